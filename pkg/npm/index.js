// The default entry: the module's bytes are inside, and start on the first call.

import { source } from "#wasm";
import { startWith } from "./face.js";

startWith(source);

export * from "./api.js";
