//! Carts and splits with known answers (`tests/data/cart.jsonl`, `split.tsv`), and what is refused.

#![cfg(not(target_arch = "wasm32"))]

#[path = "cart/refused.rs"]
mod refused;
#[path = "cart/written.rs"]
mod written;

use serde::Deserialize;
use serde_json::{Value, json};
use surasura::cart::{MAX_LINES, Rounding, TaxRate, Tie, split};
use surasura::{Amount, Cart, Line, Quote, ShopRules, price};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    cart: Cart,
    rules: ShopRules,
    expected: Expected,
    source: String,
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Expected {
    subtotal: i64,
    discount: i64,
    rates: Vec<ExpectedRate>,
    shipping: i64,
    fees: i64,
    total: i64,
    /// One, or one for each destination.
    gap: Value,
    payable: Option<i64>,
    cod_fee: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedRate {
    rate: TaxRate,
    gross: i64,
    tax: i64,
}

#[test]
fn carts_with_known_answers() {
    let cases: Vec<Case> = include_str!("data/cart.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    assert!(cases.len() >= 90);
    let mut wrong = Vec::new();
    for case in cases {
        let Case {
            name,
            cart,
            rules,
            expected,
            source,
            note,
        } = case;
        let quote = price(&cart, &rules).unwrap_or_else(|error| panic!("{name}: {error}"));
        let rates =
            |rate: TaxRate, gross: i64, tax: i64| format!("{} {gross} {tax}", rate.as_str());
        let gaps: Value = match &*quote.shipping.destinations {
            [] => quote.free_shipping.map(|free| free.gap.get()).into(),
            all => all
                .iter()
                .map(|one| {
                    let gap = one.free_shipping.map(|free| free.gap.get());
                    (one.name.as_str().to_owned(), Value::from(gap))
                })
                .collect(),
        };
        let cod = quote.cod.map(|cod| cod.fee.get());
        let found = (
            quote.subtotal.get(),
            quote.discount.get(),
            quote
                .rates
                .iter()
                .map(|total| rates(total.rate, total.gross.get(), total.tax.get()))
                .collect::<Vec<_>>(),
            quote.shipping.fee.get(),
            quote.fees.get() + cod.unwrap_or_default(),
            quote.total.get(),
            gaps,
            quote.payable.get(),
            cod,
        );
        let asked = (
            expected.subtotal,
            expected.discount,
            expected
                .rates
                .iter()
                .map(|total| rates(total.rate, total.gross, total.tax))
                .collect::<Vec<_>>(),
            expected.shipping,
            expected.fees,
            expected.total,
            expected.gap,
            expected.payable.unwrap_or(expected.total),
            expected.cod_fee,
        );
        if found != asked {
            wrong.push(format!(
                "{name} ({source}; {note})\n   is {found:?}\n  not {asked:?}"
            ));
        }
        for total in &quote.rates {
            assert_eq!(
                total.net.get() + total.tax.get(),
                total.gross.get(),
                "{name}"
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn splits_with_known_answers() {
    let table = include_str!("data/split.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let amounts = |numbers: &str| -> Vec<Amount> {
        let all = numbers.split(' ');
        all.map(|number| Amount::new(number.parse().expect(number)))
            .collect()
    };
    let mut count = 0;
    for row in rows {
        let [amount, weights, shares, source] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}");
        };
        let amount = Amount::new(amount.parse().expect(amount));
        let found = split(amount, &amounts(weights), Tie::First);
        assert_eq!(found, Some(amounts(shares)), "{row}");
        assert!(!source.is_empty(), "{row}");
        count += 1;
    }
    assert!(count >= 17);
}

fn read(cart: Value, rules: Value) -> (Cart, ShopRules) {
    let cart =
        serde_json::from_value(cart.clone()).unwrap_or_else(|error| panic!("{error}: {cart}"));
    let rules =
        serde_json::from_value(rules.clone()).unwrap_or_else(|error| panic!("{error}: {rules}"));
    (cart, rules)
}

fn quote(cart: Value, rules: Value) -> Quote {
    let (cart, rules) = read(cart, rules);
    price(&cart, &rules).unwrap()
}

/// A line of so many at a price, with 10 % of tax in it.
fn line(unit_price: i64, quantity: u32) -> Value {
    json!({"unitPrice": unit_price, "quantity": quantity, "taxRate": "standard", "taxIncluded": true})
}

fn floor() -> Value {
    json!({"taxRounding": "floor"})
}

/// 660 yen of delivery, free from 5,000 yen of goods.
fn delivery() -> Value {
    json!({"taxRounding": "floor", "shipping": {"fee": 660, "taxIncluded": true,
        "freeFrom": [{"amount": 5000, "basis": "goods-tax-included", "after": "coupons"}]}})
}

#[test]
fn nothing_costs_nothing() {
    for lines in [
        json!([]),
        json!([line(4000, 0)]),
        json!([line(4000, 0), line(1, 0)]),
    ] {
        let cart = json!({"lines": lines, "coupons": [{"amount": 500}, {"percent": 10}],
            "points": {"amount": 100, "usedAs": "discount"}});
        let quote = quote(cart, delivery());
        let nothing = [
            quote.subtotal,
            quote.discount,
            quote.points,
            quote.total,
            quote.payable,
        ];
        assert_eq!(nothing, [Amount::ZERO; 5]);
        assert!(quote.rates.is_empty() && !quote.shipping.free);
        assert_eq!(
            (quote.shipping.full, quote.shipping.fee),
            (Amount::ZERO, Amount::ZERO)
        );
        assert_eq!(quote.free_shipping.unwrap().gap, Amount::new(5000));
    }
    // A thing for nothing is delivered like any other.
    let gift = quote(json!({"lines": [line(0, 1), line(4000, 0)]}), delivery());
    assert_eq!(gift.total, Amount::new(660));
}

#[test]
fn a_discount_takes_no_more_than_there_is() {
    let most = Amount::MAX.get();
    let lines = json!([line(1100, 1), {"unitPrice": 1080, "quantity": 2, "taxRate": "reduced",
        "taxIncluded": true, "discount": {"amount": most}}]);
    for coupon in [
        json!({"amount": most}),
        json!({"amount": 1100}),
        json!({"percent": 100}),
    ] {
        let cart = json!({"lines": lines, "coupons": [coupon, coupon],
            "points": {"amount": most, "usedAs": "payment"}});
        let quote = quote(cart, delivery());
        assert_eq!((quote.subtotal.get(), quote.discount.get()), (3260, 3260));
        let taken: Vec<i64> = quote
            .coupons
            .iter()
            .map(|coupon| coupon.amount.get())
            .collect();
        assert_eq!(taken, [1100, 0]);
        // What is delivered for nothing is still delivered; the points pay for that.
        assert_eq!(
            (quote.total.get(), quote.points.get(), quote.payable.get()),
            (660, 660, 0)
        );
    }
}

/// No price of anything more closes the gap of a cart of which a coupon takes all.
#[test]
fn a_gap_that_nothing_closes_is_no_reason_to_refuse_a_cart() {
    let cart = json!({"lines": [line(1100, 1)], "coupons": [{"percent": 100}]});
    let quote = quote(cart, delivery());
    let free = quote.free_shipping.unwrap();
    assert_eq!((free.gap.get(), free.gap_included), (5000, Amount::MAX));
    assert_eq!(quote.total.get(), 660);
}

#[test]
fn a_hundred_thousand_lines_are_priced() {
    let reduced = TaxRate::REDUCED;
    let line = |at: usize| {
        Line::new(
            Amount::new(at as i64 % 100),
            1,
            [TaxRate::STANDARD, reduced][at % 2],
        )
    };
    let cart = Cart {
        lines: (0..MAX_LINES).map(line).collect(),
        ..Cart::default()
    };
    let sum = (0..100).sum::<i64>() * 1000;
    for coupon in [0, 777_777] {
        let coupons = json!([{"amount": coupon}]);
        for over in ["rates", "lines"] {
            let cart = Cart {
                coupons: serde_json::from_value(coupons.clone()).unwrap(),
                ..cart.clone()
            };
            let mut rules = ShopRules::new(Rounding::Floor);
            rules.split.over = serde_json::from_value(over.into()).unwrap();
            assert_eq!(price(&cart, &rules).unwrap().total.get(), sum - coupon);
        }
    }
}

/// What is large and fits is right to the yen.
#[test]
fn the_largest_amounts_are_exact() {
    let most = Amount::MAX.get();
    assert_eq!(most, 9_007_199_254_740_991);
    let one = quote(json!({"lines": [line(most, 1)]}), floor());
    assert_eq!((one.total.get(), one.tax.get()), (most, most / 11));
    let many = quote(json!({"lines": [line(2_097_152, u32::MAX)]}), floor());
    let whole = 2_097_152 * i64::from(u32::MAX);
    assert_eq!((many.total.get(), many.tax.get()), (whole, whole / 11));
    // What is split is a product before it is a part: for carts of thousands of millions.
    let half = |price: i64| json!({"lines": [line(price, 1)], "coupons": [{"percent": 50}]});
    assert_eq!(
        quote(half(4_000_000_000), floor()).total.get(),
        2_000_000_000
    );
    let (cart, rules) = read(half(5_000_000_000), floor());
    let error = price(&cart, &rules).unwrap_err().to_string();
    assert_eq!(error, "NUMBER_TOO_LARGE at lines");
}

/// The members that pages read, by name.
#[test]
fn a_quote_has_the_members_it_is_documented_with() {
    let food = json!({"unitPrice": 1080, "quantity": 2, "taxRate": "reduced", "taxIncluded": true});
    let cart = json!({"lines": [line(1100, 1), food], "coupons": [{"amount": 60}]});
    let found = serde_json::to_value(quote(cart, delivery())).unwrap();
    let expected = json!({
        "currency": "JPY",
        "subtotal": 3260,
        "discount": 60,
        "coupons": [{"coupon": 0, "amount": 60, "gap": 0}],
        "rates": [
            {"rate": "standard", "percent": 10, "net": 1582, "tax": 158, "gross": 1740},
            {"rate": "reduced", "percent": 8, "net": 1963, "tax": 157, "gross": 2120},
        ],
        "shipping": {
            "fee": 660, "feeIncluded": 660, "free": false, "surcharge": 0, "temperature": 0, "full": 660,
            "waivable": true, "assumed": false, "excluded": false,
        },
        "fees": 0,
        "points": 0,
        "tax": 315,
        "total": 3860,
        "payable": 3860,
        "freeShipping": {
            "amount": 5000, "basis": "goods-tax-included", "after": "coupons", "counted": 3200,
            "gap": 1800, "gapIncluded": 1800, "saves": 660, "net": 1140,
        },
    });
    assert_eq!(found, expected);
    let plain = serde_json::to_value(quote(json!({"lines": []}), floor())).unwrap();
    for member in ["freeShipping", "cod", "rewards", "warnings"] {
        assert!(plain.get(member).is_none(), "absent, not null: {member}");
    }
}

/// Rates of one percentage are two rates; who stands first gets the yen that is left, in a page as on a server.
#[test]
fn equal_rates_stand_in_the_order_of_the_law_and_then_of_the_shop() {
    let of =
        |rate: &str| json!({"unitPrice": 108, "quantity": 1, "taxRate": rate, "taxIncluded": true});
    let lines = json!([of("a"), of("b"), of("old-8"), of("reduced")]);
    let own = json!([{"code": "b", "percent": 8}, {"code": "a", "percent": 8}]);
    let rules = json!({"taxRounding": "floor", "taxRates": own});
    // 3 yen over four of one price: three quarters each, and none for the last.
    let quote = quote(json!({"lines": lines, "coupons": [{"amount": 3}]}), rules);
    let rates: Vec<_> = quote
        .rates
        .iter()
        .map(|total| (total.rate.as_str(), total.gross.get()))
        .collect();
    assert_eq!(
        rates,
        [("reduced", 107), ("old-8", 107), ("b", 107), ("a", 108)]
    );
}
