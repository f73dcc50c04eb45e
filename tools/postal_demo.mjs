// Cuts the few files of postal data that the demo has out of those of `make postal`: all towns of some
// areas, without the buildings and businesses that have codes of their own, which are most of the bytes.
//
//   make postal && node tools/postal_demo.mjs

import { readFileSync, writeFileSync } from "node:fs";

const AREAS = ["060", "100", "150", "438", "498", "530", "600", "921"];

/** The towns of a file: its lines are told in src/field/postal/lookup.rs. */
function towns(text) {
  const [head, ...lines] = text.trimEnd().split("\n");
  const kept = [head];
  let city;
  let code;
  let last;
  for (const line of lines) {
    if (line.startsWith("\t")) {
      city = line;
      code = last = -1;
      continue;
    }
    const [, step, rest] = line.match(/^(\d*)(.*)$/);
    code += step ? Number(step) : 1;
    if (rest.includes("\t")) continue;
    if (last < 0) kept.push(city);
    kept.push((code - last === 1 && rest ? "" : code - last) + rest);
    last = code;
  }
  return `${kept.join("\n")}\n`;
}

const at = (path) => new URL(`../${path}`, import.meta.url);
for (const area of AREAS) {
  const text = readFileSync(at(`target/postal/${area}.txt`), "utf8");
  writeFileSync(at(`www/postal/${area}.txt`), towns(text));
}
