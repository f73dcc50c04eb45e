// What runs in each engine: one bundle, the same in Node and in a page.

import { changes, quotes, suggestions, told } from "./carts.mjs";
import { jobs } from "./jobs.mjs";
import { calls, samples, states } from "./kinds.mjs";
import { growth, hard } from "./long.mjs";
import { compare } from "./measure.mjs";
import { normalize } from "../../pkg/npm/dist/full.js";

/** What there is to measure. */
export const list = { jobs: jobs.map(({ name }) => name), kinds: Object.keys(samples), states, hard };

/** Of how many texts a function makes what was meant. */
function right(run, texts, text = (value) => value) {
  const made = texts.filter(([typed, meant]) => text(run(typed)) === meant);
  return `${made.length} of ${texts.length}`;
}

/** A job: each contender's figures. */
export function measure(index) {
  const { texts, table, goal = 1, run, beside = {}, text } = jobs[index];
  const all = { ...run, ...beside };
  const rows = compare(all, texts.map(([typed]) => typed));
  return rows.map((row, at) => ({
    ...row,
    right: right(all[row.name], texts, text),
    table: table ? right(all[row.name], table, text) : "",
    // Only a package whose job it is is to be outdone.
    goal: at > 0 && row.name in run ? goal : undefined,
  }));
}

/** A whole cart of so many lines: each contender's figures, and whether it says what the others do. */
export function quote(length) {
  const all = quotes(length);
  const [first] = Object.values(all).map((run) => JSON.stringify(told(run())));
  return compare(all, [0]).map((row) => ({ ...row, right: JSON.stringify(told(all[row.name]())) === first ? "yes" : "no" }));
}

/** A changed quantity of a cart of so many lines, and what there is to pay then. */
export const change = (length) => compare(changes(length), [0]);

/** What to add for free shipping, out of so many products. */
export const suggest = (products) => compare(suggestions(products), [0]);

/** What a call takes, by kind and state. */
export { calls };

/** How the time of a kind grows with the length of the text of that name. */
export const grow = (kind, name) => growth((text) => normalize(kind, text), name);
