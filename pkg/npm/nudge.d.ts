// What to say about a cart, and when. Amounts are whole numbers of the currency's minor unit: yen as they are; with tax
// unless their member says otherwise.

import type { ElementCode } from "./elements.js";
import type { Locale } from "./index.js";
import type { Quote, ShopRules } from "./money.js";

/**
 * Where a cart stands with respect to a goal. `empty`: nothing in it. `far`: a long way to go; the rule is stated and nobody
 * is pushed. `near`: the gap is at most `ShopRules.nudge.nearWithin`. `one-item`: one thing closes it. `reached`. `lost`: it was
 * reached and is no longer. `excluded`: there is such a rule, but not for where this goes, or not for this shopper.
 * `not-needed`: nothing is charged that could be waived.
 */
export type NudgeState = "empty" | "far" | "near" | "one-item" | "reached" | "lost" | "excluded" | "not-needed";

/** What there is to reach. */
export type GoalKind = "shipping" | RewardKind;
/** What a shop gives beside free shipping. */
export type RewardKind = "gift" | "coupon" | "points";

/** Why a nudge may not appear, or be announced, now: the first that applies. */
export type HeldBack =
  | "NO_RULE"      // the shop has no such rule, or charges nothing that could be waived
  | "HOLD_OUT"     // this shopper is in the share that sees none
  | "DISMISSED"    // she closed it
  | "NO_SAVING"    // priced again with the gap closed, the delivery charge does not fall
  | "DOES_NOT_PAY" // the gap is more than `mostForSaving` times what is saved
  | "COMPOSING"    // an IME composition is open
  | "TYPING"       // she is typing
  | "LAST_STEP"    // the last step has begun
  | "HELP_FIRST"   // she needs help, or was just offered some
  | "ENOUGH"       // it was shown `mostShows` times
  | "UNCHANGED"    // it was shown in this state already
  | "SETTLING"     // the state is younger than `settleMs`
  | "TOO_SOON";    // the one before is less than `intervalMs` ago

/** The line below the message: what it comes to in effect, that there is less to pay, or that a charge falls but not to nothing. */
export type NudgeDetail = "DETAIL_NET" | "DETAIL_LESS" | "DETAIL_LOWER";

/** What has to be said beside a message, so that it is true. */
export type NudgeNote = "NOTE_REGION_ASSUMED" | "NOTE_SURCHARGE_STAYS" | "NOTE_TEMPERATURE_STAYS" | "NOTE_WHY_FREE";

/** The messages of nudges. */
export type NudgeCode =
  | "NUDGE_EMPTY" | "NUDGE_FAR" | "NUDGE_NEAR" | "NUDGE_ONE_ITEM" | "NUDGE_REACHED" | "NUDGE_LOST" | "NUDGE_EXCLUDED"
  | "NUDGE_NOT_NEEDED"
  | `NUDGE_${"EMPTY" | "FAR" | "NEAR" | "ONE_ITEM" | "REACHED" | "LOST"}_${"GIFT" | "COUPON" | "POINTS"}`;

/** Whatever a shop may say in words of its own (`ShopRules.nudge.messages`): docs/nudges.md has them all. */
export type MessageCode = NudgeCode | "NUDGE_LOWER" | NudgeDetail | NudgeNote | WarningCode | ElementCode;

/** A goal among others. */
export interface Tier {
  readonly kind: GoalKind;
  /** Its number in `ShopRules.rewards`, from 0; absent for free shipping. */
  readonly reward?: number;
  /** What is asked for: money on the rule's own basis, or pieces. */
  readonly amount: number;
  /** Whether `amount` and `gap` are pieces. */
  readonly pieces: boolean;
  /** Still missing, in money with tax, or in pieces; 0 when reached. */
  readonly gap: number;
  /** How much of it is reached, in whole percent, rounded down: 0 to 100. */
  readonly progress: number;
}

/** What there is to say about a cart, and whether to say it now. */
export interface Nudge {
  readonly state: NudgeState;
  /** The goal that it speaks of. */
  readonly kind: GoalKind;
  /** Its number in `ShopRules.rewards`, from 0; absent for free shipping. */
  readonly reward?: number;
  /** What is asked for: as the rule states it, money on its basis, or pieces. */
  readonly amount: number;
  /** Whether `amount` and `gap` are pieces. */
  readonly pieces: boolean;
  /** Whether `amount` is without tax. `gap` never is. */
  readonly taxExcluded: boolean;
  /** Still missing, in money with tax, or in pieces; 0 when reached. */
  readonly gap: number;
  /** How much of `amount` is reached, in whole percent, rounded down: 0 to 100. */
  readonly progress: number;
  /** What is charged for delivery now. */
  readonly fee: number;
  /** What the delivery charge falls by when the gap is closed: the cart was priced again for it. */
  readonly saves: number;
  /** What there is to pay more then; negative where it is less. Without the goods' price where `pieces`. */
  readonly net: number;
  /** What of the charge stays where shipping is free: surcharge, or for goods that are kept cool. */
  readonly stays: number;
  readonly detail?: NudgeDetail;
  readonly note?: NudgeNote;
  /** Every goal that there is, in the order in which they are reached. */
  readonly tiers: readonly Tier[];
  /** Why it may not appear, or be announced, now; absent where it may. */
  readonly heldBack?: HeldBack;
  /** Whether it may not be on the page at all. Where not, one that is there already tells the new figures. */
  readonly hidden: boolean;
  /** When to ask again, where time is all that holds it back: milliseconds on the clock of `NudgeContext.now`. */
  readonly dueMs?: number;
  /** What to hand in the next time. */
  readonly memory: NudgeMemory;
  readonly code: NudgeCode;
  /** In the chosen language: 「あと1,000円で送料無料です!」 Empty where there is nothing to say. */
  readonly text: string;
  /** 「1,000円の追加で送料660円が0円に。実質340円です」 */
  readonly detailText?: string;
  /** 「お届け先によって送料が変わることがあります」 */
  readonly noteText?: string;
}

/** What is remembered from one decision to the next. Plain JSON, to be kept as it is. Goals are numbers: 0 for free shipping, from 1 for the rewards. */
export interface NudgeMemory {
  /** State and goal of the last decision: eight times the goal, and the state's number from 1. 0 before the first. */
  readonly seen: number;
  /** Since when, in milliseconds. */
  readonly sinceMs: number;
  /** State and goal that were shown last. */
  readonly shown: number;
  /** When, in milliseconds. */
  readonly shownMs: number;
  /** How often any was shown. */
  readonly shows: number;
  /** The goals that have been reached, a bit each. */
  readonly reached: number;
  /** It was closed. */
  readonly dismissed: boolean;
}

/** What the shopper is doing, and what happened to the nudge so far. What is yes or no defaults to no. */
export interface NudgeContext {
  /** She closed it: it stays closed, as `memory` has it from then on. */
  dismissed?: boolean;
  /** An IME composition is open. */
  composing?: boolean;
  /** She is typing. */
  typing?: boolean;
  /** The last step of the checkout has begun. */
  lastStep?: boolean;
  /** She needs help, or was just offered some. */
  helpFirst?: boolean;
  /** She is in the hold-out: `bucketOf`. */
  heldOut?: boolean;
  /** There is one thing that closes the gap: the suggestion at hand has one piece. */
  oneItem?: boolean;
  /** Milliseconds of a clock that does not go back: `performance.now()`. Without it nothing is held back by time. */
  now?: number;
  /** `memory` of the last decision. Default: nothing happened yet. */
  memory?: NudgeMemory;
  /** Language of the text. Default `"ja"`. */
  locale?: Locale;
}

/**
 * What to say about a quote, and whether to say it now. Of several goals it speaks of the nearest that is useful and near, or
 * of one that was just reached.
 * @throws {SurasuraError} with the path of the culprit, `OPTION_INVALID` at `locale`; `WASM_UNAVAILABLE`
 */
export function decideNudge(quote: Quote, rules: ShopRules, context?: NudgeContext): Nudge;

/** What a warning is of. */
export type WarningCode =
  | "COUPON_COSTS_SHIPPING" // without the coupon shipping would be free
  | "POINTS_COST_SHIPPING"  // without the points shipping would be free
  | "COD_EDGE"              // a little less to collect, and the carrier takes a lower fee
  | "SHIPPING_LOST"         // by what is considered shipping is no longer free
  | "REWARD_LOST"           // by what is considered a reward is no longer reached
  | "COD_LOST";             // by what is considered the carrier no longer collects as much

/** What a shopper would want to know before she pays. */
export interface Warning {
  readonly code: WarningCode;
  /** The number of the coupon in the cart, or of the reward in the rules, from 0, where it is of one. */
  readonly at?: number;
  /** What it costs: the delivery charge that would fall, or the carrier's fee. */
  readonly costs: number;
  /** What is missing; of `COD_EDGE`, what there is too much. */
  readonly gap: number;
  /** Whether `gap` is pieces. */
  readonly pieces: boolean;
  /** What there is to pay more by it; negative where it pays all the same. */
  readonly net: number;
}

/** A change that was looked at before it is made. */
export interface Considered {
  /** What the cart would come to. */
  readonly quote: Quote;
  /** What is reached now, and would not be then. */
  readonly lost: readonly Warning[];
}

/**
 * What a warning says. `currency`: that of the cart, by default yen; `locale`: by default `"ja"`.
 * @throws {SurasuraError} `OPTION_INVALID` at `locale`
 */
export function describeWarning(warning: Warning, rules: ShopRules, options?: { currency?: string; locale?: Locale }): string;

/** Whether something may appear. */
export interface Welcome {
  /** Why not; absent where it may. */
  readonly heldBack?: HeldBack;
  /** When to ask again, where time is all that holds it back: milliseconds on the clock of `NudgeContext.now`. */
  readonly dueMs?: number;
  /** What to hand in the next time. */
  readonly memory: NudgeMemory;
}

/**
 * The etiquette of nudges for whatever else has something to say. `what` is what that is, a number from 1: another number is
 * another thing. `rules` are those of `ShopRules.nudge`.
 * @throws {SurasuraError} with the path of the culprit; `WASM_UNAVAILABLE`
 */
export function mayAppear(what: number, rules: NonNullable<ShopRules["nudge"]>, context?: Omit<NudgeContext, "locale">): Welcome;

/**
 * Where a shopper falls for an experiment: from 0 to under 1 in steps of 0.0001, the same wherever it is asked. It is GrowthBook's
 * hash of version 2: `seed` is the experiment's seed, `id` whatever the shop assigns by. Nothing keeps either.
 * @throws {SurasuraError} `TYPE_INVALID` at `seed` or `id`; `WASM_UNAVAILABLE`
 */
export function bucketOf(seed: string, id: string): number;
