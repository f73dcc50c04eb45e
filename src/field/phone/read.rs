//! From what was typed to digits: labels, notes and prefixes taken out, look-alikes folded.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Code, Issue, Shape};
use crate::text::dash::{is_close, is_open, is_separator, is_wave};
use crate::text::group::{JAPANESE, WIDE};
use crate::text::part::parts;
use crate::text::{ChangeCode, Edit, numeral, space, width};

/// Characters of a number with its notes, at most. What is longer is no number, and is not read:
/// a pasted book must not hold up the page.
const LONGEST: usize = 256;

/// Digits of the shortest whole number.
const SHORTEST: usize = 10;

/// Words that announce a number or an extension: `TEL 03-5253-2111 ext. 12`. Those in other letters
/// need no list.
const LABELS: &str = "telephone tel fax phone mobile ext no";

/// Reads a number in an edit, which holds it with hyphens then, or without.
pub(super) fn read(edit: &mut Edit, digits_only: bool) -> Result<Shape, Issue> {
    fold(edit);
    let plain = is_plain(edit);
    if !plain {
        if edit.cells().len() > LONGEST {
            return Err(Issue::new(Code::PhoneNotDigits));
        }
        take_notes(edit);
    }
    // The code of a country stands in what is longer, or begins otherwise.
    let national = edit.cells().len() <= 13 && edit.at(0) == Some('0') && edit.at(1) != Some('0');
    if !(plain && national) {
        take_prefix(edit)?;
    }
    if !edit.cells().iter().all(|cell| is_number(cell.ch)) {
        return Err(Issue::new(Code::PhoneNotDigits));
    }
    let digits = digits(edit, 0, usize::MAX);
    let (shape, code) = Shape::of(&digits);
    if code == Some(Code::PhoneNoLeadingZero) {
        edit.insert(0, '0', ChangeCode::Prefix);
    }
    let [area, exchange, _] = shape.groups.map(usize::from);
    let hyphens = [area, exchange];
    let Some(code) = code else {
        edit.group(if digits_only { &[] } else { &hyphens });
        return Ok(shape);
    };
    let mut issue = Issue::new(code);
    match code {
        Code::PhoneTooShort | Code::PhoneTooLong => {
            issue = issue.with_count(digits.len().abs_diff(shape.digits()));
            issue.part = group_of_fault(edit, shape);
        }
        Code::PhoneNoLeadingZero => {
            edit.group(if digits_only { &[] } else { &hyphens });
            issue.suggestion = Some(edit.text());
        }
        _ => {}
    }
    Err(issue)
}

/// Nothing but digits and what parts them, and no room for a second number or an extension: all that
/// most people type.
fn is_plain(edit: &Edit) -> bool {
    let plain = |ch: char| matches!(ch, '(' | ')' | '+' | '-' | '0'..='9' | ' ' | '−' | 'ー');
    edit.cells().len() <= 16 && edit.cells().iter().all(|cell| plain(cell.ch))
}

fn fold(edit: &mut Edit) {
    space::remove_invisible(edit);
    edit.trim(space::is_space);
    edit.map(WIDE, ChangeCode::Width, width::ascii);
    edit.map(JAPANESE, ChangeCode::Digit, numeral::digit);
}

/// The digits among the cells from `start` to `end`.
fn digits(edit: &Edit, start: usize, end: usize) -> Vec<u8> {
    let mut digits = Vec::with_capacity(16);
    for index in start..end.min(edit.cells().len()) {
        if let Some(ch @ '0'..='9') = edit.at(index) {
            digits.push(ch as u8);
        }
    }
    digits
}

/// What a number is written with.
fn is_number(ch: char) -> bool {
    ch.is_ascii_digit() || is_separator(ch)
}

/// Characters at `index` that are no part of a number, nor a slip in one: a sign such as ☎ or `:`, a
/// letter of Japanese, a whole word of the list. Other Latin letters are slips, and + says something.
fn noise_at(edit: &Edit, index: usize) -> usize {
    let Some(ch) = edit.at(index) else { return 0 };
    if !ch.is_ascii_alphabetic() {
        return usize::from(!is_number(ch) && ch != '+');
    }
    let next = edit.at(index.wrapping_add(1));
    // 03-5253-2111 x12
    if matches!(ch, 'x' | 'X') && !next.is_some_and(|next| next.is_ascii_alphabetic()) {
        return 1;
    }
    let stands = |word: &&str| {
        word.bytes().enumerate().all(|(offset, letter)| {
            edit.at(index.wrapping_add(offset))
                .is_some_and(|at| at.to_ascii_lowercase() == char::from(letter))
        })
    };
    parts(LABELS, b' ').find(stands).map_or(0, str::len)
}

/// Takes out what announces a number, and remarks in brackets; of what follows a whole number a
/// remark (代表), an extension, another number, and the last digits of the lines beside it
/// (03-5253-2111~3). Brackets around digits alone are part of the number: 03(5253)2111.
fn take_notes(edit: &mut Edit) {
    let (mut index, mut label, mut seen) = (0_usize, 0_usize, 0_usize);
    let mut begun = false;
    while let Some(ch) = edit.at(index) {
        let next = index.wrapping_add(1);
        if is_open(ch) {
            let mut inside = edit.cells().iter().skip(next);
            let close = inside.position(|cell| is_close(cell.ch));
            let end = close.map_or(usize::MAX, |at| next.wrapping_add(at));
            let mut content = edit.cells().iter().take(end).skip(next);
            if !content.all(|cell| is_number(cell.ch) || cell.ch == '+') {
                edit.cut(index, end.saturating_add(1), ChangeCode::Note);
                continue;
            }
        }
        let noise = noise_at(edit, index);
        index = next;
        if noise > 0 && seen >= SHORTEST {
            edit.cut(next.saturating_sub(1), usize::MAX, ChangeCode::Note);
        } else if noise > 0 && !begun {
            index = next.saturating_sub(1).wrapping_add(noise);
            label = index;
        } else if !is_separator(ch) {
            begun = true;
            seen = seen.wrapping_add(usize::from(ch.is_ascii_digit()));
            if seen >= SHORTEST && is_rest(edit, next) {
                edit.cut(next, usize::MAX, ChangeCode::Note);
            }
        }
    }
    edit.cut(0, label, ChangeCode::Prefix);
}

/// Whether a whole number ends at `end`, and a second one or the end of one follows.
fn is_rest(edit: &Edit, end: usize) -> bool {
    let Some(next) = edit.at(end).filter(|next| is_separator(*next)) else {
        return false;
    };
    let rest = digits(edit, end, usize::MAX);
    let second = rest.len() >= SHORTEST && rest.first() == Some(&b'0');
    let range = matches!(rest.len(), 1..=4) && (is_wave(next) || next == '・');
    (second || range) && Shape::of(&digits(edit, 0, end)).1.is_none()
}

/// The country from here and from abroad.
const PREFIXES: &str = "81 0081 01081 01181";

/// Puts a 0 in the place of +81, +81(0), a bare 81 where the length says that it is one, and the 81
/// of a call from abroad (010-81, 011-81, 0081). Takes out 184 and 186, which hide and show the
/// caller's number.
fn take_prefix(edit: &mut Edit) -> Result<(), Issue> {
    let first = edit.cells().iter().find(|cell| !is_separator(cell.ch));
    let plus = first.is_some_and(|cell| cell.ch == '+');
    let digits = digits(edit, 0, usize::MAX);
    // How many digits go.
    let mut count = 0_usize;
    for prefix in parts(PREFIXES, b' ') {
        // A number has nine digits or ten after its 0, which may be there, too.
        let after = digits.len().wrapping_sub(prefix.len());
        let sure = plus && prefix.len() == 2;
        if digits.starts_with(prefix.as_bytes()) && (sure || matches!(after, 9..=11)) {
            count = prefix.len();
            break;
        }
    }
    if matches!(digits.as_slice(), [b'1', b'8', b'4' | b'6', b'0', ..]) {
        count = 3;
    }
    let abroad = count == 0 && digits.first() != Some(&b'0');
    if plus && abroad {
        return Err(Issue::new(Code::PhoneForeign));
    }
    if count == 0 && !plus {
        return Ok(());
    }
    let mut seen = 0_usize;
    let end = edit.cells().iter().position(|cell| {
        seen = seen.wrapping_add(usize::from(cell.ch.is_ascii_digit()));
        seen > count
    });
    let end = end.unwrap_or(edit.cells().len());
    let mut before = edit.cells().iter().take(end);
    if before.all(|cell| is_number(cell.ch) || cell.ch == '+') {
        edit.cut(0, end, ChangeCode::Prefix);
        if edit.at(0) != Some('0') {
            edit.insert(0, '0', ChangeCode::Prefix);
        }
    }
    Ok(())
}

/// Where the digits are that are missing or too many: in the one group that is not as long as the
/// plan says, where the hyphens show that it is one.
fn group_of_fault(edit: &Edit, shape: Shape) -> Option<u8> {
    // What the plan says, less what was typed.
    let [mut area, mut exchange, mut line] = shape.groups.map(i32::from);
    let mut groups = 0_usize;
    let mut inside = false;
    for cell in edit.cells() {
        let digit = cell.ch.is_ascii_digit();
        groups = groups.wrapping_add(usize::from(digit && !inside));
        inside = digit;
        let left = match groups {
            1 => &mut area,
            2 => &mut exchange,
            3 => &mut line,
            _ => continue,
        };
        *left = left.wrapping_sub(i32::from(digit));
    }
    match groups {
        // Of two groups the second has all that follows the area code.
        2 => {
            exchange = exchange.wrapping_add(line);
            line = 0;
        }
        3 => {}
        _ => return None,
    }
    match (area, exchange, line) {
        (_, 0, 0) => Some(0),
        (0, _, 0) => Some(1),
        (0, 0, _) => Some(2),
        _ => None,
    }
}

/// The digits of the extension that a text gives: after 内 or ext in brackets, or after a whole
/// number.
pub(super) fn extension(text: &str) -> Option<String> {
    let mut edit = Edit::new(text);
    fold(&mut edit);
    let (mut seen, mut open) = (0_usize, false);
    for index in 0..edit.cells().len().min(LONGEST) {
        let ch = edit.at(index)?;
        seen = seen.wrapping_add(usize::from(ch.is_ascii_digit()));
        let word = match ch {
            '内' => true,
            // Of the words of the list: an x that no letter follows, and ext.
            'x' | 'X' | 'e' | 'E' => matches!(noise_at(&edit, index), 1 | 3),
            '#' => true,
            _ => false,
        };
        if word && (open || seen >= SHORTEST) {
            let cells = edit.cells().iter().skip(index).map(|cell| cell.ch);
            let digits: String = cells
                .skip_while(|ch| !ch.is_ascii_digit())
                .take_while(char::is_ascii_digit)
                .collect();
            return Some(digits).filter(|digits| !digits.is_empty());
        }
        open = is_open(ch) || (open && !is_close(ch));
    }
    None
}
