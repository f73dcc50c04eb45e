// The packed package in plain Node, in a worker, and for the type checker.

import assert from "node:assert/strict";
import { once } from "node:events";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { at, blocks, compared, project, run, snippet } from "./lib.mjs";

test("it works in plain Node", async (t) => {
  const made = await project(t);
  await copyFile(at("tests/pack/inside.mjs"), join(made, "inside.mjs"));
  const { stdout, stderr } = await run(process.execPath, ["inside.mjs"], { cwd: made });
  assert.deepEqual([stdout, stderr], ["all is well\n", ""]);
});

test("it works in a worker", async (t) => {
  const made = await project(t);
  await copyFile(at("tests/pack/inside.mjs"), join(made, "inside.mjs"));
  const worker = new Worker(pathToFileURL(join(made, "inside.mjs")));
  t.after(() => worker.terminate());
  // A failure in the worker is an error here.
  assert.deepEqual(await once(worker, "message"), ["all is well"]);
});

test("README's snippet for the external module works", async (t) => {
  const made = await project(t);
  await writeFile(join(made, "external.mjs"), snippet("js", "surasura/external"));
  const { stdout } = await run(process.execPath, ["external.mjs"], { cwd: made });
  assert.equal(stdout, "123-4567\n");
});

test("README's promises hold: each line has the value beside it", async (t) => {
  const made = await project(t);
  const marks = ['normalize("address"', "decideNudge(quote", "describeWarning(lost", "surasura/full"];
  const { count, told } = compared(marks.map((mark) => snippet("js", mark)).join(""));
  assert.equal(count, 16);
  const head = 'import assert from "node:assert/strict";\nimport { decideNudge, normalize, priceCart } from "surasura";\n';
  await writeFile(join(made, "promises.mjs"), head + told);
  await run(process.execPath, ["promises.mjs"], { cwd: made });
});

test("the figures of docs/carts.md are what comes out, block after block", async (t) => {
  const made = await project(t);
  const all = blocks("docs/carts.md");
  assert.ok(all.length >= 9 && all.every(({ lang }) => lang === "js"));
  const { count, told } = compared(all.map(({ text }) => text).join(""));
  // Every block has figures.
  for (const { text } of all) assert.ok(compared(text).count > 0, text);
  assert.ok(count >= 22, `${count}`);
  await writeFile(join(made, "carts.mjs"), 'import assert from "node:assert/strict";\n' + told);
  await run(process.execPath, ["carts.mjs"], { cwd: made });
});

for (const [moduleResolution, module] of [["bundler", "esnext"], ["node16", "node16"], ["nodenext", "nodenext"]]) {
  test(`the types hold under moduleResolution ${moduleResolution}`, async (t) => {
    const made = await project(t, ["vue"]);
    const files = ["use.ts", "full.ts", "frameworks.ts", "adapters.ts", "scenarios.ts"];
    for (const file of files) await copyFile(at(`tests/pack/types/${file}`), join(made, file));
    const compilerOptions = {
      module, moduleResolution, target: "es2022", lib: ["es2022", "dom"], types: [],
      strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true,
      // The declarations themselves are checked too.
      skipLibCheck: false,
    };
    await writeFile(join(made, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const tsc = run(process.execPath, [at("tests/node_modules/typescript/bin/tsc")], { cwd: made });
    await tsc.catch(({ stdout, stderr }) => assert.fail(stdout + stderr));
  });
}

test("every block of README is one that a test runs", () => {
  // Rust blocks are doc tests (src/lib.rs), shell and toml blocks are read by docs.test.mjs.
  const known = { sh: 4, js: 6, jsx: 1, vue: 1, css: 1, json: 1, html: 2, toml: 1, rust: 1, http: 1 };
  const found = {};
  for (const { lang } of blocks("README.md")) found[lang] = (found[lang] ?? 0) + 1;
  assert.deepEqual(found, known);
});
