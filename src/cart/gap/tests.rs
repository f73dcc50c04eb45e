use serde_json::{Value, json};

use crate::cart::tests::{line, quote, things, untaxed, with};
use crate::cart::{Amount, FreeShipping};

/// Free from so much, of that, after that.
fn shop(rounding: &str, amount: i64, basis: &str, after: &str) -> Value {
    let free_from = json!([{"amount": amount, "basis": basis, "after": after}]);
    json!({"taxRounding": rounding, "shipping": {"fee": 600, "taxIncluded": true, "freeFrom": free_from}})
}

fn free(cart: &Value, shop: &Value) -> FreeShipping {
    quote(cart, shop).free_shipping.unwrap()
}

/// What counts, what is missing, and that with tax.
fn told(cart: &Value, shop: &Value) -> (i64, i64, i64) {
    let FreeShipping {
        counted,
        gap,
        gap_included,
        ..
    } = free(cart, shop);
    (counted.get(), gap.get(), gap_included.get())
}

#[test]
fn shops_differ_in_what_they_count() {
    let mut cart = things(&[5500]);
    cart["lines"][0]["discount"] = json!({"amount": 550});
    cart["coupons"] = json!([{"amount": 1100}]);
    let points = |used_as| json!({"points": {"amount": 110, "usedAs": used_as}});
    for (after, included, excluded) in [
        ("nothing", 5500, 5000),
        ("lines", 4950, 4500),
        ("coupons", 3850, 3500),
        ("points", 3740, 3390),
    ] {
        for used_as in ["discount", "payment"] {
            let cart = with(&cart, points(used_as));
            for (basis, counted) in [
                ("goods-tax-included", included),
                ("goods-tax-excluded", excluded),
                ("goods-as-entered", included),
            ] {
                let free = free(&cart, &shop("floor", 9000, basis, after));
                assert_eq!(
                    (free.counted.get(), free.gap.get()),
                    (counted, 9000 - counted),
                    "{basis} {after}"
                );
            }
        }
    }
    // Entered without tax, what is entered is what counts.
    let cart = untaxed(&things(&[5000]));
    for (basis, counted) in [
        ("goods-tax-included", 5500),
        ("goods-tax-excluded", 5000),
        ("goods-as-entered", 5000),
    ] {
        assert_eq!(
            free(&cart, &shop("floor", 9000, basis, "nothing"))
                .counted
                .get(),
            counted,
            "{basis}"
        );
    }
    // Delivery, fees and what does not count are no goods that do.
    let more = json!({
        "lines": [line(1000, 1, "standard"), with(&line(9000, 1, "standard"), json!({"counts": false}))],
        "fees": [{"name": "card", "amount": 9000, "taxIncluded": true}],
    });
    assert_eq!(
        told(&more, &shop("floor", 5000, "goods-tax-included", "lines")),
        (1000, 4000, 4000)
    );
}

/// 1,000 of after a tenth is off: so much more at list price, one yen less is too little.
#[test]
fn a_gap_is_told_before_the_coupon_takes_its_part() {
    for (rounding, gap) in [("half-up", 1112), ("floor", 1111)] {
        let coupon = json!({"coupons": [{"percent": 10, "rounding": rounding}]});
        let shop = shop("floor", 5000, "goods-tax-included", "coupons");
        let cart = |more: i64| with(&things(&[4444, more]), coupon.clone());
        assert_eq!(told(&cart(0), &shop), (4000, 1000, gap), "{rounding}");
        assert_eq!(told(&cart(gap), &shop), (5000, 0, 0), "{rounding}");
        assert_eq!(told(&cart(gap - 1), &shop).0, 4999, "{rounding}");
    }
    // Before coupons it is what it is.
    let before = shop("floor", 5000, "goods-tax-included", "lines");
    let cart = with(&things(&[4444]), json!({"coupons": [{"percent": 10}]}));
    assert_eq!(told(&cart, &before), (4444, 556, 556));
}

/// What is added may be what a coupon waited for: then that is off as well.
#[test]
fn a_gap_knows_of_coupons_that_it_sets_off() {
    let shop = shop("floor", 5000, "goods-tax-included", "coupons");
    let cart = |more: i64| {
        with(
            &things(&[4000, more]),
            json!({"coupons": [{"amount": 500, "minimum": 5000}]}),
        )
    };
    assert_eq!(told(&cart(0), &shop), (4000, 1000, 1500));
    assert_eq!(told(&cart(1000), &shop), (4500, 500, 500));
    assert_eq!(told(&cart(1500), &shop), (5000, 0, 0));
}

/// The gap in the yen that the shopper sees is exactly enough, whatever is in the cart already.
#[test]
fn a_gap_without_tax_is_told_with_tax_to_the_yen() {
    for rounding in ["floor", "half-up", "ceil", "half-down", "half-even"] {
        let shop = shop(rounding, 2000, "goods-tax-excluded", "lines");
        for price_so_far in (0..2200).step_by(31) {
            let cart = |more: i64, rate| json!({"lines": [line(price_so_far, 1, "reduced"), line(more, 1, rate)]});
            let is_free = |more, rate| quote(&cart(more, rate), &shop).shipping.free;
            let gap = told(&cart(0, "standard"), &shop).2;
            let rates = ["standard", "reduced"];
            assert!(
                rates.iter().all(|rate| is_free(gap, rate)),
                "{rounding} {price_so_far}"
            );
            let too_much = gap > 0 && rates.iter().all(|rate| is_free(gap - 1, rate));
            assert!(!too_much, "{rounding} {price_so_far}: {gap}");
        }
    }
}

/// A shop that enters prices without tax shows them with it: 9,120 of 10,000 are 880 short, shown as 968.
#[test]
fn a_gap_as_entered_is_told_as_it_is_shown() {
    for (rounding, price, gap) in [
        ("floor", 9120, 968),
        ("floor", 9125, 962),
        ("ceil", 9125, 963),
        ("half-up", 9125, 963),
    ] {
        let shop = shop(rounding, 10_000, "goods-as-entered", "lines");
        let cart = untaxed(&things(&[price]));
        assert_eq!(
            told(&cart, &shop),
            (price, 10_000 - price, gap),
            "{rounding}"
        );
    }
    // Entered with tax it is the same money.
    let shop = shop("floor", 10_000, "goods-as-entered", "lines");
    assert_eq!(told(&things(&[9120]), &shop), (9120, 880, 880));
}

/// Off prices without tax a coupon takes more than it says with it; something entered the same way makes up for it.
#[test]
fn a_gap_is_closed_by_something_entered_as_the_rest() {
    let shop = shop("floor", 5000, "goods-tax-included", "coupons");
    let coupon = json!({"coupons": [{"amount": 1000}]});
    let cart = |more: i64| untaxed(&with(&things(&[4000, more]), coupon.clone()));
    // 3,000 are 3,300 with tax; 1,546 more are shown as 1,700.
    assert_eq!(told(&cart(0), &shop), (3300, 1700, 1700));
    assert_eq!(told(&cart(1546), &shop), (5000, 0, 0));
    assert_eq!(told(&cart(1545), &shop).0, 4999);
}

#[test]
fn what_no_price_closes_is_not_refused() {
    let shop = shop("floor", 5000, "goods-tax-included", "coupons");
    let cart = with(&things(&[4000]), json!({"coupons": [{"percent": 100}]}));
    let free = free(&cart, &shop);
    assert_eq!((free.gap.get(), free.gap_included), (5000, Amount::MAX));
    // A coupon of any size takes what there is, and still the quote is told.
    let cart = with(
        &things(&[4000]),
        json!({"coupons": [{"amount": Amount::MAX}]}),
    );
    assert_eq!(quote(&cart, &shop).total.get(), 600);
    // Nearly all is not all.
    let cart = with(&things(&[4000]), json!({"coupons": [{"percent": 99}]}));
    assert_eq!(told(&cart, &shop), (40, 4960, 495_901));
}
