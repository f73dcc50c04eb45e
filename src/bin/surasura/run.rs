//! A run, from the options to the summary.

use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use crate::args::Args;
use crate::columns::Header;
use crate::encoding::{BOM, Encoding};
use crate::fault::{Fault, FaultCode};
use crate::mend::{Column, Done, Plan};
use crate::output::{DASH, Output, WriteError, keep_apart, keep_stdout_apart};
use crate::pool;
use crate::progress;
use crate::report::Report;
use crate::scan::Layout;
use crate::source::{Source, unreadable};
use crate::summary::Summary;
use crate::tally::Tally;

/// What a run came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is done.
    Done,
    /// With `--check`: something is not valid.
    Invalid,
}

/// Does what the command line says.
///
/// # Errors
/// [`Fault`]; no file has been replaced then.
pub fn run(args: &Args) -> Result<Verdict, Fault> {
    let started = Instant::now();
    let path = args.file.as_deref().filter(|path| *path != Path::new(DASH));
    if args.in_place && path.is_none() {
        return Err(Fault::new(FaultCode::UsageInvalid, "--in-place -"));
    }
    keep_apart([path, args.output.as_deref(), args.report.as_deref()])?;

    let mut source = Source::open(path, args.encoding.0)?;
    let plan = plan(args, &mut source)?;
    let mut outputs = Outputs::open(args, path, &source)?;
    let mut tally = Tally::new(plan.columns.len());
    let bar = progress::bar(!args.quiet && !outputs.show(), source.size());
    let workers = args.threads.unwrap_or_else(pool::usual);
    let (name, encoding) = (source.name.as_str(), source.encoding);

    if outputs.begin(source.marked, encoding, plan.report)? {
        let unreadable = |error| unreadable(name, &error);
        pool::run(source.reader, &plan, workers, unreadable, |done| {
            bar.inc(done.batch.bytes.len() as u64);
            tally.add(&done.tally);
            outputs.write(done)
        })?;
    }
    bar.finish_and_clear();
    let closed = outputs.closed;
    if !closed {
        outputs.finish()?;
    }
    if !args.quiet && !closed {
        let summary = Summary {
            input: name,
            encoding,
            columns: &plan.columns,
            tally: &tally,
            time: started.elapsed(),
            wrote: plan.writes,
        };
        say(&summary.text(args.locale));
    }
    Ok(if args.check && !tally.is_fine() {
        Verdict::Invalid
    } else {
        Verdict::Done
    })
}

/// Writes to the standard error output. If nobody reads it, nobody misses it.
pub fn say(text: &str) {
    let _unread = io::stderr().lock().write_all(text.as_bytes());
}

/// What is to be done with every batch; tells the reader, too.
fn plan(args: &Args, source: &mut Source) -> Result<Plan, Fault> {
    let wanted = args.wanted()?;
    let encoding = source.encoding;
    let layout = if args.lines {
        Layout::Lines
    } else {
        Layout::Csv {
            delimiter: args.delimiter,
            cp932: encoding == Encoding::Cp932,
        }
    };
    source.reader.set_layout(layout);
    let columns = if let (Layout::Lines, Some(kind)) = (layout, args.kind) {
        vec![Column {
            name: "1".into(),
            index: 0,
            kind,
            options: args.field.options(false),
        }]
    } else {
        let first = source.reader.first();
        let first = first.map_err(|error| unreadable(&source.name, &error))?;
        let header = Header::new(first, encoding, !args.no_header)?;
        let columns = header.columns(&wanted, args.field)?;
        let picks = columns.iter().map(|column| column.index).collect();
        source.reader.choose(picks, header.width(), !args.no_header);
        columns
    };
    let report = args.report.as_ref().map(|_| Report {
        values: args.report_values,
        changes: args.report_changes,
    });
    Ok(Plan {
        encoding,
        layout,
        columns,
        report,
        writes: !args.check,
    })
}

/// Where the data and the report go.
struct Outputs {
    data: Output,
    report: Output,
    /// Nobody reads any more.
    closed: bool,
}

impl Outputs {
    fn open(args: &Args, path: Option<&Path>, source: &Source) -> Result<Self, Fault> {
        let like = source.file.as_ref();
        let data = match (&args.output, path) {
            _ if args.check => Output::Nothing,
            (Some(place), _) => Output::named(place, like)?,
            (None, Some(place)) if args.in_place => Output::named(place, like)?,
            _ => Output::Stdout,
        };
        if let (Output::Stdout, Some(file)) = (&data, like) {
            keep_stdout_apart(file)?;
        }
        let report = match &args.report {
            Some(place) => Output::named(place, like)?,
            None => Output::Nothing,
        };
        if matches!((&data, &report), (Output::Stdout, Output::Stdout)) {
            return Err(Fault::new(FaultCode::UsageInvalid, "--report -"));
        }
        Ok(Self {
            data,
            report,
            closed: false,
        })
    }

    /// Whether lines appear where a progress bar would.
    fn show(&self) -> bool {
        self.data.is_terminal() || self.report.is_terminal()
    }

    /// Writes what comes before all rows; false when nobody reads.
    fn begin(
        &mut self,
        marked: bool,
        encoding: Encoding,
        report: Option<Report>,
    ) -> Result<bool, Fault> {
        let mark = |marked| if marked { BOM } else { &[] };
        // A spreadsheet takes a file without the mark for CP932.
        let head = report.map_or(Vec::new(), |report| {
            let mark = mark(marked || encoding == Encoding::Cp932);
            [mark, report.header().as_bytes()].concat()
        });
        self.both(mark(marked), &head)
    }

    /// Writes what became of a batch; false when nobody reads.
    fn write(&mut self, done: &Done) -> Result<bool, Fault> {
        self.both(&done.out, done.report.as_bytes())
    }

    fn both(&mut self, data: &[u8], report: &[u8]) -> Result<bool, Fault> {
        let written = self
            .report
            .write(report)
            .and_then(|()| self.data.write(data));
        match written {
            Ok(()) => Ok(true),
            Err(WriteError::Closed) => {
                self.closed = true;
                Ok(false)
            }
            Err(WriteError::Fault(fault)) => Err(fault),
        }
    }

    fn finish(self) -> Result<(), Fault> {
        self.report.finish()?;
        self.data.finish()
    }
}
