// Uses what `surasura/adapters` has as its types allow, and a few as they forbid. Compiled, never run.

import {
  SurasuraError, fromDecimal, fromEcCube, fromElement, fromHundredths, fromJson, fromMajor, fromShippingRates, fromShopifyCart, watchCart,
} from "surasura/adapters";
import type { EcCubeOptions, JsonMapping, Minor, ShopifyCart, ShopifyOptions } from "surasura/adapters";
import { priceCart } from "surasura";
import type { Cart, ShopRules } from "surasura";

// Money of a currency is a number, and no money of another.
const yen: Minor<"JPY"> = fromMajor(1000, "JPY");
const cents: Minor<"USD"> = fromDecimal("19.99", "USD");
const sum: number = yen + fromHundredths(100, "JPY");
// @ts-expect-error dollars are no yen
const mixed: Minor<"JPY"> = cents;
// @ts-expect-error which scale a number has nobody knows
const bare: Minor<"JPY"> = 1000;
// @ts-expect-error a decimal is a text
fromDecimal(19.99, "USD");

// Shopify.
const shop: ShopifyOptions = { taxIncluded: true, rates: { sku: { T1: "reduced" }, product_type: { 食品: "reduced" }, otherwise: "standard" } };
const asked: ShopifyOptions = { taxIncluded: false, rates: (item, index) => (item.vendor && index ? "reduced" : undefined), counts: () => true };
declare const json: ShopifyCart;
const cart: Cart = fromShopifyCart(json, shop);
const fee: number | undefined = fromShippingRates({ shipping_rates: [{ name: "宅配便", price: "660.00" }] }, { currency: "JPY" })[0]?.fee;
// @ts-expect-error whether tax is included has no default
fromShopifyCart(json, { rates: shop.rates });
// @ts-expect-error nor have rates
fromShopifyCart(json, { taxIncluded: true });

// EC-CUBE: the rules that come with it are rules.
const cube: EcCubeOptions = { taxRounding: "half-up", freeAmount: "5000", rates: { 8: "reduced" } };
const read = fromEcCube({ CartItems: [{ price: "880.00", quantity: 1, tax_rate: 8 }], total_price: 880 }, cube);
const rules: ShopRules = { ...read.rules, day: 20261122 };
priceCart(read.cart, read.rules);
// @ts-expect-error neither a cart nor an order
fromEcCube({ items: [] });

// JSON and markup.
const mapping: JsonMapping = { scale: "minor", unitPrice: "price", quantity: "qty", taxRate: "rate", taxIncluded: true };
const plain: Cart = fromJson([], mapping);
// @ts-expect-error no such scale
fromJson([], { ...mapping, scale: "yen" });
const found: Cart = fromElement(document);

// Changes.
const ended = new AbortController();
const stop: () => void = watchCart({ read: (cart) => fromShopifyCart(cart, asked), url: "/ja/cart.js", signal: ended.signal }, ({ lines }) => console.log(lines));
watchCart({ root: document.body, read: fromElement, onError: (error) => console.log(error instanceof SurasuraError && error.code) }, () => {});
// @ts-expect-error a cart in markup has no address
watchCart({ root: document.body, url: "/cart.js", read: fromElement }, () => {});
// @ts-expect-error how it is read has no default
watchCart({}, () => {});

export { bare, cart, fee, found, mixed, plain, rules, stop, sum };
