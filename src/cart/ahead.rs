//! What would become of a cart: with something added, without a coupon, without points. It is priced again for it, by
//! the rules that it is priced by.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::entry::{Entry, grouped};
use super::ledger::Ledger;
use super::quote::{Quote, steps};
use super::shipping::FreeShipping;
use super::view::View;
use super::{Amount, Line, TaxRate};
use crate::error::Error;

/// What a shopper would want to know before she pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// What of.
    pub code: WarningCode,
    /// The number of the coupon in the cart, or of the reward in the rules, where it is of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
    /// What it costs, tax included: the delivery charge that would fall, or the carrier's fee.
    pub costs: Amount,
    /// What is missing, tax included; of `COD_EDGE`, what there is too much.
    pub gap: Amount,
    /// Whether `gap` is pieces.
    pub pieces: bool,
    /// What there is to pay more by it; less than nothing where it pays all the same.
    pub net: Amount,
}

/// What a warning is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WarningCode {
    /// Without the coupon shipping would be free.
    CouponCostsShipping,
    /// Without the points shipping would be free.
    PointsCostShipping,
    /// A little less to collect, and the carrier takes a lower fee.
    CodEdge,
    /// By what is considered shipping is no longer free.
    ShippingLost,
    /// By what is considered a reward is no longer reached.
    RewardLost,
    /// By what is considered the carrier no longer collects as much.
    CodLost,
}

impl WarningCode {
    /// The stable code: `COD_EDGE`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CouponCostsShipping => "COUPON_COSTS_SHIPPING",
            Self::PointsCostShipping => "POINTS_COST_SHIPPING",
            Self::CodEdge => "COD_EDGE",
            Self::ShippingLost => "SHIPPING_LOST",
            Self::RewardLost => "REWARD_LOST",
            Self::CodLost => "COD_LOST",
        }
    }
}

impl Serialize for WarningCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit_variant("WarningCode", *self as u32, self.as_str())
    }
}

impl Ledger {
    /// Goods for a price that would be added, at one of the rates, entered with tax or without.
    pub(super) fn added(
        &self,
        unit_price: Amount,
        quantity: u32,
        rate: usize,
        included: bool,
        to: usize,
    ) -> Entry {
        let line = Line {
            tax_included: included,
            ..Line::new(unit_price, quantity, TaxRate::STANDARD)
        };
        let mut added = Entry {
            rate,
            included,
            destination: to,
            counts: true,
            ..Entry::default()
        };
        self.amounts(&mut added, &line, 0);
        added
    }
}

impl View<'_> {
    /// Prices it with goods for just what is missing to a goal.
    pub(super) fn look_ahead(&self, now: &Quote, goal: FreeShipping, to: usize) -> FreeShipping {
        if !self.ahead || goal.gap == Amount::ZERO || goal.gap_included == Amount::MAX {
            return goal;
        }
        let (price, pieces) = if goal.from.is_quantity() {
            (
                Amount::ZERO,
                u32::try_from(goal.gap.get()).unwrap_or(u32::MAX),
            )
        } else {
            (goal.gap_included, 1)
        };
        let added = self.added(price, pieces, 0, true, to);
        let entries = self.with(&added);
        let mut groups = self.groups.to_vec();
        grouped(&mut groups, &added);
        let then = View {
            entries: &entries,
            groups: &groups,
            ahead: false,
            ..*self
        };
        let steps = steps(&then);
        let saves = now
            .shipping
            .fee_included
            .minus(steps.shipping.fee_included)
            .if_positive();
        let net = steps.payable().minus(now.payable);
        // Where a page could not hold it, nothing is promised.
        let is_exact = saves.is_exact() && net.is_exact();
        let (saves, net) = if is_exact {
            (saves, net)
        } else {
            (Amount::ZERO, Amount::MAX)
        };
        FreeShipping { saves, net, ..goal }
    }

    /// Looks for what costs more than it seems.
    pub(super) fn warnings(&self, now: &Quote) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if !self.ahead {
            return warnings;
        }
        let missing = now.free_shipping.filter(|free| free.gap > Amount::ZERO);
        if let Some(free) = missing {
            let gap = free.gap_included;
            let mut without = |code, at: Option<u32>| {
                let mut then = View {
                    ahead: false,
                    ..*self
                };
                match at {
                    Some(at) => then.without = Some(at as usize),
                    None => then.points = None,
                }
                let steps = steps(&then);
                if steps.shipping.free {
                    let costs = now.shipping.fee_included.minus(steps.shipping.fee_included);
                    let net = now.payable.minus(steps.payable());
                    warnings.push(Warning {
                        code,
                        at,
                        costs,
                        gap,
                        pieces: free.from.is_quantity(),
                        net,
                    });
                }
            };
            for coupon in &now.coupons {
                without(WarningCode::CouponCostsShipping, Some(coupon.coupon));
            }
            if now.points > Amount::ZERO {
                without(WarningCode::PointsCostShipping, None);
            }
        }
        warnings.extend(self.cod_edge(now));
        warnings
    }

    /// Where less to collect by no more than it saves would lower the carrier's fee.
    fn cod_edge(&self, now: &Quote) -> Option<Warning> {
        let (rules, cod) = (
            self.rules.cod.as_ref()?,
            now.cod.filter(|cod| cod.fee > Amount::ZERO)?,
        );
        let goods = cod.collected.minus(cod.fee);
        let below = rules
            .brackets
            .iter()
            .rfind(|bracket| bracket.fee < cod.fee && bracket.up_to < cod.collected)?;
        let looked_up = if rules.with_fee {
            goods.plus(below.fee)
        } else {
            goods
        };
        let gap = looked_up.minus(below.up_to);
        let costs = cod.fee.minus(below.fee);
        // Something is still to be collected.
        let left = goods.minus(gap) > Amount::ZERO;
        let is_worth_it = left && gap > Amount::ZERO && gap <= costs;
        is_worth_it.then_some(Warning {
            code: WarningCode::CodEdge,
            at: None,
            costs,
            gap,
            pieces: false,
            net: costs,
        })
    }
}

/// What a cart would come to, and what would be lost by that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Considered {
    /// What it would come to.
    pub quote: Quote,
    /// What is reached now, and would not be then.
    pub lost: Vec<Warning>,
}

impl Ledger {
    /// Looks at a change before it is made: at this cart as it would be then, which is opened like any.
    ///
    /// # Errors
    /// `NUMBER_TOO_LARGE` as [`Ledger::quote`].
    pub fn consider(&self, then: &Self) -> Result<Considered, Error> {
        let quote = then.quote()?;
        let lost = lost(&self.quote()?, &quote);
        Ok(Considered { quote, lost })
    }
}

/// What is lost by a change: of two quotes, the one before it and the one after.
fn lost(before: &Quote, after: &Quote) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let net = after.payable.minus(before.payable);
    let mut warn = |code, at, costs, goal: Option<FreeShipping>| {
        let gap = goal.map_or(Amount::ZERO, |goal| goal.gap_included);
        let pieces = goal.is_some_and(|goal| goal.from.is_quantity());
        warnings.push(Warning {
            code,
            at,
            costs,
            gap,
            pieces,
            net,
        });
    };
    // Of a cart with nothing left in it nobody minds.
    if after.rates.is_empty() {
        return warnings;
    }
    let missing = after.free_shipping.filter(|free| free.gap > Amount::ZERO);
    if let Some(free) = missing.filter(|_| before.shipping.free && !after.shipping.free) {
        let costs = after
            .shipping
            .fee_included
            .minus(before.shipping.fee_included);
        warn(WarningCode::ShippingLost, None, costs, Some(free));
    }
    for reward in &after.rewards {
        let was = before
            .rewards
            .iter()
            .find(|was| was.reward == reward.reward);
        let was_reached = was.is_some_and(|was| was.progress.gap == Amount::ZERO);
        if was_reached && reward.progress.gap > Amount::ZERO {
            warn(
                WarningCode::RewardLost,
                Some(reward.reward),
                Amount::ZERO,
                Some(reward.progress),
            );
        }
    }
    let can_collect = |quote: &Quote| quote.cod.is_none_or(|cod| cod.available);
    if can_collect(before) && !can_collect(after) {
        warn(WarningCode::CodLost, None, Amount::ZERO, None);
    }
    warnings
}

#[cfg(test)]
mod tests;
