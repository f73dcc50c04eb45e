// What the coupon does, said before it is used: it may cost more than it takes off.

import { COUPON } from "./cart.js";

/**
 * @param {HTMLElement} hint
 * @param {import("../../pkg/npm/index.d.ts").describeWarning} describeWarning
 * @returns a function of an open cart, its quote and its rules
 */
export function coupon(hint, describeWarning) {
  return (cart, quote, rules) => {
    const isUsed = quote.coupons.length > 0;
    const then = isUsed ? { quote, lost: [] } : cart.consider({ coupons: [COUPON] });
    const [lost] = then.lost;
    const more = then.quote.payable - quote.payable;
    const text = lost ? describeWarning(lost, rules) : isUsed ? "ご利用中です" : `お支払いが${-more}円少なくなります`;
    hint.textContent = text;
    hint.classList.toggle("warned", lost !== undefined);
  };
}
