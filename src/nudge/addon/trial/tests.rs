use serde_json::{Value, json};

use crate::cart::{Amount, MAX_LINES, TaxRate};
use crate::nudge::addon::tests::*;
use crate::nudge::addon::{Catalogue, Product};

/// Frozen goods cost so much more to send, free or not.
fn frozen(fee: i64) -> Value {
    with(
        &rules(),
        "/shipping/temperatures",
        json!([{"name": "frozen", "fee": fee}]),
    )
}

fn ice(price: i64) -> Value {
    with(&product(price), "/temperature", json!("frozen"))
}

#[test]
fn cool_delivery_is_part_of_the_price() {
    let four = lines(&[4000]);
    let both = json!([ice(1000), product(1200)]);
    // 1,000 - 660 + 300 = 640 for the ice, 1,200 - 660 = 540 for the other.
    assert_eq!(told(&four, &frozen(300), &both, json!({})), json!([1]));
    let advice = suggested(&four, &frozen(300), &json!([ice(1000)]), json!({})).unwrap();
    assert_eq!(
        (&advice["net"], &advice["temperature"]),
        (&json!(640), &json!({"before": 0, "after": 300}))
    );
    // 660 less and 700 more is no help.
    assert_eq!(
        told(&four, &frozen(700), &json!([ice(1000)]), json!({})),
        "DOES_NOT_PAY"
    );
    assert_eq!(told(&four, &frozen(700), &both, json!({})), json!([1]));
    // Behind ten frozen ones, all of them nearer.
    let mut many: Vec<Value> = (1000..1010).map(ice).collect();
    many.push(product(1500));
    assert_eq!(
        told(&four, &frozen(700), &json!(many), json!({"maxItems": 1})),
        json!([10])
    );
    // Where something frozen is in the cart already nothing comes on top.
    let with_ice = json!({"lines": [with(&line(4000), "/temperature", json!("frozen"))]});
    assert_eq!(told(&with_ice, &frozen(700), &both, json!({})), json!([0]));
    // A temperature that the shop does not have.
    let unknown = suggested(&four, &rules(), &json!([product(1), ice(1000)]), json!({}));
    assert_eq!(
        unknown,
        Err("TEMPERATURE_UNKNOWN at products[1].temperature".into())
    );
}

#[test]
fn cash_at_the_door_is_part_of_the_price() {
    let four = with(&lines(&[4000]), "/cashOnDelivery", json!(true));
    let cod = |brackets: Value| with(&rules(), "/cod", json!({"brackets": brackets}));
    // 4,660 now. Up to 5,000 it is 330, then 990.
    let rising = cod(json!([{"upTo": 5000, "fee": 330}, {"upTo": 9999, "fee": 990}]));
    let advice = suggested(&four, &rising, &products(&[1000]), json!({})).unwrap();
    assert_eq!(
        (&advice["net"], &advice["cod"]),
        (&json!(340), &json!({"before": 330, "after": 330}))
    );
    // 1,001 - 660 + 660 is as much as the thing costs.
    assert_eq!(
        told(&four, &rising, &products(&[1001]), json!({})),
        "DOES_NOT_PAY"
    );
    // Past its limit the carrier does not collect.
    let limited = cod(json!([{"upTo": 5000, "fee": 330}]));
    assert_eq!(
        told(&four, &limited, &products(&[1001]), json!({})),
        "NOTHING_FITS"
    );
    assert_eq!(
        told(&four, &limited, &products(&[1000, 1001]), json!({})),
        json!([0])
    );
}

#[test]
fn a_shop_may_ask_for_its_margin() {
    let goods = json!([
        with(&product(1000), "/margin", json!(100)),
        with(&product(1200), "/margin", json!(500))
    ]);
    let four = lines(&[4000]);
    assert_eq!(
        told(&four, &rules(), &goods, json!({"objective": "customer"})),
        json!([0])
    );
    assert_eq!(
        told(&four, &rules(), &goods, json!({"objective": "shop"})),
        json!([1])
    );
}

#[test]
fn each_destination_is_judged_by_itself_where_the_shop_does() {
    let to = |price: i64, name: &str| with(&line(price), "/destination", json!(name));
    let both = json!({"lines": [to(6000, "home"), to(4000, "mother"), to(4500, "aunt")],
        "destinations": [{"name": "home"}, {"name": "mother"}, {"name": "aunt"}, {"name": "nobody"}]});
    let each = with(&rules(), "/shipping/judged", json!("destination"));
    let goods = products(&[500, 1000]);
    // The first that is not free yet, or the one that is asked for.
    let advice = suggested(&both, &each, &goods, json!({})).unwrap();
    assert_eq!(advice["items"][0]["product"], json!(1));
    assert_eq!(advice["shipping"], json!({"before": 1320, "after": 660}));
    assert_eq!(
        told(&both, &each, &goods, json!({"destination": "aunt"})),
        json!([0])
    );
    assert_eq!(
        told(&both, &each, &goods, json!({"destination": "home"})),
        "NOT_NEEDED"
    );
    assert_eq!(
        told(&both, &each, &goods, json!({"destination": "nobody"})),
        "EXCLUDED"
    );
    // One more of what goes elsewhere does not count.
    assert_eq!(
        told(&both, &each, &goods, json!({"lines": [1], "maxItems": 1})),
        "NOTHING_FITS"
    );
    let unknown = suggested(&both, &each, &goods, json!({"destination": "uncle"}));
    assert_eq!(
        unknown,
        Err("DESTINATION_UNKNOWN at options.destination".into())
    );
}

#[test]
fn every_way_of_the_shop_to_tax_and_split_is_kept() {
    let four = lines(&[4000]);
    let own = |price: i64| with(&product(price), "/taxRate", json!("own"));
    let mut known = rules();
    known["taxRates"] = json!([{"code": "own", "percent": 20}]);
    // A rate that nothing in the cart has.
    assert_eq!(
        told(&four, &known, &json!([own(1000)]), json!({})),
        json!([0])
    );
    let plain = json!([
        with(&own(833), "/taxIncluded", json!(false)),
        with(&own(834), "/taxIncluded", json!(false))
    ]);
    // 20 % of 833 are 166: 999. Of 834 they are 166: 1,000.
    assert_eq!(
        told(&four, &known, &plain, json!({"maxItems": 1})),
        json!([1])
    );
    let unknown = suggested(&four, &rules(), &json!([own(1000)]), json!({}));
    assert_eq!(
        unknown,
        Err("TAX_RATE_UNKNOWN at products[0].taxRate".into())
    );
    // Discounts over lines, tax by the line, or by the piece: it is the same where one rate and one discount is all.
    let after =
        free_from(json!({"amount": 5000, "basis": "goods-tax-included", "after": "coupons"}));
    let coupon = with(&four, "/coupons", json!([{"percent": 5}]));
    let ways =
        json!([{"split": {"over": "lines"}}, {"taxScope": "line"}, {"taxScope": "unit-gross"}]);
    for change in ways.as_array().unwrap() {
        let mut rules = after.clone();
        rules
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        // 5,263 - 263 = 5,000; 5,262 - 263 = 4,999.
        let three = products(&[1262, 1263, 1264]);
        assert_eq!(
            told(&coupon, &rules, &three, json!({"maxItems": 1})),
            json!([1]),
            "{change}"
        );
        let line = json!([product(1262), product(4000)]);
        assert_eq!(
            told(&coupon, &rules, &line, json!({"lines": [1], "maxItems": 1})),
            json!([1]),
            "{change}"
        );
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let good = product(1);
    let wrong = |bad: Value| suggested(&lines(&[4000]), &rules(), &json!([good, bad]), json!({}));
    let told = |text: &str| Err(text.to_owned());
    assert_eq!(
        wrong(product(-1)),
        told("NUMBER_NEGATIVE at products[1].unitPrice")
    );
    assert_eq!(
        wrong(product(1 << 53)),
        told("NUMBER_TOO_LARGE at products[1].unitPrice")
    );
    assert_eq!(
        wrong(with(&product(1), "/margin", json!(-1))),
        told("NUMBER_NEGATIVE at products[1].margin")
    );
    let many = vec![Product::new(Amount::ZERO, TaxRate::STANDARD); MAX_LINES + 1];
    let error = Catalogue::new(&many).expect_err("too many").to_string();
    assert_eq!(error, "TOO_MANY_LINES at products");
    let lines_of = |numbers: Value| {
        suggested(
            &lines(&[4000]),
            &rules(),
            &products(&[1000]),
            json!({"lines": numbers}),
        )
    };
    assert_eq!(
        lines_of(json!([null, 0])),
        told("VALUE_MISSING at options.lines[1]")
    );
    assert_eq!(
        lines_of(json!([1])),
        told("VALUE_MISSING at options.lines[0]")
    );
    // A line more than the cart has, of none of the products.
    assert!(lines_of(json!([0, null])).is_ok());
}
