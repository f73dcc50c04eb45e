// What `surasura/external` has: everything that `surasura` has, with its modules as files of their own. What is
// called before its module is there throws `WASM_UNAVAILABLE`; `ready` starts those that are.

export * from "./index.js";

/** Where a module comes from. */
export type ModuleSource =
  | string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/**
 * Fetches and compiles the module for fields and forms; call it before anything of them. Once is
 * enough; after a failure it may be called again. In Node give the bytes of `surasura/surasura_bg.wasm`, in
 * workerd the imported `WebAssembly.Module`.
 *
 * @param source Default: `surasura_bg.wasm` beside this file.
 */
export function init(source?: ModuleSource): Promise<void>;

/**
 * The same for the module that prices carts and decides nudges, `surasura/surasura_cart_bg.wasm`.
 *
 * @param source Default: `surasura_cart_bg.wasm` beside this file.
 */
export function initCart(source?: ModuleSource): Promise<void>;

/**
 * The same for the module that watches attempts, `surasura/surasura_attempt_bg.wasm`.
 *
 * @param source Default: `surasura_attempt_bg.wasm` beside this file.
 */
export function initAttempt(source?: ModuleSource): Promise<void>;
