//! What is kept: the newest revision of every attempt, in one SQLite file.

mod schema;
mod writer;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use surasura::beacon::Snapshot;
use tokio::sync::{mpsc, oneshot, watch};

use writer::Job;

/// So many beacons may wait for the disk; whoever comes then waits to be let in.
const QUEUE: usize = 1024;

/// A handle on the data file; clones share its one writer.
#[derive(Clone)]
pub struct Store {
    path: PathBuf,
    jobs: mpsc::Sender<Job>,
    changes: watch::Receiver<u64>,
}

/// What became of a beacon that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is on the disk.
    Stored,
    /// An equal or higher revision was there already; nothing changed.
    NotNewer,
}

/// The disk did not take it; nothing was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

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
    /// Opens the file, makes or renews its tables, and starts its writer.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be used; it is then as it was.
    pub fn open(path: &Path) -> Result<(Self, Writer), StoreError> {
        let db = schema::open_writer(path)?;
        let (jobs, queue) = mpsc::channel(QUEUE);
        let (changed, changes) = watch::channel(0);
        let thread = thread::Builder::new()
            .name("store".into())
            .spawn(move || writer::work(db, queue, &changed))
            .map_err(StoreError::Thread)?;
        let writer = Writer {
            thread,
            jobs: jobs.clone(),
        };
        let path = path.into();
        Ok((
            Self {
                path,
                jobs,
                changes,
            },
            writer,
        ))
    }

    /// Keeps a state; when this returns `Ok`, it is on the disk.
    ///
    /// # Errors
    /// [`Unavailable`] if the disk did not take it.
    pub async fn put(&self, state: Snapshot) -> Result<Put, Unavailable> {
        let (asker, answer) = oneshot::channel();
        let job = Job::Put(Box::new(state), asker);
        self.jobs.send(job).await.map_err(|_| Unavailable)?;
        answer.await.unwrap_or(Err(Unavailable))
    }

    /// A number that changes whenever something new is on the disk.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.clone()
    }

    /// A connection that only reads.
    ///
    /// # Errors
    /// [`StoreError`] if SQLite refuses.
    pub fn reader(&self) -> Result<Connection, StoreError> {
        schema::open_reader(&self.path)
    }
}

impl Writer {
    /// Waits until everything that was asked for is on the disk and the file is closed.
    pub async fn close(self) {
        // An error here means that the thread has ended already.
        let _ended = self.jobs.send(Job::Close).await;
        let joined = tokio::task::spawn_blocking(move || self.thread.join()).await;
        if !matches!(joined, Ok(Ok(()))) {
            tracing::error!("the writer of the data file ended by a fault");
        }
    }
}

#[cfg(test)]
mod tests;
