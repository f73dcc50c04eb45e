// Whole shop systems, by the functions that total their carts.

import { createRequire } from "node:module";
import { COUPON, cart, quotes } from "./carts.mjs";

/** By name, of a cart of so many lines; `folder` is where they were put. */
export async function contenders(folder, length) {
  const require = createRequire(folder);
  const { decorateCartTotals } = require("@medusajs/utils");
  const { prorate } = require("./package/dist/service/helpers/order-calculator/prorate.js");
  const { lines } = cart(length);
  const [[name, ours]] = Object.entries(quotes(length));
  const percent = { standard: 10, reduced: 8 };
  const sums = lines.map(({ unitPrice, quantity }) => unitPrice * quantity);
  const items = () =>
    lines.map(({ unitPrice, quantity, taxRate }, id) => ({
      id: `item${id}`,
      unit_price: unitPrice,
      quantity,
      is_tax_inclusive: true,
      tax_lines: [{ rate: percent[taxRate] }],
      adjustments: [],
    }));
  return {
    [name]: ours,
    // It writes into what it is given.
    "@medusajs/utils, decorateCartTotals": () => decorateCartTotals({ currency_code: "jpy", items: items() }).total.numeric,
    "@vendure/core, prorate": () => prorate(sums, COUPON),
  };
}
