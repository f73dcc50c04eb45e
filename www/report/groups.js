// The same attempts by groups: device, channel, browser, segment, hour and weekday.

import { byId, count, none, rated, shared, table } from "./dom.js";
import { weekday, word } from "./names.js";
import { head, term } from "./terms.js";
import { say } from "./words.js";

/** What a group is called. */
export function groupName(by, key) {
  if (key === null) return say(by === "segment" ? "noSegment" : "unknown");
  if (by === "hour") return say("hour", { count: key });
  if (by === "weekday") return weekday(key);
  return by === "segment" ? key : word(by, key);
}

function drawGroup(by, report) {
  table(`by-${by}`, [
    [say("group"), ({ key }) => groupName(by, key)],
    [head("attempts"), ({ numbers }) => count(numbers.attempts), "number"],
    [head("abandoned"), ({ numbers: { abandoned, abandonRate } }) => shared(abandoned, abandonRate), "number ended"],
    [head("doneRate"), ({ numbers }) => (numbers.attempts ? rated(numbers.doneRate) : none()), "number"],
  ], report.by[by], { smallest: report.smallest });
}

const charts = new Map();
const style = () => getComputedStyle(document.documentElement);

/** Bars of those abandoned and the others; what is suppressed is a gap. */
function drawChart(by, rows) {
  const holder = byId(`${by}-chart`);
  // Without the library, the table has it all.
  holder.hidden = typeof Chart === "undefined";
  if (holder.hidden) return;
  const canvas = holder.querySelector("canvas");
  canvas.setAttribute("aria-label", say(by === "hour" ? "hours" : "weekdays"));
  const color = (name) => style().getPropertyValue(name).trim();
  const of = (read) => rows.map(({ numbers }) => (numbers ? read(numbers) : null));
  const sets = [
    [term("abandoned"), of(({ abandoned }) => abandoned), "--ended"],
    [say("others"), of(({ attempts, abandoned }) => attempts - abandoned), "--reached"],
  ];
  const font = { family: style().fontFamily, size: 12 };
  const data = {
    labels: rows.map(({ key }) => (by === "hour" ? String(key) : groupName(by, key))),
    datasets: sets.map(([label, values, name]) => ({ label, data: values, backgroundColor: color(name), borderRadius: 2 })),
  };
  const options = {
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: "index", intersect: false },
    plugins: { legend: { position: "bottom", labels: { color: color("--soft"), font, boxWidth: 12, boxHeight: 12 } } },
    scales: {
      x: { stacked: true, grid: { display: false }, ticks: { color: color("--soft"), font, maxRotation: 0 } },
      y: { stacked: true, beginAtZero: true, border: { display: false }, grid: { color: color("--line") }, ticks: { color: color("--soft"), font, precision: 0, maxTicksLimit: 5 } },
    },
  };
  const chart = charts.get(by);
  if (chart) {
    Object.assign(chart, { data, options });
    chart.update();
  } else {
    charts.set(by, new Chart(canvas, { type: "bar", data, options }));
  }
}

export function drawGroups(report) {
  for (const by of ["device", "channel", "browser", "segment", "hour", "weekday"]) drawGroup(by, report);
  for (const by of ["hour", "weekday"]) drawChart(by, report.by[by]);
}
