// The scenarios of tests/web/help.js over the package as it is shipped, on a page that allows as little as a page
// can: no inline script or style, no markup made of text. And what takes a real pointer, a real keyboard, or two
// copies of the package.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at, setUpPages } from "./lib.mjs";

const POLICY = "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'";
const HEAD = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">`;

const served = {
  "/suites": ["text/html", `${HEAD}<script type="module" src="/suites.js"></script>`],
  "/copies": ["text/html", `${HEAD}<script type="module" src="/copies.js"></script>
    <form id="one"><input name="tel" type="tel"><button>送る</button></form><form id="two"><input name="tel" type="tel"></form>`],
  "/copies.js": ["text/javascript", `
    import * as first from "/first/surasura.js";
    import * as second from "/second/surasura.js";
    window.sent = 0;
    document.forms.one.addEventListener("submit", (event) => { event.preventDefault(); window.sent += 1; });
    first.attachForm(document.forms.one, { digitsOnly: true });
    second.attachForm(document.forms.one);
    second.attachForm(document.forms.two);
    for (const { defineElements } of [first, second]) defineElements();
    window.ready = first !== second;`],
  "/pointer": ["text/html", `${HEAD}<script type="module" src="/pointer.js"></script>
    <form><div id="above"></div><input name="tel" type="tel"><div id="between"></div><input name="other"><button>送る</button><div id="below"></div></form>`],
  "/pointer.js": ["text/javascript", `
    import { attachForm } from "/surasura.js";
    for (const id of ["above", "below"]) document.getElementById(id).style.height = "2000px";
    window.sent = 0;
    document.forms[0].addEventListener("submit", (event) => { event.preventDefault(); window.sent += 1; });
    attachForm(document.forms[0]);
    window.ready = true;`],
};

for (const name of ["surasura", "form", "attempt", "cart", "elements", "shared"]) {
  const script = ["text/javascript", readFileSync(at(`pkg/npm/dist/${name}.js`), "utf8")];
  for (const folder of ["", "/first", "/second"]) served[`${folder}/${name}.js`] = script;
}

const world = setUpPages(
  { suites: `import { run } from "suites"; import { attachForm } from "surasura"; window.run = (name) => run(name, attachForm);` },
  { served, headers: { "content-security-policy": POLICY }, alias: { suites: at("tests/web/help.js") } },
);

/** A page of ours, once it is ready. */
async function visit(path) {
  const page = await world.visit(path);
  await page.waitForFunction(() => window.ready);
  return page;
}

for (const suite of ["messages", "submits", "fills", "keeps", "strangers"]) {
  test(`every scenario goes as it says: ${suite}`, async () => {
    const page = await world.visit("/suites");
    await page.waitForFunction(() => window.run);
    assert.equal(await page.evaluate((suite) => window.run(suite), suite), "");
    assert.deepEqual(page.complaints, []);
  });
}

test("two copies of the package on one page: one voice, one hand, one order", async () => {
  const page = await visit("/copies");
  const tel = page.locator("#one [name=tel]");
  await tel.fill("０３");
  await tel.blur();
  assert.equal(await page.locator("#one .surasura-issue").count(), 1);
  await page.locator("#two [name=tel]").fill("０３");
  await page.locator("#two [name=tel]").blur();
  const ids = await page.locator(".surasura-issue").evaluateAll((slots) => slots.map(({ id }) => id));
  assert.equal(new Set(ids).size, 2);
  await tel.fill("０３１２３４５６７８");
  await page.locator("#one button").click();
  assert.equal(await tel.inputValue(), "0312345678");
  assert.equal(await page.evaluate(() => window.sent), 1);
  assert.deepEqual(page.complaints, ["surasura: this form is looked after already"]);
});

test("a button stays under the pointer, and a field where it is, while something is said above", async () => {
  const page = await visit("/pointer");
  const top = () => page.locator("button").evaluate((button) => button.getBoundingClientRect().top);
  await page.locator("[name=tel]").scrollIntoViewIfNeeded();
  await page.locator("[name=tel]").fill("03");
  const before = await top();
  const { x, y } = await page.locator("button").boundingBox();
  await page.mouse.move(x + 5, y + 5);
  await page.mouse.down();
  assert.equal(await top(), before);
  await page.mouse.up();
  await page.waitForFunction(() => document.activeElement.name === "tel");
  assert.equal(await page.evaluate(() => window.sent), 0, "held back: it is explained");

  await page.locator("[name=tel]").fill("0312345678");
  await page.locator("[name=tel]").fill("031");
  const other = () => page.locator("[name=other]").evaluate((field) => field.getBoundingClientRect().top);
  const stood = await other();
  await page.locator("[name=other]").click();
  await page.locator(".surasura-issue span").waitFor();
  // A browser that keeps things in their places by itself does so with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
  assert.equal(await other(), stood);
  assert.deepEqual(page.complaints, []);
});
