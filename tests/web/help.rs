//! Forms from end to end: what is said, filled in, kept and sent, and what must not break them. The scenarios
//! are written for the page, in help/.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{names, open, words};

#[wasm_bindgen(module = "/target/web/all.js")]
extern "C" {
    fn face(desk: &JsValue, names: &str, words: JsValue) -> JsValue;
    async fn run(suite: &str, attach: &JsValue) -> JsValue;
}

async fn goes_as_it_says(suite: &str) {
    let desk = open();
    let attach = face(&desk, &names(&desk), words());
    let complaints = run(suite, &attach).await.as_string().unwrap();
    assert!(complaints.is_empty(), "{complaints}");
}

#[wasm_bindgen_test]
async fn what_is_said_comes_late_and_praise_early() {
    goes_as_it_says("messages").await;
}

#[wasm_bindgen_test]
async fn a_submit_is_explained() {
    goes_as_it_says("submits").await;
}

#[wasm_bindgen_test]
async fn what_is_known_is_filled_in() {
    goes_as_it_says("fills").await;
}

#[wasm_bindgen_test]
async fn drafts_are_kept() {
    goes_as_it_says("keeps").await;
}

#[wasm_bindgen_test]
async fn strangers_break_nothing() {
    goes_as_it_says("strangers").await;
}
