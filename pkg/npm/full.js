// The entry with everything: the module with every kind and option inside, and the friends of `normalize`.

import { bytes } from "#wasm";
import { startWith } from "./face.js";

startWith(bytes);

export * from "./api.js";
export * from "./friends.js";
