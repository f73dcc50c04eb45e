// What `surasura/cart` has: the part of `surasura` for pages with a cart.

export { SurasuraError, decideNudge, defineElements, priceCart, ready } from "./index.js";
export type {
  Cart, CartLine, ErrorCode, FreeShippingBasis, HeldBack, Locale, Nudge, NudgeContext, NudgeState, Quote, ShopRules,
  SurasuraNudgeElement, TaxRate,
} from "./index.js";
