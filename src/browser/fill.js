// What can be known is filled in: the address behind a postal code, the reading of a name as it was typed.
// Nothing that the shopper typed herself is overwritten.

import { issue } from "./desk.js";
import { speak } from "./words.js";

/** By their numbers in `form.rs` and `friends.rs`. */
const [BLUR, CHANGE, COMPOSED, INPUT] = [1, 2, 4, 5];
const [TYPED, HAND, COMPOSING] = [0, 2, 3];

/** The prefecture's choice, by what it says or by the end of its value: 東京都, 東京, JP-13. */
function choiceOf(select, prefecture) {
  const short = prefecture.replace(/[都府県]$/, "");
  const says = ({ text, value }) => [text.trim(), value].some((said) => said === prefecture || said === short);
  return Array.from(select.options).find(says)?.value;
}

export function filler(face, { say }, { lookupPostal, prefetchPostal }) {
  const { at, how, desk, controls, fields, boxesOf, isHere, replace, tell, known } = face;
  const { core } = desk;

  /** By field: what was filled in; whether the shopper has been there herself. */
  const filled = [];
  const own = [];

  const isFree = (field) => {
    const { value, selectedIndex } = controls[field];
    return value === "" || value === filled[field] || (selectedIndex === 0 && !own[field]);
  };

  function fill(field, value) {
    const control = controls[field];
    const meant = control.options ? choiceOf(control, value) : value;
    if (!meant || !isFree(field) || control.value === meant) return;
    const before = control.value;
    if (!replace(field, meant)) return;
    filled[field] = meant;
    say(field, "");
    tell(field, "change", { before, value: meant, changes: [] });
  }

  /** What was filled in was of something else. */
  function empty(field) {
    if (filled[field] && controls[field].value === filled[field] && replace(field, "")) filled[field] = undefined;
  }

  // --- The address behind a postal code ------------------------------------

  /** By field: the code that was looked up last. */
  const codes = [];
  const looking = [];
  known.push(filled, own, codes);

  const isPostal = ({ kind, boxes }) => (kind ?? boxes) === "postal";
  const isAddress = (field) => /^(address|street)-/.test(fields[field].token) && isHere(controls[field]);

  /** The address that a postal code belongs to: the fields up to the next one, or else those before. */
  function addressOf(field) {
    const all = fields.map((_, at) => at);
    const last = boxesOf(field).at(-1);
    const next = all.find((at) => at > last && isPostal(fields[at])) ?? Infinity;
    const behind = all.filter((at) => at > last && at < next && isAddress(at));
    return behind.length ? behind : all.filter((at) => at < last && isAddress(at));
  }

  function place(field, { prefecture, city, town, building, number }) {
    const address = addressOf(field);
    const of = (...tokens) => tokens.map((token) => address.find((at) => fields[at].token === token)).find((at) => at >= 0);
    const street = building && of("address-line2") >= 0 ? town.slice(0, -building.length) : town;
    let rest = "";
    for (const [at, text] of [
      [of("address-level1"), prefecture],
      [of("address-level2"), city],
      [of("address-line1", "street-address"), street + number],
    ]) {
      rest += text ?? "";
      if (at === undefined) continue;
      if (rest) fill(at, rest);
      else empty(at);
      rest = "";
    }
    if (street !== town) fill(of("address-line2"), building);
  }

  /** A postal code is complete. */
  async function complete(field, code) {
    if (codes[field] === code) return;
    codes[field] = code;
    const { signal } = (looking[field] = new AbortController());
    const { candidates, common, code: fault } = await lookupPostal(code, { base: how.postal, signal });
    if (signal.aborted || face.signal.aborted || !isHere(controls[field])) return;
    if (fault === "POSTAL_UNKNOWN") warn(field, fault);
    // Without data it is asked for again.
    else if (!candidates.length) codes[field] = undefined;
    // What another code had filled in goes all the same.
    place(field, { prefecture: "", city: "", town: "", building: "", number: "", ...common });
    if (candidates.length < 2) return;
    const places = candidates.map((candidate) => {
      const { prefecture, city, town, number, office } = candidate;
      const accept = () => {
        say(field, "");
        say(field, "ok");
        place(field, candidate);
      };
      const text = (common.prefecture ? "" : prefecture) + (common.city ? "" : city) + town + number;
      return [office || text || city, accept];
    });
    const detail = { suggestions: places.map(([text]) => text), accept: (index) => places[index]?.[1]() };
    if (tell(field, "suggest", detail)) say(field, "ok", speak(how, "PLACES"), places);
  }

  function warn(field, code) {
    const found = issue(code, how);
    if (tell(field, "issue", { issues: [found] })) say(field, found.severity, found.message);
  }

  /** A field was looked at, and this is what it holds. */
  function tried(field, value, valid) {
    if (!how.postal || !isPostal(fields[field])) return;
    prefetchPostal(value, { base: how.postal });
    const code = value.replace("-", "");
    if (codes[field] && codes[field] !== code) {
      looking[field].abort();
      say(field, "");
      codes[field] = undefined;
    }
    if (valid && code) complete(field, code).catch(face.giveUp);
  }

  // --- The reading of a name ----------------------------------------------

  /** By field of a reading: what was typed or set in the name when it was told last. */
  const heardLast = [];

  /** The field of the reading of a name: the nearest that reads the same part of it. */
  function readingOf(field) {
    const { token } = fields[field];
    const far = (at) => (at > field ? at - field : field - at + fields.length);
    const readings = fields.map((_, at) => at).filter((at) => fields[at].kind === "kana" && fields[at].token === token);
    return readings.sort((a, b) => far(a) - far(b))[0];
  }

  function nameOf(field) {
    const names = fields.map((_, at) => at).filter((at) => fields[at].kind === "name");
    return names.find((at) => readingOf(at) === field);
  }

  const told = (name, what, value, inputType = "") => core.typed(at, name, what, desk.texts([value, inputType]));

  function read(name, to) {
    const answer = core.read_as(at, name, to, how.bits);
    if (!answer || !isHere(controls[to])) return;
    const { number, text } = desk.reader(answer);
    const isComplete = number();
    const reading = text();
    if (isComplete && reading) fill(to, reading);
    // An earlier one was of another name.
    else empty(to);
  }

  function listenToName(what, name, event) {
    const to = readingOf(name);
    if (to === undefined) return;
    const { value } = controls[name];
    if (what === INPUT) told(name, event.isComposing ? COMPOSING : TYPED, value, event.inputType);
    // Set by a script, or by the browser.
    else if (heardLast[name] !== value) told(name, TYPED, value);
    heardLast[name] = value;
    if (!event.isComposing) read(name, to);
  }

  /** An event of the shopper's, by its number in `form.js`. */
  function heard(what, field, event) {
    const { kind } = fields[field];
    if (what === CHANGE || what === INPUT) own[field] = true;
    if (!how.furigana || !event) return;
    if (kind === "name" && [BLUR, CHANGE, COMPOSED, INPUT].includes(what)) listenToName(what, field, event);
    if (kind === "kana" && what === INPUT) {
      const name = nameOf(field);
      if (name !== undefined) told(name, HAND, controls[field].value);
    }
  }

  return { heard, tried };
}
