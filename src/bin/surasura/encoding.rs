//! The encodings of the files that shops have: which one a file is in, and text in and out of it.

mod guess;

use std::borrow::Cow;

use encoding_rs::SHIFT_JIS;

pub use guess::guess;

/// How text is written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// Windows-31J, as the Encoding Standard has it under `shift_jis`.
    Cp932,
}

/// The byte order mark of UTF-8.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

impl Encoding {
    /// The name for people.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Cp932 => "CP932",
        }
    }

    /// The text of these bytes, if they are text.
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::from),
            Self::Cp932 => SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes),
        }
    }

    /// Whether these bytes are text.
    pub fn holds(self, bytes: &[u8]) -> bool {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).is_ok(),
            Self::Cp932 => bytes.is_ascii() || self.decode(bytes).is_some(),
        }
    }

    /// Writes a text; false, and nothing written, when it has a character that has no bytes here
    /// or whose bytes are another character's.
    pub fn push(self, out: &mut Vec<u8>, text: &str) -> bool {
        if self == Self::Utf8 || text.is_ascii() {
            out.extend_from_slice(text.as_bytes());
            return true;
        }
        let start = out.len();
        for part in text.split_inclusive(is_private) {
            let mut plain = part.chars();
            let private = plain.next_back().filter(|ch| is_private(*ch));
            let plain = if private.is_some() {
                plain.as_str()
            } else {
                part
            };
            let (bytes, _, lost) = SHIFT_JIS.encode(plain);
            // ¥ U+00A5 has the byte of the backslash: what is read back has to be what was meant.
            if lost || self.decode(&bytes).as_deref() != Some(plain) {
                out.truncate(start);
                return false;
            }
            out.extend_from_slice(&bytes);
            out.extend(private.into_iter().flat_map(private_bytes));
        }
        true
    }
}

/// The characters that users of CP932 defined themselves (外字), rows 95 to 114. The Encoding
/// Standard reads them and does not write them.
const PRIVATE: std::ops::RangeInclusive<char> = '\u{E000}'..='\u{E757}';

fn is_private(ch: char) -> bool {
    PRIVATE.contains(&ch)
}

/// 0xF040 to 0xF9FC, 188 characters a lead byte.
fn private_bytes(ch: char) -> [u8; 2] {
    let pointer = u32::from(ch) - u32::from(*PRIVATE.start());
    let (lead, trail) = (pointer / 188 + 0xF0, pointer % 188 + 0x40);
    // 0x7F is no second byte.
    let trail = if trail >= 0x7F { trail + 1 } else { trail };
    [lead, trail].map(|byte| u8::try_from(byte).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests;
