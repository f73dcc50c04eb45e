//! Carts and quotes as the numbers that `read.js` makes of them. How objects become numbers is tested
//! on the package (tests/pack/carts.test.mjs).

use super::*;

const CART: &str =
    r#"{"lines":[{"unitPrice":4000,"quantity":1,"taxRate":"standard","taxIncluded":true}]}"#;
const RULES: &str = r#"{"taxRounding":"floor","shipping":{"fee":660,"taxIncluded":true,"freeFrom":{"amount":5000,"basis":"goods-tax-included"}}}"#;
/// The line of `CART` and `RULES`, as numbers.
const SHIRT: &[f64] = &[4000.0, 1.0, 0.0, 1.0];
const SHOP: [f64; 7] = [0.0, -1.0, 660.0, 1.0, -1.0, 5000.0, 0.0];

/// JSON, or the code and the path of what is wrong.
fn answer(name: &str, numbers: &[f64]) -> Result<String, String> {
    let answer = ask(&open(), name, numbers);
    if answer.starts_with('{') {
        Ok(answer)
    } else {
        Err(answer)
    }
}

fn price(numbers: &[f64]) -> Result<String, String> {
    answer("price", numbers)
}

fn decide(numbers: &[f64]) -> Result<String, String> {
    answer("nudge", numbers)
}

fn refused(result: Result<String, String>) -> String {
    result.expect_err("an error")
}

/// What is written by hand is what `serde-wasm-bindgen` makes of the same types.
#[wasm_bindgen_test]
fn a_quote_crosses_as_its_type_says() {
    let read = |text| serde_wasm_bindgen::from_value(parse(text));
    let (cart, rules) = (
        read(CART).unwrap(),
        serde_wasm_bindgen::from_value(parse(RULES)).unwrap(),
    );
    let quote = surasura::price(&cart, &rules).unwrap();
    let object = serde_wasm_bindgen::to_value(&quote).unwrap();
    let crossed = price(&[SHIRT, &SHOP].concat()).unwrap();
    assert_eq!(text(&parse(&crossed)), text(&object));
}

/// The page's way in and out; how objects become numbers is tested on the package.
#[wasm_bindgen_test]
fn a_shirt_is_a_thousand_yen_short() {
    let quote = price(&[SHIRT, &SHOP].concat()).unwrap();
    let same = r#"{"subtotal":4000,"rates":[{"rate":"standard","percent":10,"net":4237,"tax":423,"gross":4660}],"shipping":{"fee":660,"free":false},"tax":423,"total":4660,"freeShipping":{"amount":5000,"basis":"goods-tax-included","counted":4000,"gap":1000,"gapIncluded":1000}}"#;
    assert_eq!(quote, same);
    let progress = [1.0, 5000.0, 0.0, 4000.0, 1000.0, 1000.0];
    let nudge = |context: [f64; 3]| decide(&[&progress[..], &SHOP, &context].concat());
    let same = r#"{"state":"near","gap":1000,"progress":80,"code":"NUDGE_NEAR","text":"あと1,000円で送料無料です!"}"#;
    assert_eq!(nudge([-1.0; 3]).unwrap(), same);
    let same = r#"{"state":"near","gap":1000,"progress":80,"code":"NUDGE_NEAR","text":"¥1,000 more for free shipping!","heldBack":"COMPOSING"}"#;
    assert_eq!(nudge([1.0, 0.0, 1.0]).unwrap(), same);
}

#[wasm_bindgen_test]
fn sums_are_exact_up_to_the_last_yen_that_a_page_can_hold() {
    let most = 9_007_199_254_740_991.0;
    let bare = [0.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0];
    let of = |lines: &[[f64; 4]]| price(&[lines.as_flattened(), &bare].concat());
    let quote = of(&[[most, 1.0, 1.0, 1.0]]).unwrap();
    assert!(quote.starts_with(r#"{"subtotal":9007199254740991,"rates":[{"rate":"reduced""#));
    assert_eq!(
        refused(of(&[[1.0, 1.0, 0.0, 1.0], [most, 2.0, 0.0, 1.0]])),
        "NUMBER_TOO_LARGE lines[1].quantity"
    );
    let line = [1.0, 4_294_967_295.0, 0.0, 1.0];
    assert!(of(&vec![line; 100_000]).is_ok());
    assert_eq!(refused(of(&vec![line; 100_001])), "TOO_MANY_LINES lines");
}

/// Numbers that are not laid out as expected are refused, however many there are.
#[wasm_bindgen_test]
fn torn_numbers_are_no_cart() {
    for length in 0..64 {
        let numbers = vec![0.0; length];
        let fits = length >= 7 && (length - 7) % 4 == 0;
        assert_eq!(price(&numbers).is_ok(), fits, "{length}");
        assert_eq!(decide(&numbers).is_ok(), length == 16, "{length}");
    }
    assert_eq!(refused(price(&[])), "TYPE_INVALID ");
}
