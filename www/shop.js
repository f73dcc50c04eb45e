// The checkout page of the demo shop. Everything a shop writes itself to use surasura is in this file;
// shop/ holds what the shop would have anyway (a cart, a second address) and the panel.

import { addon } from "./shop/addon.js";
import { cart } from "./shop/cart.js";
import { consent } from "./shop/consent.js";
import { coupon } from "./shop/coupon.js";
import { gift } from "./shop/gift.js";
import { help } from "./shop/help.js";
import { panel } from "./shop/panel.js";
import { received, review } from "./shop/received.js";
import { samples } from "./shop/samples.js";
import { stages } from "./shop/stages.js";
import { told } from "./shop/told.js";
import { check } from "./shop/word.js";

const goods = { basis: "goods-tax-included", after: "coupons" };
const rules = {
  taxRounding: "floor",
  shipping: {
    fee: 660,
    taxIncluded: true,
    freeFrom: [{ amount: 5000, ...goods }],
    // It stays where shipping is free.
    regions: [{ names: ["JP-47", "islands"], surcharge: 1200 }],
  },
  rewards: [{ name: "furoshiki", kind: "gift", label: "小風呂敷", amount: 8000, ...goods }],
  cod: {
    brackets: [
      { upTo: 9999, fee: 330 },
      { upTo: 29999, fee: 440 },
      { upTo: 99999, fee: 660 },
      { upTo: 300000, fee: 1100 },
    ],
  },
};

const form = document.querySelector("#checkout");
const nudge = document.querySelector("surasura-nudge");
const refusal = document.querySelector("#refusal");
const shop = cart(document.querySelector(".cart"), { onEdit: () => (refusal.textContent = "") });
let handle = null;
let attempt = null;

// A submit is the way to the page that confirms; a step of its own, so that coming back from there is seen.
const checkout = stages((stage) => attempt?.step(stage));

// First of all, and before anything is loaded: the order can be placed, whatever happens below.
form.addEventListener("submit", (event) => {
  event.preventDefault(); // a demo: nothing is ordered
  // Where surasura runs, a submit that comes here has nothing wrong in it that it has not told the shopper of.
  refusal.textContent = shop.isEmpty() ? "カゴが空です。お品物をお選びください" : "";
  if (shop.isEmpty()) return;
  attempt?.submitted();
  review(document.querySelector("#reviewed"), form, shop);
  checkout.confirm();
});
document.querySelector("#place").addEventListener("click", () => {
  const isTold = Boolean(attempt?.active);
  attempt?.complete();
  handle?.clearDraft();
  thank(isTold);
});
gift(form);

function thank(isTold) {
  const total = shop.total();
  document.querySelector("#thanks-pay").hidden = total === null;
  document.querySelector("#thanks-total").textContent = total;
  document.querySelector("#thanks-sent").hidden = !isTold;
  received(document.querySelector("#received"), form);
  checkout.thanks();
}

// Loaded by hand, not with an import line, so that a missing file costs the extras and not the page.
try {
  const { attachForm, defineElements, describeWarning, ready, startAttempt } = await import("/surasura/surasura.js");
  await ready();

  // 1. Type it any way you like. The elements before the form, so that they hear of it.
  defineElements();
  let restored = false;
  form.addEventListener("surasura:draft", () => (restored = true), { once: true });
  handle = attachForm(form, {
    fields: {
      kana: "kana", // has no autocomplete token, so the shop says what the field holds
      word: { kind: false, check }, // the shop's own business
    },
    postal: "/postal/",
    drafts: {},
    messages: { EMAIL_TYPO: "もしかして", SUGGESTION: "#", DRAFT_DISCARD: "消す" }, // short: one line is enough
    // What the back end insists on, and the shopper never sees.
    submitAs: {
      phone: { digitsOnly: true },
      postal: { digitsOnly: true },
      kana: { kana: "halfwidth" },
      address: { width: "full" },
    },
  });
  samples(form);

  // 2. Where people give up, and nothing else; and help before they do. Before the first nudge, which is counted as well.
  let agree;
  const begin = () => {
    attempt = startAttempt({
      endpoint: "/efo",
      form: handle,
      step: checkout.stage,
      help,
      consent(set) {
        agree = set;
        return asked.mode;
      },
    });
  };
  const asked = consent(document.querySelector("#consent"), (mode) => {
    agree(mode);
    // Once she has said no there is nothing left to go on with: a yes begins another.
    if (!attempt.active && mode !== "off" && checkout.stage !== "thanks") begin();
  });
  begin();
  panel(restored);
  told(() => attempt, form, asked);

  // 3. The money is right, and the nudge cannot lie: both in the click that changes the cart.
  const { totals } = shop;
  const suggest = addon(shop.products);
  const tellOfCoupon = coupon(document.querySelector("#coupon-hint"), describeWarning);
  totals.addEventListener("surasura:quote", ({ detail: { quote } }) => {
    nudge.suggestion = suggest(totals.open, quote);
    nudge.show(quote, rules);
    tellOfCoupon(totals.open, quote, rules);
  });
  totals.addEventListener("surasura:error", () => nudge.show());
  nudge.addEventListener("surasura:add", ({ detail }) => detail.items.forEach(({ id, quantity }) => shop.add(id, quantity)));
  // At the last step nothing is announced.
  form.addEventListener("focusin", ({ target }) => nudge.toggleAttribute("last-step", target.closest("#payment") !== null));
  const prefecture = form.elements.pref;
  prefecture.addEventListener("change", () => shop.sendTo(prefecture.value));
  shop.sendTo(prefecture.value); // of a draft
  shop.begin(rules);
} catch (error) {
  console.error("The page goes on without surasura:", error);
}
