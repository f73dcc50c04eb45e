// The entry for scenarios: what a shop says, when, to whom and how often, as data. One thing at a time, if it is true
// now, and by the etiquette of the cart (`mayAppear`). Has no clock, stores nothing and touches no page.

import { bucketOf, mayAppear } from "./cart-face.js";
import { FACTS, check, fail, strings } from "./scenarios/check.js";
import { PLACES, valued } from "./scenarios/say.js";
import { unmet } from "./scenarios/when.js";

export { SurasuraError } from "./shared.js";

/**
 * Of what has not been spoken of yet. `seen` goes up with each time that a scenario begins or ends to apply, and is odd while it does
 * not: so even the first time has to settle.
 */
const START = { seen: 1, sinceMs: 0, shown: 0, shownMs: 0, shows: 0, reached: 0, dismissed: false };
const ended = (seen) => seen + 1 - (seen % 2);

/** A scenario with the names that stand in its words, what is drawn for the shopper, and what has been counted. */
const opened = (scenario) => ({
  ...scenario,
  names: [...new Set(Array.from(JSON.stringify(scenario.say).matchAll(PLACES), ([, name]) => name))],
});

export function openScenarios(catalogue, { seed = "", id: shopper, holdOut = 0, locale = "ja" } = {}) {
  check(catalogue);
  if (typeof shopper !== "string") fail("TYPE_INVALID", "id");
  if (!(holdOut >= 0 && holdOut <= 1)) fail("OPTION_INVALID", "holdOut");
  if (locale !== "ja" && locale !== "en") fail("OPTION_INVALID", "locale");
  const { facts = {}, etiquette: shared } = catalogue;
  const all = catalogue.scenarios.map(opened).sort((one, other) => other.etiquette.priority - one.etiquette.priority);
  let memory = { shared: START, of: {} };

  /** Draws once, and not before it matters: the first draw starts the module. */
  function draw(scenario) {
    const { id, say, row } = scenario;
    if (row) return scenario;
    let at = bucketOf(seed + id, shopper) * say.reduce((sum, { share }) => sum + share, 0);
    const variant = say.find(({ share }) => (at -= share) < 0);
    return Object.assign(scenario, {
      variant,
      // No name ends like this, so that it is another draw than that of any variant.
      isHeldOut: bucketOf(`${seed}${id}|hold-out`, shopper) < holdOut,
      row: { scenario: id, variant: variant.id, eligible: 0, shown: 0, wouldHaveShown: 0, heldBack: {}, goals: 0, goalsHeldOut: 0 },
    });
  }

  /** Counts what became of each time that it applied: once, and what held it back only while it did. */
  function count(scenario, mark, came) {
    const { row } = scenario;
    if (scenario.mark !== mark) {
      row.eligible++;
      Object.assign(scenario, { mark, came: undefined });
    }
    const before = scenario.came;
    if (before in row) return;
    if (before && !--row.heldBack[before]) delete row.heldBack[before];
    if (came in row) row[came]++;
    else row.heldBack[came] = (row.heldBack[came] ?? 0) + 1;
    scenario.came = came;
  }

  function decide({ memory: given, dismissed, ...situation } = {}) {
    // What is not in a store is null.
    const { shared: before, standing, of } = given ?? memory;
    const { segments, minute, composing, typing, lastStep, now, warnings, currency = "JPY" } = situation;
    for (const name of Object.keys(facts)) {
      const fact = situation.facts?.[name];
      if (fact !== undefined && fact !== null) FACTS[facts[name].type](fact, `facts.${name}`);
    }
    if (minute !== undefined) FACTS.time(minute, "minute");
    if (segments !== undefined) strings(segments, "segments");
    const next = { shared: { ...before, dismissed: before.dismissed || dismissed === true }, of: { ...of } };
    if (typeof dismissed === "string") next.of[dismissed] = { ...START, ...next.of[dismissed], dismissed: true };
    const may = (mark, rules, memory) => mayAppear(mark, rules, { composing, typing, lastStep, now, memory });

    const silent = [];
    let said, isAwaited, dueMs;
    const ask = (at) => (dueMs = Math.min(dueMs ?? at, at));
    for (const scenario of all) {
      const { id, when = {}, place, names, etiquette } = scenario;
      const { most = 1, intervalMs, settleMs, once = "attempt", after = [] } = etiquette;
      const codes = when.cart?.warning;
      const here = { ...situation, currency, warning: codes && warnings?.find(({ code }) => codes.includes(code)) };
      // The page's clock goes by minutes.
      if ((when.hours || when.minutesTo) && now + minute >= 0) ask(now + 60000);
      const values = {};
      let [reason, about] = unmet(when, here);
      for (const name of reason ? [] : names) {
        values[name] = valued(name, here, facts, locale);
        if (!values[name]) [reason, about] = ["FACT_MISSING", name];
      }

      const span = situation[once] ?? "";
      let own = { ...START, ...next.of[id] };
      if (own.span !== span) own = { ...own, span, seen: ended(own.seen), shown: 0, shows: 0 };
      if (reason) {
        if (next.of[id]) next.of[id] = { ...own, seen: ended(own.seen) };
      } else {
        const { variant, isHeldOut } = draw(scenario);
        const mark = own.seen + (own.seen % 2);
        const its = may(mark, { mostShows: most, intervalMs, settleMs }, own);
        const stands = standing === id && own.shown === mark && !own.dismissed && !next.shared.dismissed;
        const attempt = situation.attempt ?? "";
        let theirs = its;
        if (!stands) {
          reason = its.heldBack;
          if (!reason && after.some((other) => next.of[other]?.attempt === attempt)) reason = "AFTER";
          if (!reason && !said && !isAwaited) {
            theirs = may(next.shared.shown + 1, { settleMs: 0, mostShows: shared?.most, intervalMs: shared?.intervalMs }, next.shared);
            reason = theirs.heldBack;
          }
        }
        if (!reason && (said || (isAwaited && !stands))) reason = "OUTRANKED";
        const { seen, sinceMs } = its.memory;
        own = { ...own, seen, sinceMs };
        if (theirs.dueMs && /SETTLING|TOO_SOON/.test(reason)) ask(theirs.dueMs);
        if (!reason && !stands) {
          own = { ...own, ...its.memory, aims: true };
          if (isHeldOut) reason = "HOLD_OUT";
          else {
            own.attempt = attempt;
            next.shared = theirs.memory;
          }
        } else if (isHeldOut && own.shown === mark) reason = "HOLD_OUT";
        // What is about to be said is not forestalled by something that matters less.
        isAwaited ||= reason === "SETTLING" && !isHeldOut;
        count(scenario, mark, reason === "HOLD_OUT" ? "wouldHaveShown" : reason ?? (stands ? "UNCHANGED" : "shown"));
        next.of[id] = own;
        if (!reason) {
          const fill = (words) => words?.[locale].replace(PLACES, (_, name) => values[name]);
          said = { scenario: id, variant: variant.id, place, text: fill(variant), why: fill(variant.why), isNew: !stands };
          next.standing = id;
        }
      }
      if (reason) silent.push({ scenario: id, reason, ...(about && { of: about }) });
    }
    memory = next;
    return said ? { ...said, others: silent, dueMs, memory } : { silent, dueMs, memory };
  }

  function happened({ event, now }) {
    if (typeof event !== "string") fail("TYPE_INVALID", "event");
    for (const scenario of all) {
      const { id, goal } = scenario;
      const own = memory.of[id];
      if (!own?.aims || goal.event !== event || now - own.shownMs > goal.within) continue;
      const { isHeldOut, row } = draw(scenario);
      row[isHeldOut ? "goalsHeldOut" : "goals"]++;
      memory = { ...memory, of: { ...memory.of, [id]: { ...own, aims: false } } };
    }
    return memory;
  }

  return {
    decide,
    happened,
    counts: () => all.flatMap(({ row }) => (row ? [{ ...row, heldBack: { ...row.heldBack } }] : [])),
  };
}
