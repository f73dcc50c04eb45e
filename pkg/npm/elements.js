// The entry for the elements of a cart, over its functions.

import { defineCart } from "./cart-element.js";
import { defineNudge } from "./nudge.js";

export function defineElements() {
  defineNudge();
  defineCart();
}
