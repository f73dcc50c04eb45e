// Help and nudges: what was shown, what was held back, and what it changes.

import { band, byId, count, element, none, percent, signed, table } from "./dom.js";
import { word } from "./names.js";
import { head } from "./terms.js";
import { say } from "./words.js";

const points = ({ low, high }) => `${signed(low)} … ${signed(high)}`;

function effectIs({ with: seen, without, uplift }) {
  if (!uplift) return [say("effectNone"), ""];
  const sentence = say("effectIs", {
    with: percent(seen.rate.rate),
    without: percent(without.rate.rate),
    uplift: say("points", { value: signed(uplift.rate) }),
    band: points(uplift),
  });
  const found = uplift.low > 0 ? "effectYes" : uplift.high < 0 ? "effectNo" : "effectUnclear";
  return [say(found), sentence];
}

function drawSplit(split) {
  byId("split").hidden = split === null;
  if (split === null) return;
  const { shown, would, meant, p, suspect } = split;
  byId("split").className = suspect ? "notice" : "small";
  byId("split").textContent = say(suspect ? "splitSuspect" : "splitFine", {
    shown: count(shown), would: count(would), meant: percent(meant), p: p < 0.001 ? "< 0.001" : p.toFixed(3),
  });
}

/** Times, and in how many attempts, of what `name` names. */
const often = (name) => [
  [say("what"), name],
  [say("times"), ({ numbers }) => count(numbers.times), "number"],
  [head("attempts"), ({ numbers }) => count(numbers.attempts), "number"],
];

export function drawHelp({ help, nudges, loops, smallest }) {
  const [finding, sentence] = effectIs(help.effect);
  byId("effect").replaceChildren(element("b", {}, finding), ` ${sentence}`);
  drawSplit(help.split);
  const numbered = (of, label) => [label, ({ numbers }) => count(numbers[of]), "number"];
  table("signals", [
    [say("signal"), ({ key }) => word("signal", key)],
    [head("attempts"), ({ numbers }) => count(numbers.attempts), "number"],
    numbered("shown", say("shown")),
    numbered("would", say("would")),
    numbered("held", say("heldBack")),
    numbered("taken", say("taken")),
    numbered("closed", say("closed")),
    [head("uplift"), ({ numbers: { effect: { uplift } } }) =>
      (uplift ? element("span", {}, say("points", { value: signed(uplift.rate) }), element("small", { class: "band" }, points(uplift))) : none()), "number"],
  ], help.signals, { smallest });
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
