// Without WebAssembly the page is what it was: the text stays as typed and the form submits.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./lib.mjs";

const world = setUp();

const WAYS = {
  "the module is missing": (page) => page.route("**/form.js", (route) => route.fulfill({ status: 404 })),
  "the module is cut off": (page) =>
    page.route("**/form.js", async (route) => {
      const body = await (await route.fetch()).text();
      await route.fulfill({ body: body.slice(0, 2000), contentType: "text/javascript" });
    }),
  "the bytes are corrupt": (page) =>
    page.route("**/form.js", async (route) => {
      const body = await (await route.fetch()).text();
      // The magic number, \0asm, as it is written in the package.
      assert.ok(body.includes("#¦¸²$"));
      await route.fulfill({ body: body.replace("#¦¸²$", "#¦¸¸$"), contentType: "text/javascript" });
    }),
  "the policy forbids WebAssembly": (page) =>
    page.route("**/", async (route) => {
      const response = await route.fetch();
      const policy = response.headers()["content-security-policy"].replace("'wasm-unsafe-eval'", "");
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    }),
  "the browser has no WebAssembly": (page) => page.addInitScript(() => delete globalThis.WebAssembly),
};

for (const [way, prepare] of Object.entries(WAYS)) {
  test(`${way}: the form works as before`, async () => {
    const page = await (await world.browser.newContext()).newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    let said = 0;
    page.on("console", (message) => (said += ["warning", "error"].includes(message.type()) ? 1 : 0));
    await prepare(page);
    await page.goto(`${world.collector.origin}/`, { waitUntil: "networkidle" });
    assert.ok(said > 0, "the console says why");

    const texts = { name: "山田太郎", kana: "ヤマダタロウ", email: "taro@example.jp", tel: "０３ー５２５３ー２１１１", postal: "1000001", city: "千代田区", street: "１ー２" };
    for (const [field, text] of Object.entries(texts)) {
      await page.fill(`#${field}`, text);
      await page.$eval(`#${field}`, (field) => field.blur());
    }
    await page.selectOption("#pref", "東京都");
    for (const [field, text] of Object.entries(texts)) {
      assert.equal(await page.inputValue(`#${field}`), text, "as typed");
    }
    await page.click(".order");
    await page.waitForSelector("#thanks:not([hidden])");
    assert.deepEqual(errors, []);
  });
}
