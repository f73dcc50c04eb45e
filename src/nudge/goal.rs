//! What there is to reach, and which of it to speak of.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::etiquette::{HeldBack, Memory, Moment};
use super::{NudgeState, Standing, Tier};
use crate::cart::{Amount, Basis, FreeShipping, NudgeRules, RewardKind, Threshold};

/// What a goal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GoalKind {
    /// Free shipping.
    Shipping,
    /// A gift.
    Gift,
    /// A coupon.
    Coupon,
    /// Points.
    Points,
}

impl GoalKind {
    /// Its name: `shipping`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shipping => "shipping",
            Self::Gift => "gift",
            Self::Coupon => "coupon",
            Self::Points => "points",
        }
    }
}

impl From<RewardKind> for GoalKind {
    fn from(kind: RewardKind) -> Self {
        match kind {
            RewardKind::Gift => Self::Gift,
            RewardKind::Coupon => Self::Coupon,
            RewardKind::Points => Self::Points,
        }
    }
}

impl Serialize for GoalKind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit_variant("GoalKind", *self as u32, self.as_str())
    }
}

/// A goal, and where the cart stands with respect to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal {
    pub kind: GoalKind,
    pub reward: Option<u32>,
    pub progress: FreeShipping,
    pub state: NudgeState,
}

/// Those of a cart: free shipping where something is charged that can be waived, and the shop's rewards.
pub(super) fn goals(standing: &Standing, rules: &NudgeRules, moment: &Moment) -> Vec<Goal> {
    let shipping = standing.free_shipping.filter(|_| standing.waivable);
    let shipping = shipping.map(|progress| (GoalKind::Shipping, None, progress));
    let rewards = standing
        .rewards
        .iter()
        .map(|one| (one.kind.into(), Some(one.reward), one.progress));
    let all = shipping.into_iter().chain(rewards);
    let goal = |(kind, reward, progress)| {
        let mut goal = Goal {
            kind,
            reward,
            progress,
            state: NudgeState::Empty,
        };
        goal.state = goal.stands(standing, rules, moment);
        goal
    };
    all.map(goal).collect()
}

/// The one to speak of.
pub(super) fn chosen(goals: &[Goal], memory: Memory) -> Option<&Goal> {
    let is_reached = |goal: &&Goal| goal.state == NudgeState::Reached;
    let is_useful = |goal: &&Goal| goal.state.is_push() && goal.is_useful();
    let is_news = |goal: &&Goal| is_reached(goal) && memory.awaits(goal.number());
    goals
        .iter()
        .rfind(is_news)
        .or_else(|| nearest(goals.iter().filter(is_useful)))
        .or_else(|| goals.iter().find(is_reached))
        .or_else(|| nearest(goals.iter().filter(|goal| !is_reached(goal))))
}

/// The first of those to which least is missing.
fn nearest<'a>(goals: impl Iterator<Item = &'a Goal>) -> Option<&'a Goal> {
    goals.reduce(|best, goal| if goal.is_nearer(best) { goal } else { best })
}

impl Goal {
    /// Of a cart without any.
    pub(super) fn none(standing: &Standing) -> Self {
        let state = match standing {
            Standing { empty: true, .. } => NudgeState::Empty,
            Standing { excluded: true, .. } => NudgeState::Excluded,
            _ => NudgeState::NotNeeded,
        };
        let progress = FreeShipping {
            from: Threshold::Never { never: true },
            counted: Amount::ZERO,
            gap: Amount::ZERO,
            gap_included: Amount::ZERO,
            saves: Amount::ZERO,
            net: Amount::ZERO,
        };
        Self {
            kind: GoalKind::Shipping,
            reward: None,
            progress,
            state,
        }
    }

    /// 0 for free shipping, from 1 for the rewards.
    pub(super) fn number(&self) -> u32 {
        self.reward.map_or(0, |reward| reward.saturating_add(1))
    }

    pub(super) fn wanted(&self) -> Amount {
        if self.progress.from.is_never() {
            Amount::ZERO
        } else {
            self.progress.from.wanted()
        }
    }

    pub(super) const fn tax_excluded(&self) -> bool {
        matches!(
            self.progress.from,
            Threshold::Amount {
                basis: Basis::GoodsTaxExcluded,
                ..
            }
        )
    }

    pub(super) fn tier(&self) -> Tier {
        Tier {
            kind: self.kind,
            reward: self.reward,
            amount: self.wanted(),
            pieces: self.progress.from.is_quantity(),
            gap: self.progress.gap_included,
            progress: self.percent(),
        }
    }

    /// What of it is reached, in whole percent, rounded down, at most 100.
    pub(super) fn percent(&self) -> u8 {
        let part = self
            .progress
            .counted
            .if_positive()
            .magnitude()
            .saturating_mul(100);
        let percent = part.checked_div(self.wanted().magnitude());
        // One of nothing is reached, and no goal is none that is.
        let none = if self.progress.from.is_never() {
            0
        } else {
            100
        };
        percent.unwrap_or(none).min(100) as u8
    }

    fn stands(&self, standing: &Standing, rules: &NudgeRules, moment: &Moment) -> NudgeState {
        let FreeShipping {
            from,
            gap,
            gap_included,
            ..
        } = self.progress;
        let memory = moment.memory;
        if standing.empty {
            return NudgeState::Empty;
        }
        if gap == Amount::ZERO {
            return NudgeState::Reached;
        }
        let half = Amount::new(from.wanted().get() / 2);
        // It is money, and pieces are none.
        let within = rules
            .near_within
            .filter(|_| !from.is_quantity())
            .unwrap_or(half);
        // One that is near stays so until it is clearly not: a quantity that is tried out does not make it flicker.
        let slack = if memory.is_near(self.number()) {
            within.get() / 10
        } else {
            0
        };
        if gap_included.get() > within.get().saturating_add(slack) {
            NudgeState::Far
        } else if memory.has_reached(self.number()) {
            NudgeState::Lost
        } else if moment.one_item || from.is_quantity() && gap.get() == 1 {
            NudgeState::OneItem
        } else {
            NudgeState::Near
        }
    }

    /// Whether reaching it changes something for her.
    fn is_useful(&self) -> bool {
        self.kind != GoalKind::Shipping || self.progress.saves > Amount::ZERO
    }

    /// Whether less is missing; in money if both are money, or else of what is asked for.
    fn is_nearer(&self, than: &Self) -> bool {
        let (own, other) = (&self.progress, &than.progress);
        if own.from.is_quantity() == other.from.is_quantity() {
            own.gap_included < other.gap_included
        } else {
            self.percent() > than.percent()
        }
    }

    /// Why there is nothing to say, whenever.
    pub(super) fn silent(&self, standing: &Standing, rules: &NudgeRules) -> Option<HeldBack> {
        let FreeShipping {
            saves,
            gap_included,
            ..
        } = self.progress;
        let is_shipping = self.kind == GoalKind::Shipping;
        if self.progress.from.is_never() {
            let excluded = standing.excluded && standing.fee > Amount::ZERO;
            return (!excluded).then_some(HeldBack::NoRule);
        }
        if !is_shipping || !self.state.is_push() {
            return None;
        }
        if saves == Amount::ZERO {
            return Some(HeldBack::NoSaving);
        }
        let most = rules.most_for_saving.map(|times| saves.times(times.into()));
        let too_much =
            most.is_some_and(|most| gap_included > most && !self.progress.from.is_quantity());
        too_much.then_some(HeldBack::DoesNotPay)
    }
}

#[cfg(test)]
mod tests;
