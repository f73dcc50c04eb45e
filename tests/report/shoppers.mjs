// Shoppers at a checkout of three steps, made up by a generator that always makes up the same ones. One field is
// the bottleneck: the kana of the name, whose check takes no half-width letters. How often each thing happens is
// said here, so that a test can say what a report has to find.

/** What happens to how many of those who get there. */
export const CHANCE = {
  /** Never touches anything. */
  untouched: 0.12,
  /** The kana are written in half width, and the check refuses them. */
  halfWidth: 0.34,
  /** She leaves over it at once; otherwise she mends it. */
  leavesOverKana: 0.55,
  /** The phone number is too short. */
  shortPhone: 0.09,
  leavesOverPhone: 0.16,
  /** The address is left blank at a submit. */
  blankStreet: 0.07,
  leavesOverStreet: 0.2,
  /** From the confirmation back to the form, where the kana are gone. */
  lost: 0.05,
  leavesOverLost: 0.4,
  /** She goes for no reason of the form's, at each field. */
  leaves: 0.012,
};

const KINDS = { name: "name", kana: "kana", email: "email", tel: "phone", "postal-code": "postal", "street-address": "address" };
export const STEPS = {
  customer: ["name", "kana", "email", "tel"],
  delivery: ["postal-code", "address-level1", "street-address", "delivery-date"],
  confirm: ["agree"],
};

/** As the wire numbers them (docs/wire.md). */
const ACTS = { step: 0, visit: 1, failed: 2, blank: 3, autofilled: 5, filled: 6, lost: 7, help: 8, "help-would": 9, "help-taken": 10, "help-closed": 11, nudge: 12, hidden: 13, visible: 14, blocked: 15, submitted: 16, completed: 17 };
const NOTHING = 127;
const METERS = ["visits", "time", "hesitation", "commits", "corrections", "returns", "fixed", "rejected", "autofilled", "filled", "pasted", "blank", "lost"];
const WHOLE = ["pages", "time", "hesitation", "completing", "submits", "blocked", "backs", "restarts", "hidden", "resumed", "dropped"];
const LOOP = 3;
const NEAR = 2;

/** Shares of what shoppers hold, where they come from, by which browser they are heard of. */
const DEVICES = { phone: 0.71, desktop: 0.24, tablet: 0.05 };
const CHANNELS = { search: 0.34, social: 0.2, direct: 0.16, ad: 0.14, mail: 0.1, internal: 0.04, referral: 0.02 };
const AGENTS = {
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1": { share: 0.46, loss: 0.09, via: ["beacon", "fetch"] },
  "Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36": { share: 0.3, loss: 0.01, via: ["later"] },
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0": { share: 0.12, loss: 0.01, via: ["later"] },
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.1.0": { share: 0.08, loss: 0.12, via: ["beacon"] },
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:156.0) Gecko/20100101 Firefox/156.0": { share: 0.04, loss: 0.05, via: ["beacon", "outbox"] },
};
/** How busy the hours of a day are, from midnight. */
const HOURS = [3, 2, 1, 1, 1, 1, 2, 3, 4, 4, 5, 5, 7, 6, 5, 5, 5, 5, 6, 7, 9, 10, 9, 6];

/** Numbers from 0 to 1 that look random and always are the same (xorshift32; Marsaglia 2003). */
export function dice(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

function drawn(random, shares) {
  let left = random();
  const names = Object.keys(shares);
  return names.find((name) => (left -= shares[name].share ?? shares[name]) < 0) ?? names[0];
}

const trimmed = (names, counts) => {
  const all = names.map((name) => counts[name] ?? 0);
  while (all.at(-1) === 0) all.pop();
  return all;
};

/** The bucket of a time in ms (docs/wire.md): 0, 250, 500 ms, then 1, 1.5, 2, 3, 4, 6 s and so on. */
export function bucket(ms) {
  const from = (at) => (at < 3 ? at * 250 : (at % 2 ? 1000 : 1500) * 2 ** Math.floor((at - 3) / 2));
  let at = 0;
  while (at < 29 && from(at + 1) <= ms) at += 1;
  return at;
}

/** What a shopper did, as the state of an attempt. */
class Attempt {
  handed = [];
  fields = [];
  log = [];
  m = { pages: 1 };
  outcome = "viewed";
  steps = [];
  last = null;
  cause = null;
  ms = 0;

  constructor(random) {
    this.random = random;
  }

  note(act, about = NOTHING, ms = 300) {
    this.log.push((ACTS[act] << 7) | about, bucket(ms));
  }

  step(key) {
    const known = this.steps.indexOf(key);
    this.at = known < 0 ? this.steps.push(key) - 1 : known;
    this.note("step", this.at);
  }

  /** Goes to a field; `scale`: how long it takes. */
  visit(key, scale = 1, { types = true } = {}) {
    const step = this.at;
    let place = this.fields.findIndex((field) => field.key === key && field.step === step);
    if (place < 0) {
      const at = STEPS[this.steps[step]].indexOf(key);
      place = this.fields.push({ key, step, at, m: { time: 0, hesitation: 0 }, rules: {}, open: false }) - 1;
    }
    const field = this.fields[place];
    const { m } = field;
    const hesitation = 400 + 2_600 * this.random() ** 2 * scale;
    const time = hesitation + (1_500 + 7_000 * this.random()) * scale;
    if (!m.commits) m.hesitation += hesitation;
    m.visits = (m.visits ?? 0) + 1;
    m.time += time;
    if (m.commits) m.returns = (m.returns ?? 0) + 1;
    if (types) {
      if (m.commits) m.corrections = (m.corrections ?? 0) + 1;
      m.commits = (m.commits ?? 0) + 1;
    }
    if (this.outcome === "viewed") this.outcome = "started";
    this.ms += time;
    this.last = place;
    this.note("visit", place, time);
    return { field, place };
  }

  count(meter) {
    this.m[meter] = (this.m[meter] ?? 0) + 1;
  }

  fail(visit, rule, { fixed = true } = {}) {
    const { m, rules } = visit.field;
    if (fixed) m.fixed = (m.fixed ?? 0) + 1;
    if (fixed) m.rejected = (m.rejected ?? 0) + 1;
    rules[rule] = (rules[rule] ?? 0) + 1;
    visit.field.open = true;
    this.cause ??= [visit.place, "rule"];
    this.note("failed", visit.place);
  }

  mend(visit) {
    visit.field.open = false;
    if (this.cause?.[0] === visit.place) this.cause = null;
  }

  /** Its state is handed over. */
  hand() {
    this.handed.push(this.state());
  }

  submit() {
    this.count("submits");
    this.outcome = "submitted";
    this.note("submitted", NOTHING, 1_200);
    this.hand();
  }

  /** All of it, as the wire has it. */
  state() {
    const [cause, why] = this.cause ?? [];
    return structuredClone({
      outcome: this.outcome,
      device: this.device,
      channel: this.channel,
      segments: this.segments,
      steps: this.steps,
      ...(this.at ? { step: this.at } : {}),
      m: trimmed(WHOLE, { ...this.m, time: bucket(this.ms), hesitation: bucket(2_000 + this.ms / 40), completing: bucket(this.m.submits ? this.ms : 0) }),
      of: 9,
      ...(this.last === null ? {} : { last: this.last }),
      ...(this.cause ? { cause, why } : {}),
      fields: this.fields.map(({ key, step, at, m, rules, open }) => ({
        key,
        ...(KINDS[key] ? { kind: KINDS[key] } : {}),
        step,
        at,
        ...(open ? { open } : {}),
        m: trimmed(METERS, { ...m, time: bucket(m.time), hesitation: bucket(m.hesitation) }),
        rules,
      })),
      nudges: this.nudges,
      silent: this.silent,
      help: this.help,
      held: this.held,
      log: this.log,
    });
  }
}

/** True if she left in this step. */
function customer(attempt, random, is, held) {
  for (const key of STEPS.customer) {
    let visit = attempt.visit(key, key === "kana" ? 1.3 : 1);
    if (key === "kana" && is("halfWidth")) {
      attempt.fail(visit, "KANA_NOT_KANA");
      visit = attempt.visit(key, 1.5);
      attempt.fail(visit, "KANA_NOT_KANA");
      // One in ten sees no help, so that its effect can be known; help keeps one in four who would leave.
      const help = held ? [0, 1, 0, 0] : [1, 0, 0, 0];
      attempt.help = { loop: help };
      attempt.note(held ? "help-would" : "help", LOOP, 900);
      const stays = !held && random() < 0.25;
      if (stays) help[3] = 1;
      if (!stays && is("leavesOverKana")) {
        // Half of them look at the next field before they go.
        if (random() < 0.5) attempt.visit("email", 0.4, { types: false });
        return true;
      }
      attempt.mend(attempt.visit(key, 1.2));
    }
    if (key === "tel" && is("shortPhone")) {
      attempt.fail(visit, "PHONE_TOO_SHORT", { fixed: false });
      if (is("leavesOverPhone")) return true;
      attempt.mend(attempt.visit(key));
    }
    if (is("leaves")) return true;
  }
  attempt.submit();
  return false;
}

function delivery(attempt, random, is) {
  attempt.step("delivery");
  attempt.count("pages");
  for (const key of STEPS.delivery) {
    const visit = attempt.visit(key, key === "address-level1" ? 0.5 : 1);
    if (key === "address-level1") visit.field.m.filled = 1;
    if (key === "street-address" && is("blankStreet")) {
      visit.field.m.blank = 1;
      attempt.count("blocked");
      attempt.note("blank", visit.place);
      attempt.note("blocked");
      attempt.cause ??= [visit.place, "blank"];
      if (is("leavesOverStreet")) return true;
      attempt.mend(attempt.visit(key));
    }
    if (is("leaves")) return true;
  }
  attempt.submit();
  return false;
}

function confirm(attempt, random, is) {
  attempt.step("confirm");
  attempt.count("pages");
  if (is("lost")) {
    attempt.count("backs");
    attempt.step("customer");
    const kana = attempt.fields.findIndex(({ key }) => key === "kana");
    attempt.fields[kana].m.lost = 1;
    attempt.note("lost", kana);
    attempt.cause = [kana, "lost"];
    if (is("leavesOverLost")) return;
    attempt.mend(attempt.visit("kana"));
    attempt.submit();
    attempt.step("confirm");
  }
  attempt.visit("agree", 0.3);
  if (is("leaves")) return;
  attempt.submit();
  // One in twenty orders is not reported as placed.
  if (random() < 0.95) {
    attempt.outcome = "completed";
    attempt.note("completed");
  }
}

/** The attempts: for each its bodies in the order in which they come, with who sends them. */
export function* shoppers({ attempts, seed = 1, days = 21 }) {
  const random = dice(seed);
  const is = (what) => random() < CHANCE[what];
  for (let n = 0; n < attempts; n += 1) {
    const attempt = new Attempt(random);
    attempt.device = drawn(random, DEVICES);
    attempt.channel = drawn(random, CHANNELS);
    attempt.segments = random() < 0.3 ? ["member"] : random() < 0.4 ? ["first-visit"] : [];
    const agent = drawn(random, AGENTS);
    const held = random() < 0.1;
    attempt.nudges = random() < 0.4 ? { near: 1 } : random() < 0.3 ? { reached: 1 } : {};
    // Whoever sees no help sees no nudge either; one in seven closes it.
    const isNear = !held && attempt.nudges.near > 0;
    attempt.silent = held && Object.keys(attempt.nudges).length > 0 ? { HOLD_OUT: 1 } : isNear && n % 7 === 0 ? { DISMISSED: 1 } : {};
    if (held) attempt.nudges = {};
    attempt.held = random() < 0.08 ? { TYPING: 1 } : {};
    attempt.step("customer");
    if (isNear) attempt.note("nudge", NEAR, n % 3 ? 8_000 : 2_000);
    if (!is("untouched") && !customer(attempt, random, is, held) && !delivery(attempt, random, is)) confirm(attempt, random, is);
    const id = Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32).toString(16).padStart(8, "0")).join("");
    attempt.hand();
    yield { attempt, agent, beacons: [...sent(attempt, id, random, AGENTS[agent], ago(random, days))] };
  }
}

/** How many minutes ago it was: at an hour as busy as hours are, at least an hour ago. */
function ago(random, days) {
  const day = Math.floor(random() * days);
  let left = random() * HOURS.reduce((sum, of) => sum + of);
  const hour = HOURS.findIndex((of) => (left -= of) < 0);
  return 60 + day * 1440 + (23 - hour) * 60 + Math.floor(random() * 60);
}

/** The beacons of what is handed over, and of them those that come. */
function* sent(attempt, id, random, { loss, via }, late) {
  const last = attempt.handed.length;
  for (const [at, state] of attempt.handed.entries()) {
    const way = via[Math.floor(random() * via.length)];
    // The last always comes, so that what became of each is known.
    if (at + 1 < last && random() < loss * 2) continue;
    yield JSON.stringify({ v: 2, via: way, late, attempt: id, rev: at + 1, seq: at + 1, ...state });
  }
}
