//! 丁目, 番地 and 号 in hyphens.

use alloc::string::String;

use super::number::{self, Part};
use super::{at, is_selector};
use crate::text::list::{among, list};
use crate::text::space::{is_ideograph, is_space};
use crate::text::{ChangeCode, Edit, kana};

/// Parts of a house number, at most: what has more is none.
const MOST: usize = 8;

/// `1丁目2番地3号`, `一丁目二番3` and `1の2の3` in the hyphens of `1-2-3`. The first house number of
/// two parts or more, and nothing after it: a number alone keeps what counts it, and so do buildings.
pub(super) fn hyphens(edit: &mut Edit, start: usize) {
    let parts = number::find(edit, start, None, 2);
    let glued = parts.first().is_some_and(|first| is_glued(edit, *first));
    if parts.len() > MOST || glued {
        return;
    }
    // From behind, so that what is put in or taken out moves none that is still to come.
    let mut next: Option<Part> = None;
    for part in parts.iter().rev() {
        let mut new = String::new();
        let mut from = part.to;
        if part.is_kanji(edit) {
            from = part.from;
            new = part.digits(edit);
        }
        let mut to = next.map_or(part.end, |next| next.from);
        if is_selector(at(edit, to)) {
            to = to.wrapping_add(1);
        }
        if next.is_some() {
            new.push('-');
        } else if part.end > part.to && clashes(at(edit, to)) {
            new.push(' ');
        }
        rewrite(edit, from, to, &new);
        next = Some(*part);
    }
}

/// Whether a digit in the place of its kanji numeral would be read with what stands before: 3一丁目
/// is not 31, and -イ一丁目 no part with a letter.
fn is_glued(edit: &Edit, part: Part) -> bool {
    let before = |by: usize| at(edit, part.from.wrapping_sub(by));
    let letter = kana::is_katakana(before(1)) && number::is_joiner(before(2));
    part.is_kanji(edit) && (before(1).is_ascii_alphanumeric() || letter)
}

/// Whether a character that comes after 号 would be read with the number: 3号101 is not 3101.
fn clashes(ch: char) -> bool {
    let word = is_ideograph(ch) || kana::is_kana(ch);
    (number::is_read_on(ch) || !word) && !is_space(ch) && !among(ch, list!("-\0"))
}

/// Puts `new`, which is ASCII, in the place of the cells from `from` to `to`.
fn rewrite(edit: &mut Edit, from: usize, mut to: usize, new: &str) {
    // What is put in stands before the last cell, so that the end stays the end.
    while to.wrapping_sub(from) < new.len() {
        edit.insert(to.wrapping_sub(1), '\0', ChangeCode::Digit);
        to = to.wrapping_add(1);
    }
    let mut index = from;
    for byte in new.bytes() {
        let why = if byte.is_ascii_digit() {
            ChangeCode::Digit
        } else {
            ChangeCode::Hyphen
        };
        edit.set(index, byte.into(), why);
        index = index.wrapping_add(1);
    }
    edit.cut(index, to, ChangeCode::Hyphen);
}
