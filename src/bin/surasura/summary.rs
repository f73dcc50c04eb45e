//! The summary: what was found, in words.

use std::fmt::Write;
use std::time::Duration;

use surasura::Locale;

use crate::encoding::Encoding;
use crate::fault::{printable, words};
use crate::mend::Column;
use crate::report::name;
use crate::tally::{ColumnTally, Found, Tally};
use crate::trouble::Trouble;

/// What the summary is about.
#[derive(Debug)]
pub struct Summary<'a> {
    /// The name of the input.
    pub input: &'a str,
    /// Its encoding.
    pub encoding: Encoding,
    /// The columns.
    pub columns: &'a [Column],
    /// All that was counted.
    pub tally: &'a Tally,
    /// How long it took.
    pub time: Duration,
    /// Whether data was written.
    pub wrote: bool,
}

impl Summary<'_> {
    /// The lines for the standard error output.
    pub fn text(&self, locale: Locale) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let _infallible = self.write(&mut out, locale);
        out
    }

    fn write(&self, out: &mut String, locale: Locale) -> std::fmt::Result {
        let tally = self.tally;
        let rows = grouped(tally.rows);
        let (input, encoding) = (printable(self.input), self.encoding.as_str());
        match locale {
            Locale::Ja => writeln!(out, "{input}: {encoding}、{rows}行")?,
            Locale::En => writeln!(out, "{input}: {encoding}, rows: {rows}")?,
        }
        for (column, tally) in self.columns.iter().zip(&tally.columns) {
            self.column(out, locale, column, tally)?;
        }
        if !tally.broken.is_empty() {
            let count = grouped(tally.broken.iter().map(|(_, found)| found.count).sum());
            match locale {
                Locale::Ja => writeln!(out, "処理できずそのまま残した行: {count}")?,
                Locale::En => writeln!(out, "rows left as they are: {count}")?,
            }
        }
        for (trouble, found) in &tally.broken {
            found_line(out, locale, "error", *trouble, *found)?;
        }
        let seconds = self.time.as_secs_f64();
        let millis = self.time.as_millis().max(1);
        let rate = u64::try_from(u128::from(tally.rows) * 1000 / millis).unwrap_or(u64::MAX);
        let rate = grouped(rate);
        match locale {
            Locale::Ja => writeln!(out, "{seconds:.2}秒、{rate}行/秒"),
            Locale::En => writeln!(out, "{seconds:.2} s, {rate} rows/s"),
        }
    }

    fn column(
        &self,
        out: &mut String,
        locale: Locale,
        column: &Column,
        tally: &ColumnTally,
    ) -> std::fmt::Result {
        let (title, kind) = (printable(&column.name), column.kind.as_str());
        let [values, changed, invalid, doubtful] =
            [tally.values, tally.changed, tally.invalid, tally.doubtful].map(grouped);
        let changes = match (locale, self.wrote) {
            (Locale::Ja, true) => "修正",
            (Locale::Ja, false) => "修正対象",
            (Locale::En, true) => "changed",
            (Locale::En, false) => "would change",
        };
        match locale {
            Locale::Ja => writeln!(
                out,
                "{title} ({kind}): 値 {values}、{changes} {changed}、エラー {invalid}、注意 {doubtful}"
            )?,
            Locale::En => writeln!(
                out,
                "{title} ({kind}): values: {values}, {changes}: {changed}, invalid: {invalid}, with a warning: {doubtful}"
            )?,
        }
        let mut changes = tally.changes.clone();
        changes.sort_unstable();
        for (code, count) in changes {
            let (code, count) = (code.as_str(), grouped(count));
            writeln!(out, "    change   {code:<24} {count:>10}")?;
        }
        for (issue, found) in tally.sorted_issues() {
            let message = issue.message(locale);
            let severity = issue.severity().as_str();
            line(out, locale, severity, name(issue.code), *found, &message)?;
        }
        if let Some(found) = tally.unencodable {
            found_line(out, locale, "error", Trouble::CharacterUnencodable, found)?;
        }
        Ok(())
    }
}

fn found_line(
    out: &mut String,
    locale: Locale,
    severity: &str,
    trouble: Trouble,
    found: Found,
) -> std::fmt::Result {
    let message = words(locale, trouble.words());
    line(out, locale, severity, trouble.as_str(), found, message)
}

/// A kind of thing found: how often, where first, and what it was there.
fn line(
    out: &mut String,
    locale: Locale,
    severity: &str,
    code: &str,
    found: Found,
    message: &str,
) -> std::fmt::Result {
    let (count, row) = (grouped(found.count), grouped(found.row));
    write!(out, "    {severity:<8} {code:<24} {count:>10}  ")?;
    match locale {
        Locale::Ja => writeln!(out, "{row}行目: {message}"),
        Locale::En => writeln!(out, "row {row}: {message}"),
    }
}

/// 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
