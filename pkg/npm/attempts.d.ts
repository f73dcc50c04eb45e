import type { FieldKind, FormHandle } from "./index.js";

/** What may be recorded of a shopper. `wait`: it is not known yet; nothing is stored or sent meanwhile. */
export type ConsentMode = "full" | "aggregate" | "off" | "wait";

/** A sign that a shopper is stuck, from the weakest. */
export type HelpSignal =
  /** About to leave: the pointer left the page at its top. */
  | "leaving"
  /** From field to field that she has been in, and nothing changed. */
  | "circling"
  /** In a field for much longer than in others, without a key. */
  | "stuck"
  /** One rule that fails in one field again and again, or a submit that is stopped again. */
  | "loop";

/** What the shop offers to who is stuck: an answer, a page, a telephone line, a chat. */
export interface HelpOffer {
  /** For these signals; without it for all. */
  signals?: readonly HelpSignal[];
  /** For these fields, by key or kind; without it for all. */
  fields?: readonly string[];
  text: string;
  /** Where more is: a page, `tel:0312345678`, a chat. */
  href?: string;
  /** What the link says. */
  label?: string;
}

export interface HelpOptions {
  /** The first that fits is offered. A function gives one, or nothing. */
  offers:
    | readonly HelpOffer[]
    | ((need: { signal: HelpSignal; field?: string; kind?: FieldKind }) => HelpOffer | undefined);
  /** Seconds that a step has been visible before help may come. Default 10. */
  early?: number;
  /** Seconds of visible time between two. Default 60. */
  gap?: number;
  /** Pages between two. Default 0. */
  gapPages?: number;
  /** At most so many in an attempt. Default 1. */
  most?: number;
  /** At most one a day on this device, where that may be kept. Default true. */
  daily?: boolean;
  /** Share of attempts that see none, so that the effect can be known: 0 to 1. Default 0.1. */
  holdOut?: number;
}

/** `surasura:help`, at the field that it is about, the form or the document. Who shows it prevents the event's default. */
export interface HelpDetail {
  readonly signal: HelpSignal;
  readonly field?: string;
  readonly kind?: FieldKind;
  readonly offer: HelpOffer;
  /** She took it. */
  taken(): void;
  /** She closed it: none for this signal in this attempt any more. */
  close(): void;
}

export interface AttemptOptions {
  /** Path of the collector on the page's own origin, or its address where `crossOrigin` is set. */
  endpoint: string;
  /** The collector is on another origin, which declares this one (`--origin`). Default false: it is refused. */
  crossOrigin?: boolean;
  /** The form that is looked after; a page of the checkout may have none, such as the one that confirms. */
  form?: FormHandle;
  /** The step of the checkout that this page is: `[a-z][a-z0-9-]{0,31}`; `input`, `customer`, `shipping`, `payment`, `confirm`. */
  step?: string;
  /** Count a submit that nobody prevented as completed, for shops without a script on the last page. Default false. */
  completeOnSubmit?: boolean;
  /**
   * What may be recorded. `shopify`: what its customer privacy API says of analytics. `google`: what the data layer was told of
   * `analytics_storage`. A function is given `set`, to be called whenever the shop's own tool knows more, and may answer at
   * once. True is `full`, false is `denied`. Default `full`.
   */
  consent?: ConsentMode | "shopify" | "google" | ((set: (mode: ConsentMode | boolean) => void) => ConsentMode | boolean | undefined);
  /** What is recorded of who says no. Default `off`. */
  denied?: "aggregate" | "off";
  /** What is recorded of who asks every site not to be followed (Global Privacy Control). Default `off`. */
  gpc?: "aggregate" | "off";
  /** How many of 100 attempts are recorded. Default 100. */
  sample?: number;
  /** What the shop knows of her, at most four keys: `member`, `first-visit`. Never a name or a number of hers. */
  segments?: readonly string[];
  /** Where she came from; by default a class is made of the referrer. An advertisement the shop alone can tell. */
  channel?: "direct" | "internal" | "search" | "social" | "mail" | "ad" | "referral";
  /** Keep what is not acknowledged yet in IndexedDB, and the attempt over pages. Default true. */
  store?: boolean;
  /** Offer help. By default there is none. */
  help?: HelpOptions;
  /** Push `efo_*` events to `dataLayer`, or to the layer of that name. Default: not at all. */
  dataLayer?: boolean | string;
}

export interface Attempt {
  /** 32 hex digits, random, of this attempt only; empty when `active` is false, or where she is only counted. */
  readonly id: string;
  /** False when nothing is recorded or sent any more; `inactive` says why. */
  readonly active: boolean;
  /** `privacy`: the shopper, or the shop, wants it so. `sampled`: not one of those recorded. `wasm`: no WebAssembly. */
  readonly inactive?: "privacy" | "sampled" | "wasm";
  /** What would be sent now: text of the wire format, docs/wire.md. */
  snapshot(): string;
  /** Another step begins on the same page. One that was there before is going back. */
  step(key: string): void;
  /** A submit went through that was no submit of the form: sent by a script. */
  submitted(): void;
  /** The order is placed: sends at once, and ends the attempt. */
  complete(): void;
  /** Stops listening; sends nothing. */
  stop(): void;
  /** Stops, and deletes what is kept in the browser: the shopper has withdrawn her consent. */
  forget(): void;
}

/**
 * Watches the checkout attempt and reports it while it goes on, however it ends. Never a value. A page has one: another
 * call ends the one before.
 * @throws {SurasuraError} `ENDPOINT_INVALID`, `ENDPOINT_CROSS_ORIGIN`, `FORM_INVALID`, `OPTION_INVALID`
 */
export function startAttempt(options: AttemptOptions): Attempt;

/**
 * `<surasura-help>`: shows what is offered, and where the page puts it; by default at the foot of the window. It takes no focus and
 * goes when it is closed.
 */
export interface SurasuraHelpElement extends HTMLElement {}
