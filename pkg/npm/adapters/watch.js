// Tells when a cart has changed: by what the theme says of it, or by what the network has seen. Nothing is asked
// for on a clock, and no function of the page is replaced.

/** What comes in one go, a theme's event and the request behind it, is one change. In milliseconds. */
const TOGETHER = 50;

/** Shopify's requests that change a cart, under any locale's root. */
const CHANGES = /\/cart\/(add|change|update|clear)(\.js|\.json)?$/;

export function watchCart({ read, root, url, signal: outer, onError = (error) => console.warn("surasura:", error) }, onCart) {
  const ended = new AbortController();
  const { signal } = ended;
  const stop = () => ended.abort();
  if (outer?.aborted) stop();
  outer?.addEventListener("abort", stop, { signal });

  /** What was told last, as a text. */
  let last;
  function tell(source) {
    try {
      const cart = read(source);
      const text = JSON.stringify(cart);
      if (text === last) return;
      last = text;
      onCart(cart);
    } catch (error) {
      onError(error);
    }
  }

  if (!signal.aborted) (root ? inMarkup : ofShopify)({ root, url, signal, tell, onError });
  return stop;
}

function inMarkup({ root, signal, tell }) {
  const look = () => tell(root);
  for (const type of ["input", "change"]) root.addEventListener(type, look, { signal });
  const observer = new MutationObserver(look);
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  signal.addEventListener("abort", () => observer.disconnect());
  look();
}

function ofShopify({ url = `${globalThis.Shopify?.routes?.root ?? "/"}cart.js`, signal, tell, onError }) {
  let timer, asking, again, asked;

  const changed = () => {
    if (!signal.aborted) timer ??= setTimeout(ask, TOGETHER);
  };
  async function ask() {
    timer = undefined;
    // One request at a time. What it brings is old by now, and is asked for again.
    if (asking) return void (again = true);
    asking = true;
    let answer;
    try {
      do {
        again = false;
        asked = performance.now();
        const response = await fetch(url, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(10_000) });
        if (!response.ok) throw new Error(`${response.status} for ${url}`);
        answer = await response.json();
      } while (again && !signal.aborted);
      if (!signal.aborted) tell(answer);
    } catch (error) {
      // Nothing is known of what changed before, nor of what changed meanwhile.
      asked = undefined;
      if (!signal.aborted) onError(error);
      if (again) changed();
    } finally {
      asking = again = false;
    }
  }

  // Standard storefront events come before the change, with a promise of it; where that fails nothing has changed.
  // https://shopify.dev/docs/api/storefront-events-and-actions/events/cart-lines-update
  const promised = ({ promise }) => void Promise.resolve(promise).then(changed, () => {});
  for (const type of ["lines", "discount"]) document.addEventListener(`shopify:cart:${type}-update`, promised, { signal });
  // Horizon and what comes of it.
  for (const type of ["cart:update", "discount:update"]) document.addEventListener(type, changed, { signal });
  // Dawn and what comes of it: names of scripts, of which one is no member of `window`.
  if (typeof subscribe === "function" && typeof PUB_SUB_EVENTS === "object") {
    const unsubscribe = subscribe(PUB_SUB_EVENTS.cartUpdate, changed);
    signal.addEventListener("abort", () => unsubscribe?.());
  }
  // Every other: its requests. What was answered before we asked last is known.
  const isNews = ({ name, responseEnd, responseStatus }) =>
    CHANGES.test(new URL(name).pathname) && !(responseStatus >= 400) && !(responseEnd <= asked);
  const observer = new PerformanceObserver((entries) => entries.getEntries().some(isNews) && changed());
  observer.observe({ type: "resource" });
  // A page that comes back as it was left may have been left for the cart.
  addEventListener("pageshow", ({ persisted }) => persisted && changed(), { signal });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  ask();
}
