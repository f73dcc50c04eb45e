// Every kind with every hard text of the most that is read and of a million characters, and what `surasura/full` has beside; says which one it
// begins. long.test.mjs waits for it, and no longer than for ever.

import { LONG, MILLION, hard, text } from "../bench/long.mjs";
import {
  Furigana, convert, countCharacters, missingCharacters, normalize, normalizeParts, parseAddress, parseDate, parsePhone,
  splitName,
} from "../../pkg/npm/dist/full.js";

for (const kind of process.argv.slice(2)) {
  for (const name of hard) {
    console.log(`${kind}, ${name}`);
    for (const long of [text(name, LONG), text(name, MILLION)]) {
      const { value, valid, changed } = normalize(kind, long);
      if (typeof value !== "string" || typeof valid !== "boolean" || changed !== (value !== long)) {
        throw new Error(`${kind}, ${name}: changed is ${changed}, valid ${valid}`);
      }
    }
  }
}
for (const name of hard) {
  const long = text(name, MILLION);
  const furigana = new Furigana();
  for (const [what, run] of Object.entries({
    boxes: () => normalizeParts("phone", [long, long]),
    number: () => parsePhone(long),
    day: () => parseDate(long),
    address: () => parseAddress(long),
    name: () => splitName(long),
    width: () => convert(long, "half"),
    kana: () => convert(long, "half-katakana"),
    count: () => countCharacters(long),
    missing: () => missingCharacters(long, "cp932"),
    reading: () => [long, `${long}山`].map((value) => furigana.hear({ type: "value", value })) && furigana.segments(),
  })) {
    console.log(`${what}, ${name}`);
    run();
  }
}
console.log("done");
