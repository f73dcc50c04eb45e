//! How long a text is for the one who types it.

use super::space::is_invisible;

/// How many characters a shopper counts, for a maximum length: 禰󠄀豆子 is three, though it is five
/// UTF-16 units. Nothing for variation selectors, combining marks, skin tones and everything that does
/// not show; one for a family joined by U+200D, one for a flag.
///
/// Half-width `ｶﾞ` is two, as in every form that counts them. Scripts in which marks take room of their
/// own (Thai, Devanagari) are counted mark by mark.
///
/// ```
/// assert_eq!(surasura::text::count("禰\u{E0100}豆子"), 3);
/// assert_eq!(surasura::text::count("か\u{3099}👨\u{200D}👩\u{200D}👧🇯🇵"), 3);
/// ```
#[must_use]
pub fn count(text: &str) -> usize {
    let mut count = 0_usize;
    let mut before = '\0';
    let mut half_flag = false;
    for ch in text.chars() {
        let flag = matches!(ch, '\u{1F1E6}'..='\u{1F1FF}');
        let joined = before == '\u{200D}'
            && matches!(ch, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
        let line_break = before == '\r' && ch == '\n';
        let belongs = joined || line_break || is_mark(ch) || (flag && half_flag);
        if !belongs && !is_invisible(None, ch) {
            count = count.wrapping_add(1);
        }
        half_flag = flag && !half_flag;
        before = ch;
    }
    count
}

/// A mark that stands on the character before it. Source: `Extend` of Unicode's UAX #29, for the
/// scripts in use in Japan.
fn is_mark(ch: char) -> bool {
    matches!(ch,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
}

#[cfg(test)]
mod tests;
