// Takes out of a module what wasm-bindgen put there for glue that the package has no use for: all that
// crosses are numbers (src/browser/doors.rs), and numbers cross by themselves.

import { EXPORT, Reader, name, number, replaced, sections } from "./wasm.mjs";

/** The module with the exports of ours alone; the optimiser drops what nothing else leads to. */
export function bare(wasm) {
  const reader = new Reader(sections(wasm).find(({ id }) => id === EXPORT).body);
  const kept = [];
  for (let left = reader.number(); left--; ) {
    const called = reader.name();
    const what = [reader.byte(), ...number(reader.number())];
    if (!called.startsWith("__")) kept.push([...name(called), ...what]);
  }
  return replaced(wasm, EXPORT, [...number(kept.length), ...kept.flat()]);
}
