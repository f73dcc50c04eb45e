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
    /// No currency has such a code.
    CurrencyUnknown,
    /// An amount of a fraction that its currency does not have: another scale was meant.
    AmountScale,
    /// A percentage that is negative, finer than thousandths, or more than 10,000.
    PercentInvalid,
    /// A name that is empty, or longer than 31 bytes.
    NameInvalid,
    /// A region that is neither a code of ISO 3166-2:JP nor one of the shop's names.
    RegionUnknown,
    /// A destination that the cart does not have.
    DestinationUnknown,
    /// A temperature that the shop does not have.
    TemperatureUnknown,
    /// A member that the shop does not have.
    MemberUnknown,
    /// An offer without pieces to pay or to give.
    OfferInvalid,
    /// Rules of which one makes the other void.
    RulesContradict,
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
            Self::CurrencyUnknown => "CURRENCY_UNKNOWN",
            Self::AmountScale => "AMOUNT_SCALE",
            Self::PercentInvalid => "PERCENT_INVALID",
            Self::NameInvalid => "NAME_INVALID",
            Self::RegionUnknown => "REGION_UNKNOWN",
            Self::DestinationUnknown => "DESTINATION_UNKNOWN",
            Self::TemperatureUnknown => "TEMPERATURE_UNKNOWN",
            Self::MemberUnknown => "MEMBER_UNKNOWN",
            Self::OfferInvalid => "OFFER_INVALID",
            Self::RulesContradict => "RULES_CONTRADICT",
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
    /// The list, and the number in it, of what has the member; a member of the whole otherwise.
    list: Option<(&'static str, usize)>,
    member: &'static str,
}

impl Error {
    /// An error at a member: `shipping.fee`.
    #[must_use]
    pub const fn new(code: ErrorCode, member: &'static str) -> Self {
        Self {
            code,
            list: None,
            member,
        }
    }

    /// An error at a member of what has this number in a list, from 0: `lines`, 3, `unitPrice`. Of which kind
    /// is to be said ([`Error::with`]).
    #[must_use]
    pub const fn at(list: &'static str, at: usize, member: &'static str) -> Self {
        Self {
            code: ErrorCode::TypeInvalid,
            list: Some((list, at)),
            member,
        }
    }

    /// An error at a member, of a kind that is to be said.
    #[must_use]
    pub const fn in_member(member: &'static str) -> Self {
        Self::new(ErrorCode::TypeInvalid, member)
    }

    /// The same place, and what is wrong there.
    #[must_use]
    pub const fn with(mut self, code: ErrorCode) -> Self {
        self.code = code;
        self
    }

    /// The same member of another: of what has this number in a list.
    #[cfg(feature = "full")]
    #[must_use]
    pub(crate) const fn of(mut self, list: &'static str, at: usize) -> Self {
        self.list = Some((list, at));
        self
    }

    /// The number in the list, from 0.
    pub(crate) fn index(&self) -> Option<usize> {
        self.list.map(|(_, at)| at)
    }

    /// The place of the culprit: `lines[3].unitPrice`.
    #[must_use]
    pub fn path(&self) -> String {
        let Some((list, at)) = self.list else {
            return self.member.into();
        };
        let mut path = String::from(list);
        path.push('[');
        path.push_str(&crate::text::number::decimal(at as u64));
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
