// Hands on a keyboard: keys, an input method, the tab key, all through the browser's own input.

import { fields } from "./page.mjs";

/** What a layout calls the keys that are neither letter nor digit. */
const CODES = { "-": 189, ".": 190, "@": 192, "/": 191, _: 226, " ": 32, Tab: 9, ArrowDown: 40 };

export function shopper(cdp) {
  const send = (...given) => cdp.send(...given);

  async function press(key) {
    const windowsVirtualKeyCode = CODES[key] ?? key.toUpperCase().charCodeAt(0);
    const one = { key, windowsVirtualKeyCode };
    const text = key.length === 1 ? { text: key } : {};
    // Not one after the other: the browser keeps their order.
    await Promise.all([
      send("Input.dispatchKeyEvent", { type: "text" in text ? "keyDown" : "rawKeyDown", ...one, ...text }),
      send("Input.dispatchKeyEvent", { type: "keyUp", ...one }),
    ]);
  }

  /** A key that the input method takes, and what it does with it. */
  const taken = (method, given) =>
    Promise.all([
      send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", windowsVirtualKeyCode: 229 }),
      send(method, given),
      send("Input.dispatchKeyEvent", { type: "keyUp", key: "Process", windowsVirtualKeyCode: 229 }),
    ]);
  const compose = (text) =>
    taken("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });

  /** A text by its keys; `[reading, text]` read in, turned into the text and accepted. */
  async function type(what) {
    if (what.key) return press(what.key);
    if (typeof what === "string") {
      for (const key of what) await press(key);
      return;
    }
    const [reading, text = reading] = what;
    for (let length = 1; length <= reading.length; length++) await compose(reading.slice(0, length));
    if (text !== reading) await compose(text);
    await taken("Input.insertText", { text });
  }

  return {
    /** Every field in turn, from one to the next by the tab key. */
    async fill(page) {
      await page.evaluate((name) => bench.focus(name), fields[0].name);
      for (const { typed } of fields) {
        await type(typed[0]);
        await press("Tab");
      }
    },
    /** These fields again and again, each time something else, until enough was heard. */
    async again(page, names, steps) {
      const again = fields.filter(({ name }) => names.includes(name));
      for (let turn = 1; (await page.evaluate(() => bench.heard())) < steps; turn++) {
        for (const { name, typed } of again) {
          await page.evaluate((name) => bench.focus(name), name);
          await type(typed[turn % typed.length]);
          await press("Tab");
        }
      }
    },
  };
}
