// The shop's own script beside the one script tag: a small cart, and messages where the shop wants them.
(() => {
  const list = document.querySelector("#lines");
  const form = document.querySelector("#checkout");
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

  const say = (field, issue) => {
    field.parentElement.dataset.state = issue?.severity ?? "";
    field.setAttribute("aria-invalid", issue?.severity === "error");
    document.getElementById(`${field.id}-message`).textContent = issue?.message ?? "";
  };
  form.addEventListener("surasura:issue", ({ target, detail }) => say(target, detail.issues[0]));
  form.addEventListener("input", ({ target }) => say(target));

  form.addEventListener("submit", (event) => {
    event.preventDefault(); // a demo: nothing is ordered
    window.surasura?.complete();
    document.querySelector("#ordering").hidden = true;
    document.querySelector("#thanks").hidden = false;
    document.querySelector("#thanks-title").focus();
  });
})();
