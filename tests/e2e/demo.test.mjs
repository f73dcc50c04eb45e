// The demo shows the third promise: friction seen, help offered, nothing of value sent.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ORDER, range } from "../../www/shop/wire.js";
import { at, open, setUp } from "./lib.mjs";

const world = setUp("--smallest", "1");

const TEXTS = { name: "山田花子", kana: "ヤマダハナコ", email: "hanako@example.jp", tel: "09012345678", postal: "1000001", city: "千代田区", street: "千代田1-1" };

async function visit(path = "/") {
  const page = await open(await world.browser.newContext({ viewport: { width: 1280, height: 800 } }), world.collector.origin + path);
  await page.waitForFunction(() => document.querySelector("#sent").textContent.includes("viewed"));
  return page;
}

async function fill(page) {
  for (const [field, text] of Object.entries(TEXTS)) await page.fill(`#${field}`, text);
  await page.selectOption("#pref", "東京都");
}

const sent = async (page) => JSON.parse(await page.textContent("#sent"));
const told = (page) => page.textContent("#told-facts");

test("the panel reads a snapshot by the words of the wire", () => {
  const source = readFileSync(at("src/beacon/word.rs"), "utf8");
  const words = (name) => {
    const [, body] = new RegExp(`\\n    ${name} \\{\\n([\\s\\S]*?)\\n    \\}\\n`).exec(source);
    return [...body.matchAll(/^ +\w+ = "([\w-]+)",$/gm)].map(([, word]) => word);
  };
  const lists = { Outcome: "outcome", FieldMeter: "field", Meter: "attempt", Signal: "signal", HelpMeter: "help", Act: "act" };
  for (const [name, list] of Object.entries(lists)) assert.deepEqual(ORDER[list], words(name), name);
  // docs/wire.md: 0, 250, 500 ms, then 1, 1.5, 2, 3, 4, 6, 8, 12 s and so on; the last, from 8,192 s, has no end.
  const seconds = [0, 0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12];
  assert.deepEqual(seconds.slice(1).map((to, bucket) => [seconds[bucket], to]), seconds.slice(1).map((_, bucket) => range(bucket).map((ms) => ms / 1000)));
  assert.deepEqual(range(29), [8_192_000, null]);
});

test("there and back: the page that confirms is a step, and nothing is lost on the way", async () => {
  const page = await visit();
  await fill(page);
  for (const back of [() => page.click("#back"), () => page.goBack()]) {
    await page.click("#checkout .order");
    await page.locator("#review:not([hidden])").waitFor();
    assert.match(await page.textContent("#reviewed"), /4,660円.*山田花子.*090-1234-5678.*100-0001.*千代田1-1/);
    assert.equal(await page.textContent("#stages [aria-current]"), "確認");
    await back();
    await page.locator("#ordering:not([hidden])").waitFor();
    assert.equal(await page.inputValue("#street"), "千代田1-1");
  }
  await page.goForward();
  await page.click("#place");
  await page.locator("#thanks:not([hidden])").waitFor();
  await page.waitForFunction(() => document.querySelector("#sent").textContent.includes("completed"));
  const { steps, outcome, m, fields } = await sent(page);
  assert.deepEqual([steps, outcome], [["customer", "confirm"], "completed"]);
  const meter = (name) => m[ORDER.attempt.indexOf(name)] ?? 0;
  assert.deepEqual([meter("submits"), meter("backs")], [3, 2]);
  assert.ok(fields.every(({ m }) => !m?.[ORDER.field.indexOf("lost")]), "nothing was lost");
  await page.goBack();
  assert.equal(await page.isVisible("#thanks"), true, "an order that is placed stays placed");
  assert.deepEqual(page.complaints, []);
});

test("stuck twice, she is offered an answer for the field; the panel says so, and that nothing typed is in it", async () => {
  const page = await visit("/?help=now");
  assert.match(await page.textContent("#help-try"), /制限を外しています/);
  await page.fill("#name", "山田花子");
  for (const text of ["5253-2111", "5253-211"]) {
    await page.fill("#tel", text);
    await page.press("#tel", "Tab");
  }
  const help = page.locator(".surasura-help");
  await help.waitFor();
  assert.match(await help.textContent(), /市外局番から/);
  const [box, field] = await Promise.all([help.boundingBox(), page.locator("#company").boundingBox()]);
  assert.ok(box.x + box.width <= field.x || box.y >= field.y + field.height, "the field that she is in is free");
  assert.equal(await page.evaluate(() => document.activeElement.id), "company", "no focus is taken");
  await page.waitForFunction(() => document.querySelector("#told-help").textContent.includes("出した 1"));
  assert.match(await told(page), /電話番号 telつまずき：ルール違反未解決.*「市外局番がない」 2/);
  // The name and the number: the company is blank.
  assert.match(await page.textContent("#told-check"), /2 欄.*0 件/);
  await help.locator(".surasura-close").click();
  await page.waitForFunction(() => document.querySelector("#told-help").textContent.includes("閉じられた 1"));
  await page.click("#told-language");
  assert.match(await told(page), /Phone telfriction: a rule fails.*no area code/);
  assert.equal(await page.getAttribute("#told", "lang"), "en");
  assert.deepEqual(page.complaints, []);
});

test("as in a shop help waits: the switch is told of, and leads to the demo without waiting", async () => {
  const page = await visit();
  assert.match(await page.textContent("#help-try"), /10秒/);
  await page.click("#help-try a");
  await page.waitForURL(/\?help=now$/);
});

test("what may be recorded is changed while she is there", async () => {
  const page = await visit();
  await page.fill("#tel", "5253-2111");
  await page.press("#tel", "Tab");
  const { attempt } = await sent(page);
  const choose = (mode) => page.check(`#consent [value=${mode}]`);

  await choose("aggregate");
  await page.waitForFunction(() => !document.querySelector("#sent").textContent.includes("attempt"));
  const counted = await sent(page);
  assert.deepEqual([counted.rev, counted.m, counted.log], [undefined, undefined, undefined]);
  assert.deepEqual(counted.fields.map(({ key, m }) => [key, m]), [["tel", undefined], ["organization", undefined]]);

  await choose("full");
  await page.waitForFunction(() => document.querySelector("#sent").textContent.includes("attempt"));
  const again = await sent(page);
  assert.notEqual(again.attempt, attempt, "another: what is counted stays apart");
  assert.equal(again.fields, undefined);

  await choose("off");
  await page.locator("#told-check").waitFor({ state: "hidden" });
  assert.match(await page.textContent("#consent-note"), /何も記録せず/);
  await page.fill("#name", "山田花子");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#consent-note").textContent.includes("何も記録せず"));
  await choose("full");
  await page.waitForFunction(() => document.querySelector("#sent").textContent.includes("attempt"));
  await page.focus("#kana");
  await page.waitForFunction(() => document.querySelector("#sent").textContent.includes('"kana"'));
  assert.deepEqual(page.complaints, []);
});

test("the page with a script tag offers help, too", async () => {
  const page = await open(await world.browser.newContext(), `${world.collector.origin}/script-tag.html`);
  await page.evaluate(() => window.surasura.ready().then(() => {}));
  await page.focus("#kana");
  // Twelve seconds without a key in a field that she knows by heart.
  await page.locator(".surasura-help").getByText("フリガナは、お名前の読みです").waitFor();
  assert.deepEqual(page.complaints, []);
});
