// What the shop offers to who is stuck: an answer for the field she is in, else its telephone. When that may come is
// surasura's to decide.

const FAQ = "/faq.html";

/** By key or kind of the field; the first that fits is offered. */
const offers = [
  {
    fields: ["postal"],
    text: "郵便番号は、ご住所から調べられます。番号が分かれば、ご住所はこちらで入力します。",
    href: `${FAQ}#postal`,
    label: "郵便番号の調べかた",
  },
  {
    fields: ["kana"],
    text: "フリガナは、お名前の読みです。ひらがなで打っても、こちらでカタカナにします。",
    href: `${FAQ}#kana`,
    label: "フリガナについて",
  },
  {
    fields: ["phone"],
    text: "電話番号は、市外局番からお願いします。携帯電話でも、ハイフンなしでもかまいません。",
    href: `${FAQ}#tel`,
    label: "電話番号を使うとき",
  },
  { fields: ["email"], text: "ご注文の控えをお送りする宛先です。携帯電話のメールアドレスでもかまいません。" },
  { signals: ["leaving"], text: "ここまでの入力は、このタブに残しておきます。あとから続きをどうぞ。" },
  {
    text: "入力でお困りですか。お電話でもご注文を承ります（9時から18時まで）。",
    // No number in Tokyo begins with a 0: this one rings nowhere.
    href: "tel:0300000000",
    label: "03-0000-0000 に電話する",
  },
];

/** Asked for in the address: nobody who tries the demo wants to wait. */
export const isAtOnce = new URLSearchParams(location.search).get("help") === "now";

/** The `help` of `startAttempt`: nobody is held out of a demo. */
export const help = {
  offers,
  holdOut: 0,
  ...(isAtOnce && { early: 0, gap: 15, most: 9, daily: false }),
};
