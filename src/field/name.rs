//! Names. They are sacred: width, kana and its marks, invisibles, radicals and the spaces around;
//! never an ideograph, never NFC or NFKC. 髙, 﨑 and 𠮷 stay what they are.

use alloc::vec::Vec;

use super::{Options, Read};
use crate::text::group::{OTHER, WIDE};
use crate::text::{ChangeCode, Edit, charset, dash, kana, radical, space, width};

/// The name as it was meant. An ideographic space between family and given name stays, and so does a
/// variation selector unless `options.drop_selectors` is set.
pub(super) fn read(edit: &mut Edit, options: &Options) -> Read {
    begin(edit, options);
    words(edit, lengthens);
    Ok(Vec::new())
}

/// Family and given name of a whole name in one field: `山田　太郎`. `None` unless one space, or one
/// run of them, stands between two words, and `None` for Latin letters, in which either order is
/// usual. A name without a space is never cut: nobody can tell 東海林太郎 from 東 海林太郎.
///
/// ```
/// use surasura::field::name::split;
///
/// assert_eq!(split("山田　太郎"), Some(("山田", "太郎")));
/// assert_eq!(split("山田太郎"), None);
/// assert_eq!(split("John Smith"), None);
/// ```
#[must_use]
pub fn split(text: &str) -> Option<(&str, &str)> {
    let mut words = text.split(space::is_space).filter(|word| !word.is_empty());
    let names = (words.next()?, words.next()?);
    let latin = |name: &str| {
        name.chars()
            .all(|ch| matches!(width::ascii(ch), '!'..='\u{24F}'))
    };
    (words.next().is_none() && !latin(names.0) && !latin(names.1)).then_some(names)
}

/// What comes first in names of people and of companies.
pub(super) fn begin(edit: &mut Edit, options: &Options) {
    clean(edit);
    if options.drop_selectors {
        edit.remove(ChangeCode::Invisible, |_, ch| charset::is_selector(ch));
    }
}

/// What follows in both: width and kana. A dash after kana becomes `ー` where `lengthens` holds of the
/// kana and it.
pub(super) fn words(edit: &mut Edit, lengthens: fn(char, char) -> bool) {
    edit.map(WIDE, ChangeCode::Width, width::alphanumeric);
    if edit.has(WIDE | OTHER) {
        latin_signs(edit);
    }
    kana::compose(edit, false);
    kana::long_vowels(edit, lengthens);
}

/// A dash after kana that was typed for `ー`. Nothing lengthens ン, ッ and `ー`: ジャン-ポール and
/// マリー-アンヌ have a hyphen.
pub(super) fn lengthens(before: char, ch: char) -> bool {
    dash::is_dash(ch) && !matches!(kana::to_katakana(before), 'ン' | 'ッ' | 'ー')
}

/// Full-width signs after a Latin letter, as in Ｏ＇Ｂｒｉｅｎ, and what stands for a hyphen there. In
/// ジャン＝ジャック the sign is Japanese and stays. Brackets go by what they hold: ＡＢＣ（ＵＫ）, but
/// ＡＢＣ（株）. So does `～`, which is no tilde.
fn latin_signs(edit: &mut Edit) {
    let latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_graphic());
    let mut left = None;
    let mut index = 0_usize;
    // Whether the bracket that is open became half width.
    let mut open = None;
    while let Some(ch) = edit.at(index) {
        let next = index.wrapping_add(1);
        let mut half = latin(left) && !dash::is_wave(ch);
        if matches!(ch, '(' | '（') {
            half = ch.is_ascii() || (half && latin(edit.at(next)));
            open = Some(half);
        } else if matches!(ch, ')' | '）')
            && let Some(open) = open.take()
        {
            half = open;
        }
        if half && dash::is_dash(ch) {
            edit.set(index, '-', ChangeCode::Hyphen);
        } else if half {
            edit.set(index, width::ascii(ch), ChangeCode::Width);
        }
        left = edit.at(index);
        index = next;
    }
}

/// What every text of words has in common: no invisibles, plain spaces, none at the ends, no
/// radicals.
pub(super) fn clean(edit: &mut Edit) {
    space::remove_invisible(edit);
    edit.map(OTHER, ChangeCode::Space, space::plain);
    edit.trim(space::is_space);
    edit.map(OTHER, ChangeCode::Radical, radical::to_ideograph);
}

#[cfg(test)]
mod tests;
