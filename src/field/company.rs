//! Names of companies and shops: a name whose legal form can be written in three ways.

use alloc::string::String;
use alloc::vec::Vec;

use super::{CompanyForm, Options, Read, name};
use crate::text::group::OTHER;
use crate::text::part::parts;
use crate::text::{ChangeCode, Edit, space};

/// Legal forms by four: written out, short in brackets, and in one character the short form and the
/// one written out; `_` where there is none. What another one ends in stands after it.
///
/// Sources: the Companies Act and the acts on the other persons; the short forms as registers and
/// banks print them; the characters as Unicode decomposes them.
const FORMS: &str = "株式会社 (株) ㈱ ㍿ 有限会社 (有) ㈲ _ 合同会社 (同) _ _ 合資会社 (資) ㈾ _ \
    合名会社 (名) ㈴ _ 一般社団法人 (一社) _ _ 一般財団法人 (一財) _ _ 公益社団法人 (公社) _ _ \
    公益財団法人 (公財) _ _ 社団法人 (社) ㈳ _ 財団法人 (財) ㈶ _ 特定非営利活動法人 (特非) _ _ \
    学校法人 (学) ㈻ _ 医療法人 (医) _ _ 社会福祉法人 (福) _ _ 宗教法人 (宗) _ _ K.K. K.K. ㏍ _";

/// The name as it was meant, with its legal form as `options.company` asks: see [`CompanyForm`].
pub(super) fn read(edit: &mut Edit, options: &Options) -> Read {
    name::begin(edit, options);
    // As it is typed a form stays, but for those in one character.
    if options.company != CompanyForm::Typed || edit.has(OTHER) {
        edit.rewrite(ChangeCode::LegalForm, &|edit, at, words| {
            form(edit, at, options.company, words).unwrap_or_default()
        });
    }
    // A hyphen proper stays: セブン‐イレブン. A wide dash after kana was typed for ー: カルビ－.
    name::words(edit, |before, ch| {
        ch > '\u{2011}' && name::lengthens(before, ch)
    });
    Ok(Vec::new())
}

/// How many characters from `at` on are a legal form that is to be written as `words`.
fn form(edit: &Edit, at: usize, to: CompanyForm, words: &mut String) -> Option<usize> {
    let first = edit.at(at)?;
    // Nearly every character begins no form: the list is not walked for those.
    let written_out = space::is_ideograph(first) || matches!(first, '(' | '（');
    if !matches!(first, '\u{3231}'..='\u{33CD}') && (to == CompanyForm::Typed || !written_out) {
        return None;
    }
    let mut list = parts(FORMS, b' ');
    while let (Some(long), Some(short), Some(one), Some(all)) =
        (list.next(), list.next(), list.next(), list.next())
    {
        let mut written = if to == CompanyForm::Long { long } else { short };
        let mut end = word(edit, at, one);
        if end.is_none() {
            end = word(edit, at, all);
            if to == CompanyForm::Typed {
                written = long;
            } else if end.is_none() {
                // In brackets it is one anywhere.
                end = word(edit, at, short);
            }
            if to == CompanyForm::Short && end.is_none() {
                // Without them it is one at an end of a word: 山田株式会社 東京支店.
                let before = at.checked_sub(1).and_then(|before| edit.at(before));
                let ends = |ch: Option<char>| ch.is_none_or(space::is_space);
                end = word(edit, at, long).filter(|end| ends(before) || ends(edit.at(*end)));
            }
        }
        if let Some(end) = end {
            // What is there already is left alone.
            let plain = first == '(' && edit.at(end.wrapping_sub(1)) == Some(')');
            if !plain || to == CompanyForm::Long {
                words.push_str(written);
            }
            return end.checked_sub(at);
        }
    }
    None
}

/// Where `expected` ends, if it stands at `at`; brackets may be of any width.
fn word(edit: &Edit, at: usize, expected: &str) -> Option<usize> {
    let mut end = at;
    for ch in expected.chars() {
        let there = match edit.at(end)? {
            '（' => '(',
            '）' => ')',
            there => there,
        };
        if there != ch {
            return None;
        }
        end = end.wrapping_add(1);
    }
    Some(end)
}

#[cfg(test)]
mod tests;
