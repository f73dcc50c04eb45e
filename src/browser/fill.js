// What can be known is filled in: the address behind a postal code, the reading of a name as it was typed.
// Nothing that the shopper typed herself is overwritten.

import { issue } from "./outcome.js";
import { speak } from "./words.js";

/** By their numbers in `form.rs` and `friends.rs`. */
const BLUR = 1;
const CHANGE = 2;
const COMPOSED = 4;
const INPUT = 5;
const TYPED = 0;
const HAND = 2;
const COMPOSING = 3;

/** The prefecture's choice, by what it says or by the end of its value: 東京都, 東京, JP-13. */
function choiceOf(select, prefecture) {
  const short = prefecture.replace(/[都府県]$/, "");
  const says = ({ text, value }) => [text.trim(), value].some((said) => said === prefecture || said === short);
  return Array.from(select.options).find(says)?.value;
}

const NOTHING = { candidates: [], common: {} };

export function filler(face, { say }, places) {
  const { at, how, desk, fields, isHere, replace, tell, leave, giveUp } = face;
  const { core } = desk;

  /** What is empty, was filled in, or stands at a choice that nobody made. */
  const isFree = ({ control: { value, selectedIndex }, filled, own }) =>
    value === "" || value === filled || (selectedIndex === 0 && !own);

  function fill(field, value) {
    const { control } = field;
    const meant = control.options ? choiceOf(control, value) : value;
    if (!meant || !isFree(field) || control.value === meant) return;
    const before = control.value;
    if (!replace(field, meant)) return;
    field.filled = meant;
    face.witness.filled?.(field);
    say(field, "");
    tell(field, "change", { before, value: meant, changes: [] });
  }

  /** What was filled in was of something else. */
  function empty(field) {
    if (field.filled && field.control.value === field.filled && replace(field, "")) field.filled = undefined;
  }

  // --- The address behind a postal code ------------------------------------

  const isPostal = ({ kind, boxes }) => (kind ?? boxes) === "postal";

  /** The address that a postal code belongs to: the fields up to the next one, or else those before. */
  function addressOf(field) {
    const next = fields.find((other) => other.at > field.at && isPostal(other))?.at ?? Infinity;
    const lines = fields.filter((other) => /^(address|street)-/.test(other.token) && isHere(other));
    const behind = lines.filter((line) => line.at > field.at && line.at < next);
    return behind.length ? behind : lines.filter((line) => line.at < field.at);
  }

  function place(field, { prefecture = "", city = "", town = "", building = "", number = "" }) {
    const address = addressOf(field);
    const of = (token) => address.find((line) => line.token === token);
    const second = building && of("address-line2");
    const street = second ? town.slice(0, -building.length) : town;
    let rest = "";
    for (const [line, text] of [
      [of("address-level1"), prefecture],
      [of("address-level2"), city],
      [of("address-line1") ?? of("street-address"), street + number],
    ]) {
      rest += text;
      if (!line) continue;
      if (rest) fill(line, rest);
      else empty(line);
      rest = "";
    }
    if (second) fill(second, building);
  }

  /** A postal code is complete. */
  async function complete(field, code) {
    if (field.code === code) return;
    field.code = code;
    const found = await places.find(code, how.postal);
    // She may have gone on, or the form may have gone.
    if (field.code !== code || !isHere(field)) return;
    const { candidates, common } = found ?? NOTHING;
    // Without data it is asked for again.
    if (!found) field.code = undefined;
    else if (!candidates.length) {
      const unknown = issue("POSTAL_UNKNOWN", how);
      if (tell(field, "issue", { issues: [unknown] })) say(field, unknown.severity, unknown.message);
    }
    // What another code had filled in goes all the same.
    place(field, common);
    if (candidates.length < 2) return;
    const offers = candidates.map((candidate) => {
      const { prefecture, city, town, number, office } = candidate;
      const text = (common.prefecture ? "" : prefecture) + (common.city ? "" : city) + town + number;
      const accept = () => {
        say(field, "");
        say(field, "ok");
        place(field, candidate);
      };
      return [office || text || city, accept];
    });
    const detail = { suggestions: offers.map(([text]) => text), accept: (index) => offers[index]?.[1]() };
    if (tell(field, "suggest", detail)) say(field, "ok", speak(how, "PLACES"), offers);
  }

  /** A field was looked at, and this is what it holds. */
  function tried(field, value, valid) {
    if (!how.postal || !isPostal(field)) return;
    places.prefetch(value, how.postal);
    const code = value.replace("-", "");
    if (field.code && field.code !== code) {
      say(field, "");
      field.code = undefined;
    }
    if (valid && code) complete(field, code).catch(giveUp);
  }

  // --- The reading of a name ----------------------------------------------

  /** The field of the reading of a name: the next that reads the same part of it, or else the nearest before. */
  function readingOf({ at, token }) {
    const far = (other) => (other.at > at ? other.at - at : at - other.at + fields.length);
    const readings = fields.filter(({ kind, token: read }) => kind === "kana" && read === token);
    return readings.sort((a, b) => far(a) - far(b))[0];
  }

  const told = (name, what, value, inputType = "") => core.typed(at, name.at, what, desk.texts([value, inputType]));

  function read(name, to) {
    const reading = desk.read(core.read_as(at, name.at, to.at, how.bits));
    if (reading === undefined || !isHere(to)) return;
    if (reading) fill(to, reading);
    else empty(to);
  }

  // A form that is left alone again is not filled in any more.
  leave.push(() => fields.forEach((field) => (field.code = undefined)));

  /** An event of the shopper's, by its number in `form.js`. */
  function heard(what, field, event) {
    const { kind, control } = field;
    const { value } = control;
    if (what === CHANGE || what === INPUT) field.own = true;
    if (!how.furigana || !event) return;
    if (kind === "name" && [BLUR, CHANGE, COMPOSED, INPUT].includes(what)) {
      const to = readingOf(field);
      if (!to) return;
      if (what === INPUT) told(field, event.isComposing ? COMPOSING : TYPED, value, event.inputType);
      // Set by a script, or by the browser.
      else if (field.heard !== value) told(field, TYPED, value);
      field.heard = value;
      if (!event.isComposing) read(field, to);
    } else if (kind === "kana" && what === INPUT) {
      const name = fields.find((other) => other.kind === "name" && readingOf(other) === field);
      if (name) told(name, HAND, value);
    }
  }

  return { heard, tried };
}
