//! The money: lines in, a quote out, right to the yen.
//!
//! Consumption tax is rounded once per rate (消費税法基本通達 1-8-15), never per line, unless the shop says that its
//! system does otherwise. Every figure is a whole number of the currency's minor unit, for yen a yen; nothing here
//! knows a fraction or a float.

// Money is added, multiplied and divided with a check each time.
#![deny(clippy::arithmetic_side_effects, clippy::float_arithmetic)]

mod added;
mod amount;
mod charge;
mod cod;
mod currency;
mod delivery;
mod entry;
mod gap;
mod known;
mod ledger;
mod line;
mod name;
mod offer;
mod quote;
mod rate;
mod round;
mod rules;
mod shipping;

pub(crate) use added::{Goal, Toward};
pub use amount::Amount;
pub use currency::Currency;
pub use delivery::{After, Basis, FreeFrom, Judged, Region, ShippingRules, Temperature, Threshold};
pub use ledger::Ledger;
pub use line::{Cart, Coupon, Destination, Discount, Fee, Line, Points, Take, UsedAs};
pub use name::Name;
pub(crate) use offer::sort;
pub use quote::{CodCharge, CouponTotal, Quote, RateTotal};
pub use rate::TaxRate;
pub use round::{Percent, Rounding, Tie, split};
pub use rules::{CodBracket, CodRules, NudgeRules, OwnRate, ShopRules, SplitBy, SplitOver, SplitRules, TaxScope, TaxTarget};
pub(crate) use rules::is_price;
pub use shipping::{DestinationCharge, FreeShipping, ShippingCharge};

use round::WHOLE;

use crate::error::Error;

/// Most lines of a cart. No Japanese cart system allows as many; a cart past it is a mistake.
pub const MAX_LINES: usize = 100_000;

/// What a cart comes to under a shop's rules.
///
/// # Errors
/// Those of [`Ledger::open`], with the path of the culprit.
pub fn price(cart: &Cart, rules: &ShopRules) -> Result<Quote, Error> {
    Ledger::open(cart.clone(), rules.clone())?.quote()
}

#[cfg(test)]
mod tests;
