export * from "./index.js";

/**
 * Fetches and compiles the module; call it before anything else. Once is enough; after a failure it
 * may be called again. In Node give the bytes of `surasura/surasura_bg.wasm`, in workerd the imported
 * `WebAssembly.Module`.
 *
 * @param source Default: `surasura_bg.wasm` beside this file.
 */
export function init(
  source?: string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module,
): Promise<void>;
