//! Amounts of money, in whole minor units of a currency.

use serde::{Deserialize, Serialize, Serializer};

use super::Rounding;
use super::currency::Currency;
use crate::error::ErrorCode;

/// An amount in the minor unit of its currency: whole yen, or cents. Every sum and product is checked
/// against ±(2^53 − 1), the integers that a page can hold exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
pub struct Amount(i64);

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(self.0)
    }
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// 2^53 − 1.
    pub const MAX: Self = Self((1 << 53) - 1);

    /// An amount of whole minor units: of yen as they are, of cents.
    #[must_use]
    pub const fn new(minor: i64) -> Self {
        Self(minor)
    }

    /// An amount of whole major units: 12 dollars are 1,200 cents, 12 yen are 12.
    ///
    /// # Errors
    /// `NUMBER_TOO_LARGE`.
    pub fn from_major(major: i64, currency: Currency) -> Result<Self, ErrorCode> {
        let scale = 10_i64.saturating_pow(currency.exponent().into());
        Self(major).times(scale).fitting()
    }

    /// An amount of hundredths of the major unit, whatever the currency: what Shopify's `cart.js` has. 100,000 are
    /// 1,000 yen (<https://shopify.dev/docs/api/liquid/objects/cart>).
    ///
    /// # Errors
    /// `AMOUNT_SCALE`: the currency has no such fraction, so it was another scale. `NUMBER_TOO_LARGE`.
    pub fn from_hundredths(hundredths: i64, currency: Currency) -> Result<Self, ErrorCode> {
        let scaled = match currency.exponent() {
            0 if hundredths.checked_rem(100) != Some(0) => return Err(ErrorCode::AmountScale),
            0 => hundredths.checked_div(100),
            exponent => 10_i64
                .checked_pow(u32::from(exponent).saturating_sub(2))
                .and_then(|scale| hundredths.checked_mul(scale)),
        };
        scaled.map_or(Self::TOO_LARGE, Self).fitting()
    }

    /// An amount as a decimal text of major units: `"8.00"` is 8 yen or 800 cents. No separators of thousands.
    ///
    /// # Errors
    /// `AMOUNT_SCALE`: the currency has no such fraction. `TYPE_INVALID`: it is no number. `NUMBER_TOO_LARGE`.
    pub fn from_decimal(text: &str, currency: Currency) -> Result<Self, ErrorCode> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        let mut minor = 0_i64;
        let mut places = None;
        let mut seen = false;
        let mut push = |digit: u8| {
            minor = minor.checked_mul(10)?.checked_add(i64::from(digit))?;
            Some(())
        };
        for byte in digits {
            match (byte, places) {
                (b'.', None) if seen => {
                    places = Some(0);
                    seen = false;
                }
                (b'0'..=b'9', places_so_far) => {
                    let digit = byte & 0xF;
                    seen = true;
                    let Some(place) = places_so_far else {
                        push(digit).ok_or(ErrorCode::NumberTooLarge)?;
                        continue;
                    };
                    if place < currency.exponent() {
                        push(digit).ok_or(ErrorCode::NumberTooLarge)?;
                        places = place.checked_add(1);
                    } else if digit > 0 {
                        return Err(ErrorCode::AmountScale);
                    }
                }
                _ => return Err(ErrorCode::TypeInvalid),
            }
        }
        if !seen {
            return Err(ErrorCode::TypeInvalid);
        }
        for _ in places.unwrap_or_default()..currency.exponent() {
            push(0).ok_or(ErrorCode::NumberTooLarge)?;
        }
        let amount = Self(minor).fitting()?;
        Ok(if negative { amount.negated() } else { amount })
    }

    fn fitting(self) -> Result<Self, ErrorCode> {
        if self.is_exact() {
            Ok(self)
        } else {
            Err(ErrorCode::NumberTooLarge)
        }
    }

    /// The amount as a number of minor units.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The amount as a number that is not negative; 0 for one that is.
    #[must_use]
    pub const fn magnitude(self) -> u64 {
        if self.0 < 0 { 0 } else { self.0.unsigned_abs() }
    }

    pub(crate) const fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub(crate) const fn is_exact(self) -> bool {
        self.0 <= Self::MAX.0 && self.0 >= -Self::MAX.0
    }

    /// What is too large for a page, or came of such an amount. It stays so in whatever it is put into, so that what
    /// is told at the end is asked once.
    pub(crate) const TOO_LARGE: Self = Self(i64::MAX);

    fn exact(self) -> Self {
        if self.is_exact() {
            self
        } else {
            Self::TOO_LARGE
        }
    }

    #[inline(never)]
    pub(crate) fn plus(self, other: Self) -> Self {
        // No two that are exact overflow.
        if self.is_exact() && other.is_exact() {
            Self(self.0.wrapping_add(other.0)).exact()
        } else {
            Self::TOO_LARGE
        }
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    #[inline(never)]
    pub(crate) fn times(self, by: i64) -> Self {
        match product(self.0, by) {
            Some(product) if self.is_exact() => Self(product).exact(),
            _ => Self::TOO_LARGE,
        }
    }

    /// The same on the other side of nothing: what a refund is to its sale.
    pub(crate) fn negated(self) -> Self {
        Self(self.0.wrapping_neg())
    }

    /// This or its opposite, whichever is not negative.
    pub(crate) fn size(self) -> Self {
        if self.is_negative() {
            self.negated()
        } else {
            self
        }
    }

    /// This with the sign of another.
    pub(crate) fn signed_as(self, other: Self) -> Self {
        if other.is_negative() {
            self.negated()
        } else {
            self
        }
    }

    /// This if it is more than nothing.
    pub(crate) fn if_positive(self) -> Self {
        self.max(Self::ZERO)
    }

    /// This times `by / over`, rounded once. `by` and `over` are small and not negative. A negative amount comes to
    /// the opposite of its positive one: a refund is its sale the other way round.
    #[inline(never)]
    pub(crate) fn share(self, by: u32, over: u32, rounding: Rounding) -> Self {
        if !self.is_exact() {
            return Self::TOO_LARGE;
        }
        let (by, over) = (i64::from(by), i64::from(over));
        let (whole, rest) = divided(self.size().0, over);
        // In two steps: the product itself may not fit.
        let whole = Self(whole).times(by);
        let (more, rest) = divided(rest.wrapping_mul(by), over);
        let down = whole.plus(Self(more));
        let up = rounding.is_up(rest, over, down.0);
        down.plus(Self(up.into())).signed_as(self)
    }
}

/// A product, where it fits. How many digits it has is seen from its factors: a page has no product of 128 bits.
pub(super) fn product(one: i64, other: i64) -> Option<i64> {
    let (size, by) = (one.unsigned_abs(), other.unsigned_abs());
    let zeros = size.leading_zeros().wrapping_add(by.leading_zeros());
    let product = i64::try_from(size.wrapping_mul(by)).ok();
    let product = product.filter(|_| zeros >= u64::BITS)?;
    Some(if (one < 0) == (other < 0) {
        product
    } else {
        product.wrapping_neg()
    })
}

/// How often one number is in another, and what is left; nothing of nothing.
pub(super) fn divided(number: i64, by: i64) -> (i64, i64) {
    let whole = number.checked_div(by).unwrap_or_default();
    (whole, number.wrapping_sub(whole.wrapping_mul(by)))
}

/// The sum of amounts.
pub(super) fn sum(amounts: impl IntoIterator<Item = Amount>) -> Amount {
    amounts.into_iter().fold(Amount::ZERO, Amount::plus)
}

#[cfg(test)]
mod tests;
