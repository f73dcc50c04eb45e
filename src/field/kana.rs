//! Readings in kana. A shop that asks for katakana gets katakana, whatever was typed: 「カナがカタカナ
//! じゃないとダメ」 is the machine's problem.

mod set;

use super::{KanaForm, KanaSet, Options, Outcome};
use crate::text::convert::Narrow;
use crate::text::{ChangeCode, Edit, dash, kana, width};
use set::Set;

/// The reading in katakana or hiragana, by `options.kana`, of the characters of `options.kana_set`,
/// which is in katakana unless it is [`KanaSet::Any`]. What does not belong stays and is an issue that
/// names it; spaces and `・` are part of foreign names.
#[must_use]
pub fn normalize(text: &str, options: Options) -> Outcome {
    let set = Set::of(options);
    let mut edit = Edit::new(text);
    super::name::clean(&mut edit);
    match set.form {
        KanaForm::Katakana => {
            // わ and its mark have one letter in katakana only, so the form comes first.
            edit.map(ChangeCode::Kana, kana::to_katakana);
            kana::compose(&mut edit, true);
        }
        KanaForm::Hiragana => {
            kana::compose(&mut edit, true);
            edit.map(ChangeCode::Kana, kana::to_hiragana);
        }
        // The marks stay apart.
        KanaForm::HalfWidth => {
            edit.map(ChangeCode::Kana, |ch| kana::to_katakana(kana::spacing(ch)))
        }
    }
    edit.map(ChangeCode::Width, width::alphanumeric);
    let zengin = set.repertoire == KanaSet::Zengin;
    if zengin {
        edit.map(ChangeCode::Kana, set::bank);
    }
    if set.form == KanaForm::HalfWidth {
        let narrow = Narrow::new();
        edit.rewrite(ChangeCode::Width, &|edit, at, words| {
            let ch = edit.at(at).unwrap_or_default();
            let (one, mark) = narrow.of(if ch == '\u{3000}' { ' ' } else { ch });
            if one != ch {
                words.push(one);
                words.extend(mark);
            }
            1
        });
    }
    if !zengin {
        kana::long_vowels(&mut edit, |_, ch| dash::is_dash(ch) || dash::is_wave(ch));
        if set.form == KanaForm::HalfWidth {
            edit.map(
                ChangeCode::LongVowel,
                |ch| if ch == 'ー' { 'ｰ' } else { ch },
            );
        }
    }
    let issues = set.check(&edit);
    Outcome::edited(text, &edit, options, issues)
}

#[cfg(test)]
mod tests;
