// The entry with everything: one module with every kind and option inside, the friends of `normalize`,
// add-ons, and the proof of a quote.

export { openCatalogue } from "./addon.js";
export * from "./friends.js";
export * from "./index.js";
export * from "./proof.js";
