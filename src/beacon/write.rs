//! Writes a snapshot as JSON. What is nothing is left out: a reader takes it for nothing.

use alloc::string::String;

use super::{Entry, FieldKey, FieldState, MAX_BODY, Signal, Snapshot, VERSION};
use crate::json::Json;
use crate::nudge::NudgeState;
use crate::text::number::decimal;

/// What an entry of the timeline that is about nothing says instead of a number.
pub(super) const ABOUT_NOTHING: u16 = 127;

/// How much is said.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    All,
    /// Without the timeline.
    NoLog,
    /// Nor which rules failed.
    NoRules,
    /// Nor what is counted of the fields.
    NoMeters,
}

/// The body of a beacon, at most [`MAX_BODY`] bytes. Where that is not enough for all, the timeline is left
/// out, then which rules failed, then what is counted of each field; the keys of as many fields as
/// there can be always have room.
#[must_use]
pub fn encode(snapshot: &Snapshot) -> String {
    let mut body = write(snapshot, Detail::All);
    for detail in [Detail::NoLog, Detail::NoRules, Detail::NoMeters] {
        if body.len() > MAX_BODY {
            body = write(snapshot, detail);
        }
    }
    body
}

fn write(snapshot: &Snapshot, detail: Detail) -> String {
    let mut out = Json::default();
    let is_one = snapshot.attempt.is_some();
    out.open('{');
    out.number("v", u64::from(VERSION));
    out.word("via", Some(snapshot.via.as_str()));
    // Always there: the outbox writes over it.
    out.number("late", u64::from(snapshot.late_min));
    if let Some(attempt) = snapshot.attempt {
        out.word("attempt", Some(&attempt.to_hex()));
        out.number("rev", u64::from(snapshot.rev));
        out.number("seq", u64::from(snapshot.seq));
    }
    out.word("outcome", Some(snapshot.outcome.as_str()));
    if let Some(device) = snapshot.device {
        out.word("device", Some(device.as_str()));
    }
    if snapshot.sample != 100 {
        out.number("sample", u64::from(snapshot.sample));
    }
    // Of one who is only counted, no more than the two fields that count are told, and no other steps than
    // theirs and the one she is in.
    let two = [snapshot.last, snapshot.cause.map(|(at, _)| at)];
    let is_told = |at: u8| is_one || two.contains(&Some(at));
    let told = || {
        snapshot
            .fields
            .iter()
            .zip(0..)
            .filter(|(_, at)| is_told(*at))
    };
    let has_step =
        |step: u8| is_one || step == snapshot.step || told().any(|(field, _)| field.step == step);
    keys(&mut out, "steps", &snapshot.steps, &has_step);
    some(&mut out, "step", place(snapshot.step, &has_step));
    some(&mut out, "of", snapshot.of);
    if let Some(last) = snapshot.last {
        out.number("last", u64::from(place(last, &is_told)));
    }
    if let Some((cause, why)) = snapshot.cause {
        out.number("cause", u64::from(place(cause, &is_told)));
        out.word("why", Some(why.as_str()));
    }
    if told().next().is_some() {
        out.key("fields");
        out.open('[');
        for (state, _) in told() {
            field(
                &mut out,
                state,
                place(state.step, &has_step),
                detail,
                is_one,
            );
        }
        out.close(']');
    }
    if is_one {
        more(&mut out, snapshot, detail);
    }
    out.close('}');
    out.0
}

/// What is told of one who may be told from others.
fn more(out: &mut Json, snapshot: &Snapshot, detail: Detail) {
    if let Some(channel) = snapshot.channel {
        out.word("channel", Some(channel.as_str()));
    }
    keys(out, "segments", &snapshot.segments, &|_| true);
    trimmed(out, "m", &snapshot.meters);
    let mut nudges = Counts::new("nudges");
    for state in NudgeState::ALL {
        nudges.add(out, state.as_str(), snapshot.nudges.get(state));
    }
    nudges.end(out);
    for (name, list) in [("silent", &snapshot.silent), ("held", &snapshot.held)] {
        let mut counts = Counts::new(name);
        for (why, count) in list {
            counts.add(out, why.as_str(), *count);
        }
        counts.end(out);
    }
    let mut is_open = false;
    for (signal, meters) in Signal::ALL.iter().zip(&snapshot.help) {
        if meters.iter().any(|count| *count > 0) {
            if !is_open {
                out.key("help");
                out.open('{');
                is_open = true;
            }
            trimmed(out, signal.as_str(), meters);
        }
    }
    if is_open {
        out.close('}');
    }
    if !snapshot.log.is_empty() && detail < Detail::NoLog {
        out.key("log");
        out.open('[');
        for Entry { act, about, after } in &snapshot.log {
            let about = about.map_or(ABOUT_NOTHING, u16::from);
            out.bare(&decimal((*act as u64) << 7 | u64::from(about)));
            out.bare(&decimal(u64::from(*after)));
        }
        out.close(']');
    }
}

/// The place that is left where some are not told of.
fn place(at: u8, is_told: &dyn Fn(u8) -> bool) -> u8 {
    (0..at).filter(|before| is_told(*before)).count() as u8
}

fn field(out: &mut Json, state: &FieldState, step: u8, detail: Detail, is_one: bool) {
    out.open('{');
    out.word("key", Some(state.key.as_str()));
    if let Some(kind) = state.kind {
        out.word("kind", Some(kind.as_str()));
    }
    some(out, "step", step);
    some(out, "at", state.at);
    if state.open {
        out.key("open");
        out.bare("true");
    }
    if detail < Detail::NoMeters && is_one {
        trimmed(out, "m", &state.meters);
    }
    if detail < Detail::NoRules {
        let mut rules = Counts::new("rules");
        for (code, count) in &state.rules {
            rules.add(out, code.as_str(), *count);
        }
        rules.end(out);
    }
    out.close('}');
}

/// A number, unless it is 0.
fn some(out: &mut Json, key: &str, value: u8) {
    if value > 0 {
        out.number(key, u64::from(value));
    }
}

/// Numbers up to the last that is not 0.
fn trimmed(out: &mut Json, key: &str, numbers: &[u16]) {
    let mut left = numbers;
    while let [before @ .., 0] = left {
        left = before;
    }
    if left.is_empty() {
        return;
    }
    out.key(key);
    out.open('[');
    for number in left {
        out.bare(&decimal(u64::from(*number)));
    }
    out.close(']');
}

fn keys(out: &mut Json, name: &str, keys: &[FieldKey], is_told: &dyn Fn(u8) -> bool) {
    if keys.is_empty() {
        return;
    }
    out.key(name);
    out.open('[');
    for (key, _) in keys.iter().zip(0..).filter(|(_, at)| is_told(*at)) {
        out.text(key.as_str());
    }
    out.close(']');
}

/// How often each was: a member that is an object, and not there where nothing was.
struct Counts {
    key: &'static str,
    is_open: bool,
}

impl Counts {
    const fn new(key: &'static str) -> Self {
        let is_open = false;
        Self { key, is_open }
    }

    fn add(&mut self, out: &mut Json, word: &str, count: u16) {
        if count == 0 {
            return;
        }
        if !self.is_open {
            out.key(self.key);
            out.open('{');
            self.is_open = true;
        }
        out.number(word, u64::from(count));
    }

    fn end(self, out: &mut Json) {
        if self.is_open {
            out.close('}');
        }
    }
}
