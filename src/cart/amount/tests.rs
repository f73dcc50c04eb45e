use super::{Amount, sum};
use crate::cart::{Currency, Rounding};
use crate::error::ErrorCode;

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

#[test]
fn a_share_is_rounded_as_the_seller_chose() {
    // Of these a tenth: rounded down, half up, up, half down, half to even.
    for (amount, expected) in [
        (0, [0, 0, 0, 0, 0]),
        (1, [0, 0, 1, 0, 0]),
        (5, [0, 1, 1, 0, 0]),
        (6, [0, 1, 1, 1, 1]),
        (15, [1, 2, 2, 1, 2]),
        (25, [2, 3, 3, 2, 2]),
        (104, [10, 10, 11, 10, 10]),
        (105, [10, 11, 11, 10, 10]),
        (110, [11, 11, 11, 11, 11]),
        (115, [11, 12, 12, 11, 12]),
    ] {
        let share = |amount| {
            Rounding::ALL.map(|rounding| Amount::new(amount).share(10, 100, rounding).get())
        };
        assert_eq!(share(amount), expected, "{amount}");
        // A refund is its sale the other way round.
        assert_eq!(share(-amount), expected.map(|part| -part), "-{amount}");
    }
    // The least that there can be beside a whole.
    let least = Rounding::ALL.map(|rounding| Amount::new(1).share(1, 110_000, rounding).get());
    assert_eq!(least, [0, 0, 1, 0, 0]);
    let most = Amount::MAX;
    for (by, over, down) in [
        (1, 11, most.get() / 11),
        (10_000, 110_000, most.get() / 11),
        (1, 1, most.get()),
    ] {
        assert_eq!(most.share(by, over, Rounding::Floor).get(), down);
    }
    assert_eq!(most.share(2, 1, Rounding::Floor), Amount::TOO_LARGE);
    assert_eq!(
        Amount::new(i64::MIN).share(1, 2, Rounding::Floor),
        Amount::TOO_LARGE
    );
}

/// What was too large once stays so: nothing brings it back to a number that looks like one.
#[test]
fn sums_and_products_stop_at_what_a_page_can_hold() {
    let (one, most, large) = (Amount::new(1), Amount::MAX, Amount::TOO_LARGE);
    assert_eq!(most.plus(one), large);
    assert!(!most.negated().minus(one).is_exact());
    assert_eq!(most.times(2), large);
    assert_eq!(Amount::new(i64::MAX).times(i64::MAX), large);
    assert_eq!(most.minus(one).plus(one), most);
    assert!(most.is_exact() && !Amount::new(most.get() + 1).is_exact());
    assert!(most.negated().is_exact() && !Amount::new(-most.get() - 1).is_exact());
    for after in [
        large.minus(large),
        large.plus(most.negated()),
        large.times(0),
        one.minus(large),
        sum([large, one]),
    ] {
        assert!(!after.is_exact(), "{after:?}");
    }
    assert_eq!(sum([one, most.negated(), most]), one);
    assert_eq!(Amount::new(-5).magnitude(), 0);
    assert_eq!(Amount::new(5).magnitude(), 5);
}

#[test]
fn major_units_are_brought_to_minor_ones() {
    let large = Err(ErrorCode::NumberTooLarge);
    for (major, code, expected) in [
        (12, "JPY", Ok(12)),
        (12, "USD", Ok(1200)),
        (-12, "BHD", Ok(-12_000)),
        (12, "CLF", Ok(120_000)),
        (Amount::MAX.get(), "JPY", Ok(Amount::MAX.get())),
        (Amount::MAX.get() + 1, "JPY", large),
        (Amount::MAX.get(), "USD", large),
        (i64::MIN, "BHD", large),
    ] {
        let found = Amount::from_major(major, currency(code));
        assert_eq!(found, expected.map(Amount::new), "{major} {code}");
    }
}

/// Shopify's `cart.js`: hundredths, also of currencies that have none.
#[test]
fn hundredths_are_brought_to_minor_units() {
    let (scale, large) = (Err(ErrorCode::AmountScale), Err(ErrorCode::NumberTooLarge));
    for (hundredths, code, expected) in [
        (100_000, "JPY", Ok(1000)),
        (-100_000, "JPY", Ok(-1000)),
        (0, "JPY", Ok(0)),
        (100_050, "JPY", scale),
        (-1, "KRW", scale),
        (100_050, "USD", Ok(100_050)),
        (100_050, "BHD", Ok(1_000_500)),
        (i64::MAX, "USD", large),
        (i64::MAX, "BHD", large),
        (i64::MIN, "USD", large),
    ] {
        let found = Amount::from_hundredths(hundredths, currency(code));
        assert_eq!(found, expected.map(Amount::new), "{hundredths} {code}");
    }
}

#[test]
fn decimal_texts_are_read_in_the_scale_of_their_currency() {
    for (text, code, expected) in [
        ("8.00", "JPY", 8),
        ("8", "JPY", 8),
        ("-8.000", "JPY", -8),
        ("007", "JPY", 7),
        ("-0", "JPY", 0),
        ("8.00", "USD", 800),
        ("8.5", "USD", 850),
        ("8", "USD", 800),
        ("0.05", "USD", 5),
        ("-12.34", "USD", -1234),
        ("1.500", "USD", 150),
        ("1.5", "BHD", 1500),
        ("1.234", "BHD", 1234),
        ("9007199254740991", "JPY", 9_007_199_254_740_991),
        ("90071992547409.91", "USD", 9_007_199_254_740_991),
    ] {
        let found = Amount::from_decimal(text, currency(code));
        assert_eq!(found, Ok(Amount::new(expected)), "{text} {code}");
    }
    let (scale, large, invalid) = (
        ErrorCode::AmountScale,
        ErrorCode::NumberTooLarge,
        ErrorCode::TypeInvalid,
    );
    for (text, code, expected) in [
        ("8.50", "JPY", scale),
        ("8.01", "JPY", scale),
        ("1.234", "USD", scale),
        ("1.2345", "BHD", scale),
        ("9007199254740992", "JPY", large),
        ("-9007199254740992", "JPY", large),
        ("99999999999999999999", "JPY", large),
        ("90071992547410", "USD", large),
        ("1,000", "JPY", invalid),
        ("", "JPY", invalid),
        ("-", "JPY", invalid),
        ("--1", "JPY", invalid),
        ("+1", "JPY", invalid),
        (".5", "USD", invalid),
        ("1.", "USD", invalid),
        ("1.", "JPY", invalid),
        (".", "USD", invalid),
        ("1.5.0", "USD", invalid),
        (" 1", "JPY", invalid),
        ("1e3", "JPY", invalid),
        ("１", "JPY", invalid),
        ("¥1", "JPY", invalid),
    ] {
        assert_eq!(
            Amount::from_decimal(text, currency(code)),
            Err(expected),
            "{text} {code}"
        );
    }
}

/// ISO 4217, list one.
#[test]
fn currencies_have_their_minor_units() {
    for (code, exponent) in [
        ("JPY", 0),
        ("KRW", 0),
        ("XPF", 0),
        ("BIF", 0),
        ("USD", 2),
        ("EUR", 2),
        ("BHD", 3),
        ("TND", 3),
        ("CLF", 4),
        ("UYW", 4),
    ] {
        let found = currency(code);
        assert_eq!((found.exponent(), found.as_str()), (exponent, code));
        let json = serde_json::to_value(found).unwrap();
        assert_eq!(json, code);
        assert_eq!(serde_json::from_value::<Currency>(json).unwrap(), found);
    }
    for code in ["", "JP", "jpy", "JPYX", "J Y", "PY ", "円", "US1"] {
        assert_eq!(Currency::from_code(code), None, "{code}");
    }
    assert_eq!(Currency::default(), Currency::JPY);
}
