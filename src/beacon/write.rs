//! Writes a snapshot as JSON. What is nothing is left out: a reader takes it for nothing.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Entry, FieldKey, FieldState, Held, MAX_BODY, Signal, Snapshot, VERSION};
use crate::nudge::NudgeState;

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
    // It is ASCII.
    String::from_utf8(body(snapshot)).unwrap_or_default()
}

/// The same as bytes, as a page takes it: to see that a text is one costs it 300 bytes.
pub(crate) fn body(snapshot: &Snapshot) -> Vec<u8> {
    let mut body = write(snapshot, Detail::All);
    for detail in [Detail::NoLog, Detail::NoRules, Detail::NoMeters] {
        if body.len() > MAX_BODY {
            body = write(snapshot, detail);
        }
    }
    body
}

/// A JSON text of keys, words and numbers as it grows; none of them has anything to escape. After each member
/// and element stands a comma, which goes where nothing follows.
#[derive(Default)]
struct Out(Vec<u8>);

impl Out {
    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    fn key(&mut self, key: &str) {
        self.text(key);
        if let Some(comma) = self.0.last_mut() {
            *comma = b':';
        }
    }

    fn text(&mut self, text: &str) {
        self.byte(b'"');
        self.0.extend_from_slice(text.as_bytes());
        self.byte(b'"');
        self.byte(b',');
    }

    fn word(&mut self, key: &str, word: &str) {
        self.key(key);
        self.text(word);
    }

    fn digits(&mut self, value: u32) {
        if value > 9 {
            self.digits(value / 10);
        }
        self.byte(b'0' | (value % 10) as u8);
    }

    /// An element that is a number.
    fn element(&mut self, value: u32) {
        self.digits(value);
        self.byte(b',');
    }

    fn number(&mut self, key: &str, value: u32) {
        self.key(key);
        self.element(value);
    }

    /// A number, unless it is 0.
    fn some(&mut self, key: &str, value: u32) {
        if value > 0 {
            self.number(key, value);
        }
    }

    /// A list or an object begins; gives where.
    fn begin(&mut self, key: &str, bracket: u8) -> usize {
        let from = self.0.len();
        self.key(key);
        self.byte(bracket);
        from
    }

    /// It ends, and was not there if nothing is in it.
    fn end(&mut self, from: usize, bracket: u8) {
        match self.0.last_mut() {
            Some(comma) if *comma == b',' => {
                *comma = bracket;
                self.byte(b',');
            }
            _ => self.0.truncate(from),
        }
    }

    /// Numbers up to the last that is not 0.
    fn trimmed(&mut self, key: &str, numbers: &[u16]) {
        let from = self.begin(key, b'[');
        let mut zeros = 0_u8;
        for number in numbers {
            if *number == 0 {
                zeros = zeros.wrapping_add(1);
                continue;
            }
            while zeros > 0 {
                self.element(0);
                zeros = zeros.wrapping_sub(1);
            }
            self.element(u32::from(*number));
        }
        self.end(from, b']');
    }

    fn keys(&mut self, key: &str, keys: &[FieldKey], is_told: &dyn Fn(u8) -> bool) {
        let from = self.begin(key, b'[');
        for (key, at) in keys.iter().zip(0..) {
            if is_told(at) {
                self.text(key.as_str());
            }
        }
        self.end(from, b']');
    }
}

fn write(snapshot: &Snapshot, detail: Detail) -> Vec<u8> {
    let mut out = Out::default();
    out.byte(b'{');
    let is_one = snapshot.attempt.is_some();
    out.number("v", u32::from(VERSION));
    out.word("via", snapshot.via.as_str());
    // Always there: the outbox writes over it.
    out.number("late", u32::from(snapshot.late_min));
    if let Some(attempt) = snapshot.attempt {
        out.key("attempt");
        out.byte(b'"');
        out.0.extend_from_slice(&attempt.hex());
        out.byte(b'"');
        out.byte(b',');
        out.number("rev", snapshot.rev);
        out.number("seq", snapshot.seq);
    }
    out.word("outcome", snapshot.outcome.as_str());
    if let Some(device) = snapshot.device {
        out.word("device", device.as_str());
    }
    if snapshot.sample != 100 {
        out.number("sample", u32::from(snapshot.sample));
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
    out.keys("steps", &snapshot.steps, &has_step);
    out.some("step", place(snapshot.step, &has_step));
    out.some("of", u32::from(snapshot.of));
    if let Some(last) = snapshot.last {
        out.number("last", place(last, &is_told));
    }
    if let Some((cause, why)) = snapshot.cause {
        out.number("cause", place(cause, &is_told));
        out.word("why", why.as_str());
    }
    let from = out.begin("fields", b'[');
    for (state, _) in told() {
        let step = place(state.step, &has_step);
        field(&mut out, state, step, detail, is_one);
    }
    out.end(from, b']');
    if is_one {
        more(&mut out, snapshot, detail);
    }
    out.end(0, b'}');
    // The comma behind all.
    out.0.truncate(out.0.len().wrapping_sub(1));
    out.0
}

/// What is told of one who may be told from others.
fn more(out: &mut Out, snapshot: &Snapshot, detail: Detail) {
    if let Some(channel) = snapshot.channel {
        out.word("channel", channel.as_str());
    }
    out.keys("segments", &snapshot.segments, &|_| true);
    out.trimmed("m", &snapshot.meters);
    let from = out.begin("nudges", b'{');
    for state in NudgeState::ALL {
        out.some(state.as_str(), u32::from(snapshot.nudges.get(state)));
    }
    out.end(from, b'}');
    reasons(out, "silent", &snapshot.silent);
    reasons(out, "held", &snapshot.held);
    let from = out.begin("help", b'{');
    for (signal, meters) in Signal::ALL.iter().zip(&snapshot.help) {
        out.trimmed(signal.as_str(), meters);
    }
    out.end(from, b'}');
    if detail < Detail::NoLog {
        let from = out.begin("log", b'[');
        for Entry { act, about, after } in &snapshot.log {
            let about = about.map_or(ABOUT_NOTHING, u16::from);
            out.element((*act as u32) << 7 | u32::from(about));
            out.element(u32::from(*after));
        }
        out.end(from, b']');
    }
}

/// How often something was held back, by the reason.
fn reasons(out: &mut Out, key: &str, counts: &[(Held, u16)]) {
    let from = out.begin(key, b'{');
    for (why, count) in counts {
        out.some(why.as_str(), u32::from(*count));
    }
    out.end(from, b'}');
}

/// The place that is left where some are not told of.
fn place(at: u8, is_told: &dyn Fn(u8) -> bool) -> u32 {
    (0..at).filter(|before| is_told(*before)).count() as u32
}

fn field(out: &mut Out, state: &FieldState, step: u32, detail: Detail, is_one: bool) {
    out.byte(b'{');
    out.word("key", state.key.as_str());
    if let Some(kind) = state.kind {
        out.word("kind", kind.as_str());
    }
    out.some("step", step);
    out.some("at", u32::from(state.at));
    if state.open {
        out.key("open");
        out.0.extend_from_slice(b"true,");
    }
    if detail < Detail::NoMeters && is_one {
        out.trimmed("m", &state.meters);
    }
    if detail < Detail::NoRules {
        let from = out.begin("rules", b'{');
        for (code, count) in &state.rules {
            out.some(code.as_str(), u32::from(*count));
        }
        out.end(from, b'}');
    }
    out.end(0, b'}');
}
