// Empties the places of the function table that nothing calls, so that the optimiser can drop what
// stood there. wasm-bindgen describes every closure that js-sys could take, and leaves all of them in
// the table; a panic names how its message would be written, and here nothing writes one. 1.6 KB on
// the wire.

import { ELEMENT, EXPORT, Reader, number, replaced, sections } from "./wasm.mjs";

/** Functions that stand in the table and are never called from it, unless they are exported. */
const UNCALLED = /wasm_bindgen::convert::closures::_::invoke|js_sys::futures| as core\b.*::fmt::/;

/** Names of the functions by number, from the custom section of that name. */
function namesOf(wasm) {
  const names = new Map();
  for (const { id, body } of sections(wasm)) {
    const reader = new Reader(body);
    if (id !== 0 || reader.name() !== "name") continue;
    while (!reader.done) {
      const kind = reader.byte();
      const list = new Reader(reader.take(reader.number()));
      if (kind !== 1) continue;
      for (let left = list.number(); left--; ) names.set(list.number(), list.name());
    }
  }
  return names;
}

/** Numbers of the exported functions. */
function exportsOf(wasm) {
  const reader = new Reader(sections(wasm).find(({ id }) => id === EXPORT).body);
  const found = new Set();
  for (let left = reader.number(); left--; ) {
    reader.name();
    const isFunction = reader.byte() === 0;
    const index = reader.number();
    if (isFunction) found.add(index);
  }
  return found;
}

/** The module with the first function of the table in every place that is never called. */
export function emptyTable(wasm) {
  const names = namesOf(wasm);
  const exported = exportsOf(wasm);
  const { body } = sections(wasm).find(({ id }) => id === ELEMENT);
  const reader = new Reader(body);
  // One segment of function numbers, from place 1 on: `i32.const 1`, `end`.
  const head = [reader.number(), reader.number(), ...reader.take(3)];
  if (`${head}` !== "1,0,65,1,11" || names.size === 0) throw new Error("a table of another shape");
  const functions = Array.from({ length: reader.number() }, () => reader.number());
  const isUncalled = (index) => !exported.has(index) && UNCALLED.test(names.get(index) ?? "");
  const called = functions.map((index) => (isUncalled(index) ? functions[0] : index));
  if (!reader.done || isUncalled(functions[0])) throw new Error("a table of another shape");
  return replaced(wasm, ELEMENT, [...head, ...number(called.length), ...called.flatMap(number)]);
}
