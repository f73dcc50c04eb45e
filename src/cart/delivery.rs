//! What a shop charges for delivery, and when it does not.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Amount, Name, TaxRate};

/// What of the goods is compared with the amount from which on shipping is free. Shops differ, so there is no
/// default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Basis {
    /// Their prices with tax.
    GoodsTaxIncluded,
    /// Their prices without tax.
    GoodsTaxExcluded,
    /// Their prices as they are entered, whichever that is.
    GoodsAsEntered,
}

impl Basis {
    /// Every basis, by their numbers in `read.js`.
    pub const ALL: [Self; 3] = [
        Self::GoodsTaxIncluded,
        Self::GoodsTaxExcluded,
        Self::GoodsAsEntered,
    ];
}

/// After which discounts the goods are compared. Shops differ, so there is no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum After {
    /// At full prices.
    Nothing,
    /// After the discounts of lines and the offers of which a piece is free.
    Lines,
    /// After coupons, too.
    Coupons,
    /// After points, too.
    Points,
}

impl After {
    /// Every one, by their numbers in `read.js`.
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Lines, Self::Coupons, Self::Points];
}

/// When shipping is free. The first of the shop's rules that is for the region and the member holds, alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FreeFrom {
    /// From which on.
    #[serde(flatten)]
    pub from: Threshold,
    /// The regions that it is for; all, if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Name>,
    /// The members that it is for; all shoppers, if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Name>,
}

/// What is reached when there is exactly this much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, rename_all = "camelCase", deny_unknown_fields)]
pub enum Threshold {
    /// An amount of goods. One of nothing: always.
    Amount {
        /// In the currency's minor unit.
        amount: Amount,
        /// What of the goods counts.
        basis: Basis,
        /// After which discounts.
        after: After,
    },
    /// So many pieces.
    Quantity {
        /// How many.
        quantity: u32,
    },
    /// Not for these, whatever is in the cart.
    Never {
        /// Always true.
        never: bool,
    },
}

impl Threshold {
    /// How much is asked for: money, or pieces.
    #[must_use]
    pub fn wanted(self) -> Amount {
        match self {
            Self::Amount { amount, .. } => amount,
            Self::Quantity { quantity } => Amount::new(quantity.into()),
            Self::Never { .. } => Amount::MAX,
        }
    }

    /// Whether it is never reached.
    #[must_use]
    pub const fn is_never(self) -> bool {
        matches!(self, Self::Never { .. })
    }

    /// Whether pieces count.
    #[must_use]
    pub const fn is_quantity(self) -> bool {
        matches!(self, Self::Quantity { .. })
    }
}

/// What is charged for some regions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Region {
    /// `JP-47` (ISO 3166-2), or a name of the shop's own for what no such code has: `islands`.
    pub names: Vec<Name>,
    /// In the place of the shop's fee; the same, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Amount>,
    /// Beside the fee; none, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surcharge: Option<Amount>,
    /// Whether the surcharge falls where shipping is free. Most shops keep it.
    #[serde(default)]
    pub surcharge_waived: bool,
}

/// What is charged for goods that are carried in another way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Temperature {
    /// `frozen`.
    pub name: Name,
    /// Beside the fee, for each parcel.
    pub fee: Amount,
    /// How many pieces go into a parcel; all, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pieces: Option<u32>,
    /// Whether it falls where shipping is free. Most shops keep it.
    #[serde(default)]
    pub waived: bool,
}

/// What free shipping is judged by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judged {
    /// The whole order.
    #[default]
    Order,
    /// Each destination by itself: EC-CUBE 4.
    Destination,
}

impl Judged {
    /// Both, by their numbers in `read.js`.
    pub const ALL: [Self; 2] = [Self::Order, Self::Destination];
}

/// The delivery charge of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShippingRules {
    /// For each destination, in the currency's minor unit.
    pub fee: Amount,
    /// Whether the fees here include consumption tax.
    pub tax_included: bool,
    /// A delivery charge stated by itself does not share the rate of the goods: 10 % also for food.
    #[serde(default)]
    pub tax_rate: TaxRate,
    /// When it is free; never, if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub free_from: Vec<FreeFrom>,
    /// What is judged, where an order has several destinations.
    #[serde(default)]
    pub judged: Judged,
    /// Regions with charges of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Region>,
    /// Goods that are carried in another way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub temperatures: Vec<Temperature>,
    /// Whether each temperature of a destination is a parcel with a fee of its own.
    #[serde(default)]
    pub fee_per_temperature: bool,
}
