//! Readings in kana. A shop that asks for katakana gets katakana, whatever was typed: 「カナがカタカナ
//! じゃないとダメ」 is the machine's problem.

use super::{Code, Issue, KanaForm, Options, Outcome};
use crate::text::{ChangeCode, Edit, kana, space, width};

/// The reading in katakana or hiragana, by `options.kana`. What is not kana stays and is an issue;
/// spaces and `・` are part of foreign names.
#[must_use]
pub fn normalize(text: &str, options: Options) -> Outcome {
    let mut edit = Edit::new(text);
    super::name::clean(&mut edit);
    match options.kana {
        KanaForm::Katakana => {
            // わ and its mark have one letter in katakana only, so the form comes first.
            edit.map(ChangeCode::Kana, kana::to_katakana);
            kana::compose(&mut edit, true);
        }
        KanaForm::Hiragana => {
            kana::compose(&mut edit, true);
            edit.map(ChangeCode::Kana, kana::to_hiragana);
        }
    }
    kana::long_vowels(&mut edit, true);
    edit.map(ChangeCode::Width, width::alphanumeric);
    let foreign = |ch: char| !kana::is_kana(ch) && !space::is_space(ch) && ch != '・';
    let issues = if edit.cells().iter().any(|cell| foreign(cell.ch)) {
        vec![Issue::new(Code::KanaNotKana)]
    } else {
        Vec::new()
    };
    Outcome::edited(text, &edit, options, issues)
}

#[cfg(test)]
mod tests;
