// The entry for pages with a form: fields, forms and attempts. Their module is inside.

export { attachForm, normalize, startAttempt } from "./form-face.js";
export { defineProgress as defineElements } from "../../src/browser/progress.js";
export { SurasuraError, ready } from "./shared.js";
