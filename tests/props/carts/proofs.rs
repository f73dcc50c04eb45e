//! Of proofs: their parts add up to the quote, and each figure is its fraction, rounded.

use proptest::prelude::*;
use surasura::cart::{Fraction, Proof, Rounding, Side, TaxStep, TaxTarget, Taxed};

use super::*;

/// Its fraction as one number over its denominator.
fn over_denominator(exact: Fraction) -> i128 {
    i128::from(exact.whole.get()) * i128::from(exact.denominator) + i128::from(exact.numerator)
}

/// By the definitions: the neighbour that is wanted, of what is not whole.
fn rounded(exact: Fraction, rounding: Rounding) -> i128 {
    let (size, over) = (over_denominator(exact).abs(), i128::from(exact.denominator));
    let (down, rest) = (size / over, size % over);
    let up = match rounding {
        Rounding::Floor => false,
        Rounding::Ceil => rest > 0,
        Rounding::HalfUp => 2 * rest >= over,
        Rounding::HalfDown => 2 * rest > over,
        Rounding::HalfEven => 2 * rest > over || (2 * rest == over && down % 2 == 1),
    };
    over_denominator(exact).signum() * (down + i128::from(up))
}

/// A figure is `by / over` of the amount, rounded, and the tax is what it says.
fn is_rounded_once(step: &TaxStep, percent: u32, rules: &ShopRules) -> Result<(), TestCaseError> {
    let (percent, whole) = (i128::from(percent), 100_000);
    let (by, over) = match (step.included, step.target) {
        (false, _) => (percent, whole),
        (true, TaxTarget::Tax) => (percent, whole + percent),
        (true, TaxTarget::Net) => (whole, whole + percent),
    };
    let amount = i128::from(step.amount.get());
    let exact = over_denominator(step.exact) * over;
    prop_assert_eq!(
        exact,
        amount * by * i128::from(step.exact.denominator),
        "{:?}",
        step
    );
    let figure = rounded(step.exact, rules.tax_rounding);
    prop_assert_eq!(i128::from(step.rounded.get()), figure, "{:?}", step);
    let tax = if step.target == TaxTarget::Tax {
        figure
    } else {
        amount - figure
    };
    let tax = tax * i128::from(step.pieces.unwrap_or(1));
    prop_assert_eq!(i128::from(step.tax.get()), tax, "{:?}", step);
    Ok(())
}

fn of_lines(proof: &Proof, quote: &Quote, rules: &ShopRules) -> Result<(), TestCaseError> {
    prop_assert_eq!(
        total(proof.lines.iter().map(|line| line.entered)),
        quote.subtotal.get()
    );
    let mut taken = 0;
    for line in &proof.lines {
        let own = line.own.map_or(0, |own| own.amount.get());
        let all = line.offer.get() + own + total(line.coupons.iter().copied());
        prop_assert_eq!(line.full.get(), all + line.left.get());
        prop_assert_eq!(
            line.full.get(),
            line.entered.get() + line.piece.map_or(0, |piece| piece.tax.get())
        );
        taken += all;
        if let Some(piece) = &line.piece {
            is_rounded_once(
                piece,
                rules.percent(line.rate).expect("a rate").thousandths(),
                rules,
            )?;
        }
        if let Some((exact, rounding)) = line.own.and_then(|own| own.exact.zip(own.rounding)) {
            prop_assert_eq!(rounded(exact, rounding), i128::from(own));
        }
    }
    prop_assert_eq!(taken, quote.discount.get());
    for (at, (coupon, told)) in proof.coupons.iter().zip(&quote.coupons).enumerate() {
        let column = total(proof.lines.iter().map(|line| line.coupons[at]));
        prop_assert_eq!(column, told.amount.get());
        prop_assert_eq!(
            (coupon.coupon, coupon.taken.amount, coupon.gap),
            (told.coupon, told.amount, told.gap)
        );
        prop_assert_eq!(
            total(coupon.shares.iter().map(|share| share.amount)),
            column
        );
        for share in &coupon.shares {
            let apart = over_denominator(share.exact)
                - i128::from(share.amount.get()) * i128::from(share.exact.denominator);
            prop_assert!(
                apart.abs() < i128::from(share.exact.denominator),
                "{share:?}"
            );
        }
    }
    prop_assert_eq!(proof.coupons.len(), quote.coupons.len());
    Ok(())
}

fn of_rates(proof: &Proof, quote: &Quote, rules: &ShopRules) -> Result<(), TestCaseError> {
    prop_assert_eq!(proof.rates.len(), quote.rates.len());
    for (rate, told) in proof.rates.iter().zip(&quote.rates) {
        let found = RateTotal {
            rate: rate.rate,
            percent: rate.percent,
            net: rate.net,
            tax: rate.tax,
            gross: rate.gross,
        };
        prop_assert_eq!(&found, told);
        for step in rate.steps.iter().chain(&rate.added) {
            is_rounded_once(step, rate.percent.thousandths(), rules)?;
        }
        prop_assert_eq!(
            total(rate.steps.iter().map(|step| step.tax)),
            rate.tax.get()
        );
        // The prices, and the tax that those without are to have.
        let added = match rate.added {
            Some(added) => added.tax.get(),
            None => total(
                rate.steps
                    .iter()
                    .filter(|step| !step.included)
                    .map(|step| step.tax),
            ),
        };
        prop_assert_eq!(
            total(rate.parts.iter().map(|part| part.amount)) + added,
            rate.gross.get(),
            "{:?}",
            rate
        );
        // The goods are those of the lines.
        for included in [false, true] {
            let parts = rate
                .parts
                .iter()
                .filter(|part| part.of == Taxed::Goods && part.included == included);
            let lines = proof
                .lines
                .iter()
                .filter(|line| line.rate == rate.rate && line.included == included);
            prop_assert_eq!(
                total(parts.map(|part| part.amount)),
                total(lines.map(|line| line.left))
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn a_proof_adds_up_to_its_quote((cart, rules) in order(&sane())) {
        let ledger = Ledger::open(cart.clone(), rules.clone()).expect("a sane cart");
        let (proof, quote) = (ledger.proof().expect("a proof"), checked(&cart, &rules));
        prop_assert_eq!(&proof.quote, &quote);
        of_lines(&proof, &quote, &rules)?;
        of_rates(&proof, &quote, &rules)?;

        prop_assert_eq!(proof.points.is_some(), cart.points.is_some());
        if let Some(points) = &proof.points {
            prop_assert_eq!(points.amount, quote.points);
            prop_assert_eq!(points.amount, points.given.min(points.most));
            let off = if points.used_as == UsedAs::Discount { points.amount.get() } else { 0 };
            prop_assert_eq!(total(points.shares.iter().map(|share| share.amount)), off);
            let of = proof.lines.iter().map(|line| line.points);
            prop_assert_eq!(total(of.chain([points.shipping]).chain(points.fees.iter().copied())), off);
        }

        let parts = || proof.shipping.iter().flat_map(|one| &one.parts);
        let charged = |side| total(parts().filter(|part| !part.waived && part.part == side).map(|part| part.amount));
        prop_assert_eq!(total(proof.shipping.iter().map(|one| one.fee)), quote.shipping.fee.get());
        prop_assert_eq!(charged(Side::Surcharge), quote.shipping.surcharge.get());
        prop_assert_eq!(charged(Side::Temperature), quote.shipping.temperature.get());
        let fee = quote.shipping.fee.get() - quote.shipping.surcharge.get() - quote.shipping.temperature.get();
        prop_assert_eq!(charged(Side::Fee), fee);
        prop_assert_eq!(total(parts().map(|part| part.amount)), quote.shipping.full.get());
        prop_assert_eq!(quote.shipping.free, !proof.shipping.is_empty() && proof.shipping.iter().all(|one| one.free));

        prop_assert_eq!(proof.cod.is_some(), quote.cod.is_some());
        if let Some((cod, told)) = proof.cod.zip(quote.cod) {
            let holds = cod.tried.last().filter(|last| last.holds);
            prop_assert_eq!(holds.map(|last| last.fee), told.available.then_some(told.fee));
            prop_assert_eq!(cod.collected.get() + told.fee.get(), told.collected.get());
            prop_assert_eq!(cod.tried.iter().filter(|one| one.holds).count(), usize::from(told.available));
        }
    }

    /// Whatever the numbers: what has a quote has a proof, of numbers that a page can hold.
    #[test]
    fn no_number_makes_a_wrong_proof((cart, rules) in order(&insane())) {
        let Ok(ledger) = Ledger::open(cart, rules) else { return Ok(()) };
        let proof = ledger.proof();
        prop_assert_eq!(proof.clone().map(|proof| proof.quote), ledger.quote());
        if let Ok(proof) = proof {
            let json = serde_json::to_value(&proof).expect("JSON");
            prop_assert!(is_exact(&json), "{json}");
        }
    }
}
