//! Attempts one by one: those heard of last, and what one of them did. No values: there are none.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use surasura::beacon::{
    self, About, AttemptId, Entry, FieldMeter, FieldState, Meter, Outcome, Signal, Snapshot, Why,
};
use surasura::nudge::NudgeState;

use super::row::{Book, COLUMNS, Head, outcome};
use super::seen::Seen;
use super::tally::Range;

/// Attempts that are listed one by one.
pub const LATEST: usize = 20;

/// One attempt, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Latest {
    /// Its id, 32 hex digits.
    pub attempt: String,
    /// How far it came.
    pub outcome: &'static str,
    /// What becomes of it is not known yet.
    pub in_progress: bool,
    /// The step she was in last.
    pub step: Option<String>,
    /// The field focused last.
    pub last: Option<String>,
    /// What she holds.
    pub device: Option<&'static str>,
    /// The browser.
    pub browser: &'static str,
    /// Time that pages were visible.
    pub time: Range,
    /// When its newest state came, in milliseconds since 1970.
    pub received_at: i64,
}

pub(super) fn latest(all: &[Seen<'_>], book: &Book) -> Vec<Latest> {
    let mut newest: Vec<_> = all.iter().collect();
    let age = |seen: &&Seen<'_>| (std::cmp::Reverse(seen.row.head.received_at), *seen.id);
    if newest.len() > LATEST {
        newest.select_nth_unstable_by_key(LATEST, age);
        newest.truncate(LATEST);
    }
    newest.sort_by_key(age);
    let name = |place: u32| book.places.name(place).map(|(_, key)| key.to_string());
    let latest = newest.into_iter().map(|seen| Latest {
        attempt: AttemptId::new(*seen.id).to_hex(),
        outcome: seen.row.outcome.as_str(),
        in_progress: seen.in_progress,
        step: seen
            .row
            .step
            .and_then(|step| book.keys.name(step))
            .map(ToString::to_string),
        last: seen.row.place(seen.row.last).and_then(name),
        device: seen.row.device.map(|device| device.as_str()),
        browser: seen.row.head.browser.as_str(),
        time: Range::of(seen.row.get(Meter::Time)),
        received_at: seen.row.head.received_at,
    });
    latest.collect()
}

/// What is known of one attempt.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// Its id.
    pub attempt: String,
    /// How far it came.
    pub outcome: &'static str,
    /// Not submitted or completed, and heard of a moment ago.
    pub in_progress: bool,
    /// What she holds.
    pub device: Option<&'static str>,
    /// Where she came from.
    pub channel: Option<&'static str>,
    /// What the shop says of her.
    pub segments: Vec<String>,
    /// The browser.
    pub browser: &'static str,
    /// When it began, ms since 1970.
    pub began_at: i64,
    /// When its newest state was made.
    pub happened_at: i64,
    /// When that came.
    pub received_at: i64,
    /// How it came.
    pub via: &'static str,
    /// The newest revision.
    pub rev: u32,
    /// Handings-over that there were.
    pub expected: u32,
    /// Those that came.
    pub received: u32,
    /// The steps she was in.
    pub steps: Vec<String>,
    /// The field focused last.
    pub last: Option<TimelineField>,
    /// The first friction that was not resolved, and what it was.
    pub cause: Option<TimelineField>,
    /// What that was: `rule`, `blank`, `lost`, `stuck`.
    pub why: Option<&'static str>,
    /// Time that pages were visible.
    pub time: Range,
    /// The fields she was in, in the order of the first visit.
    pub fields: Vec<FieldLine>,
    /// What happened.
    pub log: Vec<LogLine>,
}

/// A field, by its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineField {
    /// Its step.
    pub step: Option<String>,
    /// Its key.
    pub key: String,
}

/// What is counted of a field of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldLine {
    /// Which.
    #[serde(flatten)]
    pub field: TimelineField,
    /// Visits.
    pub visits: u16,
    /// Time in it.
    pub time: Range,
    /// Time until something was put in.
    pub hesitation: Range,
    /// Changes of what had been committed.
    pub corrections: u16,
    /// Faults that were shown before she had left it.
    pub early: u16,
    /// Faults that were still shown after its rules held.
    pub stale: u16,
    /// A rule failed when it was looked at last.
    pub open: bool,
    /// The rules that failed, and how often.
    pub rules: Vec<(&'static str, u16)>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogLine {
    /// What.
    pub act: &'static str,
    /// The field that it is about.
    pub field: Option<TimelineField>,
    /// The step, the signal or the state of the nudge that it is about.
    pub about: Option<String>,
    /// Visible time since the line before.
    pub after: Range,
}

/// The timeline of an attempt; `None`: there is none of that id. `since`: whoever was heard of after it may be
/// there still.
pub(super) fn timeline(
    db: &Connection,
    id: AttemptId,
    since: i64,
) -> rusqlite::Result<Option<Timeline>> {
    let mut lines = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM attempts WHERE attempt = ?1"
    ))?;
    let read =
        |line: &rusqlite::Row<'_>| Ok((Head::of(line)?, line.get_ref(8)?.as_bytes()?.to_vec()));
    let found = lines.query_row([id.bytes()], read).optional()?;
    let known = found.and_then(|(head, state)| Some((head, beacon::decode(&state).ok()?)));
    Ok(known.map(|(head, state)| of(&state, &head, id, since)))
}

fn of(state: &Snapshot, head: &Head, id: AttemptId, since: i64) -> Timeline {
    let field = |at: u8| {
        state
            .fields
            .get(usize::from(at))
            .map(|field| named(state, field))
    };
    let outcome = outcome(state);
    Timeline {
        attempt: id.to_hex(),
        outcome: outcome.as_str(),
        in_progress: outcome < Outcome::Submitted && head.happened_at > since,
        device: state.device.map(|device| device.as_str()),
        channel: state.channel.map(|channel| channel.as_str()),
        segments: state.segments.iter().map(ToString::to_string).collect(),
        browser: head.browser.as_str(),
        began_at: head.began_at,
        happened_at: head.happened_at,
        received_at: head.received_at,
        via: state.via.as_str(),
        rev: head.rev,
        expected: head.seq,
        received: head.received,
        steps: state.steps.iter().map(ToString::to_string).collect(),
        last: state.last.and_then(field),
        cause: state.cause.and_then(|(at, _)| field(at)),
        why: state.cause.map(|(_, why)| Why::as_str(why)),
        time: Range::of(state.get(Meter::Time)),
        fields: state
            .fields
            .iter()
            .map(|field| field_line(state, field))
            .collect(),
        log: state
            .log
            .iter()
            .map(|entry| log_line(state, *entry))
            .collect(),
    }
}

fn named(state: &Snapshot, field: &FieldState) -> TimelineField {
    TimelineField {
        step: state
            .steps
            .get(usize::from(field.step))
            .map(ToString::to_string),
        key: field.key.to_string(),
    }
}

fn field_line(state: &Snapshot, field: &FieldState) -> FieldLine {
    FieldLine {
        field: named(state, field),
        visits: field.get(FieldMeter::Visits),
        time: Range::of(field.get(FieldMeter::Time)),
        hesitation: Range::of(field.get(FieldMeter::Hesitation)),
        corrections: field.get(FieldMeter::Corrections),
        early: field.get(FieldMeter::Early),
        stale: field.get(FieldMeter::Stale),
        open: field.open,
        rules: field
            .rules
            .iter()
            .map(|(code, times)| (code.as_str(), *times))
            .collect(),
    }
}

fn log_line(state: &Snapshot, entry: Entry) -> LogLine {
    let at = entry.about.map(usize::from);
    let about = entry.act.about().zip(at);
    let field = match about {
        Some((About::Field, at)) => state.fields.get(at).map(|field| named(state, field)),
        _ => None,
    };
    let about = about.and_then(|(about, at)| match about {
        About::Field => None,
        About::Step => state.steps.get(at).map(ToString::to_string),
        About::Signal => Signal::from_number(at).map(|signal| signal.as_str().into()),
        About::Nudge => NudgeState::ALL.get(at).map(|nudge| nudge.as_str().into()),
    });
    LogLine {
        act: entry.act.as_str(),
        field,
        about,
        after: Range::of(entry.after),
    }
}
