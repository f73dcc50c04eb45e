// What costs most, in one sentence, with how sure that is.

import { band, bar, byId, count, element, percent } from "./dom.js";
import { fieldName, reason } from "./names.js";
import { say } from "./words.js";

const called = (cost) => say("costName", { field: fieldName(cost.key), reason: reason(cost) });

function costOf({ attempts, share }, abandoned) {
  return say("costOf", { abandoned: count(abandoned), attempts: count(attempts), share: percent(share.rate), band: band(share) });
}

/** The sentence, and the one after it. */
function verdict({ abandoned, fields, rules }) {
  const [rule] = rules.list;
  const [field] = fields.list;
  if (abandoned === 0) return [say("nothingLeft"), ""];
  if (!rule) return [say("notTheForm"), ""];
  if (rules.clear) {
    const sentence = say("worstRule", { field: fieldName(rule.key), rule: reason(rule) });
    return [sentence, `${costOf(rule, abandoned)} ${say("standsApart")}`];
  }
  if (fields.clear) return [say("worstField", { field: fieldName(field.key) }), costOf(field, abandoned)];
  const leaders = rules.list.slice(0, rules.leaders);
  if (leaders.length < 2) return [say("worstUnclear"), say("tooFew", { name: called(rule) })];
  const names = leaders.map(called).join(say("and"));
  return [say("worstUnclear"), say("overlapping", { names })];
}

/** A band on a line from 0 to the highest of all. */
function whisker({ rate, low, high }, most) {
  const line = bar(rate / most, "whisker");
  line.style.setProperty("--low", low / most);
  line.style.setProperty("--high", high / most);
  return line;
}

function row(name, code, attempts, share, most, className) {
  const text = element("span", { class: "ranking-name" }, name);
  if (code) text.append(" ", element("code", {}, code));
  const numbers = element("span", { class: "ranking-number" }, element("b", {}, say("cases", { count: count(attempts) })));
  if (share) numbers.append(` ${percent(share.rate)}`, element("small", { class: "band" }, band(share)));
  return element("li", { class: className }, text, share ? whisker(share, most) : bar(0), numbers);
}

export function drawVerdict({ costs }) {
  const [sentence, under] = verdict(costs);
  byId("verdict").replaceChildren(sentence);
  byId("verdict-why").replaceChildren(under);
  const { list, clear, leaders } = costs.rules;
  const shown = list.slice(0, 6);
  const most = Math.max(...shown.map(({ share }) => share.high), costs.abandoned ? costs.without / costs.abandoned : 0, 0.01);
  const rows = shown.map((cost, at) =>
    row(called(cost), cost.rule, cost.attempts, cost.share, most, clear ? (at === 0 ? "is-worst" : "") : at < leaders ? "may-be-worst" : ""));
  if (costs.abandoned > 0) {
    const rate = costs.without / costs.abandoned;
    const line = element("li", { class: "without" },
      element("span", { class: "ranking-name" }, say("withoutFriction")),
      bar(rate / most),
      element("span", { class: "ranking-number" }, element("b", {}, say("cases", { count: count(costs.without) })), ` ${percent(rate)}`));
    rows.push(line);
  }
  byId("ranking").replaceChildren(...rows);
}
