//! What a shop has decided.

use serde::{Deserialize, Serialize, Serializer};

use super::{TaxRate, Yen};
use crate::error::{Error, ErrorCode};

/// How the one fraction per rate is rounded: the seller's free choice (国税庁 インボイスQ&A).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// 切捨て, the most common.
    Floor,
    /// 四捨五入.
    HalfUp,
    /// 切上げ.
    Ceil,
}

impl Rounding {
    /// The rounding of that name: `floor`, `half-up`, `ceil`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "floor" => Some(Self::Floor),
            "half-up" => Some(Self::HalfUp),
            "ceil" => Some(Self::Ceil),
            _ => None,
        }
    }
}

/// What of a cart counts towards free shipping. Shops differ, so there is no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Basis {
    /// The goods with their tax, without shipping.
    GoodsTaxIncluded,
    /// The goods without their tax, without shipping.
    GoodsTaxExcluded,
}

impl Basis {
    /// Every basis.
    pub const ALL: [Self; 2] = [Self::GoodsTaxIncluded, Self::GoodsTaxExcluded];

    /// Its name: `goods-tax-included`, `goods-tax-excluded`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GoodsTaxIncluded => "goods-tax-included",
            Self::GoodsTaxExcluded => "goods-tax-excluded",
        }
    }

    /// The basis of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.as_str() == name)
    }
}

impl Serialize for Basis {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// From which amount on shipping is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FreeFrom {
    /// Reached when the goods come to exactly this much.
    pub amount: Yen,
    /// What counts.
    pub basis: Basis,
}

/// The delivery charge of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShippingRules {
    /// Charge an order.
    pub fee: Yen,
    /// Whether `fee` includes consumption tax.
    pub tax_included: bool,
    /// A delivery charge stated by itself does not share the rate of the goods: 10 % also for food.
    #[serde(default = "standard")]
    pub tax_rate: TaxRate,
    /// When it is waived; never, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_from: Option<FreeFrom>,
}

const fn standard() -> TaxRate {
    TaxRate::Standard
}

/// When a nudge speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NudgeRules {
    /// The gap, in tax-included yen, at which the reward counts as near. Absent: half of
    /// `freeFrom.amount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near_within: Option<Yen>,
}

/// Everything a shop states about its money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShopRules {
    /// Rounding of the one fraction per rate.
    pub tax_rounding: Rounding,
    /// The delivery charge; none, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<ShippingRules>,
    /// When a nudge speaks.
    #[serde(default)]
    pub nudge: NudgeRules,
}

impl ShopRules {
    /// Checks every amount.
    pub(super) fn check(&self) -> Result<(), Error> {
        let shipping = self.shipping.as_ref();
        let amounts = [
            (shipping.map(|rules| rules.fee), "shipping.fee"),
            (
                shipping.and_then(|rules| Some(rules.free_from?.amount)),
                "shipping.freeFrom.amount",
            ),
            (self.nudge.near_within, "nudge.nearWithin"),
        ];
        for (amount, path) in amounts {
            let Some(amount) = amount else { continue };
            if amount.is_negative() {
                return Err(Error::new(ErrorCode::NumberNegative, path));
            }
            if !amount.is_exact() {
                return Err(Error::new(ErrorCode::NumberTooLarge, path));
            }
        }
        Ok(())
    }
}
