// What surasura did, in words for the panel. `from === to`: something was put in where nothing was.

const WORDS = {
  WIDTH: (part) => (/[｡-ﾟ]/.test(part) ? "半角カナを全角に" : "全角を半角に"),
  KANA: () => "かなをカナに",
  LONG_VOWEL: () => "長音「ー」をそろえました",
  HYPHEN: (part) => (part === "" ? "ハイフンを入れました" : "ハイフンを整えました"),
  SPACE: (part) => (part === "" ? "空白を入れました" : "空白を整えました"),
  INVISIBLE: () => "見えない文字を除きました",
  CASE: () => "大文字を小文字に",
  RADICAL: () => "部首の文字を漢字に",
  DIGIT: () => "漢数字を算用数字に",
  PREFIX: () => "先頭の〒や国番号を外しました",
  NOTE: () => "内線などの添え書きを外しました",
  PUNCTUATION: () => "句読点を整えました",
  LEGAL_FORM: () => "会社の種類を書きそろえました",
};

/** The changes of one `surasura:change`, each kind once. Without any, the text is not hers, or hers again. */
export function inWords({ before, value, changes }) {
  if (!changes.length) return before && value ? "書きかえました" : value ? "代わりに入れました" : "消しました";
  const words = changes.map(({ from, to, code }) => WORDS[code]?.(before.slice(from, to)) ?? code);
  return [...new Set(words)].join("・");
}
