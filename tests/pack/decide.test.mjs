// What is said of carts by the packed package: nudges, their words, warnings, and when something may appear.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FREE, PLAIN, SHIPPING, SHOP, cart, line, surasura, thrown } from "./carts.mjs";

const { bucketOf, decideNudge, describeWarning, mayAppear, priceCart } = surasura;
/** A nudge of one line at a price. */
const at = (price, rules = SHOP, context = undefined, more = {}) => decideNudge(priceCart({ lines: [line(price)], ...more }, rules), rules, context);

test("each number of a nudge is the one that it should be", () => {
  const quote = priceCart(cart(), SHOP);
  const of = (change, rules, context) =>
    decideNudge({ ...quote, freeShipping: { ...quote.freeShipping, ...change } }, { ...SHOP, ...rules }, context);
  const tier = { kind: "shipping", amount: 5000, pieces: false, gap: 1000, progress: 80 };
  const same = {
    state: "near", ...tier, taxExcluded: false, fee: 660, saves: 660, net: 340, stays: 0, detail: "DETAIL_NET", tiers: [tier], hidden: false,
    // The third state of goal 0, shown once.
    memory: { seen: 3, sinceMs: 0, shown: 3, shownMs: 0, shows: 1, reached: 0, dismissed: false },
    code: "NUDGE_NEAR", text: "あと1,000円で送料無料です!", detailText: "1,000円の追加で送料660円が0円に。実質340円です",
  };
  assert.deepEqual(of({}), same);
  assert.deepEqual(of({ gapIncluded: 1234 }), {
    ...same, gap: 1234, tiers: [{ ...tier, gap: 1234 }],
    text: "あと1,234円で送料無料です!", detailText: "1,234円の追加で送料660円が0円に。実質340円です",
  });
  assert.equal(of({ counted: 1250 }).progress, 25);
  assert.equal(of({ counted: -1250 }).progress, 0);
  assert.equal(of({ amount: 8000 }).progress, 50);
  assert.equal(of({ gap: 0 }).state, "reached");
  assert.equal(of({ saves: 659 }).detailText, "送料は660円から1円になります");
  assert.equal(of({ saves: 659 }).text, "あと1,000円で送料が659円下がります!");
  assert.equal(of({ net: -40 }).detailText, "1,000円の追加で送料660円が0円に。お支払いは40円少なくなります");
  assert.deepEqual([of({ saves: 0 }).heldBack, of({ saves: 0 }).hidden], ["NO_SAVING", true]);
  assert.equal(of({}, { nudge: { nearWithin: 1000 } }).state, "near");
  const far = { nudge: { nearWithin: 999 } };
  assert.equal(of({}, far).text, "5,000円以上のお買い上げで送料無料です");
  assert.equal(of({ basis: "goods-tax-excluded" }, far).text, "税抜5,000円以上のお買い上げで送料無料です");
  assert.equal(of({ basis: "goods-tax-excluded" }, far, { locale: "en" }).text, "Free shipping on orders of ¥5,000 before tax or more");
  // 1,000 are 1.5 times 660 and a little more.
  assert.equal(of({}, { nudge: { mostForSaving: 1 } }).heldBack, "DOES_NOT_PAY");
  assert.equal(of({}, { nudge: { mostForSaving: 2 } }).heldBack, undefined);
  assert.equal(decideNudge({ ...quote, rates: [] }, SHOP).state, "empty");
  assert.equal(decideNudge({ ...quote, freeShipping: null }, SHOP).heldBack, "NO_RULE");
  assert.equal(at(4000, { ...SHOP, shipping: { ...SHIPPING, fee: 0 } }).heldBack, "NO_RULE");
  assert.equal(at(4000, { ...SHOP, shipping: undefined }).heldBack, "NO_RULE");
  assert.equal(of({}, {}, { locale: "en" }).text, "¥1,000 more for free shipping!");
  assert.equal(of({}, {}, { locale: "ja" }).text, same.text);
  for (const [name, heldBack] of Object.entries({
    dismissed: "DISMISSED", composing: "COMPOSING", typing: "TYPING", lastStep: "LAST_STEP", helpFirst: "HELP_FIRST", heldOut: "HOLD_OUT",
  })) {
    assert.equal(of({}, {}, { [name]: true }).heldBack, heldBack);
    assert.equal(of({}, {}, { [name]: false, locale: "en" }).heldBack, undefined);
  }
  assert.deepEqual([of({}, {}, { oneItem: true }).state, of({}, {}, { oneItem: true }).text], ["one-item", "あと1,000円で送料無料です!"]);
  // Pieces are counted in pieces.
  const pieces = { ...PLAIN, shipping: { ...SHIPPING, freeFrom: [{ quantity: 4 }] } };
  const piece = decideNudge(priceCart(cart({ quantity: 3 }), pieces), pieces);
  assert.deepEqual([piece.code, piece.pieces, piece.text], ["NUDGE_ONE_ITEM", true, "あと1点で送料無料です!"]);
  assert.equal(decideNudge(priceCart(cart({ quantity: 3 }), pieces), pieces, { locale: "en" }).text, "1 item more for free shipping!");
});

test("a nudge speaks of the goal that is next, and of each state in its words", () => {
  const rules = {
    ...SHOP,
    rewards: [{ name: "tote", kind: "gift", label: "トートバッグ", ...FREE, amount: 8000 }, { name: "クーポン", kind: "coupon", ...FREE, amount: 12000 }],
  };
  const said = ({ state, kind, reward, code, text }) => [state, kind, reward, code, text];
  assert.deepEqual(said(at(4000, rules)), ["near", "shipping", undefined, "NUDGE_NEAR", "あと1,000円で送料無料です!"]);
  assert.deepEqual(said(at(5000, rules)), ["near", "gift", 0, "NUDGE_NEAR_GIFT", "あと3,000円でトートバッグをプレゼント!"]);
  // A reward without a label is called by its name.
  assert.deepEqual(said(at(9000, rules)), ["near", "coupon", 1, "NUDGE_NEAR_COUPON", "あと3,000円でクーポンが使えます!"]);
  const tiers = at(5000, rules).tiers.map(({ kind, reward, gap, progress }) => [kind, reward, gap, progress]);
  assert.deepEqual(tiers, [["shipping", undefined, 0, 100], ["gift", 0, 3000, 62], ["coupon", 1, 7000, 41]]);

  // What was near and is reached is told, once; what is then lost, too.
  const near = at(4000);
  const reached = at(5000, SHOP, { memory: JSON.parse(JSON.stringify(near.memory)) });
  assert.deepEqual(said(reached), ["reached", "shipping", undefined, "NUDGE_REACHED", "送料無料になりました!"]);
  assert.equal(reached.noteText, "送料は当店が負担しています");
  assert.equal(at(5000, SHOP, { memory: reached.memory }).heldBack, "UNCHANGED");
  assert.deepEqual(said(at(4500, SHOP, { memory: reached.memory })), ["lost", "shipping", undefined, "NUDGE_LOST", "あと500円で、また送料無料になります"]);
  assert.equal(at(0, SHOP, undefined, { lines: [] }).text, "5,000円以上のお買い上げで送料無料です");

  // To Okinawa it is never free; to Hokkaido a surcharge stays; where it goes is not known yet.
  const away = {
    ...PLAIN,
    shipping: { ...SHIPPING, freeFrom: [{ never: true, regions: ["JP-47"] }, FREE], regions: [{ names: ["JP-01"], surcharge: 500 }] },
  };
  const okinawa = at(4000, away, undefined, { region: "JP-47" });
  assert.deepEqual(said(okinawa), ["excluded", "shipping", undefined, "NUDGE_EXCLUDED", "このお届け先への送料は660円です"]);
  const hokkaido = at(5000, away, undefined, { region: "JP-01" });
  assert.deepEqual([hokkaido.stays, hokkaido.noteText], [500, "離島・一部地域の追加送料500円は別にかかります"]);
  assert.equal(at(4000, away).noteText, "お届け先によって送料が変わることがあります");
  assert.deepEqual(at(4000, { ...SHOP, shipping: { ...SHIPPING, fee: 0 } }).state, "not-needed");
});

test("a shop has words of its own, and money is of the cart's currency", () => {
  const paid = { ...SHOP, nudge: { wording: "shop-pays" } };
  assert.equal(at(4000, paid).text, "あと1,000円で送料を当社が負担します!");
  assert.equal(at(4000, paid, { locale: "en" }).text, "¥1,000 more, and we pay the shipping!");
  // What that wording has no words for is said as usual.
  assert.equal(at(4000, paid).detailText, "1,000円の追加で送料660円が0円に。実質340円です");
  const own = { ...paid, nudge: { ...paid.nudge, messages: { NUDGE_NEAR: "{gap}で{gap}! {amount}、{fee}、{saves}", DETAIL_NET: "" } } };
  const { text, detailText } = at(4000, own);
  assert.deepEqual([text, detailText], ["1,000円で1,000円! 5,000円、660円、660円", ""]);
  assert.equal(at(4000, own, { locale: "en" }).text, "¥1,000で¥1,000! ¥5,000、¥660、¥660");
  assert.equal(at(5000, own).text, "送料は当社負担です");

  // Cents, and a currency with three digits behind the point.
  assert.equal(at(4000, SHOP, { locale: "en" }, { currency: "USD" }).text, "$10.00 more for free shipping!");
  assert.match(at(4000, SHOP, undefined, { currency: "USD" }).text, /^あと\$10\.00で送料無料です!$/);
  assert.match(at(4000, SHOP, { locale: "en" }, { currency: "KWD" }).text, /^KWD\s1\.000 more for free shipping!$/);
  assert.match(at(4000, SHOP, { locale: "en" }, { currency: "KRW" }).text, /^₩1,000 more/);
});

test("a warning is told in words, with what it costs", () => {
  const rules = { ...SHOP, rewards: [{ name: "tote", kind: "gift", label: "トートバッグ", ...FREE }], cod: { brackets: [{ upTo: 9999, fee: 330 }, { upTo: 29999, fee: 440 }] } };
  const warned = (more) => priceCart({ lines: [line(5200)], ...more }, rules).warnings;
  const told = (warning, shop = rules) => [describeWarning(warning, shop), describeWarning(warning, shop, { locale: "en" })];
  // 5,200 less 500: 4,700 and 660.
  const [coupon] = warned({ coupons: [{ amount: 100 }, { amount: 500 }] });
  assert.deepEqual(coupon, { code: "COUPON_COSTS_SHIPPING", at: 1, costs: 660, gap: 400, pieces: false, net: 160 });
  assert.deepEqual(told(coupon), [
    "クーポンのご利用で、送料無料まであと400円になっています。ご利用なしでは送料660円が無料です",
    "With the coupon you are ¥400 short of free shipping. Without it, ¥660 of shipping is free",
  ]);
  assert.equal(describeWarning(coupon, rules, { currency: "USD", locale: "en" }), "With the coupon you are $4.00 short of free shipping. Without it, $6.60 of shipping is free");
  assert.match(told(coupon, { ...rules, nudge: { wording: "shop-pays" } })[0], /^クーポンのご利用で、送料当社負担まであと400円/);
  assert.deepEqual(told(coupon, { ...rules, nudge: { messages: { COUPON_COSTS_SHIPPING: "{costs}, {net}" } } }), ["660円, 160円", "¥660, ¥160"]);
  // Points count where the rule is judged after them.
  const after = { ...rules, shipping: { ...SHIPPING, freeFrom: [{ ...FREE, after: "points" }] } };
  const [points] = priceCart({ lines: [line(5200)], points: { amount: 700, usedAs: "payment" } }, after).warnings;
  assert.deepEqual(points, { code: "POINTS_COST_SHIPPING", costs: 660, gap: 500, pieces: false, net: -40 });
  assert.match(told(points)[0], /^ポイントのご利用で、送料無料まであと500円/);
  assert.equal(told(points)[1], "With your points you are ¥500 short of free shipping. Without them, ¥660 of shipping is free");
  // 10,050 are 51 too many for 330 yen.
  const [edge] = warned({ lines: [line(10050)], cashOnDelivery: true });
  assert.deepEqual(edge, { code: "COD_EDGE", costs: 110, gap: 51, pieces: false, net: 110 });
  assert.deepEqual(told(edge), ["あと51円下げると代引手数料が110円下がります", "¥51 less, and the cash-on-delivery fee drops by ¥110"]);
  assert.equal(warned({ lines: [line(10110)], cashOnDelivery: true }), undefined);
  const lost = { code: "REWARD_LOST", at: 0, costs: 0, gap: 300, pieces: false, net: 160 };
  assert.deepEqual(told(lost), ["この変更でトートバッグの対象ではなくなります（あと300円）", "With this change you lose トートバッグ (¥300 short)"]);
  assert.deepEqual(told({ ...lost, code: "SHIPPING_LOST", costs: 660, gap: 2, pieces: true }), [
    "この変更で送料無料ではなくなり、送料660円がかかります（あと2点で送料無料）",
    "With this change shipping is no longer free and costs ¥660 (2 items short)",
  ]);
  assert.deepEqual(told({ ...lost, code: "COD_LOST" }), ["この金額では代金引換をご利用いただけません", "Cash on delivery is not available for this amount"]);
  assert.equal(thrown(() => describeWarning(lost, rules, { locale: "fr" })), "OPTION_INVALID locale");
  for (const currency of ["", "yen", "YEN!", "jpy"]) {
    assert.equal(thrown(() => describeWarning(lost, rules, { currency })), "CURRENCY_UNKNOWN currency", currency);
  }
  assert.equal(thrown(() => describeWarning(lost, rules, { currency: 392 })), "TYPE_INVALID currency");
});

test("something may appear once it has settled, not too often, and never again when it was closed", () => {
  const rules = { settleMs: 300, intervalMs: 2000, mostShows: 2 };
  const ask = (what, now, memory, more) => mayAppear(what, rules, { now, ...(memory && { memory: JSON.parse(JSON.stringify(memory)) }), ...more });
  const first = ask(1, 0);
  assert.deepEqual(first, { memory: { seen: 1, sinceMs: 0, shown: 1, shownMs: 0, shows: 1, reached: 0, dismissed: false } });
  assert.equal(ask(1, 5000, first.memory).heldBack, "UNCHANGED");
  // Another: 300 ms after it came, but 2,000 after the one before.
  const young = ask(2, 100, first.memory);
  assert.deepEqual([young.heldBack, young.dueMs], ["SETTLING", 2000]);
  const soon = ask(2, 400, young.memory);
  assert.deepEqual([soon.heldBack, soon.dueMs], ["TOO_SOON", 2000]);
  const second = ask(2, 2000, soon.memory);
  assert.deepEqual([second.heldBack, second.memory.shows, second.memory.shownMs], [undefined, 2, 2000]);
  assert.equal(ask(3, 9000, second.memory).heldBack, "ENOUGH");
  const { memory, heldBack } = ask(2, 2000, soon.memory, { dismissed: true });
  assert.equal(heldBack, "DISMISSED");
  assert.equal(ask(3, 9000, memory).heldBack, "DISMISSED");
  // 300 and 2,000 ms are what is usual, and without a clock nothing waits.
  assert.deepEqual(mayAppear(2, {}, { now: 100, memory: first.memory }), young);
  assert.equal(mayAppear(2, {}, { memory: first.memory }).heldBack, undefined);
  // The first reason is told.
  const all = { heldOut: "HOLD_OUT", dismissed: "DISMISSED", composing: "COMPOSING", typing: "TYPING", lastStep: "LAST_STEP", helpFirst: "HELP_FIRST" };
  const names = Object.keys(all);
  names.forEach((name, at) => {
    const context = Object.fromEntries(names.slice(at).map((name) => [name, true]));
    assert.equal(mayAppear(1, rules, context).heldBack, all[name]);
  });
});

test("shoppers fall where GrowthBook's SDK puts them", () => {
  // Its published cases of hash version 2 (growthbook/growthbook, packages/sdk-js/test/cases.json).
  for (const [seed, id, bucket] of [["seed", "a", 0.0505], ["seed", "b", 0.2696], ["foo", "ab", 0.2575], ["foo", "def", 0.2019]]) {
    assert.equal(bucketOf(seed, id), bucket);
  }
  // Units of UTF-16, and evenly: of 10,000 about a tenth are in each tenth.
  const tenths = Array(10).fill(0);
  for (let id = 0; id < 10_000; id++) tenths[Math.floor(bucketOf("すらすら", `${id}𠮷`) * 10)]++;
  assert.ok(tenths.every((count) => count > 850 && count < 1150), `${tenths}`);
  assert.equal(thrown(() => bucketOf(1, "a")), "TYPE_INVALID seed");
  for (const id of [1, undefined, null, ["a"], Symbol("a")]) assert.equal(thrown(() => bucketOf("seed", id)), "TYPE_INVALID id");
});
