// The cart's functions, over the module that prices it.

import { module } from "#cart";
import { halves } from "../../src/browser/cart.js";
import { SurasuraError } from "../../src/browser/desk.js";
import { count } from "./number.js";
import { NUDGE, PRICE, WELCOME, read } from "./read.js";
import { said, warned } from "./words.js";

/** What went wrong, as the module and `read.js` tell it: a code and a path. */
const wrong = (text) => new SurasuraError(...text.split(" "));

/** What the module answers: what is right is no code. Names come back as their numbers. */
export function answered(text, names) {
  if (/^[A-Z]/.test(text)) throw wrong(text);
  return text && JSON.parse(text, (key, value) => (/^(rate|name)$/.test(key) ? names[value % 2 ** 20] : value));
}

/** What the module answers to what was given. `known`: names that have their numbers; `of`: what it is asked of. */
export function answer(name, shape, given, known, ...of) {
  const { core, bytes, read: text } = module.start();
  try {
    const { numbers, names } = read(shape, given, known);
    return [text(core[name](...of, halves(bytes, numbers))), names];
  } catch (thrown) {
    throw typeof thrown === "string" ? wrong(thrown) : thrown;
  }
}

const quoted = (text, names, { currency }) => ({ currency: currency ?? "JPY", ...answered(text, names) });

export const priceCart = (cart, rules) => quoted(...answer("price", PRICE, { cart, rules }), cart);

/** The language that is asked for. */
function spoken({ locale = "ja" } = {}) {
  if (locale !== "ja" && locale !== "en") throw new SurasuraError("OPTION_INVALID", "locale");
  return locale;
}

export function decideNudge(quote, rules, context) {
  const locale = spoken(context);
  const nudge = answered(...answer("nudge", NUDGE, { quote, rules, context }));
  return Object.assign(nudge, said(nudge, rules, quote.currency, locale));
}

export const describeWarning = (warning, rules, { currency = "JPY", ...options } = {}) =>
  warned(warning, rules, currency, spoken(options));

export const mayAppear = (what, rules, context) => answered(...answer("welcome", WELCOME, { what, rules, context }));

export function bucketOf(seed, id) {
  if (typeof seed !== "string" || typeof id !== "string") throw new SurasuraError("TYPE_INVALID", typeof seed === "string" ? "id" : "seed");
  const { core, bytes } = module.start();
  const units = Array.from({ length: seed.length + id.length }, (_, at) => (seed + id).charCodeAt(at));
  return core.bucket(halves(bytes, units)) / 10000;
}

/** Of every open cart its number and its names, which is nobody's but ours. */
export const carts = new WeakMap();

export function openCart(cart, rules) {
  let [opened, names] = answer("open", PRICE, { cart, rules });
  const at = answered(opened, names);
  const { currency } = cart;
  const { core, read } = module.start();
  let closed = false;
  const here = (run) => (...given) => {
    if (closed) throw new SurasuraError("CART_CLOSED");
    return run(...given);
  };
  /** The cart with what has changed since it was opened. */
  let lines = new Map();
  const now = (change) => ({
    ...cart,
    lines: cart.lines.map((line, at) => (lines.has(at) ? { ...line, quantity: lines.get(at) } : line)),
    ...change,
  });
  const handle = {
    setQuantity: here((line, quantity) => {
      for (const [path, given] of Object.entries({ line, quantity })) {
        const number = count(given);
        if (typeof number === "string") throw new SurasuraError(number, path);
      }
      answered(read(core.quantity(at, line, quantity)), names);
      lines.set(line, quantity);
    }),
    update: here((change) => {
      const next = now(change);
      const [refused, known] = answer("update", PRICE, { cart: next, rules }, undefined, at);
      answered(refused, known);
      [cart, names, lines] = [next, known, new Map()];
    }),
    consider: here((change) => {
      const next = now(change);
      const considered = answered(...answer("consider", PRICE, { cart: next, rules }, undefined, at));
      considered.quote = { currency: next.currency ?? "JPY", ...considered.quote };
      return considered;
    }),
    cart: here(() => now()),
    payable: here(() => {
      const payable = core.total(at);
      if (payable !== payable) throw new SurasuraError("NUMBER_TOO_LARGE", "lines");
      return payable;
    }),
    quote: here(() => quoted(read(core.quote(at)), names, { currency })),
    close: here(() => {
      closed = true;
      core.close(at);
    }),
  };
  carts.set(handle, here(() => [at, names]));
  return handle;
}
