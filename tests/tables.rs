//! The tables of `tests/data`: what was typed, what it becomes, why.

#![cfg(not(target_arch = "wasm32"))]

#[path = "tables/plain.rs"]
mod plain;

use plain::plain;
use surasura::field::date::Date;
use surasura::field::{CompanyForm, KanaForm, KanaSet, phone};
use surasura::form::furigana::of_history;
use surasura::{Kind, Options, normalize};

/// A row: input, expected, why. `\u{…}` stands for a character that would not be seen.
struct Row {
    input: String,
    expected: String,
    why: String,
}

fn rows(table: &str) -> Vec<Row> {
    let rows: Vec<Row> = table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let mut cells = line.splitn(3, '\t');
            let mut cell = || {
                plain(
                    cells
                        .next()
                        .unwrap_or_else(|| panic!("three columns: {line}")),
                )
            };
            Row {
                input: cell(),
                expected: cell(),
                why: cell(),
            }
        })
        .collect();
    assert!(rows.len() >= 5, "a table with rows");
    rows
}

/// Every row, and that normalising the value again changes nothing.
fn check(table: &str, kind: Kind, options: Options) {
    let mut wrong = Vec::new();
    for Row {
        input,
        expected,
        why,
    } in rows(table)
    {
        let outcome = normalize(kind, &input, options);
        let got = if outcome.valid() {
            outcome.value.clone()
        } else {
            format!("!{}", outcome.issues[0].code.as_str())
        };
        if got != expected {
            wrong.push(format!("{input:?}: {got:?}, not {expected:?} ({why})"));
        }
        if outcome.valid() {
            let again = normalize(kind, &outcome.value, options);
            assert!(
                !again.changed,
                "{input:?}: not the same the second time: {again:?}"
            );
        } else if kind != Kind::Kana {
            assert_eq!(outcome.value, input, "what was typed stays");
        }
        assert_eq!(outcome.changed, outcome.value != input);
        assert_eq!(
            outcome.changes.is_empty(),
            !outcome.changed,
            "{input:?}: {outcome:?}"
        );
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn phone_numbers() {
    check(
        include_str!("data/phone.tsv"),
        Kind::Phone,
        Options::default(),
    );
}

#[test]
fn postal_codes() {
    check(
        include_str!("data/postal.tsv"),
        Kind::Postal,
        Options::default(),
    );
}

#[test]
fn readings_in_katakana() {
    check(
        include_str!("data/katakana.tsv"),
        Kind::Kana,
        Options::default(),
    );
}

#[test]
fn readings_in_hiragana() {
    let options = Options {
        kana: KanaForm::Hiragana,
        ..Options::default()
    };
    check(include_str!("data/hiragana.tsv"), Kind::Kana, options);
}

#[test]
fn readings_in_half_width() {
    let options = Options {
        kana: KanaForm::HalfWidth,
        ..Options::default()
    };
    check(include_str!("data/kana_half.tsv"), Kind::Kana, options);
}

#[test]
fn readings_for_ec_cube() {
    for kana in [KanaForm::Katakana, KanaForm::Hiragana] {
        let options = Options {
            kana,
            kana_set: KanaSet::EcCube,
            ..Options::default()
        };
        check(include_str!("data/kana_eccube.tsv"), Kind::Kana, options);
    }
}

#[test]
fn readings_for_a_bank() {
    let options = Options {
        kana: KanaForm::HalfWidth,
        kana_set: KanaSet::Zengin,
        ..Options::default()
    };
    check(include_str!("data/kana_zengin.tsv"), Kind::Kana, options);
}

#[test]
fn names_without_selectors() {
    for kind in [Kind::Name, Kind::Company, Kind::Address] {
        let options = Options {
            drop_selectors: true,
            ..Options::default()
        };
        check(include_str!("data/name_drop.tsv"), kind, options);
    }
}

#[test]
fn companies() {
    for (table, company) in [
        (include_str!("data/company.tsv"), CompanyForm::Typed),
        (include_str!("data/company_short.tsv"), CompanyForm::Short),
        (include_str!("data/company_long.tsv"), CompanyForm::Long),
    ] {
        let options = Options {
            company,
            ..Options::default()
        };
        check(table, Kind::Company, options);
    }
}

#[test]
fn names() {
    check(
        include_str!("data/name.tsv"),
        Kind::Name,
        Options::default(),
    );
}

#[test]
fn mail_addresses() {
    check(
        include_str!("data/email.tsv"),
        Kind::Email,
        Options::default(),
    );
}

#[test]
fn addresses() {
    check(
        include_str!("data/address.tsv"),
        Kind::Address,
        Options::default(),
    );
}

/// What is offered in place of an address that looks mistyped; `!` for nothing.
#[test]
fn mail_suggestions() {
    for Row {
        input,
        expected,
        why,
    } in rows(include_str!("data/email_suggest.tsv"))
    {
        let outcome = normalize(Kind::Email, &input, Options::default());
        let offered = outcome
            .issues
            .iter()
            .find_map(|issue| issue.suggestion.clone());
        assert_eq!(
            offered.as_deref().unwrap_or("!"),
            expected,
            "{input}: {why}"
        );
    }
}

/// Input; national form, E.164 form, line and extension apart by a space; why.
#[test]
fn phone_details() {
    for Row {
        input,
        expected,
        why,
    } in rows(include_str!("data/phone_details.tsv"))
    {
        let phone = phone::parse(&input).unwrap_or_else(|issue| panic!("{input}: {issue:?}"));
        let extension = phone.extension.as_deref().unwrap_or("-");
        let got = [&phone.national, &phone.e164, phone.line.as_str(), extension].join(" ");
        assert_eq!(got, expected, "{input}: {why}");
    }
}

#[test]
fn dates() {
    check(
        include_str!("data/date.tsv"),
        Kind::Date,
        Options::default(),
    );
}

#[test]
fn dates_of_birth() {
    let options = Options {
        birth: true,
        today: Date::new(2026, 11, 21),
        ..Options::default()
    };
    check(include_str!("data/birth.tsv"), Kind::Date, options);
}

/// What is offered in place of a date that is refused; `!` for nothing.
#[test]
fn date_suggestions() {
    for Row {
        input,
        expected,
        why,
    } in rows(include_str!("data/date_suggest.tsv"))
    {
        let outcome = normalize(Kind::Date, &input, Options::default());
        assert!(!outcome.valid(), "{input}");
        let offered = outcome.issues[0].suggestion.as_deref();
        assert_eq!(offered.unwrap_or("!"), expected, "{input}: {why}");
    }
}

#[test]
fn numbers() {
    check(
        include_str!("data/number.tsv"),
        Kind::Number,
        Options::default(),
    );
}

/// The values of a field, one after the other; the reading, with `?` before it where some of it is
/// not known; why.
#[test]
fn readings_from_the_history_of_a_field() {
    let mut wrong = Vec::new();
    for Row {
        input,
        expected,
        why,
    } in rows(include_str!("data/furigana.tsv"))
    {
        let values: Vec<&str> = input.split('→').collect();
        let reading = of_history(&values);
        let got = if reading.complete { "" } else { "?" }.to_owned() + &reading.text;
        if got != expected {
            wrong.push(format!("{input}: {got:?}, not {expected:?} ({why})"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
