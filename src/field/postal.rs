//! Postal codes: seven digits, three and four. Source: Japan Post, in force since 1998-02-02.

use super::phone::kanji_digit;
use super::{Code, Issue, Options, Outcome};
use crate::text::dash::is_separator;
use crate::text::{ChangeCode, Edit, space, width};

/// Digits of a postal code.
const DIGITS: usize = 7;

/// The code with a hyphen: `〒１２３ー４５６７` becomes `123-4567`. It is text: 001-0833 keeps its
/// zeros.
#[must_use]
pub fn normalize(text: &str, options: Options) -> Outcome {
    let mut edit = Edit::new(text);
    edit.remove(ChangeCode::Invisible, space::is_invisible);
    edit.trim(space::is_space);
    edit.remove(ChangeCode::Prefix, |before, ch| {
        before.is_none() && matches!(ch, '〒' | '〶' | '\u{3020}')
    });
    edit.map(ChangeCode::Width, width::ascii);
    edit.map(ChangeCode::Digit, kanji_digit);
    let digits = edit
        .cells()
        .iter()
        .filter(|cell| cell.ch.is_ascii_digit())
        .count();
    let rest = edit
        .cells()
        .iter()
        .any(|cell| !cell.ch.is_ascii_digit() && !is_separator(cell.ch));
    let issue = if rest || digits == 0 {
        Issue::new(Code::PostalNotDigits)
    } else if digits < DIGITS {
        Issue::new(Code::PostalTooShort).with_count(DIGITS.saturating_sub(digits))
    } else if digits > DIGITS {
        Issue::new(Code::PostalTooLong).with_count(digits.saturating_sub(DIGITS))
    } else {
        edit.group(&[3, 4]);
        return Outcome::edited(text, &edit, options, Vec::new());
    };
    Outcome::kept(text, options, issue)
}

#[cfg(test)]
mod tests;
