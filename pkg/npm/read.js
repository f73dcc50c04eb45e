// Carts, rules and quotes, checked and read into plain numbers, in the order that
// `src/browser/cart.rs` takes them: an object as its members, a list as its length and its elements, a name as a
// number that stands for it.

import { count, whole } from "./number.js";

/** What stands for an absent member, and for each member of an absent object. Nothing that is is as low. */
export const ABSENT = -(2 ** 53);

const TYPE = "TYPE_INVALID";

export const yen = whole(2 ** 53 - 1);
const number = (value) => (typeof value !== "number" || value !== value ? TYPE : value);
/** What more comes back than goes out is less than nothing. */
const signed = (value) => (typeof value === "number" && value < 0 && yen(-value) === -value ? value : yen(value));
/** Of those that are not negative the module knows. */
const percent = (value) => (typeof value !== "number" || value !== value ? TYPE : value < 0 ? "PERCENT_INVALID" : value);

/** One of a closed list, as its place there. */
const one = (unknown, ...known) => (value) => ((value = known.indexOf(value)) < 0 ? unknown : value);
export const word = (...known) => one("OPTION_INVALID", ...known);
export const flag = one(TYPE, false, true);
const rounding = one("TAX_ROUNDING_UNKNOWN", "floor", "half-up", "ceil", "half-down", "half-even");
export const BASIS = ["goods-tax-included", "goods-tax-excluded", "goods-as-entered"];
export const AFTER = ["nothing", "lines", "coupons", "points"];
export const REWARDS = ["gift", "coupon", "points"];
const basis = one("BASIS_UNKNOWN", ...BASIS);
const after = one("BASIS_UNKNOWN", ...AFTER);

/** `KNOWN` of src/cart/name.rs. */
const KNOWN = ["standard", "reduced", "old-8", "old-5", "exempt"];

/** The names that were met, each with its number. */
let names;
/** A short text, as its number. One that is the code of a prefecture has 2^20 added. */
export const name = (value) => {
  if (typeof value !== "string") return TYPE;
  let number = names.get(value);
  if (number === undefined) {
    // `MOST` of src/cart/name.rs.
    if (!value || new TextEncoder().encode(value).length > 31) return "NAME_INVALID";
    number = names.size + (/^JP-(0[1-9]|[1-3]\d|4[0-7])$/.test(value) << 20);
    names.set(value, number);
  }
  return number;
};

/** Yen, or another; which, nobody asks. */
export const currency = (value) => (typeof value !== "string" ? TYPE : /^[A-Z]{3}$/.test(value) ? +(value !== "JPY") : "CURRENCY_UNKNOWN");

/** A list of which it only matters whether something is in it. */
const filled = (value) => (Array.isArray(value) ? +(value.length > 0) : TYPE);

/** What the face keeps: it is looked at, and does not cross. */
const kept = (type) => Object.assign((value) => type(value), { kept: true });
export const text = kept((value) => (typeof value === "string" ? 0 : TYPE));
const texts = kept((value) => (typeof value === "object" && Object.values(value).every((one) => typeof one === "string") ? 0 : TYPE));

/** A list of at most so many. */
export class List {
  constructor(type, most = 1000) {
    Object.assign(this, { type, most });
  }
}

// In brackets: what may be absent.

const discount = { amount: [yen], percent: [percent], rounding: [rounding] };
const named = [new List(name)];

const from = { amount: [yen], basis: [basis], after: [after], quantity: [count], never: [flag], regions: named, members: named };

const nudge = [{
  nearWithin: [yen], mostForSaving: [count], settleMs: [count], intervalMs: [count], mostShows: [count],
  wording: [kept(word("free", "shop-pays"))], messages: [texts],
}];

const rules = {
  taxRounding: rounding,
  taxScope: [word("rate", "line", "unit-gross", "unit")],
  taxTarget: [word("tax", "net")],
  day: [count],
  taxRates: [new List({ code: name, percent })],
  split: [{ over: [word("rates", "lines")], by: [word("entered", "gross")], tie: [word("first", "last", "largest")] }],
  members: named,
  nudge,
  rewards: [new List({ name, kind: word(...REWARDS), label: [text], ...from })],
  shipping: [{
    fee: yen,
    taxIncluded: flag,
    taxRate: [name],
    judged: [word("order", "destination")],
    feePerTemperature: [flag],
    freeFrom: [new List(from)],
    regions: [new List({ names: new List(name), fee: [yen], surcharge: [yen], surchargeWaived: [flag] })],
    temperatures: [new List({ name, fee: yen, pieces: [count], waived: [flag] })],
  }],
  cod: [{
    withFee: [flag],
    taxRate: [name],
    freeFrom: [yen],
    brackets: new List({ upTo: yen, fee: yen }),
  }],
};

const cart = {
  currency: [currency],
  region: [name],
  member: [name],
  cashOnDelivery: [flag],
  points: [{ amount: yen, usedAs: word("discount", "payment") }],
  coupons: [new List({ ...discount, minimum: [yen], offer: [name], buy: [count], free: [count] })],
  fees: [new List({ name, amount: yen, taxIncluded: flag, taxRate: [name] })],
  destinations: [new List({ name, region: [name] })],
  // The number is `MAX_LINES` of `src/cart.rs`.
  lines: new List({
    unitPrice: yen,
    quantity: count,
    taxRate: name,
    taxIncluded: flag,
    discount: [discount],
    returned: [flag],
    counts: [flag],
    destination: [name],
    temperature: [name],
    offer: [name],
  }, 100000),
};

/** What `priceCart` takes. */
export const PRICE = { rules, cart };

const { amount, quantity } = from;
const progress = { amount, basis: [basis], quantity, counted: signed, gap: yen, gapIncluded: yen, saves: yen, net: signed };

const moment = {
  dismissed: [flag], composing: [flag], typing: [flag], lastStep: [flag], helpFirst: [flag], heldOut: [flag],
  oneItem: [flag], now: [number],
  memory: [{ seen: count, sinceMs: yen, shown: count, shownMs: yen, shows: count, reached: count, dismissed: flag }],
};

/** What `decideNudge` takes. */
export const NUDGE = {
  rules: { nudge },
  quote: {
    rates: filled,
    shipping: {
      feeIncluded: yen, surcharge: yen, temperature: yen, free: flag, waivable: flag, assumed: flag, excluded: flag,
    },
    freeShipping: [progress],
    rewards: [new List({ reward: count, kind: word(...REWARDS), ...progress })],
    currency: kept(currency),
  },
  context: [moment],
};

/** What `mayAppear` takes. */
export const WELCOME = { what: count, rules: nudge, context: [moment] };

/** The members of shapes: key, type, and whether it may be absent. */
const listed = new WeakMap();

function listing(shape) {
  let members = listed.get(shape);
  if (!members) {
    members = Object.entries(shape).map(([key, type]) => [key, type[0] ?? type, Array.isArray(type)]);
    listed.set(shape, members);
  }
  return members;
}

/** The numbers of what was given, and the names behind them. Throws the code and the path of the first mistake, as the module does. */
export function read(shape, given, known = KNOWN) {
  const numbers = [];
  const mine = (names = new Map());
  known.forEach(name);
  // What leads to the member that is read: an array of keys, so that no text is made unless something is wrong.
  const path = [];
  let depth, code;
  const member = (type, optional, of, key, at) => {
    path[at] = key;
    depth = at;
    // A getter that throws has no value to give.
    code = "VALUE_MISSING";
    const value = of?.[key];
    // A getter may have read another cart.
    names = mine;
    const absent = value === undefined || value === null;
    if (absent && !optional) throw code;
    code = TYPE;
    if (typeof type === "function") {
      const number = absent ? ABSENT : type(value);
      if (typeof number === "string") throw (code = number);
      if (!type.kept) numbers.push(number);
    } else if (type instanceof List) {
      if (!absent && !Array.isArray(value)) throw code;
      const length = absent ? 0 : value.length;
      if (length > type.most) throw (code = "TOO_MANY_LINES");
      numbers.push(length);
      const inner = type.type[0] ?? type.type;
      const may = Array.isArray(type.type);
      for (let index = 0; index < length; index++) member(inner, may, value, index, at + 1);
    } else {
      if (!absent && typeof value !== "object") throw code;
      numbers.push(+!absent);
      members(type, value, at + 1, absent);
    }
  };
  const members = (shape, of, at, absent) => {
    for (const [key, type, optional] of listing(shape)) member(type, optional || absent, of, key, at);
  };
  try {
    members(shape, given, 0, false);
  } catch {
    const text = path.slice(0, depth + 1).map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
    // The members of these stand for themselves, those of `context` do not.
    throw `${code} ${text.slice(1).replace(/^(cart|rules|quote)\./, "")}`;
  }
  return { numbers, names: [...mine.keys()] };
}
