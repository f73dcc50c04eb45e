// Every kind with every hard text as long as is read, one character longer, and of a million, and what
// `surasura/full` has beside; says which one it begins. long.test.mjs waits for it, and no longer than for ever.

import { MILLION, hard, text } from "../bench/long.mjs";
import {
  Furigana, convert, countCharacters, missingCharacters, normalize, normalizeParts, parseAddress, parseDate, parsePhone,
  splitName,
} from "../../pkg/npm/dist/full.js";

/** `LONGEST` of src/field.rs. */
const LONGEST = 65_536;

const tooLong = ({ issues }) => issues[0]?.code === "TEXT_TOO_LONG";

for (const kind of process.argv.slice(2)) {
  for (const name of hard) {
    console.log(`${kind}, ${name}`);
    for (const length of [LONGEST, LONGEST + 1, MILLION]) {
      const long = text(name, length);
      // What the module read before is not what it reads now.
      normalize("name", "山田 太郎");
      const outcome = normalize(kind, long, { caret: length });
      const { value, valid, changed, caret } = outcome;
      const right = typeof value === "string" && typeof valid === "boolean" && changed === (value !== long);
      if (!right || tooLong(outcome) !== length > LONGEST || !(caret <= value.length)) {
        throw new Error(`${kind}, ${name}, ${length}: changed is ${changed}, valid ${valid}, caret ${caret}`);
      }
    }
  }
}
for (const name of hard) {
  const long = text(name, MILLION);
  const furigana = new Furigana();
  for (const [what, run] of Object.entries({
    boxes: () => normalizeParts("phone", [long, long]).values.length === 2,
    number: () => parsePhone(long).ok === false,
    day: () => parseDate(long).ok === false,
    address: () => Array.isArray(parseAddress(long).numbers),
    name: () => (splitName(long) ?? ["", ""]).length === 2,
    width: () => convert(long, "half").length > 0,
    kana: () => convert(long, "half-katakana").length >= MILLION,
    count: () => countCharacters(long) <= MILLION,
    missing: () => missingCharacters(long, "cp932").every(({ at }) => at < MILLION),
    reading: () => {
      for (const value of [long, `${long}山`]) furigana.hear({ type: "value", value });
      return Array.isArray(furigana.segments());
    },
  })) {
    console.log(`${what}, ${name}`);
    if (!run()) throw new Error(`${what}, ${name}`);
  }
}
console.log("done");
