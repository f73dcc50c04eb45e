// The cart of the demo shop. The list in the HTML is its one source: this reads the lines from it,
// asks for a quote, and writes the quote's figures into the page. It computes no tax and no total.

const yen = (amount) => `${amount.toLocaleString("ja-JP")}円`;
const MOST = 99;

/**
 * @param {HTMLElement} root the section that holds the lists and the totals
 * @param {{ onEdit: () => void }} hooks `onEdit` is called when the shopper changed a quantity
 */
export function cart(root, { onEdit }) {
  const at = (selector) => root.querySelector(selector);
  const inCart = at("#lines");
  const offered = at("#more");
  let quote = null; // set by onChange: (cart) => Quote
  let edited = false;

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    const line = button.closest("li");
    const quantity = Math.min(MOST, Number(line.dataset.quantity) + Number(button.dataset.step));
    setQuantity(line, quantity);
    edited = true;
    refresh();
    onEdit();
  });

  function setQuantity(line, quantity) {
    line.dataset.quantity = quantity;
    line.querySelector("output").textContent = quantity;
    line.querySelector(".sum").textContent = yen(quantity * line.dataset.unitPrice);
    const list = quantity > 0 ? inCart : offered;
    if (line.parentElement === list) return;
    list.append(line);
    // The button that was pressed is gone from this list; its counterpart gets the focus.
    line.querySelector(quantity > 0 ? '.quantity [data-step="1"]' : ".add").focus();
  }

  function lines() {
    return [...inCart.children].map(({ dataset }) => ({
      unitPrice: Number(dataset.unitPrice),
      quantity: Number(dataset.quantity),
      taxRate: dataset.taxRate,
      taxIncluded: true,
    }));
  }

  function refresh() {
    const empty = inCart.children.length === 0;
    at("#empty").hidden = !empty;
    at("#more-box").hidden = offered.children.length === 0;
    let figures = null;
    try {
      figures = quote?.({ lines: lines() });
    } catch (error) {
      console.error(error);
    }
    // Rather no total than a wrong one: without a quote the figures are those of the page as it was written.
    const known = Boolean(figures) || !edited;
    at("#totals").hidden = empty || !known;
    at("#uncounted").hidden = empty || known;
    if (figures) show(figures);
  }

  function show({ subtotal, shipping, rates, total }) {
    at("#subtotal").textContent = yen(subtotal);
    at("#shipping").textContent = shipping.free ? "0円 (当店が負担します)" : yen(shipping.fee);
    at("#total").textContent = yen(total);
    for (const name of ["standard", "reduced"]) {
      const row = at(`#rate-${name}`);
      const rate = rates.find((candidate) => candidate.rate === name);
      row.hidden = !rate;
      if (!rate) continue;
      row.querySelector("dt").textContent = `${rate.percent}%対象`;
      row.querySelector("dd").textContent = `${yen(rate.gross)} (うち消費税 ${yen(rate.tax)})`;
    }
  }

  return {
    isEmpty: () => inCart.children.length === 0,
    /** What is to be paid, as shown; null when it is not known. */
    total: () => (at("#totals").hidden ? null : at("#total").textContent),
    /** `price` is called with the cart now and at each change, in the same click; it returns the quote. */
    onChange(price) {
      quote = price;
      refresh();
    },
  };
}
