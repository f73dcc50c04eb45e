// What the module answers for carts, as numbers.

import { checked } from "../../src/browser/cart.js";

/** The numbers at an address, and what lies behind them: who reads them knows how many there are. */
export function values(desk, address) {
  const at = checked(desk, address);
  return new Float64Array(desk.numbers().buffer.slice(at, at + 64 * 8));
}
