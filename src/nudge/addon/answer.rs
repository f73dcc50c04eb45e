//! What is suggested, or why nothing is.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::cart::Amount;

/// Why no product is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Silence {
    /// The shop has no free shipping.
    NoRule,
    /// No shipping is charged, or it is as free as it can be.
    NotNeeded,
    /// Free shipping is not for this region, member or destination.
    Excluded,
    /// Nothing of so few pieces closes the gap, or nothing that the carrier would still collect at the door.
    NothingFits,
    /// The gap can be closed, but the shopper would have nothing of it: shipping does not fall, or cool delivery and
    /// the like take what it falls by, so that she pays as much more as the products cost, or beyond that.
    DoesNotPay,
}

impl Silence {
    /// The stable code: `NOTHING_FITS`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoRule => "NO_RULE",
            Self::NotNeeded => "NOT_NEEDED",
            Self::Excluded => "EXCLUDED",
            Self::NothingFits => "NOTHING_FITS",
            Self::DoesNotPay => "DOES_NOT_PAY",
        }
    }
}

impl Serialize for Silence {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// What there is to suggest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Advice {
    /// Products.
    Add(Suggestion),
    /// Nothing.
    #[serde(rename_all = "camelCase")]
    Nothing {
        /// Why.
        held_back: Silence,
    },
}

/// A product that is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AddedItem {
    /// Its number in the catalogue, from 0.
    pub product: u32,
    /// How many more.
    pub quantity: u32,
    /// The line of the cart that there are more of, from 0; a new line, if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}

/// An amount without what is suggested, and with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// As the cart is.
    pub before: Amount,
    /// With what is suggested.
    pub after: Amount,
}

/// Products that close the gap to free shipping, and what they do to the cart, in the currency's minor unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// What counts for most first.
    pub items: Vec<AddedItem>,
    /// Their prices, tax included, before coupons on the order.
    pub spend: Amount,
    /// What is beyond what free shipping asks for, on its basis.
    pub overshoot: Amount,
    /// The delivery charge, as entered in the rules.
    pub shipping: Change,
    /// Of it, what is for goods that are kept cool.
    pub temperature: Change,
    /// The fee of cash on delivery, tax included; nothing where that was not chosen.
    pub cod: Change,
    /// What is left to pay.
    pub payable: Change,
    /// By how much that rises; less than nothing where it falls.
    pub net: Amount,
    /// No region is known yet and the rules ask for one: it holds where the shop's plain fee does.
    pub assumed: bool,
}
