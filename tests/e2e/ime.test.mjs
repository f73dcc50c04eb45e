// A real IME composition in a real browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { demo, setUp } from "./lib.mjs";

const world = setUp();

/** The demo, with every write to a `value` and every event on the phone field written down. */
async function watched() {
  const context = await world.browser.newContext();
  await context.addInitScript(() => {
    window.log = [];
    const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    Object.defineProperty(HTMLInputElement.prototype, "value", {
      ...native,
      set(value) {
        window.log.push(`write ${value}`);
        native.set.call(this, value);
      },
    });
    for (const type of ["compositionstart", "compositionend", "submit", "blur"]) {
      addEventListener(type, () => window.log.push(type), true);
    }
  });
  const page = await demo(context, world.collector.origin);
  // The browser's own check would come before the submit.
  await page.$eval("#checkout", (form) => (form.noValidate = true));
  const ime = await context.newCDPSession(page);
  return {
    page,
    log: () => page.evaluate(() => window.log),
    compose: (text) =>
      ime.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text) => ime.send("Input.insertText", { text }),
    /** Enter as the IME takes it: with a key code that is not its own. */
    taken: () =>
      ime.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 }),
    caret: (selector) => page.$eval(selector, (field) => [field.selectionStart, field.selectionEnd]),
  };
}

const TYPED = "０９０ー１２３４ー５６７８";

test("nothing is written during a composition; the number is right on leaving", async () => {
  const { page, log, compose, commit, caret } = await watched();
  await page.focus("#tel");
  for (let length = 1; length <= TYPED.length; length++) {
    await compose(TYPED.slice(0, length));
    assert.equal(await page.inputValue("#tel"), TYPED.slice(0, length));
    assert.deepEqual(await caret("#tel"), [length, length]);
  }
  assert.deepEqual(await log(), ["compositionstart"]);

  await commit(TYPED);
  assert.equal(await page.inputValue("#tel"), TYPED, "still as typed while the field has focus");
  assert.deepEqual(await caret("#tel"), [13, 13], "the caret has not moved");
  assert.deepEqual(await log(), ["compositionstart", "compositionend"]);

  await page.focus("#email");
  assert.equal(await page.inputValue("#tel"), "090-1234-5678");
  const after = (await log()).slice(2);
  assert.deepEqual(after.filter((entry) => entry.startsWith("write")), ["write 090-1234-5678"]);
  assert.deepEqual(page.complaints, []);
});

test("Enter that commits a composition does not submit, the next one does", async () => {
  const { page, log, compose, commit, taken } = await watched();
  await page.focus("#tel");
  await compose("０３");
  await taken();
  assert.ok(!(await log()).includes("submit"), "Enter inside the composition");
  await commit("０３");
  await page.keyboard.press("Enter");
  assert.ok((await log()).includes("submit"), "Enter of its own");
});

test("Enter of a telephone's keyboard submits, whatever is being composed", async () => {
  const { page, log, compose } = await watched();
  await page.focus("#tel");
  await compose("0312345678");
  await page.keyboard.press("Enter");
  const entries = await log();
  // The demo moves the focus then, which ends the composition.
  assert.deepEqual(entries.slice(0, 4), ["compositionstart", "submit", "compositionend", "write 03-1234-5678"]);
});

test("leaving in the middle of a composition loses nothing", async () => {
  const { page, log, compose } = await watched();
  await page.focus("#tel");
  await compose(TYPED);
  await page.click("#email");
  assert.equal(await page.inputValue("#tel"), "090-1234-5678");
  const entries = await log();
  const end = entries.indexOf("compositionend");
  assert.ok(end > 0, entries.join());
  assert.ok(entries.slice(0, end).every((entry) => !entry.startsWith("write")), entries.join());
});

test("the caret keeps its place when the text changes under it", async () => {
  const { page, caret } = await watched();
  await page.focus("#tel");
  await page.keyboard.insertText("０９０１２３４５６７８");
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowLeft");
  // Enter changes the field while it has focus: 0901234|5678.
  await page.$eval("#tel", (field) => field.dispatchEvent(new Event("change", { bubbles: true })));
  assert.equal(await page.inputValue("#tel"), "090-1234-5678");
  assert.deepEqual(await caret("#tel"), [8, 8], "090-1234|-5678");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tel", "focus stays");
});

test("a long vowel in a reading is composed, kept and put into katakana", async () => {
  const { page, compose, commit } = await watched();
  await page.focus("#kana");
  for (const text of ["ｓ", "さ", "さー", "さーｔ", "さーと"]) await compose(text);
  await commit("さーと");
  await page.focus("#email");
  assert.equal(await page.inputValue("#kana"), "サート");
});

test("Ctrl+Z brings back what was typed, and it stays", async () => {
  const { page } = await watched();
  await page.focus("#tel");
  await page.keyboard.insertText(TYPED);
  await page.keyboard.press("Tab");
  assert.equal(await page.inputValue("#tel"), "090-1234-5678");
  await page.focus("#tel");
  await page.keyboard.press("Control+z");
  assert.equal(await page.inputValue("#tel"), TYPED);
  await page.keyboard.press("Tab");
  assert.equal(await page.inputValue("#tel"), TYPED, "she has said what she wants");
  await page.focus("#tel");
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await page.inputValue("#tel"), "090-1234-5678");
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Control+z");
  assert.equal(await page.inputValue("#tel"), "090-1234-5678", "what she typed since is the browser's to undo");
  assert.deepEqual(page.complaints, []);
});
