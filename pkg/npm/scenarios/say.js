// What stands in the places of a text: money of the nudge or the warning, and the shop's facts.

import { asked, label, money, pieces } from "../words.js";

export const PLACES = /\{([\w:-]+)\}/g;

/** What nudges and warnings give, by the names that their words have. */
export const VALUES = ["gap", "amount", "fee", "saves", "net", "less", "stays", "costs", "name"];

const FORMS = {
  yen: money,
  time: (minutes) => `${(minutes / 60) | 0}:${`${minutes % 60}`.padStart(2, "0")}`,
  date: (date, _, locale) => {
    const [month, day] = [((date % 10000) / 100) | 0, date % 100];
    return locale === "en" ? `${"JanFebMarAprMayJunJulAugSepOctNovDec".substr(month * 3 - 3, 3)} ${day}` : `${month}月${day}日`;
  },
  number: (number) => money(number, "JPY", "en").slice(1),
  text: (text) => text,
};

/**
 * A value in words; nothing where there is none to speak of, or where what is promised of it would not be true: less to
 * pay where there is more, or money for goods whose price is not known yet.
 */
export function valued(name, { nudge, warning, facts, rules, currency }, declared, locale) {
  if (!VALUES.includes(name)) {
    const fact = facts?.[name];
    return fact === undefined || fact === null ? "" : FORMS[declared[name].type](fact, currency, locale);
  }
  const from = warning ?? nudge ?? {};
  if (name === "name") return label(from.at ?? from.reward, rules ?? {});
  const amount = name === "less" ? -from.net : (from[name] ?? nudge?.[name]);
  // The largest stands for one that is beyond counting.
  if (!(amount > 0 && amount < 2 ** 53 - 1)) return "";
  const counts = from.pieces && /gap|amount/.test(name);
  if (from.pieces && /net|less/.test(name)) return "";
  const much = counts ? pieces(amount, locale) : money(amount, currency, locale);
  return name === "amount" ? asked(much, from.taxExcluded, locale) : much;
}
