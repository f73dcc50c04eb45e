//! From what was typed to digits: notes, extensions and prefixes taken out, look-alikes folded.

use super::{Code, Issue, Shape};
use crate::text::dash::{is_close, is_open, is_separator};
use crate::text::{ChangeCode, Edit, space, width};

type Read = (Edit, Shape, Option<String>);

/// Characters of a number with its notes, at most. What is longer is no number, and is not read:
/// a pasted book must not hold up the page.
const LONGEST: usize = 256;

/// Reads a number into an edit that holds it with hyphens, its shape, and its extension.
pub(super) fn read(text: &str) -> Result<Read, Issue> {
    let mut edit = Edit::new(text);
    edit.remove(ChangeCode::Invisible, space::is_invisible);
    edit.map(ChangeCode::Width, width::ascii);
    if edit.cells().len() > LONGEST {
        return Err(Issue::new(Code::PhoneNotDigits));
    }
    let extension = take_notes(&mut edit);
    edit.map(ChangeCode::Digit, kanji_digit);
    take_second(&mut edit);
    take_country(&mut edit)?;
    if !edit
        .cells()
        .iter()
        .all(|cell| cell.ch.is_ascii_digit() || is_separator(cell.ch))
    {
        return Err(Issue::new(Code::PhoneNotDigits));
    }
    let digits = digits(&edit, 0, usize::MAX);
    if digits.is_empty() {
        return Err(Issue::new(Code::PhoneNotDigits));
    }
    let shape = Shape::of(&digits)?;
    edit.group(&shape.groups);
    Ok((edit, shape, extension))
}

/// 〇一二三四五六七八九 are digits where only digits count, in telephone numbers and postal codes;
/// never in addresses.
pub(crate) fn kanji_digit(ch: char) -> char {
    match "〇一二三四五六七八九"
        .chars()
        .position(|kanji| kanji == ch || (ch == '零' && kanji == '〇'))
    {
        Some(value) => char::from_digit(value as u32, 10).unwrap_or(ch),
        None => ch,
    }
}

/// The digits among the cells from `start` to `end`.
fn digits(edit: &Edit, start: usize, end: usize) -> String {
    let cells = edit.cells().iter().take(end).skip(start);
    cells
        .map(|cell| cell.ch)
        .filter(char::is_ascii_digit)
        .collect()
}

/// Whether the characters at `index` are `word`, in any case.
fn stands_at(edit: &Edit, index: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(offset, ch)| {
        edit.at(index.saturating_add(offset))
            .is_some_and(|at| at.eq_ignore_ascii_case(&ch))
    })
}

/// Whether an extension is announced at `index`.
fn is_extension(edit: &Edit, index: usize) -> bool {
    ["内", "ext"]
        .iter()
        .any(|word| stands_at(edit, index, word))
}

/// Takes out remarks in brackets and an extension with or without them; gives its digits.
/// Brackets around digits alone are part of the number: 03(5253)2111.
fn take_notes(edit: &mut Edit) -> Option<String> {
    let mut extension = None;
    let mut index = 0_usize;
    while let Some(ch) = edit.at(index) {
        let inside = index.saturating_add(1);
        if is_open(ch) {
            let close = edit
                .cells()
                .iter()
                .skip(inside)
                .position(|cell| is_close(cell.ch));
            let end = close.map_or(edit.cells().len(), |at| inside.saturating_add(at));
            let content = edit.cells().iter().take(end).skip(inside);
            let is_number =
                |ch: char| kanji_digit(ch).is_ascii_digit() || is_separator(ch) || ch == '+';
            if !content.clone().all(|cell| is_number(cell.ch)) {
                if is_extension(edit, inside) {
                    extension = Some(digits(edit, inside, end));
                }
                edit.cut(index, end.saturating_add(1), ChangeCode::Note);
                continue;
            }
        } else if is_extension(edit, index) {
            extension = Some(digits(edit, index, usize::MAX));
            edit.cut(index, usize::MAX, ChangeCode::Note);
        }
        index = inside;
    }
    extension.filter(|digits| !digits.is_empty())
}

/// Takes out what follows a whole number: a sign that separates two, a word such as 代表, or a
/// second number that begins with its own 0.
fn take_second(edit: &mut Edit) {
    let ends = |ch: char| {
        matches!(
            ch,
            '/' | ',' | ';' | '、' | '､' | '代' | '夜' | '昼' | 'ま' | '又'
        )
    };
    if let Some(at) = edit.cells().iter().position(|cell| ends(cell.ch))
        && digits(edit, 0, at).len() >= 10
    {
        edit.cut(at, usize::MAX, ChangeCode::Note);
    }
    for whole in [10, 11] {
        let mut seen = 0_usize;
        let end = edit.cells().iter().position(|cell| {
            seen = seen.saturating_add(usize::from(cell.ch.is_ascii_digit()));
            seen == whole
        });
        let Some(end) = end.map(|last| last.saturating_add(1)) else {
            return;
        };
        let rest = digits(edit, end, usize::MAX);
        let apart = edit.at(end).is_some_and(is_separator);
        if apart
            && rest.len() >= 10
            && rest.as_bytes().first() == Some(&b'0')
            && Shape::of(&digits(edit, 0, end)).is_ok()
        {
            edit.cut(end, usize::MAX, ChangeCode::Note);
            return;
        }
    }
}

/// Puts a 0 in the place of +81, +81(0), and of a bare 81 where the length says that it is one.
fn take_country(edit: &mut Edit) -> Result<(), Issue> {
    let first = |edit: &Edit| edit.cells().iter().position(|cell| !is_separator(cell.ch));
    let Some(start) = first(edit) else {
        return Ok(());
    };
    let plus = edit.at(start) == Some('+');
    let all = digits(edit, 0, usize::MAX);
    let bare = all.starts_with("81") && (11..=13).contains(&all.len());
    if !plus && !bare {
        return Ok(());
    }
    if !all.starts_with("81") {
        return Err(Issue::new(Code::PhoneForeign));
    }
    let one = edit
        .cells()
        .iter()
        .position(|cell| cell.ch == '1')
        .unwrap_or(start);
    let prefix = |ch: char| matches!(ch, '+' | '8' | '1') || is_separator(ch);
    if !edit.cells().iter().take(one).all(|cell| prefix(cell.ch)) {
        return Err(Issue::new(Code::PhoneNotDigits));
    }
    edit.cut(0, one.saturating_add(1), ChangeCode::Prefix);
    let next = edit.cells().iter().find(|cell| cell.ch.is_ascii_digit());
    if next.is_none_or(|cell| cell.ch != '0') {
        edit.insert(0, '0', ChangeCode::Prefix);
    }
    Ok(())
}
