//! The routes, and what stands before them.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{ConnectInfo, Path as UrlPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use surasura::beacon::AttemptId;
use tokio::sync::watch;
use tokio::time::timeout;
use tower_http::trace::TraceLayer;

use crate::access::{Access, Visitor};
use crate::intake::Flood;
use crate::origin::Origins;
use crate::problem::Problem;
use crate::report::Reporter;
use crate::store::Store;
use crate::{export, intake, live, page, report};

/// How long a request may take from its head to the head of the answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the routes share.
#[derive(Clone)]
pub struct App {
    /// Where beacons go.
    pub store: Store,
    /// Where numbers come from.
    pub reporter: Reporter,
    /// Who may see them.
    pub access: Arc<Access>,
    /// Whose pages may send beacons.
    pub origins: Arc<Origins>,
    /// How many beacons are let in.
    pub flood: Arc<Flood>,
    /// True when the server stops.
    pub stopping: watch::Receiver<bool>,
}

/// All routes: beacons at `endpoint`, the report, the files of `www`.
pub fn router(app: App, endpoint: &str, www: Option<&Path>) -> Router {
    let report = Router::new()
        .route("/report", page::report(www))
        .route("/report/attempts/{attempt}", delete(forget))
        .merge(export::routes())
        .route("/report/events", get(live::events).fallback(page::nothing))
        .merge(report::routes())
        .layer(middleware::from_fn_with_state(app.clone(), guard));
    let all = Router::new()
        .route(endpoint, post(intake::take).fallback(intake::other_method))
        .merge(report);
    let all = match www {
        Some(www) => page::files(all, www),
        None => all.fallback(page::nothing),
    };
    page::with_headers(all.layer(middleware::from_fn(hurry)))
        // The path alone: a query, a header or a body is never logged, nor is who asked.
        .layer(TraceLayer::new_for_http().make_span_with(|request: &Request| {
            tracing::info_span!("request", method = %request.method(), path = request.uri().path())
        }))
        .with_state(app)
}

/// Deletes an attempt, as whoever sent it may ask.
async fn forget(
    State(app): State<App>,
    attempt: Result<UrlPath<String>, PathRejection>,
) -> Result<StatusCode, Problem> {
    let id = attempt
        .ok()
        .and_then(|UrlPath(hex)| AttemptId::from_hex(&hex));
    match app
        .store
        .delete(id.ok_or(Problem::ATTEMPT_MALFORMED)?)
        .await
    {
        Ok(true) => Ok(StatusCode::NO_CONTENT),
        Ok(false) => Err(Problem::ATTEMPT_UNKNOWN),
        Err(_failure) => Err(Problem::STORE_UNAVAILABLE),
    }
}

/// Lets only those to the report who may see it.
async fn guard(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    app.access.check(&Visitor {
        peer: peer.ip(),
        version: request.version(),
        uri: request.uri(),
        headers: request.headers(),
    })?;
    Ok(next.run(request).await)
}

/// Gives up on a request that does not come to an end.
async fn hurry(request: Request, next: Next) -> Response {
    match timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_elapsed) => Problem::TIMEOUT.into_response(),
    }
}

#[cfg(test)]
mod tests;
