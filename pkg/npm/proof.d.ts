// What `surasura/full` has for carts beside quotes: how a quote came about, and why another system's totals
// differ. Amounts are whole minor units, as in money.d.ts.

import type { Cart, FreeShipping, FreeShippingAfter, FreeShippingBasis, Quote, Rounding, ShopRules, TaxRate } from "./money.js";

/**
 * A number before it was rounded: `whole` and `numerator / denominator`, in lowest terms; the first two have the sign of
 * the number. 245 1/11 is `{ whole: 245, numerator: 1, denominator: 11 }`.
 */
export interface Fraction {
  readonly whole: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** What a discount takes. */
export interface TakenProof {
  /** What there was to take it of. */
  readonly base: number;
  /** Of a percentage: the part before it was rounded, and how it was. */
  readonly exact?: Fraction;
  readonly rounding?: Rounding;
  readonly amount: number;
}

/**
 * What is taxed. `rate`: all of a rate together. `goods`: those of a rate that are entered in one way, after coupons. `line`: a
 * line, after coupons. `points` as a discount are less than nothing. `cod`: the carrier's fee.
 */
export type Taxed = "rate" | "goods" | "line" | "shipping" | "fee" | "points" | "cod";

/** A figure that was rounded. */
export interface TaxStep {
  readonly of: Taxed;
  /** Its number in the cart, from 0: of a line, of a fee. */
  readonly at?: number;
  /** What was taxed: of one piece, where `pieces` is there. */
  readonly amount: number;
  /** Whether it has the tax in it. */
  readonly included: boolean;
  /** What was rounded: the tax, or what is left without it. */
  readonly target: "tax" | "net";
  /** That figure, before it was rounded and after. */
  readonly exact: Fraction;
  readonly rounded: number;
  /** How often it is taken, where tax is rounded by the piece. */
  readonly pieces?: number;
  /** The tax that came of it, of all pieces. */
  readonly tax: number;
}

/** A share of something that is split: rounded down, and one more for those with the largest fractions (基通1-8-5). */
export interface Share {
  /** Where it is split over lines: its number, from 0. */
  readonly line?: number;
  readonly rate: TaxRate;
  /** Whether the prices of this share have tax in them. */
  readonly included: boolean;
  /** By what it is split. */
  readonly weight: number;
  readonly exact: Fraction;
  readonly amount: number;
}

/** What became of a line. `full` is `offer`, `own`, `coupons` and `left` together. What comes back has the other sign. */
export interface LineProof {
  readonly line: number;
  readonly rate: TaxRate;
  /** Whether the amounts from `full` on have tax in them. */
  readonly included: boolean;
  /** At full price, as entered. */
  readonly entered: number;
  /** The tax that brings a piece to its price with tax; only with `taxScope: "unit-gross"`. */
  readonly piece?: TaxStep;
  /** At full price. */
  readonly full: number;
  /** The free pieces of an offer. */
  readonly offer: number;
  /** Its own discount. */
  readonly own?: TakenProof;
  /**
   * What each coupon takes, in the order of `Quote.coupons`. Where a coupon is split over rates alone, the yen of a rate are
   * given to its lines by the same rule, for this table alone: no tax goes by them.
   */
  readonly coupons: readonly number[];
  /** What is left, and taxed. */
  readonly left: number;
  /** What points take as a discount, tax included, of the part of its rate; given to lines for this table alone. */
  readonly points: number;
}

/** What a rate comes to, and how. `net + tax = gross`. */
export interface RateProof {
  readonly rate: TaxRate;
  readonly percent: number;
  /** How often tax is rounded, and how. */
  readonly scope: NonNullable<ShopRules["taxScope"]>;
  readonly rounding: Rounding;
  /** What is charged at it, as entered; `at` is the number of a fee. With the tax of those without they are `gross`. */
  readonly parts: readonly { readonly of: Taxed; readonly at?: number; readonly amount: number; readonly included: boolean }[];
  /** Where prices with tax and without meet: the tax that brings those without to their prices with tax. */
  readonly added?: TaxStep;
  /** What was rounded: one figure where the rate is taxed once. Their `tax` adds up to the rate's. */
  readonly steps: readonly TaxStep[];
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
}

/** How a cart came to what it comes to. */
export interface Proof {
  readonly quote: Quote;
  /** The lines, in their order. The columns add up: `entered` to `subtotal`, `offer`, `own` and `coupons` to `discount`. */
  readonly lines: readonly LineProof[];
  /** The coupons on the order. `gap` is what is missing for `minimum`; the shares add up to `taken.amount`. */
  readonly coupons: readonly {
    readonly coupon: number;
    readonly taken: TakenProof;
    readonly minimum?: number;
    readonly gap: number;
    /** By rates, those with tax in their prices apart from those without; or by lines. */
    readonly shares: readonly Share[];
  }[];
  /** Points, where some were given. */
  readonly points?: {
    readonly given: number;
    /** What there was to pay. */
    readonly most: number;
    readonly amount: number;
    readonly usedAs: "discount" | "payment";
    /** Over which rates a discount is split, by what each comes to, tax included. */
    readonly shares: readonly Share[];
    /** What of it the delivery charge and each fee bear. With the lines' `points` they add up to a discount. */
    readonly shipping: number;
    readonly fees: readonly number[];
  };
  /** A destination each; none where nothing is sent. */
  readonly shipping: readonly {
    /** Where the cart has destinations. */
    readonly name?: string;
    /** What it is charged for. What is not `waived` adds up to `fee`. */
    readonly parts: readonly {
      readonly part: "fee" | "surcharge" | "temperature";
      readonly amount: number;
      readonly waived: boolean;
    }[];
    readonly fee: number;
    /** Which of `shipping.freeFrom` is for it, from 0. */
    readonly rule?: number;
    /** What of the cart counts on that rule's basis, and what is missing. */
    readonly freeShipping?: FreeShipping;
    readonly free: boolean;
  }[];
  /** Where it was chosen: each bracket that was looked up, until one `holds`. */
  readonly cod?: {
    /** Without the fee. */
    readonly collected: number;
    /** No fee: nothing is collected, or `goods` reach `cod.freeFrom`. */
    readonly free: boolean;
    /** With tax, after coupons. */
    readonly goods: number;
    readonly tried: readonly {
      readonly upTo: number;
      readonly fee: number;
      /** What was compared with `upTo`. */
      readonly lookedUp: number;
      readonly holds: boolean;
    }[];
  };
  /** In the order of `Quote.rates`. */
  readonly rates: readonly RateProof[];
}

/**
 * How a cart came to what it comes to: of each figure its base, the exact fraction and the rule; of each yen of a discount
 * the line that it came from. docs/proof.md.
 * @throws {SurasuraError} as `priceCart`
 */
export function explainCart(cart: Cart, rules: ShopRules): Proof;

/** Another system's totals, as far as they are known. Each is what `Quote` has under the name; of a refund less than nothing. */
export interface Totals {
  subtotal?: number;
  discount?: number;
  /** As `quote.shipping.fee`: as entered in the rules. */
  shipping?: number;
  fees?: number;
  /** The carrier's fee. */
  cod?: number;
  points?: number;
  tax?: number;
  total?: number;
  payable?: number;
  rates?: readonly { rate: TaxRate; net?: number; tax?: number; gross?: number }[];
}

/**
 * A setting that is otherwise: a stable code, the member of `ShopRules`, its value. `shipping.freeFrom.basis` and `.after` are
 * of every rule of an amount; `points.usedAs`, `coupons` and `discount.rounding` (of every percentage) are of the cart.
 */
export type RuleChange =
  | { readonly code: "TAX_ROUNDING"; readonly path: "taxRounding"; readonly value: Rounding }
  | { readonly code: "TAX_SCOPE"; readonly path: "taxScope"; readonly value: NonNullable<ShopRules["taxScope"]> }
  | { readonly code: "TAX_TARGET"; readonly path: "taxTarget"; readonly value: "tax" | "net" }
  | { readonly code: "TAX_DAY"; readonly path: "day"; readonly value: number }
  | { readonly code: "SPLIT_OVER"; readonly path: "split.over"; readonly value: "rates" | "lines" }
  | { readonly code: "SPLIT_BY"; readonly path: "split.by"; readonly value: "entered" | "gross" }
  | { readonly code: "SPLIT_TIE"; readonly path: "split.tie"; readonly value: "first" | "last" | "largest" }
  | { readonly code: "DISCOUNT_ROUNDING"; readonly path: "discount.rounding"; readonly value: Rounding }
  | { readonly code: "COUPON_ORDER"; readonly path: "coupons"; readonly value: "reversed" | "amounts-first" | "percents-first" }
  | { readonly code: "BASIS"; readonly path: "shipping.freeFrom.basis"; readonly value: FreeShippingBasis }
  | { readonly code: "AFTER"; readonly path: "shipping.freeFrom.after"; readonly value: FreeShippingAfter }
  | { readonly code: "JUDGED"; readonly path: "shipping.judged"; readonly value: "order" | "destination" }
  | { readonly code: "SHIPPING_TAX"; readonly path: "shipping.taxIncluded"; readonly value: boolean }
  | { readonly code: "SHIPPING_TAX"; readonly path: "shipping.taxRate"; readonly value: "standard" | "reduced" | "exempt" }
  | { readonly code: "COD_BASIS"; readonly path: "cod.withFee"; readonly value: boolean }
  | { readonly code: "POINTS"; readonly path: "points.usedAs"; readonly value: "discount" | "payment" };

/** A cart system whose ways the rules can say. One that never rounds, as Medusa, they cannot. */
export type CartSystem =
  | "ec-cube-4" | "woocommerce" | "vendure" | "sylius" | "solidus" | "commercetools" | "commercetools-unit";

/** How our totals and another system's compare. */
export interface Reconciliation {
  /** `unknown`: they differ, and nothing that can be said in the rules explains it. */
  readonly verdict: "equal" | "explained" | "unknown";
  /** The figures that differ; `difference` is theirs less ours. */
  readonly differences: readonly {
    readonly figure: keyof Omit<Totals, "rates"> | "net" | "gross";
    readonly rate?: TaxRate;
    readonly ours: number;
    readonly theirs: number;
    readonly difference: number;
  }[];
  /**
   * All that make every figure equal with as few changes as it takes: one setting; or else a known system; or else two
   * settings. More than one: this cart does not tell them apart.
   */
  readonly explanations: readonly { readonly system?: CartSystem; readonly changes: readonly RuleChange[] }[];
}

/**
 * Compares a cart's totals with another system's and, where they differ, looks for the setting that explains it. Where none
 * does at once, it prices the cart some 600 times: for a test or a log, not for a keystroke.
 * @throws {SurasuraError} as `priceCart`; `VALUE_MISSING` at `totals` where it has no figure
 */
export function reconcileCart(cart: Cart, rules: ShopRules, totals: Totals): Reconciliation;
