//! Texts as they reach a field: anything, and those of the tables with slips in them.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::plain::plain;

pub(super) const DASHES: &str = "-˗‐‑‒–—―⁃⁻−⎯⏤─━▬⚊➖⧿⸺⸻﹘﹣－ーｰ_~〜～＿￣‾ㅡ";
const INVISIBLES: &str = "\0\u{7F}\u{AD}\u{200B}\u{200D}\u{202A}\u{2066}\u{FEFF}\u{FE0F}\u{E0101}";
const SPACES: &str = " \t\n\u{A0}\u{2003}\u{3000}\u{3164}\u{FFA0}";
const SIGNS: &str = "@＠.．。｡・･（）()【「〒+＋／/、,ゝヽ内ext〇一九丁番無々〆";

pub(super) fn one_of(chars: &'static str) -> impl Strategy<Value = char> {
    select(chars.chars().collect::<Vec<_>>())
}

pub(super) fn between(from: char, to: char) -> impl Strategy<Value = char> {
    proptest::char::range(from, to)
}

/// A character of any sort that reaches a field.
pub(super) fn character() -> BoxedStrategy<char> {
    prop_oneof![
        4 => between('0', '9'),
        3 => between(' ', '~'),
        3 => between('\u{FF01}', '\u{FF5E}'),
        3 => between('\u{FF61}', '\u{FF9F}'),
        3 => between('ぁ', 'ヿ'),
        4 => one_of(DASHES),
        3 => one_of(SIGNS),
        1 => one_of(SPACES),
        1 => one_of(INVISIBLES),
        2 => between('\u{3099}', '\u{309C}'),
        2 => between('一', '鿿'),
        1 => between('\u{F900}', '\u{FAFF}'),
        1 => between('\u{2E80}', '\u{2FD5}'),
        1 => between('\u{20000}', '\u{2FFFF}'),
        1 => between('\u{1F300}', '\u{1FAFF}'),
        1 => any::<char>(),
    ]
    .boxed()
}

pub(super) fn string(
    chars: impl Strategy<Value = char>,
    most: usize,
) -> impl Strategy<Value = String> {
    prop::collection::vec(chars, 0..most).prop_map(String::from_iter)
}

/// Values to be bent beside those of the tables.
const BASES: [&str; 31] = [
    "123-4567",
    "〒１００ー０００１",
    "090-1234-5678",
    "+81(0)3-5253-2111",
    "03-5253-2111（内線31427）",
    "0126721234",
    "taro.yamada@gmail.com",
    "taro..y@docomo.ne.jp",
    "taro@yahoo.cojp",
    "ＴＡＲＯ＠ＥＸＡＭＰＬＥ．ＪＰ",
    "ﾔﾏﾀﾞ ﾀﾛｳ",
    "イ－ハト－ヴォ",
    "東京都千代田区１ー２ー３ サンタワー１０１",
    "グラントウキョウノースタワー３６階",
    "港区芝一丁目２番地の３号棟４０１",
    "〒100-0001 東京都千代田区千代田１一１",
    "十丁目百番３号ー１０１ Ｔ＆Ｔ",
    "四日市市１４ーイ２２ #101",
    "辻\u{E0101}　\u{FA19}子",
    "Ｏ＇Ｂｒｉｅｎ",
    "㈱山田（ＵＫ）商店",
    "㍿ソニ－ ㈳（株)",
    "一般社団法人　髙﨑会",
    "カヲル・ヱヴァ（カ",
    "刘\u{E0100}é〜～−",
    "TEL：０１２０ー１２３ー４５６ FAX 03-5253-2112",
    "186-0471-31-2345~6 内線12",
    "tel:+81-3-5253-2111;ext=45",
    "郵便番号：〇六〇ー〇〇〇〇",
    "山田　太郎 <taro@gmail,con>",
    "tarogmail.com",
];

/// What the tables of `tests/data` have in their first column: thousands of texts, right and wrong.
static CORPUS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let tables = [
        include_str!("../data/address.tsv"),
        include_str!("../data/birth.tsv"),
        include_str!("../data/company.tsv"),
        include_str!("../data/date.tsv"),
        include_str!("../data/date_suggest.tsv"),
        include_str!("../data/email.tsv"),
        include_str!("../data/email_suggest.tsv"),
        include_str!("../data/katakana.tsv"),
        include_str!("../data/kana_zengin.tsv"),
        include_str!("../data/name.tsv"),
        include_str!("../data/number.tsv"),
        include_str!("../data/phone.tsv"),
        include_str!("../data/postal.tsv"),
    ];
    let lines = tables.iter().flat_map(|table| table.lines());
    let lines = lines.filter(|line| !line.starts_with('#'));
    let texts = lines.filter_map(|line| line.split('\t').next()).map(plain);
    BASES
        .iter()
        .map(|base| String::from(*base))
        .chain(texts)
        .collect()
});

/// What happens to a text at a place of it.
#[derive(Clone, Debug)]
enum Slip {
    PutIn(char),
    LeaveOut,
    Replace(char),
    Swap,
    /// The rest is that of another text.
    GoOn(Index),
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        4 => character().prop_map(Slip::PutIn),
        2 => Just(Slip::LeaveOut),
        2 => character().prop_map(Slip::Replace),
        1 => Just(Slip::Swap),
        1 => any::<Index>().prop_map(Slip::GoOn),
    ]
}

fn bent(base: &str, slips: Vec<(Index, Slip)>) -> String {
    let mut chars: Vec<char> = base.chars().collect();
    for (at, slip) in slips {
        let at = at.index(chars.len() + 1);
        match slip {
            Slip::PutIn(ch) => chars.insert(at, ch),
            Slip::LeaveOut if at < chars.len() => _ = chars.remove(at),
            Slip::Replace(ch) if at < chars.len() => chars[at] = ch,
            Slip::Swap if at + 1 < chars.len() => chars.swap(at, at + 1),
            Slip::GoOn(other) => {
                let other: Vec<char> = other.get(CORPUS.as_slice()).chars().collect();
                chars.truncate(at);
                chars.extend(other.iter().skip(at));
            }
            _ => {}
        }
    }
    String::from_iter(chars)
}

/// Anything, or a text of the tables with up to four slips.
pub(super) fn text() -> impl Strategy<Value = String> {
    let slips = prop::collection::vec((any::<Index>(), slip()), 0..5);
    let bent =
        (any::<Index>(), slips).prop_map(|(base, slips)| bent(base.get::<String>(&CORPUS), slips));
    prop_oneof![1 => string(character(), 24), 2 => bent]
}
