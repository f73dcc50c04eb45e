// What <surasura-cart> says of a quote, row by row: what is added up, the total, and the tax in it by its rates (税率ごとに
// 区分した合計額).

import { describeWarning } from "./cart-face.js";
import { word } from "./element.js";
import { money } from "./format.js";

/** Rows of `{ key, name, value, tag, hints }`: what is said, how much, in small beside the name, and below. */
export function rows(quote, cart, rules, locale) {
  const yen = (amount) => money(amount, quote.currency, locale);
  const say = (code, values) => word(`CART_${code}`, rules, locale, values);
  const all = [];
  /** What stands above the total: with it, what is not in the amounts as they are entered is tax. */
  let sum = 0;
  const add = (key, name, amount, more) => {
    sum += amount;
    all.push({ key, name, value: yen(amount), ...more });
  };
  const unless = (isIncluded) => ({ tag: isIncluded ? "" : say("EXCLUDED") });

  add("subtotal", say("SUBTOTAL"), quote.subtotal, unless(cart.lines.some(({ taxIncluded }) => taxIncluded) || !cart.lines.length));
  const off = quote.coupons.reduce((rest, { amount }) => rest - amount, quote.discount);
  if (off) add("discount", say("DISCOUNT"), -off);
  for (const { coupon, amount, gap } of quote.coupons) {
    add(`coupon-${coupon}`, say("COUPON"), -amount, { hints: gap ? [say("COUPON_GAP", { gap: yen(gap) })] : [] });
  }

  const { shipping } = quote;
  if (rules.shipping) {
    const hints = [
      shipping.surcharge && say("SURCHARGE", { amount: yen(shipping.surcharge) }),
      shipping.temperature && say("TEMPERATURE", { amount: yen(shipping.temperature) }),
    ].filter(Boolean);
    // Where the place decides there is a line for it, so that nothing moves when it is known.
    if (!hints.length && rules.shipping.regions?.length) hints.push(shipping.assumed ? say("ASSUMED") : "");
    add("shipping", say("SHIPPING"), shipping.fee, { hints, ...unless(rules.shipping.taxIncluded) });
    if (shipping.free && !shipping.fee) all.at(-1).value = say("FREE");
    shipping.destinations?.forEach(({ name, fee, free }, at) => {
      all.push({ key: `destination-${at}`, name, value: free && !fee ? say("FREE") : yen(fee), isPart: true });
    });
  }
  cart.fees?.forEach(({ name, amount, taxIncluded }, at) => add(`fee-${at}`, name, amount, unless(taxIncluded)));
  if (quote.cod) {
    const { fee, available } = quote.cod;
    const none = { code: "COD_LOST", costs: 0, gap: 0, net: 0 };
    add("cod", say("COD"), fee, available ? {} : { value: "—", hints: [describeWarning(none, rules, { locale })] });
  }
  const paysByPoints = cart.points?.usedAs === "payment";
  if (quote.points && !paysByPoints) add("points", say("POINTS"), -quote.points);
  if (quote.total !== sum) add("tax", say("TAX"), quote.total - sum);

  const total = (key, name, amount) => all.push({ key, name, value: yen(amount), tag: say("INCLUDED"), isTotal: true });
  if (quote.points && paysByPoints) {
    total("total", say("TOTAL"), quote.total);
    all.push({ key: "paid", name: say("POINTS_PAID"), value: yen(-quote.points) });
  }
  total("payable", say("PAYABLE"), quote.payable);
  for (const { rate, percent, gross, tax } of quote.rates) {
    const name = rate === "exempt" ? say("EXEMPT") : say("RATE", { percent });
    const value = rate === "exempt" ? yen(gross) : say("TAXED", { gross: yen(gross), tax: yen(tax) });
    all.push({ key: `rate-${rate}`, name, value, isRate: true });
  }
  return all;
}
