// What `surasura/cart` has: the part of `surasura` for pages with a cart.

export {
  SurasuraError, bucketOf, decideNudge, describeWarning, mayAppear, openCart, priceCart, ready,
} from "./index.js";
export type {
  AddDetail, Cart, CartErrorDetail, CartLine, Considered, Coupon, Discount, ElementCode, ErrorCode, FreeFrom, FreeShipping, FreeShippingAfter,
  FreeShippingBasis, GoalKind, HeldBack, Locale, MessageCode, Nudge, NudgeCode, NudgeContext, NudgeDetail, NudgeMemory, NudgeNote,
  NudgeState, OpenCart, Quote, QuoteDetail, Reward, RewardKind, RewardProgress, Rounding, ShopRules, ShownProduct, ShownSuggestion,
  SurasuraCartElement, SurasuraNudgeElement, TaxRate, Tier, Warning, WarningCode, Welcome,
} from "./index.js";
