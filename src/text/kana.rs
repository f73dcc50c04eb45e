//! Hiragana, katakana and their marks.

use super::edit::{ChangeCode, Edit};
use super::group::{ASCII, MARK, OTHER, WIDE};
use super::width::{katakana, shift};

/// Hiragana or katakana in full or half width, with the long-vowel and iteration marks.
#[must_use]
pub fn is_kana(ch: char) -> bool {
    is_hiragana(ch) || is_katakana(ch) || matches!(ch, '\u{FF66}'..='\u{FF9F}')
}

/// Full-width hiragana, its small letters and iteration marks.
#[must_use]
pub fn is_hiragana(ch: char) -> bool {
    matches!(ch, '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309F}')
}

/// Full-width katakana, its small letters, `ー` and iteration marks. Not `・`.
#[must_use]
pub fn is_katakana(ch: char) -> bool {
    matches!(ch, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}')
}

/// Hiragana in katakana: `ゔ` to `ヴ`, `ゝ` to `ヽ`.
#[must_use]
pub fn to_katakana(ch: char) -> char {
    match ch {
        '\u{3041}'..='\u{3096}' | '\u{309D}' | '\u{309E}' => shift(ch, 0x60),
        _ => ch,
    }
}

/// Katakana in hiragana. `ヷヸヹヺ` have no hiragana of their own and stay.
#[must_use]
pub fn to_hiragana(ch: char) -> char {
    match ch {
        '\u{30A1}'..='\u{30F6}' | '\u{30FD}' | '\u{30FE}' => shift(ch, -0x60),
        _ => ch,
    }
}

/// A combining mark of kana as the sign that stands for itself: U+3099 as ゛ U+309B.
#[must_use]
pub(crate) fn spacing(ch: char) -> char {
    match ch {
        '\u{3099}' | '\u{309A}' => shift(ch, 2),
        _ => ch,
    }
}

/// A mark that voices the kana before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Dakuten,
    Handakuten,
}

/// The mark `ch` is, if it is one; the spacing ones only where `spacing` says that they count.
pub(super) fn mark(ch: char, spacing: bool) -> Option<Mark> {
    match ch {
        '\u{3099}' | '\u{FF9E}' => Some(Mark::Dakuten),
        '\u{309A}' | '\u{FF9F}' => Some(Mark::Handakuten),
        '\u{309B}' if spacing => Some(Mark::Dakuten),
        '\u{309C}' if spacing => Some(Mark::Handakuten),
        _ => None,
    }
}

/// The kana with its mark, where there is one: in the kana blocks the voiced letter follows its
/// base, and the half-voiced one follows that.
pub(super) fn voiced(base: char, mark: Mark) -> Option<char> {
    // Katakana and hiragana are laid out alike, 0x60 apart.
    let hiragana = to_hiragana(base);
    let by = match (hiragana, mark) {
        (
            'か' | 'き' | 'く' | 'け' | 'こ' | 'さ' | 'し' | 'す' | 'せ' | 'そ' | 'た' | 'ち'
            | 'つ' | 'て' | 'と' | 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ゝ',
            Mark::Dakuten,
        ) => 1,
        ('は' | 'ひ' | 'ふ' | 'へ' | 'ほ', Mark::Handakuten) => 2,
        ('う', Mark::Dakuten) => 0x4E,
        // ヷヸヹヺ exist in katakana only.
        ('わ' | 'ゐ' | 'ゑ' | 'を', Mark::Dakuten) if base != hiragana => 8,
        _ => return None,
    };
    Some(shift(base, by))
}

/// Makes half-width kana full, and one letter of a kana and the mark after it: `ｶﾞ` to `ガ`, `か`
/// U+3099 to `が`. `spacing` also joins ゛ U+309B and ゜ U+309C, which in free text may stand for
/// themselves.
pub fn compose(edit: &mut Edit, spacing: bool) {
    if !edit.has(MARK) {
        return;
    }
    edit.join(|base, next| {
        let full = katakana(base);
        let why = if full == base {
            ChangeCode::Kana
        } else {
            ChangeCode::Width
        };
        Some((voiced(full, mark(next, spacing)?)?, why))
    });
    edit.map(MARK, ChangeCode::Width, katakana);
}

/// Makes `ー` of what stands after kana, where `meant` holds of the kana and it: カトラリ-, イ－ハト－ヴォ.
pub fn long_vowels(edit: &mut Edit, meant: fn(char, char) -> bool) {
    if !edit.has(ASCII | WIDE | OTHER) {
        return;
    }
    let mut before = None;
    let mut index = 0_usize;
    while let Some(ch) = edit.at(index) {
        if let Some(kana) = before.filter(|ch| is_kana(*ch))
            && meant(kana, ch)
        {
            edit.set(index, '\u{30FC}', ChangeCode::LongVowel);
        }
        before = edit.at(index);
        index = index.wrapping_add(1);
    }
}
