// Add-ons: products that cross once, and which of them close the gap of an open cart.

import { module } from "#cart";
import { SurasuraError } from "../../src/browser/desk.js";
import { answer, answered, carts } from "./cart-face.js";
import { CATALOGUE, suggesting } from "./read.js";

export function openCatalogue(products) {
  const [opened, names] = answer("catalogue", CATALOGUE, { products });
  const at = answered(opened);
  const ids = Array.from(products, ({ id }) => id);
  const shape = suggesting(new Map(ids.map((id, number) => [id, number])));
  let closed = false;
  const check = () => {
    if (closed) throw new SurasuraError("CATALOGUE_CLOSED");
  };
  return {
    suggest(cart, options) {
      check();
      const opened = carts.get(cart);
      if (!opened) throw new SurasuraError("TYPE_INVALID", "cart");
      const [number, known] = opened();
      const [text] = answer("suggest", shape, { options, names }, known, at, number);
      const advice = answered(text);
      advice.items?.forEach((item) => (item.id = ids[item.product]));
      return advice;
    },
    close() {
      check();
      closed = true;
      module.start().core.shut(at);
    },
  };
}
