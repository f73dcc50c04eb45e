// Carts as pages give them to the packed package come to what they should, to the yen: the table that the native
// tests have (tests/cart.rs), and a second calculation of random carts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CART, FREE, LINE, PLAIN, RULES, SHOP, cart, line, surasura, thrown } from "./carts.mjs";
import { read } from "./lib.mjs";
import { worked } from "./worked.mjs";

const { openCart, priceCart } = surasura;

const CASES = read("tests/data/cart.jsonl").trim().split("\n").map((row) => JSON.parse(row));

test("carts with known answers, at once and line by line", () => {
  assert.ok(CASES.length >= 90);
  for (const { name, cart, rules, expected } of CASES) {
    const quote = priceCart(cart, rules);
    const { subtotal, discount, rates, shipping, fees, total, payable, tax, freeShipping, cod } = quote;
    const { destinations } = shipping;
    const told = {
      subtotal,
      discount,
      rates: rates.map(({ rate, gross, tax }) => ({ rate, gross, tax })),
      shipping: shipping.fee,
      fees: fees + (cod?.fee ?? 0),
      total,
      gap: destinations
        ? Object.fromEntries(destinations.map(({ name, freeShipping }) => [name, freeShipping?.gap ?? null]))
        : freeShipping?.gap ?? null,
      payable,
      ...(cod && { codFee: cod.fee }),
    };
    assert.deepEqual(told, { payable: expected.total, ...expected }, name);
    assert.equal(tax, rates.reduce((sum, { tax }) => sum + tax, 0), name);
    for (const { net, tax, gross } of rates) assert.equal(net + tax, gross, name);

    const open = openCart({ ...cart, lines: cart.lines.map((line) => ({ ...line, quantity: 3 })) }, rules);
    for (const [at, { quantity }] of cart.lines.entries()) open.setQuantity(at, quantity);
    assert.deepEqual(open.quote(), quote, name);
    open.close();
  }
});

/** The members of a type, each with whether it is always there. */
const declared = (file, type) => {
  const [, members] = read(`pkg/npm/${file}.d.ts`).match(new RegExp(`export interface ${type} (?:extends \\w+ )?{([^]*?)\\n}\\n`));
  return Array.from(members.matchAll(/^ {2}readonly (\w+)(\??):/gm), ([, name, optional]) => [name, !optional]);
};

test("a quote has every member that its types have", () => {
  const [full, bare] = [priceCart(CART, RULES), priceCart({ lines: [] }, PLAIN)];
  const allFree = priceCart(cart(), SHOP);
  // 10 % off 5,000 take its free shipping away.
  const warned = priceCart({ ...cart({ unitPrice: 5000 }), coupons: [{ percent: 10 }] }, SHOP);
  const keys = (...quotes) => [...new Set(quotes.flatMap(Object.keys))].sort();
  const all = (members) => members.map(([name]) => name).sort();
  const always = (members) => all(members.filter(([, always]) => always));
  const quote = declared("money", "Quote");
  assert.ok(quote.length >= 15);
  assert.deepEqual(keys(full, allFree, warned), all(quote));
  assert.deepEqual(keys(bare), always(quote));
  const free = ["amount", "basis", "after", "counted", "gap", "gapIncluded", "saves", "net"];
  assert.deepEqual(Object.keys(allFree.freeShipping), free);
  assert.deepEqual(keys(allFree.freeShipping, { quantity: 1 }), all(declared("money", "FreeShipping")));
  // The third reward is never given, the first is for gold members in Tokyo.
  assert.deepEqual(full.rewards.map((reward) => Object.keys(reward)), [["reward", "kind", ...free], ["reward", "kind", "quantity", ...free.slice(3)]]);
  assert.deepEqual(["reward", "kind"], all(declared("money", "RewardProgress")).toReversed());
  const [warning] = warned.warnings;
  assert.deepEqual(keys(warning), all(declared("nudge", "Warning")));
});

test("nothing costs nothing, and no discount takes more than there is", () => {
  const shipping = {
    fee: 0, feeIncluded: 0, free: false, surcharge: 0, temperature: 0, full: 0, waivable: false, assumed: false, excluded: false,
  };
  const bare = { currency: "JPY", subtotal: 0, discount: 0, coupons: [], rates: [], shipping, fees: 0, points: 0, tax: 0, total: 0, payable: 0 };
  for (const lines of [[], [line(4000, 0)]]) {
    assert.deepEqual(priceCart({ lines }, PLAIN), bare);
    // With goods for 5,000 there would be a delivery, and it would be free: as now there is nothing to pay for it.
    const freeShipping = { ...FREE, counted: 0, gap: 5000, gapIncluded: 5000, saves: 0, net: 5000 };
    assert.deepEqual(priceCart({ lines }, SHOP), { ...bare, shipping: { ...shipping, waivable: true }, freeShipping });
  }
  const most = 2 ** 53 - 1;
  const lines = [line(1100), { ...line(1080, 2), taxRate: "reduced", discount: { amount: most } }];
  for (const coupon of [{ amount: most }, { amount: 1100 }, { percent: 100 }]) {
    const quote = priceCart({ lines, coupons: [coupon, coupon], points: { amount: most, usedAs: "payment" } }, SHOP);
    // The points pay for the delivery, which is all that is left.
    const { subtotal, discount, total, points, payable } = quote;
    assert.deepEqual([subtotal, discount, total, points, payable], [3260, 3260, 660, 660, 0]);
    assert.deepEqual(quote.coupons, [{ coupon: 0, amount: 1100, gap: 0 }, { coupon: 1, amount: 0, gap: 0 }]);
  }
  // Of which a coupon takes all: no price of anything closes such a gap.
  const { freeShipping } = priceCart({ lines: [line(1100)], coupons: [{ percent: 100 }] }, SHOP);
  assert.deepEqual([freeShipping.gap, freeShipping.gapIncluded, freeShipping.saves], [5000, most, 0]);
});

/** The same numbers every time, from 0 to `below`. */
let seed = 20191001;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const pick = (...from) => from[random(from.length)];

const BASES = ["goods-tax-included", "goods-tax-excluded", "goods-as-entered"];
const AFTERS = ["nothing", "lines", "coupons", "points"];

test("random carts come to what a second calculation says", () => {
  const seen = new Set();
  const flag = () => pick(true, false);
  for (let run = 0; run < 3000; run++) {
    const rate = () => pick("standard", "reduced");
    const lines = Array.from({ length: random(7) }, () => ({
      unitPrice: random(pick(10, 1000, 100_000)), quantity: random(pick(2, 5, 1000)), taxRate: rate(), taxIncluded: flag(),
    }));
    const given = { lines };
    if (flag()) given.points = { amount: random(pick(100, 10_000)), usedAs: "payment" };
    const worth = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
    // Also just above what there is, and just below it.
    const amount = () => pick(random(10), random(10_000), random(10_000_000), worth, Math.max(worth - random(1000), 0), worth + random(1000));
    const from = () => ({ amount: amount(), basis: pick(...BASES), after: pick(...AFTERS) });
    const shipping = { fee: random(2000), taxIncluded: flag() };
    if (flag()) shipping.taxRate = rate();
    if (flag()) shipping.freeFrom = [from()];
    const rules = { taxRounding: pick("floor", "half-up", "ceil", "half-down", "half-even") };
    if (flag()) rules.nudge = pick({}, { nearWithin: random(5000) });
    if (flag()) rules.shipping = shipping;
    if (flag()) {
      rules.rewards = [{ name: "tote", kind: "gift", ...from() }, { name: "next", kind: "coupon", quantity: random(2000) }];
      if (flag()) rules.rewards.push({ name: "double", kind: "points", ...from() });
    }
    if (flag()) {
      given.cashOnDelivery = true;
      const { payable } = priceCart(given, { ...rules, cod: { brackets: [] } });
      // A bracket holds more than its own fee.
      const edge = Math.max(payable - random(1000), 1000);
      const fee = random(500);
      rules.cod = { withFee: flag(), brackets: [{ upTo: pick(edge, 1000 + random(100_000)), fee }] };
      rules.cod.brackets.push({ upTo: rules.cod.brackets[0].upTo + 5000 + random(1_000_000), fee: fee + random(1000) });
      if (flag()) rules.cod.freeFrom = random(100_000);
    }
    const told = priceCart(given, rules);
    assert.deepEqual(told, worked(given, rules, told), JSON.stringify({ given, rules }));
    // How much more a gap is with tax is tested natively; here that it is about this much.
    for (const { gap, gapIncluded, basis } of [told.freeShipping ?? [], ...(told.rewards ?? [])].flat()) {
      const most = gap && gap + 3 + (basis === "goods-tax-included" ? 0 : Math.ceil(gap * 0.1) + 22);
      assert.ok(gapIncluded >= gap && gapIncluded <= most, `${gapIncluded} of ${gap}: ${JSON.stringify({ given, rules })}`);
    }
    seen.add(`${rules.taxRounding} ${shipping.taxRate} ${told.shipping.free} ${told.freeShipping?.basis}`);
    for (const { code } of told.warnings ?? []) seen.add(code);
    for (const { gap, saves } of told.rewards ?? []) seen.add(`${gap > 0} ${saves > 0}`);
    // The order of lines does not matter, nor whether two of one are a line or two.
    const split = lines.toReversed().flatMap((line) => {
      const first = random(line.quantity + 1);
      return [{ ...line, quantity: first }, { ...line, quantity: line.quantity - first }];
    });
    assert.deepEqual(priceCart({ ...given, lines: split }, rules), told);
  }
  assert.ok(seen.size > 50, `${seen.size} kinds of carts`);
  for (const kind of ["COD_EDGE", "POINTS_COST_SHIPPING", "true true", "true false", "false false"]) assert.ok(seen.has(kind), kind);
});

test("random coupons: where one costs free shipping, it is said, with what it costs", () => {
  let warned = 0;
  for (let run = 0; run < 2000; run++) {
    // Prices with tax at one rate: nothing is split, and nothing rounded but the tax that nobody asks here.
    const lines = Array.from({ length: 1 + random(4) }, () => line(random(3000), random(4)));
    const goods = lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
    const [coupon, fee] = [random(2000), random(1000)];
    const from = { amount: 1 + random(9000), basis: "goods-tax-included", after: pick(...AFTERS) };
    const rules = { ...PLAIN, shipping: { fee, taxIncluded: true, freeFrom: [from] } };
    const counts = from.after === "nothing" || from.after === "lines" ? 0 : coupon;
    const isEmpty = lines.every(({ quantity }) => quantity === 0);
    const price = (goods, off) => {
      const isFree = goods - Math.min(off && counts, goods) >= from.amount;
      const charge = isFree || isEmpty ? 0 : fee;
      return { isFree, charge, payable: goods - Math.min(off, goods) + charge };
    };
    const [now, without] = [price(goods, coupon), price(goods, 0)];
    const { freeShipping, payable, warnings } = priceCart({ lines, coupons: [{ amount: coupon }] }, rules);
    assert.equal(payable, now.payable);
    const { gap, gapIncluded, saves, net } = freeShipping;
    assert.equal(gap, Math.max(from.amount - goods + Math.min(counts, goods), 0));
    if (now.isFree) assert.deepEqual([gap, gapIncluded, saves, net, warnings], [0, 0, 0, 0, undefined]);
    else {
      // What is added pays for what is left of the coupon, too.
      assert.equal(gapIncluded, from.amount + counts - goods);
      const then = price(goods + gapIncluded, coupon);
      assert.deepEqual([saves, net], [now.charge, then.payable - now.payable]);
    }
    const isWarned = !now.isFree && without.isFree && !isEmpty;
    const costs = now.charge;
    const expected = { code: "COUPON_COSTS_SHIPPING", at: 0, costs, gap: gapIncluded, pieces: false, net: now.payable - without.payable };
    assert.deepEqual(warnings, isWarned ? [expected] : undefined);
    warned += Number(isWarned);
  }
  assert.ok(warned > 50, `${warned} of 2000`);
});

test("whatever answers like a cart is one", () => {
  const expected = priceCart(cart(), SHOP);
  class Line {
    get unitPrice() { return 4000; }
    quantity = 1;
    taxRate = "standard";
    taxIncluded = true;
  }
  const proxied = new Proxy({ lines: new Proxy([new Proxy(LINE, {})], {}) }, {});
  const absent = { ...cart({ discount: null, returned: null, counts: undefined }), currency: null, coupons: null, points: null, region: null };
  for (const like of [proxied, { lines: [new Line()] }, { lines: Object.freeze([Object.create(LINE)]) }, { ...cart(), note: 1n }, absent]) {
    assert.deepEqual(priceCart(like, SHOP), expected);
  }
  assert.deepEqual(priceCart(cart(), { ...PLAIN, shipping: null, cod: null, nudge: { nearWithin: null }, split: {} }), priceCart(cart(), PLAIN));
  // What a library adds to every object is no member of ours.
  Object.prototype.each = () => {};
  try {
    assert.deepEqual(priceCart(cart(), SHOP), expected);
  } finally {
    delete Object.prototype.each;
  }
  // A getter that prices another cart on the way, with names of its own.
  const inner = () => priceCart(cart({ taxRate: "x" }), { ...PLAIN, taxRates: [{ code: "x", percent: 1 }] }).total;
  const rules = { ...PLAIN, taxRates: [{ code: "ny", percent: 10 }] };
  const outer = { lines: [{ ...LINE, taxRate: "ny", get quantity() { return inner() / 4000; } }, { ...LINE, taxRate: "ny" }] };
  assert.deepEqual(priceCart(outer, rules), priceCart({ lines: [{ ...LINE, taxRate: "ny", quantity: 2 }] }, rules));
});

test("a cart holds as many lines as the module allows", () => {
  const most = Number(read("src/cart.rs").match(/MAX_LINES: usize = ([\d_]+);/)[1].replaceAll("_", ""));
  const lines = Array.from({ length: most }, (_, at) => line((at % 100) * 11, 1, { taxRate: at % 2 ? "reduced" : "standard" }));
  // A thousand times 0 to 99, eleven times; a coupon takes 777,777 of it.
  const { subtotal, total } = priceCart({ lines, coupons: [{ amount: 777_777 }] }, PLAIN);
  assert.deepEqual([subtotal, total], [4950 * 11000, 4950 * 11000 - 777_777]);
  assert.equal(thrown(() => priceCart({ lines: [...lines, LINE] }, PLAIN)), "TOO_MANY_LINES lines");
});

test("amounts are of the currency's minor unit, and its rates the shop's", () => {
  const rules = { taxRounding: "half-up", taxRates: [{ code: "ny", percent: 8.875 }, { code: "fine", percent: 1.001 }] };
  // 12.00 dollars: 8.875 % are 1.065, half a cent up.
  const quote = priceCart({ currency: "USD", lines: [line(1200, 1, { taxRate: "ny", taxIncluded: false })] }, rules);
  assert.deepEqual([quote.currency, quote.rates], ["USD", [{ rate: "ny", percent: 8.875, net: 1200, tax: 107, gross: 1307 }]]);
  assert.equal(priceCart({ currency: "USD", lines: [] }, rules).currency, "USD");
  const given = { currency: "EUR", lines: [line(100, 1, { taxRate: "fine", taxIncluded: false })] };
  const open = openCart(given, rules);
  given.currency = "JPY";
  assert.deepEqual([open.quote().currency, open.quote().rates[0].percent], ["EUR", 1.001]);
  open.close();
});

test("rates of one percentage stand in the order of the law, and then of the shop", () => {
  const rules = { ...PLAIN, taxRates: [{ code: "b", percent: 8 }, { code: "a", percent: 8 }] };
  const lines = ["a", "b", "old-8", "reduced"].map((taxRate) => line(108, 1, { taxRate }));
  // As natively (tests/cart.rs): 3 yen over four of one price, and none for the last.
  const { rates } = priceCart({ lines, coupons: [{ amount: 3 }] }, rules);
  assert.deepEqual(rates.map(({ rate, gross }) => [rate, gross]), [["reduced", 107], ["old-8", 107], ["b", 107], ["a", 108]]);
});
