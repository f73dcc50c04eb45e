//! The settings on which systems differ, one by one.

use alloc::vec::Vec;

use serde::Serialize;

use crate::cart::line::{Coupon, Discount, Take};
use crate::cart::{
    After, Basis, Cart, Judged, Rounding, ShopRules, SplitBy, SplitOver, TaxRate, TaxScope,
    TaxTarget, Threshold, Tie, UsedAs, rate,
};

/// A setting that is otherwise. As JSON it is the value alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Setting {
    /// How tax is rounded.
    TaxRounding(Rounding),
    /// How often.
    TaxScope(TaxScope),
    /// What of a price with tax.
    TaxTarget(TaxTarget),
    /// The day whose law holds: the first of a rate.
    Day(u32),
    /// Over what a discount on the order is split.
    SplitOver(SplitOver),
    /// By what.
    SplitBy(SplitBy),
    /// Who gets what is left.
    SplitTie(Tie),
    /// How the amount of a percentage is rounded, of every discount in percent.
    DiscountRounding(Rounding),
    /// In which order coupons are taken off.
    CouponOrder(CouponOrder),
    /// What counts towards free shipping, in every rule of an amount.
    Basis(Basis),
    /// After which discounts, in every rule of an amount.
    After(After),
    /// What it is judged by.
    Judged(Judged),
    /// Whether the delivery charge includes tax.
    ShippingIncluded(bool),
    /// The rate of the delivery charge.
    ShippingTax(ShippingTax),
    /// Whether the carrier's fee is part of what it is looked up by.
    CodWithFee(bool),
    /// What points are.
    UsedAs(UsedAs),
}

/// The rate of a delivery charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShippingTax {
    /// 標準税率.
    Standard,
    /// 軽減税率, as if it were part of the price of food.
    Reduced,
    /// None: a deposit that is passed on (基通10-1-16).
    Exempt,
}

/// An order of coupons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CouponOrder {
    /// The last first.
    Reversed,
    /// Amounts, then percentages.
    AmountsFirst,
    /// Percentages, then amounts.
    PercentsFirst,
}

/// What is set otherwise, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// A stable code: `TAX_ROUNDING`.
    pub code: &'static str,
    /// The member of the rules: `taxRounding`. `shipping.freeFrom.basis` is that of every rule of an amount. Of the cart:
    /// `points.usedAs`, `coupons`, and `discount.rounding`, that of every discount in percent, of lines and of the order.
    pub path: &'static str,
    /// What it is.
    pub value: Setting,
}

impl From<Setting> for Change {
    fn from(value: Setting) -> Self {
        Self {
            code: value.named().0,
            path: value.path(),
            value,
        }
    }
}

impl Setting {
    /// Its code and its path.
    const fn named(self) -> (&'static str, &'static str) {
        match self {
            Self::TaxRounding(_) => ("TAX_ROUNDING", "taxRounding"),
            Self::TaxScope(_) => ("TAX_SCOPE", "taxScope"),
            Self::TaxTarget(_) => ("TAX_TARGET", "taxTarget"),
            Self::Day(_) => ("TAX_DAY", "day"),
            Self::SplitOver(_) => ("SPLIT_OVER", "split.over"),
            Self::SplitBy(_) => ("SPLIT_BY", "split.by"),
            Self::SplitTie(_) => ("SPLIT_TIE", "split.tie"),
            Self::DiscountRounding(_) => ("DISCOUNT_ROUNDING", "discount.rounding"),
            Self::CouponOrder(_) => ("COUPON_ORDER", "coupons"),
            Self::Basis(_) => ("BASIS", "shipping.freeFrom.basis"),
            Self::After(_) => ("AFTER", "shipping.freeFrom.after"),
            Self::Judged(_) => ("JUDGED", "shipping.judged"),
            Self::ShippingIncluded(_) => ("SHIPPING_TAX", "shipping.taxIncluded"),
            Self::ShippingTax(_) => ("SHIPPING_TAX", "shipping.taxRate"),
            Self::CodWithFee(_) => ("COD_BASIS", "cod.withFee"),
            Self::UsedAs(_) => ("POINTS", "points.usedAs"),
        }
    }

    pub(super) const fn path(self) -> &'static str {
        self.named().1
    }

    /// Sets it, where there is something to set.
    pub(super) fn apply(self, cart: &mut Cart, rules: &mut ShopRules) {
        match self {
            Self::TaxRounding(value) => rules.tax_rounding = value,
            Self::TaxScope(value) => rules.tax_scope = value,
            Self::TaxTarget(value) => rules.tax_target = value,
            Self::Day(value) => rules.day = Some(value),
            Self::SplitOver(value) => rules.split.over = value,
            Self::SplitBy(value) => rules.split.by = value,
            Self::SplitTie(value) => rules.split.tie = value,
            Self::DiscountRounding(value) => {
                let of_lines = cart
                    .lines
                    .iter_mut()
                    .filter_map(|line| line.discount.as_mut());
                let of_coupons =
                    cart.coupons
                        .iter_mut()
                        .filter_map(|coupon| match &mut coupon.take {
                            Take::Off(discount) => Some(discount),
                            Take::Offer { .. } => None,
                        });
                for discount in of_lines.chain(of_coupons) {
                    if let Discount::Percent { rounding, .. } = discount {
                        *rounding = value;
                    }
                }
            }
            Self::CouponOrder(value) => reorder(&mut cart.coupons, value),
            Self::UsedAs(value) => {
                if let Some(points) = &mut cart.points {
                    points.used_as = value;
                }
            }
            Self::CodWithFee(value) => {
                if let Some(cod) = &mut rules.cod {
                    cod.with_fee = value;
                }
            }
            _ => self.apply_shipping(rules),
        }
    }

    fn apply_shipping(self, rules: &mut ShopRules) {
        let Some(shipping) = &mut rules.shipping else {
            return;
        };
        match self {
            Self::Judged(value) => shipping.judged = value,
            Self::ShippingIncluded(value) => shipping.tax_included = value,
            Self::ShippingTax(value) => {
                shipping.tax_rate = match value {
                    ShippingTax::Standard => TaxRate::STANDARD,
                    ShippingTax::Reduced => TaxRate::REDUCED,
                    ShippingTax::Exempt => TaxRate::EXEMPT,
                }
            }
            _ => {
                for rule in &mut shipping.free_from {
                    let Threshold::Amount { basis, after, .. } = &mut rule.from else {
                        continue;
                    };
                    match self {
                        Self::Basis(value) => *basis = value,
                        Self::After(value) => *after = value,
                        _ => {}
                    }
                }
            }
        }
    }

    /// Whether a cart and its rules are others with it.
    pub(super) fn is_change(&self, cart: &Cart, rules: &ShopRules) -> bool {
        if let Self::Day(day) = *self {
            // Which day of a law it is does not matter.
            let law = |day| rate::by_law(TaxRate::STANDARD, day);
            return law(day) != law(rules.day.unwrap_or(u32::MAX));
        }
        let (mut other, mut others) = (cart.clone(), rules.clone());
        self.apply(&mut other, &mut others);
        other != *cart || others != *rules
    }
}

fn reorder(coupons: &mut Vec<Coupon>, order: CouponOrder) {
    if order == CouponOrder::Reversed {
        coupons.reverse();
        return;
    }
    let is_percent = |coupon: &&Coupon| matches!(coupon.take, Take::Off(Discount::Percent { .. }));
    let first = |coupon: &&Coupon| is_percent(coupon) == (order == CouponOrder::PercentsFirst);
    let [one, two] =
        [true, false].map(|wanted| coupons.iter().filter(move |coupon| first(coupon) == wanted));
    *coupons = one.chain(two).copied().collect();
}

/// Every setting that is otherwise than a shop has it.
pub(super) fn all(cart: &Cart, rules: &ShopRules) -> Vec<Setting> {
    let mut all: Vec<Setting> = Vec::new();
    all.extend(Rounding::ALL.map(Setting::TaxRounding));
    all.extend(TaxScope::ALL.map(Setting::TaxScope));
    all.extend(TaxTarget::ALL.map(Setting::TaxTarget));
    all.extend(rate::days().map(Setting::Day));
    all.extend(SplitOver::ALL.map(Setting::SplitOver));
    all.extend(SplitBy::ALL.map(Setting::SplitBy));
    all.extend(Tie::ALL.map(Setting::SplitTie));
    all.extend(Rounding::ALL.map(Setting::DiscountRounding));
    let orders = [
        CouponOrder::Reversed,
        CouponOrder::AmountsFirst,
        CouponOrder::PercentsFirst,
    ];
    all.extend(orders.map(Setting::CouponOrder));
    all.extend(Basis::ALL.map(Setting::Basis));
    all.extend(After::ALL.map(Setting::After));
    all.extend(Judged::ALL.map(Setting::Judged));
    all.extend([true, false].map(Setting::ShippingIncluded));
    all.extend(
        [
            ShippingTax::Standard,
            ShippingTax::Reduced,
            ShippingTax::Exempt,
        ]
        .map(Setting::ShippingTax),
    );
    all.extend([true, false].map(Setting::CodWithFee));
    all.extend(UsedAs::ALL.map(Setting::UsedAs));
    all.retain(|setting| setting.is_change(cart, rules));
    all
}
