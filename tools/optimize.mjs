// Makes the module smaller than the compiler leaves it.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { quiet } from "./quiet.mjs";
import { emptyTable } from "./table.mjs";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A module with its names, without what nothing calls, through wasm-opt with the options of Cargo.toml. */
export function optimized(wasm) {
  const options = JSON.parse(/^wasm-opt = (\[.*\])$/m.exec(readFileSync(at("Cargo.toml"), "utf8"))[1]);
  return execFileSync(at("tools/node_modules/.bin/wasm-opt"), ["-", "-o", "-", ...options], { input: emptyTable(quiet(wasm)) });
}
