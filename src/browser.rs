//! The page: what JavaScript calls, and the only room that knows the DOM.
//!
//! JavaScript's face (`pkg/npm/`) wraps these functions: it starts the module on the first call, turns
//! what is thrown here (`CODE path`) into a `SurasuraError`, and fails open.

mod attempt;
mod cart;
mod dom;
mod form;
mod listening;
mod memory;
mod options;
mod outcome;
mod reader;

pub use attempt::{AttemptHandle, start_attempt};
pub use form::{FormHandle, attach_form};

use serde::Serialize;
use wasm_bindgen::prelude::*;

use self::reader::Reader;
use crate::error::Error;

/// Writes a value out for JavaScript.
fn to_js<T: Serialize>(value: &T) -> JsValue {
    // None of our types can fail to serialise: no map with odd keys, no integer past 2^53.
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::UNDEFINED)
}

/// What JavaScript's face makes a `SurasuraError` of: code and path with a space between.
fn thrown(error: Error) -> JsValue {
    let mut text = String::from(error.code.as_str());
    text.push(' ');
    text.push_str(&error.path());
    text.into()
}

/// `normalize` of `pkg/npm/index.d.ts`.
#[wasm_bindgen]
pub fn normalize(kind: &str, text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let read = || {
        let kind = crate::field::Kind::from_name(kind)?;
        let (options, locale) = options::normalize(options)?;
        Ok(outcome::write(
            crate::field::normalize(kind, text, options),
            locale,
        ))
    };
    read().map_err(thrown)
}

/// `priceCart`.
#[wasm_bindgen(js_name = priceCart)]
pub fn price_cart(cart: &JsValue, rules: &JsValue) -> Result<JsValue, JsValue> {
    let mut reader = Reader::default();
    let (cart, rules) = (
        cart::cart(&mut reader, cart),
        cart::rules(&mut reader, rules),
    );
    let quote = reader
        .done(())
        .and_then(|()| crate::cart::price(&cart, &rules));
    quote.map(|quote| to_js(&quote)).map_err(thrown)
}

/// `decideNudge`.
#[wasm_bindgen(js_name = decideNudge)]
pub fn decide_nudge(
    quote: &JsValue,
    rules: &JsValue,
    context: &JsValue,
) -> Result<JsValue, JsValue> {
    let mut reader = Reader::default();
    let (progress, rules) = (
        cart::progress(&mut reader, quote),
        cart::rules(&mut reader, rules),
    );
    let context = options::nudge_context(&mut reader, context);
    let nudge = reader
        .done(())
        .map(|()| crate::nudge::decide(progress, &rules, context));
    nudge.map(|nudge| to_js(&nudge)).map_err(thrown)
}
