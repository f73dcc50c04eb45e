//! The closed lists of words, with what each word means.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Words;
use crate::beacon::{
    Act, BUCKETS, Channel, Device, FieldMeter, Held, HelpMeter, Meter, Outcome, Signal, Via, Why,
};
use crate::field::{Code, Issue, Kind, Locale};
use crate::nudge::NudgeState;

/// A closed list of words.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// What it is a list of; a heading.
    pub name: Words,
    /// Its words in order, each with what it means in English.
    pub words: fn() -> Vec<(&'static str, String)>,
    /// What they mean in Japanese, in the same order; none where another document says it.
    pub ja: &'static [&'static str],
    /// Which of its numbers are times, in buckets.
    pub times: &'static [usize],
}

impl List {
    /// The words, each with what it means.
    #[must_use]
    pub fn meanings(&self, locale: Locale) -> Vec<(&'static str, String)> {
        let words = (self.words)();
        match locale {
            Locale::En => words,
            Locale::Ja => {
                let ja = self.ja.iter().map(ToString::to_string);
                words.into_iter().map(|(word, _)| word).zip(ja).collect()
            }
        }
    }

    /// The words alone.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        (self.words)().into_iter().map(|(word, _)| word).collect()
    }

    /// The most that the number at a place can be.
    #[must_use]
    pub fn most(&self, at: usize) -> u64 {
        if self.times.contains(&at) {
            u64::from(BUCKETS).saturating_sub(1)
        } else {
            u64::from(u16::MAX)
        }
    }
}

/// As a sentence of a comment is within a table.
fn plain(meaning: &str) -> String {
    meaning.trim().replace("[`super::bucket`]", "bucket")
}

macro_rules! lists {
    ($($name:ident: $type:ident $title:expr, $times:expr, [$($ja:literal,)+];)+) => {
        $(
            /// A list of the wire.
            pub const $name: List = List {
                name: $title,
                words: || {
                    let all = $type::ALL.iter();
                    all.map(|word| (word.as_str(), plain(word.meaning()))).collect()
                },
                ja: {
                    // As many as there are words.
                    const JA: [&str; $type::ALL.len()] = [$($ja,)+];
                    &JA
                },
                times: $times,
            };
        )+
    };
}

lists! {
    VIAS: Via ["送信の手段 (`via`)", "How it was handed over (`via`)"], &[], [
        "`fetchLater`。ページがどのように終わっても、ブラウザが送る",
        "`sendBeacon`",
        "`fetch`。ページがあるうち、または `keepalive` で",
        "端末の保管箱から、あとのページで",
        "読み込み用のスクリプトから、ほかが届く前に",
    ];
    OUTCOMES: Outcome ["どこまで進んだか (`outcome`)", "How far it came (`outcome`)"], &[], [
        "ページを見た",
        "項目に入った、または項目が埋められた",
        "送信できた",
        "注文が済んだと店舗が知らせた",
    ];
    DEVICES: Device ["端末 (`device`)", "What she holds (`device`)"], &[], [
        "タッチで、幅が狭い",
        "タッチで、幅が広い",
        "マウスなど",
    ];
    CHANNELS: Channel ["流入元 (`channel`)", "Where she came from (`channel`)"], &[], [
        "不明",
        "同じ店舗",
        "検索",
        "SNS、メッセージ",
        "メール",
        "広告(店舗だけが言える)",
        "そのほかのサイト",
    ];
    WHYS: Why ["問題 (`why`)", "Why (`why`)"], &[], [
        "入力ルールに合わない",
        "送信のとき、必須なのに空だった",
        "入力した内容が消えた",
        "入力が止まり、その後も確定していない",
    ];
    METERS: Meter ["手続き全体の数 (`m`)", "What is counted of the whole (`m`)"], &[1, 2, 3], [
        "通ったページの数。戻って来たときも数える",
        "ページが見えていた時間(区分)",
        "最初のページから、最初に項目に触れるまでの時間(区分)",
        "最初に項目に触れてから、最後に送信できるまでの時間(区分)",
        "送信できた回数",
        "送信が止められた回数",
        "前のステップに戻った回数",
        "やり直した回数(フォームの取り消し、ページの再読み込み)",
        "ページが隠れた回数(別のタブやアプリ)",
        "ブラウザの履歴のキャッシュから戻った回数",
        "受け取られず、または古くなって捨てた送信の数",
    ];
    FIELD_METERS: FieldMeter ["項目の数 (`fields[].m`)", "What is counted of a field (`fields[].m`)"], &[1, 2], [
        "入った回数。入らずに埋められた、または空と分かった項目は1",
        "入っていた時間(区分)。ページが見えている間",
        "入ってから最初に入力するまでの時間(区分)。それまでの合計",
        "入ったときと違う内容で離れた回数",
        "確定した内容を変えた回数。離れたときに数えるので、かな漢字変換は1回",
        "確定したあとで、また入った回数",
        "黙って整えた回数",
        "整えても入力ルールに合わなかった回数",
        "ブラウザが埋めた回数",
        "surasuraが埋めた回数(郵便番号からの住所、フリガナ、下書き)",
        "貼り付けた回数",
        "送信のとき、必須なのに空だった回数",
        "ページを離れたときの内容が、戻ったら消えていた回数",
        "一度も離れず、送信もしないうちに、誤りを示した回数。こちらの不具合か、ショップの確認の不具合",
        "直したあとも前の内容への指摘が残ったまま、次の項目または送信へ進んだ回数。これも不具合",
    ];
    SIGNALS: Signal ["きっかけ (`help`)", "Signs that she is stuck (`help`)"], &[], [
        "離れそう: ポインターがページの上に出た",
        "入ったことのある項目を行き来し、何も変わらない",
        "項目にいて、いつもよりずっと長く入力がない",
        "同じ項目で同じルールに続けて合わない、または送信が続けて止められた",
    ];
    HELP_METERS: HelpMeter ["手助けの結果 (`help`)", "What became of help (`help`)"], &[], [
        "見せた",
        "見せるところだったが、比較のために見せない人だった",
        "控えた(理由は `held`)",
        "使われた",
        "閉じられた",
    ];
    HELD: Held ["控えた理由 (`silent`、`held`)", "Why it was held back (`silent`, `held`)"], &[], [
        "効果を知るために見せない割合に入っている",
        "同じ種類のものを閉じた",
        "店舗が決めた回数を見せた",
        "ページが隠れている",
        "かな漢字変換の途中",
        "入力の途中",
        "誤りを直している途中",
        "決済欄にいる",
        "最後のステップ、または次が送信ボタン",
        "まだ何にも触れていない",
        "ステップが始まったばかり",
        "前のものから間がない",
        "手助けが必要。お金の話はその後",
        "言うことがない: 店舗にそのルールがない",
        "言うことがない: 送料が下がらない",
        "言うことがない: 足りない額のほうが得より大きい",
        "この状態ではもう見せた",
        "状態がまだ定まっていない",
    ];
    ACTS: Act ["できごと (`log`)", "What happened (`log`)"], &[], [
        "ステップが始まった(対象: ステップ)",
        "項目を離れた(対象: 項目)",
        "入力ルールに合わなかった(対象: 項目)",
        "送信のとき、必須なのに空だった(対象: 項目)",
        "貼り付けた(対象: 項目)",
        "ブラウザが埋めた(対象: 項目)",
        "surasuraが埋めた(対象: 項目)",
        "内容が消えた(対象: 項目)",
        "手助けを見せた(対象: きっかけ)",
        "見せるところだったが、見せない人だった(対象: きっかけ)",
        "手助けが使われた(対象: きっかけ)",
        "手助けが閉じられた(対象: きっかけ)",
        "送料などの案内を見せた(対象: 案内の状態)",
        "ページが隠れた",
        "ページがまた見えた",
        "送信が止められた",
        "送信できた",
        "注文が済んだ",
        "やり直した",
        "ポインターがページの上に出た",
    ];
}

/// The kinds of fields; docs/fields.md says what each is.
pub const KINDS: List = List {
    name: ["項目の種類", "Kinds of fields"],
    words: || Kind::ALL.map(|kind| (kind.as_str(), String::new())).into(),
    ja: &[""; Kind::ALL.len()],
    times: &[],
};

/// The codes of the rules; docs/fields.md says what each is.
pub const CODES: List = List {
    name: ["入力ルール", "Rules"],
    words: || {
        let words = |code: Code| (code.as_str(), Issue::new(code).message(Locale::En));
        Code::ALL.map(words).into()
    },
    ja: &[""; Code::ALL.len()],
    times: &[],
};

/// The states of the nudge; docs/nudges.md says what each is.
pub const NUDGES: List = List {
    name: ["案内の状態", "States of the nudge"],
    words: || {
        NudgeState::ALL
            .map(|state| (state.as_str(), String::new()))
            .into()
    },
    ja: &[""; NudgeState::ALL.len()],
    times: &[],
};

/// The lists that are explained nowhere else.
pub const LISTS: [&List; 11] = [
    &VIAS,
    &OUTCOMES,
    &DEVICES,
    &CHANNELS,
    &WHYS,
    &METERS,
    &FIELD_METERS,
    &SIGNALS,
    &HELP_METERS,
    &HELD,
    &ACTS,
];
