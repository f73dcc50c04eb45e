// A megabyte pasted into a field comes out at the other end. What took the square of its length would
// take hours. How the time grows is printed by `make bench`.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { at, read } from "./lib.mjs";

test("a million characters of anything in a field of any kind", async () => {
  const [, union] = read("pkg/npm/index.d.ts").match(/type FieldKind =([^;]*);/);
  const kinds = Array.from(union.matchAll(/"(\w+)"/g), ([, kind]) => kind);
  assert.ok(kinds.length >= 6, union);
  // Ended from outside: a loop that does not end lets no timer run.
  const { said, error } = await new Promise((resolve) => {
    execFile(process.execPath, [at("tests/pack/long.mjs"), ...kinds], { timeout: 600_000 }, (error, said) =>
      resolve({ error, said: said.trim().split("\n") }),
    );
  });
  assert.equal(said.at(-1), "done", `stopped at ${said.at(-1)}: ${error}`);
});
