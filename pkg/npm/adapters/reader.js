// Reads what a cart of another system is made of: each member by its name, which is the path of its mistakes.

import { count } from "../number.js";
import { fail } from "./money.js";

const isObject = (value) => typeof value === "object";
const isFlag = (value) => typeof value === "boolean";

/** Of what lies at a path; `scale` reads its money. What is not there is absent, undefined or null. */
export function reader(of, path, scale, currency) {
  const at = (name) => (path && name ? `${path}.${name}` : path || name);
  const value = (name) => (name ? name.split(".").reduce((inner, part) => inner?.[part], of) : of);
  const there = (name) => value(name) ?? fail("VALUE_MISSING", at(name));
  const typed = (is) => (name) => (is(there(name)) ? value(name) : fail("TYPE_INVALID", at(name)));
  /** Money of either sign. */
  const amount = (name) => scale(there(name), currency, at(name));
  const numbered = (number, name) => (typeof number === "string" ? fail(number, at(name)) : number);
  return {
    at, value, there, amount,
    has: (name) => value(name) != null,
    object: typed(isObject),
    flag: typed(isFlag),
    list: typed(Array.isArray),
    /** Money that is not negative. */
    price: (name) => positive(amount(name), at(name)),
    /** How many; `number` makes one of what it is. */
    count: (name, number = (value) => value) => numbered(count(number(there(name))), name),
    /** One for each of a list. */
    each: (name, run) =>
      typed(Array.isArray)(name).map((one, index) => {
        const inner = reader(one, `${at(name)}[${index}]`, scale, currency);
        inner.object("");
        return run(inner, one, index);
      }),
  };
}

export const positive = (number, path) => (number < 0 ? fail("NUMBER_NEGATIVE", path) : number);
