// The entry for carts of other systems: read into ours, exactly, or refused. Needs no module.

export { SurasuraError } from "./shared.js";
export { fromEcCube } from "./adapters/eccube.js";
export { fromElement } from "./adapters/element.js";
export { fromJson } from "./adapters/json.js";
export { fromDecimal, fromHundredths, fromMajor } from "./adapters/money.js";
export { fromShippingRates, fromShopifyCart } from "./adapters/shopify.js";
export { watchCart } from "./adapters/watch.js";
