//! What can be wrong with a field, as stable codes; the words are a table beside them.

mod messages;

use serde::{Serialize, Serializer};

pub use messages::Locale;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs, reason = "each is described by its messages")]
pub enum Code {
    PostalTooShort,
    PostalTooLong,
    PostalNotDigits,
    PhoneTooShort,
    PhoneTooLong,
    PhoneNotDigits,
    PhoneNoAreaCode,
    PhoneNoLeadingZero,
    PhoneEmergency,
    PhoneUnknownPrefix,
    PhoneForeign,
    EmailNoAt,
    EmailTwoAts,
    EmailNoLocal,
    EmailNoDomain,
    EmailBadLocal,
    EmailBadDomain,
    EmailNotAscii,
    EmailLegacyDots,
    EmailTypo,
    KanaNotKana,
    AddressNoNumber,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 22] = [
        Self::PostalTooShort,
        Self::PostalTooLong,
        Self::PostalNotDigits,
        Self::PhoneTooShort,
        Self::PhoneTooLong,
        Self::PhoneNotDigits,
        Self::PhoneNoAreaCode,
        Self::PhoneNoLeadingZero,
        Self::PhoneEmergency,
        Self::PhoneUnknownPrefix,
        Self::PhoneForeign,
        Self::EmailNoAt,
        Self::EmailTwoAts,
        Self::EmailNoLocal,
        Self::EmailNoDomain,
        Self::EmailBadLocal,
        Self::EmailBadDomain,
        Self::EmailNotAscii,
        Self::EmailLegacyDots,
        Self::EmailTypo,
        Self::KanaNotKana,
        Self::AddressNoNumber,
    ];

    /// The stable code: `PHONE_TOO_SHORT`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PostalTooShort => "POSTAL_TOO_SHORT",
            Self::PostalTooLong => "POSTAL_TOO_LONG",
            Self::PostalNotDigits => "POSTAL_NOT_DIGITS",
            Self::PhoneTooShort => "PHONE_TOO_SHORT",
            Self::PhoneTooLong => "PHONE_TOO_LONG",
            Self::PhoneNotDigits => "PHONE_NOT_DIGITS",
            Self::PhoneNoAreaCode => "PHONE_NO_AREA_CODE",
            Self::PhoneNoLeadingZero => "PHONE_NO_LEADING_ZERO",
            Self::PhoneEmergency => "PHONE_EMERGENCY",
            Self::PhoneUnknownPrefix => "PHONE_UNKNOWN_PREFIX",
            Self::PhoneForeign => "PHONE_FOREIGN",
            Self::EmailNoAt => "EMAIL_NO_AT",
            Self::EmailTwoAts => "EMAIL_TWO_ATS",
            Self::EmailNoLocal => "EMAIL_NO_LOCAL",
            Self::EmailNoDomain => "EMAIL_NO_DOMAIN",
            Self::EmailBadLocal => "EMAIL_BAD_LOCAL",
            Self::EmailBadDomain => "EMAIL_BAD_DOMAIN",
            Self::EmailNotAscii => "EMAIL_NOT_ASCII",
            Self::EmailLegacyDots => "EMAIL_LEGACY_DOTS",
            Self::EmailTypo => "EMAIL_TYPO",
            Self::KanaNotKana => "KANA_NOT_KANA",
            Self::AddressNoNumber => "ADDRESS_NO_NUMBER",
        }
    }

    /// The code of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }

    /// Whether it makes the value invalid.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::EmailLegacyDots | Self::EmailTypo | Self::AddressNoNumber => Severity::Warning,
            _ => Severity::Error,
        }
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
    /// How many digits are missing or too many; 0 where the code is not about a number.
    pub count: u16,
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
            suggestion: None,
        }
    }

    /// The same with a number of digits.
    #[must_use]
    pub fn with_count(mut self, count: usize) -> Self {
        self.count = u16::try_from(count).unwrap_or(u16::MAX);
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
