// What closes the gap to free shipping, out of the products of the page.

const name = (product) => product.querySelector("h3").firstChild.textContent.trim();

/**
 * @param {HTMLElement[]} products each a line of the cart, in its order
 * @param {((products: object[]) => import("../../pkg/npm/index.d.ts").OpenCatalogue<string>) | undefined} openCatalogue
 * @returns a function that asks what to add to an open cart, as `<surasura-nudge>` shows it
 */
export function addon(products, openCatalogue) {
  const lines = products.map(({ dataset }) => dataset.id);
  const catalogue = openCatalogue?.(products.map(({ dataset }) => ({
    id: dataset.id,
    unitPrice: Number(dataset.unitPrice),
    taxRate: dataset.taxRate,
    taxIncluded: true,
    limit: 99,
  })));
  const shown = (item) => {
    const product = products[lines.indexOf(item.id)];
    return { ...item, name: name(product), price: Number(product.dataset.unitPrice), image: product.querySelector("img").src };
  };
  return (cart) => {
    const { items, net } = catalogue?.suggest(cart, { lines }) ?? {};
    return items && { items: items.map(shown), net };
  };
}
