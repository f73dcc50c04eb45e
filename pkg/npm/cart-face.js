// The cart's functions, over the module that prices it.

import { module } from "#cart";
import { ask, checked } from "../../src/browser/cart.js";
import { SurasuraError } from "../../src/browser/desk.js";
import { CONSIDERED, NUDGED, NUMBER, QUOTE, WELCOMED, made } from "./answer.js";
import { count } from "./number.js";
import { NUDGE, PRICE, WELCOME, currency as money, read, text, word } from "./read.js";
import { said, warned } from "./words.js";

/** What went wrong, as the module and `read.js` throw it: a code and a path. */
function gently(run) {
  try {
    return run(module.start());
  } catch (thrown) {
    throw typeof thrown === "string" ? new SurasuraError(...thrown.split(" ")) : thrown;
  }
}

/** A value that the module put at an address. */
export const valued = (type, address, names) => gently((desk) => made(type, desk.numbers(), checked(desk, address), names));

/** The same as JSON. Names come back as their numbers. */
export const written = ([address, names]) =>
  gently((desk) =>
    JSON.parse(desk.read(checked(desk, address)), (key, value) => (/^(rate|name)$/.test(key) ? names[value % 2 ** 20] : value)));

/** Where the answer to what was given lies. `known`: names that have their numbers; `of`: what it is asked of. */
export const asked = (name, shape, given, known, ...of) =>
  gently((desk) => {
    const { numbers, names } = read(shape, given, known);
    return [ask(desk, name, numbers, ...of), names];
  });

export const answer = (type, ...question) => valued(type, ...asked(...question));

function quoted(quote, { currency }) {
  if (currency) quote.currency = currency;
  return quote;
}

export const priceCart = (cart, rules) => quoted(answer(QUOTE, "price", PRICE, { cart, rules }), cart);

/** What does not cross is checked here, by the types of what does. */
function fits(type, given, path) {
  const read = type(given);
  if (typeof read === "string") throw new SurasuraError(read, path);
  return given;
}

const language = word("ja", "en");
/** The language that is asked for. */
const spoken = (options) => fits(language, options?.locale ?? "ja", "locale");

export function decideNudge(quote, rules, context) {
  const locale = spoken(context);
  const nudge = answer(NUDGED, "nudge", NUDGE, { quote, rules, context });
  return Object.assign(nudge, said(nudge, rules, quote.currency, locale));
}

export const describeWarning = (warning, rules, options) =>
  warned(warning, rules, fits(money, options?.currency ?? "JPY", "currency"), spoken(options));

export const mayAppear = (what, rules, context) => answer(WELCOMED, "welcome", WELCOME, { what, rules, context });

export function bucketOf(seed, id) {
  const all = fits(text, seed, "seed") + fits(text, id, "id");
  const units = Array.from({ length: all.length }, (_, at) => all.charCodeAt(at));
  return ask(module.start(), "bucket", units) / 10000;
}

/** Of every open cart its number and its names, which is nobody's but ours. */
export const carts = new WeakMap();

export function openCart(cart, rules) {
  let [opened, names] = asked("open", PRICE, { cart, rules });
  const at = valued(NUMBER, opened);
  let { currency } = cart;
  const { core } = module.start();
  let closed = false;
  const check = () => {
    if (closed) throw new SurasuraError("CART_CLOSED");
  };
  /** The quantities that have changed since it was opened. */
  let changed = Array(cart.lines.length);
  const now = (change) => {
    check();
    const lines = cart.lines.map((line, at) => (at in changed ? { ...line, quantity: changed[at] } : line));
    return { ...cart, lines, ...change };
  };
  const handle = {
    setQuantity(line, quantity) {
      check();
      fits(count, line, "line");
      fits(count, quantity, "quantity");
      const refused = core.quantity(at, line, quantity);
      if (refused) gently((desk) => checked(desk, refused));
      changed[line] = quantity;
    },
    update(change) {
      const next = now(change);
      const [refused, known] = asked("update", PRICE, { cart: next, rules }, undefined, at);
      gently((desk) => checked(desk, refused));
      [cart, names, changed, currency] = [next, known, Array(next.lines.length), next.currency];
    },
    consider(change) {
      const next = now(change);
      const { quote, lost } = answer(CONSIDERED, "consider", PRICE, { cart: next, rules }, undefined, at);
      return { quote: quoted(quote, next), lost };
    },
    cart: () => now(),
    payable() {
      check();
      const payable = core.total(at);
      if (payable !== payable) throw new SurasuraError("NUMBER_TOO_LARGE", "lines");
      return payable;
    },
    quote() {
      check();
      return quoted(valued(QUOTE, core.quote(at), names), { currency });
    },
    close() {
      check();
      closed = true;
      core.close(at);
    },
  };
  carts.set(handle, () => (check(), [at, names]));
  return handle;
}
