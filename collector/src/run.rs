//! The whole collector, from its settings to its end.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::access::Access;
use crate::config::{Config, PlaceError};
use crate::listen::{self, Limits};
use crate::report::Reporter;
use crate::server::{self, App};
use crate::store::{Store, StoreError, Writer};

/// A collector that is ready: its data file is open, its address taken.
pub struct Collector {
    listener: TcpListener,
    address: SocketAddr,
    data: PathBuf,
    router: Router,
    writer: Writer,
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
        let places = config.places().map_err(StartError::Places)?;
        let taken = |error| StartError::Listen(config.listen, error);
        let listener = TcpListener::bind(config.listen).await.map_err(taken)?;
        let address = listener.local_addr().map_err(taken)?;

        let unusable = |error| StartError::Data(places.data.clone(), error);
        let (store, writer) = Store::open(&places.data).map_err(unusable)?;
        let reporter = Reporter::new(&store).map_err(unusable)?;

        let access = Access::new(config.report_token, config.proxied);
        if !access.has_token() && (config.proxied || !address.ip().is_loopback()) {
            tracing::warn!("no report token is set: others cannot see the report");
        }
        let (stop, stopping) = watch::channel(false);
        let app = App {
            store,
            reporter,
            access: Arc::new(access),
            stopping,
        };
        let router = server::router(app, &config.endpoint, places.www.as_deref());
        Ok(Self {
            listener,
            address,
            data: places.data,
            router,
            writer,
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
        tokio::spawn(async move {
            end.await;
            stop.send_replace(true);
        });
        listen::serve(self.listener, self.router, stopping, Limits::default()).await;
        self.writer.close().await;
    }
}

/// Resolves when the collector stops.
pub(crate) async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // An error says that the collector is gone, which is stopped too.
    let _gone = stopping.wait_for(|stop| *stop).await.map(drop);
}
