// What every entry for all has. In the default one these are files beside it: what a page does not call of
// them, its bundler leaves out.

import { defineElements as defineHelp } from "./attempt.js";
import { defineElements as defineCart } from "./elements.js";
import { defineElements as defineProgress } from "./form.js";

export { SurasuraError, ready } from "./shared.js";
export { startAttempt } from "./attempt.js";
export { attachForm, normalize } from "./form.js";
export { bucketOf, decideNudge, describeWarning, mayAppear, openCart, priceCart } from "./cart.js";

export function defineElements() {
  defineCart();
  defineHelp();
  defineProgress();
}
