//! What the shop learns: how many came, how far, where they gave up and what was in the way.
//!
//! States are decoded once ([`row`]) and counted in plain Rust ([`count`]). Every number is defined in
//! [`definitions`], in words that are sent along with it. What is a group of a few is not shown ([`hide`]),
//! and what may be chance is not called a finding ([`stat`], [`cost`]).

mod ask;
mod cost;
mod count;
mod definition;
mod delivery;
mod effect;
mod etiquette;
mod field;
mod help;
mod hide;
mod instant;
mod nudge;
mod often;
mod row;
mod seen;
mod split;
mod stat;
mod step;
mod survival;
mod tally;
mod timeline;
mod total;
mod web;

use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;
use rusqlite::Connection;
use surasura::beacon::AttemptId;

pub use ask::{Ask, QueryInvalid};
pub use cost::{Cost, Costs, Ranking};
pub use count::{Report, Sampled};
pub use definition::{Definition, definitions};
pub use delivery::{Counted, CountedField, Delivery, DeliveryNumbers, Refused, Snapshots, Ways};
pub use effect::{Arm, Effect, Finding, Split};
pub use etiquette::Etiquette;
pub use field::{FIELDS, Field, FieldNumbers, Rule, RuleNumbers, Whys};
pub use help::{Help, SignalNumbers};
pub use hide::hidden;
pub use nudge::Nudges;
pub use often::{Counts, Loops, Often, Word};
pub use seen::Cell;
pub use split::{Breakdown, Breakdowns, Group, GroupKey, GroupNumbers};
pub use stat::Rate;
pub use step::{Step, StepNumbers};
pub use survival::Survival;
pub use tally::{Quartiles, Range};
pub use timeline::{FieldLine, LATEST, Latest, LogLine, Timeline, TimelineField};
pub use total::Totals;
pub use web::routes;

use crate::store::{Store, StoreError};
use crate::zone::{Zone, now};
use count::Task;
use row::Rows;

/// How is counted.
#[derive(Clone, Copy, Debug, PartialEq, Args)]
pub struct Settings {
    /// Minutes without news after which an attempt that is not done is called abandoned
    #[arg(long = "abandoned-after", value_name = "MINUTES", default_value = "30")]
    pub abandoned_after_min: u32,

    /// A group of fewer attempts is not shown in the report
    #[arg(long, value_name = "N", default_value = "5")]
    pub smallest: u32,

    /// Share of attempts that the pages are meant to hold out of help, 0 to 1; as their `holdOut`
    #[arg(long, value_name = "SHARE", default_value = "0.1", value_parser = share)]
    pub hold_out: f64,

    /// Share of shoppers whom the shop means to hold out of nudges, 0 to 1; without it their split is not checked
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub nudge_hold_out: Option<f64>,
}

impl Default for Settings {
    /// Half an hour, as sessions end elsewhere (Zuko); five, the least that is common for public statistics; the
    /// hold-out of the page.
    fn default() -> Self {
        Self {
            abandoned_after_min: 30,
            smallest: 5,
            hold_out: 0.1,
            nudge_hold_out: None,
        }
    }
}

fn share(text: &str) -> Result<f64, &'static str> {
    let share: Option<f64> = text.parse().ok();
    share
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or("it is a number from 0 to 1")
}

impl Settings {
    /// Whoever was heard of after this moment may be there still.
    fn since(self, now: i64) -> i64 {
        now.saturating_sub(i64::from(self.abandoned_after_min).saturating_mul(60_000))
    }
}

/// Counts, and reads again only what has changed.
#[derive(Clone)]
pub struct Reporter {
    inner: Arc<Mutex<Inner>>,
    settings: Settings,
    zone: Zone,
}

struct Inner {
    db: Connection,
    rows: Rows,
    /// Of which state of the file the rows are, and of which time.
    read: Option<(i64, i64, i64)>,
}

/// Why there is no report.
#[derive(Debug)]
pub enum ReportError {
    /// It cannot be asked for so.
    Query(QueryInvalid),
    /// SQLite refuses.
    Store(StoreError),
}

impl From<rusqlite::Error> for ReportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Reporter {
    /// A reporter with a connection of its own, that counts as is usual.
    ///
    /// # Errors
    /// [`StoreError`] if SQLite refuses.
    pub fn new(store: &Store) -> Result<Self, StoreError> {
        let inner = Inner {
            db: store.reader()?,
            rows: Rows::default(),
            read: None,
        };
        Ok(Self {
            inner: Arc::new(Mutex::new(inner)),
            settings: Settings::default(),
            zone: store.zone(),
        })
    }

    /// One that counts otherwise.
    #[must_use]
    pub fn with(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The report of this moment. Reads the disk: not for a thread that serves.
    ///
    /// # Errors
    /// [`ReportError`] if it is asked for too much, or SQLite refuses.
    pub fn report(&self, ask: &Ask) -> Result<Report, ReportError> {
        self.report_at(ask, now())
    }

    fn report_at(&self, ask: &Ask, now: i64) -> Result<Report, ReportError> {
        let (from, to) = ask.days(self.zone.day(now)).map_err(ReportError::Query)?;
        let begin = self.zone.start(from);
        let end = self.zone.start(to.plus(1));
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let Inner { db, rows, read } = &mut *inner;
        // Grows with every commit of another connection, of another program too.
        let version = db.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if *read != Some((version, begin, end)) {
            // Half of them renewed would be neither.
            *read = None;
            rows.renew(db, begin, end)?;
            *read = Some((version, begin, end));
        }
        let (settings, zone, days) = (self.settings, self.zone, from..=to);
        Ok(count::count(
            rows,
            db,
            &Task {
                ask,
                days,
                settings,
                zone,
                now,
            },
        )?)
    }

    /// What is known of one attempt; `None`: there is none of that id.
    ///
    /// # Errors
    /// [`StoreError`] if SQLite refuses.
    pub fn timeline(&self, id: AttemptId) -> Result<Option<Timeline>, StoreError> {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(timeline::timeline(
            &inner.db,
            id,
            self.settings.since(now()),
        )?)
    }
}

#[cfg(test)]
mod tests;
