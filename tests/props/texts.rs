//! Of every kind of field.

use proptest::prelude::*;
use proptest::sample::select;
use surasura::field::date::Date;
use surasura::field::{Blocks, Charset, CompanyForm, DateForm, KanaForm, KanaSet, Width};
use surasura::text::{Edit, dash, radical, space};
use surasura::{Kind, Options, Outcome, normalize};

use super::config;
use super::corpus::{DASHES, between, one_of, string, text};

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
        // ㍿ becomes four characters; 一億 nine digits.
        prop_assert!(utf16(&outcome.value) <= 4 * utf16(&text) + 10, "{}", outcome.value);
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

    /// What shows nothing changes nothing: no pass is left out that a character concerns. Its group is
    /// that of all that is rare, for which every pass runs.
    #[test]
    fn no_pass_is_left_out_that_matters(
        text in text(),
        kind in select(Kind::ALL.to_vec()),
        options in options(),
    ) {
        let plain = normalize(kind, &text, options);
        let marked = normalize(kind, &format!("{text}\u{200B}"), options);
        prop_assert_eq!(&marked.issues, &plain.issues);
        if plain.valid() {
            prop_assert_eq!(marked.value, plain.value);
        }
    }

    /// A text in one go is the text character by character.
    #[test]
    fn units_are_the_characters_of_a_text(text in text()) {
        let basic: String = text.chars().filter(|ch| *ch <= '\u{FFFF}').collect();
        let units: Vec<u32> = basic.encode_utf16().map(u32::from).collect();
        let mut edit = Edit::default();
        edit.give_units(&units);
        prop_assert_eq!(format!("{edit:?}"), format!("{:?}", Edit::new(&basic)));
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
