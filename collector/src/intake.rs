//! `POST` of a beacon: read at most [`MAX_BODY`] bytes, decode strictly, keep, answer.

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use surasura::beacon::{self, MAX_BODY, WireError};
use tokio::time::timeout;

use crate::address;
use crate::client::Client;
use crate::limit::{Limiter, Rate};
use crate::problem::Problem;
use crate::server::App;
use crate::store::{Arrival, Failure};
use crate::zone::now;

/// What is too large is read on and thrown away up to here: a client that is cut off while it still
/// sends does not see why.
const PATIENCE: usize = 1 << 20;
/// How long a client may take to send a body.
pub(crate) const BODY_TIME: Duration = Duration::from_secs(10);

/// How many beacons are let in.
#[derive(Debug)]
pub struct Flood {
    client: Limiter,
    total: Limiter,
    proxied: bool,
}

impl Flood {
    /// So many a second of one client, and of all; 0: any number. `proxied`: as for
    /// [`address::of`].
    #[must_use]
    pub fn new(client: u32, total: u32, proxied: bool) -> Self {
        let rate = |per_second: u32, bursts: u32| Rate {
            per_second: per_second.into(),
            burst: per_second.saturating_mul(bursts),
        };
        Self {
            client: Limiter::by_address(rate(client, 6)),
            total: Limiter::for_all(rate(total, 2)),
            proxied,
        }
    }

    fn let_in(&self, peer: Option<SocketAddr>, headers: &HeaderMap) -> Result<(), Problem> {
        let who = peer.and_then(|peer| address::of(peer.ip(), headers, self.proxied));
        // The client first: who is held back by it takes nothing from the others.
        if who.is_some() {
            self.client.take(who).map_err(Problem::too_many)?;
        }
        self.total.take(None).map_err(Problem::too_many)
    }
}

/// Takes one beacon. The content type is not looked at: `sendBeacon` says `text/plain`.
pub async fn take(State(app): State<App>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let peer = ConnectInfo::<SocketAddr>::from_request_parts(&mut parts, &()).await;
    let peer = peer.ok().map(|ConnectInfo(peer)| peer);
    let shared = app.origins.check(&parts.headers);
    // Whatever the answer, the body is read first: see PATIENCE.
    let bytes = timeout(BODY_TIME, read(body)).await;
    let bytes = bytes.unwrap_or(Err(Problem::TIMEOUT));
    let (shared, answer) = match shared {
        Err(foreign) => (None, Err(foreign)),
        Ok(shared) => (Some(shared), keep(&app, peer, &parts.headers, bytes).await),
    };
    if let Err(problem) = &answer {
        app.store.refuse(problem.code);
    }
    let mut response = answer.into_response();
    if let Some(shared) = shared {
        shared.tell(&mut response);
    }
    response
}

async fn keep(
    app: &App,
    peer: Option<SocketAddr>,
    headers: &HeaderMap,
    bytes: Result<Vec<u8>, Problem>,
) -> Result<StatusCode, Problem> {
    app.flood.let_in(peer, headers)?;
    let state = beacon::decode(&bytes?)?;
    let arrival = Arrival {
        state,
        client: Client::of(headers),
        at: now(),
    };
    match app.store.put(arrival).await {
        Ok(put) => {
            tracing::debug!(?put, "beacon");
            Ok(StatusCode::NO_CONTENT)
        }
        Err(Failure::Busy) => Err(Problem::STORE_BUSY),
        Err(Failure::Unavailable) => Err(Problem::STORE_UNAVAILABLE),
    }
}

/// Answers every other method.
pub async fn other_method(State(app): State<App>, method: Method, headers: HeaderMap) -> Response {
    if method != Method::OPTIONS {
        return Problem::BEACON_METHOD.into_response();
    }
    match app.origins.preflight(&headers) {
        Ok(shared) => {
            let mut response = StatusCode::NO_CONTENT.into_response();
            shared.tell_before(&mut response);
            response
        }
        Err(problem) => problem.into_response(),
    }
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
