use serde_json::{Value, json};

use super::{Reconciliation, Totals, reconcile};
use crate::cart::Amount;
use crate::cart::tests::{cart, floor, line, rules, things, untaxed, with};
use crate::error::ErrorCode;

fn reconciled(of: &Value, under: &Value, totals: &Value) -> Reconciliation {
    let totals: Totals = serde_json::from_value(totals.clone()).unwrap();
    reconcile(&cart(of), &rules(under), &totals).unwrap()
}

/// The code and the value of each change of each explanation, and its system.
fn explained(of: &Value, under: &Value, totals: &Value) -> Vec<(Value, Vec<(Value, Value)>)> {
    let found = serde_json::to_value(reconciled(of, under, totals)).unwrap();
    assert_eq!(found["verdict"], "explained", "{totals}");
    let explanations = found["explanations"].as_array().unwrap().iter();
    let changes = |one: &Value| {
        let all = one["changes"].as_array().unwrap().iter();
        all.map(|change| (change["code"].clone(), change["value"].clone()))
            .collect()
    };
    explanations
        .map(|one| (one["system"].clone(), changes(one)))
        .collect()
}

/// The one setting of each explanation.
#[track_caller]
fn settings(of: &Value, under: &Value, totals: Value, expected: &[(&str, Value)]) {
    let expected = expected
        .iter()
        .map(|(code, value)| (Value::Null, vec![(json!(code), value.clone())]));
    assert_eq!(explained(of, under, &totals), expected.collect::<Vec<_>>());
}

/// 315 have 31.5; of 105 each it is 10.5, three times 10 or three times 11. Each piece at 115 has 345 / 11 = 31.4 in all.
#[test]
fn how_tax_is_rounded_and_how_often() {
    let three = untaxed(&things(&[105, 105, 105]));
    let up = ["half-up", "ceil", "half-even"].map(|value| ("TAX_ROUNDING", value.into()));
    settings(&three, &floor(), json!({"tax": 32, "total": 347}), &up);
    let apart = ["line", "unit"].map(|value| ("TAX_SCOPE", value.into()));
    settings(&three, &floor(), json!({"tax": 30, "total": 345}), &apart);
    // 345 with 31 of tax: by the piece, and then once.
    settings(
        &three,
        &floor(),
        json!({"tax": 31, "total": 345}),
        &[("TAX_SCOPE", "unit-gross".into())],
    );
    // 103 have 9.36 of tax, and 93.64 without: rounded down that leaves 10.
    let target = [
        ("TAX_ROUNDING", "ceil".into()),
        ("TAX_TARGET", "net".into()),
    ];
    settings(&things(&[103]), &floor(), json!({"tax": 10}), &target);
}

#[test]
fn how_a_coupon_is_split() {
    // One yen over two prices of 500: to the first, or the last.
    let one = json!({"lines": [line(500, 1, "standard"), line(500, 1, "reduced")], "coupons": [{"amount": 1}]});
    let theirs =
        json!({"rates": [{"rate": "standard", "gross": 500}, {"rate": "reduced", "gross": 499}]});
    settings(&one, &floor(), theirs, &[("SPLIT_TIE", "last".into())]);

    // 2 over 220 and 110 are 1 1/3 and 2/3, so 1 and 1; over three of 110 they are 2/3 each, and the first two get them. 218 / 11
    // are 19.8; by the line it would be twice 9.
    let three = json!({
        "lines": [line(110, 1, "standard"), line(110, 1, "standard"), line(110, 1, "reduced")],
        "coupons": [{"amount": 2}],
    });
    let theirs = json!({"rates": [{"rate": "standard", "gross": 218, "tax": 19}, {"rate": "reduced", "gross": 110}]});
    settings(&three, &floor(), theirs, &[("SPLIT_OVER", "lines".into())]);

    // 1,000 by 1,100 to 1,080 are 504.6 and 495.4: 495 and 505 are left, 544.5 and 545.4 with tax.
    let two = untaxed(&json!({"lines": [line(1000, 1, "standard"), line(1000, 1, "reduced")]}));
    let two = with(&two, json!({"coupons": [{"amount": 1000}]}));
    let theirs =
        json!({"rates": [{"rate": "standard", "gross": 544}, {"rate": "reduced", "gross": 545}]});
    settings(&two, &floor(), theirs, &[("SPLIT_BY", "gross".into())]);
}

#[test]
fn what_coupons_take() {
    // 1,000 less 100 less a tenth are 810; a tenth first, 800.
    let two = with(
        &things(&[1000]),
        json!({"coupons": [{"amount": 100}, {"percent": 10}]}),
    );
    let orders = ["reversed", "percents-first"].map(|value| ("COUPON_ORDER", value.into()));
    settings(&two, &floor(), json!({"total": 800}), &orders);
    let other = with(
        &things(&[1000]),
        json!({"coupons": [{"percent": 10}, {"amount": 100}]}),
    );
    let orders = ["reversed", "amounts-first"].map(|value| ("COUPON_ORDER", value.into()));
    settings(&other, &floor(), json!({"total": 810}), &orders);

    // 15 % of 1,999 are 299.85, of the line as of the order.
    let up = ["half-up", "ceil", "half-down", "half-even"]
        .map(|value| ("DISCOUNT_ROUNDING", value.into()));
    let coupon = with(&things(&[1999]), json!({"coupons": [{"percent": 15}]}));
    settings(
        &coupon,
        &floor(),
        json!({"total": 1699, "discount": 300}),
        &up,
    );
    let mut own = things(&[1999]);
    own["lines"][0]["discount"] = json!({"percent": 15});
    settings(&own, &floor(), json!({"total": 1699, "discount": 300}), &up);

    // 100 points off 1,100: 1,000 with 90.9 of tax.
    let points = with(
        &things(&[1100]),
        json!({"points": {"amount": 100, "usedAs": "payment"}}),
    );
    settings(
        &points,
        &floor(),
        json!({"total": 1000, "payable": 1000, "tax": 90}),
        &[("POINTS", "discount".into())],
    );
}

/// A shop that is free from 5,000 on.
fn free(basis: &str, after: &str) -> Value {
    let from = json!([{"amount": 5000, "basis": basis, "after": after}]);
    with(
        &floor(),
        json!({"shipping": {"fee": 500, "taxIncluded": true, "freeFrom": from}}),
    )
}

#[test]
fn when_shipping_is_free() {
    // 4,800 are 5,280 with tax.
    let goods = untaxed(&things(&[4800]));
    let theirs = json!({"shipping": 0});
    settings(
        &goods,
        &free("goods-tax-excluded", "nothing"),
        theirs,
        &[("BASIS", "goods-tax-included".into())],
    );

    // 5,600 less 1,000 is too little. Without points it is as little after them.
    let coupon = with(&things(&[5600]), json!({"coupons": [{"amount": 1000}]}));
    let after = ["coupons", "points"].map(|value| ("AFTER", value.into()));
    settings(
        &coupon,
        &free("goods-tax-included", "nothing"),
        json!({"shipping": 500}),
        &after,
    );

    // 6,000 to one place, and 3,000 to each of two.
    let mut places = with(
        &things(&[3000, 3000]),
        json!({"destinations": [{"name": "home"}, {"name": "away"}]}),
    );
    places["lines"][0]["destination"] = "home".into();
    places["lines"][1]["destination"] = "away".into();
    let rules = free("goods-tax-included", "nothing");
    settings(
        &places,
        &rules,
        json!({"shipping": 1000}),
        &[("JUDGED", "destination".into())],
    );
}

#[test]
fn how_charges_are_taxed_and_looked_up() {
    let delivery = with(
        &floor(),
        json!({"shipping": {"fee": 500, "taxIncluded": true}}),
    );
    // 550 with its tax.
    settings(
        &things(&[1100]),
        &delivery,
        json!({"total": 1650, "tax": 150}),
        &[("SHIPPING_TAX", false.into())],
    );
    // 1,080 of food have 80; with its delivery 1,580 × 8/108 = 117.
    let food = json!({"lines": [line(1080, 1, "reduced")]});
    settings(
        &food,
        &delivery,
        json!({"total": 1580, "tax": 80}),
        &[("SHIPPING_TAX", "exempt".into())],
    );
    settings(
        &food,
        &delivery,
        json!({"total": 1580, "tax": 117}),
        &[("SHIPPING_TAX", "reduced".into())],
    );

    // 9,800 and 330 are more than 10,000.
    let brackets = json!([{"upTo": 10_000, "fee": 330}, {"upTo": 30_000, "fee": 440}]);
    let rules = with(&floor(), json!({"cod": {"brackets": brackets}}));
    let goods = with(&things(&[9800]), json!({"cashOnDelivery": true}));
    settings(
        &goods,
        &rules,
        json!({"cod": 440, "payable": 10_240}),
        &[("COD_BASIS", true.into())],
    );

    // 8 % until September 2019.
    settings(
        &untaxed(&things(&[1000])),
        &floor(),
        json!({"total": 1080}),
        &[("TAX_DAY", 20_140_401.into())],
    );
}

/// Two of 105, each 10.5, up: 22. Down it is 20, once a rate 21.
#[test]
fn systems_that_are_known() {
    let two = untaxed(&things(&[105, 105]));
    let changes = vec![
        (json!("TAX_SCOPE"), json!("line")),
        (json!("TAX_ROUNDING"), json!("half-up")),
    ];
    let expected = ["woocommerce", "vendure", "sylius", "solidus"]
        .map(|system| (json!(system), changes.clone()));
    assert_eq!(
        explained(&two, &floor(), &json!({"tax": 22, "total": 232})),
        expected
    );
}

/// 103 have 10.3: up they are 11, twice. Half up, as the systems do, they are 10; the sum of 20.6 is 21.
#[test]
fn two_settings() {
    let two = untaxed(&things(&[103, 103]));
    let expected = ["line", "unit"].map(|scope| {
        (
            Value::Null,
            vec![
                (json!("TAX_ROUNDING"), json!("ceil")),
                (json!("TAX_SCOPE"), json!(scope)),
            ],
        )
    });
    assert_eq!(
        explained(&two, &floor(), &json!({"tax": 22, "total": 228})),
        expected
    );
}

#[test]
fn what_is_equal_and_what_is_unknown() {
    let equal = reconciled(
        &things(&[1100]),
        &floor(),
        &json!({"total": 1100, "tax": 100}),
    );
    let told = json!({"verdict": "equal", "differences": [], "explanations": []});
    assert_eq!(serde_json::to_value(equal).unwrap(), told);

    let rates =
        json!([{"rate": "standard", "net": 1000, "gross": 1099}, {"rate": "exempt", "gross": 5}]);
    let unknown = reconciled(
        &things(&[1100]),
        &floor(),
        &json!({"total": 1104, "tax": 100, "rates": rates}),
    );
    let told = json!({"verdict": "unknown", "explanations": [], "differences": [
        {"figure": "total", "ours": 1100, "theirs": 1104, "difference": 4},
        {"figure": "gross", "rate": "standard", "ours": 1100, "theirs": 1099, "difference": -1},
        {"figure": "gross", "rate": "exempt", "ours": 0, "theirs": 5, "difference": 5},
    ]});
    assert_eq!(serde_json::to_value(unknown).unwrap(), told);
}

#[test]
fn what_cannot_be_compared() {
    let refused =
        |totals: &Totals| reconcile(&cart(&things(&[1])), &rules(&floor()), totals).unwrap_err();
    let nothing = refused(&Totals::default());
    assert_eq!(
        (nothing.code, nothing.path().as_str()),
        (ErrorCode::ValueMissing, "totals")
    );
    let large = Totals {
        tax: Some(Amount::new(i64::MAX)),
        ..Totals::default()
    };
    assert_eq!(refused(&large).code, ErrorCode::NumberTooLarge);
}
