// All that the tests in the page ask of JavaScript, in one file: tests/browsers.sh bundles it into target/web/. The
// runner serves what is imported one by one, and with some twenty files Chromium now and then waited for one for ever.

export { startAttempt } from "../../src/browser/attempt.js";
export { ask } from "../../src/browser/cart.js";
export { desk } from "../../src/browser/desk.js";
export { attachForm } from "../../src/browser/form.js";
export { learn } from "../../src/browser/outcome.js";
export { face, run } from "./help.js";
export * from "./ime.js";
export * from "./page.js";
export { values } from "./values.js";
