// The report page, live, and the attempts that it counts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { demo, eventually, open, setUp } from "./lib.mjs";

const world = setUp();

test("the report shows an attempt that ended, while it is open", async () => {
  const context = await world.browser.newContext();
  const report = await open(context, `${world.collector.origin}/report`);
  const shop = await demo(context, world.collector.origin);
  await shop.fill("#tel", "5253-2111");
  await shop.focus("#name");
  await shop.focus("#tel");
  await shop.close({ runBeforeUnload: true });
  await report.waitForFunction(() => document.body.innerText.includes("電話番号 (1件)"));
  assert.deepEqual(report.complaints, []);

  const { totals, fields } = await world.collector.report();
  assert.equal(totals.attempts, 1);
  assert.equal(totals.started, 1);
  assert.equal(totals.completed, 0);
  const tel = fields.find(({ key }) => key === "tel");
  assert.equal(tel.ended, 1);
  assert.ok(JSON.stringify(tel.rules).includes("PHONE_NO_AREA_CODE"));
});

test("an order that is placed is completed, and one attempt", async () => {
  const context = await world.browser.newContext();
  const page = await demo(context, world.collector.origin);
  const texts = { name: "山田太郎", kana: "やまだたろう", email: "taro@example.jp", tel: "0312345678", postal: "1000001", city: "千代田区", street: "１ー２ー３" };
  for (const [field, text] of Object.entries(texts)) await page.fill(`#${field}`, text);
  await page.selectOption("#pref", "東京都");
  await page.click(".order");
  await page.waitForSelector("#thanks:not([hidden])");
  const before = await eventually(() => world.collector.report(), ({ totals }) => totals.completed === 1);
  await page.close({ runBeforeUnload: true });
  const { totals } = await world.collector.report();
  assert.equal(totals.attempts, before.totals.attempts, "one attempt, sent twice");
  assert.deepEqual(page.complaints, []);
});

test("a shopper who asks not to be followed is not", async () => {
  const context = await world.browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true });
    window.beacons = [];
    navigator.sendBeacon = (url) => window.beacons.push(url);
  });
  const page = await open(context, `${world.collector.origin}/`);
  // The shop attaches its form before it defines the elements.
  await page.waitForFunction(() => customElements.get("surasura-nudge"));
  await page.fill("#tel", "０３１２３４５６７８");
  await page.focus("#name");
  assert.equal(await page.inputValue("#tel"), "03-1234-5678", "the form is looked after all the same");
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  assert.deepEqual(await page.evaluate(() => window.beacons), []);
});
