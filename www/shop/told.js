// What the collector is told of this attempt, readable, as it stands; and a look whether any of it was typed.

import { element, range } from "../report/dom.js";
import { fieldName, ruleName, stepName, word } from "../report/names.js";
import { language, setLanguage } from "../report/words.js";
import { isAtOnce } from "./help.js";
import { meterName, outcomeName, ownField, say } from "./told-words.js";
import { readSnapshot } from "./wire.js";

/** So much of the timeline is shown. */
const NEWEST = 6;
/** What may have changed without an event: time goes on. */
const EVERY = 1000;

const at = (id) => document.getElementById(id);
const nameOf = (key) => ownField(key) ?? fieldName(key);
const times = (name, count) => `${name} ${count}`;

/**
 * @param {() => import("../../pkg/npm/attempts.d.ts").Attempt} attempt the one of now
 * @param {HTMLFormElement} form
 * @param {ReturnType<import("./consent.js").consent>} asked
 */
export function told(attempt, form, asked) {
  const backstage = at("backstage");
  let shown;

  function draw() {
    const text = attempt().snapshot();
    const { active, inactive } = attempt();
    const isOver = !active && text?.includes('"outcome":"completed"');
    const isNothing = asked.mode === "off" || inactive !== undefined || !(active || isOver);
    const isFull = !isNothing && asked.mode === "full";
    const note = noteOf(asked, isNothing, isOver);
    const [fields, found] = isNothing ? [0, []] : lookFor(form, text);
    const news = [text, note, fields, language()].join();
    if (news === shown) return;
    shown = news;

    at("consent-note").textContent = say(note);
    at("told-check").hidden = isNothing;
    at("told-check").dataset.found = found.length;
    at("told-check").textContent = fields ? say(found.length ? "checkFound" : "check", { fields, found: found.length }) : say("checkNone");
    const told = isNothing ? undefined : readSnapshot(text);
    at("told-facts").replaceChildren(...(told ? facts(told) : []));
    at("told-help").replaceChildren(...(isFull ? helped(told) : []));
    at("sent").textContent = told ? pretty(text) : say(note);
    at("sent-size").textContent = told ? say("bytes", { bytes: new TextEncoder().encode(text).length }) : "";
  }

  function drawWords() {
    const section = at("told");
    section.lang = language();
    for (const place of section.querySelectorAll("[data-say]")) place.textContent = say(place.dataset.say);
    at("sent").setAttribute("aria-label", say("raw"));
    const button = at("told-language");
    button.textContent = say("language");
    button.lang = language() === "en" ? "ja" : "en";
    const link = element("a", { href: isAtOnce ? "/" : "/?help=now" }, say(isAtOnce ? "tryEnd" : "tryBegin"));
    at("help-try").replaceChildren(say(isAtOnce ? "tryNow" : "trySoon"), " ", link);
    draw();
  }

  // Once the library has heard of the same event.
  let waiting = false;
  function refresh() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  }

  const news = ["focusin", "focusout", "input", "click", "surasura:change", "surasura:issue", "surasura:nudge", "surasura:help"];
  for (const type of news) document.addEventListener(type, refresh);
  at("consent").addEventListener("change", refresh);
  setInterval(() => backstage.open && !document.hidden && draw(), EVERY);
  at("told-language").addEventListener("click", () => {
    setLanguage(language() === "en" ? "ja" : "en");
    drawWords();
  });
  drawWords();
}

function noteOf({ mode, isRefused }, isNothing, isOver) {
  if (isRefused) return "refusedNote";
  if (isNothing && mode !== "off") return "unableNote";
  return isOver ? "overNote" : `${mode}Note`;
}

/**
 * In how many fields there is something that can be looked for, and what of it is in the text: whatever is not plain
 * Latin, addresses of mail, numbers of six digits and more. A shorter one may stand there as a count.
 */
function lookFor(form, text) {
  const fields = [...form.querySelectorAll("input, select")].filter((field) => !field.closest("#payment"));
  const filled = fields.map(({ value }) => value.trim());
  const wanted = filled.filter((value) => /[^ -~]|@/.test(value) || /\d{6}/.test(value.replaceAll("-", "")));
  const found = wanted.filter((value) => [value, value.replaceAll("-", ""), encodeURIComponent(value)].some((form) => text.includes(form)));
  return [wanted.length, found];
}

function facts({ id, outcome, step, device, channel, meters, fields, log }) {
  const rows = [
    ["outcome", outcomeName(outcome)],
    ["step", step && stepName(step)],
    ["device", device && word("device", device)],
    ["channel", channel && word("channel", channel)],
    ["id", id && element("code", {}, `${id.slice(0, 8)}…`)],
  ];
  const known = rows.flatMap(([key, value]) => (value ? [element("div", {}, element("dt", {}, say(key)), element("dd", {}, value))] : []));
  const parts = [element("dl", { class: "told-facts" }, ...known), chips(meters)];
  if (fields.length) parts.push(element("h3", {}, say("fields")), element("ul", { class: "told-fields" }, ...fields.map(field)));
  if (log.length) {
    const newest = log.slice(-NEWEST).reverse().map((entry) => element("li", {}, happened(entry)));
    const before = log.length - newest.length;
    parts.push(element("h3", {}, say("log")), element("ol", { class: "told-log" }, ...newest));
    if (before > 0) parts.push(element("p", { class: "note" }, say("earlier", { count: before })));
  }
  return parts;
}

function field({ key, isOpen, isLast, why, meters, rules }) {
  const signs = [
    why && ["wrong", say("cause", { why: word("why", why) })],
    isOpen && ["wrong", say("isOpen")],
    isLast && ["", say("isLast")],
  ].filter(Boolean);
  const marks = signs.map(([kind, text]) => element("span", { class: `sign ${kind}` }, text));
  const failed = rules.map(([code, count]) => element("li", { class: "rule" }, times(`「${ruleName(code)}」`, count), " ", element("code", {}, code)));
  return element("li", { class: why ? "stuck" : "" },
    element("p", {}, element("strong", {}, nameOf(key)), " ", element("code", {}, key), ...marks),
    chips(meters, failed));
}

/** What is counted, each with its name. A time is only known from and to. */
function chips(meters, more = []) {
  const counted = meters.map(([name, value]) => element("li", {}, times(meterName(name), Array.isArray(value) ? range(value) : value)));
  return element("ul", { class: "chips" }, ...counted, ...more);
}

function happened({ act, field: key, step, signal, nudge }) {
  const about = step ? stepName(step) : signal ? word("signal", signal) : nudge ? word("nudge", nudge) : "";
  return word("act", act).replace("{field}", key ? nameOf(key) : "").replace("{about}", about);
}

function helped({ help, held, nudges, silent }) {
  const parts = help.map(({ signal, meters }) => element("div", {}, element("h4", {}, `「${word("signal", signal)}」`), chips(meters)));
  const counts = [["held", held, "held"], ["nudges", nudges, "nudge"], ["silent", silent, "held"]];
  if (!parts.length) parts.push(element("p", {}, say("helpNone")));
  for (const [title, list, words] of counts) {
    if (list.length) parts.push(element("h4", {}, say(title)), chips([], list.map(([code, count]) => element("li", {}, times(word(words, code), count)))));
  }
  return parts;
}

/** The wire text with one line a field, so that a person can read it. Nothing is added or left out. */
function pretty(text) {
  const line = (held) => JSON.stringify(held, null, 1).replace(/\n\s*/g, " ");
  const value = (key, held) =>
    key === "fields" && held.length ? `[\n${held.map((field) => `  ${line(field)}`).join(",\n")}\n ]` : line(held);
  const members = Object.entries(JSON.parse(text)).map(([key, held]) => ` "${key}": ${value(key, held)}`);
  return `{\n${members.join(",\n")}\n}`;
}
