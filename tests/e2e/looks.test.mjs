// surasura.css as the demo wears it: nothing shifts, a finger hits, the shop's own rules win.

import assert from "node:assert/strict";
import { test } from "node:test";
import { snippet } from "../pack/lib.mjs";
import { demo, setUp } from "./lib.mjs";

const world = setUp();

const place = (page, field) => page.locator(`[data-surasura-issue=${field}]`);

/** Counts every shift there was, those right after a key or a tap as well; asked, it forgets what it told. */
const watch = (context) =>
  context.addInitScript(() => {
    const shifts = [];
    const take = (entries) => shifts.push(...entries);
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    const told = ({ value, sources }) => `${value}: ${sources.map(({ node }) => node?.className || node?.id || node?.nodeName)}`;
    window.shifted = async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
      take(observer.takeRecords());
      return shifts.splice(0).map(told);
    };
  });

for (const width of [320, 768, 1280]) {
  test(`nothing shifts, ${width} px wide`, async () => {
    const context = await world.browser.newContext({ viewport: { width, height: 800 } });
    await watch(context);
    const page = await demo(context, world.collector.origin);
    const shifted = () => page.evaluate(() => window.shifted());
    const still = async (when) => assert.deepEqual(await shifted(), [], when);
    const type = async (field, text) => {
      await page.fill(`#${field}`, "");
      await page.focus(`#${field}`);
      await page.keyboard.type(text);
    };

    await still("while the page loads");
    // The panel is the demo's own, and longer with everything that happens.
    await page.$eval(".backstage", (panel) => (panel.hidden = true));
    await shifted();

    await page.click(".order");
    await place(page, "name").getByText("入力して").waitFor();
    await still("all messages at once");
    await type("tel", "5253-2111");
    await type("name", "山田 花子");
    await place(page, "tel").getByText("市外局番").waitFor();
    await still("a message in the place of another");
    await type("tel", "０９０１２３４５６７８");
    await type("kana", "やまだ はなこ");
    await type("email", "hanako@gmial.com");
    await page.press("#email", "Tab");
    await place(page, "email").locator("button").waitFor();
    await still("an offer");
    await place(page, "email").locator("button").click();
    await page.locator("#email[data-surasura-state=ok]").waitFor();
    await still("an offer that was taken");

    for (const code of ["4380086", "1000001", "4980000"]) {
      await type("postal", code);
      await page.waitForFunction(() => document.querySelector("#postal").dataset.surasuraState === "ok");
      await page.waitForTimeout(50);
      await still(code);
    }
    await place(page, "postal").locator("button").first().click();
    assert.equal(await page.inputValue("#city"), "弥富市");
    await still("a place that was chosen");
    await type("street", "前ケ須町一ー２");
    await type("word", "さざんか");
    await page.press("#word", "Tab");
    await place(page, "word").getByText("見つかりません").waitFor();
    await still("the shop's own check");
    await type("word", "さざなみ");
    await page.press("#word", "Tab");
    await page.locator("#word[data-surasura-state=ok]").waitFor();

    // The second address makes the page longer; what happens in it does not.
    await page.$eval("#gift", (box) => box.scrollIntoView({ block: "center" }));
    await page.check("#gift");
    assert.notDeepEqual(await shifted(), [], "a shift is seen");
    await type("gift-postal", "9218046");
    await place(page, "gift-postal").locator("button").first().waitFor();
    await type("gift-name", "川田 実");
    await still("the second address");

    await page.reload();
    await page.locator(".surasura-note").waitFor();
    await still("a draft that is restored");
    await page.click(".surasura-note button");
    await still("and thrown away");
    assert.deepEqual(page.complaints, []);
  });
}

test("a finger hits what is offered, and a long list scrolls in itself", async () => {
  const page = await demo(await world.browser.newContext({ viewport: { width: 320, height: 640 } }), world.collector.origin);
  await page.fill("#email", "hanako@gmial.com");
  await page.fill("#postal", "438-0086");
  await place(page, "postal").locator("button").nth(21).waitFor();
  const sizes = await page.$$eval(".surasura-offer, #samples button", (buttons) =>
    buttons.filter((button) => button.checkVisibility({ visibilityProperty: true })).map((button) => {
      const { width, height } = button.getBoundingClientRect();
      return [width, height];
    }));
  assert.equal(sizes.length, 24, "of the e-mail address, 22 towns, and the way to what is missing");
  for (const [width, height] of sizes) assert.ok(width >= 44 && height >= 44, `${width} x ${height}`);
  const list = await place(page, "postal").evaluate(({ clientHeight, scrollHeight }) => ({ clientHeight, scrollHeight }));
  assert.ok(list.clientHeight < 250 && list.scrollHeight > 22 * 44, JSON.stringify(list));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});

test("the note of a draft stands before the page until she goes on", async () => {
  const page = await demo(await world.browser.newContext({ viewport: { width: 320, height: 640 } }), world.collector.origin);
  await page.fill("#name", "山田花子");
  await page.waitForFunction(() => sessionStorage.length > 0);
  await page.reload();
  const note = page.locator(".surasura-note");
  await note.waitFor();
  const { x, y, width, height } = await note.boundingBox();
  assert.ok(x >= 0 && x + width <= 320 && y > 320 && y + height <= 640, "at the foot of the window");
  await page.focus("#kana");
  await page.keyboard.type("や");
  await note.waitFor({ state: "detached" });
  assert.equal(await page.inputValue("#name"), "山田花子");
});

test("rules of the shop win, whatever they weigh", async () => {
  const page = await demo(await world.browser.newContext(), world.collector.origin);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("p { min-height: 5px } :root { --surasura-error: rgb(1, 2, 3) } .field input { border-color: rgb(4, 5, 6) }");
    document.adoptedStyleSheets = [sheet];
  });
  await page.click(".order");
  const style = (selector, name) => page.$eval(selector, (element, name) => getComputedStyle(element)[name], name);
  assert.equal(await style("[data-surasura-issue=name]", "minHeight"), "5px");
  assert.equal(await style("[data-surasura-issue=name] > span", "color"), "rgb(1, 2, 3)");
  assert.equal(await style("#name", "borderTopColor"), "rgb(4, 5, 6)");
});

test("README's rules do what they say", async () => {
  const page = await demo(await world.browser.newContext(), world.collector.origin);
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, snippet("css", "--surasura-error"));
  await page.click(".order");
  const style = (selector, name) => page.$eval(selector, (element, name) => getComputedStyle(element)[name], name);
  assert.equal(await style("[data-surasura-issue=name]", "minHeight"), "48px");
  assert.equal(await style("[data-surasura-issue=name] > span", "color"), "rgb(179, 38, 30)");
});

test("without colours of its own a field still says how it is", async () => {
  const page = await demo(await world.browser.newContext({ forcedColors: "active" }), world.collector.origin);
  await page.fill("#tel", "090-1234-5678");
  await page.click(".order");
  const style = (selector) => page.$eval(selector, (element) => {
    const { backgroundImage, borderTopStyle } = getComputedStyle(element);
    return { ticked: backgroundImage !== "none", border: borderTopStyle };
  });
  assert.deepEqual(await style("#tel"), { ticked: true, border: "solid" });
  assert.deepEqual(await style("#name"), { ticked: false, border: "dashed" });
});

test("a page may ask for trusted types", async () => {
  const context = await world.browser.newContext();
  await context.route("**/", async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    headers["content-security-policy"] += "; require-trusted-types-for 'script'; trusted-types 'none'";
    await route.fulfill({ response, headers });
  });
  const page = await demo(context, world.collector.origin);
  await page.fill("#email", "hanako@gmial.com");
  await page.fill("#postal", "4980000");
  await place(page, "postal").locator("button").first().click();
  await page.click(".order");
  assert.equal(await page.inputValue("#pref"), "愛知県");
  assert.deepEqual(page.complaints, []);
});
