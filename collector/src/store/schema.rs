//! Opening the data file: its pragmas, its tables, its version.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::{Settings, StoreError, before};

/// `sura`: marks the file as the collector's (`PRAGMA application_id`).
const APPLICATION_ID: i32 = 0x7375_7261;
/// The version of the tables in `schema.sql`.
const VERSION: i32 = 3;
/// How long to wait while another program writes to the file.
const BUSY: Duration = Duration::from_secs(2);
/// Pages of the log that are folded into the file at a time: 16 MiB. A page that is written again and
/// again until then is folded in once.
const CHECKPOINT_PAGES: u32 = 4096;

/// Opens the file for the writer and brings its tables to the newest version.
pub(super) fn open_writer(path: &Path, settings: &Settings) -> Result<Connection, StoreError> {
    // No SQLITE_OPEN_URI: a path is a path, even one that begins with "file:".
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(BUSY)?;
    // Only a file without tables takes it; one of an older version is written anew for it, below.
    db.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
    // FULL: a commit has reached the disk before the beacon is answered.
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
    // What was deleted is overwritten, not only unlinked.
    db.pragma_update(None, "secure_delete", true)?;
    if migrate(&mut db)? {
        // Needs as much room again; without it deleted rows leave room for new ones all the same.
        if let Err(error) = db.execute_batch("VACUUM") {
            tracing::warn!(%error, "the data file could not be made smaller");
        }
    }
    if let Some(pages) = settings.max_pages {
        db.pragma_update(None, "max_page_count", pages)?;
    }
    Ok(db)
}

/// Opens the file for the report, which cannot change it.
pub(super) fn open_reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(BUSY)?;
    // Rather than opened read-only: a reader of a WAL file may have to make its index.
    db.pragma_update(None, "query_only", true)?;
    Ok(db)
}

/// Whether rows of an older version were carried over.
fn migrate(db: &mut Connection) -> Result<bool, StoreError> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let number = |name| tx.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let tables: i64 = tx.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let older = match (number("application_id")?, number("user_version")?) {
        (APPLICATION_ID, VERSION) => return Ok(false),
        (APPLICATION_ID, newer) if newer > VERSION => return Err(StoreError::Newer(newer)),
        (APPLICATION_ID, 1 | 2) => {
            before::set_aside(&tx)?;
            tx.execute_batch(include_str!("schema.sql"))?;
            before::carry_over(&tx)?;
            true
        }
        (0, 0) if tables == 0 => {
            tx.execute_batch(include_str!("schema.sql"))?;
            tx.pragma_update(None, "application_id", APPLICATION_ID)?;
            false
        }
        _ => return Err(StoreError::Foreign),
    };
    tx.pragma_update(None, "user_version", VERSION)?;
    tx.commit()?;
    Ok(older)
}
