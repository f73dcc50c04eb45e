//! Server-sent events: "something new is stored". What it is, the page asks for itself.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::run::stopped;
use crate::server::App;

/// At most one message in this time, however many beacons come.
const REST: Duration = Duration::from_millis(500);
/// A comment in this time keeps proxies from closing a quiet stream.
const ALIVE: Duration = Duration::from_secs(15);

/// Says `stored` whenever something new is on the disk, until the server stops.
pub async fn events(
    State(app): State<App>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let messages = unfold(
        (app.store.changes(), app.stopping.clone(), false),
        |(mut changes, mut stopping, rest)| async move {
            tokio::select! {
                biased;
                // Ends at the end, so that open pages do not hold the server back.
                () = stopped(&mut stopping) => None,
                number = next(&mut changes, rest) => {
                    let event = Event::default().event("stored").data(number?.to_string());
                    Some((Ok(event), (changes, stopping, true)))
                }
            }
        },
    );
    Sse::new(messages).keep_alive(KeepAlive::new().interval(ALIVE))
}

async fn next(changes: &mut watch::Receiver<u64>, rest: bool) -> Option<u64> {
    if rest {
        sleep(REST).await;
    }
    changes.changed().await.ok()?;
    Some(*changes.borrow_and_update())
}
