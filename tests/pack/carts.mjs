// What the tests of carts share: the packed package, a cart and rules that have every member, and what is thrown.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { project, read } from "./lib.mjs";

const made = await project({ after });
/** The functions of the package. */
export const surasura = await import(pathToFileURL(join(made, "node_modules/surasura/dist/surasura.js")));

export const LINE = { unitPrice: 4000, quantity: 1, taxRate: "standard", taxIncluded: true };
export const PLAIN = { taxRounding: "floor" };
export const FREE = { amount: 5000, basis: "goods-tax-included", after: "coupons" };
export const SHIPPING = { fee: 660, taxIncluded: true, freeFrom: [FREE] };
export const SHOP = { ...PLAIN, shipping: SHIPPING };
/** A line of goods with tax in their price. */
export const line = (unitPrice, quantity = 1, more = {}) => ({ ...LINE, unitPrice, quantity, ...more });
/** A cart with one line, changed. */
export const cart = (change) => ({ lines: [{ ...LINE, ...change }] });

/** A cart with every member. */
export const CART = {
  currency: "JPY", region: "JP-01", member: "gold", cashOnDelivery: true,
  points: { amount: 5, usedAs: "payment" },
  coupons: [{ amount: 100, minimum: 500 }, { percent: 10, rounding: "half-up" }, { offer: "three", buy: 2, free: 1 }],
  fees: [{ name: "card", amount: 50, taxIncluded: true, taxRate: "standard" }],
  destinations: [{ name: "home", region: "JP-13" }],
  lines: [
    {
      ...LINE, discount: { percent: 10, rounding: "ceil" }, returned: false, counts: true,
      destination: "home", temperature: "frozen", offer: "three",
    },
    { ...LINE, discount: { amount: 10 }, destination: "home" },
  ],
};

/** Rules with every member. */
export const RULES = {
  taxRounding: "half-up", taxScope: "rate", taxTarget: "tax", day: 20261122,
  taxRates: [{ code: "ny", percent: 8.875 }],
  split: { over: "lines", by: "gross", tie: "last" },
  members: ["gold"],
  nudge: {
    nearWithin: 1500, mostForSaving: 5, settleMs: 300, intervalMs: 2000, mostShows: 3,
    wording: "shop-pays", messages: { NUDGE_NEAR: "あと{gap}" },
  },
  rewards: [
    { name: "tote", kind: "gift", label: "トートバッグ", amount: 8000, basis: "goods-tax-included", after: "coupons", regions: ["JP-13"], members: ["gold"] },
    { name: "next", kind: "coupon", quantity: 5 },
    { name: "double", kind: "points", never: true },
  ],
  shipping: {
    fee: 600, taxIncluded: true, taxRate: "standard", judged: "destination", feePerTemperature: true,
    freeFrom: [
      { never: true, regions: ["islands"] },
      { quantity: 3, members: ["gold"] },
      { amount: 5000, basis: "goods-tax-included", after: "coupons" },
    ],
    regions: [{ names: ["JP-47"], fee: 1200, surcharge: 500, surchargeWaived: true }],
    temperatures: [{ name: "frozen", fee: 300, pieces: 3, waived: true }],
  },
  cod: { withFee: true, taxRate: "standard", freeFrom: 50000, brackets: [{ upTo: 9999, fee: 330 }, { upTo: 29999, fee: 440 }] },
};

const [, union] = read("pkg/npm/index.d.ts").match(/type ErrorCode =([^;]*);/);

/** `CODE path` of what `run` throws, which is ours whatever it was given. */
export function thrown(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof surasura.SurasuraError, `${error}`);
    assert.ok(union.includes(`"${error.code}"`), error.code);
    return `${error.code} ${error.path}`;
  }
  return "nothing";
}

/** A copy of `object` with another value at a path, `lines[0].discount`. */
export function set(object, path, value) {
  const copy = structuredClone(object);
  const names = path.split(/\W+/).filter(Boolean);
  const last = names.pop();
  let at = copy;
  for (const name of names) at = at[name];
  at[last] = value;
  return copy;
}

/** The members of a shape of read.js, with `[]` for each of a list. */
export function shaped(shape, prefix = "") {
  return Object.entries(shape).flatMap(([name, type]) => {
    const path = prefix + name;
    const inner = type[0] ?? type;
    if (typeof inner === "function") return [path];
    if (!inner.most) return [path, ...shaped(inner, `${path}.`)];
    const each = typeof inner.type === "function" ? [`${path}[]`] : [`${path}[]`, ...shaped(inner.type, `${path}[].`)];
    return [path, ...each];
  });
}
