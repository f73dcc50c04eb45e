//! Reads what comes in from JavaScript, and knows the path it is at. `serde-wasm-bindgen` could do
//! it for 19 KB; this does it for less than one.
//!
//! A reader goes on after a mistake with a harmless value and tells of the first one at the end,
//! which takes half the code of stopping at each.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::cart::Yen;
use crate::error::{Error, ErrorCode};
use crate::text::part::last;

/// What went wrong so far, and the line of the cart that is being read.
#[derive(Default)]
pub(super) struct Reader {
    error: Option<Error>,
    line: Option<u32>,
}

impl Reader {
    /// What was read, or the first mistake.
    pub(super) fn done<T>(self, value: T) -> Result<T, Error> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(value),
        }
    }

    /// A mistake; the first one counts.
    pub(super) fn fail(&mut self, code: ErrorCode, path: &'static str) {
        let error = match self.line {
            Some(line) => Error::in_line(code, line, path),
            None => Error::new(code, path),
        };
        self.error.get_or_insert(error);
    }

    /// `code`, or `VALUE_MISSING` when there is nothing.
    fn expected(&mut self, value: &JsValue, code: ErrorCode, path: &'static str) {
        self.fail(
            if is_absent(value) {
                ErrorCode::ValueMissing
            } else {
                code
            },
            path,
        );
    }

    /// The object at `path`: something with members.
    pub(super) fn object(&mut self, value: &JsValue, path: &'static str) {
        if !value.is_object() {
            self.expected(value, ErrorCode::TypeInvalid, path);
        }
    }

    /// The elements of an array, each with its number as the line that is being read.
    pub(super) fn lines<T>(
        &mut self,
        value: &JsValue,
        path: &'static str,
        read: fn(&mut Self, &JsValue) -> T,
    ) -> Vec<T> {
        let mut all = Vec::new();
        let Some(array) = value.dyn_ref::<Array>() else {
            self.expected(value, ErrorCode::TypeInvalid, path);
            return all;
        };
        for index in 0..array.length() {
            self.line = Some(index);
            all.push(read(self, &array.get(index)));
            if self.error.is_some() {
                break;
            }
        }
        self.line = None;
        all
    }

    /// A whole number from 0 to `most`.
    fn whole(&mut self, of: &JsValue, path: &'static str, most: f64) -> f64 {
        let value = member(of, path);
        let wrong = match value.as_f64() {
            Some(number) if number < 0.0 => ErrorCode::NumberNegative,
            Some(number) if number > most => ErrorCode::NumberTooLarge,
            Some(number) if number.trunc() != number => {
                // NaN is no number at all.
                if number.is_nan() {
                    ErrorCode::TypeInvalid
                } else {
                    ErrorCode::NumberNotInteger
                }
            }
            Some(number) => return number,
            None => ErrorCode::TypeInvalid,
        };
        self.expected(&value, wrong, path);
        0.0
    }

    /// The amount of yen that the path ends in.
    pub(super) fn yen(&mut self, of: &JsValue, path: &'static str) -> Yen {
        Yen::new(self.whole(of, path, Yen::MAX.get() as f64) as i64)
    }

    /// The quantity or offset that the path ends in.
    pub(super) fn count(&mut self, of: &JsValue, path: &'static str) -> u32 {
        self.whole(of, path, f64::from(u32::MAX)) as u32
    }

    /// The yes or no that the path ends in.
    pub(super) fn flag(&mut self, of: &JsValue, path: &'static str) -> bool {
        let value = member(of, path);
        value.as_bool().unwrap_or_else(|| {
            self.expected(&value, ErrorCode::TypeInvalid, path);
            false
        })
    }

    /// The same, false when it is absent.
    pub(super) fn optional_flag(&mut self, of: &JsValue, path: &'static str) -> bool {
        optional(of, path).is_some() && self.flag(of, path)
    }

    /// The word of a closed list that the path ends in.
    pub(super) fn word<T>(
        &mut self,
        of: &JsValue,
        path: &'static str,
        known: fn(&str) -> Option<T>,
        unknown: ErrorCode,
        instead: T,
    ) -> T {
        let value = member(of, path);
        value
            .as_string()
            .and_then(|word| known(&word))
            .unwrap_or_else(|| {
                self.expected(&value, unknown, path);
                instead
            })
    }
}

/// The member that a path ends in: `fee` of `shipping.fee`. Undefined where there is none, and
/// where a getter throws.
pub(super) fn member(of: &JsValue, path: &str) -> JsValue {
    get(of, last(path, b'.'))
}

/// The member of exactly that name.
pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    // Asked of what has no members, `Reflect.get` throws: right, and a thousand times slower.
    let value = if of.is_object() {
        Reflect::get(of, &name.into())
    } else {
        Ok(JsValue::UNDEFINED)
    };
    value.unwrap_or(JsValue::UNDEFINED)
}

/// The same, if it is there.
pub(super) fn optional(of: &JsValue, path: &str) -> Option<JsValue> {
    Some(member(of, path)).filter(|value| !is_absent(value))
}

pub(super) fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}
