// Ctrl or Cmd + K: pages, objects and actions from one address. Without it the button is a link to search.
const palette = document.getElementById("palette");
const input = palette?.querySelector("input");
const list = palette?.querySelector(".palette__list");
let turn = 0;
let timer;

const options = () => [...list.querySelectorAll('[role="option"]')];
const mark = (option) => {
  options().forEach((o) => o.setAttribute("aria-selected", String(o === option)));
  if (!option) return input.removeAttribute("aria-activedescendant");
  option.id ||= `cmd-${options().indexOf(option)}`;
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
};

const ask = async () => {
  const mine = ++turn;
  const url = new URL(palette.dataset.url, location.href);
  url.searchParams.set("q", input.value);
  try {
    const answer = await fetch(url, { headers: { "HX-Request": "true", "HX-Target": "palette-list" } });
    const html = answer.ok ? await answer.text() : "";
    if (mine !== turn) return;
    list.innerHTML = html;
    mark(options()[0]);
  } catch {
    dispatchEvent(new CustomEvent("say", { detail: { tone: "error" } }));
  }
};

const open = () => {
  if (!palette || palette.open) return;
  input.value = "";
  palette.showModal();
  ask();
};

input?.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
palette?.addEventListener("click", (event) => event.target === palette && palette.close());
palette?.addEventListener("keydown", (event) => {
  const all = options();
  const at = all.findIndex((o) => o.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) { event.preventDefault(); mark(all[(at + step + all.length) % all.length]); }
  if (event.key === "Enter" && all[at]) { event.preventDefault(); all[at].click(); }
});
document.querySelectorAll("[data-palette]").forEach((button) =>
  button.addEventListener("click", (event) => { if (palette) { event.preventDefault(); open(); } }));
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); open(); }
});
