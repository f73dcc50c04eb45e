// Elements, tables and numbers. What comes from a beacon is only ever set as text.

import { say } from "./words.js";

export const byId = (id) => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A bar as long as its share of the whole, 0 to 1. */
export function bar(share, className = "") {
  const filled = element("span", { class: `bar ${className}`, "aria-hidden": "true" });
  filled.style.setProperty("--share", Math.min(1, Math.max(0, share || 0)));
  return filled;
}

const numbers = new Intl.NumberFormat("ja");
export const count = (number) => numbers.format(number);
export const percent = (rate) => `${(rate * 100).toFixed(1)}%`;
/** From and to of a band: `47.7–55.0%`. */
export const band = ({ low, high }) => `${(low * 100).toFixed(1)}–${percent(high)}`;
/** A difference of rates, with its sign. */
export const signed = (rate) => `${rate > 0 ? "+" : rate < 0 ? "−" : "±"}${(Math.abs(rate) * 100).toFixed(1)}`;
export const none = () => element("span", { class: "none" }, "–");

/** A rate with its band under it; nothing for none. */
export function rated(rate) {
  if (!rate) return none();
  return element("span", {}, percent(rate.rate), element("small", { class: "band" }, band(rate)));
}

/** A number, and under it which share it is, with its band. */
export function shared(number, rate) {
  const parts = [count(number)];
  if (rate) parts.push(element("small", { class: "band" }, `${percent(rate.rate)} (${band(rate)})`));
  return element("span", {}, ...parts);
}

/** Whether a time is told in minutes. */
const isLong = (ms) => ms >= 120_000;
const written = (ms, isMinutes) => String(Number((ms / (isMinutes ? 60_000 : 1_000)).toFixed(isMinutes ? 1 : 2)));

/** A time. */
export const span = (ms) => say(isLong(ms) ? "minutesLong" : "secondsLong", { count: written(ms, isLong(ms)) });

/** A time, which is only known from and to. */
export function range([from, to]) {
  const isMinutes = isLong(from);
  const unit = say(isMinutes ? "minutes" : "seconds");
  const of = (ms) => written(ms, isMinutes);
  if (to === null) return say("above", { from: of(from), unit });
  return from === 0 ? say("below", { to: of(to), unit }) : say("between", { from: of(from), to: of(to), unit });
}

export const median = (quartiles) => (quartiles ? range(quartiles.median) : none());

/** How far the shop's clock is ahead of UTC, ms. */
let ahead = 0;

/** `utcOffset`: `+09:00`. */
export function setClock(utcOffset) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(utcOffset);
  ahead = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** A moment, ms since 1970, by the shop's clock: a Date whose UTC is what that shows. */
export const shopTime = (moment) => new Date(moment + ahead);

/** `moment`: ms since 1970; shown by the shop's clock, as all days and hours here are. */
export function clock(moment) {
  const shape = { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "UTC" };
  return new Intl.DateTimeFormat(document.documentElement.lang, shape).format(shopTime(moment));
}

/**
 * Writes a table. `columns`: `[head, content of a row, class]`, the first of which names the row; a head is a text
 * or `{ text, title }`. `rows`: objects; one that is `suppressed` has its name and a note. Without rows it says so.
 */
export function table(id, columns, rows, { smallest, mark = () => "" } = {}) {
  const at = byId(id);
  const heads = columns.map(([head]) => (typeof head === "string" ? { text: head } : head));
  const top = columns.map(([, , className = ""], index) =>
    element("th", { scope: "col", class: className, ...(heads[index].title ? { title: heads[index].title } : {}) }, heads[index].text));
  const lines = rows.map((row) => {
    const [[, name], ...rest] = columns;
    const line = element("tr", { class: mark(row) }, element("th", { scope: "row" }, name(row)));
    if (row.suppressed) {
      line.append(element("td", { class: "none", colspan: rest.length }, say("hiddenCell", { smallest })));
      return line;
    }
    rest.forEach(([, content, className = ""], index) => {
      line.append(element("td", { class: className, "data-label": heads[index + 1].text }, content(row)));
    });
    return line;
  });
  if (lines.length === 0) {
    lines.push(element("tr", {}, element("td", { class: "none", colspan: columns.length }, say("nothingYet"))));
  }
  at.replaceChildren(element("thead", {}, element("tr", {}, ...top)), element("tbody", {}, ...lines));
}

/** A list of terms with what they are. */
export function facts(id, pairs) {
  const lines = pairs.map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value)));
  byId(id).replaceChildren(...lines);
}
