// What the module answers for carts: numbers, in the order of the members of the types in Rust that `src/browser/flat.rs`
// writes, of which objects are made here. Each is written out: a quote has sixty members, and an object that is made of a
// table of them takes five times as long.

import { AFTER, BASIS, REWARDS } from "./read.js";

let numbers, at, names;

const n = () => numbers[at++];
const flag = () => n() > 0;
const name = () => names[n() % 2 ** 20];
const maybe = (type) => (n() ? type() : undefined);
const list = (type) => {
  const all = [];
  let left = n();
  while (left-- > 0) all.push(type());
  return all;
};
/** Puts a list that is absent where there is nothing in it. */
const filled = (made, key, type) => {
  const all = list(type);
  if (all.length) made[key] = all;
  return made;
};
const words = (text) => {
  const all = text.split(" ");
  return () => all[n()];
};
/** An object without those of its members that are undefined. */
const present = (made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));

function progress(made) {
  if (n()) made.amount = n();
  if (n()) made.basis = BASIS[n()];
  if (n()) made.after = AFTER[n()];
  if (n()) made.quantity = n();
  if (n()) made.never = flag();
  made.counted = n();
  made.gap = n();
  made.gapIncluded = n();
  made.saves = n();
  made.net = n();
  return made;
}
const reward = () => progress({ reward: n(), kind: REWARDS[n()] });

const code = words("COUPON_COSTS_SHIPPING POINTS_COST_SHIPPING COD_EDGE SHIPPING_LOST REWARD_LOST COD_LOST");
const warning = () => present({ code: code(), at: maybe(n), costs: n(), gap: n(), pieces: flag(), net: n() });

const coupon = () => ({ coupon: n(), amount: n(), gap: n() });
const rate = () => ({ rate: name(), percent: n(), net: n(), tax: n(), gross: n() });
const cod = () => ({ fee: n(), collected: n(), available: flag() });
const destination = () => present({ name: name(), fee: n(), free: flag(), freeShipping: maybe(() => progress({})) });

function shipping() {
  const made = {
    fee: n(), feeIncluded: n(), free: flag(), surcharge: n(), temperature: n(), full: n(), waivable: flag(), assumed: flag(),
    excluded: flag(),
  };
  return filled(made, "destinations", destination);
}

/** Its currency its face knows. */
export function QUOTE() {
  let charge;
  const made = {
    currency: "JPY", subtotal: n(), discount: n(), coupons: list(coupon), rates: list(rate), shipping: shipping(), fees: n(),
    points: ((charge = maybe(cod)), n()), tax: n(), total: n(), payable: n(),
  };
  if (charge) made.cod = charge;
  if (n()) made.freeShipping = progress({});
  filled(made, "rewards", reward);
  return filled(made, "warnings", warning);
}

export const CONSIDERED = () => ({ quote: QUOTE(), lost: list(warning) });

const kinds = ["shipping", ...REWARDS];
const goal = () => ({ kind: kinds[n()], reward: maybe(n), amount: n(), pieces: flag() });
const reason = words(
  "NO_RULE HOLD_OUT DISMISSED NO_SAVING DOES_NOT_PAY COMPOSING TYPING LAST_STEP HELP_FIRST ENOUGH UNCHANGED SETTLING TOO_SOON",
);
const memory = () => ({
  seen: n(), sinceMs: n(), shown: n(), shownMs: n(), shows: n(), reached: n(), dismissed: flag(),
});
const state = words("empty far near one-item reached lost excluded not-needed");
const detail = words("DETAIL_NET DETAIL_LESS DETAIL_LOWER");
const note = words("NOTE_REGION_ASSUMED NOTE_SURCHARGE_STAYS NOTE_TEMPERATURE_STAYS NOTE_WHY_FREE");

export const NUDGED = () => present({
  state: state(),
  ...goal(),
  taxExcluded: flag(), gap: n(), progress: n(), fee: n(), saves: n(), net: n(), stays: n(),
  detail: maybe(detail),
  note: maybe(note),
  tiers: list(() => present({ ...goal(), gap: n(), progress: n() })),
  heldBack: maybe(reason),
  hidden: flag(),
  dueMs: maybe(n),
  memory: memory(),
});

export const WELCOMED = () => present({ heldBack: maybe(reason), dueMs: maybe(n), memory: memory() });

/** Which of those that are open it is. */
export const NUMBER = n;

/** Makes a value of the numbers at an address in the module's memory. `known`: the names that there are. */
export function made(type, { buffer }, address, known) {
  // The memory is another one whenever it has grown.
  if (numbers?.buffer !== buffer) numbers = new Float64Array(buffer);
  at = address >>> 3;
  names = known;
  return type();
}
