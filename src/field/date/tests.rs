use super::{Date, Era, days_in, parse};
use crate::field::{Code, DateForm, Issue, Kind, Locale, Options, Outcome, normalize};
use crate::text::ChangeCode;

const FORMS: [DateForm; 4] = [
    DateForm::Iso,
    DateForm::Slashes,
    DateForm::Digits,
    DateForm::Wareki,
];

fn date(text: &str) -> Outcome {
    normalize(Kind::Date, text, Options::default())
}

fn issue(text: &str) -> Issue {
    date(text).issues[0].clone()
}

/// Every day from `first` to `last`, by year.
fn days(first: u16, last: u16) -> impl Iterator<Item = Date> {
    let all =
        move |year| (1..=12).flat_map(move |month| (1..=31).map(move |day| (year, month, day)));
    let days = (first..=last).flat_map(all);
    days.filter_map(|(year, month, day)| Date::new(year, month, day))
}

/// Each day of 1873 to 2100 with its weekday and its name by era is what ICU 78.2 (CLDR's Japanese
/// calendar, `Intl` in Node) says: the hash of `1985-04-01 昭和60年4月1日 月` and a line feed, day by day.
#[test]
fn every_day_is_what_icu_says() {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut count = 0;
    for day in days(1873, 2100) {
        let weekday = "土日月火水木金"
            .chars()
            .nth(super::read::weekday_of(day.key()));
        let line = format!(
            "{} {} {}\n",
            day.text(DateForm::Iso),
            day.text(DateForm::Wareki),
            weekday.unwrap()
        );
        for byte in line.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
        }
        count += 1;
    }
    assert_eq!((count, hash), (83_275, 0x5F61_87CE_60BD_AC7E));
}

/// Days in each era, of the same source.
#[test]
fn eras_begin_when_icu_says() {
    let mut counts = [0; 5];
    for day in days(1873, 2100) {
        let (era, year) = day.era().unwrap();
        counts[era as usize] += 1;
        assert!(year >= 1);
    }
    assert_eq!(counts, [14_454, 5_261, 22_660, 11_070, 29_830]);
    let starts = [(1912, 7, 30), (1926, 12, 25), (1989, 1, 8), (2019, 5, 1)];
    for ((year, month, day), pair) in starts.into_iter().zip(Era::ALL.windows(2)) {
        let first = Date::new(year, month, day).unwrap();
        assert_eq!(first.era(), Some((pair[1], 1)));
        let before = days(year - 1, year).take_while(|day| *day < first).last();
        assert_eq!(before.unwrap().era().unwrap().0, pair[0]);
    }
    assert_eq!(Date::new(1872, 12, 31).unwrap().era(), None);
    assert_eq!(Era::ALL.map(Era::as_str).concat(), "明治大正昭和平成令和");
}

/// Every day is read from every form, and written in every other.
#[test]
fn every_day_survives_every_form() {
    for day in days(1873, 2100) {
        // Each form into the next is enough: what was read does not know where it came from.
        for (form, to) in FORMS.into_iter().zip(FORMS.into_iter().cycle().skip(1)) {
            let options = Options {
                date: to,
                ..Options::default()
            };
            let outcome = normalize(Kind::Date, &day.text(form), options);
            assert_eq!(outcome.value, day.text(to));
        }
    }
}

/// The days around each limit by the year of every era that can name them.
#[test]
fn an_era_takes_its_own_days() {
    let last = [
        (1912, 7, 30),
        (1926, 12, 25),
        (1989, 1, 7),
        (2019, 4, 30),
        (2100, 12, 31),
    ];
    let before = [1867, 1911, 1925, 1988, 2018];
    let years = [1911, 1925, 1988, 2018];
    for day in years.into_iter().flat_map(|year| days(year, year + 2)) {
        for era in Era::ALL {
            let at = era as usize;
            let Some(year) = day.year.checked_sub(before[at]).filter(|year| *year > 0) else {
                continue;
            };
            let text = format!("{}{year}年{}月{}日", era.as_str(), day.month, day.day);
            if (day.year, day.month, day.day) <= last[at] {
                assert_eq!(parse(&text), Ok(day), "{text}");
            } else {
                let issue = parse(&text).unwrap_err();
                assert_eq!(issue.code, Code::DateOutsideEra, "{text}");
                assert_eq!(issue.suggestion, Some(day.text(DateForm::Iso)), "{text}");
            }
        }
    }
}

/// Every month of every kind of year, and the day after its last.
#[test]
fn there_are_no_other_days() {
    for (year, leap) in [(1900, 28), (2000, 29), (2019, 28), (2024, 29), (2100, 28)] {
        let lengths = [31, leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            assert_eq!(days_in(year, month), length);
            for day in [0, length + 1, 99] {
                let issue = issue(&format!("{year}/{month}/{day}"));
                assert_eq!(
                    (issue.code, u32::from(issue.count)),
                    (Code::DateNoSuchDay, length)
                );
            }
            assert_eq!(Date::new(year as u16, month as u8, length as u8 + 1), None);
        }
    }
    assert_eq!(
        issue("2019-02-29").message(Locale::Ja),
        "この月の日は1から28です"
    );
    for (year, month, day) in [(999, 1, 1), (10_000, 1, 1), (2000, 0, 1), (2000, 13, 1)] {
        assert_eq!(Date::new(year, month, day), None);
    }
}

/// A suggestion is in the form that the field asks for.
#[test]
fn a_suggestion_has_the_form_of_the_field() {
    for (form, expected) in
        FORMS
            .into_iter()
            .zip(["1990-01-01", "1990/01/01", "19900101", "平成2年1月1日"])
    {
        let options = Options {
            date: form,
            ..Options::default()
        };
        let outcome = normalize(Kind::Date, "昭和65年1月1日", options);
        assert_eq!(outcome.issues[0].suggestion.as_deref(), Some(expected));
    }
}

/// Two digits of a year: for a birthday they are offered where one reading is left.
#[test]
fn two_digits_are_never_guessed() {
    let options = Options {
        birth: true,
        today: Date::new(2026, 11, 21),
        ..Options::default()
    };
    let offered = |text: &str, options: Options| {
        let outcome = normalize(Kind::Date, text, options);
        assert_eq!(outcome.issues[0].code, Code::DateShortYear, "{text}");
        outcome.issues[0].suggestion.clone()
    };
    for (text, expected) in [
        ("85/4/1", Some("1985-04-01")),
        ("850401", Some("1985-04-01")),
        ("65/1/1", Some("1965-01-01")),
        // 昭和64年 had seven days.
        ("64/1/8", Some("1964-01-08")),
        ("64/1/7", None),
        ("60/4/1", None),
        ("30/4/1", None),
        ("5/4/1", None),
        ("99/2/29", None),
    ] {
        assert_eq!(offered(text, options).as_deref(), expected, "{text}");
        for unknown in [
            Options::default(),
            Options {
                today: None,
                ..options
            },
        ] {
            assert_eq!(offered(text, unknown), None, "{text}");
        }
    }
}

/// Where nobody says what day it is, a date of birth cannot be in the future, only before 明治.
#[test]
fn a_birthday_without_today() {
    let options = Options {
        birth: true,
        ..Options::default()
    };
    let code = |text: &str| {
        normalize(Kind::Date, text, options)
            .issues
            .first()
            .map(|issue| issue.code)
    };
    assert_eq!(code("2999-01-01"), None);
    assert_eq!(code("1868-01-01"), None);
    assert_eq!(code("1867-12-31"), Some(Code::DateTooOld));
}

#[test]
fn every_change_has_its_reason() {
    let change = |from: u32, to: u32, code: ChangeCode| (from, to, code);
    assert_eq!(
        date("１９８５/04/01").told(),
        [
            change(0, 4, ChangeCode::Width),
            change(4, 5, ChangeCode::Form),
            change(7, 8, ChangeCode::Form),
        ]
    );
    assert_eq!(
        date("2026-11-21（土）").told(),
        [change(10, 13, ChangeCode::Form)]
    );
    assert_eq!(date("1985-04-01").told(), []);
}

#[test]
fn the_caret_stays_where_digits_stay() {
    for (before, after) in [(0, 0), (4, 4), (7, 7), (10, 10), (11, 10), (13, 10)] {
        let options = Options {
            caret: Some(before),
            ..Options::default()
        };
        let outcome = normalize(Kind::Date, "2026/11/21(土)", options);
        assert_eq!(outcome.caret, Some(after), "{before}");
    }
}

/// A megabyte is answered at once, whatever it holds.
#[test]
fn a_book_is_no_date() {
    for text in ["1", "年", "1985/4/1 ", "(", "昭", "千", "\u{200B}"] {
        let book = text.repeat((1 << 20) / text.len());
        let outcome = date(&book);
        assert!(
            outcome.value == book || outcome.value.is_empty(),
            "{text:?}"
        );
    }
}
