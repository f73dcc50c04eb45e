//! The command line.

use std::num::NonZero;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use surasura::{Kind, Locale};

use crate::encoding::Encoding;
use crate::fault::{Fault, FaultCode};
use crate::options::{FieldOptions, kind};
use crate::wire::Wire;

/// Normalises columns of a CSV file: phone numbers, postal codes, names, addresses and more, as they
/// are typed in Japan.
///
/// The file is UTF-8 or CP932 and comes out in the same encoding. Only the chosen columns change;
/// what is not valid stays as it is. A summary goes to the standard error output.
#[derive(Debug, Parser)]
#[command(
    name = "surasura",
    version,
    after_help = AFTER,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    disable_help_subcommand = true
)]
pub struct Args {
    /// Something else than a file
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The file to read; without one, or with `-`, the standard input
    pub file: Option<PathBuf>,

    /// A column, by its name in the header or its number from 1, and what it holds; may be repeated
    #[arg(
        short,
        long = "column",
        value_name = "NAME[=KIND]",
        required_unless_present = "lines"
    )]
    pub columns: Vec<String>,

    /// What columns hold that say no kind of their own
    #[arg(short, long, value_name = "KIND", required_if_eq("lines", "true"), value_parser = kind())]
    pub kind: Option<Kind>,

    /// The first row is data; columns go by their numbers
    #[arg(long)]
    pub no_header: bool,

    /// Character between columns; `tab` for a tab
    #[arg(short, long, value_name = "CHAR", default_value = ",", value_parser = delimiter)]
    pub delimiter: u8,

    /// Every line is one value: no columns, no quotes
    #[arg(long, conflicts_with_all = ["columns", "no_header", "delimiter"])]
    pub lines: bool,

    /// Encoding of the file
    #[arg(short, long, value_name = "NAME", default_value = "auto", value_parser = encoding())]
    pub encoding: Given,

    /// Threads that normalise [default: one for each processor, at most 8]
    #[arg(long, value_name = "COUNT", value_parser = threads)]
    pub threads: Option<NonZero<usize>>,

    #[command(flatten)]
    pub field: FieldOptions,

    /// File to write, instead of the standard output; it appears when it is complete
    #[arg(short, long, value_name = "FILE", help_heading = "What comes out")]
    pub output: Option<PathBuf>,

    /// Replace the file that is read, once all of it is done
    #[arg(
        long,
        requires = "file",
        conflicts_with = "output",
        help_heading = "What comes out"
    )]
    pub in_place: bool,

    /// Write no data; end with 1 when something is not valid
    #[arg(long, conflicts_with_all = ["output", "in_place"], help_heading = "What comes out")]
    pub check: bool,

    /// CSV file for what was found: row, column, code, severity, suggestion; no values
    #[arg(long, value_name = "FILE", help_heading = "What comes out")]
    pub report: Option<PathBuf>,

    /// The report has values, too: before, after and suggested. They are personal data
    #[arg(long, requires = "report", help_heading = "What comes out")]
    pub report_values: bool,

    /// The report has a line for each change, too
    #[arg(long, requires = "report", help_heading = "What comes out")]
    pub report_changes: bool,

    /// Language of the messages
    #[arg(long, value_name = "LANGUAGE", default_value = "ja", value_parser = locale(), help_heading = "What is said")]
    pub locale: Locale,

    /// No progress bar and no summary
    #[arg(short, long, help_heading = "What is said")]
    pub quiet: bool,
}

/// What else there is.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The wire format of beacons: its schema, and the texts that a shop publishes about it
    #[command(subcommand, disable_help_subcommand = true)]
    Wire(Wire),
}

const AFTER: &str = "\
Exit codes:
  0  done
  1  with --check: something is not valid
  2  the command line is wrong, or a file cannot be read or written

Examples:
  surasura --kind phone --column 電話番号 customers.csv > mended.csv
  surasura -c 郵便番号=postal -c 住所=address --in-place customers.csv
  surasura -c 3=email --no-header --check --report found.csv customers.csv";

/// An encoding as it was given: none for `auto`.
#[derive(Clone, Copy, Debug)]
pub struct Given(pub Option<Encoding>);

fn encoding() -> impl TypedValueParser<Value = Given> {
    let names = [
        PossibleValue::new("auto"),
        PossibleValue::new("utf-8").alias("utf8"),
        PossibleValue::new("cp932").aliases([
            "sjis",
            "shift_jis",
            "shift-jis",
            "windows-31j",
            "ms932",
        ]),
    ];
    PossibleValuesParser::new(names).map(|name| {
        Given(match name.as_str() {
            "auto" => None,
            "utf-8" | "utf8" => Some(Encoding::Utf8),
            _ => Some(Encoding::Cp932),
        })
    })
}

/// `ja` or `en`.
pub fn locale() -> impl TypedValueParser<Value = Locale> {
    let known = |name: String| Locale::from_name(&name).ok_or("another language");
    PossibleValuesParser::new(["ja", "en"]).try_map(known)
}

fn delimiter(text: &str) -> Result<u8, &'static str> {
    match text.as_bytes() {
        _ if text == "tab" || text == "\\t" => Ok(b'\t'),
        [b'"' | b'\r' | b'\n' | 0] => Err("quotes and line ends have their meaning already"),
        [byte] if byte.is_ascii() => Ok(*byte),
        _ => Err("one ASCII character, or tab"),
    }
}

fn threads(text: &str) -> Result<NonZero<usize>, &'static str> {
    let count = text
        .parse()
        .ok()
        .filter(|count: &NonZero<usize>| count.get() <= 256);
    count.ok_or("a number from 1 to 256")
}

/// A column that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its name or number.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

impl Args {
    /// The columns asked for. A name may have `=` in it: the last one counts, and only before a kind.
    ///
    /// # Errors
    /// `USAGE_INVALID` where a column has no kind.
    pub fn wanted(&self) -> Result<Vec<Wanted>, Fault> {
        let wanted = |text: &String| {
            let pair = text.rsplit_once('=');
            let pair = pair.and_then(|(name, kind)| Some((name, Kind::from_name(kind).ok()?)));
            let (name, kind) = match (pair, self.kind) {
                (Some(pair), _) => pair,
                (None, Some(kind)) => (text.as_str(), kind),
                (None, None) => {
                    let kinds = Kind::ALL.map(Kind::as_str).join("|");
                    let about = format!("--column {text}: NAME={kinds}");
                    return Err(Fault::new(FaultCode::UsageInvalid, about));
                }
            };
            let name = name.to_owned();
            Ok(Wanted { name, kind })
        };
        self.columns.iter().map(wanted).collect()
    }
}
