// Which days, whose attempts, by whose definitions; they stand in the address, so that a view can be sent on.

import { byId, element, shopTime } from "./dom.js";
import { groupName } from "./groups.js";
import { stepName, word, wordsOf } from "./names.js";
import { say } from "./words.js";

const NAMES = ["from", "to", "device", "channel", "segment", "step", "browser", "definition"];
/** Lists that the report alone knows, as far as it has been seen. */
const seen = { segment: new Set(), step: new Set(), browser: new Set() };

const form = () => byId("filters");

/** What is asked for, as a query. */
export function query() {
  const given = new URLSearchParams();
  const address = new URLSearchParams(location.search);
  for (const name of NAMES) if (address.get(name)) given.set(name, address.get(name));
  return given;
}

function choices(name) {
  if (name === "device" || name === "channel") return [...wordsOf(name), null];
  if (name === "definition") return wordsOf(name);
  return [...seen[name]];
}

function called(name, key) {
  if (name === "definition") return word(name, key);
  return name === "step" ? stepName(key) : groupName(name, key);
}

/** Fills the form for a report. */
export function drawFilters(report) {
  for (const { key } of report.by.segment) seen.segment.add(key);
  for (const { key } of report.by.browser) seen.browser.add(key);
  for (const { key } of report.steps) seen.step.add(key);
  const asked = query();
  const { elements } = form();
  // What is being chosen is not taken away.
  if (document.activeElement !== elements.from) elements.from.value = report.from;
  if (document.activeElement !== elements.to) elements.to.value = report.to;
  for (const name of NAMES.slice(2)) {
    const known = choices(name).map((key) => element("option", { value: key ?? "-" }, called(name, key)));
    const all = name === "definition" ? [] : [element("option", { value: "" }, say("any"))];
    elements[name].replaceChildren(...all, ...known);
    elements[name].value = asked.get(name) ?? (name === "definition" ? "surasura" : "");
  }
  const set = NAMES.slice(2).filter((name) => asked.get(name));
  const named = set.map((name) => elements[name].selectedOptions[0]?.textContent ?? asked.get(name));
  byId("filter-summary").textContent = [`${report.from} – ${report.to} (${report.utcOffset})`, ...named].join(" · ");
}

/** Writes what is asked for into the address. */
function ask(given, then) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(given)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
  then();
}

/** So many days up to today, by the clock of the shop. */
function days(number) {
  const day = (ago) => shopTime(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  return { from: day(number - 1), to: day(0) };
}

/** Calls `then` when something else is asked for. */
export function listenToFilters(then) {
  form().addEventListener("change", ({ target }) => ask({ [target.name]: target.value }, then));
  form().addEventListener("submit", (event) => event.preventDefault());
  form().addEventListener("reset", (event) => {
    event.preventDefault();
    ask(Object.fromEntries(NAMES.map((name) => [name, ""])), then);
  });
  form().addEventListener("click", ({ target }) => {
    if (target.dataset.days) ask(days(Number(target.dataset.days)), then);
  });
}
