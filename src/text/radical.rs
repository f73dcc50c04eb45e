//! Radicals that were copied from a PDF in place of the character: `⾼` U+2FBC, `⻑` U+2ED1.

mod table;

/// The character that a radical looks like. NFKC does half of this; `⻑` it leaves.
#[must_use]
pub fn to_ideograph(ch: char) -> char {
    let index = (ch as u32).wrapping_sub(0x2E80) as usize;
    match (table::UPPER.get(index), table::LOWER.get(index)) {
        (Some(upper), Some(lower)) if *upper != 0 => {
            char::from_u32(u32::from(*upper) << 8 | u32::from(*lower)).unwrap_or(ch)
        }
        _ => ch,
    }
}
