// Add-ons: products that cross once, and which of them close the gap of an open cart.

import { module } from "#cart";
import { SurasuraError } from "../../src/browser/desk.js";
import { NUMBER } from "./answer.js";
import { asked, carts, valued, written } from "./cart-face.js";
import { count } from "./number.js";
import { ABSENT, List, flag, name, word, yen } from "./read.js";

/** What `openCatalogue` takes. */
const CATALOGUE = {
  products: new List({
    unitPrice: yen,
    taxRate: name,
    taxIncluded: flag,
    counts: [flag],
    temperature: [name],
    offer: [name],
    margin: [yen],
    stock: [count],
    limit: [count],
  }, 100000),
};

/** What `suggest` takes; a line is the number of the product with that id. `names`: those of the catalogue. */
const suggesting = (products) => ({
  options: [{
    maxItems: [(value) => (value === 1 || value === 2 || value === 3 ? value : "OPTION_INVALID")],
    objective: [word("customer", "shop")],
    destination: [name],
    raise: [flag],
    lines: [new List([(id) => products.get(id) ?? ABSENT], 100000)],
  }],
  names: new List(name, 1e6),
});

export function openCatalogue(products) {
  const [opened, names] = asked("catalogue", CATALOGUE, { products });
  const at = valued(NUMBER, opened);
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
      const advice = written(asked("suggest", shape, { options, names }, known, at, number));
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
