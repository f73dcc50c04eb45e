// What can be put into a page as an element. Each has a shadow root, follows the page's colours and `color-scheme`, and
// speaks English inside `lang="en"`. docs/nudges.md has their parts and properties.

import type { Cart, OpenCart, Quote, ShopRules } from "./money.js";
import type { Nudge } from "./nudge.js";

/** What elements say beside messages and warnings. */
export type ElementCode =
  | "NUDGE_CLOSE" | "NUDGE_PROGRESS" | "NUDGE_SHIPPING" | "NUDGE_TICKED" | "NUDGE_ADD" | "NUDGE_ADD_NET"
  | "NUDGE_ADD_LESS"
  | "CART_SUBTOTAL" | "CART_DISCOUNT" | "CART_COUPON" | "CART_COUPON_GAP" | "CART_SHIPPING" | "CART_FREE"
  | "CART_ASSUMED" | "CART_SURCHARGE" | "CART_TEMPERATURE" | "CART_COD" | "CART_POINTS" | "CART_POINTS_PAID"
  | "CART_TAX" | "CART_TOTAL" | "CART_PAYABLE" | "CART_INCLUDED" | "CART_EXCLUDED" | "CART_RATE" | "CART_EXEMPT"
  | "CART_TAXED" | "CART_UNKNOWN";

/** A product that closes the gap, as the shop shows it. */
export interface ShownProduct {
  /** What comes back in `surasura:add`: anything of yours. */
  id: unknown;
  name: string;
  /** Of one, with tax, in the currency's minor unit. */
  price: number;
  /** How many. Default 1. */
  quantity?: number;
  /** The line of the cart to have `quantity` more of, where there is one. */
  line?: number;
  /** Address of a picture, square, shown small and not read out. */
  image?: string;
}

/** What to add: as `OpenCatalogue.suggest` has it, with what the shop shows of each. */
export interface ShownSuggestion {
  items: readonly ShownProduct[];
  /** What there is to pay more with them; negative where it is less. Shown if given. */
  net?: number;
}

/** `surasura:add`: what was pressed to be added. */
export interface AddDetail {
  readonly items: readonly { readonly id: unknown; readonly quantity: number; readonly line?: number }[];
}

/**
 * `<surasura-nudge>`: what there is to say about a cart, in the frame in which the cart changes, and announced politely when the
 * shopper is not in the middle of something.
 *
 * Attributes: `dismissed` keeps it silent; with `closable` it has a button that sets it. `last-step`: the last step has
 * begun, nothing is announced. `held-out`: this shopper sees none. `suggests`: room is kept for a suggestion.
 *
 * Events, bubbling: `surasura:nudge` with the {@link Nudge} when its state, or what holds it back, has changed; `surasura:add`
 * ({@link AddDetail}); `surasura:dismiss`.
 */
export interface SurasuraNudgeElement extends HTMLElement {
  /**
   * Prices the cart and shows what there is to say; undefined without WebAssembly. On a mistake in the cart nothing is shown and
   * the error is thrown.
   */
  update(cart: Cart, rules: ShopRules): Nudge | undefined;
  /** The same of a quote that is there already; of none nothing is shown. */
  show(quote: Quote, rules: ShopRules): Nudge | undefined;
  show(): undefined;
  /**
   * What closes the gap, on a button. It is of the cart that is shown at that moment, or by the same task after it: the next change
   * of the cart takes it away.
   */
  suggestion: ShownSuggestion | null | undefined;
}

/**
 * `<surasura-cart>`: what a cart comes to, row by row, in the frame in which it changes. Until there is a quote its content
 * shows, which the server may have written; of a cart that cannot be priced it says so and shows no figure.
 *
 * Events, bubbling: `surasura:quote` ({@link QuoteDetail}); `surasura:error` ({@link CartErrorDetail}).
 */
export interface SurasuraCartElement extends HTMLElement {
  rules: ShopRules | undefined;
  /** Read, it is as it is now, with every change. */
  cart: Cart | undefined;
  /** Both at once; undefined where it cannot be priced. */
  update(cart: Cart, rules: ShopRules): Quote | undefined;
  /** How many there are of the line of that number, from 0: without reading the cart anew. */
  setQuantity(line: number, quantity: number): Quote | undefined;
  /** What is different of the cart, in the place of its members: `{ region: "JP-47" }`. */
  change(change: Partial<Cart>): Quote | undefined;
  /** What it comes to; undefined where it cannot be priced. */
  readonly quote: Quote | undefined;
  /** The open cart, to consider a change by. Changes through it are not shown. Closed with the element. */
  readonly open: OpenCart | undefined;
}

/** `surasura:quote`: what the cart comes to now. */
export interface QuoteDetail { readonly quote: Quote; readonly rules: ShopRules }
/** `surasura:error`: why it cannot be priced. */
export interface CartErrorDetail { readonly code: string; readonly path: string }

/**
 * Defines `<surasura-nudge>`, `<surasura-cart>` and `<surasura-progress>`; that of `surasura/elements` the first two, that of
 * `surasura/form` the last. Safe to call twice; does nothing outside a browser.
 */
export function defineElements(): void;
