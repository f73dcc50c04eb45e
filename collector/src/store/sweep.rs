//! What has been kept long enough goes, a little at a time, so that beacons do not have to wait.

use rusqlite::{Connection, Transaction, params};

use crate::zone::{DAY, Zone};

/// Attempts deleted at a time.
pub(super) const ROWS: u32 = 200;
/// Pages given back to the file system at a time.
const PAGES: u32 = 500;

/// What is too old, as of now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sweep {
    pub now: i64,
    pub zone: Zone,
    pub keep_days: u32,
}

impl Sweep {
    /// Deletes some of it; true if there is more.
    pub fn sweep(self, tx: &Transaction<'_>) -> rusqlite::Result<bool> {
        let oldest = self
            .now
            .saturating_sub(i64::from(self.keep_days).saturating_mul(DAY));
        let gone = tx
            .prepare_cached(
                "DELETE FROM attempts WHERE attempt IN (
                   SELECT attempt FROM attempts WHERE happened_at < ?1
                   ORDER BY happened_at LIMIT ?2)",
            )?
            .execute(params![oldest, ROWS])?;
        // A day counts as a whole, and goes when the last of it is too old.
        let day = self.zone.day(oldest).to_string();
        tx.prepare_cached("DELETE FROM counted WHERE day < ?1")?
            .execute([&day])?;
        tx.prepare_cached("DELETE FROM refused WHERE day < ?1")?
            .execute([&day])?;
        tx.prepare_cached("DELETE FROM deleted WHERE until < ?1")?
            .execute([self.now])?;
        Ok(gone == ROWS as usize)
    }
}

/// Makes the file smaller by pages that are free.
pub(super) fn give_back(db: &Connection) -> rusqlite::Result<()> {
    let mut vacuum = db.prepare(&format!("PRAGMA incremental_vacuum({PAGES})"))?;
    // One step a page.
    let mut rows = vacuum.query([])?;
    while rows.next()?.is_some() {}
    Ok(())
}
