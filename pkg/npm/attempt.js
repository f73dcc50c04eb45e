// The entry for pages that watch an attempt: what becomes of a form and a cart, and help. Its module is inside.

export { startAttempt } from "./attempt-face.js";
export { defineHelp as defineElements } from "./help-element.js";
export { SurasuraError, ready } from "./shared.js";
