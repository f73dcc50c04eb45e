// What `surasura/scenarios` has: what a shop says in its checkout, as data (docs/scenarios.md). Needs the module of
// `surasura/cart`, which it starts when there is something to say.

import type { Locale, ShopRules } from "./index.js";
export { SurasuraError } from "./index.js";
export type { ErrorCode, Locale, ShopRules } from "./index.js";

export interface ScenarioLabel {
  ja: string;
  en: string;
}

/**
 * `number`: a whole number. `yen`: money in the cart's currency, tax included. `time`: minutes of the day, Asia/Tokyo.
 * `date`: `20261122`. `text`: words of the shop's own. `flag`: true or false; it stands in conditions only.
 */
export type FactType = "number" | "yen" | "time" | "date" | "text" | "flag";

/** What scenarios are written in. Every name that a scenario uses is told of here; what is not is refused. */
export interface ScenarioCatalogue {
  $schema?: string;
  /** The steps of the checkout, as the page calls them. */
  steps?: Readonly<Record<string, ScenarioLabel>>;
  /** Where the page can show a message: `cart`, `field:postal`. */
  places?: Readonly<Record<string, ScenarioLabel>>;
  /** What the shop says of a shopper: `member`, `first-visit`. Nothing is inferred. */
  segments?: Readonly<Record<string, ScenarioLabel>>;
  /** What only the shop knows. Their names are none of those that a nudge gives: `gap`, `amount`, ... */
  facts?: Readonly<Record<string, ScenarioLabel & { type: FactType }>>;
  /** Of all together: how many messages as long as the memory is kept, and milliseconds between any two (default 2000). */
  etiquette?: { most?: number; intervalMs?: number };
  scenarios: readonly Scenario[];
}

export interface Scenario {
  /** Its name in counts and in `after`. */
  id: string;
  /** For the marketer: when it helps and when not. */
  note?: ScenarioLabel;
  /** One of `ScenarioCatalogue.places`. */
  place: string;
  /** Absent: always. */
  when?: ScenarioConditions;
  /** Each shopper has one of them, by the shares, and always the same. */
  say: readonly ScenarioVariant[];
  etiquette: ScenarioEtiquette;
  /** What it is for; `within` in milliseconds after it was said. `event`: a name of GA4, or your own. */
  goal: { event: string; within?: number };
}

/** All of it has to hold; of a list, one. */
export interface ScenarioConditions {
  step?: readonly string[];
  cart?: {
    state?: readonly ("empty" | "far" | "near" | "one-item" | "reached" | "lost" | "excluded" | "not-needed")[];
    /** What there is to reach. */
    kind?: readonly ("shipping" | "gift" | "coupon" | "points")[];
    /** How much of the delivery charge falls when the gap is closed. Only with `all` may it be called free. */
    saves?: readonly ("all" | "part" | "none")[];
    /** What has to be said beside it. */
    note?: readonly ("NOTE_REGION_ASSUMED" | "NOTE_SURCHARGE_STAYS" | "NOTE_TEMPERATURE_STAYS" | "NOTE_WHY_FREE" | "none")[];
    /** One of these is there; `{gap}`, `{costs}`, `{net}` and `{name}` are then the warning's. */
    warning?: readonly ("COUPON_COSTS_SHIPPING" | "POINTS_COST_SHIPPING" | "COD_EDGE" | "SHIPPING_LOST" | "REWARD_LOST" | "COD_LOST")[];
  };
  segments?: { all?: readonly string[]; any?: readonly string[]; none?: readonly string[] };
  /** Bounds are included. `{}` asks only that it is known. */
  facts?: Readonly<Record<string, { min?: number; max?: number; is?: number | string | boolean }>>;
  /** From the first to before the second, Asia/Tokyo: `["09:00", "14:00"]`, over midnight `["22:00", "05:00"]`. */
  hours?: readonly [from: string, to: string];
  /** Minutes from now to a fact of the type `time`, today; bounds are included. */
  minutesTo?: Readonly<Record<string, { min?: number; max?: number }>>;
}

/**
 * Values stand in braces: of the nudge `{gap}`, `{amount}`, `{fee}`, `{saves}`, `{net}`, `{less}` (what there is less to
 * pay), `{stays}`, of a warning `{costs}`, `{name}` of a reward, or a fact. Where one has no value that is true, the scenario is silent,
 * whichever variant is drawn, so that they can be compared.
 */
export interface ScenarioVariant {
  id: string;
  /** Next to those of the others: 1 and 1 are halves. 0: nobody. */
  share: number;
  ja: string;
  en: string;
  /** A second line. */
  why?: ScenarioLabel;
}

export interface ScenarioEtiquette {
  /** Of those that could be said the highest is. */
  priority: number;
  /** How often at most in what `once` says. Default 1. */
  most?: number;
  /** After which `most` begins anew: `Situation.page`, `attempt` or `day` is another. Default `"attempt"`. */
  once?: "page" | "attempt" | "day";
  /** Milliseconds before it is said again. Default 2000. */
  intervalMs?: number;
  /** Milliseconds for which it has to apply first. Default 300. */
  settleMs?: number;
  /** Not in an attempt in which one of these was said. */
  after?: readonly string[];
}

export interface ScenarioOptions {
  /** Whom variants and hold-out are drawn by: an attempt, or a shopper the shop knows. Nothing here keeps it. */
  id: string;
  /** Another one draws anew. Default `""`. */
  seed?: string;
  /** Which share, 0 to 1, is shown nothing, of each scenario by itself. Default 0. */
  holdOut?: number;
  /** Default `"ja"`. */
  locale?: Locale;
}

/** What the page knows now. Whatever is absent is not known, and scenarios that need it are silent. */
export interface Situation {
  step?: string | undefined;
  /** Those that hold. Without the list nothing is known, not even that somebody is no member. */
  segments?: readonly string[] | undefined;
  /** By the names of the catalogue; others do not matter. */
  facts?: Readonly<Record<string, number | string | boolean | null | undefined>> | undefined;
  /** The shop's clock, Asia/Tokyo: 0 to 1439. */
  minute?: number | undefined;
  /** Of `decideNudge`. What that hides is not said here either. */
  nudge?: {
    readonly state: string; readonly kind: string; readonly reward?: number; readonly pieces: boolean; readonly taxExcluded: boolean;
    readonly gap: number; readonly amount: number; readonly fee: number; readonly saves: number; readonly net: number;
    readonly stays: number; readonly note?: string; readonly heldBack?: string; readonly hidden: boolean;
  } | undefined;
  /** `warnings` of the quote, or `lost` of a change that is considered. */
  warnings?: readonly { readonly code: string; readonly at?: number; readonly costs: number; readonly gap: number; readonly net: number }[] | undefined;
  /** Gives rewards their names. */
  rules?: ShopRules | undefined;
  /** ISO 4217. Default `"JPY"`. */
  currency?: string | undefined;
  /** She closed this scenario, or, `true`, will hear nothing more. */
  dismissed?: string | true | undefined;
  /** An IME composition is open. */
  composing?: boolean | undefined;
  /** She is typing. */
  typing?: boolean | undefined;
  /** The last step of the checkout has begun. */
  lastStep?: boolean | undefined;
  /** Milliseconds of a clock that does not go back. Without it nothing is held back by time. */
  now?: number | undefined;
  /** Which page, attempt, day it is, in the shop's own words; see `ScenarioEtiquette.once`. */
  page?: string | number | undefined;
  attempt?: string | number | undefined;
  day?: string | number | undefined;
  /** What the last call gave; without it that is remembered. Plain JSON, for wherever the shop keeps it. */
  memory?: ScenarioMemory | null | undefined;
}

/** Opaque; plain JSON. */
export interface ScenarioMemory {
  readonly shared: object;
  readonly of: Readonly<Record<string, object>>;
  readonly standing?: string;
}

/** Why a scenario does not apply. */
export type ScenarioUnmet =
  | "STEP" | "CART" | "WARNING" | "SEGMENT"
  | "FACT_MISSING" // `of` says which fact or value has none
  | "FACT"         // it is out of bounds
  | "TIME";        // it is not the hour

/** Why a scenario that applies is not said. */
export type ScenarioHeldBack =
  | "DISMISSED" | "COMPOSING" | "TYPING" | "LAST_STEP" | "HELP_FIRST" | "ENOUGH" | "UNCHANGED" | "SETTLING" | "TOO_SOON" // as of a nudge
  | "NO_RULE" | "NO_SAVING" | "DOES_NOT_PAY" // the nudge is hidden
  | "HOLD_OUT"
  | "AFTER"      // another one was said in this attempt
  | "OUTRANKED"; // another one is said, or about to be

export interface SilentScenario {
  readonly scenario: string;
  readonly reason: ScenarioUnmet | ScenarioHeldBack;
  /** Which fact, value or condition. */
  readonly of?: string;
}

export interface SaidScenario {
  readonly scenario: string;
  readonly variant: string;
  /** Plain text: the shop's words may hold anything. */
  readonly text: string;
  readonly why?: string;
  readonly place: string;
  /** False: it is there already, and only its figures may be others. */
  readonly isNew: boolean;
  /** Why the rest are silent. */
  readonly others: readonly SilentScenario[];
  readonly silent?: undefined;
  /** When to ask again, if nothing changes before: `Situation.now` of then. */
  readonly dueMs?: number;
  readonly memory: ScenarioMemory;
}

export interface NothingSaid {
  readonly scenario?: undefined;
  /** Why. What is on the page goes. */
  readonly silent: readonly SilentScenario[];
  readonly dueMs?: number;
  readonly memory: ScenarioMemory;
}

/** `eligible` is the sum of `shown`, `wouldHaveShown` and what is in `heldBack`. */
export interface ScenarioCount {
  readonly scenario: string;
  readonly variant: string;
  /** How often it came to apply. */
  readonly eligible: number;
  readonly shown: number;
  /** It would have been, but the shopper is in the hold-out. */
  readonly wouldHaveShown: number;
  /** What held it back to the last, for those times that it was not shown. */
  readonly heldBack: Readonly<Partial<Record<ScenarioHeldBack, number>>>;
  /** After it was shown. */
  readonly goals: number;
  /** After it would have been: what happens without. */
  readonly goalsHeldOut: number;
}

export interface Scenarios {
  /**
   * What to say now. Ask when anything changes, and at `dueMs`: where a scenario goes by the clock that is within a minute. What stands
   * on the page stays while it is true, whatever she is doing; it goes when the answer no longer has it.
   * @throws {SurasuraError} `TYPE_INVALID` and the like at a fact (`facts.points`), `minute`, `segments`, `context.memory`;
   * `WASM_UNAVAILABLE`
   */
  decide(situation: Situation): SaidScenario | NothingSaid;
  /** Something happened that may be a goal. Gives what to keep. */
  happened(event: { event: string; now?: number }): ScenarioMemory;
  /** Of each scenario that came to apply. */
  counts(): ScenarioCount[];
}

/**
 * Reads a catalogue. What is wrong in it is refused with the path in its JSON: `scenarios[3].when.facts.points.min`.
 * @throws {SurasuraError} `OPTION_INVALID` for a member or word that there is not, `NAME_INVALID` for a name that is not told of,
 * `VALUE_MISSING`, `TYPE_INVALID`, `NUMBER_NEGATIVE`, `NUMBER_NOT_INTEGER`, `NUMBER_TOO_LARGE`, `RULES_CONTRADICT` for two of one `id`,
 * bounds that exclude each other, shares of nothing
 */
export function openScenarios(catalogue: ScenarioCatalogue, options: ScenarioOptions): Scenarios;
