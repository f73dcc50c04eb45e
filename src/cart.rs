//! The money: lines in, a quote out, right to the yen.
//!
//! Consumption tax is rounded once per rate (消費税法基本通達 1-8-15), never per line. Every figure is
//! a whole number of yen; nothing here knows a fraction or a float.

// Money is added, multiplied and divided with a check each time.
#![deny(clippy::arithmetic_side_effects, clippy::float_arithmetic)]

mod quote;
mod rules;
mod yen;

use alloc::vec::Vec;

use serde::{Deserialize, Serialize, Serializer};

pub use quote::{FreeShipping, Quote, RateTotal, ShippingCharge, price};
pub use rules::{Basis, FreeFrom, NudgeRules, Rounding, ShippingRules, ShopRules};
pub use yen::Yen;

use crate::error::{Error, ErrorCode};

/// Most lines of a cart. No Japanese cart system allows as many; a cart past it is a mistake.
pub const MAX_LINES: usize = 100_000;

/// A consumption tax rate by its code: the reduced 8 % and the old 8 % are not the same rate.
/// In force since 2019-10-01 (消費税法 29条, 所得税法等の一部を改正する法律 (平成28年) 附則34条).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TaxRate {
    /// 10 %.
    Standard,
    /// 8 %: food and drink, newspapers by subscription.
    Reduced,
}

impl TaxRate {
    /// Every rate.
    pub const ALL: [Self; 2] = [Self::Standard, Self::Reduced];

    /// The code used in carts: `standard`, `reduced`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Reduced => "reduced",
        }
    }

    /// The rate in percent.
    #[must_use]
    pub const fn percent(self) -> u8 {
        match self {
            Self::Standard => 10,
            Self::Reduced => 8,
        }
    }

    /// The rate of that code.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rate| rate.as_str() == name)
    }
}

impl Serialize for TaxRate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// A line of a cart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Line {
    /// Price of one.
    pub unit_price: Yen,
    /// How many.
    pub quantity: u32,
    /// Tax rate of the goods.
    pub tax_rate: TaxRate,
    /// Whether `unit_price` includes consumption tax.
    pub tax_included: bool,
}

impl Line {
    /// Price of the line, as entered.
    fn amount(&self, index: usize) -> Result<Yen, Error> {
        let line = u32::try_from(index).unwrap_or(u32::MAX);
        if self.unit_price.is_negative() {
            return Err(Error::in_line(ErrorCode::NumberNegative, line, "unitPrice"));
        }
        if !self.unit_price.is_exact() {
            return Err(Error::in_line(ErrorCode::NumberTooLarge, line, "unitPrice"));
        }
        let too_large = Error::in_line(ErrorCode::NumberTooLarge, line, "quantity");
        self.unit_price
            .times(i64::from(self.quantity))
            .ok_or(too_large)
    }
}

/// A cart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cart {
    /// Its lines; at most [`MAX_LINES`]. Their order does not matter.
    pub lines: Vec<Line>,
}

#[cfg(test)]
mod tests;
