// What the module answers for carts: numbers, in the order of the members of the types in Rust that `src/browser/flat.rs`
// writes, of which objects are made here.

import { AFTER, BASIS, REWARDS } from "./read.js";

let names;

const number = (next) => next();
const flag = (next) => next() > 0;
const name = (next) => names[next() % 2 ** 20];
const one = (list) => (next) => list[next()];
const maybe = (type) => (next) => (next() ? type(next) : undefined);
const list = (type) => (next) => Array.from({ length: next() }, () => type(next));
/** One that is absent where there is nothing in it. */
const filled = (type) => (next) => {
  const all = list(type)(next);
  return all.length ? all : undefined;
};
const object = (shape) => {
  const members = Object.entries(shape);
  return (next) => {
    const made = {};
    for (const [key, type] of members) {
      const value = type(next);
      if (value !== undefined) made[key] = value;
    }
    return made;
  };
};
const numbers = (...keys) => Object.fromEntries(keys.map((key) => [key, number]));
const word = (text) => one(text.split(" "));

const progress = {
  amount: maybe(number),
  basis: maybe(one(BASIS)),
  after: maybe(one(AFTER)),
  quantity: maybe(number),
  never: maybe(flag),
  ...numbers("counted", "gap", "gapIncluded", "saves", "net"),
};
const freeShipping = maybe(object(progress));

const warning = object({
  code: word("COUPON_COSTS_SHIPPING POINTS_COST_SHIPPING COD_EDGE SHIPPING_LOST REWARD_LOST COD_LOST"),
  at: maybe(number),
  ...numbers("costs", "gap"),
  pieces: flag,
  net: number,
});

export const QUOTE = object({
  ...numbers("subtotal", "discount"),
  coupons: list(object(numbers("coupon", "amount", "gap"))),
  rates: list(object({ rate: name, ...numbers("percent", "net", "tax", "gross") })),
  shipping: object({
    ...numbers("fee", "feeIncluded"),
    free: flag,
    ...numbers("surcharge", "temperature", "full"),
    waivable: flag,
    assumed: flag,
    excluded: flag,
    destinations: filled(object({ name, fee: number, free: flag, freeShipping })),
  }),
  fees: number,
  cod: maybe(object({ ...numbers("fee", "collected"), available: flag })),
  ...numbers("points", "tax", "total", "payable"),
  freeShipping,
  rewards: filled(object({ reward: number, kind: one(REWARDS), ...progress })),
  warnings: filled(warning),
});

export const CONSIDERED = object({ quote: QUOTE, lost: list(warning) });

const kind = one(["shipping", ...REWARDS]);
const goal = { kind, reward: maybe(number), amount: number, pieces: flag };
const welcome = {
  heldBack: maybe(word(
    "NO_RULE HOLD_OUT DISMISSED NO_SAVING DOES_NOT_PAY COMPOSING TYPING LAST_STEP ENOUGH UNCHANGED SETTLING TOO_SOON",
  )),
  dueMs: maybe(number),
  memory: object({ ...numbers("seen", "sinceMs", "shown", "shownMs", "shows", "reached"), dismissed: flag }),
};

export const NUDGED = object({
  state: word("empty far near one-item reached lost excluded not-needed"),
  ...goal,
  taxExcluded: flag,
  ...numbers("gap", "progress", "fee", "saves", "net", "stays"),
  detail: maybe(word("DETAIL_NET DETAIL_LESS DETAIL_LOWER")),
  note: maybe(word("NOTE_REGION_ASSUMED NOTE_SURCHARGE_STAYS NOTE_TEMPERATURE_STAYS NOTE_WHY_FREE")),
  tiers: list(object({ ...goal, ...numbers("gap", "progress") })),
  heldBack: welcome.heldBack,
  hidden: flag,
  dueMs: welcome.dueMs,
  memory: welcome.memory,
});

export const WELCOMED = object(welcome);

/** Which of those that are open it is. */
export const NUMBER = number;

/** Makes a value of its numbers. `known`: the names that there are. */
export function made(type, numbers, known) {
  let at = 0;
  names = known;
  return type(() => numbers[at++]);
}
