// The entry with everything: one module with every kind and option inside, and the friends of `normalize`.

export * from "./friends.js";
export * from "./index.js";
