// How a quote came about, and why another system's totals differ: what `surasura/full` has for carts beside
// the cart's functions.

import { asked, written } from "./cart-face.js";
import { List, PRICE, name, yen } from "./read.js";

/** Of a refund it is less than nothing. */
const money = (value) => {
  if (!(value < 0)) return yen(value);
  const size = typeof value === "number" ? yen(-value) : "TYPE_INVALID";
  return typeof size === "string" ? size : -size;
};

const figures = (...names) => Object.fromEntries(names.map((name) => [name, [money]]));

/** What `reconcileCart` takes; the order is that of `src/browser/cart/proof.rs`. */
const RECONCILE = {
  ...PRICE,
  totals: {
    ...figures("subtotal", "discount", "shipping", "fees", "cod", "points", "tax", "total", "payable"),
    rates: [new List({ rate: name, ...figures("net", "tax", "gross") })],
  },
};

export function explainCart(cart, rules) {
  const proof = written(asked("explain", PRICE, { cart, rules }));
  const { currency = "JPY" } = cart;
  return { ...proof, quote: { currency, ...proof.quote } };
}

export const reconcileCart = (cart, rules, totals) =>
  written(asked("reconcile", RECONCILE, { cart, rules, totals }));
