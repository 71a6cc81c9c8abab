// Enter on a row, or a click on its peek link, opens the object beside the list; without it, its page.
const peek = document.getElementById("peek");
let opener = null;

const close = () => {
  if (!peek || peek.hidden) return;
  peek.hidden = true;
  peek.replaceChildren();
  opener?.focus({ preventScroll: true });
};

const open = async (link) => {
  opener = link;
  try {
    const answer = await fetch(link.dataset.peek || link.href, { headers: { "HX-Request": "true", "HX-Target": "peek" } });
    if (!answer.ok) throw new Error(String(answer.status));
    peek.innerHTML = await answer.text();
    peek.hidden = false;
    window.htmx?.process(peek);
  } catch {
    location.assign(link.href);
  }
};

// On a row whose peek is open, moving to another row shows that one.
new MutationObserver(() => {
  const link = document.querySelector('main [data-row][aria-selected="true"] [data-peek]');
  if (peek && !peek.hidden && link && link !== opener) open(link);
}).observe(document.querySelector("main"), { attributes: true, subtree: true, attributeFilter: ["aria-selected"] });

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-peek-close]")) return close();
  const link = event.target.closest("main a[data-peek]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !peek) return;
  event.preventDefault();
  open(link);
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) return close();
  if (event.target.closest("input, textarea, select, button, dialog[open], [data-cell]")) return;
  const row = document.querySelector('main [data-row][aria-selected="true"]');
  const link = row?.querySelector("a[data-peek]");
  if (event.key === " " && peek && !peek.hidden && link) { event.preventDefault(); location.assign(link.href); }
  if (event.key === "Enter" && row && !event.target.closest("a, [role=link]")) { event.preventDefault(); (link ?? row.querySelector("a"))?.click(); }
});
