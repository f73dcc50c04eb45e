// The entry for pages with a cart: quotes, nudges and their element. Their module is inside.

export { openCatalogue } from "./addon.js";
export { decideNudge, openCart, priceCart } from "./cart-face.js";
export { defineElements } from "./nudge.js";
export { SurasuraError, ready } from "./shared.js";
