//! When a nudge may appear: after the state of the cart has changed and has settled, never in the middle of typing,
//! never once the last step has begun, not too often, and never again when it was closed.

use serde::{Deserialize, Serialize, Serializer};

use super::NudgeState;
use crate::cart::NudgeRules;

/// Why a nudge may not appear. The first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeldBack {
    /// The shop has no such rule, or charges nothing that could be waived.
    NoRule,
    /// This shopper is in the share that sees none, so that its effect can be known.
    HoldOut,
    /// The shopper closed it.
    Dismissed,
    /// Priced again with the gap closed, the delivery charge does not fall.
    NoSaving,
    /// The gap is more than the shop's [`NudgeRules::most_for_saving`] times what is saved.
    DoesNotPay,
    /// An IME composition is open: nobody is interrupted in the middle of a word.
    Composing,
    /// She is typing.
    Typing,
    /// The last step has begun: nothing comes between her and the order.
    LastStep,
    /// The shopper needs help, or was just offered some: money comes after.
    HelpFirst,
    /// It has been shown as often as the shop wants.
    Enough,
    /// It was shown in this state already.
    Unchanged,
    /// The state has not lasted long enough to be hers.
    Settling,
    /// The one before was a moment ago.
    TooSoon,
}

impl HeldBack {
    /// The stable code: `NO_RULE`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoRule => "NO_RULE",
            Self::HoldOut => "HOLD_OUT",
            Self::Dismissed => "DISMISSED",
            Self::NoSaving => "NO_SAVING",
            Self::DoesNotPay => "DOES_NOT_PAY",
            Self::Composing => "COMPOSING",
            Self::Typing => "TYPING",
            Self::LastStep => "LAST_STEP",
            Self::HelpFirst => "HELP_FIRST",
            Self::Enough => "ENOUGH",
            Self::Unchanged => "UNCHANGED",
            Self::Settling => "SETTLING",
            Self::TooSoon => "TOO_SOON",
        }
    }

    /// Whether it may not be on the page at all. Where not, one that is there already tells the new figures.
    #[must_use]
    pub const fn hides(self) -> bool {
        matches!(
            self,
            Self::NoRule | Self::HoldOut | Self::Dismissed | Self::NoSaving | Self::DoesNotPay
        )
    }
}

impl Serialize for HeldBack {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit_variant("HeldBack", *self as u32, self.as_str())
    }
}

/// What the shopper is doing, and what happened to the nudge so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// She closed it. What is remembered then is that she did.
    pub dismissed: bool,
    /// An IME composition is open.
    pub composing: bool,
    /// She is typing.
    pub typing: bool,
    /// The last step of the checkout has begun.
    pub last_step: bool,
    /// She needs help, or was just offered some; what watches the attempt knows ([`crate::Attempt::nudge`]).
    pub help_first: bool,
    /// She is in the hold-out.
    pub held_out: bool,
    /// There is one thing that closes the gap: the suggestion at hand has one piece.
    pub one_item: bool,
    /// Milliseconds of a clock that does not go back. Without it nothing is held back by time.
    pub now_ms: Option<u64>,
    /// What the last decision gave.
    pub memory: Memory,
}

/// What is remembered from one decision to the next. Goals are numbers: 0 for free shipping, from 1 for the shop's
/// rewards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Memory {
    /// State and goal of the last decision, `goal * 8 + state`, from 1; 0 before the first.
    pub seen: u32,
    /// Since when, in ms.
    pub since_ms: u64,
    /// State and goal that were shown last, in the same way.
    pub shown: u32,
    /// When, in ms.
    pub shown_ms: u64,
    /// How often any was shown.
    pub shows: u32,
    /// The goals that have been reached, a bit each; those past the 31st have none.
    pub reached: u32,
    /// It was closed.
    pub dismissed: bool,
}

const STATES: u32 = NudgeState::ALL.len() as u32;

impl Memory {
    pub(super) fn mark(state: NudgeState, goal: u32) -> u32 {
        goal.saturating_mul(STATES)
            .saturating_add(state as u32)
            .saturating_add(1)
    }

    pub(super) const fn bit(goal: u32) -> u32 {
        if goal < 31 { 1 << goal } else { 0 }
    }

    /// Whether the goal was near when it was last looked at.
    pub(super) fn is_near(self, goal: u32) -> bool {
        let near = [NudgeState::Near, NudgeState::OneItem, NudgeState::Lost];
        near.into_iter()
            .any(|state| Self::mark(state, goal) == self.seen)
    }

    /// Whether the goal was reached once.
    pub(super) const fn has_reached(self, goal: u32) -> bool {
        self.reached & Self::bit(goal) != 0
    }

    /// Whether it was spoken of the goal before it was reached, and that it is has not been told.
    pub(super) fn awaits(self, goal: u32) -> bool {
        let told = Self::mark(NudgeState::Reached, goal);
        self.seen != 0 && self.shown != told && (self.seen == told || !self.has_reached(goal))
    }
}

/// Whether something may appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Welcome {
    /// Why not; absent where it may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_back: Option<HeldBack>,
    /// When to ask again, where time is all that holds it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_ms: Option<u64>,
    /// What to hand in the next time.
    pub memory: Memory,
}

/// Holds something back that is to be said, or lets it through. `mark`: what it is, a number from 1. `silent`: why there is nothing to say,
/// whenever.
#[must_use]
pub fn welcome(
    mark: u32,
    silent: Option<HeldBack>,
    rules: &NudgeRules,
    moment: &Moment,
) -> Welcome {
    let mut memory = moment.memory;
    memory.dismissed |= moment.dismissed;
    let now = moment.now_ms.unwrap_or(memory.since_ms);
    // A clock that went back starts anew.
    if memory.seen != mark || now < memory.since_ms {
        (memory.seen, memory.since_ms) = (mark, now);
    }
    let settled = memory.since_ms.saturating_add(rules.settle_ms.into());
    let free = if memory.shows == 0 {
        0
    } else {
        memory.shown_ms.saturating_add(rules.interval_ms.into())
    };
    // A shop that gives no time has none to wait for; nor is there any before the first.
    let waits = moment.now_ms.is_some() && moment.memory.seen != 0;
    let reasons = [
        (silent == Some(HeldBack::NoRule), HeldBack::NoRule),
        (moment.held_out, HeldBack::HoldOut),
        (memory.dismissed, HeldBack::Dismissed),
        (silent == Some(HeldBack::NoSaving), HeldBack::NoSaving),
        (silent == Some(HeldBack::DoesNotPay), HeldBack::DoesNotPay),
        (moment.composing, HeldBack::Composing),
        (moment.typing, HeldBack::Typing),
        (moment.last_step, HeldBack::LastStep),
        (moment.help_first, HeldBack::HelpFirst),
        (
            rules.most_shows.is_some_and(|most| memory.shows >= most),
            HeldBack::Enough,
        ),
        (memory.shown == mark, HeldBack::Unchanged),
        (waits && now < settled, HeldBack::Settling),
        (waits && now < free, HeldBack::TooSoon),
    ];
    let held_back = reasons
        .into_iter()
        .find(|(applies, _)| *applies)
        .map(|(_, reason)| reason);
    if held_back.is_none() {
        (memory.shown, memory.shown_ms) = (mark, now);
        memory.shows = memory.shows.saturating_add(1);
    }
    let by_time = matches!(held_back, Some(HeldBack::Settling | HeldBack::TooSoon));
    Welcome {
        held_back,
        due_ms: by_time.then(|| settled.max(free)),
        memory,
    }
}

#[cfg(test)]
mod tests;
