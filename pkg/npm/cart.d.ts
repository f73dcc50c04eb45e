// What `surasura/cart` has: the part of `surasura` for pages with a cart.

export { SurasuraError, decideNudge, defineElements, openCart, priceCart, ready } from "./index.js";
export type {
  AddonHeldBack, AddonOptions, AmountChange, Cart, CartLine, Coupon, Discount, ErrorCode, FreeFrom, FreeShipping,
  FreeShippingAfter, FreeShippingBasis, HeldBack, Locale, Nudge, NudgeContext, NudgeState, OpenCart,
  Quote, Rounding, ShopRules, Suggestion, SurasuraNudgeElement, TaxRate,
} from "./index.js";
