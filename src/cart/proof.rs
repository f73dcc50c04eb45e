//! How a cart came to what it comes to: of each figure its base, the exact fraction before it was rounded, and the
//! rule; of each yen of a discount the line that it came from.
//!
//! It takes the steps of the quote once more and keeps what they did, so that the two cannot differ.

mod fraction;
mod lines;
mod parts;
mod taxes;

use alloc::vec::Vec;

use serde::Serialize;

pub use fraction::Fraction;
pub use lines::{LineProof, Taken};
pub use parts::{CodProof, CodTried, CouponProof, DeliveryProof, PartProof, PointsProof, Share};
pub use taxes::{RatePart, RateProof, TaxStep, Taxed};

use super::ledger::Ledger;
use super::quote::{Quote, steps};
use crate::error::Error;

/// How a cart came to what it comes to. Amounts are whole minor units (yen). What is not there is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Proof {
    /// What it comes to.
    pub quote: Quote,
    /// Each line of the cart, in its order: what it was, what was taken of it by what, what is left. `entered` adds up
    /// to the quote's `subtotal`; `offer`, `own` and `coupons` to its `discount`.
    pub lines: Vec<LineProof>,
    /// The coupons on the whole order, in the order of the quote's.
    pub coupons: Vec<CouponProof>,
    /// Points, where some were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<PointsProof>,
    /// The delivery charge, a destination each; none where nothing is sent.
    pub shipping: Vec<DeliveryProof>,
    /// Cash on delivery, where it was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cod: Option<CodProof>,
    /// The rates of the quote, in its order: what was taxed, and how it was rounded.
    pub rates: Vec<RateProof>,
}

impl Ledger {
    /// How it came to what it comes to.
    ///
    /// # Errors
    /// `NUMBER_TOO_LARGE`, as [`Ledger::quote`].
    pub fn proof(&self) -> Result<Proof, Error> {
        let quote = self.quote()?;
        let view = self.view(true);
        let steps = steps(&view);
        let (mut lines, coupons) = lines::lines(&view);
        let (points, of_points) = parts::points(self, &steps, &mut lines);
        let rates = taxes::rates(self, &steps, &lines, &of_points, &quote.rates);
        let (shipping, cod) = (parts::shipping(&view, &steps), parts::cod(self, &steps));
        Ok(Proof {
            quote,
            lines,
            coupons,
            points,
            shipping,
            cod,
            rates,
        })
    }
}

#[cfg(test)]
mod tests;
