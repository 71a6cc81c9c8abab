// Post a change and show what came of it: the page that answers gives the fresh part and the toasts; a refusal
// (409 what someone else wrote, 422 what cannot be) is shown in the dialog, and its cells are marked.
const csrf = () => document.body.dataset.csrf;
const say = (text) => dispatchEvent(new CustomEvent("say", { detail: { text, tone: "error" } }));

const refuse = (html) => {
  const dialog = document.getElementById("refusal");
  dialog.innerHTML = html;
  if (!dialog.querySelector(".dialog__h")) return say("");
  dialog.querySelectorAll("[data-wrong]").forEach((line) => {
    const cell = document.getElementById(line.dataset.wrong);
    cell?.classList.add("is-wrong");
    cell?.setAttribute("aria-invalid", "true");
  });
  dialog.showModal();
};

// A cell that someone is typing in stays as it is; the others take their fresh content.
const mend = (part, fresh) => {
  for (const cell of fresh.querySelectorAll("[data-cell][id]")) {
    const old = document.getElementById(cell.id);
    if (!old || old.querySelector("input, select")) continue;
    const row = old.closest("[data-version]");
    if (row) row.dataset.version = cell.closest("[data-version]").dataset.version;
    old.replaceWith(cell);
  }
};

const swap = (part, fresh) => {
  const held = document.activeElement;
  const [id, drag, left, top] = [held?.id, held?.dataset?.drag, part.scrollLeft, part.scrollTop];
  if (part.querySelector("[data-cell] :is(input, select)")) return mend(part, fresh);
  part.replaceWith(fresh);
  fresh.scrollTo(left, top);
  window.htmx?.process(fresh);
  const again = (id && document.getElementById(id)) || (drag && fresh.querySelector(`[data-drag="${CSS.escape(drag)}"]`));
  again?.focus({ preventScroll: true });
};

const post = async (url, fields, part) => {
  const headers = { "x-csrftoken": csrf(), "HX-Request": "true", "HX-Target": part?.id ?? "" };
  const answer = await fetch(url, { method: "POST", headers, body: new URLSearchParams(fields()) });
  const html = await answer.text();
  if (!answer.ok) { refuse(html); return false; }
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = part?.id && page.getElementById(part.id);
  if (!fresh) { location.reload(); return true; }
  swap(document.getElementById(part.id), fresh);
  document.querySelector("[data-toasts]").append(...page.querySelectorAll("[data-toasts] > *"));
  document.dispatchEvent(new Event("fresh"));
  return true;
};

let line = Promise.resolve();
// One after another, so that each is sent with the version that the one before gave. Resolves to false if refused.
export const send = (url, fields, part) =>
  (line = line.then(() => post(url, fields, part)).catch(() => { say(""); return false; }));
