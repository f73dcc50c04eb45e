use crate::field::{Code, Kind, LONGEST, Options, Outcome, normalize};
use crate::text::ChangeCode;

fn postal(text: &str, caret: u32) -> Outcome {
    normalize(
        Kind::Postal,
        text,
        Options {
            caret: Some(caret),
            ..Options::default()
        },
    )
}

#[test]
fn issues_count_the_digits_and_the_text_stays() {
    for (text, code, count) in [
        ("123", Code::PostalOld, 4),
        ("１２３ー４５", Code::PostalOld, 2),
        ("1234", Code::PostalTooShort, 3),
        ("１２３-４５６", Code::PostalTooShort, 1),
        ("1", Code::PostalTooShort, 6),
        ("12345678", Code::PostalTooLong, 1),
        ("〒123-4567-89", Code::PostalTooLong, 2),
        ("123-456a", Code::PostalNotDigits, 0),
        ("〒", Code::PostalNotDigits, 0),
    ] {
        let outcome = postal(text, 1);
        assert_eq!((outcome.value.as_str(), outcome.caret), (text, Some(1)));
        let [issue] = outcome.issues.as_slice() else {
            panic!("{text}: {outcome:?}")
        };
        assert_eq!((issue.code, issue.count), (code, count), "{text}");
    }
}

#[test]
fn the_longest_text_is_counted_and_a_longer_one_is_not() {
    let issue = |length: usize| postal(&"1".repeat(length), 0).issues.remove(0);
    assert_eq!(issue(LONGEST).count, (LONGEST - 7) as u16);
    assert_eq!(issue(LONGEST).code, Code::PostalTooLong);
    assert_eq!(issue(LONGEST + 1).code, Code::TextTooLong);
}

#[test]
fn the_caret_and_the_changes_speak_of_the_given_text() {
    for (before, after) in [(0, 0), (1, 0), (2, 1), (4, 3), (5, 5), (8, 8)] {
        let outcome = postal("〒1234567", before);
        assert_eq!(
            (outcome.value.as_str(), outcome.caret),
            ("123-4567", Some(after)),
            "{before}"
        );
    }
    let change = |from: u32, to: u32, code: ChangeCode| (from, to, code);
    assert_eq!(
        postal("〒 １２３ー4567", 0).told(),
        [
            change(0, 1, ChangeCode::Prefix),
            change(1, 2, ChangeCode::Hyphen),
            change(2, 5, ChangeCode::Width),
            change(5, 6, ChangeCode::Hyphen),
        ]
    );
    assert_eq!(postal("123-4567", 3).changes, []);
}

/// Whether a field may be empty is the form's rule; what looks empty is empty.
#[test]
fn what_looks_empty_is_empty_in_every_kind() {
    for kind in Kind::ALL {
        for text in ["", " ", "\u{3000}\t", "\u{200B}", " \u{FEFF}\u{3000}"] {
            let outcome = normalize(kind, text, Options::default());
            assert_eq!(
                (outcome.value.as_str(), outcome.issues.len()),
                ("", 0),
                "{kind:?} {text:?}"
            );
            assert_eq!(outcome.changed, !text.is_empty());
            assert_eq!(outcome.changes.is_empty(), text.is_empty());
        }
    }
}
