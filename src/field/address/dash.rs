//! What `ー` and the dashes of an address are, by what stands beside them; and the wide signs that
//! stand between letters or digits.

use super::at;
use super::number::is_numeral;
use crate::text::dash::{is_dash, is_long_vowel};
use crate::text::list::{among, list};
use crate::text::{ChangeCode, Edit, kana, space, width};

/// Reads every `ー` and every dash, and every wide sign.
pub(super) fn signs(edit: &mut Edit) {
    // The last character that is no space, and whether spaces followed it.
    let mut left = '\0';
    let mut apart = false;
    for index in 0..edit.cells().len() {
        let ch = at(edit, index);
        let read = read(edit, index, left, apart);
        let why = match read {
            '-' => ChangeCode::Hyphen,
            'ー' => ChangeCode::LongVowel,
            _ => ChangeCode::Width,
        };
        edit.set(index, read, why);
        apart = space::is_space(ch);
        if !apart {
            left = read;
        }
    }
}

/// What the character at `index` is meant as: itself, if it is no sign or cannot be told.
fn read(edit: &Edit, index: usize, left: char, apart: bool) -> char {
    let ch = at(edit, index);
    let after = index.wrapping_add(1);
    let next = at(edit, after);
    // １／２, Ｎｏ．１０, Ｔ＆Ｔ, ＃１０１: a wide sign of half-width letters or digits becomes half width with
    // them. Brackets stay, for they come in pairs, and so does ～.
    if matches!(ch, '＃'..='＇' | '＋'..='，' | '．' | '／' | '：') {
        let left = left.is_ascii_alphanumeric() && !apart;
        let whole = next.is_ascii_alphanumeric() && (left || ch == '＃');
        return if whole { width::ascii(ch) } else { ch };
    }
    let long_vowel = is_long_vowel(ch);
    if (long_vowel && left == '\0') || !(long_vowel || is_dash(ch)) {
        return ch;
    }
    if !apart && (left == '-' || left.is_ascii_alphanumeric()) {
        return '-';
    }
    let right = at(edit, skip_spaces(edit, after));
    let number = right.is_ascii_alphanumeric();
    // Kana are lengthened by ー: タワー３６階. A kanji cannot be, yet only after one that counts is it
    // sure that a hyphen was meant: １丁目ー２.
    let lengthens = long_vowel
        && !apart
        && !among(left, list!("目番地号条線割"))
        && (kana::is_kana(left) || space::is_ideograph(left));
    if !lengthens && (number || !long_vowel && is_numeral(left) && is_numeral(right)) {
        return '-';
    }
    // タワ－ビル: a wide dash typed for ー. A plain hyphen is a hyphen, and nothing lengthens ン or ッ.
    let between_kana = kana::is_katakana(left) && kana::is_katakana(next);
    if between_kana && ch != '-' && !apart && !among(left, list!("ンッー")) {
        return 'ー';
    }
    ch
}

/// The first index from `from` on where no space stands.
pub(super) fn skip_spaces(edit: &Edit, mut from: usize) -> usize {
    while space::is_space(at(edit, from)) {
        from = from.wrapping_add(1);
    }
    from
}
