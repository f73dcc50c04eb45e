// Starts the modules of the package, each on the first call to it.

import { SurasuraError, desk } from "../../src/browser/desk.js";
import { joined } from "./streams.js";

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

/** A module from the text that a file has it as. */
export const compiled = (text) => new WebAssembly.Module(joined(text));

export async function ready() {
  await new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
  for (const start of known) start();
}
