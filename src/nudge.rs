//! Which reward is near, and what to say: 「あと1,000円で送料無料です!」 when it is true and welcome.
//!
//! A nudge is worked out from a [`Quote`] alone, so it cannot say more than the quote holds; what it promises was
//! priced again with goods for the gap in the cart. When it may appear is a pure machine, [`etiquette`]: what it
//! remembers is handed in and given back.

#[cfg(feature = "full")]
mod addon;
pub mod etiquette;
mod goal;
pub mod hold_out;
#[cfg(not(target_arch = "wasm32"))]
mod messages;

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::cart::{Amount, FreeShipping, NudgeRules, Quote, RewardProgress};
use etiquette::{HeldBack, Memory, Moment};
use goal::{Goal, goals};

#[cfg(feature = "full")]
pub use addon::{
    AddedItem, AddonOptions, Advice, Candidate, Catalogue, Change, Combination, Objective, Product,
    Silence, Suggestion, nearest,
};
pub use goal::GoalKind;
#[cfg(not(target_arch = "wasm32"))]
pub use messages::{Said, warned};

/// Where a cart stands with respect to a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NudgeState {
    /// Nothing in the cart.
    Empty,
    /// A long way to go.
    Far,
    /// The gap is small enough to be worth a word.
    Near,
    /// One thing more closes the gap.
    OneItem,
    /// It is reached.
    Reached,
    /// It was reached, and is no longer.
    Lost,
    /// The shop has such a rule, but not for where this goes, or not for this shopper.
    Excluded,
    /// Nothing is charged that could be waived.
    NotNeeded,
}

impl NudgeState {
    /// Every state, in order.
    pub const ALL: [Self; 8] = [
        Self::Empty,
        Self::Far,
        Self::Near,
        Self::OneItem,
        Self::Reached,
        Self::Lost,
        Self::Excluded,
        Self::NotNeeded,
    ];

    /// Its name: `one-item`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Far => "far",
            Self::Near => "near",
            Self::OneItem => "one-item",
            Self::Reached => "reached",
            Self::Lost => "lost",
            Self::Excluded => "excluded",
            Self::NotNeeded => "not-needed",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Whether something more is asked of the shopper.
    const fn is_push(self) -> bool {
        matches!(self, Self::Near | Self::OneItem | Self::Lost)
    }
}

impl Serialize for NudgeState {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit_variant("NudgeState", *self as u32, self.as_str())
    }
}

/// The line below the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Detail {
    /// What goods for the gap come to when the delivery charge falls: 実質440円.
    Net,
    /// They cost nothing at all: there is less to pay than before.
    Less,
    /// The charge falls, but not to nothing.
    Lower,
}

impl Detail {
    /// The stable code: `DETAIL_NET`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Net => "DETAIL_NET",
            Self::Less => "DETAIL_LESS",
            Self::Lower => "DETAIL_LOWER",
        }
    }
}

/// What has to be said beside it, so that it is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// Where it goes is not known yet, and the charge may be another there.
    RegionAssumed,
    /// For islands and the like a surcharge stays.
    SurchargeStays,
    /// Goods that are kept cool cost something beside.
    TemperatureStays,
    /// Why it is free (消費者庁 2023-12-19: a shop must be able to explain).
    WhyFree,
}

impl Note {
    /// The stable code: `NOTE_WHY_FREE`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RegionAssumed => "NOTE_REGION_ASSUMED",
            Self::SurchargeStays => "NOTE_SURCHARGE_STAYS",
            Self::TemperatureStays => "NOTE_TEMPERATURE_STAYS",
            Self::WhyFree => "NOTE_WHY_FREE",
        }
    }
}

impl Serialize for Detail {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit_variant("Detail", *self as u32, self.as_str())
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit_variant("Note", *self as u32, self.as_str())
    }
}

/// What there is to say about a cart. Amounts are in the currency's minor unit, tax included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Nudge {
    /// Where the cart stands.
    pub state: NudgeState,
    /// The goal that it speaks of.
    pub kind: GoalKind,
    /// Its number in the shop's rewards, if it is one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reward: Option<u32>,
    /// What is asked for: as the rule states it, money on its basis, or pieces.
    pub amount: Amount,
    /// Whether `amount` and `gap` are pieces.
    pub pieces: bool,
    /// Whether `amount` is without tax.
    pub tax_excluded: bool,
    /// Still missing; 0 when reached.
    pub gap: Amount,
    /// How much of the amount is reached, in whole percent, rounded down.
    pub progress: u8,
    /// What is charged for delivery now.
    pub fee: Amount,
    /// What the delivery charge falls by when the gap is closed.
    pub saves: Amount,
    /// What there is to pay more then, or less; of a rule of pieces, without their price.
    pub net: Amount,
    /// What of the charge stays where shipping is free, or would be with the gap closed: surcharge, or for goods that are
    /// kept cool.
    pub stays: Amount,
    /// The line below, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
    /// What has to be said beside it, if anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// Every goal that there is, in the order in which they are reached.
    pub tiers: Vec<Tier>,
    /// Why it may not appear, or be announced, now; absent where it may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_back: Option<HeldBack>,
    /// Whether it may not be on the page at all; where not, figures of one that is there already may change.
    pub hidden: bool,
    /// When to ask again, where time is all that holds it back: `Moment::now_ms` of then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_ms: Option<u64>,
    /// What to hand in the next time.
    pub memory: Memory,
}

/// A goal among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tier {
    /// What it is.
    pub kind: GoalKind,
    /// Its number in the shop's rewards, if it is one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reward: Option<u32>,
    /// What is asked for.
    pub amount: Amount,
    /// Whether `amount` and `gap` are pieces.
    pub pieces: bool,
    /// Still missing.
    pub gap: Amount,
    /// In whole percent, rounded down.
    pub progress: u8,
}

/// What of a quote a nudge is worked out from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Nothing is in the cart.
    pub empty: bool,
    /// What is charged for delivery, tax included.
    pub fee: Amount,
    /// Whether anything is charged that could be waived.
    pub waivable: bool,
    /// Of the fee, what is for regions that are hard to reach.
    pub surcharge: Amount,
    /// Of the fee, what is for goods that are kept cool.
    pub temperature: Amount,
    /// Whether what can be waived is.
    pub free: bool,
    /// Whether the region is not known yet.
    pub assumed: bool,
    /// Whether there is a rule, but none for where this goes.
    pub excluded: bool,
    /// How far free shipping is, where the shop has such a rule.
    pub free_shipping: Option<FreeShipping>,
    /// How far its rewards are.
    pub rewards: Vec<RewardProgress>,
}

impl From<&Quote> for Standing {
    fn from(quote: &Quote) -> Self {
        let shipping = &quote.shipping;
        Self {
            empty: quote.rates.is_empty(),
            fee: shipping.fee_included,
            waivable: shipping.waivable,
            surcharge: shipping.surcharge,
            temperature: shipping.temperature,
            free: shipping.free,
            assumed: shipping.assumed,
            excluded: shipping.excluded,
            free_shipping: quote.free_shipping,
            rewards: quote.rewards.clone(),
        }
    }
}

/// What to say about a quote, `&(&quote).into()`, and whether to say it now.
///
/// Of several goals it speaks of the nearest that is useful and near; of one that was just reached; or else of the
/// nearest. `near`: the gap is at most `rules.near_within`, or half of what is asked for where the shop does not say,
/// and a tenth more until it is far again. Farther off, the rule is stated and nobody is pushed: below the line a
/// threshold reads worse than a plain fee (Koukova et al. 2011), and effort rises with nearness (Kivetz et al. 2006).
#[must_use]
pub fn decide(standing: &Standing, rules: &NudgeRules, moment: &Moment) -> Nudge {
    let memory = moment.memory;
    let goals = goals(standing, rules, moment);
    let none = Goal::none(standing);
    let goal = goal::chosen(&goals, memory).unwrap_or(&none);
    let state = goal.state;
    let FreeShipping {
        from,
        gap_included: gap,
        saves,
        net,
        ..
    } = goal.progress;
    let is_shipping = goal.kind == GoalKind::Shipping;
    // What of the charge is there still where shipping is free, or would be.
    let stays = if is_shipping && (standing.free || saves > Amount::ZERO) {
        standing.fee.minus(saves)
    } else {
        Amount::ZERO
    };
    let pushes = is_shipping && state.is_push() && saves > Amount::ZERO;
    let detail = match net {
        _ if !pushes => None,
        _ if stays > Amount::ZERO => Some(Detail::Lower),
        _ if from.is_quantity() => None,
        net if net < Amount::ZERO => Some(Detail::Less),
        _ => Some(Detail::Net),
    };
    let speaks_of_shipping =
        is_shipping && !matches!(state, NudgeState::Excluded | NudgeState::NotNeeded);
    let note = speaks_of_shipping.then(|| {
        if standing.surcharge > Amount::ZERO && stays > Amount::ZERO {
            Some(Note::SurchargeStays)
        } else if standing.temperature > Amount::ZERO && stays > Amount::ZERO {
            Some(Note::TemperatureStays)
        } else if standing.assumed {
            Some(Note::RegionAssumed)
        } else {
            (state == NudgeState::Reached).then_some(Note::WhyFree)
        }
    });
    let silent = goal.silent(standing, rules);
    let mark = Memory::mark(state, goal.number());
    let mut judged = etiquette::welcome(mark, silent, rules, moment);
    for goal in &goals {
        if goal.state == NudgeState::Reached {
            judged.memory.reached |= Memory::bit(goal.number());
        }
    }
    let mut tiers: Vec<Tier> = Vec::new();
    for goal in &goals {
        let at = tiers
            .iter()
            .position(|tier| (tier.gap, tier.amount) > (goal.progress.gap_included, goal.wanted()));
        tiers.insert(at.unwrap_or(tiers.len()), goal.tier());
    }
    Nudge {
        state,
        kind: goal.kind,
        reward: goal.reward,
        amount: goal.wanted(),
        pieces: from.is_quantity(),
        tax_excluded: goal.tax_excluded(),
        gap,
        progress: goal.percent(),
        fee: standing.fee,
        saves,
        net,
        stays,
        detail,
        note: note.flatten(),
        tiers,
        held_back: judged.held_back,
        hidden: judged.held_back.is_some_and(HeldBack::hides),
        due_ms: judged.due_ms,
        memory: judged.memory,
    }
}

#[cfg(test)]
mod tests;
