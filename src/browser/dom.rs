//! The page as Rust sees it: `dom.js`, a crossing a question.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, HtmlFormElement};

use super::listening::Handler;

#[wasm_bindgen(module = "/src/browser/dom.js")]
extern "C" {
    /// An `input`, a `textarea` or a `select`.
    #[derive(Clone)]
    pub(super) type Control;

    #[wasm_bindgen(method, getter)]
    pub(super) fn value(this: &Control) -> String;

    #[wasm_bindgen(js_name = controlsOf)]
    pub(super) fn controls_of(form: &HtmlFormElement) -> Array;

    pub(super) fn describe(control: &Control, fields: &JsValue) -> String;

    #[wasm_bindgen(js_name = isEditable)]
    pub(super) fn is_editable(control: &Control) -> bool;

    #[wasm_bindgen(js_name = isActive)]
    pub(super) fn is_active(control: &Control) -> bool;

    #[wasm_bindgen(js_name = caretOf)]
    pub(super) fn caret_of(control: &Control) -> Option<u32>;

    pub(super) fn write(control: &Control, value: &str, caret: Option<u32>) -> bool;

    #[wasm_bindgen(js_name = tellChange)]
    pub(super) fn tell_change(
        control: &Control,
        field: &str,
        kind: &str,
        before: &str,
        value: &str,
        changes: &JsValue,
    );

    #[wasm_bindgen(js_name = tellIssues)]
    pub(super) fn tell_issues(control: &Control, field: &str, kind: &str, issues: &JsValue);

    #[wasm_bindgen(js_name = attachedField)]
    pub(super) fn attached_field(key: &str, kind: Option<&str>, reason: &str) -> JsValue;

    #[wasm_bindgen(js_name = watchForm)]
    pub(super) fn watch_form(
        form: &HtmlFormElement,
        controls: &Array,
        handler: &Handler,
    ) -> AbortController;

    #[wasm_bindgen(js_name = watchPage)]
    pub(super) fn watch_page(form: &HtmlFormElement, handler: &Handler) -> AbortController;

    #[wasm_bindgen(js_name = isHidden)]
    pub(super) fn is_hidden() -> bool;

    pub(super) fn now() -> f64;

    pub(super) fn random() -> Vec<u8>;

    pub(super) fn send(endpoint: &str, body: &str) -> bool;

    pub(super) fn resolve(endpoint: &str) -> Option<String>;
}
