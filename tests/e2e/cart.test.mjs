// The demo cart: right to the yen, and the nudge in the frame of the click.

import assert from "node:assert/strict";
import { test } from "node:test";
import { demo, setUp } from "./lib.mjs";

const world = setUp();

/** The demo, 320 px wide or 1280. */
const visit = async (options) => demo(await world.browser.newContext(options), world.collector.origin);

/** Does something in the page, and reads what it says in the same task: in the same frame. */
const after = (page, run, given) =>
  page.evaluate(([run, given]) => {
    eval(run)(given);
    const parts = (element, name) => [...document.querySelector(element).shadowRoot.querySelectorAll(`[part~=${name}]`)];
    const text = (element, name) => parts(element, name).find((part) => part.checkVisibility({ visibilityProperty: true }))?.textContent ?? "";
    const row = (name) => text("surasura-cart", name);
    return {
      nudge: text("surasura-nudge", "text"),
      detail: text("surasura-nudge", "detail"),
      note: text("surasura-nudge", "note"),
      warning: text("surasura-nudge", "warning"),
      add: text("surasura-nudge", "words"),
      fill: parts("surasura-nudge", "fill")[0].style.transform,
      shipping: row("shipping"),
      cod: row("cod"),
      total: row("payable"),
      reduced: row("rate-reduced"),
      coupon: document.querySelector("#coupon-hint").textContent,
    };
  }, [`(${run})`, given]);

/** Presses a button of the cart. */
const press = (page, label) =>
  after(page, (label) => {
    const buttons = [...document.querySelectorAll("button")];
    const name = (button) => button.ariaLabel ?? button.textContent.trim();
    const button = buttons.find((button) => name(button) === label && button.offsetParent);
    if (!button) throw new Error(`no 「${label}」 among ${buttons.map(name).join("、")}`);
    button.click();
  }, label);

/** Chooses in a `<select>`, or ticks a box. */
const choose = (page, id, value) =>
  after(page, ([id, value]) => {
    const control = document.getElementById(id);
    control[typeof value === "boolean" ? "checked" : "value"] = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }, [id, value]);

test("a 4,000-yen shirt is 1,000 yen short of free shipping; a second item reaches it", async () => {
  const page = await visit();
  const empty = await press(page, "リネンシャツを1つ減らす");
  assert.equal(empty.nudge, "5,000円以上のお買い上げで送料無料です");
  assert.equal(empty.fill, "scaleX(0.06)", "it has begun");

  // The bar goes to the gift at 8,000.
  const shirt = await press(page, "リネンシャツをカゴに入れる");
  assert.equal(shirt.nudge, "あと1,000円で送料無料です!");
  assert.equal(shirt.fill, "scaleX(0.5)");
  assert.equal(shirt.shipping, "送料660円お届け先により変わることがあります");
  assert.equal(shirt.total, "お支払い合計税込4,660円");

  const tea = await press(page, "煎茶をカゴに入れる");
  assert.equal(tea.nudge, "あと120円で送料無料です!");
  // 4,660 at 10 %, 880 at 8 %: 880 * 8 / 108 = 65.18.
  assert.equal(tea.total, "お支払い合計税込5,540円");
  assert.equal(tea.reduced, "8%対象880円（うち消費税 65円）");

  // 4,000 + 880 + 1,200.
  const free = await press(page, "手ぬぐいをカゴに入れる");
  assert.equal(free.nudge, "送料無料になりました!");
  assert.equal(free.fill, "scaleX(0.76)");
  assert.match(free.shipping, /^送料無料/);
  assert.equal(free.total, "お支払い合計税込6,080円");

  const back = await press(page, "手ぬぐいを1つ減らす");
  assert.equal(back.nudge, "あと120円で、また送料無料になります", "lost again, and said so");
  // Two more shirts: 12,880, of which the gift is one.
  await press(page, "リネンシャツを1つ増やす");
  const gift = await press(page, "リネンシャツを1つ増やす");
  assert.equal(gift.nudge, "小風呂敷をプレゼントします!");
  assert.equal(gift.fill, "scaleX(1)");
  assert.deepEqual(page.complaints, []);
});

test("to Okinawa and to islands a surcharge stays, wherever that was chosen", async () => {
  const page = await visit();
  // 660 and 1,200.
  const okinawa = await choose(page, "region", "JP-47");
  assert.equal(okinawa.shipping, "送料1,860円離島・一部地域の追加送料 1,200円を含む");
  assert.equal(okinawa.total, "お支払い合計税込5,860円");
  // What is suggested is priced for there: 1,200, less 660.
  assert.equal(okinawa.add, "＋ 注染手ぬぐい 1,200円実質540円");

  const free = await press(page, "手ぬぐいをカゴに入れる");
  assert.equal(free.nudge, "送料無料になりました!");
  assert.equal(free.note, "離島・一部地域の追加送料1,200円は別にかかります");
  assert.equal(free.total, "お支払い合計税込6,400円");

  // The address decides as well.
  const tokyo = await choose(page, "pref", "東京都");
  assert.equal(tokyo.total, "お支払い合計税込5,200円");
  assert.equal(tokyo.note, "送料は当店が負担しています");
  assert.equal(await page.inputValue("#region"), "JP-13");
  assert.equal((await choose(page, "pref", "沖縄県")).total, "お支払い合計税込6,400円");
  assert.equal(await page.inputValue("#region"), "JP-47");
  // Islands are in prefectures, too.
  await choose(page, "region", "islands");
  assert.equal((await choose(page, "pref", "東京都")).total, "お支払い合計税込6,400円");
  assert.deepEqual(page.complaints, []);
});

test("a coupon that would cost free shipping is warned of before it is used, and after", async () => {
  const page = await visit();
  const before = await press(page, "リネンシャツを1つ増やす");
  // 8,000 less 500: the gift is lost, shipping is not.
  assert.equal(before.coupon, "この変更で小風呂敷の対象ではなくなります（あと500円）");
  await press(page, "リネンシャツを1つ減らす");
  const free = await press(page, "手ぬぐいをカゴに入れる");
  // 5,200 less 500 is 300 short.
  assert.equal(free.coupon, "この変更で送料無料ではなくなり、送料660円がかかります（あと300円で送料無料）");
  const used = await choose(page, "coupon", true);
  assert.equal(used.nudge, "あと300円で、また送料無料になります");
  assert.equal(used.warning, "クーポンのご利用で、送料無料まであと300円になっています。ご利用なしでは送料660円が無料です");
  // 5,200 - 500 + 660.
  assert.equal(used.total, "お支払い合計税込5,360円");
  assert.equal((await choose(page, "coupon", false)).total, "お支払い合計税込5,200円");
  const harmless = await press(page, "手ぬぐいを1つ減らす");
  assert.equal(harmless.coupon, "お支払いが500円少なくなります");
});

test("cash on delivery costs what the carrier's bracket says, and its edge is told", async () => {
  const page = await visit();
  const near = await choose(page, "cod", true);
  assert.equal(near.cod, "代引手数料330円");
  assert.equal(near.total, "お支払い合計税込4,990円");
  // 12,000, free of shipping, above 9,999.
  await press(page, "リネンシャツを1つ増やす");
  const next = await press(page, "リネンシャツを1つ増やす");
  assert.equal(next.cod, "代引手数料440円");
  assert.equal(next.total, "お支払い合計税込12,440円");
  await press(page, "リネンシャツを1つ減らす");
  await press(page, "手ぬぐいをカゴに入れる");
  // 8,000 + 1,200 + 880 = 10,080: 81 above 9,999, where the fee is 110 less.
  const edge = await press(page, "煎茶をカゴに入れる");
  assert.equal(edge.warning, "あと81円下げると代引手数料が110円下がります");
});

test("what is suggested closes the gap; pressed, it is in the cart", async () => {
  const page = await visit();
  const button = page.locator("surasura-nudge [part=add]");
  assert.equal(await button.innerText(), "＋ 注染手ぬぐい 1,200円\n実質540円");
  // 4,880: 648 more, and 660 of delivery fall.
  const tea = await press(page, "煎茶をカゴに入れる");
  assert.equal(tea.add, "＋ 塩ようかん 648円お支払いは12円少なくなります");
  assert.equal(tea.nudge, "あと120円で送料無料です!");
  const { height } = await button.boundingBox();
  assert.ok(height >= 44, "as large as a finger");
  await button.click();
  assert.equal(await page.locator("#lines li").count(), 3);
  assert.equal(await page.locator("surasura-cart [part~=payable] dd").textContent(), "5,528円");
  assert.equal(await button.isVisible(), false);
  assert.notEqual(await page.evaluate(() => document.activeElement.localName), "body");
});

test("the nudge is not heard while a word is being composed", async () => {
  const context = await world.browser.newContext();
  const page = await demo(context, world.collector.origin);
  const ime = await context.newCDPSession(page);
  const heard = () => page.locator("surasura-nudge [part=status]").textContent();
  await page.focus("#name");
  await ime.send("Input.imeSetComposition", { text: "やま", selectionStart: 2, selectionEnd: 2 });
  const during = await press(page, "手ぬぐいをカゴに入れる");
  assert.equal(during.nudge, "送料無料になりました!", "never a wrong figure");
  assert.equal(during.total, "お支払い合計税込5,200円");
  await page.waitForTimeout(1000);
  assert.equal(await heard(), "");
  await ime.send("Input.insertText", { text: "山" });
  // She is typing for a moment more.
  assert.equal(await heard(), "");
  await page.locator("surasura-nudge [part=status]:text('送料無料になりました!')").waitFor({ state: "attached" });
});

for (const width of [320, 1280]) {
  test(`nothing shifts when the place is known, whatever the nudge says, ${width} px wide`, async () => {
    const context = await world.browser.newContext({ viewport: { width, height: 800 } });
    await context.addInitScript(() => {
      window.shifts = [];
      const told = ({ value, sources }) => `${value}: ${sources.map(({ node }) => node?.className || node?.id || node?.nodeName)}`;
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(told))).observe({ type: "layout-shift", buffered: true });
    });
    const page = await demo(context, world.collector.origin);
    await page.$eval(".backstage", (panel) => (panel.hidden = true));
    const settled = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))));
    await settled();
    await page.evaluate(() => (window.shifts.length = 0));
    await page.$eval("surasura-nudge", (nudge) => nudge.scrollIntoView({ block: "start" }));
    for (const [id, value] of [["region", "JP-47"], ["region", ""], ["pref", "東京都"], ["pref", "沖縄県"], ["region", "islands"]]) {
      await choose(page, id, value);
      await settled();
    }
    await press(page, "リネンシャツを1つ増やす");
    await settled();
    await press(page, "リネンシャツを1つ減らす");
    await settled();
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  });
}

test("without a script the page is right", async () => {
  const context = await world.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${world.collector.origin}/`);
  assert.equal(await page.locator(".totals .total dd").innerText(), "4,660円");
  const send = page.getByRole("button", { name: "金額を計算しなおす" });
  assert.equal(await send.isVisible(), true);
  await page.selectOption("#region", "JP-47");
  const [request] = await Promise.all([page.waitForRequest("**/cart"), send.click()]);
  assert.equal(request.postData(), "region=JP-47");
});
