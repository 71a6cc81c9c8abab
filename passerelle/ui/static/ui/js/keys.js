// Keys on every page: J K move, Enter peeks, X chooses, C F P ? and 1-9 act, G and a letter goes.
const rows = () => [...document.querySelectorAll("main [data-row]")].filter((r) => r.checkVisibility());
const chosen = () => document.querySelector('main [data-row][aria-selected="true"]');

const select = (row) => {
  chosen()?.removeAttribute("aria-selected");
  row.setAttribute("aria-selected", "true");
  row.scrollIntoView({ block: "nearest" });
  row.querySelector("a, [tabindex]")?.focus({ preventScroll: true });
};

const move = (step) => {
  const all = rows();
  const at = all.indexOf(chosen());
  const to = all[Math.max(0, Math.min(all.length - 1, at < 0 && step < 0 ? all.length - 1 : at + step))];
  if (to) select(to);
};

const go = (letter) => document.querySelector(`[data-go="${CSS.escape(letter.toUpperCase())}"]`)?.click();
const press = (name) => document.querySelector(`[data-key="${CSS.escape(name)}"]`);

const acts = {
  j: () => move(1),
  k: () => move(-1),
  x: () => chosen()?.querySelector('input[type="checkbox"]')?.click(),
  c: () => press("C")?.click(),
  f: () => (press("F")?.matches("input, select") ? press("F").focus() : press("F")?.click()),
  p: () => (press("P") ? press("P").click() : document.documentElement.toggleAttribute("data-present")),
  "?": () => document.getElementById("shortcuts")?.showModal(),
  Escape: () => document.documentElement.removeAttribute("data-present"),
};

let waiting = -Infinity; // not 0: the clock starts with the page, whose first keys are no letters after G
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog[open], [data-cell]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (performance.now() - waiting < 1200) {
    waiting = -Infinity;
    return go(key);
  }
  if (key === "g") { waiting = performance.now(); return; }
  const section = /^[1-9]$/.test(key) && document.getElementById(`s${key}`);
  const act = section ? () => { section.scrollIntoView({ block: "start" }); section.focus({ preventScroll: true }); } : acts[key];
  if (!act) return;
  if (key !== "Escape") event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  const row = event.target.closest("main [data-row]");
  if (row && row !== chosen()) {
    chosen()?.removeAttribute("aria-selected");
    row.setAttribute("aria-selected", "true");
  }
});
