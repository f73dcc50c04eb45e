//! Full width and half width.

use super::list::{list, place};

/// Half-width katakana U+FF61..=U+FF9F in full width, as offsets from U+3000.
/// Source: the compatibility mappings of the Unicode character database; U+FF9E and U+FF9F become
/// the spacing marks ゛ and ゜, since a combining mark has nothing to stand on.
const KATAKANA: [u8; 63] = [
    0x02, 0x0C, 0x0D, 0x01, 0xFB, 0xF2, 0xA1, 0xA3, 0xA5, 0xA7, 0xA9, 0xE3, 0xE5, 0xE7, 0xC3, 0xFC,
    0xA2, 0xA4, 0xA6, 0xA8, 0xAA, 0xAB, 0xAD, 0xAF, 0xB1, 0xB3, 0xB5, 0xB7, 0xB9, 0xBB, 0xBD, 0xBF,
    0xC1, 0xC4, 0xC6, 0xC8, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, 0xD2, 0xD5, 0xD8, 0xDB, 0xDE, 0xDF,
    0xE0, 0xE1, 0xE2, 0xE4, 0xE6, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEF, 0xF3, 0x9B, 0x9C,
];

/// A full-width form of ASCII in half width: `Ａ` to `A`, `＠` to `@`.
#[must_use]
pub fn ascii(ch: char) -> char {
    match ch {
        '\u{FF01}'..='\u{FF5E}' => shift(ch, -0xFEE0),
        _ => ch,
    }
}

/// Whatever has a full-width form of ASCII or of a Latin sign, in half width: `！` to `!`, U+3000 to a
/// space, `￥` to `¥` U+00A5. Source: the `<wide>` mappings of the Unicode character database.
#[must_use]
pub fn half(ch: char) -> char {
    match ch {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => ascii(ch),
        _ => twin(ch).map_or(ch, |pair| pair.1),
    }
}

/// The other way round: `!` to `！`, a space to U+3000, `¥` U+00A5 to `￥`.
#[must_use]
pub fn full(ch: char) -> char {
    match ch {
        ' ' => '\u{3000}',
        '!'..='~' => shift(ch, 0xFEE0),
        _ => twin(ch).map_or(ch, |pair| pair.0),
    }
}

/// The Latin signs of both widths that `ch` is one of, the full first.
fn twin(ch: char) -> Option<(char, char)> {
    const FULL: &[u16] = list!("￠￡￢￣￤￥￦");
    const HALF: &[u16] = list!("¢£¬¯¦¥₩");
    // Before anything is looked up: nearly every character is none of them.
    if !matches!(ch, '\u{A2}'..='\u{AF}' | '₩' | '￠'..='￦') {
        return None;
    }
    let at = place(FULL, ch).or_else(|| place(HALF, ch))?;
    let sign = |list: &[u16]| char::from_u32(u32::from(*list.get(at)?));
    Some((sign(FULL)?, sign(HALF)?))
}

/// A full-width letter or digit in half width, nothing else.
#[must_use]
pub fn alphanumeric(ch: char) -> char {
    let half = ascii(ch);
    if half.is_ascii_alphanumeric() {
        half
    } else {
        ch
    }
}

/// A half-width katakana or its punctuation in full width. Marks are joined by
/// [`kana::compose`](super::kana::compose).
#[must_use]
pub fn katakana(ch: char) -> char {
    let index = (ch as u32).wrapping_sub(0xFF61) as usize;
    match KATAKANA.get(index) {
        Some(offset) => char::from_u32(0x3000 | u32::from(*offset)).unwrap_or(ch),
        None => ch,
    }
}

/// [`katakana`] the other way round.
pub(super) fn halved(ch: char) -> Option<char> {
    let offset = u32::from(ch).wrapping_sub(0x3000);
    let at = KATAKANA
        .iter()
        .position(|known| u32::from(*known) == offset)?;
    char::from_u32(0xFF61_u32.wrapping_add(at as u32))
}

/// `ch` moved by `by` code points.
pub(super) fn shift(ch: char, by: i32) -> char {
    (ch as u32)
        .checked_add_signed(by)
        .and_then(char::from_u32)
        .unwrap_or(ch)
}
