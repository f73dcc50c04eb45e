//! Groups of characters, as bits: a pass over a text that has none of its groups is left out. Most
//! texts are right as they are typed, and have none that a pass is for.

/// A space or the ideographic one.
pub const SPACE: u8 = 1;
/// Printable ASCII.
pub const ASCII: u8 = 2;
/// Full-width hiragana and katakana with their marks, kanji of the first block.
pub const JAPANESE: u8 = 4;
/// ASCII in full width.
pub const WIDE: u8 = 8;
/// Half-width katakana, and the marks of kana that stand apart from them.
pub const MARK: u8 = 16;
/// Every other character.
pub const OTHER: u8 = 32;

/// Every group.
pub const ALL: u8 = 63;

/// The group of a character.
#[must_use]
pub(super) fn of(ch: char) -> u8 {
    match ch {
        ' ' | '\u{3000}' => SPACE,
        '!'..='~' => ASCII,
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'
        | '\u{4E00}'..='\u{9FFF}' => JAPANESE,
        '\u{FF01}'..='\u{FF5E}' => WIDE,
        '\u{3099}'..='\u{309C}' | '\u{FF61}'..='\u{FF9F}' => MARK,
        _ => OTHER,
    }
}
