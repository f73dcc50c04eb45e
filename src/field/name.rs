//! Names. They are sacred: width, kana and its marks, invisibles, radicals and the spaces around;
//! never an ideograph, never NFC or NFKC. 髙, 﨑 and 𠮷 stay what they are.

use super::{Options, Outcome};
use crate::text::{ChangeCode, Edit, kana, radical, space, width};

/// The name as it was meant. An ideographic space between family and given name stays.
#[must_use]
pub fn normalize(text: &str, options: Options) -> Outcome {
    let mut edit = Edit::new(text);
    clean(&mut edit);
    edit.map(ChangeCode::Width, width::alphanumeric);
    latin_signs(&mut edit);
    kana::compose(&mut edit, false);
    kana::long_vowels(&mut edit, false);
    Outcome::edited(text, &edit, options, Vec::new())
}

/// Full-width signs after a Latin letter, as in Ｏ＇Ｂｒｉｅｎ. In ジャン＝ジャック the sign is Japanese and
/// stays.
fn latin_signs(edit: &mut Edit) {
    let mut index = 1_usize;
    while let Some(ch) = edit.at(index) {
        if edit
            .at(index.wrapping_sub(1))
            .is_some_and(|left| left.is_ascii_graphic())
        {
            edit.set(index, width::ascii(ch), ChangeCode::Width);
        }
        index = index.saturating_add(1);
    }
}

/// What every text of words has in common: no invisibles, plain spaces, none at the ends, no
/// radicals.
pub(super) fn clean(edit: &mut Edit) {
    edit.remove(ChangeCode::Invisible, space::is_invisible);
    edit.map(ChangeCode::Space, space::plain);
    edit.trim(space::is_space);
    edit.map(ChangeCode::Radical, radical::to_ideograph);
}

#[cfg(test)]
mod tests;
