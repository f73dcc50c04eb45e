//! Whole yen.

use serde::{Deserialize, Serialize, Serializer};

use super::Rounding;

/// An amount in whole yen. Every sum and product is checked against ±(2^53 − 1), the integers that
/// a page can hold exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
pub struct Yen(i64);

impl Serialize for Yen {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64(self.0)
    }
}

impl Yen {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// 2^53 − 1.
    pub const MAX: Self = Self((1 << 53) - 1);

    /// An amount of whole yen.
    #[must_use]
    pub const fn new(yen: i64) -> Self {
        Self(yen)
    }

    /// The amount as a number.
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

    fn exact(self) -> Option<Self> {
        self.is_exact().then_some(self)
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        Self(self.0.checked_add(other.0)?).exact()
    }

    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        Self(self.0.checked_sub(other.0)?).exact()
    }

    pub(crate) fn times(self, by: i64) -> Option<Self> {
        Self(self.0.checked_mul(by)?).exact()
    }

    /// This times `by / over`, rounded once. `over` is positive, the amount is not negative.
    pub(crate) fn share(self, by: i64, over: i64, rounding: Rounding) -> Option<Self> {
        let product = self.0.checked_mul(by)?;
        let down = product.checked_div_euclid(over)?;
        let rest = product.checked_rem_euclid(over)?;
        let up = match rounding {
            Rounding::Floor => false,
            Rounding::HalfUp => rest.checked_mul(2)? >= over,
            Rounding::Ceil => rest > 0,
        };
        Self(down.checked_add(i64::from(up))?).exact()
    }
}
