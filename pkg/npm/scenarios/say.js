// What stands in the places of a text: money of the nudge or the warning, and the shop's facts.

import { describeWarning } from "../cart-face.js";

export const PLACES = /\{([\w:-]+)\}/g;

/** What nudges and warnings give, by the names that their words have. */
export const VALUES = ["gap", "amount", "fee", "saves", "net", "less", "stays", "costs", "name"];

/**
 * A value in words; nothing where there is none to speak of, or where what is promised of it would not be true: less to
 * pay where there is more, or money for goods whose price is not known yet.
 */
export function valued(name, { nudge, warning, facts, rules, currency }, declared, locale) {
  const isEnglish = locale === "en";
  // As the cart words it: its text of a warning, with nothing in it but the one value.
  const worded = (template, values) =>
    describeWarning({ code: "_", ...values }, { ...rules, nudge: { messages: { _: template } } }, { currency, locale });
  const money = (gap) => worded("{gap}", { gap });
  const from = warning ?? nudge ?? {};
  if (name === "name") return worded("{name}", { at: from.at ?? from.reward });
  if (!VALUES.includes(name)) {
    const fact = facts?.[name];
    if (fact === undefined || fact === null) return "";
    const { type } = declared[name];
    const [month, day] = [((fact % 10000) / 100) | 0, fact % 100];
    return type === "yen" ? money(fact)
      : type === "number" ? `${fact}`.replace(/\B(?=(\d{3})+$)/g, ",")
      : type === "time" ? `${(fact / 60) | 0}:${`${fact % 60}`.padStart(2, 0)}`
      : type !== "date" ? fact
      : isEnglish ? `${"JanFebMarAprMayJunJulAugSepOctNovDec".substr(month * 3 - 3, 3)} ${day}`
      : `${month}月${day}日`;
  }
  const amount = name === "less" ? -from.net : (from[name] ?? nudge?.[name]);
  // The largest stands for one that is beyond counting.
  if (!(amount > 0 && amount < 2 ** 53 - 1) || (from.pieces && /net|less/.test(name))) return "";
  const much = !from.pieces || !/gap|amount/.test(name) ? money(amount)
    : isEnglish ? `${amount} ${amount > 1 ? "items" : "item"}`
    : `${amount}点`;
  // Money without tax says so (総額表示, 消費税法63条).
  return name !== "amount" || !from.taxExcluded ? much : isEnglish ? `${much} before tax` : `税抜${much}`;
}
