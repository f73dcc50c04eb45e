// The fields: who came to each, who ended there, what was in the way, and how it was filled in.

import { bar, byId, count, element, median, none, percent, shared, table } from "./dom.js";
import { fieldName, ruleName, stepName, word } from "./names.js";
import { head } from "./terms.js";
import { say } from "./words.js";

const WRITING = ["corrections", "returns", "fixed", "rejected", "autofilled", "filled", "pasted", "blank", "lost"];
/** Faults of surasura itself: shown where there are any. */
const OWN = ["early", "stale"];

/** The name of a field, with its key and, where there are several, its step. */
function named({ step, key }, steps) {
  const name = fieldName(key);
  const under = element("small", { class: "of-step" });
  if (name !== key) under.append(element("code", {}, key), " ");
  if (steps > 1) under.append(stepName(step));
  return element("span", {}, name, under);
}

const some = (number) => (number > 0 ? count(number) : none());

/** What was wrong, of those whose first friction it was. */
function causes({ cause, whys }) {
  if (cause === 0) return none();
  const kinds = Object.entries(whys).filter(([, attempts]) => attempts > 0);
  const list = kinds.map(([why, attempts]) => element("li", {}, `${word("why", why)} ${count(attempts)}`));
  return element("div", {}, element("b", {}, count(cause)), element("ul", { class: "whys" }, ...list));
}

/** How often; of what was refused, also how much of what was mended that is. */
function times(of, numbers) {
  const { fixed, rejected } = numbers;
  if (of !== "rejected" || rejected === 0 || fixed < rejected) return some(numbers[of]);
  return element("span", {}, count(rejected), element("small", { class: "band" }, say("ofMended", { share: percent(rejected / fixed) })));
}

export function drawFields({ fields, fieldsLeftOut, costs, steps, smallest }) {
  const [worst] = costs.fields.list;
  const isWorst = (field) => costs.fields.clear && worst.key === field.key && worst.step === field.step;
  const most = Math.max(...fields.map(({ numbers }) => numbers?.reached ?? 0), 1);
  const name = [say("field"), (field) => named(field, steps.length)];
  const mark = (field) => (isWorst(field) ? "is-worst" : "");
  table("fields", [
    name,
    [head("reached"), ({ numbers: { reached, ended } }) => {
      const both = element("span", { class: "both" }, bar(reached / most, "of-reached"), bar(ended / most, "of-ended"));
      return element("span", { class: "barred" }, both, count(reached));
    }, "wide"],
    [head("ended"), ({ numbers: { ended, endedRate } }) => shared(ended, endedRate), "number ended"],
    [head("cause"), ({ numbers }) => causes(numbers), "cause"],
    [say("time"), ({ numbers }) => median(numbers.time), "number"],
    [say("hesitates"), ({ numbers }) => median(numbers.hesitation), "number"],
  ], fields, { smallest, mark });
  byId("left-out").hidden = fieldsLeftOut === 0;
  byId("left-out").textContent = say("leftOut", { count: count(fieldsLeftOut) });

  const shown = fields.filter(({ numbers }) => numbers);
  const rules = shown.flatMap((field) => field.numbers.rules.map((rule) => ({ ...rule, field })));
  table("rules", [
    [say("field"), ({ field }) => named(field, steps.length)],
    [say("rule"), ({ code }) => element("span", {}, ruleName(code), ruleName(code) === code ? "" : element("code", {}, code))],
    [say("timesFailed"), ({ numbers }) => count(numbers.times), "number"],
    [say("inAttempts"), ({ numbers }) => count(numbers.attempts), "number"],
    [say("ofThemAbandoned"), ({ numbers }) => count(numbers.abandoned), "number"],
    [say("ofThemCause"), ({ numbers }) => some(numbers.cause), "number"],
  ], rules, { smallest });

  const own = OWN.filter((of) => shown.some(({ numbers }) => numbers[of] > 0));
  const writing = [...WRITING, ...own].map((of) => [head(of), ({ numbers }) => times(of, numbers), OWN.includes(of) ? "number own" : "number"]);
  table("writing", [name, ...writing], shown, { smallest, mark });
  const rejected = shown.filter(({ numbers }) => numbers.rejected > 0).sort((one, other) => other.numbers.rejected - one.numbers.rejected);
  byId("rejected").hidden = rejected.length === 0;
  const list = rejected.slice(0, 3).map(({ key, numbers: { fixed, rejected: refused } }) =>
    say("rejectedOne", { field: fieldName(key), fixed: count(fixed), rejected: count(refused) }));
  byId("rejected").textContent = say("rejectedIs", { list: list.join(", ") });
}
