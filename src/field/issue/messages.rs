//! The words for the shopper: what is wrong, not that something is.

use alloc::string::String;

use super::{Code, Issue};
use crate::text::number::decimal;
use crate::text::part::{parts, split_once};

/// Language of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Locale {
    /// The locale of that name, `ja` or `en`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "ja" => Some(Self::Ja),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

pub(super) fn message(issue: &Issue, locale: Locale) -> String {
    let line = (issue.code as usize).saturating_mul(2);
    let line = line.saturating_add(usize::from(locale == Locale::En));
    let template = parts(Code::WORDS, b'\n').nth(line).unwrap_or_default();
    match split_once(template, b'#') {
        Some((before, after)) => {
            let mut out = String::from(before);
            match issue.what {
                Some(what) => out.push(what),
                None => out.push_str(&decimal(u64::from(issue.count))),
            }
            out.push_str(after);
            out
        }
        None => template.into(),
    }
}
