//! The collector's command line.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use surasura_collector::config::Config;
use surasura_collector::run::Collector;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        .init();

    let endpoint = config.endpoint.clone();
    let collector = match Collector::start(config).await {
        Ok(collector) => collector,
        Err(error) => {
            eprintln!("surasura-collector: {error}");
            return ExitCode::FAILURE;
        }
    };
    let signal = match end() {
        Ok(signal) => signal,
        Err(error) => {
            eprintln!("surasura-collector: no signal handler: {error}");
            return ExitCode::FAILURE;
        }
    };
    // Whoever started it may have closed its output; that is no reason to stop.
    let _unread = announce(&collector, &endpoint);
    collector.run(signal).await;
    ExitCode::SUCCESS
}

/// The first line is for programs: it says that the collector is ready, and where.
fn announce(collector: &Collector, endpoint: &str) -> io::Result<()> {
    let address = collector.address();
    let mut out = io::stdout().lock();
    writeln!(out, "surasura collector: http://{address}/")?;
    writeln!(out, "  beacons: http://{address}{endpoint}")?;
    writeln!(out, "  report:  http://{address}/report")?;
    writeln!(out, "  data:    {}", collector.data().display())?;
    out.flush()
}

/// Resolves at SIGINT (Ctrl-C) or SIGTERM. The handlers are in place when this returns.
#[cfg(unix)]
fn end() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Resolves at Ctrl-C.
#[cfg(not(unix))]
fn end() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _gone = tokio::signal::ctrl_c().await;
    })
}
