// Carts that stay open, in the packed package: a change is not a new reading, what is refused changes nothing, and a
// change may be looked at before it is made.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FREE, PLAIN, SHIPPING, SHOP, cart, line, surasura, thrown } from "./carts.mjs";
import { read } from "./lib.mjs";

const { openCart, priceCart } = surasura;

test("an open cart follows its quantities, and what is refused changes nothing", () => {
  const given = { lines: [line(4000), line(880, 2, { taxRate: "reduced" }), line(2 ** 52, 0)], coupons: [{ percent: 10, minimum: 5000 }] };
  const open = openCart(given, SHOP);
  const at = (...quantities) => priceCart({ ...given, lines: given.lines.map((line, at) => ({ ...line, quantity: quantities[at] })) }, SHOP);
  assert.deepEqual(open.quote(), at(1, 2, 0));
  assert.equal(open.setQuantity(0, 3), undefined);
  // 12,000 and 1,760 less 10 %: 1,376 by the ratio of the two, 1,200 and 176.
  assert.deepEqual(open.quote().rates.map(({ gross }) => gross), [10800, 1584]);
  assert.deepEqual(open.quote(), at(3, 2, 0));
  // What was given is read once: what becomes of it later is another cart.
  const kept = open.quote();
  given.lines[0].unitPrice = 1;
  for (const [line, quantity, error] of [
    [3, 1, "VALUE_MISSING lines[3]"], [2 ** 32 - 1, 1, "VALUE_MISSING lines[4294967295]"], [2, 2, "NUMBER_TOO_LARGE lines[2].quantity"],
    [2, 2 ** 32 - 1, "NUMBER_TOO_LARGE lines[2].quantity"], [-1, 1, "NUMBER_NEGATIVE line"], ["0", 1, "TYPE_INVALID line"], [undefined, 1, "TYPE_INVALID line"],
    [0.5, 1, "NUMBER_NOT_INTEGER line"], [0, -1, "NUMBER_NEGATIVE quantity"], [0, 1.5, "NUMBER_NOT_INTEGER quantity"], [0, NaN, "TYPE_INVALID quantity"],
    [0, 2 ** 32, "NUMBER_TOO_LARGE quantity"], [0, "2", "TYPE_INVALID quantity"], [0, 2n, "TYPE_INVALID quantity"], [0, undefined, "TYPE_INVALID quantity"],
  ]) {
    assert.equal(thrown(() => open.setQuantity(line, quantity)), error);
    assert.deepEqual(open.quote(), kept, error);
  }
  open.setQuantity(0, 0);
  open.setQuantity(1, 0);
  assert.equal(open.quote().total, 0);
  assert.equal(open.close(), undefined);
  for (const late of [() => open.quote(), () => open.setQuantity(0, 1), () => open.close()]) assert.equal(thrown(late), "CART_CLOSED ");
});

test("open carts know nothing of each other", () => {
  const carts = [4000, 880, 540].map((price) => openCart({ lines: [line(price, 1, { taxRate: `x${price}` })] },
    { ...PLAIN, taxRates: [{ code: `x${price}`, percent: 8 }] }));
  const told = () => carts.map((open) => [open.quote().total, open.quote().rates[0].rate]);
  assert.deepEqual(told(), [[4000, "x4000"], [880, "x880"], [540, "x540"]]);
  const [, old] = carts;
  old.close();
  // One that is opened takes the place of one that was closed; who holds that one reaches it no more.
  carts[1] = openCart(cart({ unitPrice: 1 }), PLAIN);
  assert.equal(thrown(() => old.setQuantity(0, 7)), "CART_CLOSED ");
  assert.deepEqual(told(), [[4000, "x4000"], [1, "standard"], [540, "x540"]]);
  carts[0].setQuantity(0, 2);
  assert.equal(thrown(() => openCart(cart({ unitPrice: -1 }), PLAIN)), "NUMBER_NEGATIVE lines[0].unitPrice");
  assert.deepEqual(told(), [[8000, "x4000"], [1, "standard"], [540, "x540"]]);
  for (const open of carts) open.close();
});

test("what is left to pay is that of the quote", () => {
  const cases = read("tests/data/cart.jsonl").trim().split("\n").map((row) => JSON.parse(row));
  assert.ok(cases.length >= 90);
  for (const { name, cart, rules, expected } of cases) {
    const open = openCart(cart, rules);
    assert.equal(open.payable(), expected.payable ?? expected.total, name);
    assert.equal(open.payable(), open.quote().payable, name);
    for (const at of cart.lines.keys()) open.setQuantity(at, at + 2);
    assert.equal(open.payable(), open.quote().payable, name);
    open.close();
  }
  // What a page cannot hold neither of them tells.
  const open = openCart({ lines: [line(2 ** 53 - 1, 0)] }, { ...PLAIN, shipping: { ...SHIPPING, freeFrom: [] } });
  assert.equal(open.payable(), 0);
  open.setQuantity(0, 1);
  for (const ask of [() => open.payable(), () => open.quote()]) assert.equal(thrown(ask), "NUMBER_TOO_LARGE lines");
  open.close();
});

test("an open cart takes other members, and what is refused changes nothing", () => {
  const rules = { ...SHOP, members: ["gold"], shipping: { ...SHIPPING, regions: [{ names: ["JP-47"], fee: 1200 }] }, taxRates: [{ code: "ny", percent: 8.875 }] };
  const given = { lines: [line(1000), line(500, 2)] };
  const open = openCart(given, rules);
  const told = () => [open.quote().shipping.fee, open.payable()];
  assert.deepEqual(told(), [660, 2660]);
  assert.equal(open.update({ region: "JP-47" }), undefined);
  assert.deepEqual(told(), [1200, 3200]);
  // Quantities stay, and so does what was changed before.
  open.setQuantity(0, 2);
  open.update({ coupons: [{ amount: 300 }] });
  assert.deepEqual(told(), [1200, 3900]);
  const now = { region: "JP-47", coupons: [{ amount: 300 }], lines: [line(1000, 2), line(500, 2)] };
  assert.deepEqual(open.cart(), now);
  assert.deepEqual(open.quote(), priceCart(now, rules));
  for (const [change, error] of [
    [{ region: "JP-48" }, "REGION_UNKNOWN region"], [{ member: "tin" }, "MEMBER_UNKNOWN member"], [{ coupons: [{}] }, "VALUE_MISSING coupons[0].amount"],
    [{ lines: undefined }, "VALUE_MISSING lines"], [{ lines: [line(-1)] }, "NUMBER_NEGATIVE lines[0].unitPrice"], [{ currency: "yen" }, "CURRENCY_UNKNOWN currency"],
  ]) {
    assert.equal(thrown(() => open.update(change)), error);
    assert.deepEqual([open.cart(), open.quote()], [now, priceCart(now, rules)], error);
  }
  // Lines are other lines, with names of their own, and another currency.
  open.update({ currency: "USD", region: undefined, coupons: [], lines: [line(1200, 1, { taxRate: "ny", taxIncluded: false })] });
  const { currency, rates, total } = open.quote();
  assert.deepEqual([currency, rates.map(({ rate }) => rate), total], ["USD", ["standard", "ny"], 1966]); // 1,306.5 rounded down, and 660
  assert.equal(thrown(() => open.setQuantity(1, 1)), "VALUE_MISSING lines[1]");
  assert.deepEqual(given, { lines: [line(1000), line(500, 2)] });
  open.close();
  for (const late of [() => open.update({}), () => open.consider({}), () => open.payable(), () => open.cart()]) {
    assert.equal(thrown(late), "CART_CLOSED ");
  }
});

test("a change is looked at before it is made: what would be lost is said, with what it costs", () => {
  const rules = { ...SHOP, rewards: [{ name: "tote", kind: "gift", ...FREE, amount: 4800 }], cod: { brackets: [{ upTo: 9999, fee: 330 }] } };
  const given = { lines: [line(5200)] };
  const open = openCart(given, rules);
  const before = open.quote();
  const lost = (change) => {
    const considered = open.consider(change);
    assert.deepEqual(considered.quote, priceCart({ ...open.cart(), ...change }, rules));
    return considered.lost;
  };
  // 4,700 and 660 are 160 more than 5,200: the coupon takes away more than it gives.
  const shipping = { code: "SHIPPING_LOST", costs: 660, gap: 300, pieces: false, net: 160 };
  assert.deepEqual(lost({ coupons: [{ amount: 500 }] }), [shipping, { code: "REWARD_LOST", at: 0, costs: 0, gap: 100, pieces: false, net: 160 }]);
  // 4,900 and 660.
  assert.deepEqual(lost({ coupons: [{ amount: 300 }] }), [{ ...shipping, gap: 100, net: 360 }]);
  assert.deepEqual(lost({ coupons: [{ amount: 200 }] }), []);
  assert.deepEqual(lost({}), []);
  // Of a cart with nothing in it nobody minds.
  assert.deepEqual(lost({ lines: [] }), []);
  assert.equal(thrown(() => open.consider({ region: "JP-48" })), "REGION_UNKNOWN region");
  assert.deepEqual([open.quote(), open.cart()], [before, given]);

  // Two pieces at 5,200 are past what the carrier collects: 330 fall away, and 5,200 come.
  open.update({ cashOnDelivery: true });
  assert.deepEqual(lost({ lines: [line(5200, 2)] }), [{ code: "COD_LOST", costs: 0, gap: 0, pieces: false, net: 4870 }]);
  // It is looked at from the cart as it is now.
  open.update({ cashOnDelivery: false, coupons: [{ amount: 500 }] });
  assert.deepEqual(lost({ coupons: [{ amount: 600 }] }), []);
  open.close();

  // Pieces are missing in pieces: 2 at 1,000 and 660 are 340 less than 3 at 1,000.
  const byPiece = openCart({ lines: [line(1000, 3)] }, { ...PLAIN, shipping: { ...SHIPPING, freeFrom: [{ quantity: 3 }] } });
  assert.deepEqual(byPiece.consider({ lines: [line(1000, 2)] }).lost, [{ code: "SHIPPING_LOST", costs: 660, gap: 1, pieces: true, net: -340 }]);
  byPiece.close();
});
