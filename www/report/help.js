// Help and nudges: what was shown, what was held back, how it was met, and what it changes.

import { byId, count, element, none, percent, rated, signed, table } from "./dom.js";
import { word } from "./names.js";
import { head } from "./terms.js";
import { say } from "./words.js";

const points = ({ low, high }) => `${signed(low)} … ${signed(high)}`;
const difference = (uplift) =>
  (uplift ? element("span", {}, say("points", { value: signed(uplift.rate) }), element("small", { class: "band" }, points(uplift))) : none());

/** What it changes, in a word and in a sentence. `what`: `Help` or `Nudge`. */
function drawEffect(id, what, { effect: { with: seen, without, uplift, finding } }) {
  const sentence = uplift ? say(`effectIs${what}`, {
    with: percent(seen.rate.rate),
    without: percent(without.rate.rate),
    uplift: say("points", { value: signed(uplift.rate) }),
    band: points(uplift),
  }) : "";
  const found = uplift ? { helps: "effectYes", harms: "effectNo", unclear: "effectUnclear" }[finding] ?? "effectSuspect" : "effectNone";
  byId(id).replaceChildren(element("b", {}, say(found + what)), ` ${sentence}`);
}

function drawSplit(id, split) {
  byId(id).hidden = split === null;
  if (split === null) return;
  const { shown, would, meant, p, suspect } = split;
  byId(id).className = suspect ? "notice" : "small";
  byId(id).textContent = say(suspect ? "splitSuspect" : "splitFine", {
    shown: count(shown), would: count(would), meant: percent(meant), p: p < 0.001 ? "< 0.001" : p.toFixed(3),
  });
}

/** What does harm, with how it is switched off. */
function drawHarm({ help, nudges }) {
  const lines = [];
  const add = (text, { uplift }) => lines.push(element("li", {}, text, ` (${points(uplift)})`));
  if (help.effect.finding === "harms") add(say("harmHelp"), help.effect);
  for (const { key, numbers } of help.signals) {
    if (numbers?.effect.finding === "harms") add(say("harmSignal", { signal: word("signal", key), key }), numbers.effect);
  }
  if (nudges.effect.finding === "harms") add(say("harmNudge"), nudges.effect);
  byId("harm").hidden = lines.length === 0;
  byId("harm-list").replaceChildren(...lines);
}

/** Times, and in how many attempts, of what `name` names. */
const often = (name) => [
  [say("what"), name],
  [say("times"), ({ numbers }) => count(numbers.times), "number"],
  [head("attempts"), ({ numbers }) => count(numbers.attempts), "number"],
];

function drawMet({ help, nudges, smallest }) {
  const met = (name, etiquette, suppressed = false) => ({ name, numbers: etiquette, suppressed: suppressed || etiquette.attempts === null });
  const rows = [
    met(say("helpAll"), help.etiquette),
    ...help.signals.map(({ key, numbers, suppressed }) => met(word("signal", key), numbers?.etiquette, suppressed)),
    met(say("nudgesAll"), nudges.etiquette),
  ];
  const of = (which) => [head(which), ({ numbers }) => rated(numbers[which]), "number"];
  table("met", [
    [say("what"), ({ name }) => name],
    [say("shownIn"), ({ numbers }) => count(numbers.attempts), "number"],
    of("taken"),
    of("closed"),
    of("wasted"),
    of("instant"),
  ], rows.filter(({ numbers, suppressed }) => suppressed || numbers.attempts > 0), { smallest });
}

export function drawHelp(report) {
  const { help, nudges, loops, smallest } = report;
  drawHarm(report);
  drawEffect("effect", "Help", help);
  drawEffect("nudge-effect", "Nudge", nudges);
  drawSplit("split", help.split);
  drawSplit("nudge-split", nudges.split);
  drawMet(report);
  const numbered = (of, label) => [label, ({ numbers }) => (numbers[of] === null ? none() : count(numbers[of])), "number"];
  table("signals", [
    [say("signal"), ({ key }) => word("signal", key)],
    [head("attempts"), ({ numbers }) => count(numbers.attempts), "number"],
    numbered("shown", say("shown")),
    numbered("would", say("would")),
    numbered("held", say("heldBack")),
    numbered("taken", say("taken")),
    numbered("closed", say("closed")),
    [head("uplift"), ({ numbers }) => difference(numbers.effect.uplift), "number"],
    [head("finding"), ({ numbers: { effect: { finding } } }) => (finding ? word("finding", finding) : none())],
  ], help.signals, { smallest, mark: ({ numbers }) => (numbers?.effect.finding === "harms" ? "is-worst" : "") });
  table("nudges", often(({ key }) => word("nudge", key)), nudges.states, { smallest });
  const reasons = [
    ...help.held.map((row) => ({ ...row, of: say("ofHelp") })),
    ...nudges.silent.map((row) => ({ ...row, of: say("ofNudge") })),
  ];
  const why = ({ key, of }) => element("span", {}, word("held", key), element("small", { class: "of-step" }, of));
  table("held", often(why), reasons, { smallest });
  const rows = Object.entries(loops).map(([key, numbers]) => ({ key, numbers }));
  table("loops", often(({ key }) => word("loop", key)), rows.filter(({ numbers }) => numbers.times > 0));
}
