// The checkout that all contenders are measured on: forty fields, as a shop with a billing and a shipping
// address has them. The classes are those that yubinbango asks for; they are no hint to anyone else.

const prefectures = `
  北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県
  石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県
  岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県`
  .trim()
  .split(/\s+/);

/** What is typed: keys, or by way of an input method what was read and what it became. */
const PHONES = ["0352532111", "090-1234-5678", ["０９０ー８７６５ー４３２１"], "06-6208-8181"];
const POSTALS = ["1000001", "150-0002", ["５３０ー０００１"], "600-8216"];
const FAMILIES = [["やまだ", "山田"], ["さいとう", "齋藤"], ["はせがわ", "長谷川"]];
const GIVEN = [["はなこ", "花子"], ["しんのすけ", "新之助"], ["りょうた", "良太"]];
const FAMILY_KANA = [["やまだ"], ["さいとう", "サイトウ"], ["はせがわ"]];
const GIVEN_KANA = [["はなこ"], ["しんのすけ", "シンノスケ"], ["りょうた"]];
const CITIES = [["ちよだく", "千代田区"], ["しぶやく", "渋谷区"]];
const STREETS = [["まるのうち", "丸の内１ー９ー１"], ["うだがわちょう", "宇田川町１−１"]];
const BUILDINGS = [["さんたわー", "サンタワー１０１"], ["こーぽあおば", "コーポ青葉２０３号室"]];
const COMPANIES = [["やまだしょうてん", "㈱山田商店"], ["あおばどう", "株式会社　青葉堂"]];
const EMAILS = ["hanako.yamada@gmial.com", "Taro@example.jp", "info@example.co.jp"];
/** A key that is no letter. */
const DOWN = [{ key: "ArrowDown" }];

const choice = (...options) => ({ options: ["選択してください", ...options], typed: DOWN });
const person = (prefix, section) => [
  [`${prefix}family_name`, "お名前（姓）", { autocomplete: `${section} family-name`, typed: FAMILIES }],
  [`${prefix}given_name`, "お名前（名）", { autocomplete: `${section} given-name`, typed: GIVEN }],
  [`${prefix}family_kana`, "フリガナ（セイ）", { typed: FAMILY_KANA }],
  [`${prefix}given_kana`, "フリガナ（メイ）", { typed: GIVEN_KANA }],
  [`${prefix}company`, "会社名", { autocomplete: `${section} organization`, typed: COMPANIES }],
];
const address = (prefix, section) => [
  [`${prefix}zip`, "郵便番号", { autocomplete: `${section} postal-code`, className: "p-postal-code", inputmode: "numeric", typed: POSTALS }],
  [`${prefix}pref`, "都道府県", { autocomplete: `${section} address-level1`, className: "p-region", ...choice(...prefectures) }],
  [`${prefix}city`, "市区町村", { autocomplete: `${section} address-level2`, className: "p-locality", typed: CITIES }],
  [`${prefix}street`, "町名・番地", { autocomplete: `${section} address-line1`, className: "p-street-address p-extended-address", typed: STREETS }],
  [`${prefix}building`, "建物名・部屋番号", { autocomplete: `${section} address-line2`, typed: BUILDINGS }],
];
const phone = (name, label, section) => [name, label, { type: "tel", autocomplete: `${section} tel`, typed: PHONES }];

const sections = [
  ["ご注文者", [
    ...person("", "billing"),
    ["department", "部署名", { typed: [["そうむぶ", "総務部"]] }],
    ["email", "メールアドレス", { type: "email", autocomplete: "email", typed: EMAILS }],
    ["email_confirm", "メールアドレス（確認）", { type: "email", typed: EMAILS }],
    phone("tel", "電話番号", "billing"),
    phone("mobile", "携帯電話番号", "mobile"),
    ["birthday", "生年月日", { autocomplete: "bday", typed: ["1985/04/01", "19851231"] }],
    ["gender", "性別", choice("女性", "男性", "回答しない")],
  ]],
  ["ご請求先", address("", "billing"), "h-adr"],
  ["お届け先", [...person("ship_", "shipping"), phone("ship_tel", "電話番号", "shipping")]],
  ["お届け先のご住所", address("ship_", "shipping"), "h-adr"],
  ["お届けとお支払い", [
    ["delivery_day", "お届け希望日", choice("明日", "明後日")],
    ["delivery_time", "お届け時間帯", choice("午前中", "14時から16時", "18時から20時")],
    ["wrapping", "ラッピング", choice("なし", "あり")],
    ["noshi", "のしの表書き", { typed: [["おいわい", "御祝"]] }],
    ["gift_message", "メッセージカード", { rows: 3, typed: [["おめでとうございます"]] }],
    ["coupon", "クーポンコード", { typed: ["SPRING2026"] }],
    ["points", "ご利用ポイント", { inputmode: "numeric", typed: ["500"] }],
    ["order_number", "貴社の発注番号", { typed: ["PO-20260401-7"] }],
    ["payment", "お支払い方法", choice("代金引換", "銀行振込")],
    ["heard_of", "当店をどこでお知りになりましたか", choice("検索", "知人の紹介")],
    ["remarks", "備考", { rows: 4, typed: [["るすのばあいは", "留守の場合は宅配ボックスへ"]] }],
    ["newsletter", "お知らせを受け取る", { type: "checkbox", typed: [{ key: " " }] }],
  ]],
];

/** In the order of the tab key: `{ name, typed }`. */
export const fields = sections.flatMap(([, rows]) => rows.map(([name, , { typed }]) => ({ name, typed })));
if (fields.length !== 40) throw new Error(`${fields.length} fields`);

const said = (attributes) =>
  Object.entries(attributes).map(([name, value]) => (value ? ` ${name}="${value}"` : "")).join("");

function control([name, label, { options, rows, className, typed, ...attributes }]) {
  const own = said({ id: name, name, class: className, ...attributes });
  const inner = options
    ? `<select${own}>${options.map((text, at) => `<option value="${at ? text : ""}">${text}</option>`).join("")}</select>`
    : rows
      ? `<textarea rows="${rows}"${own}></textarea>`
      : `<input${own}>`;
  // Room for what may have to be said.
  return `<p><label for="${name}">${label}</label>${inner}<small data-surasura-issue="${name}"></small></p>`;
}

const section = ([title, rows, className]) =>
  `<fieldset${said({ class: className })}><legend>${title}</legend>
${className ? '<span class="p-country-name" hidden>Japan</span>' : ""}${rows.map(control).join("\n")}</fieldset>`;

/** The page, with `head` at the end of its head: how a contender comes in. */
export const html = (head) => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>ご注文手続き</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<style>body{font:16px/1.6 sans-serif;max-width:40rem;margin:auto}label{display:block}input,select,textarea{font:inherit}small{display:block;height:4em;overflow:auto}</style>
${head}</head>
<body><h1>ご注文手続き</h1>
<form id="checkout" action="/order" method="post">
${sections.map(section).join("\n")}
<button>注文する</button></form></body></html>`;
