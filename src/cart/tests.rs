use super::{
    Basis, Cart, FreeFrom, Line, NudgeRules, Rounding, ShippingRules, ShopRules, TaxRate, Yen,
    price,
};

fn line(unit_price: i64, quantity: u32, tax_rate: TaxRate, tax_included: bool) -> Line {
    Line {
        unit_price: Yen::new(unit_price),
        quantity,
        tax_rate,
        tax_included,
    }
}

fn rules(tax_rounding: Rounding, free_from: Option<(i64, Basis)>) -> ShopRules {
    ShopRules {
        tax_rounding,
        shipping: Some(ShippingRules {
            fee: Yen::new(660),
            tax_included: true,
            tax_rate: TaxRate::Standard,
            free_from: free_from.map(|(amount, basis)| FreeFrom {
                amount: Yen::new(amount),
                basis,
            }),
        }),
        nudge: NudgeRules::default(),
    }
}

#[test]
fn a_share_is_rounded_as_the_seller_chose() {
    for (yen, floor, half_up, ceil) in [
        (0, 0, 0, 0),
        (104, 10, 10, 11),
        (105, 10, 11, 11),
        (110, 11, 11, 11),
    ] {
        let share = |rounding| Yen::new(yen).share(10, 100, rounding);
        assert_eq!(share(Rounding::Floor), Some(Yen::new(floor)), "{yen}");
        assert_eq!(share(Rounding::HalfUp), Some(Yen::new(half_up)), "{yen}");
        assert_eq!(share(Rounding::Ceil), Some(Yen::new(ceil)), "{yen}");
    }
    assert_eq!(Yen::new(i64::MAX).share(2, 1, Rounding::Floor), None);
    assert_eq!(Yen::MAX.share(2, 1, Rounding::Floor), None);
}

#[test]
fn sums_and_products_stop_at_what_a_page_can_hold() {
    let one = Yen::new(1);
    assert_eq!(Yen::MAX.plus(one), None);
    assert_eq!(Yen::new(-Yen::MAX.get()).minus(one), None);
    assert_eq!(Yen::MAX.times(2), None);
    assert_eq!(Yen::new(i64::MAX).times(i64::MAX), None);
    assert_eq!(
        Yen::MAX.minus(one).and_then(|less| less.plus(one)),
        Some(Yen::MAX)
    );
    assert!(Yen::MAX.is_exact() && !Yen::new(Yen::MAX.get() + 1).is_exact());
    assert_eq!(Yen::new(-5).magnitude(), 0);
    assert_eq!(Yen::new(5).magnitude(), 5);
}

/// An empty cart costs nothing, and what is left at a quantity of 0 is not in it.
#[test]
fn what_is_not_in_the_cart_is_not_delivered() {
    let gone = line(4000, 0, TaxRate::Standard, true);
    for lines in [vec![], vec![gone], vec![gone, gone]] {
        let quote = price(
            &Cart { lines },
            &rules(Rounding::Floor, Some((5000, Basis::GoodsTaxIncluded))),
        )
        .unwrap();
        assert_eq!((quote.total, quote.rates.len()), (Yen::ZERO, 0));
        assert_eq!(
            (quote.shipping.fee, quote.shipping.free),
            (Yen::ZERO, false)
        );
        assert_eq!(quote.free_shipping.unwrap().gap, Yen::new(5000));
    }
    let gift = line(0, 1, TaxRate::Standard, true);
    let quote = price(
        &Cart {
            lines: vec![gift, gone],
        },
        &rules(Rounding::Floor, None),
    )
    .unwrap();
    assert_eq!(
        quote.total,
        Yen::new(660),
        "a thing for nothing is delivered like any other"
    );
}

#[test]
fn rates_stand_in_order_whatever_came_first() {
    let food = line(1080, 1, TaxRate::Reduced, true);
    let bag = line(1100, 1, TaxRate::Standard, true);
    for lines in [vec![food, bag], vec![bag, food]] {
        let quote = price(&Cart { lines }, &rules(Rounding::Floor, None)).unwrap();
        let rates: Vec<_> = quote.rates.iter().map(|rate| rate.rate).collect();
        assert_eq!(rates, TaxRate::ALL);
    }
    // Delivery brings its own rate along.
    let quote = price(&Cart { lines: vec![food] }, &rules(Rounding::Floor, None)).unwrap();
    assert_eq!(quote.rates.len(), 2);
    assert_eq!(
        (quote.rates[0].gross, quote.rates[0].tax),
        (Yen::new(660), Yen::new(60))
    );
}

/// The gap in the yen that the shopper sees is exactly enough, at every rounding and whatever is in
/// the cart already.
#[test]
fn a_gap_without_tax_is_told_with_tax_to_the_yen() {
    for rounding in [Rounding::Floor, Rounding::HalfUp, Rounding::Ceil] {
        for price_so_far in (0..2200).step_by(7) {
            let rules = rules(rounding, Some((2000, Basis::GoodsTaxExcluded)));
            let cart = |more: i64, rate| Cart {
                lines: vec![
                    line(price_so_far, 1, TaxRate::Reduced, true),
                    line(more, 1, rate, true),
                ],
            };
            let free = |more, rate| price(&cart(more, rate), &rules).unwrap().shipping.free;
            let quote = price(&cart(0, TaxRate::Standard), &rules).unwrap();
            let gap = quote.free_shipping.unwrap().gap_included.get();
            assert!(
                TaxRate::ALL.into_iter().all(|rate| free(gap, rate)),
                "{rounding:?} {price_so_far}"
            );
            let too_much = || TaxRate::ALL.into_iter().all(|rate| free(gap - 1, rate));
            assert!(
                gap == 0 || !too_much(),
                "{rounding:?} {price_so_far}: {gap}"
            );
        }
    }
}

#[test]
fn an_amount_of_nothing_is_always_reached() {
    let rules = rules(Rounding::Floor, Some((0, Basis::GoodsTaxIncluded)));
    let cart = Cart {
        lines: vec![line(1, 1, TaxRate::Standard, true)],
    };
    let quote = price(&cart, &rules).unwrap();
    assert_eq!((quote.shipping.free, quote.total), (true, Yen::new(1)));
}

#[test]
fn names_of_the_closed_lists_are_read_back() {
    for rate in TaxRate::ALL {
        assert_eq!(TaxRate::from_name(rate.as_str()), Some(rate));
        assert_eq!(serde_json::to_value(rate).unwrap(), rate.as_str());
        assert_eq!(
            serde_json::from_value::<TaxRate>(rate.as_str().into()).unwrap(),
            rate
        );
    }
    for basis in Basis::ALL {
        assert_eq!(Basis::from_name(basis.as_str()), Some(basis));
        assert_eq!(serde_json::to_value(basis).unwrap(), basis.as_str());
        assert_eq!(
            serde_json::from_value::<Basis>(basis.as_str().into()).unwrap(),
            basis
        );
    }
    for (name, rounding) in [
        ("floor", Rounding::Floor),
        ("half-up", Rounding::HalfUp),
        ("ceil", Rounding::Ceil),
    ] {
        assert_eq!(Rounding::from_name(name), Some(rounding));
        assert_eq!(serde_json::to_value(rounding).unwrap(), name);
    }
    assert_eq!(TaxRate::from_name("10"), None);
    assert_eq!(Basis::from_name(""), None);
    assert_eq!(Rounding::from_name("half-even"), None);
}
