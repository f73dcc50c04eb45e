//! Of tax, by its definitions.

use std::collections::BTreeMap;

use proptest::prelude::*;
use surasura::cart::{Percent, Rounding, TaxTarget};

use super::made::{line, rounding};
use super::*;

/// `by / over` of an amount, rounded once, on either side of nothing alike.
fn rounded(amount: i128, by: i128, over: i128, rounding: Rounding) -> i128 {
    let product = (amount * by).abs();
    let (down, rest) = (product / over, product % over);
    let up = match rounding {
        Rounding::Floor => false,
        Rounding::Ceil => rest != 0,
        Rounding::HalfUp => rest >= over - rest,
        Rounding::HalfDown => rest > over - rest,
        Rounding::HalfEven => rest > over - rest || (rest == over - rest && down % 2 != 0),
    };
    amount.signum() * (down + i128::from(up))
}

const WHOLE: i128 = 100_000;

/// The tax in a price, or on top of it.
fn tax(amount: i128, percent: Percent, included: bool, rules: &ShopRules) -> i128 {
    let by = i128::from(percent.thousandths());
    let rounding = rules.tax_rounding;
    match (included, rules.tax_target) {
        (false, _) => rounded(amount, by, WHOLE, rounding),
        (true, TaxTarget::Tax) => rounded(amount, by, WHOLE + by, rounding),
        (true, TaxTarget::Net) => amount - rounded(amount, WHOLE, WHOLE + by, rounding),
    }
}

/// Gross and tax of the lines of one rate in each scope, of lines without any discount.
fn of_rate(lines: &[&Line], percent: Percent, rules: &ShopRules) -> (i128, i128) {
    let tax = |amount, included| tax(amount, percent, included, rules);
    let (mut gross, mut sum) = (0, 0);
    let (mut included, mut excluded) = (0, 0);
    for line in lines {
        let unit = i128::from(line.unit_price.get());
        let sign = if line.returned { -1 } else { 1 };
        let pieces = sign * i128::from(line.quantity);
        let amount = unit * pieces;
        let own = match rules.tax_scope {
            TaxScope::Rate if line.tax_included => {
                included += amount;
                continue;
            }
            TaxScope::Rate => {
                excluded += amount;
                continue;
            }
            TaxScope::UnitGross => {
                let added = if line.tax_included {
                    0
                } else {
                    tax(unit, false)
                };
                included += (unit + added) * pieces;
                continue;
            }
            TaxScope::Line => tax(amount, line.tax_included),
            TaxScope::Unit => tax(unit, line.tax_included) * pieces,
        };
        gross += if line.tax_included {
            amount
        } else {
            amount + own
        };
        sum += own;
    }
    let added = tax(excluded, false);
    let together = included + excluded + added;
    let of_together = if included == 0 {
        added
    } else {
        tax(together, true)
    };
    (gross + together, sum + of_together)
}

proptest! {
    #![proptest_config(config(400))]

    /// By the law: whatever else is in the order, each rate has one fraction, and it is rounded once.
    #[test]
    fn tax_is_rounded_once_a_rate((cart, mut rules) in order(&sane())) {
        (rules.tax_scope, rules.tax_target) = (TaxScope::Rate, TaxTarget::Tax);
        for total in checked(&cart, &rules).rates {
            let expected = tax(total.gross.get().into(), total.percent, true, &rules);
            prop_assert_eq!(i128::from(total.tax.get()), expected, "{:?}", total);
        }
    }

    /// Entered one way alone, the tax is that of the sum of the prices.
    #[test]
    fn tax_is_that_of_the_sum(
        lines in prop::collection::vec(line(&sane()), 0..7),
        rounding in rounding(),
        included in any::<bool>(),
    ) {
        let rules = ShopRules::new(rounding);
        let plain = |line: &Line| Line {
            tax_included: included,
            ..Line::new(line.unit_price, line.quantity, TaxRate::REDUCED)
        };
        let lines: Vec<_> = lines.iter().map(plain).collect();
        let sum = total(lines.iter().map(|line| Amount::new(line.unit_price.get() * i64::from(line.quantity))));
        let quote = checked(&Cart { lines, ..Cart::default() }, &rules);
        let expected = tax(sum.into(), Percent::new(8), included, &rules);
        prop_assert_eq!(i128::from(quote.tax.get()), expected);
        prop_assert_eq!(i128::from(quote.total.get()), i128::from(sum) + if included { 0 } else { expected });
    }

    /// In every scope the totals are those of its definition.
    #[test]
    fn every_scope_is_what_it_says((cart, rules) in order(&sane())) {
        let mut lines = cart.lines;
        for line in &mut lines {
            (line.discount, line.destination, line.temperature, line.offer) = (None, None, None, None);
        }
        let rules = ShopRules { shipping: None, cod: None, ..rules };
        let mut rates: BTreeMap<TaxRate, Vec<&Line>> = BTreeMap::new();
        for line in lines.iter().filter(|line| line.quantity > 0) {
            rates.entry(line.tax_rate).or_default().push(line);
        }
        let cart = Cart { lines: lines.clone(), ..Cart::default() };
        let found: BTreeMap<_, _> = checked(&cart, &rules).rates.iter()
            .map(|total| (total.rate, (total.gross.get().into(), total.tax.get().into())))
            .collect();
        let expected: BTreeMap<_, _> = rates.into_iter()
            .map(|(rate, lines)| (rate, of_rate(&lines, rules.percent(rate).expect("a rate"), &rules)))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
