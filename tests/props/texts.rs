//! Of every kind of field.

use proptest::prelude::*;
use proptest::sample::select;
use surasura::field::date::Date;
use surasura::field::{Blocks, Charset, CompanyForm, DateForm, KanaForm, KanaSet, Width};
use surasura::text::{dash, radical, space};
use surasura::{Kind, Options, Outcome, normalize};

use super::config;

const DASHES: &str = "-˗‐‑‒–—―⁃⁻−⎯⏤─━▬⚊➖⧿⸺⸻﹘﹣－ーｰ_~〜～＿￣‾ㅡ";
const INVISIBLES: &str = "\0\u{7F}\u{AD}\u{200B}\u{200D}\u{202A}\u{2066}\u{FEFF}\u{FE0F}\u{E0101}";
const SPACES: &str = " \t\n\u{A0}\u{2003}\u{3000}\u{3164}\u{FFA0}";
const SIGNS: &str = "@＠.．。｡・･（）()【「〒+＋／/、,ゝヽ内ext〇一九丁番無々〆";

fn one_of(chars: &'static str) -> impl Strategy<Value = char> {
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

/// Values that are right, to be bent.
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

/// Anything, or a right value with up to four characters put in anywhere.
pub(super) fn text() -> impl Strategy<Value = String> {
    let noise = prop::collection::vec((any::<prop::sample::Index>(), character()), 0..5);
    let bent = (select(BASES.as_slice()), noise).prop_map(|(base, noise)| {
        let mut chars: Vec<char> = base.chars().collect();
        for (at, ch) in noise {
            chars.insert(at.index(chars.len() + 1), ch);
        }
        String::from_iter(chars)
    });
    prop_oneof![string(character(), 24), bent]
}

pub(super) fn options() -> impl Strategy<Value = Options> {
    (
        select(vec![
            KanaForm::Katakana,
            KanaForm::Hiragana,
            KanaForm::HalfWidth,
        ]),
        select(vec![KanaSet::Any, KanaSet::EcCube, KanaSet::Zengin]),
        select(vec![Width::Half, Width::Full]),
        select(vec![Blocks::Keep, Blocks::Hyphens]),
        select(vec![
            CompanyForm::Typed,
            CompanyForm::Short,
            CompanyForm::Long,
        ]),
        select(vec![Charset::Utf8, Charset::Cp932, Charset::JisX0208]),
        select(vec![
            DateForm::Iso,
            DateForm::Slashes,
            DateForm::Digits,
            DateForm::Wareki,
        ]),
        any::<[bool; 5]>(),
    )
        .prop_map(
            |(
                kana,
                kana_set,
                width,
                blocks,
                company,
                charset,
                date,
                [part, digits_only, drop_selectors, birth, today],
            )| Options {
                caret: None,
                part,
                digits_only,
                kana,
                kana_set,
                width,
                blocks,
                company,
                charset,
                drop_selectors,
                date,
                birth,
                today: today.then_some(TODAY),
            },
        )
}

const TODAY: Date = Date {
    year: 2026,
    month: 11,
    day: 21,
};

/// The text with every change undone, the last first.
pub(super) fn undone(text: &str, outcome: &Outcome) -> String {
    let given: Vec<u16> = text.encode_utf16().collect();
    let mut value: Vec<u16> = outcome.value.encode_utf16().collect();
    for change in outcome.changes.iter().rev() {
        let part = given[change.from as usize..change.to as usize].to_vec();
        value.splice(change.value_from as usize..change.value_to as usize, part);
    }
    String::from_utf16(&value).expect("whole characters")
}

pub(super) fn utf16(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

/// Every offset at which a character of `text` begins, and its end.
pub(super) fn boundaries(text: &str) -> Vec<u32> {
    let mut at = 0;
    let ends = text.chars().map(|ch| {
        at += ch.len_utf16() as u32;
        at
    });
    std::iter::once(0).chain(ends).collect()
}

fn ideographs(text: &str) -> Vec<char> {
    let mut found: Vec<char> = text.chars().filter(|ch| space::is_ideograph(*ch)).collect();
    found.sort_unstable();
    found
}

/// The characters that no change covers are all in the value, in their order.
pub(super) fn untouched_stays(text: &str, outcome: &Outcome) -> bool {
    let mut at = 0;
    let mut value = outcome.value.chars();
    text.chars().all(|ch| {
        let (from, to) = (at, at + ch.len_utf16() as u32);
        at = to;
        let touched = outcome
            .changes
            .iter()
            .any(|change| change.from < to && change.to > from);
        touched || value.any(|kept| kept == ch)
    })
}

proptest! {
    #![proptest_config(config(1024))]

    /// Of every kind: it never panics, tells the truth about what changed, and its value is its own
    /// normal form.
    #[test]
    fn an_outcome_tells_the_truth(
        text in text(),
        kind in select(Kind::ALL.to_vec()),
        options in options(),
    ) {
        let outcome = normalize(kind, &text, options);
        prop_assert_eq!(outcome.changed, outcome.value != text);
        prop_assert_eq!(outcome.changes.is_empty(), !outcome.changed);
        prop_assert!(outcome.changes.is_sorted(), "{:?}", outcome.changes);
        let starts = boundaries(&text);
        for change in &outcome.changes {
            prop_assert!(change.from <= change.to);
            prop_assert!(starts.contains(&change.from) && starts.contains(&change.to));
        }
        prop_assert!(untouched_stays(&text, &outcome), "{outcome:?}");
        prop_assert_eq!(undone(&text, &outcome), text.as_str(), "{:?}", outcome);
        if outcome.valid() {
            let again = normalize(kind, &outcome.value, options);
            prop_assert!(!again.changed, "{outcome:?} becomes {again:?}");
            prop_assert_eq!(again.issues, outcome.issues);
        }
    }

    #[test]
    fn a_caret_stays_in_the_value_and_in_order(
        text in text(),
        kind in select(Kind::ALL.to_vec()),
        options in options(),
    ) {
        let end = utf16(&text);
        let mut before = 0;
        for caret in 0..=end {
            let outcome = normalize(kind, &text, Options { caret: Some(caret), ..options });
            let at = outcome.caret.expect("one was given");
            prop_assert!(before <= at, "{at} after {before}");
            let places = boundaries(&outcome.value);
            prop_assert!(places.contains(&at), "{at} in {:?}", outcome.value);
            if !outcome.changed {
                // Where it was; inside of a surrogate pair there is no place.
                prop_assert_eq!(Some(&at), places.iter().rfind(|place| **place <= caret));
            }
            prop_assert!(caret != 0 || at == 0, "what stood right of the caret stays right of it");
            prop_assert!(caret != end || at == utf16(&outcome.value), "and the end the end");
            before = at;
        }
        prop_assert_eq!(normalize(kind, &text, options).caret, None);
    }

    #[test]
    fn a_name_keeps_its_ideographs(text in text()) {
        // A radical that was copied for its ideograph counts as one.
        let meant: String = text.chars().map(radical::to_ideograph).collect();
        let outcome = normalize(Kind::Name, &text, Options::default());
        prop_assert_eq!(ideographs(&outcome.value), ideographs(&meant));
        prop_assert!(outcome.valid());
    }

    /// What is offered for a name, a company or a reading is its own normal form and has nothing wrong
    /// with it.
    #[test]
    fn what_is_offered_can_be_used(
        text in text(),
        kind in select(vec![Kind::Name, Kind::Company, Kind::Kana]),
        options in options(),
    ) {
        let outcome = normalize(kind, &text, options);
        for meant in outcome.issues.iter().filter_map(|issue| issue.suggestion.as_ref()) {
            prop_assert_ne!(&outcome.value, meant);
            let right = normalize(kind, meant, options);
            prop_assert!(right.issues.is_empty() && !right.changed, "{meant}: {right:?}");
        }
    }

    #[test]
    fn a_number_is_digits_and_single_hyphens(text in text(), phone in any::<bool>()) {
        let kind = if phone { Kind::Phone } else { Kind::Postal };
        let outcome = normalize(kind, &text, Options::default());
        if outcome.valid() && !outcome.value.is_empty() {
            for group in outcome.value.split('-') {
                prop_assert!(!group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
            }
        }
        if !outcome.valid() {
            prop_assert_eq!(outcome.value, text, "what was typed stays");
        }
    }

    #[test]
    fn hyphens_in_a_phone_number_do_not_matter(
        digits in string(between('0', '9'), 11),
        // A wave before the last digits tells of the lines beside a number: 03-5253-2111~3.
        places in prop::collection::vec(
            (any::<prop::sample::Index>(), one_of(DASHES).prop_filter("a wave", |ch| !dash::is_wave(*ch))),
            0..5,
        ),
    ) {
        let plain = format!("0{digits}");
        let expected = normalize(Kind::Phone, &plain, Options::default());
        let mut typed: Vec<char> = plain.chars().collect();
        for (at, dash) in places {
            typed.insert(1 + at.index(typed.len()), dash);
        }
        let outcome = normalize(Kind::Phone, &String::from_iter(typed), Options::default());
        // All but which group is short: only hyphens show that.
        let counts = |outcome: &Outcome| {
            let counts = outcome.issues.iter().map(|issue| (issue.code, issue.count));
            counts.collect::<Vec<_>>()
        };
        prop_assert_eq!(counts(&outcome), counts(&expected));
        if expected.valid() {
            prop_assert_eq!(outcome.value, expected.value);
        }
    }

    #[test]
    fn a_mail_address_has_a_domain_in_lower_case(text in text()) {
        let outcome = normalize(Kind::Email, &text, Options::default());
        if outcome.valid() && !outcome.value.is_empty() {
            let (local, domain) = outcome.value.split_once('@').expect("it has an @");
            prop_assert!(outcome.value.is_ascii() && !local.is_empty());
            prop_assert_eq!(domain.to_ascii_lowercase(), domain);
        }
    }

    /// A slip in a common domain: what is offered has the same local part, and nothing wrong with it.
    #[test]
    fn what_is_offered_for_a_slip_is_right(
        domain in select(vec!["gmail.com", "yahoo.co.jp", "docomo.ne.jp", "ezweb.ne.jp", "me.com"]),
        at in any::<prop::sample::Index>(),
        letter in between(' ', '~'),
        put_in in any::<bool>(),
    ) {
        let mut slip: Vec<char> = domain.chars().collect();
        let at = at.index(slip.len());
        if put_in { slip.insert(at, letter) } else { slip[at] = letter }
        let typed = format!("taro@{}", String::from_iter(slip));
        let outcome = normalize(Kind::Email, &typed, Options::default());
        for meant in outcome.issues.iter().filter_map(|issue| issue.suggestion.as_ref()) {
            prop_assert!(meant.starts_with("taro@"));
            prop_assert_ne!(&outcome.value, meant);
            let right = normalize(Kind::Email, meant, Options::default());
            prop_assert!(right.issues.is_empty() && !right.changed, "{meant}: {right:?}");
        }
    }
}
