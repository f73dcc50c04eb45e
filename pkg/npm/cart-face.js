// The cart's functions, over the module that prices it.

import { module } from "#cart";
import { ask } from "../../src/browser/cart.js";
import { SurasuraError } from "../../src/browser/desk.js";
import { NUDGE, PRICE, read } from "./read.js";

/** What the module answers to what was given; what is wrong with that is a code and a path. */
function answer(name, shape, given) {
  const desk = module.start();
  try {
    const text = ask(desk, name, read(shape, given));
    if (!text.startsWith("{")) throw text;
    return JSON.parse(text);
  } catch (thrown) {
    throw typeof thrown === "string" ? new SurasuraError(...thrown.split(" ")) : thrown;
  }
}

export const priceCart = (cart, rules) => answer("price", PRICE, { cart, rules });

export const decideNudge = (quote, rules, context) => answer("nudge", NUDGE, { quote, rules, context });
