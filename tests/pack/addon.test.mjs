// Add-ons through the packed package: the table, the best of thousands, lines of the cart, and what goes wrong.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { blocks, project, read } from "./lib.mjs";

const made = await project({ after });
const { SurasuraError, openCart, openCatalogue } = await import(
  pathToFileURL(join(made, "node_modules/surasura/dist/full.js"))
);

const GOODS = { taxRate: "standard", taxIncluded: true };
const FROM = 100_000;

/** An open cart to which so much is missing for free shipping. */
function missing(gap, change = {}) {
  const freeFrom = [{ amount: FROM, basis: "goods-tax-included", after: "lines" }];
  const rules = { taxRounding: "floor", shipping: { fee: 9999, taxIncluded: true, freeFrom, ...change.shipping }, ...change.rules };
  return openCart({ lines: [{ ...GOODS, unitPrice: FROM - gap, quantity: 1 }], ...change.cart }, rules);
}

const ids = ({ items }) => items.flatMap(({ id, quantity }) => Array(quantity).fill(id));

function thrown(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof SurasuraError, `${error}`);
    return `${error.code} ${error.path}`;
  }
  return "nothing";
}

test("the table of known answers", () => {
  const rows = read("tests/data/addon.jsonl").trim().split("\n").map((row) => JSON.parse(row));
  assert.equal(rows.length, 13);
  for (const { name, gap, maxItems, candidates, expected } of rows) {
    const products = candidates.map(({ price, inCart, ...rest }) => ({ ...GOODS, unitPrice: price, ...rest }));
    const catalogue = openCatalogue(products);
    const held = candidates.find(({ inCart }) => inCart);
    const cart = missing(gap);
    const told = catalogue.suggest(cart, { maxItems, raise: false, lines: [held?.id] });
    if (expected) {
      const { items, spend, overshoot } = expected;
      assert.deepEqual({ items: ids(told), spend: told.spend, overshoot: told.overshoot }, { items, spend, overshoot }, name);
      assert.equal(told.net, spend - 9999, name);
    } else {
      assert.deepEqual(told, { heldBack: "NOTHING_FITS" }, name);
    }
    catalogue.close();
    cart.close();
  }
});

/** The same numbers every time, from 0 to `below`. */
let seed = 20191001;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};

test("the best pair of 5,000 is the best of all pairs", () => {
  // Prices are multiples of 7, so that not every gap is met.
  const products = Array.from({ length: 5000 }, (_, id) => ({
    ...GOODS, id, unitPrice: 700 + 7 * random(900), margin: random(300), stock: random(4),
  }));
  const catalogue = openCatalogue(products);
  const [prices, margins, stocks] = ["unitPrice", "margin", "stock"].map((name) => Int32Array.from(products, (product) => product[name]));
  for (const gap of [1500, 3001, 4444, 9000]) {
    let best = [Infinity];
    const offer = (...key) => {
      const at = key.findIndex((number, place) => number !== best[place]);
      if (at >= 0 && key[at] < best[at]) best = key;
    };
    for (let first = 0; first < prices.length; first++) {
      if (!stocks[first]) continue;
      if (prices[first] >= gap) offer(prices[first] - gap, 1, -margins[first], first, -1);
      for (let second = first + (stocks[first] > 1 ? 0 : 1); second < prices.length; second++) {
        const over = prices[first] + prices[second] - gap;
        if (over >= 0 && over <= best[0] && stocks[second]) offer(over, 2, -margins[first] - margins[second], first, second);
      }
    }
    const told = catalogue.suggest(missing(gap));
    assert.equal(told.overshoot, best[0], `${gap}`);
    assert.deepEqual(ids(told).sort((a, b) => a - b), best.slice(3).filter((id) => id >= 0), `${gap}`);
  }
});

test("one more of what is in the cart, a catalogue's own names, and a cart that changes", () => {
  const shipping = { temperatures: [{ name: "chilled", fee: 10 }, { name: "frozen", fee: 20 }], fee: 660 };
  const rules = { taxRates: [{ code: "nine", percent: 9 }, { code: "twenty", percent: 20 }] };
  const cart = missing(1000, { shipping, rules, cart: { region: "JP-13" } });
  // The catalogue meets these names in another order than the cart does.
  const catalogue = openCatalogue([
    { ...GOODS, id: "ice", unitPrice: 1100, temperature: "frozen", taxRate: "twenty" },
    { ...GOODS, id: "tea", unitPrice: 917, taxIncluded: false, taxRate: "nine", temperature: "chilled" },
  ]);
  // 917 and 9 % are 999; 1,100 - 660 + 20 = 460.
  const ice = catalogue.suggest(cart, { maxItems: 1 });
  assert.deepEqual([ids(ice), ice.net, ice.temperature], [["ice"], 460, { before: 0, after: 20 }]);
  const other = openCatalogue([{ ...GOODS, id: "bag", unitPrice: FROM - 1000 }, { ...GOODS, id: Symbol.iterator, unitPrice: 5000 }]);
  assert.deepEqual(other.suggest(cart, { lines: ["bag"], maxItems: 1 }).items, [{ id: Symbol.iterator, product: 1, quantity: 1 }]);
  assert.deepEqual(other.suggest(cart, { lines: ["bag"], objective: "shop" }).items[0].id, Symbol.iterator);
  cart.setQuantity(0, 2);
  assert.deepEqual(catalogue.suggest(cart), { heldBack: "NOT_NEEDED" });
  cart.setQuantity(0, 1);
  // What was tried is not left in the cart.
  assert.equal(cart.quote().total, FROM - 1000 + 660);
  const line = openCatalogue([{ ...GOODS, id: "bag", unitPrice: FROM - 1000 }]);
  assert.deepEqual(line.suggest(cart, { lines: ["bag"] }).items, [{ id: "bag", product: 0, quantity: 1, line: 0 }]);
  assert.deepEqual(line.suggest(cart, { lines: ["bag"], raise: false }), { heldBack: "NOTHING_FITS" });
  assert.deepEqual(line.suggest(cart, { lines: [undefined], raise: false }).items, [{ id: "bag", product: 0, quantity: 1 }]);
});

test("mistakes name their place", () => {
  const product = (change) => [{ ...GOODS, unitPrice: 100 }, { ...GOODS, unitPrice: 100, ...change }];
  for (const [products, error] of [
    [undefined, "VALUE_MISSING products"],
    ["", "TYPE_INVALID products"],
    [[null], "VALUE_MISSING products[0]"],
    [product({ unitPrice: -1 }), "NUMBER_NEGATIVE products[1].unitPrice"],
    [product({ unitPrice: 2 ** 53 }), "NUMBER_TOO_LARGE products[1].unitPrice"],
    [product({ taxIncluded: undefined }), "VALUE_MISSING products[1].taxIncluded"],
    [product({ taxRate: 8 }), "TYPE_INVALID products[1].taxRate"],
    [product({ margin: 0.5 }), "NUMBER_NOT_INTEGER products[1].margin"],
    [product({ stock: -1 }), "NUMBER_NEGATIVE products[1].stock"],
    [product({ limit: "3" }), "TYPE_INVALID products[1].limit"],
    [Array(100_001).fill({ ...GOODS, unitPrice: 1 }), "TOO_MANY_LINES products"],
  ]) {
    assert.equal(thrown(() => openCatalogue(products)), error);
  }
  const cart = missing(1000);
  const catalogue = openCatalogue(product({}));
  for (const [options, error] of [
    [null, "nothing"],
    [{ maxItems: 3, objective: "shop", destination: null, raise: null, lines: null }, "nothing"],
    [7, "TYPE_INVALID options"],
    [{ maxItems: 4 }, "OPTION_INVALID options.maxItems"],
    [{ maxItems: 0 }, "OPTION_INVALID options.maxItems"],
    [{ objective: "me" }, "OPTION_INVALID options.objective"],
    [{ raise: 1 }, "TYPE_INVALID options.raise"],
    [{ destination: "home" }, "DESTINATION_UNKNOWN options.destination"],
  ]) {
    assert.equal(thrown(() => catalogue.suggest(cart, options)), error);
  }
  const two = openCatalogue([{ ...GOODS, id: "a", unitPrice: 500 }]);
  assert.equal(thrown(() => two.suggest(cart, { lines: ["b", "a"] })), "VALUE_MISSING options.lines[1]");
  const unknown = (change) => thrown(() => openCatalogue(product(change)).suggest(cart));
  assert.equal(unknown({ taxRate: "none" }), "TAX_RATE_UNKNOWN products[1].taxRate");
  assert.equal(unknown({ temperature: "hot" }), "TEMPERATURE_UNKNOWN products[1].temperature");
  assert.equal(thrown(() => catalogue.suggest({})), "TYPE_INVALID cart");
  cart.close();
  assert.equal(thrown(() => catalogue.suggest(cart)), "CART_CLOSED ");
  catalogue.close();
  assert.equal(thrown(() => catalogue.suggest(missing(1))), "CATALOGUE_CLOSED ");
  assert.equal(thrown(() => catalogue.close()), "CATALOGUE_CLOSED ");
});

test("the example of docs/addons.md", async () => {
  const [{ text }] = blocks("docs/addons.md").filter(({ lang }) => lang === "js");
  // What stands behind `//` is what the line says.
  const asserted = text.replace(/^(.*); \/\/ (.*)$/gm, "assert.equal($1, $2);");
  assert.equal(asserted.match(/assert\.equal/g).length, 2);
  const file = join(made, "addons.mjs");
  await writeFile(file, `import assert from "node:assert/strict";\n${asserted}`);
  await import(pathToFileURL(file));
});
