// Texts of any length that are hard on what reads them: much to change, much to look ahead for, nothing
// that ends. Somebody pastes the wrong clipboard into a field. And how the time grows with the length.

/**
 * UTF-16 code units: a hundred times as many should take a hundred times as long. Both are read; what is
 * longer than 65,536, such as a million, is left as it is.
 */
const SHORT = 650;
const LONG = 100 * SHORT;
export const MILLION = 1_000_000;

const parts = {
  hyphens: "-",
  "dashes of all kinds": "－ー−‐―ｰ",
  "half-width kana with marks": "ｶﾞﾊﾟ",
  "marks alone": "ﾞ゛\u3099",
  "kana and combining marks": "か\u3099は\u309a",
  spaces: " 　\u00a0",
  "no-width characters": "\u200b\u202e",
  "notes in brackets": "（内線１２）(代表)",
  "brackets that open": "(（",
  dots: ".",
  ats: "@",
  "an address in each line": "taro@gmial.com\n",
  digits: "1",
  "full-width digits and dashes": "１ー",
  "kanji numerals": "一二三百十",
  "half surrogates": "a\ud83d",
  "characters beyond the plane": "𠮷\u{e0100}",
  emoji: "👨‍👩‍👧",
  radicals: "⻑⾼",
  "legal forms": "㈱株式会社",
  eras: "昭和㍼S",
  "a page of Japanese": "東京都千代田区１ー２ー３ サンタワー１０１、ﾔﾏﾀﾞ様。",
};

export const hard = Object.keys(parts);

/** One of them, `length` UTF-16 code units long. */
export function text(name, length) {
  return parts[name].repeat(Math.ceil(length / parts[name].length)).slice(0, length);
}

/** Milliseconds that so many calls take, no less than a step of the clock. */
function time(run, text, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call++) run(text);
  return Math.max(performance.now() - start, 0.005);
}

/**
 * How the time of `run` grows from the short text of that name to the long one. The short one is read as
 * often as makes the same length, so that what else the machine does slows both down alike. Where the
 * first round is not clearly below the goal, the median of three is taken.
 */
export function growth(run, name) {
  const [short, long, million] = [SHORT, LONG, MILLION].map((length) => text(name, length));
  const many = LONG / SHORT;
  time(run, short, many);
  const rounds = [];
  do {
    const ms = time(run, long, 1);
    rounds.push({ name, ms, million: time(run, million, 1), ratio: (ms / time(run, short, many)) * many });
  } while (rounds.length < 3 && (rounds.length > 1 || rounds[0].ratio > 0.9 * many));
  return rounds.sort((one, other) => one.ratio - other.ratio)[rounds.length >> 1];
}
