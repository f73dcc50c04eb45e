// Mistakes in carts, rules and quotes as pages give them to the packed package: each is named with its place. What
// reads them (read.js) and what takes the numbers (browser/cart.rs) are two files in two languages: here they are
// held against each other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { NUDGE, PRICE, WELCOME } from "../../pkg/npm/read.js";
import { CART, FREE, LINE, PLAIN, RULES, SHIPPING, cart, line, set, shaped, surasura, thrown } from "./carts.mjs";

const { decideNudge, mayAppear, openCart, priceCart } = surasura;

const SHOP = {
  ...PLAIN, shipping: SHIPPING, rewards: [{ name: "tote", kind: "gift", ...FREE }, { name: "next", kind: "coupon", quantity: 2 }],
};
const QUOTE = priceCart(cart(), SHOP);
/** A context with every member. */
const CONTEXT = {
  dismissed: false, composing: false, typing: false, lastStep: false, helpFirst: false, heldOut: false, oneItem: false, now: 0.5,
  memory: { seen: 3, sinceMs: 0, shown: 3, shownMs: 0, shows: 1, reached: 0, dismissed: false }, locale: "ja",
};

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

const STRANGE = [["1", "TYPE_INVALID"], ["", "TYPE_INVALID"], [1n, "TYPE_INVALID"], [true, "TYPE_INVALID"], [[1], "TYPE_INVALID"],
  [{ valueOf: () => 1 }, "TYPE_INVALID"], [new Number(1), "TYPE_INVALID"], [Symbol("1"), "TYPE_INVALID"], [NaN, "TYPE_INVALID"]];
const whole = (most) => ({
  fine: [0, -0, 1],
  wrong: [
    ...STRANGE, [-1, "NUMBER_NEGATIVE"], [-0.5, "NUMBER_NEGATIVE"], [-Infinity, "NUMBER_NEGATIVE"], [-(2 ** 53), "NUMBER_NEGATIVE"],
    [most + 1, "NUMBER_TOO_LARGE"], [Infinity, "NUMBER_TOO_LARGE"], [Number.MAX_VALUE, "NUMBER_TOO_LARGE"],
    [0.5, "NUMBER_NOT_INTEGER"], [Number.MIN_VALUE, "NUMBER_NOT_INTEGER"],
  ],
});
const word = (code, ...fine) => ({
  fine,
  wrong: ["", "none", fine[0].toUpperCase(), "constructor", 0, 1, true, [fine[0]], Symbol(fine[0])].map((is) => [is, code]),
});
const of = (...wrong) => wrong.map((is) => [is, "TYPE_INVALID"]);
const many = (length) => [[Array(length), "TOO_MANY_LINES"], [new Proxy([], { get: () => 1e300 }), "TOO_MANY_LINES"]];

/** What each kind of member may be, and what it may not. */
const KINDS = {
  amount: whole(2 ** 53 - 1),
  count: whole(2 ** 32 - 1),
  // What comes back may be more than what goes out: then less than nothing counts.
  signed: {
    fine: [-1, 0, -0, -(2 ** 53 - 1), 2 ** 53 - 1],
    wrong: [
      ...STRANGE, [2 ** 53, "NUMBER_TOO_LARGE"], [Infinity, "NUMBER_TOO_LARGE"], [0.5, "NUMBER_NOT_INTEGER"],
      ...[-0.5, -(2 ** 53), -Infinity].map((is) => [is, "NUMBER_NEGATIVE"]),
    ],
  },
  number: { fine: [0, -0, -1, 0.5, -Infinity, 1e300], wrong: STRANGE },
  percent: {
    fine: [0, -0, 8.875, 12.5, 100],
    wrong: [...STRANGE, ...[-1, -0.001, -Infinity, -(2 ** 60), Infinity, 0.0001, 10000.001, 1e300].map((is) => [is, "PERCENT_INVALID"])],
  },
  flag: { fine: [true, false], wrong: of(0, 1, "true", "", [true], new Boolean(true), Symbol("true")) },
  name: {
    fine: [],
    wrong: [
      ...of(7, true, ["standard"], { toString: () => "standard" }, Symbol("standard"), new String("standard")),
      // 31 bytes are the most: 32, 33 and, of sixteen units, 32.
      ...["", "a".repeat(32), "あ".repeat(11), "𠮷".repeat(8)].map((is) => [is, "NAME_INVALID"]),
    ],
  },
  rounding: word("TAX_ROUNDING_UNKNOWN", "floor", "half-up", "ceil", "half-down", "half-even"),
  basis: word("BASIS_UNKNOWN", "goods-tax-included", "goods-tax-excluded", "goods-as-entered"),
  after: word("BASIS_UNKNOWN", "nothing", "lines", "coupons", "points"),
  scope: word("OPTION_INVALID", "rate", "line", "unit-gross", "unit"),
  target: word("OPTION_INVALID", "tax", "net"),
  over: word("OPTION_INVALID", "rates", "lines"),
  by: word("OPTION_INVALID", "entered", "gross"),
  tie: word("OPTION_INVALID", "first", "last", "largest"),
  judged: word("OPTION_INVALID", "order", "destination"),
  usedAs: word("OPTION_INVALID", "discount", "payment"),
  locale: word("OPTION_INVALID", "ja", "en"),
  kind: word("OPTION_INVALID", "gift", "coupon", "points"),
  wording: word("OPTION_INVALID", "free", "shop-pays"),
  text: { fine: ["", "トートバッグ", "a".repeat(1000)], wrong: of(7, true, ["tote"], { toString: () => "tote" }, Symbol("tote"), new String("tote")) },
  texts: {
    fine: [{}, { NUDGE_NEAR: "", other: "あと{gap}" }],
    wrong: of(7, "text", true, Symbol("texts"), () => {}, { NUDGE_NEAR: 7 }, { NUDGE_NEAR: "", NUDGE_FAR: null }, [["text"]], throwing("NUDGE_NEAR")),
  },
  currency: {
    fine: ["JPY", "USD", "XXX"],
    wrong: [...of(840, true, ["JPY"], Symbol("JPY")), ...["", "usd", "US", "USDX", "ＪＰＹ", "JPY\n"].map((is) => [is, "CURRENCY_UNKNOWN"])],
  },
  object: { fine: [], wrong: of(7, "", "text", true, Symbol("object"), () => {}) },
  list: { fine: [[]], wrong: [...of({}, { length: 0 }, "list", 5, new Set(), new Uint8Array(2), revoked([])), ...many(1001), ...many(2 ** 32 - 1)] },
  lines: { fine: [[]], wrong: [...of({}, "lines", 5, new Set(), revoked([])), ...many(100_001), ...many(2 ** 32 - 1)] },
};

/** Every member, `!` behind those that must be there: the error of one that is not has its path. */
const CARTS = `
  object: points, coupons[0]!, fees[0]!, destinations[0]!, lines[0]!, lines[0].discount
  lines: lines!  list: coupons, fees, destinations
  amount: points.amount!, coupons[0].amount!, coupons[0].minimum, fees[0].amount!, lines[0].unitPrice!, lines[1].discount.amount!
  count: coupons[2].buy, coupons[2].free, lines[0].quantity!
  percent: coupons[1].percent, lines[0].discount.percent
  flag: cashOnDelivery, fees[0].taxIncluded!, lines[0].taxIncluded!, lines[0].returned, lines[0].counts
  name: region, member, coupons[2].offer, fees[0].name!, fees[0].taxRate, destinations[0].name!, destinations[0].region
  name: lines[0].taxRate!, lines[0].destination, lines[0].temperature, lines[0].offer
  currency: currency  usedAs: points.usedAs!  rounding: coupons[1].rounding, lines[0].discount.rounding`;
const SHOPS = `
  object: taxRates[0]!, split, nudge, rewards[0]!, shipping, shipping.freeFrom[0]!, shipping.regions[0]!, shipping.temperatures[0]!, cod, cod.brackets[0]!
  list: taxRates, members, rewards, rewards[0].regions, rewards[0].members, shipping.freeFrom, shipping.freeFrom[0].regions, shipping.freeFrom[1].members, shipping.regions
  list: shipping.regions[0].names!, shipping.temperatures, cod.brackets!
  amount: nudge.nearWithin, rewards[0].amount!, shipping.fee!, shipping.freeFrom[2].amount!, shipping.regions[0].fee, shipping.regions[0].surcharge
  amount: shipping.temperatures[0].fee!, cod.freeFrom, cod.brackets[0].upTo!, cod.brackets[0].fee!
  count: nudge.mostForSaving, nudge.settleMs, nudge.intervalMs, nudge.mostShows, rewards[1].quantity
  count: day, shipping.freeFrom[1].quantity, shipping.temperatures[0].pieces  percent: taxRates[0].percent!
  flag: shipping.taxIncluded!, shipping.feePerTemperature, shipping.freeFrom[0].never, shipping.regions[0].surchargeWaived
  flag: shipping.temperatures[0].waived, cod.withFee, rewards[2].never
  name: taxRates[0].code!, members[0]!, shipping.taxRate, shipping.freeFrom[0].regions[0]!, shipping.freeFrom[1].members[0]!
  name: shipping.regions[0].names[0]!, shipping.temperatures[0].name!, cod.taxRate
  name: rewards[0].name!, rewards[0].regions[0]!, rewards[0].members[0]!
  kind: rewards[0].kind!  text: rewards[0].label  wording: nudge.wording  texts: nudge.messages
  rounding: taxRounding!  scope: taxScope  target: taxTarget  over: split.over  by: split.by  tie: split.tie
  judged: shipping.judged  basis: shipping.freeFrom[2].basis!, rewards[0].basis!  after: shipping.freeFrom[2].after!, rewards[0].after!`;
const QUOTES = `
  object: shipping!, freeShipping, rewards[0]!  list: rewards  filled: rates!  currency: currency!
  amount: shipping.feeIncluded!, shipping.surcharge!, shipping.temperature!, freeShipping.amount, freeShipping.gap!
  amount: freeShipping.gapIncluded!, freeShipping.saves!, rewards[0].amount, rewards[0].gap!, rewards[0].gapIncluded!, rewards[0].saves!
  signed: freeShipping.counted!, freeShipping.net!, rewards[0].counted!, rewards[0].net!
  count: freeShipping.quantity, rewards[0].reward!, rewards[1].quantity  kind: rewards[0].kind!
  flag: shipping.free!, shipping.waivable!, shipping.assumed!, shipping.excluded!  basis: freeShipping.basis, rewards[0].basis`;
const CONTEXTS = `
  flag: context.dismissed, context.composing, context.typing, context.lastStep, context.helpFirst, context.heldOut, context.oneItem
  flag: context.memory.dismissed!  number: context.now  object: context.memory
  count: context.memory.seen!, context.memory.shown!, context.memory.shows!, context.memory.reached!
  amount: context.memory.sinceMs!, context.memory.shownMs!`;

/** `[path, kind, whether it must be there]` of such a list. */
const members = (text) =>
  Array.from(text.matchAll(/(\w+): (.+?)(?=  |\n|$)/g), ([, kind, paths]) =>
    paths.split(", ").map((path) => [path.replace("!", ""), kind, path.endsWith("!")])).flat();

test("every member that is read is in the tables above", () => {
  const shapes = [[CARTS, PRICE.cart], [SHOPS, PRICE.rules], [QUOTES, NUDGE.quote], [CONTEXTS, { context: NUDGE.context }]];
  for (const [text, shape] of shapes) {
    const listed = new Set(members(text).map(([path]) => path.replace(/\d/g, "")));
    // That there is a context at all stands on its own.
    assert.deepEqual([...listed].sort(), shaped(shape).filter((path) => path !== "context").sort());
  }
  assert.deepEqual([NUDGE.rules, WELCOME.rules, WELCOME.context], [{ nudge: PRICE.rules.nudge }, PRICE.rules.nudge, NUDGE.context]);
});

/** Runs `price` with everything that a member may and may not be. */
function tried([path, kind, required], price) {
  const { fine, wrong } = KINDS[kind];
  for (const is of fine) {
    // What is refused of these is another rule's: a rate, a place, a bracket that is not there.
    const told = price(path, is);
    assert.ok(!/TYPE_INVALID|NUMBER_N|TOO_MANY|_UNKNOWN at/.test(told), `${path}: ${inspect(is)} ${told}`);
  }
  for (const [is, code] of wrong) assert.equal(price(path, is), `${code} ${path}`, `${path}: ${inspect(is)}`);
  for (const absent of [undefined, null]) {
    const told = price(path, absent);
    if (required) assert.equal(told, `VALUE_MISSING ${path}`);
    else assert.ok(!told.startsWith("TYPE_INVALID"), `${path}: ${told}`);
  }
}

test("mistakes in a cart name their place", () => {
  assert.equal(thrown(() => priceCart(CART, RULES)), "nothing");
  for (const member of members(CARTS)) {
    tried(member, (path, is) => {
      const told = thrown(() => priceCart(set(CART, path, is), RULES));
      assert.equal(thrown(() => openCart(set(CART, path, is), RULES).close()), told);
      return told;
    });
  }
  for (const [given, error] of [[undefined, "VALUE_MISSING cart"], [null, "VALUE_MISSING cart"], ...["", 7, Symbol("cart"), () => CART].map((is) => [is, "TYPE_INVALID cart"])]) {
    assert.equal(thrown(() => priceCart(given, PLAIN)), error);
  }
  for (const [given, error] of [
    [[], "VALUE_MISSING lines"], [{ lines: [LINE, , LINE] }, "VALUE_MISSING lines[1]"], [{ lines: Array(3) }, "VALUE_MISSING lines[0]"],
    [{ lines: [LINE, {}] }, "VALUE_MISSING lines[1].unitPrice"], [{ lines: [[]] }, "VALUE_MISSING lines[0].unitPrice"],
  ]) assert.equal(thrown(() => priceCart(given, PLAIN)), error);
});

test("mistakes in rules name their place", () => {
  for (const member of members(SHOPS)) tried(member, (path, is) => thrown(() => priceCart(CART, set(RULES, path, is))));
  // A nudge asks for the rules of nudges alone.
  for (const [given, error, asked = error] of [
    [undefined, "VALUE_MISSING rules"], [null, "VALUE_MISSING rules"], ["floor", "TYPE_INVALID rules"], [{}, "VALUE_MISSING taxRounding", "nothing"],
  ]) {
    assert.equal(thrown(() => priceCart(CART, given)), error);
    assert.equal(thrown(() => decideNudge(QUOTE, given)), asked);
  }
  for (const [path, ...kind] of members(SHOPS).filter(([path]) => path.startsWith("nudge."))) {
    tried([path, ...kind], (path, is) => thrown(() => decideNudge(QUOTE, set(RULES, path, is))));
    const name = path.replace("nudge.", "");
    tried([name, ...kind], (name, is) => thrown(() => mayAppear(1, { ...RULES.nudge, [name]: is })));
  }
});

test("mistakes in quotes and contexts name their place", () => {
  // Of `rates` only how many there are is asked.
  const known = ([is, code]) => code !== "TOO_MANY_LINES" && is !== undefined;
  KINDS.filled = { fine: [[]], wrong: KINDS.list.wrong.filter(known) };
  for (const member of members(QUOTES)) tried(member, (path, is) => thrown(() => decideNudge(set(QUOTE, path, is), SHOP)));
  for (const member of members(CONTEXTS)) {
    tried(member, (path, is) => {
      const { context } = set({ context: CONTEXT }, path, is);
      const told = thrown(() => decideNudge(QUOTE, SHOP, context));
      assert.equal(thrown(() => mayAppear(1, {}, context)), told);
      return told;
    });
  }
  for (const [is, code] of KINDS.locale.wrong) {
    assert.equal(thrown(() => decideNudge(QUOTE, SHOP, { ...CONTEXT, locale: is })), `${code} locale`);
  }
  for (const is of ["en", 7, true]) assert.equal(thrown(() => decideNudge(QUOTE, SHOP, is)), "TYPE_INVALID context");
  for (const is of [undefined, null, {}, { locale: null }]) assert.equal(thrown(() => decideNudge(QUOTE, SHOP, is)), "nothing");
  for (const is of [undefined, 4660]) assert.match(thrown(() => decideNudge(is, SHOP)), /^(VALUE_MISSING|TYPE_INVALID) quote$/);
  for (const [is, code] of KINDS.count.wrong) assert.equal(thrown(() => mayAppear(is, {})), `${code} what`);
});

test("what the shop does not know is refused, and rules that contradict each other", () => {
  for (const [path, is, error = path] of [
    ["region", "JP-48", "REGION_UNKNOWN region"], ["region", "jp-13", "REGION_UNKNOWN region"],
    ["destinations[0].region", "island", "REGION_UNKNOWN destinations[0].region"],
    ["member", "tin", "MEMBER_UNKNOWN member"],
    ["lines[1].taxRate", "old-10", "TAX_RATE_UNKNOWN lines[1].taxRate"], ["lines[1].taxRate", "8%", "TAX_RATE_UNKNOWN lines[1].taxRate"],
    ["lines[1].taxRate", "constructor", "TAX_RATE_UNKNOWN lines[1].taxRate"], ["fees[0].taxRate", "Standard", "TAX_RATE_UNKNOWN fees[0].taxRate"],
    ["lines[1].destination", "away", "DESTINATION_UNKNOWN lines[1].destination"],
    ["lines[1].destination", undefined, "DESTINATION_UNKNOWN lines[1].destination"], ["destinations", [], "DESTINATION_UNKNOWN lines[0].destination"],
    ["lines[0].temperature", "warm", "TEMPERATURE_UNKNOWN lines[0].temperature"],
    ["lines[1].unitPrice", 2 ** 53 - 1, "NUMBER_TOO_LARGE lines"],
    // A discount is one thing; none is none.
    ["lines[0].discount", { amount: 1, percent: 1 }, "RULES_CONTRADICT lines[0].discount.percent"],
    ["lines[0].discount", { rounding: "floor" }, "VALUE_MISSING lines[0].discount.amount"],
    ["lines[0].discount.percent", 100.001, "PERCENT_INVALID lines[0].discount.percent"],
    ["coupons[0].percent", 1, "RULES_CONTRADICT coupons[0].percent"], ["coupons[1].percent", 101, "PERCENT_INVALID coupons[1].percent"],
    ["coupons[0].offer", "three", "RULES_CONTRADICT coupons[0].offer"], ["coupons[1].offer", "three", "RULES_CONTRADICT coupons[1].offer"],
    ["coupons[1]", { minimum: 1 }, "VALUE_MISSING coupons[1].amount"], ["coupons[2].offer", null, "VALUE_MISSING coupons[2].amount"],
    ["coupons[2].buy", 0, "OFFER_INVALID coupons[2].buy"], ["coupons[2].free", 0, "OFFER_INVALID coupons[2].free"],
    ["coupons[2].free", undefined, "OFFER_INVALID coupons[2].free"],
  ]) assert.equal(thrown(() => priceCart(set(CART, path, is), RULES)), error, path);
  const free = "shipping.freeFrom";
  for (const [path, is, error] of [
    ["shipping.taxRate", "none", "TAX_RATE_UNKNOWN shipping.taxRate"], ["cod.taxRate", "none", "TAX_RATE_UNKNOWN cod.taxRate"],
    // On that day there was none that is reduced; and no tax at all.
    ["day", 19890331, "TAX_RATE_UNKNOWN shipping.taxRate"],
    ["taxRates[0].percent", 10000, "nothing"],
    [`${free}[2].basis`, undefined, `VALUE_MISSING ${free}[2].basis`], [`${free}[2].after`, undefined, `VALUE_MISSING ${free}[2].after`],
    [`${free}[2]`, {}, `VALUE_MISSING ${free}[2].amount`], [`${free}[0].never`, false, `VALUE_MISSING ${free}[0].amount`],
    [`${free}[2].quantity`, 2, `RULES_CONTRADICT ${free}[2]`], [`${free}[1].never`, true, `RULES_CONTRADICT ${free}[1]`],
    // Behind one for all nobody asks the others.
    [`${free}[0].regions`, [], `RULES_CONTRADICT ${free}[0]`], [`${free}[1].members`, undefined, `RULES_CONTRADICT ${free}[1]`],
    [`${free}[1].members`, ["tin"], `MEMBER_UNKNOWN ${free}[1].members`],
    ["rewards[0].after", undefined, "VALUE_MISSING rewards[0].after"], ["rewards[1].quantity", undefined, "VALUE_MISSING rewards[1].amount"],
    ["rewards[0].quantity", 2, "RULES_CONTRADICT rewards[0]"], ["rewards[2].never", false, "VALUE_MISSING rewards[2].amount"],
    ["rewards[0].members", ["tin"], "MEMBER_UNKNOWN rewards[0].members"],
    ["shipping.temperatures[0].pieces", 0, "RULES_CONTRADICT shipping.temperatures[0].pieces"],
    ["cod.brackets[1].upTo", 9999, "RULES_CONTRADICT cod.brackets[1].upTo"],
    ["cod", undefined, "VALUE_MISSING rules.cod"], ["shipping", undefined, "TEMPERATURE_UNKNOWN lines[0].temperature"],
  ]) assert.equal(thrown(() => priceCart(CART, set(RULES, path, is))), error, path);
});

test("what a page cannot hold is refused, where it comes to that", () => {
  const most = 2 ** 53 - 1;
  const price = (lines, rules = PLAIN, more = {}) => thrown(() => priceCart({ lines, ...more }, rules));
  assert.equal(price([line(most)]), "nothing");
  assert.equal(price([line(most, 2)]), "NUMBER_TOO_LARGE lines[0].quantity");
  assert.equal(price([line(1), line(2 ** 40, 2 ** 32 - 1)]), "NUMBER_TOO_LARGE lines[1].quantity");
  assert.equal(price([line(most - 1), line(1)]), "nothing");
  for (const beside of [
    [[line(most), line(1)]], [[line(most, 1, { taxIncluded: false })]],
    [[line(most)], { ...SHOP, shipping: { ...SHOP.shipping, freeFrom: [] } }],
    [[line(most)], PLAIN, { fees: [{ name: "card", amount: 1, taxIncluded: true }] }],
    [[line(most)], { ...PLAIN, cod: { brackets: [{ upTo: most, fee: 1 }] } }, { cashOnDelivery: true }],
  ]) assert.equal(price(...beside), "NUMBER_TOO_LARGE lines");
});

test("what throws when it is read is missing, or no list", () => {
  for (const [cart, error] of [
    [throwing("lines"), "VALUE_MISSING lines"],
    [throwing("lines", "NUMBER_NEGATIVE elsewhere"), "VALUE_MISSING lines"],
    [revoked({}), "VALUE_MISSING currency"],
    [{ lines: [LINE, revoked({})] }, "VALUE_MISSING lines[1].unitPrice"],
    [{ lines: [LINE, { ...LINE, quantity: revoked({}) }] }, "TYPE_INVALID lines[1].quantity"],
    [{ lines: [Object.create(throwing("unitPrice"))] }, "VALUE_MISSING lines[0].unitPrice"],
    [{ lines: new Proxy([LINE], { get: (of, name) => (name === "0" ? of.no.where : of[name]) }) }, "VALUE_MISSING lines[0]"],
  ]) {
    assert.equal(thrown(() => priceCart(cart, PLAIN)), error);
  }
  assert.equal(thrown(() => priceCart(cart(), Object.assign(throwing("shipping"), PLAIN))), "VALUE_MISSING shipping");
  assert.equal(thrown(() => decideNudge(throwing("rates"), SHOP)), "VALUE_MISSING rates");
  assert.equal(thrown(() => decideNudge(QUOTE, SHOP, throwing("dismissed"))), "VALUE_MISSING context.dismissed");
});

test("of several mistakes the first is told: the rules', then the cart's, in the order of their members", () => {
  const bad = Symbol("bad");
  const wrong = { region: 1, lines: [{ unitPrice: bad, quantity: bad }] };
  const told = (cart, rules) => thrown(() => priceCart(cart, rules));
  assert.equal(told(wrong, { taxRounding: bad, shipping: { fee: bad } }), "TAX_ROUNDING_UNKNOWN taxRounding");
  assert.equal(told(wrong, { taxRounding: "floor", shipping: { fee: bad } }), "TYPE_INVALID shipping.fee");
  assert.equal(told(wrong, PLAIN), "TYPE_INVALID region");
  assert.equal(told({ lines: wrong.lines }, PLAIN), "TYPE_INVALID lines[0].unitPrice");
  // What is of the wrong kind comes before what is unknown or contradicts.
  assert.equal(told({ lines: [line(1, 1, { taxRate: "none", taxIncluded: 1 })] }, PLAIN), "TYPE_INVALID lines[0].taxIncluded");
});
