//! What is kept: the newest revision of every attempt, in one SQLite file.
//!
//! [`Store::put`] returns when the state is on the disk. There is one writer; who reads has a
//! connection of its own ([`Store::reader`]) and holds nobody up.

mod before;
mod parcel;
mod put;
mod refused;
mod schema;
mod seqs;
mod sweep;
mod writer;

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use surasura::beacon::AttemptId;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot, watch};

pub use parcel::Arrival;
use parcel::{Counted, One, Parcel, What};
use refused::Refused;
use sweep::Sweep;
use writer::{Done, Job, Task};

use crate::zone::{Zone, now};

/// So many beacons may wait for the disk; who comes then is told to come back. Fewer than there may be
/// connections, so that a disk that hangs leaves some for whoever wants to look.
const QUEUE: usize = 256;
/// How long the outbox of a page keeps what it could not deliver: 72 hours.
pub const OUTBOX_MS: i64 = 72 * 3_600_000;

/// How the data file is kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// The shop's time zone: what a day is.
    pub zone: Zone,
    /// For tests: the file can grow to so many pages, as if the disk were full then.
    #[doc(hidden)]
    pub max_pages: Option<u32>,
}

/// A handle on the data file; clones share its one writer.
#[derive(Clone)]
pub struct Store {
    path: Arc<Path>,
    settings: Settings,
    jobs: mpsc::Sender<Job>,
    changes: watch::Receiver<u64>,
    refused: Arc<Refused>,
    keeps: bool,
}

/// What became of a beacon that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is on the disk.
    Stored,
    /// An equal or higher revision was there already; only that it came is on the disk.
    NotNewer,
    /// It had no identifier, and is one more in its count.
    Counted,
    /// Its attempt was deleted on request; nothing was stored.
    Deleted,
}

/// Nothing was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Too many wait for the disk.
    Busy,
    /// The disk did not take it.
    Unavailable,
}

/// Why the data file cannot be used.
#[derive(Debug)]
pub enum StoreError {
    /// SQLite says so.
    Sqlite(rusqlite::Error),
    /// It was written by a newer collector, with tables of this version.
    Newer(i32),
    /// It is an SQLite file of something else.
    Foreign,
    /// No thread for the writer.
    Thread(io::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(error) => write!(f, "{error}"),
            Self::Newer(version) => {
                write!(
                    f,
                    "a newer collector wrote it (tables of version {version})"
                )
            }
            Self::Foreign => write!(f, "it is the database of another program"),
            Self::Thread(error) => write!(f, "no thread for its writer: {error}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// The writer's thread, to be awaited at the end.
pub struct Writer {
    thread: JoinHandle<()>,
    jobs: mpsc::Sender<Job>,
}

impl Store {
    /// Opens the file of a shop in Japan.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be used; it is then as it was.
    pub fn open(path: &Path) -> Result<(Self, Writer), StoreError> {
        Self::open_with(path, Settings::default())
    }

    /// Opens the file, makes or renews its tables, and starts its writer.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be used; it is then as it was.
    pub fn open_with(path: &Path, settings: Settings) -> Result<(Self, Writer), StoreError> {
        let db = schema::open_writer(path, &settings)?;
        let (jobs, queue) = mpsc::channel(QUEUE);
        let (changed, changes) = watch::channel(0);
        let refused = Arc::new(Refused::new(settings.zone));
        let counted = Arc::clone(&refused);
        let thread = thread::Builder::new()
            .name("store".into())
            .spawn(move || writer::work(db, queue, &changed, &counted))
            .map_err(StoreError::Thread)?;
        let writer = Writer {
            thread,
            jobs: jobs.clone(),
        };
        let store = Self {
            path: path.into(),
            settings,
            jobs,
            changes,
            refused,
            keeps: true,
        };
        Ok((store, writer))
    }

    /// For measuring: says at once that everything is stored, and stores nothing.
    #[doc(hidden)]
    #[must_use]
    pub fn keeping_nothing(mut self) -> Self {
        self.keeps = false;
        self
    }

    /// Keeps a state; when this returns `Ok`, it is on the disk.
    ///
    /// # Errors
    /// [`Failure`]; nothing was stored then.
    pub async fn put(&self, arrival: Arrival) -> Result<Put, Failure> {
        // Here, not in the writer: there are several of us.
        let parcel = Box::new(Parcel::new(&arrival, self.settings.zone));
        if !self.keeps {
            return Ok(Put::Stored);
        }
        let (asker, answer) = oneshot::channel();
        let task = Task::Put(parcel);
        match self.jobs.try_send(Job { task, asker }) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => return Err(Failure::Busy),
            Err(TrySendError::Closed(_)) => return Err(Failure::Unavailable),
        }
        match answer.await {
            Ok(Ok(Done::Put(put))) => Ok(put),
            Ok(Err(failure)) => Err(failure),
            _ => Err(Failure::Unavailable),
        }
    }

    /// Deletes an attempt and takes nothing more of it until no outbox can have any. False if there
    /// was none.
    ///
    /// # Errors
    /// [`Failure`]; nothing was deleted then.
    pub async fn delete(&self, attempt: AttemptId) -> Result<bool, Failure> {
        let done = self.ask(Task::Delete(attempt, now())).await?;
        Ok(done == Done::Deleted(true))
    }

    /// Deletes some of what is older than so many days at this moment; true if there is more. Writes
    /// down what was turned away, too.
    ///
    /// # Errors
    /// [`Failure`]; nothing was deleted then.
    pub async fn sweep(&self, now: i64, keep_days: u32) -> Result<bool, Failure> {
        let zone = self.settings.zone;
        let sweep = Sweep {
            now,
            zone,
            keep_days,
        };
        let done = self.ask(Task::Sweep(sweep)).await?;
        Ok(done == Done::Swept(true))
    }

    /// Counts something that was turned away, by the code of the answer.
    pub fn refuse(&self, code: &'static str) {
        self.refused.add(code);
    }

    /// A number that changes whenever something new is on the disk.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.clone()
    }

    /// The shop's time zone.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.settings.zone
    }

    /// A connection that only reads.
    ///
    /// # Errors
    /// [`StoreError`] if SQLite refuses.
    pub fn reader(&self) -> Result<Connection, StoreError> {
        schema::open_reader(&self.path)
    }

    async fn ask(&self, task: Task) -> Result<Done, Failure> {
        let (asker, answer) = oneshot::channel();
        let job = Job { task, asker };
        let sent = self.jobs.send(job).await;
        sent.map_err(|_| Failure::Unavailable)?;
        answer.await.unwrap_or(Err(Failure::Unavailable))
    }
}

impl Writer {
    /// Waits until everything that was asked for is on the disk and the file is closed.
    pub async fn close(self) {
        let (asker, _told) = oneshot::channel();
        let task = Task::Close;
        // An error here means that the thread has ended already.
        let _ended = self.jobs.send(Job { task, asker }).await;
        let joined = tokio::task::spawn_blocking(move || self.thread.join()).await;
        if !matches!(joined, Ok(Ok(()))) {
            tracing::error!("the writer of the data file ended by a fault");
        }
    }
}

#[cfg(test)]
mod tests;
