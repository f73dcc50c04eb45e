use super::{Numeral, digit, unit};

/// The value of a text that is a numeral as a whole.
fn value(text: &str) -> Option<u64> {
    let mut numeral = Numeral::new();
    let whole = text.chars().map(digit).all(|ch| numeral.push(ch));
    Some(numeral.value()).filter(|value| whole && *value != u64::MAX)
}

#[test]
fn numerals_are_read() {
    for (text, expected) in [
        ("0", 0),
        ("007", 7),
        ("〇", 0),
        ("二〇一九", 2019),
        ("二千十九", 2019),
        ("十", 10),
        ("百", 100),
        ("千百十一", 1111),
        ("三十一", 31),
        ("一万", 10_000),
        ("三千万", 30_000_000),
        ("3千500万", 35_000_000),
        ("3万5千", 35_000),
        ("15000万", 150_000_000),
        ("一億二千三百四十五万六千七百八十九", 123_456_789),
        ("壱弐参", 123),
        ("参萬伍阡", 35_000),
        ("弐拾", 20),
        ("0千", 0),
        ("999999999億", 99_999_999_900_000_000),
    ] {
        assert_eq!(value(text), Some(expected), "{text}");
    }
    for text in [
        "万",
        "十百",
        "三十五六",
        "5万3億",
        "1万億",
        "1000000000億",
        "3千1000",
    ] {
        assert_eq!(value(text), None, "{text}");
    }
}

#[test]
fn kanji_have_a_digit_or_a_unit_never_both() {
    let mut digits = 0;
    let mut units = 0;
    for ch in ('\u{80}'..=char::MAX).filter(|ch| !ch.is_ascii()) {
        let (is_digit, is_unit) = (digit(ch).is_ascii_digit(), unit(ch).is_some());
        assert!(is_digit || digit(ch) == ch, "{ch}");
        assert!(!(is_digit && is_unit), "{ch}");
        digits += usize::from(is_digit);
        units += usize::from(is_unit);
    }
    assert_eq!((digits, units), (23, 9));
}
