// Makes wasm-bindgen's glue smaller: short names for the module's imports, nothing for browsers that
// cannot run the rest of the package (it asks for Baseline Widely Available).

import { IMPORT, Reader, name, number, replaced, sections } from "./wasm.mjs";

/** The module that wasm-bindgen makes up for its own imports; others are files of ours. */
const GLUE = "./surasura_bg.js";

/** a, b, ... z, A, ... Z, aa, ab, ... */
function letters(index) {
  const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const rest = Math.floor(index / alphabet.length);
  return (rest ? letters(rest - 1) : "") + alphabet[index % alphabet.length];
}

/** What the glue does for older browsers, and what it is instead. */
const OLD = [
  [/\(typeof FinalizationRegistry === 'undefined'\)\s*\? .*\s*: (?=new FinalizationRegistry)/g, ""],
  [/^if \(Symbol\.dispose\) .*$/gm, ""],
];

/** The glue for browsers of today. Throws when there is nothing old in it. */
export function forToday(glue) {
  return OLD.reduce((text, [old, instead]) => {
    const without = text.replace(old, instead);
    if (without === text) throw new Error(`the glue has no ${old}`);
    return without;
  }, glue);
}

/**
 * The module and its glue with import names of one letter. wasm-bindgen's carry a hash each, which no
 * compression gets rid of: 60 of them are 2 KB on the wire. Throws when a name is not in the glue.
 */
export function shortenImports(wasm, glue) {
  const section = sections(wasm).find(({ id }) => id === IMPORT);
  if (!section) throw new Error("a module without imports");
  const reader = new Reader(section.body);
  const count = reader.number();
  const body = [...number(count)];
  const modules = [];
  for (let index = 0; index < count; index++) {
    const module = reader.name();
    let field = reader.name();
    if (!modules.includes(module)) modules.push(module);
    if (module === GLUE) {
      const long = new RegExp(`\\b${field}(?=: function)`);
      if (!long.test(glue)) throw new Error(`the glue has no ${field}`);
      field = letters(index);
      glue = glue.replace(long, field);
    }
    body.push(...name(letters(modules.indexOf(module))), ...name(field), ...reader.description());
  }
  for (const [index, module] of modules.entries()) {
    // A file of ours is listed once for each function of it: once is enough.
    let first = true;
    glue = glue.replace(new RegExp(`"${module}": (import\\d+),`, "g"), (_, object) => {
      const entry = first ? `${letters(index)}: ${object},` : "";
      first = false;
      return entry;
    });
  }
  return { wasm: replaced(wasm, IMPORT, body), glue };
}
