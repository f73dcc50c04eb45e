// The page of scenarios: each can be run, what is said follows the situation and the words, and everybody can use it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { at, open, setUp } from "./lib.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { scenarios } = JSON.parse(readFileSync(at("pkg/npm/scenarios.json"), "utf8"));
const world = setUp();

async function visit(options, hash = "") {
  const page = await open(await world.browser.newContext(options), `${world.collector.origin}/scenarios.html${hash}`);
  await page.locator("#bench:not([hidden])").waitFor();
  return page;
}
const text = (page) => page.textContent("#text");
const said = (page) => page.textContent("#about dd");

test("each one that is chosen is said, in a situation of its own", async () => {
  const page = await visit();
  const buttons = page.locator("#list button");
  assert.equal(await buttons.count(), scenarios.length);
  for (const [index, { id }] of scenarios.entries()) {
    await buttons.nth(index).click();
    assert.equal(await said(page), id);
    assert.ok(!/[{}]/.test(await text(page)), id);
  }
  assert.deepEqual(page.complaints, []);
});

test("what is said follows the situation, and is silent while a word is being composed", async () => {
  const page = await visit({}, "#shipping-near");
  assert.match(await text(page), /1,000円/);
  await page.fill("#goods", "4400");
  // 5,000 - 4,400 = 600, less than the 660 that is saved.
  assert.equal(await text(page), "あと600円のお買い上げで送料660円が無料になり、お支払いは60円少なくなります");
  await page.check("[name=composing]");
  assert.equal(await text(page), "（黙っています）");
  await page.getByText("変換の途中です").first().waitFor();
  await page.uncheck("[name=composing]");
  await page.click("#close");
  assert.notEqual(await said(page), "shipping-near-pays", "it was closed");
  await page.getByText("お客さまが閉じました").waitFor();
  assert.deepEqual(page.complaints, []);
});

test("words are changed in the data, and a mistake is named with its place", async () => {
  const page = await visit({}, "#gift-wrap");
  const json = await page.inputValue("#json");
  await page.fill("#json", json.replace("贈りものには、ギフト包装（{giftWrapFee}）を承ります", "包装は{giftWrapFee}です"));
  assert.equal(await text(page), "包装は330円です");
  await page.fill("#json", json.replace("{giftWrapFee}", "{giftwrapFee}"));
  const number = scenarios.findIndex(({ id }) => id === "gift-wrap");
  assert.equal(await page.textContent("#mistake"), `NAME_INVALID：scenarios[${number}].say[0].ja`);
  await page.fill("#json", "{");
  assert.equal(await page.textContent("#mistake"), "JSON として読めません");
  assert.equal(await text(page), "包装は330円です", "as it was");
  await page.click("#reset");
  assert.equal(await text(page), "贈りものには、ギフト包装（330円）を承ります");
  assert.equal(await page.textContent("#mistake"), "");
  await page.selectOption("#locale", "en");
  assert.equal(await text(page), "Gift wrapping is available (¥330)");
  assert.deepEqual(page.complaints, []);
});

for (const width of [320, 1280]) {
  test(`axe finds nothing, ${width} px wide, and nothing is wider`, async () => {
    const page = await visit({ viewport: { width, height: 800 } }, "#points-expiring");
    await page.click("text=条件が合わないもの");
    await page.click("text=ほかの事実");
    await page.evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const told = await page.evaluate(async () => {
        const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const { violations, passes } = await window.axe.run(document, { runOnly: { type: "tag", values } });
        return [passes.length > 20, ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)];
      });
      assert.deepEqual(told, [true], colorScheme);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    await page.context().close();
  });
}

test("the shop's page leads there", async () => {
  const page = await open(await world.browser.newContext(), `${world.collector.origin}/`);
  await page.click(".colophon a[href='/scenarios.html']");
  await page.locator("#bench:not([hidden])").waitFor();
  assert.deepEqual(page.complaints, []);
});
