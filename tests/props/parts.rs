//! Of split fields.

use proptest::prelude::*;
use proptest::sample::select;
use surasura::field::normalize_parts;
use surasura::{Kind, Options, normalize};

use super::config;
use super::corpus::{between, string, text};
use super::texts::options;

/// One to four boxes: a right value cut anywhere, with noise put in, or anything.
fn boxes() -> impl Strategy<Value = Vec<String>> {
    let cut = (
        text(),
        prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    );
    let cut = cut.prop_map(|(text, places)| {
        let chars: Vec<char> = text.chars().collect();
        let mut places: Vec<usize> = places.iter().map(|at| at.index(chars.len() + 1)).collect();
        places.push(0);
        places.push(chars.len());
        places.sort_unstable();
        let cut = places.windows(2);
        cut.map(|at| String::from_iter(&chars[at[0]..at[1]]))
            .collect()
    });
    prop_oneof![
        3 => cut,
        1 => prop::collection::vec(prop_oneof![text(), Just(String::new())], 0..5),
        1 => prop::collection::vec(string(between('0', '9'), 6), 0..5),
    ]
}

proptest! {
    #![proptest_config(config(1024))]

    /// As of a text; and what is wrong is in one of its boxes.
    #[test]
    fn boxes_tell_the_truth(
        parts in boxes(),
        kind in select(Kind::ALL.to_vec()),
        options in options(),
    ) {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let outcome = normalize_parts(kind, &parts, options);
        prop_assert_eq!(outcome.values.len(), parts.len());
        prop_assert_eq!(outcome.changed, outcome.values != parts);
        for issue in &outcome.issues {
            prop_assert!(issue.part.is_none_or(|part| usize::from(part) < parts.len()));
        }
        if outcome.valid() {
            let values: Vec<&str> = outcome.values.iter().map(String::as_str).collect();
            let again = normalize_parts(kind, &values, options);
            prop_assert!(!again.changed, "{outcome:?} becomes {again:?}");
            prop_assert_eq!(again.issues, outcome.issues);
        } else if matches!(kind, Kind::Phone | Kind::Postal)
            || (kind == Kind::Email && parts.len() < 3)
        {
            prop_assert_eq!(outcome.values, parts, "what was typed stays");
        }
    }

    /// Where a number is parted does not matter.
    #[test]
    fn a_number_in_boxes_is_the_number(
        digits in string(between('0', '9'), 10),
        at in any::<[prop::sample::Index; 2]>(),
        phone in any::<bool>(),
    ) {
        let (kind, whole) = if phone { (Kind::Phone, format!("03{digits}")) } else { (Kind::Postal, digits) };
        prop_assume!(!whole.is_empty());
        let mut at = at.map(|at| at.index(whole.len() + 1));
        at.sort_unstable();
        let parts = if phone {
            vec![&whole[..at[0]], &whole[at[0]..at[1]], &whole[at[1]..]]
        } else {
            vec![&whole[..at[0]], &whole[at[0]..]]
        };
        let alone = normalize(kind, &whole, Options::default());
        let outcome = normalize_parts(kind, &parts, Options::default());
        // Ten digits in a box are whole, and a digit in the next belongs to another number.
        let whole_in_a_box = parts.iter().any(|part| {
            !part.is_empty() && normalize(kind, part, Options::default()).valid()
        });
        if alone.valid() {
            prop_assert_eq!(outcome.values.join("-"), alone.value);
        } else if !whole_in_a_box {
            prop_assert_eq!(outcome.values, parts);
            prop_assert_eq!(outcome.issues.first().map(|issue| issue.code), alone.issues.first().map(|issue| issue.code));
        }
    }
}
