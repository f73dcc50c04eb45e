// Uses every export as its types allow, and a few as they forbid. Compiled, never run.

import {
  SurasuraError, attachForm, bucketOf, decideNudge, defineElements, describeWarning, mayAppear, normalize, openCart, priceCart, ready,
  startAttempt,
} from "surasura";
import type {
  AddDetail, AttachedField, Attempt, AttemptOptions, Cart, CartErrorDetail, CartLine, Change, ChangeCode, ChangeDetail, Considered,
  Coupon, Discount, ErrorCode, FieldKind, FieldOptions, FormHandle, FormOptions, FreeFrom, FreeShipping, FreeShippingAfter, FreeShippingBasis, GoalKind, HeldBack, Issue, IssueCode, IssueDetail,
  Locale, NormalizeOptions, Nudge, NudgeContext, NudgeMemory, NudgeState, OpenCart, Outcome, Quote, QuoteDetail, Reward, Rounding, ShopRules,
  SurasuraCartElement, SurasuraNudgeElement, TaxRate, Tier, Warning, WarningCode, Welcome,
} from "surasura";
import * as cartPart from "surasura/cart";
import * as external from "surasura/external";
import * as formPart from "surasura/form";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

// Fields.
const kind: FieldKind = "phone";
const kinds: FieldKind[] = ["postal", "email", "name", "kana", "address", "company", "date", "number"];
const shop: FieldOptions = {
  locale: "ja", digitsOnly: true, kana: "halfwidth", kanaSet: "zengin", width: "full", blocks: "hyphens",
  company: "long", charset: "jis-x-0208", dropSelectors: true, date: "wareki", birth: true, today: "2026-11-21",
};
const options: NormalizeOptions = { ...shop, caret: 3, part: true, today: new Date() };
kinds.map((kind) => normalize(kind, "１", shop).value);
const outcome: Outcome = normalize(kind, "０３", options);
const caret: number | undefined = outcome.caret;
const change: Change | undefined = outcome.changes[0];
const issue: Issue | undefined = outcome.issues[0];
const undone: string | undefined = change && outcome.value.slice(change.valueFrom, change.valueTo);
const group: number | undefined = issue?.part;
same<Change["code"], ChangeCode>(true);
same<Issue["code"], IssueCode>(true);
same<Issue["severity"], "error" | "warning">(true);
const locale: Locale = "en";
// @ts-expect-error no such kind
normalize("fax", "0");
// @ts-expect-error not a text
normalize("phone", 90);
// @ts-expect-error no such form of kana
normalize("kana", "あ", { kana: "romaji" });
// @ts-expect-error a set is named as in docs/fields.md
normalize("name", "山", { charset: "shift_jis" });
// @ts-expect-error a day is no number
normalize("date", "S60.4.1", { birth: true, today: 20261121 });
// @ts-expect-error an outcome is not to be written
outcome.value = "";
// @ts-expect-error nor are its changes
outcome.changes.pop();

// The money.
const rate: TaxRate = "reduced";
const line: CartLine = { unitPrice: 880, quantity: 2, taxRate: rate, taxIncluded: true };
const tenth: Discount = { percent: 10, rounding: "half-up" };
const coupons: Coupon[] = [{ amount: 500, minimum: 3000 }, tenth, { offer: "three", buy: 2, free: 1 }];
const frozen: CartLine = {
  ...line, taxRate: "ny", discount: tenth, returned: false, counts: false, destination: "home", temperature: "frozen", offer: "three",
};
const cart: Cart = {
  currency: "JPY", lines: [line, frozen], coupons, points: { amount: 100, usedAs: "discount" }, member: "gold", cashOnDelivery: true,
  fees: [{ name: "wrapping", amount: 330, taxIncluded: true }], region: "JP-13", destinations: [{ name: "home", region: "islands" }],
};
const basis: FreeShippingBasis = "goods-tax-excluded";
const after: FreeShippingAfter = "coupons";
const free: FreeFrom[] = [{ never: true, regions: ["islands"] }, { quantity: 3, members: ["gold"] }, { amount: 5000, basis, after }];
const rounding: Rounding = "half-even";
const rules: ShopRules = {
  taxRounding: rounding, taxScope: "unit-gross", taxTarget: "net", day: 20261122, taxRates: [{ code: "ny", percent: 8.875 }],
  split: { over: "lines", by: "gross", tie: "largest" }, members: ["gold"],
  shipping: {
    fee: 660, taxIncluded: true, taxRate: "standard", freeFrom: free, judged: "destination", feePerTemperature: true,
    regions: [{ names: ["JP-47", "islands"], fee: 1200, surcharge: 500, surchargeWaived: true }],
    temperatures: [{ name: "frozen", fee: 330, pieces: 3, waived: true }],
  },
  cod: { withFee: true, taxRate: "standard", freeFrom: 10000, brackets: [{ upTo: 9999, fee: 330 }] },
  rewards: [{ name: "tote", kind: "gift", label: "トートバッグ", amount: 8000, basis, after: "lines", members: ["gold"] }],
  nudge: {
    nearWithin: 1000, mostForSaving: 3, settleMs: 0, intervalMs: 5000, mostShows: 4, wording: "shop-pays",
    messages: { NUDGE_NEAR_GIFT: "あと{gap}で{name}!", COD_EDGE: "", CART_TOTAL: "合計" },
  },
};
const gift: Reward = { name: "sticker", kind: "gift", quantity: 3 };
// @ts-expect-error what a reward is counted by has no default
const bare: Reward = { name: "sticker", kind: "gift", amount: 3000 };
// @ts-expect-error no such message
const said: ShopRules = { taxRounding: "floor", nudge: { messages: { NUDGE_OPEN: "" } } };
const quote: Quote = priceCart(cart, rules);
const gap: number | undefined = quote.freeShipping?.gapIncluded;
const percent: number | undefined = quote.rates[0]?.percent;
const goal: FreeShipping | undefined = quote.shipping.destinations?.[0]?.freeShipping;
const collected: number | undefined = quote.cod?.collected;
const off: number | undefined = quote.coupons[0]?.amount;
const opened: OpenCart = openCart(cart, rules);
opened.setQuantity(0, quote.payable + quote.points + quote.fees + quote.discount);
same<ReturnType<OpenCart["quote"]>, Quote>(true);
opened.close();
priceCart({ lines: [] }, { taxRounding: "floor" });
// @ts-expect-error the rounding is the seller's to choose
priceCart(cart, {});
// @ts-expect-error a rate goes by its code
priceCart({ lines: [{ ...line, taxRate: 8 }] }, rules);
// @ts-expect-error after which discounts it is judged has no default
priceCart(cart, { ...rules, shipping: { fee: 660, taxIncluded: true, freeFrom: [{ amount: 5000, basis }] } });
// @ts-expect-error rules of free shipping are a list
priceCart(cart, { ...rules, shipping: { fee: 660, taxIncluded: true, freeFrom: { amount: 5000, basis, after } } });
// @ts-expect-error what points are the programme says
priceCart({ ...cart, points: { amount: 100 } }, rules);
// @ts-expect-error whether tax is included has no default
priceCart({ lines: [{ unitPrice: 880, quantity: 1, taxRate: "reduced" }] }, rules);
// @ts-expect-error there may be no such rule
quote.freeShipping.gap;

// A cart that stays open.
const open: OpenCart = openCart(cart, rules);
open.setQuantity(0, 3);
open.update({ region: "JP-47", coupons: [{ amount: 500 }] });
const considered: Considered = open.consider({ cashOnDelivery: true });
const lost: Warning | undefined = considered.lost[0];
const warned: string = lost ? describeWarning(lost, rules, { currency: "JPY", locale: "en" }) : "";
const code: WarningCode | undefined = quote.warnings?.[0]?.code;
const payable: number = open.payable() + open.cart().lines.length;
open.close();
// @ts-expect-error a cart has no such member
open.update({ regions: [] });

// The nudge.
const memory: NudgeMemory = decideNudge(quote, rules).memory;
const context: NudgeContext = {
  dismissed: true, composing: false, typing: true, lastStep: false, heldOut: bucketOf("nudge", "a") < 0.1, oneItem: true,
  now: performance.now(), memory, locale,
};
const nudge: Nudge = decideNudge(quote, rules, context);
const state: NudgeState = nudge.state;
const held: HeldBack | undefined = nudge.heldBack;
const tier: Tier | undefined = nudge.tiers[0];
const goals: GoalKind[] = ["shipping", "gift", "coupon", "points"];
const welcome: Welcome = mayAppear(1, { settleMs: 0 }, { now: 0, memory });
// @ts-expect-error a decision is not to be written
nudge.memory.shows = 0;
defineElements();
const element = document.querySelector<SurasuraNudgeElement>("surasura-nudge");
const shown: Nudge | undefined = element?.update(cart, rules) ?? element?.show(quote, rules);
element?.addEventListener("surasura:add", (event) => {
  const { items } = (event as CustomEvent<AddDetail>).detail;
  console.log(items[0]?.id, items[0]?.quantity);
});
if (element) element.suggestion = { items: [{ id: "towel", name: "手ぬぐい", price: 1200, image: "/towel.svg" }], net: 540 };
const totals = document.querySelector<SurasuraCartElement>("surasura-cart");
const came: Quote | undefined = totals?.update(cart, rules) ?? totals?.setQuantity(0, 2) ?? totals?.change({ region: "JP-13" });
totals?.addEventListener("surasura:quote", (event) => console.log((event as CustomEvent<QuoteDetail>).detail.quote.total));
totals?.addEventListener("surasura:error", (event) => console.log((event as CustomEvent<CartErrorDetail>).detail.path));
// @ts-expect-error it is what the cart comes to
if (totals) totals.quote = quote;

// The form and the attempt.
const form = document.querySelector("form");
const formOptions: FormOptions = { ...shop, fields: { tel: "phone", birthday: "date", coupon: false } };
// @ts-expect-error the form knows its carets itself
const noCaret: FormOptions = { caret: 3 };
if (form) {
  const handle: FormHandle = attachForm(form, formOptions);
  const field: AttachedField | undefined = handle.fields[0];
  handle.normalizeAll();
  const attemptOptions: AttemptOptions = { endpoint: "/efo", form: handle, completeOnSubmit: true };
  const attempt: Attempt = startAttempt(attemptOptions);
  same<Attempt["inactive"], "privacy" | "sampled" | "wasm" | undefined>(true);
  attempt.complete();
  attempt.stop();
  const sent: string = attempt.id + attempt.snapshot();
  handle.detach();
  form.addEventListener("surasura:change", (event) => {
    const { before, value, changes } = (event as CustomEvent<ChangeDetail>).detail;
    console.log(before, value, changes, field, sent);
  });
  form.addEventListener("surasura:issue", (event) => {
    const { field: key, issues } = (event as CustomEvent<IssueDetail>).detail;
    console.log(key, issues);
  });
  // @ts-expect-error a beacon needs an endpoint
  startAttempt({ form: handle });
  // @ts-expect-error and the handle of a form
  startAttempt({ endpoint: "/efo", form });
}
// @ts-expect-error there may be none
attachForm(document.querySelector("form"));

// Errors.
try {
  await ready();
} catch (error) {
  if (error instanceof SurasuraError) {
    const code: ErrorCode = error.code;
    const path: string = error.path;
    console.log(code, path, error.message);
  }
}

// The external entry: the same, and where the module comes from.
same<typeof external.normalize, typeof normalize>(true);
const started: Promise<void> = external.init();
void external.init("/surasura_bg.wasm");
void external.init(fetch("/surasura_bg.wasm"));
void external.init(new Uint8Array());
// @ts-expect-error nothing is no module
void external.init(null);
const bytes: external.ModuleSource = new Uint8Array();
void external.initCart(bytes);

// The parts: the very same, each without the other.
same<typeof formPart.attachForm, typeof attachForm>(true);
same<formPart.Outcome, Outcome>(true);
same<typeof cartPart.priceCart, typeof priceCart>(true);
same<cartPart.Quote, Quote>(true);
same<typeof cartPart.openCart, typeof openCart>(true);
same<typeof cartPart.SurasuraError, typeof formPart.SurasuraError>(true);
// @ts-expect-error it is the cart's
formPart.priceCart;
// @ts-expect-error it is the form's
cartPart.attachForm;

export {
  bare, came, caret, change, code, collected, gap, gift, goal, goals, held, issue, off, payable, percent, said, shown, started, state, tier,
  warned, welcome,
};
