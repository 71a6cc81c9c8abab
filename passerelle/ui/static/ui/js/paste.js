// Copy and paste between cells and a spreadsheet: a block falls from the cell that has the focus, down and across.
import { save } from "./save.js";

const rowsOf = (cell) => [...cell.closest("table").querySelectorAll("tbody tr")].map((r) => [...r.querySelectorAll("[data-cell]")]).filter((r) => r.length);
const block = (text) => text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));
const isCell = (event) => event.target.closest?.("[data-cell]") === event.target && event.target;

document.addEventListener("paste", (event) => {
  const cell = isCell(event);
  if (!cell) return;
  event.preventDefault();
  const lines = block(event.clipboardData.getData("text/plain"));
  const rows = rowsOf(cell);
  const top = rows.findIndex((row) => row.includes(cell));
  const left = rows[top].indexOf(cell);
  const range = [...document.querySelectorAll("[data-cell].is-range")];
  const one = lines.length === 1 && lines[0].length === 1;
  if (one && range.length) return save(range.map((c) => [c, lines[0][0].trim()]));
  save(lines.flatMap((line, r) => line.map((text, c) => [rows[top + r]?.[left + c], text.trim()])));
});

document.addEventListener("copy", (event) => {
  const cell = isCell(event);
  if (!cell || String(getSelection())) return;
  const chosen = rowsOf(cell).map((row) => row.filter((c) => c === cell || c.classList.contains("is-range"))).filter((row) => row.length);
  const text = chosen.map((row) => row.map((c) => c.dataset.value ?? c.textContent.trim()).join("\t")).join("\n");
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
});
