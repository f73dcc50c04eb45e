// What arrived of what was sent, and what came without an attempt.

import { band, byId, count, element, facts, percent, rated, table } from "./dom.js";
import { fieldName, stepName, word } from "./names.js";
import { head, term } from "./terms.js";
import { say } from "./words.js";

function ways({ via }) {
  const some = Object.entries(via).filter(([, attempts]) => attempts > 0);
  return some.map(([way, attempts]) => `${word("via", way)} ${count(attempts)}`).join(", ");
}

export function drawDelivery({ delivery: { all, browsers, refused }, smallest }) {
  const { expected, received, rate } = all;
  const numbers = rate && { expected: count(expected), received: count(received), rate: percent(rate.rate), band: band(rate) };
  byId("delivery-note").textContent = numbers ? say("deliveryIs", numbers) : say("nothingYet");
  const counted = (of, label) => [label, (row) => count(row.numbers[of]), "number"];
  table("delivery", [
    [say("browser"), ({ key }) => (key === "" ? say("all") : word("browser", key))],
    counted("expected", say("expected")),
    counted("received", say("received")),
    [head("delivery"), (row) => rated(row.numbers.rate), "number"],
    [head("late"), ({ numbers: { late, received: came } }) =>
      (late > 0 ? element("span", {}, count(late), element("small", { class: "band" }, say("ofReceived", { share: percent(late / came) }))) : count(late)), "number"],
    counted("dropped", head("dropped")),
    [head("via"), (row) => ways(row.numbers), "ways"],
  ], [...browsers, { key: "", numbers: all }], { smallest, mark: ({ key }) => (key === "" ? "sum" : "") });
  byId("refused").hidden = refused.length === 0;
  byId("refused").textContent = say("refusedIs", { list: refused.map(({ code, count: times }) => `${code} ${count(times)}`).join(", ") });
}

export function drawCounted({ counted, smallest }) {
  byId("counted-card").hidden = counted === null;
  if (counted === null) return;
  facts("counted", [
    [term("attempts"), count(counted.snapshots)],
    ...["viewed", "started", "submitted", "completed"].map((of) => [word("outcome", of), count(counted[of])]),
  ]);
  const name = ({ step, key, why }) => {
    const parts = [key === null ? say("unknown") : fieldName(key)];
    if (why) parts.push(element("small", { class: "of-step" }, word("why", why)));
    if (step) parts.push(element("small", { class: "of-step" }, stepName(step)));
    return element("span", {}, ...parts);
  };
  const columns = [[say("field"), name], [say("snapshots"), ({ numbers }) => count(numbers.snapshots), "number"]];
  table("counted-ended", columns, counted.ended, { smallest });
  table("counted-causes", columns, counted.causes, { smallest });
}
