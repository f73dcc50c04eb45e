//! What a figure was before it was rounded.

use serde::Serialize;

use crate::cart::Amount;
use crate::cart::amount::divided;

/// A number before it was rounded: `whole` and `numerator / denominator`, in lowest terms. The first two have the sign of
/// the number. 245 1/11 are 245, 1 and 11; a whole number has a numerator of 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fraction {
    /// Its whole part, towards nothing.
    pub whole: Amount,
    /// What is left, smaller than the denominator.
    pub numerator: i64,
    /// At least 1.
    pub denominator: i64,
}

impl Fraction {
    /// `amount × by / over`; nothing of nothing.
    pub(super) fn new(amount: Amount, by: i64, over: i64) -> Self {
        // First in lowest terms, then in two steps: the product itself may not fit.
        let least = divisor(by, over);
        let (by, over) = (divided(by, least).0, divided(over, least).0.max(1));
        let (times, rest) = divided(amount.size().get(), over);
        let (more, rest) = divided(rest.checked_mul(by).unwrap_or_default(), over);
        let least = divisor(rest, over);
        let whole = Amount::new(times)
            .times(by)
            .plus(Amount::new(more))
            .signed_as(amount);
        let numerator = Amount::new(divided(rest, least).0).signed_as(amount).get();
        Self {
            whole,
            numerator,
            denominator: divided(over, least).0,
        }
    }
}

/// The greatest common divisor, and never 0.
fn divisor(mut one: i64, mut other: i64) -> i64 {
    while other != 0 {
        (one, other) = (other, divided(one, other).1);
    }
    one.max(1)
}
