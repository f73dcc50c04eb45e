// The demo for everybody: axe finds nothing in any of its states, and a keyboard is enough.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { demo, setUp } from "./lib.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const world = setUp();

const place = (page, field) => page.locator(`[data-surasura-issue=${field}]`);

/** Fills in what is required, as it comes. */
async function fill(page) {
  const texts = { name: "山田花子", kana: "やまだはなこ", email: "hanako@example.jp", tel: "09012345678", postal: "1000001" };
  for (const [field, text] of Object.entries(texts)) await page.fill(`#${field}`, text);
  await page.waitForFunction(() => document.querySelector("#street").value === "千代田");
  await page.fill("#street", "千代田1-1");
  await page.press("#street", "Tab");
}

const STATES = {
  async fresh() {},
  async errors(page) {
    await page.fill("#tel", "5253-2111");
    await page.click(".order");
    await place(page, "tel").getByText("市外局番").waitFor();
  },
  async chooser(page) {
    await page.fill("#postal", "438-0086");
    await place(page, "postal").locator("button").nth(20).waitFor();
  },
  async suggestion(page) {
    await page.fill("#email", "hanako@gmial.com");
    await page.press("#email", "Tab");
    await place(page, "email").locator("button").waitFor();
  },
  async "draft note"(page) {
    await fill(page);
    await page.waitForFunction(() => sessionStorage.length > 0);
    await page.reload();
    await page.locator(".surasura-note button").waitFor();
  },
  async "coupon warned of, cash at the door"(page) {
    await page.click("text=カゴに入れる >> visible=true");
    await page.locator("#coupon-hint.warned").waitFor();
    await page.check("#coupon");
    await page.check("#cod");
    await page.selectOption("#region", "JP-47");
  },
  async complete(page) {
    await fill(page);
    await page.check("#gift");
    await page.fill("#gift-name", "川田 実");
    await page.fill("#word", "さざなみ");
    await page.press("#word", "Tab");
    await page.locator("#word[data-surasura-state=ok]").waitFor();
  },
  async "help, and what the shop is told"(page) {
    await page.goto(`${world.collector.origin}/?help=now`);
    await page.locator("#told-facts dd").first().waitFor({ state: "attached" });
    await page.click(".order");
    await page.click(".order");
    await page.locator(".surasura-help").waitFor();
    if (!(await page.locator("#told").isVisible())) await page.click("#backstage > summary");
    await page.click(".raw > summary");
  },
  async "counted only, in English"(page) {
    if (!(await page.locator("#told").isVisible())) await page.click("#backstage > summary");
    await page.click("#told-language");
    await page.check("#consent [value=aggregate]");
  },
  async review(page) {
    await fill(page);
    await page.click(".order");
    await page.locator("#review:not([hidden])").waitFor();
  },
  async thanks(page) {
    await fill(page);
    await page.click(".order");
    await page.click("#place");
    await page.locator("#thanks:not([hidden])").waitFor();
  },
};

for (const [name, reach] of Object.entries(STATES)) {
  test(`axe finds nothing: ${name}`, async () => {
    const context = await world.browser.newContext({ reducedMotion: "reduce" });
    const page = await demo(context, world.collector.origin);
    await reach(page);
    // What the bars at head and foot cover by half is scrolled clear of them: it is no small target.
    await page.$$eval(".ahead, .backstage", (bars) => bars.forEach((bar) => (bar.style.position = "static")));
    await page.evaluate(axe);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      // As little is one that lies half below what sticks to the head.
      await page.evaluate(() => scrollTo(0, 0));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}: as wide as the window`);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(async (values) => {
          const { violations, passes } = await window.axe.run(document, { runOnly: { type: "tag", values } });
          const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
          return { told, passed: passes.length };
        }, RULES);
        assert.deepEqual(found.told, [], `${width}, ${colorScheme}`);
        assert.ok(found.passed > 20, "it has looked");
      }
    }
    assert.deepEqual(page.complaints, []);
    await context.close();
  });
}

for (const width of [320, 1280]) {
  test(`a keyboard is enough, ${width} px wide`, async () => {
    const page = await demo(await world.browser.newContext({ viewport: { width, height: 700 } }), world.collector.origin);

    /** Presses a key; the focus is somewhere, and before her eyes. Gives where. */
    async function press(key) {
      await page.keyboard.press(key);
      const { at, seen } = await page.evaluate(async () => {
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const active = document.activeElement;
        const { x, y, width, height } = active.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return {
          at:
            active.id || active.name || active.closest("[data-surasura-issue]")?.dataset.surasuraIssue ||
            active.closest("surasura-progress")?.localName || active.localName,
          seen: active.contains(top) || top?.contains(active),
        };
      });
      assert.notEqual(at, "body", `lost after ${key}`);
      assert.ok(seen, `${at} is covered`);
      return at;
    }
    async function tabTo(wanted, key = "Tab") {
      const passed = [];
      for (let at; at !== wanted; passed.push(at)) {
        at = await press(key);
        assert.ok(passed.length < 30, `${wanted} is not among ${passed}`);
      }
      return passed;
    }
    const type = (text) => page.keyboard.type(text);
    const value = (field) => page.inputValue(`#${field}`);

    // The way to what is missing.
    await tabTo("surasura-progress");
    assert.equal(await press("Enter"), "name");
    assert.equal(await press("Enter"), "name", "a form that is sent too early leads to what is missing");
    assert.equal(await place(page, "tel").textContent(), "入力してください");

    await type("山田 花子");
    assert.equal(await press("Tab"), "kana");
    await type("やまだ　はなこ");
    assert.equal(await press("Tab"), "email");
    await type("hanako@gmial.com");
    assert.equal(await press("Tab"), "tel", "an offer holds nobody up");
    assert.equal(await press("Shift+Tab"), "email", "the offer, before the next field");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "hanako@gmail.com");
    assert.equal(await press("Enter"), "email");
    assert.equal(await page.evaluate(() => document.activeElement.localName), "input", "back in the field");
    assert.equal(await value("email"), "hanako@gmail.com");
    await tabTo("tel");
    await type("０９０１２３４５６７８");
    assert.equal(await press("Tab"), "company");
    assert.equal(await value("tel"), "090-1234-5678");

    assert.equal(await press("Tab"), "postal");
    await type("4380086");
    await place(page, "postal").locator("button").nth(20).waitFor();
    await press("Tab");
    await press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "梅屋町");
    assert.equal(await press("Space"), "postal");
    assert.equal(await value("street"), "梅屋町");

    await tabTo("pref");
    await press("ArrowDown");
    await press("ArrowUp");
    assert.equal(await value("pref"), "静岡県");
    assert.deepEqual(await tabTo("street"), ["city", "street"]);
    await press("End");
    await type("１ー２");
    assert.deepEqual(await tabTo("gift"), ["building", "gift"]);
    assert.equal(await value("street"), "梅屋町1-2");

    assert.equal(await press("Space"), "gift");
    assert.equal(await press("Tab"), "gift-name");
    await type("川田 実");
    assert.equal(await press("Tab"), "gift-postal");
    await type("9218046");
    await place(page, "gift-postal").locator("button").nth(1).waitFor();
    assert.equal(await press("Tab"), "gift-postal");
    assert.equal(await press("Enter"), "gift-postal");
    assert.equal(await press("Tab"), "gift-address");
    assert.equal(await value("gift-address"), "石川県金沢市大桑町");
    await press("End");
    await type("3-4");

    assert.equal(await press("Tab"), "word");
    await type("さざんか");
    await tabTo("card");
    await place(page, "word").getByText("見つかりません").waitFor();
    await tabTo("word", "Shift+Tab");
    await press("Control+a");
    await type("さざなみ");
    assert.deepEqual(await tabTo("csc"), ["card", "expiry", "csc"]);
    assert.equal(await press("Tab"), "button");
    await page.keyboard.press("Space");
    await page.locator("#review:not([hidden])").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "review-title");
    assert.equal(await press("Tab"), "place");
    assert.equal(await press("Tab"), "back");
    assert.equal(await press("Shift+Tab"), "place");
    await page.keyboard.press("Enter");
    await page.locator("#thanks:not([hidden])").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "thanks-title");
    assert.match(await page.textContent("#received"), /ﾔﾏﾀﾞ ﾊﾅｺ.*09012345678.*4380086/, "as the shop wants it");
    assert.deepEqual(page.complaints, []);
  });
}

test("what was restored is thrown away with a key, and the focus stays in the form", async () => {
  const page = await demo(await world.browser.newContext(), world.collector.origin);
  await STATES["draft note"](page);
  assert.equal(await page.inputValue("#name"), "山田花子");
  await page.focus(".surasura-note button");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "name");
  assert.equal(await page.inputValue("#name"), "");
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
});
