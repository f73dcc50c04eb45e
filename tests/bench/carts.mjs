// Carts of 10, 100 and 1,000 lines with two rates and a coupon of 1,000 yen: what they come to, tax and all, in
// the words of each package. Only ours also works out delivery, how far free shipping is, and what that would save.

import Big from "big.js";
import currency from "currency.js";
import Decimal from "decimal.js";
import { add, allocate, dinero, multiply, subtract, toSnapshot } from "dinero.js";
import { JPY } from "dinero.js/currencies";
import { Currencies, Money } from "ts-money";
import { openCart, priceCart } from "../../pkg/npm/dist/cart.js";
import * as full from "../../pkg/npm/dist/full.js";

export const COUPON = 1000;

export const RULES = {
  taxRounding: "floor",
  shipping: {
    fee: 660,
    taxIncluded: true,
    freeFrom: [{ amount: 5000, basis: "goods-tax-included", after: "coupons" }],
  },
};

/** Lines of everyday prices, tax included, in the two rates: the same every time. */
export function cart(length) {
  let seed = 20261122;
  const next = (below) => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 8) % below;
  const lines = Array.from({ length }, () => ({
    unitPrice: 98 + next(7900),
    quantity: 1 + next(4),
    taxRate: next(2) ? "standard" : "reduced",
    taxIncluded: true,
  }));
  return { lines, coupons: [{ amount: COUPON }] };
}

/** What is given back: the total after the coupon, and the tax of each rate. */
const answer = (total, reduced, standard) => ({ total, reduced, standard });

/** Splits the coupon over two sums by the largest remainder. */
function split(sum8, sum10) {
  const sum = sum8 + sum10;
  const product8 = COUPON * sum8;
  const [share8, share10] = [Math.floor(product8 / sum), Math.floor((COUPON * sum10) / sum)];
  const left = COUPON - share8 - share10;
  return share8 + (left && (product8 % sum) * 2 > sum ? left : 0);
}

function plain(lines) {
  let sum8 = 0;
  let sum10 = 0;
  for (const line of lines) {
    const amount = line.unitPrice * line.quantity;
    if (line.taxRate === "reduced") sum8 += amount;
    else sum10 += amount;
  }
  return ended(sum8, sum10);
}

function ended(sum8, sum10) {
  const off8 = split(sum8, sum10);
  const [left8, left10] = [sum8 - off8, sum10 - (COUPON - off8)];
  return answer(left8 + left10, Math.floor((left8 * 8) / 108), Math.floor((left10 * 10) / 110));
}

/** With the sums of the rates kept: what a changed quantity costs at least. */
export function kept({ lines }) {
  const sums = { reduced: 0, standard: 0 };
  const quantities = lines.map(({ quantity }) => quantity);
  lines.forEach(({ taxRate, unitPrice, quantity }) => (sums[taxRate] += unitPrice * quantity));
  return {
    setQuantity(at, quantity) {
      const { taxRate, unitPrice } = lines[at];
      sums[taxRate] += unitPrice * (quantity - quantities[at]);
      quantities[at] = quantity;
    },
    quote: () => ended(sums.reduced, sums.standard),
  };
}

function withDinero(lines) {
  const yen = (amount) => dinero({ amount, currency: JPY });
  const amount = (money) => toSnapshot(money).amount;
  let [sum8, sum10] = [yen(0), yen(0)];
  for (const line of lines) {
    const price = multiply(yen(line.unitPrice), line.quantity);
    if (line.taxRate === "reduced") sum8 = add(sum8, price);
    else sum10 = add(sum10, price);
  }
  const [off8, off10] = allocate(yen(COUPON), [amount(sum8), amount(sum10)]);
  const [left8, left10] = [amount(subtract(sum8, off8)), amount(subtract(sum10, off10))];
  return answer(left8 + left10, Math.floor((left8 * 8) / 108), Math.floor((left10 * 10) / 110));
}

function withCurrency(lines) {
  const yen = (value) => currency(value, { precision: 0 });
  let [sum8, sum10] = [yen(0), yen(0)];
  for (const line of lines) {
    const price = yen(line.unitPrice).multiply(line.quantity);
    if (line.taxRate === "reduced") sum8 = sum8.add(price);
    else sum10 = sum10.add(price);
  }
  const off8 = yen((COUPON * sum8.value) / sum8.add(sum10).value);
  const [left8, left10] = [sum8.subtract(off8), sum10.subtract(yen(COUPON).subtract(off8))];
  const tax = (left, percent) => Math.floor((left.value * percent) / (100 + percent));
  return answer(left8.add(left10).value, tax(left8, 8), tax(left10, 10));
}

/** Of those that calculate with decimals: the names of their operations are the same, but for whole parts. */
const decimal = (Number, floor) => (lines) => {
  let [sum8, sum10] = [new Number(0), new Number(0)];
  for (const line of lines) {
    const price = new Number(line.unitPrice).times(line.quantity);
    if (line.taxRate === "reduced") sum8 = sum8.plus(price);
    else sum10 = sum10.plus(price);
  }
  const off8 = new Number(split(sum8.toNumber(), sum10.toNumber()));
  const [left8, left10] = [sum8.minus(off8), sum10.minus(new Number(COUPON).minus(off8))];
  const tax = (left, percent) => floor(left.times(percent).div(100 + percent)).toNumber();
  return answer(left8.plus(left10).toNumber(), tax(left8, 8), tax(left10, 10));
};

function withTsMoney(lines) {
  const yen = (amount) => new Money(amount, Currencies.JPY);
  let [sum8, sum10] = [yen(0), yen(0)];
  for (const line of lines) {
    const price = yen(line.unitPrice).multiply(line.quantity, Math.round);
    if (line.taxRate === "reduced") sum8 = sum8.add(price);
    else sum10 = sum10.add(price);
  }
  const [off8, off10] = yen(COUPON).allocate([sum8.amount, sum10.amount]);
  const [left8, left10] = [sum8.subtract(off8), sum10.subtract(off10)];
  const tax = (left, percent) => left.multiply(percent / (100 + percent), Math.floor).amount;
  return answer(left8.add(left10).amount, tax(left8, 8), tax(left10, 10));
}

/** What a quote says, in the members of an answer; without delivery, which the others do not know. */
export function told(quote) {
  if (!quote.rates) return quote;
  const tax = (rate) => quote.rates.find((one) => one.rate === rate)?.tax ?? 0;
  return answer(quote.total - quote.shipping.fee, tax("reduced"), tax("standard"));
}

/** Those that quote a whole cart, by name, for so many lines. Ours first: from an open cart, as a page has it. */
export function quotes(length) {
  const given = cart(length);
  const open = openCart(given, RULES);
  const { lines } = given;
  return {
    "surasura, open cart": () => open.quote(),
    "surasura, from objects": () => priceCart(given, RULES),
    "dinero.js": () => withDinero(lines),
    "currency.js": () => withCurrency(lines),
    "big.js": () => decimal(Big, (value) => value.round(0, 0))(lines),
    "decimal.js": () => decimal(Decimal, (value) => value.floor())(lines),
    "ts-money": () => withTsMoney(lines),
    "integers by hand": () => plain(lines),
  };
}

/**
 * A changed quantity, and what there is to pay then. Ours first, and with delivery, how far free shipping is, and every code and
 * path of what could be wrong.
 */
export function changes(length) {
  const given = cart(length);
  const open = openCart(given, RULES);
  const byHand = kept(given);
  let quantity = 0;
  const next = () => (quantity = (quantity % 5) + 1);
  return {
    "surasura, what there is to pay": () => (open.setQuantity(length >> 1, next()), open.payable()),
    "surasura, a whole quote": () => (open.setQuantity(length >> 1, next()), open.quote()),
    "integers by hand, sums kept": () => (byHand.setQuantity(length >> 1, next()), byHand.quote().total),
    "integers by hand, all lines again": () => ((given.lines[length >> 1].quantity = next()), plain(given.lines).total),
  };
}


/** The best one or two of so many products for a gap of 1,940 yen. Ours is priced in the cart before it is given. */
export function suggestions(count) {
  const { lines } = cart(count);
  const products = lines.map(({ unitPrice, taxRate, taxIncluded }, id) => ({ id, unitPrice, taxRate, taxIncluded, stock: 9 }));
  const open = full.openCart({ lines: [{ ...lines[0], unitPrice: 3060, quantity: 1 }] }, RULES);
  const catalogue = full.openCatalogue(products);
  const prices = lines.map(({ unitPrice }) => unitPrice);
  return {
    "surasura, priced in the cart": () => catalogue.suggest(open),
    "every pair by hand": () => {
      let best = Infinity;
      for (let a = 0; a < prices.length; a++) {
        if (prices[a] >= 1940) best = Math.min(best, prices[a]);
        for (let b = a; b < prices.length; b++) {
          const sum = prices[a] + prices[b];
          if (sum >= 1940 && sum < best) best = sum;
        }
      }
      return best;
    },
    "sorted by hand, two pointers": () => {
      const sorted = prices.toSorted((a, b) => a - b);
      let best = sorted.find((price) => price >= 1940) ?? Infinity;
      for (let low = 0, high = sorted.length - 1; low <= high; ) {
        const sum = sorted[low] + sorted[high];
        if (sum < 1940) low++;
        else {
          best = Math.min(best, sum);
          high--;
        }
      }
      return best;
    },
  };
}
