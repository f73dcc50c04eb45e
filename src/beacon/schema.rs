//! The wire format described once, natively: each member, its bounds, what it means and what for. The
//! JSON Schema, the tables of `docs/wire.md` and the texts that a shop publishes are made of this.

mod json;
mod list;
mod member;
mod notice;
mod table;

pub use json::{canonical, json_schema};
pub use list::{LISTS, List};
pub use member::{MEMBERS, Member, Shape};
pub use notice::{File, Inventory, inventory, notice};
pub use table::{members, words};

use crate::field::Locale;

/// A text in Japanese and in English.
pub type Words = [&'static str; 2];

/// The words of one language.
#[must_use]
pub const fn said(locale: Locale, [ja, en]: Words) -> &'static str {
    match locale {
        Locale::Ja => ja,
        Locale::En => en,
    }
}

/// What a shop learns a member for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// That the collector can read it, and keeps each attempt once.
    Keep,
    /// How much of the data is lost on its way.
    Loss,
    /// At which step and field people give up.
    Place,
    /// Why they do.
    Cause,
    /// Whether one group has it harder than another.
    Group,
    /// Whether help and nudges are of use, and come at the right moment.
    Help,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Keep,
        Self::Loss,
        Self::Place,
        Self::Cause,
        Self::Group,
        Self::Help,
    ];

    /// In words that complete "in order to know".
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Keep => ["同じ入力を一度だけ数えるため", "to count each attempt once"],
            Self::Loss => [
                "届かなかったデータの割合を知るため",
                "to know how much of the data is lost",
            ],
            Self::Place => [
                "どのステップ・どの項目で入力をやめたかを知るため",
                "to know at which step and field people give up",
            ],
            Self::Cause => [
                "入力をやめた原因(入力ルール、未入力など)を知るため",
                "to know why they do",
            ],
            Self::Group => [
                "端末や流入元による違いを知るため",
                "to compare devices and ways to the page",
            ],
            Self::Help => [
                "案内が役立ち、じゃまになっていないかを知るため",
                "to know whether help and nudges are of use",
            ],
        }
    }
}

/// What a JSON Schema cannot say and the reader refuses all the same.
pub const BEYOND: [(&str, Words); 6] = [
    (
        "PLACES",
        [
            "`last`、`cause`、`step` は実在する位置を指す。`fields` は `of` 以下。同じステップに同じ項目は1つ",
            "`last`, `cause` and `step` point to what is there; there are no more `fields` than `of`; no field is twice in a step",
        ],
    ),
    (
        "PAIRS",
        [
            "`log` の数は2つずつで、できごとと対象が合い、時間は最後の区分まで",
            "`log` has its numbers in pairs, an act is about something that it can be about, its time is a bucket",
        ],
    ),
    (
        "COUNTED",
        [
            "`attempt` が無ければ、`fields` は `last` と `cause` のものだけで `m` が無く、`steps` はその項目と今のステップだけ",
            "without `attempt` there are no `fields` but `last` and `cause`, they have no `m`, and there are no `steps` but theirs and `step`",
        ],
    ),
    (
        "POINTS",
        [
            "4.0 のような小数点のある数は使えない",
            "a number is written without a point: 4, not 4.0",
        ],
    ),
    (
        "TWICE",
        ["同じ名前のメンバーは1つ", "no member is said twice"],
    ),
    (
        "SIZE",
        ["本文は16,384バイトまで", "a body has at most 16,384 bytes"],
    ),
];
