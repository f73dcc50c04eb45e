//! Carts and rules as JSON: every figure has one way to be written.

use super::refused::{rules, with};
use super::*;

#[test]
fn a_cart_is_read_strictly() {
    let good = json!({
        "currency": "USD",
        "lines": [{
            "unitPrice": 4000, "quantity": 1, "taxRate": "standard", "taxIncluded": true,
            "discount": {"percent": 10, "rounding": "half-up"}, "temperature": "frozen", "offer": "three",
        }],
        "coupons": [{"amount": 100}, {"percent": 10, "minimum": 500}, {"offer": "three", "buy": 2, "free": 1}],
        "points": {"amount": 5, "usedAs": "discount"},
        "fees": [{"name": "card", "amount": 50, "taxIncluded": true}],
        "destinations": [{"name": "home", "region": "JP-13"}],
    });
    let read = |cart: &Value| serde_json::from_value::<Cart>(cart.clone());
    read(&good).unwrap();
    let long = "a".repeat(32);
    let wrong = [
        (
            "/lines/0/unitPrice",
            vec![
                json!(0.5),
                json!(4000.0),
                json!("4000"),
                json!(u64::MAX),
                Value::Null,
            ],
        ),
        (
            "/lines/0/quantity",
            vec![json!(-1), json!(1.5), json!(4_294_967_296_u64), Value::Null],
        ),
        (
            "/lines/0/taxRate",
            vec![json!(10), json!(""), json!(long), Value::Null],
        ),
        (
            "/lines/0/taxIncluded",
            vec![json!("true"), json!(1), Value::Null],
        ),
        ("/lines/0/price", vec![json!(4000)]),
        (
            "/lines/0/discount",
            vec![
                json!({}),
                json!(10),
                json!({"amount": 1, "percent": 1}),
                json!({"percent": -1}),
                json!({"amount": 1.5}),
                json!({"percent": 0.0001}),
                json!({"percent": "10"}),
                json!({"percent": 1, "rounding": "up"}),
            ],
        ),
        (
            "/coupons/0",
            vec![
                json!({}),
                json!({"minimum": 1}),
                json!({"amount": 1, "percent": 1}),
                json!({"amount": 1, "rate": 1}),
                json!({"offer": "three", "buy": 2}),
                json!({"offer": "three", "buy": 2, "free": 1, "amount": 1}),
            ],
        ),
        (
            "/points",
            vec![
                json!({"amount": 1}),
                json!(1),
                json!({"amount": 1, "usedAs": "cash"}),
            ],
        ),
        ("/fees/0/taxIncluded", vec![Value::Null]),
        ("/destinations/0/name", vec![json!("")]),
        (
            "/currency",
            vec![json!("usd"), json!("US"), json!("USDX"), json!(840)],
        ),
        ("/total", vec![json!(1)]),
    ];
    for (path, values) in wrong {
        for value in values {
            let bad = with(&good, path, value);
            assert!(read(&bad).is_err(), "{bad}");
        }
    }
    for member in ["unitPrice", "quantity", "taxRate", "taxIncluded"] {
        let mut bad = good.clone();
        bad["lines"][0].as_object_mut().unwrap().remove(member);
        assert!(read(&bad).is_err(), "without {member}");
    }
    assert!(read(&json!({})).is_err());
}

#[test]
fn rules_are_read_strictly() {
    let read = |rules: &Value| serde_json::from_value::<ShopRules>(rules.clone());
    let good = read(&rules()).unwrap();
    assert_eq!(
        serde_json::to_value(&good).unwrap(),
        rules(),
        "as it was written"
    );
    // What has a default, and what has none.
    let bare = read(&json!({"taxRounding": "ceil"})).unwrap();
    assert_eq!(bare, ShopRules::new(Rounding::Ceil));
    assert!(read(&json!({})).is_err());
    let wrong = [
        (
            "/taxRounding",
            vec![json!("half_up"), json!("round"), Value::Null],
        ),
        ("/taxScope", vec![json!("invoice")]),
        (
            "/taxRates/0/percent",
            vec![json!("8"), json!(-8), json!(10_000.001)],
        ),
        (
            "/split",
            vec![json!({"over": "rate"}), json!({"ties": "first"})],
        ),
        (
            "/shipping",
            vec![
                json!({"fee": 600}),
                json!({"fee": 600, "taxIncluded": true, "free_from": []}),
            ],
        ),
        (
            "/shipping/freeFrom/2",
            vec![
                json!({"amount": 5000}),
                json!({"amount": 5000, "basis": "goods-tax-included"}),
                json!({"amount": 5000, "basis": "goods", "after": "coupons"}),
                json!({"basis": "goods-tax-included", "after": "coupons"}),
                json!({"amount": 5000, "quantity": 2}),
                json!({"amount": 5000, "basis": "goods-tax-included", "after": "coupons", "quantity": 2}),
                json!({"never": true, "quantity": 2}),
            ],
        ),
        (
            "/shipping/freeFrom",
            vec![json!(5000), json!({"quantity": 2})],
        ),
        (
            "/cod/brackets/0",
            vec![json!({"upTo": 1}), json!({"upTo": 1, "fee": 1, "from": 0})],
        ),
        (
            "/rewards/0",
            vec![
                json!({"name": "tote", "kind": "gift", "amount": 1}),
                json!({"name": "tote", "kind": "present", "quantity": 1}),
                json!({"kind": "gift", "quantity": 1}),
            ],
        ),
        (
            "/nudge",
            vec![
                json!({"near": 1500}),
                json!({"wording": "paid"}),
                json!({"settleMs": -1}),
            ],
        ),
    ];
    for (path, values) in wrong {
        for value in values {
            let bad = with(&rules(), path, value);
            assert!(read(&bad).is_err(), "{bad}");
        }
    }
}
