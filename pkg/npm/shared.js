// What the parts for a form and for a cart both need is a file of its own: an error is a `SurasuraError`
// whichever of them threw it.

export * from "../../src/browser/desk.js";
export * from "./faces.js";
export * from "./number.js";
export * from "./start.js";
