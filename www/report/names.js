// Names for keys and codes, in Japanese and in English. What is not here is shown as it is.

import { either, say } from "./words.js";

const FIELDS = {
  "name": ["お名前", "Name"],
  "family-name": ["姓", "Family name"],
  "given-name": ["名", "Given name"],
  "additional-name": ["ミドルネーム", "Middle name"],
  "nickname": ["ニックネーム", "Nickname"],
  "kana": ["フリガナ", "Furigana"],
  "name-kana": ["フリガナ", "Furigana"],
  "family-name-kana": ["フリガナ (セイ)", "Furigana (family)"],
  "given-name-kana": ["フリガナ (メイ)", "Furigana (given)"],
  "kana-family": ["フリガナ (セイ)", "Furigana (family)"],
  "kana-given": ["フリガナ (メイ)", "Furigana (given)"],
  "email": ["メールアドレス", "E-mail"],
  "email-confirm": ["メールアドレス (確認)", "E-mail (again)"],
  "tel": ["電話番号", "Phone"],
  "tel-national": ["電話番号", "Phone"],
  "postal-code": ["郵便番号", "Postal code"],
  "country": ["国", "Country"],
  "country-name": ["国", "Country"],
  "address-level1": ["都道府県", "Prefecture"],
  "address-level2": ["市区町村", "City"],
  "address-level3": ["町名", "Town"],
  "address-level4": ["町名 (続き)", "Town (more)"],
  "street-address": ["住所", "Address"],
  "address-line1": ["番地", "Street"],
  "address-line2": ["建物名・部屋番号", "Building, room"],
  "address-line3": ["住所 (続き)", "Address (more)"],
  "organization": ["会社名", "Company"],
  "organization-title": ["部署・役職", "Department"],
  "bday": ["生年月日", "Birthday"],
  "sex": ["性別", "Sex"],
  "delivery-date": ["お届け日", "Delivery date"],
  "agree": ["同意", "Consent"],
};

const SECTIONS = { shipping: ["配送先", "Shipping"], billing: ["請求先", "Billing"] };

const RULES = {
  TEXT_TOO_LONG: ["長すぎる", "too long"],
  POSTAL_TOO_SHORT: ["桁が足りない", "digits missing"],
  POSTAL_TOO_LONG: ["桁が多い", "too many digits"],
  POSTAL_OLD: ["古い3・5桁の番号", "an old code of 3 or 5 digits"],
  POSTAL_NOT_DIGITS: ["数字でない", "not digits"],
  POSTAL_UNKNOWN: ["住所が見つからない", "no such code known"],
  POSTAL_ADDRESS_MISMATCH: ["住所と合わない", "does not fit the address"],
  PHONE_TOO_SHORT: ["桁が足りない", "digits missing"],
  PHONE_TOO_LONG: ["桁が多い", "too many digits"],
  PHONE_NOT_DIGITS: ["数字でない", "not digits"],
  PHONE_NO_AREA_CODE: ["市外局番がない", "no area code"],
  PHONE_NO_LEADING_ZERO: ["先頭の0がない", "no leading 0"],
  PHONE_EMERGENCY: ["緊急・案内用の番号", "a service number"],
  PHONE_UNKNOWN_PREFIX: ["使われていない番号", "no number begins so"],
  PHONE_FOREIGN: ["海外の番号", "a number abroad"],
  EMAIL_NO_AT: ["@ がない", "no @"],
  EMAIL_TWO_ATS: ["@ が2つある", "two @"],
  EMAIL_NO_LOCAL: ["@ の前がない", "nothing before the @"],
  EMAIL_NO_DOMAIN: ["@ の後がない", "nothing after the @"],
  EMAIL_BAD_LOCAL: ["@ の前が正しくない", "wrong before the @"],
  EMAIL_BAD_DOMAIN: ["@ の後が正しくない", "wrong after the @"],
  EMAIL_NOT_ASCII: ["全角文字がある", "Japanese characters"],
  EMAIL_LEGACY_DOTS: ["ドットの位置が特殊", "dots in odd places"],
  EMAIL_TYPO: ["打ち間違いの疑い", "perhaps mistyped"],
  KANA_NOT_KANA: ["かなでない文字", "a character that is not kana"],
  KANA_IS_KANJI: ["漢字がある", "kanji"],
  KANA_UNSUPPORTED: ["使えない文字", "a character that cannot be used"],
  CHARSET_MISSING: ["登録できない文字", "a character that may not be stored"],
  ADDRESS_NO_NUMBER: ["番地がない", "no house number"],
  ADDRESS_POSTAL_CODE: ["住所に郵便番号がある", "a postal code in it"],
  ADDRESS_KANJI_ONE: ["ハイフンの代わりに一", "kanji one for a hyphen"],
  DATE_NOT_DATE: ["日付でない", "not a date"],
  DATE_NO_YEAR: ["年がない", "no year"],
  DATE_NO_MONTH: ["月と日がない", "no month"],
  DATE_NO_DAY: ["日がない", "no day"],
  DATE_SHORT_YEAR: ["年が短い", "a short year"],
  DATE_ORDER: ["順番が違う", "another order"],
  DATE_NO_SUCH_YEAR: ["ない年", "no such year"],
  DATE_NO_SUCH_MONTH: ["ない月", "no such month"],
  DATE_NO_SUCH_DAY: ["ない日", "no such day"],
  DATE_OUTSIDE_ERA: ["元号の期間外", "outside its era"],
  DATE_OTHER_WEEKDAY: ["曜日が違う", "another weekday"],
  DATE_FUTURE: ["未来の日付", "in the future"],
  DATE_TOO_OLD: ["古すぎる日付", "too long ago"],
  NUMBER_NOT_NUMBER: ["数字でない", "not a number"],
  NUMBER_SEVERAL: ["数字が2つ以上", "several numbers"],
  NUMBER_TOO_LONG: ["数字が長すぎる", "too long a number"],
};

const WORDS = {
  step: { cart: ["カート", "Cart"], customer: ["お客様情報", "Customer"], address: ["住所", "Address"], shipping: ["配送", "Shipping"], delivery: ["お届け", "Delivery"], payment: ["お支払い", "Payment"], confirm: ["確認", "Confirmation"], thanks: ["完了", "Thanks"] },
  why: { rule: ["ルール違反", "a rule fails"], blank: ["必須なのに空欄", "required and blank"], lost: ["戻ったら消えていた", "what was in it is gone"], stuck: ["手が止まった", "stuck"] },
  outcome: { viewed: ["未操作", "Untouched"], started: ["離脱", "Abandoned"], submitted: ["送信後未完了", "Submitted"], completed: ["完了", "Completed"], progress: ["進行中", "In progress"] },
  device: { phone: ["スマートフォン", "Phone"], tablet: ["タブレット", "Tablet"], desktop: ["パソコン", "Desktop"] },
  channel: { direct: ["直接", "Direct"], internal: ["サイト内", "The shop itself"], search: ["検索", "Search"], social: ["SNS", "Social"], mail: ["メール", "Mail"], ad: ["広告", "Advertisement"], referral: ["ほかのサイト", "Other sites"] },
  browser: { chrome: ["Chrome", "Chrome"], edge: ["Edge", "Edge"], safari: ["Safari", "Safari"], firefox: ["Firefox", "Firefox"], samsung: ["Samsung Internet", "Samsung Internet"], line: ["LINE", "LINE"], yahoo: ["Yahoo! JAPAN アプリ", "Yahoo! JAPAN app"], other: ["そのほか", "Others"] },
  via: { later: ["fetchLater", "fetchLater"], beacon: ["sendBeacon", "sendBeacon"], fetch: ["fetch", "fetch"], outbox: ["あとから", "outbox"], loader: ["読み込み前", "loader"] },
  signal: { leaving: ["離れそう", "About to leave"], circling: ["行ったり来たり", "Circling"], stuck: ["手が止まった", "Stuck"], loop: ["同じエラーの繰り返し", "The same error again"] },
  nudge: { empty: ["カートが空", "Cart empty"], far: ["まだ遠い", "Far"], near: ["あと少し", "Near"], "one-item": ["あと1点", "One item more"], reached: ["達成", "Reached"], lost: ["達成のあと不足", "Reached, then lost"], excluded: ["対象外の届け先", "Not for this destination"], "not-needed": ["送料なし", "Nothing to waive"] },
  held: {
    HOLD_OUT: ["対照群", "hold-out"], DISMISSED: ["閉じられたあと", "closed before"], ENOUGH: ["十分に見せた", "shown often enough"], HIDDEN: ["ページが見えない", "page hidden"], COMPOSING: ["日本語変換中", "composing"], TYPING: ["入力中", "typing"], MENDING: ["エラーの修正中", "mending an error"], PAYMENT: ["支払い中", "payment has the focus"], LAST_STEP: ["最後の段階", "last step"], UNTOUCHED: ["まだ操作がない", "nothing touched yet"], EARLY: ["始まったばかり", "step just begun"], TOO_SOON: ["前回から間もない", "too soon after another"], HELP_FIRST: ["手助けが先", "help comes first"], NO_RULE: ["当てはまる特典がない", "no such rule"], NO_SAVING: ["送料が下がらない", "no saving"], DOES_NOT_PAY: ["得にならない", "does not pay"], UNCHANGED: ["同じ案内を表示ずみ", "unchanged"], SETTLING: ["状態が落ち着くまで", "settling"],
  },
  act: {
    step: ["ステップ「{about}」が始まりました", "Step {about} began"], visit: ["「{field}」に入り、離れました", "Was in {field}"], failed: ["「{field}」がルールを満たしませんでした", "A rule failed in {field}"], blank: ["「{field}」は必須なのに空欄でした", "{field} was required and blank"], pasted: ["「{field}」に貼り付けました", "Pasted into {field}"], autofilled: ["「{field}」をブラウザーが入力しました", "The browser filled {field}"], filled: ["「{field}」を surasura が入力しました", "surasura filled {field}"], lost: ["「{field}」の内容が消えていました", "What was in {field} was gone"],
    help: ["手助けを表示しました ({about})", "Help was shown ({about})"], "help-would": ["対照群なので、手助けを見せませんでした ({about})", "Help would have been shown, but for the hold-out ({about})"], "help-taken": ["手助けを使いました ({about})", "Took the help ({about})"], "help-closed": ["手助けを閉じました ({about})", "Closed the help ({about})"], nudge: ["ナッジを表示しました ({about})", "A nudge was shown ({about})"],
    hidden: ["ページが見えなくなりました", "The page was hidden"], visible: ["ページに戻りました", "The page was visible again"], blocked: ["送信が止められました", "A submit was stopped"], submitted: ["送信しました", "Submitted"], completed: ["注文が完了しました", "The order was placed"], restart: ["最初からやり直しました", "Began anew"], leaving: ["ポインターがページの上へ出ました", "The pointer left the page at its top"],
  },
  finding: { helps: ["効果あり", "helps"], harms: ["逆効果", "harms"], unclear: ["不明", "unclear"] },
  loop: { backs: ["前のステップへ戻る", "Back to a step"], restarts: ["やり直し", "Begun anew"], blocked: ["止められた送信", "Stopped submits"], hidden: ["よそ見", "Looked away"], resumed: ["履歴からの復帰", "Came back from history"] },
  definition: { surasura: ["surasura", "surasura"], zuko: ["Zuko", "Zuko"], matomo: ["Matomo", "Matomo"], "gyro-n": ["Gyro-n", "Gyro-n"], "f-tra": ["f-tra", "f-tra"] },
};

/** The words of a list, in its order. */
export const wordsOf = (list) => Object.keys(WORDS[list]);

/** A word of a list; what is not in it as it is. */
export const word = (list, key) => (Object.hasOwn(WORDS[list], key) ? either(WORDS[list][key]) : key);

export const ruleName = (code) => (Object.hasOwn(RULES, code) ? either(RULES[code]) : code);

const WEEKDAYS = [["月", "Mon"], ["火", "Tue"], ["水", "Wed"], ["木", "Thu"], ["金", "Fri"], ["土", "Sat"], ["日", "Sun"]];
export const weekday = (number) => either(WEEKDAYS[number - 1]);

export const stepName = (key) => (key === null ? say("noStep") : word("step", key));

/** `shipping-tel`: the section and the token; `field-3`: a field without a name; else as declared. */
export function fieldName(key) {
  if (Object.hasOwn(FIELDS, key)) return either(FIELDS[key]);
  const unnamed = /^field-(\d+)$/.exec(key);
  if (unnamed) return either([`項目 ${unnamed[1]}`, `Field ${unnamed[1]}`]);
  const [section, ...rest] = key.split("-");
  const token = rest.join("-");
  if (Object.hasOwn(SECTIONS, section) && Object.hasOwn(FIELDS, token)) {
    return either([`${SECTIONS[section][0]}の${FIELDS[token][0]}`, `${SECTIONS[section][1]}: ${FIELDS[token][1]}`]);
  }
  return key;
}

/** What stood in the way, in words: the rule, or what else it was. */
export const reason = ({ rule, why }) => (rule ? ruleName(rule) : word("why", why));
