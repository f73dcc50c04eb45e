// Money of a scale, and carts of EC-CUBE and of JSON, read into ours: what they come to is worked out by hand, and
// each mistake is named with its place. Shopify's: shopify.test.mjs; what is in a page: tests/e2e/adapters.test.mjs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { adapters, gross, priceCart, thrown } from "./adapters.mjs";
import { at, blocks, read } from "./lib.mjs";

const { fromDecimal, fromEcCube, fromElement, fromHundredths, fromJson, fromMajor } = adapters;

/** The rows of a test of src/cart/amount/tests.rs, as `[given, currency, amount or code]`. */
function rows(name) {
  const [, body] = read("src/cart/amount/tests.rs").split(`fn ${name}() {`);
  const codes = { scale: "AMOUNT_SCALE", large: "NUMBER_TOO_LARGE", invalid: "TYPE_INVALID" };
  const number = (text) => Number(text.replaceAll("_", ""));
  const found = body.split("\n}\n")[0].matchAll(/^ +\((?:"(.*)"|(-?[\d_]+)), "([A-Z]+)", (?:Ok\()?(?:(-?[\d_]+)|(\w+))\)?\),$/gm);
  return Array.from(found, ([, text, given, currency, amount, code]) => [text ?? number(given), currency, amount ? number(amount) : codes[code]]);
}

test("money of each scale is read as the native library reads it", () => {
  for (const [name, fewest, from] of [
    ["major_units_are_brought_to_minor_ones", 4, fromMajor],
    ["hundredths_are_brought_to_minor_units", 7, fromHundredths],
    ["decimal_texts_are_read_in_the_scale_of_their_currency", 35, fromDecimal],
  ]) {
    const all = rows(name);
    assert.ok(all.length >= fewest, name);
    for (const [given, currency, expected] of all) {
      const told = typeof expected === "number" ? from(given, currency) : thrown(() => from(given, currency));
      assert.equal(told, typeof expected === "number" ? expected : `${expected} amount`, `${name}: ${given} ${currency}`);
    }
  }
  // Every currency that Rust lists, and some that it does not: one major unit.
  const table = read("src/cart/currency.rs");
  const listed = (name) => table.match(new RegExp(`${name}: &str = "(.*)"`))[1].split(" ");
  for (const [codes, one] of [[listed("NONE"), 1], [listed("THREE"), 1000], [listed("FOUR"), 10000], [["USD", "EUR", "CAD"], 100]]) {
    for (const code of codes) assert.equal(fromMajor(1, code), one, code);
  }
});

test("what is no money of a scale is refused", () => {
  for (const [run, error] of [
    [() => fromMajor(0.5, "JPY"), "NUMBER_NOT_INTEGER amount"],
    [() => fromMajor("1", "JPY"), "TYPE_INVALID amount"],
    [() => fromMajor(NaN, "JPY"), "TYPE_INVALID amount"],
    [() => fromMajor(2 ** 53, "JPY"), "NUMBER_TOO_LARGE amount"],
    [() => fromMajor(Infinity, "USD"), "NUMBER_TOO_LARGE amount"],
    [() => fromMajor(1, "jpy"), "CURRENCY_UNKNOWN currency"],
    [() => fromMajor(1), "TYPE_INVALID currency"],
    [() => fromHundredths(100.5, "USD"), "AMOUNT_SCALE amount"],
    [() => fromHundredths("100", "USD"), "TYPE_INVALID amount"],
    [() => fromDecimal(19.99, "USD"), "TYPE_INVALID amount"],
    [() => fromDecimal("1", "Y"), "CURRENCY_UNKNOWN currency"],
  ]) assert.equal(thrown(run), error, `${run}`);
  // Nothing is the same on both sides.
  const zeros = [fromMajor(-0, "JPY"), fromHundredths(-0, "JPY"), fromHundredths(-0, "USD"), fromDecimal("-0", "JPY")];
  for (const zero of zeros) assert.ok(Object.is(zero, 0));
});

/** An item of an order of EC-CUBE 4, tax-excluded at 10 % unless it says otherwise. */
const item = (price, more) => ({
  price, quantity: 1, tax_rate: 10,
  OrderItemType: { id: "1" }, TaxType: { id: "1" }, TaxDisplayType: { id: "1" }, RoundingType: { id: "1" },
  ...more,
});
const taxed = { TaxDisplayType: { id: "2" } };
const order = (...OrderItems) => ({ OrderItems });

test("an order of EC-CUBE comes to what EC-CUBE charges", () => {
  // 105 and 107 at 10 %, each rounded half up: 116 and 118 (EC-CUBE #6091).
  const pair = fromEcCube(order(item(105), item("107.00")));
  assert.deepEqual(pair, {
    cart: { currency: "JPY", lines: [105, 107].map((unitPrice) => ({ unitPrice, quantity: 1, taxRate: "standard", taxIncluded: false })) },
    rules: { taxRounding: "half-up", taxScope: "unit-gross" },
  });
  assert.equal(priceCart(pair.cart, pair.rules).total, 234);
  // The same with what EC-CUBE has worked out.
  const worked = fromEcCube({ ...order(item(105, { tax: 11 }), item(107, { price_inc_tax: "118" })), subtotal: "234.00" });
  assert.deepEqual(worked.cart.lines.map(({ unitPrice, taxIncluded }) => [unitPrice, taxIncluded]), [[116, true], [118, true]]);
  assert.equal(priceCart(worked.cart, worked.rules).total, 234);

  // 2,000 + 200 and delivery for 770 at 10 %, 1,000 + 80 at 8 %, less 2 points. Of 2 the 2,970 has 1.47 and the
  // 1,080 has 0.53: one each. 2,969 + 1,079 = 4,048.
  const Shipping = { id: "7", Pref: { id: "13" } };
  const whole = fromEcCube(order(
    item(2000, { tax: 200, Shipping }), item(1000, { tax: 80, tax_rate: "8", Shipping }),
    item(770, { ...taxed, OrderItemType: { id: "2" }, Shipping }),
    item(-2, { ...taxed, OrderItemType: { id: "6" }, TaxType: { id: "2" }, tax_rate: 0 }),
  ), { freeAmount: 5000 });
  assert.deepEqual(whole.rules.shipping, {
    fee: 770, taxIncluded: true, taxRate: "standard", judged: "destination",
    freeFrom: [{ amount: 5000, basis: "goods-tax-included", after: "nothing" }],
  });
  assert.equal(whole.cart.region, "JP-13");
  const quote = priceCart(whole.cart, whole.rules);
  assert.equal(quote.total, 4048);
  assert.deepEqual(quote.rates.map(({ gross }) => gross), [2969, 1079]);
  assert.equal(quote.freeShipping.gap, 5000 - 3280, "points do not move the line");

  // Two places, of which one reaches it: 3,300 to 東京 (500) and 5,500 to 沖縄 (1,500). A charge of 330.
  const [tokyo, okinawa] = [["1", 13], ["2", 47]].map(([id, pref]) => ({ Shipping: { id, Pref: { id: pref } } }));
  const split = fromEcCube(order(
    item(3000, { ...tokyo, tax: 300 }), item(5000, { ...okinawa, tax: 500 }),
    item(500, { ...taxed, ...tokyo, OrderItemType: { id: 2 } }), item(1500, { ...taxed, ...okinawa, OrderItemType: { id: 2 }, quantity: 0 }),
    item(330, { ...taxed, OrderItemType: { id: 3 } }),
  ), { freeAmount: 5000 });
  assert.deepEqual(split.cart.destinations, [{ name: "1", region: "JP-13" }, { name: "2", region: "JP-47" }]);
  assert.deepEqual(split.rules.shipping.regions, [{ names: ["JP-47"], fee: 1500 }]);
  assert.equal(priceCart(split.cart, split.rules).total, 3300 + 5500 + 500 + 330);

  // A discount that is taxed lowers its rate: 2,200 - 110; one that is not comes off all.
  const less = fromEcCube(order(item(2000, { tax: 200 }), item(-100, { tax: -10, OrderItemType: { id: 4 } })));
  assert.deepEqual(gross(priceCart(less.cart, less.rules)), { standard: [2090, 190] });
  const ticket = fromEcCube(order(item(2000, { tax: 200 }), item(-100, { ...taxed, OrderItemType: { id: 4 }, TaxType: { id: 2 } })));
  assert.deepEqual(ticket.cart.points, { amount: 100, usedAs: "discount" });

  // A cart has its prices with tax, and nothing of how they were rounded.
  const cart = { CartItems: [{ price: "880.00", quantity: "2", tax_rate: 8 }], total_price: 1760 };
  const read = fromEcCube(cart, { taxRounding: "floor", deliveryFee: 660, freeQuantity: 10 });
  assert.deepEqual(read, {
    cart: { currency: "JPY", lines: [{ unitPrice: 880, quantity: 2, taxRate: "reduced", taxIncluded: true }] },
    rules: {
      taxRounding: "floor", taxScope: "unit-gross",
      shipping: { taxRate: "standard", fee: 660, taxIncluded: true, judged: "destination", freeFrom: [{ quantity: 10 }] },
    },
  });
  assert.equal(priceCart(read.cart, read.rules).total, 2420);
});

test("what EC-CUBE would not give is refused", () => {
  const shop = { taxRounding: "floor" };
  for (const [given, options, error] of [
    [order(item(1000)), shop, "RULES_CONTRADICT OrderItems[0].RoundingType"],
    [order(item(1000, { price_inc_tax: 110000 })), {}, "AMOUNT_SCALE OrderItems[0].price_inc_tax"],
    [order(item(1000, { tax: 101 })), {}, "AMOUNT_SCALE OrderItems[0].tax"],
    [order(item(1000, { ...taxed, price_inc_tax: 1100 })), {}, "AMOUNT_SCALE OrderItems[0].price_inc_tax"],
    [{ ...order(item(1000, { tax: 100 })), subtotal: 1000 }, {}, "AMOUNT_SCALE subtotal"],
    [{ CartItems: [{ price: 880, quantity: 2, tax_rate: 8 }], total_price: 880 }, shop, "AMOUNT_SCALE total_price"],
    [order(item(10.5)), {}, "AMOUNT_SCALE OrderItems[0].price"],
    [order(item("1,000")), {}, "TYPE_INVALID OrderItems[0].price"],
    [order(item(undefined)), {}, "VALUE_MISSING OrderItems[0].price"],
    [order(item(-1000)), {}, "NUMBER_NEGATIVE OrderItems[0].price"],
    [order(item(1000, { quantity: "1.5" })), {}, "NUMBER_NOT_INTEGER OrderItems[0].quantity"],
    [order(item(1000, { tax_rate: 7 })), {}, "TAX_RATE_UNKNOWN OrderItems[0].tax_rate"],
    [order(item(1000, { tax_rate: null })), {}, "VALUE_MISSING OrderItems[0].tax_rate"],
    [order(item(1000), item(1000, { RoundingType: { id: 2 } })), {}, "RULES_CONTRADICT OrderItems[1].RoundingType"],
    [order(item(10, { OrderItemType: { id: 5 } })), {}, "TYPE_INVALID OrderItems[0].OrderItemType.id"],
    [order(item(-10, { OrderItemType: { id: 4 }, TaxType: undefined })), {}, "VALUE_MISSING OrderItems[0].TaxType.id"],
    [order(item(500, { OrderItemType: { id: 2 } }), item(600, { OrderItemType: { id: 2 } })), {}, "RULES_CONTRADICT OrderItems[1].price"],
    [order(), {}, "VALUE_MISSING options.taxRounding"],
    [order(), { ...shop, freeAmount: 5000, freeQuantity: 3 }, "RULES_CONTRADICT options.freeQuantity"],
    [order(), { ...shop, deliveryFee: -1 }, "NUMBER_NEGATIVE options.deliveryFee"],
    [{}, shop, "VALUE_MISSING OrderItems"],
    [null, shop, "VALUE_MISSING order"],
  ]) assert.equal(thrown(() => fromEcCube(given, options)), error);
});

test("plain JSON is read by what is said of it", () => {
  const json = { data: { basket: [{ price: { amount: "19.99" }, qty: 3, vat: 8, off: "0.97" }], sum: "59.00" } };
  const mapping = {
    scale: "decimal-string", currency: "USD", lines: "data.basket", unitPrice: "price.amount", quantity: "qty",
    discount: "off", taxRate: "vat", rates: { 8: "reduced" }, taxIncluded: false, total: "data.sum",
  };
  // 3 × 1,999 = 5,997, less 97.
  const line = { unitPrice: 1999, quantity: 3, discount: { amount: 97 }, taxRate: "reduced", taxIncluded: false };
  assert.deepEqual(fromJson(json, mapping), { currency: "USD", lines: [line] });

  const plain = { quantity: "n", taxRate: "rate", taxIncluded: "inc", unitPrice: "each" };
  const one = (more) => [{ n: 2, rate: "standard", inc: true, each: 1000, ...more }];
  const read = (lines, mapping) => fromJson(lines, { ...plain, ...mapping }).lines[0];
  const expected = { unitPrice: 1000, quantity: 2, taxRate: "standard", taxIncluded: true };
  assert.deepEqual(read(one(), { scale: "minor" }), expected);
  assert.deepEqual(read(one(), { scale: "major" }), expected);
  assert.deepEqual(read(one({ each: 100000 }), { scale: "hundredths" }), expected);
  assert.equal(read(one({ each: 1000 }), { scale: "major", currency: "USD" }).unitPrice, 100000);
  const more = { counts: "free", destination: "to", temperature: "cold" };
  assert.deepEqual(read(one({ free: false, to: "a", cold: "frozen" }), { scale: "minor", ...more }), {
    ...expected, counts: false, destination: "a", temperature: "frozen",
  });
  // A total of the line holds: of a price that was rounded it is less than a yen a piece off.
  const totals = { scale: "minor", lineTotal: "all" };
  assert.deepEqual(read(one({ all: 1500 }), totals), { ...expected, discount: { amount: 500 } });
  assert.deepEqual(read(one({ all: 2001 }), totals), { ...expected, unitPrice: 1001, discount: { amount: 1 } });
  assert.deepEqual(read(one({ all: 2001 }), { ...totals, unitPrice: undefined }), { ...expected, unitPrice: 1001, discount: { amount: 1 } });

  for (const [change, mapping, error] of [
    [{}, {}, "VALUE_MISSING mapping.scale"],
    [{}, { scale: "yen" }, "OPTION_INVALID mapping.scale"],
    [{}, { scale: "toString" }, "OPTION_INVALID mapping.scale"],
    [{}, { scale: "minor", unitPrice: undefined }, "VALUE_MISSING mapping.unitPrice"],
    [{}, { scale: "minor", taxIncluded: undefined }, "VALUE_MISSING mapping.taxIncluded"],
    [{}, { scale: "hundredths", currency: "yen" }, "CURRENCY_UNKNOWN currency"],
    [{ each: 1050 }, { scale: "hundredths" }, "AMOUNT_SCALE [0].each"],
    [{ each: 10.5 }, { scale: "minor" }, "NUMBER_NOT_INTEGER [0].each"],
    [{ each: 10.5 }, { scale: "major" }, "NUMBER_NOT_INTEGER [0].each"],
    [{ each: "1000" }, { scale: "major" }, "TYPE_INVALID [0].each"],
    [{ each: -1 }, { scale: "major" }, "NUMBER_NEGATIVE [0].each"],
    [{ each: undefined }, { scale: "major" }, "VALUE_MISSING [0].each"],
    [{ n: "2" }, { scale: "minor" }, "TYPE_INVALID [0].n"],
    [{ rate: 10 }, { scale: "minor" }, "TAX_RATE_UNKNOWN [0].rate"],
    [{ rate: 7 }, { scale: "minor", rates: { 10: "standard" } }, "TAX_RATE_UNKNOWN [0].rate"],
    [{ inc: "yes" }, { scale: "minor" }, "TYPE_INVALID [0].inc"],
    [{ all: 2002 }, totals, "AMOUNT_SCALE [0].all"],
    [{ off: 2001 }, { scale: "minor", discount: "off" }, "AMOUNT_SCALE [0].off"],
  ]) assert.equal(thrown(() => read(one(change), mapping)), error);
  assert.equal(thrown(() => fromJson({ ...json, data: { ...json.data, sum: "5900" } }, mapping)), "AMOUNT_SCALE data.sum");
  assert.equal(thrown(() => fromJson({}, mapping)), "VALUE_MISSING data.basket");
  assert.equal(thrown(() => fromJson(null, mapping)), "VALUE_MISSING json");
});

test("the code of the document does what it says", async () => {
  const shown = blocks("docs/adapters.md").filter(({ lang, text }) => lang === "js" && !/watchCart|document\./.test(text));
  assert.ok(shown.length >= 4);
  for (const { text } of shown) {
    // What is beside an expression is what it comes to.
    const source = text
      .replace(/ from "surasura\/(.*)";$/gm, (_, part) => ` from "${at(`pkg/npm/dist/${part}.js`)}";`)
      .replace(/^(.+?); +\/\/ => (.+)$/gm, (_, expression, value) => `check(() => ${expression}, ${JSON.stringify(value)});`);
    const checks = source.match(/^check\(/gm)?.length ?? 0;
    assert.ok(checks > 0, text);
    globalThis.check = (run, value) => {
      if (/^[A-Z_]{6,} /.test(value)) assert.equal(thrown(run), value);
      else assert.deepEqual(run(), JSON.parse(value.replace(/(\w+):/g, '"$1":')));
    };
    await import(`data:text/javascript,${encodeURIComponent(source.replaceAll(at(""), `file://${at("")}`))}`);
  }
});

test("nothing of it needs a page until it is called", () => {
  assert.deepEqual(Object.keys(adapters).sort(), [
    "SurasuraError", "fromDecimal", "fromEcCube", "fromElement", "fromHundredths", "fromJson", "fromMajor",
    "fromShippingRates", "fromShopifyCart", "watchCart",
  ]);
  assert.equal(thrown(() => fromElement(null)), "VALUE_MISSING cart");
});
