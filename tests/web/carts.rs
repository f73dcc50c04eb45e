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
const NO_COD: [f64; 5] = [0.0, NONE, NONE, NONE, 0.0];
/// Delivery of 660 yen, and one rule of free shipping.
const DELIVERY: [f64; 17] = [
    1.0, 660.0, 1.0, NONE, NONE, NONE, 1.0, // the rule:
    1.0, 5000.0, 0.0, 2.0, NONE, NONE, 0.0, 0.0, // no regions and temperatures:
    0.0, 0.0,
];

/// `RULES` as numbers.
fn shop() -> Vec<f64> {
    [&BARE[..], &[NONE], &DELIVERY, &NO_COD].concat()
}

/// Rules without delivery.
fn plain() -> Vec<f64> {
    let none = [0.0, NONE, NONE, NONE, NONE, NONE, 0.0, 0.0, 0.0];
    [&BARE[..], &[NONE], &none, &NO_COD].concat()
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

/// JSON, or the code and the path of what is wrong.
fn answer(name: &str, numbers: &[f64]) -> Result<String, String> {
    let answer = ask(&open(), name, numbers);
    if answer.starts_with('{') {
        Ok(answer)
    } else {
        Err(answer)
    }
}

fn price(rules: Vec<f64>, cart: Vec<f64>) -> Result<String, String> {
    answer("price", &[rules, cart].concat())
}

fn refused(result: Result<String, String>) -> String {
    result.expect_err("an error")
}

/// What is written by hand is what `serde-wasm-bindgen` makes of the same types.
#[wasm_bindgen_test]
fn a_quote_crosses_as_its_type_says() {
    let cart_ = serde_wasm_bindgen::from_value(parse(CART)).unwrap();
    let rules = serde_wasm_bindgen::from_value(parse(RULES)).unwrap();
    let quote = surasura::price(&cart_, &rules).unwrap();
    let object = serde_wasm_bindgen::to_value(&quote).unwrap();
    let crossed = price(shop(), cart(&[SHIRT])).unwrap();
    assert_eq!(text(&parse(&crossed)), text(&object));
}

/// The page's way in and out; how objects become numbers is tested on the package.
#[wasm_bindgen_test]
fn a_shirt_is_a_thousand_yen_short() {
    let quote = price(shop(), cart(&[SHIRT])).unwrap();
    // 4,660 × 10/110 is 423.6.
    let same = r#"{"subtotal":4000,"discount":0,"coupons":[],"rates":[{"rate":0,"percent":10,"net":4237,"tax":423,"gross":4660}],"shipping":{"fee":660,"free":false,"surcharge":0,"temperature":0,"full":660,"assumed":false},"fees":0,"points":0,"tax":423,"total":4660,"payable":4660,"freeShipping":{"amount":5000,"basis":"goods-tax-included","after":"coupons","counted":4000,"gap":1000,"gapIncluded":1000}}"#;
    assert_eq!(quote, same);
    let progress = [
        1.0, 1.0, 1.0, 5000.0, 0.0, 2.0, NONE, 4000.0, 1000.0, 1000.0,
    ];
    let nudge =
        |context: [f64; 4]| answer("nudge", &[&shop()[..], &progress, &context].concat()).unwrap();
    let same = r#"{"state":"near","gap":1000,"progress":80,"code":"NUDGE_NEAR","text":"あと1,000円で送料無料です!"}"#;
    assert_eq!(nudge([0.0, NONE, NONE, NONE]), same);
    let same = r#"{"state":"near","gap":1000,"progress":80,"code":"NUDGE_NEAR","text":"¥1,000 more for free shipping!","heldBack":"COMPOSING"}"#;
    assert_eq!(nudge([1.0, 1.0, 0.0, 1.0]), same);
}

#[wasm_bindgen_test]
fn sums_are_exact_up_to_the_last_yen_that_a_page_can_hold() {
    let most = 9_007_199_254_740_991.0;
    let of = |lines: &[[f64; 4]]| price(plain(), cart(lines));
    let quote = of(&[[most, 1.0, 1.0, 1.0]]).unwrap();
    assert!(quote.starts_with(r#"{"subtotal":9007199254740991,"discount":0,"#));
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
        for ask in ["price", "nudge"] {
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
