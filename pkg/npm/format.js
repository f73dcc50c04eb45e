// How money and pieces are written, and words with such in them.

const currencies = new Map();

/** 1,000円 or ¥1,000 without the page's locale data, which takes longer than all the rest; other money with it. */
export function money(amount, currency, locale) {
  if (currency !== "JPY") {
    const key = locale + currency;
    if (!currencies.has(key)) currencies.set(key, new Intl.NumberFormat(locale, { style: "currency", currency }));
    const format = currencies.get(key);
    return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
  }
  const sign = amount < 0 ? "-" : "";
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ",");
  return locale === "en" ? `${sign}¥${digits}` : `${sign}${digits}円`;
}

export const pieces = (count, locale) => (locale === "en" ? `${count} ${count === 1 ? "item" : "items"}` : `${count}点`);

/** What is asked for; money without tax says so (総額表示, 消費税法63条). */
const asked = (much, excluded, locale) => (!excluded ? much : locale === "en" ? `${much} before tax` : `税抜${much}`);

/** What a goal asks for: 5,000円, 税抜5,000円, 3点. */
export const wanted = ({ amount, pieces: isCount, taxExcluded }, currency, locale) =>
  asked(isCount ? pieces(amount, locale) : money(amount, currency, locale), taxExcluded, locale);

/** Fills in the first of the codes that there are words for: the shop's, `ours` of its wording, or else `ours`. */
export function say(codes, values, { nudge: { wording, messages } = {} }, locale, ours) {
  const tables = [messages, wording === "shop-pays" && ours[locale + "-shop-pays"], ours[locale]];
  for (const code of codes) {
    const template = tables.map((table) => table?.[code]).find((text) => text !== undefined);
    if (template !== undefined) return template.replace(/\{(\w+)\}/g, (_, name) => values[name]?.() ?? "");
  }
  return "";
}

/** What the shopper knows a reward as. */
export const label = (reward, { rewards }) => rewards?.[reward]?.label ?? rewards?.[reward]?.name ?? "";
