//! Fields that come and go.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    PHONE, attach, call, fire, form, member, parse, put, remove, set, text, type_, undefined, value,
};

/// What has changed in the page is told.
pub async fn told() {
    JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL))
        .await
        .unwrap();
}

fn keys(face: &JsValue) -> String {
    text(&member(face, "listed"))
}

#[wasm_bindgen_test]
async fn a_field_that_comes_later_is_looked_after() {
    let page = form(parse(PHONE));
    let attached = attach(&page, &undefined()).unwrap();
    put(
        &page,
        parse(r#"{"zip":{"autocomplete":"postal-code"},"cc":{"autocomplete":"cc-number"}}"#),
    );
    told().await;
    for name in ["zip", "cc"] {
        type_(&page, name, "１２３ー４５６７");
    }
    assert_eq!(value(&page, "zip"), "123-4567");
    assert_eq!(value(&page, "cc"), "１２３ー４５６７", "none of ours");
    assert!(keys(&attached.face).contains(r#""key":"postal-code","kind":"postal""#));
    set(&page, "zip", "〒100ー0001");
    call(&attached.face, "normalizeAll");
    assert_eq!(value(&page, "zip"), "100-0001");
}

/// As frameworks do when they draw anew, in the middle of a composition, too.
#[wasm_bindgen_test]
async fn a_field_in_the_place_of_another_is_the_same() {
    let page = form(parse(PHONE));
    let attached = attach(&page, &undefined()).unwrap();
    let before = keys(&attached.face);
    for _ in 0..100 {
        fire(&page, "tel", "compositionstart", undefined());
        remove(&page, "tel");
        put(&page, parse(PHONE));
        told().await;
    }
    assert_eq!(keys(&attached.face), before);
    type_(&page, "tel", "０３１２３４５６７８");
    assert_eq!(value(&page, "tel"), "03-1234-5678");
    remove(&page, "tel");
    told().await;
    // Nothing is left to be normalised, and nobody minds.
    call(&attached.face, "normalizeAll");
}

#[wasm_bindgen_test]
async fn a_detached_form_looks_for_nothing() {
    let page = form(parse(PHONE));
    let attached = attach(&page, &undefined()).unwrap();
    call(&attached.face, "detach");
    put(&page, parse(r#"{"zip":{"autocomplete":"postal-code"}}"#));
    told().await;
    type_(&page, "zip", "１２３ー４５６７");
    assert_eq!(value(&page, "zip"), "１２３ー４５６７");
}

#[wasm_bindgen_test]
async fn an_attempt_counts_what_comes_later() {
    let page = form(parse(PHONE));
    let attached = attach(&page, &undefined()).unwrap();
    let attempt = attached.attempt("/efo", false).unwrap();
    put(&page, parse(r#"{"zip":{"autocomplete":"postal-code"}}"#));
    told().await;
    type_(&page, "zip", "123");
    let snapshot = attempt.snapshot();
    assert!(
        snapshot.contains(r#""of":2,"last":0,"#) && snapshot.contains(r#""key":"postal-code""#),
        "{snapshot}"
    );
    assert!(
        snapshot.contains(r#""rules":{"POSTAL_OLD":1}"#),
        "{snapshot}"
    );
}
