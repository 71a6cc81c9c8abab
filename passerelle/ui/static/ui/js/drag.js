// Move a bar of the timeline by hand (its end to stretch it) or with the arrow keys: a week, with Shift a day,
// with Alt only the end. Posts start and end to data-drag; the same can be done in the initiative's form.
import { send } from "./send.js";

const DAY = 86400000;
const day = (iso, days) => new Date(Date.parse(`${iso}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
const width = (bar) => bar.ownerSVGElement.getBoundingClientRect().width / Number(bar.dataset.days);

const version = (bar) => document.querySelector(`[data-drag="${CSS.escape(bar.dataset.drag)}"]`)?.closest("[data-version]")?.dataset.version ?? "";
const put = async (bar, start, end) => {
  const fields = () => ({ start, end, version: version(bar) });
  if (!(await send(bar.dataset.drag, fields, bar.closest("[data-part]")))) bar.removeAttribute("transform");
};

document.addEventListener("pointerdown", (event) => {
  const bar = event.target.closest?.(".lane [data-drag]");
  if (!bar || event.button) return;
  event.preventDefault();
  bar.focus();
  bar.setPointerCapture(event.pointerId);
  const box = bar.querySelector(".bar").getBoundingClientRect();
  const stretches = box.right - event.clientX < 8 && box.width > 16;
  let days = 0;
  const follow = (e) => {
    days = Math.round((e.clientX - event.clientX) / width(bar));
    bar.classList.add("is-dragged");
    const shape = stretches ? `scale(${Math.max(0.05, (box.width + days * width(bar)) / box.width)} 1)` : `translate(${days * width(bar)} 0)`;
    bar.setAttribute("transform", shape);
    if (stretches) bar.setAttribute("transform-origin", `${box.left - bar.ownerSVGElement.getBoundingClientRect().left} 0`);
  };
  const end = (e) => {
    bar.removeEventListener("pointermove", follow);
    bar.classList.remove("is-dragged");
    if (e.type === "pointercancel" || !days) return bar.removeAttribute("transform");
    put(bar, day(bar.dataset.start, stretches ? 0 : days), day(bar.dataset.end, days));
  };
  bar.addEventListener("pointermove", follow);
  bar.addEventListener("pointerup", end, { once: true });
  bar.addEventListener("pointercancel", end, { once: true });
});

// Without a bar under the focus, the arrows move the chosen row's.
const TYPING = "input, textarea, select, [contenteditable], dialog[open]";
const chosen = () => document.querySelector('main [data-row][aria-selected="true"] .lane [data-drag]');

document.addEventListener("keydown", (event) => {
  const bar = event.target.closest?.(".lane [data-drag]") ?? (event.target.closest?.(TYPING) ? null : chosen());
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!bar || !way) return;
  event.preventDefault();
  bar.focus();
  const days = way * (event.shiftKey ? 1 : 7);
  put(bar, day(bar.dataset.start, event.altKey ? 0 : days), day(bar.dataset.end, days));
});
