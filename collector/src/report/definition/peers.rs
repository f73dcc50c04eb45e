//! What others mean by the words in which we differ. `surasura::friction::peers` has the sources; the table in
//! docs/collector.md has these in English.

use surasura::friction::peers::Peer;

/// The meaning of a word by somebody else's definitions, in Japanese and in English; `None`: as ours.
pub(super) fn of(peer: Peer, word: &str) -> Option<[&'static str; 2]> {
    let theirs = MEANINGS
        .iter()
        .find(|(whose, of, _)| *whose == peer && *of == word);
    theirs.map(|(_, _, meaning)| *meaning)
}

const MEANINGS: [(Peer, &str, [&str; 2]); 19] = [
    (
        Peer::Zuko,
        "abandoned",
        [
            "項目に触れて、完了せず、その後30分 (設定による) 何も届かなかった試行です。送信だけでは離脱のままです。",
            "Attempts that touched a field and were not completed, and of which nothing was heard for 30 minutes (or what is set). A submit alone does not take them out.",
        ],
    ),
    (
        Peer::Zuko,
        "done",
        [
            "完了した試行です。送信だけでは数えません。",
            "Attempts that were completed. A submit alone does not count.",
        ],
    ),
    (
        Peer::Zuko,
        "unconfirmed",
        [
            "送信したあと、完了の知らせがない試行です。離脱にも含みます。",
            "Attempts that were submitted and not reported as completed. They count as abandoned, too.",
        ],
    ),
    (
        Peer::Zuko,
        "ended",
        [
            "離脱した試行のうち、最後に触れた項目がここだったものです。",
            "Abandoned attempts whose last field interacted with was this one.",
        ],
    ),
    (
        Peer::Matomo,
        "done",
        [
            "送信した試行です。Matomo のコンバージョンは別に決める目標なので、ここでは送信で数えます。",
            "Attempts that were submitted. A conversion of Matomo is a goal of its own; here it is the submit.",
        ],
    ),
    (
        Peer::GyroN,
        "started",
        [
            "1つ以上の項目にフォーカスした試行です。",
            "Attempts in which at least one field was focused.",
        ],
    ),
    (
        Peer::GyroN,
        "abandoned",
        [
            "最後の操作が項目へのフォーカスで、送信せず、その後30分 (設定による) 何も届かなかった試行です。止められた送信のあとに離れたものは含みません。",
            "Attempts whose last act was to focus a field, that were not submitted, and of which nothing was heard for 30 minutes (or what is set). Those that left after a stopped submit are not among them.",
        ],
    ),
    (
        Peer::GyroN,
        "done",
        [
            "エラーなしで送信した (確定した) 試行です。",
            "Attempts that were submitted without an error (confirmed).",
        ],
    ),
    (
        Peer::GyroN,
        "doneRate",
        [
            "コンバージョン ÷ 進行中を除く試行。",
            "Converted ÷ attempts that are not in progress.",
        ],
    ),
    (
        Peer::GyroN,
        "abandonRate",
        [
            "離脱 ÷ 進行中を除く試行。",
            "Abandoned ÷ attempts that are not in progress.",
        ],
    ),
    (
        Peer::GyroN,
        "ended",
        [
            "離脱した試行のうち、最後の操作がこの項目へのフォーカスだったものです。",
            "Abandoned attempts whose last act was to focus this field.",
        ],
    ),
    (
        Peer::FTra,
        "untouched",
        [
            "何も入力せずに離れた試行です。",
            "Attempts that left without entering anything.",
        ],
    ),
    (
        Peer::FTra,
        "started",
        [
            "1つ以上の項目に入力した試行です。フォーカスだけでは数えません。",
            "Attempts in which something was entered in at least one field. Focus alone does not count.",
        ],
    ),
    (
        Peer::FTra,
        "abandoned",
        [
            "入力して、完了せず、その後30分 (設定による) 何も届かなかった試行です。",
            "Attempts that entered something and were not completed, and of which nothing was heard for 30 minutes (or what is set).",
        ],
    ),
    (
        Peer::FTra,
        "done",
        [
            "完了画面に着いた試行です。",
            "Attempts that reached the completion page.",
        ],
    ),
    (
        Peer::FTra,
        "unconfirmed",
        [
            "送信したあと、完了の知らせがない試行です。離脱にも含みます。",
            "Attempts that were submitted and not reported as completed. They count as abandoned, too.",
        ],
    ),
    (
        Peer::FTra,
        "doneRate",
        [
            "コンバージョン ÷ 進行中を除く試行。",
            "Converted ÷ attempts that are not in progress.",
        ],
    ),
    (
        Peer::FTra,
        "abandonRate",
        [
            "離脱 ÷ 進行中を除く試行。",
            "Abandoned ÷ attempts that are not in progress.",
        ],
    ),
    (
        Peer::FTra,
        "ended",
        [
            "離脱した試行のうち、最後に入力した項目がここだったものです。",
            "Abandoned attempts whose last field with something entered was this one.",
        ],
    ),
];
