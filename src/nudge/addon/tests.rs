use serde_json::{Value, json};

use super::*;
use crate::cart::{Cart, ShopRules};

pub(super) fn cart(value: &Value) -> Cart {
    serde_json::from_value(value.clone()).unwrap()
}

/// Shipping of 660 is free from 5,000 on.
pub(super) fn rules() -> Value {
    free_from(json!({"amount": 5000, "basis": "goods-tax-included", "after": "lines"}))
}

pub(super) fn free_from(rule: Value) -> Value {
    json!({"taxRounding": "floor", "shipping": {"fee": 660, "taxIncluded": true, "freeFrom": [rule]}})
}

pub(super) fn with(value: &Value, path: &str, member: Value) -> Value {
    let mut value = value.clone();
    let (parent, name) = path.rsplit_once('/').unwrap();
    value.pointer_mut(parent).unwrap()[name] = member;
    value
}

pub(super) fn line(price: i64) -> Value {
    json!({"unitPrice": price, "quantity": 1, "taxRate": "standard", "taxIncluded": true})
}

pub(super) fn lines(prices: &[i64]) -> Value {
    json!({"lines": prices.iter().map(|price| line(*price)).collect::<Vec<_>>()})
}

pub(super) fn product(price: i64) -> Value {
    json!({"unitPrice": price, "taxRate": "standard", "taxIncluded": true})
}

pub(super) fn products(prices: &[i64]) -> Value {
    prices.iter().map(|price| product(*price)).collect()
}

pub(super) fn suggested(
    of: &Value,
    under: &Value,
    catalogue: &Value,
    options: Value,
) -> Result<Value, String> {
    let rules: ShopRules = serde_json::from_value(under.clone()).unwrap();
    let ledger = Ledger::open(cart(of), rules).unwrap();
    let products: Vec<Product> = serde_json::from_value(catalogue.clone()).unwrap();
    let options: AddonOptions = serde_json::from_value(options).unwrap();
    let catalogue = Catalogue::new(&products).map_err(|error| error.to_string())?;
    let advice = catalogue.suggest(&ledger, &options);
    // In the page what is tried is put into the cart itself: nothing of it stays there.
    let mut tried = ledger.clone();
    assert_eq!(
        catalogue.suggest_as(&mut tried, &catalogue.kinds, &options),
        advice
    );
    assert_eq!(format!("{tried:?}"), format!("{ledger:?}"));
    advice
        .map(|advice| serde_json::to_value(advice).unwrap())
        .map_err(|error| error.to_string())
}

/// The numbers of the products, one for each piece; or why there are none.
pub(super) fn told(of: &Value, under: &Value, catalogue: &Value, options: Value) -> Value {
    let advice = suggested(of, under, catalogue, options).unwrap();
    let Some(items) = advice["items"].as_array() else {
        return advice["heldBack"].clone();
    };
    let pieces =
        |item: &Value| vec![item["product"].clone(); item["quantity"].as_u64().unwrap() as usize];
    items.iter().flat_map(pieces).collect()
}

#[test]
fn a_suggestion_says_what_it_does_to_the_cart() {
    // 1,000 are missing: 4,660 are to be paid, 5,000 with the thing for 1,000.
    let advice = suggested(
        &lines(&[4000]),
        &rules(),
        &products(&[550, 1200, 1000, 440]),
        json!({}),
    );
    assert_eq!(
        advice.unwrap(),
        json!({
            "items": [{"product": 2, "quantity": 1}],
            "spend": 1000,
            "overshoot": 0,
            "shipping": {"before": 660, "after": 0},
            "temperature": {"before": 0, "after": 0},
            "cod": {"before": 0, "after": 0},
            "payable": {"before": 4660, "after": 5000},
            "net": 340,
            "assumed": false,
        })
    );
    let two = suggested(
        &lines(&[4000]),
        &rules(),
        &products(&[550, 1200, 700]),
        json!({}),
    )
    .unwrap();
    // 550 + 550 is 1,100.
    assert_eq!(two["items"], json!([{"product": 0, "quantity": 2}]));
    assert_eq!((&two["overshoot"], &two["net"]), (&json!(100), &json!(440)));
    assert_eq!(
        told(
            &lines(&[4000]),
            &rules(),
            &products(&[550, 1200, 700]),
            json!({"maxItems": 1})
        ),
        json!([1])
    );
}

#[test]
fn silence_has_a_reason() {
    let goods = products(&[1000]);
    let of = |cart: &Value, rules: &Value| told(cart, rules, &goods, json!({}));
    let four = lines(&[4000]);
    assert_eq!(of(&four, &json!({"taxRounding": "floor"})), "NO_RULE");
    assert_eq!(
        of(&four, &with(&rules(), "/shipping/freeFrom", json!([]))),
        "NO_RULE"
    );
    assert_eq!(of(&lines(&[5000]), &rules()), "NOT_NEEDED");
    assert_eq!(of(&lines(&[]), &rules()), "NOT_NEEDED");
    assert_eq!(
        of(&four, &with(&rules(), "/shipping/fee", json!(0))),
        "NOT_NEEDED"
    );
    assert_eq!(of(&lines(&[3000]), &rules()), json!([0, 0]));
    assert_eq!(of(&lines(&[2000]), &rules()), "NOTHING_FITS");
    assert_eq!(told(&four, &rules(), &json!([]), json!({})), "NOTHING_FITS");
    let okinawa = with(&four, "/region", json!("JP-47"));
    let from = json!({"amount": 5000, "basis": "goods-tax-included", "after": "lines"});
    let never = json!([{"never": true, "regions": ["JP-47"]}, from]);
    let never = with(&rules(), "/shipping/freeFrom", never);
    assert_eq!(of(&okinawa, &never), "EXCLUDED");
    // Elsewhere it holds; where nobody knows yet, it is said to be assumed.
    let told = suggested(&four, &never, &goods, json!({})).unwrap();
    assert_eq!(
        (&told["net"], &told["assumed"]),
        (&json!(340), &json!(true))
    );
    // What reaches the line but not the parcel: a surcharge that stays where all else is free already.
    let far = with(&never, "/shipping/freeFrom", json!([from]));
    let far = with(&far, "/shipping/fee", json!(0));
    let far = with(
        &far,
        "/shipping/regions",
        json!([{"names": ["JP-47"], "surcharge": 1000}]),
    );
    assert_eq!(of(&okinawa, &far), "DOES_NOT_PAY");
}

#[test]
fn what_counts_is_worked_out_on_the_basis_of_the_shop() {
    // Without tax: 4,000 count for 3,637 (363 of tax). With 1,499 it is 5,499 - 499 = 5,000, with 1,498 4,999.
    let net = free_from(json!({"amount": 5000, "basis": "goods-tax-excluded", "after": "lines"}));
    assert_eq!(
        told(
            &lines(&[4000]),
            &net,
            &products(&[1600, 1498, 1499]),
            json!({"maxItems": 1})
        ),
        json!([2])
    );
    // Two of 750 are 1,500; 749 and 750 are as near as can be.
    assert_eq!(
        told(
            &lines(&[4000]),
            &net,
            &products(&[749, 751, 750]),
            json!({})
        ),
        json!([2, 0])
    );
    // After 10 %: 3,600 count; 1,556 is the least: 5,556 - 555 = 5,001. With 1,555 it is 5,555 - 555 = 5,000.
    let after =
        free_from(json!({"amount": 5000, "basis": "goods-tax-included", "after": "coupons"}));
    let coupon = with(&lines(&[4000]), "/coupons", json!([{"percent": 10}]));
    assert_eq!(
        told(
            &coupon,
            &after,
            &products(&[1400, 1556, 1554, 1555]),
            json!({"maxItems": 1})
        ),
        json!([3])
    );
    // Prices without tax are 10 % more to the shopper: 910 are 1,001, 909 are 999.
    let plain = json!([
        {"unitPrice": 909, "taxRate": "standard", "taxIncluded": false},
        {"unitPrice": 910, "taxRate": "standard", "taxIncluded": false},
        product(1100),
    ]);
    let told_plain = suggested(&lines(&[4000]), &rules(), &plain, json!({"maxItems": 1})).unwrap();
    assert_eq!(
        (&told_plain["items"][0]["product"], &told_plain["spend"]),
        (&json!(1), &json!(1001))
    );
    // Pieces: two are missing, and the cheapest two are the least to pay.
    let pieces = free_from(json!({"quantity": 3}));
    assert_eq!(
        told(
            &lines(&[4000]),
            &pieces,
            &products(&[900, 300, 500]),
            json!({})
        ),
        json!([1, 1])
    );
    // What does not count is none.
    let gift = json!([with(&product(1000), "/counts", json!(false)), product(1300)]);
    assert_eq!(
        told(&lines(&[4000]), &rules(), &gift, json!({})),
        json!([1])
    );
}

#[test]
fn a_coupon_that_takes_it_back_is_seen() {
    let after =
        free_from(json!({"amount": 5000, "basis": "goods-tax-included", "after": "coupons"}));
    // 500 off from 4,900 on: 5,000 are 4,500 then, 5,500 are 5,000.
    let coupon = with(
        &lines(&[4000]),
        "/coupons",
        json!([{"amount": 500, "minimum": 4900}]),
    );
    assert_eq!(
        told(
            &coupon,
            &after,
            &products(&[1000, 1500]),
            json!({"maxItems": 1})
        ),
        json!([1])
    );
    // 1,000 off from 5,300 on: 1,300 and more are not enough, but from 2,000 on. More things stand before it than
    // are priced in a round.
    let coupon = with(
        &lines(&[4000]),
        "/coupons",
        json!([{"amount": 1000, "minimum": 5300}]),
    );
    let mut prices: Vec<i64> = (1300..1310).collect();
    prices.extend([2050, 1999]);
    assert_eq!(
        told(&coupon, &after, &products(&prices), json!({"maxItems": 1})),
        json!([10])
    );
    // Three for the price of two: the third of 2,000 is free, and 4,000 are 4,000.
    let three = json!({"lines": [with(&with(&line(2000), "/quantity", json!(2)), "/offer", json!("three"))],
        "coupons": [{"offer": "three", "buy": 2, "free": 1}]});
    let third = json!([with(&product(2000), "/offer", json!("three"))]);
    assert_eq!(
        told(&three, &rules(), &third, json!({"maxItems": 1})),
        "NOTHING_FITS"
    );
    let on_line = json!({"lines": [0], "maxItems": 1});
    assert_eq!(
        told(&three, &rules(), &products(&[2000]), on_line),
        "NOTHING_FITS"
    );
    assert_eq!(
        told(&three, &rules(), &products(&[2000]), json!({"maxItems": 1})),
        json!([0])
    );
}

#[test]
fn what_is_in_the_cart_becomes_one_more_of_its_line() {
    let goods = lines(&[2800, 1200]);
    let all = |cap: Value| json!([cap, product(1980)]);
    let cap = product(1200);
    let lines = json!([null, 0]);
    let advice = suggested(&goods, &rules(), &all(cap.clone()), json!({"lines": lines})).unwrap();
    assert_eq!(
        advice["items"],
        json!([{"product": 0, "quantity": 1, "line": 1}])
    );
    assert_eq!(advice["net"], json!(540));
    let told = |cap: &Value, options: Value| told(&goods, &rules(), &all(cap.clone()), options);
    assert_eq!(
        told(&cap, json!({"lines": lines, "raise": false})),
        json!([1])
    );
    // One is in the cart.
    for member in ["/stock", "/limit"] {
        assert_eq!(
            told(&with(&cap, member, json!(1)), json!({"lines": lines})),
            json!([1])
        );
        assert_eq!(
            told(&with(&cap, member, json!(2)), json!({"lines": lines})),
            json!([0])
        );
        assert_eq!(told(&with(&cap, member, json!(1)), json!({})), json!([0]));
        assert_eq!(told(&with(&cap, member, json!(0)), json!({})), json!([1]));
    }
    // Never two: 600 are there, and 600 more would be enough twice.
    let half = super::tests::lines(&[3400, 600]);
    let six = json!([product(600), product(1980)]);
    assert_eq!(
        super::tests::told(&half, &rules(), &six, json!({"lines": [null, 0]})),
        json!([1])
    );
    assert_eq!(
        super::tests::told(&half, &rules(), &six, json!({})),
        json!([0, 0])
    );
}

#[test]
fn a_line_keeps_its_own_discount() {
    // Half price on the line: one more counts for 600, and two lines of 600 are 1,200.
    let half = with(&line(1200), "/discount", json!({"percent": 50}));
    let goods = json!({"lines": [half, line(3600)]});
    let cap = json!([product(1200), product(900)]);
    // 4,200 count, 800 are missing: 900 as a new line, not 600 more.
    assert_eq!(
        told(
            &goods,
            &rules(),
            &cap,
            json!({"lines": [0, null], "maxItems": 1})
        ),
        json!([1])
    );
    let advice = suggested(
        &goods,
        &rules(),
        &json!([product(1200)]),
        json!({"lines": [0, null]}),
    )
    .unwrap();
    assert_eq!(advice, json!({"heldBack": "NOTHING_FITS"}));
    let nearer = json!({"lines": [goods["lines"][0], line(3800)]});
    let advice = suggested(
        &nearer,
        &rules(),
        &json!([product(1200)]),
        json!({"lines": [0, null]}),
    )
    .unwrap();
    assert_eq!(
        (&advice["spend"], &advice["net"]),
        (&json!(600), &json!(-60))
    );
}
