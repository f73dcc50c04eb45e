//! Of gaps: what is said to be missing is enough, and no more than that.

use proptest::prelude::*;
use surasura::cart::{FreeShipping, Name, Threshold};

use super::made::own_rate;
use super::*;

/// Each place that goods go to, and how far it is; one without a name where there are no several.
fn places(quote: &Quote) -> Vec<(Option<Name>, FreeShipping)> {
    let several = &quote.shipping.destinations;
    if several.is_empty() {
        return quote
            .free_shipping
            .map(|free| (None, free))
            .into_iter()
            .collect();
    }
    let of = several
        .iter()
        .filter_map(|one| Some((Some(one.name), one.free_shipping?)));
    of.collect()
}

/// Whether shipping is free when that is added for a place.
fn reaches(cart: &Cart, rules: &ShopRules, place: Option<Name>, line: Line) -> bool {
    let mut cart = cart.clone();
    // Everything goes to one place where no several are, and one of several has a name.
    let destination = place.or(cart.destinations.first().map(|first| first.name));
    cart.lines.push(Line {
        destination,
        ..line
    });
    let shipping = checked(&cart, rules).shipping;
    match place {
        Some(name) => {
            let mut several = shipping.destinations.iter();
            several.any(|one| one.name == name && one.free)
        }
        None => shipping.free,
    }
}

/// The most without tax that shows no more than a price: by trying.
fn without_tax(price: i64, rate: TaxRate, rules: &ShopRules) -> i64 {
    let shows = |entered: i64| {
        let line = Line {
            tax_included: false,
            ..Line::new(Amount::new(entered), 1, rate)
        };
        let alone = ShopRules {
            shipping: None,
            cod: None,
            ..rules.clone()
        };
        let cart = Cart {
            lines: vec![line],
            ..Cart::default()
        };
        checked(&cart, &alone).total.get()
    };
    let percent = rules.percent(rate).expect("a rate");
    let mut entered = price * 100_000 / (100_000 + i64::from(percent.thousandths())) + 2;
    while shows(entered) > price {
        entered -= 1;
    }
    entered
}

/// Everything that shows a price: at each rate, entered with tax, and without where the cart has such.
fn things(price: i64, cart: &Cart, rules: &ShopRules) -> Vec<Line> {
    let mut rates: Vec<TaxRate> = cart.lines.iter().map(|line| line.tax_rate).collect();
    rates.extend(cart.fees.iter().map(|fee| fee.tax_rate));
    rates.extend(rules.shipping.iter().map(|shipping| shipping.tax_rate));
    if cart.currency == Default::default() {
        rates.extend([TaxRate::STANDARD, TaxRate::REDUCED]);
    }
    rates.extend(rules.cod.iter().map(|cod| cod.tax_rate));
    rates.sort_unstable();
    rates.dedup();
    let mut things = Vec::new();
    let without = cart
        .lines
        .iter()
        .any(|line| !line.tax_included && line.quantity > 0);
    for rate in rates {
        things.push(Line::new(Amount::new(price), 1, rate));
        if without {
            let entered = Amount::new(without_tax(price, rate, rules));
            things.push(Line {
                tax_included: false,
                ..Line::new(entered, 1, rate)
            });
        }
    }
    things
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn a_gap_is_what_is_missing((cart, rules) in order(&sane())) {
        for (_, free) in places(&checked(&cart, &rules)) {
            let missing = free.from.wanted().get() - free.counted.get();
            let missing = if free.from.wanted() == Amount::ZERO { 0 } else { missing.max(0) };
            prop_assert_eq!(free.gap.get(), missing);
            prop_assert_eq!(free.gap == Amount::ZERO, free.gap_included == Amount::ZERO);
        }
    }

    /// So much more, at any rate, and shipping is free; one unit less, and at one it is not.
    #[test]
    fn the_gap_closes_the_gap((cart, rules) in order(&sane())) {
        for (place, free) in places(&checked(&cart, &rules)) {
            let gap = free.gap_included.get();
            let is_money = matches!(free.from, Threshold::Amount { .. });
            if !is_money || gap == 0 || free.gap_included == Amount::MAX { continue }
            for thing in things(gap, &cart, &rules) {
                prop_assert!(reaches(&cart, &rules, place, thing), "{thing:?} of {free:?}");
            }
            let mut less = things(gap - 1, &cart, &rules).into_iter();
            prop_assert!(less.any(|thing| !reaches(&cart, &rules, place, thing)), "{gap} is too much");
        }
    }

    /// Where nothing closes it, a thousand million do not either.
    #[test]
    fn what_nothing_closes_is_said_to_be((mut cart, rules) in order(&sane())) {
        let all = Discount::Percent { percent: surasura::cart::Percent::new(100), rounding: Default::default() };
        cart.coupons.insert(0, Coupon { take: Take::Off(all), minimum: None });
        for (place, free) in places(&checked(&cart, &rules)) {
            if free.gap_included != Amount::MAX { continue }
            let mut much = things(1_000_000_000, &cart, &rules).into_iter();
            prop_assert!(much.any(|thing| !reaches(&cart, &rules, place, thing)));
        }
    }

    #[test]
    fn so_many_pieces_are_missing((cart, rules) in order(&sane())) {
        for (place, free) in places(&checked(&cart, &rules)) {
            if !free.from.is_quantity() || free.gap == Amount::ZERO { continue }
            let pieces = |count: i64| {
                let count = u32::try_from(count).expect("a count");
                reaches(&cart, &rules, place, Line::new(Amount::ZERO, count, own_rate()))
            };
            prop_assert!(pieces(free.gap_included.get()));
            prop_assert!(!pieces(free.gap.get() - 1));
        }
    }

    /// What does not count does not help, and what comes back is no help either.
    #[test]
    fn what_does_not_count_closes_no_gap((cart, rules) in order(&sane()), price in 0..99_999_i64) {
        for (place, free) in places(&checked(&cart, &rules)) {
            let Threshold::Amount { after, .. } = free.from else { continue };
            // A coupon that is split over more leaves more of what counts.
            if free.gap == Amount::ZERO || after >= surasura::cart::After::Coupons { continue }
            let more = Line::new(Amount::new(price), 1, TaxRate::STANDARD);
            for more in [Line { counts: false, ..more }, Line { returned: true, ..more }] {
                prop_assert!(!reaches(&cart, &rules, place, more));
            }
        }
    }

    /// A coupon holds as soon as what it misses is there.
    #[test]
    fn the_gap_of_a_coupon_is_what_it_misses((mut cart, rules) in order(&sane())) {
        cart.destinations.clear();
        cart.lines.iter_mut().for_each(|line| line.destination = None);
        for told in checked(&cart, &rules).coupons {
            let gap_with = |price: i64| {
                let mut cart = cart.clone();
                cart.lines.push(Line::new(Amount::new(price), 1, TaxRate::EXEMPT));
                let quote = checked(&cart, &rules);
                let again = quote.coupons.iter().find(|one| one.coupon == told.coupon);
                again.expect("the coupon").gap.get()
            };
            let gap = told.gap.get();
            prop_assert_eq!(gap_with(gap), 0);
            prop_assert!(gap == 0 || gap_with(gap - 1) == 1);
            prop_assert!(gap == 0 || told.amount == Amount::ZERO);
        }
    }
}
