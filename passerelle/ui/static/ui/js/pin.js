// A day is chosen on a chart: [data-pin] holds the address of the form, data-days the days of its points. A click
// opens the form with that day; without a script, or by keyboard, the form's own link does.
const chart = document.querySelector("[data-pin]");
const days = chart?.dataset.days.split(" ") ?? [];
const rule = chart?.querySelector("[data-rule]");
const written = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const nearest = (event) => {
  const axis = chart.querySelector(".axis").getBoundingClientRect();
  const share = (event.clientX - axis.left) / axis.width;
  if (share < -0.01 || share > 1.01) return null;
  const index = Math.round(Math.min(1, Math.max(0, share)) * (days.length - 1));
  const left = axis.left + (axis.width * index) / Math.max(1, days.length - 1) - chart.getBoundingClientRect().left;
  return { day: days[index], left, isLate: share > 0.6 };
};

chart?.addEventListener("pointermove", (event) => {
  const found = nearest(event);
  rule.hidden = !found;
  if (!found) return;
  rule.style.left = `${found.left}px`;
  rule.classList.toggle("pin__rule--late", found.isLate);
  rule.querySelector("[data-day]").textContent = written.format(new Date(`${found.day}T00:00Z`));
});
chart?.addEventListener("pointerleave", () => { rule.hidden = true; });
chart?.addEventListener("click", (event) => {
  const found = event.target.closest("a") ? null : nearest(event);
  if (found) location.assign(`${chart.dataset.pin}?on=${found.day}`);
});
