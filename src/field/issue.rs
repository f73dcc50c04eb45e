//! What can be wrong with a field, as stable codes; the words are a table beside them.

mod codes;
mod messages;

use alloc::string::String;

use serde::{Serialize, Serializer};

pub use codes::Code;
pub use messages::Locale;

use crate::text::part::parts;

impl Code {
    /// The stable code: `PHONE_TOO_SHORT`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        parts(Code::NAMES, b'\n')
            .nth(self as usize)
            .unwrap_or_default()
    }

    /// The code of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// How grave an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The value cannot be used.
    Error,
    /// The value can be used; the shopper may want to look again.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// Something wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What.
    pub code: Code,
    /// How many digits are missing or too many, or how many characters it is about; 0 where the code
    /// is not about a number.
    pub count: u16,
    /// The character that it is about, or the first of them.
    pub what: Option<char>,
    /// Which part of it is wrong, where that can be told, counted from 0: a group of digits between
    /// hyphens as they were typed, or a box of a split field.
    pub part: Option<u8>,
    /// A whole value that may have been meant. To be offered, never written.
    pub suggestion: Option<String>,
}

impl Issue {
    /// An issue without a number or a suggestion.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            count: 0,
            what: None,
            part: None,
            suggestion: None,
        }
    }

    /// The same with a number of digits.
    #[must_use]
    pub fn with_count(mut self, count: usize) -> Self {
        self.count = u16::try_from(count).unwrap_or(u16::MAX);
        self
    }

    /// The same about a character.
    #[must_use]
    pub const fn with_char(mut self, what: char) -> Self {
        self.what = Some(what);
        self
    }

    /// The same with the part that is wrong.
    #[must_use]
    pub fn with_part(mut self, part: usize) -> Self {
        self.part = u8::try_from(part).ok();
        self
    }

    /// The same with a value that may have been meant.
    #[must_use]
    pub fn with_suggestion(mut self, suggestion: String) -> Self {
        self.suggestion = Some(suggestion);
        self
    }

    /// How grave it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The message for the shopper.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        messages::message(self, locale)
    }
}

#[cfg(test)]
mod tests;
