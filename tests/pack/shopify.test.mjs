// Carts of Shopify's, read into ours: what they come to is worked out by hand, and each mistake is named with its
// place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SHOP, adapters, carts, gross, priceCart, thrown } from "./adapters.mjs";

const { fromShippingRates, fromShopifyCart, watchCart } = adapters;
const PLAIN = { taxRounding: "floor" };

test("a cart of Shopify's comes to what its lines come to", () => {
  const { empty, shirt, sale, uneven, voucher } = carts();
  assert.deepEqual(fromShopifyCart(empty, SHOP), { currency: "JPY", lines: [] });
  assert.deepEqual(fromShopifyCart(shirt, SHOP), {
    currency: "JPY", lines: [{ unitPrice: 4000, quantity: 1, taxRate: "standard", taxIncluded: true }],
  });

  // Tea for 880, two of it at 10 % off: 1,760 - 176. A coupon of 500 on it all.
  const cart = fromShopifyCart(sale, SHOP);
  assert.deepEqual(cart, {
    currency: "JPY",
    lines: [
      { unitPrice: 4000, quantity: 1, taxRate: "standard", taxIncluded: true },
      { unitPrice: 880, quantity: 2, discount: { amount: 176 }, taxRate: "reduced", taxIncluded: true },
    ],
    coupons: [{ amount: 500 }],
  });
  // 500 over 4,000 and 1,584 is 358.2 and 141.8: 358 and 142. 3,642 / 11 = 331.1; 1,442 × 8/108 = 106.8.
  const quote = priceCart(cart, PLAIN);
  assert.equal(quote.total, 5084);
  assert.deepEqual(gross(quote), { standard: [3642, 331], reduced: [1442, 106] });

  // Three for 1,000: 334 each less 2. A hundred at 2,025, half off: 101,250, not a hundred times 1,013.
  assert.deepEqual(fromShopifyCart(uneven, SHOP).lines, [
    { unitPrice: 334, quantity: 3, discount: { amount: 2 }, taxRate: "standard", taxIncluded: true },
    { unitPrice: 2025, quantity: 100, discount: { amount: 101250 }, taxRate: "standard", taxIncluded: true },
  ]);
  assert.equal(priceCart(fromShopifyCart(uneven, SHOP), PLAIN).total, 102250);

  // What is not taxed has no tax, and what is not sent does not bring free delivery nearer.
  assert.deepEqual(fromShopifyCart(voucher, SHOP).lines[1], {
    unitPrice: 3000, quantity: 1, taxRate: "exempt", taxIncluded: true, counts: false,
  });
  assert.equal(fromShopifyCart(voucher, { ...SHOP, counts: () => true }).lines[1].counts, undefined);

  // As it was before 2019, and in another currency: 580.00.
  const { original_line_price, final_line_price, ...old } = { ...shirt.items[0], price: 58000, line_price: 58000 };
  const canada = { items: [old], total_price: 58000, currency: "CAD" };
  assert.deepEqual([original_line_price, final_line_price], [400000, 400000]);
  assert.deepEqual(fromShopifyCart(canada, SHOP), {
    currency: "CAD", lines: [{ unitPrice: 58000, quantity: 1, taxRate: "standard", taxIncluded: true }],
  });
});

test("rates of Shopify's items are the shop's to say", () => {
  const { sale, voucher } = carts();
  const rates = (cart, rates) => fromShopifyCart(cart, { taxIncluded: false, rates }).lines.map(({ taxRate }) => taxRate);
  assert.deepEqual(rates(sale, { sku: { "SKU-2": "reduced" }, otherwise: "old-8" }), ["old-8", "reduced"]);
  assert.deepEqual(rates(sale, { vendor: { すらすら商店: "reduced" } }), ["reduced", "reduced"]);
  const both = { product_id: { 2: "reduced" }, vendor: { すらすら商店: "standard" } };
  assert.deepEqual(rates(sale, both), ["standard", "reduced"], "the first table that has it");
  // Tags are not in cart.js; a page may put them there.
  for (const item of sale.items) item.tags = item.id === 2 ? ["お茶", "軽減税率"] : [];
  assert.deepEqual(rates(sale, { tags: { 軽減税率: "reduced" }, otherwise: "standard" }), ["standard", "reduced"]);
  assert.deepEqual(rates(sale, (item, index) => `${item.handle}-${index}`), ["item-1-0", "item-2-1"]);
  assert.deepEqual(rates(voucher, () => "standard"), ["standard", "standard"], "a function is asked of all");
  assert.equal(thrown(() => rates(sale, { product_type: { 食品: "reduced" } })), "TAX_RATE_UNKNOWN items[0].taxRate");
  assert.equal(thrown(() => rates(sale, { product_type: { constructor: "reduced" } })), "TAX_RATE_UNKNOWN items[0].taxRate");
  assert.equal(thrown(() => rates(sale, () => undefined)), "TAX_RATE_UNKNOWN items[0].taxRate");
});

test("a cart of Shopify's with another scale in it is refused", () => {
  /** A sale in which a member of an item, or of the cart, is another. */
  const changed = (change) => {
    const { sale } = carts();
    change(sale, sale.items[1]);
    return thrown(() => fromShopifyCart(sale, SHOP));
  };
  assert.equal(changed(() => {}), "nothing");
  for (const [change, error] of [
    [(cart) => (cart.total_price = 5084), "AMOUNT_SCALE total_price"],
    [(cart) => (cart.total_price -= 100), "AMOUNT_SCALE total_price"],
    [(cart) => (cart.total_price = "5084.00"), "AMOUNT_SCALE total_price"],
    [(cart) => delete cart.total_price, "VALUE_MISSING total_price"],
    [(cart) => (cart.items_subtotal_price = 5584), "AMOUNT_SCALE items_subtotal_price"],
    [(cart) => (cart.original_total_price += 100), "AMOUNT_SCALE original_total_price"],
    [(cart) => cart.items.pop(), "AMOUNT_SCALE original_total_price"],
    [(cart) => (cart.cart_level_discount_applications[0].total_allocated_amount = 500), "AMOUNT_SCALE total_price"],
    [
      (cart) => (cart.cart_level_discount_applications[0].total_allocated_amount = 500.5),
      "AMOUNT_SCALE cart_level_discount_applications[0].total_allocated_amount",
    ],
    [(cart) => (cart.cart_level_discount_applications = {}), "TYPE_INVALID cart_level_discount_applications"],
    [(cart, item) => (item.final_line_price = 158450), "AMOUNT_SCALE items[1].final_line_price"],
    [(cart, item) => (item.final_line_price = 1584.5), "AMOUNT_SCALE items[1].final_line_price"],
    [(cart, item) => (item.final_line_price = "1584.00"), "AMOUNT_SCALE items[1].final_line_price"],
    [(cart, item) => (item.final_line_price = 176300), "AMOUNT_SCALE items[1].final_line_price"],
    [(cart, item) => (item.final_line_price = -100), "NUMBER_NEGATIVE items[1].final_line_price"],
    [(cart, item) => (item.final_line_price = 2 ** 60), "NUMBER_TOO_LARGE items[1].final_line_price"],
    [(cart, item) => (item.final_line_price = item.line_price = null), "VALUE_MISSING items[1].line_price"],
    [(cart, item) => (item.final_line_price = true), "TYPE_INVALID items[1].final_line_price"],
    [(cart, item) => (item.original_line_price = 1760), "AMOUNT_SCALE items[1].original_line_price"],
    [(cart, item) => (item.original_line_price = 100000), "AMOUNT_SCALE items[1].final_line_price"],
    [
      (cart, item) => (item.line_level_discount_allocations[0].amount = 176),
      "AMOUNT_SCALE items[1].line_level_discount_allocations[0].amount",
    ],
    [(cart, item) => (item.line_level_discount_allocations[0].amount = 17500), "AMOUNT_SCALE items[1].line_level_discount_allocations"],
    [(cart, item) => (item.presentment_price = item.price), "AMOUNT_SCALE items[1].price"],
    [(cart, item) => (item.quantity = 1.5), "NUMBER_NOT_INTEGER items[1].quantity"],
    [(cart, item) => (item.quantity = "2"), "TYPE_INVALID items[1].quantity"],
    [(cart, item) => (item.quantity = -1), "NUMBER_NEGATIVE items[1].quantity"],
    [(cart, item) => (item.quantity = 0), "AMOUNT_SCALE items[1].final_line_price"],
    [(cart, item) => delete item.quantity, "VALUE_MISSING items[1].quantity"],
    [(cart) => (cart.items[1] = null), "VALUE_MISSING items[1]"],
    [(cart) => (cart.items[1] = 7), "TYPE_INVALID items[1]"],
    [(cart) => (cart.items = {}), "TYPE_INVALID items"],
    [(cart) => delete cart.items, "VALUE_MISSING items"],
    [(cart) => delete cart.currency, "VALUE_MISSING currency"],
    [(cart) => (cart.currency = "yen"), "CURRENCY_UNKNOWN currency"],
  ]) assert.equal(changed(change), error, `${change}`);
  const { shirt } = carts();
  for (const [cart, options, error] of [
    [null, SHOP, "VALUE_MISSING cart"],
    ["{}", SHOP, "TYPE_INVALID cart"],
    [shirt, undefined, "VALUE_MISSING options"],
    [shirt, {}, "VALUE_MISSING options.rates"],
    [shirt, { rates: "standard" }, "TYPE_INVALID options.rates"],
    [shirt, { rates: SHOP.rates }, "VALUE_MISSING options.taxIncluded"],
    [shirt, { rates: SHOP.rates, taxIncluded: "true" }, "TYPE_INVALID options.taxIncluded"],
  ]) assert.equal(thrown(() => fromShopifyCart(cart, options)), error);
});

test("delivery rates of Shopify's are in major units", () => {
  const rates = (...prices) => ({ shipping_rates: prices.map((price) => ({ name: "宅配便", price, source: "shopify", delivery_date: null })) });
  assert.deepEqual(fromShippingRates(rates("660.00", "0.00")), [{ name: "宅配便", fee: 660 }, { name: "宅配便", fee: 0 }]);
  assert.deepEqual(fromShippingRates(rates("8.00"), { currency: "CAD" }), [{ name: "宅配便", fee: 800 }]);
  for (const [json, error] of [
    [rates("660.00", "6.60"), "AMOUNT_SCALE shipping_rates[1].price"],
    [rates(66000), "TYPE_INVALID shipping_rates[0].price"],
    [rates("-1.00"), "NUMBER_NEGATIVE shipping_rates[0].price"],
    [rates(undefined), "VALUE_MISSING shipping_rates[0].price"],
    [{ shipping_rates: [{ price: "8.00", currency: "CAD" }] }, "CURRENCY_UNKNOWN shipping_rates[0].currency"],
    [{}, "VALUE_MISSING shipping_rates"],
    [null, "VALUE_MISSING rates"],
  ]) assert.equal(thrown(() => fromShippingRates(json)), error);
});

/** Waits until the change that was heard has been asked for. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 120));

test("a request that was answered before the cart was asked for is no news", async (t) => {
  // As much of a page as it takes: a browser tells of requests when it likes.
  let see;
  const page = {
    document: new EventTarget(),
    addEventListener() {},
    PerformanceObserver: class {
      constructor(told) {
        see = (responseEnd) => told({ getEntries: () => [{ name: "https://shop.example/ja/cart/change.js", responseEnd }] });
      }
      observe() {}
      disconnect() {}
    },
  };
  const before = Object.keys(page).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const [name, value] of Object.entries(page)) Object.defineProperty(globalThis, name, { value, configurable: true });
  t.after(() => before.forEach(([name, is]) => (is ? Object.defineProperty(globalThis, name, is) : delete globalThis[name])));
  let asked = 0;
  let status = 200;
  t.mock.method(globalThis, "fetch", async () => (asked++, Response.json(carts().shirt, { status })));

  const errors = [];
  const told = [];
  const start = performance.now();
  const stop = watchCart(
    { read: (cart) => fromShopifyCart(cart, SHOP), onError: (error) => errors.push(error.message) }, (cart) => told.push(cart),
  );
  await settled();
  see(start - 1);
  await settled();
  assert.equal(asked, 1, "it is in what was asked for at the start");
  see(performance.now());
  await settled();
  assert.equal(asked, 2);
  status = 500;
  see(performance.now());
  await settled();
  assert.deepEqual(errors, ["500 for /cart.js"]);
  see(start - 1);
  await settled();
  assert.equal(asked, 4, "what was asked for did not come");
  stop();
  see(performance.now());
  await settled();
  assert.deepEqual([asked, told.length], [4, 1]);
});
