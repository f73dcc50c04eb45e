use super::{Rate, at_every_look, by_chance, split};

fn near(found: f64, expected: f64, by: f64) {
    assert!((found - expected).abs() <= by, "{found} is not {expected}");
}

/// The worked example of the interval for 15 of 50.
#[test]
fn the_band_of_a_rate_is_wilson_s() {
    let rate = Rate::of(15.0, 50.0).unwrap();
    near(rate.rate, 0.3, 0.0);
    near(rate.low, 0.1910, 0.00005);
    near(rate.high, 0.4375, 0.00005);
}

/// At the ends the formula is short: 0 of n is from 0 to z² ÷ (n + z²), n of n from n ÷ (n + z²) to 1.
#[test]
fn none_and_all_have_a_band_too() {
    let none = Rate::of(0.0, 10.0).unwrap();
    near(none.low, 0.0, 0.0);
    near(none.high, 3.841_459 / 13.841_459, 1e-6);
    let all = Rate::of(10.0, 10.0).unwrap();
    near(all.low, 10.0 / 13.841_459, 1e-6);
    near(all.high, 1.0, 0.0);
    assert_eq!(Rate::of(0.0, 0.0), None);
}

/// Newcombe 1998, table II (a) and (b), method 10.
#[test]
fn the_band_of_a_difference_is_newcombe_s() {
    let above = |[a, b, c, d]: [f64; 4]| Rate::of(a, b).unwrap().above(Rate::of(c, d).unwrap());
    let found = above([56.0, 70.0, 48.0, 80.0]);
    near(found.rate, 0.2, 1e-12);
    near(found.low, 0.0524, 0.00005);
    near(found.high, 0.3339, 0.00005);
    let found = above([9.0, 10.0, 3.0, 10.0]);
    near(found.low, 0.1705, 0.00005);
    near(found.high, 0.8090, 0.00005);
}

/// The percentage points of the table of chi-square, one degree of freedom.
#[test]
fn what_comes_by_chance_is_as_tabled() {
    for (chi_square, p) in [
        (0.000_157_09, 0.99),
        (0.454_936_42, 0.5),
        (3.841_458_82, 0.05),
        (6.634_896_60, 0.01),
        (7.879_438_58, 0.005),
        (10.827_566_17, 0.001),
        (15.136_705_23, 0.0001),
    ] {
        near(by_chance(chi_square), p, p * 1e-6);
    }
    near(by_chance(0.0), 1.0, 0.0);
}

/// By hand: 100 and 100 are 50 × 0.08 = 4: √(1.25 × ln 2000). 900 and 100 are 90 × 0.08 = 7.2: √(1.1389 × ln 3280). A few
/// take more, and so do many.
#[test]
fn a_band_for_every_look_is_wider() {
    near(at_every_look(100.0, 100.0), 3.082_39, 1e-5);
    near(at_every_look(900.0, 100.0), 3.036_44, 1e-5);
    near(at_every_look(100.0, 900.0), 3.036_44, 1e-5);
    assert!(at_every_look(45.0, 5.0) > 4.0 && at_every_look(9e6, 1e6) > 4.0);
}

#[test]
fn a_split_that_is_not_as_meant_is_seen() {
    // As meant.
    near(split(900, 100, 0.1).unwrap(), 1.0, 1e-9);
    // (50² ÷ 900) + (50² ÷ 100) = 27.78: less than one in a million.
    assert!(split(950, 50, 0.1).unwrap() < 1e-6);
    // (8² ÷ 90) + (8² ÷ 10) = 7.11: about one in 130.
    near(split(82, 18, 0.1).unwrap(), 0.007_66, 0.000_02);
    for (first, second, share) in [(0, 0, 0.1), (10, 0, 0.0), (0, 10, 1.0)] {
        assert_eq!(split(first, second, share), None);
    }
}

/// Of log(-log 0.2) the error is 0.1265 ÷ (0.2 × 1.6094) = 0.393, 1.96 times that 0.770: 0.2 to the powers of
/// e^0.770 = 2.160 and e^-0.770 = 0.463.
#[test]
fn a_band_of_log_log_stays_within_none_and_all() {
    let Rate { rate, low, high } = Rate::log_log(0.2, 0.016_f64.sqrt(), 10.0);
    near(rate, 0.2, 0.0);
    near(low, 0.030_909, 1e-6);
    near(high, 0.474_715, 1e-6);
    for rate in [0.0, 1.0] {
        assert_eq!(
            Some(Rate::log_log(rate, 0.0, 10.0)),
            Rate::of(rate * 10.0, 10.0)
        );
    }
}
