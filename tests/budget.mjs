// Prints the bytes of every file that the package ships, of every way to load it, and of the rooms that
// normalise fields (tests/size.mjs), next to their budgets (tests/budget.json, brotli 11), and fails when
// one is over. What a page loads (`loads`) is only ever lowered.
//
//   node tests/budget.mjs

import { readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { fieldSize } from "./size.mjs";

const { files, loads, rooms } = JSON.parse(readFileSync(new URL("budget.json", import.meta.url), "utf8"));
const dist = new URL("../pkg/npm/dist/", import.meta.url);

const sizes = Object.fromEntries(
  readdirSync(dist).map((name) => {
    const bytes = readFileSync(new URL(name, dist));
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    return [name, { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length }];
  }),
);

let over = 0;
function row(name, { raw, brotli }, budget) {
  const fits = brotli <= budget.brotli && raw <= (budget.raw ?? Infinity);
  if (!fits) over++;
  const cells = [raw, brotli, budget.brotli ?? "none"].map((cell) => `${cell}`.padStart(9));
  console.log(`${name.padEnd(24)}${cells.join("")}  ${fits ? "" : "OVER"}`.trimEnd());
}

console.log(`${"".padEnd(24)}${["raw", "brotli", "budget"].map((head) => head.padStart(9)).join("")}`);
// A file without a budget is over it: nothing ships unnoticed.
for (const [name, size] of Object.entries(sizes)) row(name, size, { brotli: files[name] });
for (const name of Object.keys(files).filter((name) => !sizes[name])) {
  over++;
  console.log(`${name.padEnd(24)}  MISSING`);
}
console.log();
for (const [name, load] of Object.entries(loads)) {
  const sum = (unit) => load.files.reduce((sum, file) => sum + (sizes[file]?.[unit] ?? NaN), 0);
  row(name, { raw: sum("raw"), brotli: sum("brotli") }, load);
}
console.log();
row("text and field", fieldSize(), rooms["text and field"]);
row("the same, full", fieldSize(true), rooms["the same, full"]);
if (over) {
  console.error(`\n${over} over budget`);
  process.exitCode = 1;
}
