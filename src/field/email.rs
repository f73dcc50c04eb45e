//! E-mail addresses. Sources: the HTML standard's `type=email`; RFC 5321 for lengths; the dots of
//! old docomo and au addresses, which mail servers of today may refuse.

mod domains;

use super::{Code, Issue, Options, Outcome};
use crate::text::dash::{is_dash, is_long_vowel};
use crate::text::part::{last, parts, split_once};
use crate::text::{ChangeCode, Edit, space, width};

/// Longest local part, RFC 5321 4.5.3.1.1.
const LOCAL_MAX: usize = 64;
/// Longest domain, RFC 5321 4.5.3.1.2.
const DOMAIN_MAX: usize = 255;

/// The address in ASCII with its domain in lower case: `ｔａｒｏ＠ＥＸＡＭＰＬＥ。ＪＰ` becomes
/// `taro@example.jp`.
#[must_use]
pub fn normalize(text: &str, options: Options) -> Outcome {
    let mut edit = Edit::new(text);
    fold(&mut edit);
    let value = edit.text();
    match check(&value) {
        Ok(warning) => Outcome::edited(text, &edit, options, warning.into_iter().collect()),
        Err(issue) => Outcome::kept(text, options, issue),
    }
}

/// Look-alikes to ASCII, spaces and invisibles out, the domain in lower case.
fn fold(edit: &mut Edit) {
    edit.remove(ChangeCode::Invisible, space::is_invisible);
    // No address holds a space: one in the middle slipped in.
    edit.remove(ChangeCode::Space, |_, ch| space::is_space(ch));
    edit.map(ChangeCode::Width, width::ascii);
    edit.map(ChangeCode::Punctuation, |ch| {
        if matches!(ch, '。' | '｡') { '.' } else { ch }
    });
    edit.map(ChangeCode::Hyphen, |ch| if is_dash(ch) { '-' } else { ch });
    let mut index = 1_usize;
    let mut domain = false;
    while let Some(ch) = edit.at(index) {
        let left = edit.at(index.wrapping_sub(1));
        domain |= left == Some('@');
        if is_long_vowel(ch) && left.is_some_and(|left| left.is_ascii_alphanumeric()) {
            edit.set(index, '-', ChangeCode::Hyphen);
        } else if domain {
            edit.set(index, ch.to_ascii_lowercase(), ChangeCode::Case);
        }
        index = index.saturating_add(1);
    }
}

/// What is wrong with an address, or a warning about a good one.
fn check(value: &str) -> Result<Option<Issue>, Issue> {
    let Some((local, domain)) = split_once(value, b'@') else {
        return Err(Issue::new(if value.is_ascii() {
            Code::EmailNoAt
        } else {
            Code::EmailNotAscii
        }));
    };
    if domain.bytes().any(|byte| byte == b'@') {
        return Err(Issue::new(Code::EmailTwoAts));
    }
    if !value.is_ascii() {
        return Err(Issue::new(Code::EmailNotAscii));
    }
    if local.is_empty() {
        return Err(Issue::new(Code::EmailNoLocal));
    }
    if domain.is_empty() {
        return Err(Issue::new(Code::EmailNoDomain));
    }
    let suggest = |issue: Issue| match domains::suggest(domain) {
        Some(meant) => {
            let mut whole = String::from(local);
            whole.push('@');
            whole.push_str(meant);
            issue.with_suggestion(whole)
        }
        None => issue,
    };
    let legacy = match dots(local) {
        Dots::Fine => false,
        Dots::Legacy if domains::had_legacy_dots(domain) => true,
        _ => return Err(Issue::new(Code::EmailBadLocal)),
    };
    if local.len() > LOCAL_MAX || !local.bytes().all(is_local) {
        return Err(Issue::new(Code::EmailBadLocal));
    }
    if !is_domain(domain) {
        return Err(suggest(Issue::new(Code::EmailBadDomain)));
    }
    if legacy {
        return Ok(Some(Issue::new(Code::EmailLegacyDots)));
    }
    let issue = suggest(Issue::new(Code::EmailTypo));
    Ok(issue.suggestion.is_some().then_some(issue))
}

/// Where the dots of a local part stand.
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
    byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte)
}

/// At least two labels of letters, digits and inner hyphens, the last one no number.
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
    domain.len() <= DOMAIN_MAX
        && last.len() < domain.len()
        && parts(domain, b'.').all(label)
        && last.len() >= 2
        && last.first().is_some_and(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests;
