// The script tag. Small: it waits for the first touch of the form or an idle moment, then loads the
// rest. If that fails, the form works as before.

const script = document.currentScript;
const { form, endpoint, module, freeShipping, freeShippingBasis, taxRounding, completeOnSubmit } = script.dataset;
const { postal, drafts, submit, locale } = script.dataset;
const source = module ?? new URL("surasura.js", script.src).href;

const TOUCHES = ["focusin", "pointerdown"];

let api;
let handle;
let attempt;
let lastCart;
let loading;

/** What the attributes say of the shop's money. */
const rules = () => ({
  taxRounding: taxRounding ?? "floor",
  shipping: {
    // Any: nothing but the nudge is worked out here, and it asks only whether there is a charge.
    fee: 1,
    taxIncluded: true,
    freeFrom: { amount: Number(freeShipping), basis: freeShippingBasis ?? "goods-tax-included" },
  },
});

const told = new Set();

/** What goes wrong is told once, and stops neither us nor the shop's own script. */
function tell(error) {
  if (!told.has(error.message)) console.warn("surasura:", error);
  told.add(error.message);
}

function showNudges() {
  if (!api || !lastCart || !freeShipping) return;
  for (const nudge of document.querySelectorAll("surasura-nudge")) {
    try {
      nudge.update(lastCart, rules());
    } catch (error) {
      tell(error);
    }
  }
}

/** Looks after the form and begins the attempt: each once, whatever becomes of the other. */
function attach() {
  const element = form && document.querySelector(form);
  if (!element) return;
  const draft = drafts === undefined ? undefined : { storage: drafts || "session" };
  handle ??= api.attachForm(element, { postal, drafts: draft, submit, locale });
  if (endpoint) {
    attempt ??= api.startAttempt({ endpoint, form: handle, completeOnSubmit: completeOnSubmit !== undefined });
  }
}

async function load() {
  api = await import(source);
  api.defineElements();
  try {
    attach();
  } catch (error) {
    tell(error);
  }
  if (freeShipping && !freeShippingBasis) {
    console.info("surasura: free shipping is judged by goods-tax-included; data-free-shipping-basis says otherwise");
  }
  showNudges();
  return api;
}

/** Loads the rest: once, and again when asked again after a failure. */
const loaded = () =>
  (loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  }));

/** By itself it tries once: if the rest is not to be had, the page goes on without us. */
function gently() {
  for (const name of TOUCHES) removeEventListener(name, touched, true);
  if (!loading) loaded().catch(tell);
}

function touched({ target }) {
  if (form && target.closest?.(form)) gently();
}

for (const name of TOUCHES) addEventListener(name, touched, { capture: true, passive: true });
const whenIdle = () => (globalThis.requestIdleCallback ?? setTimeout)(gently, { timeout: 1000 });
if (document.readyState === "complete") whenIdle();
else addEventListener("load", whenIdle);

globalThis.surasura = {
  /** The functions of the package, once they are there. */
  ready: loaded,
  /** The cart as it is now: `{ lines: [...] }`. Kept until the rest has loaded. */
  cart(cart) {
    lastCart = cart;
    showNudges();
  },
  /** The order is placed. */
  complete: () => loaded().then(() => (handle?.clearDraft(), attempt?.complete()), () => {}),
};
