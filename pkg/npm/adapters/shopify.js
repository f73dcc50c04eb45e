// Shopify: `/cart.js`, in hundredths of every currency, and `/cart/shipping_rates.json`, in major units.
// https://shopify.dev/docs/api/ajax/reference/cart, https://shopify.dev/docs/api/liquid/objects/cart

import { agree, byTotals, exact, fail, fromDecimal, fromHundredths } from "./money.js";
import { reader } from "./reader.js";

/** Texts and fractions are what the parts of Shopify that count in major units have. */
const hundredths = (value, currency, path) =>
  typeof value === "string" ? fail("AMOUNT_SCALE", path) : fromHundredths(value, currency, path);

/** The rate of an item: what the shop's function says of it, or the first of its tables that has it. */
function rateOf(rates, item, index) {
  if (typeof rates === "function") return rates(item, index);
  if (item.taxable === false) return "exempt";
  for (const [member, table] of Object.entries(rates)) {
    const known = member !== "otherwise" && [item[member]].flat().find((value) => Object.hasOwn(table, value));
    if (known || known === 0) return table[known];
  }
  return rates.otherwise;
}

export function fromShopifyCart(cart, options) {
  const said = reader({ options }, "");
  const { rates, counts = (item) => item.requires_shipping !== false } = said.object("options");
  if (typeof rates !== "function") said.object("options.rates");
  const taxIncluded = said.flag("options.taxIncluded");
  reader({ cart }, "").object("cart");
  const currency = reader(cart, "").there("currency");
  const read = reader(cart, "", hundredths, currency);

  const sums = { before: 0, after: 0 };
  const lines = read.each("items", (read, item, index) => {
    const quantity = read.count("quantity");
    // Carts of before 2019 have but the one that is after discounts.
    const last = read.has("final_line_price") ? "final_line_price" : "line_price";
    const final = read.price(last);
    const full = read.has("original_line_price") ? read.price("original_line_price") : final;
    const line = byTotals(full, final, quantity, read.at(last));
    const allocated = "line_level_discount_allocations";
    if (item[allocated]?.length) {
      const amounts = read.each(allocated, (one) => one.price("amount"));
      agree(amounts.reduce((sum, amount) => sum + amount), full - final, read.at(allocated));
    }
    // The one is in hundredths, the other in major units: where they are the same somebody has divided already.
    if (item.price && item.price === item.presentment_price) fail("AMOUNT_SCALE", read.at("price"));
    sums.before = exact(sums.before + full, read.at(last));
    sums.after = exact(sums.after + final, read.at(last));
    const taxRate = rateOf(rates, item, index);
    if (typeof taxRate !== "string") fail("TAX_RATE_UNKNOWN", read.at("taxRate"));
    return { ...line, taxRate, taxIncluded, ...(!counts(item, index) && { counts: false }) };
  });

  const level = "cart_level_discount_applications";
  // What comes off delivery comes off at the checkout.
  const ofGoods = (read, { target_type }) => (target_type === "shipping_line" ? 0 : read.price("total_allocated_amount"));
  const off = read.has(level) ? read.each(level, ofGoods) : [];
  const stated = (name, sum) => agree(read.price(name), sum, name);
  if (read.has("original_total_price")) stated("original_total_price", sums.before);
  if (read.has("items_subtotal_price")) stated("items_subtotal_price", sums.after);
  stated("total_price", off.reduce((sum, amount) => sum - amount, sums.after));
  const coupons = off.filter((amount) => amount).map((amount) => ({ amount }));
  return { currency, lines, ...(coupons.length && { coupons }) };
}

export function fromShippingRates(json, { currency = "JPY" } = {}) {
  reader({ rates: json }, "").object("rates");
  return reader(json, "", fromDecimal, currency).each("shipping_rates", (read, rate) => {
    if ((rate.currency ?? currency) !== currency) fail("CURRENCY_UNKNOWN", read.at("currency"));
    return { name: rate.name, fee: read.price("price") };
  });
}
