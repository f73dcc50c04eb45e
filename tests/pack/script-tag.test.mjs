// README.md's page with a script tag, as it stands there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { at, browser, open, serve, snippet } from "./lib.mjs";

const timeout = 60_000;
const html = snippet("html", "surasura.iife.js");
const LOADER = "GET /surasura/surasura.iife.js";
/** What the page has, a form and a cart, and what both need. */
const REST = ["GET /surasura/attempt.js", "GET /surasura/cart.js", "GET /surasura/elements.js", "GET /surasura/form.js", "GET /surasura/shared.js"];

/** Serves the page, and of `pkg/npm/dist` what is not blocked. */
const site = (t, blocked = []) =>
  serve(t, (path) => {
    if (path === "/") return { html };
    const [, name] = path.match(/^\/surasura\/([\w.]+)$/) ?? [];
    return blocked.includes(name) ? undefined : at(`pkg/npm/dist/${name}`);
  });

/** Idle moments come when the test calls `idle()`, so that nothing depends on how busy a machine is. */
const holdIdle = (page) =>
  page.addInitScript(() => {
    const waiting = [];
    window.requestIdleCallback = (run) => waiting.push(run);
    window.idle = () => waiting.splice(0).forEach((run) => run());
  });

/** Waits for the last file, and gives what was asked for besides the first two: in no order of its own. */
async function rest(page, server, use) {
  await Promise.all([page.waitForResponse((response) => response.url().endsWith("/shared.js")), use]);
  assert.deepEqual(server.requests.slice(0, 2), ["GET /", LOADER]);
  return server.requests.slice(2).sort();
}

test("the page works: field, nudge, beacon", { timeout }, async (t) => {
  const server = await site(t);
  const { page, errors, elsewhere } = await open(await browser(t), server.origin);
  const nudge = page.locator("surasura-nudge [part=text]");
  await nudge.filter({ hasText: "あと1,000円で送料無料です!" }).waitFor();
  await page.click("#more");
  assert.equal(await nudge.textContent(), "送料無料になりました!");
  // It counts as shown when it has been announced.
  await page.locator("surasura-nudge [part=status]:text('送料無料になりました!')").waitFor({ state: "attached" });

  await page.fill("[name=name]", "山田 花子");
  await page.fill("[name=kana]", "やまだ はなこ");
  await page.fill("[name=tel]", "５２５３ー２１１１");
  await page.locator("[name=tel]").blur();
  assert.equal(await page.inputValue("[name=kana]"), "ヤマダ ハナコ");
  assert.equal(await page.textContent("label:has([name=tel]) + .surasura-issue"), "市外局番がありません");
  await page.fill("[name=tel]", "０９０ー１２３４ー５６７８");
  await page.locator("[name=tel]").blur();
  assert.equal(await page.inputValue("[name=tel]"), "090-1234-5678");
  assert.equal(await page.textContent("label:has([name=tel]) + .surasura-issue"), "");

  await page.click("button:text('注文する')");
  const order = await server.post(({ path }) => path === "/order");
  assert.deepEqual(Object.fromEntries(new URLSearchParams(order.body)), {
    name: "山田 花子", kana: "ヤマダ ハナコ", tel: "090-1234-5678",
  });
  const { body } = await server.post(({ path }) => path === "/efo");
  const beacon = JSON.parse(body);
  assert.equal(beacon.outcome, "completed");
  assert.deepEqual(beacon.nudges, { near: 1, reached: 1 });
  assert.deepEqual(beacon.fields.map(({ key }) => key), ["name", "kana", "tel"]);
  assert.deepEqual(errors, []);
  assert.deepEqual(elsewhere, []);
});

test("nothing but the loader is asked for before the first touch", { timeout }, async (t) => {
  const server = await site(t);
  const { page, errors } = await open(await browser(t), server.origin, "/", holdIdle);
  assert.deepEqual(server.requests, ["GET /", LOADER]);
  // A touch elsewhere is none.
  await page.click("#more");
  assert.deepEqual(server.requests, ["GET /", LOADER]);
  assert.deepEqual(await rest(page, server, page.focus("[name=tel]")), REST);
  // The first field counts although it was focused before the module came.
  await page.fill("[name=tel]", "０９０ー１２３４ー５６７８");
  await page.evaluate(() => window.surasura.ready());
  await page.locator("[name=tel]").blur();
  assert.equal(await page.inputValue("[name=tel]"), "090-1234-5678");
  await page.goto("about:blank");
  const { body } = await server.post(({ path }) => path === "/efo");
  const { last, fields } = JSON.parse(body);
  assert.equal(fields[last].key, "tel");
  assert.deepEqual(errors, []);
});

test("without a touch the rest comes in an idle moment", { timeout }, async (t) => {
  const server = await site(t);
  const { page } = await open(await browser(t), server.origin, "/", holdIdle);
  assert.deepEqual(server.requests, ["GET /", LOADER]);
  assert.deepEqual(await rest(page, server, page.evaluate(() => window.idle())), REST);
});

/** Orders, and gives what the shop received. */
async function order(page, server) {
  await page.click("#more"); // the shop's own script goes on
  await page.fill("[name=name]", "山田 花子");
  await page.fill("[name=kana]", "やまだ はなこ");
  await page.fill("[name=tel]", "０９０ー１２３４ー５６７８");
  await page.click("button:text('注文する')");
  const { body } = await server.post(({ path }) => path === "/order");
  return Object.fromEntries(new URLSearchParams(body));
}
const asTyped = { name: "山田 花子", kana: "やまだ はなこ", tel: "０９０ー１２３４ー５６７８" };

for (const blocked of ["form.js", "shared.js", "surasura.iife.js"]) {
  test(`with ${blocked} blocked the form submits as typed`, { timeout }, async (t) => {
    const server = await site(t, [blocked]);
    const { page, errors, warnings } = await open(await browser(t), server.origin, "/", holdIdle);
    const isLoader = blocked === "surasura.iife.js";
    if (!isLoader) {
      const told = page.waitForEvent("console", (message) => message.text().startsWith("surasura:"));
      await Promise.all([told, page.focus("[name=name]")]);
    }
    assert.deepEqual(await order(page, server), asTyped);
    const { body: seen } = isLoader ? {} : await server.post(({ path }) => path === "/efo");
    assert.deepEqual(server.posts.map(({ path }) => path), isLoader ? ["/order"] : ["/order", "/efo"]);
    // The loader saw the page, and no more.
    if (seen) assert.match(seen, /^{"v":2,"via":"later","late":0,"attempt":"[0-9a-f]{32}","rev":1,"seq":1,"outcome":"viewed"}$/);
    // The browser's own line about the missing file, and no exception.
    for (const text of errors) assert.match(text, /404/);
    assert.ok(errors.length > 0);
    const own = warnings.filter((text) => text.startsWith("surasura:"));
    assert.equal(own.length > 0, !isLoader, warnings.join("\n"));
  });
}

test("with WebAssembly forbidden the form submits as typed", { timeout }, async (t) => {
  // 'unsafe-inline' is for the page's own script.
  const files = (path) => (path === "/" ? { html } : at(`pkg/npm/dist/${path.split("/").at(-1)}`));
  const server = await serve(t, files, { csp: "script-src 'self' 'unsafe-inline'" });
  const { page, errors, warnings } = await open(await browser(t), server.origin);
  await page.evaluate(() => window.surasura.ready().catch(() => {}));
  assert.deepEqual(await order(page, server), asTyped);
  // Told on the console, and thrown nowhere.
  for (const text of errors) assert.match(text, /^surasura: /);
  assert.ok(warnings.some((text) => text.startsWith("surasura:") && text.includes("WASM_UNAVAILABLE")), warnings.join("\n"));
});
