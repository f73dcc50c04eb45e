//! The money: lines in, a quote out, right to the yen.
//!
//! Consumption tax is rounded once per rate (消費税法基本通達 1-8-15), never per line, unless the shop says that its
//! system does otherwise. Every figure is a whole number of the currency's minor unit, for yen a yen; nothing here
//! knows a fraction or a float.

// Money is added, multiplied and divided with a check each time.
#![deny(clippy::arithmetic_side_effects, clippy::float_arithmetic)]

#[cfg(feature = "full")]
mod added;
mod ahead;
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
#[cfg(feature = "full")]
mod proof;
mod quote;
mod rate;
#[cfg(feature = "full")]
mod reconcile;
mod reward;
mod round;
mod rules;
mod shipping;
mod view;

#[cfg(feature = "full")]
pub(crate) use added::{Goal, Toward};
pub use ahead::{Considered, Warning, WarningCode};
pub use amount::Amount;
pub use currency::Currency;
pub use delivery::{After, Basis, FreeFrom, Judged, Region, ShippingRules, Temperature, Threshold};
pub use ledger::Ledger;
pub use line::{Cart, Coupon, Destination, Discount, Fee, Line, Points, Take, UsedAs};
pub use name::Name;
#[cfg(feature = "full")]
pub(crate) use offer::sort;
#[cfg(feature = "full")]
pub use proof::{
    CodProof, CodTried, CouponProof, DeliveryProof, Fraction, LineProof, PartProof, PointsProof,
    Proof, RatePart, RateProof, Share, Taken, TaxStep, Taxed,
};
pub use quote::{CodCharge, CouponTotal, Quote, RateTotal};
pub use rate::TaxRate;
#[cfg(feature = "full")]
pub use reconcile::{
    Change, CouponOrder, Difference, Explanation, RateFigures, Reconciliation, Setting,
    ShippingTax, System, Totals, Verdict, reconcile,
};
pub use reward::{Reward, RewardKind, RewardProgress};
pub use round::{Percent, Rounding, Tie, split};
#[cfg(feature = "full")]
pub(crate) use rules::is_price;
pub use rules::{
    CodBracket, CodRules, NudgeRules, OwnRate, ShopRules, SplitBy, SplitOver, SplitRules, TaxScope,
    TaxTarget, Wording,
};
pub use shipping::{DestinationCharge, FreeShipping, ShippingCharge, Side};

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
