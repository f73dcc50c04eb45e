//! Spaces and invisible characters.

use super::group::OTHER;
use super::{ChangeCode, Edit};

/// Anything that looks like a space. Source: Unicode `White_Space`, and the blank fillers that
/// come with pasted text.
#[must_use]
pub fn is_space(ch: char) -> bool {
    matches!(ch,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}'
        | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\u{3164}' | '\u{FFA0}')
}

/// The space that a look-alike stands for. The ideographic space U+3000 is a space of its own,
/// which Japanese names are written with: it stays. So does a line break, which only a field of
/// several lines has.
#[must_use]
pub fn plain(ch: char) -> char {
    if is_space(ch) && !matches!(ch, '\u{3000}' | '\n') {
        ' '
    } else {
        ch
    }
}

/// Whether `ch` shows nothing and can be taken out, given the character before it: zero-width
/// marks, direction marks (messengers copy them along with a number), byte order marks, control
/// characters; and variation selectors, except after an ideograph, where they choose the glyph of
/// a name.
#[must_use]
pub fn is_invisible(before: Option<char>, ch: char) -> bool {
    match ch {
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => !before.is_some_and(is_ideograph),
        _ => matches!(ch,
            '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}'
            | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'),
    }
}

/// Takes out what shows nothing.
pub fn remove_invisible(edit: &mut Edit) {
    if edit.has(OTHER) {
        edit.remove(ChangeCode::Invisible, is_invisible);
    }
}

/// A kanji, in any of the blocks that hold them.
#[must_use]
pub fn is_ideograph(ch: char) -> bool {
    matches!(ch,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' | '々' | '〆' | '〇')
}
