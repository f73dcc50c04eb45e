//! Readings in kana. A shop that asks for katakana gets katakana, whatever was typed: 「カナがカタカナ
//! じゃないとダメ」 is the machine's problem.

mod set;

use super::{KanaForm, KanaSet, Options, Read};
use crate::text::convert::narrow;
use crate::text::group::{ALL, JAPANESE, OTHER, WIDE};
use crate::text::{ChangeCode, Edit, dash, kana, width};
use set::Set;

/// The reading in katakana or hiragana, by `options.kana`, of the characters of `options.kana_set`,
/// which is in katakana unless it is [`KanaSet::Any`]. What does not belong stays and is an issue that
/// names it; spaces and `・` are part of foreign names.
pub(super) fn read(edit: &mut Edit, options: &Options) -> Read {
    let set = Set::of(options);
    super::name::clean(edit);
    match set.form {
        KanaForm::Katakana => {
            // わ and its mark have one letter in katakana only, so the form comes first.
            edit.map(JAPANESE | OTHER, ChangeCode::Kana, kana::to_katakana);
            kana::compose(edit, true);
        }
        KanaForm::Hiragana => {
            kana::compose(edit, true);
            edit.map(ALL, ChangeCode::Kana, kana::to_hiragana);
        }
        // The marks stay apart.
        KanaForm::HalfWidth => {
            edit.map(ALL, ChangeCode::Kana, |ch| {
                kana::to_katakana(kana::spacing(ch))
            });
        }
    }
    edit.map(WIDE, ChangeCode::Width, width::alphanumeric);
    let zengin = set.repertoire == KanaSet::Zengin;
    if zengin {
        edit.map(ALL, ChangeCode::Kana, set::bank);
    }
    if set.form == KanaForm::HalfWidth {
        edit.rewrite(ChangeCode::Width, &|edit, at, words| {
            let ch = edit.at(at).unwrap_or_default();
            let (one, mark) = narrow(if ch == '\u{3000}' { ' ' } else { ch });
            if one != ch {
                words.push(one);
                words.extend(mark);
            }
            1
        });
    }
    if !zengin {
        kana::long_vowels(edit, |_, ch| dash::is_dash(ch) || dash::is_wave(ch));
        if set.form == KanaForm::HalfWidth {
            edit.map(ALL, ChangeCode::LongVowel, |ch| {
                if ch == 'ー' { 'ｰ' } else { ch }
            });
        }
    }
    Ok(set.check(edit))
}

#[cfg(test)]
mod tests;
