//! The wire format of a checkout attempt: closed, versioned, unable to carry a value.
//!
//! `docs/wire.md` is its description. Every member is a number, a word of a closed list or a
//! [`FieldKey`] that the shop declared; [`encode`] has no other input than these types, and
//! [`decode`] refuses every member that it does not know.

mod key;
mod write;

#[cfg(not(target_arch = "wasm32"))]
mod read;

use alloc::vec::Vec;

pub use key::{AttemptId, FieldKey};
#[cfg(not(target_arch = "wasm32"))]
pub use read::{WireError, decode};
pub use write::encode;

use crate::field::{Code, Kind};
use crate::nudge::NudgeState;

/// Version of the format.
pub const VERSION: u8 = 1;
/// Longest body that a collector takes, in bytes: what all beacons of a page may have in flight
/// together (Fetch standard, 64 KiB).
pub const MAX_BODY: usize = 65_536;
/// Most fields that a snapshot may have. With the longest keys, and every rule failed in each that a
/// field of its kind can fail, it is 31 KB, which still goes; see `tests/beacon.rs`.
pub const MAX_FIELDS: usize = 64;

/// How far an attempt came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The form was there.
    #[default]
    Viewed,
    /// A field was focused.
    Started,
    /// A submit went through.
    Submitted,
    /// The shop said that the order is placed.
    Completed,
}

impl Outcome {
    /// Every outcome, in order.
    pub const ALL: [Self; 4] = [
        Self::Viewed,
        Self::Started,
        Self::Submitted,
        Self::Completed,
    ];

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Viewed => "viewed",
            Self::Started => "started",
            Self::Submitted => "submitted",
            Self::Completed => "completed",
        }
    }
}

/// An attempt as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Which attempt.
    pub attempt: AttemptId,
    /// Revision of the state; the highest wins. At least 1.
    pub rev: u32,
    /// How far it came.
    pub outcome: Outcome,
    /// Time that the page was visible, ms, in steps of 100.
    pub ms: u32,
    /// Fields of the form.
    pub of: u8,
    /// The field focused last; one of `fields`.
    pub last: Option<FieldKey>,
    /// The fields visited, in the order of their first visit.
    pub fields: Vec<FieldState>,
    /// Times that a nudge was shown.
    pub nudges: NudgeCounts,
}

/// A field as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldState {
    /// Its declared key.
    pub key: FieldKey,
    /// What it means, where surasura normalises it.
    pub kind: Option<Kind>,
    /// Its position in the form, from 0.
    pub at: u8,
    /// Times it was focused.
    pub visits: u16,
    /// Time it was focused and the page visible, ms, in steps of 100.
    pub ms: u32,
    /// Times it was left with another text than it was entered with.
    pub edits: u16,
    /// Times it was mended without a word.
    pub fixes: u16,
    /// Which rule failed on leaving, and how often; each code once.
    pub rules: Vec<(Code, u16)>,
}

/// Times that a nudge of each state was shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NudgeCounts([u16; NudgeState::ALL.len()]);

impl NudgeCounts {
    /// None was seen.
    pub const NONE: Self = Self([0; NudgeState::ALL.len()]);

    /// How often one of this state was seen.
    #[must_use]
    pub fn get(&self, state: NudgeState) -> u16 {
        self.0.get(state as usize).copied().unwrap_or_default()
    }

    /// Counts one more.
    pub fn add(&mut self, state: NudgeState) {
        self.set(state, self.get(state).saturating_add(1));
    }

    fn set(&mut self, state: NudgeState, count: u16) {
        if let Some(slot) = self.0.get_mut(state as usize) {
            *slot = count;
        }
    }
}
