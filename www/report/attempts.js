// Attempts one by one: the latest, and what one of them did.

import { byId, clock, count, element, none, range, table } from "./dom.js";
import { fieldName, ruleName, stepName, word } from "./names.js";
import { say } from "./words.js";

const state = ({ outcome, inProgress }) => (inProgress ? "progress" : outcome);
const chip = (attempt) => element("span", { class: "chip", "data-outcome": state(attempt) }, word("outcome", state(attempt)));

export function drawLatest({ latest }) {
  table("latest", [
    [say("receivedAt"), ({ receivedAt }) => clock(receivedAt)],
    [say("result"), chip],
    [say("last"), ({ last, step }) => (last === null ? (step ? stepName(step) : none()) : fieldName(last))],
    [say("visible"), ({ time }) => range(time), "number"],
    [say("browser"), ({ browser, device }) => `${word("browser", browser)}${device ? ` · ${word("device", device)}` : ""}`],
    [say("id"), ({ attempt }) => element("a", { href: `#attempt=${attempt}` }, element("code", {}, attempt.slice(0, 8)))],
  ], latest);
}

function about({ act, about: what }) {
  if (act === "step") return stepName(what);
  return act === "nudge" ? word("nudge", what) : what && word("signal", what);
}

function line(entry) {
  const { act, field, after } = entry;
  const text = word("act", act)
    .replace("{field}", field ? fieldName(field.key) : "")
    .replace("{about}", about(entry) ?? "");
  return element("li", { "data-act": act },
    element("span", { class: "after" }, after[0] > 0 ? say("later", { time: range(after) }) : ""),
    element("span", {}, text));
}

function fact(term, value) {
  return element("div", {}, element("dt", {}, term), element("dd", {}, value));
}

function body(timeline) {
  const { last, cause, why, fields, log, beganAt, happenedAt, received, expected, via, time, device, channel, browser, segments } = timeline;
  const known = [
    fact(say("result"), chip(timeline)),
    fact(say("came"), clock(beganAt)),
    fact(say("heard"), clock(happenedAt)),
    fact(say("visible"), range(time)),
    fact(say("how"), say("handed", { received: count(received), expected: count(expected), via: word("via", via) })),
    fact(say("browser"), [word("browser", browser), device && word("device", device)].filter(Boolean).join(" · ")),
  ];
  if (channel) known.push(fact(say("channel"), word("channel", channel)));
  if (segments.length > 0) known.push(fact(say("segment"), segments.join(", ")));
  if (last) known.push(fact(say("last"), fieldName(last.key)));
  if (cause) {
    const { rules } = fields.find(({ step, key }) => step === cause.step && key === cause.key);
    const names = rules.map(([code, times]) => `${ruleName(code)} ${count(times)}`).join(", ");
    const what = why === "rule" && names ? names : word("why", why);
    known.push(fact(say("countedCauses"), `${fieldName(cause.key)}: ${what}`));
  }
  const lines = log.length > 0 ? element("ol", { class: "log" }, ...log.map(line)) : element("p", { class: "none" }, say("logEmpty"));
  const parts = [element("dl", { class: "facts" }, ...known), lines];
  // In the order of the first visit: where she hesitated, and over what.
  if (fields.length > 0) parts.push(element("h3", {}, say("fieldsOf")), element("table", { id: "timeline-fields", class: "stacking" }));
  return parts;
}

/** What went wrong in a field: rules, and faults of surasura itself. */
function troubles({ rules, early, stale }) {
  const parts = rules.map(([code, times]) => `${ruleName(code)} ${count(times)}`);
  if (early > 0) parts.push(`${say("earlyFault")} ${count(early)}`);
  if (stale > 0) parts.push(`${say("staleFault")} ${count(stale)}`);
  return parts.length > 0 ? parts.join(", ") : none();
}

function drawFieldsOf({ fields, steps }) {
  table("timeline-fields", [
    [say("field"), ({ key, step }) => element("span", {}, fieldName(key), steps.length > 1 ? element("small", { class: "of-step" }, stepName(step)) : "")],
    [say("visits"), ({ visits }) => count(visits), "number"],
    [say("timeIn"), ({ time }) => range(time), "number"],
    [say("hesitated"), ({ hesitation }) => range(hesitation), "number"],
    [say("corrected"), ({ corrections }) => count(corrections), "number"],
    [say("troubles"), troubles],
  ], fields);
}

/** Shows the attempt that the address names, if it names one. */
export async function showAttempt() {
  const dialog = byId("timeline");
  const [, id] = /^#attempt=([0-9a-f]{32})$/.exec(location.hash) ?? [];
  if (!id) {
    dialog.close();
    return;
  }
  const answer = await fetch(`/report/attempts/${id}`, { headers: { accept: "application/json" } });
  byId("timeline-title").textContent = say("timeline", { id: id.slice(0, 8) });
  const timeline = answer.ok ? await answer.json() : null;
  byId("timeline-body").replaceChildren(...(timeline ? body(timeline) : [element("p", {}, say("timelineNone"))]));
  if (timeline?.fields.length > 0) drawFieldsOf(timeline);
  if (!dialog.open) dialog.showModal();
}
