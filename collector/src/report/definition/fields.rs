//! What is counted of a field.

use super::{Definition, define};

pub(super) const DEFINITIONS: &[Definition] = &[
    define(
        "fieldTime",
        ["項目の時間", "Time in field"],
        "到達した試行ごとに、その項目にフォーカスしてページが見えていた時間の合計です。中央値と四分位を幅で示します。",
        "For each attempt that reached it, the time it was focused while the page was visible, all visits together. The median and the quartiles are ranges.",
    ),
    define(
        "fieldHesitation",
        ["項目のためらい", "Hesitation in field"],
        "フォーカスしてから、初めて入力するまでの時間です。それまでの訪問をすべて合わせます。",
        "Time from focus to the first thing typed, of all visits until then.",
    ),
    define(
        "corrections",
        ["書き直し", "Corrections"],
        "一度確定した内容を変えた回数です。項目を離れたときに数えるので、日本語変換の途中は数えません。",
        "Times that what had been committed was changed. Counted when the field is left, so that a composition of an IME is not.",
    ),
    define(
        "returns",
        ["戻り", "Returns"],
        "一度入力した項目に戻ってきた回数です。",
        "Visits to the field after one that had committed something.",
    ),
    define(
        "fixed",
        ["自動修正", "Mended"],
        "surasura が何も言わずに書き方を直した回数です (全角を半角に、など)。",
        "Times surasura mended the way it was written without a word (full width to half, and so on).",
    ),
    define(
        "rejected",
        ["直しても不可", "Mended, still rejected"],
        "自動修正したのに、なおルールを満たさなかった回数です。多ければ、そのルールは要らないのかもしれません。",
        "Times it was mended and a rule failed all the same. If there are many, the rule may be one to delete.",
    ),
    define(
        "autofilled",
        ["自動入力", "Autofilled"],
        "ブラウザーが入力した回数です。",
        "Times the browser filled it.",
    ),
    define(
        "filled",
        ["補完", "Filled in"],
        "surasura が入力した回数です (郵便番号からの住所、フリガナなど)。",
        "Times surasura filled it (an address by its postal code, furigana).",
    ),
    define(
        "pasted",
        ["貼り付け", "Pasted"],
        "貼り付けた回数です。",
        "Times something was pasted.",
    ),
    define(
        "blank",
        ["必須の空欄", "Required and blank"],
        "送信したとき、必須なのに空だった回数です。",
        "Times a submit found it required and blank.",
    ),
    define(
        "lost",
        ["消えた入力", "Lost"],
        "離れたときには入力されていたのに、戻ってきたら空だった回数です。",
        "Times it had been filled in when the page was left, and was blank when she came back.",
    ),
    define(
        "early",
        ["早すぎたエラー", "Faults shown early"],
        "その項目から一度も離れず、送信もしていないのに、エラーを表示した回数です。surasura か、ショップが加えた確認の不具合です。",
        "Times a fault was shown in a field before she had left it once, and before a submit. This is a fault of surasura itself, or of a check that the shop added.",
    ),
    define(
        "stale",
        ["残ったエラー", "Faults shown too long"],
        "直してルールを満たしたのに、前の内容へのエラーを残したまま、別の項目や送信ボタンへ進ませた回数です。これも同じ不具合です。",
        "Times she went on to another field or the button, and a fault was still shown in a field whose rules held by then. It is a fault of the same kind.",
    ),
    define(
        "rules",
        ["満たされなかったルール", "Failed rules"],
        "項目を離れたときに満たされなかったルールです。回数、その試行の数、そのうち離脱した数、そのうち原因だった数を示します。いくつもあれば、最も多く満たされなかったものを原因とします。",
        "The rules that failed when the field was left: how often, in how many attempts, how many of these were abandoned, and of how many it was the cause. Of several, the one that failed most often is the cause.",
    ),
    define(
        "survival",
        ["項目にいた時間と結果", "Time in field and outcome"],
        "その項目に来た試行が、項目にいた時間ごとに、どうなっていたかです。離脱は、ここで終わったか、ほかで終わったもののうち、ここのルールを満たしていないか、ここのつまずきが最初だったもの、済みは、ルールを満たして先へ進んだもの、残りはまだ済んでいないものです。済みは離脱と競合する結果なので、打ち切りとは扱いません (Aalen–Johansen 推定)。進行中の試行は、分かっているところまでで打ち切ります。帯は95%区間 (log-log 変換。0%と100%は、そこまで追えた件数による Wilson の区間) です。残りが5件 (設定による) より少なくなると、そこから先は示しません。",
        "What had become of the attempts that came to the field, by the time they had been in it. Left: abandoned here, or elsewhere with a rule of it failing, or its friction the first. Done: its rules held, and she went on. The rest are still in it. Being done competes with leaving and is not a loss of sight (Aalen-Johansen estimator); attempts in progress are followed as far as they are known. The bands are of 95 % (log-log; of none and all Wilson's, by those who were followed so far). Where fewer than 5 are left (or what is set), the curve ends.",
    ),
];
