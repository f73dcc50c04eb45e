// What the page itself says, beside the issues of fields. `#` is a number or a text. A shop replaces any
// of them, and those of issues, with the option `messages`.

const JA = {
  VALUE_REQUIRED: "入力してください",
  CHOICE_REQUIRED: "選択してください",
  TICK_REQUIRED: "チェックを入れてください",
  SUGGESTION: "「#」にする",
  PLACES: "住所をお選びください",
  ASK: "#か所をご確認ください",
  LEFT: "あと#項目",
  COMPLETE: "必須項目はすべて入力されました",
  DRAFT_RESTORED: "前回の入力内容を復元しました",
  DRAFT_DISCARD: "消去する",
};

const EN = {
  VALUE_REQUIRED: "Please fill this in",
  CHOICE_REQUIRED: "Please choose one",
  TICK_REQUIRED: "Please tick this box",
  SUGGESTION: "Use “#”",
  PLACES: "Please choose your address",
  ASK: "Please check what is marked (#)",
  LEFT: "# to go",
  COMPLETE: "All required fields are filled in",
  DRAFT_RESTORED: "What you typed last time is back",
  DRAFT_DISCARD: "Discard it",
};

/** The words behind a code. */
export const speak = ({ english, messages }, code, about) =>
  (messages?.[code] ?? (english ? EN : JA)[code]).replace("#", about);
