// What `surasura/adapters` has: carts of other systems, read into a `Cart`, and word of their changes. Amounts that
// cannot be right are refused with the path that they have where they came from: `items[0].final_line_price`.

import type { Cart, Rounding, ShopRules, TaxRate } from "./index.js";
export { SurasuraError } from "./index.js";
export type { Cart, ErrorCode, ShopRules, TaxRate } from "./index.js";

declare const unit: unique symbol;
/** Whole minor units of a currency: a number that TypeScript does not let stand for one of another currency. */
export type Minor<Currency extends string = string> = number & { readonly [unit]: Currency };

/**
 * Whole major units: `fromMajor(12, "USD")` is 1,200 cents, `fromMajor(12, "JPY")` 12 yen (ISO 4217).
 * @throws {SurasuraError} `NUMBER_NOT_INTEGER`, `NUMBER_TOO_LARGE`, `TYPE_INVALID`, `CURRENCY_UNKNOWN`
 */
export function fromMajor<const Currency extends string>(major: number, currency: Currency): Minor<Currency>;

/**
 * Hundredths of the major unit, whatever the currency, as Shopify's `cart.js` has them: 100,000 are 1,000 yen.
 * @throws {SurasuraError} `AMOUNT_SCALE` where the currency has no such fraction; else as `fromMajor`
 */
export function fromHundredths<const Currency extends string>(hundredths: number, currency: Currency): Minor<Currency>;

/**
 * A decimal text of major units: `"19.99"` is 1,999 cents, `"660.00"` 660 yen. No separators of thousands.
 * @throws {SurasuraError} `AMOUNT_SCALE` where the currency has no such fraction; else as `fromMajor`
 */
export function fromDecimal<const Currency extends string>(text: string, currency: Currency): Minor<Currency>;

/** A line of `/cart.js`, as far as it is read; `line_price` where there is no `final_line_price`. */
export interface ShopifyItem {
  quantity: number;
  line_price?: number;
  /** For all pieces, after the discounts of the line, in hundredths. It holds, whatever the unit prices say. */
  final_line_price?: number;
  /** The same before them. */
  original_line_price?: number;
  /** What they are; the sum is held against the two. */
  line_level_discount_allocations?: readonly { amount: number }[];
  /** False: `"exempt"`, unless a function says otherwise. */
  taxable?: boolean;
  requires_shipping?: boolean;
  /** For `rates` and `counts`: `sku`, `vendor`, `product_type`, `handle`, `properties`. */
  readonly [member: string]: any;
}

/** `/cart.js`, as far as it is read. */
export interface ShopifyCart {
  currency: string;
  items: readonly ShopifyItem[];
  /** Of all lines, after all discounts. It has to be their sum. */
  total_price: number;
  items_subtotal_price?: number;
  original_total_price?: number;
  cart_level_discount_applications?: readonly { total_allocated_amount: number; target_type?: string }[];
  readonly [member: string]: any;
}

/**
 * Tables by members of an item, in the order in which they are looked into: `{ sku: { "TEA-1": "reduced" }, product_type:
 * { 食品: "reduced" }, otherwise: "standard" }`. A member may be a list, as `tags` are where the page puts them in. Without
 * `otherwise` an item in no table is refused.
 */
export type ShopifyRates = { otherwise?: TaxRate } & { [member: string]: TaxRate | Readonly<Record<string, TaxRate>> | undefined };

export interface ShopifyOptions {
  /** The rate of each item, which `cart.js` does not have: a function, or tables. */
  rates: ShopifyRates | ((item: ShopifyItem, index: number) => TaxRate | undefined);
  /** Whether the prices include consumption tax: `{{ cart.taxes_included }}` in Liquid. No default: `cart.js` does not say. */
  taxIncluded: boolean;
  /** Whether an item counts towards free shipping. Default: unless its `requires_shipping` is false. */
  counts?: (item: ShopifyItem, index: number) => boolean;
}

/**
 * A cart of Shopify's Ajax API. Discounts of lines are discounts of lines, those of the cart are coupons, as much as they
 * were allocated. Lines stand in the order of `items`.
 * @throws {SurasuraError} `AMOUNT_SCALE` where amounts do not add up, have a fraction that the currency has not, or are
 * texts; `TAX_RATE_UNKNOWN` where `rates` has none; `VALUE_MISSING`, `TYPE_INVALID`, `NUMBER_…`, `CURRENCY_UNKNOWN`
 */
export function fromShopifyCart(cart: ShopifyCart, options: ShopifyOptions): Cart;

/**
 * What `/cart/shipping_rates.json` has. Its prices are decimal texts of major units, and do not say of what: `currency`
 * is that of the cart, by default `"JPY"`.
 * @throws {SurasuraError} as `fromDecimal`; `CURRENCY_UNKNOWN` where a rate says another
 */
export function fromShippingRates(
  json: { shipping_rates: readonly { name: string; price: string }[] }, options?: { currency?: string },
): { name: string; fee: number }[];

/** An amount of EC-CUBE's: major units, as a number or as a decimal text. */
export type EcCubeAmount = number | string;
interface EcCubeId { id: number | string }

/** A line of an order of EC-CUBE 4, as its Web API has it, or of a cart. */
export interface EcCubeItem {
  /** Of one. In a cart, and where `TaxDisplayType` is 2, with tax; else without. */
  price: EcCubeAmount;
  quantity: number | string;
  /** In percent. Not asked for where it is not taxed. */
  tax_rate?: number | string;
  /** Of one. */
  tax?: EcCubeAmount | null;
  /** Of one, with tax. */
  price_inc_tax?: EcCubeAmount | null;
  /** 1 goods, the default; 2 delivery, 3 charge, 4 discount, 6 points. */
  OrderItemType?: EcCubeId | null;
  /** 1 taxed, the default; 2 and 3 not. A discount has to say it. */
  TaxType?: EcCubeId | null;
  /** 1 without tax, 2 with it. */
  TaxDisplayType?: EcCubeId | null;
  /** 1 half up, 2 floor, 3 ceil. */
  RoundingType?: EcCubeId | null;
  /** Where it goes; `Pref.id` is the number of the prefecture. */
  Shipping?: (EcCubeId & { Pref?: EcCubeId | null }) | null;
}

export interface EcCubeOptions {
  /** Default `"JPY"`. */
  currency?: string;
  /** Codes of its rates. Default `{ 10: "standard", 8: "reduced", 0: "exempt" }`. */
  rates?: Readonly<Record<number, TaxRate>>;
  /** 端数処理 of its tax rules; required where no item has a `RoundingType`. */
  taxRounding?: Rounding;
  /** With tax. Default: what the order is charged, for each prefecture that it goes to. */
  deliveryFee?: EcCubeAmount;
  /** 送料無料条件, an amount (`delivery_free_amount`) or a quantity; not both. */
  freeAmount?: EcCubeAmount;
  freeQuantity?: number;
}

/**
 * An order or a cart of EC-CUBE 4, and the part of the rules that agrees with it: each piece brought to its price with tax,
 * free delivery judged for each destination, before points. Points and discounts that are not taxed come off every rate by
 * its part, as EC-CUBE has it since #6878.
 * @throws {SurasuraError} `AMOUNT_SCALE` where prices with and without tax are more than their rounding apart or do not add
 * up to `subtotal` or `total_price`; `TAX_RATE_UNKNOWN`; `RULES_CONTRADICT` where items have several roundings, one place
 * several fees, or free delivery both an amount and a quantity; `VALUE_MISSING`, `TYPE_INVALID`, `NUMBER_…`
 */
export function fromEcCube(
  order:
    | { OrderItems: readonly EcCubeItem[]; subtotal?: EcCubeAmount | null }
    | { CartItems: readonly EcCubeItem[]; total_price?: EcCubeAmount | null },
  options?: EcCubeOptions,
): { cart: Cart; rules: Pick<ShopRules, "taxRounding" | "taxScope" | "shipping"> };

/** Where everything is: paths with dots, `"price.amount"`, of a line's from the line on. */
export interface JsonMapping {
  /** Of all money there: `minor` and `major` are whole numbers, `hundredths` as in `fromHundredths`, `decimal-string` texts. */
  scale: "minor" | "major" | "hundredths" | "decimal-string";
  /** ISO 4217, itself and not a path. Default `"JPY"`. */
  currency?: string;
  /** The list of lines. Default: the JSON is the list. */
  lines?: string;
  /** Price of one. One of this and `lineTotal` has to be there. */
  unitPrice?: string;
  /** For all pieces, after discounts: it holds, and what `unitPrice` comes to above it is a discount. */
  lineTotal?: string;
  quantity: string;
  /** Off the line, all pieces together. Not with `lineTotal`. */
  discount?: string;
  taxRate: string;
  /** What the values at `taxRate` are called here: `{ 8: "reduced" }`. Default: they are the codes. */
  rates?: Readonly<Record<string | number, TaxRate>>;
  /** A path, or the answer for all. */
  taxIncluded: string | boolean;
  counts?: string;
  destination?: string;
  temperature?: string;
  /** The sum of the lines, which is held against them. */
  total?: string;
}

/**
 * A cart in JSON of the shop's own.
 * @throws {SurasuraError} `AMOUNT_SCALE`, `OPTION_INVALID` of `mapping.scale`, `TAX_RATE_UNKNOWN`, `VALUE_MISSING`,
 * `TYPE_INVALID`, `NUMBER_…`, `CURRENCY_UNKNOWN`
 */
export function fromJson(json: unknown, mapping: JsonMapping): Cart;

/**
 * A cart in the page's markup: `data-surasura-cart` with `data-currency`, `data-region`, `data-member`, and
 * `data-surasura-line` with `data-unit-price` (major units, `"19.99"`), `data-quantity`, `data-tax-rate`,
 * `data-tax-included`, `data-discount`, `data-counts`, `data-returned`, `data-destination`, `data-temperature`, `data-offer`.
 * `data-tax-rate`, `data-tax-included` and `data-counts` may stand on the cart, for every line that does not say. An element
 * in a line with `data-quantity` of its own, an input or a select, has the quantity as its value, in any width.
 *
 * @param root The cart, or what it is in.
 * @throws {SurasuraError} `VALUE_MISSING` (`cart` where there is none), `TYPE_INVALID`, `AMOUNT_SCALE`, `NUMBER_…`,
 * `CURRENCY_UNKNOWN`, with paths of the cart: `lines[0].quantity`
 */
export function fromElement(root: Element | Document): Cart;

interface WatchOptions {
  /** Ends it, as what `watchCart` returns does. */
  signal?: AbortSignal;
  /**
   * What went wrong: what `read` or `onCart` threw, or a request that failed. The cart that was told last still holds.
   * Default: a warning in the console.
   */
  onError?: (error: unknown) => void;
}

/** Shopify's cart, which is asked for at once and after each change. */
export interface WatchShopify extends WatchOptions {
  /** Of `/cart.js`: `(cart) => fromShopifyCart(cart, …)`. */
  read: (cart: ShopifyCart) => Cart;
  /** Default: `cart.js` under `Shopify.routes.root`. */
  url?: string;
  root?: undefined;
}

/** A cart in markup, which is read at once and in the event that changes it. */
export interface WatchElement<Root extends Element> extends WatchOptions {
  read: (root: Root) => Cart;
  root: Root;
}

/**
 * Tells of a cart now and whenever it is another, the last answer alone. Shopify's is learnt of by the standard storefront
 * events, by those of Horizon and Dawn, and by the requests that the browser has seen; an element's by its events and
 * mutations. Nothing is polled and nothing of the page is replaced.
 *
 * @returns Ends it.
 */
export function watchCart(options: WatchShopify, onCart: (cart: Cart) => void): () => void;
export function watchCart<Root extends Element>(options: WatchElement<Root>, onCart: (cart: Cart) => void): () => void;
