// What `surasura/full` has: everything that `surasura` has, the kinds `date` and `number`, the option
// `charset`, and what is declared here. Texts are the shopper's: none of them makes a function throw. Half a
// surrogate pair cannot be read: what normalises leaves a text with it alone, `convert` leaves it where it is,
// what only looks takes it for U+FFFD.

import type { FieldKind, FieldOptions, Issue, IssueCode, NormalizeOptions } from "./index.js";

export * from "./addon.js";
export * from "./index.js";
export * from "./proof.js";

/** What became of the boxes of a split field. */
export interface PartsOutcome {
  /**
   * What belongs in each box, as many as were given. Where no value can be made of them, each as it was
   * typed. To undo is to put back what was given.
   */
  readonly values: readonly string[];
  /** Whether a box differs from what was given. */
  readonly changed: boolean;
  /**
   * `part` is the box, from 0, where one can be named. A suggestion is a whole value: given as the first box with
   * the others empty, it is spread over them.
   */
  readonly issues: readonly Issue[];
  /** True when no issue is an error. */
  readonly valid: boolean;
}

/**
 * What was meant by the texts in the boxes of one field: a number in three, a postal code or a name in two, a
 * date in three, an e-mail address before and after its @. docs/fields.md, "Split fields".
 *
 * `normalizeParts("phone", ["0471", "31", "2345"]).values` is `["04", "7131", "2345"]`.
 *
 * Of other kinds, and where there is one box, each is a value of its own.
 * @throws {SurasuraError} `TYPE_INVALID` at `texts` or `texts[1]`, `FIELD_KIND_UNKNOWN`, `OPTION_INVALID`,
 * `WASM_UNAVAILABLE`
 */
export function normalizeParts(
  kind: FieldKind,
  texts: readonly string[],
  options?: Omit<NormalizeOptions, "caret">,
): PartsOutcome;

/** What a telephone number reaches, by libphonenumber's names. `uan`: 0570, one number for a whole company. */
export type PhoneLine = "fixed_line" | "mobile" | "toll_free" | "uan" | "premium_rate" | "voip" | "pager";

/** A telephone number in Japan. */
export interface Phone {
  readonly ok: true;
  /** With hyphens, grouped by the numbering plan: `03-5253-2111`. */
  readonly national: string;
  /** Area code, exchange, subscriber number: `["03", "5253", "2111"]`. */
  readonly parts: readonly [string, string, string];
  /** `+81352532111`. */
  readonly e164: string;
  readonly line: PhoneLine;
  /** Digits of the extension, if one was given: `12` of `内線１２`. */
  readonly extension?: string;
}

/** No telephone number in Japan, and why. */
export interface NoPhone {
  readonly ok: false;
  /** One of the codes `PHONE_*`, an error. An empty text is `PHONE_NOT_DIGITS`. */
  readonly issue: Issue;
}

/**
 * A telephone number as it was typed, with its groups, E.164, what it reaches, and the extension.
 * @throws {SurasuraError} `TYPE_INVALID`, `OPTION_INVALID`, `WASM_UNAVAILABLE`
 */
export function parsePhone(text: string, options?: Pick<FieldOptions, "locale">): Phone | NoPhone;

/** A day of the western calendar. */
export interface Day {
  readonly ok: true;
  /** 1000 to 9999. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  /** Its era, and the year of it from 1; absent before 明治6年 (1873), when the calendar was another one. */
  readonly era?: { readonly name: "明治" | "大正" | "昭和" | "平成" | "令和"; readonly year: number };
}

/** No day, and why. */
export interface NoDay {
  readonly ok: false;
  /** One of the codes `DATE_*`, an error. An empty text is `DATE_NOT_DATE`. */
  readonly issue: Issue;
}

/**
 * A date as it was typed, western or by era, as numbers: `{ year: 1985, month: 4, day: 1, era: { name: "昭和", year: 60 } }` of
 * `昭和６０年４月１日`. What the field kind `date` takes, with nothing said of changes.
 * @throws {SurasuraError} `TYPE_INVALID`, `OPTION_INVALID`, `WASM_UNAVAILABLE`
 */
export function parseDate(text: string, options?: Pick<FieldOptions, "locale">): Day | NoDay;

/** An address in its parts, in half width. Each is empty where it is not there. */
export interface AddressParts {
  /** 東京都, with its last character; 東京 alone is not taken for one. */
  readonly prefecture: string;
  /** 千代田区, 横浜市港北区, 余市郡余市町: with its county or island and its ward, as far as they were typed. */
  readonly municipality: string;
  /** What stands between the municipality and the house number: 霞が関, 北24条西. */
  readonly town: string;
  /** The house number: `["1", "2", "3"]` of `1丁目2番3号` and of `1-2-3`. */
  readonly numbers: readonly string[];
  /** サンタワー. */
  readonly building: string;
  /** The room or floor: `101`, `101号室`, `36階`. */
  readonly room: string;
}

/**
 * An address taken apart by its words and signs: no list of towns is looked up, nothing is put in that was not
 * typed. A postal code before it is left out.
 * @throws {SurasuraError} `TYPE_INVALID`, `WASM_UNAVAILABLE`
 */
export function parseAddress(text: string): AddressParts;

/**
 * Family and given name of a whole name: `["山田", "太郎"]` of `山田　太郎`. `undefined` unless one space, or one run of them,
 * stands between two words, and for Latin letters, in which either order is usual. A name without a space is
 * never cut.
 * @throws {SurasuraError} `TYPE_INVALID`, `WASM_UNAVAILABLE`
 */
export function splitName(text: string): readonly [family: string, given: string] | undefined;

/**
 * A form of letters or kana. What it does not speak of stays: kanji always do.
 * - `half`, `full`: the width of letters, digits, signs and the space. `￥` becomes `¥`, never a backslash.
 * - `katakana`: hiragana, and katakana in half width, become full-width katakana.
 * - `hiragana`: katakana of both widths become hiragana. `ヷヸヹヺ` have none and stay.
 * - `full-katakana`: half-width katakana and `｡｢｣､･ｰ` become full width.
 * - `half-katakana`: full-width katakana and `。「」、・ー` become half width. `ヰヱヮヵヶヽヾ` have none and stay.
 */
export type TextForm = "half" | "full" | "katakana" | "hiragana" | "full-katakana" | "half-katakana";

/**
 * The text in another form: `convert("ｶﾞｰﾃﾞﾝ", "full-katakana")` is `ガーデン`.
 * @throws {SurasuraError} `TYPE_INVALID`, `OPTION_INVALID` at `form`, `WASM_UNAVAILABLE`
 */
export function convert(text: string, form: TextForm): string;

/**
 * How many characters a shopper counts, for a maximum length: 3 in `禰󠄀豆子`, though it is five UTF-16 units. Nothing for
 * variation selectors, combining marks and what does not show; one for a family joined by U+200D, one for a
 * flag; two for half-width `ｶﾞ`.
 * @throws {SurasuraError} `TYPE_INVALID`, `WASM_UNAVAILABLE`
 */
export function countCharacters(text: string): number;

/** A character that a back end cannot store. */
export interface MissingCharacter {
  /** The character, whole: `𠮷`. */
  readonly char: string;
  /** Where it begins, a UTF-16 offset. */
  readonly at: number;
  /**
   * One that the set has in its place: 高 of 髙, e of é. Empty where it can be left out: a variation selector, an
   * accent. To be offered, never written.
   */
  readonly instead?: string;
}

/**
 * Which characters of a text a back end cannot store, in order. Nothing is missing from `"utf-8"`.
 * @throws {SurasuraError} `TYPE_INVALID`, `OPTION_INVALID` at `charset`, `WASM_UNAVAILABLE`
 */
export function missingCharacters(text: string, charset: NonNullable<FieldOptions["charset"]>): MissingCharacter[];

/**
 * What happens to a field of names.
 * - `input`: the event of that name, with the value after it. Also for a value that is found changed on `change` or
 *   was set by a script: then without `inputType`. The composition events need not be told.
 * - `value`: a value of which nothing else is known. It is taken for typed, as far as it can be.
 * - `hand`: the shopper, or the browser for them, changed the field of the reading to this value. What the page
 *   itself writes there is not told.
 */
export type FuriganaEvent =
  | {
      readonly type: "input";
      readonly value: string;
      readonly inputType?: string | null | undefined;
      readonly isComposing?: boolean | undefined;
    }
  | { readonly type: "value" | "hand"; readonly value: string };

/** The reading of a name, as far as it is known. */
export interface Reading {
  readonly text: string;
  /**
   * Whether that is all of it. Where it is not, leave the field of the reading to the shopper, and take out what
   * you wrote there before: it was of another name.
   */
  readonly complete: boolean;
}

/** A part of a name and its reading. */
export interface ReadingSegment {
  /** Start in the name, a UTF-16 offset. */
  readonly from: number;
  /** End there, exclusive. */
  readonly to: number;
  /** Empty for signs and spaces; `undefined` where it is unknown. */
  readonly reading: string | undefined;
}

/** Of the reading: フリガナ, ふりがな, ﾌﾘｶﾞﾅ. Default `"katakana"`. */
export type ReadingOptions = Pick<FieldOptions, "kana">;

/**
 * The reading of a name, from how the name was typed: it watches one field, event by event, from when that is empty.
 * A form with family and given name has two of them. docs/fields.md, "Furigana". There is nothing to free.
 * @throws {SurasuraError} `WASM_UNAVAILABLE`
 */
export class Furigana {
  constructor();
  /**
   * Takes an event in.
   * @throws {SurasuraError} `TYPE_INVALID` at `event`, `event.value` or `event.inputType`, `OPTION_INVALID` at `event.type`
   */
  hear(event: FuriganaEvent): void;
  /** The reading to offer; `undefined` once the shopper typed one by hand, until both fields are empty. */
  offer(options?: ReadingOptions): Reading | undefined;
  /** The reading of the name as it is now, whoever writes it. */
  reading(options?: ReadingOptions): Reading;
  /** The parts of the name in their order, without gaps, each with its reading. */
  segments(options?: ReadingOptions): ReadingSegment[];
}

/** A place that a postal code stands for. What the code does not say is empty. */
export interface PostalPlace {
  /** 東京都 */
  readonly prefecture: string;
  /** 千代田区, 犬上郡多賀町 */
  readonly city: string;
  /** As Japan Post writes it, with half-width digits and letters; it ends with `building`, if there is one. */
  readonly town: string;
  /** The end of `town` that names a building with codes of its own: the house number belongs before it. */
  readonly building: string;
  /** The house number of a business. */
  readonly number: string;
  /** The name of a business that has a code of its own. */
  readonly office: string;
}

export interface PostalOptions {
  /** Where the shop hosts the files, with the slash at its end. Default `"/postal/"`. */
  base?: string | undefined;
}

export interface PostalLookupOptions extends PostalOptions {
  /** Gives up when it is aborted: the answer is then `POSTAL_ABORTED`. */
  signal?: AbortSignal | undefined;
  /** The address as it was typed: is it one of the places? */
  address?: string | undefined;
}

export interface PostalLookup {
  /** Every place of the code, in the order of the data. */
  readonly candidates: readonly PostalPlace[];
  /** As much as all of them agree on, for the fields that can be filled at once. */
  readonly common: Partial<PostalPlace>;
  /** The day of the data: `2026-10-03`. Absent where none was read. */
  readonly date?: string;
  /** The first part of the address that none of the places has. */
  readonly mismatch?: "prefecture" | "city" | "town";
  /**
   * What is wrong; absent when all is well, and for an empty code. A code that is none has the issue that
   * `normalize` has for it. `POSTAL_DATA_UNAVAILABLE`: the file could not be had, or there is no WebAssembly.
   */
  readonly code?: IssueCode | "POSTAL_DATA_UNAVAILABLE" | "POSTAL_ABORTED";
}

/**
 * Where a postal code delivers, from files that the shop hosts (docs/postal.md). Never rejects: without data the
 * shopper types the address.
 */
export function lookupPostal(code: string, options?: PostalLookupOptions): Promise<PostalLookup>;

/** Loads the file of a code of which three digits are typed, ahead of {@link lookupPostal}. Never throws. */
export function prefetchPostal(digits: string, options?: PostalOptions): void;
