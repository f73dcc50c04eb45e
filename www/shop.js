// The checkout page of the demo shop. Everything a shop writes itself to use surasura is in this file;
// shop/ holds what the shop would have anyway (a cart, messages under fields) and the panel.

import { cart } from "./shop/cart.js";
import { messages } from "./shop/messages.js";
import { panel } from "./shop/panel.js";

const rules = {
  taxRounding: "floor",
  shipping: {
    fee: 660,
    taxIncluded: true,
    freeFrom: { amount: 5000, basis: "goods-tax-included" },
  },
};

const form = document.querySelector("#checkout");
const nudge = document.querySelector("surasura-nudge");
const fields = messages(form);
const shop = cart(document.querySelector(".cart"), { onEdit: fields.forgive });
let attempt = null;

// First of all, and before anything is loaded: the order can be placed, whatever happens below.
form.noValidate = true; // our own messages instead of the browser's
form.addEventListener("submit", (event) => {
  event.preventDefault(); // a demo: nothing is ordered
  // Where surasura runs it has just judged every field: it hears of a submit before the page does.
  if (!fields.allRight(shop.isEmpty())) return;
  attempt?.complete();
  thank();
});

function thank() {
  const total = shop.total();
  document.querySelector("#thanks-pay").hidden = total === null;
  document.querySelector("#thanks-total").textContent = total;
  document.querySelector("#thanks-sent").hidden = !attempt?.active;
  document.querySelector("#ordering").hidden = true;
  document.querySelector("#thanks").hidden = false;
  document.querySelector("#thanks-title").focus();
}

// Loaded by hand, not with an import line, so that a missing file costs the extras and not the page.
try {
  const { attachForm, defineElements, priceCart, startAttempt } = await import("/surasura/surasura.js");

  // 1. Type it any way you like.
  // フリガナ has no autocomplete token, so the shop says what the field holds.
  const handle = attachForm(form, { fields: { kana: "kana" } });

  // 2. Where people give up, and nothing else. Before the first nudge, which is counted as well.
  attempt = startAttempt({ endpoint: "/efo", form: handle });
  panel(attempt);

  // 3. The money is right, and the nudge cannot lie: both in the click that changes the cart.
  defineElements();
  shop.onChange((now) => {
    nudge.update(now, rules);
    return priceCart(now, rules);
  });
} catch (error) {
  console.error("The page goes on without surasura:", error);
}
