// Choose rows by their checkbox: the bar of what can be done to them appears with their count.
const boxes = () => [...document.querySelectorAll("[data-pick]")];
const bar = document.querySelector("[data-bulk]");
const whole = () => document.querySelector("[data-pick-all]");
let last = null;

const refresh = () => {
  const held = boxes();
  const count = held.filter((box) => box.checked).length;
  if (bar) {
    bar.hidden = !count;
    bar.querySelectorAll("[data-count]").forEach((place) => { place.textContent = count; });
  }
  const all = whole();
  if (all) {
    all.checked = count > 0 && count === held.length;
    all.indeterminate = count > 0 && count < held.length;
  }
};

document.addEventListener("click", (event) => {
  const box = event.target.closest("[data-pick]");
  if (!box) return;
  if (event.shiftKey && last) {
    const held = boxes();
    const [a, b] = [held.indexOf(last), held.indexOf(box)].sort((x, y) => x - y);
    held.slice(a, b + 1).forEach((other) => { other.checked = box.checked; });
  }
  last = box;
  refresh();
});
document.addEventListener("change", (event) => {
  if (event.target !== whole()) return;
  boxes().forEach((box) => { box.checked = event.target.checked; });
  refresh();
});
document.addEventListener("fresh", refresh);
addEventListener("pageshow", refresh);
refresh();
