// Runs inside a project that has the package installed: in plain Node and in a worker (node.test.mjs).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { isMainThread, parentPort } from "node:worker_threads";
import * as surasura from "surasura";
import * as attempt from "surasura/attempt";
import * as cart from "surasura/cart";
import * as elements from "surasura/elements";
import * as external from "surasura/external";
import * as form from "surasura/form";
import * as full from "surasura/full";

/** The functions, whichever entry they come from. */
function check({
  SurasuraError, attachForm, bucketOf, decideNudge, defineElements, describeWarning, mayAppear, normalize, openCart, priceCart, startAttempt,
}) {
  const throws = (run, code, path = "") =>
    assert.throws(run, (error) => {
      assert.ok(error instanceof SurasuraError && error instanceof Error);
      assert.deepEqual([error.name, error.code, error.path], ["SurasuraError", code, path]);
      return true;
    });

  // Fields.
  assert.deepEqual(normalize("phone", "０９０ー１２３４ー５６７８", { caret: 13 }), {
    value: "090-1234-5678",
    changed: true,
    caret: 13,
    changes: [
      { from: 0, to: 3, code: "WIDTH", valueFrom: 0, valueTo: 3 },
      { from: 3, to: 4, code: "HYPHEN", valueFrom: 3, valueTo: 4 },
      { from: 4, to: 8, code: "WIDTH", valueFrom: 4, valueTo: 8 },
      { from: 8, to: 9, code: "HYPHEN", valueFrom: 8, valueTo: 9 },
      { from: 9, to: 13, code: "WIDTH", valueFrom: 9, valueTo: 13 },
    ],
    issues: [],
    valid: true,
  });
  const { value, valid, issues } = normalize("phone", "9012345678", { locale: "en" });
  assert.deepEqual({ value, valid }, { value: "9012345678", valid: false });
  assert.deepEqual(issues, [{
    code: "PHONE_NO_LEADING_ZERO",
    severity: "error",
    message: "The leading 0 of the phone number is missing",
    suggestion: "090-1234-5678",
  }]);
  assert.equal(normalize("kana", "ﾔﾏﾀﾞ", { kana: "hiragana" }).value, "やまだ");
  assert.equal(normalize("name", "𠮷田\u3000髙").value, "𠮷田\u3000髙");
  assert.deepEqual(normalize("name", "\ud842", { caret: 1 }).value, "\ud842", "half a pair is left alone");
  throws(() => normalize("fax", "0"), "FIELD_KIND_UNKNOWN", "kind");
  throws(() => normalize("phone", 0), "TYPE_INVALID", "text");
  throws(() => normalize("phone", "0", { kana: "romaji" }), "OPTION_INVALID", "options.kana");
  for (const today of ["soon", "2026-1-5", "2026-13-01", 20261121]) {
    throws(() => normalize("name", "0", { birth: true, today }), "OPTION_INVALID", "options.today");
  }
  throws(() => normalize("phone", "0", { caret: -1 }), "NUMBER_NEGATIVE", "options.caret");

  // The money: a reduced and a standard rate, one rounding each, the delivery charge at 10 %.
  const line = (unitPrice, quantity, taxRate = "standard") => ({ unitPrice, quantity, taxRate, taxIncluded: true });
  const rules = {
    taxRounding: "floor",
    shipping: { fee: 660, taxIncluded: true, freeFrom: [{ amount: 5000, basis: "goods-tax-included", after: "coupons" }] },
  };
  const quote = priceCart({ lines: [line(2000, 1), line(500, 4, "reduced")] }, rules);
  assert.deepEqual(quote, {
    currency: "JPY",
    subtotal: 4000,
    discount: 0,
    coupons: [],
    rates: [
      { rate: "standard", percent: 10, net: 2419, tax: 241, gross: 2660 }, // 2660 × 10/110 = 241.8
      { rate: "reduced", percent: 8, net: 1852, tax: 148, gross: 2000 }, // 2000 × 8/108 = 148.1
    ],
    shipping: {
      fee: 660, feeIncluded: 660, free: false, surcharge: 0, temperature: 0, full: 660, waivable: true, assumed: false, excluded: false,
    },
    fees: 0,
    points: 0,
    tax: 389,
    total: 4660,
    payable: 4660,
    // 1,000 more, and the 660 fall.
    freeShipping: {
      amount: 5000, basis: "goods-tax-included", after: "coupons", counted: 4000, gap: 1000, gapIncluded: 1000, saves: 660, net: 340,
    },
  });
  const free = priceCart({ lines: [line(5000, 1)] }, rules);
  assert.deepEqual([free.total, free.shipping.fee, free.shipping.free, free.shipping.full], [5000, 0, true, 660]);

  // The same cart, kept open.
  const open = openCart({ lines: [line(2000, 1), line(500, 4, "reduced")] }, rules);
  assert.deepEqual(open.quote(), quote);
  open.setQuantity(1, 6);
  assert.deepEqual([open.quote().total, open.payable()], [5000, 5000]);
  const { lost } = open.consider({ coupons: [{ amount: 500 }] });
  assert.equal(describeWarning(lost[0], rules), "この変更で送料無料ではなくなり、送料660円がかかります（あと500円で送料無料）");
  open.update({ coupons: [{ amount: 500 }] });
  assert.deepEqual(open.quote().warnings.map(({ code, net }) => [code, net]), [["COUPON_COSTS_SHIPPING", 160]]); // 4,500 + 660 for 5,000
  throws(() => open.setQuantity(2, 1), "VALUE_MISSING", "lines[2]");
  open.close();
  throws(() => open.quote(), "CART_CLOSED");

  const wrong = (change, code, member) =>
    throws(() => priceCart({ lines: [line(1, 1), { ...line(1, 1), ...change }] }, rules), code, `lines[1].${member}`);
  wrong({ unitPrice: -1 }, "NUMBER_NEGATIVE", "unitPrice");
  wrong({ unitPrice: 0.5 }, "NUMBER_NOT_INTEGER", "unitPrice");
  wrong({ unitPrice: 2 ** 53 }, "NUMBER_TOO_LARGE", "unitPrice");
  wrong({ unitPrice: NaN }, "TYPE_INVALID", "unitPrice");
  wrong({ quantity: undefined }, "VALUE_MISSING", "quantity");
  wrong({ taxRate: "7%" }, "TAX_RATE_UNKNOWN", "taxRate");
  wrong({ taxIncluded: "yes" }, "TYPE_INVALID", "taxIncluded");
  throws(() => priceCart({ lines: [] }, { taxRounding: "up" }), "TAX_ROUNDING_UNKNOWN", "taxRounding");
  throws(() => priceCart(null, rules), "VALUE_MISSING", "cart");
  throws(() => openCart({ lines: [], member: "gold" }, rules), "MEMBER_UNKNOWN", "member");

  // The nudge.
  const { state, gap, progress, code, text, detailText } = decideNudge(quote, rules);
  assert.deepEqual({ state, gap, progress, code, text, detailText }, {
    state: "near", gap: 1000, progress: 80, code: "NUDGE_NEAR", text: "あと1,000円で送料無料です!",
    detailText: "1,000円の追加で送料660円が0円に。実質340円です",
  });
  assert.equal(decideNudge(free, rules, { locale: "en" }).text, "Shipping is free now!");
  assert.equal(decideNudge(quote, rules, { dismissed: true }).heldBack, "DISMISSED");
  assert.equal(decideNudge(priceCart({ lines: [line(4000, 1)] }, { taxRounding: "floor" }), rules).heldBack, "NO_RULE");
  assert.equal(mayAppear(1, {}, { typing: true }).heldBack, "TYPING");
  assert.equal(bucketOf("seed", "a"), 0.0505);
  throws(() => decideNudge({}, rules), "VALUE_MISSING", "rates");

  // What needs a page says so, or does nothing.
  throws(() => attachForm({}), "FORM_INVALID", "form");
  throws(() => startAttempt({ endpoint: "/efo", form: {} }), "FORM_INVALID", "options.form");
  assert.equal(defineElements(), undefined);
}

await assert.rejects(external.init(new Uint8Array(8)), WebAssembly.CompileError);
assert.throws(() => external.normalize("phone", "0"), { code: "WASM_UNAVAILABLE" });
assert.throws(() => external.priceCart({ lines: [] }, { taxRounding: "floor" }), { code: "WASM_UNAVAILABLE" });
const file = (name) => readFile(new URL(import.meta.resolve(`surasura/${name}`)));
await external.init(await file("surasura_bg.wasm"));
for (const name of ["priceCart", "openCart"]) {
  assert.throws(() => external[name]({ lines: [] }, { taxRounding: "floor" }), { code: "WASM_UNAVAILABLE" });
}
await external.initCart(await file("surasura_cart_bg.wasm"));
await external.initAttempt(await file("surasura_attempt_bg.wasm"));

// What only the full module has.
const warned = full.normalize("name", "髙橋𠮷", { charset: "cp932" });
assert.deepEqual([warned.value, warned.issues[0].code, warned.issues[0].suggestion], ["髙橋𠮷", "CHARSET_MISSING", "髙橋吉"]);
assert.equal(full.normalize("name", "髙橋", { charset: "cp932" }).issues.length, 0);
assert.equal(full.normalize("name", "髙橋", { charset: "jis-x-0208" }).issues[0].suggestion, "高橋");
assert.equal(full.normalize("date", "昭和６０年４月１日", { date: "slashes" }).value, "1985/04/01");
assert.equal(full.normalize("number", "３万５千円").value, "35000");
for (const [kind, options] of [["date"], ["name", { charset: "cp932" }]]) {
  assert.throws(() => surasura.normalize(kind, "1", options), /FIELD_KIND_UNKNOWN at kind|OPTION_INVALID at options.charset/);
}

check(surasura);
check(full);
check(external);
for (const entry of [surasura, form, cart, attempt, full, external]) assert.equal(await entry.ready(), undefined);
assert.deepEqual(Object.keys(external).sort(), [...Object.keys(surasura), "init", "initAttempt", "initCart"].sort());

// The parts are what the whole is made of: the very same functions, and one class of errors.
assert.deepEqual(Object.keys(form), ["SurasuraError", "attachForm", "defineElements", "normalize", "ready"]);
assert.deepEqual(Object.keys(cart), [
  "SurasuraError", "bucketOf", "decideNudge", "describeWarning", "mayAppear", "openCart", "priceCart", "ready",
]);
assert.deepEqual(Object.keys(attempt), ["SurasuraError", "defineElements", "ready", "startAttempt"]);
// Those of a cart have an entry of their own.
assert.deepEqual(Object.keys(elements), ["defineElements"]);
assert.equal(elements.defineElements(), undefined);
// Each defines the elements of its own.
for (const part of [form, cart, attempt]) {
  for (const name of Object.keys(part)) if (name !== "defineElements") assert.equal(part[name], surasura[name], name);
}

// What surasura/full has beside it is its own, and all that its types declare: friends.test.mjs, addon.test.mjs and proof.test.mjs try each.
const files = ["full.d.ts", "addon.d.ts", "proof.d.ts"].map((name) => new URL(`../${name}`, import.meta.resolve("surasura/full")));
const types = await Promise.all(files.map((file) => readFile(file, "utf8")));
const declared = Array.from(types.join("\n").matchAll(/^export (?:function|class) (\w+)/gm), ([, name]) => name);
assert.equal(declared.length, 14);
assert.deepEqual(Object.keys(full).sort(), [...Object.keys(surasura), ...declared].sort());
assert.equal(full.parsePhone("０３−５２５３−２１１１").national, "03-5253-2111");

const done = "all is well";
if (isMainThread) console.log(done);
else parentPort.postMessage(done);
