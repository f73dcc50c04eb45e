// Scenarios: each of the catalogue says what it should and is silent where it should be, whatever is wrong in one is named
// with its place, and what a shopper is doing is respected in every order in which things can happen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { RULES, SITUATIONS, START, situation } from "../../www/scenarios/situations.js";
import { at, blocks, read } from "./lib.mjs";
import { EXPECTED, MISTAKES, invalid } from "./scenarios.mjs";

const cart = await import(at("pkg/npm/dist/cart.js"));
const { SurasuraError, openScenarios } = await import(at("pkg/npm/dist/scenarios.js"));
const CATALOGUE = JSON.parse(read("pkg/npm/scenarios.json"));
const SCHEMA = JSON.parse(read("pkg/npm/scenarios.schema.json"));
const [, union] = read("pkg/npm/index.d.ts").match(/type ErrorCode =([^;]*);/);

const form = (id, change = {}) => situation(cart, { ...START, ...SITUATIONS[id], ...change });
/** A variant alone. */
const only = (id, variant) => ({
  ...CATALOGUE,
  scenarios: CATALOGUE.scenarios.map((one) =>
    one.id === id ? { ...one, say: one.say.map((said) => ({ ...said, share: Number(said.id === variant) })) } : one),
});
const copy = () => structuredClone(CATALOGUE);
const reasonOf = ({ others, silent }, id) => (others ?? silent).find(({ scenario }) => scenario === id);

/** A catalogue of one's own, of what is under test. */
const small = (...scenarios) => ({
  steps: { cart: { ja: "カゴ", en: "Cart" } },
  places: { cart: { ja: "カゴ", en: "Cart" } },
  segments: { member: { ja: "会員", en: "Member" } },
  facts: { stock: { type: "number", ja: "在庫", en: "Stock" }, open: { type: "time", ja: "開店", en: "Opens" }, sale: { type: "flag", ja: "特売", en: "Sale" } },
  etiquette: { intervalMs: 0 },
  scenarios,
});
const one = (id, change = {}, etiquette = {}) => ({
  id, place: "cart", say: [{ id: "a", share: 1, ja: `${id}です`, en: id }],
  goal: { event: "add_to_cart" }, ...change, etiquette: { priority: 1, settleMs: 0, intervalMs: 0, ...etiquette },
});

test("every scenario is said as expected, in both languages and all variants", () => {
  assert.ok(CATALOGUE.scenarios.length >= 28);
  assert.deepEqual(Object.keys(EXPECTED), CATALOGUE.scenarios.map(({ id }) => id));
  for (const { id, place, say } of CATALOGUE.scenarios) {
    assert.deepEqual(Object.keys(EXPECTED[id]), [...say.map((said) => said.id), "silent"], id);
    for (const variant of say.map((said) => said.id)) {
      const [ja, en, whyJa, whyEn] = EXPECTED[id][variant];
      for (const [locale, text, why] of [["ja", ja, whyJa], ["en", en, whyEn]]) {
        const said = openScenarios(only(id, variant), { id: "shopper", locale }).decide(form(id));
        assert.deepEqual([said.scenario, said.variant, said.place, said.isNew], [id, variant, place, true], `${id} ${variant}`);
        assert.deepEqual([said.text, said.why], [text, why], `${id} ${variant}`);
        assert.equal(said.others.length, CATALOGUE.scenarios.length - 1);
      }
    }
  }
});

test("every scenario has a situation in which it is silent, and says why", () => {
  for (const { id } of CATALOGUE.scenarios) {
    const [change, reason, of] = EXPECTED[id].silent;
    const told = openScenarios(CATALOGUE, { id: "shopper" }).decide(form(id, change));
    assert.deepEqual(reasonOf(told, id), { scenario: id, reason, ...(of && { of }) }, id);
  }
});

test("the main ones have variants, and no share is nobody's", () => {
  const several = CATALOGUE.scenarios.filter(({ say }) => say.length > 1).map(({ id }) => id);
  for (const id of ["coupon-costs-more", "shipping-near", "shipping-near-net", "shipping-reached", "gift-near", "same-day-dispatch", "points-expiring", "guest-checkout"]) {
    assert.ok(several.includes(id), id);
  }
  for (const { id, say, note } of CATALOGUE.scenarios) {
    assert.ok(say.every(({ share }) => share > 0), id);
    assert.ok(note.ja && note.en, id);
  }
});

test("nothing is said of a fact, a cart or an hour that is not known", () => {
  const told = openScenarios(CATALOGUE, { id: "shopper" }).decide({ segments: [] });
  assert.equal(told.scenario, undefined);
  assert.equal(told.silent.length, CATALOGUE.scenarios.length);
  // Without the list nobody is known to be no member.
  const stranger = { ...form("guest-checkout"), segments: undefined };
  assert.equal(reasonOf(openScenarios(CATALOGUE, { id: "x" }).decide(stranger), "guest-checkout").reason, "SEGMENT");
  const noClock = { ...form("same-day-dispatch"), minute: undefined };
  assert.deepEqual(reasonOf(openScenarios(CATALOGUE, { id: "x" }).decide(noClock), "same-day-dispatch"), {
    scenario: "same-day-dispatch", reason: "FACT_MISSING", of: "minute",
  });
  // A name that only the rules have.
  const nameless = { ...form("gift-near"), rules: undefined };
  assert.deepEqual(reasonOf(openScenarios(CATALOGUE, { id: "x" }).decide(nameless), "gift-near"), { scenario: "gift-near", reason: "FACT_MISSING", of: "name" });
});

test("what the nudge hides is not said here either", () => {
  const near = form("shipping-near");
  // More than once what is saved: 1,000 for 660.
  const nudge = cart.decideNudge(near.quote, { ...RULES, nudge: { mostForSaving: 1 } });
  assert.equal(nudge.hidden, true);
  assert.equal(reasonOf(openScenarios(CATALOGUE, { id: "x" }).decide({ ...near, nudge }), "shipping-near").reason, "DOES_NOT_PAY");
  const closed = cart.decideNudge(near.quote, RULES, { dismissed: true });
  assert.equal(reasonOf(openScenarios(CATALOGUE, { id: "x" }).decide({ ...near, nudge: closed }), "shipping-near").reason, "DISMISSED");
});

test("pieces are pieces, and promise no money for goods without a price", () => {
  const rules = { ...RULES, shipping: { fee: 660, taxIncluded: true, freeFrom: [{ quantity: 3 }] } };
  const lines = [{ unitPrice: 1000, quantity: 2, taxRate: "standard", taxIncluded: true }];
  const nudge = cart.decideNudge(cart.priceCart({ lines }, rules), rules);
  const page = { nudge, rules, segments: [] };
  assert.equal(openScenarios(only("shipping-near", "gap"), { id: "x" }).decide({ ...page, step: "cart" }).text, "あと1点で送料無料です");
  assert.deepEqual(reasonOf(openScenarios(CATALOGUE, { id: "x" }).decide({ ...page, step: "delivery" }), "shipping-near-net"), {
    scenario: "shipping-near-net", reason: "FACT_MISSING", of: "net",
  });
});

test("the catalogue is valid by its schema, in which every member is described or plain", () => {
  assert.deepEqual(invalid(SCHEMA, CATALOGUE), []);
  assert.equal(CATALOGUE.$schema, "./scenarios.schema.json");
});

test("docs/scenarios.md has the catalogue as it is, and a scenario that is one", () => {
  const docs = read("docs/scenarios.md");
  const lines = (say, locale) => say.map((said) => said[locale]).join("<br>");
  const rows = CATALOGUE.scenarios.map(({ id, when, say, goal, note }) =>
    `| \`${id}\` | ${when.step.join(", ")} | ${lines(say, "ja")} | ${lines(say, "en")} | \`${goal.event}\` | ${note.en} |`);
  assert.deepEqual(docs.split("\n## The catalogue\n")[1].match(/^\| `.*$/gm), rows);
  const [example] = blocks("docs/scenarios.md").filter(({ lang }) => lang === "json");
  const noon = { step: "cart", segments: [], facts: { cutOff: 840, shipsToday: true }, minute: 720 };
  const { text } = openScenarios({ ...CATALOGUE, scenarios: [JSON.parse(example.text)] }, { id: "x" }).decide(noon);
  assert.match(text, /14:00まで/);
});

/** `CODE path` of what `run` throws. */
function thrown(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof SurasuraError, `${error.stack}`);
    assert.ok(union.includes(`"${error.code}"`), error.code);
    return `${error.code} ${error.path}`;
  }
  return "nothing";
}

test("a mistake in a catalogue is named with its place, by the schema as far as it can", () => {
  for (const [make, error, seen] of MISTAKES) {
    const all = copy();
    make(all);
    assert.equal(thrown(() => openScenarios(all, { id: "x" })), error, `${make}`);
    assert.equal(invalid(SCHEMA, all).length > 0, seen, `${make}`);
  }
  for (const [given, error] of [[null, "TYPE_INVALID "], [[], "TYPE_INVALID "], ["{}", "TYPE_INVALID "]]) {
    assert.equal(thrown(() => openScenarios(given, { id: "x" })), error);
  }
  for (const [options, error] of [
    [{}, "TYPE_INVALID id"], [{ id: 7 }, "TYPE_INVALID id"], [{ id: "x", holdOut: 1.1 }, "OPTION_INVALID holdOut"],
    [{ id: "x", holdOut: "10%" }, "OPTION_INVALID holdOut"], [{ id: "x", locale: "fr" }, "OPTION_INVALID locale"],
  ]) assert.equal(thrown(() => openScenarios(CATALOGUE, options)), error);
});

test("a fact that is none of its type is refused, and not said", () => {
  const { decide, happened } = openScenarios(CATALOGUE, { id: "x" });
  for (const [given, error] of [
    [{ facts: { points: "300" } }, "TYPE_INVALID facts.points"],
    [{ facts: { points: NaN } }, "TYPE_INVALID facts.points"],
    [{ facts: { points: 1.5 } }, "NUMBER_NOT_INTEGER facts.points"],
    [{ facts: { giftWrapFee: -1 } }, "NUMBER_NEGATIVE facts.giftWrapFee"],
    [{ facts: { cutOff: 1440 } }, "NUMBER_TOO_LARGE facts.cutOff"],
    [{ facts: { nextShipOn: 20261301 } }, "TYPE_INVALID facts.nextShipOn"],
    [{ facts: { nextShipOn: 20261200 } }, "TYPE_INVALID facts.nextShipOn"],
    [{ facts: { nextShipOn: "2026-12-01" } }, "TYPE_INVALID facts.nextShipOn"],
    [{ facts: { campaign: "" } }, "VALUE_MISSING facts.campaign"],
    [{ facts: { timeSlots: "yes" } }, "TYPE_INVALID facts.timeSlots"],
    [{ minute: 1440 }, "NUMBER_TOO_LARGE minute"],
    [{ minute: "600" }, "TYPE_INVALID minute"],
    [{ segments: "member" }, "TYPE_INVALID segments"],
  ]) assert.equal(thrown(() => decide(given)), error);
  assert.equal(thrown(() => happened("add_to_cart")), "TYPE_INVALID event");
  assert.equal(decide({ segments: [], facts: { unheard: {} } }).scenario, undefined, "those of others do not matter");
});

test("hours are the shop's, over midnight as well", () => {
  const said = (hours, minute) => openScenarios(small(one("open", { when: { hours } })), { id: "x" }).decide({ minute }).scenario === "open";
  for (const [hours, inside, outside] of [
    [["09:00", "14:00"], [540, 839], [539, 840]],
    [["22:00", "05:00"], [1320, 0, 299], [1319, 300]],
    [["18:00", "24:00"], [1080, 1439], [0, 1079]],
  ]) {
    for (const minute of inside) assert.ok(said(hours, minute), `${hours} ${minute}`);
    for (const minute of outside) assert.ok(!said(hours, minute), `${hours} ${minute}`);
  }
});

test("by the clock it is asked again within a minute, so that nothing outlives its hour", () => {
  const { decide } = openScenarios(small(one("open", { when: { minutesTo: { open: { min: 1 } } } })), { id: "x" });
  const said = decide({ now: 5000, minute: 599, facts: { open: 600 } });
  assert.deepEqual([said.scenario, said.dueMs], ["open", 65000]);
  assert.equal(decide({ now: 65000, minute: 600, facts: { open: 600 } }).scenario, undefined);
  const { dueMs } = openScenarios(small(one("always")), { id: "x" }).decide({ now: 5000, minute: 599 });
  assert.equal(dueMs, undefined);
});

test("a message stays while it is true, goes when it is not, and what matters more takes its place", () => {
  const { decide, counts } = openScenarios(
    small(
      one("low", { when: { step: ["cart"] }, say: [{ id: "a", share: 1, ja: "残り{stock}", en: "{stock} left" }] }),
      one("high", { when: { facts: { sale: { is: true } } } }, { priority: 2 }),
    ),
    { id: "x" },
  );
  const now = (change) => {
    const { scenario, text, isNew } = decide({ step: "cart", facts: { stock: 3 }, ...change });
    return [scenario, text, isNew];
  };
  assert.deepEqual(now(), ["low", "残り3", true]);
  assert.deepEqual(now({ facts: { stock: 2 } }), ["low", "残り2", false], "its figures change");
  assert.deepEqual(now({ composing: true }), ["low", "残り3", false], "what stands is not taken away");
  assert.deepEqual(now({ facts: { stock: 2, sale: true } }), ["high", "highです", true]);
  assert.deepEqual(now(), [undefined, undefined, undefined], "once is enough");
  assert.deepEqual(counts().map(({ scenario, shown, eligible }) => [scenario, shown, eligible]), [["high", 1, 1], ["low", 1, 1]]);
});

test("it waits until it has lasted, and nothing that matters less slips in before", () => {
  const { decide } = openScenarios(small(one("high", { when: { facts: { sale: {} } } }, { priority: 2, settleMs: 500 }), one("low")), { id: "x" });
  const first = decide({ now: 1000, facts: { sale: true } });
  assert.deepEqual(first.silent, [{ scenario: "high", reason: "SETTLING" }, { scenario: "low", reason: "OUTRANKED" }]);
  assert.equal(first.dueMs, 1500);
  assert.equal(decide({ now: 1499, facts: { sale: true } }).scenario, undefined);
  assert.equal(decide({ now: 1500, facts: { sale: true } }).scenario, "high");
  // It ended and began again: it settles anew.
  const again = openScenarios(small(one("only", { when: { facts: { sale: {} } } }, { settleMs: 500 })), { id: "x" });
  again.decide({ now: 0, facts: { sale: true } });
  again.decide({ now: 400 });
  assert.equal(again.decide({ now: 600, facts: { sale: true } }).dueMs, 1100);
});

test("between two there is time, and all together are not too many", () => {
  const rules = { ...small(one("a", { when: { facts: { sale: {} } } }, { most: 9 }), one("b", { when: { step: ["cart"] } })), etiquette: { most: 2, intervalMs: 5000 } };
  const { decide, counts } = openScenarios(rules, { id: "x" });
  assert.equal(decide({ now: 0, facts: { sale: true } }).scenario, "a");
  const soon = decide({ now: 4999, step: "cart" });
  assert.deepEqual(reasonOf(soon, "b"), { scenario: "b", reason: "TOO_SOON" });
  assert.equal(soon.dueMs, 5000);
  assert.equal(decide({ now: 5000, step: "cart" }).scenario, "b");
  assert.deepEqual(reasonOf(decide({ now: 20000, facts: { sale: true } }), "a"), { scenario: "a", reason: "ENOUGH" });
  assert.deepEqual(counts().map(({ scenario, heldBack }) => [scenario, heldBack]), [["a", { ENOUGH: 1 }], ["b", {}]], "what held it back before it was shown is no more");
});

test("once an attempt, a page, a day, by what the page says they are", () => {
  for (const once of ["page", "attempt", "day"]) {
    const { decide } = openScenarios(small(one("a", {}, { once })), { id: "x" });
    const kept = (span, memory) => decide({ [once]: span, ...(memory && { memory: JSON.parse(JSON.stringify(memory)) }) });
    const first = kept(1);
    assert.equal(first.isNew, true);
    const same = kept(1, first.memory);
    assert.deepEqual([same.scenario, same.isNew], ["a", false], "it is there already");
    assert.equal(kept(2, first.memory).isNew, true, `another ${once}`);
    const closed = decide({ [once]: 1, dismissed: "a", memory: first.memory });
    assert.deepEqual(closed.silent, [{ scenario: "a", reason: "DISMISSED" }]);
    assert.deepEqual(kept(2, closed.memory).silent, [{ scenario: "a", reason: "DISMISSED" }], "as long as it is remembered");
  }
});

test("not after another in the same attempt", () => {
  const { decide } = openScenarios(small(one("a", { when: { step: ["cart"] } }), one("b", {}, { after: ["a"] })), { id: "x" });
  const { memory } = decide({ step: "cart", attempt: 1 });
  assert.deepEqual(reasonOf(decide({ attempt: 1, memory }), "b"), { scenario: "b", reason: "AFTER" });
  assert.equal(decide({ attempt: 2, memory }).scenario, "b");
});

test("closed for good is silent for good", () => {
  const { decide } = openScenarios(small(one("a"), one("b", { when: { step: ["cart"] } })), { id: "x" });
  decide({});
  assert.equal(decide({ dismissed: true }).scenario, undefined);
  assert.deepEqual(reasonOf(decide({ step: "cart" }), "b"), { scenario: "b", reason: "DISMISSED" });
});

test("variants and hold-out are drawn by the id, evenly, and the same everywhere", () => {
  const three = one("a", { say: [["x", 1], ["y", 2], ["z", 1], ["none", 0]].map(([id, share]) => ({ id, share, ja: id, en: id })) });
  const drawn = { x: 0, y: 0, z: 0 };
  let heldOut = 0;
  for (let shopper = 0; shopper < 4000; shopper++) {
    const options = { seed: "s", id: `shopper-${shopper}`, holdOut: 0.25 };
    const { decide, counts } = openScenarios(small(three), options);
    const told = decide({});
    const [row] = counts();
    // The rule: of all shares 4, the bucket's place among them.
    const place = cart.bucketOf("sa", options.id) * 4;
    assert.equal(row.variant, place < 1 ? "x" : place < 3 ? "y" : "z");
    const isOut = cart.bucketOf("sa|hold-out", options.id) < 0.25;
    assert.deepEqual([told.scenario, row.shown, row.wouldHaveShown], isOut ? [undefined, 0, 1] : ["a", 1, 0]);
    drawn[row.variant]++;
    heldOut += isOut;
  }
  // Within five standard deviations of 1000, 2000 and 1000: 27 and 32 are one.
  for (const [variant, share, most] of [["x", 1000, 137], ["y", 2000, 158], ["z", 1000, 137]]) {
    assert.ok(Math.abs(drawn[variant] - share) < most, `${variant} ${drawn[variant]}`);
  }
  assert.ok(Math.abs(heldOut - 1000) < 137, `${heldOut} held out`);
});

test("who is held out is counted as who would have seen it, with the goals", () => {
  const { decide, counts, happened } = openScenarios(small(one("a", { goal: { event: "add_to_cart", within: 1000 } })), { id: "x", holdOut: 1 });
  assert.deepEqual(decide({ now: 0 }).silent, [{ scenario: "a", reason: "HOLD_OUT" }]);
  assert.deepEqual(decide({ now: 100 }).silent, [{ scenario: "a", reason: "HOLD_OUT" }]);
  happened({ event: "purchase", now: 500 });
  happened({ event: "add_to_cart", now: 1000 });
  happened({ event: "add_to_cart", now: 1000 });
  assert.deepEqual(counts(), [{ scenario: "a", variant: "a", eligible: 1, shown: 0, wouldHaveShown: 1, heldBack: {}, goals: 0, goalsHeldOut: 1 }]);
  // Shown, and on the next page, which has what was kept; too late there.
  for (const [now, goals] of [[1000, 1], [1001, 0]]) {
    const alone = small(one("a", { goal: { event: "add_to_cart", within: 1000 } }));
    const { memory } = openScenarios(alone, { id: "x" }).decide({ now: 0 });
    const next = openScenarios(alone, { id: "x" });
    next.decide({ now: 900, memory: JSON.parse(JSON.stringify(memory)) });
    next.happened({ event: "add_to_cart", now });
    assert.equal(next.counts()[0].goals, goals);
  }
});

test("memory is plain JSON, and none is as good as nothing kept", () => {
  const { decide } = openScenarios(small(one("a")), { id: "x" });
  const { memory } = decide({ memory: null, now: 5 });
  assert.deepEqual(JSON.parse(JSON.stringify(memory)), memory);
  const fresh = openScenarios(small(one("a")), { id: "x" }).decide({ memory, now: 6 });
  assert.equal(fresh.isNew, false);
});

/** Mulberry32: the same situations in every run. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("whatever happens, manners are kept, places are filled, and counts add up", () => {
  const draw = random(20261122);
  const ids = Object.keys(SITUATIONS);
  const pick = (list) => list[Math.floor(draw() * list.length)];
  const pages = Object.fromEntries(ids.map((id) => [id, form(id)]));
  let shown = 0;
  for (let shopper = 0; shopper < 60; shopper++) {
    const options = { seed: "props", id: `${shopper}`, holdOut: 0.1, locale: pick(["ja", "en"]) };
    const { decide, counts } = openScenarios(CATALOGUE, options);
    const closed = new Set();
    const times = {};
    let [all, last, now, day, standing] = [0, -Infinity, 0, 1, undefined];
    for (let step = 0; step < 60; step++) {
      now += Math.floor(draw() * 12000);
      if (draw() < 0.03) day++;
      const busy = { composing: draw() < 0.15, typing: draw() < 0.15, lastStep: draw() < 0.1 };
      const dismissed = standing && draw() < 0.1 ? standing : undefined;
      if (dismissed) closed.add(dismissed);
      const mixed = { ...pages[pick(ids)], facts: Object.assign({}, ...Array.from({ length: 3 }, () => pages[pick(ids)].facts)) };
      const told = decide({ ...mixed, ...busy, now, day, attempt: shopper, ...(dismissed && { dismissed }) });
      standing = told.scenario;
      if (!told.scenario) {
        assert.equal(told.silent.length, ids.length);
        continue;
      }
      assert.ok(!closed.has(told.scenario), "it was closed");
      assert.ok(!/[{}]|undefined|NaN|null/.test(told.text + (told.why ?? "")), told.text);
      if (!told.isNew) continue;
      shown++;
      all++;
      assert.ok(!busy.composing && !busy.typing && !busy.lastStep, "she is in the middle of something");
      assert.ok(now - last >= 20000, "too soon after the one before");
      last = now;
      const { etiquette } = CATALOGUE.scenarios.find(({ id }) => id === told.scenario);
      const span = `${told.scenario} ${etiquette.once === "day" ? day : ""}`;
      times[span] = (times[span] ?? 0) + 1;
      assert.ok(times[span] <= (etiquette.most ?? 1), `${span} too often`);
      assert.ok(all <= CATALOGUE.etiquette.most, "too many in all");
      for (const other of etiquette.after ?? []) assert.ok(!times[`${other} `], `${told.scenario} after ${other}`);
      const { variant } = counts().find(({ scenario }) => scenario === told.scenario);
      assert.equal(told.variant, variant, "another variant");
    }
    for (const row of counts()) {
      const held = Object.values(row.heldBack).reduce((sum, times) => sum + times, 0);
      assert.equal(row.eligible, row.shown + row.wouldHaveShown + held, JSON.stringify(row));
    }
    assert.equal(counts().reduce((sum, row) => sum + row.shown, 0), all);
  }
  assert.ok(shown > 100, `${shown} were shown`);
});
