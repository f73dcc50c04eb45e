//! What is counted, batch by batch, and added up.

use surasura::field::{Code, Severity};
use surasura::text::ChangeCode;
use surasura::{Issue, Outcome};

use crate::report::codes;
use crate::trouble::Trouble;

/// How often something was found, and where first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How often.
    pub count: u64,
    /// The first row of all.
    pub row: u64,
}

/// The counts of a batch, or of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows of data, broken ones included.
    pub rows: u64,
    /// Empty lines.
    pub blank: u64,
    /// Rows that stay as they are because they cannot be read.
    pub broken: Vec<(Trouble, Found)>,
    /// The chosen columns.
    pub columns: Vec<ColumnTally>,
}

/// The counts of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnTally {
    /// Cells that are not empty.
    pub values: u64,
    /// Cells that changed.
    pub changed: u64,
    /// Cells with at least one error.
    pub invalid: u64,
    /// Cells with warnings alone.
    pub doubtful: u64,
    /// Cells by the reason of a change.
    pub changes: Vec<(ChangeCode, u64)>,
    /// Cells by issue, with the first one found.
    pub issues: Vec<(Issue, Found)>,
    /// Cells that could not be written.
    pub unencodable: Option<Found>,
}

impl Tally {
    /// Nothing counted yet, of this many columns.
    pub fn new(columns: usize) -> Self {
        Self {
            columns: vec![ColumnTally::default(); columns],
            ..Self::default()
        }
    }

    /// Counts a row that cannot be read.
    pub fn broken(&mut self, trouble: Trouble, row: u64) {
        count_trouble(&mut self.broken, trouble, Found { count: 1, row });
    }

    /// Whether everything is valid and was written.
    pub fn is_fine(&self) -> bool {
        let fine = |column: &ColumnTally| column.invalid == 0 && column.unencodable.is_none();
        self.broken.is_empty() && self.columns.iter().all(fine)
    }

    /// Adds what was counted of later rows.
    pub fn add(&mut self, later: &Self) {
        self.rows += later.rows;
        self.blank += later.blank;
        for (trouble, found) in &later.broken {
            count_trouble(&mut self.broken, *trouble, *found);
        }
        for (column, later) in self.columns.iter_mut().zip(&later.columns) {
            column.add(later);
        }
    }
}

impl ColumnTally {
    /// Counts a cell that is not empty.
    pub fn outcome(&mut self, row: u64, outcome: &Outcome) {
        self.values += 1;
        if !outcome.valid() {
            self.invalid += 1;
        } else if !outcome.issues.is_empty() {
            self.doubtful += 1;
        }
        for issue in &outcome.issues {
            self.count_issue(issue, Found { count: 1, row });
        }
    }

    /// Counts that it was written anew.
    pub fn changed(&mut self, outcome: &Outcome) {
        self.changed += 1;
        for code in codes(outcome) {
            self.count_change(code, 1);
        }
    }

    /// Counts a cell that could not be written.
    pub fn unencodable(&mut self, found: Found) {
        let first = self.unencodable.get_or_insert(Found { count: 0, ..found });
        first.count += found.count;
    }

    fn add(&mut self, later: &Self) {
        self.values += later.values;
        self.changed += later.changed;
        self.invalid += later.invalid;
        self.doubtful += later.doubtful;
        for (code, count) in &later.changes {
            self.count_change(*code, *count);
        }
        for (issue, found) in &later.issues {
            self.count_issue(issue, *found);
        }
        if let Some(found) = later.unencodable {
            self.unencodable(found);
        }
    }

    fn count_change(&mut self, code: ChangeCode, count: u64) {
        match self.changes.iter_mut().find(|(known, _)| *known == code) {
            Some((_, known)) => *known += count,
            None => self.changes.push((code, count)),
        }
    }

    fn count_issue(&mut self, issue: &Issue, found: Found) {
        let same = |known: &&mut (Issue, Found)| known.0.code == issue.code;
        match self.issues.iter_mut().find(same) {
            Some((_, known)) => known.count += found.count,
            None => {
                // A suggestion is a value, and no part of a count.
                let mut plain = Issue::new(issue.code);
                plain.count = issue.count;
                self.issues.push((plain, found));
            }
        }
    }

    /// The issues, errors before warnings, each in the order of their codes.
    pub fn sorted_issues(&self) -> Vec<&(Issue, Found)> {
        let mut issues: Vec<_> = self.issues.iter().collect();
        let place = |code: Code| Code::ALL.iter().position(|known| *known == code);
        issues.sort_by_key(|(issue, _)| {
            let warning = issue.severity() == Severity::Warning;
            (warning, place(issue.code))
        });
        issues
    }
}

fn count_trouble(all: &mut Vec<(Trouble, Found)>, trouble: Trouble, found: Found) {
    match all.iter_mut().find(|(known, _)| *known == trouble) {
        Some((_, known)) => known.count += found.count,
        None => all.push((trouble, found)),
    }
}
