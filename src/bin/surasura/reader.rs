//! Reads a file in batches of whole records, in constant memory.

use std::io::{self, ErrorKind, Read};

use crate::scan::{Layout, Scan, Scanner};
use crate::trouble::Trouble;

/// What is asked for at once.
const CHUNK: usize = 256 * 1024;
/// How far the start of a file is looked at for a character that tells its encoding.
const LOOK: usize = 1024 * 1024;
/// The longest record. What is longer is a quote that does not close, or no CSV.
const RECORD_MAX: usize = 16 * 1024 * 1024;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One to work on.
    Fine,
    /// The names of the columns.
    Header,
    /// An empty line.
    Blank,
    /// One that cannot be read: it goes out as it came in.
    Broken(Trouble),
    /// More of the row before.
    Rest,
}

/// A row of a batch. The rows of a batch follow each other without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number that a spreadsheet shows beside it: 1 is the first, a header or not.
    pub number: u64,
    /// Where it ends in the bytes of the batch, its end of line included.
    pub end: usize,
    /// What it is.
    pub standing: Standing,
}

/// Whole rows and the places of the cells to work on.
#[derive(Debug, Default)]
pub struct Batch {
    /// The rows as they were read.
    pub bytes: Vec<u8>,
    /// What they are.
    pub rows: Vec<Row>,
    /// Of each fine row the chosen cells, as `(start, end)` in the bytes.
    pub cells: Vec<(usize, usize)>,
}

/// The first record of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// Its fields, quotes included.
    Fields(Vec<Vec<u8>>),
    /// Its quotes do not close.
    Broken,
    /// There is none.
    None,
}

/// Reads a file in batches.
#[derive(Debug)]
pub struct Reader<R> {
    input: R,
    /// Bytes asked for at once.
    chunk: usize,
    /// The longest record.
    most: usize,
    ended: bool,
    scanner: Scanner,
    /// Read, and in no batch yet.
    carry: Vec<u8>,
    /// Where `carry` begins in the file.
    offset: u64,
    /// Up to here in the file, quotes that are open at the end of a line do not close. Where a
    /// scan from an earlier line found that out, a scan from a later line which has quotes open at
    /// the end of the same line would only find the same again: so each byte is read twice at most.
    known: u64,
    number: u64,
    header: bool,
    picks: Vec<usize>,
    width: usize,
    /// In a line that is too long, up to its end.
    overlong: bool,
}

impl<R: Read> Reader<R> {
    /// A reader at the start of a file.
    pub fn new(input: R) -> Self {
        Self {
            input,
            chunk: CHUNK,
            most: RECORD_MAX,
            ended: false,
            scanner: Scanner::new(Layout::Lines),
            carry: Vec::new(),
            offset: 0,
            known: 0,
            number: 0,
            header: false,
            picks: vec![0],
            width: 1,
            overlong: false,
        }
    }

    /// The start of the file: at least three bytes; with `far` as much as it takes to see a
    /// character other than ASCII, within bounds. And whether that is all of it.
    ///
    /// # Errors
    /// What the file gives.
    pub fn look(&mut self, far: bool) -> io::Result<(&[u8], bool)> {
        while !self.ended
            && (self.carry.len() < 3 || far && self.carry.is_ascii() && self.carry.len() < LOOK)
        {
            self.fill_carry()?;
        }
        Ok((&self.carry, self.ended))
    }

    /// Takes bytes off the start.
    pub fn skip(&mut self, count: usize) {
        self.carry.drain(..count.min(self.carry.len()));
    }

    /// Says how the file is cut.
    pub fn set_layout(&mut self, layout: Layout) {
        self.scanner = Scanner::new(layout);
    }

    /// The first record that is not an empty line, which is still to be read.
    ///
    /// # Errors
    /// What the file gives.
    pub fn first(&mut self) -> io::Result<First> {
        let mut scanner = self.scanner.clone();
        let mut start = 0;
        loop {
            let rest = self.carry.get(start..).unwrap_or_default();
            match scanner.scan(rest, self.ended, 0) {
                Scan::Record(len) if scanner.is_blank() => {
                    start += len;
                    scanner.reset();
                }
                Scan::Record(_) => {
                    let fields = scanner.fields().iter();
                    let raw = fields.filter_map(|(from, to)| rest.get(*from..*to));
                    return Ok(First::Fields(raw.map(<[u8]>::to_vec).collect()));
                }
                Scan::Broken(_) => return Ok(First::Broken),
                Scan::More if self.ended => return Ok(First::None),
                Scan::More if rest.len() > self.most => return Ok(First::Broken),
                Scan::More => self.fill_carry()?,
            }
        }
    }

    /// Says what is wanted: the cells in these columns, in their order from the left; rows have
    /// `width` columns; the first row is a header or not.
    pub fn choose(&mut self, picks: Vec<usize>, width: usize, header: bool) {
        self.picks = picks;
        self.width = width;
        self.header = header;
    }

    /// The next rows, as many as came with one read; none at the end. A batch that is done with
    /// can be given back.
    ///
    /// # Errors
    /// What the file gives.
    pub fn next(&mut self, mut batch: Batch) -> io::Result<Option<Batch>> {
        batch.bytes.clear();
        batch.rows.clear();
        batch.cells.clear();
        // After a record of megabytes, back to the usual size.
        batch.bytes.shrink_to(4 * self.chunk);
        std::mem::swap(&mut batch.bytes, &mut self.carry);
        let mut start = 0;
        loop {
            start = self.cut(&mut batch, start);
            if !batch.rows.is_empty() || self.ended {
                break;
            }
            self.ended = fill(&mut self.input, &mut batch.bytes, self.chunk)?;
        }
        let tail = batch.bytes.get(start..).unwrap_or_default();
        self.carry.extend_from_slice(tail);
        batch.bytes.truncate(start);
        self.offset += start as u64;
        Ok((!batch.rows.is_empty()).then_some(batch))
    }

    /// Cuts off every row that is whole, from `start`, and says where the rest begins.
    fn cut(&mut self, batch: &mut Batch, mut start: usize) -> usize {
        loop {
            let rest = batch.bytes.get(start..).unwrap_or_default();
            if rest.is_empty() {
                return start;
            }
            if self.overlong {
                let line = rest.iter().position(|byte| *byte == b'\n');
                self.overlong = line.is_none();
                start += line.map_or(rest.len(), |line| line + 1);
                batch.rows.push(Row {
                    number: self.number,
                    end: start,
                    standing: Standing::Rest,
                });
                continue;
            }
            let from = self.offset + start as u64;
            let known = usize::try_from(self.known.saturating_sub(from)).unwrap_or(usize::MAX);
            let (len, standing) = match self.scanner.scan(rest, self.ended, known) {
                Scan::Record(len) => (len, self.standing()),
                Scan::Broken(line) => (line, Standing::Broken(Trouble::QuoteUnclosed)),
                Scan::More if rest.len() <= self.most => return start,
                Scan::More => match self.scanner.first_line() {
                    Some(line) => (line, Standing::Broken(Trouble::QuoteUnclosed)),
                    None => {
                        self.overlong = true;
                        (rest.len(), Standing::Broken(Trouble::RecordTooLong))
                    }
                },
            };
            if standing == Standing::Broken(Trouble::QuoteUnclosed) {
                self.known = self.known.max(from + self.scanner.at() as u64);
            }
            if standing == Standing::Fine {
                for pick in &self.picks {
                    let (from, to) = self.scanner.fields().get(*pick).copied().unwrap_or((0, 0));
                    batch.cells.push((start + from, start + to));
                }
            }
            self.scanner.reset();
            self.number += 1;
            start += len;
            batch.rows.push(Row {
                number: self.number,
                end: start,
                standing,
            });
        }
    }

    /// What the record is that was just found.
    fn standing(&mut self) -> Standing {
        if self.scanner.is_blank() {
            Standing::Blank
        } else if std::mem::take(&mut self.header) {
            Standing::Header
        } else if self.scanner.fields().len() == self.width {
            Standing::Fine
        } else {
            Standing::Broken(Trouble::ColumnCount)
        }
    }

    fn fill_carry(&mut self) -> io::Result<()> {
        self.ended = fill(&mut self.input, &mut self.carry, self.chunk)?;
        Ok(())
    }
}

/// One read to the end of `bytes`; true when there is nothing more.
fn fill(input: &mut impl Read, bytes: &mut Vec<u8>, chunk: usize) -> io::Result<bool> {
    let len = bytes.len();
    bytes.resize(len + chunk, 0);
    let read = loop {
        match input.read(bytes.get_mut(len..).unwrap_or_default()) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read,
        }
    };
    bytes.truncate(len + read.as_ref().map_or(0, |read| *read));
    Ok(read? == 0)
}

#[cfg(test)]
mod tests;
