// A page that has only a form does not load the cart, and one that has only a cart does not load the fields:
// in two bundlers, in a browser, and by the script tag.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { at, browser, open, project, run, serve } from "./lib.mjs";

const timeout = 60_000;

/** What only one part has: its module, by a piece out of the middle of its text, and a word of its JavaScript. */
const MARKS = Object.fromEntries(
  Object.entries({ form: "beforeinput", cart: "CART_CLOSED", attempt: "sendBeacon" }).map(([part, word]) => {
    const text = readFileSync(at(`pkg/npm/dist/${part}.js`), "utf8");
    // In the code, before the magic number; without what one bundler escapes and another does not.
    const [module] = text.slice(text.indexOf("#¦¸²$") - 4000).match(/[^"'`\\$]{40}/);
    return [part, [module, word]];
  }),
);

MARKS.elements = ["surasura-nudge"];

/** Which parts are in a text. */
const partsIn = (text) => Object.keys(MARKS).filter((part) => MARKS[part].some((mark) => text.includes(mark)));

test("each part has its marks, and not the other's", () => {
  for (const part of ["form", "cart", "attempt"]) {
    const text = readFileSync(at(`pkg/npm/dist/${part}.js`), "utf8");
    assert.ok(MARKS[part].every((mark) => text.includes(mark)));
  }
  assert.deepEqual(partsIn(readFileSync(at("pkg/npm/dist/cart.js"), "utf8")), ["cart"]);
  assert.deepEqual(partsIn(readFileSync(at("pkg/npm/dist/elements.js"), "utf8")), ["elements"]);
  assert.deepEqual(partsIn(readFileSync(at("pkg/npm/dist/shared.js"), "utf8")), []);
});

/** What pages import, and the parts that this needs. */
const PAGES = {
  'import { attachForm, startAttempt, SurasuraError } from "surasura"; console.log(attachForm, startAttempt, SurasuraError);': ["form", "attempt"],
  'import { priceCart, ready } from "surasura"; console.log(priceCart, ready);': ["cart"],
  'import { SurasuraError } from "surasura"; console.log(SurasuraError);': [],
  'import { normalize, defineElements } from "surasura"; console.log(normalize, defineElements);': ["form", "cart", "attempt", "elements"],
  'import { normalize } from "surasura/form"; console.log(normalize);': ["form"],
  'import { startAttempt } from "surasura/attempt"; console.log(startAttempt);': ["attempt"],
  'import { priceCart } from "surasura/cart"; console.log(priceCart);': ["cart"],
  'import { defineElements } from "surasura/elements"; console.log(defineElements);': ["cart", "elements"],
  'import "surasura";': [],
};

test("a bundler leaves out the part that a page does not call", { timeout }, async (t) => {
  const made = await project(t, ["vite"]);
  for (const [page, parts] of Object.entries(PAGES)) {
    await writeFile(join(made, "main.js"), page);
    const built = await build({
      entryPoints: [join(made, "main.js")], bundle: true, format: "esm", charset: "utf8", write: false, logOverride: { "ignored-bare-import": "silent" },
    });
    assert.deepEqual(partsIn(built.outputFiles[0].text), parts, `esbuild: ${page}`);
    await writeFile(
      join(made, "vite.config.js"),
      'export default { build: { lib: { entry: "main.js", formats: ["es"], fileName: "built" } } };',
    );
    await run(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "error"], { cwd: made });
    assert.deepEqual(partsIn(readFileSync(join(made, "dist/built.js"), "utf8")), parts, `Vite: ${page}`);
  }
});

/** The files of the package that a page asks for, in order of their names. */
async function asked(t, html, use, options) {
  const files = (path) => (path === "/" ? { html } : at(`pkg/npm/dist/${path.split("/").at(-1)}`));
  const server = await serve(t, files, options);
  const { page, errors } = await open(await browser(t), server.origin);
  const told = await use(page);
  assert.deepEqual(errors, []);
  return { told, files: server.requests.map((request) => request.split("/").at(-1)).filter(Boolean).sort() };
}

test("by themselves they work in a browser, under a strict policy, and share what both need", { timeout }, async (t) => {
  const csp = "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
  const page = (part) => (page) =>
    page.evaluate(async (part) => {
      const { SurasuraError, normalize, priceCart } = await import(`/${part}.js`);
      try {
        return normalize?.("postal", "１２３４５６７").value ?? priceCart({ lines: [{}] }, { taxRounding: "floor" });
      } catch (error) {
        return [error instanceof SurasuraError, error.code, error.path];
      }
    }, part);
  const html = "<!doctype html><title>page</title>";
  const form = await asked(t, html, page("form"), { csp });
  assert.deepEqual(form, { told: "123-4567", files: ["form.js", "shared.js"] });
  assert.deepEqual(await asked(t, html, page("cart"), { csp }), {
    told: [true, "VALUE_MISSING", "lines[0].unitPrice"],
    files: ["cart.js", "shared.js"],
  });
});

/** A page with the script tag. */
const tagged = (attributes, body = "") =>
  `<!doctype html><title>page</title><script src="/surasura.iife.js" ${attributes} defer></script>${body}
   <surasura-nudge></surasura-nudge><form id="checkout"><input name="tel" type="tel"></form>`;
const CART = { lines: [{ unitPrice: 4000, quantity: 1, taxRate: "standard", taxIncluded: true }] };
const nudged = (page) => page.locator("surasura-nudge [part=text]:text('あと1,000円')").waitFor();

test("the script tag loads what the page has", { timeout }, async (t) => {
  const form = await asked(t, tagged('data-form="#checkout"'), async (page) => {
    await page.evaluate(() => window.surasura.complete());
    await page.fill("[name=tel]", "０９０ー１２３４ー５６７８");
    await page.locator("[name=tel]").blur();
    return page.inputValue("[name=tel]");
  });
  assert.deepEqual(form, { told: "090-1234-5678", files: ["form.js", "shared.js", "surasura.iife.js"] });

  const cart = await asked(t, tagged('data-free-shipping="5000"'), async (page) => {
    await page.evaluate((cart) => window.surasura.cart(cart), CART);
    await nudged(page);
    // Nothing to complete, and nothing to load for it.
    await page.evaluate(() => window.surasura.complete());
  });
  assert.deepEqual(cart.files, ["cart.js", "elements.js", "shared.js", "surasura.iife.js"]);

  const later = await asked(t, tagged(""), async (page) => {
    const loaded = page.waitForResponse(/cart\.js/);
    await page.evaluate((cart) => window.surasura.cart(cart), CART);
    await loaded;
    await page.waitForFunction(() => customElements.get("surasura-nudge"));
  });
  assert.deepEqual(later.files, ["cart.js", "elements.js", "shared.js", "surasura.iife.js"], "a cart that is handed over is one");

  const neither = await asked(t, tagged(""), (page) =>
    page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500))));
  assert.deepEqual(neither.files, ["surasura.iife.js"], "nothing by itself");

  const all = await asked(t, tagged(""), (page) => page.evaluate(async () => Object.keys(await window.surasura.ready())));
  assert.deepEqual(all.told, Object.keys(await import(at("pkg/npm/dist/surasura.js"))));
  assert.deepEqual(all.files, ["attempt.js", "cart.js", "elements.js", "form.js", "shared.js", "surasura.iife.js", "surasura.js"]);
});

test("a file that the page names has everything", { timeout }, async (t) => {
  const attributes = 'data-module="/full.js" data-form="#checkout" data-free-shipping="5000"';
  const { told, files } = await asked(t, tagged(attributes), async (page) => {
    await page.evaluate((cart) => window.surasura.cart(cart), CART);
    await nudged(page);
    return page.evaluate(async () => (await window.surasura.ready()).normalize("date", "昭和60年4月1日").value);
  });
  assert.equal(told, "1985-04-01");
  assert.deepEqual(files, ["full.js", "surasura.iife.js"]);
});

test("one part that is missing does not take the other with it", { timeout }, async (t) => {
  for (const missing of ["form.js", "cart.js", "elements.js"]) {
    const html = tagged('data-form="#checkout" data-free-shipping="5000"');
    const server = await serve(t, (path) =>
      path === "/" ? { html } : path === `/${missing}` ? undefined : at(`pkg/npm/dist${path}`));
    const { page, warnings } = await open(await browser(t), server.origin);
    await page.evaluate((cart) => window.surasura.cart(cart), CART);
    if (missing === "form.js") await nudged(page);
    else {
      await page.evaluate(() => window.surasura.complete());
      await page.fill("[name=tel]", "０９０ー１２３４ー５６７８");
      await page.locator("[name=tel]").blur();
      assert.equal(await page.inputValue("[name=tel]"), "090-1234-5678");
    }
    assert.equal(warnings.filter((text) => text.startsWith("surasura:")).length, 1, warnings.join("\n"));
  }
});
