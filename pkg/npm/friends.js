// What `surasura/full` has beside `normalize`: boxes of one field, numbers, addresses and names taken apart,
// texts converted, counted and looked over, the reading of a name, places of a postal code. Half a
// surrogate pair cannot be read: what normalises leaves a text with it alone, `convert` leaves it where it
// is, what only looks takes it for U+FFFD.

import { NONE } from "../../src/browser/desk.js";
import { kindOf, outcome } from "../../src/browser/outcome.js";
import { charsets, fail, normalize, places, read, running } from "./form-face.js";
import { lookup } from "./lookup.js";
import { pack } from "./options.js";

/** By their numbers in `friends.rs`. */
const FORMS = ["half", "full", "katakana", "hiragana", "full-katakana", "half-katakana"];
const EVENTS = ["input", "value", "hand"];
const COMPOSING = 3;

/** As in `src/field/date/era.rs`. */
const ERAS = ["明治", "大正", "昭和", "平成", "令和"];

const IS_ASCII = /^[\0-\x7f]*$/;
const isWhole = (text) => !/\p{Cs}/u.test(text);

/** What was given, if it is a text. */
const string = (given, path = "text") => (typeof given === "string" ? given : fail(path, "TYPE_INVALID"));

/** In which language messages are to be; nothing else of the options matters. */
const languageOf = (options) => ({ english: options ? read(options).english : false });

/** The module's desk with a text in its buffer, and the length of that. */
function on(text) {
  string(text);
  const desk = running();
  return [desk, desk.text(text)];
}

/** Reads what the module put at an address, one after the other. */
function reader(desk, address) {
  const numbers = desk.numbers();
  let at = address >>> 2;
  const number = () => numbers[at++];
  const text = () => {
    const head = at++;
    if (numbers[head] === NONE) return undefined;
    at += numbers[head];
    return desk.read(head * 4);
  };
  /** As many as the number before them says. */
  const list = (one) => Array.from({ length: number() }, one);
  return { number, text, list };
}

export function normalizeParts(kind, texts, options) {
  if (!Array.isArray(texts)) fail("texts", "TYPE_INVALID");
  const given = Array.from(texts, (text, at) => string(text, `texts[${at}]`));
  const desk = running();
  const which = kindOf(kind);
  if (which < 0) fail("kind", "FIELD_KIND_UNKNOWN");
  const how = read(options ?? {});
  charsets(desk, options);
  if (!given.every(isWhole)) return { values: given, changed: false, issues: [], valid: true };
  const told = desk.core.parts(which, desk.texts(given), how.bits, how.today);
  const at = told >>> 2;
  const { issues, valid } = outcome("", desk.numbers(), at, how);
  const { list, text } = reader(desk, (at + 1 + desk.numbers()[at]) * 4);
  const values = list(text);
  return { values, changed: values.some((value, at) => value !== given[at]), issues, valid };
}

export function parsePhone(text, options) {
  const how = languageOf(options);
  const [desk, length] = on(text);
  const told = desk.core.phone(length) >>> 2;
  const { value, issues: [issue] } = outcome("", desk.numbers(), told, how);
  if (issue) return { ok: false, issue };
  const [national, e164, line, extension] = value.split(" ");
  return { ok: true, national, parts: national.split("-"), e164, line, ...(extension && { extension }) };
}

export function parseDate(text, options) {
  const how = languageOf(options);
  const [desk, length] = on(text);
  const at = desk.core.date(length) >>> 2;
  const numbers = desk.numbers();
  const year = numbers[at];
  if (!year) return { ok: false, issue: outcome("", numbers, at + 1, how).issues[0] };
  const found = { ok: true, year, month: numbers[at + 1], day: numbers[at + 2] };
  const era = numbers[at + 3];
  if (era) found.era = { name: ERAS[era - 1], year: numbers[at + 4] };
  return found;
}

export function parseAddress(text) {
  const [desk, length] = on(text);
  const { list, text: next } = reader(desk, desk.core.address(length));
  const [prefecture, municipality, town, building, room] = [next(), next(), next(), next(), next()];
  return { prefecture, municipality, town, numbers: list(next), building, room };
}

export function splitName(text) {
  const [desk, length] = on(text);
  const found = isWhole(text) && desk.core.split(length);
  if (!found) return undefined;
  const { text: next } = reader(desk, found);
  return [next(), next()];
}

/** For `half` and `full`, which look at nothing but a unit alone: what becomes of each. */
const tables = [];

/** Asks the module for all of them, once: with the answer at hand a short text need not cross. */
function tableOf(which, { core, bytes, numbers }) {
  const table = new Uint16Array(0x10000);
  for (let from = 0; from < table.length; from += 0x1000) {
    bytes(Uint32Array.from({ length: 0x1000 }, (_, unit) => from + unit));
    const at = (core.convert(which, 0x1000) >>> 2) + 1;
    table.set(numbers().subarray(at, at + 0x1000), from);
  }
  return table;
}

/** A text whose every UTF-16 unit is what a table has for it; eight at a time is the fastest. */
function mapped(text, table) {
  const { fromCharCode } = String;
  const end = text.length;
  let out = "";
  let at = 0;
  const next = () => table[text.charCodeAt(at++)];
  while (at + 8 <= end) out += fromCharCode(next(), next(), next(), next(), next(), next(), next(), next());
  while (at < end) out += fromCharCode(next());
  return out;
}

export function convert(text, form) {
  const which = FORMS.indexOf(form);
  if (which < 0) fail("form");
  // ASCII has another form in full width alone.
  if (form !== "full" && IS_ASCII.test(string(text))) return text;
  if (which < 2) return mapped(string(text), (tables[which] ??= tableOf(which, running())));
  const [desk, length] = on(text);
  return desk.read(desk.core.convert(which, length));
}

export function countCharacters(text) {
  const [desk, length] = on(text);
  return desk.core.count(length);
}

export function missingCharacters(text, charset) {
  const bits = pack({ charset: `${charset}` }, () => fail("charset"));
  string(text);
  charsets(running(), { charset });
  const [desk, length] = on(text);
  const { list, number } = reader(desk, desk.core.missing(bits, length));
  return list(() => {
    const at = number();
    const instead = number();
    const missing = { char: String.fromCodePoint(text.codePointAt(at)), at };
    if (instead !== NONE) missing.instead = instead ? String.fromCodePoint(instead) : "";
    return missing;
  });
}

/** Watchers in the module go after those who asked for them. */
const gone = new FinalizationRegistry((watcher) => running().core.forget(watcher));

export class Furigana {
  #desk = running();
  #watcher = this.#desk.core.watch();

  constructor() {
    gone.register(this, this.#watcher);
  }

  hear(event) {
    const { type, value, inputType, isComposing } = event ?? fail("event", "TYPE_INVALID");
    const what = EVENTS.indexOf(type);
    if (what < 0) fail("event.type");
    const texts = [string(value, "event.value"), string(inputType ?? "", "event.inputType")];
    this.#desk.core.hear(this.#watcher, isComposing && !what ? COMPOSING : what, this.#desk.texts(texts));
  }

  offer(options) {
    return this.#reading(options, true);
  }

  reading(options) {
    return this.#reading(options, false);
  }

  segments(options) {
    const { bits } = read(options ?? {});
    const { list, number, text } = reader(this.#desk, this.#desk.core.segments(this.#watcher, bits));
    let from = 0;
    return list(() => ({ from, to: (from = number()), reading: text() }));
  }

  #reading(options, offered) {
    const { bits } = read(options ?? {});
    const told = this.#desk.core.reading(this.#watcher, bits, offered);
    if (!told) return undefined;
    const { number, text } = reader(this.#desk, told);
    const complete = number() === 1;
    return { text: text(), complete };
  }
}

export const { lookupPostal, prefetchPostal } = lookup({ normalize, places });
