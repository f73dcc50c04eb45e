//! What keyboards send (`tests/data/ime.jsonl`, docs/ime.md), on a form that is looked after.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{attach, call, member, parse, undefined};

#[wasm_bindgen(module = "/target/web/all.js")]
extern "C" {
    fn stage(trace: &JsValue) -> JsValue;
    async fn told(form: &JsValue, trace: &JsValue) -> JsValue;
}

#[wasm_bindgen_test]
async fn every_trace_is_written_when_it_may_be_and_only_then() {
    let mut wrong = Vec::new();
    for line in include_str!("../data/ime.jsonl").lines() {
        let trace = parse(line);
        let form = stage(&trace);
        let attached = attach(&form, &undefined()).unwrap();
        let kind = member(&member(&trace, "field"), "kind");
        let kind = format!(r#""kind":"{}""#, kind.as_string().unwrap());
        assert!(attached.fields().contains(&kind), "{line}");
        wrong.extend(told(&form, &trace).await.as_string());
        attached.detach();
        call(&form, "remove");
    }
    wrong.retain(|complaints| !complaints.is_empty());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
