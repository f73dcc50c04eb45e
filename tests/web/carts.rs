//! Carts and quotes as the numbers that `read.js` makes of them. How objects become numbers is tested
//! on the package (tests/pack/carts.test.mjs).

use super::*;

/// What stands for an absent member.
const NONE: f64 = -9_007_199_254_740_992.0;

/// A cart and rules as `serde` reads them in a page: names are numbers there, `standard` the first.
const CART: &str = r#"{"lines":[{"unitPrice":4000,"quantity":1,"taxRate":0,"taxIncluded":true}]}"#;
const RULES: &str = r#"{"taxRounding":"floor","shipping":{"fee":660,"taxIncluded":true,"taxRate":0,"freeFrom":[{"amount":5000,"basis":"goods-tax-included","after":"coupons"}]}}"#;

/// The rules of a shop without any, as numbers: what comes before delivery, and what is behind it.
const BARE: [f64; 12] = [
    1.0, 0.0, NONE, NONE, NONE, 0.0, 0.0, NONE, NONE, NONE, 0.0, 0.0,
];
/// No rules of nudges, and no rewards.
const NO_NUDGE: [f64; 6] = [NONE, NONE, NONE, NONE, NONE, 0.0];
const NO_COD: [f64; 5] = [0.0, NONE, NONE, NONE, 0.0];
/// Delivery of 660 yen, and one rule of free shipping.
const DELIVERY: [f64; 17] = [
    1.0, 660.0, 1.0, NONE, NONE, NONE, 1.0, // the rule:
    1.0, 5000.0, 0.0, 2.0, NONE, NONE, 0.0, 0.0, // no regions and temperatures:
    0.0, 0.0,
];

/// `RULES` as numbers.
fn shop() -> Vec<f64> {
    [&BARE[..], &NO_NUDGE, &DELIVERY, &NO_COD].concat()
}

/// Rules without delivery.
fn plain() -> Vec<f64> {
    let none = [0.0, NONE, NONE, NONE, NONE, NONE, 0.0, 0.0, 0.0];
    [&BARE[..], &NO_NUDGE, &none, &NO_COD].concat()
}

/// A cart of such lines: price, quantity, rate, tax included.
fn cart(lines: &[[f64; 4]]) -> Vec<f64> {
    let mut numbers = vec![1.0, NONE, NONE, NONE, NONE, 0.0, NONE, NONE, 0.0, 0.0, 0.0];
    numbers.push(lines.len() as f64);
    for line in lines {
        numbers.push(1.0);
        numbers.extend(line);
        numbers.extend([0.0, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE]);
    }
    numbers
}

const SHIRT: [f64; 4] = [4000.0, 1.0, 0.0, 1.0];

/// The numbers of the answer with what lies behind them, or the code and the path of what is wrong.
fn answer(name: &str, numbers: &[f64]) -> Result<Vec<f64>, String> {
    let desk = open();
    values(&desk, ask(&desk, name, numbers))
        .map_err(|thrown| thrown.as_string().unwrap_or_else(|| format!("{thrown:?}")))
}

fn price(rules: Vec<f64>, cart: Vec<f64>) -> Result<Vec<f64>, String> {
    answer("price", &[rules, cart].concat())
}

fn refused(result: Result<Vec<f64>, String>) -> String {
    result.expect_err("an error")
}

/// Every number of a value, in the order of its members; flags are numbers, words are left out.
fn figures(value: &JsValue, into: &mut Vec<f64>) {
    if let Some(number) = value
        .as_f64()
        .or(value.as_bool().map(|flag| f64::from(u8::from(flag))))
    {
        into.push(number);
    } else if value.is_object() {
        for member in js_sys::Object::values(value.unchecked_ref()).iter() {
            figures(&member, into);
        }
    }
}

/// How many numbers the quote of a shirt has.
const QUOTE: usize = 41;

/// What is written by hand is what `serde-wasm-bindgen` makes of the same types, with lengths and words between.
#[wasm_bindgen_test]
fn a_quote_crosses_as_its_type_says() {
    let cart_ = serde_wasm_bindgen::from_value(parse(CART)).unwrap();
    let rules = serde_wasm_bindgen::from_value(parse(RULES)).unwrap();
    let quote = surasura::price(&cart_, &rules).unwrap();
    let mut expected = Vec::new();
    figures(
        &serde_wasm_bindgen::to_value(&quote).unwrap(),
        &mut expected,
    );
    let crossed = price(shop(), cart(&[SHIRT])).unwrap();
    let mut left = crossed[..QUOTE].iter();
    assert!(
        expected
            .iter()
            .all(|number| left.any(|crossed| crossed == number)),
        "{crossed:?}"
    );
    assert!(expected.len() > 25, "{expected:?}");
}

/// The page's way in and out; how objects become numbers and numbers objects is tested on the package.
#[wasm_bindgen_test]
fn a_shirt_is_a_thousand_yen_short() {
    let quote = price(shop(), cart(&[SHIRT])).unwrap();
    // 4,660 × 10/110 is 423.6.
    let same = [
        4000.0, 0.0, // no coupons, one rate:
        0.0, 1.0, 0.0, 10.0, 4237.0, 423.0, 4660.0, // delivery, to one place:
        660.0, 660.0, 0.0, 0.0, 0.0, 660.0, 1.0, 0.0, 0.0,
        0.0, // no fees, nothing at the door:
        0.0, 0.0, 0.0, 423.0, 4660.0, 4660.0, // the rule, of an amount:
        1.0, 1.0, 5000.0, 1.0, 0.0, 1.0, 2.0, 0.0,
        0.0, // and how far it is; no rewards, no warnings:
        4000.0, 1000.0, 1000.0, 660.0, 340.0, 0.0, 0.0,
    ];
    assert_eq!(quote[..QUOTE], same);
    let standing = [
        1.0, 1.0, 1.0, 660.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, // the rule:
        1.0, 5000.0, 0.0, NONE, 4000.0, 1000.0, 1000.0, 660.0, 340.0, 0.0,
    ];
    let rules = [1.0, 0.0, NONE, NONE, NONE, NONE, NONE];
    let no_memory = [0.0, NONE, NONE, NONE, NONE, NONE, NONE, NONE];
    let nudge = |composing: f64| {
        let moment = [1.0, NONE, composing, NONE, NONE, NONE, NONE, NONE];
        answer(
            "nudge",
            &[&rules[..], &standing, &moment, &no_memory].concat(),
        )
        .unwrap()
    };
    let same = [
        2.0, 0.0, 0.0, 5000.0, 0.0, 0.0, 1000.0, 80.0, 660.0, 660.0, 340.0, 0.0, // 実質:
        1.0, 0.0, 0.0, // one goal:
        1.0, 0.0, 0.0, 5000.0, 0.0, 1000.0, 80.0,
    ];
    let told = nudge(NONE);
    assert_eq!(told[..same.len()], same);
    // Nothing holds it back, and what is remembered is that it was shown: goal 0, state 2.
    assert_eq!(
        told[same.len()..][..10],
        [0.0, 0.0, 0.0, 3.0, 0.0, 3.0, 0.0, 1.0, 0.0, 0.0]
    );
    let told = nudge(1.0);
    assert_eq!(
        told[same.len()..][..11],
        [1.0, 5.0, 0.0, 0.0, 3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    );
}

#[wasm_bindgen_test]
fn sums_are_exact_up_to_the_last_yen_that_a_page_can_hold() {
    let most = 9_007_199_254_740_991.0;
    let of = |lines: &[[f64; 4]]| price(plain(), cart(lines));
    let quote = of(&[[most, 1.0, 1.0, 1.0]]).unwrap();
    assert_eq!(quote[..2], [most, 0.0]);
    assert_eq!(
        refused(of(&[[1.0, 1.0, 0.0, 1.0], [most, 2.0, 0.0, 1.0]])),
        "NUMBER_TOO_LARGE lines[1].quantity"
    );
    let line = [1.0, 4_294_967_295.0, 0.0, 1.0];
    assert!(of(&vec![line; 100_000]).is_ok());
    assert_eq!(refused(of(&vec![line; 100_001])), "TOO_MANY_LINES lines");
}

/// Numbers that are not laid out as expected are some cart or none, and break nothing: all that `read.js` might put
/// at a place, at every place.
#[wasm_bindgen_test]
fn torn_numbers_break_nothing() {
    let whole = [shop(), cart(&[SHIRT])].concat();
    let strange = [
        NONE,
        f64::NAN,
        f64::INFINITY,
        -1.0,
        0.5,
        4_294_967_295.0,
        1e300,
    ];
    for at in 0..whole.len() {
        for ask in ["price", "nudge", "welcome"] {
            let _ = answer(ask, &whole[..at]);
            for number in strange {
                let mut torn = whole.clone();
                torn[at] = number;
                let _ = answer(ask, &torn);
            }
        }
    }
    assert!(price(shop(), cart(&[SHIRT])).is_ok());
}
