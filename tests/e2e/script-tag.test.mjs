// The page with a script tag alone: what its attributes say is done.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, setUp } from "./lib.mjs";

const world = setUp();

test("the attributes of the tag: addresses, drafts, a submit that explains", async () => {
  const context = await world.browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await open(context, `${world.collector.origin}/script-tag.html`);
  const ready = () => page.evaluate(() => window.surasura.ready().then(() => {}));
  await ready();
  await page.fill("#postal", "１０００００１");
  await page.waitForFunction(() => document.querySelector("#address").value === "東京都千代田区千代田");
  await page.fill("#name", "山田花子");
  await page.fill("#kana", "やまだはなこ");
  await page.click(".order");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tel", "what is missing");
  assert.equal(await page.textContent("[data-surasura-issue=tel]"), "入力してください");
  assert.equal(await page.textContent("surasura-progress button"), "あと1項目");
  await page.fill("#tel", "09012345678");
  await page.waitForFunction(() => sessionStorage.length > 0);

  await page.reload();
  await ready();
  await page.locator(".surasura-note").waitFor();
  assert.equal(await page.inputValue("#address"), "東京都千代田区千代田");
  await page.click(".order");
  await page.locator("#thanks:not([hidden])").waitFor();
  await page.waitForFunction(() => sessionStorage.length === 0, null, { timeout: 5000 });
  assert.deepEqual(page.complaints, []);
});

test("in English, and the tag is mistaken: the page goes on", async () => {
  const { origin } = world.collector;
  const rewrite = (from, to) => async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(from, to) });
  };
  const english = await world.browser.newContext();
  await english.route("**/script-tag.html", rewrite("data-drafts", 'data-locale="en" data-submit="block"'));
  const page = await open(english, `${origin}/script-tag.html`);
  await page.evaluate(() => window.surasura.ready().then(() => {}));
  for (const press of ["once", "twice"]) {
    await page.click(".order");
    assert.equal(await page.textContent("[data-surasura-issue=name]"), "Please fill this in", press);
  }

  const mistaken = await world.browser.newContext();
  await mistaken.route("**/script-tag.html", rewrite("data-drafts", 'data-submit="never"'));
  const other = await open(mistaken, `${origin}/script-tag.html`);
  await other.evaluate(() => window.surasura.ready().then(() => {}));
  assert.match(other.complaints.join(), /OPTION_INVALID at options\.submit/);
  for (const field of ["name", "kana", "tel", "postal", "address"]) await other.fill(`#${field}`, "１");
  await other.click(".order");
  await other.locator("#thanks:not([hidden])").waitFor();
});
