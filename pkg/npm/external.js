// The entry for those who want the module as a file of its own, streamed and cached by itself.

import { startWith } from "./face.js";

let loading;

/**
 * Fetches and compiles the module: once, and again after a failure.
 * `source`: URL, Request, Response, bytes or a WebAssembly.Module.
 */
export function init(source = new URL("./surasura_bg.wasm", import.meta.url)) {
  loading ??= compile(source).then(
    (module) => startWith(() => module),
    (error) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

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

export * from "./api.js";
