//! Addresses: half-width letters and digits, full-width kana, hyphens by what stands beside them;
//! nothing else changes. The words of an address are never replaced, and no kanji numeral becomes a
//! digit (夕張市三部) unless the shop asks for hyphens.
//!
//! `ー` is the hardest character: グラントウキョウノースタワー３６階 keeps its long vowels, １ー２ becomes
//! 1-2. What stands to the left decides ([`dash`]).

mod block;
mod dash;
mod number;
mod parse;
mod place;

use alloc::string::String;
use alloc::vec::Vec;

pub use parse::{Parsed, parse};

use super::{Blocks, Code, Issue, Options, Read, Width};
use crate::text::charset::is_selector;
use crate::text::group::WIDE;
use crate::text::numeral::at;
use crate::text::{ChangeCode, Edit, kana, width};

/// The address with its digits, kana and hyphens as a shop's back end wants them. What looks wrong is
/// a warning, never an error: some addresses have no house number.
pub(super) fn read(edit: &mut Edit, options: &Options) -> Read {
    let full = options.width == Width::Full;
    super::name::begin(edit, options);
    tidy(edit, full);
    let mut start = place::postal_code(edit);
    if options.blocks == Blocks::Hyphens {
        block::hyphens(edit, start);
        // A digit may stand now where a kanji numeral stood.
        dash::signs(edit);
        start = place::postal_code(edit);
    }
    let stands = |index: usize| stands_for_number(at(edit, index.wrapping_sub(1)), at(edit, index));
    let numbered = options.part
        || !number::find(edit, start, None, 1).is_empty()
        || (1..edit.cells().len()).any(stands);
    let mut hyphen = '-';
    if full {
        edit.finish(ChangeCode::Width, width::full);
        hyphen = '－';
    }
    let mut issues = Vec::new();
    if !numbered {
        issues.push(Issue::new(Code::AddressNoNumber));
    }
    let rest = copy(edit, start, '一');
    let hyphened = copy(edit, 0, hyphen);
    let ones = !hyphened.as_bytes().ends_with(rest.as_bytes());
    if start > 0 {
        // A postal code alone is in the wrong field: there is nothing to offer.
        let suggestion = Some(rest).filter(|text| !text.is_empty());
        issues.push(Issue {
            suggestion,
            ..Issue::new(Code::AddressPostalCode)
        });
    }
    if ones {
        issues.push(Issue::new(Code::AddressKanjiOne).with_suggestion(hyphened));
    }
    Ok(issues)
}

/// The text from `from` on, with `one` for every kanji 一 between two digits. In 紀尾井町1一3 a hyphen
/// may have been meant, yet it is never rewritten: 1-3一番館.
fn copy(edit: &Edit, from: usize, one: char) -> String {
    let digit = |index: usize| width::ascii(at(edit, index)).is_ascii_digit();
    let mut out = String::new();
    for index in from..edit.cells().len() {
        let mut ch = at(edit, index);
        if ch == '一' && digit(index.wrapping_sub(1)) && digit(index.wrapping_add(1)) {
            ch = one;
        }
        out.push(ch);
    }
    out
}

/// The passes over the characters. Where full width is wanted, `－` is a plain hyphen.
fn tidy(edit: &mut Edit, full: bool) {
    edit.map(WIDE, ChangeCode::Width, width::alphanumeric);
    if full {
        edit.map(
            WIDE,
            ChangeCode::Hyphen,
            |ch| if ch == '－' { '-' } else { ch },
        );
    }
    kana::compose(edit, false);
    dash::signs(edit);
}

/// Whether two neighbours are of a word that stands for a house number: 無番地, 番外地, 4地割, 5区,
/// 1街区, 郵便局留め, 私書箱.
fn stands_for_number(before: char, ch: char) -> bool {
    match ch {
        '地' | '外' => before == '番',
        '割' => before == '地',
        '留' => before == '局',
        '箱' => before == '書',
        '区' | '組' => before.is_ascii_digit() || before == '街',
        _ => false,
    }
}

#[cfg(test)]
mod tests;
