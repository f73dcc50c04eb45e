use serde_json::json;

use super::{Percent, Tie, split};
use crate::cart::Amount;

#[test]
fn percentages_are_thousandths() {
    for (number, thousandths) in [
        (0.0, 0),
        (-0.0, 0),
        (10.0, 10_000),
        (10.75, 10_750),
        (8.375, 8375),
        (1.1, 1100),
        (0.001, 1),
        (33.333, 33_333),
        (100.0, 100_000),
        (10_000.0, 10_000_000),
    ] {
        let percent = Percent::from_number(number).unwrap();
        assert_eq!(percent.thousandths(), thousandths, "{number}");
        assert_eq!(
            serde_json::from_value::<Percent>(json!(number)).unwrap(),
            percent
        );
        let written = serde_json::to_value(percent).unwrap();
        assert_eq!(written.as_f64(), Some(number.abs()));
        assert_eq!(written.is_u64(), thousandths % 1000 == 0, "{written}");
    }
    assert_eq!(
        serde_json::from_value::<Percent>(json!(8)).unwrap(),
        Percent::new(8)
    );
    assert_eq!(Percent::new(u16::MAX).thousandths(), 65_535_000);
    for number in [
        0.0001,
        10.0005,
        -1.0,
        -0.001,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        10_000.001,
        1e300,
    ] {
        assert_eq!(Percent::from_number(number), None, "{number}");
    }
    // Every one there is comes back as it was.
    for thousandths in 0..=100_000 {
        let percent = Percent::from_thousandths(thousandths);
        assert_eq!(Percent::from_number(percent.to_number()), Some(percent));
    }
}

fn shares(amount: i64, weights: &[i64], tie: Tie) -> Option<Vec<i64>> {
    let weights: Vec<Amount> = weights.iter().copied().map(Amount::new).collect();
    let shares = split(Amount::new(amount), &weights, tie)?;
    Some(shares.into_iter().map(Amount::get).collect())
}

/// The law does not say who gets the unit of equal fractions, so the shop does.
#[test]
fn ties_are_broken_as_the_shop_says() {
    for (amount, weights, first, last, largest) in [
        // EC-CUBE 2: 75.5 and 16.5.
        (92, vec![755, 165], vec![76, 16], vec![75, 17], vec![76, 16]),
        (92, vec![165, 755], vec![17, 75], vec![16, 76], vec![16, 76]),
        (1, vec![5, 5], vec![1, 0], vec![0, 1], vec![1, 0]),
        (
            2,
            vec![1, 1, 1],
            vec![1, 1, 0],
            vec![0, 1, 1],
            vec![1, 1, 0],
        ),
        // Of 0.5, 1.5, 1.5 and 0.5 two get one.
        (
            4,
            vec![1, 3, 3, 1],
            vec![1, 2, 1, 0],
            vec![0, 1, 2, 1],
            vec![0, 2, 2, 0],
        ),
        // A larger fraction goes before any place and weight.
        (
            10,
            vec![3, 4, 8],
            vec![2, 3, 5],
            vec![2, 3, 5],
            vec![2, 3, 5],
        ),
    ] {
        for (tie, expected) in [
            (Tie::First, first),
            (Tie::Last, last),
            (Tie::Largest, largest),
        ] {
            assert_eq!(
                shares(amount, &weights, tie),
                Some(expected.clone()),
                "{amount} {weights:?} {tie:?}"
            );
            let back: Vec<i64> = expected.iter().map(|share| -share).collect();
            assert_eq!(
                shares(-amount, &weights, tie),
                Some(back),
                "-{amount} {weights:?} {tie:?}"
            );
        }
    }
}

#[test]
fn what_cannot_be_split_is_not() {
    let most = Amount::MAX.get();
    for tie in Tie::ALL {
        assert_eq!(shares(0, &[], tie), Some(vec![]));
        assert_eq!(shares(0, &[0, 0], tie), Some(vec![0, 0]));
        assert_eq!(shares(0, &[3, 0], tie), Some(vec![0, 0]));
        assert_eq!(shares(1, &[], tie), None);
        assert_eq!(shares(1, &[0, 0], tie), None);
        assert_eq!(shares(0, &[1, -1], tie), None);
        assert_eq!(shares(10, &[3, -1], tie), None);
        assert_eq!(shares(1, &[most, 1], tie), None, "the sum of the weights");
        assert_eq!(shares(most, &[most], tie), None, "a product");
        assert_eq!(
            shares(3_000_000_000, &[3_000_000_000], tie),
            Some(vec![3_000_000_000])
        );
    }
}
