//! What a shop has decided.

#[cfg(not(target_arch = "wasm32"))]
use alloc::collections::BTreeMap;
#[cfg(not(target_arch = "wasm32"))]
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::delivery::{FreeFrom, ShippingRules, Threshold};
use super::reward::Reward;
use super::{Amount, Name, Percent, Rounding, TaxRate, Tie, rate};
use crate::error::{Error, ErrorCode};

/// How often tax is rounded. In Japan once for each rate of an invoice (消費税法基本通達 1-8-15); the others
/// are there to agree with a system that does otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaxScope {
    /// Once a rate.
    #[default]
    Rate,
    /// Once a line, and once for shipping and each fee: `WooCommerce`, Vendure, Sylius, Solidus, commercetools.
    Line,
    /// Each piece is brought to its price with tax, rounded; then once a rate: EC-CUBE 4.
    UnitGross,
    /// Once for a piece, times the pieces, unless the line has a discount, which is taxed as a line: commercetools'
    /// `UnitPriceLevel`.
    Unit,
}

impl TaxScope {
    /// Every scope, by their numbers in `read.js`.
    pub const ALL: [Self; 4] = [Self::Rate, Self::Line, Self::UnitGross, Self::Unit];
}

/// What of a price with tax is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaxTarget {
    /// The tax; what is left is the price without it.
    #[default]
    Tax,
    /// The price without tax; what is left is the tax: Vendure.
    Net,
}

impl TaxTarget {
    /// Both, by their numbers in `read.js`.
    pub const ALL: [Self; 2] = [Self::Tax, Self::Net];
}

/// How a discount on the whole order is split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SplitRules {
    /// Over the rates, which is all that the law asks for; always over the lines where tax is rounded by the line.
    pub over: SplitOver,
    /// By prices as entered, or with tax.
    pub by: SplitBy,
    /// Who gets what is left where fractions are equal.
    pub tie: Tie,
}

/// Over what a discount is split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SplitOver {
    /// The rates, those with tax in their prices apart from those without.
    #[default]
    Rates,
    /// The lines.
    Lines,
}

/// By what a discount is split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SplitBy {
    /// Prices as entered.
    #[default]
    Entered,
    /// Prices with tax: Vendure.
    Gross,
}

impl SplitOver {
    /// Both, by their numbers in `read.js`.
    pub const ALL: [Self; 2] = [Self::Rates, Self::Lines];
}

impl SplitBy {
    /// Both, by their numbers in `read.js`.
    pub const ALL: [Self; 2] = [Self::Entered, Self::Gross];
}

/// A rate of the shop's own: of another country, or another that the law has by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnRate {
    /// Its code.
    pub code: TaxRate,
    /// What it comes to.
    pub percent: Percent,
}

/// What the carrier takes for cash at the door (代引手数料), by what is collected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CodRules {
    /// In rising order; past the last there is no cash on delivery.
    pub brackets: Vec<CodBracket>,
    /// Whether what is looked up has the fee itself in it: then the fee is the least that holds.
    #[serde(default)]
    pub with_fee: bool,
    /// The rate of the fee, which is tax-included.
    #[serde(default)]
    pub tax_rate: TaxRate,
    /// From this much of goods on, tax included and after coupons, the shop pays it; never, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_from: Option<Amount>,
}

/// A bracket of fees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CodBracket {
    /// The most that it holds for: 10,000 where the carrier says up to 10,000 (Sagawa), 9,999 where it says
    /// below 10,000 (Yamato).
    pub up_to: Amount,
    /// Tax included.
    pub fee: Amount,
}

/// When a nudge speaks, and in which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct NudgeRules {
    /// The gap, in tax-included minor units, at which the reward counts as near. Absent: half of the amount from which
    /// shipping is free.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near_within: Option<Amount>,
    /// It is silent where the gap is more than so many times what the delivery charge falls by. Absent: never for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_for_saving: Option<u32>,
    /// How long a state has to last before it is told, in ms. Default 300.
    pub settle_ms: u32,
    /// How long it is silent after it spoke, in ms. Default 2,000.
    pub interval_ms: u32,
    /// How often it speaks at most. Absent: whenever the state changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_shows: Option<u32>,
    /// Whether free shipping is called so (送料無料), or that the shop pays it (送料当社負担). In a page its face keeps it.
    #[cfg(not(target_arch = "wasm32"))]
    pub wording: Wording,
    /// Messages in the place of ours, by their codes. In a page its face keeps them.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub messages: BTreeMap<String, String>,
}

impl Default for NudgeRules {
    fn default() -> Self {
        Self {
            near_within: None,
            most_for_saving: None,
            settle_ms: 300,
            interval_ms: 2000,
            most_shows: None,
            #[cfg(not(target_arch = "wasm32"))]
            wording: Wording::default(),
            #[cfg(not(target_arch = "wasm32"))]
            messages: BTreeMap::new(),
        }
    }
}

/// What free shipping is called. The consumer agency has asked shops to say who pays (消費者庁 2023-12-19).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wording {
    /// 送料無料.
    #[default]
    Free,
    /// 送料当社負担.
    ShopPays,
}

/// Everything a shop states about its money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShopRules {
    /// Rounding of the one fraction per rate.
    pub tax_rounding: Rounding,
    /// How often it is rounded.
    #[serde(default)]
    pub tax_scope: TaxScope,
    /// What is rounded.
    #[serde(default)]
    pub tax_target: TaxTarget,
    /// The day whose law holds, `20261122`: the rates of today, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u32>,
    /// Rates beside those of the law, or in their place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tax_rates: Vec<OwnRate>,
    /// How a discount on the whole order is split.
    #[serde(default)]
    pub split: SplitRules,
    /// The delivery charge; none, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<ShippingRules>,
    /// Cash on delivery; not offered, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cod: Option<CodRules>,
    /// The members that the shop tells apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Name>,
    /// What else there is to reach: gifts, coupons, points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rewards: Vec<Reward>,
    /// When a nudge speaks.
    #[serde(default)]
    pub nudge: NudgeRules,
}

impl ShopRules {
    /// The rules of a shop without any: goods and their tax, rounded down once a rate.
    #[must_use]
    pub fn new(tax_rounding: Rounding) -> Self {
        Self {
            tax_rounding,
            tax_scope: TaxScope::Rate,
            tax_target: TaxTarget::Tax,
            day: None,
            tax_rates: Vec::new(),
            split: SplitRules::default(),
            shipping: None,
            cod: None,
            members: Vec::new(),
            rewards: Vec::new(),
            nudge: NudgeRules::default(),
        }
    }

    /// What a rate comes to: by the shop, or else by the law of its day.
    #[must_use]
    pub fn percent(&self, rate: TaxRate) -> Option<Percent> {
        let own = self.tax_rates.iter().find(|own| own.code == rate);
        own.map(|own| own.percent)
            .or_else(|| rate::by_law(rate, self.day.unwrap_or(u32::MAX)))
    }

    /// Checks everything that can be wrong whatever is in the cart.
    pub(super) fn check(&self) -> Result<(), Error> {
        for (at, own) in self.tax_rates.iter().enumerate() {
            if own.percent > Percent::MOST {
                let at = Error::at("taxRates", at, "percent");
                return Err(at.with(ErrorCode::PercentInvalid));
            }
        }
        if let Some(shipping) = &self.shipping {
            self.check_shipping(shipping)?;
        }
        if let Some(cod) = &self.cod {
            self.rate(cod.tax_rate, "cod.taxRate")?;
            positive(cod.free_from, "cod.freeFrom")?;
            let mut before = None;
            for (at, bracket) in cod.brackets.iter().enumerate() {
                let at = |member| Error::at("cod.brackets", at, member);
                is_price(bracket.up_to, at("upTo"))?;
                is_price(bracket.fee, at("fee"))?;
                if before.is_some_and(|before| before >= bracket.up_to) {
                    return Err(at("upTo").with(ErrorCode::RulesContradict));
                }
                before = Some(bracket.up_to);
            }
        }
        for (at, reward) in self.rewards.iter().enumerate() {
            self.check_from(&reward.from, |member| Error::at("rewards", at, member))?;
        }
        positive(self.nudge.near_within, "nudge.nearWithin")
    }

    fn check_shipping(&self, shipping: &ShippingRules) -> Result<(), Error> {
        is_price(shipping.fee, Error::in_member("shipping.fee"))?;
        self.rate(shipping.tax_rate, "shipping.taxRate")?;
        for (at, region) in shipping.regions.iter().enumerate() {
            let at = |member| Error::at("shipping.regions", at, member);
            is_price(region.fee.unwrap_or_default(), at("fee"))?;
            is_price(region.surcharge.unwrap_or_default(), at("surcharge"))?;
        }
        for (at, temperature) in shipping.temperatures.iter().enumerate() {
            let at = |member| Error::at("shipping.temperatures", at, member);
            is_price(temperature.fee, at("fee"))?;
            if temperature.pieces == Some(0) {
                return Err(at("pieces").with(ErrorCode::RulesContradict));
            }
        }
        for (at, rule) in shipping.free_from.iter().enumerate() {
            let at = |member| Error::at("shipping.freeFrom", at, member);
            self.check_from(rule, at)?;
            // Behind one that is for all no other is ever asked.
            let last = shipping.free_from.len().saturating_sub(1);
            if rule.regions.is_empty() && rule.members.is_empty() && at("").index() != Some(last) {
                return Err(at("").with(ErrorCode::RulesContradict));
            }
        }
        Ok(())
    }

    fn check_from(&self, rule: &FreeFrom, at: impl Fn(&'static str) -> Error) -> Result<(), Error> {
        match rule.from {
            Threshold::Amount { amount, .. } => is_price(amount, at("amount"))?,
            Threshold::Never { never: false } => {
                return Err(at("never").with(ErrorCode::OptionInvalid));
            }
            _ => {}
        }
        let is_known = |member| self.members.contains(member);
        if rule.members.iter().all(is_known) {
            Ok(())
        } else {
            Err(at("members").with(ErrorCode::MemberUnknown))
        }
    }

    /// What a rate comes to, or which member has none.
    pub(super) fn rate(&self, rate: TaxRate, path: &'static str) -> Result<Percent, Error> {
        let unknown = Error::new(ErrorCode::TaxRateUnknown, path);
        self.percent(rate).ok_or(unknown)
    }
}

/// Refuses what is no price: less than nothing, or more than a page can hold.
pub(crate) fn is_price(amount: Amount, at: Error) -> Result<(), Error> {
    // In a page `read.js` has refused both.
    if cfg!(target_arch = "wasm32") {
        return Ok(());
    }
    if amount.is_negative() {
        return Err(at.with(ErrorCode::NumberNegative));
    }
    if !amount.is_exact() {
        return Err(at.with(ErrorCode::NumberTooLarge));
    }
    Ok(())
}

fn positive(amount: Option<Amount>, path: &'static str) -> Result<(), Error> {
    is_price(amount.unwrap_or_default(), Error::in_member(path))
}
