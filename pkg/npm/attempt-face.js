// The functions of attempts, over their module.

import { faces } from "./faces.js";
import { steps } from "./start.js";
import { startAttempt as start } from "../../src/browser/attempt.js";
import { SurasuraError } from "../../src/browser/desk.js";
import { module } from "#attempt";

const running = () => module.start();

let told = false;

export function startAttempt(options = {}) {
  const { form, gpc = "off" } = options;
  const inert = (inactive) => ({
    id: "", active: false, inactive, snapshot: () => "", step() {}, submitted() {}, complete() {}, stop() {}, forget() {},
  });
  // The shopper has asked not to be followed: then nothing of us runs.
  if (globalThis.navigator?.globalPrivacyControl && gpc === "off") return inert("privacy");
  if (form !== undefined && !faces.has(form)) throw new SurasuraError("FORM_INVALID", "options.form");
  try {
    const desk = running();
    return start(desk, faces.get(form), options);
  } catch (error) {
    if (error instanceof SurasuraError && error.code !== "WASM_UNAVAILABLE") throw error;
    if (!told) console.warn("surasura:", error);
    told = true;
    return inert("wasm");
  }
}

steps.push(running);
