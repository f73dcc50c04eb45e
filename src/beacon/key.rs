//! Names on the wire.

use alloc::string::String;
use core::fmt;

/// The key of a field: `tel`, `postal-code`, `field-3`. It is an `autocomplete` token, a key that
/// the shop declared, or a position; never the `name`, `id` or label of a page, which may hold
/// anything. Lower-case letters, digits and hyphens, a letter first, at most 32.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldKey(String);

impl FieldKey {
    /// Longest key, in bytes.
    pub const MAX: usize = 32;

    /// The key, if it is one.
    #[must_use]
    pub fn new(key: &str) -> Option<Self> {
        let letters = key
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let first = key.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
        (letters && first && key.len() <= Self::MAX).then(|| Self(key.into()))
    }

    /// The key of a field that has no name of its own: `field-3` for the third.
    #[must_use]
    pub fn position(at: usize) -> Self {
        let mut key = String::from("field-");
        key.push_str(&crate::text::number::decimal(at.saturating_add(1) as u64));
        Self(key)
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FieldKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

/// The identifier of an attempt: 128 random bits, made for one page view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId([u8; 16]);

impl AttemptId {
    /// From random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// 32 hex digits in lower case.
    #[must_use]
    pub fn to_hex(self) -> String {
        self.hex().into_iter().map(char::from).collect()
    }

    /// The same as bytes.
    pub(crate) fn hex(self) -> [u8; 32] {
        let mut hex = [0; 32];
        let mut digits = hex.iter_mut();
        for byte in self.0 {
            for (value, digit) in [byte >> 4, byte & 15].into_iter().zip(&mut digits) {
                let letter = if value > 9 { b'a' - b'0' - 10 } else { 0 };
                *digit = value.wrapping_add(b'0').wrapping_add(letter);
            }
        }
        hex
    }

    /// From 32 hex digits in lower case.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        let value = |byte: u8| match byte {
            b'0'..=b'9' => byte.checked_sub(b'0'),
            b'a'..=b'f' => byte.checked_sub(b'a' - 10),
            _ => None,
        };
        let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
        let mut bytes = [0; 16];
        if pairs.len() != bytes.len() || !rest.is_empty() {
            return None;
        }
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = value(*high)? << 4 | value(*low)?;
        }
        Some(Self(bytes))
    }
}
