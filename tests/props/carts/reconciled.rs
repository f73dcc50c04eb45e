//! Of totals that another system worked out by other rules.

use proptest::prelude::*;
use surasura::cart::{RateFigures, Totals, Verdict, reconcile};

use super::*;

/// Every figure that a system may tell.
fn totals(quote: &Quote) -> Totals {
    let rate = |total: &RateTotal| RateFigures {
        rate: total.rate,
        net: Some(total.net),
        tax: Some(total.tax),
        gross: Some(total.gross),
    };
    Totals {
        subtotal: Some(quote.subtotal),
        discount: Some(quote.discount),
        shipping: Some(quote.shipping.fee),
        fees: Some(quote.fees),
        cod: quote.cod.map(|cod| cod.fee),
        points: Some(quote.points),
        tax: Some(quote.tax),
        total: Some(quote.total),
        payable: Some(quote.payable),
        rates: quote.rates.iter().map(rate).collect(),
    }
}

/// The same shop, but for how it rounds and splits.
fn other(rules: &ShopRules, like: &ShopRules, which: u8) -> ShopRules {
    let mut other = rules.clone();
    match which {
        0 => other.tax_rounding = like.tax_rounding,
        1 => other.tax_scope = like.tax_scope,
        2 => other.tax_target = like.tax_target,
        3 => other.split.over = like.split.over,
        4 => other.split.by = like.split.by,
        _ => other.split.tie = like.split.tie,
    }
    other
}

proptest! {
    #![proptest_config(config(100))]

    /// Of one setting that is otherwise, and of two: it is explained, and whatever explains it comes to the same.
    #[test]
    fn what_one_or_two_settings_do_is_explained(
        (cart, rules) in order(&sane()),
        (_, like) in order(&sane()),
        (one, two) in (0..6_u8, 0..6_u8),
    ) {
        let theirs = checked(&cart, &other(&other(&rules, &like, one), &like, two));
        let totals = totals(&theirs);
        let found = reconcile(&cart, &rules, &totals).expect("a sane cart");
        let differs = self::totals(&checked(&cart, &rules)) != totals;
        prop_assert_eq!(found.verdict, if differs { Verdict::Explained } else { Verdict::Equal });
        prop_assert_eq!(found.differences.is_empty(), !differs);
        prop_assert_eq!(found.explanations.is_empty(), !differs);
        for explanation in found.explanations {
            let (cart, rules) = explanation.applied(&cart, &rules);
            let again = self::totals(&checked(&cart, &rules));
            // Of a rate with nothing in it, it does not matter whether it is there.
            let all = |totals: &Totals| Totals { rates: Vec::new(), ..totals.clone() };
            prop_assert_eq!(all(&again), all(&totals), "{:?}", explanation);
            for rate in &totals.rates {
                let nothing = Some(Amount::ZERO);
                let none = RateFigures { rate: rate.rate, net: nothing, tax: nothing, gross: nothing };
                let found = again.rates.iter().find(|found| found.rate == rate.rate);
                prop_assert_eq!(found.unwrap_or(&none), rate, "{:?}", explanation);
            }
        }
        for one in found.differences {
            prop_assert_eq!(one.theirs.get() - one.ours.get(), one.difference.get());
        }
    }
}
