// Write changed cells, all or none. The table's data-edits takes `edits`: JSON of {number, field, text, was, version}.
import { send } from "./send.js";

const row = (cell) => cell.closest("[data-number]");
const now = (cell) => document.getElementById(cell.id) ?? cell;

export const save = async (changes) => {
  const wanted = changes.filter(([cell, text]) => cell && text !== (cell.dataset.value ?? ""));
  if (!wanted.length) return;
  const table = wanted[0][0].closest("[data-edits]");
  wanted.forEach(([cell]) => cell.classList.add("is-saving"));
  const edits = () => wanted.map(([cell, text]) => ({
    number: row(now(cell)).dataset.number,
    field: cell.dataset.name,
    text,
    was: cell.dataset.value ?? "",
    version: row(now(cell)).dataset.version,
  }));
  await send(table.dataset.edits, () => ({ edits: JSON.stringify(edits()) }), table.closest("[data-part]"));
  wanted.forEach(([cell]) => now(cell).classList.remove("is-saving"));
};
