// The elements of a cart.

import { defineCart } from "./cart-element.js";
import { defineNudge } from "./nudge.js";

export function defineElements() {
  defineNudge();
  defineCart();
}
