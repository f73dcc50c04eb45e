//! The whole collector, from its settings to its end.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::access::Access;
use crate::config::{Config, PlaceError};
use crate::intake::Flood;
use crate::listen::{self, Limits};
use crate::origin::Origins;
use crate::report::Reporter;
use crate::server::{self, App};
use crate::store::{Settings, Store, StoreError, Writer};
use crate::zone::now;

/// Between two looks at what is too old.
const TURN: Duration = Duration::from_secs(60);
/// Between two deletions when there is much of it: beacons go before.
const BREATH: Duration = Duration::from_millis(50);
/// Shorter tokens can be tried out, however slowly.
const SHORT_TOKEN: usize = 16;

/// A collector that is ready: its data file is open, its address taken.
pub struct Collector {
    listener: TcpListener,
    address: SocketAddr,
    data: PathBuf,
    router: Router,
    writer: Writer,
    keep: Keep,
    stop: watch::Sender<bool>,
}

/// Why it cannot start.
#[derive(Debug)]
pub enum StartError {
    /// The paths do not do.
    Places(PlaceError),
    /// The data file cannot be used.
    Data(PathBuf, StoreError),
    /// The address cannot be taken.
    Listen(SocketAddr, io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Places(error) => write!(f, "{error}"),
            Self::Data(path, error) => {
                write!(f, "--data: {} cannot be used: {error}", path.display())
            }
            Self::Listen(address, error) => {
                write!(f, "--listen: {address} cannot be taken: {error}")
            }
        }
    }
}

impl std::error::Error for StartError {}

impl Collector {
    /// Opens the data file and takes the address. Connections wait until [`Self::run`].
    ///
    /// # Errors
    /// [`StartError`], with the option to change.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        Self::start_with(config, |store| store).await
    }

    /// As [`Self::start`], with another store than that of the data file: for measuring.
    ///
    /// # Errors
    /// As there.
    #[doc(hidden)]
    pub async fn start_with(
        config: Config,
        other: impl FnOnce(Store) -> Store,
    ) -> Result<Self, StartError> {
        let places = config.places().map_err(StartError::Places)?;
        let taken = |error| StartError::Listen(config.listen, error);
        let listener = TcpListener::bind(config.listen).await.map_err(taken)?;
        let address = listener.local_addr().map_err(taken)?;

        let unusable = |error| StartError::Data(places.data.clone(), error);
        let settings = Settings {
            zone: config.utc_offset,
            ..Settings::default()
        };
        let (store, writer) = Store::open_with(&places.data, settings).map_err(unusable)?;
        let store = other(store);
        let reporter = Reporter::new(&store)
            .map_err(unusable)?
            .with(config.counting);

        if config
            .report_token
            .as_ref()
            .is_some_and(|token| token.len() < SHORT_TOKEN)
        {
            tracing::warn!("the report token is short; what can be guessed protects nothing");
        }
        let access = Access::new(config.report_token, config.proxied);
        if !access.has_token() && (config.proxied || !address.ip().is_loopback()) {
            tracing::warn!("no report token is set: others cannot see the report");
        }
        let (stop, stopping) = watch::channel(false);
        let keep = Keep {
            store: store.clone(),
            days: config.keep_days,
        };
        let app = App {
            store,
            reporter,
            access: Arc::new(access),
            origins: Arc::new(Origins::new(config.origins, config.proxied)),
            flood: Arc::new(Flood::new(
                config.client_rate,
                config.total_rate,
                config.proxied,
            )),
            stopping,
        };
        let router = server::router(app, &config.endpoint, places.www.as_deref());
        Ok(Self {
            listener,
            address,
            data: places.data,
            router,
            writer,
            keep,
            stop,
        })
    }

    /// The address it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The data file.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Serves until `end` comes; then finishes what is under way and closes the data file.
    pub async fn run(self, end: impl Future<Output = ()> + Send + 'static) {
        let stopping = self.stop.subscribe();
        let stop = self.stop;
        let sweeping = tokio::spawn(self.keep.sweep(stop.subscribe()));
        tokio::spawn(async move {
            end.await;
            stop.send_replace(true);
        });
        listen::serve(self.listener, self.router, stopping, Limits::default()).await;
        sweeping.abort();
        self.writer.close().await;
    }
}

/// What is kept, and how long.
struct Keep {
    store: Store,
    days: u32,
}

impl Keep {
    /// Deletes what is too old, until the collector stops.
    async fn sweep(self, mut stopping: watch::Receiver<bool>) {
        let pass = async {
            loop {
                // A failure is logged where it happens, and the next turn may go better.
                let more = self.store.sweep(now(), self.days).await.unwrap_or(false);
                sleep(if more { BREATH } else { TURN }).await;
            }
        };
        tokio::select! {
            () = stopped(&mut stopping) => {}
            () = pass => {}
        }
    }
}

/// Resolves when the collector stops.
pub(crate) async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // An error says that the collector is gone, which is stopped too.
    let _gone = stopping.wait_for(|stop| *stop).await.map(drop);
}
