// Uses what `surasura/scenarios` has as its types allow, and a few as they forbid. Compiled, never run.

import { SurasuraError, openScenarios } from "surasura/scenarios";
import type { Scenario, ScenarioCatalogue, ScenarioCount, ScenarioMemory, Scenarios, Situation } from "surasura/scenarios";

const scenario: Scenario = {
  id: "same-day",
  place: "cart",
  when: {
    step: ["cart"], cart: { state: ["near"], saves: ["all"], warning: ["COD_EDGE"] }, segments: { none: ["member"] },
    facts: { cutOff: {}, shipsToday: { is: true } }, hours: ["09:00", "14:00"], minutesTo: { cutOff: { min: 15 } },
  },
  say: [{ id: "a", share: 1, ja: "{cutOff}まで", en: "until {cutOff}", why: { ja: "在庫", en: "stock" } }],
  etiquette: { priority: 1, once: "day", after: ["another"] },
  goal: { event: "purchase", within: 1000 },
};
const catalogue: ScenarioCatalogue = { facts: { cutOff: { type: "time", ja: "締切", en: "Cut-off" } }, scenarios: [scenario] };
const scenarios: Scenarios = openScenarios(catalogue, { id: "attempt-1", seed: "s", holdOut: 0.1, locale: "en" });

declare const nudge: NonNullable<Situation["nudge"]>;
declare const kept: ScenarioMemory | null;
const told = scenarios.decide({ nudge, step: "cart", facts: { cutOff: 840, stock: undefined }, minute: undefined, memory: kept, day: 1, dismissed: true });
if (told.scenario !== undefined) {
  const text: string = told.text + (told.why ?? "") + told.place + told.variant;
  const isNew: boolean = told.isNew;
} else {
  const reason: string | undefined = told.silent[0]?.reason;
}
const memory: ScenarioMemory = scenarios.happened({ event: "purchase", now: 1 });
const rows: ScenarioCount[] = scenarios.counts();
const held: number | undefined = rows[0]?.heldBack.TOO_SOON;
const code: string = new SurasuraError().code;

// @ts-expect-error somebody has to be drawn for
openScenarios(catalogue, {});
// @ts-expect-error no such state
const close: Scenario = { ...scenario, when: { cart: { state: ["close"] } } };
// @ts-expect-error both languages
const half: Scenario = { ...scenario, say: [{ id: "a", share: 1, ja: "あ" }] };
// @ts-expect-error an event is an object
scenarios.happened("purchase");
