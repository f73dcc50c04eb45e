// The jobs: the same texts for us and for the packages that a shop would take instead, each called the
// way its README says, with what is right by our tables. A peer that was made for something wider is
// asked only for this.

import * as emailSpellChecker from "@zootools/email-spell-checker";
import { dateToWareki, warekiToDate } from "@smarthr/wareki";
import jaconv from "jaconv";
import * as japanese from "japanese-string-utils";
import parsePhoneNumber from "libphonenumber-js";
import parsePhoneNumberMax from "libphonenumber-js/max";
import mailcheck from "mailcheck";
import moji from "moji";
import * as wanakana from "wanakana";
// What it does before it asks its server. It has no name from outside; this is the package's own file.
import { prenormalize } from "../node_modules/@geolonia/normalize-japanese-addresses/src/lib/normalizeHelpers.ts";
import { convert, normalize, parseDate } from "../../pkg/npm/dist/full.js";
import addressTable from "../data/address.tsv";
import dateTable from "../data/date.tsv";
import slipTable from "../data/email_suggest.tsv";
import emailTable from "../data/email.tsv";
import hiraganaTable from "../data/hiragana.tsv";
import katakanaTable from "../data/katakana.tsv";
import nameTable from "../data/name.tsv";
import phoneTable from "../data/phone.tsv";
import postalTable from "../data/postal.tsv";
import * as texts from "./texts.mjs";

const ours = (kind, options) => (text) => normalize(kind, text, options).value;

/**
 * The rows of a table of ours as `[typed, meant]`: those that a value comes of, and those that are
 * refused where `refused` says what is meant instead.
 */
function table(tsv, refused) {
  const plain = (cell) => cell.replace(/\\u\{(\w+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
  return tsv
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t").map(plain))
    .filter(([, meant]) => refused || !meant.startsWith("!"))
    .map(([typed, meant]) => [typed, meant.startsWith("!") ? refused() : meant]);
}

/**
 * `table`: what is hard to get right; it is counted, not timed.
 * `run`: ours first, then the peers whose job it is. `beside`: what does less of it, in the language and in
 * packages; it is no goal.
 * `goal`: how many times our time a peer is to take. `text`: makes a text of what a peer gives.
 */
export const jobs = [
  {
    name: "phone: to the hyphenated form",
    texts: texts.phones,
    goal: 10,
    table: table(phoneTable),
    run: {
      surasura: ours("phone"),
      "libphonenumber-js, parse and format": (text) => parsePhoneNumber(text, "JP")?.formatNational() ?? text,
      "libphonenumber-js/max, parse and format": (text) => parsePhoneNumberMax(text, "JP")?.formatNational() ?? text,
    },
  },
  {
    name: "a text in katakana",
    texts: texts.katakana,
    run: {
      surasura: (text) => convert(text, "katakana"),
      moji: (text) => moji(text).convert("HK", "ZK").convert("HG", "KK").toString(),
      jaconv: (text) => jaconv.toKatakana(jaconv.toZenKana(text)),
      wanakana: (text) => wanakana.toKatakana(text),
      "japanese-string-utils": (text) => japanese.toKatakana(japanese.toFullwidthKana(text)),
    },
    beside: {
      "NFKC and one replace": (text) =>
        text.normalize("NFKC").replace(/[ぁ-ゖ]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) + 0x60)),
    },
  },
  {
    name: "a text in hiragana",
    texts: texts.toHiragana,
    run: {
      surasura: (text) => convert(text, "hiragana"),
      moji: (text) => moji(text).convert("HK", "ZK").convert("KK", "HG").toString(),
      jaconv: (text) => jaconv.toHiragana(jaconv.toZenKana(text)),
      wanakana: (text) => wanakana.toHiragana(text),
      "japanese-string-utils": (text) => japanese.toHiragana(japanese.toFullwidthKana(text)),
    },
    beside: {
      "NFKC and one replace": (text) =>
        text.normalize("NFKC").replace(/[ァ-ヶ]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0x60)),
    },
  },
  {
    name: "a text in half width",
    texts: texts.latin,
    run: {
      surasura: (text) => convert(text, "half"),
      moji: (text) => moji(text).convert("ZE", "HE").convert("ZS", "HS").toString(),
      jaconv: (text) => jaconv.toHanAscii(text),
      "japanese-string-utils": (text) => japanese.toAscii(text),
    },
    beside: { NFKC: (text) => text.normalize("NFKC") },
  },
  {
    name: "kana: to katakana",
    texts: texts.katakana,
    table: table(katakanaTable),
    run: {
      surasura: ours("kana"),
    },
    beside: {
      moji: (text) => moji(text).convert("HK", "ZK").convert("HG", "KK").toString(),
      jaconv: (text) => jaconv.toKatakana(jaconv.toZenKana(text)),
      wanakana: (text) => wanakana.toKatakana(text),
      "japanese-string-utils": (text) => japanese.toKatakana(japanese.toFullwidthKana(text)),
      "NFKC and one replace": (text) =>
        text.normalize("NFKC").replace(/[ぁ-ゖ]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) + 0x60)),
    },
  },
  {
    name: "kana: to hiragana",
    texts: texts.toHiragana,
    table: table(hiraganaTable),
    run: {
      surasura: ours("kana", { kana: "hiragana" }),
    },
    beside: {
      moji: (text) => moji(text).convert("HK", "ZK").convert("KK", "HG").toString(),
      jaconv: (text) => jaconv.toHiragana(jaconv.toZenKana(text)),
      wanakana: (text) => wanakana.toHiragana(text),
      "japanese-string-utils": (text) => japanese.toHiragana(japanese.toFullwidthKana(text)),
      "NFKC and one replace": (text) =>
        text.normalize("NFKC").replace(/[ァ-ヶ]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0x60)),
    },
  },
  {
    name: "address: digits, letters, hyphens",
    texts: texts.addresses,
    table: table(addressTable),
    run: {
      surasura: ours("address"),
      "@geolonia/normalize-japanese-addresses, its local part": prenormalize,
    },
    beside: {
      "japanese-string-utils": (text) => japanese.toAscii(japanese.normalizeHyphens(text, "-")),
      moji: (text) => moji(text).convert("ZE", "HE").toString(),
      "jaconv.normalize": (text) => jaconv.normalize(text),
      NFKC: (text) => text.normalize("NFKC"),
    },
  },
  {
    name: "e-mail: the slip and what was meant",
    texts: texts.slipped,
    table: table(slipTable, () => ""),
    run: {
      surasura: (text) => normalize("email", text).issues[0]?.suggestion ?? "",
      mailcheck: (email) =>
        mailcheck.run({ email, suggested: (suggestion) => suggestion.full, empty: () => "" }),
      "@zootools/email-spell-checker": (email) => emailSpellChecker.run({ email })?.full ?? "",
    },
  },
  {
    name: "a date as numbers, of an era",
    texts: texts.fromEra,
    run: {
      surasura: parseDate,
      "@smarthr/wareki": (text) => warekiToDate(text).result,
    },
    // What makes a text of it is left out of the time.
    text: (value) => {
      const day = value instanceof Date ? [value.getFullYear(), value.getMonth() + 1, value.getDate()] : [value.year, value.month, value.day];
      return day.map((part) => `${part}`.padStart(2, "0")).join("-");
    },
  },
  {
    name: "the era of a date",
    texts: texts.toEra,
    run: {
      surasura: parseDate,
      "@smarthr/wareki": (text) => dateToWareki(text).result,
    },
    text: (value) => (value.era ? `${value.era.name}${value.era.year}年${value.month}月${value.day}日` : value),
  },
  {
    name: "date: from the era to ISO",
    texts: texts.fromEra,
    table: table(dateTable),
    run: { surasura: ours("date") },
    beside: { "@smarthr/wareki": (text) => warekiToDate(text).result },
    text: (value) =>
      value instanceof Date
        ? [value.getFullYear(), value.getMonth() + 1, value.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-")
        : value,
  },
  {
    name: "postal code: to the hyphenated form",
    texts: texts.postals,
    table: table(postalTable),
    run: {
      surasura: ours("postal"),
    },
    beside: {
      "moji and a regular expression": (text) =>
        moji(text).convert("ZE", "HE").toString().replace(/^(\d{3})-?(\d{4})$/, "$1-$2"),
      "japanese-string-utils and a regular expression": (text) =>
        japanese.normalizeHyphens(japanese.toAscii(text), "-").replace(/^(\d{3})-?(\d{4})$/, "$1-$2"),
      "NFKC and a regular expression": (text) =>
        text.normalize("NFKC").trim().replace(/^(\d{3})-?(\d{4})$/, "$1-$2"),
    },
  },
  {
    name: "name: what was pasted along",
    texts: texts.names,
    table: table(nameTable),
    run: { surasura: ours("name") },
    beside: { "NFKC and trim": (text) => text.normalize("NFKC").trim(), trim: (text) => text.trim() },
  },
  {
    name: "e-mail: width, spaces, case",
    texts: texts.emails,
    table: table(emailTable),
    run: { surasura: ours("email") },
    beside: {
      "NFKC, trim, lower case": (text) => text.normalize("NFKC").trim().toLowerCase(),
    },
  },
  {
    name: "company: width",
    texts: texts.companies,
    run: { surasura: ours("company") },
    beside: { moji: (text) => moji(text).convert("ZE", "HE").trim().toString(), "NFKC and trim": (text) => text.normalize("NFKC").trim() },
  },
  {
    name: "number: width",
    texts: texts.quantities,
    run: { surasura: ours("number") },
    beside: { "japanese-string-utils": (text) => japanese.toNumeric(text), "NFKC and trim": (text) => text.normalize("NFKC").trim() },
  },
];
