// A table like a sheet. Each [data-cell] has data-url (takes a POST of name and value), data-name, data-value,
// and a form of its own in the page for those without a script. Type or Enter edits, Ctrl C and V copy and paste
// from a spreadsheet, Shift + arrows choose a range, Ctrl D fills down.
import "./paste.js";
import { edit } from "./edit.js";
import { save } from "./save.js";

const cells = (row) => [...row.querySelectorAll("[data-cell]")];
const grid = (cell) => [...cell.closest("tbody").rows].map(cells).filter((row) => row.length);
const where = (rows, cell) => {
  const r = rows.findIndex((row) => row.includes(cell));
  return [r, rows[r]?.indexOf(cell) ?? -1];
};
let anchor = null;
const range = () => [...document.querySelectorAll("[data-cell].is-range")];
const clear = () => range().forEach((cell) => cell.classList.remove("is-range"));

const choose = (from, to) => {
  const rows = grid(from);
  const [[r1, c1], [r2, c2]] = [where(rows, from), where(rows, to)];
  clear();
  for (let r = Math.min(r1, r2); r <= Math.max(r1, r2); r++)
    for (let c = Math.min(c1, c2); c <= Math.max(c1, c2); c++) rows[r][c]?.classList.add("is-range");
};

const step = (cell, dr, dc) => {
  const rows = grid(cell);
  const [r, c] = where(rows, cell);
  return rows[r + dr]?.[c + dc];
};

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("[data-cell]");
  if (!cell || event.target !== cell) return;
  const control = event.ctrlKey || event.metaKey;
  if (ARROWS[event.key] && !control) {
    const to = step(cell, ...ARROWS[event.key]);
    event.preventDefault();
    if (!to) return;
    if (event.shiftKey) choose((anchor ??= cell), to);
    else { anchor = null; clear(); }
    return to.focus();
  }
  if (control && event.key.toLowerCase() === "d") {
    event.preventDefault();
    const held = range();
    return save(held.slice(1).filter((c) => c.dataset.name === held[0].dataset.name).map((c) => [c, held[0].dataset.value]));
  }
  if (control || event.altKey) return;
  if (event.key === "Enter" || event.key === "F2") { event.preventDefault(); edit(cell); }
  if (event.key === "Delete") { event.preventDefault(); save((range().length ? range() : [cell]).map((c) => [c, ""])); }
  if (event.key.length === 1 && event.key !== " ") { event.preventDefault(); edit(cell, event.key); }
});
document.addEventListener("dblclick", (event) => {
  const cell = event.target.closest("[data-cell]");
  if (cell) edit(cell);
});
