// What docs/delivery.md promises, in real engines: an attempt that was left arrives with its last field. Fewer
// attempts than `run.mjs`, and the ways that matter.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "../e2e/lib.mjs";
import { world } from "./matrix.mjs";

const N = 2;
/** All that a cell can have that is not right. */
const RIGHT = { stale: 0, doubled: 0, conflicts: 0 };

for (const engine of ["chromium", "firefox", "webkit"]) {
  test(`nothing that was written is lost in ${engine}, once she is back, and nothing is two attempts`, async (t) => {
    const place = await world(engine);
    t.after(() => place.end());
    place.isUnhurried = true;
    for (const way of ["SIGKILL of the browser", "page crashes", "offline", "collector down", "503, `Retry-After`"]) {
      const { later, stale, doubled, conflicts } = await place.cell(way, "outbox", N);
      assert.deepEqual({ later, stale, doubled, conflicts }, { later: N, ...RIGHT }, way);
    }
    // A page that came back goes on writing.
    const { later, stale, restored } = await place.cell("back from the cache", "outbox", N);
    assert.deepEqual({ later, stale }, { later: N, stale: 0 });
    // Firefox does not keep every page.
    if (engine !== "firefox") assert.equal(restored, N);
    place.isUnhurried = false;
    for (const way of ["navigate", "close the tab", "back from the cache", "two tabs"]) {
      const { later, stale, doubled, conflicts } = await place.cell(way, "all", N);
      assert.deepEqual({ later, stale, doubled, conflicts }, { later: N, ...RIGHT }, way);
    }
  });
}

test("with fetchLater nothing is lost to a page that crashes, nor to a full quota", async (t) => {
  const place = await world("chromium");
  t.after(() => place.end());
  for (const way of ["page crashes", "quota full"]) {
    const { now, stale, doubled, conflicts } = await place.cell(way, "fetchLater", N);
    assert.deepEqual({ now, stale, doubled, conflicts }, { now: N, ...RIGHT }, way);
  }
});

test("without the outbox, what the browser was not asked to send is lost: the cells can tell", async (t) => {
  const place = await world("chromium");
  t.after(() => place.end());
  assert.equal((await place.cell("page crashes", "beacon", N)).later, 0);
  assert.equal((await place.cell("collector down", "beacon", N)).later, 0);
});

test("a page that is frozen has handed over what happened while it was hidden", async (t) => {
  const place = await world("chromium");
  t.after(() => place.end());
  await place.wake();
  const { browser } = place;
  await browser.go(`${place.origin}/checkout.html?without=fetchLater,outbox`);
  await browser.until("window.step !== undefined");
  await browser.run("(step(1), step(2))");
  assert.equal(place.door.posts.length, 0);
  await browser.tell("Page.setWebLifecycleState", { state: "frozen" });
  const [post] = await eventually(() => place.door.posts, ({ length }) => length > 0);
  const { via, seq, last, fields } = JSON.parse(post.body);
  assert.deepEqual({ via, seq, last: fields[last].key }, { via: "beacon", seq: 1, last: "kana" });
});
