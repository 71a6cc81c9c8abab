// A chart to explore ([data-explore] = the address of its specification), drawn in the page's own colours.
const area = document.querySelector("[data-explore]");
const said = document.querySelector("[data-said]");
const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });

function colour(token) {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(${token})`;
  pixel.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillRect(0, 0, 1, 1);
  return `rgb(${[...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3)})`;
}

function dress() {
  const [ink, quiet, line, accent, mark] = ["--ink", "--ink-3", "--line", "--accent", "--mark"].map(colour);
  const font = getComputedStyle(document.body).fontFamily;
  return { background: null, font, view: { stroke: null }, concat: { spacing: 20 },
    axis: { labelColor: quiet, gridColor: line, domainColor: line, tickColor: line, labelFont: font, labelFontSize: 11, tickCount: 5 },
    axisX: { grid: false, tickCount: 8 },
    style: {
      reading: { color: mark, strokeWidth: 1.4 }, part: { color: quiet, strokeWidth: 1, opacity: 0.55 },
      chosen: { color: accent, strokeWidth: 2 }, whole: { color: quiet, strokeWidth: 0.8 },
      target: { color: ink, strokeDash: [2, 3] }, event: { color: quiet },
      point: { opacity: 0, size: 60 },
    },
    selection: { interval: { mark: { fill: accent, fillOpacity: 0.12, stroke: accent } } },
  };
}

const tell = (_handler, _event, item) => { // nearest to a point: a cell drawn around it, which holds it
  const words = item?.datum?.datum?.said ?? item?.datum?.said;
  if (words) said.textContent = words;
};

async function draw(answer) {
  for (const view of answer.spec.vconcat) view.width = Math.max(200, area.clientWidth - 70);
  area.shown?.finalize();
  area.shown = await window.vegaEmbed(area, structuredClone(answer.spec), {
    mode: "vega-lite", ast: true, actions: false, defaultStyle: false, renderer: "canvas", config: dress(), tooltip: tell, logLevel: 1,
    formatLocale: answer.number, timeFormatLocale: answer.time,
  });
}

async function start() {
  const response = await fetch(area.dataset.explore, { headers: { Accept: "application/json" } });
  if (!response.ok || !window.vegaEmbed) throw new Error(area.dataset.failed);
  const answer = await response.json();
  await draw(answer);
  let width = area.clientWidth, later;
  new ResizeObserver(() => {
    if (area.clientWidth === width) return; else width = area.clientWidth;
    clearTimeout(later);
    later = setTimeout(() => draw(answer), 150);
  }).observe(area);
}

if (area) start().catch(() => { area.textContent = area.dataset.failed; });
