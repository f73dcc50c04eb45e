// The cart's functions, over the module that prices it.

import { module } from "#cart";
import { ask } from "../../src/browser/cart.js";
import { SurasuraError } from "../../src/browser/desk.js";
import { count } from "./number.js";
import { NUDGE, PRICE, read } from "./read.js";

/** What went wrong, as the module and `read.js` tell it: a code and a path. */
const wrong = (text) => new SurasuraError(...text.split(" "));

/** What the module answers: what is right is no code. Names come back as their numbers. */
export function answered(text, names) {
  if (/^[A-Z]/.test(text)) throw wrong(text);
  return text && JSON.parse(text, (key, value) => (/^(rate|name)$/.test(key) ? names[value % 2 ** 20] : value));
}

/** What the module answers to what was given. `known`: names that have their numbers; `of`: what it is asked of. */
export function answer(name, shape, given, known, ...of) {
  const desk = module.start();
  try {
    const { numbers, names } = read(shape, given, known);
    return [ask(desk, name, numbers, ...of), names];
  } catch (thrown) {
    throw typeof thrown === "string" ? wrong(thrown) : thrown;
  }
}

const quoted = (text, names, { currency = "JPY" }) => ({ currency, ...answered(text, names) });

export const priceCart = (cart, rules) => quoted(...answer("price", PRICE, { cart, rules }), cart);

export const decideNudge = (quote, rules, context) => answered(...answer("nudge", NUDGE, { quote, rules, context }));

/** Of every open cart its number and its names, which is nobody's but ours. */
export const carts = new WeakMap();

export function openCart(cart, rules) {
  const [opened, names] = answer("open", PRICE, { cart, rules });
  const at = answered(opened, names);
  const { core, read } = module.start();
  let closed = false;
  const here = (run) => (...given) => {
    if (closed) throw new SurasuraError("CART_CLOSED");
    return run(...given);
  };
  const handle = {
    setQuantity: here((line, quantity) => {
      for (const [path, given] of Object.entries({ line, quantity })) {
        const number = count(given);
        if (typeof number === "string") throw new SurasuraError(number, path);
      }
      answered(read(core.quantity(at, line, quantity)), names);
    }),
    quote: here(() => quoted(read(core.quote(at)), names, cart)),
    close: here(() => {
      closed = true;
      core.close(at);
    }),
  };
  carts.set(handle, here(() => [at, names]));
  return handle;
}
