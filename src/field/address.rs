//! Addresses: half-width letters and digits, full-width kana, hyphens by what stands beside them;
//! nothing else changes.
//!
//! `ー` is the hardest character: グラントウキョウノースタワー３６階 keeps its long vowels, １ー２ becomes
//! 1-2. What stands to the left decides.

use super::{Code, Issue, Options, Outcome};
use crate::text::dash::{is_dash, is_long_vowel};
use crate::text::{ChangeCode, Edit, kana, width};

/// The address with its digits, kana and hyphens as a shop's back end wants them. A missing house
/// number is a warning: some addresses have none.
#[must_use]
pub fn normalize(text: &str, options: Options) -> Outcome {
    let mut edit = Edit::new(text);
    super::name::clean(&mut edit);
    edit.map(ChangeCode::Width, width::alphanumeric);
    kana::compose(&mut edit, false);
    hyphens(&mut edit);
    slashes(&mut edit);
    let issues = if options.part || has_number(&edit) {
        Vec::new()
    } else {
        vec![Issue::new(Code::AddressNoNumber)]
    };
    Outcome::edited(text, &edit, options, issues)
}

/// Reads `ー` and the dashes by their neighbours.
fn hyphens(edit: &mut Edit) {
    let mut index = 0_usize;
    while let Some(ch) = edit.at(index) {
        let left = index.checked_sub(1).and_then(|before| edit.at(before));
        let right = edit.at(index.saturating_add(1));
        if (is_long_vowel(ch) || is_dash(ch))
            && let Some(read) = read(left, ch, right)
        {
            let why = if read == '-' {
                ChangeCode::Hyphen
            } else {
                ChangeCode::LongVowel
            };
            edit.set(index, read, why);
        }
        index = index.saturating_add(1);
    }
}

/// What a dash or `ー` between two characters is, or nothing where it cannot be told.
fn read(left: Option<char>, ch: char, right: Option<char>) -> Option<char> {
    let left = left?;
    let number = |ch: char| ch.is_ascii_alphanumeric();
    if number(left) || left == '-' {
        return Some('-');
    }
    if is_long_vowel(ch) {
        return None;
    }
    if right.is_some_and(number) {
        return Some('-');
    }
    // タワ－ビル: a wide dash typed for ー. A plain hyphen is a hyphen, and nothing lengthens ン or ッ.
    let between_kana = kana::is_katakana(left) && right.is_some_and(kana::is_katakana);
    if ch != '-' && between_kana && !matches!(left, 'ン' | 'ッ' | 'ー') {
        return Some('ー');
    }
    None
}

/// `１／２` between digits in half width.
fn slashes(edit: &mut Edit) {
    let mut index = 1_usize;
    while let Some(ch) = edit.at(index) {
        let digit = |at: Option<char>| at.is_some_and(|ch| ch.is_ascii_digit());
        let between =
            digit(edit.at(index.wrapping_sub(1))) && digit(edit.at(index.saturating_add(1)));
        if ch == '／' && between {
            edit.set(index, '/', ChangeCode::Width);
        }
        index = index.saturating_add(1);
    }
}

/// Whether a house number can be in it: a digit, or a kanji numeral before a word that counts.
fn has_number(edit: &Edit) -> bool {
    let numeral = |ch: char| {
        "〇一二三四五六七八九十百千"
            .chars()
            .any(|known| known == ch)
    };
    let counter = |ch: char| "丁番号地条線区割".chars().any(|known| known == ch);
    let cells = edit.cells();
    let joiner = |ch: char| matches!(ch, 'の' | 'ノ' | '-') || is_dash(ch) || is_long_vowel(ch);
    // 無番地 says that there is none; 二の三 and 二ー三 are numbers, too.
    let pair =
        |a: char, b: char| (numeral(a) && (counter(b) || joiner(b))) || (a == '無' && b == '番');
    cells.iter().any(|cell| cell.ch.is_ascii_digit())
        || cells
            .iter()
            .zip(cells.iter().skip(1))
            .any(|(a, b)| pair(a.ch, b.ch))
}

#[cfg(test)]
mod tests;
