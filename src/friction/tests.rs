//! Expected numbers are worked out from the definitions beside [`FieldMeter`] and [`Meter`].

mod defects;
mod keep;
mod log;
mod meters;
mod page;
mod revisions;

use super::{Attempt, By, Event};
use crate::beacon::{
    Act, AttemptId, Entry, FieldKey, FieldMeter, FieldState, Meter, Outcome, Snapshot, Via, decode,
};
use crate::field::{Code, Kind};

const NAME: u8 = 0;
const TEL: u8 = 1;
const MEMO: u8 = 2;

/// The buckets that begin at so many seconds: 0, 250, 500 ms, 1, 1.5, 2, 3, 4, 6, 8, 12 s.
const S1: u16 = 3;
const S2: u16 = 5;
const S3: u16 = 6;
const S4: u16 = 7;
const S6: u16 = 8;

fn key(key: &str) -> FieldKey {
    FieldKey::new(key).unwrap()
}

/// An attempt at a form of three fields, begun at 1,000 ms.
fn attempt() -> Attempt {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 1000);
    assert_eq!(
        attempt.declare(key("name"), Some(Kind::Name), 0),
        Some(NAME)
    );
    assert_eq!(attempt.declare(key("tel"), Some(Kind::Phone), 1), Some(TEL));
    assert_eq!(attempt.declare(key("memo"), None, 2), Some(MEMO));
    attempt
}

const fn typed(at: u8, by: By) -> Event {
    Event::Typed { at, by }
}

/// A key, or a step of a composition.
const fn hand(at: u8) -> Event {
    typed(at, By::Hand)
}

const fn failed(at: u8, rule: Code) -> Event {
    let fixed = false;
    Event::Failed { at, rule, fixed }
}

fn run(attempt: &mut Attempt, events: &[(u64, Event)]) {
    for (now, event) in events {
        attempt.apply(*now, *event);
    }
}

/// The attempt after some events.
fn after(events: &[(u64, Event)]) -> Attempt {
    let mut attempt = attempt();
    run(&mut attempt, events);
    attempt
}

impl Attempt {
    /// What would be sent now.
    pub(super) fn seen(&mut self, now: u64) -> Snapshot {
        decode(self.peek(now).as_bytes()).expect("what is written can be read")
    }

    fn taken(&mut self, now: u64, via: Via, instead: bool) -> Option<Snapshot> {
        self.take(now, via, instead).cloned()
    }
}

fn field(attempt: &mut Attempt, now: u64, at: u8) -> FieldState {
    let fields = attempt.seen(now).fields;
    let field = fields.into_iter().find(|field| field.at == at);
    field.unwrap_or_else(|| panic!("{at} was visited"))
}

/// Some meters of a field after some events.
fn told<const N: usize>(events: &[(u64, Event)], at: u8, meters: [FieldMeter; N]) -> [u16; N] {
    let end = events.last().map_or(1000, |(now, _)| *now);
    let field = field(&mut after(events), end, at);
    meters.map(|meter| field.get(meter))
}
