//! One beacon becomes a row, or makes one newer.

use rusqlite::{OptionalExtension, Transaction, params};
use surasura::beacon::AttemptId;

use super::seqs::Seqs;
use super::{Counted, OUTBOX_MS, One, Parcel, Put, What};

/// The highest revision wins, whatever the order in which they come; every arrival is counted.
pub(super) fn put(tx: &Transaction<'_>, parcel: &Parcel) -> rusqlite::Result<Put> {
    match &parcel.what {
        What::Counted(counted) => count(tx, counted).map(|()| Put::Counted),
        What::One(one) => {
            if is_deleted(tx, one.attempt, parcel.at)? {
                return Ok(Put::Deleted);
            }
            keep(tx, parcel, one)
        }
    }
}

struct Known {
    rev: u32,
    began_at: i64,
    seqs: Seqs,
}

fn keep(tx: &Transaction<'_>, parcel: &Parcel, one: &One) -> rusqlite::Result<Put> {
    let known = tx
        .prepare_cached(
            "SELECT rev, began_at, seq, received, late, seqs FROM attempts WHERE attempt = ?1",
        )?
        .query_row([one.attempt.bytes()], |row| {
            Ok(Known {
                rev: row.get(0)?,
                began_at: row.get(1)?,
                seqs: Seqs {
                    highest: row.get(2)?,
                    received: row.get(3)?,
                    late: row.get(4)?,
                    bits: row.get(5)?,
                },
            })
        })
        .optional()?;
    let mut seqs = known
        .as_ref()
        .map(|known| known.seqs.clone())
        .unwrap_or_default();
    let arrived = seqs.add(one.seq, one.late);
    let Some(known) = known else {
        write(tx, parcel, one, one.happened_at, &seqs)?;
        return Ok(Put::Stored);
    };
    let began_at = known.began_at.min(one.happened_at);
    if one.rev > known.rev {
        write(tx, parcel, one, began_at, &seqs)?;
        return Ok(Put::Stored);
    }
    if arrived || began_at < known.began_at {
        tx.prepare_cached(
            "UPDATE attempts SET began_at = ?2, seq = ?3, received = ?4, late = ?5, seqs = ?6
             WHERE attempt = ?1",
        )?
        .execute(params![
            one.attempt.bytes(),
            began_at,
            seqs.highest,
            seqs.received,
            seqs.late,
            seqs.bits
        ])?;
    }
    Ok(Put::NotNewer)
}

fn write(
    tx: &Transaction<'_>,
    parcel: &Parcel,
    one: &One,
    began_at: i64,
    seqs: &Seqs,
) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO attempts (attempt, rev, outcome, began_at, happened_at, received_at,
                               seq, received, seqs, late, browser, os, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         ON CONFLICT (attempt) DO UPDATE SET
           rev = excluded.rev, outcome = excluded.outcome, began_at = excluded.began_at,
           happened_at = excluded.happened_at, received_at = excluded.received_at,
           seq = excluded.seq, received = excluded.received, seqs = excluded.seqs,
           late = excluded.late, browser = excluded.browser, os = excluded.os,
           state = excluded.state",
    )?
    .execute(params![
        one.attempt.bytes(),
        one.rev,
        one.outcome.as_str(),
        began_at,
        one.happened_at,
        parcel.at,
        seqs.highest,
        seqs.received,
        seqs.bits,
        seqs.late,
        parcel.client.browser.as_str(),
        parcel.client.os.as_str(),
        one.state
    ])?;
    Ok(())
}

fn count(tx: &Transaction<'_>, counted: &Counted) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO counted (day, device, outcome, step, last, cause, why, sample, count)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1)
         ON CONFLICT DO UPDATE SET count = count + 1",
    )?
    .execute(params![
        counted.day,
        counted.device,
        counted.outcome.as_str(),
        counted.step,
        counted.last,
        counted.cause,
        counted.why,
        counted.sample
    ])?;
    Ok(())
}

/// Whether it was deleted on request. A page that is still open goes on with it: as long as something
/// comes, it is remembered.
fn is_deleted(tx: &Transaction<'_>, attempt: AttemptId, now: i64) -> rusqlite::Result<bool> {
    let until: Option<i64> = tx
        .prepare_cached("SELECT until FROM deleted WHERE attempt = ?1")?
        .query_row([attempt.bytes()], |row| row.get(0))
        .optional()?;
    match until {
        Some(until) if now <= until => {
            remember(tx, attempt, now)?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Deletes an attempt; false if there was none. It is not taken again, either way.
pub(super) fn delete(tx: &Transaction<'_>, attempt: AttemptId, now: i64) -> rusqlite::Result<bool> {
    remember(tx, attempt, now)?;
    let deleted = tx
        .prepare_cached("DELETE FROM attempts WHERE attempt = ?1")?
        .execute([attempt.bytes()])?;
    Ok(deleted > 0)
}

fn remember(tx: &Transaction<'_>, attempt: AttemptId, now: i64) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO deleted (attempt, until) VALUES (?1, ?2)
         ON CONFLICT DO UPDATE SET until = excluded.until",
    )?
    .execute(params![attempt.bytes(), now.saturating_add(OUTBOX_MS)])?;
    Ok(())
}
