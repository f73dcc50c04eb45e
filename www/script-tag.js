// The shop's own script beside the one script tag: a small cart, and what follows an order.
(() => {
  const list = document.querySelector("#lines");
  const yen = (amount) => `${amount.toLocaleString("ja-JP")}円`;

  const lines = () =>
    [...list.children].map(({ dataset }) => ({
      unitPrice: Number(dataset.unitPrice),
      quantity: Number(dataset.quantity),
      taxRate: dataset.taxRate,
      taxIncluded: true,
    }));

  // Hands the cart over. `surasura.cart` is there as soon as the script tag has run, and keeps the last cart
  // until the rest has been fetched; should the tag be blocked, the shop goes on without.
  const handOver = () => window.surasura?.cart({ lines: lines().filter(({ quantity }) => quantity > 0) });

  list.addEventListener("click", ({ target }) => {
    const step = Number(target.dataset.step);
    if (!step) return;
    const line = target.closest("li");
    const { dataset } = line;
    dataset.quantity = Math.min(99, Math.max(0, Number(dataset.quantity) + step));
    line.querySelector("output").textContent = dataset.quantity;
    line.querySelector(".sum").textContent = yen(dataset.quantity * dataset.unitPrice);
    const subtotal = lines().reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
    document.querySelector("#subtotal").textContent = yen(subtotal);
    handOver();
  });
  handOver();

  document.querySelector("#checkout").addEventListener("submit", (event) => {
    event.preventDefault(); // a demo: nothing is ordered
    window.surasura?.complete();
    document.querySelector("#ordering").hidden = true;
    document.querySelector("#thanks").hidden = false;
    document.querySelector("#thanks-title").focus();
  });
})();
