// What src/browser/outbox.js keeps and hands over, in Chromium, by the collector's answers and the clock.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { eventually } from "../e2e/lib.mjs";
import { collector, door } from "./collector.mjs";
import { browse, profile } from "./webdriver.mjs";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

let server;
let entrance;
let browser;
let data;
before(async () => {
  server = await collector();
  entrance = await door(server.origin);
  data = profile();
  browser = await browse("chromium", data.folder);
});
after(async () => {
  await browser?.end();
  data?.remove();
  await entrance?.end();
  await server?.end();
});
afterEach(async () => {
  entrance.answer("ok");
  assert.deepEqual(await browser.run("window.complaints ?? []"), []);
  await visit();
  await browser.run("new Promise((done) => { const request = indexedDB.deleteDatabase('surasura-outbox'); request.onsuccess = done; })");
});

const visit = async () => {
  await browser.go(`${entrance.origin}/outbox.html`);
  await browser.until("window.drain !== undefined");
  entrance.posts.length = 0;
};
/** What an attempt is kept as, and sent: "a" is the one of 32 of them. */
const text = (id, rev = 1) => `{"v":2,"via":"later","late":0,"attempt":"${id.repeat(32)}","rev":${rev},"seq":1,"outcome":"viewed"}`;
const keep = (id, rev) => browser.run("store.put(arguments[0], arguments[1])", id, text(id, rev));
/** What is kept: the ids, in order; none for what the collector asked for. */
const kept = () =>
  browser.run(`new Promise((done) => {
    const opening = indexedDB.open("surasura-outbox", 1);
    opening.onsuccess = () => {
      const { result } = opening;
      const keys = result.transaction("surasura-outbox").objectStore("surasura-outbox").getAllKeys();
      keys.onsuccess = () => { result.close(); done(keys.result); };
    };
  })`);
const heads = () => entrance.posts.map(({ body }) => body.match(/"via":"(\w+)","late":(\d+),"attempt":"(\w)/).slice(1));
const is = (expected) => (value) => JSON.stringify(value) === JSON.stringify(expected);
const answering = (status, headers) => entrance.answer(() => ({ status, headers }));

test("a kept body goes out once, as it was, but by the outbox and so many minutes late", async () => {
  await visit();
  await keep("a");
  await keep("b", 7);
  await browser.run("drain(10 * 60000 + 59000)");
  await eventually(kept, is([]));
  assert.deepEqual(heads(), [["outbox", "10", "a"], ["outbox", "10", "b"]]);
  assert.equal(entrance.posts[1].body, text("b", 7).replace('"via":"later","late":0', '"via":"outbox","late":10'));
  assert.equal(entrance.posts[0].headers["content-type"], "text/plain;charset=UTF-8", "no preflight");
});

test("a clock that was wrong makes nothing late, and nothing old", async () => {
  for (const ahead of [-DAY, -30 * 365 * DAY, 30 * 365 * DAY]) {
    await visit();
    await keep("a");
    await browser.run("drain(arguments[0])", ahead);
    await eventually(kept, is([]));
    assert.deepEqual(heads(), [["outbox", "0", "a"]]);
    assert.equal(await browser.run("dropped"), 0);
  }
});

test("after 72 hours it is thrown away, and said", async () => {
  await visit();
  await keep("a");
  await browser.run("drain(arguments[0])", 72 * HOUR + MINUTE);
  await eventually(kept, is([]));
  assert.equal(entrance.posts.length, 0);
  assert.equal(await browser.run("dropped"), 1);
  await keep("b");
  await browser.run("drain(arguments[0])", 72 * HOUR - MINUTE);
  await eventually(kept, is([]));
  assert.deepEqual(heads(), [["outbox", String(72 * 60 - 1), "b"]]);
});

test("what is refused for good is thrown away, and said; the next one goes on", async () => {
  for (const status of [400, 403, 413, 422]) {
    await visit();
    await keep("a");
    await keep("b");
    answering(status);
    await browser.run("drain()");
    await eventually(kept, is([]));
    assert.deepEqual([entrance.posts.length, await browser.run("dropped")], [2, 2], String(status));
  }
});

test("what cannot be taken now stays, all of it; one refusal is enough to know", async () => {
  for (const status of [404, 408, 429, 500, 502, 503]) {
    await visit();
    await keep("a");
    await keep("b");
    answering(status);
    await browser.run("drain()");
    // Under no id: until when to wait.
    await eventually(kept, is(["", "a", "b"]));
    // How often is another matter: of a 408 Chromium makes several by itself.
    assert.deepEqual([new Set(heads().map(([, , id]) => id)), await browser.run("dropped")], [new Set("a"), 0], String(status));
    await browser.run("store.remove('', undefined)");
  }
});

test("a collector that is not there is tried again on the same page, and on the next", async () => {
  await visit();
  await keep("a");
  entrance.answer("down");
  await browser.run("drain()");
  await eventually(() => entrance.posts.length, (length) => length >= 2);
  assert.deepEqual(await kept(), ["a"]);
  entrance.answer("ok");
  await visit();
  await browser.run("drain()");
  await eventually(kept, is([]));
});

test("Retry-After holds on this page and the next, as seconds and as a date", async () => {
  const date = new Date(Date.now() + 2 * MINUTE).toUTCString();
  for (const after of ["120", date]) {
    for (const status of [429, 503]) {
      await visit();
      await keep("a");
      answering(status, { "retry-after": after });
      await browser.run("drain()");
      await eventually(kept, is(["", "a"]));
      entrance.answer("ok");
      await visit();
      // A date has whole seconds; this test has taken some.
      await browser.run("drain(60000)");
      await browser.rest(300);
      assert.equal(entrance.posts.length, 0, "too early");
      await visit();
      // Both minutes, and the few seconds by which not all come back together.
      await browser.run("drain(130000)");
      await eventually(kept, is([]));
      assert.deepEqual(heads(), [["outbox", "2", "a"]]);
    }
  }
});

test("who asks for more than an hour, or wrote it with another clock, is asked again all the same", async () => {
  await visit();
  await keep("a");
  answering(503, { "retry-after": "999999" });
  await browser.run("drain()");
  await eventually(kept, is(["", "a"]));
  entrance.answer("ok");
  await visit();
  await browser.run("drain(arguments[0])", HOUR + 10 * MINUTE);
  await eventually(kept, is([]));
  await keep("b");
  answering(503, { "retry-after": "60" });
  await browser.run("drain()");
  await eventually(kept, is(["", "b"]));
  entrance.answer("ok");
  await visit();
  await browser.run("drain(arguments[0])", -30 * DAY);
  await eventually(kept, is([]));
});

test("what is written while the one before is on its way stays", async () => {
  await visit();
  await keep("a", 1);
  entrance.answer("slow");
  await browser.run("drain()");
  await eventually(() => entrance.posts.length, (length) => length === 1);
  await keep("a", 2);
  await eventually(() => entrance.posts[0].isTaken, Boolean);
  await browser.rest(300);
  assert.deepEqual(await kept(), ["a"]);
});

test("of two pages one hands over, and a page that holds the lock still comes back from the cache", async () => {
  await visit();
  await keep("a");
  entrance.answer("slow");
  await browser.run("drain()");
  await eventually(() => entrance.posts.length, (length) => length === 1);
  const first = await browser.window();
  await browser.open();
  await browser.go(`${entrance.origin}/outbox.html`);
  await browser.until("window.drain !== undefined");
  await browser.run("drain()");
  await browser.rest(500);
  assert.equal(entrance.posts.length, 1);
  await browser.close();
  await browser.to(first);

  await visit();
  await keep("b");
  await browser.run("(addEventListener('pageshow', ({ persisted }) => (window.isBack = persisted)), drain())");
  await eventually(() => entrance.posts.length, (length) => length === 1);
  await browser.go(`${entrance.origin}/elsewhere.html`);
  entrance.answer("ok");
  await browser.back();
  assert.equal(await browser.run("window.isBack"), true);
  await eventually(kept, is([]));
});

test("where nothing can be kept nothing is, without a word: what she does arrives all the same", async () => {
  const broken = {
    blocked: "Object.defineProperty(window, 'indexedDB', { value: undefined })",
    refusing: "indexedDB.open = () => { throw new DOMException('', 'SecurityError'); }",
    silent: "indexedDB.open = () => ({})",
    full: `IDBObjectStore.prototype.put = function () {
      this.transaction.abort();
      throw new DOMException('', 'QuotaExceededError');
    }`,
    newer: "indexedDB.open('surasura-outbox', 9)",
  };
  const first = await browser.window();
  for (const [how, source] of Object.entries(broken)) {
    // A tab for each: in one tab it would be one attempt.
    await browser.open();
    await browser.tell("Page.addScriptToEvaluateOnNewDocument", { source });
    await browser.go(`${entrance.origin}/checkout.html?shopper=${how}`);
    await browser.until("window.step !== undefined");
    await browser.run("step(1)");
    await browser.rest(400);
    await browser.run("step(2)");
    assert.deepEqual(await browser.run("[complaints, attempt.active]"), [[], true], how);
    await browser.go(`${entrance.origin}/elsewhere.html`);
    const row = await eventually(
      async () => (await server.rows()).find(({ segments }) => segments[0] === how),
      (row) => row?.last?.key === "kana",
    );
    assert.equal(row.meters.dropped, 0, how);
    await browser.close();
    await browser.to(first);
  }
});

test("forget() leaves nothing, and nothing is kept after it", async () => {
  await visit();
  await keep("a");
  await browser.run("(store.forget(), store.put('b', '{}'), undefined)");
  await eventually(() => browser.run("indexedDB.databases().then((all) => all.length)"), is(0));
});

test("what is forgotten is not handed over, not even by who is about to", async () => {
  await visit();
  await keep("a");
  // Between reading it and sending it.
  await browser.run("(store.drain(new URL('/efo', location.href).href, { live: () => store.forget() }), undefined)");
  await eventually(() => browser.run("indexedDB.databases().then((all) => all.length)"), is(0));
  await browser.rest(300);
  assert.equal(await browser.run("indexedDB.databases().then((all) => all.length)"), 0, "nor made again");
  assert.deepEqual(heads(), []);
});
