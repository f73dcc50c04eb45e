use super::{Line, Shape, parse, plan};
use crate::field::{Code, Kind, LONGEST, Options, Outcome, normalize};
use crate::text::ChangeCode;

fn phone(text: &str) -> Outcome {
    normalize(Kind::Phone, text, Options::default())
}

fn caret(text: &str, caret: u32) -> (Outcome, u32) {
    let options = Options {
        caret: Some(caret),
        ..Options::default()
    };
    let outcome = normalize(Kind::Phone, text, options);
    let caret = outcome.caret.unwrap();
    (outcome, caret)
}

const fn change(from: u32, to: u32, code: ChangeCode) -> (u32, u32, ChangeCode) {
    (from, to, code)
}

#[test]
fn the_caret_stays_behind_the_digit_it_stood_behind() {
    // 090-1234-5678
    for (before, after) in [(0, 0), (1, 1), (3, 3), (4, 5), (7, 8), (8, 10), (11, 13)] {
        let (outcome, at) = caret("09012345678", before);
        assert_eq!(
            (outcome.value.as_str(), at),
            ("090-1234-5678", after),
            "{before}"
        );
    }
    // Hyphens that were typed are passed where they stand.
    for (before, after) in [(3, 3), (4, 4), (8, 8), (9, 9), (13, 13)] {
        assert_eq!(
            caret("０９０ー１２３４ー５６７８", before).1,
            after,
            "{before}"
        );
    }
    // What was taken out left of the caret is not counted.
    assert_eq!(caret("+81 90-1234-5678", 16).1, 13);
    assert_eq!(caret("03-5253-2111（代表）", 14).1, 12);
}

#[test]
fn the_caret_stays_where_nothing_can_be_made_of_it() {
    let (outcome, at) = caret("090-19234-5678", 6);
    assert_eq!(outcome.issues[0].code, Code::PhoneTooLong);
    assert_eq!(
        (outcome.value.as_str(), outcome.changed, at),
        ("090-19234-5678", false, 6)
    );
    assert_eq!(
        caret("090-1234-5678", 6).1,
        6,
        "nor where nothing is to be done"
    );
}

#[test]
fn changes_say_what_and_where() {
    assert_eq!(
        phone("０９０ー1234ー5678").told(),
        [
            change(0, 3, ChangeCode::Width),
            change(3, 4, ChangeCode::Hyphen),
            change(8, 9, ChangeCode::Hyphen),
        ]
    );
    // Put in: nothing of the given text is covered.
    assert_eq!(
        phone("09012345678").told(),
        [
            change(3, 3, ChangeCode::Hyphen),
            change(7, 7, ChangeCode::Hyphen)
        ]
    );
    assert_eq!(
        phone("03-5253-2111（代表）").told(),
        [change(12, 16, ChangeCode::Note)]
    );
    assert_eq!(
        phone("〇90-1234-5678").told(),
        [change(0, 1, ChangeCode::Digit)]
    );
    assert_eq!(
        phone("\u{202A}090-1234-5678").told(),
        [change(0, 1, ChangeCode::Invisible)]
    );
    assert_eq!(phone("+8190-1234-5678").changes[0].code, ChangeCode::Prefix);
}

#[test]
fn issues_count_the_digits() {
    for (text, code, count) in [
        ("090-1234-567", Code::PhoneTooShort, 1),
        ("090", Code::PhoneTooShort, 8),
        ("03-5253-21", Code::PhoneTooShort, 2),
        ("1", Code::PhoneTooShort, 9),
        ("090-1234-567890", Code::PhoneTooLong, 2),
        ("0120-1234-567", Code::PhoneTooLong, 1),
        ("0352532111999", Code::PhoneTooLong, 3),
        ("5253-2111", Code::PhoneNoAreaCode, 0),
        ("aaaa", Code::PhoneNotDigits, 0),
        ("-", Code::PhoneNotDigits, 0),
        ("110", Code::PhoneEmergency, 0),
        ("119", Code::PhoneEmergency, 0),
        ("０９０1234567", Code::PhoneTooShort, 1),
        ("0000000000", Code::PhoneUnknownPrefix, 0),
        ("0900123456", Code::PhoneUnknownPrefix, 0),
        ("+1 212 555 0100", Code::PhoneForeign, 0),
    ] {
        let outcome = phone(text);
        assert_eq!(outcome.value, text);
        let [issue] = outcome.issues.as_slice() else {
            panic!("{text}: {outcome:?}")
        };
        assert_eq!((issue.code, issue.count), (code, count), "{text}");
        assert_eq!(issue.suggestion, None, "{text}");
    }
}

/// A spreadsheet takes the 0 off. Offered, never written: it may be a digit too few elsewhere.
#[test]
fn a_number_without_its_zero_is_offered_with_it() {
    for (text, whole) in [
        ("9012345678", "090-1234-5678"),
        ("352532111", "03-5253-2111"),
        ("120123456", "0120-123-456"),
    ] {
        let outcome = phone(text);
        assert_eq!((outcome.value.as_str(), outcome.valid()), (text, false));
        assert_eq!(outcome.issues[0].code, Code::PhoneNoLeadingZero);
        assert_eq!(outcome.issues[0].suggestion.as_deref(), Some(whole));
        assert!(phone(whole).valid());
    }
    let outcome = phone("999999999999999");
    assert_eq!(outcome.issues[0].code, Code::PhoneUnknownPrefix);
    assert_eq!(outcome.issues[0].suggestion, None);
}

#[test]
fn an_extension_is_read_and_no_part_of_the_value() {
    let number = parse("03-5253-2111（内線31427）").unwrap();
    assert_eq!(number.extension.as_deref(), Some("31427"));
    assert_eq!(
        (number.national.as_str(), number.line),
        ("03-5253-2111", Line::FixedLine)
    );
    assert_eq!(
        parse("03(5253)2111").unwrap().extension,
        None,
        "brackets around digits"
    );
    assert_eq!(
        parse("03-5253-2111（内線）").unwrap().extension,
        None,
        "none was given"
    );
    assert_eq!(parse("5253-2111").unwrap_err().code, Code::PhoneNoAreaCode);
}

/// Of two numbers the first; a slash within one does not part two.
#[test]
fn of_two_numbers_the_first_is_taken() {
    for text in [
        "03-5253-2111/090-1234-5678",
        "03-5253-2111、090-1234-5678",
        "0352532111,0352532112",
    ] {
        let outcome = phone(text);
        assert_eq!(outcome.value, "03-5253-2111");
        assert_eq!(outcome.changes.last().unwrap().code, ChangeCode::Note);
    }
    for text in ["03/5253/2111", "03-5253/2111", "090-1234/5678"] {
        assert_eq!(phone(text).issues[0].code, Code::PhoneNotDigits, "{text}");
    }
}

/// Each note is cut out of what is left: without a limit on them a long text would take minutes.
#[test]
fn a_pasted_book_is_no_number_at_once() {
    let entry = "03-5253-2111（代表）";
    let page = entry.repeat(LONGEST / entry.chars().count());
    assert_eq!(phone(&page).issues[0].code, Code::PhoneNotDigits);
    assert_eq!(phone(&(page + entry)).issues[0].code, Code::TextTooLong);
    let noted = "（夜間）".repeat(50) + "03-5253-2111";
    assert_eq!(phone(&noted).value, "03-5253-2111");
}

/// +81 and its 0, and a bare 81 where the length says that it is one.
#[test]
fn the_country_becomes_a_zero() {
    for (text, national) in [
        ("+81352532111", "03-5253-2111"),
        ("+81 (0)3 5253 2111", "03-5253-2111"),
        ("(+81)90-1234-5678", "090-1234-5678"),
        ("81352532111", "03-5253-2111"),
        ("819012345678", "090-1234-5678"),
        ("8109012345678", "090-1234-5678"),
        ("810352532111", "03-5253-2111"),
    ] {
        assert_eq!(phone(text).value, national, "{text}");
    }
    // Ten digits are no country and a number, nor are fourteen.
    for text in ["8112345678", "81090123456789"] {
        assert_eq!(
            phone(text).issues[0].code,
            Code::PhoneUnknownPrefix,
            "{text}"
        );
    }
}

/// Where we differ from libphonenumber on purpose: digits of the number, first and last of the six
/// digits after its 0.
const DIFFERENCES: [(usize, u32, u32, &str); 2] = [
    // It knows the prefixes of carriers and their free numbers, which no shop can call back.
    (0, 0, 99_999, "carrier"),
    // Personal numbers of ten digits were never given out; 060 has eleven since December 2024.
    (10, 600_000, 609_999, "personal_number"),
];

/// The six digits after the 0 of every number there can be, of every length: valid as libphonenumber
/// has it, the hyphens at its places, the same line. Made by `tools/phone_plan.py cases`.
#[test]
fn every_six_digits_are_as_libphonenumber_has_them() {
    let table = include_str!("../../../tests/data/numbering_plan.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<(usize, u32, u32, &str)> = rows
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let number = |at: usize| cells[at].parse::<u32>().unwrap();
            (number(0) as usize, number(1), number(2), cells[3])
        })
        .collect();
    let sweep = |length: usize, prefixes: std::ops::Range<u32>| {
        let mut rows = rows.iter().filter(|row| row.0 == length).peekable();
        let mut valid = 0;
        for prefix in prefixes {
            while rows.peek().is_some_and(|row| row.2 < prefix) {
                rows.next();
            }
            let theirs = rows.peek().filter(|row| row.1 <= prefix).map(|row| row.3);
            let mut digits = format!("0{prefix:06}2345");
            digits.truncate(length);
            let (shape, fault) = Shape::of(digits.as_bytes());
            let [a, b, c] = shape.groups.map(|length| char::from(b'0' + length));
            let ours = [a, '-', b, '-', c, ' '];
            let same = theirs.is_some_and(|said| {
                said.chars().take(6).eq(ours) && said.ends_with(shape.line.as_str())
            });
            let different = DIFFERENCES.iter().any(|(of, from, to, _)| {
                (*of == 0 || *of == length) && (*from..=*to).contains(&prefix)
            });
            let right = match fault {
                None => same && !different,
                Some(_) => theirs.is_none() || different,
            };
            assert!(right, "{digits}: {shape:?} {fault:?}, not {theirs:?}");
            valid += u32::from(fault.is_none());
        }
        valid
    };
    std::thread::scope(|scope| {
        let first = scope.spawn(|| sweep(10, 0..400_000));
        let second = scope.spawn(|| sweep(10, 400_000..1_000_000));
        assert_eq!(sweep(11, 0..1_000_000), 56_000);
        let ten = first.join().unwrap() + second.join().unwrap();
        assert!(ten > 560_000, "{ten}");
    });
    // Of every other length all is refused, by them but for carriers.
    assert!(
        rows.iter()
            .all(|row| matches!(row.0, 10 | 11) || row.3 == "- carrier")
    );
    assert!(
        rows.iter().any(|row| row.3.ends_with(DIFFERENCES[1].3)),
        "a difference is one"
    );
    // What is typed comes to the same as its digits alone.
    for (length, from, to, said) in rows {
        for prefix in [from, to] {
            let mut digits = format!("0{prefix:06}23456789012");
            digits.truncate(length);
            let phone = parse(&digits);
            if said == "- carrier" || said.ends_with("personal_number") {
                assert!(phone.is_err(), "{digits}");
                continue;
            }
            let phone = phone.unwrap();
            let [a, b, c] = phone.parts.each_ref().map(String::len);
            assert_eq!(
                format!("{a}-{b}-{c} {}", phone.line.as_str()),
                said,
                "{digits}"
            );
            assert_eq!(phone.national, phone.parts.join("-"));
            assert_eq!(phone.e164, format!("+81{}", &digits[1..]));
        }
    }
}

/// Every five digits belong to one run at most, and an area code has two to five digits.
#[test]
fn the_plan_covers_every_number() {
    for runs in plan::RUNS {
        let numbers: u32 = runs.iter().map(|run| u32::from(run >> 3)).sum();
        assert!(numbers <= 10_000, "{numbers}");
        for run in runs {
            assert!(matches!(run & 7, 0 | 2..=5), "{run}");
        }
    }
}
