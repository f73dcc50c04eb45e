//! Which reward is near, and what to say: 「あと1,000円で送料無料です!」 when it is true and welcome.
//!
//! A nudge is worked out from a [`Quote`] alone, so it cannot say more than the quote holds.

mod addon;
mod messages;

pub use addon::{
    AddedItem, AddonOptions, Advice, Candidate, Catalogue, Change, Combination, Objective, Product,
    Silence, Suggestion, nearest,
};

use alloc::string::String;

use serde::{Serialize, Serializer};

use crate::cart::{Amount, FreeShipping, Quote, ShopRules};
use crate::field::Locale;

/// Where a cart stands with respect to free shipping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NudgeState {
    /// Nothing in the cart.
    Empty,
    /// A long way to go.
    Far,
    /// The gap is small enough to be worth a word.
    Near,
    /// Shipping is free.
    Reached,
}

impl NudgeState {
    /// Every state, in order.
    pub const ALL: [Self; 4] = [Self::Empty, Self::Far, Self::Near, Self::Reached];

    /// Its name: `near`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Far => "far",
            Self::Near => "near",
            Self::Reached => "reached",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// The stable code of its message.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "NUDGE_EMPTY",
            Self::Far => "NUDGE_FAR",
            Self::Near => "NUDGE_NEAR",
            Self::Reached => "NUDGE_REACHED",
        }
    }
}

/// Why nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeldBack {
    /// The shop has no free-shipping rule, or charges no shipping that could be waived.
    NoRule,
    /// The shopper closed it.
    Dismissed,
    /// An IME composition is open: nobody is interrupted in the middle of a word.
    Composing,
}

impl HeldBack {
    /// The stable code: `NO_RULE`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoRule => "NO_RULE",
            Self::Dismissed => "DISMISSED",
            Self::Composing => "COMPOSING",
        }
    }
}

impl Serialize for NudgeState {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl Serialize for HeldBack {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// What happened to the nudge so far, and what the shopper is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NudgeContext {
    /// She closed it.
    pub dismissed: bool,
    /// An IME composition is open.
    pub composing: bool,
    /// Language of the text.
    pub locale: Locale,
}

/// What there is to say about a cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Nudge {
    /// Where the cart stands.
    pub state: NudgeState,
    /// Tax-included yen still missing; 0 when reached.
    pub gap: Amount,
    /// How much of the amount is reached, in whole percent, rounded down.
    pub progress: u8,
    /// The stable code of the message.
    pub code: &'static str,
    /// The message.
    pub text: String,
    /// Why it should not be shown now, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_back: Option<HeldBack>,
}

/// What of a quote a nudge is worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Nothing is in the cart.
    pub empty: bool,
    /// How far free shipping is, where the shop has such a rule.
    pub free_shipping: Option<FreeShipping>,
}

impl From<&Quote> for Progress {
    fn from(quote: &Quote) -> Self {
        Self {
            empty: quote.rates.is_empty(),
            free_shipping: quote.free_shipping,
        }
    }
}

/// What to say about a quote, `(&quote).into()`.
///
/// `near`: the gap is at most `rules.nudge.near_within`, or half of the amount where the shop does
/// not say. Farther off, the rule is stated and nobody is pushed: below the line a threshold reads
/// worse than a plain fee (Koukova et al. 2011), and effort rises with nearness (Kivetz et al. 2006).
#[must_use]
pub fn decide(progress: Progress, rules: &ShopRules, context: NudgeContext) -> Nudge {
    let charged = rules
        .shipping
        .as_ref()
        .is_some_and(|shipping| shipping.fee > Amount::ZERO);
    let Some(free) = progress.free_shipping.filter(|_| charged) else {
        return Nudge {
            state: NudgeState::Empty,
            gap: Amount::ZERO,
            progress: 0,
            code: NudgeState::Empty.code(),
            text: String::new(),
            held_back: Some(HeldBack::NoRule),
        };
    };
    let near_within = rules
        .nudge
        .near_within
        // It is money, and pieces are none.
        .filter(|_| !free.from.is_quantity())
        .map_or(free.from.wanted().get() / 2, Amount::get);
    let state = if progress.empty {
        NudgeState::Empty
    } else if free.gap == Amount::ZERO {
        NudgeState::Reached
    } else if free.gap_included.get() <= near_within {
        NudgeState::Near
    } else {
        NudgeState::Far
    };
    let held_back = if context.dismissed {
        Some(HeldBack::Dismissed)
    } else if context.composing {
        Some(HeldBack::Composing)
    } else {
        None
    };
    Nudge {
        state,
        gap: free.gap_included,
        progress: percent(free.counted, free.from.wanted()),
        code: state.code(),
        text: messages::text(state, &free, context.locale),
        held_back,
    }
}

/// `part` of `whole` in whole percent, rounded down, at most 100.
fn percent(part: Amount, whole: Amount) -> u8 {
    let percent = part
        .magnitude()
        .saturating_mul(100)
        .checked_div(whole.magnitude());
    percent.unwrap_or(100).min(100) as u8
}

#[cfg(test)]
mod tests;
