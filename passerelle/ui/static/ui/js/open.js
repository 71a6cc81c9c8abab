// As in a spreadsheet: a click on the cell one is on already opens it, and so does a tap, or a double click.
import { edit } from "./edit.js";

let held = null;
let isTouch = false;
addEventListener("pointerdown", (event) => {
  held = document.activeElement;
  isTouch = event.pointerType === "touch";
}, true);
document.addEventListener("click", (event) => {
  const cell = event.target.closest("[data-cell]");
  const isPlain = !event.target.closest("a, button, input, select") && !event.shiftKey && !event.ctrlKey && !event.metaKey;
  if (cell && isPlain && (isTouch || cell === held)) edit(cell);
});
document.addEventListener("dblclick", (event) => edit(event.target.closest("[data-cell]")));
