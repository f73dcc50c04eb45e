// Money of a scale that is said: whole major units, hundredths, decimal texts. The rules are those of
// src/cart/amount.rs and src/cart/currency.rs, the currencies are taken from there.

import { FOUR, NONE, THREE } from "#exponents";
import { SurasuraError } from "../../../src/browser/desk.js";

/** 2^53 − 1, as `Amount::MAX`. */
const MOST = Number.MAX_SAFE_INTEGER;

export const fail = (code, path) => {
  throw new SurasuraError(code, path);
};

/** How many digits the minor unit of a currency has. */
function exponent(currency) {
  if (typeof currency !== "string") fail("TYPE_INVALID", "currency");
  if (!/^[A-Z]{3}$/.test(currency)) fail("CURRENCY_UNKNOWN", "currency");
  return NONE.includes(currency) ? 0 : THREE.includes(currency) ? 3 : FOUR.includes(currency) ? 4 : 2;
}

/** A whole number; `code` where it has a fraction. `-0` is 0. */
function whole(number, path, code) {
  if (typeof number !== "number" || Number.isNaN(number)) fail("TYPE_INVALID", path);
  if (Math.abs(number) > MOST) fail("NUMBER_TOO_LARGE", path);
  return number % 1 ? fail(code, path) : number + 0;
}

/** A whole number that is no more than a page can hold exactly: what a sum or a product has to be. */
export const exact = (number, path) => whole(number, path, "NUMBER_NOT_INTEGER");

// Each takes a value, its currency, and the path that its mistakes have.

export const fromMajor = (major, currency, path = "amount") => {
  const digits = exponent(currency);
  return exact(exact(major, path) * 10 ** digits, path);
};

export function fromHundredths(hundredths, currency, path = "amount") {
  const digits = exponent(currency);
  const number = whole(hundredths, path, "AMOUNT_SCALE");
  if (digits) return exact(number * 10 ** (digits - 2), path);
  return number % 100 ? fail("AMOUNT_SCALE", path) : number / 100 + 0;
}

export function fromDecimal(text, currency, path = "amount") {
  const digits = exponent(currency);
  const parts = typeof text === "string" && /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) fail("TYPE_INVALID", path);
  const [, sign, units, fraction = ""] = parts;
  if (/[^0]/.test(fraction.slice(digits))) fail("AMOUNT_SCALE", path);
  // Digits are put together as a text: nothing is multiplied, nothing is rounded.
  return exact(Number(sign + units + fraction.slice(0, digits).padEnd(digits, "0")), path);
}

/** What a scale is called, and what reads it. */
export const scales = {
  minor: (number, currency, path) => (exponent(currency), exact(number, path)),
  major: fromMajor,
  hundredths: fromHundredths,
  "decimal-string": fromDecimal,
};

/** Refuses a sum that is stated and is another: some of it has another scale. */
export const agree = (stated, sum, path) => {
  if (stated !== sum) fail("AMOUNT_SCALE", path);
};

/**
 * A line by its totals, which hold: `full` before its discount and `final` after it. Where the pieces do not come
 * out even the unit price is the next higher one, and the discount takes the difference off.
 */
export function byTotals(full, final, quantity, path) {
  // A price of one that was rounded is less than 1 off; what is more has another scale, as has a price of none.
  if (final > full ? final - full >= quantity : full && !quantity) fail("AMOUNT_SCALE", path);
  const most = Math.max(full, final);
  const rest = most % quantity || 0;
  const unitPrice = quantity && (most - rest) / quantity + (rest && 1);
  const amount = exact(unitPrice * quantity, path) - final;
  return { unitPrice, quantity, ...(amount && { discount: { amount } }) };
}
