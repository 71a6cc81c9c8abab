// Turn one cell into a field, and back. Enter keeps and goes down, Tab keeps and goes on, Escape forgets.
import { save } from "./save.js";

const field = (cell) => {
  const source = cell.dataset.options && document.getElementById(cell.dataset.options);
  if (source) {
    const select = source.content.firstElementChild.cloneNode(true);
    select.value = cell.dataset.value ?? "";
    return select;
  }
  const input = document.createElement("input");
  input.type = cell.dataset.type || "text";
  if (input.type === "number") input.step = "any";
  input.value = cell.dataset.value ?? cell.textContent.trim();
  return input;
};

const beside = (cell, step) => {
  const all = [...cell.closest("tbody").querySelectorAll("[data-cell]")];
  if (step) return all[all.indexOf(cell) + step];
  const same = all.filter((other) => other.dataset.name === cell.dataset.name);
  return same[same.indexOf(cell) + 1] ?? cell;
};

export const edit = (cell, typed) => {
  if (cell.querySelector("input, select")) return;
  const before = [...cell.childNodes];
  const input = field(cell);
  input.setAttribute("aria-label", cell.getAttribute("aria-label") ?? cell.dataset.name);
  if (typed !== undefined && input.matches("input[type=text], input[type=number]")) input.value = typed;
  cell.replaceChildren(input);
  input.focus();
  if (typed === undefined) input.select?.();
  let done = false;
  const end = (keep, next) => {
    if (done) return;
    done = true;
    const value = input.value;
    cell.replaceChildren(...before);
    if (keep && value !== (cell.dataset.value ?? "")) save([[cell, value]]);
    next?.focus();
  };
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") end(false, cell);
    if (event.key === "Enter") { event.preventDefault(); end(true, beside(cell, 0)); }
    if (event.key === "Tab") { event.preventDefault(); end(true, beside(cell, event.shiftKey ? -1 : 1) ?? cell); }
  });
  input.addEventListener("blur", () => end(true));
};
