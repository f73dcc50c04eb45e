// Starts the modules of the package, each on the first call to it.

import { SurasuraError, desk } from "../../src/browser/desk.js";
import { joined } from "./streams.js";

/** What `ready` does. */
export const steps = [];

/** A module: `source` gives it, compiled, and is asked once, at the first use; `from` names another. */
export function starter(source) {
  let made, at;

  /** The module's desk. `begin` sees it first, and what it throws is the module's failure. */
  function start(begin) {
    try {
      made ??= source();
      at ??= desk(new WebAssembly.Instance(made).exports);
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
      steps.push(() => (made ??= source()), () => start());
    },
  };
}

/** A module from the text that a file has it as. */
export const compiled = (text) => new WebAssembly.Module(joined(text));

/** Does ahead of time what the first calls would: in steps, of which none is long enough to be felt. */
export async function ready() {
  const next = () => new Promise((resolve) => setTimeout(resolve));
  for (const step of steps) {
    await next();
    try {
      step();
    } catch {
      // It is told when it is needed.
    }
  }
  // Who waits for this has a task of their own, too.
  await next();
}
