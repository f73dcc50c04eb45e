use crate::field::{Code, Kind, Options, Outcome, normalize};
use crate::text::ChangeCode;

fn number(text: &str) -> Outcome {
    normalize(Kind::Number, text, Options::default())
}

#[test]
fn every_change_has_its_reason() {
    let change = |from: u32, to: u32, code: ChangeCode| (from, to, code);
    assert_eq!(
        number("１,０００円").told(),
        [
            change(0, 1, ChangeCode::Width),
            change(1, 2, ChangeCode::Form),
            change(2, 5, ChangeCode::Width),
            change(5, 6, ChangeCode::Note),
        ]
    );
    assert_eq!(
        number("三個").told(),
        [
            change(0, 1, ChangeCode::Digit),
            change(1, 2, ChangeCode::Note)
        ]
    );
    assert_eq!(number("¥500").told(), [change(0, 1, ChangeCode::Form)]);
    assert_eq!(number("1000").told(), []);
}

#[test]
fn the_caret_stays_behind_the_digit_it_stood_behind() {
    for (before, after) in [(0, 0), (1, 1), (2, 1), (3, 2), (5, 4), (6, 4)] {
        let options = Options {
            caret: Some(before),
            ..Options::default()
        };
        let outcome = normalize(Kind::Number, "1,000円", options);
        assert_eq!(outcome.caret, Some(after), "{before}");
    }
}

/// No digit is lost, however many there are.
#[test]
fn digits_are_kept_up_to_a_limit() {
    let most = "9".repeat(64);
    assert_eq!(number(&most).value, most);
    assert_eq!(number(&(most + "9")).issues[0].code, Code::NumberTooLong);
}

/// A megabyte is answered at once, whatever it holds.
#[test]
fn a_book_is_no_number() {
    for text in ["9", "一", "1,", "万", "-", "あ", "\u{200B}", "1 "] {
        let book = text.repeat((1 << 20) / text.len());
        let outcome = number(&book);
        assert!(
            outcome.value == book || outcome.value.is_empty(),
            "{text:?}"
        );
    }
}
