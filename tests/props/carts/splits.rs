//! Of amounts that are split.

use proptest::prelude::*;
use proptest::sample::select;
use surasura::Amount;
use surasura::cart::{Tie, split};

use super::config;

fn tie() -> impl Strategy<Value = Tie> {
    select(Tie::ALL.to_vec())
}

fn weights() -> impl Strategy<Value = Vec<i64>> {
    let weight = prop_oneof![4 => 0..100_000_i64, 1 => 0..4_i64];
    prop::collection::vec(weight, 0..9)
}

fn amounts(numbers: &[i64]) -> Vec<Amount> {
    numbers.iter().copied().map(Amount::new).collect()
}

fn shares(amount: i64, weights: &[i64], tie: Tie) -> Vec<i64> {
    let shares = split(Amount::new(amount), &amounts(weights), tie).expect("shares");
    shares.into_iter().map(Amount::get).collect()
}

/// By the definition: all rounded down, and a unit more for those with the largest fractions.
fn by_definition(amount: i64, weights: &[i64], tie: Tie) -> Vec<i64> {
    let over: i64 = weights.iter().sum();
    let of = |weight: &i64| i128::from(*weight) * i128::from(amount);
    let down = |weight| i64::try_from(of(weight) / i128::from(over)).expect("a share");
    let mut shares: Vec<i64> = weights.iter().map(down).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    match tie {
        Tie::First => {}
        Tie::Last => order.reverse(),
        Tie::Largest => order.sort_by_key(|at| -weights[*at]),
    }
    order.sort_by_key(|at| -(of(&weights[*at]) % i128::from(over)));
    let left = amount - shares.iter().sum::<i64>();
    for at in order
        .into_iter()
        .take(usize::try_from(left).expect("what is left"))
    {
        shares[at] += 1;
    }
    shares
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn a_split_loses_nothing(amount in -1_000_000..1_000_000_i64, weights in weights(), tie in tie()) {
        let over: i64 = weights.iter().sum();
        if over == 0 {
            let split = |amount| split(Amount::new(amount), &amounts(&weights), tie);
            prop_assert!(amount == 0 || split(amount).is_none());
            prop_assert_eq!(split(0), Some(amounts(&weights)));
            return Ok(());
        }
        let shares = shares(amount, &weights, tie);
        prop_assert_eq!(shares.iter().sum::<i64>(), amount);
        for (share, weight) in shares.iter().zip(&weights) {
            // Less than one from the exact part.
            prop_assert!((share * over - amount * weight).abs() < over, "{shares:?}");
        }
    }

    #[test]
    fn a_split_is_that_of_largest_remainders(
        amount in 0..1_000_000_i64, weights in weights(), tie in tie(),
    ) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let expected = by_definition(amount, &weights, tie);
        prop_assert_eq!(shares(amount, &weights, tie), expected);
    }

    #[test]
    fn what_is_given_back_is_split_as_it_was_taken(
        amount in 0..1_000_000_i64, weights in weights(), tie in tie(),
    ) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let there = shares(amount, &weights, tie);
        let back: Vec<i64> = shares(-amount, &weights, tie).iter().map(|share| -share).collect();
        prop_assert_eq!(there, back);
    }

    /// Where no two fractions are equal, nobody's place matters.
    #[test]
    fn a_place_matters_for_equal_fractions_alone(
        amount in 0..1_000_000_i64,
        (weights, order) in weights().prop_flat_map(|weights| {
            let order: Vec<usize> = (0..weights.len()).collect();
            (Just(weights), Just(order).prop_shuffle())
        }),
        (one, other) in (tie(), tie()),
    ) {
        let over: i64 = weights.iter().sum();
        prop_assume!(over > 0);
        let mut fractions: Vec<i64> = weights.iter().map(|weight| weight * amount % over).collect();
        fractions.sort_unstable();
        let count = fractions.len();
        fractions.dedup();
        // Those of one weight, too, have one fraction.
        if fractions.len() < count { return Ok(()) }
        let there = shares(amount, &weights, one);
        let moved: Vec<i64> = order.iter().map(|at| weights[*at]).collect();
        let expected: Vec<i64> = order.iter().map(|at| there[*at]).collect();
        prop_assert_eq!(shares(amount, &moved, other), expected);
    }
}

/// A hundred thousand weights: sorted pair by pair this would take minutes.
#[test]
fn many_are_no_harder_than_few() {
    let weights: Vec<i64> = (0..100_000).map(|at| at * 7919 % 1000).collect();
    for tie in Tie::ALL {
        let expected = by_definition(77_777, &weights, tie);
        assert_eq!(shares(77_777, &weights, tie), expected);
    }
}
