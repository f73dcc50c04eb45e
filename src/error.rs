//! Errors: a stable code and the place of the culprit, no text built on the spot.

use alloc::string::String;
use core::fmt;

/// What is wrong with an argument. The codes are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorCode {
    /// No field kind has that name.
    FieldKindUnknown,
    /// An option has a value that it cannot have.
    OptionInvalid,
    /// What was given is not a form.
    FormInvalid,
    /// A value of another type was expected.
    TypeInvalid,
    /// A member is missing.
    ValueMissing,
    /// A whole number was expected: yen have no fraction.
    NumberNotInteger,
    /// A number below zero.
    NumberNegative,
    /// An amount past 2^53 − 1, which a page cannot hold exactly, or one that overflows.
    NumberTooLarge,
    /// No tax rate has that name.
    TaxRateUnknown,
    /// No rounding has that name.
    TaxRoundingUnknown,
    /// No free-shipping basis has that name.
    BasisUnknown,
    /// More lines than a cart may have.
    TooManyLines,
    /// The endpoint is not an address.
    EndpointInvalid,
    /// The endpoint lies on another origin.
    EndpointCrossOrigin,
}

impl ErrorCode {
    /// The stable code: `NUMBER_NEGATIVE`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FieldKindUnknown => "FIELD_KIND_UNKNOWN",
            Self::OptionInvalid => "OPTION_INVALID",
            Self::FormInvalid => "FORM_INVALID",
            Self::TypeInvalid => "TYPE_INVALID",
            Self::ValueMissing => "VALUE_MISSING",
            Self::NumberNotInteger => "NUMBER_NOT_INTEGER",
            Self::NumberNegative => "NUMBER_NEGATIVE",
            Self::NumberTooLarge => "NUMBER_TOO_LARGE",
            Self::TaxRateUnknown => "TAX_RATE_UNKNOWN",
            Self::TaxRoundingUnknown => "TAX_ROUNDING_UNKNOWN",
            Self::BasisUnknown => "BASIS_UNKNOWN",
            Self::TooManyLines => "TOO_MANY_LINES",
            Self::EndpointInvalid => "ENDPOINT_INVALID",
            Self::EndpointCrossOrigin => "ENDPOINT_CROSS_ORIGIN",
        }
    }
}

/// An error: what, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub code: ErrorCode,
    line: Option<u32>,
    member: &'static str,
}

impl Error {
    /// An error at a member: `shipping.fee`.
    #[must_use]
    pub const fn new(code: ErrorCode, member: &'static str) -> Self {
        Self {
            code,
            line: None,
            member,
        }
    }

    /// An error at a member of a cart line.
    #[must_use]
    pub const fn in_line(code: ErrorCode, line: u32, member: &'static str) -> Self {
        Self {
            code,
            line: Some(line),
            member,
        }
    }

    /// The place of the culprit: `lines[3].unitPrice`.
    #[must_use]
    pub fn path(&self) -> String {
        let Some(line) = self.line else {
            return self.member.into();
        };
        let mut path = String::from("lines[");
        path.push_str(&crate::text::number::decimal(u64::from(line)));
        path.push(']');
        if !self.member.is_empty() {
            path.push('.');
            path.push_str(self.member);
        }
        path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.code.as_str())?;
        to.write_str(" at ")?;
        to.write_str(&self.path())
    }
}

impl core::error::Error for Error {}
