//! What was turned away is counted in memory, and goes to the disk with whatever goes there next: a
//! flood is not to be answered with a flood of writes.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Transaction, params};

use crate::zone::{Zone, now};

/// Counts that are not on the disk yet.
#[derive(Debug)]
pub(super) struct Refused {
    zone: Zone,
    counts: Mutex<Counts>,
}

/// By day and code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts(BTreeMap<(String, &'static str), u32>);

impl Refused {
    pub fn new(zone: Zone) -> Self {
        Self {
            zone,
            counts: Mutex::default(),
        }
    }

    /// One more; the code is one of the program's own, so there are not many.
    pub fn add(&self, code: &'static str) {
        let day = self.zone.day(now()).to_string();
        let mut counts = self.lock();
        let count = counts.0.entry((day, code)).or_default();
        *count = count.saturating_add(1);
    }

    pub fn counts(&self) -> Counts {
        self.lock().clone()
    }

    /// These are on the disk.
    pub fn forget(&self, written: &Counts) {
        let mut counts = self.lock();
        counts.0.retain(|key, count| {
            *count = count.saturating_sub(written.0.get(key).copied().unwrap_or_default());
            *count > 0
        });
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counts {
    pub fn write(&self, tx: &Transaction<'_>) -> rusqlite::Result<()> {
        for ((day, code), count) in &self.0 {
            tx.prepare_cached(
                "INSERT INTO refused (day, code, count) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET count = count + excluded.count",
            )?
            .execute(params![day, code, count])?;
        }
        Ok(())
    }
}
