//! `POST` of a beacon: read at most 64 KiB, decode strictly, keep, answer.

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use surasura::beacon::{self, MAX_BODY, WireError};

use crate::problem::Problem;
use crate::server::App;

/// What is too large is read on and thrown away up to here: a client that is cut off while it still
/// sends does not see why.
const PATIENCE: usize = 1 << 20;

/// Takes one beacon. The content type is not looked at: `sendBeacon` says `text/plain`.
///
/// # Errors
/// A [`Problem`] with the reason; nothing is stored then.
pub async fn take(State(app): State<App>, body: Body) -> Result<StatusCode, Problem> {
    let bytes = read(body).await?;
    let state = beacon::decode(&bytes)?;
    match app.store.put(state).await {
        Ok(put) => {
            tracing::debug!(?put, "beacon");
            Ok(StatusCode::NO_CONTENT)
        }
        Err(_unavailable) => Err(Problem::STORE_UNAVAILABLE),
    }
}

/// Answers every other method.
pub async fn other_method() -> Problem {
    Problem::BEACON_METHOD
}

async fn read(mut body: Body) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut seen = 0_usize;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Problem::BODY_UNREADABLE)?;
        let Some(data) = frame.data_ref() else {
            continue;
        };
        seen = seen.saturating_add(data.len());
        if seen > PATIENCE {
            break;
        }
        if seen <= MAX_BODY {
            bytes.extend_from_slice(data);
        }
    }
    if seen > MAX_BODY {
        return Err(WireError::TooLarge.into());
    }
    Ok(bytes)
}
