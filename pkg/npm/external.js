// The entry for those who want the modules as files of their own, streamed and cached by themselves.

import { module as attempt } from "#attempt";
import { module as cart } from "#cart";
import { module as form } from "#form";

/** Fetches and compiles a module: once, and again after a failure. */
function load(module, source) {
  module.loading ??= compile(source).then(
    (compiled) => module.from(() => compiled),
    (error) => {
      module.loading = undefined;
      throw error;
    },
  );
  return module.loading;
}

// `source`: URL, Request, Response, bytes or a WebAssembly.Module.

export const init = (source = new URL("./surasura_bg.wasm", import.meta.url)) => load(form, source);

export const initCart = (source = new URL("./surasura_cart_bg.wasm", import.meta.url)) => load(cart, source);

export const initAttempt = (source = new URL("./surasura_attempt_bg.wasm", import.meta.url)) => load(attempt, source);

async function compile(source) {
  let given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (typeof given === "string" || given instanceof URL || given instanceof Request) {
    given = await fetch(given);
  }
  if (!(given instanceof Response)) return WebAssembly.compile(given);
  if (!given.ok) throw new Error(`surasura: ${given.status} for ${given.url}`);
  // Streaming insists on the media type; a server that does not know it is no reason to fail.
  const type = given.headers.get("content-type") ?? "";
  return type.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(given)
    : WebAssembly.compile(await given.arrayBuffer());
}

export * from "./index.js";
