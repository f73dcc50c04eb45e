// The entry with everything: the module with every kind and option inside, and the friends of `normalize`.

import { source } from "#wasm";
import { startWith } from "./face.js";

startWith(source);

export * from "./api.js";
export * from "./friends.js";
