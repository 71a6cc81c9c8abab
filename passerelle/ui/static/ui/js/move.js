// Post a move and show what came of it: the answer's HTML replaces the part it names, or the page is read again.
const back = (item) => { item?.removeAttribute("transform"); item?.classList.remove("is-dragged"); };

export const move = async (url, fields, item) => {
  const part = item?.closest("[data-part]");
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "x-csrftoken": document.body.dataset.csrf, "HX-Request": "true", "HX-Target": part?.id ?? "", accept: "text/html" },
      body: new URLSearchParams({ ...fields, version: item?.dataset.version ?? item?.closest("[data-version]")?.dataset.version ?? "" }),
    });
    const html = await answer.text();
    if (!answer.ok) throw new Error(answer.headers.get("X-Said") ? decodeURIComponent(answer.headers.get("X-Said")) : "");
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = part && page.getElementById(part.id);
    if (!fresh) return location.reload();
    const held = document.activeElement?.dataset?.drag;
    part.replaceWith(fresh);
    window.htmx?.process(fresh);
    if (held) fresh.querySelector(`[data-drag="${CSS.escape(held)}"]`)?.focus();
    document.querySelector("[data-toasts]").append(...page.querySelectorAll("[data-toasts] > *"));
  } catch (error) {
    back(item);
    dispatchEvent(new CustomEvent("say", { detail: { text: error instanceof TypeError ? "" : error.message, tone: "error" } }));
  }
};
