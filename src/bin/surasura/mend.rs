//! The work itself: the chosen cells of a batch, normalised. Everything else is copied.

use std::borrow::Cow;

use surasura::{Kind, Options, Outcome, normalize};

use crate::encoding::Encoding;
use crate::reader::{Batch, Standing};
use crate::report::{Cell, Report};
use crate::scan::{Layout, push_field, value};
use crate::tally::{Found, Tally};
use crate::trouble::Trouble;

/// A column to work on.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name, or its number where there are no names.
    pub name: String,
    /// Its place among the columns, from 0.
    pub index: usize,
    /// What it holds.
    pub kind: Kind,
    /// How it is normalised.
    pub options: Options,
}

/// What is to be done with every batch.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How the bytes are text.
    pub encoding: Encoding,
    /// How the text is cut.
    pub layout: Layout,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The report, if one is asked for.
    pub report: Option<Report>,
    /// Whether there is to be data.
    pub writes: bool,
}

/// What became of a batch.
#[derive(Debug, Default)]
pub struct Done {
    /// The batch itself, to be used again.
    pub batch: Batch,
    /// The rows as they are now.
    pub out: Vec<u8>,
    /// The lines of the report.
    pub report: String,
    /// What was counted.
    pub tally: Tally,
}

impl Plan {
    /// Works on a batch.
    pub fn mend(&self, batch: Batch) -> Done {
        let mut done = Done {
            tally: Tally::new(self.columns.len()),
            ..Done::default()
        };
        if self.writes {
            done.out.reserve(batch.bytes.len() + batch.bytes.len() / 8);
        }
        let all_text = self.encoding.holds(&batch.bytes);
        let mut cells = batch.cells.chunks_exact(self.columns.len().max(1));
        let (mut start, mut copied) = (0, 0);
        for row in &batch.rows {
            let bytes = batch.bytes.get(start..row.end).unwrap_or_default();
            start = row.end;
            match row.standing {
                Standing::Header | Standing::Rest => {}
                Standing::Blank => done.tally.blank += 1,
                Standing::Broken(trouble) => self.broken(&mut done, trouble, row.number),
                Standing::Fine => {
                    let cells = cells.next().unwrap_or_default();
                    if !all_text && !self.encoding.holds(bytes) {
                        self.broken(&mut done, Trouble::EncodingInvalid, row.number);
                        continue;
                    }
                    done.tally.rows += 1;
                    for (index, (from, to)) in cells.iter().copied().enumerate() {
                        let raw = batch.bytes.get(from..to).unwrap_or_default();
                        let Some(field) = self.cell(&mut done, row.number, index, raw) else {
                            continue;
                        };
                        if self.writes {
                            let before = batch.bytes.get(copied..from).unwrap_or_default();
                            done.out.extend_from_slice(before);
                            done.out.extend_from_slice(&field);
                            copied = to;
                        }
                    }
                }
            }
        }
        if self.writes {
            let rest = batch.bytes.get(copied..).unwrap_or_default();
            done.out.extend_from_slice(rest);
        }
        done.batch = batch;
        done
    }

    fn broken(&self, done: &mut Done, trouble: Trouble, row: u64) {
        done.tally.rows += 1;
        done.tally.broken(trouble, row);
        if let Some(report) = self.report {
            let cell = Cell {
                row,
                column: "",
                before: "",
                after: "",
            };
            report.trouble(&mut done.report, cell, trouble);
        }
    }

    /// What a field becomes, when it is to become something else.
    fn cell(&self, done: &mut Done, row: u64, index: usize, raw: &[u8]) -> Option<Vec<u8>> {
        let column = self.columns.get(index)?;
        let tally = done.tally.columns.get_mut(index)?;
        let bytes = match self.layout {
            Layout::Csv { .. } => value(raw),
            Layout::Lines => raw.into(),
        };
        if bytes.is_empty() {
            return None;
        }
        let before = self.encoding.decode(&bytes)?;
        let (outcome, after) = normalized(column, &before);
        tally.outcome(row, &outcome);

        let mut written = None;
        let mut trouble = None;
        if let Some(after) = &after {
            let mut field = Vec::with_capacity(after.len() + 2);
            let mut text = String::new();
            let text = match self.layout {
                Layout::Csv { delimiter, .. } => {
                    push_field(&mut text, after, delimiter, raw.starts_with(b"\""));
                    &text
                }
                Layout::Lines => after,
            };
            if self.encoding.push(&mut field, text) {
                tally.changed(&outcome);
                written = Some(field);
            } else {
                tally.unencodable(Found { count: 1, row });
                trouble = Some(Trouble::CharacterUnencodable);
            }
        }
        if let Some(report) = self.report {
            let cell = Cell {
                row,
                column: &column.name,
                before: &before,
                after: match &after {
                    Some(after) if written.is_some() => after,
                    _ => &before,
                },
            };
            if let Some(trouble) = trouble {
                report.trouble(&mut done.report, cell, trouble);
            }
            report.outcome(&mut done.report, cell, &outcome);
        }
        written
    }
}

/// What the library says of a value, and the new value if there is one. The library knows one line
/// break, LF; cells of files have CRLF, too.
fn normalized(column: &Column, before: &str) -> (Outcome, Option<String>) {
    let crlf = before.contains("\r\n");
    let text = if crlf {
        Cow::from(before.replace("\r\n", "\n"))
    } else {
        before.into()
    };
    let outcome = normalize(column.kind, &text, column.options);
    let after = outcome.changed.then(|| {
        if crlf {
            outcome.value.replace('\n', "\r\n")
        } else {
            outcome.value.clone()
        }
    });
    (outcome, after)
}

#[cfg(test)]
mod tests;
