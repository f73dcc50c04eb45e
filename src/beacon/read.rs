//! Reads a beacon, natively. Strict: what the format does not allow is refused, not repaired.

mod shape;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::num::NonZero;

use serde::Deserialize;

use self::shape::{Given, Object, Pairs, Word};
use super::write::ABOUT_NOTHING;
use super::{
    About, Act, AttemptId, BUCKETS, Channel, Device, Entry, FieldKey, FieldMeter, FieldMeters,
    FieldState, Held, HelpMeters, MAX_BODY, MAX_FIELDS, MAX_LOG, MAX_SEGMENTS, MAX_STEPS, Meter,
    NudgeCounts, Outcome, Signal, Snapshot, VERSION, Via, Why,
};
use crate::field::{Code, Kind};
use crate::nudge::NudgeState;

/// Why a beacon is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// Not this format: no JSON, a member missing, unknown, of another type or out of bounds.
    Malformed,
    /// A version other than [`VERSION`].
    VersionUnknown,
    /// Longer than [`MAX_BODY`].
    TooLarge,
}

impl WireError {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Malformed => "BEACON_MALFORMED",
            Self::VersionUnknown => "BEACON_VERSION_UNKNOWN",
            Self::TooLarge => "BEACON_TOO_LARGE",
        }
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.code())
    }
}

impl core::error::Error for WireError {}

#[derive(Deserialize)]
struct Version {
    v: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSnapshot {
    #[serde(rename = "v")]
    _v: u64,
    via: Word<Via>,
    #[serde(default)]
    late: u16,
    #[serde(default)]
    attempt: Given<String>,
    #[serde(default)]
    rev: Given<NonZero<u32>>,
    #[serde(default)]
    seq: Given<NonZero<u32>>,
    outcome: Word<Outcome>,
    #[serde(default)]
    device: Given<Word<Device>>,
    #[serde(default)]
    channel: Given<Word<Channel>>,
    #[serde(default)]
    segments: Vec<String>,
    #[serde(default)]
    sample: Given<u8>,
    #[serde(default)]
    steps: Vec<String>,
    #[serde(default)]
    step: u8,
    #[serde(default)]
    m: Vec<u16>,
    #[serde(default)]
    of: u8,
    #[serde(default)]
    last: Given<u8>,
    #[serde(default)]
    cause: Given<u8>,
    #[serde(default)]
    why: Given<Word<Why>>,
    #[serde(default)]
    fields: Vec<Object<RawField>>,
    #[serde(default)]
    nudges: Pairs<NudgeState, NonZero<u16>>,
    #[serde(default)]
    silent: Pairs<Held, NonZero<u16>>,
    #[serde(default)]
    held: Pairs<Held, NonZero<u16>>,
    #[serde(default)]
    help: Pairs<Signal, Vec<u16>>,
    #[serde(default)]
    log: Vec<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawField {
    key: String,
    #[serde(default)]
    kind: Given<Word<Kind>>,
    #[serde(default)]
    step: u8,
    #[serde(default)]
    at: u8,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    m: Vec<u16>,
    #[serde(default)]
    rules: Pairs<Code, NonZero<u16>>,
}

/// Reads the body of a beacon.
///
/// # Errors
/// [`WireError`], whose code the collector answers with.
pub fn decode(body: &[u8]) -> Result<Snapshot, WireError> {
    if body.len() > MAX_BODY {
        return Err(WireError::TooLarge);
    }
    // The version first: another one may have other members.
    let Object(version): Object<Version> = parse(body)?;
    if version.v != u64::from(VERSION) {
        return Err(WireError::VersionUnknown);
    }
    let Object(raw) = parse(body)?;
    snapshot(raw).ok_or(WireError::Malformed)
}

fn parse<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, WireError> {
    serde_json::from_slice(body).map_err(|_| WireError::Malformed)
}

fn snapshot(raw: RawSnapshot) -> Option<Snapshot> {
    let attempt = match raw.attempt.0 {
        Some(hex) => Some(AttemptId::from_hex(&hex)?),
        None => None,
    };
    let is_one = attempt.is_some();
    let steps = keys(raw.steps, MAX_STEPS)?;
    let fields = fields(raw.fields, raw.of, steps.len())?;
    let has_field = |at: &u8| usize::from(*at) < fields.len();
    let sample = raw.sample.0.unwrap_or(100);
    let log = log(&raw.log)?;
    let sound = raw.rev.0.is_some() == is_one
        && raw.seq.0.is_some() == is_one
        && (1..=100).contains(&sample)
        && usize::from(raw.of) <= MAX_FIELDS
        && usize::from(raw.step) < steps.len().max(1)
        && raw.last.0.is_none_or(|at| has_field(&at))
        && raw.cause.0.is_none_or(|at| has_field(&at))
        && raw.cause.0.is_some() == raw.why.0.is_some()
        && log
            .iter()
            .all(|entry| is_about_something(entry, fields.len(), steps.len()));
    let mut nudges = NudgeCounts::NONE;
    for (state, count) in raw.nudges.0 {
        nudges.set(state, count.get());
    }
    let mut help = HelpMeters::default();
    for (signal, numbers) in raw.help.0 {
        *help.get_mut(signal as usize)? = array(&numbers, |_| false)?;
    }
    let times = [Meter::Time, Meter::Hesitation, Meter::Completing].map(|meter| meter as usize);
    let snapshot = Snapshot {
        via: raw.via.0,
        late_min: raw.late,
        attempt,
        rev: raw.rev.0.map_or(0, NonZero::get),
        seq: raw.seq.0.map_or(0, NonZero::get),
        outcome: raw.outcome.0,
        device: raw.device.0.map(|Word(device)| device),
        channel: raw.channel.0.map(|Word(channel)| channel),
        segments: keys(raw.segments, MAX_SEGMENTS)?,
        sample,
        steps,
        step: raw.step,
        meters: array(&raw.m, |at| times.contains(&at))?,
        of: raw.of,
        last: raw.last.0,
        cause: raw.cause.0.zip(raw.why.0.map(|Word(why)| why)),
        fields,
        nudges,
        silent: counts(raw.silent),
        held: counts(raw.held),
        help,
        log,
    };
    (sound && (is_one || is_counted_only(&snapshot))).then_some(snapshot)
}

/// Whether nothing tells a shopper from others who may only be counted.
fn is_counted_only(snapshot: &Snapshot) -> bool {
    let nothing = Snapshot::new(None);
    let two = [snapshot.last, snapshot.cause.map(|(at, _)| at)];
    let fields = || snapshot.fields.iter().zip(0..);
    let has_step =
        |step: u8| step == snapshot.step || fields().any(|(field, _)| field.step == step);
    fields().all(|(_, at)| two.contains(&Some(at)))
        && fields().all(|(field, _)| field.meters == FieldMeters::default())
        && snapshot.steps.iter().zip(0..).all(|(_, at)| has_step(at))
        && snapshot.channel.is_none()
        && snapshot.segments.is_empty()
        && snapshot.meters == nothing.meters
        && snapshot.nudges == nothing.nudges
        && snapshot.silent.is_empty()
        && snapshot.held.is_empty()
        && snapshot.help == nothing.help
        && snapshot.log.is_empty()
}

fn counts<T>(raw: Pairs<T, NonZero<u16>>) -> Vec<(T, u16)> {
    let counts = raw.0.into_iter();
    counts.map(|(what, count)| (what, count.get())).collect()
}

/// Keys, each once.
fn keys(raw: Vec<String>, most: usize) -> Option<Vec<FieldKey>> {
    let mut keys: Vec<FieldKey> = Vec::with_capacity(raw.len());
    for key in raw {
        let key = FieldKey::new(&key).filter(|key| !keys.contains(key))?;
        keys.push(key);
    }
    (keys.len() <= most).then_some(keys)
}

/// Numbers, of which those left out are 0. Times are buckets.
fn array<const N: usize>(raw: &[u16], is_time: impl Fn(usize) -> bool) -> Option<[u16; N]> {
    let mut numbers = [0; N];
    numbers.get_mut(..raw.len())?.copy_from_slice(raw);
    let sound = |(at, number): (usize, &u16)| !is_time(at) || *number < BUCKETS;
    raw.iter().enumerate().all(sound).then_some(numbers)
}

fn fields(raw: Vec<Object<RawField>>, of: u8, steps: usize) -> Option<Vec<FieldState>> {
    if raw.len() > usize::from(of) {
        return None;
    }
    let times = [FieldMeter::Time, FieldMeter::Hesitation].map(|meter| meter as usize);
    let mut fields: Vec<FieldState> = Vec::with_capacity(raw.len());
    for Object(raw) in raw {
        let field = FieldState {
            key: FieldKey::new(&raw.key)?,
            kind: raw.kind.0.map(|Word(kind)| kind),
            step: raw.step,
            at: raw.at,
            open: raw.open,
            meters: array(&raw.m, |at| times.contains(&at))?,
            rules: counts(raw.rules),
        };
        let known = |other: &FieldState| other.step == field.step && other.key == field.key;
        if usize::from(field.at) >= MAX_FIELDS
            || usize::from(field.step) >= steps.max(1)
            || fields.iter().any(known)
        {
            return None;
        }
        fields.push(field);
    }
    Some(fields)
}

fn log(raw: &[u16]) -> Option<Vec<Entry>> {
    let (pairs, rest) = raw.as_chunks::<2>();
    let mut log = Vec::with_capacity(pairs.len());
    for [what, after] in pairs {
        let about = what & 127;
        log.push(Entry {
            act: Act::from_number(usize::from(what >> 7))?,
            about: (about != ABOUT_NOTHING).then_some(about as u8),
            after: Some(*after).filter(|after| *after < BUCKETS)?,
        });
    }
    (rest.is_empty() && log.len() <= MAX_LOG).then_some(log)
}

fn is_about_something(entry: &Entry, fields: usize, steps: usize) -> bool {
    match entry.act.about() {
        Some(about) => entry.about.is_some_and(|at| {
            usize::from(at)
                < match about {
                    About::Field => fields,
                    About::Step => steps,
                    About::Signal => Signal::ALL.len(),
                    About::Nudge => NudgeState::ALL.len(),
                }
        }),
        None => entry.about.is_none(),
    }
}
