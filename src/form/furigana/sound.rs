//! How a character is read of which nothing is known but itself.

use super::UNKNOWN;
use crate::text::{dash, kana, space, width};

/// How `ch` is read: as itself, if it is kana or what stands in a reading beside them; not at all, if
/// it is a sign or shows nothing; else nobody can tell. Nor of a dash: it may be a long vowel.
pub(super) fn sound(ch: char) -> Option<char> {
    if kana::is_kana(ch)
        || space::is_space(ch)
        || matches!(ch, '\u{3099}'..='\u{309C}' | '\u{30FB}' | '\u{FF65}')
    {
        return Some(ch);
    }
    let is_silent = width::ascii(ch).is_ascii_punctuation()
        || space::is_invisible(None, ch)
        || matches!(ch,
            '\u{2010}'..='\u{205E}' | '\u{25A0}'..='\u{27BF}' | '\u{3001}'..='\u{3003}'
            | '\u{3008}'..='\u{3020}' | '\u{FF61}'..='\u{FF64}' | '\u{1F000}'..='\u{1FAFF}');
    (!is_silent || dash::is_dash(ch)).then_some(UNKNOWN)
}
