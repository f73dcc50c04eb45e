// What a report of the twelve attempts of dozen.mjs says, worked out by hand.

/** The 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;

/** `hits` of `of` with its band by Wilson's formula, in its textbook form (p̂ + z²/2n ± z√(p̂q̂/n + z²/4n²)) / (1 + z²/n). */
export function rate(hits, of) {
  if (of === 0) return null;
  const p = hits / of;
  const half = Z * Math.sqrt((p * (1 - p)) / of + Z ** 2 / (4 * of ** 2));
  const of1 = (x) => Math.min(1, Math.max(0, x / (1 + Z ** 2 / of)));
  return { rate: p, low: of1(p + Z ** 2 / (2 * of) - half), high: of1(p + Z ** 2 / (2 * of) + half) };
}

/**
 * A share with its band on the scale of log(-log), from the variance of its estimate; none and all have Wilson's, of as many as
 * those in it then tell of.
 */
function estimate({ p, variance }, of) {
  if (p === 0 || p === 1) return rate(p * of, of);
  const half = (Z * Math.sqrt(variance)) / (p * -Math.log(p));
  return { rate: p, low: p ** Math.exp(half), high: p ** Math.exp(-half) };
}

/** Where the buckets end, ms. */
const ENDS = [250, 500, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 12000, 16000, 24000, 32000, 48000];
/**
 * A curve of so many attempts. `rows`: up to which bucket; how many were in the field at its beginning; how many had left
 * by its end, and how many were in it still; how many they tell of. Where nobody is lost sight of, that is all of them, these are shares
 * of all, and the variance of one is p(1 - p)/n.
 */
function survival(of, ...rows) {
  const share = (k) => (typeof k === "number" ? { p: k / of, variance: (k * (of - k)) / of ** 3 } : k);
  return ENDS.slice(0, rows.at(-1)[0] + 1).map((until, bucket) => {
    const [, atRisk, left, still, told = of] = rows.find(([last]) => bucket <= last);
    return { until, atRisk, left: estimate(share(left), told), still: estimate(share(still), told) };
  });
}

/** The times of the buckets that the attempts are in (docs/wire.md), ms. */
const BUCKETS = { 0: [0, 250], 3: [1000, 1500], 5: [2000, 3000], 7: [4000, 6000], 9: [8000, 12000], 11: [16000, 24000], 13: [32000, 48000] };
/** First quartile, median and third quartile. */
const quartiles = (q1, median, q3) => ({ q1: BUCKETS[q1], median: BUCKETS[median], q3: BUCKETS[q3] });

const cell = (of, numbers) => ({ ...of, suppressed: false, numbers });

export const TOTALS = {
  attempts: 12,
  inProgress: 1, //   11
  untouched: 1, //    1
  started: 10, //     2 to 10, 12
  abandoned: 6, //    2 to 7; of 6 the first step was submitted, and she went on
  otherwise: 0,
  done: 4, //         8 9 10 12
  submitted: 4, //    the same
  completed: 3, //    8 9 12
  unconfirmed: 1, //  10
  resubmitters: 1, // 12: stopped, and once more
  doneRate: rate(4, 10),
  abandonRate: rate(6, 10),
  // Buckets of 2 to 10 and 12, in order: 7 9 11 11 11 11 13 13 13 13. The 3rd, the 5th and the 8th.
  time: quartiles(11, 11, 13),
  // 3 3 3 3 3 5 5 5 5 5
  hesitation: quartiles(3, 3, 5),
  // Of 8 9 10 12: 9 9 11 11. The 1st, the 2nd and the 3rd.
  completing: quartiles(9, 9, 11),
  early: { attempts: 1, times: 1 }, // 9
  stale: { attempts: 1, times: 2 }, // 12
  ownFaultRate: rate(2, 10), // 9 12
};

/** What the others' definitions change. */
export const BY_OTHERS = {
  // 10 was not completed.
  zuko: { done: 3, abandoned: 7, resubmitters: null, doneRate: rate(3, 10), abandonRate: rate(7, 10) },
  matomo: {},
  // Of all but 11.
  "gyro-n": { resubmitters: null, doneRate: rate(4, 11), abandonRate: rate(6, 11) },
  // 2 entered nothing; 10 was not completed. Without 2 the hesitations are 3 3 3 3 5 5 5 5 5, the times as before.
  "f-tra": { ownFaultRate: rate(2, 9), hesitation: quartiles(3, 5, 5), untouched: 2, started: 9, done: 3, abandoned: 6, resubmitters: null, doneRate: rate(3, 11), abandonRate: rate(6, 11) },
};

export const STEPS = [
  // went on: 8 9 10 12
  cell({ key: "customer" }, { attempts: 12, wentOn: 4, ended: 6, endedRate: rate(6, 12), untouched: 1, inProgress: 1 }),
  // 6 8 9 10 12; 6 went back
  cell({ key: "confirm" }, { attempts: 5, wentOn: 5, ended: 0, endedRate: rate(0, 5), untouched: 0, inProgress: 0 }),
];

const rule = (code, times, attempts, abandoned, cause) => cell({ code }, { times, attempts, abandoned, cause });

function field([step, key, kind, at], numbers) {
  const times = { corrections: 0, returns: 0, fixed: 0, rejected: 0, autofilled: 0, filled: 0, pasted: 0, blank: 0, lost: 0, early: 0, stale: 0 };
  const whys = { rule: 0, blank: 0, lost: 0, stuck: 0, ...numbers.whys };
  const endedRate = rate(numbers.ended, numbers.reached);
  return cell({ step, key, kind, at }, { inProgress: 0, cause: 0, rules: [], ...times, endedRate, ...numbers, whys });
}

export const FIELDS = [
  field(["customer", "name", "name", 0], {
    reached: 11, // all but 1
    inProgress: 1, // 11
    ended: 1, // 2
    time: quartiles(3, 5, 5), // 0 3 3 5 5 5 5 5 5 5 5
    hesitation: quartiles(3, 3, 3), // 0, and 3 ten times
    autofilled: 1, // 8
    // Done: 8 in bucket 0, 5 in bucket 3, where 11 is lost sight of; in bucket 5 2 leaves, and 3 4 6 7 9 10 12 are done.
    // So 1 of 8 leaves of the 9/11 who are left, and the 8 tell of 8 ÷ 9/11; the variance of that is 0 but for these terms (Gaynor et al. 1993).
    survival: survival(11, [0, 11, 0, 10], [2, 10, 0, 10], [3, 10, 0, 9], [4, 8, 0, 9, 88 / 9],
      [5, 8, { p: 9 / 88, variance: (9 / 88) ** 2 / 110 + (9 / 88) ** 2 / 90 + ((9 / 11) ** 2 * 7) / 512 }, 0, 88 / 9]),
  }),
  field(["customer", "kana", "kana", 1], {
    reached: 9, // 3 to 10, 12
    ended: 3, // 3 5 6
    cause: 4,
    whys: { rule: 2, blank: 1, lost: 1 }, // 3 4; 5; 6
    time: quartiles(5, 5, 7), // 3 3 5 5 5 7 7 9 9
    hesitation: quartiles(3, 3, 3), // 0, and 3 eight times
    corrections: 2, // 3 9
    returns: 3, // 3 6 9
    fixed: 4, // 3 twice, 4, 9
    rejected: 4, // the same
    filled: 1, // 8
    blank: 1, // 5
    lost: 1, // 6
    early: 1, // 9
    // Bucket 3: 5 leaves, 8 is done; 5: 7 10 12 are done; 7: 6 leaves, and 4 with it open; 9: 3 leaves, 9 is done.
    survival: survival(9, [2, 9, 0, 9], [3, 9, 1, 7], [4, 7, 1, 7], [5, 7, 1, 4], [6, 4, 1, 4], [7, 4, 3, 2], [8, 2, 3, 2], [9, 2, 4, 0]),
    rules: [rule("KANA_NOT_KANA", 4, 3, 2, 2)], // 3 twice, 4, 9; of them 3 4 were abandoned, and it was why
  }),
  field(["customer", "tel", "phone", 2], {
    reached: 7, // 4 6 to 10, 12
    ended: 2, // 4 7
    cause: 1,
    whys: { stuck: 1 }, // 7
    time: quartiles(3, 5, 7), // 0 3 5 5 7 7 13
    hesitation: quartiles(3, 3, 3), // 0 3 3 3 3 3 13
    corrections: 1, // 12
    returns: 1, // 12
    fixed: 2, // 10 12
    autofilled: 1, // 8
    pasted: 1, // 12
    stale: 2, // 12
    // Bucket 0: 8 is done; 3: 4 leaves; 5: 9 10 are done; 7: 6 12 are done, of which 6 left elsewhere; 13: 7 leaves.
    survival: survival(7, [0, 7, 0, 6], [2, 6, 0, 6], [3, 6, 1, 5], [4, 5, 1, 5], [5, 5, 1, 3], [6, 3, 1, 3], [7, 3, 1, 1], [12, 1, 1, 1], [13, 1, 2, 0]),
    rules: [rule("PHONE_TOO_SHORT", 1, 1, 0, 0)], // 12
  }),
  field(["confirm", "agree", null, 0], {
    reached: 4, // 8 9 10 12
    ended: 0,
    time: quartiles(3, 3, 3),
    hesitation: quartiles(3, 3, 3),
    survival: survival(4, [2, 4, 0, 4], [3, 4, 0, 0]),
  }),
];

const cost = (key, why, code, attempts) => ({ step: "customer", key, why, rule: code, attempts, share: rate(attempts, 6) });

export const COSTS = {
  abandoned: 6,
  without: 1, // 2
  // 4 of 6: from 0.300; 1 of 6: to 0.564. They overlap, so that neither is called the first.
  fields: { clear: false, leaders: 2, list: [cost("kana", null, null, 4), cost("tel", null, null, 1)] },
  rules: {
    clear: false,
    leaders: 4,
    list: [cost("kana", "rule", "KANA_NOT_KANA", 2), cost("kana", "blank", null, 1), cost("kana", "lost", null, 1), cost("tel", "stuck", null, 1)],
  },
};

function group(key, attempts, inProgress, started, abandoned, done) {
  return cell({ key }, { attempts, inProgress, started, abandoned, done, doneRate: rate(done, started), abandonRate: rate(abandoned, started) });
}

export const GROUPS = {
  device: [
    group("phone", 7, 0, 6, 4, 2), // 1 2 3 4 7 8 9
    group("tablet", 1, 1, 0, 0, 0), // 11
    group("desktop", 4, 0, 4, 2, 2), // 5 6 10 12
  ],
  channel: [
    group("direct", 2, 0, 2, 1, 1), // 6 10
    group("internal", 1, 0, 1, 0, 1), // 12
    group("search", 4, 0, 3, 2, 1), // 1 2 3 8
    group("social", 2, 0, 2, 1, 1), // 4 9
    group("mail", 1, 0, 1, 1, 0), // 7
    group("ad", 1, 0, 1, 1, 0), // 5
    group("referral", 1, 1, 0, 0, 0), // 11
  ],
  segment: [
    group("first-visit", 3, 0, 3, 2, 1), // 3 4 10
    group("member", 3, 0, 3, 1, 2), // 6 8 10
    group(null, 7, 1, 5, 3, 2), // 1 2 5 7 9 11 12
  ],
  browser: [
    group("chrome", 4, 1, 3, 2, 1), // 3 4 8 11
    group("edge", 2, 0, 2, 1, 1), // 5 10
    group("safari", 3, 0, 2, 1, 1), // 1 2 9
    group("firefox", 2, 0, 2, 1, 1), // 6 12
    group("line", 1, 0, 1, 1, 0), // 7
  ],
};

/** All but 11 in one group, 11 in another or the same; all the other groups are empty. */
export function moments(keys, before, now) {
  const empty = [0, 0, 0, 0, 0];
  return keys.map((key) => {
    if (before === now && key === now) return group(key, 12, 1, 10, 6, 4);
    if (key === before) return group(key, 11, 0, 10, 6, 4);
    return group(key, ...(key === now ? [1, 1, 0, 0, 0] : empty));
  });
}

const often = (key, attempts, times) => cell({ key }, { attempts, times });
const arm = (done, attempts) => ({ attempts, done, rate: rate(done, attempts) });
/** Newcombe's band of a difference, of the bands of the two. With so few all of them span 0. */
function effect(seen, without) {
  const [a, b] = [seen.rate, without.rate];
  const uplift = a.rate - b.rate;
  const low = uplift - Math.hypot(a.rate - a.low, b.high - b.rate);
  const high = uplift + Math.hypot(a.high - a.rate, b.rate - b.low);
  return { with: seen, without, uplift: { rate: uplift, low, high }, finding: "unclear", suppressed: false };
}

/** In how many attempts something was shown, and in how many of them it was taken, closed, and neither. */
function met(attempts, taken, closed, wasted, instant) {
  return { attempts, taken: rate(taken, attempts), closed: rate(closed, attempts), wasted: rate(wasted, attempts), instant };
}

export const NUDGES = {
  states: [often("near", 2, 3), often("reached", 1, 1)], // 8 9; 8
  silent: [often("HOLD_OUT", 1, 2), often("EARLY", 1, 3)], // 10; 1
  etiquette: met(2, 1, 0, 1, rate(1, 1)), // 8 9; 8; none; 9. Of 8 it is known that it came within 3 seconds.
  effect: effect(arm(2, 3), arm(1, 1)), // 1 8 9, of whom 8 and 9 were done; 10, who was
  // Of 4 a quarter is meant.
  split: { shown: 3, would: 1, meant: 0.25, p: 1, suspect: false },
};

export const HELP = {
  signals: [
    // 7 10; shown to 7, not done; not to 10, done
    cell({ key: "stuck" }, { attempts: 2, shown: 1, would: 1, held: 2, taken: 0, closed: 1, etiquette: met(1, 0, 1, 0, rate(0, 1)), effect: effect(arm(0, 1), arm(1, 1)) }),
    // 3 4 9; shown to 3 and 9, of whom 9 was done; not to 4, not done
    cell({ key: "loop" }, { attempts: 3, shown: 2, would: 1, held: 0, taken: 1, closed: 1, etiquette: met(2, 1, 1, 0, null), effect: effect(arm(1, 2), arm(0, 1)) }),
  ],
  held: [often("TYPING", 1, 2)], // 7
  etiquette: met(3, 1, 2, 0, rate(0, 1)), // 3 7 9; 9; 3 7; none. Of 7 it is known that it came after 32 seconds.
  effect: effect(arm(1, 3), arm(1, 2)), // 3 7 9; 4 10
  // Of 5 a tenth is meant: 4.5 and 0.5. 1.5² ÷ 4.5 + 1.5² ÷ 0.5 = 5, which chance exceeds in 2.535 % (its table).
  split: { shown: 3, would: 2, meant: 0.1, p: 0.025347, suspect: false },
};

export const LOOPS = {
  backs: { attempts: 1, times: 1 }, // 6
  restarts: { attempts: 1, times: 1 }, // 12
  blocked: { attempts: 2, times: 2 }, // 5 12
  hidden: { attempts: 1, times: 1 }, // 12
  resumed: { attempts: 1, times: 1 }, // 12
};

const via = (ways) => ({ later: 0, beacon: 0, fetch: 0, outbox: 0, loader: 0, ...ways });
function arrived(attempts, received, expected, ways, { late = 0, dropped = 0 } = {}) {
  return { attempts, expected, received, rate: rate(received, expected), late, dropped, via: via(ways) };
}

export const DELIVERY = {
  // Of 3 two of two came, of 12 two of three, the last of them from the outbox; it had to give one up.
  all: arrived(12, 14, 15, { beacon: 6, later: 4, fetch: 1, outbox: 1 }, { late: 1, dropped: 1 }),
  browsers: [
    cell({ key: "chrome" }, arrived(4, 5, 5, { later: 3, beacon: 1 })),
    cell({ key: "edge" }, arrived(2, 2, 2, { beacon: 1, later: 1 })),
    cell({ key: "safari" }, arrived(3, 3, 3, { beacon: 3 })),
    cell({ key: "firefox" }, arrived(2, 3, 4, { fetch: 1, outbox: 1 }, { late: 1, dropped: 1 })),
    cell({ key: "line" }, arrived(1, 1, 1, { beacon: 1 })),
  ],
  refused: [],
};

const one = (of) => [cell({ step: null, key: null, why: null, ...of }, { snapshots: 1 })];

export const COUNTED = {
  snapshots: 2,
  viewed: 0,
  started: 1,
  submitted: 0,
  completed: 1,
  ended: one({ step: "customer", key: "tel" }),
  causes: one({ key: "kana", why: "rule" }),
};
