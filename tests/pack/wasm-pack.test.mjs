// A plain `wasm-pack build` does what its user expects, and leaves the repository as it was.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { at } from "./lib.mjs";

const run = promisify(execFile);

test("wasm-pack build leaves bindings in pkg/ that work, and nothing for git to see", async () => {
  const status = async () => (await run("git", ["status", "--porcelain", "pkg"], { cwd: at("") })).stdout;
  const before = await status();
  await run(at("tools/web.sh"), ["wasm-pack", "--log-level", "error", "build", "--target", "web"], { cwd: at("") });
  const bare = await import(at("pkg/surasura.js"));
  const { memory } = bare.initSync({ module: readFileSync(at("pkg/surasura_bg.wasm")) });
  // The bare module speaks in numbers: the kind, the text's UTF-16 units, the outcome (src/browser/desk.js).
  const text = "〒１２３ー４５６７";
  const room = bare.room(text.length);
  const units = new Uint32Array(memory.buffer, room, text.length);
  units.set(Array.from(text, (unit) => unit.charCodeAt()));
  const told = bare.normalize(0, text.length, 0, 0xffffffff, 0);
  const [length, ...value] = new Uint32Array(memory.buffer, told + 4, 9);
  assert.deepEqual([length, String.fromCharCode(...value)], [8, "123-4567"]);
  assert.equal(JSON.parse(readFileSync(at("pkg/package.json"), "utf8")).name, "surasura");
  // It tells git to see nothing of this folder, the package in it included.
  rmSync(at("pkg/.gitignore"));
  assert.equal(await status(), before);
});
