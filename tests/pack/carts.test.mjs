// Carts, rules and quotes as pages give them to the packed package: priced to the yen, and each mistake
// named with its place. What reads them (read.js) and what takes the numbers (browser/cart.rs) are two
// files in two languages: here they are held against each other.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { project, read } from "./lib.mjs";

const made = await project({ after });
const { SurasuraError, decideNudge, priceCart } = await import(
  pathToFileURL(join(made, "node_modules/surasura/dist/surasura.js"))
);

const LINE = { unitPrice: 4000, quantity: 1, taxRate: "standard", taxIncluded: true };
const CART = { lines: [LINE] };
const FREE = { amount: 5000, basis: "goods-tax-included" };
const SHIPPING = { fee: 660, taxIncluded: true, freeFrom: FREE };
const RULES = { taxRounding: "floor", shipping: SHIPPING };
const PLAIN = { taxRounding: "floor" };
const QUOTE = priceCart(CART, RULES);

const [, union] = read("pkg/npm/index.d.ts").match(/type ErrorCode =([^;]*);/);

/** `CODE path` of what `run` throws, which is ours whatever it was given. */
function thrown(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof SurasuraError, `${error}`);
    assert.ok(union.includes(`"${error.code}"`), error.code);
    return `${error.code} ${error.path}`;
  }
  return "nothing";
}

const line = (change) => ({ lines: [{ ...LINE, ...change }] });
const shipping = (change) => ({ ...PLAIN, shipping: { ...SHIPPING, ...change } });
const freeFrom = (change) => shipping({ freeFrom: { ...FREE, ...change } });
const quote = (change) => ({ ...QUOTE, freeShipping: { ...QUOTE.freeShipping, ...change } });

const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const throwing = (name, thrown = new RangeError("no")) => ({
  get [name]() {
    throw thrown;
  },
});

test("mistakes in a cart name their place", () => {
  for (const [cart, error] of [
    [undefined, "VALUE_MISSING cart"],
    [null, "VALUE_MISSING cart"],
    [7, "TYPE_INVALID cart"],
    ["", "TYPE_INVALID cart"],
    [Symbol("cart"), "TYPE_INVALID cart"],
    [() => CART, "TYPE_INVALID cart"],
    [{}, "VALUE_MISSING lines"],
    [[], "VALUE_MISSING lines"],
    [{ lines: null }, "VALUE_MISSING lines"],
    [{ lines: {} }, "TYPE_INVALID lines"],
    [{ lines: { length: 0 } }, "TYPE_INVALID lines"],
    [{ lines: "lines" }, "TYPE_INVALID lines"],
    [{ lines: new Set() }, "TYPE_INVALID lines"],
    [{ lines: new Uint8Array(2) }, "TYPE_INVALID lines"],
    [{ lines: [null] }, "VALUE_MISSING lines[0]"],
    [{ lines: [LINE, , LINE] }, "VALUE_MISSING lines[1]"],
    [{ lines: Array(3) }, "VALUE_MISSING lines[0]"],
    [{ lines: Array(2 ** 32 - 1) }, "TOO_MANY_LINES lines"],
    [{ lines: [LINE, 1] }, "TYPE_INVALID lines[1]"],
    [{ lines: [{}] }, "VALUE_MISSING lines[0].unitPrice"],
    [{ lines: [[]] }, "VALUE_MISSING lines[0].unitPrice"],
    [line({ taxRate: "old" }), "TAX_RATE_UNKNOWN lines[0].taxRate"],
    [line({ taxRate: "Standard" }), "TAX_RATE_UNKNOWN lines[0].taxRate"],
    [line({ taxRate: "constructor" }), "TAX_RATE_UNKNOWN lines[0].taxRate"],
    [line({ taxRate: 0 }), "TAX_RATE_UNKNOWN lines[0].taxRate"],
    [line({ taxRate: ["standard"] }), "TAX_RATE_UNKNOWN lines[0].taxRate"],
    [line({ taxRate: null }), "VALUE_MISSING lines[0].taxRate"],
    [line({ taxIncluded: undefined }), "VALUE_MISSING lines[0].taxIncluded"],
    [line({ taxIncluded: 1 }), "TYPE_INVALID lines[0].taxIncluded"],
    [line({ taxIncluded: "true" }), "TYPE_INVALID lines[0].taxIncluded"],
    [line({ unitPrice: 2 ** 53 - 1, quantity: 2 }), "NUMBER_TOO_LARGE lines[0].quantity"],
    [{ lines: [line({ unitPrice: 2 ** 53 - 1 }).lines[0], LINE] }, "NUMBER_TOO_LARGE lines"],
  ]) {
    assert.equal(thrown(() => priceCart(cart, PLAIN)), error);
  }
});

test("mistakes in rules, quotes and contexts name their place", () => {
  for (const [rules, error] of [
    [undefined, "VALUE_MISSING rules"],
    ["floor", "TYPE_INVALID rules"],
    [{}, "VALUE_MISSING taxRounding"],
    [{ taxRounding: "up" }, "TAX_ROUNDING_UNKNOWN taxRounding"],
    [{ taxRounding: 0 }, "TAX_ROUNDING_UNKNOWN taxRounding"],
    [{ ...PLAIN, nudge: true }, "TYPE_INVALID nudge"],
    [{ ...PLAIN, shipping: 660 }, "TYPE_INVALID shipping"],
    [{ ...PLAIN, shipping: {} }, "VALUE_MISSING shipping.fee"],
    [shipping({ taxIncluded: null }), "VALUE_MISSING shipping.taxIncluded"],
    [shipping({ taxRate: "none" }), "TAX_RATE_UNKNOWN shipping.taxRate"],
    [shipping({ freeFrom: 5000 }), "TYPE_INVALID shipping.freeFrom"],
    [freeFrom({ amount: undefined }), "VALUE_MISSING shipping.freeFrom.amount"],
    [freeFrom({ basis: undefined }), "VALUE_MISSING shipping.freeFrom.basis"],
    [freeFrom({ basis: "all" }), "BASIS_UNKNOWN shipping.freeFrom.basis"],
  ]) {
    assert.equal(thrown(() => priceCart({ lines: [] }, rules)), error);
    assert.equal(thrown(() => decideNudge(QUOTE, rules)), error);
  }
  for (const [quoted, error] of [
    [undefined, "VALUE_MISSING quote"],
    [4660, "TYPE_INVALID quote"],
    [{}, "VALUE_MISSING rates"],
    [{ rates: 1 }, "TYPE_INVALID rates"],
    [{ rates: {} }, "TYPE_INVALID rates"],
    [{ rates: [], freeShipping: false }, "TYPE_INVALID freeShipping"],
    [{ rates: [], freeShipping: {} }, "VALUE_MISSING freeShipping.amount"],
    [quote({ basis: "all" }), "BASIS_UNKNOWN freeShipping.basis"],
    [quote({ basis: undefined }), "VALUE_MISSING freeShipping.basis"],
  ]) {
    assert.equal(thrown(() => decideNudge(quoted, RULES)), error);
  }
  for (const [context, error] of [
    ["en", "TYPE_INVALID context"],
    [{ locale: "fr" }, "OPTION_INVALID context.locale"],
    [{ locale: 1 }, "OPTION_INVALID context.locale"],
    [{ dismissed: 1 }, "TYPE_INVALID context.dismissed"],
    [{ composing: "no" }, "TYPE_INVALID context.composing"],
  ]) {
    assert.equal(thrown(() => decideNudge(QUOTE, RULES, context)), error);
  }
});

/** Every number, each with what prices or decides with it in its place, and the most that it may be. */
const NUMBERS = [
  ["lines[0].unitPrice", 2 ** 53 - 1, (is) => priceCart(line({ unitPrice: is }), PLAIN)],
  ["lines[0].quantity", 2 ** 32 - 1, (is) => priceCart(line({ quantity: is }), PLAIN)],
  ["shipping.fee", 2 ** 53 - 1, (is) => priceCart({ lines: [] }, shipping({ fee: is }))],
  ["shipping.freeFrom.amount", 2 ** 53 - 1, (is) => priceCart(CART, freeFrom({ amount: is }))],
  ["nudge.nearWithin", 2 ** 53 - 1, (is) => priceCart(CART, { ...PLAIN, nudge: { nearWithin: is } }), "optional"],
  ...["amount", "counted", "gap", "gapIncluded"].map((name) => [
    `freeShipping.${name}`, 2 ** 53 - 1, (is) => decideNudge(quote({ [name]: is }), RULES),
  ]),
];

test("numbers are whole, not negative, and small enough", () => {
  for (const [path, most, run, optional] of NUMBERS) {
    for (const fine of [0, -0, 1, most]) assert.equal(thrown(() => run(fine)), "nothing", `${path}: ${fine}`);
    for (const [is, code] of [
      [undefined, optional ? "" : "VALUE_MISSING"],
      [null, optional ? "" : "VALUE_MISSING"],
      [-1, "NUMBER_NEGATIVE"], [-0.5, "NUMBER_NEGATIVE"], [-Infinity, "NUMBER_NEGATIVE"],
      [most + 1, "NUMBER_TOO_LARGE"], [Infinity, "NUMBER_TOO_LARGE"], [Number.MAX_VALUE, "NUMBER_TOO_LARGE"],
      [0.5, "NUMBER_NOT_INTEGER"], [Number.MIN_VALUE, "NUMBER_NOT_INTEGER"],
      [NaN, "TYPE_INVALID"], ["1", "TYPE_INVALID"], ["", "TYPE_INVALID"], [1n, "TYPE_INVALID"],
      [true, "TYPE_INVALID"], [[1], "TYPE_INVALID"], [{ valueOf: () => 1 }, "TYPE_INVALID"],
      [new Number(1), "TYPE_INVALID"], [Symbol("1"), "TYPE_INVALID"],
    ]) {
      assert.equal(thrown(() => run(is)), code ? `${code} ${path}` : "nothing", `${path}: ${String(is)}`);
    }
  }
});

test("what throws when it is read is missing, or no list", () => {
  for (const [cart, error] of [
    [throwing("lines"), "VALUE_MISSING lines"],
    [throwing("lines", "NUMBER_NEGATIVE elsewhere"), "VALUE_MISSING lines"],
    [revoked({}), "VALUE_MISSING lines"],
    [{ lines: revoked([]) }, "TYPE_INVALID lines"],
    [{ lines: [LINE, revoked({})] }, "VALUE_MISSING lines[1].unitPrice"],
    [{ lines: [LINE, { ...LINE, quantity: revoked({}) }] }, "TYPE_INVALID lines[1].quantity"],
    [{ lines: [Object.create(throwing("unitPrice"))] }, "VALUE_MISSING lines[0].unitPrice"],
    [{ lines: new Proxy([LINE], { get: (of, name) => (name === "0" ? of.no.where : of[name]) }) }, "VALUE_MISSING lines[0]"],
    [{ lines: new Proxy([], { get: () => 1e300 }) }, "TOO_MANY_LINES lines"],
  ]) {
    assert.equal(thrown(() => priceCart(cart, PLAIN)), error);
  }
  assert.equal(thrown(() => priceCart(CART, Object.assign(throwing("shipping"), PLAIN))), "VALUE_MISSING shipping");
  assert.equal(thrown(() => decideNudge(throwing("rates"), RULES)), "VALUE_MISSING rates");
  assert.equal(thrown(() => decideNudge({ rates: revoked([]) }, RULES)), "TYPE_INVALID rates");
  assert.equal(thrown(() => decideNudge(QUOTE, RULES, throwing("dismissed"))), "VALUE_MISSING context.dismissed");
});

test("whatever answers like a cart is one", () => {
  const expected = priceCart(CART, RULES);
  class Line {
    get unitPrice() { return 4000; }
    quantity = 1;
    taxRate = "standard";
    taxIncluded = true;
  }
  const proxied = new Proxy({ lines: new Proxy([new Proxy(LINE, {})], {}) }, {});
  for (const cart of [proxied, { lines: [new Line()] }, { lines: Object.freeze([Object.create(LINE)]) }, { ...CART, note: 1n }]) {
    assert.deepEqual(priceCart(cart, RULES), expected);
  }
  const absent = { taxRounding: "floor", shipping: null, nudge: { nearWithin: null } };
  assert.deepEqual(priceCart(CART, absent), priceCart(CART, PLAIN));
  assert.deepEqual(priceCart(CART, shipping({ taxRate: null, freeFrom: null })), priceCart(CART, shipping({ freeFrom: undefined })));
  const context = { locale: null, dismissed: null, composing: undefined };
  for (const empty of [null, {}, context]) assert.deepEqual(decideNudge(QUOTE, RULES, empty), decideNudge(QUOTE, RULES));
  // What a library adds to every object is no member of ours.
  Object.prototype.each = () => {};
  try {
    assert.deepEqual(priceCart(CART, RULES), expected);
  } finally {
    delete Object.prototype.each;
  }
});

test("the first mistake is told, in the order of the members", () => {
  const bad = Symbol("bad");
  const wrong = { lines: [{ unitPrice: bad, quantity: bad, taxRate: bad, taxIncluded: bad }] };
  const rules = {
    taxRounding: bad, nudge: { nearWithin: bad },
    shipping: { fee: bad, taxIncluded: bad, taxRate: bad, freeFrom: { amount: bad, basis: bad } },
  };
  const good = {
    unitPrice: 1, quantity: 1, taxRate: "standard", taxIncluded: true, taxRounding: "floor", nearWithin: 1,
    fee: 1, amount: 1, basis: FREE.basis, counted: 1, gap: 1, gapIncluded: 1, locale: "ja", dismissed: true, composing: true,
  };
  /** Mends what is told until nothing is; gives the paths. */
  const mended = (given, run) => {
    const paths = [];
    for (let told; (told = thrown(run)) !== "nothing"; ) {
      const path = told.split(" ")[1];
      paths.push(path);
      assert.ok(paths.length < 30, told);
      const names = path.split(/\W+/).filter((name) => name && name !== "context");
      const last = names.pop();
      let at = given.find((object) => names.length ? names[0] in object : last in object);
      for (const name of names) at = at[name];
      at[last] = good[last];
    }
    return paths;
  };
  const told = ["taxRounding", "nudge.nearWithin", "shipping.fee", "shipping.taxIncluded", "shipping.taxRate",
    "shipping.freeFrom.amount", "shipping.freeFrom.basis"];
  const copy = copyOf(rules);
  assert.deepEqual(mended([wrong, rules], () => priceCart(wrong, rules)), [
    "lines[0].unitPrice", "lines[0].quantity", "lines[0].taxRate", "lines[0].taxIncluded", ...told,
  ]);
  const quoted = { rates: [], freeShipping: { gapIncluded: bad, gap: bad, counted: bad, basis: bad, amount: bad } };
  const context = { composing: bad, dismissed: bad, locale: bad };
  assert.deepEqual(mended([quoted, copy, context], () => decideNudge(quoted, copy, context)), [
    ...["amount", "basis", "counted", "gap", "gapIncluded"].map((name) => `freeShipping.${name}`),
    ...told,
    "context.locale", "context.dismissed", "context.composing",
  ]);
});

/** A copy, symbols and all. */
function copyOf(value) {
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyOf(inner)]));
}

const CASES = read("tests/data/cart.jsonl").trim().split("\n").map((row) => JSON.parse(row));

test("carts with known answers", () => {
  assert.ok(CASES.length >= 20);
  for (const { name, cart, rules, expected } of CASES) {
    const { subtotal, rates, shipping, total, tax, freeShipping } = priceCart(cart, rules);
    const told = {
      subtotal,
      rates: rates.map(({ rate, gross, tax }) => ({ rate, gross, tax })),
      shipping: shipping.fee,
      total,
      gap: freeShipping?.gap ?? null,
    };
    assert.deepEqual(told, expected, name);
    assert.equal(tax, rates.reduce((sum, { tax }) => sum + tax, 0), name);
  }
});

/** The same numbers every time, from 0 to `below`. */
let seed = 20191001;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const pick = (...from) => from[random(from.length)];

/** What a cart comes to, worked out a second time, in fractions of whole numbers. */
function worked({ lines }, { taxRounding, shipping }) {
  const share = (amount, by, over) => {
    const [down, rest] = [(amount * by) / over, (amount * by) % over];
    const up = { floor: false, "half-up": 2n * rest >= over, ceil: rest > 0n }[taxRounding];
    return down + (up ? 1n : 0n);
  };
  const totals = (all) =>
    [["standard", 10n], ["reduced", 8n]].flatMap(([rate, percent]) => {
      const of = all.filter((line) => line.taxRate === rate && line.quantity > 0);
      if (!of.length) return [];
      const sum = (included) =>
        of.filter((line) => line.taxIncluded === included)
          .reduce((sum, line) => sum + BigInt(line.unitPrice) * BigInt(line.quantity), 0n);
      const gross = sum(true) + sum(false) + share(sum(false), percent, 100n);
      const tax = share(gross, percent, 100n + percent);
      return [{ rate, percent: Number(percent), net: Number(gross - tax), tax: Number(tax), gross: Number(gross) }];
    });
  const goods = totals(lines);
  const add = (rates, name) => rates.reduce((sum, rate) => sum + rate[name], 0);
  const from = shipping?.freeFrom;
  const counted = add(goods, from?.basis === "goods-tax-excluded" ? "net" : "gross");
  const free = goods.length > 0 && from !== undefined && counted >= from.amount;
  const charged = goods.length > 0 && shipping !== undefined && !free;
  const charge = charged && { taxRate: "standard", ...shipping, unitPrice: shipping.fee, quantity: 1 };
  const rates = charged ? totals([...lines, charge]) : goods;
  return {
    subtotal: lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0),
    rates,
    shipping: { fee: charged ? shipping.fee : 0, free },
    tax: add(rates, "tax"),
    total: add(rates, "gross"),
    ...(from && { freeShipping: { ...from, counted, gap: Math.max(from.amount - counted, 0) } }),
  };
}

test("random carts come to what a second calculation says", () => {
  const seen = new Set();
  for (let run = 0; run < 3000; run++) {
    const rate = () => pick("standard", "reduced");
    const flag = () => pick(true, false);
    const lines = Array.from({ length: random(7) }, () => ({
      unitPrice: random(pick(10, 1000, 100_000)), quantity: random(pick(2, 5, 1000)), taxRate: rate(), taxIncluded: flag(),
    }));
    const freeFrom = { amount: random(pick(10, 10_000, 10_000_000)), basis: pick("goods-tax-included", "goods-tax-excluded") };
    const shipping = { fee: random(2000), taxIncluded: flag() };
    if (flag()) shipping.taxRate = rate();
    if (flag()) shipping.freeFrom = freeFrom;
    const rules = { taxRounding: pick("floor", "half-up", "ceil") };
    if (flag()) rules.nudge = pick({}, { nearWithin: random(5000) });
    if (flag()) rules.shipping = shipping;
    const told = priceCart({ lines }, rules);
    const { gapIncluded } = told.freeShipping ?? {};
    const { freeShipping } = worked({ lines }, rules);
    if (freeShipping) {
      delete told.freeShipping.gapIncluded;
      // How much more it is with tax is tested natively; here that it is this number.
      const tax = Math.ceil(freeShipping.gap * 0.1) + 25;
      const most = freeShipping.gap && freeShipping.gap + (freeShipping.basis === "goods-tax-included" ? 1 : tax);
      assert.ok(gapIncluded >= freeShipping.gap && gapIncluded <= most, `${gapIncluded} of ${JSON.stringify(freeShipping)}`);
    }
    assert.deepEqual(told, worked({ lines }, rules), JSON.stringify({ lines, rules }));
    seen.add(`${rules.taxRounding} ${shipping.taxRate} ${told.shipping.free} ${freeShipping?.basis}`);
    // The order of lines does not matter, nor whether two of one are a line or two.
    const split = lines.toReversed().flatMap((line) => {
      const first = random(line.quantity + 1);
      return [{ ...line, quantity: first }, { ...line, quantity: line.quantity - first }];
    });
    const again = priceCart({ lines: split }, rules);
    if (freeShipping) assert.equal(again.freeShipping.gapIncluded, gapIncluded);
    delete again.freeShipping?.gapIncluded;
    assert.deepEqual(again, told);
  }
  assert.ok(seen.size > 30, `${seen.size} kinds of carts`);
});

test("each number of a nudge is the one that it should be", () => {
  const of = (change, rules, context) => decideNudge(quote(change), { ...RULES, ...rules }, context);
  const same = { state: "near", gap: 1000, progress: 80, code: "NUDGE_NEAR", text: "あと1,000円で送料無料です!" };
  assert.deepEqual(of({}), same);
  assert.deepEqual(of({ gapIncluded: 1234 }), { ...same, gap: 1234, text: "あと1,234円で送料無料です!" });
  assert.equal(of({ counted: 1250 }).progress, 25);
  assert.equal(of({ amount: 8000 }).progress, 50);
  assert.equal(of({ gap: 0 }).state, "reached");
  assert.equal(of({}, { nudge: { nearWithin: 1000 } }).state, "near");
  const far = { nudge: { nearWithin: 999 } };
  assert.equal(of({}, far).text, "5,000円以上のお買い上げで送料無料です");
  assert.equal(of({ basis: "goods-tax-excluded" }, far).text, "税抜5,000円以上のお買い上げで送料無料です");
  assert.equal(decideNudge({ ...QUOTE, rates: [] }, RULES).state, "empty");
  assert.equal(decideNudge({ ...QUOTE, freeShipping: null }, RULES).heldBack, "NO_RULE");
  assert.equal(of({}, { shipping: { ...SHIPPING, fee: 0 } }).heldBack, "NO_RULE");
  assert.equal(of({}, { shipping: undefined }).heldBack, "NO_RULE");
  assert.equal(of({}, {}, { locale: "en" }).text, "¥1,000 more for free shipping!");
  assert.equal(of({}, {}, { locale: "ja" }).text, same.text);
  assert.equal(of({}, {}, { dismissed: true }).heldBack, "DISMISSED");
  assert.equal(of({}, {}, { composing: true }).heldBack, "COMPOSING");
  assert.equal(of({}, {}, { dismissed: false, composing: false, locale: "en" }).heldBack, undefined);
});

test("a cart holds as many lines as the module allows, and no more", () => {
  const most = Number(read("src/cart.rs").match(/MAX_LINES: usize = ([\d_]+);/)[1].replaceAll("_", ""));
  assert.equal(priceCart({ lines: Array(most).fill(LINE) }, PLAIN).subtotal, most * LINE.unitPrice);
  assert.equal(thrown(() => priceCart({ lines: Array(most + 1).fill(LINE) }, PLAIN)), "TOO_MANY_LINES lines");
  // Said before a line is read.
  assert.equal(thrown(() => priceCart({ lines: Array(most + 1) }, PLAIN)), "TOO_MANY_LINES lines");
  assert.equal(thrown(() => priceCart({ lines: Array(most) }, PLAIN)), "VALUE_MISSING lines[0]");
});
