//! Rows in memory: what is new in the file is read, what is gone from it goes.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row as Line, Transaction};
use surasura::beacon;

use super::{Book, Head, Row};
use crate::client::Browser;

/// What tells whether a row is still the one that was read.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Mark {
    rev: u32,
    seq: u32,
    received: u32,
    began_at: i64,
    received_at: i64,
}

/// The attempts that began in a time.
#[derive(Default)]
pub(in crate::report) struct Rows {
    pub(in crate::report) book: Book,
    pub(in crate::report) all: BTreeMap<[u8; 16], Row>,
    /// States that this program cannot read.
    pub(in crate::report) unreadable: u64,
}

impl Rows {
    /// Brings them to what the file has, of attempts that began at `from` or later, and before `to`.
    pub(in crate::report) fn renew(
        &mut self,
        db: &mut Connection,
        from: i64,
        to: i64,
    ) -> rusqlite::Result<()> {
        let tx = db.transaction()?;
        let mut before = std::mem::take(&mut self.all);
        let mut changed = Vec::new();
        let mut marks = tx.prepare_cached(
            // What began then has not happened before; there is an index of that.
            "SELECT attempt, rev, seq, received, began_at, received_at FROM attempts
             WHERE happened_at >= ?1 AND began_at >= ?1 AND began_at < ?2",
        )?;
        let mut found = marks.query([from, to])?;
        while let Some(line) = found.next()? {
            let id: [u8; 16] = line.get(0)?;
            let mark = Mark {
                rev: line.get(1)?,
                seq: line.get(2)?,
                received: line.get(3)?,
                began_at: line.get(4)?,
                received_at: line.get(5)?,
            };
            match before.remove(&id) {
                Some(row) if row.head.mark() == mark => {
                    self.all.insert(id, row);
                }
                _ => changed.push(id),
            }
        }
        drop(before);
        self.unreadable = 0;
        for id in changed {
            match read(&tx, id, &mut self.book)? {
                Some(row) => {
                    self.all.insert(id, row);
                }
                None => self.unreadable += 1,
            }
        }
        Ok(())
    }
}

impl Head {
    const fn mark(&self) -> Mark {
        Mark {
            rev: self.rev,
            seq: self.seq,
            received: self.received,
            began_at: self.began_at,
            received_at: self.received_at,
        }
    }

    /// From the columns that [`COLUMNS`] names.
    pub(in crate::report) fn of(line: &Line<'_>) -> rusqlite::Result<Self> {
        let browser: String = line.get(7)?;
        Ok(Self {
            rev: line.get(0)?,
            began_at: line.get(1)?,
            happened_at: line.get(2)?,
            received_at: line.get(3)?,
            seq: line.get(4)?,
            received: line.get(5)?,
            late: line.get(6)?,
            browser: known(&browser).unwrap_or(Browser::Other),
        })
    }
}

/// What a [`Head`] is made of, and the state.
pub(in crate::report) const COLUMNS: &str =
    "rev, began_at, happened_at, received_at, seq, received, late, browser, state";

/// The browser of a word.
pub(in crate::report) fn known(word: &str) -> Option<Browser> {
    Browser::ALL
        .iter()
        .copied()
        .find(|browser| browser.as_str() == word)
}

fn read(tx: &Transaction<'_>, id: [u8; 16], book: &mut Book) -> rusqlite::Result<Option<Row>> {
    let mut one = tx.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM attempts WHERE attempt = ?1"
    ))?;
    let mut found = one.query([id])?;
    let Some(line) = found.next()? else {
        return Ok(None);
    };
    let state = line.get_ref(8)?.as_bytes()?;
    let snapshot = beacon::decode(state).ok();
    let head = Head::of(line)?;
    Ok(snapshot.map(|snapshot| Row::new(snapshot, head, book)))
}
