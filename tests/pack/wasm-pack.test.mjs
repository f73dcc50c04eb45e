// A plain `wasm-pack build` does what its user expects, and leaves the repository as it was.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { at } from "./lib.mjs";

const run = promisify(execFile);

test("wasm-pack build leaves bindings in pkg/ that work, and nothing for git to see", async () => {
  const status = async () => (await run("git", ["status", "--porcelain", "pkg"], { cwd: at("") })).stdout;
  const before = await status();
  await run(at("tools/web.sh"), ["wasm-pack", "--log-level", "error", "build", "--target", "web"], { cwd: at("") });
  const bare = await import(at("pkg/surasura.js"));
  bare.initSync({ module: readFileSync(at("pkg/surasura_bg.wasm")) });
  assert.equal(bare.normalize("postal", "〒１２３ー４５６７").value, "123-4567");
  assert.equal(JSON.parse(readFileSync(at("pkg/package.json"), "utf8")).name, "surasura");
  assert.equal(await status(), before);
});
