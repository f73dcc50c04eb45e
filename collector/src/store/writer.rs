//! The one thread that writes. What waits together goes to the disk together.

use std::sync::Arc;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use surasura::beacon::AttemptId;
use tokio::sync::{mpsc, oneshot, watch};

use super::refused::Refused;
use super::sweep::{self, Sweep};
use super::{Failure, Parcel, Put, put};

/// At most so many jobs share a transaction.
const BATCH: usize = 256;

/// What the writer is asked to do.
pub(super) enum Task {
    /// Keep this state.
    Put(Box<Parcel>),
    /// Delete this attempt, at this moment, and do not take it again.
    Delete(AttemptId, i64),
    /// Delete some of what is too old.
    Sweep(Sweep),
    /// Stop; everything asked before is done.
    Close,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Put(Put),
    /// Whether it was there.
    Deleted(bool),
    /// Whether there is more to be swept.
    Swept(bool),
    Closed,
}

/// A task, and who is to be told once it is on the disk.
pub(super) struct Job {
    pub task: Task,
    pub asker: oneshot::Sender<Result<Done, Failure>>,
}

/// Works until it is told to stop or nobody is left to ask. Closing the file folds its log in.
pub(super) fn work(
    mut db: Connection,
    mut jobs: mpsc::Receiver<Job>,
    changes: &watch::Sender<u64>,
    refused: &Arc<Refused>,
) {
    let mut waiting = Vec::with_capacity(BATCH);
    while jobs.blocking_recv_many(&mut waiting, BATCH) > 0 {
        let answers = match do_all(&mut db, &waiting, refused) {
            Ok(done) => {
                if done.iter().any(is_news) {
                    changes.send_modify(|n| *n = n.wrapping_add(1));
                }
                done.into_iter().map(Ok).collect()
            }
            Err(error) => {
                tracing::error!(%error, jobs = waiting.len(), "the data file took nothing");
                // If it is the log that fills the disk, it need not: what is in it several times is
                // in the file once.
                let _still_full = db.execute_batch("PRAGMA wal_checkpoint(PASSIVE)");
                vec![Err(Failure::Unavailable); waiting.len()]
            }
        };
        let (mut close, mut swept) = (false, false);
        for (job, answer) in waiting.drain(..).zip(answers) {
            close |= matches!(job.task, Task::Close);
            swept |= matches!(job.task, Task::Sweep(_));
            // An asker that has gone away needs no answer; its beacon is kept all the same.
            let _gone = job.asker.send(answer);
        }
        if close {
            break;
        }
        if swept && let Err(error) = sweep::give_back(&db) {
            tracing::warn!(%error, "the data file could not be made smaller");
        }
    }
}

fn is_news(done: &Done) -> bool {
    matches!(
        done,
        Done::Put(Put::Stored | Put::Counted) | Done::Deleted(true)
    )
}

fn do_all(db: &mut Connection, jobs: &[Job], refused: &Refused) -> rusqlite::Result<Vec<Done>> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = jobs.iter().map(|job| do_one(&tx, &job.task));
    let done = done.collect::<rusqlite::Result<Vec<_>>>()?;
    let counts = refused.counts();
    counts.write(&tx)?;
    tx.commit()?;
    refused.forget(&counts);
    Ok(done)
}

fn do_one(tx: &Transaction<'_>, task: &Task) -> rusqlite::Result<Done> {
    match task {
        Task::Put(parcel) => put::put(tx, parcel).map(Done::Put),
        Task::Delete(attempt, now) => put::delete(tx, *attempt, *now).map(Done::Deleted),
        Task::Sweep(sweep) => sweep.sweep(tx).map(Done::Swept),
        Task::Close => Ok(Done::Closed),
    }
}
