// What the coupon would do, said before it is used: it may cost more than it takes off.

import { COUPON } from "./cart.js";

/**
 * @param {HTMLElement} hint
 * @param {import("../../pkg/npm/index.d.ts").describeWarning} describeWarning
 * @returns a function of an open cart and its rules
 */
export function coupon(hint, describeWarning) {
  return (cart, rules) => {
    if (cart.cart().coupons?.length) {
      hint.textContent = "";
      return;
    }
    const { lost } = cart.consider({ coupons: [COUPON] });
    hint.textContent = lost.map((warning) => describeWarning(warning, rules)).join("");
  };
}
