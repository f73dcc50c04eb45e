// Carts, rules and quotes, checked and read into plain numbers, in the order that
// `src/browser/cart.rs` takes them: an object as its members, a list as its elements.

import { count, whole } from "./number.js";

/** What stands for an absent member, and for each member of an absent object. */
const ABSENT = -1;

const TYPE = "TYPE_INVALID";

const yen = whole(2 ** 53 - 1);

/** One of a closed list, as its place there. */
const one = (unknown, ...known) => (value) => ((value = known.indexOf(value)) < 0 ? unknown : value);
const flag = one(TYPE, false, true);
const rate = one("TAX_RATE_UNKNOWN", "standard", "reduced");
const basis = one("BASIS_UNKNOWN", "goods-tax-included", "goods-tax-excluded");

/** A list of which it only matters whether something is in it. */
const filled = (value) => (Array.isArray(value) ? +(value.length > 0) : TYPE);

// In brackets: what may be absent; with a number after it, a list of at most so many.

const rules = {
  taxRounding: one("TAX_ROUNDING_UNKNOWN", "floor", "half-up", "ceil"),
  nudge: [{ nearWithin: [yen] }],
  shipping: [{ fee: yen, taxIncluded: flag, taxRate: [rate], freeFrom: [{ amount: yen, basis }] }],
};
const line = { unitPrice: yen, quantity: count, taxRate: rate, taxIncluded: flag };

/** What `priceCart` takes. The number is `MAX_LINES` of `src/cart.rs`. */
export const PRICE = { cart: { lines: [line, 100000] }, rules };

/** What `decideNudge` takes. */
export const NUDGE = {
  quote: {
    rates: filled,
    freeShipping: [{ amount: yen, basis, counted: yen, gap: yen, gapIncluded: yen }],
  },
  rules,
  context: [{ locale: [one("OPTION_INVALID", "ja", "en")], dismissed: [flag], composing: [flag] }],
};

/** The numbers of what was given. Throws the code and the path of the first mistake, as the module does. */
export function read(shape, given) {
  const numbers = [];
  let path, code;
  const member = (type, of, name, at, optional) => {
    path = at;
    // A getter that throws has no value to give.
    code = "VALUE_MISSING";
    const value = of?.[name];
    const absent = value === undefined || value === null;
    const inner = type[0] ?? type;
    const most = type[1];
    if (absent && !optional && (most || inner === type)) throw code;
    code = TYPE;
    if (typeof inner === "function") {
      const number = absent ? ABSENT : inner(value);
      if (typeof number === "string") throw (code = number);
      numbers.push(number);
    } else if (most) {
      if (!Array.isArray(value)) throw code;
      const { length } = value;
      if (length > most) throw (code = "TOO_MANY_LINES");
      for (let index = 0; index < length; index++) member(inner, value, index, `${at}[${index}]`);
    } else {
      if (!absent && typeof value !== "object") throw code;
      members(inner, value, at + ".", absent);
    }
  };
  const members = (shape, of, prefix, optional) => {
    for (const name of Object.keys(shape)) member(shape[name], of, name, prefix + name, optional);
  };
  try {
    members(shape, given, "");
  } catch {
    // The members of these stand for themselves, those of `context` do not.
    throw `${code} ${path.replace(/^(cart|rules|quote)\./, "")}`;
  }
  return numbers;
}
