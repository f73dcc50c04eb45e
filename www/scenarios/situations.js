// The demo's shop, and for each scenario of the catalogue a situation in which it is said.

/** What the shop of this page has decided. */
export const RULES = {
  taxRounding: "floor",
  shipping: {
    fee: 660,
    taxIncluded: true,
    freeFrom: [
      { never: true, regions: ["island"] },
      { amount: 5000, basis: "goods-tax-included", after: "points" },
    ],
    regions: [
      { names: ["JP-13"] },
      { names: ["JP-01"], fee: 1100 },
      { names: ["JP-47"], surcharge: 1100 },
      { names: ["island"], fee: 1980 },
    ],
    temperatures: [{ name: "frozen", fee: 330 }],
  },
  cod: { brackets: [{ upTo: 9999, fee: 330 }, { upTo: 29999, fee: 440 }, { upTo: 99999, fee: 660 }] },
};

const REWARDS = [
  { name: "tenugui", kind: "gift", label: "手ぬぐい", amount: 8000, basis: "goods-tax-included", after: "points" },
  { name: "next-time", kind: "coupon", label: "次回の500円クーポン", amount: 10000, basis: "goods-tax-included", after: "points" },
  { name: "double", kind: "points", label: "ポイント2倍", amount: 12000, basis: "goods-tax-included", after: "points" },
];

/** As the form begins. `before`: what was in the cart a moment ago. `then`: what would be, where a change is considered. */
export const START = {
  goods: 4000, frozen: false, region: "JP-13", coupon: 0, points: 0, cod: false, rewards: "", before: null, then: null,
  step: "cart", minute: 600, segments: [], facts: {},
};

/** What differs from `START`. */
export const SITUATIONS = {
  "coupon-costs-more": { goods: 5200, coupon: 300 },
  "coupon-costs-shipping": { goods: 5500, coupon: 1000 },
  "points-cost-shipping": { goods: 5200, points: 300, step: "payment" },
  "shipping-would-be-lost": { goods: 6000, then: 4000 },
  "reward-would-be-lost": { goods: 8000, then: 6000, rewards: "gift" },
  "cod-not-available": { goods: 90000, then: 120000, cod: true, step: "payment" },
  "cod-edge": { goods: 10050, cod: true, step: "payment" },
  "shipping-excluded": { region: "island", step: "delivery" },
  "dispatch-closed": { facts: { closedFrom: 20261229, closedUntil: 20270104 } },
  preorder: { facts: { preorderShipsOn: 20261215 } },
  "shipping-near": { goods: 4000 },
  "shipping-near-net": { goods: 4000, step: "delivery" },
  "shipping-near-pays": { goods: 4600 },
  "shipping-near-region-unknown": { goods: 4000, region: "" },
  "shipping-part": { goods: 4000, region: "JP-47" },
  "shipping-lost": { goods: 4000, before: 5000 },
  "shipping-far": { goods: 1000 },
  "shipping-reached": { goods: 5000, step: "customer" },
  "island-surcharge": { goods: 6000, region: "JP-47", facts: { surchargeAtCost: true } },
  "cool-surcharge": { goods: 6000, frozen: true },
  "gift-near": { goods: 7000, rewards: "gift" },
  "gift-reached": { goods: 8000, before: 7000, rewards: "gift" },
  "coupon-near": { goods: 9000, rewards: "coupon" },
  "points-near": { goods: 11000, rewards: "points" },
  "same-day-dispatch": { goods: 5000, before: 4000, facts: { cutOff: 840, shipsToday: true }, minute: 720 },
  "next-dispatch": { goods: 5000, step: "delivery", facts: { cutOff: 840, nextShipOn: 20261124 }, minute: 850 },
  arrival: { goods: 5000, step: "delivery", facts: { arrivesOn: 20261125 } },
  "time-slots": { goods: 5000, step: "delivery", facts: { timeSlots: true } },
  doorstep: { goods: 5000, step: "delivery", facts: { doorstep: true } },
  "stock-left": { goods: 1000, facts: { stockLeft: 2 } },
  "campaign-ends": { goods: 1000, facts: { campaign: "秋の麻まつり", campaignEndsOn: 20261124, campaignDaysLeft: 2 } },
  "points-expiring": { goods: 1000, segments: ["member", "points-holder"], facts: { pointsExpiring: 1200, pointsExpireOn: 20261130, pointsDaysLeft: 8 } },
  "points-usable": { step: "payment", segments: ["member", "points-holder"], facts: { points: 3400 } },
  "points-earned": { step: "thanks", segments: ["member"], facts: { pointsToEarn: 46 } },
  "coupon-held": { goods: 1000, facts: { couponHeld: "300円クーポン", couponEndsOn: 20261231 } },
  "guest-checkout": { goods: 1000, step: "customer", facts: { guestCheckout: true } },
  "member-login": { goods: 1000, step: "customer", segments: ["returning"], facts: { savedAddress: true } },
  "welcome-back": { goods: 1000, segments: ["dormant", "member"], facts: { savedAddress: true } },
  "first-visit-returns": { goods: 1000, segments: ["first-visit"], facts: { returnDays: 8 } },
  "payment-methods": { goods: 1000, segments: ["first-visit"], facts: { paymentMethods: "クレジットカード・コンビニ払い・代金引換" } },
  "konbini-deadline": { step: "payment", facts: { konbiniPayBy: 20261129 } },
  "gift-wrap": { goods: 1000, facts: { giftWrapFee: 330 } },
  invoice: { step: "payment", segments: ["business"], facts: { qualifiedInvoice: true } },
  "why-phone": { goods: 1000, step: "customer", facts: { phoneOnlyForDelivery: true } },
  "why-email": { goods: 1000, step: "customer", facts: { newsletterOptional: true } },
  "add-to-order": { step: "thanks", facts: { addUntil: 840, addsToParcel: true }, minute: 720 },
};

/** What a page of that shop would hand to `decide`. */
export function situation({ openCart, decideNudge }, form) {
  const { goods, frozen, region, coupon, points, cod, rewards, before, then, step, minute, segments, facts } = form;
  const rules = rewards ? { ...RULES, rewards: REWARDS.filter(({ kind }) => kind === rewards) } : RULES;
  const line = (unitPrice) => ({ unitPrice, quantity: 1, taxRate: "standard", taxIncluded: true, ...(frozen && { temperature: "frozen" }) });
  const cart = (goods) => ({
    lines: goods > 0 ? [line(goods)] : [],
    cashOnDelivery: cod,
    ...(region && { region }),
    ...(coupon > 0 && { coupons: [{ amount: coupon }] }),
    ...(points > 0 && { points: { amount: points, usedAs: "discount" } }),
  });
  const now = openCart(cart(goods), rules);
  const quote = now.quote();
  const lost = then === null ? [] : now.consider({ lines: cart(then).lines }).lost ?? [];
  now.close();
  let memory;
  if (before !== null) {
    const past = openCart(cart(before), rules);
    ({ memory } = decideNudge(past.quote(), rules));
    past.close();
  }
  const nudge = decideNudge(quote, rules, memory ? { memory } : {});
  return { quote, nudge, rules, warnings: [...(quote.warnings ?? []), ...lost], step, minute, segments, facts };
}
