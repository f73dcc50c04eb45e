/**
 * What a field means. Recognised from `autocomplete`, `type` and `name`, or given by you. `date` and
 * `number` are in `surasura/full` alone; elsewhere they are a `FIELD_KIND_UNKNOWN`.
 */
export type FieldKind =
  | "postal" | "phone" | "email" | "name" | "kana" | "address" | "company" | "date" | "number";

/** Why a part of the text was changed. */
export type ChangeCode =
  | "WIDTH"      // full width to half width or back: ０ → 0, ｶ → カ
  | "KANA"       // hiragana to katakana or back, か+゙ → が
  | "LONG_VOWEL" // a dash that stands for ー, or one of its look-alikes
  | "HYPHEN"     // a hyphen put in, taken out, moved, or its look-alike replaced
  | "SPACE"      // a space trimmed, folded, or its look-alike replaced
  | "INVISIBLE"  // a zero-width or direction mark taken out
  | "CASE"       // upper to lower case, where case carries nothing
  | "RADICAL"    // a radical that looks like a character: ⻑ → 長
  | "DIGIT"      // 〇一二 → 012, where only digits count
  | "PREFIX"     // 〒, +81
  | "NOTE"       // an extension or a remark taken out: （内線12）, （代表）
  | "PUNCTUATION" // 。 → .
  | "LEGAL_FORM" // how a company's legal form is written: ㈱ → (株)
  | "FORM";      // a day or a number in the form of the field: 昭和60年 → 1985, 1,000 → 1000

export type IssueCode =
  | "TEXT_TOO_LONG"
  | "POSTAL_TOO_SHORT" | "POSTAL_TOO_LONG" | "POSTAL_OLD" | "POSTAL_NOT_DIGITS"
  | "POSTAL_UNKNOWN" | "POSTAL_ADDRESS_MISMATCH"
  | "PHONE_TOO_SHORT" | "PHONE_TOO_LONG" | "PHONE_NOT_DIGITS" | "PHONE_NO_AREA_CODE"
  | "PHONE_NO_LEADING_ZERO" | "PHONE_EMERGENCY" | "PHONE_UNKNOWN_PREFIX" | "PHONE_FOREIGN"
  | "EMAIL_NO_AT" | "EMAIL_TWO_ATS" | "EMAIL_NO_LOCAL" | "EMAIL_NO_DOMAIN" | "EMAIL_BAD_LOCAL"
  | "EMAIL_BAD_DOMAIN" | "EMAIL_NOT_ASCII" | "EMAIL_LEGACY_DOTS" | "EMAIL_TYPO"
  | "KANA_NOT_KANA" | "KANA_IS_KANJI" | "KANA_UNSUPPORTED"
  | "CHARSET_MISSING"
  | "ADDRESS_NO_NUMBER" | "ADDRESS_POSTAL_CODE" | "ADDRESS_KANJI_ONE"
  | "DATE_NOT_DATE" | "DATE_NO_YEAR" | "DATE_NO_MONTH" | "DATE_NO_DAY" | "DATE_SHORT_YEAR"
  | "DATE_ORDER" | "DATE_NO_SUCH_YEAR" | "DATE_NO_SUCH_MONTH" | "DATE_NO_SUCH_DAY"
  | "DATE_OUTSIDE_ERA" | "DATE_OTHER_WEEKDAY" | "DATE_FUTURE" | "DATE_TOO_OLD"
  | "NUMBER_NOT_NUMBER" | "NUMBER_SEVERAL" | "NUMBER_TOO_LONG";

export type Locale = "ja" | "en";

/**
 * One change, in UTF-16 offsets. To undo it is to put `text.slice(from, to)` in the place of
 * `value.slice(valueFrom, valueTo)`, the last change first.
 */
export interface Change {
  /** Start in the text that was given. */
  readonly from: number;
  /** End there, exclusive; the same as `from` where something was put in. */
  readonly to: number;
  /** Start in `value`. */
  readonly valueFrom: number;
  /** End there, exclusive; the same as `valueFrom` where something was taken out. */
  readonly valueTo: number;
  readonly code: ChangeCode;
}

export interface Issue {
  readonly code: IssueCode;
  /** An error makes the value invalid; a warning does not. */
  readonly severity: "error" | "warning";
  /** For the shopper, in the chosen language: what is wrong, not that something is. */
  readonly message: string;
  /** Which group of digits between hyphens, as they were typed, is wrong: from 0, where that can be told. */
  readonly part?: number;
  /** A whole value that may have been meant. Offer it, never write it. */
  readonly suggestion?: string;
}

export interface Outcome {
  /**
   * The value to store. Where none can be made of the text (a number without its area code), the
   * text as typed. A reading keeps what is not kana and has the rest in the right form.
   */
  readonly value: string;
  readonly changed: boolean;
  /** Where the caret belongs in `value` (UTF-16), when `options.caret` was given. */
  readonly caret?: number;
  readonly changes: readonly Change[];
  readonly issues: readonly Issue[];
  /** True when no issue is an error. An empty text is valid: whether it is required is the form's rule. */
  readonly valid: boolean;
}

/** How fields are normalised. Each option is for the kinds that it names; the others do not mind it. */
export interface FieldOptions {
  /** Language of the messages. Default `"ja"`. */
  locale?: Locale;
  /** Postal codes and phone numbers as digits alone, without hyphens. Default `false`. */
  digitsOnly?: boolean;
  /** What a kana field holds: フリガナ, ふりがな, ﾌﾘｶﾞﾅ. Default `"katakana"`. */
  kana?: "katakana" | "hiragana" | "halfwidth";
  /**
   * Which characters a kana field may hold. `"eccube"`: what EC-CUBE accepts. `"zengin"`: what a bank transfer
   * can carry. Default `"any"`: every kana, spaces and `・`.
   */
  kanaSet?: "any" | "eccube" | "zengin";
  /** Width of the letters, digits and hyphens of an address. Default `"half"`. */
  width?: "half" | "full";
  /** Addresses: `"hyphens"` makes `1-2-3` of `1丁目2番地3号`. Default `"keep"`. */
  blocks?: "keep" | "hyphens";
  /** A company's legal form: `"short"` is `(株)`, `"long"` 株式会社. Default `"typed"`: as typed, ㈱ and ㍿ opened. */
  company?: "typed" | "short" | "long";
  /**
   * What the back end can store: a value with a character outside of it gets the warning `CHARSET_MISSING`, with a
   * suggestion where there is one. Default `"utf-8"`: everything. The others are in `surasura/full` alone; elsewhere they
   * are an `OPTION_INVALID`.
   */
  charset?: "utf-8" | "cp932" | "jis-x-0208";
  /** Names, companies, addresses: variation selectors, which choose the glyph of a kanji, go. Default `false`. */
  dropSelectors?: boolean;
  /** How a date is written: `1985-04-01`, `1985/04/01`, `19850401`, `昭和60年4月1日`. Default `"iso"`. */
  date?: "iso" | "slashes" | "digits" | "wareki";
  /** Dates are dates of birth: not after `today`, no more than 120 years before it. Default `false`. */
  birth?: boolean;
  /** The day that a date of birth is measured by, as a `Date` in local time or `"2026-11-21"`. Only with `birth`. Default: the day it is. */
  today?: Date | string;
}

export interface NormalizeOptions extends FieldOptions {
  /** Caret in the text given, UTF-16 offset. */
  caret?: number;
  /** The text is one line of an address of several: the house number may stand in another. Default `false`. */
  part?: boolean;
}

/**
 * What was meant by `text` in a field of this kind.
 * @throws {SurasuraError} `FIELD_KIND_UNKNOWN`, `OPTION_INVALID`; `WASM_UNAVAILABLE` where there is no
 * WebAssembly
 */
export function normalize(kind: FieldKind, text: string, options?: NormalizeOptions): Outcome;

/** Every error that this package throws. `code` is stable; `path` names the culprit: `lines[3].unitPrice`. */
export class SurasuraError extends Error {
  readonly code: ErrorCode;
  readonly path: string;
}
export type ErrorCode =
  | "FIELD_KIND_UNKNOWN" | "OPTION_INVALID" | "FORM_INVALID"
  | "TYPE_INVALID" | "VALUE_MISSING" | "NUMBER_NOT_INTEGER" | "NUMBER_NEGATIVE" | "NUMBER_TOO_LARGE"
  | "TAX_RATE_UNKNOWN" | "TAX_ROUNDING_UNKNOWN" | "BASIS_UNKNOWN" | "TOO_MANY_LINES"
  | "CURRENCY_UNKNOWN" | "AMOUNT_SCALE" | "PERCENT_INVALID" | "NAME_INVALID" | "REGION_UNKNOWN" | "DESTINATION_UNKNOWN"
  | "TEMPERATURE_UNKNOWN" | "MEMBER_UNKNOWN" | "OFFER_INVALID" | "RULES_CONTRADICT" | "CART_CLOSED" | "CATALOGUE_CLOSED"
  | "ENDPOINT_INVALID" | "ENDPOINT_CROSS_ORIGIN"
  | "WASM_UNAVAILABLE";

export * from "./attempts.js";
export * from "./elements.js";
export * from "./money.js";
export * from "./nudge.js";

export interface FormOptions extends FieldOptions {
  /**
   * Field kinds by the field's `name` or `id`; `false`: not normalised, its visits are counted all the
   * same. Wins over recognition. Or more than the kind.
   */
  fields?: Readonly<Record<string, FieldKind | false | FieldSettings>>;
  /**
   * Where the shop hosts the postal data (docs/postal.md): `"/postal/"`. With it an address is filled in as soon as its
   * postal code is complete. Default: it is not.
   */
  postal?: string;
  /** The field of a reading is filled in while the name is typed, as far as the reading is known. Default `true`. */
  furigana?: boolean;
  /**
   * In `surasura/full`: a date of birth is shown in eras beside its field, or without where it is written in eras, and the
   * years of a `<select>` have their eras beside them: `1990（平成2年）`. Default true.
   */
  wareki?: boolean;
  /** `inputmode`, `autocomplete`, `lang`, `enterkeyhint`, ... are added where the page has none. Default `true`. */
  hints?: boolean;
  /**
   * What happens to a submit while something is wrong. `"explain"`: it is held back, all that is wrong is said, the
   * first is focused; who presses again without changing it is let through, for our rules may be wrong. `"block"`: until it is
   * mended. `"pass"`: never. Default `"explain"`.
   */
  submit?: "explain" | "block" | "pass";
  /** Whether messages are put into the page. Without, the events tell and no submit is held back. Default `true`. */
  show?: boolean;
  /** Words in the place of ours, by code; `#` stands for the number, the character or the text that they are about. */
  messages?: Readonly<Partial<Record<IssueCode | PageCode, string>>>;
  /** What was typed survives a reload, a crash, the way back from a page that confirms. Default: it does not. */
  drafts?: DraftOptions;
  /** What is sent in another form than it is shown, by kind. It changes what a form sends, not what the page shows. */
  submitAs?: Readonly<Partial<Record<FieldKind, SubmitAs>>>;
}

export interface FieldSettings {
  kind?: FieldKind | false;
  /** A check of the shop's own, asked when the field is left and all else is well. One that fails or takes longer than 3 s holds nobody up. */
  check?: Check;
  submitAs?: SubmitAs;
}

/** What is wrong with a value, or nothing. The boxes of one field come a line each. */
export type Check = (value: string) => CheckAnswer | Promise<CheckAnswer>;
export type CheckAnswer = string | { readonly message: string; readonly severity?: "error" | "warning" } | undefined | null | false;

/** The options of `normalize` that hold for what is sent, and names under which its parts are sent besides. */
export interface SubmitAs extends FieldOptions { parts?: readonly string[] }

/** Never kept: payment, passwords and codes, boxes to tick, files, fields with `autocomplete="off"`. Values stay in the browser. */
export interface DraftOptions {
  /** `"session"`: as long as the tab is open. `"local"`: longer than that. Default `"session"`. */
  storage?: "session" | "local";
  /** After so many hours a draft is thrown away. Default 24. */
  hours?: number;
  /** Keys of fields that are not kept. */
  except?: readonly string[];
  /** What tells drafts apart. Default: the page's path. */
  key?: string;
}

/** What the page says beside the issues of fields. */
export type PageCode =
  | "VALUE_REQUIRED" | "CHOICE_REQUIRED" | "TICK_REQUIRED" // 入力してください, 選択してください, チェックを入れてください
  | "SUGGESTION"       // 「#」にする
  | "PLACES"           // 住所をお選びください
  | "ASK"              // #か所をご確認ください
  | "LEFT" | "COMPLETE" // あと#項目
  | "DRAFT_RESTORED" | "DRAFT_DISCARD";

/** A field that is looked after. */
export interface AttachedField {
  /** Its key in events and beacons: an `autocomplete` token, your own name for it, or `field-3`. Never a raw `name` or `id`. */
  readonly key: string;
  readonly kind: FieldKind | null;
  /** Why it is taken for this kind. */
  readonly reason: "option" | "attribute" | "autocomplete" | "type" | "name" | "label" | "none";
  /** What it is within its kind, as an `autocomplete` token: `family-name`, `address-level1`. Empty where that is not known. */
  readonly token: string;
  /** The kind of which it is one box of two or three: `tel1`, `tel2`, `tel3`. */
  readonly boxes?: FieldKind;
}

export interface FormHandle {
  /** Those that have been there; a form's fields may come and go. */
  readonly fields: readonly AttachedField[];
  /** Normalises every field now, as on leaving it. A submit does so by itself, before your handlers. */
  normalizeAll(): void;
  /** For who sends by a script: whether all is well, with `submit` and your own checks minded, after saying what is not. */
  check(): Promise<boolean>;
  /** The order is placed: the draft is thrown away. */
  clearDraft(): void;
  /** Takes every listener off, and all that was put into the page. Safe to call twice. */
  detach(): void;
}

/**
 * Makes a form pleasant: fields are normalised when they are left, never during a composition; what is wrong is said
 * beside them, late, and what is right at once; readings and addresses are filled in. Fields that are put in later are
 * looked after, too; one that is put in the place of another that said the same of itself is the same field. Open shadow
 * roots are looked into; in the place of a form any element does that has the fields in it.
 * Payment, password and one-time-code fields are not touched, not listened to. A value that the control
 * itself would refuse (`pattern`, `maxlength`) is not written, but for digits in the place of digits with hyphens.
 * Undo (Ctrl+Z, Cmd+Z, a menu) brings back what the shopper typed; it stays until she changes it or sends the form.
 * Without WebAssembly the handle does nothing and the form works as before.
 *
 * A message stands in the element of the form that has `data-surasura-issue` with the field's `name`, `id` or key, or else
 * behind the field. `data-surasura-state` on a field and on its message is `ok`, `warning` or `error`; `surasura/surasura.css`
 * shows it.
 *
 * Events on the field, bubbling: `surasura:change` ({@link ChangeDetail}), `surasura:issue` ({@link IssueDetail}),
 * `surasura:suggest` ({@link SuggestDetail}). Events on the form: `surasura:progress` ({@link ProgressDetail}),
 * `surasura:draft` ({@link DraftDetail}). Who prevents `issue`, `suggest` or `draft` shows it in the place of us.
 * @throws {SurasuraError} `FORM_INVALID`, `FIELD_KIND_UNKNOWN`, `OPTION_INVALID`
 */
export function attachForm(form: Element | DocumentFragment, options?: FormOptions): FormHandle;

/** `surasura:change`: a field's text was replaced. `changes` is empty where it was filled in or taken back. */
export interface ChangeDetail { readonly field: string; readonly kind: FieldKind; readonly before: string; readonly value: string; readonly changes: readonly Change[] }
/**
 * `surasura:issue`: a field was left, or the form submitted; `issues` is empty when all is well. An
 * empty field is well: whether it is required is your rule.
 */
export interface IssueDetail { readonly field: string; readonly kind: FieldKind; readonly issues: readonly Issue[] }
/** `surasura:suggest`: what may have been meant, or where a postal code may be. `accept` takes the one of that number (0). */
export interface SuggestDetail { readonly field: string; readonly kind: FieldKind; readonly suggestions: readonly string[]; accept(index?: number): void }
/** `surasura:progress`: required fields that are empty, and fields that are wrong. */
export interface ProgressDetail {
  readonly left: number;
  readonly total: number;
  /** The key of the next one. */
  readonly next?: string;
  /** 「あと3項目」 */
  readonly text: string;
  focusNext(): void;
}
/** `surasura:draft`: what was typed last time is back. `discard` takes it out again. */
export interface DraftDetail { discard(): void }

/**
 * `<surasura-progress>`: how many required fields are left; pressed, it goes to the next. It is of the form around it, or of
 * the one whose `id` stands in `for`. It has a `button.surasura-offer` in it, or a `span` when nothing is left.
 */
export interface SurasuraProgressElement extends HTMLElement {}

/**
 * Does ahead of time what the first calls would: starts WebAssembly, of the parts that are loaded, and goes once through what
 * will be needed. In several tasks, each too short to be felt. Never needed, and never fails: what goes wrong does so when
 * it is needed.
 */
export function ready(): Promise<void>;
