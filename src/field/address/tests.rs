use crate::field::{Code, Kind, Options, Outcome, Severity, normalize};
use crate::text::{Change, ChangeCode};

fn address(text: &str, part: bool) -> Outcome {
    normalize(
        Kind::Address,
        text,
        Options {
            part,
            ..Options::default()
        },
    )
}

#[test]
fn a_missing_house_number_is_a_warning() {
    for text in [
        "東京都千代田区",
        "大阪市北区梅田",
        "万葉館",
        "夕張市三部",
        "上木町九十五",
    ] {
        let outcome = address(text, false);
        let [issue] = outcome.issues.as_slice() else {
            panic!("{text}: {outcome:?}")
        };
        assert_eq!(
            (issue.code, issue.severity()),
            (Code::AddressNoNumber, Severity::Warning)
        );
        assert!(outcome.valid() && !outcome.changed);
    }
}

#[test]
fn a_house_number_is_a_digit_or_a_numeral_that_counts() {
    for text in [
        "千代田区1",
        "千代田区１",
        "豊洲一丁目",
        "字中野二番地",
        "下田町十号",
        "無番地",
        "北見市北十条",
    ] {
        assert_eq!(address(text, false).issues, [], "{text}");
    }
}

/// The number may stand in another line of it.
#[test]
fn one_line_of_several_needs_no_number() {
    for text in ["東京都", "千代田区", "サンタワー"] {
        assert_eq!(address(text, true).issues, []);
        assert_eq!(address(text, false).issues.len(), 1);
    }
    assert_eq!(address("千代田区１ー２", true).value, "千代田区1-2");
}

#[test]
fn changes_say_what_and_where() {
    let change = |from, to, code| Change { from, to, code };
    assert_eq!(
        address("港区１ー２／３タワ－ビル", false).changes,
        [
            change(2, 3, ChangeCode::Width),
            change(3, 4, ChangeCode::Hyphen),
            change(4, 7, ChangeCode::Width),
            change(9, 10, ChangeCode::LongVowel),
        ]
    );
}

#[test]
fn a_dash_is_read_by_its_neighbours() {
    for (text, expected) in [
        ("1ーー2", "1--2"),
        ("サンター-1", "サンター-1"),
        ("シャン－ゼリゼ", "シャン－ゼリゼ"),
        ("トッ－プ", "トッ－プ"),
        ("タワ-ビル", "タワ-ビル"),
        ("港区－1", "港区-1"),
        ("ー1", "ー1"),
        ("1ー", "1-"),
    ] {
        assert_eq!(address(text, true).value, expected);
    }
}
