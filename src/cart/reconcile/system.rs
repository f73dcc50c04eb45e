//! What systems in use are known to do.

use alloc::vec;
use alloc::vec::Vec;

use serde::Serialize;

use super::change::Setting;
use crate::cart::{
    After, Basis, Cart, Judged, Rounding, ShopRules, SplitBy, SplitOver, TaxScope, TaxTarget,
    UsedAs,
};

/// A cart system whose ways the rules can say. One that never rounds, as Medusa, they cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// Each piece is brought to its price with tax, shipping is judged by destination, points are an untaxed discount
    /// (`PurchaseFlow`, `Order::getTaxByTaxRate`).
    #[serde(rename = "ec-cube-4")]
    EcCube4,
    /// By the line, prices with tax half down; a coupon over the items; free shipping after coupons, by prices as they
    /// are shown.
    #[serde(rename = "woocommerce")]
    WooCommerce,
    /// By the line, of prices with tax the net is rounded; promotions over the lines by prices with tax
    /// (`OrderCalculator`, `prorate`).
    Vendure,
    /// By the line, half up; promotions over the units.
    Sylius,
    /// By the line, half up; promotions over the items (`DefaultTax`).
    Solidus,
    /// By the line, half even: `LineItemLevel`.
    #[serde(rename = "commercetools")]
    Commercetools,
    /// By the piece, half even: `UnitPriceLevel`.
    CommercetoolsUnit,
}

impl System {
    /// Every system.
    pub const ALL: [Self; 7] = [
        Self::EcCube4,
        Self::WooCommerce,
        Self::Vendure,
        Self::Sylius,
        Self::Solidus,
        Self::Commercetools,
        Self::CommercetoolsUnit,
    ];

    /// What it does otherwise than the shop's rules.
    pub(super) fn settings(self, cart: &Cart, rules: &ShopRules) -> Vec<Setting> {
        let taxed = |scope, target, rounding, by| {
            vec![
                Setting::TaxScope(scope),
                Setting::TaxTarget(target),
                Setting::TaxRounding(rounding),
                Setting::SplitOver(SplitOver::Lines),
                Setting::SplitBy(by),
            ]
        };
        let by_line = |rounding| taxed(TaxScope::Line, TaxTarget::Tax, rounding, SplitBy::Entered);
        let mut all = match self {
            Self::EcCube4 => vec![
                // Its rounding is the shop's choice.
                Setting::TaxScope(TaxScope::UnitGross),
                Setting::TaxTarget(TaxTarget::Tax),
                Setting::SplitOver(SplitOver::Rates),
                Setting::Judged(Judged::Destination),
                Setting::Basis(Basis::GoodsTaxIncluded),
                Setting::After(After::Lines),
                Setting::UsedAs(UsedAs::Discount),
            ],
            Self::WooCommerce => {
                let included = cart.lines.iter().all(|line| line.tax_included);
                let rounding = if included {
                    Rounding::HalfDown
                } else {
                    Rounding::HalfUp
                };
                let mut all = by_line(rounding);
                all.extend([
                    Setting::Basis(Basis::GoodsAsEntered),
                    Setting::After(After::Coupons),
                ]);
                all
            }
            Self::Vendure => taxed(
                TaxScope::Line,
                TaxTarget::Net,
                Rounding::HalfUp,
                SplitBy::Gross,
            ),
            Self::Sylius | Self::Solidus => by_line(Rounding::HalfUp),
            Self::Commercetools => by_line(Rounding::HalfEven),
            Self::CommercetoolsUnit => taxed(
                TaxScope::Unit,
                TaxTarget::Tax,
                Rounding::HalfEven,
                SplitBy::Entered,
            ),
        };
        all.retain(|setting| setting.is_change(cart, rules));
        all
    }
}
