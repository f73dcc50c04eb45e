//! Of every kind of field.

use proptest::prelude::*;
use proptest::sample::select;
use surasura::field::KanaForm;
use surasura::text::{radical, space};
use surasura::{Kind, Options, Outcome, normalize};

use super::config;

const DASHES: &str = "-˗‐‑‒–—―⁃⁻−⎯⏤─━▬⚊➖⧿⸺⸻﹘﹣－ーｰ_~〜～＿￣‾ㅡ";
const INVISIBLES: &str = "\0\u{7F}\u{AD}\u{200B}\u{200D}\u{202A}\u{2066}\u{FEFF}\u{FE0F}\u{E0101}";
const SPACES: &str = " \t\n\u{A0}\u{2003}\u{3000}\u{3164}\u{FFA0}";
const SIGNS: &str = "@＠.．。｡・･（）()【「〒+＋／/、,ゝヽ内ext〇一九丁番無々〆";

fn one_of(chars: &'static str) -> impl Strategy<Value = char> {
    select(chars.chars().collect::<Vec<_>>())
}

fn between(from: char, to: char) -> impl Strategy<Value = char> {
    proptest::char::range(from, to)
}

/// A character of any sort that reaches a field.
fn character() -> BoxedStrategy<char> {
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

fn string(chars: impl Strategy<Value = char>, most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(chars, 0..most).prop_map(String::from_iter)
}

/// Values that are right, to be bent.
const BASES: [&str; 16] = [
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
    "辻\u{E0101}　\u{FA19}子",
    "Ｏ＇Ｂｒｉｅｎ",
];

/// Anything, or a right value with up to four characters put in anywhere.
fn text() -> impl Strategy<Value = String> {
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

fn options() -> impl Strategy<Value = Options> {
    (
        select(vec![KanaForm::Katakana, KanaForm::Hiragana]),
        any::<bool>(),
    )
        .prop_map(|(kana, part)| Options {
            caret: None,
            kana,
            part,
        })
}

fn utf16(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

/// Every offset at which a character of `text` begins, and its end.
fn boundaries(text: &str) -> Vec<u32> {
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
fn untouched_stays(text: &str, outcome: &Outcome) -> bool {
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
        places in prop::collection::vec((any::<prop::sample::Index>(), one_of(DASHES)), 0..5),
    ) {
        let plain = format!("0{digits}");
        let expected = normalize(Kind::Phone, &plain, Options::default());
        let mut typed: Vec<char> = plain.chars().collect();
        for (at, dash) in places {
            typed.insert(1 + at.index(typed.len()), dash);
        }
        let outcome = normalize(Kind::Phone, &String::from_iter(typed), Options::default());
        prop_assert_eq!(&outcome.issues, &expected.issues);
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
