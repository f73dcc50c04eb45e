//! Numerals as they are written in Japan: `二〇一九`, `二千十九`, `3万5千`, and the 大字 of documents.

use super::group::{JAPANESE, OTHER, WIDE};
use super::list::{list, place};
use super::{ChangeCode, Edit, space, width};

/// Characters of a number or a date with what stands around it, at most. What is longer is none, and
/// is not read: a pasted book must not hold up the page.
const LONGEST: usize = 64;

/// Takes what shows nothing and the spaces around out of a text, and makes its digits ASCII. False
/// for a text that is too long.
#[must_use]
pub(crate) fn fold(edit: &mut Edit) -> bool {
    space::remove_invisible(edit);
    edit.trim(space::is_space);
    edit.map(WIDE, ChangeCode::Width, width::ascii);
    // Some keyboards put ○ first where 〇 is meant.
    edit.map(JAPANESE | OTHER, ChangeCode::Digit, |ch| {
        digit(if ch == '○' { '〇' } else { ch })
    });
    edit.cells().len() <= LONGEST
}

/// What is written with digits and 万 or 億 is less than ten times this, times the unit.
const MOST: u64 = 1_000_000_000;

/// The character at an index of an edit; NUL, which is never in a folded text, behind its end.
#[inline(never)]
#[must_use]
pub(crate) fn at(edit: &Edit, index: usize) -> char {
    edit.at(index).unwrap_or_default()
}

/// The digit that a kanji stands for, where only digits count: `〇` and `壱` to `0` and `1`. Not `○`,
/// which hides one where numbers are published: 090-○○○○-5678.
#[must_use]
pub(crate) fn digit(ch: char) -> char {
    if ch.is_ascii() {
        return ch;
    }
    match place(
        list!("〇一二三四五六七八九零壱弐参肆伍陸漆捌玖零壹貳參"),
        ch,
    ) {
        Some(at) => char::from(b'0' | (at % 10) as u8),
        None => ch,
    }
}

/// What a kanji multiplies the digits before it by: 1000 for `千`.
#[must_use]
pub(crate) fn unit(ch: char) -> Option<u64> {
    const UNITS: [u64; 5] = [10, 100, 1000, 10_000, 100_000_000];
    UNITS
        .get(place(list!("十百千万億拾佰阡萬"), ch)? % 5)
        .copied()
}

/// A numeral, one character after the other: ASCII digits with 十百千万億 between them.
#[derive(Debug)]
pub(crate) struct Numeral {
    total: u64,
    /// Since the last 万 or 億, and since the last unit.
    section: u64,
    current: u64,
    /// Whether a digit stands behind the last unit.
    digits: bool,
    /// The last unit: what comes is less. `u64::MAX` at the beginning, and 0 where it was not.
    below: u64,
}

impl Numeral {
    pub(crate) const fn new() -> Self {
        Self {
            total: 0,
            section: 0,
            current: 0,
            digits: false,
            below: u64::MAX,
        }
    }

    /// Takes the next character, if it is one of a numeral.
    pub(crate) fn push(&mut self, ch: char) -> bool {
        let mut part = self.current;
        if let Some(digit) = ch.to_digit(10) {
            self.digits = true;
            self.current = part.wrapping_mul(10).wrapping_add(u64::from(digit));
            if part >= MOST {
                self.below = 0;
            }
            return true;
        }
        let Some(unit) = unit(ch) else {
            return false;
        };
        let mut valid = part < self.below;
        if unit < 10_000 {
            // 十 alone is ten.
            part = if self.digits { part } else { 1 }.wrapping_mul(unit);
            valid &= part < self.below;
            self.section = self.section.wrapping_add(part);
        } else {
            // 万 alone is nothing.
            part = self.section.wrapping_add(part);
            valid &= matches!(part, 1..MOST);
            part = part.wrapping_mul(unit);
            valid &= self.total == 0 || part < self.total;
            self.total = self.total.wrapping_add(part);
            self.section = 0;
        }
        self.below = if valid { unit } else { 0 };
        self.current = 0;
        self.digits = false;
        true
    }

    /// The number; `u64::MAX` for what is no numeral (三十五六) or past every use.
    pub(crate) fn value(&self) -> u64 {
        let value = self.total.wrapping_add(self.section);
        if self.current < self.below {
            value.wrapping_add(self.current)
        } else {
            u64::MAX
        }
    }
}

#[cfg(test)]
mod tests;
