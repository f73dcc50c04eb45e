//! The hyphen family: what Japanese keyboards, fonts and spreadsheets put where a hyphen is meant.
//! Which of them count depends on the field.
//!
//! Source: the union of the lists of yosina, geolonia, abr-geocoder,
//! japanese-string-utils, libphonenumber and IMI, and of two lists kept from what Japanese users
//! really typed (zenn.dev/jntatata, tips.recatnap.info).

/// `ー` U+30FC, the long-vowel mark, and its half-width form U+FF70.
#[must_use]
pub fn is_long_vowel(ch: char) -> bool {
    matches!(ch, '\u{30FC}' | '\u{FF70}')
}

/// A dash proper, of any length and width. Not `ー`, not `_`, not `~`.
#[must_use]
pub fn is_dash(ch: char) -> bool {
    matches!(
        ch,
        '-' | '\u{2D7}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{207B}'
                | '\u{2212}'
                | '\u{23AF}'
                | '\u{23E4}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{25AC}'
                | '\u{268A}'
                | '\u{2796}'
                | '\u{29FF}'
                | '\u{2E3A}'
                | '\u{2E3B}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
    )
}

/// A wave dash or tilde of any width.
#[must_use]
pub fn is_wave(ch: char) -> bool {
    matches!(ch, '~' | '\u{301C}' | '\u{FF5E}')
}

/// A bracket of any shape. Source: the list that IMI's contact tool folds to parentheses.
#[must_use]
pub fn is_bracket(ch: char) -> bool {
    is_open(ch) || is_close(ch)
}

/// An opening bracket.
#[must_use]
pub fn is_open(ch: char) -> bool {
    matches!(
        ch,
        '(' | '['
            | '{'
            | '<'
            | '（'
            | '［'
            | '｛'
            | '＜'
            | '【'
            | '「'
            | '『'
            | '〈'
            | '《'
            | '〔'
            | '｢'
    )
}

/// A closing bracket.
#[must_use]
pub fn is_close(ch: char) -> bool {
    matches!(
        ch,
        ')' | ']'
            | '}'
            | '>'
            | '）'
            | '］'
            | '｝'
            | '＞'
            | '】'
            | '」'
            | '』'
            | '〉'
            | '》'
            | '〕'
            | '｣'
    )
}

/// Whatever may stand between the digits of a postal code, a telephone number or a date, where
/// only the digits carry meaning.
#[must_use]
pub fn is_separator(ch: char) -> bool {
    is_dash(ch)
        || is_long_vowel(ch)
        || is_wave(ch)
        || is_bracket(ch)
        || super::space::is_space(ch)
        || matches!(
            ch,
            '_' | '.'
                | '\u{B7}'
                | '\u{AD}'
                | '\u{1173}'
                | '\u{1B78}'
                | '\u{203E}'
                | '\u{3161}'
                | '・'
                | '･'
                | '．'
                | '＿'
                | '￣'
                | '\u{10110}'
                | '\u{10191}'
        )
}
