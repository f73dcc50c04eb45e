//! How a text and its outcome cross between JavaScript and Rust: as numbers in one buffer, which
//! costs a fraction of strings and objects. `desk.js` writes the one and reads the other.

use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::prelude::*;

use super::{Core, NONE, options};
use crate::field::{Code, Kind, Outcome};
use crate::text::ChangeCode;

/// The names that stand for numbers in `desk.js`: kinds, codes of changes, codes of issues. A
/// line each, an empty one between the lists.
fn names() -> String {
    let mut out = String::new();
    let mut add = |name: &str| {
        out.push_str(name);
        out.push('\n');
    };
    Kind::built().iter().for_each(|kind| add(kind.as_str()));
    add("");
    ChangeCode::ALL.iter().for_each(|code| add(code.as_str()));
    add("");
    add(Code::NAMES);
    out
}

#[wasm_bindgen]
impl Core {
    /// The names behind the numbers, for `desk.js`.
    pub fn names(&mut self) -> *const u32 {
        self.answer(&names())
    }

    /// Normalises the text in the buffer. Gives where the outcome lies, its first number saying how
    /// many follow: nowhere if nothing changed, nothing is wrong, and the caret stays.
    pub fn normalize(
        &mut self,
        kind: usize,
        length: usize,
        bits: u32,
        caret: u32,
        today: u32,
    ) -> *const u32 {
        // Half a surrogate pair cannot be read: such a text is left alone.
        let (Some(text), Some(kind)) = (self.text(length), Kind::built().get(kind)) else {
            return core::ptr::null();
        };
        let mut options = options::unpack(bits, today);
        options.caret = Some(caret).filter(|caret| *caret != NONE);
        let outcome = crate::field::normalize(*kind, &text, options);
        if !outcome.changed && outcome.issues.is_empty() && outcome.caret == options.caret {
            return core::ptr::null();
        }
        write(&mut self.numbers, &outcome);
        self.numbers.as_ptr()
    }
}

#[cfg(feature = "full")]
#[wasm_bindgen]
impl Core {
    /// What `charset::learn` is to learn: of the text in the buffer, of `all` characters, the first
    /// `decoded` and the rest.
    pub fn learn(&mut self, decoded: usize, all: usize) {
        // Some letters decompose to one of two units, of which the first came: it stands for nothing.
        let units = self.numbers.iter().take(all).map(|unit| *unit as u16);
        let known = |ch: Result<char, _>| ch.unwrap_or(char::REPLACEMENT_CHARACTER);
        let text: String = char::decode_utf16(units).map(known).collect();
        if let Some((at, _)) = text.char_indices().nth(decoded)
            && let Some((decoded, bases)) = text.split_at_checked(at)
        {
            crate::text::charset::learn(decoded, bases);
        }
    }
}

/// Writes an outcome, after the number of numbers that it takes.
pub(super) fn write(to: &mut Vec<u32>, outcome: &Outcome) {
    to.clear();
    to.push(0);
    if outcome.changed {
        text(to, &outcome.value);
    } else {
        to.push(NONE);
    }
    to.push(outcome.caret.unwrap_or(NONE));
    to.push(outcome.changes.len() as u32);
    for change in &outcome.changes {
        to.push(change.code as u32);
        to.extend([change.from, change.to, change.value_from, change.value_to]);
    }
    for issue in &outcome.issues {
        to.extend([
            issue.code as u32,
            issue.what.map_or(issue.count.into(), u32::from),
            issue.what.is_some().into(),
            issue.part.map_or(NONE, u32::from),
        ]);
        match &issue.suggestion {
            Some(suggestion) => text(to, suggestion),
            None => to.push(NONE),
        }
    }
    set_length(to, 0);
}

/// A text as its length and its UTF-16 units.
pub(super) fn text(to: &mut Vec<u32>, text: &str) {
    let at = to.len();
    to.push(0);
    to.extend(text.encode_utf16().map(u32::from));
    set_length(to, at);
}

/// Puts the number of what follows at `at`.
fn set_length(to: &mut [u32], at: usize) {
    let length = to.len().wrapping_sub(at).wrapping_sub(1) as u32;
    if let Some(head) = to.get_mut(at) {
        *head = length;
    }
}
