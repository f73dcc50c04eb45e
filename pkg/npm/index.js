// What every entry for both has. In the default one these are files beside it: what a page does not call of
// them, its bundler leaves out.

export { SurasuraError, ready } from "./shared.js";
export { attachForm, normalize, startAttempt } from "./form.js";
export { decideNudge, defineElements, priceCart } from "./cart.js";
