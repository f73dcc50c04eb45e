// What the tests of adapters share: the package as it is built, and what its errors say.

import assert from "node:assert/strict";
import { at, read } from "./lib.mjs";

const dist = (name) => import(at(`pkg/npm/dist/${name}.js`));
export const adapters = await dist("adapters");
export const { priceCart } = await dist("cart");

const [, union] = read("pkg/npm/index.d.ts").match(/type ErrorCode =([^;]*);/);

/** `CODE path` of what `run` throws. */
export function thrown(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof adapters.SurasuraError, `${error}`);
    assert.ok(union.includes(`"${error.code}"`), error.code);
    return `${error.code} ${error.path}`;
  }
  return "nothing";
}

/** Written by Shopify's documented shape: no shop's own. */
export const carts = () => JSON.parse(read("tests/data/shopify.json"));

/** How a shop reads them. */
export const SHOP = { taxIncluded: true, rates: { product_type: { 食品: "reduced" }, otherwise: "standard" } };

/** Of each rate its gross and its tax. */
export const gross = (quote) => Object.fromEntries(quote.rates.map(({ rate, gross, tax }) => [rate, [gross, tax]]));
