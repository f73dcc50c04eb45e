//! Carts with known answers (`tests/data/cart.jsonl`), and what is refused.

#![cfg(not(target_arch = "wasm32"))]

use serde::Deserialize;
use serde_json::{Value, json};
use surasura::cart::{Basis, FreeFrom, MAX_LINES, NudgeRules, Rounding, ShippingRules, TaxRate};
use surasura::{Cart, Error, ErrorCode, Line, ShopRules, Yen, price};

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
#[serde(deny_unknown_fields)]
struct Expected {
    subtotal: i64,
    rates: Vec<ExpectedRate>,
    shipping: i64,
    total: i64,
    gap: Option<i64>,
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
    assert!(cases.len() >= 20);
    for Case {
        name,
        cart,
        rules,
        expected,
        source,
        note,
    } in cases
    {
        let quote = price(&cart, &rules).unwrap_or_else(|error| panic!("{name}: {error}"));
        let why = format!("{name} ({source}; {note}): {quote:?}");
        assert_eq!(quote.subtotal.get(), expected.subtotal, "{why}");
        assert_eq!(quote.rates.len(), expected.rates.len(), "{why}");
        for (rate, expected) in quote.rates.iter().zip(&expected.rates) {
            assert_eq!(rate.rate, expected.rate, "{why}");
            assert_eq!(rate.percent, rate.rate.percent(), "{why}");
            assert_eq!(rate.gross.get(), expected.gross, "{why}");
            assert_eq!(rate.tax.get(), expected.tax, "{why}");
            assert_eq!(rate.net.get(), expected.gross - expected.tax, "{why}");
        }
        let tax: i64 = expected.rates.iter().map(|rate| rate.tax).sum();
        assert_eq!(quote.tax.get(), tax, "{why}");
        assert_eq!(quote.shipping.fee.get(), expected.shipping, "{why}");
        assert_eq!(quote.shipping.free, expected.gap == Some(0), "{why}");
        assert_eq!(quote.total.get(), expected.total, "{why}");
        assert_eq!(
            quote.free_shipping.map(|free| free.gap.get()),
            expected.gap,
            "{why}"
        );
    }
}

fn line(unit_price: i64, quantity: u32) -> Line {
    Line {
        unit_price: Yen::new(unit_price),
        quantity,
        tax_rate: TaxRate::Standard,
        tax_included: true,
    }
}

fn cart(lines: &[Line]) -> Cart {
    Cart {
        lines: lines.to_vec(),
    }
}

const PLAIN: ShopRules = ShopRules {
    tax_rounding: Rounding::Floor,
    shipping: None,
    nudge: NudgeRules { near_within: None },
};

fn shipping(fee: i64, free_from: Option<i64>) -> ShopRules {
    let basis = Basis::GoodsTaxIncluded;
    let free_from = free_from.map(|amount| FreeFrom {
        amount: Yen::new(amount),
        basis,
    });
    let (tax_included, tax_rate) = (true, TaxRate::Standard);
    ShopRules {
        shipping: Some(ShippingRules {
            fee: Yen::new(fee),
            tax_included,
            tax_rate,
            free_from,
        }),
        ..PLAIN
    }
}

#[track_caller]
fn refused(cart: &Cart, rules: &ShopRules, code: ErrorCode, path: &str) {
    let error: Error = price(cart, rules).expect_err(path);
    assert_eq!((error.code, error.path().as_str()), (code, path));
    assert_eq!(error.to_string(), format!("{} at {path}", code.as_str()));
}

#[test]
fn a_price_that_is_no_price_is_refused_with_its_line() {
    let past = Yen::MAX.get() + 1;
    let wrong = [
        (-1, ErrorCode::NumberNegative),
        (i64::MIN, ErrorCode::NumberNegative),
        (past, ErrorCode::NumberTooLarge),
        (i64::MAX, ErrorCode::NumberTooLarge),
    ];
    for (unit_price, code) in wrong {
        for quantity in [0, 1, u32::MAX] {
            let bad = cart(&[line(1, 1), line(1, 1), line(unit_price, quantity)]);
            refused(&bad, &PLAIN, code, "lines[2].unitPrice");
        }
    }
    refused(
        &cart(&[line(-1, 1)]),
        &PLAIN,
        ErrorCode::NumberNegative,
        "lines[0].unitPrice",
    );
    assert_eq!(
        price(&cart(&[line(Yen::MAX.get(), 1)]), &PLAIN)
            .unwrap()
            .total,
        Yen::MAX
    );
    assert_eq!(Yen::MAX.get(), 9_007_199_254_740_991);
}

#[test]
fn a_product_or_a_sum_past_what_a_page_can_hold_is_refused() {
    let too_large = ErrorCode::NumberTooLarge;
    refused(
        &cart(&[line(Yen::MAX.get(), 2)]),
        &PLAIN,
        too_large,
        "lines[0].quantity",
    );
    refused(
        &cart(&[line(1, 1), line(1 << 40, u32::MAX)]),
        &PLAIN,
        too_large,
        "lines[1].quantity",
    );
    let half = line(1 << 52, 1);
    refused(&cart(&[half, half]), &PLAIN, too_large, "lines");
    // The tax that is added, and the delivery charge, count as well.
    let mut untaxed = line(Yen::MAX.get(), 1);
    untaxed.tax_included = false;
    refused(&cart(&[untaxed]), &PLAIN, too_large, "lines");
    refused(
        &cart(&[line(Yen::MAX.get(), 1)]),
        &shipping(1, None),
        too_large,
        "lines",
    );
    // What is large and fits is right to the yen.
    let quote = price(&cart(&[line(2_097_152, u32::MAX)]), &PLAIN).unwrap();
    assert_eq!(quote.total.get(), 2_097_152 * 4_294_967_295);
    assert_eq!(quote.tax.get(), 2_097_152 * 4_294_967_295 / 11);
}

#[test]
fn a_cart_has_a_limit() {
    let full = cart(&vec![line(1, 1); MAX_LINES]);
    assert_eq!(price(&full, &PLAIN).unwrap().total.get(), 100_000);
    let over = cart(&vec![line(1, 1); MAX_LINES + 1]);
    refused(&over, &PLAIN, ErrorCode::TooManyLines, "lines");
}

#[test]
fn rules_are_checked_whatever_is_in_the_cart() {
    let past = Yen::MAX.get() + 1;
    for (amount, code) in [
        (-1, ErrorCode::NumberNegative),
        (past, ErrorCode::NumberTooLarge),
    ] {
        let near = ShopRules {
            nudge: NudgeRules {
                near_within: Some(Yen::new(amount)),
            },
            ..PLAIN
        };
        for cart in [cart(&[]), cart(&[line(1000, 1)])] {
            refused(&cart, &shipping(amount, None), code, "shipping.fee");
            refused(
                &cart,
                &shipping(600, Some(amount)),
                code,
                "shipping.freeFrom.amount",
            );
            refused(&cart, &near, code, "nudge.nearWithin");
        }
    }
}

/// What a shop may write as JSON; every figure has one way to be written.
#[test]
fn json_is_read_strictly() {
    let good =
        json!({"unitPrice": 4000, "quantity": 1, "taxRate": "standard", "taxIncluded": true});
    let read = |line: &Value| serde_json::from_value::<Cart>(json!({"lines": [line]}));
    assert_eq!(read(&good).unwrap(), cart(&[line(4000, 1)]));
    let wrong = [
        ("unitPrice", json!(0.5)),
        ("unitPrice", json!(4000.0)),
        ("unitPrice", json!("4000")),
        ("unitPrice", json!(u64::MAX)),
        ("unitPrice", Value::Null),
        ("quantity", json!(-1)),
        ("quantity", json!(1.5)),
        ("quantity", json!(4_294_967_296_u64)),
        ("taxRate", json!("exempt")),
        ("taxRate", json!("Standard")),
        ("taxRate", json!(10)),
        ("taxIncluded", json!("true")),
        ("taxIncluded", Value::Null),
        ("price", json!(4000)),
    ];
    for (member, value) in wrong {
        let mut bad = good.clone();
        bad[member] = value;
        assert!(read(&bad).is_err(), "{bad}");
    }
    for member in ["unitPrice", "quantity", "taxRate", "taxIncluded"] {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().remove(member);
        assert!(read(&bad).is_err(), "without {member}");
    }
}

#[test]
fn rules_are_read_strictly() {
    let good = json!({
        "taxRounding": "half-up",
        "shipping": {"fee": 600, "taxIncluded": true, "taxRate": "standard",
                     "freeFrom": {"amount": 5000, "basis": "goods-tax-included"}},
        "nudge": {"nearWithin": 1500},
    });
    let read = |rules: &Value| serde_json::from_value::<ShopRules>(rules.clone());
    let expected = ShopRules {
        tax_rounding: Rounding::HalfUp,
        nudge: NudgeRules {
            near_within: Some(Yen::new(1500)),
        },
        ..shipping(600, Some(5000))
    };
    assert_eq!(read(&good).unwrap(), expected);
    assert_eq!(serde_json::to_value(expected).unwrap(), good);
    // The rate of a delivery charge is the one default; nothing else is guessed.
    let mut short = good.clone();
    short["shipping"].as_object_mut().unwrap().remove("taxRate");
    assert_eq!(read(&short).unwrap(), expected);
    let bare = read(&json!({"taxRounding": "ceil"})).unwrap();
    assert_eq!(
        bare,
        ShopRules {
            tax_rounding: Rounding::Ceil,
            ..PLAIN
        }
    );
    assert!(read(&json!({})).is_err());
    let wrong = [
        ("/taxRounding", json!("half_up")),
        ("/taxRounding", json!("half-even")),
        ("/shipping/freeFrom/basis", json!("goods")),
        ("/shipping/freeFrom", json!({"amount": 5000})),
        ("/shipping/freeFrom", json!({"basis": "goods-tax-included"})),
        ("/shipping", json!({"fee": 600})),
        (
            "/shipping",
            json!({"fee": 600, "taxIncluded": true, "free_from": null}),
        ),
        ("/nudge", json!({"near": 1500})),
    ];
    for (path, value) in wrong {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap() = value;
        assert!(read(&bad).is_err(), "{bad}");
    }
}

/// The members that pages read, by name.
#[test]
fn a_quote_has_the_members_it_is_documented_with() {
    let food = Line {
        tax_rate: TaxRate::Reduced,
        ..line(1080, 2)
    };
    let quote = price(&cart(&[line(1100, 1), food]), &shipping(660, Some(5000))).unwrap();
    assert_eq!(
        serde_json::to_value(&quote).unwrap(),
        json!({
            "subtotal": 3260,
            "rates": [
                {"rate": "standard", "percent": 10, "net": 1600, "tax": 160, "gross": 1760},
                {"rate": "reduced", "percent": 8, "net": 2000, "tax": 160, "gross": 2160},
            ],
            "shipping": {"fee": 660, "free": false},
            "tax": 320,
            "total": 3920,
            "freeShipping": {
                "amount": 5000, "basis": "goods-tax-included", "counted": 3260,
                "gap": 1740, "gapIncluded": 1740,
            },
        })
    );
    let plain = serde_json::to_value(price(&cart(&[]), &PLAIN).unwrap()).unwrap();
    assert_eq!(plain["freeShipping"], Value::Null);
    assert!(plain.get("freeShipping").is_none(), "absent, not null");
}
