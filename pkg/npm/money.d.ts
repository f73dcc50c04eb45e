// Carts, what a shop has decided, and what a cart comes to. Every amount is a whole number of the currency's minor
// unit: yen as they are, cents.

import type { Considered, MessageCode, RewardKind, Warning } from "./nudge.js";

/**
 * A tax rate by its code; what it comes to goes by the day (`ShopRules.day`). `standard`: 10 % since 2019-10-01. `reduced`:
 * 8 %, food and newspapers. `old-8`, `old-5`: 経過措置 of the rates before. `exempt`: 非課税. Or one of `ShopRules.taxRates`.
 */
export type TaxRate = "standard" | "reduced" | "old-8" | "old-5" | "exempt" | (string & {});

/** How a fraction becomes whole. In Japan the seller's free choice; half-down and half-even are other systems'. */
export type Rounding = "floor" | "half-up" | "ceil" | "half-down" | "half-even";

/** What is taken off: so much, or so many percent of what is left. One of the two. */
export interface Discount {
  /** Taxed or not as what it is taken off; no more is taken than there is. */
  amount?: number;
  /** Thousandths at the finest: 12.5. */
  percent?: number;
  /** Of the amount that the percentage comes to. Default `"floor"`. */
  rounding?: Rounding;
}

export interface CartLine {
  /** Price of one. Not negative: what comes back is `returned`. */
  unitPrice: number;
  quantity: number;
  taxRate: TaxRate;
  /** Whether `unitPrice` includes consumption tax. */
  taxIncluded: boolean;
  /** Off the line, all pieces together. */
  discount?: Discount;
  /** A return or an exchange: it counts against the others. Default false. */
  returned?: boolean;
  /** Whether it counts towards free shipping. Default true. */
  counts?: boolean;
  /** One of `Cart.destinations`, where there are any. */
  destination?: string;
  /** One of `ShopRules.shipping.temperatures`: `"frozen"`. */
  temperature?: string;
  /** The buy-X offer of `Cart.coupons` that it is part of. */
  offer?: string;
}

/** Off the goods of the order, split over their tax rates by price (基通1-8-5). One of `amount`, `percent` and `offer`. */
export interface Coupon extends Discount {
  /** It holds from this much of goods on, tax included, after the discounts of lines. */
  minimum?: number;
  /** Of every `buy + free` pieces of the lines with this `offer` the cheapest `free` cost nothing. */
  offer?: string;
  buy?: number;
  free?: number;
}

export interface Cart {
  /** ISO 4217. Default `"JPY"`. */
  currency?: string;
  /** At most 100,000. Their order does not matter. */
  lines: readonly CartLine[];
  /** In the order in which they are taken off. */
  coupons?: readonly Coupon[];
  /** `discount` lowers the price and the tax in it, `payment` does not (国税庁 No.6480): which, the programme says. */
  points?: { amount: number; usedAs: "discount" | "payment" };
  /** Wrapping and the like. `taxRate` defaults to `"standard"`: stated apart it is 10 % also for food. */
  fees?: readonly { name: string; amount: number; taxIncluded: boolean; taxRate?: TaxRate }[];
  /** Where all of it goes: `"JP-13"` (ISO 3166-2), or a name in the shop's rules. Absent: not known yet. */
  region?: string;
  /** Where parts of it go; every line says to which. */
  destinations?: readonly { name: string; region?: string }[];
  /** One of `ShopRules.members`. */
  member?: string;
  /** 代金引換. Needs `ShopRules.cod`. Default false. */
  cashOnDelivery?: boolean;
}

/** What counts towards free shipping: the goods, with their tax, without it, or as they are entered. */
export type FreeShippingBasis = "goods-tax-included" | "goods-tax-excluded" | "goods-as-entered";

/**
 * After which discounts they are compared: `nothing` at full price, `lines` after those of lines and offers, `coupons` after
 * coupons, `points` after points, too.
 */
export type FreeShippingAfter = "nothing" | "lines" | "coupons" | "points";

/**
 * When shipping is free: an amount with its `basis` and `after`, which have no default because shops differ; a number of
 * pieces; or never. Reached by exactly as much.
 */
export type FreeFrom = (
  | { amount: number; basis: FreeShippingBasis; after: FreeShippingAfter }
  | { quantity: number }
  | { never: true }
) & {
  /** Only for these. */
  regions?: readonly string[];
  /** Only for these. */
  members?: readonly string[];
};

/** Something that a shop gives from so much on. Of several with one name the first that is for the region and the member holds, alone. */
export type Reward = FreeFrom & {
  /** Its name in the shop. */
  name: string;
  kind: RewardKind;
  /** What the shopper knows it as: `トートバッグ`. Default: its name. */
  label?: string;
};

/** Everything a shop states about its money. */
export interface ShopRules {
  /** Of the one fraction per tax rate. */
  taxRounding: Rounding;
  /**
   * How often tax is rounded. `rate`, the default: once a rate, as Japan's law has it (基通1-8-15). To agree with other
   * systems: `line` (WooCommerce, Vendure, Sylius, Solidus), `unit-gross` (each piece brought to its price with tax, then once a
   * rate: EC-CUBE 4), `unit` (commercetools' UnitPriceLevel).
   */
  taxScope?: "rate" | "line" | "unit-gross" | "unit";
  /** Of a price with tax: whether its tax is rounded, or what is left without it (Vendure). Default `"tax"`. */
  taxTarget?: "tax" | "net";
  /** The day whose law holds, as a number: 20261122. Default: the latest rates. */
  day?: number;
  /** Rates beside those of the law, or in their place. */
  taxRates?: readonly { code: string; percent: number }[];
  /** How a discount on the order is split. Defaults: over rates, by prices as entered, what is left to the first. */
  split?: { over?: "rates" | "lines"; by?: "entered" | "gross"; tie?: "first" | "last" | "largest" };
  /** The members that the shop tells apart. */
  members?: readonly string[];
  shipping?: {
    /** For each destination. */
    fee: number;
    /** Whether the fees here include consumption tax. */
    taxIncluded: boolean;
    /** Default `"standard"`: a separate delivery charge does not share the goods' rate. */
    taxRate?: TaxRate;
    /** When it is free; never, if absent. The first that is for the region and the member holds, alone. */
    freeFrom?: readonly FreeFrom[];
    /** What is compared where an order has several destinations: all of it, or each by itself (EC-CUBE 4). Default `"order"`. */
    judged?: "order" | "destination";
    /** `fee` is in the place of the fee above, `surcharge` beside it; unless `surchargeWaived` it stays where shipping is free. */
    regions?: readonly { names: readonly string[]; fee?: number; surcharge?: number; surchargeWaived?: boolean }[];
    /** `fee` for each parcel of `pieces`, beside the fee above; unless `waived` it stays where shipping is free. */
    temperatures?: readonly { name: string; fee: number; pieces?: number; waived?: boolean }[];
    /** Whether each temperature is a parcel with the fee above. Default false. */
    feePerTemperature?: boolean;
  };
  /** Cash on delivery. Fees are tax-included. */
  cod?: {
    /** In rising order; `upTo` is the last amount that the fee is for: 9,999 where the carrier says below 10,000. */
    brackets: readonly { upTo: number; fee: number }[];
    /** Whether what is looked up has the fee itself in it. Default false. */
    withFee?: boolean;
    /** Default `"standard"`. */
    taxRate?: TaxRate;
    /** The shop pays it from this much of goods on, tax included, after coupons. */
    freeFrom?: number;
  };
  /** What else there is to reach: a gift, a coupon, points. */
  rewards?: readonly Reward[];
  /** When a nudge speaks, and in which words. */
  nudge?: {
    /** The nudge is `near` when the gap is at most this much, with tax. Default: half of what is asked for. */
    nearWithin?: number;
    /** It is silent where the gap is more than so many times what the delivery charge falls by. Default: never for that. */
    mostForSaving?: number;
    /** How long a state has to last before it is told, in milliseconds. Default 300. */
    settleMs?: number;
    /** How long it is silent after it spoke, in milliseconds. Default 2,000. */
    intervalMs?: number;
    /** How often it speaks at most. Default: whenever the state changes. */
    mostShows?: number;
    /** What free shipping is called: 送料無料, or that the shop pays it (送料当社負担; 消費者庁 2023-12-19). Default `"free"`. */
    wording?: "free" | "shop-pays";
    /** Words in the place of ours, by code; what is in braces becomes money or a name: `{gap}`. docs/nudges.md has them all. */
    messages?: Readonly<Partial<Record<MessageCode, string>>>;
  };
}

/** How far free shipping is. The rule's own members (`amount`, `basis`, `after` or `quantity`) stand beside these. */
export interface FreeShipping {
  readonly amount?: number;
  readonly basis?: FreeShippingBasis;
  readonly after?: FreeShippingAfter;
  readonly quantity?: number;
  /** What of this cart counts, on that basis: money, or pieces. */
  readonly counted: number;
  /** Missing on that basis. 0 when reached. */
  readonly gap: number;
  /** The same in tax-included money, as the shopper sees prices, through taxes and coupons; never less than what is needed. */
  readonly gapIncluded: number;
  /** Priced again with goods for just that much: what the delivery charge falls by, with tax. 0 where it is reached. */
  readonly saves: number;
  /** Priced again in the same way: what there is to pay more; negative where it is less. Without the goods' price where pieces count. */
  readonly net: number;
}

/** How far a reward is, in the same words as free shipping. */
export interface RewardProgress extends FreeShipping {
  /** Its number in `ShopRules.rewards`, from 0. */
  readonly reward: number;
  readonly kind: RewardKind;
}

export interface Quote {
  readonly currency: string;
  /** Sum of the lines at full price, as entered. */
  readonly subtotal: number;
  /** What lines and coupons take off that. */
  readonly discount: number;
  /** The coupons on the order: what each takes off, and what is missing for its `minimum`. */
  readonly coupons: readonly { readonly coupon: number; readonly amount: number; readonly gap: number }[];
  /** One entry for each rate that occurs, the highest first, with shipping and fees in it. `gross` adds up to `total`. */
  readonly rates: readonly { readonly rate: TaxRate; readonly percent: number; readonly net: number; readonly tax: number; readonly gross: number }[];
  readonly shipping: {
    /** What is charged, as entered in the rules. */
    readonly fee: number;
    /** The same with tax. */
    readonly feeIncluded: number;
    /** Whether what can be waived is, everywhere. */
    readonly free: boolean;
    /** Of `fee`, what is for regions that are hard to reach. */
    readonly surcharge: number;
    /** Of `fee`, what is for goods that are kept cool. */
    readonly temperature: number;
    /** What it would be if it were not free, as entered in the rules. */
    readonly full: number;
    /** Whether anything is charged that free shipping would waive, or would be with goods in the cart. */
    readonly waivable: boolean;
    /** No region is known yet and the rules ask for one: it may become more. */
    readonly assumed: boolean;
    /** The shop has rules of free shipping, and somewhere that the goods go none of them holds. */
    readonly excluded: boolean;
    /** Where there are several. */
    readonly destinations?: readonly { readonly name: string; readonly fee: number; readonly free: boolean; readonly freeShipping?: FreeShipping }[];
  };
  /** Fees beside the goods, as entered; without that of cash on delivery. */
  readonly fees: number;
  /** Cash on delivery: `collected` has the fee in it. Not `available`: the carrier does not collect as much. */
  readonly cod?: { readonly fee: number; readonly collected: number; readonly available: boolean };
  /** Points that are used. */
  readonly points: number;
  /** Tax contained in `total`. */
  readonly tax: number;
  /** The price of it all, tax included. */
  readonly total: number;
  /** What is left to pay: without the points that pay. */
  readonly payable: number;
  /** Of several destinations, the one that is farthest. Absent when there is no such rule. */
  readonly freeShipping?: FreeShipping;
  /** How far the rewards are that are for this region and member, in the order of the rules. Absent when there are none. */
  readonly rewards?: readonly RewardProgress[];
  /** What costs more than it seems: `describeWarning`. Absent when nothing does. */
  readonly warnings?: readonly Warning[];
}

/** @throws {SurasuraError} with the path of the culprit; `WASM_UNAVAILABLE` where there is no WebAssembly */
export function priceCart(cart: Cart, rules: ShopRules): Quote;

/** A cart that stays open: a change of a quantity is not a new reading. */
export interface OpenCart {
  /** How many there are of the line of that number, from 0. What is refused changes nothing. */
  setQuantity(line: number, quantity: number): void;
  /** Reads the cart anew with these members in the place of its own: `{ region: "JP-47" }`. What is refused changes nothing. */
  update(change: Partial<Cart>): void;
  /** What it would come to with these members in the place of its own, and what would be lost by that. Changes nothing. */
  consider(change: Partial<Cart>): Considered;
  /** The cart as it is now, with every change. */
  cart(): Cart;
  /** What it comes to now. */
  quote(): Quote;
  /** `payable` of the quote, alone: what is left to pay, with tax. */
  payable(): number;
  /** Frees it. Every later call throws `CART_CLOSED`. */
  close(): void;
}

/** @throws {SurasuraError} as `priceCart` */
export function openCart(cart: Cart, rules: ShopRules): OpenCart;
