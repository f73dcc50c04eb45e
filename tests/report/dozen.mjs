// Twelve attempts, few enough to be counted by hand, and what a report of them says. Beside each number stand the
// attempts that make it up.
//
//    1  viewed                                                              Safari   phone    search
//    2  started   left at the name, nothing typed                           Safari   phone    search
//    3  started   kana refused twice, help shown and closed; left there     Chrome   phone    search    first-visit
//    4  started   kana refused, hold-out; left at the phone                 Chrome   phone    social    first-visit
//    5  started   kana blank at a submit, which was stopped; left there     Edge     desktop  ad
//    6  started   back from the confirmation, kana gone; left there         Firefox  desktop  direct    member
//    7  started   stuck at the phone, help shown and closed; left there     LINE     phone    mail
//    8  completed filled by the browser, a nudge followed                   Chrome   phone    search    member
//    9  completed kana refused once and too early, help taken               Safari   phone    social
//   10  submitted, hold-out of help and of nudges                           Edge     desktop  direct    member, first-visit
//   11  started   a moment ago                                              Chrome   tablet   referral
//   12  completed at the second try; a fault left standing, one of 3 lost     Firefox  desktop  internal

const AGENTS = {
  chrome: "Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36",
  edge: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0",
  safari: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1",
  firefox: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:156.0) Gecko/20100101 Firefox/156.0",
  line: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.1.0",
};

/** Minutes since all but the eleventh happened. */
export const AGO = 60;
export const id = (n) => n.toString(16).padStart(32, "0");

// visits time hesitation commits corrections returns fixed rejected autofilled filled pasted blank lost early stale
const name = (...m) => ({ key: "name", kind: "name", at: 0, m });
const kana = (m, rules = {}, open = false) => ({ key: "kana", kind: "kana", at: 1, m, rules, open });
const tel = (m, rules = {}) => ({ key: "tel", kind: "phone", at: 2, m, rules });
const agree = (...m) => ({ key: "agree", step: 1, at: 0, m });
const both = { steps: ["customer", "confirm"], step: 1 };
const REFUSED = "KANA_NOT_KANA";
// Entries of the timeline: step 0 and step 1; blocked (15 << 7 | 127), submitted (16 << 7 | 127), help where she is stuck
// (8 << 7 | 2), a nudge that is near (12 << 7 | 2).
const [STEP_0, STEP_1, BLOCKED, SUBMITTED, STUCK, NEAR] = [[0, 3], [1, 3], [2047, 5], [2175, 5], [1026, 13], [1538, 5]];
/** The kana, the second of the fields, are gone (7 << 7 | 1). */
const LOST = [897, 1];
const log = (...entries) => entries.flat();

/** Who, how, and the members of the state beyond its head. `m`: pages time hesitation completing submits blocked backs restarts hidden resumed dropped */
const ATTEMPTS = [
  ["safari", "beacon", { outcome: "viewed", device: "phone", channel: "search", m: [1, 7], silent: { EARLY: 3 } }],
  ["safari", "beacon", { outcome: "started", device: "phone", channel: "search", m: [1, 7, 3], fields: [name(1, 5, 3)], last: 0 }],
  ["chrome", "later", { outcome: "started", device: "phone", channel: "search", segments: ["first-visit"], m: [1, 11, 5], fields: [name(1, 5, 3, 1), kana([2, 9, 3, 2, 1, 1, 2, 2], { [REFUSED]: 2 }, true)], last: 1, cause: 1, why: "rule", help: { loop: [1, 0, 0, 0, 1] } }],
  ["chrome", "later", { outcome: "started", device: "phone", channel: "social", segments: ["first-visit"], m: [1, 11, 3], fields: [name(1, 5, 3, 1), kana([1, 7, 3, 1, 0, 0, 1, 1], { [REFUSED]: 1 }, true), tel([1, 3, 3])], last: 2, cause: 1, why: "rule", help: { loop: [0, 1] } }],
  ["edge", "beacon", { outcome: "started", device: "desktop", channel: "ad", m: [1, 9, 3, 0, 0, 1], fields: [name(1, 3, 3, 1), kana([1, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 1])], last: 1, cause: 1, why: "blank" }],
  ["firefox", "fetch", { outcome: "submitted", device: "desktop", channel: "direct", segments: ["member"], ...both, step: 0, m: [3, 13, 5, 11, 1, 0, 1], fields: [name(1, 5, 3, 1), kana([2, 7, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1]), tel([1, 7, 3, 1])], last: 1, cause: 1, why: "lost", log: log(STEP_0, SUBMITTED, STEP_1, STEP_0, LOST) }],
  ["line", "beacon", { outcome: "started", device: "phone", channel: "mail", m: [1, 13, 3], fields: [name(1, 5, 3, 1), kana([1, 5, 3, 1]), tel([1, 13, 13])], last: 2, cause: 2, why: "stuck", help: { stuck: [1, 0, 2, 0, 1] }, held: { TYPING: 2 }, log: log(STEP_0, STUCK) }],
  ["chrome", "later", { outcome: "completed", device: "phone", channel: "search", segments: ["member"], ...both, m: [2, 11, 3, 9, 2], fields: [name(1, 0, 0, 1, 0, 0, 0, 0, 1), kana([1, 3, 0, 1, 0, 0, 0, 0, 0, 1]), tel([1, 0, 0, 1, 0, 0, 0, 0, 1]), agree(1, 3, 3, 1)], last: 3, nudges: { near: 1, reached: 1 }, log: log(STEP_0, NEAR, SUBMITTED, STEP_1, SUBMITTED) }],
  ["safari", "beacon", { outcome: "completed", device: "phone", channel: "social", ...both, m: [2, 13, 5, 11, 2], fields: [name(1, 5, 3, 1), kana([2, 9, 3, 2, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1], { [REFUSED]: 1 }), tel([1, 5, 3, 1]), agree(1, 3, 3, 1)], last: 3, nudges: { near: 2 }, help: { loop: [1, 0, 0, 1] }, log: log(STEP_0, SUBMITTED, STEP_1, SUBMITTED) }],
  ["edge", "later", { outcome: "submitted", device: "desktop", channel: "direct", segments: ["member", "first-visit"], ...both, m: [2, 11, 5, 9, 2], fields: [name(1, 5, 3, 1), kana([1, 5, 3, 1]), tel([1, 5, 3, 1, 0, 0, 1]), agree(1, 3, 3, 1)], last: 3, silent: { HOLD_OUT: 2 }, help: { stuck: [0, 1] }, log: log(STEP_0, SUBMITTED, STEP_1, SUBMITTED) }],
  ["chrome", "beacon", { outcome: "started", device: "tablet", channel: "referral", m: [1, 3, 3], fields: [name(1, 3, 3)], last: 0 }],
  ["firefox", "outbox", { outcome: "completed", device: "desktop", channel: "internal", ...both, m: [2, 13, 5, 11, 2, 1, 0, 1, 1, 1, 1], fields: [name(1, 5, 3, 1), kana([1, 5, 3, 1]), tel([2, 7, 3, 2, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 2], { PHONE_TOO_SHORT: 1 }), agree(1, 3, 3, 1)], last: 3, log: log(STEP_0, BLOCKED, SUBMITTED, STEP_1, SUBMITTED) }],
];

function beacon(n, [agent, via, members], revision = {}) {
  const late = n === 11 ? 0 : AGO;
  const head = { v: 2, via, late, attempt: id(n), rev: 1, seq: 1, steps: ["customer"], of: 4 };
  return { agent: AGENTS[agent], body: JSON.stringify({ ...head, ...members, ...revision }) };
}

/** The beacons, in the order in which they come: of 3 two of two, of 12 the first and the third. */
export function* dozen() {
  for (const [at, attempt] of ATTEMPTS.entries()) {
    const n = at + 1;
    const last = { 3: 2, 12: 3 }[n] ?? 1;
    const [agent, , { device, channel, segments }] = attempt;
    if (last > 1) yield beacon(n, [agent, "beacon", { outcome: "viewed", device, channel, segments }]);
    yield beacon(n, attempt, { rev: last, seq: last });
  }
  // Two more, who are only to be counted.
  const counted = { v: 2, via: "beacon", late: 0, of: 3, steps: ["customer"], fields: [{ key: "kana", at: 1, rules: { [REFUSED]: 1 } }, { key: "tel", at: 2 }] };
  yield { agent: AGENTS.safari, body: JSON.stringify({ ...counted, outcome: "started", last: 1, cause: 0, why: "rule" }) };
  yield { agent: AGENTS.safari, body: JSON.stringify({ v: 2, via: "beacon", late: 0, outcome: "completed" }) };
}
