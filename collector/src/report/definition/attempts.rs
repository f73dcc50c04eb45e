//! What became of attempts, and where they ended.

use super::{Definition, define};

pub(super) const DEFINITIONS: &[Definition] = &[
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
        "ownFaultRate",
        ["surasura 自身の不具合", "Own faults"],
        "エラーの表示が早すぎた、または残った試行 ÷ 入力開始。入力した人ではなく、surasura か、ショップが加えた確認の不具合で、0%であるべきものです。",
        "Attempts in which a fault was shown too early or too long ÷ started. That is not the shopper but surasura itself, or a check that the shop added, and should be 0 %.",
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
];
