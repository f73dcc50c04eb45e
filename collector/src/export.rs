//! Everything that is known of each attempt, for whoever counts by other means: as NDJSON, JSON or CSV.
//!
//! Members stand by their names, not by their positions as on the wire. A row is written as soon as it is
//! read; nothing is put together in memory. All rows are of one moment of the data file.

mod csv;
mod row;
mod schema;

use std::io::{self, Write as _};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use futures_util::stream::{empty, unfold};
use rusqlite::Connection;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::spawn_blocking;

use crate::page;
use crate::problem::Problem;
use crate::server::App;
use crate::zone::{Day, Zone};
use row::Row;

/// Exports at a time: each holds on to a moment of the data file, whose log grows meanwhile.
const AT_ONCE: usize = 2;
/// Bytes that are sent at a time, about.
const PIECE: usize = 64 * 1024;
/// Pieces that may wait for a slow client.
const PIECES: usize = 4;

#[derive(Clone, Copy)]
enum Format {
    Ndjson,
    Json,
    Csv,
}

/// The paths of the exports; who may ask for them is decided before.
pub fn routes() -> Router<App> {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let route = |format| {
        let places = Arc::clone(&places);
        get(move |app, method, query| export(app, method, query, format, places))
            .fallback(page::nothing)
    };
    Router::new()
        .route("/report/export.ndjson", route(Format::Ndjson))
        .route("/report/export.json", route(Format::Json))
        .route("/report/export.csv", route(Format::Csv))
        .route(
            "/report/schema.json",
            get(async || Json(schema::schema())).fallback(page::nothing),
        )
}

/// Days of the shop's clock, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    from: Option<Day>,
    to: Option<Day>,
}

impl Range {
    fn read(query: Option<&str>) -> Option<Self> {
        let mut range = Self {
            from: None,
            to: None,
        };
        for pair in query
            .unwrap_or_default()
            .split('&')
            .filter(|pair| !pair.is_empty())
        {
            let slot = match pair.split_once('=')? {
                ("from", day) => (&mut range.from, day),
                ("to", day) => (&mut range.to, day),
                _ => return None,
            };
            // A form sends those that were left blank, too.
            if !slot.1.is_empty() {
                *slot.0 = Some(slot.1.parse().ok()?);
            }
        }
        Some(range)
    }

    /// The first moment, and the first after it.
    fn moments(self, zone: Zone) -> [i64; 2] {
        [
            self.from.map_or(i64::MIN, |day| zone.start(day)),
            self.to.map_or(i64::MAX, |day| zone.start(day.plus(1))),
        ]
    }
}

async fn export(
    app: State<App>,
    method: Method,
    RawQuery(query): RawQuery,
    format: Format,
    places: Arc<Semaphore>,
) -> Result<Response, Problem> {
    let range = Range::read(query.as_deref()).ok_or(Problem::RANGE_MALFORMED)?;
    // Who only asks what it would be holds up nobody.
    let body = match method {
        Method::HEAD => Body::from_stream(empty::<io::Result<Bytes>>()),
        _ => rows(app, format, range, places).await?,
    };
    let (mime, name) = match format {
        Format::Ndjson => ("application/x-ndjson", "surasura.ndjson"),
        Format::Json => ("application/json", "surasura.json"),
        Format::Csv => ("text/csv; charset=utf-8", "surasura.csv"),
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let attachment = HeaderValue::try_from(format!("attachment; filename=\"{name}\""));
    if let Ok(attachment) = attachment {
        headers.insert(header::CONTENT_DISPOSITION, attachment);
    }
    Ok(response)
}

async fn rows(
    State(app): State<App>,
    format: Format,
    range: Range,
    places: Arc<Semaphore>,
) -> Result<Body, Problem> {
    let place = places
        .try_acquire_owned()
        .map_err(|_| Problem::EXPORT_BUSY)?;
    let zone = app.store.zone();
    let opened = spawn_blocking(move || app.store.reader()).await;
    let db = match opened {
        Ok(Ok(db)) => db,
        _ => return Err(Problem::STORE_UNAVAILABLE),
    };
    let (pieces, sent) = mpsc::channel(PIECES);
    spawn_blocking(move || {
        let mut out = Pieces {
            bytes: Vec::with_capacity(PIECE),
            pieces,
        };
        if let Err(error) = write(&db, format, range, zone, &mut out) {
            // The connection breaks off: what came is not taken for all.
            tracing::warn!(%error, "an export ended early");
            let _gone = out.pieces.blocking_send(Err(error));
        }
        drop(place);
    });
    Ok(Body::from_stream(unfold(sent, async |mut sent| {
        sent.recv().await.map(|piece| (piece, sent))
    })))
}

/// Sends what is written in pieces; waits while the client is slow, fails when it is gone.
struct Pieces {
    bytes: Vec<u8>,
    pieces: mpsc::Sender<io::Result<Bytes>>,
}

impl Pieces {
    fn pass_on(&mut self) -> io::Result<()> {
        let bytes = std::mem::replace(&mut self.bytes, Vec::with_capacity(PIECE));
        let sent = self.pieces.blocking_send(Ok(bytes.into()));
        sent.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() >= PIECE {
            self.pass_on()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on()
    }
}

fn write(
    db: &Connection,
    format: Format,
    range: Range,
    zone: Zone,
    out: &mut Pieces,
) -> io::Result<()> {
    let tx = db.unchecked_transaction().map_err(io::Error::other)?;
    match format {
        Format::Ndjson => each(&tx, range, zone, |row| {
            serde_json::to_writer(&mut *out, row)?;
            out.write_all(b"\n")
        })?,
        Format::Csv => {
            csv::head(out)?;
            each(&tx, range, zone, |row| csv::row(out, row))?;
        }
        Format::Json => {
            let day = |day: Option<Day>| day.map(|day| day.to_string());
            let head = serde_json::json!({"from": day(range.from), "to": day(range.to), "utcOffset": zone.to_string()});
            // The head's own end comes at the end of all.
            let head = head.to_string();
            out.write_all(head.trim_end_matches('}').as_bytes())?;
            out.write_all(b",\"attempts\":[")?;
            let mut between: &[u8] = b"\n";
            each(&tx, range, zone, |row| {
                out.write_all(between)?;
                between = b",\n";
                Ok(serde_json::to_writer(&mut *out, row)?)
            })?;
            out.write_all(b"\n],\"counted\":")?;
            serde_json::to_writer(&mut *out, &row::counted(&tx, range.from, range.to)?)?;
            out.write_all(b"}\n")?;
        }
    }
    out.flush()
}

/// Each attempt whose newest state was made in the range, from the oldest.
fn each(
    db: &Connection,
    range: Range,
    zone: Zone,
    mut write: impl FnMut(&Row) -> io::Result<()>,
) -> io::Result<()> {
    let mut statement = db.prepare(row::SELECT).map_err(io::Error::other)?;
    let mut rows = statement
        .query(range.moments(zone))
        .map_err(io::Error::other)?;
    while let Some(found) = rows.next().map_err(io::Error::other)? {
        write(&Row::read(found).map_err(io::Error::other)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
