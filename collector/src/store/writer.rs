//! The one thread that writes. Beacons that wait together go to the disk together.

use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use surasura::beacon::{AttemptId, Snapshot};
use surasura::nudge::NudgeState;
use tokio::sync::{mpsc, oneshot, watch};

use super::{Put, Unavailable};

/// At most so many beacons share a transaction.
const BATCH: usize = 128;

/// What the writer is asked to do.
pub(super) enum Job {
    /// Keep this state and answer when it is on the disk.
    Put(Box<Snapshot>, oneshot::Sender<Result<Put, Unavailable>>),
    /// Stop; everything asked before is done.
    Close,
}

/// Works until it is told to stop or nobody is left to ask. Closing the file folds its log in.
pub(super) fn work(
    mut db: Connection,
    mut jobs: mpsc::Receiver<Job>,
    changes: &watch::Sender<u64>,
) {
    let mut waiting = Vec::with_capacity(BATCH);
    while jobs.blocking_recv_many(&mut waiting, BATCH) > 0 {
        let mut close = false;
        let mut states = Vec::with_capacity(waiting.len());
        let mut askers = Vec::with_capacity(waiting.len());
        for job in waiting.drain(..) {
            match job {
                Job::Put(state, asker) => {
                    states.push(state);
                    askers.push(asker);
                }
                Job::Close => close = true,
            }
        }
        let answers = match put_all(&mut db, &states) {
            Ok(puts) => {
                if puts.contains(&Put::Stored) {
                    changes.send_modify(|n| *n = n.wrapping_add(1));
                }
                puts.into_iter().map(Ok).collect()
            }
            Err(error) => {
                tracing::error!(%error, beacons = states.len(), "the data file took nothing");
                vec![Err(Unavailable); states.len()]
            }
        };
        for (asker, answer) in askers.into_iter().zip(answers) {
            // An asker that has gone away needs no answer; its beacon is kept all the same.
            let _gone = asker.send(answer);
        }
        if close {
            break;
        }
    }
}

fn put_all(db: &mut Connection, states: &[Box<Snapshot>]) -> rusqlite::Result<Vec<Put>> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let now = now_ms();
    let puts = states.iter().map(|state| put(&tx, state, now));
    let puts = puts.collect::<rusqlite::Result<Vec<_>>>()?;
    tx.commit()?;
    Ok(puts)
}

/// The highest revision wins, whatever the order in which they come.
fn put(tx: &Transaction<'_>, state: &Snapshot, now: i64) -> rusqlite::Result<Put> {
    let attempt = bytes_of(state.attempt);
    let changed = tx
        .prepare_cached(
            "INSERT INTO attempts (attempt, rev, outcome, ms, of, last, received_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (attempt) DO UPDATE SET rev = excluded.rev, outcome = excluded.outcome,
               ms = excluded.ms, of = excluded.of, last = excluded.last,
               received_at = excluded.received_at
             WHERE excluded.rev > attempts.rev",
        )?
        .execute(params![
            attempt,
            state.rev,
            state.outcome.as_str(),
            state.ms,
            state.of,
            state.last.as_ref().map(|key| key.as_str()),
            now
        ])?;
    if changed == 0 {
        return Ok(Put::NotNewer);
    }
    // The rules of the older revision go with its fields.
    tx.prepare_cached("DELETE FROM fields WHERE attempt = ?1")?
        .execute([attempt])?;
    tx.prepare_cached("DELETE FROM nudges WHERE attempt = ?1")?
        .execute([attempt])?;
    put_fields(tx, attempt, state)?;
    put_nudges(tx, attempt, state)?;
    Ok(Put::Stored)
}

fn put_fields(tx: &Transaction<'_>, attempt: [u8; 16], state: &Snapshot) -> rusqlite::Result<()> {
    let mut add_field = tx.prepare_cached(
        "INSERT INTO fields (attempt, key, kind, at, visits, ms, edits, fixes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut add_rule =
        tx.prepare_cached("INSERT INTO rules (attempt, key, code, count) VALUES (?1, ?2, ?3, ?4)")?;
    for field in &state.fields {
        let key = field.key.as_str();
        add_field.execute(params![
            attempt,
            key,
            field.kind.map(|kind| kind.as_str()),
            field.at,
            field.visits,
            field.ms,
            field.edits,
            field.fixes
        ])?;
        for (code, count) in field.rules.iter().filter(|(_, count)| *count > 0) {
            add_rule.execute(params![attempt, key, code.as_str(), count])?;
        }
    }
    Ok(())
}

fn put_nudges(tx: &Transaction<'_>, attempt: [u8; 16], state: &Snapshot) -> rusqlite::Result<()> {
    let mut add =
        tx.prepare_cached("INSERT INTO nudges (attempt, state, count) VALUES (?1, ?2, ?3)")?;
    for nudge in NudgeState::ALL {
        let count = state.nudges.get(nudge);
        if count > 0 {
            add.execute(params![attempt, nudge.as_str(), count])?;
        }
    }
    Ok(())
}

fn bytes_of(attempt: AttemptId) -> [u8; 16] {
    u128::from_str_radix(&attempt.to_hex(), 16)
        .unwrap_or_default()
        .to_be_bytes()
}

fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since
        .ok()
        .and_then(|d| i64::try_from(d.as_millis()).ok())
        .unwrap_or_default()
}
