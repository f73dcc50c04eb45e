//! What each number of the report means. The peers' reports differ in just these words, so they
//! stand beside the numbers.

use serde::Serialize;

/// The meaning of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Definition {
    /// The member of the report that it explains.
    pub of: &'static str,
    /// What the page calls it, in Japanese.
    pub ja_term: &'static str,
    /// The meaning in Japanese.
    pub ja: &'static str,
    /// What the page calls it, in English.
    pub en_term: &'static str,
    /// The meaning in English.
    pub en: &'static str,
}

/// The meanings, in the order in which the page shows the numbers.
#[must_use]
pub const fn definitions() -> &'static [Definition] {
    &DEFINITIONS
}

const fn define(
    of: &'static str,
    [ja_term, en_term]: [&'static str; 2],
    ja: &'static str,
    en: &'static str,
) -> Definition {
    Definition {
        of,
        ja_term,
        ja,
        en_term,
        en,
    }
}

const DEFINITIONS: [Definition; 14] = [
    define(
        "attempts",
        ["試行", "Attempts"],
        "フォームのあるページが表示された回数です。ページを開き直すと、別の試行として数えます。人数ではありません。",
        "Times a page with the form was shown. Opening the page again is another attempt. Not a number of people.",
    ),
    define(
        "started",
        ["入力開始", "Started"],
        "1つ以上の項目にフォーカスした試行です。何も入力しなくても含みます。",
        "Attempts in which at least one field was focused, even if nothing was typed.",
    ),
    define(
        "submitted",
        ["送信", "Submitted"],
        "フォームの送信が行われた試行です。完了した試行も含みます。",
        "Attempts in which the form was submitted. Completed attempts are among them.",
    ),
    define(
        "completed",
        ["完了", "Completed"],
        "注文が完了したとショップが知らせた試行です。",
        "Attempts that the shop reported as completed.",
    ),
    define(
        "completionRate",
        ["完了率", "Completion rate"],
        "完了 ÷ 入力開始。",
        "Completed ÷ started.",
    ),
    define(
        "untouched",
        ["未操作", "Untouched"],
        "どの項目にもフォーカスしなかった試行です。離脱には含みません。",
        "Attempts in which no field was focused. They do not count as abandoned.",
    ),
    define(
        "abandoned",
        ["離脱", "Abandoned"],
        "入力を始めて、送信していない試行です。最新の受信の時点で数えるので、入力中の試行も含み、あとで送信または完了すれば離脱から外れます。",
        "Attempts that were started and not submitted, as of the newest beacon: one that is still being filled in counts, and leaves this number once it is submitted or completed.",
    ),
    define(
        "unconfirmed",
        ["送信後未完了", "Submitted, not completed"],
        "送信したあと、完了の知らせがない試行です。離脱には含みません。",
        "Attempts that were submitted and not reported as completed. They do not count as abandoned.",
    ),
    define(
        "reached",
        ["到達", "Reached"],
        "その項目に1回以上フォーカスした試行です。結果は問いません。",
        "Attempts that focused the field at least once, whatever became of them.",
    ),
    define(
        "ended",
        ["離脱", "Ended here"],
        "離脱した試行のうち、最後にフォーカスした項目がこの項目だったものです。離脱の場所であり、原因とは限りません。",
        "Abandoned attempts whose last focused field was this one. It is the place, not necessarily the cause.",
    ),
    define(
        "medianMs",
        ["時間 (中央値)", "Time (median)"],
        "到達した試行ごとに、その項目にフォーカスしてページが見えていた時間を合計し、その中央値をとったものです。",
        "For each attempt that reached the field, the time it was focused while the page was visible, all visits together; of these, the median.",
    ),
    define(
        "fixes",
        ["自動修正", "Mended"],
        "surasura が何も言わずに書き方を直した回数です (全角を半角に、など)。",
        "Times surasura mended the way it was written without a word (full width to half, and so on).",
    ),
    define(
        "rules",
        ["満たされなかったルール", "Failed rules"],
        "項目を離れたときに満たされていなかったルールと、その回数です。",
        "The rules that failed when the field was left, and how often.",
    ),
    define(
        "nudges",
        ["ナッジ", "Nudges"],
        "送料無料などの案内を表示した回数と、表示した試行の数です。",
        "Times a nudge, such as free shipping, was shown, and the attempts in which it was.",
    ),
];
