// The entry for pages with a cart: quotes and nudges. Their module is inside.

export { bucketOf, decideNudge, describeWarning, mayAppear, openCart, priceCart } from "./cart-face.js";
export { SurasuraError, ready } from "./shared.js";
