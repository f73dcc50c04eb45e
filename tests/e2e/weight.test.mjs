// What a page must not feel of a form of forty fields that is looked after, as far as it is true or false:
// the figures are those of tests/bench/form.mjs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contenders } from "../bench/form/contenders.mjs";
import { memory } from "../bench/form/memory.mjs";
import { serve } from "../bench/form/server.mjs";
import { shopper } from "../bench/form/shopper.mjs";
import { browse } from "./lib.mjs";

const world = {};
before(async () => {
  world.server = await serve(await contenders(["surasura", "watched"]));
  world.browser = await browse();
});
after(async () => {
  await world.browser?.close();
  await world.server?.close();
});

test("a form that was attached and detached a thousand times has left nothing", async () => {
  const context = await world.browser.newContext();
  const { listeners, nodes, wasm } = await memory(context, `${world.server.origin}/surasura/`);
  assert.deepEqual({ listeners, nodes, wasm }, { listeners: 0, nodes: 0, wasm: 0 });
});

test("nor has its attempt, but for the last ones that still look into the outbox", async () => {
  const context = await world.browser.newContext();
  const { listeners, nodes, wasm } = await memory(context, `${world.server.origin}/watched/`);
  assert.ok(listeners < 80 && nodes < 80 && wasm === 0, `of 800: ${listeners} listeners, ${nodes} nodes, ${wasm} bytes`);
});

test("nothing shifts, from start to the last of forty fields", async () => {
  const context = await world.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${world.server.origin}/surasura/recorded`);
  await page.waitForFunction(() => bench.listened());
  await shopper(await context.newCDPSession(page)).fill(page);
  assert.equal(await page.inputValue("#ship_tel"), "03-5253-2111");
  assert.deepEqual(await page.evaluate(() => bench.shifts), []);
});
