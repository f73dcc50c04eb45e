//! The collector: takes the beacons of a checkout page, keeps the newest state of every attempt in
//! one SQLite file, and shows at which field people give up.
//!
//! A beacon comes in at [`intake`] and is read by [`surasura::beacon::decode`], which knows no
//! member that could hold what a shopper typed; [`store`] keeps it, [`report`] counts, [`live`]
//! tells the open report pages that something is new, and [`access`] decides who may look.
//! [`server`] puts the routes together, [`listen`] brings the connections, [`run`] is all of it.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod access;
pub mod address;
pub mod client;
pub mod config;
pub mod export;
pub mod intake;
pub mod limit;
pub mod listen;
pub mod live;
pub mod origin;
pub mod page;
pub mod problem;
pub mod report;
pub mod run;
pub mod server;
pub mod store;
pub mod zone;
