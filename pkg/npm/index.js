// The default entry: the module's bytes are inside, and start on the first call.

import { bytes } from "#wasm";
import { startWith } from "./face.js";

startWith(bytes);

export * from "./api.js";
