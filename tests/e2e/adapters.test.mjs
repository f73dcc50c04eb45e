// A page that watches a cart: of Shopify, by whatever its theme says or leaves to the network, and in markup. The
// carts of tests/data/shopify.json come in the order of a shopper who adds tea, takes it out, and empties the cart.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at, bundle, eventually, open, setUpPages } from "./lib.mjs";

const carts = JSON.parse(readFileSync(at("tests/data/shopify.json"), "utf8"));
const entries = ["adapters", "cart", "elements"];
const alias = Object.fromEntries(entries.map((name) => [`surasura/${name}`, at(`pkg/npm/dist/${name}.js`)]));

const SHOP = `
import { priceCart } from "surasura/cart";
import { fromElement, fromShopifyCart, watchCart } from "surasura/adapters";

const options = { taxIncluded: true, rates: { product_type: { 食品: "reduced" }, otherwise: "standard" } };
const rules = {
  taxRounding: "floor",
  shipping: { fee: 660, taxIncluded: true, freeFrom: [{ amount: 5000, basis: "goods-tax-included", after: "coupons" }] },
};
window.totals = [];
window.errors = [];
window.ended = new AbortController();
const told = (cart) => totals.push(priceCart(cart, rules).total);
const onError = (error) => errors.push(error.path ? error.code + " " + error.path : error.message);
const shared = { onError, signal: ended.signal };
const root = document.querySelector("[data-surasura-cart]");
window.stop = root
  ? watchCart({ ...shared, root, read: fromElement }, told)
  : watchCart({ ...shared, read: (cart) => fromShopifyCart(cart, options) }, told);
window.watch = (more, onCart) => watchCart({ ...shared, root, read: fromElement, ...more }, onCart);
`;

/** A theme has a function that changes the cart, and says so as it does. \`/other\` is no request of Shopify's. */
const THEMES = {
  standard: `window.change = async (fails) => {
    const event = new Event("shopify:cart:lines-update", { bubbles: true });
    event.promise = fetch("/other").then(() => { if (fails) throw new Error("declined"); return { cart: {}, userErrors: [] }; });
    event.promise.catch(() => {});
    document.querySelector("form").dispatchEvent(event);
  };`,
  horizon: `window.change = async () => {
    await fetch("/other");
    const event = new Event("cart:update", { bubbles: true });
    event.detail = { resource: {}, sourceId: "cart", data: { itemCount: 1, source: "cart-items-component" } };
    document.querySelector("form").dispatchEvent(event);
  };`,
  dawn: `const PUB_SUB_EVENTS = { cartUpdate: "cart-update" };
  const subscribers = {};
  function subscribe(name, callback) {
    (subscribers[name] ??= new Set()).add(callback);
    return () => subscribers[name].delete(callback);
  }
  window.left = () => subscribers["cart-update"].size;
  window.change = async () => {
    await fetch("/other");
    for (const callback of subscribers["cart-update"]) callback({ source: "cart-items" });
  };`,
  network: `window.change = () => fetch("/cart/change.js", { method: "POST" });`,
  // As themes are: the request, and then the event.
  both: `window.change = async () => {
    await fetch("/cart/add.js", { method: "POST" });
    document.dispatchEvent(new Event("cart:update"));
  };`,
};

const MARKUP = `<div id="shop" data-surasura-cart data-tax-included="true" data-tax-rate="standard">
  <p data-surasura-line data-unit-price="4000"><input data-quantity value="1"></p>
</div>`;

const html = (body, theme = "") => ["text/html", `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<form></form>${body}<script>${theme}</script><script type="module" src="/shop.js"></script>`];
const served = {
  "/cart.js": ["application/json", ""],
  "/other": ["text/plain", ""],
  "/cart/change.js": ["application/json", "{}"],
  "/cart/add.js": ["application/json", "{}"],
  "/markup": html(MARKUP),
  ...Object.fromEntries(Object.entries(THEMES).map(([name, theme]) => [`/${name}`, html("", theme)])),
};
const put = (cart) => (served["/cart.js"][1] = JSON.stringify(cart));
const world = setUpPages({ shop: SHOP }, { served, alias });

const totals = (page) => page.evaluate(() => totals);
const until = (page, expected) => eventually(() => totals(page), (all) => all.length >= expected.length);

/** Opens a page with a shirt in the cart, and counts how often it asks for the cart. */
async function visit(name, cart = carts.shirt) {
  put(cart);
  const page = await world.visit(`/${name}`);
  await until(page, [4660]);
  page.asked = 0;
  page.on("request", (request) => (page.asked += Number(request.url().endsWith("/cart.js"))));
  return page;
}

// A shirt and its delivery: 4,000 + 660. With tea and a coupon 4,000 + 1,584 - 500, which is delivered free.
const EXPECTED = [4660, 5084, 4660, 0];

test("whatever a theme says, the same carts come to the same", async () => {
  for (const name of Object.keys(THEMES)) {
    const page = await visit(name);
    let told = 1;
    for (const cart of [carts.sale, carts.shirt, carts.empty]) {
      put(cart);
      await page.evaluate(() => change());
      told += 1;
      assert.deepEqual(await until(page, EXPECTED.slice(0, told)), EXPECTED.slice(0, told), name);
    }
    assert.equal(page.asked, 3, `${name}: once for each change`);
    assert.deepEqual(await page.evaluate(() => errors), []);
    assert.deepEqual(page.complaints, []);
    await page.close();
  }
});

test("a page that comes back asks again, under the root of its language", async () => {
  put(carts.shirt);
  const context = await world.browser.newContext();
  await context.addInitScript(() => (window.Shopify = { routes: { root: "/ja/" } }));
  const paths = [];
  await context.route("**/ja/cart.js", (route) => (paths.push(route.request().url()), route.fulfill({ body: served["/cart.js"][1] })));
  const page = await open(context, `${world.origin}/network`);
  await until(page, [4660]);
  put(carts.sale);
  const back = (persisted) => page.evaluate((persisted) => void dispatchEvent(new PageTransitionEvent("pageshow", { persisted })), persisted);
  await back(false);
  await settle(page);
  assert.equal(paths.length, 1, "a page that is loaded asks by itself");
  await back(true);
  assert.deepEqual(await until(page, [4660, 5084]), [4660, 5084]);
  await context.close();
});

/** Long enough for a change to be heard, waited for, asked for and told. */
const settle = (page) => page.waitForTimeout(400);

test("what has not changed is not told", async () => {
  const page = await visit("standard");
  put(carts.sale);
  await page.evaluate(() => change("fails"));
  await settle(page);
  assert.equal(page.asked, 0, "a promise that was not kept");
  put(carts.shirt);
  await page.evaluate(() => change());
  await settle(page);
  assert.equal(page.asked, 1);
  assert.deepEqual(await totals(page), [4660], "the same cart");

  // A request that was declined, and others that change no cart.
  const network = await visit("network");
  put(carts.sale);
  await network.route("**/cart/add.js", (route) => route.fulfill({ status: 422, json: { message: "sold out" } }));
  await network.evaluate(() => Promise.all(["/cart/add.js", "/other"].map((url) => fetch(url))));
  await settle(network);
  assert.equal(network.asked, 0);
  await page.close();
  await network.close();
});

test("many changes are one request at a time, and the last answer wins", async () => {
  const page = await visit("horizon");
  const answers = [];
  await page.route("**/cart.js", (route) => answers.push(route));
  const change = () => page.evaluate(() => change());
  await Promise.all([change(), change(), change()]);
  await eventually(() => answers.length, (count) => count === 1);
  await change();
  await settle(page);
  assert.equal(answers.length, 1, "no second while the first is under way");
  await answers[0].fulfill({ json: carts.empty });
  await eventually(() => answers.length, (count) => count === 2);
  await answers[1].fulfill({ json: carts.sale });
  assert.deepEqual(await until(page, [4660, 5084]), [4660, 5084], "what came first was old");
  await page.close();
});

test("errors are told, and the last right cart holds", async () => {
  const page = await visit("horizon");
  const errors = () => page.evaluate(() => window.errors);
  // Divided by 100 by somebody: half of it.
  put({ ...carts.sale, total_price: 5084 });
  await page.evaluate(() => change());
  await eventually(errors, (all) => all.length === 1);
  await page.route("**/cart.js", (route) => route.fulfill({ status: 429, body: "" }));
  await page.evaluate(() => change());
  await eventually(errors, (all) => all.length === 2);
  await page.unroute("**/cart.js");
  assert.deepEqual(await errors(), ["AMOUNT_SCALE total_price", "429 for /cart.js"]);
  assert.deepEqual(await totals(page), [4660]);
  put(carts.sale);
  await page.evaluate(() => change());
  assert.deepEqual(await until(page, [4660, 5084]), [4660, 5084], "and it goes on");
  await page.close();

  const markup = await visit("markup");
  const told = await markup.evaluate(() => {
    const told = [];
    watch({ onError: (error) => told.push(error.message) }, () => { throw new Error("of the shop's own"); });
    return told;
  });
  assert.deepEqual(told, ["of the shop's own"]);
  await markup.close();
});

test("who ends it hears no more", async () => {
  for (const [name, end] of [["standard", "stop()"], ["dawn", "ended.abort()"], ["network", "stop()"]]) {
    const page = await visit(name);
    put(carts.sale);
    await page.evaluate(`change(), ${end}`);
    await page.evaluate(() => change());
    await settle(page);
    assert.equal(page.asked, 0, name);
    assert.deepEqual(await totals(page), [4660], name);
    if (name === "dawn") assert.equal(await page.evaluate(() => left()), 0);
    await page.close();
  }
  const page = await visit("markup");
  await page.evaluate(() => stop());
  await page.fill("input", "2");
  await page.evaluate(() => document.querySelector("#shop").replaceChildren());
  assert.deepEqual(await totals(page), [4660]);
  assert.equal(await page.evaluate(() => {
    let heard = 0;
    watch({ signal: AbortSignal.abort() }, () => (heard += 1));
    return heard;
  }), 0, "or was never there");
  await page.close();
});

test("a cart in markup is told in the event that changes it", async () => {
  const page = await visit("markup");
  await page.fill("input", "２");
  assert.deepEqual(await totals(page), [4660, 8000], "in full width");
  await page.fill("input", "");
  await page.fill("input", "abc");
  await page.fill("input", "1.5");
  assert.deepEqual(await totals(page), [4660, 8000]);
  const expected = ["TYPE_INVALID lines[0].quantity", "TYPE_INVALID lines[0].quantity", "NUMBER_NOT_INTEGER lines[0].quantity"];
  assert.deepEqual(await page.evaluate(() => [...new Set(errors)]), [...new Set(expected)]);
  await page.fill("input", "1");
  // A line that is put in: 880 at 8 %, with tax worked out by the shop: 1 × 880 + 4,000 + 660.
  const add = (attributes) => page.evaluate((attributes) => {
    document.querySelector("#shop").insertAdjacentHTML("beforeend", `<p data-surasura-line ${attributes}></p>`);
    return Promise.resolve().then(() => totals.at(-1));
  }, attributes);
  assert.equal(await add('data-unit-price="880" data-quantity="1" data-tax-rate="reduced"'), 5540);
  // 100 without tax are 110; 1,000 less 10 that do not count are 990; 300 come back.
  assert.equal(await add('data-unit-price="100" data-quantity="1" data-tax-included="false"'), 5650);
  assert.equal(await add('data-unit-price="1000" data-quantity="1" data-discount="10" data-counts="false"'), 6640);
  assert.equal(await add('data-unit-price="300" data-quantity="1" data-returned'), 6340);
  const changed = await page.evaluate(() => {
    document.querySelector("[data-returned]").remove();
    document.querySelectorAll("p")[1].dataset.quantity = "2";
    return Promise.resolve().then(() => totals.at(-1));
  });
  // 4,000 + 1,760 + 110 is free of delivery, and 990.
  assert.equal(changed, 6860);
  const { length } = await totals(page);
  await page.evaluate(() => (document.querySelector("#shop").title = "what it says beside"));
  assert.equal((await totals(page)).length, length, "and nothing else is told");
  for (const [attributes, error] of [
    ['data-quantity="1"', "VALUE_MISSING lines[4].unitPrice"],
    ['data-unit-price="1,000" data-quantity="1"', "TYPE_INVALID lines[4].unitPrice"],
    ['data-unit-price="10.5" data-quantity="1"', "AMOUNT_SCALE lines[4].unitPrice"],
    ['data-unit-price="-10" data-quantity="1"', "NUMBER_NEGATIVE lines[4].unitPrice"],
    ['data-unit-price="10"', "VALUE_MISSING lines[4].quantity"],
    ['data-unit-price="10" data-quantity="-1"', "NUMBER_NEGATIVE lines[4].quantity"],
    ['data-unit-price="10" data-quantity="1" data-tax-included="no"', "TYPE_INVALID lines[4].taxIncluded"],
  ]) {
    await add(attributes);
    assert.equal(await page.evaluate(() => errors.at(-1)), error);
    await page.evaluate(() => document.querySelector("#shop").lastElementChild.remove());
  }
  assert.equal((await totals(page)).length, length);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("the pages of the document work", async () => {
  const document = readFileSync(at("docs/adapters.md"), "utf8");
  const blocks = [...document.matchAll(/^```(\S+)\n([\s\S]*?)^```$/gm)];
  const block = (lang, mark) => blocks.find(([, of, text]) => of === lang && text.includes(mark))[2];
  // What they take for granted: the options of the chapter before, and rules.
  const [granted] = block("js", "const tea").match(/^const options = .*$/m);
  const rules = SHOP.match(/^const rules = [\s\S]*?^};$/m)[0];
  for (const [source, body, text] of [
    [block("js", "defineElements"), "<surasura-nudge></surasura-nudge>", "あと1,000円で送料無料です!"],
    [
      `import { defineElements } from "surasura/elements";
       defineElements();
       const nudge = document.querySelector("surasura-nudge");
       ${block("js", "read: fromElement")}`,
      // A shirt and two of tea: 5,760.
      `<surasura-nudge></surasura-nudge>${block("html", "data-surasura-cart")}`, "送料無料になりました!",
    ],
  ]) {
    put(carts.shirt);
    const script = await bundle(`${granted}\n${rules}\n${source}`, { alias });
    const context = await world.browser.newContext();
    await context.route("**/document", (route) => route.fulfill({
      contentType: "text/html; charset=utf-8",
      body: `<!doctype html><link rel="icon" href="data:,">${body}<script type="module">${script}</script>`,
    }));
    const page = await open(context, `${world.origin}/document`);
    await page.locator(`surasura-nudge [part=text]:text("${text}")`).waitFor();
    assert.deepEqual(page.complaints, []);
    await context.close();
  }
});
