//! A beacon on its way to the disk: everything that can be made ready before the writer has it.

use surasura::beacon::{self, AttemptId, Device, Outcome, Snapshot, Via, Why};

use crate::client::Client;
use crate::zone::Zone;

/// A state that came.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The state.
    pub state: Snapshot,
    /// Who sent it.
    pub client: Client,
    /// When it came, in ms since 1970 UTC.
    pub at: i64,
}

/// What the writer needs of it.
pub(super) struct Parcel {
    pub client: Client,
    pub at: i64,
    pub what: What,
}

pub(super) enum What {
    One(One),
    Counted(Counted),
}

/// A state of an attempt.
pub(super) struct One {
    pub attempt: AttemptId,
    pub rev: u32,
    pub seq: u32,
    /// From the outbox.
    pub late: bool,
    pub outcome: Outcome,
    pub happened_at: i64,
    pub state: String,
}

/// A state without an attempt.
pub(super) struct Counted {
    pub day: String,
    pub device: &'static str,
    pub outcome: Outcome,
    pub step: String,
    pub last: String,
    pub cause: String,
    pub why: &'static str,
    pub sample: u8,
}

impl Parcel {
    pub fn new(arrival: &Arrival, zone: Zone) -> Self {
        let Arrival { state, client, at } = arrival;
        let late_ms = i64::from(state.late_min).saturating_mul(60_000);
        let happened_at = at.saturating_sub(late_ms);
        let what = match state.attempt {
            Some(attempt) => What::One(One {
                attempt,
                rev: state.rev,
                seq: state.seq,
                late: state.via == Via::Outbox,
                outcome: state.outcome,
                happened_at,
                state: beacon::encode(state),
            }),
            None => What::Counted(Counted {
                day: zone.day(happened_at).to_string(),
                device: state.device.map_or("", Device::as_str),
                outcome: state.outcome,
                step: key(state
                    .steps
                    .get(usize::from(state.step))
                    .map(|step| step.as_str())),
                last: field(state, state.last),
                cause: field(state, state.cause.map(|(at, _)| at)),
                why: state.cause.map_or("", |(_, why)| Why::as_str(why)),
                sample: state.sample,
            }),
        };
        Self {
            client: *client,
            at: *at,
            what,
        }
    }
}

fn field(state: &Snapshot, at: Option<u8>) -> String {
    let field = at.and_then(|at| state.fields.get(usize::from(at)));
    key(field.map(|field| field.key.as_str()))
}

fn key(key: Option<&str>) -> String {
    key.unwrap_or_default().into()
}
