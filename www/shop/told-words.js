// What the panel says of what the collector is told, in Japanese and in English. Names of fields, rules and reasons are
// those of the report.

import { either } from "../report/words.js";

const WORDS = {
  title: ["お店に届くもの", "What the shop is told"],
  language: ["English", "日本語"],
  consent: ["記録のしかた", "What is recorded"],
  full: ["すべて", "All"],
  aggregate: ["数だけ", "Counts only"],
  off: ["しない", "Nothing"],
  fullNote: ["この手続きだけの番号で、どこで手が止まったかを。離れるときに送ります。", "Where she was stuck, under a number of this checkout alone. Sent when she leaves."],
  aggregateNote: ["番号も、時間も、順番もなし。離れるときに一度だけ送ります。", "No number, no times, no order. Sent once, when she leaves."],
  offNote: ["何も記録せず、何も送りません。ブラウザーに残っていた分も消しました。", "Nothing is recorded or sent. What was kept in the browser is deleted."],
  refusedNote: ["このブラウザーは、追跡を望まないと伝えています (GPC)。何も記録せず、何も送りません。", "This browser asks not to be followed (GPC). Nothing is recorded or sent."],
  unableNote: ["この画面では記録できません。何も記録せず、何も送りません。", "It cannot be recorded here. Nothing is recorded or sent."],
  overNote: ["ご注文の完了まで、送りおわりました。", "The order is placed, and all of it is sent."],
  check: ["打った文字は入っていません (いま {fields} 欄にある内容を探して 0 件)", "Nothing that was typed is in it (what is in {fields} fields was looked for: 0 found)"],
  checkFound: ["打った文字が {found} 件入っています", "{found} of what was typed are in it"],
  checkNone: ["打った文字は入りません。何か打つと、その内容をこの中に探します。", "Nothing that is typed comes in. Type something, and it is looked for here."],
  fields: ["欄ごと", "By field"],
  log: ["流れ (新しい順)", "What happened (newest first)"],
  earlier: ["ほか {count} 件", "and {count} before"],
  isOpen: ["未解決", "open"],
  isLast: ["最後の欄", "last field"],
  cause: ["つまずき：{why}", "friction: {why}"],
  helpTitle: ["手助け", "Help"],
  etiquette: [
    "手助けは、打っている間、変換中、直している間、お支払い中、最後の段階には出しません。一度閉じたら、もう出しません。",
    "Never while she types, composes, mends an error or pays, nor at the last step. What was closed stays closed.",
  ],
  tryNow: ["待ち時間と回数の制限を外しています。何も書かずに「確認へ進む」を2回押し、3秒お待ちください。", "Waiting times and limits are off. Press 確認へ進む twice with nothing filled in, and wait for 3 seconds."],
  tryEnd: ["もとに戻す", "As in a shop"],
  trySoon: ["お店では、10秒たってから、1回だけ、1日に1度まで。", "In a shop: after 10 seconds, once, and at most once a day."],
  tryBegin: ["待たずに試す", "Try it at once"],
  helpNone: ["まだ、出していません。", "None so far."],
  held: ["控えた理由", "Held back"],
  silent: ["カゴのお知らせを控えた理由", "Nudges of the cart held back"],
  nudges: ["カゴのお知らせ", "Nudges of the cart"],
  raw: ["送られる文字そのまま", "What is sent, as it is"],
  bytes: [" {bytes} バイト", " {bytes} bytes"],
  report: ["店の人が見る画面：どこで手が止まったか", "The shop's report: where shoppers are stuck"],
  outcome: ["到達", "Came to"],
  step: ["ステップ", "Step"],
  device: ["端末", "Device"],
  channel: ["流入元", "Came from"],
  id: ["この手続きの番号", "Number of this checkout"],
};

/** By their names on the wire (`shop/wire.js`). */
const METERS = {
  visits: ["訪れた", "visits"],
  time: ["時間", "time"],
  hesitation: ["ためらい", "hesitation"],
  commits: ["書いた", "commits"],
  corrections: ["書き直した", "corrections"],
  returns: ["戻ってきた", "returns"],
  fixed: ["整えた", "mended"],
  rejected: ["整えても不可", "rejected"],
  autofilled: ["自動入力", "autofilled"],
  filled: ["代わりに入力", "filled for her"],
  pasted: ["貼り付け", "pasted"],
  blank: ["空のまま", "blank"],
  lost: ["消えた", "lost"],
  early: ["早すぎた表示", "told too early"],
  stale: ["残った表示", "told for too long"],
  pages: ["ページ", "pages"],
  completing: ["入力から送信まで", "to the submit"],
  submits: ["送信", "submits"],
  blocked: ["止まった送信", "stopped submits"],
  backs: ["前のステップへ", "steps back"],
  restarts: ["やり直し", "restarts"],
  hidden: ["ほかの画面へ", "hidden"],
  resumed: ["履歴から復帰", "from the history"],
  dropped: ["届かなかった記録", "dropped"],
  shown: ["出した", "shown"],
  would: ["対照群", "hold-out"],
  held: ["控えた", "held back"],
  taken: ["使われた", "taken"],
  closed: ["閉じられた", "closed"],
};

/** As far as she came so far: the attempt goes on while the page is open. */
const OUTCOMES = {
  viewed: ["画面を開いた", "The page is open"],
  started: ["入力を始めた", "She has begun"],
  submitted: ["確認へ進んだ", "To the confirmation"],
  completed: ["注文を確定した", "The order is placed"],
};

/** Fields that only this shop has. */
const FIELDS = {
  word: ["合言葉", "Password of the shop"],
  gift: ["贈りもの", "A present"],
  "gift-name": ["贈り先のお名前", "Present: name"],
  "gift-postal": ["贈り先の郵便番号", "Present: postal code"],
  "gift-address": ["贈り先のご住所", "Present: address"],
};

const put = (pair, given) => either(pair).replace(/\{(\w+)\}/g, (_, name) => given[name]);

export const say = (key, given = {}) => put(WORDS[key], given);
export const meterName = (name) => either(METERS[name]);
export const outcomeName = (name) => either(OUTCOMES[name]);
/** The name of a field of this shop alone, if it is one. */
export const ownField = (key) => (Object.hasOwn(FIELDS, key) ? either(FIELDS[key]) : undefined);
