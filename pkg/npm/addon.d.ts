// Products that close the gap to free shipping. Every amount is a whole number of the currency's minor unit: yen as they are.

import type { OpenCart, TaxRate } from "./money.js";

/** A product that may be suggested. */
export interface Product<Id = unknown> {
  /** What comes back in a suggestion: anything of yours. */
  id?: Id;
  /** Price of one as it is sold now. */
  unitPrice: number;
  taxRate: TaxRate;
  /** Whether `unitPrice` includes consumption tax. */
  taxIncluded: boolean;
  /** Whether it counts towards free shipping; what does not is not suggested. Default true. */
  counts?: boolean;
  /** One of `ShopRules.shipping.temperatures`. */
  temperature?: string;
  /** The buy-X offer of `Cart.coupons` that it is part of. */
  offer?: string;
  /** What the shop earns by one. It decides between what is equal otherwise, and is not given back. Default 0. */
  margin?: number;
  /** How many there are, those in the cart among them. Default: enough. */
  stock?: number;
  /** How many an order may have, those in the cart among them. Default: any. */
  limit?: number;
}

export interface AddonOptions<Id = unknown> {
  /** At most so many pieces. Default 2. */
  maxItems?: 1 | 2 | 3;
  /**
   * Among the few that overshoot least: what lets the shopper pay least (`customer`, the default), or what the shop earns
   * most by (`shop`).
   */
  objective?: "customer" | "shop";
  /** One of `Cart.destinations`. Default: the first to which shipping may be free and is not yet. */
  destination?: string;
  /** Whether one more of a product in the cart may be suggested. Default true. */
  raise?: boolean;
  /** The product of each of the cart's lines, by its `id`; `undefined` where it is none of these. They are never suggested as new. */
  lines?: readonly (Id | undefined)[];
}

/** An amount as the cart is, and with what is suggested. */
export interface AmountChange {
  readonly before: number;
  readonly after: number;
}

/** What to add, priced in the cart as it is now, by the shop's own rules: shipping does fall. */
export interface Suggestion<Id = unknown> {
  /** What counts for most first. `product` is its number in the catalogue; `line`, if there, the line to have `quantity` more of. */
  readonly items: readonly { readonly id: Id; readonly product: number; readonly quantity: number; readonly line?: number }[];
  /** Their prices with tax, before coupons on the order. */
  readonly spend: number;
  /** What is beyond what free shipping asks for, on its basis. */
  readonly overshoot: number;
  /** The delivery charge, as entered in the rules. */
  readonly shipping: AmountChange;
  /** Of it, what is for goods that are kept cool. */
  readonly temperature: AmountChange;
  /** The fee of cash on delivery; 0 where that was not chosen. */
  readonly cod: AmountChange;
  /** What is left to pay. */
  readonly payable: AmountChange;
  /** By how much that rises: 「1,000円の追加で送料660円が0円に。実質340円」. Negative where it falls. */
  readonly net: number;
  /** No region is known yet and the rules ask for one: it holds where the plain fee does. */
  readonly assumed: boolean;
  readonly heldBack?: undefined;
}

/**
 * Why nothing is suggested. `NO_RULE`: the shop has no free shipping. `NOT_NEEDED`: no shipping is charged, or it is as free as
 * it can be. `EXCLUDED`: it is not for this region, member or destination. `NOTHING_FITS`: nothing of so few pieces closes
 * the gap, or nothing that the carrier would still collect at the door. `DOES_NOT_PAY`: the gap can be closed, but shipping does
 * not fall by it, or what is to be paid rises by as much as the products cost or more.
 */
export type AddonHeldBack = "NO_RULE" | "NOT_NEEDED" | "EXCLUDED" | "NOTHING_FITS" | "DOES_NOT_PAY";

/** A shop's products, read and sorted once. */
export interface OpenCatalogue<Id = unknown> {
  /**
   * The products that close an open cart's gap to free shipping best; or why there are none.
   * @throws {SurasuraError} `CATALOGUE_CLOSED`, `CART_CLOSED`; `TYPE_INVALID` at `cart`; `DESTINATION_UNKNOWN` at
   * `options.destination`; `VALUE_MISSING` at `options.lines[3]`, which the cart does not have; `TAX_RATE_UNKNOWN`,
   * `TEMPERATURE_UNKNOWN` at `products[3]`, which the cart's rules do not know; `OPTION_INVALID`
   */
  suggest(cart: OpenCart, options?: AddonOptions<Id>): Suggestion<Id> | { readonly heldBack: AddonHeldBack; readonly items?: undefined };
  /** Frees it. Every later call throws `CATALOGUE_CLOSED`. */
  close(): void;
}

/**
 * Opens a catalogue of at most 100,000 products.
 * @throws {SurasuraError} with the path of the culprit, `products[3].unitPrice`; `WASM_UNAVAILABLE`
 */
export function openCatalogue<Id>(products: readonly Product<Id>[]): OpenCatalogue<Id>;
