//! Which columns are meant.

use surasura::Kind;

use crate::args::Wanted;
use crate::encoding::Encoding;
use crate::fault::{Fault, FaultCode, printable};
use crate::mend::Column;
use crate::options::FieldOptions;
use crate::reader::First;
use crate::scan::value;

/// Names of columns in a message, at most.
const LISTED: usize = 50;

/// The first record: how many columns there are, and what they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    fields: Vec<String>,
    named: bool,
}

impl Header {
    /// Reads the first record; `named`: it has the names of the columns.
    ///
    /// # Errors
    /// `HEADER_MISSING`, `HEADER_BROKEN`.
    pub fn new(first: First, encoding: Encoding, named: bool) -> Result<Self, Fault> {
        let text = |raw: Vec<u8>| {
            let bytes = value(&raw);
            let text = encoding.decode(&bytes).unwrap_or_default();
            text.trim().to_owned()
        };
        let fields = match first {
            First::Fields(fields) => fields.into_iter().map(text).collect(),
            First::Broken => return Err(Fault::new(FaultCode::HeaderBroken, 1)),
            First::None if named => return Err(Fault::new(FaultCode::HeaderMissing, 1)),
            First::None => Vec::new(),
        };
        Ok(Self { fields, named })
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.fields.len()
    }

    /// The columns that are wanted, from the left.
    ///
    /// # Errors
    /// `COLUMN_UNKNOWN`, `COLUMN_AMBIGUOUS`, `COLUMN_TWICE`.
    pub fn columns(&self, wanted: &[Wanted], options: FieldOptions) -> Result<Vec<Column>, Fault> {
        let addresses = wanted.iter().filter(|wanted| wanted.kind == Kind::Address);
        let part = addresses.count() > 1;
        let mut columns: Vec<Column> = Vec::new();
        for Wanted { name, kind } in wanted {
            let index = self.place(name)?;
            if columns.iter().any(|column| column.index == index) {
                return Err(Fault::new(FaultCode::ColumnTwice, name));
            }
            let title = self.fields.get(index);
            let title = title.filter(|title| self.named && !title.is_empty());
            columns.push(Column {
                name: title.map_or_else(|| (index + 1).to_string(), String::clone),
                index,
                kind: *kind,
                options: options.options(part && *kind == Kind::Address),
            });
        }
        columns.sort_by_key(|column| column.index);
        Ok(columns)
    }

    /// Where a column is. A name goes before a number.
    fn place(&self, wanted: &str) -> Result<usize, Fault> {
        let wanted = wanted.trim();
        if self.named {
            let same = |(index, name): (usize, &String)| (name == wanted).then_some(index);
            let mut found = self.fields.iter().enumerate().filter_map(same);
            if let Some(index) = found.next() {
                return match found.next() {
                    Some(_) => Err(Fault::new(FaultCode::ColumnAmbiguous, wanted)),
                    None => Ok(index),
                };
            }
        }
        let number = wanted.parse::<usize>().ok();
        let index = number.and_then(|number| number.checked_sub(1));
        // An empty file without names has any column.
        let there = |index: &usize| *index < self.width() || self.width() == 0;
        index.filter(there).ok_or_else(|| {
            let listed = self.listed();
            Fault::new(
                FaultCode::ColumnUnknown,
                format_args!("{wanted} ({listed})"),
            )
        })
    }

    /// The columns there are, for a message.
    fn listed(&self) -> String {
        if !self.named {
            return format!("1-{}", self.width());
        }
        let names = self.fields.iter().take(LISTED);
        let names: Vec<_> = names.map(|name| printable(name)).collect();
        let more = if self.width() > LISTED { ", ..." } else { "" };
        names.join(", ") + more
    }
}
