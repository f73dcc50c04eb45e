//! Several fields at once: which field of a form means what, and how the name in one is read in another.

pub mod furigana;
mod label;
mod private;
mod recognize;
mod token;
mod words;

use alloc::string::String;

pub use recognize::{Described, Field, Reason, recognize};

use crate::beacon::FieldKey;

/// The key of the next field of a form, one that no field before it has: the second `tel` becomes
/// `tel-2`, a field without a key of its own `field-N` by its position.
#[must_use]
pub fn key(field: &Field, taken: &[FieldKey]) -> FieldKey {
    let at = taken.len();
    let mut key = field.key.clone().unwrap_or_else(|| FieldKey::position(at));
    let mut turn = 2_u64;
    while taken.contains(&key) {
        let stem = field.key.as_ref().map_or("field", FieldKey::as_str);
        let number = crate::text::number::decimal(turn);
        // The number must fit: a key has at most FieldKey::MAX bytes, all of them ASCII.
        let room = FieldKey::MAX.saturating_sub(number.len().saturating_add(1));
        let mut next: String = stem.chars().take(room).collect();
        next.push('-');
        next.push_str(&number);
        key = FieldKey::new(&next).unwrap_or_else(|| FieldKey::position(at));
        turn = turn.saturating_add(1);
    }
    key
}
