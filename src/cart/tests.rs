use serde_json::{Value, json};

use super::{Amount, Cart, Quote, ShopRules, TaxRate, price};

/// A line of so many at a price, tax included, at a rate.
pub(super) fn line(unit_price: i64, quantity: u32, rate: &str) -> Value {
    json!({"unitPrice": unit_price, "quantity": quantity, "taxRate": rate, "taxIncluded": true})
}

/// Things at 10 %, one of each price.
pub(super) fn things(prices: &[i64]) -> Value {
    let lines: Vec<Value> = prices
        .iter()
        .map(|price| line(*price, 1, "standard"))
        .collect();
    json!({ "lines": lines })
}

/// The same with other members.
pub(super) fn with(value: &Value, members: Value) -> Value {
    let mut value = value.clone();
    for (name, member) in members.as_object().unwrap() {
        value[name] = member.clone();
    }
    value
}

/// The same without tax in its prices.
pub(super) fn untaxed(cart: &Value) -> Value {
    let mut cart = cart.clone();
    for line in cart["lines"].as_array_mut().unwrap() {
        line["taxIncluded"] = false.into();
    }
    cart
}

pub(super) fn floor() -> Value {
    json!({"taxRounding": "floor"})
}

pub(super) fn cart(cart: &Value) -> Cart {
    serde_json::from_value(cart.clone()).unwrap_or_else(|error| panic!("{error}: {cart}"))
}

pub(super) fn rules(rules: &Value) -> ShopRules {
    serde_json::from_value(rules.clone()).unwrap_or_else(|error| panic!("{error}: {rules}"))
}

pub(super) fn quote(of: &Value, under: &Value) -> Quote {
    price(&cart(of), &rules(under)).unwrap_or_else(|error| panic!("{error}: {of}"))
}

/// What each rate comes to, and its tax.
fn rates(quote: &Quote) -> Vec<(&str, i64, i64)> {
    let rates = quote.rates.iter();
    rates
        .map(|total| (total.rate.as_str(), total.gross.get(), total.tax.get()))
        .collect()
}

/// The figures of the law, of the tax agency and of EC-CUBE.
#[test]
fn what_others_have_worked_out() {
    // Circular 1-8-15: sums of lines, each rounded by itself, are what it forbids.
    let goods = json!({"lines": [
        line(83, 167, "reduced"), line(197, 67, "reduced"), line(57, 77, "standard"), line(57, 417, "standard"),
    ]});
    let goods = untaxed(&goods);
    let quote_of = |scope: &str| quote(&goods, &with(&floor(), json!({"taxScope": scope})));
    let invoice = quote_of("rate");
    assert_eq!(
        rates(&invoice),
        [("standard", 30_973, 2815), ("reduced", 29_224, 2164)]
    );
    let lines = quote_of("line");
    assert_eq!(
        rates(&lines),
        [("standard", 30_972, 2814), ("reduced", 29_223, 2163)]
    );
    let three = untaxed(&things(&[105, 105, 105]));
    assert_eq!(quote(&three, &floor()).tax.get(), 31);

    // 1,000 off by a ticket: 604 and 396, by the ratio of the prices.
    let ticket = json!({
        "lines": [line(3300, 1, "standard"), line(2160, 1, "reduced")], "coupons": [{"amount": 1000}],
    });
    let ticket = quote(&ticket, &floor());
    assert_eq!(
        rates(&ticket),
        [("standard", 2696, 245), ("reduced", 1764, 130)]
    );
    assert_eq!((ticket.discount.get(), ticket.total.get()), (1000, 4460));

    // Delivery that is stated apart does not share the 8 % of food; in the price it does.
    let food = untaxed(&json!({"lines": [line(10_000, 1, "reduced")]}));
    let delivery = with(
        &floor(),
        json!({"shipping": {"fee": 1000, "taxIncluded": false}}),
    );
    assert_eq!(quote(&food, &delivery).total.get(), 11_900);
    let food = untaxed(&json!({"lines": [line(11_000, 1, "reduced")]}));
    assert_eq!(quote(&food, &floor()).total.get(), 11_880);

    // EC-CUBE's own, by two roundings.
    let large = json!({
        "lines": [line(724_431, 1, "standard"), line(65_756, 1, "reduced")],
        "points": {"amount": 7159, "usedAs": "discount"},
    });
    for (rounding, standard, reduced) in [("half-up", 65_261, 4827), ("floor", 65_260, 4826)] {
        let quote = quote(&large, &json!({"taxRounding": rounding}));
        let expected = [
            ("standard", 717_868, standard),
            ("reduced", 65_160, reduced),
        ];
        assert_eq!(rates(&quote), expected, "{rounding}");
    }
}

/// 105 has 10.5 of tax, 315 have 31.5, and 309 have 30.9.
#[test]
fn tax_is_rounded_as_often_as_the_scope_says() {
    let three =
        json!({"unitPrice": 105, "quantity": 3, "taxRate": "standard", "taxIncluded": false});
    let less = with(&three, json!({"discount": {"amount": 6}}));
    for (scope, one, two, discounted) in [
        ("rate", 32, 63, 31),
        ("line", 32, 64, 31),
        ("unit", 33, 66, 31),
        // 348 with tax, and what is in that; the discount is then off the price with tax.
        ("unit-gross", 32, 63, 31),
    ] {
        let rules = json!({"taxRounding": "half-up", "taxScope": scope});
        let tax = |lines: Value| quote(&json!({ "lines": lines }), &rules).tax.get();
        let found = (
            tax(json!([three])),
            tax(json!([three, three])),
            tax(json!([less])),
        );
        assert_eq!(found, (one, two, discounted), "{scope}");
    }
    // Rounded down is the tax, 9.9, or the price without it, 99.09.
    for (target, tax) in [("tax", 9), ("net", 10)] {
        let rules = json!({"taxRounding": "floor", "taxTarget": target});
        assert_eq!(quote(&things(&[109]), &rules).tax.get(), tax, "{target}");
    }
}

/// EC-CUBE had shown 4,047 for these for years (#6335).
#[test]
fn points_come_off_delivery_as_well() {
    let cart = json!({
        "lines": [line(2200, 1, "standard"), line(1080, 1, "reduced")],
        "points": {"amount": 2, "usedAs": "discount"},
    });
    let delivery = with(
        &floor(),
        json!({"shipping": {"fee": 770, "taxIncluded": true}}),
    );
    let quote = quote(&cart, &delivery);
    let gross: Vec<i64> = quote.rates.iter().map(|rate| rate.gross.get()).collect();
    assert_eq!((gross, quote.total.get()), (vec![2969, 1079], 4048));
}

/// 国税庁 No.6480: one cash, two taxes.
#[test]
fn points_are_a_discount_or_a_payment() {
    let with_points = |amount: i64, used_as: &str| {
        let lines = [line(540, 1, "reduced"), line(550, 1, "standard")];
        let points = json!({"amount": amount, "usedAs": used_as});
        quote(&json!({"lines": lines, "points": points}), &floor())
    };
    let off = with_points(21, "discount");
    assert_eq!(rates(&off), [("standard", 539, 49), ("reduced", 530, 39)]);
    assert_eq!(
        (off.total.get(), off.payable.get(), off.points.get()),
        (1069, 1069, 21)
    );
    let paid = with_points(21, "payment");
    assert_eq!(rates(&paid), [("standard", 550, 50), ("reduced", 540, 40)]);
    assert_eq!(
        (paid.total.get(), paid.payable.get(), paid.points.get()),
        (1090, 1069, 21)
    );
    // No more than there is to pay.
    for (used_as, total) in [("discount", 0), ("payment", 1090)] {
        let all = with_points(5000, used_as);
        let found = (all.total.get(), all.payable.get(), all.points.get());
        assert_eq!(found, (total, 0, 1090), "{used_as}");
    }
}

#[test]
fn rates_stand_in_order_whatever_came_first() {
    let lines = [
        line(100, 1, "exempt"),
        line(108, 1, "reduced"),
        line(108, 1, "old-8"),
        line(110, 1, "standard"),
        line(1084, 1, "ny"),
    ];
    let own = with(
        &floor(),
        json!({"taxRates": [{"code": "ny", "percent": 8.375}]}),
    );
    for turn in 0..lines.len() {
        let mut lines = lines.to_vec();
        lines.rotate_left(turn);
        let quote = quote(&json!({"lines": lines}), &own);
        // Two come to as much, and are two; they stand as the law's rates are listed, in a page as here.
        let expected = [
            ("standard", 110, 10),
            ("ny", 1084, 83),
            ("reduced", 108, 8),
            ("old-8", 108, 8),
            ("exempt", 100, 0),
        ];
        assert_eq!(rates(&quote), expected);
    }
    // Delivery brings its own rate along; what is not in the cart brings none.
    let delivery = with(
        &floor(),
        json!({"shipping": {"fee": 660, "taxIncluded": true}}),
    );
    let food = json!({"lines": [line(1080, 1, "reduced"), line(100, 0, "exempt")]});
    let delivered = quote(&food, &delivery);
    assert_eq!(
        rates(&delivered),
        [("standard", 660, 60), ("reduced", 1080, 80)]
    );
}

#[test]
fn coupons_come_off_one_after_the_other() {
    let cart = |coupons: Value| with(&things(&[1000, 1000]), json!({"coupons": coupons}));
    let taken = |coupons: Value| {
        let quote = quote(&cart(coupons), &floor());
        quote
            .coupons
            .iter()
            .map(|coupon| coupon.amount.get())
            .collect::<Vec<_>>()
    };
    assert_eq!(taken(json!([{"amount": 500}, {"percent": 10}])), [500, 150]);
    assert_eq!(taken(json!([{"percent": 10}, {"amount": 500}])), [200, 500]);
    assert_eq!(
        taken(json!([{"percent": 33.333}, {"percent": 50}])),
        [666, 667]
    );
    assert_eq!(
        taken(json!([{"percent": 33.333, "rounding": "ceil"}])),
        [667]
    );
    assert_eq!(taken(json!([{"amount": 1999}, {"amount": 2}])), [1999, 1]);
}

/// What is asked for is goods with their tax, after the discounts of lines, before coupons.
#[test]
fn a_coupon_holds_from_its_minimum_on() {
    let coupons = json!({"coupons": [{"amount": 300}, {"amount": 500, "minimum": 3000}]});
    for (price, gap, total) in [(2999, 1, 2699), (3000, 0, 2200), (3001, 0, 2201)] {
        let quote = quote(&with(&things(&[price]), coupons.clone()), &floor());
        assert_eq!(
            (quote.coupons[1].gap.get(), quote.total.get()),
            (gap, total),
            "{price}"
        );
    }
    let mut less = with(&things(&[4000]), coupons.clone());
    less["lines"][0]["discount"] = json!({"percent": 30});
    assert_eq!(quote(&less, &floor()).coupons[1].gap.get(), 200);
    // 2,727 are 2,999 with tax, 2,728 are 3,000.
    for (price, gap) in [(2727, 1), (2728, 0)] {
        let quote = quote(
            &untaxed(&with(&things(&[price]), coupons.clone())),
            &floor(),
        );
        assert_eq!(quote.coupons[1].gap.get(), gap, "{price}");
    }
}

#[test]
fn a_line_has_a_discount_of_its_own() {
    let with_discount = |discount: Value| {
        let mut cart = things(&[999]);
        cart["lines"][0]["quantity"] = 3.into();
        cart["lines"][0]["discount"] = discount;
        let quote = quote(&cart, &floor());
        assert_eq!(quote.subtotal.get(), 2997);
        assert_eq!(quote.total.get(), 2997 - quote.discount.get());
        quote.discount.get()
    };
    assert_eq!(with_discount(json!({"amount": 97})), 97);
    assert_eq!(with_discount(json!({"amount": 9999})), 2997);
    // Of all pieces together, and not of each.
    assert_eq!(with_discount(json!({"percent": 50})), 1498);
    assert_eq!(
        with_discount(json!({"percent": 50, "rounding": "ceil"})),
        1499
    );
}

/// An exchange: what comes back counts against what goes out.
#[test]
fn what_comes_back_counts_against_the_rest() {
    let mut cart = json!({"lines": [line(5500, 1, "standard"), line(2160, 2, "reduced")]});
    cart["lines"][1]["returned"] = true.into();
    let exchange = quote(&cart, &floor());
    assert_eq!(
        rates(&exchange),
        [("standard", 5500, 500), ("reduced", -4320, -320)]
    );
    assert_eq!(
        (
            exchange.subtotal.get(),
            exchange.total.get(),
            exchange.tax.get()
        ),
        (1180, 1180, 180)
    );
    // Points do not pay out.
    cart["lines"][0]["quantity"] = 0.into();
    cart["points"] = json!({"amount": 100, "usedAs": "payment"});
    let refund = quote(&cart, &floor());
    assert_eq!((refund.points, refund.payable.get()), (Amount::ZERO, -4320));
}

#[test]
fn fees_have_rates_of_their_own() {
    let fees = json!({"fees": [
        {"name": "wrapping", "amount": 330, "taxIncluded": true},
        {"name": "card", "amount": 100, "taxIncluded": false, "taxRate": "reduced"},
        {"name": "nothing", "amount": 0, "taxIncluded": true, "taxRate": "exempt"},
    ]});
    let quote = quote(
        &with(&json!({"lines": [line(1080, 1, "reduced")]}), fees),
        &floor(),
    );
    assert_eq!(
        rates(&quote),
        [("standard", 330, 30), ("reduced", 1188, 88)]
    );
    assert_eq!(
        (quote.fees.get(), quote.subtotal.get(), quote.total.get()),
        (430, 1080, 1518)
    );
}

/// Cents are as whole as yen.
#[test]
fn another_currency_is_another_unit() {
    let mut cart = json!({"lines": [line(1999, 1, "ny")], "currency": "USD"});
    let own = with(
        &floor(),
        json!({"taxRates": [{"code": "ny", "percent": 8.875}]}),
    );
    cart = untaxed(&cart);
    let quote = quote(&cart, &own);
    assert_eq!(
        (quote.currency.as_str(), quote.tax.get(), quote.total.get()),
        ("USD", 177, 2176)
    );
    assert_eq!(quote.rates[0].rate, TaxRate::from_code("ny").unwrap());
}
