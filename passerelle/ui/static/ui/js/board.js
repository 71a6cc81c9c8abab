// Move a slip between the columns of a board: by hand, or with Alt and the arrows. Posts column and place to
// data-drag; each slip also has a form or a page that does the same.
import { send } from "./send.js";

const columns = () => [...document.querySelectorAll("[data-column]")];
const slips = (column) => [...column.querySelectorAll(".slip[data-drag]")];
const under = (x, y, slip) => document.elementsFromPoint(x, y).filter((e) => !slip.contains(e)).map((e) => e.closest?.("[data-column]")).find(Boolean);

const put = (slip, column, place) => {
  const fields = () => ({ column: column.dataset.column, place, version: slip.dataset.version ?? "" });
  send(slip.dataset.drag, fields, slip.closest("[data-part]"));
};

document.addEventListener("pointerdown", (event) => {
  const slip = event.target.closest?.(".slip[data-drag]");
  if (!slip || event.button || event.target.closest("a, button, input, summary")) return;
  slip.setPointerCapture(event.pointerId);
  let column = null;
  const follow = (e) => {
    if (Math.hypot(e.clientX - event.clientX, e.clientY - event.clientY) < 5) return;
    slip.classList.add("is-dragged");
    slip.style.translate = `${e.clientX - event.clientX}px ${e.clientY - event.clientY}px`;
    column?.classList.remove("is-target");
    column = under(e.clientX, e.clientY, slip);
    column?.classList.add("is-target");
  };
  const end = (e) => {
    slip.removeEventListener("pointermove", follow);
    slip.classList.remove("is-dragged");
    slip.style.translate = "";
    column?.classList.remove("is-target");
    if (!column || e.type === "pointercancel") return;
    const others = slips(column).filter((s) => s !== slip);
    const place = others.filter((s) => s.getBoundingClientRect().top < e.clientY).length;
    put(slip, column, place);
  };
  slip.addEventListener("pointermove", follow);
  slip.addEventListener("pointerup", end, { once: true });
  slip.addEventListener("pointercancel", end, { once: true });
});

document.addEventListener("keydown", (event) => {
  const slip = event.target.closest?.(".slip[data-drag]");
  if (!slip || !event.altKey || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  const all = columns();
  const own = slip.closest("[data-column]");
  const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const to = all[all.indexOf(own) + (side ?? 0)];
  if (to) put(slip, to, Math.max(0, slips(own).indexOf(slip) + (step ?? 0)));
});
