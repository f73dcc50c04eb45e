//! The report: a CSV file with a line for each thing found. Values are personal data, and stay out
//! unless they are asked for.

use surasura::field::Code;
use surasura::text::ChangeCode;
use surasura::{Issue, Outcome};

use crate::scan::push_field;
use crate::trouble::Trouble;

/// What the report has.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    /// Values before and after, and suggestions.
    pub values: bool,
    /// A line for each change, too.
    pub changes: bool,
}

/// A cell as it was and as it is now.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// The number of its row.
    pub row: u64,
    /// The name of its column.
    pub column: &'a str,
    /// Its value in the input.
    pub before: &'a str,
    /// Its value in the output.
    pub after: &'a str,
}

impl Report {
    /// The first line.
    pub fn header(self) -> String {
        let values = if self.values { ",before,after" } else { "" };
        format!("row,column,code,severity,suggestion{values}\n")
    }

    /// The lines of a cell whose value was normalised.
    pub fn outcome(self, out: &mut String, cell: Cell<'_>, outcome: &Outcome) {
        for Issue {
            code, suggestion, ..
        } in &outcome.issues
        {
            let severity = code.severity().as_str();
            self.line(out, cell, name(*code), severity, suggestion.as_deref());
        }
        if self.changes && cell.before != cell.after {
            for code in codes(outcome) {
                self.line(out, cell, code.as_str(), "change", None);
            }
        }
    }

    /// The line of a cell or, where the column has no name, a whole row that stays as it was.
    pub fn trouble(self, out: &mut String, cell: Cell<'_>, trouble: Trouble) {
        self.line(out, cell, trouble.as_str(), "error", None);
    }

    fn line(
        self,
        out: &mut String,
        cell: Cell<'_>,
        code: &str,
        severity: &str,
        suggestion: Option<&str>,
    ) {
        let suggestion = match suggestion {
            Some(value) if self.values => value,
            Some(_) => "yes",
            None => "",
        };
        let row = cell.row.to_string();
        let fields = [&row, cell.column, code, severity, suggestion];
        for (index, field) in fields.into_iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            push_field(out, field, b',', false);
        }
        if self.values {
            for value in [cell.before, cell.after] {
                out.push(',');
                push_field(out, value, b',', false);
            }
        }
        out.push('\n');
    }
}

/// The reasons of an outcome's changes, each once.
pub fn codes(outcome: &Outcome) -> impl Iterator<Item = ChangeCode> {
    let changes = outcome.changes.iter().enumerate();
    changes.filter_map(|(index, change)| {
        let mut before = outcome.changes.iter().take(index);
        (!before.any(|before| before.code == change.code)).then_some(change.code)
    })
}

/// The name of a code. The library looks it up in a text, which is small and slow; a file may have
/// an issue in every row.
pub fn name(code: Code) -> &'static str {
    static NAMES: std::sync::OnceLock<std::collections::HashMap<Code, &'static str>> =
        std::sync::OnceLock::new();
    let names = NAMES.get_or_init(|| Code::ALL.map(|code| (code, code.as_str())).into());
    names.get(&code).copied().unwrap_or_default()
}
