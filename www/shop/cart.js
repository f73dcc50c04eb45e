// The cart of the demo shop. The list in the HTML is its one source: this reads products and choices from it, and tells
// <surasura-cart> what has changed. It computes no tax and no total.

const yen = (amount) => `${amount.toLocaleString("ja-JP")}円`;
const MOST = 99;

/** What the coupon takes off. */
export const COUPON = { amount: 500 };

/**
 * @param {HTMLElement} root the section that holds the lists, the choices and the totals
 * @param {{ onEdit: () => void }} hooks `onEdit` is called when the shopper changed a quantity
 */
export function cart(root, { onEdit }) {
  const at = (selector) => root.querySelector(selector);
  const inCart = at("#lines");
  const offered = at("#more");
  const totals = at("surasura-cart");
  const choices = at("#choices").elements;
  /** Every product is a line, for as long as the page lives: one that is not in the cart has none of it. */
  const products = [...root.querySelectorAll("[data-unit-price]")];
  let edited = false;

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    const product = button.closest("li");
    setQuantity(product, Math.min(MOST, Number(product.dataset.quantity) + Number(button.dataset.step)));
  });
  at("#choices").addEventListener("change", choose);

  function setQuantity(product, quantity) {
    product.dataset.quantity = quantity;
    product.querySelector("output").textContent = quantity;
    product.querySelector(".sum").textContent = yen(quantity * product.dataset.unitPrice);
    const list = quantity > 0 ? inCart : offered;
    if (product.parentElement !== list) {
      list.append(product);
      // The button that was pressed is gone from this list; its counterpart gets the focus.
      product.querySelector(quantity > 0 ? '.quantity [data-step="1"]' : ".add").focus();
    }
    edited = true;
    totals.setQuantity?.(products.indexOf(product), quantity);
    refresh();
    onEdit();
  }

  function choose() {
    edited = true;
    totals.change?.(chosen());
    refresh();
  }

  const chosen = () => ({
    region: choices.region.value || undefined,
    coupons: choices.coupon.checked ? [COUPON] : [],
    cashOnDelivery: choices.cod.checked,
  });

  /** Rather no total than a wrong one: without a quote the figures are those of the page as it was written. */
  function refresh() {
    const empty = inCart.children.length === 0;
    const known = Boolean(totals.quote) || !edited;
    at("#empty").hidden = !empty;
    at("#more-box").hidden = offered.children.length === 0;
    totals.hidden = empty || !known;
    at("#uncounted").hidden = empty || known;
  }

  return {
    products,
    totals,
    isEmpty: () => inCart.children.length === 0,
    isAtTheDoor: () => choices.cod.checked,
    /** What is in the cart, as `[name, how many]`. */
    chosen: () => [...inCart.children].map((product) => [
      product.querySelector("h3").firstChild.textContent.trim(),
      `${product.dataset.quantity}点`,
    ]),
    /** What is to be paid, as shown; null when it is not known. */
    total: () => (totals.hidden ? null : totals.quote ? yen(totals.quote.payable) : at(".totals .total dd").textContent),
    /** One more of a product, or so many. */
    add(id, quantity = 1) {
      const product = products.find(({ dataset }) => dataset.id === id);
      setQuantity(product, Math.min(MOST, Number(product.dataset.quantity) + quantity));
    },
    /** Where it goes, by its prefecture: islands have none of their own. */
    sendTo(prefecture) {
      const region = prefecture === "沖縄県" ? "JP-47" : prefecture && "JP-13";
      if (region === choices.region.value || (choices.region.value === "islands" && region === "JP-13")) return;
      choices.region.value = region;
      choose();
    },
    /** From here on <surasura-cart> says what it comes to. */
    begin(rules) {
      const lines = products.map(({ dataset }) => ({
        unitPrice: Number(dataset.unitPrice),
        quantity: Number(dataset.quantity),
        taxRate: dataset.taxRate,
        taxIncluded: true,
      }));
      totals.update({ lines, ...chosen() }, rules);
      refresh();
    },
  };
}
