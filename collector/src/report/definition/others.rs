//! Groups, help and nudges, delivery.

use super::{Definition, define};

pub(super) const DEFINITIONS: &[Definition] = &[
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
        "nudgeUplift",
        ["ナッジの効果", "Effect of nudges"],
        "案内することがあって、ナッジを控える対照群でなかった試行と、対照群との、コンバージョンの割合の差です。実際に表示されたかは問いません。表示された試行だけを比べると、長く残った人が集まり、効果が大きく見えるからです。",
        "The share that converted of attempts in which there was something to say and nudges were free to come, less that of the hold-out. Whether one was shown in the end does not matter: those that saw one are those that stayed long enough, and would look better than nudges are.",
    ),
    define(
        "finding",
        ["判定", "Finding"],
        "効果の区間を、1度だけでなく何度見ても成り立つ幅に広げて、すべて0より下なら逆効果、すべて上なら効果あり、0をまたげば不明です。表示している区間が0をまたがなくても、不明のことがあります。振り分けの検査に通らなければ判定しません。効果も害もないものが一度でも逆効果と出るのは、同じ期間に試行が増えていくのを見続けて、多くても40回に1回ほどです。合図や、期間と絞り込みを変えるたびに、その機会は増えます。",
        "Harm if the whole band of the effect, made as wide as it takes to hold at every look and not at one alone, lies below 0, help if all of it lies above, unclear if it spans 0; so it may be unclear where the band that is shown does not span 0. None where the split is suspect. Of what does nothing at all, at most about one in forty is ever called harmful while attempts are added to those of the same days; each sign, and each other choice of days or filters, is one more chance.",
    ),
    define(
        "split",
        ["振り分けの検査", "Check of the split"],
        "対照群の割合が設定どおりかの検査です (カイ二乗)。偶然である確率が0.001未満なら、効果の数字は信用できません。",
        "Whether the hold-out is as large as it was meant to be (chi-square). If that is less likely than 0.001 by chance, the effect cannot be relied on.",
    ),
    define(
        "taken",
        ["役に立った", "Taken"],
        "表示した試行のうち、手助けは使われたもの、ナッジは達成の案内も出たものの割合です。進行中の試行は含みません。ナッジは、あと少し、あと1点、達成のあと不足、の案内を数えます。",
        "Of the attempts in which it was shown, those in which help was taken; of nudges, those in which it was said, too, that a goal is reached. Attempts in progress are not in it; of nudges, those that ask for more are counted: near, one item more, reached and lost.",
    ),
    define(
        "closed",
        ["閉じられた", "Closed"],
        "表示した試行のうち、役に立たず、閉じられたものの割合です。",
        "Of the same, those in which it was not taken, and was closed.",
    ),
    define(
        "wasted",
        ["空振り", "Wasted"],
        "表示した試行のうち、使われも閉じられもしなかったものの割合です。見ていないか、気にされていません。",
        "Of the same, those in which it was neither taken nor closed: not seen, or not minded.",
    ),
    define(
        "instant",
        ["出し急ぎ", "Instant"],
        "表示した試行のうち、ステップが始まってから5秒以内に出したものの割合です。時間は幅で届くので、確実に5秒以内だったものだけを数えます。時刻の分からない試行は分母に入れません。",
        "Of the same, those in which it was shown within 5 seconds after the step had begun. Times come in coarse steps, so only what surely was within them counts; attempts whose timeline does not tell are left out.",
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
