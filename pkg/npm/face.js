// The package's face: plain functions over the WebAssembly module, which starts on the first call.
// Both entries share it; they differ in where the module comes from.

import * as core from "#core";
import { defineElements as define } from "./nudge.js";

/** Every error of this package. `code` is stable, `path` names the culprit. */
export class SurasuraError extends Error {
  constructor(code, path = "", options) {
    super(path ? `${code} at ${path}` : code, options);
    this.name = "SurasuraError";
    this.code = code;
    this.path = path;
  }
}

let source = () => {
  throw new Error("init() has not been called");
};
let started = false;

/** Where the module comes from: bytes or a compiled module, asked for once, at the first use. */
export function startWith(given) {
  source = given;
}

/** Starts the module if it does not run yet. */
function running() {
  if (started) return;
  try {
    core.initSync({ module: source() });
    started = true;
  } catch (cause) {
    throw new SurasuraError("WASM_UNAVAILABLE", "", { cause });
  }
}

/** Calls into the module; what it throws is a code and a path. */
function call(run) {
  running();
  try {
    return run();
  } catch (thrown) {
    throw typeof thrown === "string" ? new SurasuraError(...thrown.split(" ")) : thrown;
  }
}

let told = false;

/** What `run` gives, or `instead` where there is no WebAssembly: the page goes on as it was. */
function failOpen(run, instead) {
  try {
    running();
  } catch (error) {
    if (!told) console.warn("surasura:", error);
    told = true;
    return instead;
  }
  return run();
}

export function normalize(kind, text, options) {
  if (typeof text !== "string") throw new SurasuraError("TYPE_INVALID", "text");
  // Half a surrogate pair does not survive the way there and back: such a text is left alone.
  const half = /\p{Surrogate}/u.test(text);
  const outcome = call(() => core.normalize(`${kind}`, half ? "" : text, options));
  return half ? { ...outcome, value: text, ...(outcome.caret != null && { caret: options.caret }) } : outcome;
}

export const priceCart = (cart, rules) => call(() => core.priceCart(cart, rules));

export const decideNudge = (quote, rules, context) =>
  call(() => core.decideNudge(quote, rules, context));

export function attachForm(form, options) {
  const inert = { fields: [], normalizeAll() {}, detach() {} };
  return failOpen(() => call(() => core.attachForm(form, options)), inert);
}

export function startAttempt({ endpoint, form, completeOnSubmit = false } = {}) {
  const inert = (inactive) =>
    ({ id: "", active: false, inactive, snapshot: () => "", complete() {}, stop() {} });
  // The shopper has asked not to be followed.
  if (globalThis.navigator?.globalPrivacyControl) return inert("privacy");
  return failOpen(() => {
    if (!(form instanceof core.FormHandle)) throw new SurasuraError("FORM_INVALID", "options.form");
    const attempt = call(() => core.startAttempt(form, `${endpoint ?? ""}`, completeOnSubmit));
    return {
      id: attempt.id,
      active: true,
      snapshot: () => attempt.snapshot(),
      complete: () => attempt.complete(),
      stop: () => attempt.stop(),
    };
  }, inert("wasm"));
}

export const defineElements = () => define({ priceCart, decideNudge });

export function ready() {
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  return new Promise((resolve, reject) => {
    idle(() => {
      try {
        running();
        resolve();
      } catch (error) {
        reject(error);
      }
    });
  });
}
