// A table like a sheet. Each [data-cell] has an id, data-name, data-value, and data-options (the id of a template
// with a select) or data-type; its row has data-number and data-version, its table data-edits.
import "./open.js";
import "./paste.js";
import { edit } from "./edit.js";
import { save } from "./save.js";

const grid = (cell) => [...cell.closest("table").querySelectorAll("tbody tr")].map((r) => [...r.querySelectorAll("[data-cell]")]).filter((r) => r.length);
const where = (rows, cell) => {
  const r = rows.findIndex((row) => row.includes(cell));
  return [r, rows[r]?.indexOf(cell) ?? -1];
};
let anchor = null;
const range = () => [...document.querySelectorAll("[data-cell].is-range")];
const clear = () => { anchor = null; range().forEach((cell) => cell.classList.remove("is-range")); };

const choose = (from, to) => {
  const rows = grid(from);
  const [[r1, c1], [r2, c2]] = [where(rows, from), where(rows, to)];
  range().forEach((cell) => cell.classList.remove("is-range"));
  for (let r = Math.min(r1, r2); r <= Math.max(r1, r2); r++)
    for (let c = Math.min(c1, c2); c <= Math.max(c1, c2); c++) rows[r][c]?.classList.add("is-range");
};

const fill = () => {
  const held = range();
  const first = (name) => held.find((c) => c.dataset.name === name).dataset.value ?? "";
  save(held.map((c) => [c, first(c.dataset.name)]));
};

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const go = (cell, [dr, dc], stretch) => {
  const rows = grid(cell);
  const [r, c] = where(rows, cell);
  const to = rows[r + dr]?.[c + dc];
  if (!to) return;
  if (stretch) choose((anchor ??= cell), to);
  else clear();
  to.focus();
};

document.addEventListener("keydown", (event) => {
  const cell = event.target;
  if (!cell.matches?.("[data-cell]") || event.altKey) return;
  const control = event.ctrlKey || event.metaKey;
  const act = control ? { d: fill }[event.key.toLowerCase()]
    : ARROWS[event.key] ? () => go(cell, ARROWS[event.key], event.shiftKey)
    : { Enter: () => edit(cell), F2: () => edit(cell), Escape: clear, Delete: () => save((range().length ? range() : [cell]).map((c) => [c, ""])) }[event.key]
    ?? (event.key.length === 1 && event.key !== " " ? () => edit(cell, event.key) : null);
  if (act) { event.preventDefault(); act(); }
});
document.addEventListener("focusin", (event) => {
  if (!event.target.matches("[data-cell]")) return;
  document.querySelectorAll('[data-cell][tabindex="0"]').forEach((c) => { c.tabIndex = -1; });
  event.target.tabIndex = 0; // one stop for Tab, where one left
});
const stop = () => { const first = document.querySelector("[data-cell]"); if (first) first.tabIndex = 0; };
document.addEventListener("fresh", stop);
stop();
