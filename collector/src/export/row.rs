//! An attempt, member by member.

use rusqlite::Connection;
use serde::{Serialize, Serializer};
use std::io;
use surasura::beacon::{
    self, About, AttemptId, Device, Entry, FieldMeter, FieldState, Held, HelpMeter, Meter, Outcome,
    Signal, Snapshot, shortest,
};
use surasura::field::{Code, Kind};
use surasura::nudge::NudgeState;

use crate::zone::{Day, iso};

/// What [`Row::read`] reads; from a moment up to another.
pub(super) const SELECT: &str =
    "SELECT attempt, state, began_at, happened_at, received_at, seq, received, late, browser, os
     FROM attempts WHERE happened_at >= ?1 AND happened_at < ?2 ORDER BY happened_at, attempt";

/// A line of NDJSON. Moments are ISO 8601 in UTC; times are the shortest of their bucket.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    pub attempt: String,
    pub rev: u32,
    pub outcome: &'static str,
    pub began_at: String,
    pub happened_at: String,
    pub received_at: String,
    pub browser: String,
    pub os: String,
    pub delivery: Delivery,
    pub via: &'static str,
    pub late_minutes: u16,
    pub device: Option<&'static str>,
    pub channel: Option<&'static str>,
    pub segments: Vec<String>,
    pub sample: u8,
    pub steps: Vec<String>,
    pub step: Option<String>,
    pub of: u8,
    pub meters: Numbers,
    pub last: Option<Place>,
    pub cause: Option<Cause>,
    pub fields: Vec<Field>,
    pub nudges: Numbers,
    pub silent: Numbers,
    pub held: Numbers,
    pub help: Vec<Help>,
    pub log: Vec<Log>,
}

/// How many of the handings-over came.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Delivery {
    pub handed_over: u32,
    pub received: u32,
    pub late: u32,
}

/// A field: its key, and the step it is in.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Place {
    pub step: Option<String>,
    pub key: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Cause {
    #[serde(flatten)]
    pub place: Place,
    pub why: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Field {
    #[serde(flatten)]
    pub place: Place,
    pub kind: Option<&'static str>,
    pub at: u8,
    pub open: bool,
    pub meters: Numbers,
    pub rules: Numbers,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Help {
    pub signal: &'static str,
    pub meters: Numbers,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Log {
    pub act: &'static str,
    pub after_ms: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signal: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nudge: Option<&'static str>,
}

/// Numbers by their names.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers(pub Vec<(&'static str, u32)>);

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().copied())
    }
}

/// The name of a number of the whole; a time says that it is in ms.
pub(super) fn meter_name(meter: Meter) -> &'static str {
    match meter {
        Meter::Time => "timeMs",
        Meter::Hesitation => "hesitationMs",
        Meter::Completing => "completingMs",
        other => other.as_str(),
    }
}

/// The name of a number of a field.
pub(super) fn field_meter_name(meter: FieldMeter) -> &'static str {
    match meter {
        FieldMeter::Time => "timeMs",
        FieldMeter::Hesitation => "hesitationMs",
        other => other.as_str(),
    }
}

fn number(name: &'static str, value: u16) -> (&'static str, u32) {
    let is_time = name.ends_with("Ms");
    (
        name,
        if is_time {
            shortest(value)
        } else {
            value.into()
        },
    )
}

impl Row {
    pub fn read(row: &rusqlite::Row<'_>) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let state: String = row.get(1)?;
        let state = beacon::decode(state.as_bytes())?;
        let attempt: [u8; 16] = row.get(0)?;
        Ok(Self {
            attempt: AttemptId::new(attempt).to_hex(),
            rev: state.rev,
            outcome: Outcome::as_str(state.outcome),
            began_at: iso(row.get(2)?),
            happened_at: iso(row.get(3)?),
            received_at: iso(row.get(4)?),
            delivery: Delivery {
                handed_over: row.get(5)?,
                received: row.get(6)?,
                late: row.get(7)?,
            },
            browser: row.get(8)?,
            os: row.get(9)?,
            via: state.via.as_str(),
            late_minutes: state.late_min,
            device: state.device.map(Device::as_str),
            channel: state.channel.map(|channel| channel.as_str()),
            segments: state.segments.iter().map(ToString::to_string).collect(),
            sample: state.sample,
            steps: state.steps.iter().map(ToString::to_string).collect(),
            step: step(&state, state.step),
            of: state.of,
            meters: Numbers(numbers(Meter::ALL, |meter| {
                number(meter_name(meter), state.get(meter))
            })),
            last: state.last.and_then(|at| place(&state, at)),
            cause: state.cause.and_then(|(at, why)| {
                let place = place(&state, at)?;
                let why = why.as_str();
                Some(Cause { place, why })
            }),
            fields: state
                .fields
                .iter()
                .map(|found| field(&state, found))
                .collect(),
            nudges: Numbers(
                NudgeState::ALL
                    .into_iter()
                    .map(|nudge| (nudge.as_str(), state.nudges.get(nudge).into()))
                    .filter(|(_, count)| *count > 0)
                    .collect(),
            ),
            silent: held(&state.silent),
            held: held(&state.held),
            help: help(&state),
            log: state.log.iter().map(|entry| log(&state, *entry)).collect(),
        })
    }
}

fn numbers<T: Copy>(
    all: &[T],
    each: impl Fn(T) -> (&'static str, u32),
) -> Vec<(&'static str, u32)> {
    all.iter().map(|one| each(*one)).collect()
}

fn step(state: &Snapshot, at: u8) -> Option<String> {
    state.steps.get(usize::from(at)).map(ToString::to_string)
}

fn place(state: &Snapshot, at: u8) -> Option<Place> {
    let field = state.fields.get(usize::from(at))?;
    Some(Place {
        step: step(state, field.step),
        key: field.key.to_string(),
    })
}

fn field(state: &Snapshot, field: &FieldState) -> Field {
    let rules = field.rules.iter();
    Field {
        place: Place {
            step: step(state, field.step),
            key: field.key.to_string(),
        },
        kind: field.kind.map(Kind::as_str),
        at: field.at,
        open: field.open,
        meters: Numbers(numbers(FieldMeter::ALL, |meter| {
            number(field_meter_name(meter), field.get(meter))
        })),
        rules: Numbers(
            rules
                .map(|(code, count)| (Code::as_str(*code), (*count).into()))
                .collect(),
        ),
    }
}

fn held(list: &[(Held, u16)]) -> Numbers {
    Numbers(
        list.iter()
            .map(|(why, count)| (why.as_str(), (*count).into()))
            .collect(),
    )
}

/// Of the signals that there were.
fn help(state: &Snapshot) -> Vec<Help> {
    let meters = Signal::ALL.iter().zip(&state.help);
    meters
        .filter(|(_, meters)| meters.iter().any(|count| *count > 0))
        .map(|(signal, meters)| Help {
            signal: signal.as_str(),
            meters: Numbers(
                HelpMeter::ALL
                    .iter()
                    .zip(meters)
                    .map(|(meter, count)| (meter.as_str(), (*count).into()))
                    .collect(),
            ),
        })
        .collect()
}

fn log(state: &Snapshot, entry: Entry) -> Log {
    let at = entry.act.about().zip(entry.about);
    let about = |wanted| at.filter(|(about, _)| *about == wanted).map(|(_, at)| at);
    let signal = about(About::Signal).and_then(|at| Signal::from_number(at.into()));
    let nudge = about(About::Nudge).and_then(|at| NudgeState::ALL.get(usize::from(at)).copied());
    Log {
        act: entry.act.as_str(),
        after_ms: shortest(entry.after),
        field: about(About::Field).and_then(|at| place(state, at)),
        step: about(About::Step).and_then(|at| step(state, at)),
        signal: signal.map(Signal::as_str),
        nudge: nudge.map(NudgeState::as_str),
    }
}

/// How many snapshots without an identifier there were of each kind.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Counted {
    day: String,
    device: String,
    outcome: String,
    step: String,
    last: String,
    cause: String,
    why: String,
    sample: u8,
    count: u32,
}

/// Those of these days. One row a day and kind: few enough to be put together.
pub(super) fn counted(
    db: &Connection,
    from: Option<Day>,
    to: Option<Day>,
) -> io::Result<Vec<Counted>> {
    let text = |day: Option<Day>, none: &str| day.map_or(none.into(), |day| day.to_string());
    let counted = || {
        db.prepare("SELECT * FROM counted WHERE day >= ?1 AND day <= ?2")?
            .query_map([text(from, ""), text(to, "~")], |row| {
                Ok(Counted {
                    day: row.get("day")?,
                    device: row.get("device")?,
                    outcome: row.get("outcome")?,
                    step: row.get("step")?,
                    last: row.get("last")?,
                    cause: row.get("cause")?,
                    why: row.get("why")?,
                    sample: row.get("sample")?,
                    count: row.get("count")?,
                })
            })?
            .collect::<rusqlite::Result<_>>()
    };
    counted().map_err(io::Error::other)
}
