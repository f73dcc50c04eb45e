//! What is in a cart.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Amount, Currency, Name, Percent, Rounding, TaxRate};

/// What is taken off: an amount, or a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Discount {
    /// So much; no more than there is.
    Amount {
        /// Not negative, in the currency's minor unit, taxed or not as what it is taken off.
        amount: Amount,
    },
    /// So many percent.
    Percent {
        /// Of what is left after the discounts before.
        percent: Percent,
        /// Of the amount taken off. By default a fraction is the shop's: rounded down.
        #[serde(default)]
        rounding: Rounding,
    },
}

/// A line of a cart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Line {
    /// Price of one, in the currency's minor unit (whole yen).
    pub unit_price: Amount,
    /// How many.
    pub quantity: u32,
    /// Tax rate of the goods.
    pub tax_rate: TaxRate,
    /// Whether `unit_price` includes consumption tax.
    pub tax_included: bool,
    /// Taken off the line, all pieces together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Discount>,
    /// It comes back: an exchange, a return. Its price counts against the others'.
    #[serde(default)]
    pub returned: bool,
    /// Whether it counts towards free shipping.
    #[serde(default = "yes")]
    pub counts: bool,
    /// Where it goes, of [`Cart::destinations`]; all to one place, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<Name>,
    /// How it is carried, of the shop's temperatures: `frozen`. As it is, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Option<Name>,
    /// The buy-X offer that it is part of, of the cart's coupons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Name>,
}

const fn yes() -> bool {
    true
}

impl Line {
    /// A line of goods with tax in their price, and nothing else said.
    #[must_use]
    pub const fn new(unit_price: Amount, quantity: u32, tax_rate: TaxRate) -> Self {
        Self {
            unit_price,
            quantity,
            tax_rate,
            tax_included: true,
            discount: None,
            returned: false,
            counts: true,
            destination: None,
            temperature: None,
            offer: None,
        }
    }
}

/// A coupon, a campaign, a member's discount: off the goods of the whole order, split over their rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Coupon {
    /// What it takes off.
    #[serde(flatten)]
    pub take: Take,
    /// It holds from this much of goods on, tax included, after the discounts of lines; always, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Amount>,
}

/// What a coupon takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Take {
    /// Of every `buy + free` pieces of the lines of an offer the cheapest `free` cost nothing.
    Offer {
        /// The lines with this [`Line::offer`].
        offer: Name,
        /// So many are paid.
        buy: u32,
        /// So many are not.
        free: u32,
    },
    /// An amount or a part, taxed or not as the prices are entered.
    Off(Discount),
}

/// Points that are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Points {
    /// What they are worth, in the currency's minor unit; no more is used than there is to pay.
    pub amount: Amount,
    /// Which of the two they are, the programme says (国税庁 No.6480).
    pub used_as: UsedAs,
}

/// What points are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UsedAs {
    /// 値引き: the price is lower, and the tax in it.
    Discount,
    /// A way to pay: the price and its tax stay.
    Payment,
}

impl UsedAs {
    /// Both, by their numbers in `read.js`.
    pub const ALL: [Self; 2] = [Self::Discount, Self::Payment];
}

/// Something beside the goods: wrapping, a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fee {
    /// What it is called.
    pub name: Name,
    /// For all of it, in the currency's minor unit.
    pub amount: Amount,
    /// Whether `amount` includes consumption tax.
    pub tax_included: bool,
    /// Stated apart it does not share the rate of the goods: 10 % also for food.
    #[serde(default)]
    pub tax_rate: TaxRate,
}

/// A place that part of the goods goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Destination {
    /// By which lines speak of it.
    pub name: Name,
    /// Its region; not known yet, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Name>,
}

/// A cart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cart {
    /// Yen, if absent.
    #[serde(default)]
    pub currency: Currency,
    /// Its lines; at most [`MAX_LINES`](super::MAX_LINES). Their order does not matter.
    pub lines: Vec<Line>,
    /// In the order in which they are taken off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coupons: Vec<Coupon>,
    /// None, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// What there is beside the goods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<Fee>,
    /// Where it all goes, where there are no `destinations`: `JP-13` (ISO 3166-2), or a name that the
    /// shop's rules have. Not known yet, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Name>,
    /// Where parts of it go; every line says to which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub destinations: Vec<Destination>,
    /// What the shop knows the shopper as, of its rules' members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Name>,
    /// Paid to the carrier at the door (代金引換).
    #[serde(default)]
    pub cash_on_delivery: bool,
}
