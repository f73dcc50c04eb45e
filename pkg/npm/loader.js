// The script tag. Small: it waits for the first touch of the form or an idle moment, then loads what the
// page has: the parts for a form, for a cart, for an attempt. If that fails, the page works as before.

const script = document.currentScript;
const { form, endpoint, module, freeShipping, freeShippingBasis, taxRounding, completeOnSubmit } = script.dataset;
const { postal, drafts, submit, locale, shippingFee, step, consent, gpc, sample, segments, channel } = script.dataset;

const TOUCHES = ["focusin", "pointerdown"];

/** A file of the package; where the page names one of its own, that has everything. */
const file = (name) => import(module ?? new URL(name, script.src).href);

/** Runs once, and again when asked again after a failure. */
function once(run) {
  let running;
  return () =>
    (running ??= run().catch((error) => {
      running = undefined;
      throw error;
    }));
}

let handle;
let attempt;
let lastCart;
/** Whether the page has a cart. */
let hasCart = freeShipping !== undefined;
/** Whether nudges can be shown. */
let canShow = false;
/** Whether what the page has is loaded by now, or was tried. */
let begun = false;

/** What the attributes say of the shop's money. */
const rules = () => ({
  taxRounding: taxRounding ?? "floor",
  shipping: {
    // Any, where the page does not say: the nudge asks only whether there is a charge, and says nothing of how much it is.
    fee: Number(shippingFee ?? 1),
    taxIncluded: true,
    freeFrom: [{ amount: Number(freeShipping), basis: freeShippingBasis ?? "goods-tax-included", after: "coupons" }],
  },
  nudge: shippingFee ? {} : { messages: { DETAIL_NET: "", DETAIL_LESS: "", DETAIL_LOWER: "" } },
});

const told = new Set();

/** What goes wrong is told once, and stops neither us nor the shop's own script. */
function tell(error) {
  if (!told.has(error.message)) console.warn("surasura:", error);
  told.add(error.message);
}

function showNudges() {
  if (!canShow || !lastCart || !freeShipping) return;
  for (const nudge of document.querySelectorAll("surasura-nudge")) {
    try {
      nudge.update(lastCart, rules());
    } catch (error) {
      tell(error);
    }
  }
}

/** What the page says of help: `<script type="application/json" data-surasura-help>`. */
function help() {
  const given = document.querySelector("script[data-surasura-help]");
  return given ? JSON.parse(given.textContent) : undefined;
}

/** Looks after the form and begins the attempt: each once, whatever becomes of the other. */
const loadForm = once(async () => {
  if (!form && !endpoint) return;
  const [forms, attempts] = await Promise.all([form && file("form.js"), endpoint && file("attempt.js")]);
  forms?.defineElements();
  attempts?.defineElements();
  await (forms ?? attempts).ready();
  const element = form && document.querySelector(form);
  const draft = drafts === undefined ? undefined : { storage: drafts || "session" };
  try {
    if (element) handle ??= forms.attachForm(element, { postal, drafts: draft, submit, locale });
    // A page without a form may be a step, too: the one that confirms.
    if (attempts && (element || step)) {
      attempt ??= attempts.startAttempt({
        endpoint, form: handle, step, consent, gpc, channel, help: help(),
        sample: sample && Number(sample), segments: segments?.split(" "), completeOnSubmit: completeOnSubmit !== undefined,
      });
      // Without WebAssembly nobody else tells of her.
      if (attempt.inactive !== "wasm") seen();
    }
  } catch (error) {
    tell(error);
  }
});

/** She may leave before any of that has come: what is told then is that the page was there. */
let seen = () => {};

function view() {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (256 + byte).toString(16).slice(1)).join("");
  const isIn = Number.parseInt(hex.slice(0, 8), 16) / 2 ** 32 < (sample ?? 100) / 100;
  // Where she has to agree first nothing is told; nor of a page of an attempt that has begun before.
  if (!isIn || (consent ?? "full") !== "full" || navigator.globalPrivacyControl || sessionStorage["surasura:attempt"]) return;
  const body = (via) => `{"v":2,"via":"${via}","late":0,"attempt":"${hex}","rev":1,"seq":1,"outcome":"viewed"}`;
  const control = new AbortController();
  const { signal } = control;
  seen = () => control.abort();
  // Sent by the browser whatever becomes of the page, where there is that; a beacon otherwise.
  if (globalThis.fetchLater) fetchLater(endpoint, { method: "POST", body: body("later"), signal });
  else addEventListener("pagehide", () => navigator.sendBeacon(endpoint, body("loader")), { signal });
}

try {
  if (endpoint) view();
} catch {
  // Without storage, or without room, nobody is told.
}

const loadCart = once(async () => {
  // An attempt is there before the first nudge, which it counts.
  const [{ defineElements }] = await Promise.all([file("elements.js"), file("cart.js"), loadForm().catch(tell)]);
  defineElements();
  if (freeShipping && !freeShippingBasis) {
    console.info("surasura: free shipping is judged by goods-tax-included; data-free-shipping-basis says otherwise");
  }
  canShow = true;
  showNudges();
});

/** By itself it tries once: if the rest is not to be had, the page goes on without us. */
function gently() {
  for (const name of TOUCHES) removeEventListener(name, touched, true);
  if (begun) return;
  begun = true;
  loadForm().catch(tell);
  if (hasCart) loadCart().catch(tell);
}

function touched({ target }) {
  if (form && target.closest?.(form)) gently();
}

for (const name of TOUCHES) addEventListener(name, touched, { capture: true, passive: true });
const whenIdle = () => (globalThis.requestIdleCallback ?? setTimeout)(gently, { timeout: 1000 });
if (document.readyState === "complete") whenIdle();
else addEventListener("load", whenIdle);

globalThis.surasura = {
  /** All functions of the package, once they are there and the page is looked after. */
  async ready() {
    const [all] = await Promise.all([file("surasura.js"), loadForm(), loadCart()]);
    return all;
  },
  /** The cart as it is now: `{ lines: [...] }`. Kept until the cart's part has loaded. */
  cart(cart) {
    lastCart = cart;
    if (begun && !hasCart) loadCart().catch(tell);
    hasCart = true;
    showNudges();
  },
  /** The order is placed. */
  complete: () => loadForm().then(() => (handle?.clearDraft(), attempt?.complete()), () => {}),
};
