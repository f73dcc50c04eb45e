//! Opening the data file: its pragmas, its tables, its version.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::StoreError;

/// `sura`: marks the file as the collector's (`PRAGMA application_id`).
const APPLICATION_ID: i32 = 0x7375_7261;
/// The version of the tables in `schema.sql`.
const VERSION: i32 = 2;
/// How long to wait while another program writes to the file.
const BUSY: Duration = Duration::from_secs(2);

/// Opens the file for the writer and brings its tables to the newest version.
pub(super) fn open_writer(path: &Path) -> Result<Connection, StoreError> {
    // No SQLITE_OPEN_URI: a path is a path, even one that begins with "file:".
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(BUSY)?;
    // FULL: a commit has reached the disk before the beacon is answered.
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    migrate(&mut db)?;
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

fn migrate(db: &mut Connection) -> Result<(), StoreError> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let number = |name| tx.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let tables: i64 = tx.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (number("application_id")?, number("user_version")?) {
        (APPLICATION_ID, VERSION) => {}
        (APPLICATION_ID, newer) if newer > VERSION => return Err(StoreError::Newer(newer)),
        (APPLICATION_ID, 1) => {
            tx.execute_batch(include_str!("schema_2.sql"))?;
            tx.pragma_update(None, "user_version", VERSION)?;
        }
        (0, 0) if tables == 0 => {
            tx.execute_batch(include_str!("schema.sql"))?;
            tx.pragma_update(None, "application_id", APPLICATION_ID)?;
            tx.pragma_update(None, "user_version", VERSION)?;
        }
        _ => return Err(StoreError::Foreign),
    }
    tx.commit()?;
    Ok(())
}
