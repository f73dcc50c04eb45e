//! The routes, and what stands before them.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use tokio::sync::watch;
use tokio::time::timeout;
use tower_http::trace::TraceLayer;

use crate::access::{Access, Visitor};
use crate::problem::Problem;
use crate::report::Reporter;
use crate::store::Store;
use crate::{intake, live, page};

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
    /// True when the server stops.
    pub stopping: watch::Receiver<bool>,
}

/// All routes: beacons at `endpoint`, the report, the files of `www`.
pub fn router(app: App, endpoint: &str, www: Option<&Path>) -> Router {
    let report = Router::new()
        .route("/report", page::report(www))
        .route("/report/data", get(data).fallback(page::nothing))
        .route("/report/events", get(live::events).fallback(page::nothing))
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

async fn data(State(app): State<App>) -> Result<Response, Problem> {
    let counted = tokio::task::spawn_blocking(move || app.reporter.report()).await;
    match counted {
        Ok(Ok(report)) => {
            Ok(([(header::CACHE_CONTROL, "no-store")], Json(&*report)).into_response())
        }
        Ok(Err(error)) => {
            tracing::error!(%error, "the report could not be counted");
            Err(Problem::STORE_UNAVAILABLE)
        }
        Err(error) => {
            tracing::error!(%error, "counting the report ended by a fault");
            Err(Problem::STORE_UNAVAILABLE)
        }
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
