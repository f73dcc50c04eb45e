// What became of those who came to a field, by the time they were in it: a drawing each, and the numbers in a table.

import { band, byId, element, none, percent, rated, span, table } from "./dom.js";
import { fieldName, stepName } from "./names.js";
import { term } from "./terms.js";
import { say } from "./words.js";

/** Times that the axis and the table name, ms: ends of buckets. */
const AXIS = [1_000, 4_000, 16_000, 64_000, 256_000, 1_024_000];
const MARKS = [4_000, 8_000, 16_000, 32_000, 64_000, 256_000];
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [320, 150, 34, 22, 6];

function drawn(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Places on the drawing: `most` buckets stand side by side, each as wide as the next. */
const across = (buckets, most) => LEFT + ((WIDTH - LEFT - 8) * buckets) / most;
const up = (rate) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - rate);
const path = (places) => places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");

/** A line with its band; it begins with everybody at `first`. */
function line(points, of, first, most) {
  const at = (read) => [[LEFT, up(first)], ...points.map((point, bucket) => [across(bucket + 1, most), up(read(point[of]))])];
  return [
    drawn("polygon", { class: `curve-band of-${of}`, points: path([...at(({ high }) => high), ...at(({ low }) => low).reverse()]) }),
    drawn("polyline", { class: `curve of-${of}`, points: path(at(({ rate }) => rate)) }),
  ];
}

function axes(ends, most) {
  const lines = [0, 0.5, 1].flatMap((rate) => [
    drawn("line", { class: "curve-grid", x1: LEFT, x2: WIDTH - 8, y1: up(rate), y2: up(rate) }),
    drawn("text", { x: LEFT - 5, y: up(rate) + 4, "text-anchor": "end" }, `${rate * 100}%`),
  ]);
  const marks = AXIS.filter((ms) => ends.includes(ms)).map((ms) =>
    drawn("text", { x: across(ends.indexOf(ms) + 1, most), y: HEIGHT - 6, "text-anchor": "middle" }, span(ms)));
  return [...lines, ...marks];
}

const spoken = ({ until, left, still }) => say(until === null ? "outcomeAtLast" : "outcomeBy", {
  time: until === null ? "" : span(until),
  left: percent(left.rate),
  band: band(left),
  done: percent(Math.max(0, 1 - left.rate - still.rate)),
  still: percent(still.rate),
});

function curve({ step, key, numbers: { survival } }, ends, steps) {
  const name = fieldName(key);
  const last = survival.at(-1);
  const picture = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${name}: ${spoken(last)}` });
  const most = ends.length;
  picture.append(...axes(ends, most), ...line(survival, "still", 1, most), ...line(survival, "left", 0, most));
  const caption = element("figcaption", {}, element("b", {}, name));
  if (steps > 1) caption.append(" ", element("small", { class: "of-step" }, stepName(step)));
  return element("figure", {}, caption, picture, element("p", { class: "small" }, spoken(last)));
}

export function drawCurves({ fields, steps, smallest }) {
  const shown = fields.filter(({ numbers }) => numbers?.survival.length > 0);
  byId("curves-part").hidden = shown.length === 0;
  // One axis for all of them.
  const ends = shown.map(({ numbers }) => numbers.survival.map(({ until }) => until)).reduce((one, other) => (other.length > one.length ? other : one), []);
  byId("curves-title").textContent = term("survival");
  byId("curves-legend").replaceChildren(...["left", "still"].map((of) => element("li", { class: `of-${of}` }, say(of === "left" ? "curveLeft" : "curveStill"))));
  byId("curves").replaceChildren(...shown.map((field) => curve(field, ends, steps.length)));
  const marks = MARKS.filter((ms) => ends.includes(ms));
  const cell = (ms) => ({ numbers: { survival } }) => {
    const point = survival.find(({ until }) => until === ms);
    if (!point) return none();
    const { left, still } = point;
    return element("span", {}, rated(left), element("small", { class: "band" }, say("stillIn", { still: percent(still.rate) })));
  };
  table("curves-table", [
    [say("field"), ({ step, key }) => element("span", {}, fieldName(key), steps.length > 1 ? element("small", { class: "of-step" }, stepName(step)) : "")],
    ...marks.map((ms) => [say("leftBy", { time: span(ms) }), cell(ms), "number"]),
  ], shown, { smallest });
}
