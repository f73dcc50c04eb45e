//! E-mail addresses. Sources: the HTML standard's `type=email`; RFC 5321 for lengths; the dots of
//! old docomo and au addresses, which mail servers of today may refuse.

mod domains;

use alloc::vec;
use alloc::vec::Vec;

use super::{Code, Issue, Read, Severity};
use crate::text::dash::{is_bracket, is_dash, is_long_vowel, is_open};
use crate::text::group::{MARK, OTHER, SPACE, WIDE};
use crate::text::part::{last, parts, split_once};
use crate::text::{ChangeCode, Edit, space, width};

/// Longest local part, RFC 5321 4.5.3.1.1.
const LOCAL_MAX: usize = 64;
/// Longest address: a path of 256 without its brackets, RFC 5321 4.5.3.1.3.
const WHOLE_MAX: usize = 254;

/// The address in ASCII with its domain in lower case: `ｔａｒｏ＠ＥＸＡＭＰＬＥ。ＪＰ` becomes
/// `taro@example.jp`.
pub(super) fn read(edit: &mut Edit) -> Read {
    fold(edit);
    let value = edit.text();
    let found = fault(&value);
    let mut issue = Issue::new(found.unwrap_or(Code::EmailTypo));
    issue.suggestion = match found {
        None | Some(Code::EmailBadDomain | Code::EmailTwoAts) => domains::suggest(&value),
        Some(Code::EmailNoAt | Code::EmailNotAscii) => domains::with_at(&value),
        _ => None,
    };
    if issue.severity() == Severity::Error {
        return Err(issue);
    }
    let doubtful =
        found.is_some() || issue.suggestion.is_some() || domains::has_no_such_ending(&value);
    Ok(if doubtful { vec![issue] } else { Vec::new() })
}

/// Look-alikes to ASCII; spaces, invisibles and what is wrapped around an address out: `山田
/// <taro@example.com>`, `mailto:taro@example.com?subject=`; the domain in lower case, with a dot where
/// a comma slipped in.
fn fold(edit: &mut Edit) {
    space::remove_invisible(edit);
    // No address holds a space: one in the middle slipped in.
    if edit.has(SPACE | OTHER) {
        edit.remove(ChangeCode::Space, |_, ch| space::is_space(ch));
    }
    edit.map(WIDE, ChangeCode::Width, width::ascii);
    edit.map(MARK | OTHER, ChangeCode::Punctuation, |ch| {
        if matches!(ch, '。' | '｡') { '.' } else { ch }
    });
    edit.map(OTHER, ChangeCode::Hyphen, |ch| {
        if is_dash(ch) { '-' } else { ch }
    });
    let (mut start, mut end) = (0_usize, usize::MAX);
    let (mut index, mut at) = (0_usize, None);
    while let Some(ch) = edit.at(index) {
        let left = edit.at(index.wrapping_sub(1));
        if is_long_vowel(ch) && left.is_some_and(|left| left.is_ascii_alphanumeric()) {
            edit.set(index, '-', ChangeCode::Hyphen);
        } else if at.is_some() {
            if (is_bracket(ch) || ch == '?') && left != Some('@') {
                end = index;
                break;
            }
            if matches!(ch, ',' | '、' | '､' | '・' | '･') {
                edit.set(index, '.', ChangeCode::Punctuation);
            } else {
                edit.set(index, ch.to_ascii_lowercase(), ChangeCode::Case);
            }
        }
        index = index.wrapping_add(1);
        if at.is_some() {
            continue;
        }
        if ch == '@' {
            at = Some(start);
        } else if ch == ':' || (is_open(ch) && ch != '{') {
            // { is a letter of addresses.
            start = index;
        }
    }
    if let Some(start) = at {
        edit.cut(end, usize::MAX, ChangeCode::Note);
        // The end of a sentence.
        let ends = |ch: char| matches!(ch, '.' | ';' | '"' | '\'');
        let last = edit.cells().iter().rposition(|cell| !ends(cell.ch));
        let end = last.map_or(0, |last| last.wrapping_add(1));
        edit.cut(end, usize::MAX, ChangeCode::Punctuation);
        edit.cut(0, start, ChangeCode::Prefix);
    }
}

/// What is wrong with an address, by itself.
fn fault(value: &str) -> Option<Code> {
    let at = split_once(value, b'@');
    let (local, domain) = at.unwrap_or_default();
    let twice = domain.bytes().any(|byte| byte == b'@');
    let dots = dots(local);
    Some(if !value.is_ascii() && !twice {
        Code::EmailNotAscii
    } else if at.is_none() {
        Code::EmailNoAt
    } else if twice {
        Code::EmailTwoAts
    } else if local.is_empty() {
        Code::EmailNoLocal
    } else if domain.is_empty() {
        Code::EmailNoDomain
    } else if local.len() > LOCAL_MAX
        || !local.bytes().all(is_local)
        || dots == Dots::Wrong
        || (dots == Dots::Legacy && !domains::had_legacy_dots(domain))
    {
        Code::EmailBadLocal
    } else if value.len() > WHOLE_MAX || !is_domain(domain) {
        Code::EmailBadDomain
    } else if dots == Dots::Legacy {
        Code::EmailLegacyDots
    } else {
        return None;
    })
}

/// Where the dots of a local part stand.
#[derive(PartialEq)]
enum Dots {
    /// Between other characters, one by one.
    Fine,
    /// Doubled or last, as docomo and au gave them out until 2009.
    Legacy,
    /// First.
    Wrong,
}

fn dots(local: &str) -> Dots {
    let local = local.as_bytes();
    if local.first() == Some(&b'.') {
        Dots::Wrong
    } else if local.last() == Some(&b'.')
        || local
            .iter()
            .zip(local.iter().skip(1))
            .any(|pair| pair == (&b'.', &b'.'))
    {
        Dots::Legacy
    } else {
        Dots::Fine
    }
}

/// A character of the HTML standard's local part.
fn is_local(byte: u8) -> bool {
    // Not `contains`, which of bytes is a search made for many, of 0.1 KB.
    let is = |mark: &u8| *mark == byte;
    byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".iter().any(is)
}

/// At least two labels of letters, digits and inner hyphens, the last one of letters alone, or of
/// another script written in ASCII (`xn--`).
fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        let label = label.as_bytes();
        (1..=63).contains(&label.len())
            && label.first() != Some(&b'-')
            && label.last() != Some(&b'-')
            && label
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    let last = last(domain, b'.').as_bytes();
    last.len() < domain.len()
        && parts(domain, b'.').all(label)
        && last.len() >= 2
        && (last.iter().all(u8::is_ascii_alphabetic) || last.starts_with(b"xn--"))
}

#[cfg(test)]
mod tests;
