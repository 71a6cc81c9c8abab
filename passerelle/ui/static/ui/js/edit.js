// Turn one cell into a field, and back. Enter keeps and goes down, Tab keeps and goes on, Escape forgets.
import { save } from "./save.js";

const field = (cell) => {
  const source = cell.dataset.options && document.getElementById(cell.dataset.options);
  if (source) {
    const select = source.content.querySelector("select").cloneNode(true);
    select.value = cell.dataset.value ?? "";
    return select;
  }
  const input = document.createElement("input");
  input.type = cell.dataset.type || "text";
  input.value = cell.dataset.value ?? cell.textContent.trim();
  return input;
};

const beside = (cell, step) => {
  const all = [...cell.closest("table").querySelectorAll("[data-cell]")];
  if (step) return all[all.indexOf(cell) + step] ?? cell;
  const same = all.filter((other) => other.dataset.name === cell.dataset.name);
  return same[same.indexOf(cell) + 1] ?? cell;
};

export const edit = (cell, typed) => {
  if (!cell || cell.querySelector("input, select")) return;
  const before = [...cell.childNodes];
  const input = field(cell);
  input.setAttribute("aria-label", cell.getAttribute("aria-label") ?? cell.dataset.name);
  cell.replaceChildren(input);
  input.focus();
  if (typed !== undefined && input.type === "text") input.value = typed;
  else input.select?.();
  let done = false;
  const end = (keep, next) => {
    if (done) return;
    done = true;
    const text = input.value;
    cell.replaceChildren(...before);
    next?.focus();
    if (keep) save([[cell, text]]);
  };
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const act = {
      Escape: () => end(false, cell),
      Enter: () => end(true, beside(cell, 0)),
      Tab: () => end(true, beside(cell, event.shiftKey ? -1 : 1)),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  input.addEventListener("blur", () => end(true));
};
