// How many came, how far, and how long it took them; and the funnel by step.

import { band, bar, byId, count, element, facts, none, percent, range, rated, shared, table } from "./dom.js";
import { stepName } from "./names.js";
import { head, meaning, term } from "./terms.js";
import { say } from "./words.js";

const PARTS = ["inProgress", "untouched", "abandoned", "otherwise", "done"];

function figure(of, value, note) {
  const shown = element("p", { class: "value" }, value);
  const parts = [element("h3", {}, term(of)), shown];
  if (note) parts.push(element("p", { class: "band-line" }, `${term("band")} ${note}`));
  return element("div", { class: "figure" }, ...parts, element("p", { class: "meaning" }, meaning(of)));
}

/** The middle half of the attempts: `2–3秒 (1–1.5秒 … 4–6秒)`. */
function spread(quartiles) {
  if (!quartiles) return none();
  const { q1, median, q3 } = quartiles;
  return element("span", {}, range(median), element("small", { class: "band" }, `${range(q1)} … ${range(q3)}`));
}

/** The share of attempts with a fault of surasura itself, and how many of each kind there were. */
function ownFaults({ ownFaultRate, early, stale }) {
  const numbers = say("ownFaultsAre", { early: count(early.times), stale: count(stale.times) });
  return element("span", {}, rated(ownFaultRate), element("small", { class: "band" }, numbers));
}

export function drawTotals({ totals, sampled, unreadable }) {
  const rate = (of) => (totals[of] ? figure(of, percent(totals[of].rate), band(totals[of])) : figure(of, "–"));
  byId("figures").replaceChildren(
    figure("attempts", count(totals.attempts)),
    figure("started", count(totals.started)),
    rate("doneRate"),
    rate("abandonRate"),
  );
  const parts = PARTS.filter((of) => of !== "otherwise" || totals.otherwise > 0);
  byId("parts").replaceChildren(...parts.map((of) => {
    const part = element("span", { "data-part": of });
    part.style.flexGrow = totals[of];
    return part;
  }));
  byId("parts-list").replaceChildren(...parts.map((of) =>
    element("li", { "data-part": of }, term(of), element("b", {}, count(totals[of])))));
  const more = ["submitted", "completed", "unconfirmed"].map((of) => [term(of), count(totals[of])]);
  if (totals.resubmitters !== null) more.push([term("resubmitters"), count(totals.resubmitters)]);
  more.push(...["time", "hesitation", "completing"].map((of) => [term(of), spread(totals[of])]));
  if (totals.ownFaultRate) more.push([term("ownFaultRate"), ownFaults(totals)]);
  const estimate = { heard: count(sampled?.heard ?? 0), estimated: count(sampled?.estimated ?? 0) };
  if (sampled) more.push([term("sampled"), say("sampledIs", estimate)]);
  if (unreadable > 0) more.push(["", say("unreadableIs", { count: count(unreadable) })]);
  facts("more-totals", more);
}

export function drawSteps({ steps, smallest }) {
  byId("steps-card").hidden = steps.length < 2;
  const most = Math.max(...steps.map(({ numbers }) => numbers?.attempts ?? 0), 1);
  const numbered = (of, className) => [head(of), ({ numbers }) => count(numbers[of]), `number ${className ?? ""}`];
  table("steps", [
    [say("stepHead"), ({ key }) => element("span", {}, stepName(key), key && stepName(key) !== key ? element("code", {}, key) : "")],
    [head("reached"), ({ numbers }) => element("span", { class: "barred" }, bar(numbers.attempts / most, "of-reached"), count(numbers.attempts)), "wide"],
    numbered("wentOn"),
    [head("ended"), ({ numbers: { ended, endedRate } }) => shared(ended, endedRate), "number ended"],
    numbered("untouched"),
    numbered("inProgress"),
  ], steps, { smallest });
}
