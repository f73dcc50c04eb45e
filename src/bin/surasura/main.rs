//! The command-line tool: normalises columns of a file, and prints the schema of beacons and the texts about
//! it (`docs/cli.md`).
//!
//! ```text
//! args ── run ── reader ──► batches of rows ──► mend, on several threads ──► output, report, tally ── summary
//! ```

#![forbid(unsafe_code)]
#![deny(missing_docs, missing_debug_implementations)]
// A panic half way through a file of customers would leave half a file.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unreachable,
        clippy::todo
    )
)]

mod args;
mod columns;
mod encoding;
mod fault;
mod mend;
mod options;
mod output;
mod pool;
mod progress;
mod reader;
mod report;
mod run;
mod scan;
mod source;
mod summary;
mod tally;
mod trouble;
mod wire;

use std::process::ExitCode;

use clap::Parser;
use surasura::Locale;

use crate::args::{Args, Command};
use crate::fault::{Fault, FaultCode};
use crate::run::{Verdict, run, say};

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) if !error.use_stderr() => {
            // --help and --version.
            let _unread = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            say(&format!("{}: {error}", FaultCode::UsageInvalid.as_str()));
            return ExitCode::from(2);
        }
    };
    if let Some(Command::Wire(wire)) = &args.command {
        return match wire.run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(fault) => failed(&fault, wire.lang().unwrap_or(args.locale)),
        };
    }
    match run(&args) {
        Ok(Verdict::Done) => ExitCode::SUCCESS,
        Ok(Verdict::Invalid) => ExitCode::from(1),
        Err(fault) => failed(&fault, args.locale),
    }
}

fn failed(fault: &Fault, locale: Locale) -> ExitCode {
    say(&format!("{}\n", fault.message(locale)));
    ExitCode::from(2)
}
