//! What the shop learns: how many came, how far, and at which field they gave up.
//!
//! Every number is defined in [`definitions`], in words that are sent along with it.

mod definition;
mod query;

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use serde::Serialize;

pub use definition::{Definition, definitions};

use crate::store::{Store, StoreError};

/// Fields that are listed at most: as many as one form can have.
pub const FIELDS: usize = 64;
/// Attempts that are listed one by one.
pub const LATEST: usize = 20;

/// Everything that the report page shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The counts of attempts.
    pub totals: Totals,
    /// The fields, in form order.
    pub fields: Vec<Field>,
    /// Fields that are not listed because there are more than [`FIELDS`]; the least visited.
    pub fields_left_out: usize,
    /// Where most attempts were abandoned; `null` if none was.
    pub worst: Option<Worst>,
    /// The nudges, by state.
    pub nudges: Vec<Nudge>,
    /// The attempts heard of last, newest first.
    pub latest: Vec<Latest>,
    /// What each number means.
    pub definitions: &'static [Definition],
}

/// Counts of attempts. `attempts` = `untouched` + `abandoned` + `unconfirmed` + `completed`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// All.
    pub attempts: u64,
    /// A field was focused.
    pub started: u64,
    /// A submit went through.
    pub submitted: u64,
    /// The shop said that it was completed.
    pub completed: u64,
    /// No field was focused.
    pub untouched: u64,
    /// Started, not submitted.
    pub abandoned: u64,
    /// Submitted, not completed.
    pub unconfirmed: u64,
    /// `completed` ÷ `started`; `null` if nobody started.
    pub completion_rate: Option<f64>,
}

/// One field of the form, over all attempts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Its key.
    pub key: String,
    /// What surasura takes it for.
    pub kind: Option<String>,
    /// Its place in the form.
    pub at: u8,
    /// Attempts that visited it.
    pub reached: u64,
    /// Attempts that were abandoned at it.
    pub ended: u64,
    /// Half of the attempts that visited it spent at most so long in it.
    pub median_ms: u64,
    /// Times it was left with another text than it was entered with.
    pub edits: u64,
    /// Times surasura mended it without a word.
    pub fixes: u64,
    /// The rules that failed in it, most frequent first.
    pub rules: Vec<Rule>,
}

/// How often a rule failed on leaving a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The code.
    pub code: String,
    /// How often.
    pub count: u64,
}

/// The field, or the fields with equally many, at which most attempts were abandoned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Worst {
    /// Their keys, in form order.
    pub keys: Vec<String>,
    /// Attempts abandoned at each of them.
    pub ended: u64,
}

/// A state of the nudge that was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Nudge {
    /// `empty`, `far`, `near`, `one-item`, `reached`, `lost`, `excluded` or `not-needed`.
    pub state: String,
    /// Attempts that saw it.
    pub attempts: u64,
    /// Times it was shown.
    pub shown: u64,
}

/// One attempt, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Latest {
    /// The first eight digits of its id.
    pub attempt: String,
    /// How far it came.
    pub outcome: String,
    /// The field focused last.
    pub last: Option<String>,
    /// Time that the page was visible.
    pub ms: u64,
    /// When its newest state came, in milliseconds since 1970.
    pub received_at: i64,
}

/// Counts, and counts again only if the file has changed.
#[derive(Clone)]
pub struct Reporter {
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    db: Connection,
    counted: Option<(i64, Arc<Report>)>,
}

impl Reporter {
    /// A reporter with a connection of its own.
    ///
    /// # Errors
    /// [`StoreError`] if SQLite refuses.
    pub fn new(store: &Store) -> Result<Self, StoreError> {
        let inner = Inner {
            db: store.reader()?,
            counted: None,
        };
        Ok(Self {
            inner: Arc::new(Mutex::new(inner)),
        })
    }

    /// The report of this moment. Reads the disk: not for a thread that serves.
    ///
    /// # Errors
    /// [`StoreError`] if SQLite refuses.
    pub fn report(&self) -> Result<Arc<Report>, StoreError> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        // Grows with every commit of another connection, of another program too.
        let version = inner
            .db
            .pragma_query_value(None, "data_version", |row| row.get(0))?;
        if let Some((counted, report)) = &inner.counted
            && *counted == version
        {
            return Ok(Arc::clone(report));
        }
        let report = Arc::new(query::report(&mut inner.db)?);
        inner.counted = Some((version, Arc::clone(&report)));
        Ok(report)
    }
}

#[cfg(test)]
mod tests;
