//! From rows to a report: in plain Rust, so that every definition can be read, tested and changed for another.

use std::ops::RangeInclusive;

use rusqlite::Connection;
use serde::Serialize;
use surasura::friction::peers::Peer;

use super::Settings;
use super::ask::Ask;
use super::cost::{Costs, costs};
use super::definition::{Definition, definitions};
use super::delivery::{Counted, Delivery, counted, delivery, refused};
use super::field::{Field, FieldNumbers, fields};
use super::help::{Help, help};
use super::nudge::{Nudges, nudges};
use super::often::{Loops, loops};
use super::row::Rows;
use super::seen::{Cell, Seen};
use super::split::{Breakdowns, Filter, Lens, breakdowns};
use super::step::{Step, StepNumbers, steps};
use super::timeline::{Latest, latest};
use super::total::{Totals, totals};
use crate::zone::{Day, Zone};

/// Everything that the report page shows. Every number is defined in `definitions`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The first day, `2026-11-22`, of the shop's clock.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The shop's time zone, `+09:00`.
    pub utc_offset: String,
    /// Whose definitions.
    pub definition: &'static str,
    /// What is not done is abandoned when nothing has been heard of it for so many minutes.
    pub abandoned_after_min: u32,
    /// A group of fewer attempts is not shown.
    pub smallest: u64,
    /// The filters pick a group that is too small to be shown, or that hides one: nothing is counted.
    pub suppressed: bool,
    /// Only some attempts were sent, and each of these stands for several.
    pub sampled: Option<Sampled>,
    /// Attempts whose state this collector cannot read; in no number.
    pub unreadable: u64,
    /// The counts of attempts.
    pub totals: Totals,
    /// The steps, in order.
    pub steps: Vec<Cell<Step, StepNumbers>>,
    /// The fields, in form order.
    pub fields: Vec<Cell<Field, FieldNumbers>>,
    /// Fields that are not listed because there are too many; those that fewest came to.
    pub fields_left_out: usize,
    /// What costs most.
    pub costs: Costs,
    /// The same attempts by groups.
    pub by: Breakdowns,
    /// The nudges of the cart.
    pub nudges: Nudges,
    /// Help.
    pub help: Help,
    /// How she went back and forth.
    pub loops: Loops,
    /// What arrived of what was sent.
    pub delivery: Delivery,
    /// What came without an attempt; `null` where nothing did, or a filter is set: it has nothing to go by.
    pub counted: Option<Counted>,
    /// The attempts heard of last, newest first.
    pub latest: Vec<Latest>,
    /// What each number means.
    pub definitions: Vec<Definition>,
}

/// Attempts of which only a share was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Sampled {
    /// Attempts that were heard of.
    pub heard: u64,
    /// Attempts that they stand for.
    pub estimated: u64,
}

/// What is to be counted, and how.
pub(super) struct Task<'a> {
    pub(super) ask: &'a Ask,
    pub(super) days: RangeInclusive<Day>,
    pub(super) settings: Settings,
    pub(super) zone: Zone,
    pub(super) now: i64,
}

/// Counts the rows, which are those of the days; the rest is asked of the file.
pub(super) fn count(rows: &Rows, db: &Connection, task: &Task<'_>) -> rusqlite::Result<Report> {
    let Settings {
        smallest,
        hold_out,
        nudge_hold_out,
        abandoned_after_min,
    } = task.settings;
    let smallest = u64::from(smallest);
    let peer = task.ask.definition.unwrap_or(Peer::Surasura);
    let lens = Lens {
        book: &rows.book,
        zone: task.zone,
        peer,
        smallest,
    };
    let since = task.settings.since(task.now);
    let mut all: Vec<_> = rows
        .all
        .iter()
        .map(|(id, row)| Seen::new(id, row, peer, since))
        .collect();
    let filters = Filter::all(task.ask, &rows.book);
    let suppressed = filters.iter().enumerate().any(|(at, filter)| {
        let takes = |(other, one): (usize, &Filter), seen: &Seen<'_>| {
            other == at || one.takes(seen, lens.zone)
        };
        let others: Vec<_> = all
            .iter()
            .filter(|seen| filters.iter().enumerate().all(|other| takes(other, seen)))
            .collect();
        filter.picks_hidden(&others, lens)
    });
    all.retain(|seen| !suppressed && filters.iter().all(|filter| filter.takes(seen, lens.zone)));

    let (from, to) = (*task.days.start(), *task.days.end());
    let totals = totals(&all, peer);
    let heard = all.len() as u64;
    let sampled = all.iter().any(|seen| seen.row.sample < 100);
    let steps = steps(&all, lens.book, smallest);
    let fields = fields(&all, lens.book, &steps, smallest);
    let without_filter = filters.is_empty();
    Ok(Report {
        from: from.to_string(),
        to: to.to_string(),
        utc_offset: task.zone.to_string(),
        definition: peer.as_str(),
        abandoned_after_min,
        smallest,
        suppressed,
        sampled: sampled.then_some(Sampled {
            heard,
            estimated: totals.attempts,
        }),
        unreadable: rows.unreadable,
        steps: steps.cells,
        fields_left_out: fields.left_out,
        costs: costs(&all, lens.book, &fields.cells),
        fields: fields.cells,
        by: breakdowns(&all, lens),
        nudges: nudges(&all, smallest, nudge_hold_out),
        help: help(&all, smallest, hold_out),
        loops: loops(&all),
        delivery: delivery(&all, refused(db, from, to)?, smallest),
        counted: without_filter
            .then(|| counted(db, from, to, smallest))
            .transpose()?
            .flatten(),
        latest: latest(&all, lens.book),
        totals,
        definitions: definitions(peer),
    })
}
