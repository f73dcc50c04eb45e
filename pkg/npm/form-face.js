// The functions of fields and forms, over their module. The entries differ in where that comes
// from, and `full.js` has more beside.

import { steps } from "./start.js";
import { wareki } from "../../src/browser/wareki.js";
import { postal } from "./postal.js";
import { kindOf, kinds, learn, outcome, unchanged } from "../../src/browser/outcome.js";
import { NONE, SurasuraError } from "../../src/browser/desk.js";
import { attachForm as attach } from "../../src/browser/form.js";
import { faces } from "./faces.js";
import { count } from "./number.js";
import { dayOf, pack } from "./options.js";
import { words } from "#words";
// The last: a module between texts is larger in brotli.
import { module } from "#form";

/** The module's desk, once it runs. */
let at;

/** Starts the module if it does not run yet. */
export const running = () => (at ??= module.start(({ core, read }) => learn(read(core.names()), words)));

let told = false;

/**
 * What `run` gives, or `instead` where there is no WebAssembly or something breaks in us: the page goes on as it
 * was. What the shop did wrong it is told.
 */
function failOpen(run, instead) {
  try {
    return run(running());
  } catch (error) {
    if (error instanceof SurasuraError && error.code !== "WASM_UNAVAILABLE") throw error;
    if (!told) console.warn("surasura:", error);
    told = true;
    return instead;
  }
}

export const fail = (path, code = "OPTION_INVALID") => {
  throw new SurasuraError(code, path);
};

/** Options as `pack` and the module take them: bits, the day, the caret, the language. */
export function read(options = {}) {
  const today = options.birth ? dayOf(options.today) : 0;
  if (Number.isNaN(today)) fail("options.today");
  const { caret, locale = "ja" } = options;
  if (caret !== undefined && count(caret) !== caret) fail("options.caret", count(caret));
  if (locale !== "ja" && locale !== "en") fail("options.locale");
  return { bits: pack(options, fail), today, caret, english: locale === "en" };
}

const DEFAULTS = read();

let learned = false;

/**
 * Tells the module, once, what the browser knows of the sets behind `charset`: the codes of `shift_jis`
 * and the letters without their accents (src/text/charset.rs). Only the module of `surasura/full` asks.
 */
export function charsets({ core, text }, options) {
  if (learned || (options?.charset ?? "utf-8") === "utf-8") return;
  if (!IS_FULL) return fail("options.charset");
  const bytes = [];
  for (let code = 0x8100; code < 0xfd00; code++) if ((code >> 13) % 3 === 1) bytes.push(code >> 8, code);
  let bases = "";
  for (let code = 0xc0; code < 0xfb00; code = code === 0x1eff ? 0xf900 : code + 1) {
    bases += String.fromCharCode(code).normalize("NFD")[0];
  }
  const decoded = new TextDecoder("shift_jis").decode(Uint8Array.from(bytes));
  core.learn(decoded.length, text(decoded + bases));
  learned = true;
}

export function normalize(kind, text, options) {
  if (typeof text !== "string") throw new SurasuraError("TYPE_INVALID", "text");
  const desk = running();
  const which = kindOf(kind);
  if (which < 0) throw new SurasuraError("FIELD_KIND_UNKNOWN", "kind");
  const how = options ? read(options) : DEFAULTS;
  const { bits, today, caret } = how;
  charsets(desk, options);
  const told = desk.core.normalize(which, desk.field(text), bits, caret ?? NONE, today) >>> 2;
  return told ? outcome(text, desk.numbers(), told, how) : unchanged(text, caret);
}

/** Places of postal codes. */
export const places = postal((...texts) => {
  const desk = running();
  return desk.read(desk.core.places(desk.texts(texts)));
});

/** The options of a form, as `form.js` and its neighbours take them. */
function readForm(options) {
  const { postal, drafts, messages, submit = "explain", furigana = true, hints = true, show = true } = options;
  if (!["explain", "block", "pass"].includes(submit)) fail("options.submit");
  const how = read(options);
  // A label that asks for hiragana is believed, unless the shop says what it wants.
  if (options.kana === undefined) how.bits |= 3;
  // Without a word nothing is held back.
  Object.assign(how, { postal, drafts, messages, furigana, hints, silent: !show, submit: show ? submit : "pass" });
  how.bitsOf = (given) => read(given).bits;
  return how;
}

export function attachForm(form, options = {}) {
  const how = readForm(options);
  const inert = { fields: [], normalizeAll() {}, check: async () => true, clearDraft() {}, detach() {} };
  // It has no face, and is a handle all the same.
  faces.set(inert);
  return failOpen((desk) => {
    charsets(desk, options);
    const face = attach(desk, form, options, how, places);
    if (IS_FULL && options.wareki !== false) wareki(face, (text, date) => normalize("date", text, { date }));
    const { normalizeAll, check, clearDraft, detach } = face;
    const given = {
      get fields() {
        return face.listed;
      },
      normalizeAll,
      check,
      clearDraft,
      detach,
    };
    faces.set(given, face);
    return given;
  }, inert);
}

// What is called for the first time is compiled then: better before she types.
steps.push(
  running,
  () => kinds.forEach((kind) => normalize(kind, "０９０ー１アa@b.jp")),
  () => {
    const form = document.createElement("form");
    form.append(Object.assign(document.createElement("input"), { name: "tel" }));
    const { normalizeAll, detach } = attachForm(form);
    normalizeAll();
    detach();
  },
);
