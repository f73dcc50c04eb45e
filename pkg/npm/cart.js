// The entry for pages with a cart: quotes, nudges and their elements. Their module is inside.

export { bucketOf, decideNudge, describeWarning, mayAppear, openCart, priceCart } from "./cart-face.js";
export { defineElements } from "./elements.js";
export { SurasuraError, ready } from "./shared.js";
