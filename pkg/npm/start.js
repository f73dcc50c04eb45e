// Starts the modules of the package, each on the first call to it.

import { SurasuraError, desk } from "../../src/browser/desk.js";

/** What starts each module that is there. */
const known = [];

/** A module: `source` gives it, compiled, and is asked once, at the first use; `from` names another. */
export function starter(source) {
  let at;

  /** The module's desk. `begin` sees it first, and what it throws is the module's failure. */
  function start(begin) {
    try {
      at ??= desk(new WebAssembly.Instance(source()).exports);
      begin?.(at);
      return at;
    } catch (cause) {
      throw new SurasuraError("WASM_UNAVAILABLE", "", { cause });
    }
  }

  return {
    start,
    from(given) {
      source = given;
      known.push(start);
    },
  };
}

/**
 * A module of its bytes as `tools/pack.mjs` writes them. By their numbers: one character after the other, as an
 * iterator gives them, takes four times as long.
 */
export const compiled = (text) =>
  new WebAssembly.Module(new Uint8Array(text.length).map((c, at) => (c = text.charCodeAt(at)) - (c < 127 ? 35 : 69)));

export async function ready() {
  await new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
  for (const start of known) start();
}
