// Words after an action: closed by hand, or after a while when there is nothing to undo.
const area = document.querySelector("[data-toasts]");

const watch = (toast) => {
  toast.querySelector("[data-toast-close]")?.addEventListener("click", () => toast.remove());
  const patience = toast.querySelector("form") ? 20000 : 7000;
  if (toast.matches(".toast--error, .toast--warning")) return;
  let timer = setTimeout(() => toast.remove(), patience);
  toast.addEventListener("pointerenter", () => clearTimeout(timer));
  toast.addEventListener("pointerleave", () => { timer = setTimeout(() => toast.remove(), patience); });
};

const way = (undo) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: undo });
  const token = Object.assign(document.createElement("input"), { type: "hidden", name: "csrfmiddlewaretoken", value: document.body.dataset.csrf });
  form.append(token, Object.assign(document.createElement("button"), { textContent: area.dataset.undo }));
  return form;
};

const say = (text, { tone = "info", undo = "" } = {}) => {
  const toast = document.createElement("div");
  toast.className = `toast toast--${tone}`;
  toast.append(Object.assign(document.createElement("p"), { textContent: text }));
  if (undo) toast.append(way(undo));
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  close.dataset.toastClose = "";
  close.setAttribute("aria-label", area.dataset.close);
  toast.append(close);
  area.append(toast);
  watch(toast);
};

area?.querySelectorAll("[data-toast]").forEach(watch);
new MutationObserver((changes) => {
  for (const change of changes) change.addedNodes.forEach((node) => node.matches?.("[data-toast]") && watch(node));
}).observe(area, { childList: true });

// Other modules say things by an event: dispatchEvent(new CustomEvent("say", { detail: { text, tone, undo } })).
addEventListener("say", (event) => say(event.detail.text || area.dataset.failed, event.detail));
addEventListener("htmx:responseError", (event) => {
  const refusal = document.getElementById("refusal");
  refusal.innerHTML = event.detail.xhr.responseText;
  if (refusal.querySelector(".dialog__h")) return refusal.showModal();
  refusal.replaceChildren();
  say(area.dataset.failed, { tone: "error" });
});
addEventListener("htmx:sendError", () => say(area.dataset.failed, { tone: "error" }));
