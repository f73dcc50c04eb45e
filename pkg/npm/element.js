// What the elements of a cart share.

import { say } from "./words.js";

const WORDS = {
  ja: {
    NUDGE_CLOSE: "閉じる",
    NUDGE_PROGRESS: "特典までの進み具合",
    NUDGE_SHIPPING: "送料無料",
    NUDGE_TICKED: "達成",
    NUDGE_ADD: "＋ {name} {amount}",
    NUDGE_ADD_NET: "実質{net}",
    NUDGE_ADD_LESS: "お支払いは{less}少なくなります",
    CART_SUBTOTAL: "商品の小計",
    CART_DISCOUNT: "値引き",
    CART_COUPON: "クーポン",
    CART_COUPON_GAP: "あと{gap}で使えます",
    CART_SHIPPING: "送料",
    CART_FREE: "無料",
    CART_ASSUMED: "お届け先により変わることがあります",
    CART_SURCHARGE: "離島・一部地域の追加送料 {amount}を含む",
    CART_TEMPERATURE: "クール便の追加料金 {amount}を含む",
    CART_COD: "代引手数料",
    CART_POINTS: "ポイント値引き",
    CART_POINTS_PAID: "ポイントでのお支払い",
    CART_TAX: "消費税",
    CART_TOTAL: "合計",
    CART_PAYABLE: "お支払い合計",
    CART_INCLUDED: "税込",
    CART_EXCLUDED: "税抜",
    CART_RATE: "{percent}%対象",
    CART_EXEMPT: "非課税対象",
    CART_TAXED: "{gross}（うち消費税 {tax}）",
    CART_UNKNOWN: "いまは合計を計算できません",
  },
  "ja-shop-pays": { NUDGE_SHIPPING: "送料当社負担", CART_FREE: "当社負担" },
  en: {
    NUDGE_CLOSE: "Close",
    NUDGE_PROGRESS: "Progress towards rewards",
    NUDGE_SHIPPING: "Free shipping",
    NUDGE_TICKED: "reached",
    NUDGE_ADD: "+ {name} {amount}",
    NUDGE_ADD_NET: "{net} in effect",
    NUDGE_ADD_LESS: "You pay {less} less",
    CART_SUBTOTAL: "Subtotal",
    CART_DISCOUNT: "Discount",
    CART_COUPON: "Coupon",
    CART_COUPON_GAP: "{gap} more to use it",
    CART_SHIPPING: "Shipping",
    CART_FREE: "free",
    CART_ASSUMED: "May differ by address",
    CART_SURCHARGE: "Includes {amount} for remote areas",
    CART_TEMPERATURE: "Includes {amount} for chilled delivery",
    CART_COD: "Cash-on-delivery fee",
    CART_POINTS: "Points discount",
    CART_POINTS_PAID: "Paid with points",
    CART_TAX: "Tax",
    CART_TOTAL: "Total",
    CART_PAYABLE: "To pay",
    CART_INCLUDED: "incl. tax",
    CART_EXCLUDED: "before tax",
    CART_RATE: "Taxed at {percent}%",
    CART_EXEMPT: "Not taxed",
    CART_TAXED: "{gross} (tax {tax})",
    CART_UNKNOWN: "The total is not available now",
  },
  "en-shop-pays": { NUDGE_SHIPPING: "Shipping paid by us", CART_FREE: "paid by us" },
};

/** The words of an element, with what stands in their braces. */
export function word(code, rules, locale, values = {}) {
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, () => value]));
  return say([code], given, rules, locale, WORDS);
}

/** Of the page around it. */
export const localeOf = (element) => (element.matches(":lang(en)") ? "en" : "ja");

/** An element that the shop can style by its name. */
export function part(name, tag = "div", ...children) {
  const made = document.createElement(tag);
  made.part = name;
  made.append(...children);
  return made;
}

/** A text is written where it changes: nothing is laid out, or read out, for the same again. */
export function write(element, text = "") {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

/** Takes what was given to an element before it was defined. */
export function given(element, ...names) {
  for (const name of names.filter((name) => Object.hasOwn(element, name))) {
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** Tells the page, through shadow roots. */
export const tell = (element, name, detail) =>
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));

/** A style sheet, of which every element has the same one. */
export function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** Defines an element once, and only where there are any; `make` has the class. */
export function define(name, make) {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, make());
}
