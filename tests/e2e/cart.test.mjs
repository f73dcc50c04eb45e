// The demo cart: right to the yen, and the nudge in the frame of the click.

import assert from "node:assert/strict";
import { test } from "node:test";
import { demo, setUp } from "./lib.mjs";

const world = setUp();

/** Presses a button of the cart, and reads what the page says in the same task: in the same frame. */
const press = (page, label) =>
  page.evaluate((label) => {
    const buttons = [...document.querySelectorAll("button")];
    const name = (button) => button.ariaLabel ?? button.textContent.trim();
    const button = buttons.find((button) => name(button) === label && button.offsetParent);
    if (!button) throw new Error(`no 「${label}」 among ${buttons.map(name).join("、")}`);
    button.click();
    const part = (name) => document.querySelector("surasura-nudge").shadowRoot.querySelector(`[part=${name}]`);
    const text = (selector) => document.querySelector(selector).textContent.trim();
    return {
      nudge: part("text").textContent,
      fill: part("fill").style.transform,
      shipping: text("#shipping"),
      total: text("#total"),
      reduced: text("#rate-reduced"),
    };
  }, label);

test("a 4,000-yen shirt is 1,000 yen short of free shipping; a second item reaches it", async () => {
  const page = await demo(await world.browser.newContext(), world.collector.origin);
  const empty = await press(page, "リネンシャツを1つ減らす");
  assert.equal(empty.nudge, "5,000円以上のお買い上げで送料無料です");
  assert.equal(empty.fill, "scaleX(0)");

  const shirt = await press(page, "リネンシャツをカゴに入れる");
  assert.equal(shirt.nudge, "あと1,000円で送料無料です!");
  assert.equal(shirt.fill, "scaleX(0.8)");
  assert.equal(shirt.shipping, "660円");
  assert.equal(shirt.total, "4,660円");

  const tea = await press(page, "煎茶をカゴに入れる");
  assert.equal(tea.nudge, "あと120円で送料無料です!");
  // 4,660 at 10 %, 880 at 8 %: 880 * 8 / 108 = 65.18.
  assert.equal(tea.total, "5,540円");
  assert.match(tea.reduced, /880円.*65円/);

  const free = await press(page, "手ぬぐいをカゴに入れる");
  assert.equal(free.nudge, "送料無料になりました!");
  assert.equal(free.fill, "scaleX(1)");
  assert.match(free.shipping, /^0円/);
  assert.equal(free.total, "6,080円");

  const back = await press(page, "手ぬぐいを1つ減らす");
  assert.equal(back.nudge, "あと120円で送料無料です!", "lost again, and said so");
  assert.deepEqual(page.complaints, []);
});

test("the nudge waits while a word is being composed", async () => {
  const context = await world.browser.newContext();
  const page = await demo(context, world.collector.origin);
  const ime = await context.newCDPSession(page);
  await page.focus("#name");
  await ime.send("Input.imeSetComposition", { text: "やま", selectionStart: 2, selectionEnd: 2 });
  const during = await press(page, "リネンシャツを1つ増やす");
  assert.equal(during.nudge, "あと1,000円で送料無料です!", "as it was");
  assert.equal(during.total, "8,000円", "the total does not wait");
  await ime.send("Input.insertText", { text: "山" });
  const text = () => page.locator("surasura-nudge [part=text]").textContent();
  assert.equal(await text(), "送料無料になりました!");
});

test("nothing shifts when the nudge changes", async () => {
  const page = await demo(await world.browser.newContext(), world.collector.origin);
  const height = () => page.$eval("surasura-nudge", (nudge) => nudge.getBoundingClientRect().height);
  const heights = [await height()];
  for (const label of ["リネンシャツを1つ増やす", "リネンシャツを1つ減らす", "リネンシャツを1つ減らす"]) {
    await press(page, label);
    heights.push(await height());
  }
  assert.equal(new Set(heights).size, 1, heights.join());
});
