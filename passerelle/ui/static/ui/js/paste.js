// Copy and paste between cells and a spreadsheet. A table with data-paste (an address) sends the whole block there
// at once, so that rows can be created and everything undone together; else each cell is saved on its own.
import { save } from "./save.js";

const rowsOf = (cell) => [...cell.closest("tbody").rows].map((r) => [...r.querySelectorAll("[data-cell]")]).filter((r) => r.length);
const block = (text) => text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));

const whole = (cell, text) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = cell.closest("table").dataset.paste;
  const held = { csrfmiddlewaretoken: document.body.dataset.csrf, text, name: cell.dataset.name, row: cell.closest("[data-id]")?.dataset.id ?? "" };
  for (const [name, value] of Object.entries(held)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  document.body.append(form);
  form.submit();
};

document.addEventListener("paste", (event) => {
  const cell = event.target.closest?.("[data-cell]");
  if (!cell || event.target !== cell) return;
  event.preventDefault();
  const text = event.clipboardData.getData("text/plain");
  const lines = block(text);
  if (cell.closest("table").dataset.paste && (lines.length > 1 || lines[0].length > 1)) return whole(cell, text);
  const rows = rowsOf(cell);
  const top = rows.findIndex((row) => row.includes(cell));
  const left = rows[top].indexOf(cell);
  save(lines.flatMap((line, r) => line.map((value, c) => [rows[top + r]?.[left + c], value.trim()])).filter(([to]) => to));
});

document.addEventListener("copy", (event) => {
  const cell = event.target.closest?.("[data-cell]");
  if (!cell || event.target !== cell || String(getSelection())) return;
  const chosen = rowsOf(cell).map((row) => row.filter((c) => c === cell || c.classList.contains("is-range"))).filter((row) => row.length);
  event.clipboardData.setData("text/plain", chosen.map((row) => row.map((c) => c.dataset.value ?? c.textContent.trim()).join("\t")).join("\n"));
  event.preventDefault();
});
