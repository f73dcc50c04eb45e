// Uses what `surasura/full` has beside `surasura` as its types allow, and a few as they forbid. Compiled, never
// run.

import {
  Furigana, convert, countCharacters, explainCart, lookupPostal, missingCharacters, normalize, normalizeParts, parseAddress,
  parseDate, parsePhone, prefetchPostal, reconcileCart, splitName,
} from "surasura/full";
import type {
  AddressParts, Day, FieldKind, FuriganaEvent, Issue, MissingCharacter, NoDay, NoPhone, PartsOutcome, Phone, PhoneLine, PostalLookup,
  PostalLookupOptions, PostalOptions, PostalPlace, Proof, Reading, ReadingOptions, ReadingSegment, Reconciliation, TextForm, Totals,
} from "surasura/full";
import * as plain from "surasura";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

// Everything of the other entry, and the very same.
same<typeof normalize, typeof plain.normalize>(true);
// @ts-expect-error the other entry has it not
plain.parsePhone("03");

// Boxes.
const kind: FieldKind = "phone";
const typed = ["０３", "５２５３", "２１１１"] as const;
const boxes: PartsOutcome = normalizeParts(kind, typed, { digitsOnly: true, locale: "en", part: true });
const values: readonly string[] = boxes.values;
const box: number | undefined = boxes.issues[0]?.part;
const fine: boolean = boxes.changed && boxes.valid;
// @ts-expect-error texts are a list
normalizeParts("phone", "03");
// @ts-expect-error of texts
normalizeParts("phone", ["03", 5253]);
// @ts-expect-error which box would the caret be in
normalizeParts("phone", ["03"], { caret: 1 });
// @ts-expect-error an outcome is not to be written
boxes.values.push("");

// Numbers: one has to look whether there is one.
const found: Phone | NoPhone = parsePhone("03-5253-2111", { locale: "en" });
if (found.ok) {
  const [area, exchange, subscriber]: readonly [string, string, string] = found.parts;
  const line: PhoneLine = found.line;
  const extension: string | undefined = found.extension;
  console.log(area, exchange, subscriber, line, extension, found.national, found.e164);
  // @ts-expect-error nothing is wrong with a number
  found.issue;
} else {
  const issue: Issue = found.issue;
  console.log(issue.message);
  // @ts-expect-error there is none
  found.national;
}
// @ts-expect-error there may be none
parsePhone("03").national;
// @ts-expect-error only the language matters
parsePhone("03", { digitsOnly: true });

// Days: the same.
const born: Day | NoDay = parseDate("昭和60年4月1日", { locale: "en" });
if (born.ok) {
  const era: { readonly name: "明治" | "大正" | "昭和" | "平成" | "令和"; readonly year: number } | undefined = born.era;
  console.log(born.year, born.month, born.day, era?.name, era?.year);
} else {
  const issue: Issue = born.issue;
  console.log(issue.message);
}
// @ts-expect-error there may be none
parseDate("1985").year;

// Addresses and names.
const address: AddressParts = parseAddress("千代田区1-2-3");
const numbers: readonly string[] = address.numbers;
const names = splitName("山田　太郎");
same<typeof names, readonly [family: string, given: string] | undefined>(true);
// @ts-expect-error there may be none
names[0];

// Texts.
const form: TextForm = "half-katakana";
const converted: string = convert("ガ", form);
const length: number = countCharacters(converted);
const missing: MissingCharacter[] = missingCharacters("髙", "jis-x-0208");
const instead: string | undefined = missing[0]?.instead;
// @ts-expect-error that is an option of a field of readings
convert("ガ", "halfwidth");
// @ts-expect-error a set is named as in docs/fields.md
missingCharacters("髙", "shift_jis");
// @ts-expect-error which set is not for us to say
missingCharacters("髙");

// Readings.
const furigana = new Furigana();
const input = document.querySelector("input");
input?.addEventListener("input", (event) => {
  const { inputType, isComposing } = event as InputEvent;
  furigana.hear({ type: "input", value: input.value, inputType, isComposing });
});
const events: FuriganaEvent[] = [{ type: "value", value: "や" }, { type: "hand", value: "ヤ" }, { type: "input", value: "" }];
events.forEach((event) => furigana.hear(event));
const options: ReadingOptions = { kana: "halfwidth" };
const offered: Reading | undefined = furigana.offer(options);
const reading: Reading = furigana.reading();
const segments: ReadingSegment[] = furigana.segments();
const unknown: string | undefined = segments[0]?.reading;
// @ts-expect-error there may be nothing to offer
furigana.offer().text;
// @ts-expect-error an event has a type
furigana.hear({ value: "や" });
// @ts-expect-error what was typed by hand has no type of input
furigana.hear({ type: "hand", value: "や", inputType: "insertText" });
// @ts-expect-error it is a class
Furigana();

// Postal codes.
const where: PostalOptions = { base: "/postal/" };
prefetchPostal("100", where);
const asked: PostalLookupOptions = { ...where, signal: new AbortController().signal, address: "千代田区" };
const lookup: PostalLookup = await lookupPostal("100-0001", asked);
const place: PostalPlace | undefined = lookup.candidates[0];
const city: string | undefined = lookup.common.city;
const code = lookup.code;
if (code === "POSTAL_ADDRESS_MISMATCH" || code === "POSTAL_UNKNOWN" || code === "POSTAL_ABORTED") console.log(lookup.mismatch);
// @ts-expect-error no such code
if (code === "POSTAL_GONE") console.log(lookup.date);
// @ts-expect-error it takes its time
lookupPostal("100-0001").candidates;

// Carts.
const cart: plain.Cart = { lines: [{ unitPrice: 105, quantity: 3, taxRate: "standard", taxIncluded: true }] };
const proof: Proof = explainCart(cart, { taxRounding: "floor" });
same<typeof proof.quote, plain.Quote>(true);
const denominator: number | undefined = proof.rates[0]?.steps[0]?.exact.denominator;
const totals: Totals = { total: 315, rates: [{ rate: "standard", tax: 28 }] };
const compared: Reconciliation = reconcileCart(cart, { taxRounding: "floor" }, totals);
const change = compared.explanations[0]?.changes[0];
const tie: "first" | "last" | "largest" | undefined = change?.code === "SPLIT_TIE" ? change.value : undefined;
// @ts-expect-error no such figure
reconcileCart(cart, { taxRounding: "floor" }, { sum: 315 });

export { box, city, denominator, tie, fine, instead, length, numbers, offered, place, reading, unknown, values };
