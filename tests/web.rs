//! In a browser: the core as compiled for the page, and the room that knows the DOM. The same in
//! Chromium, Firefox and WebKit.

#![cfg(target_arch = "wasm32")]

use js_sys::Reflect;
use surasura::browser::{attach_form, decide_nudge, normalize, price_cart, start_attempt};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "web/attempts.rs"]
mod attempts;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/web/page.js")]
extern "C" {
    fn parse(text: &str) -> JsValue;
    fn text(value: &JsValue) -> String;
    fn form(fields: JsValue) -> JsValue;
    fn value(form: &JsValue, name: &str) -> String;
    fn seen(form: &JsValue) -> String;
    #[wasm_bindgen(js_name = type)]
    fn type_(form: &JsValue, name: &str, text: &str);
    fn fire(form: &JsValue, name: &str, event: &str, init: JsValue) -> bool;
    fn set(form: &JsValue, name: &str, text: &str);
    fn track(form: &JsValue, name: &str) -> JsValue;
    fn fresh(tracker: &JsValue) -> bool;
    fn trap(form: &JsValue, name: &str) -> JsValue;
    fn submit(form: &JsValue) -> bool;
    fn mailbox() -> JsValue;
    fn refuse(refuses: bool);
    fn unplug();
    fn drain(sent: &JsValue) -> String;
    fn hide(hidden: bool);
    fn leave();
    fn nudge(detail: JsValue);
}

const PHONE: &str = r#"{"tel":{"type":"tel"}}"#;

fn undefined() -> JsValue {
    JsValue::UNDEFINED
}

fn thrown<T>(result: Result<T, JsValue>) -> String {
    result
        .err()
        .and_then(|error| error.as_string())
        .expect("an error")
}

#[wasm_bindgen_test]
fn the_tables_hold_in_the_page() {
    let rows = include_str!("data/address.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for row in rows {
        let mut cells = row.split('\t');
        let (input, expected) = (cells.next().unwrap(), cells.next().unwrap());
        // Rows with characters that are written as escapes are left to the native run.
        if !input.contains('\\') && !expected.contains('\\') {
            let outcome = normalize("address", input, &undefined()).unwrap();
            let got = Reflect::get(&outcome, &"value".into()).unwrap();
            assert_eq!(got.as_string().unwrap(), expected);
            count += 1;
        }
    }
    assert!(count > 15, "{count} rows");
}

#[wasm_bindgen_test]
fn an_outcome_has_the_shape_of_the_types() {
    let outcome = normalize(
        "phone",
        "０９０ー１２３４ー５６７８",
        &parse(r#"{"caret":13}"#),
    )
    .unwrap();
    let same = r#"{"valid":true,"value":"090-1234-5678","changed":true,"caret":13,"changes":[{"from":0,"to":3,"code":"WIDTH"},{"from":3,"to":4,"code":"HYPHEN"},{"from":4,"to":8,"code":"WIDTH"},{"from":8,"to":9,"code":"HYPHEN"},{"from":9,"to":13,"code":"WIDTH"}],"issues":[]}"#;
    assert_eq!(text(&outcome), same);
    let wrong = normalize("phone", "5253-2111", &parse(r#"{"locale":"en"}"#)).unwrap();
    let same = r#"{"valid":false,"value":"5253-2111","changed":false,"changes":[],"issues":[{"code":"PHONE_NO_AREA_CODE","severity":"error","message":"The area code is missing"}]}"#;
    assert_eq!(text(&wrong), same);
}

#[wasm_bindgen_test]
fn mistakes_name_their_place() {
    assert_eq!(
        thrown(normalize("fax", "1", &undefined())),
        "FIELD_KIND_UNKNOWN kind"
    );
    let options = parse(r#"{"kana":"romaji"}"#);
    assert_eq!(
        thrown(normalize("kana", "1", &options)),
        "OPTION_INVALID options.kana"
    );
    let rules = parse(r#"{"taxRounding":"floor"}"#);
    for (cart, error) in [
        ("null", "VALUE_MISSING cart"),
        ("7", "TYPE_INVALID cart"),
        ("{}", "VALUE_MISSING lines"),
        (r#"{"lines":{}}"#, "TYPE_INVALID lines"),
        (r#"{"lines":[null]}"#, "VALUE_MISSING lines[0]"),
        (r#"{"lines":[{}]}"#, "VALUE_MISSING lines[0].unitPrice"),
        (
            r#"{"lines":[{"unitPrice":"1"}]}"#,
            "TYPE_INVALID lines[0].unitPrice",
        ),
        (
            r#"{"lines":[{"unitPrice":-1}]}"#,
            "NUMBER_NEGATIVE lines[0].unitPrice",
        ),
        (
            r#"{"lines":[{"unitPrice":1.5}]}"#,
            "NUMBER_NOT_INTEGER lines[0].unitPrice",
        ),
        (
            r#"{"lines":[{"unitPrice":9007199254740992}]}"#,
            "NUMBER_TOO_LARGE lines[0].unitPrice",
        ),
        (
            r#"{"lines":[{"unitPrice":1e999}]}"#,
            "NUMBER_TOO_LARGE lines[0].unitPrice",
        ),
        (
            r#"{"lines":[{"unitPrice":1,"quantity":4294967296}]}"#,
            "NUMBER_TOO_LARGE lines[0].quantity",
        ),
        (
            r#"{"lines":[{"unitPrice":1,"quantity":1,"taxRate":"old","taxIncluded":true}]}"#,
            "TAX_RATE_UNKNOWN lines[0].taxRate",
        ),
        (
            r#"{"lines":[{"unitPrice":1,"quantity":1,"taxRate":"reduced"}]}"#,
            "VALUE_MISSING lines[0].taxIncluded",
        ),
        (
            r#"{"lines":[{"unitPrice":9007199254740991,"quantity":2,"taxRate":"reduced","taxIncluded":true}]}"#,
            "NUMBER_TOO_LARGE lines[0].quantity",
        ),
    ] {
        assert_eq!(thrown(price_cart(&parse(cart), &rules)), error, "{cart}");
    }
    let cart = parse(r#"{"lines":[]}"#);
    let nan = js_sys::Object::new();
    Reflect::set(&nan, &"nearWithin".into(), &JsValue::from_f64(f64::NAN)).unwrap();
    let rules = parse(r#"{"taxRounding":"floor"}"#);
    Reflect::set(&rules, &"nudge".into(), &nan).unwrap();
    assert_eq!(
        thrown(price_cart(&cart, &rules)),
        "TYPE_INVALID nudge.nearWithin"
    );
    for (rules, error) in [
        ("{}", "VALUE_MISSING taxRounding"),
        (
            r#"{"taxRounding":"up"}"#,
            "TAX_ROUNDING_UNKNOWN taxRounding",
        ),
        (
            r#"{"taxRounding":"floor","shipping":{}}"#,
            "VALUE_MISSING shipping.fee",
        ),
        (
            r#"{"taxRounding":"floor","shipping":{"fee":1,"taxIncluded":true,"freeFrom":{"amount":1}}}"#,
            "VALUE_MISSING shipping.freeFrom.basis",
        ),
        (
            r#"{"taxRounding":"floor","shipping":{"fee":1,"taxIncluded":true,"freeFrom":{"amount":1,"basis":"all"}}}"#,
            "BASIS_UNKNOWN shipping.freeFrom.basis",
        ),
    ] {
        assert_eq!(thrown(price_cart(&cart, &parse(rules))), error, "{rules}");
    }
}

#[wasm_bindgen_test]
fn a_shirt_is_a_thousand_yen_short() {
    let cart = parse(
        r#"{"lines":[{"unitPrice":4000,"quantity":1,"taxRate":"standard","taxIncluded":true}]}"#,
    );
    let rules = parse(
        r#"{"taxRounding":"floor","shipping":{"fee":660,"taxIncluded":true,"freeFrom":{"amount":5000,"basis":"goods-tax-included"}}}"#,
    );
    let quote = price_cart(&cart, &rules).unwrap();
    let same = r#"{"subtotal":4000,"rates":[{"rate":"standard","percent":10,"net":4237,"tax":423,"gross":4660}],"shipping":{"fee":660,"free":false},"tax":423,"total":4660,"freeShipping":{"amount":5000,"basis":"goods-tax-included","counted":4000,"gap":1000,"gapIncluded":1000}}"#;
    assert_eq!(text(&quote), same);
    let nudge = decide_nudge(&quote, &rules, &undefined()).unwrap();
    let same = r#"{"state":"near","gap":1000,"progress":80,"code":"NUDGE_NEAR","text":"あと1,000円で送料無料です!"}"#;
    assert_eq!(text(&nudge), same);
}

#[wasm_bindgen_test]
fn a_field_is_normalised_on_leaving_and_the_page_sees_it() {
    let page = form(parse(PHONE));
    let _handle = attach_form(&page, &undefined()).unwrap();
    type_(&page, "tel", "０９０ー１２３４ー５６７８");
    assert_eq!(value(&page, "tel"), "090-1234-5678");
    let seen = seen(&page);
    assert!(
        seen.contains(r#"["input","tel","090-1234-5678"]"#),
        "{seen}"
    );
    assert!(
        seen.contains(r#"["change","tel","090-1234-5678"]"#),
        "{seen}"
    );
    assert!(
        seen.contains(r#""before":"０９０ー１２３４ー５６７８","value":"090-1234-5678""#),
        "{seen}"
    );
    assert!(
        seen.ends_with(r#"{"field":"tel","kind":"phone","issues":[]}]]"#),
        "{seen}"
    );
}

#[wasm_bindgen_test]
fn a_framework_that_tracks_the_value_sees_the_write() {
    let page = form(parse(PHONE));
    let tracker = track(&page, "tel");
    let _handle = attach_form(&page, &undefined()).unwrap();
    type_(&page, "tel", "0312345678");
    assert_eq!(value(&page, "tel"), "03-1234-5678");
    assert!(
        fresh(&tracker),
        "the write went past the framework's own setter"
    );
}

#[wasm_bindgen_test]
fn nothing_is_written_during_a_composition() {
    let page = form(parse(PHONE));
    let _handle = attach_form(&page, &undefined()).unwrap();
    fire(&page, "tel", "focus", undefined());
    fire(&page, "tel", "compositionstart", undefined());
    set(&page, "tel", "０３１２３４５６７８");
    for event in ["input", "change", "blur"] {
        fire(&page, "tel", event, undefined());
        assert_eq!(value(&page, "tel"), "０３１２３４５６７８", "after {event}");
    }
    submit(&page);
    assert_eq!(value(&page, "tel"), "０３１２３４５６７８", "after submit");
    fire(&page, "tel", "compositionend", undefined());
    assert_eq!(
        value(&page, "tel"),
        "03-1234-5678",
        "the field had been left"
    );
}

#[wasm_bindgen_test]
fn enter_that_commits_a_composition_does_not_submit() {
    let page = form(parse(PHONE));
    let _handle = attach_form(&page, &undefined()).unwrap();
    let enter = |init: &str| fire(&page, "tel", "keydown", parse(init));
    assert!(!enter(r#"{"key":"Enter","isComposing":true}"#), "prevented");
    assert!(
        !enter(r#"{"key":"Enter","keyCode":229}"#),
        "prevented, as Safari sends it"
    );
    assert!(
        enter(r#"{"key":"Enter"}"#),
        "an Enter of its own goes through"
    );
    assert!(enter(r#"{"key":"a","isComposing":true}"#), "as do letters");
}

#[wasm_bindgen_test]
fn autofill_is_normalised_without_a_visit() {
    let page = form(parse(
        r#"{"zip":{"autocomplete":"shipping postal-code"},"tel":{"type":"tel"}}"#,
    ));
    let _handle = attach_form(&page, &undefined()).unwrap();
    set(&page, "zip", "〒１２３ー４５６７");
    fire(&page, "zip", "change", undefined());
    assert_eq!(value(&page, "zip"), "123-4567");
}

#[wasm_bindgen_test]
fn a_submit_normalises_before_the_page_handles_it() {
    let page = form(parse(PHONE));
    let _handle = attach_form(&page, &undefined()).unwrap();
    set(&page, "tel", "０３１２３４５６７８");
    submit(&page);
    assert_eq!(value(&page, "tel"), "03-1234-5678");
}

#[wasm_bindgen_test]
fn payment_fields_are_invisible() {
    let page = form(parse(
        r#"{"tel":{"type":"tel"},"number":{"autocomplete":"cc-number"},"code":{"autocomplete":"one-time-code"},"secret":{"type":"password"},"cvc":{}}"#,
    ));
    let traps: Vec<JsValue> = ["number", "code", "secret", "cvc"]
        .iter()
        .map(|name| trap(&page, name))
        .collect();
    let handle = attach_form(&page, &parse(r#"{"fields":{"cvc":"phone"}}"#)).unwrap();
    assert_eq!(
        text(&handle.fields()),
        r#"[{"key":"tel","kind":"phone","reason":"type"}]"#
    );
    submit(&page);
    handle.normalize_all();
    for touched in traps {
        assert_eq!(text(&touched), "[]");
    }
}

#[wasm_bindgen_test]
fn recognition_tells_its_reason() {
    let page = form(parse(
        r#"{"a":{"autocomplete":"email"},"b":{"data-surasura":"kana","data-surasura-key":"reading"},"order[phone_number]":{},"c":{},"d":{"tag":"select","autocomplete":"address-level1"},"memo":{}}"#,
    ));
    let handle = attach_form(&page, &parse(r#"{"fields":{"c":"address"}}"#)).unwrap();
    let same = r#"[{"key":"email","kind":"email","reason":"autocomplete"},{"key":"reading","kind":"kana","reason":"attribute"},{"key":"tel","kind":"phone","reason":"name"},{"key":"c","kind":"address","reason":"option"},{"key":"address-level1","kind":null,"reason":"none"},{"key":"field-6","kind":null,"reason":"none"}]"#;
    assert_eq!(text(&handle.fields()), same);
    let unknown = attach_form(&page, &parse(r#"{"fields":{"c":"fax"}}"#));
    assert_eq!(thrown(unknown), "FIELD_KIND_UNKNOWN options.fields");
    assert_eq!(
        thrown(attach_form(&parse("{}"), &undefined())),
        "FORM_INVALID form"
    );
}

#[wasm_bindgen_test]
fn a_detached_form_is_left_alone() {
    let page = form(parse(PHONE));
    let handle = attach_form(&page, &undefined()).unwrap();
    handle.detach();
    handle.detach();
    type_(&page, "tel", "０３１２３４５６７８");
    assert_eq!(value(&page, "tel"), "０３１２３４５６７８");
}

#[wasm_bindgen_test]
fn half_a_surrogate_pair_is_left_alone() {
    let page = form(parse(r#"{"name":{"autocomplete":"name"}}"#));
    let _handle = attach_form(&page, &undefined()).unwrap();
    let typed = parse(r#""\ud842　""#);
    Reflect::set(
        &Reflect::get(&page, &0.into()).unwrap(),
        &"value".into(),
        &typed,
    )
    .unwrap();
    fire(&page, "name", "change", undefined());
    let kept = Reflect::get(&Reflect::get(&page, &0.into()).unwrap(), &"value".into()).unwrap();
    assert!(js_sys::Object::is(&kept, &typed));
}

#[wasm_bindgen_test]
fn a_value_that_the_field_would_refuse_is_not_written() {
    let page = form(parse(
        r#"{"tel":{"type":"tel","pattern":"[0-9]{10,11}"},"phone":{"maxlength":"11"},"zip":{"pattern":"\\d{3}-?\\d{4}"}}"#,
    ));
    let _handle = attach_form(&page, &undefined()).unwrap();
    type_(&page, "tel", "09012345678");
    assert_eq!(
        value(&page, "tel"),
        "09012345678",
        "the pattern takes digits alone"
    );
    type_(&page, "phone", "09012345678");
    assert_eq!(value(&page, "phone"), "09012345678", "eleven is the most");
    type_(&page, "zip", "１２３ー４５６７");
    assert_eq!(
        value(&page, "zip"),
        "123-4567",
        "what did not match before may be mended"
    );
    assert!(!seen(&page).contains(r#"["surasura:change","tel""#));
}
