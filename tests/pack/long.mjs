// Every kind with every hard text of a million characters; says which one it begins. long.test.mjs waits
// for it, and no longer than for ever.

import { LONG, hard, text } from "../bench/long.mjs";
import { normalize } from "../../pkg/npm/dist/full.js";

for (const kind of process.argv.slice(2)) {
  for (const name of hard) {
    console.log(`${kind}, ${name}`);
    const long = text(name, LONG);
    const { value, valid, changed } = normalize(kind, long);
    if (typeof value !== "string" || typeof valid !== "boolean" || changed !== (value !== long)) {
      throw new Error(`${kind}, ${name}: changed is ${changed}, valid ${valid}`);
    }
  }
}
console.log("done");
