// A cart that is in the page's markup, in `data-` attributes.

import { fromDecimal } from "./money.js";
import { reader } from "./reader.js";

const SELECTOR = "[data-surasura-cart]";

/** As a number; what is no text of one is no number. She may have typed it in full width. */
const numberOf = (text) => ((text = text.normalize("NFKC").trim()), /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN);

/** Truth as an attribute has it: `data-counts`, `data-counts="true"`, `data-counts="false"`. */
const truth = (text) => ({ "": true, true: true, false: false })[text] ?? text;

export function fromElement(root) {
  const cart = root?.matches?.(SELECTOR) ? root : root?.querySelector(SELECTOR);
  const { currency = "JPY", region, member, taxRate, taxIncluded, counts } = reader({ cart }, "").object("cart").dataset;

  const lines = Array.from(cart.querySelectorAll("[data-surasura-line]"), (line, index) => {
    const { dataset } = line;
    // What a line does not say of itself the cart says of all.
    const said = { taxRate, taxIncluded, counts, ...dataset };
    for (const name of ["taxIncluded", "counts", "returned"]) said[name] = truth(said[name]);
    // A control is what the shopper changes; an attribute is what it was.
    const control = line.querySelector("[data-quantity]");
    if (control) said.quantity = control.value ?? control.textContent;
    const read = reader(said, `lines[${index}]`, fromDecimal, currency);
    const found = {
      unitPrice: read.price("unitPrice"),
      quantity: read.count("quantity", numberOf),
      taxRate: read.there("taxRate"),
      taxIncluded: read.flag("taxIncluded"),
    };
    if (read.has("discount")) found.discount = { amount: read.price("discount") };
    for (const name of ["counts", "returned"]) if (read.has(name)) found[name] = read.flag(name);
    for (const name of ["destination", "temperature", "offer"]) if (read.has(name)) found[name] = said[name];
    return found;
  });
  return { currency, lines, ...(region && { region }), ...(member && { member }) };
}
