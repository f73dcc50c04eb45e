use serde_json::{Value, json};

use crate::cart::tests::{floor, line, quote, with};

/// Lines of an offer, each with its price and how many.
fn offered(lines: &[(i64, u32)], buy: u32, free: u32) -> Value {
    let one = |(price, quantity): &(i64, u32)| {
        with(
            &line(*price, *quantity, "standard"),
            json!({"offer": "some"}),
        )
    };
    let lines: Vec<Value> = lines.iter().map(one).collect();
    json!({"lines": lines, "coupons": [{"offer": "some", "buy": buy, "free": free}]})
}

#[test]
fn the_cheapest_are_free() {
    for (lines, buy, free, total) in [
        (vec![(300, 2)], 2, 1, 600),
        (vec![(300, 3)], 2, 1, 600),
        (vec![(300, 5)], 2, 1, 1200),
        (vec![(300, 6)], 2, 1, 1200),
        (vec![(300, 2), (100, 1)], 2, 1, 600),
        (vec![(100, 1), (300, 2)], 2, 1, 600),
        // Two of six: the one of 100, and one of 200.
        (vec![(500, 2), (100, 1), (200, 3)], 2, 1, 1400),
        (
            vec![(500, 1), (400, 1), (300, 1), (200, 1), (100, 1)],
            3,
            2,
            1200,
        ),
        (vec![(500, 1), (100, 1)], 1, 1, 500),
        (vec![(500, 0), (100, 1)], 1, 1, 100),
        (vec![], 1, 1, 0),
    ] {
        let cart = offered(&lines, buy, free);
        let quote = quote(&cart, &floor());
        assert_eq!(quote.total.get(), total, "{lines:?} {buy} {free}");
        let full: i64 = lines
            .iter()
            .map(|(price, quantity)| price * i64::from(*quantity))
            .sum();
        assert_eq!(
            (quote.subtotal.get(), quote.discount.get()),
            (full, full - total)
        );
        // It is off the lines, and no coupon on the whole.
        assert!(quote.coupons.is_empty());
    }
}

/// What comes back, and what is not part of it, makes nothing free.
#[test]
fn an_offer_is_of_its_own_lines() {
    let mut cart = offered(&[(300, 2), (100, 1)], 2, 1);
    for other in [
        json!({"offer": "other"}),
        json!({"offer": null}),
        json!({"returned": true}),
    ] {
        let line = with(&cart["lines"][1], other);
        let total = if line["returned"] == true { 500 } else { 700 };
        let lines = json!([cart["lines"][0], line]);
        assert_eq!(
            quote(&with(&cart, json!({"lines": lines})), &floor())
                .total
                .get(),
            total
        );
    }
    cart["coupons"] = json!([]);
    assert_eq!(
        quote(&cart, &floor()).total.get(),
        700,
        "no coupon, no offer"
    );
}

/// The discount of a line is of what is left of it to pay.
#[test]
fn the_discount_of_a_line_comes_after_the_offer() {
    for (discount, total) in [
        (json!({"percent": 10}), 540),
        (json!({"amount": 500}), 100),
        (json!({"amount": 700}), 0),
    ] {
        let mut cart = offered(&[(300, 3)], 2, 1);
        cart["lines"][0]["discount"] = discount;
        let quote = quote(&cart, &floor());
        assert_eq!(
            (quote.total.get(), quote.discount.get()),
            (total, 900 - total)
        );
    }
}

/// Of equal prices it is always the same piece, whichever line stood before.
#[test]
fn no_place_decides_what_is_free() {
    let lines = offered(&[(1000, 1), (1000, 1)], 1, 1)["lines"].clone();
    let pairs = [
        (json!({"taxRate": "reduced"}), json!({})),
        (json!({"taxIncluded": false}), json!({})),
        (
            json!({"discount": {"percent": 10}}),
            json!({"discount": {"amount": 300}}),
        ),
        (json!({"counts": false}), json!({})),
        (json!({"temperature": "frozen"}), json!({})),
        (
            json!({"quantity": 2, "discount": {"amount": 100}}),
            json!({"discount": {"amount": 100}}),
        ),
    ];
    let rules = with(
        &floor(),
        json!({"shipping": {
            "fee": 600, "taxIncluded": true, "temperatures": [{"name": "frozen", "fee": 300}],
            "freeFrom": [{"amount": 2000, "basis": "goods-tax-included", "after": "lines"}],
        }}),
    );
    for (one, other) in pairs {
        let (one, other) = (with(&lines[0], one), with(&lines[1], other));
        let cart = offered(&[], 1, 1);
        let there = quote(&with(&cart, json!({"lines": [one, other]})), &rules);
        let back = quote(&with(&cart, json!({"lines": [other, one]})), &rules);
        assert_eq!(there, back);
        assert!(there.discount.get() >= 1000);
    }
}

/// A free piece is a discount of its line, so it is out where discounts of lines are.
#[test]
fn free_shipping_knows_of_offers() {
    let cart = offered(&[(1000, 3)], 2, 1);
    for (after, counted) in [("nothing", 3000), ("lines", 2000), ("coupons", 2000)] {
        let free_from = json!([{"amount": 3000, "basis": "goods-tax-included", "after": after}]);
        let shipping = json!({"fee": 600, "taxIncluded": true, "freeFrom": free_from});
        let quote = quote(&cart, &with(&floor(), json!({"shipping": shipping})));
        assert_eq!(
            quote.free_shipping.unwrap().counted.get(),
            counted,
            "{after}"
        );
    }
}
