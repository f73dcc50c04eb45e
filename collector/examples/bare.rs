//! The collector, but for the data file: it answers 204 as soon as a beacon is read. What the load on it
//! comes to is what the same load on the collector is measured by (tests/bench/collector.mjs).

use clap::Parser;
use surasura_collector::config::Config;
use surasura_collector::run::Collector;
use surasura_collector::store::Store;

#[tokio::main]
async fn main() {
    let started = Collector::start_with(Config::parse(), Store::keeping_nothing).await;
    match started {
        Ok(collector) => {
            println!("surasura collector: http://{}/", collector.address());
            collector.run(std::future::pending()).await;
        }
        Err(error) => eprintln!("{error}"),
    }
}
