// One thing more out of the products of the page, for free shipping: whatever is suggested was priced in the cart first.

const name = (product) => product.querySelector("h3").firstChild.textContent.trim();

/**
 * @param {HTMLElement[]} products each a line of the cart, in its order
 * @returns a function of an open cart and its quote: what to add, as `<surasura-nudge>` shows it, or nothing
 */
export function addon(products) {
  return (cart, quote) => {
    const { lines } = cart.cart();
    const more = (line) => lines.map((one, at) => (at === line ? { ...one, quantity: one.quantity + 1 } : one));
    let best;
    products.forEach((product, line) => {
      if (lines[line].quantity) return;
      const { quote: then } = cart.consider({ lines: more(line) });
      const net = then.payable - quote.payable;
      if (then.freeShipping.gap || then.shipping.fee >= quote.shipping.fee || net >= best?.net) return;
      const { id, unitPrice } = product.dataset;
      const image = product.querySelector("img").src;
      best = { items: [{ id, line, quantity: 1, name: name(product), price: Number(unitPrice), image }], net };
    });
    return best;
  };
}
