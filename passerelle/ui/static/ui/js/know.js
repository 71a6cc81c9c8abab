// One popover for every number: filled from the number's own template, or from its address.
const box = document.getElementById("know");
let asked = null;

const place = (link) => {
  const at = link.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const left = Math.max(12, Math.min(at.left, innerWidth - size.width - 12));
  const under = at.bottom + 6 + size.height < innerHeight || at.top < innerHeight / 2;
  box.style.left = `${left}px`;
  box.style.top = `${under ? Math.min(at.bottom + 6, innerHeight - size.height - 12) : Math.max(12, at.top - size.height - 6)}px`;
};

const show = (link, content) => {
  box.replaceChildren(content);
  if (!box.matches(":popover-open")) box.showPopover();
  place(link);
};

const fill = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
};

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-know]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  asked = link;
  const beside = link.nextElementSibling;
  if (beside?.tagName === "TEMPLATE") return show(link, beside.content.cloneNode(true));
  show(link, document.createTextNode(box.dataset.waiting));
  try {
    const answer = await fetch(link.href, { headers: { "HX-Request": "true", "HX-Target": "know" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    if (asked === link) show(link, fill(html));
  } catch {
    location.assign(link.href); // the page says what the popover could not
  }
});

box?.addEventListener("toggle", (event) => {
  if (event.newState === "closed") asked?.focus({ preventScroll: true });
});
