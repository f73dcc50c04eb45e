// What every entry for both has. In the default one these are files beside it: what a page does not call of
// them, its bundler leaves out.

import { defineElements as defineNudge } from "./cart.js";
import { defineElements as defineProgress } from "./form.js";

export { SurasuraError, ready } from "./shared.js";
export { attachForm, normalize, startAttempt } from "./form.js";
export { decideNudge, openCart, openCatalogue, priceCart } from "./cart.js";

export function defineElements() {
  defineNudge();
  defineProgress();
}
