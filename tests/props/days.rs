//! Of dates and numbers, out of what they are made of.

use proptest::prelude::*;
use proptest::sample::select;
use surasura::field::DateForm;
use surasura::field::date::{Date, parse};
use surasura::{Kind, Options, normalize};

use super::config;
use super::corpus::{character, string};
use super::texts::{boundaries, options, undone, untouched_stays, utf16};

const FORMS: [DateForm; 4] = [
    DateForm::Iso,
    DateForm::Slashes,
    DateForm::Digits,
    DateForm::Wareki,
];

/// What dates and numbers are made of, and what comes between.
const PIECES: &str = "0 1 2 3 5 7 12 28 30 31 64 85 007 198 1926 1985 2019 2026 19850401 600401 ０ １９８５ 元 〇 \
    一 二 十 十二 三十一 百 千 万 億 壱 拾 年 月 日 ねん がつ にち - / . , ー － ／ ． 、 。 ・ ( ) （土） (日) 曜日 T00:00 Z \
    令和 平成 昭和 大正 明治 昭 R r S H T M \u{32FF} \u{337B} \u{337E} 西暦 Apr December st 生 生まれ 個 kg ｺ 円 ¥ ▲ + : ~ 〜";

fn text() -> impl Strategy<Value = String> {
    let piece = select(PIECES.split_whitespace().collect::<Vec<_>>());
    let noise = string(character(), 2);
    let piece = prop_oneof![
        12 => piece.prop_map(String::from),
        1 => Just(String::from(" ")),
        1 => noise,
    ];
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

fn day() -> impl Strategy<Value = Date> {
    let day = (1873..2150_u16, 1..=12_u8, 1..=31_u8);
    day.prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day))
}

fn kind() -> impl Strategy<Value = Kind> {
    select(vec![Kind::Date, Kind::Number])
}

proptest! {
    #![proptest_config(config(2048))]

    #[test]
    fn an_outcome_tells_the_truth(text in text(), kind in kind(), options in options()) {
        let outcome = normalize(kind, &text, options);
        prop_assert_eq!(outcome.changed, outcome.value != text);
        prop_assert_eq!(outcome.changes.is_empty(), !outcome.changed);
        prop_assert!(untouched_stays(&text, &outcome), "{outcome:?}");
        prop_assert_eq!(undone(&text, &outcome), text.as_str(), "{:?}", outcome);
        if outcome.valid() {
            let again = normalize(kind, &outcome.value, options);
            prop_assert!(!again.changed, "{outcome:?} becomes {again:?}");
            prop_assert_eq!(again.issues, outcome.issues);
        } else {
            prop_assert_eq!(outcome.value, text);
        }
    }

    #[test]
    fn a_caret_stays_in_order(text in text(), kind in kind(), options in options()) {
        let end = utf16(&text);
        let mut before = 0;
        for caret in 0..=end {
            let outcome = normalize(kind, &text, Options { caret: Some(caret), ..options });
            let at = outcome.caret.expect("one was given");
            prop_assert!(before <= at && boundaries(&outcome.value).contains(&at));
            prop_assert!(caret != 0 || at == 0);
            prop_assert!(caret != end || at == utf16(&outcome.value), "{outcome:?}");
            before = at;
        }
    }

    /// What is made of a text is a day or a plain number, and what is offered has nothing wrong.
    #[test]
    fn values_are_plain(text in text(), kind in kind(), options in options()) {
        let outcome = normalize(kind, &text, options);
        for meant in outcome.issues.iter().filter_map(|issue| issue.suggestion.as_ref()) {
            let right = normalize(kind, meant, options);
            prop_assert!(right.valid() && !right.changed, "{text}: {meant}: {right:?}");
        }
        if !outcome.valid() || outcome.value.is_empty() {
            return Ok(());
        }
        if kind == Kind::Date {
            let day = parse(&outcome.value).expect("a day");
            prop_assert_eq!(day.text(options.date), outcome.value);
            return Ok(());
        }
        let digits = outcome.value.strip_prefix('-').unwrap_or(&outcome.value);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        for part in [whole, fraction] {
            prop_assert!(!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        }
        prop_assert!(whole == "0" || !whole.starts_with('0'), "{}", outcome.value);
    }

    /// A day in any form, in full width and with other separators is the same day.
    #[test]
    fn a_day_is_read_in_every_form(
        day in day(),
        form in select(FORMS.to_vec()),
        to in select(FORMS.to_vec()),
        dash in select("-/. ー－―・、。".chars().collect::<Vec<_>>()),
        wide in any::<bool>(),
    ) {
        let change = |ch: char| match ch {
            '-' | '/' => dash,
            '0'..='9' if wide => char::from_u32(ch as u32 + 0xFEE0).expect("a full-width digit"),
            _ => ch,
        };
        let typed: String = day.text(form).chars().map(change).collect();
        let outcome = normalize(Kind::Date, &typed, Options { date: to, ..Options::default() });
        prop_assert!(outcome.valid(), "{typed}: {outcome:?}");
        prop_assert_eq!(outcome.value, day.text(to));
    }

    /// Whole numbers in words are what they are in digits.
    #[test]
    fn a_number_in_words_is_the_number(number in 1..1_000_000_000_u64, zeros in 0..3_usize) {
        let number = (number / 100_u64.pow(zeros as u32)).max(1);
        let words = in_words(number);
        let outcome = normalize(Kind::Number, &words, Options::default());
        prop_assert_eq!(outcome.value, number.to_string(), "{}", words);
    }
}

/// 12345 as 一万二千三百四十五.
fn in_words(number: u64) -> String {
    let mut out = String::new();
    for (unit, name) in [(100_000_000, "億"), (10_000, "万"), (1, "")] {
        let mut part = number / unit % 10_000;
        if part == 0 {
            continue;
        }
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = (part / unit) as usize;
            part %= unit;
            if digit > 1 || (digit == 1 && unit == 1) {
                out.extend("〇一二三四五六七八九".chars().nth(digit));
            }
            out.push_str(if digit > 0 { name } else { "" });
        }
        out.push_str(name);
    }
    out
}
