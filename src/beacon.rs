//! The wire format of a checkout attempt: closed, versioned, unable to carry a value.
//!
//! `docs/wire.md` is its description. Every member is a number that is counted, the bucket of a time, a
//! word of a closed list or a [`FieldKey`] that the shop declared; [`encode`] has no other input than
//! these types, and [`decode`] refuses every member that it does not know.

mod bucket;
mod key;
mod word;
mod write;

#[cfg(not(target_arch = "wasm32"))]
mod read;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;

use alloc::vec::Vec;

pub use bucket::{BUCKETS, bucket, shortest};
pub use key::{AttemptId, FieldKey};
#[cfg(not(target_arch = "wasm32"))]
pub use read::{WireError, decode};
pub use word::{
    Act, Channel, Device, FieldMeter, Held, HelpMeter, Meter, Outcome, Signal, Via, Why,
};
pub(crate) use write::body;
pub use write::encode;

use crate::field::{Code, Kind};
use crate::nudge::NudgeState;

/// Version of the format.
pub const VERSION: u8 = 2;
/// Longest body, in bytes: a quarter of what all beacons of a page may have in flight together (Fetch
/// standard, 64 KiB). [`encode`] leaves detail out until a body is no longer.
pub const MAX_BODY: usize = 16_384;
/// Most fields of an attempt, those of all its steps together.
pub const MAX_FIELDS: usize = 96;
/// Most steps of an attempt.
pub const MAX_STEPS: usize = 16;
/// Most segments of a shopper.
pub const MAX_SEGMENTS: usize = 4;
/// Most entries of the timeline.
pub const MAX_LOG: usize = 96;

/// The numbers of a field, by [`FieldMeter`].
pub type FieldMeters = [u16; FieldMeter::ALL.len()];
/// The numbers of an attempt, by [`Meter`].
pub type Meters = [u16; Meter::ALL.len()];
/// What became of help, by [`Signal`] and [`HelpMeter`].
pub type HelpMeters = [[u16; HelpMeter::ALL.len()]; Signal::ALL.len()];

/// An attempt as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// How it was handed over.
    pub via: Via,
    /// Whole minutes between the moment it was made and the one it was sent; more than 0 only from the
    /// outbox. The only time on the wire that has to do with a clock on the wall: their difference.
    pub late_min: u16,
    /// Which attempt; `None` where the shopper is only to be counted.
    pub attempt: Option<AttemptId>,
    /// Revision of the state, from 1; the highest wins. 0 without `attempt`.
    pub rev: u32,
    /// Which handing-over of the attempt this is, from 1: what is missing between 1 and the highest
    /// was lost. 0 without `attempt`.
    pub seq: u32,
    /// How far it came.
    pub outcome: Outcome,
    /// What she holds.
    pub device: Option<Device>,
    /// Where she came from.
    pub channel: Option<Channel>,
    /// What the shop says of her; at most [`MAX_SEGMENTS`].
    pub segments: Vec<FieldKey>,
    /// How many of a hundred attempts are sent at all, 1 to 100.
    pub sample: u8,
    /// The steps she was in, in the order of the first time; at most [`MAX_STEPS`].
    pub steps: Vec<FieldKey>,
    /// The step she is in, one of `steps`; 0 where there are none.
    pub step: u8,
    /// What is counted of the whole.
    pub meters: Meters,
    /// Fields of the forms seen.
    pub of: u8,
    /// The field focused last, one of `fields`.
    pub last: Option<u8>,
    /// The first field, in the order of the visits, that has friction that is not resolved, one of
    /// `fields`, and what it is.
    pub cause: Option<(u8, Why)>,
    /// The fields visited, in the order of the first visit; at most [`MAX_FIELDS`].
    pub fields: Vec<FieldState>,
    /// How often a nudge was shown.
    pub nudges: NudgeCounts,
    /// How often a nudge was held back, and why; each reason once.
    pub silent: Vec<(Held, u16)>,
    /// How often help was held back, and why; each reason once.
    pub held: Vec<(Held, u16)>,
    /// What became of help.
    pub help: HelpMeters,
    /// The timeline; at most [`MAX_LOG`].
    pub log: Vec<Entry>,
}

impl Snapshot {
    /// An attempt of which nothing is known but that it was there.
    #[must_use]
    pub const fn new(attempt: Option<AttemptId>) -> Self {
        Self {
            via: Via::Beacon,
            late_min: 0,
            attempt,
            rev: attempt.is_some() as u32,
            seq: attempt.is_some() as u32,
            outcome: Outcome::Viewed,
            device: None,
            channel: None,
            segments: Vec::new(),
            sample: 100,
            steps: Vec::new(),
            step: 0,
            meters: [0; Meter::ALL.len()],
            of: 0,
            last: None,
            cause: None,
            fields: Vec::new(),
            nudges: NudgeCounts::NONE,
            silent: Vec::new(),
            held: Vec::new(),
            help: [[0; HelpMeter::ALL.len()]; Signal::ALL.len()],
            log: Vec::new(),
        }
    }

    /// A number of the whole.
    #[must_use]
    pub fn get(&self, meter: Meter) -> u16 {
        self.meters.get(meter as usize).copied().unwrap_or_default()
    }

    /// The same where the shopper is only to be counted: [`encode`] leaves out of one without an
    /// identifier all that would tell her from others: counts, times, the timeline, all fields but two, all
    /// steps but theirs and the one she is in.
    #[must_use]
    pub fn counted_only(self) -> Self {
        Self {
            attempt: None,
            ..self
        }
    }
}

/// A field as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldState {
    /// Its declared key.
    pub key: FieldKey,
    /// What it means, where surasura normalises it.
    pub kind: Option<Kind>,
    /// The step it is in; with its key what makes it one.
    pub step: u8,
    /// Its position in the form, from 0.
    pub at: u8,
    /// A rule failed when it was looked at last.
    pub open: bool,
    /// What is counted of it.
    pub meters: FieldMeters,
    /// Which rule failed on leaving, and how often; each code once.
    pub rules: Vec<(Code, u16)>,
}

impl FieldState {
    /// A number of the field.
    #[must_use]
    pub fn get(&self, meter: FieldMeter) -> u16 {
        self.meters.get(meter as usize).copied().unwrap_or_default()
    }
}

/// What an entry of the timeline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// One of `fields`.
    Field,
    /// One of `steps`.
    Step,
    /// A [`Signal`].
    Signal,
    /// A [`NudgeState`].
    Nudge,
}

impl Act {
    /// What it is about; `None`: nothing.
    #[must_use]
    pub const fn about(self) -> Option<About> {
        match self {
            Self::Step => Some(About::Step),
            Self::Visit
            | Self::Failed
            | Self::Blank
            | Self::Pasted
            | Self::Autofilled
            | Self::Filled
            | Self::Lost => Some(About::Field),
            Self::Help | Self::HelpWould | Self::HelpTaken | Self::HelpClosed => {
                Some(About::Signal)
            }
            Self::Nudge => Some(About::Nudge),
            _ => None,
        }
    }
}

/// Something that happened, in the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What.
    pub act: Act,
    /// About which field of `fields`, step of `steps`, signal or state of the nudge, by `act`.
    pub about: Option<u8>,
    /// Time since the one before, while the page was visible, as a bucket.
    pub after: u16,
}

/// Times that a nudge of each state was shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NudgeCounts(pub(crate) [u16; NudgeState::ALL.len()]);

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

    /// Sets how often.
    pub fn set(&mut self, state: NudgeState, count: u16) {
        if let Some(slot) = self.0.get_mut(state as usize) {
            *slot = count;
        }
    }
}
