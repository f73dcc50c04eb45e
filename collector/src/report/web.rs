//! The report's own paths.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use surasura::beacon::AttemptId;
use tokio::task::spawn_blocking;

use super::{Ask, ReportError};
use crate::page;
use crate::problem::Problem;
use crate::server::App;

/// The report's own paths; who may ask for them is decided before.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/report/data", get(data).fallback(page::nothing))
        .route("/report/attempts/{attempt}", get(attempt))
}

async fn data(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    let ask = match Ask::parse(&query.unwrap_or_default()) {
        Ok(ask) => ask,
        Err(invalid) => return invalid.into_response(),
    };
    match spawn_blocking(move || app.reporter.report(&ask)).await {
        Ok(Ok(report)) => answer(&report),
        Ok(Err(ReportError::Query(invalid))) => invalid.into_response(),
        Ok(Err(ReportError::Store(error))) => failed(&error),
        Err(error) => failed(&error),
    }
}

/// One attempt, by its id: 32 hex digits in lower case.
async fn attempt(State(app): State<App>, id: Result<Path<String>, PathRejection>) -> Response {
    let id = id.ok().and_then(|Path(hex)| AttemptId::from_hex(&hex));
    let Some(id) = id else {
        return Problem::ATTEMPT_MALFORMED.into_response();
    };
    match spawn_blocking(move || app.reporter.timeline(id)).await {
        Ok(Ok(Some(timeline))) => answer(&timeline),
        Ok(Ok(None)) => Problem::NOT_FOUND.into_response(),
        Ok(Err(error)) => failed(&error),
        Err(error) => failed(&error),
    }
}

fn answer(what: &impl Serialize) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(what)).into_response()
}

fn failed(error: &dyn std::fmt::Display) -> Response {
    tracing::error!(%error, "the report could not be counted");
    Problem::STORE_UNAVAILABLE.into_response()
}
