// The entry with everything: one module with every kind and option inside, the friends of `normalize`,
// and the proof of a quote.

export * from "./friends.js";
export * from "./index.js";
export * from "./proof.js";
