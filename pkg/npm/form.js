// The entry for pages with a form: its fields. Their module is inside.

export { attachForm, normalize } from "./form-face.js";
export { defineProgress as defineElements } from "../../src/browser/progress.js";
export { SurasuraError, ready } from "./shared.js";
