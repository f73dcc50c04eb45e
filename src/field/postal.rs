//! Postal codes: seven digits, three and four. Source: Japan Post, in force since 1998-02-02.
//!
//! Where a code delivers is looked up in data that the shop hosts (`docs/postal.md`): [`lookup`] finds
//! every place of a code in the text of a shard, [`contradiction`] says where an address contradicts
//! them all.

mod agreement;
mod answer;
mod lookup;

pub use agreement::{Part, contradiction};
pub use answer::answer;
pub use lookup::{Lookup, Place, lookup, shard_of};

use alloc::string::String;
use alloc::vec::Vec;

use super::{Code, Issue, Options, Read};
use crate::text::dash::{is_dash, is_long_vowel, is_separator};
use crate::text::group::{JAPANESE, WIDE};
use crate::text::list::{among, list};
use crate::text::{ChangeCode, Edit, numeral, space, width};

/// Digits of a postal code.
const DIGITS: usize = 7;

/// The code with a hyphen, or without (`options.digits_only`): `〒１２３ー４５６７` becomes `123-4567`.
/// It is text: 001-0833 keeps its zeros.
pub(super) fn read(edit: &mut Edit, options: &Options) -> Read {
    space::remove_invisible(edit);
    edit.trim(space::is_space);
    edit.map(WIDE, ChangeCode::Width, width::ascii);
    edit.remove(ChangeCode::Prefix, |before, ch| {
        let label = among(ch, list!("〒〶〠郵便番号:"));
        label && !before.is_some_and(|before| before.is_ascii_digit())
    });
    edit.map(JAPANESE, ChangeCode::Digit, numeral::digit);
    let mut digits = 0_usize;
    let mut rest = false;
    for cell in edit.cells() {
        if cell.ch.is_ascii_digit() {
            digits = digits.wrapping_add(1);
        } else {
            rest |= !is_separator(cell.ch);
        }
    }
    let code = match digits {
        0 => Code::PostalNotDigits,
        _ if rest => Code::PostalNotDigits,
        DIGITS => {
            edit.group(if options.digits_only { &[] } else { &[3] });
            return Ok(Vec::new());
        }
        3 | 5 => Code::PostalOld,
        _ if digits < DIGITS => Code::PostalTooShort,
        _ => Code::PostalTooLong,
    };
    let mut issue = Issue::new(code);
    if code != Code::PostalNotDigits {
        issue = issue.with_count(digits.abs_diff(DIGITS));
    } else {
        issue.suggestion = code_within(edit, options.digits_only);
    }
    Err(issue)
}

/// The first seven digits that stand by themselves in a text that has more than a code, such as an
/// address pasted whole.
fn code_within(edit: &Edit, digits_only: bool) -> Option<String> {
    let mut code = String::new();
    let hyphen = usize::from(!digits_only);
    for index in 0..=edit.cells().len() {
        match edit.at(index) {
            Some(ch) if ch.is_ascii_digit() => {
                if code.len() == 3 && hyphen > 0 {
                    code.push('-');
                }
                code.push(ch);
            }
            Some(ch) if is_dash(ch) || is_long_vowel(ch) => {}
            _ if code.len() == DIGITS.wrapping_add(hyphen) => return Some(code),
            _ => code.clear(),
        }
    }
    None
}

#[cfg(test)]
mod tests;
