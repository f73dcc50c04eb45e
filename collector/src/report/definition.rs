//! What each number of the report means. The peers' reports differ in just these words, so they
//! stand beside the numbers.

mod peers;

use serde::Serialize;
use surasura::friction::peers::Peer;

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

/// The meanings by somebody's definitions, in the order in which the page shows the numbers.
#[must_use]
pub fn definitions(peer: Peer) -> Vec<Definition> {
    let of = |ours: &Definition| {
        peers::of(peer, ours.of).map_or(*ours, |[ja, en]| Definition { ja, en, ..*ours })
    };
    DEFINITIONS.iter().map(of).collect()
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

const DEFINITIONS: [Definition; 56] = [
    define(
        "attempts",
        ["試行", "Attempts"],
        "フォームのあるページを訪れて、買うか離れるまでの1回です。複数のページにまたがっても1回で、あとで開き直せば別の1回です。人数ではありません。",
        "One try at the form, from arriving to buying or leaving. Several pages of one try are one; coming again later is another. Not a number of people.",
    ),
    define(
        "inProgress",
        ["進行中", "In progress"],
        "まだ済んでおらず、最新の状態から30分 (設定による) たっていない試行です。離脱かどうかはまだ分からないので、下のどれにも含みません。",
        "Attempts that are not done and whose newest state is less than 30 minutes old (or what is set). Whether they are abandoned is not known yet: they are in none of the numbers below.",
    ),
    define(
        "untouched",
        ["未操作", "Untouched"],
        "どの項目にも触れずに離れた試行です。離脱には含みません。",
        "Attempts that left without touching any field. They do not count as abandoned.",
    ),
    define(
        "started",
        ["入力開始", "Started"],
        "1つ以上の項目にフォーカスした、または入力された試行です。何も入力しなくても含みます。",
        "Attempts in which at least one field was focused or filled, even if nothing was typed.",
    ),
    define(
        "abandoned",
        ["離脱", "Abandoned"],
        "入力を始めて、送信せず、その後30分 (設定による) 何も届かなかった試行です。離れたことはページからは分からないので、こちらで推定します。あとで続きが届けば離脱から外れます。",
        "Attempts that were started and not submitted, and of which nothing was heard for 30 minutes (or what is set). A page cannot know that it was left for good, so this is inferred here; what comes later takes them out again.",
    ),
    define(
        "otherwise",
        ["そのほか", "Otherwise"],
        "入力を始めたものの、コンバージョンも離脱もしていない試行です。離脱を狭く数えるツールの定義でだけ出ます。",
        "Attempts that were started and neither converted nor count as abandoned. There are some only by definitions that call less abandoned.",
    ),
    define(
        "done",
        ["コンバージョン", "Converted"],
        "送信または完了した試行です。送信のあとに次のステップが始まれば、その送信はまだコンバージョンではありません。",
        "Attempts that were submitted or completed. A submit after which another step began is not one yet.",
    ),
    define(
        "submitted",
        ["送信", "Submitted"],
        "送信が通り、そのあとに別のステップが始まらなかった試行です。完了した試行も含みます。",
        "Attempts in which a submit went through and no further step began after it. Completed attempts are among them.",
    ),
    define(
        "completed",
        ["完了", "Completed"],
        "注文が完了したとショップが知らせた試行です。",
        "Attempts that the shop reported as completed.",
    ),
    define(
        "unconfirmed",
        ["送信後未完了", "Submitted, not completed"],
        "送信したあと、完了の知らせがない試行です。",
        "Attempts that were submitted and not reported as completed.",
    ),
    define(
        "resubmitters",
        ["再送信", "Resubmitted"],
        "送信を2回以上した試行です。止められた送信も数えます。",
        "Attempts with more than one submit, those that were stopped among them.",
    ),
    define(
        "doneRate",
        ["コンバージョン率", "Conversion rate"],
        "コンバージョン ÷ 入力開始。",
        "Converted ÷ started.",
    ),
    define(
        "abandonRate",
        ["離脱率", "Abandonment rate"],
        "離脱 ÷ 入力開始。",
        "Abandoned ÷ started.",
    ),
    define(
        "band",
        ["95%区間", "95 % band"],
        "件数が少ないと割合は偶然で動きます。同じことが続くとき、本当の割合はおよそこの区間にあります (Wilson のスコア区間)。",
        "With few attempts a rate moves by chance. If all goes on as it is, the true rate is about within this band (Wilson's score interval).",
    ),
    define(
        "time",
        ["表示時間", "Visible time"],
        "ページが見えていた時間の合計です。時間は細かくは届かないので、中央値と四分位は幅で示します。",
        "Time that pages were visible. Times come in coarse steps only, so the median and the quartiles are ranges.",
    ),
    define(
        "hesitation",
        ["ためらい", "Hesitation"],
        "最初のページから、初めて項目に触れるまでの、見えていた時間です。",
        "Visible time from the first page to the first touch of a field.",
    ),
    define(
        "completing",
        ["所要時間", "Time to submit"],
        "初めて項目に触れてから、最後に通った送信までの、見えていた時間です。",
        "Visible time from the first touch of a field to the last submit that went through.",
    ),
    define(
        "wentOn",
        ["次へ", "Went on"],
        "そのステップから別のステップへ移った、またはコンバージョンした試行です。",
        "Attempts that left the step for another one, or converted.",
    ),
    define(
        "reached",
        ["到達", "Reached"],
        "そのステップ、または項目に1回以上来た試行です。結果は問いません。",
        "Attempts that came to the step or the field at least once, whatever became of them.",
    ),
    define(
        "ended",
        ["ここで離脱", "Ended here"],
        "離脱した試行のうち、最後にいたステップ、最後にフォーカスした項目がここだったものです。場所であり、原因とは限りません。",
        "Abandoned attempts that were in this step, or in this field, last. It is the place, not necessarily the cause.",
    ),
    define(
        "cause",
        ["離脱の原因", "Cause"],
        "離脱した試行のうち、解決していないつまずきの最初のものがこの項目だったものです。ルール違反、必須の空欄、消えた入力、手が止まった、のどれかです。",
        "Abandoned attempts whose first friction that was not resolved was in this field: a rule that fails, required and blank, what was in it is gone, or stuck.",
    ),
    define(
        "costs",
        ["最も大きな原因", "What costs most"],
        "離脱のうち、その項目やルールを原因とするものの割合です。1位の区間がほかのどれとも重ならないときだけ、1位と言い切ります。",
        "The share of abandonment that a field or a rule is the cause of. The first is called the first only if its band overlaps no other.",
    ),
    define(
        "without",
        ["つまずきのない離脱", "Without friction"],
        "離脱した試行のうち、解決していないつまずきが何もなかったものです。フォーム以外の理由で離れたと考えられます。",
        "Abandoned attempts with no friction left unresolved: it was not the form that they left for.",
    ),
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
        "rules",
        ["満たされなかったルール", "Failed rules"],
        "項目を離れたときに満たされなかったルールです。回数、その試行の数、そのうち離脱した数、そのうち原因だった数を示します。いくつもあれば、最も多く満たされなかったものを原因とします。",
        "The rules that failed when the field was left: how often, in how many attempts, how many of these were abandoned, and of how many it was the cause. Of several, the one that failed most often is the cause.",
    ),
    define(
        "suppressed",
        ["非表示", "Not shown"],
        "5件 (設定による) より少ないグループは、個人が分かるおそれがあるので示しません。合計から逆算できないように、次に小さいグループも示さないことがあります。",
        "A group of fewer than 5 attempts (or what is set) is not shown, since it could tell of one person. So that it cannot be had from the total, the next smallest may not be shown either.",
    ),
    define(
        "hour",
        ["時間帯", "Hour"],
        "試行が始まった時刻です。ショップの時間帯で数えます。",
        "The hour in which the attempt began, by the clock of the shop.",
    ),
    define(
        "channel",
        ["流入元", "Channel"],
        "来る前のページの種類です。アドレスは届きません。",
        "The class of the page before. Its address is not sent.",
    ),
    define(
        "segment",
        ["セグメント", "Segment"],
        "ショップが知らせた分類です。2つに入る試行は、両方で数えます。",
        "What the shop says of the shopper. An attempt of two is counted in both.",
    ),
    define(
        "nudges",
        ["ナッジ", "Nudges"],
        "送料無料などの案内を表示した回数と、表示した試行の数です。",
        "Times a nudge, such as free shipping, was shown, and the attempts in which it was.",
    ),
    define(
        "silent",
        ["控えた理由", "Held back"],
        "案内や手助けを出さなかった回数と、その理由です。",
        "Times a nudge or help was held back, and why.",
    ),
    define(
        "help",
        ["手助け", "Help"],
        "困っている合図ごとの、手助けの回数です。表示、対照群なので見せなかった (見せるはずだった)、控えた、使われた、閉じられた、の5つです。",
        "What became of help, by the sign that she is stuck: shown, not shown because of the hold-out (it would have been), held back, taken, closed.",
    ),
    define(
        "uplift",
        ["手助けの効果", "Effect of help"],
        "手助けを見た試行と、見せるはずだった対照群との、コンバージョンの割合の差です。区間が0をまたぐ間は、効果があるとは言えません (Newcombe の区間)。",
        "The share that converted of those who saw help, less that of the hold-out that would have. As long as the band spans 0, nothing is shown to help (Newcombe's interval).",
    ),
    define(
        "split",
        ["振り分けの検査", "Check of the split"],
        "対照群の割合が設定どおりかの検査です (カイ二乗)。偶然である確率が0.001未満なら、効果の数字は信用できません。",
        "Whether the hold-out is as large as it was meant to be (chi-square). If that is less likely than 0.001 by chance, the effect cannot be relied on.",
    ),
    define(
        "backs",
        ["前へ戻る", "Back to a step"],
        "前のステップへ戻った回数と、その試行の数です。",
        "Times she went back to an earlier step, and the attempts in which she did.",
    ),
    define(
        "restarts",
        ["やり直し", "Begun anew"],
        "フォームを消した、またはページを読み込み直した回数です。",
        "Times the form was reset or the page loaded again.",
    ),
    define(
        "blocked",
        ["止められた送信", "Stopped submits"],
        "送信しようとして、止められた回数です。",
        "Times something stopped a submit.",
    ),
    define(
        "hidden",
        ["よそ見", "Looked away"],
        "ほかのタブやアプリに移り、ページが見えなくなった回数です。",
        "Times the page was hidden, another tab or program being looked at.",
    ),
    define(
        "resumed",
        ["履歴からの復帰", "Came back"],
        "ブラウザーの履歴のキャッシュから戻った回数です。",
        "Times the page came back from the cache of the browser's history.",
    ),
    define(
        "delivery",
        ["到着率", "Delivery"],
        "届いた送信 ÷ あるはずの送信。送信には番号があるので、届かなかったものが分かります。1つも届かなかった試行は、ここにも入りません。",
        "Handings-over that came ÷ those that there were. They are numbered, so that a gap is known. Attempts of which nothing came at all cannot be in it.",
    ),
    define(
        "late",
        ["あとから到着", "Late"],
        "届いた送信のうち、いったんブラウザーに保存され、あとのページから送られたものです。",
        "Those of them that were kept in the browser and sent from a later page.",
    ),
    define(
        "dropped",
        ["送れなかった状態", "Given up"],
        "断られた、または古くなりすぎて、ページが送るのをやめた数です。",
        "Snapshots that a page gave up sending, since they were refused or too old.",
    ),
    define(
        "via",
        ["送り方", "Way"],
        "最新の状態が届いた送り方ごとの、試行の数です。",
        "Attempts by the way their newest state came.",
    ),
    define(
        "refused",
        ["断った送信", "Refused"],
        "断った送信の数です。理由のコードごとに示します。",
        "What was turned away, by the code of the answer.",
    ),
    define(
        "counted",
        ["数だけの記録", "Counted only"],
        "個別の記録を望まない人の分です。試行の番号も時間もないので、ほかの数字には入れません。",
        "Of shoppers who are only to be counted. They have no attempt and no times, and are in no other number.",
    ),
    define(
        "sampled",
        ["サンプリング", "Sampled"],
        "試行の一部だけが送られています。1件を、代表する件数として数えます。",
        "Only some attempts are sent, and each stands for as many as it was drawn from.",
    ),
];
