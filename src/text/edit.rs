//! A text being edited, in which every character remembers where it came from.

mod change;
pub mod group;
mod replace;
mod rewrite;

use alloc::string::String;
use alloc::vec::Vec;

pub use change::{Change, ChangeCode};

/// A character and the part of the given text that it stands for.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// The character as it is now.
    pub ch: char,
    /// As it was given; [`NONE`] where it stands for several characters, or for none.
    given: char,
    from: u32,
    to: u32,
    why: Option<ChangeCode>,
}

impl Cell {
    /// Makes it another character. What has become again what it was given as was never changed.
    fn set(&mut self, ch: char, why: ChangeCode) {
        if self.ch != ch {
            self.ch = ch;
            self.why = Some(why).filter(|_| ch != self.given);
        }
    }
}

/// No character that a cell was given as. A noncharacter of Unicode; nothing is ever made it.
const NONE: char = char::MAX;

/// A text being edited.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    cells: Vec<Cell>,
    /// Why the units of the given text were taken out, by their offsets; empty until the first one is.
    gone: Vec<Option<ChangeCode>>,
    /// Length of the given text, in UTF-16 units.
    units: u32,
    groups: u8,
}

impl Edit {
    /// Starts from the text as it was typed.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut edit = Self::default();
        edit.cells.reserve(text.len());
        for ch in text.chars() {
            edit.give(ch);
        }
        edit
    }

    /// Starts anew, without a text.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.gone.clear();
        self.units = 0;
        self.groups = 0;
    }

    /// Adds a character to the text as it was typed, before anything is changed.
    pub fn give(&mut self, ch: char) {
        let from = self.units;
        self.units = from.wrapping_add(utf16(ch));
        self.groups |= group::of(ch);
        self.cells.push(Cell {
            ch,
            given: ch,
            from,
            to: self.units,
            why: None,
        });
    }

    /// Gives the whole text in one go, as UTF-16 units of which none is half a surrogate pair: nearly
    /// every text can be.
    pub fn give_units(&mut self, units: &[u32]) {
        self.clear();
        let (mut from, mut groups) = (0_u32, 0_u8);
        self.cells.extend(units.iter().map(|unit| {
            let ch = char::from_u32(*unit).unwrap_or_default();
            groups |= group::of(ch);
            let to = from.wrapping_add(1);
            let cell = Cell {
                ch,
                given: ch,
                from,
                to,
                why: None,
            };
            from = to;
            cell
        }));
        self.units = from;
        self.groups = groups;
    }

    /// Length of the given text, in UTF-16 code units.
    #[must_use]
    pub fn units(&self) -> u32 {
        self.units
    }

    /// Whether the given text has a character of these [`group`]s. What a pass made since does not
    /// count.
    #[must_use]
    pub fn has(&self, groups: u8) -> bool {
        self.groups & groups != 0
    }

    /// The cells as they are now.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The character at `index`, if there is one.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<char> {
        self.cells.get(index).map(|cell| cell.ch)
    }

    /// The text as it is now.
    #[must_use]
    pub fn text(&self) -> String {
        self.cells.iter().map(|cell| cell.ch).collect()
    }

    /// Whether anything was changed.
    #[must_use]
    pub fn changed(&self) -> bool {
        !self.gone.is_empty() || self.cells.iter().any(|cell| cell.why.is_some())
    }

    /// Replaces the character at `index`. Nothing is recorded when it stays the same.
    pub fn set(&mut self, index: usize, ch: char, why: ChangeCode) {
        if let Some(cell) = self.cells.get_mut(index) {
            cell.set(ch, why);
        }
    }

    /// Replaces every character by `f` of it, where the given text has one of these [`group`]s, which
    /// are all that `f` replaces.
    pub fn map(&mut self, groups: u8, why: ChangeCode, f: fn(char) -> char) {
        if self.has(groups) {
            for cell in &mut self.cells {
                cell.set(f(cell.ch), why);
            }
        }
    }

    /// Takes out every character for which `f` holds; it is told the character before, too.
    pub fn remove(&mut self, why: ChangeCode, f: fn(Option<char>, char) -> bool) {
        let mut before = None;
        let mut kept = 0_usize;
        for index in 0..self.cells.len() {
            let Some(cell) = self.cells.get(index).copied() else {
                break;
            };
            if f(before, cell.ch) {
                self.mark(cell, why);
                continue;
            }
            before = Some(cell.ch);
            if let Some(place) = self.cells.get_mut(kept) {
                *place = cell;
            }
            kept = kept.wrapping_add(1);
        }
        self.cells.truncate(kept);
    }

    /// Takes out the cells from `start` to `end`, exclusive.
    pub fn cut(&mut self, start: usize, end: usize, why: ChangeCode) {
        let end = end.min(self.cells.len());
        for index in start..end {
            if let Some(cell) = self.cells.get(index) {
                self.mark(*cell, why);
            }
        }
        // Not `drain`, whose checks and care for what a panic leaves are 0.2 KB.
        let mut kept = start.min(end);
        for index in end..self.cells.len() {
            let cell = self.cells.get(index).copied();
            if let (Some(cell), Some(place)) = (cell, self.cells.get_mut(kept)) {
                *place = cell;
            }
            kept = kept.wrapping_add(1);
        }
        self.cells.truncate(kept);
    }

    /// Remembers why a cell is taken out.
    fn mark(&mut self, cell: Cell, why: ChangeCode) {
        for unit in cell.from..cell.to {
            if self.gone.is_empty() {
                self.gone.resize(self.units as usize, None);
            }
            if let Some(gone) = self.gone.get_mut(unit as usize) {
                *gone = Some(why);
            }
        }
    }

    /// Walks over neighbours: where `f` makes one character of two, they become it, and the walk
    /// goes on after it.
    pub fn join(&mut self, f: impl Fn(char, char) -> Option<(char, ChangeCode)>) {
        // What has just been joined is joined no further.
        let mut closed = false;
        self.cells.dedup_by(|cell, last| {
            if !closed && let Some((ch, why)) = f(last.ch, cell.ch) {
                *last = Cell {
                    ch,
                    given: NONE,
                    from: last.from,
                    to: cell.to,
                    why: Some(why),
                };
                closed = true;
            } else {
                closed = false;
            }
            closed
        });
    }

    /// Puts `ch` in before `index`.
    pub fn insert(&mut self, index: usize, ch: char, why: ChangeCode) {
        let before = index
            .checked_sub(1)
            .and_then(|before| self.cells.get(before));
        let at = before.map_or(0, |before| before.to);
        let cell = Cell {
            ch,
            given: NONE,
            from: at,
            to: at,
            why: Some(why),
        };
        let mut place = self.cells.len();
        self.cells.push(cell);
        while place > index {
            let left = place.wrapping_sub(1);
            self.cells.swap(left, place);
            place = left;
        }
    }

    /// The last pass: replaces every character by `f` of it. An earlier reason stays.
    pub fn finish(&mut self, why: ChangeCode, f: fn(char) -> char) {
        for cell in &mut self.cells {
            cell.set(f(cell.ch), cell.why.unwrap_or(why));
        }
    }

    /// Takes spaces off both ends.
    pub fn trim(&mut self, is_space: fn(char) -> bool) {
        let end = self.cells.iter().rposition(|cell| !is_space(cell.ch));
        self.cut(
            end.map_or(0, |last| last.wrapping_add(1)),
            usize::MAX,
            ChangeCode::Space,
        );
        let start = self
            .cells
            .iter()
            .position(|cell| !is_space(cell.ch))
            .unwrap_or(0);
        self.cut(0, start, ChangeCode::Space);
    }

    /// Sets hyphens so that the digits stand in groups of these lengths, and takes every other
    /// separator out. All cells that are not digits count as separators.
    pub fn group(&mut self, lengths: &[usize]) {
        let mut lengths = lengths.iter().copied();
        let mut left = lengths.next().unwrap_or(usize::MAX);
        let mut index = 0;
        while let Some(ch) = self.at(index) {
            if ch.is_ascii_digit() {
                if left == 0 {
                    self.insert(index, '-', ChangeCode::Hyphen);
                    index = index.wrapping_add(1);
                    left = lengths.next().unwrap_or(usize::MAX);
                }
                left = left.saturating_sub(1);
                index = index.wrapping_add(1);
                continue;
            }
            let run = self
                .cells
                .iter()
                .skip(index)
                .take_while(|cell| !cell.ch.is_ascii_digit());
            let end = index.wrapping_add(run.count());
            if left == 0 && end < self.cells.len() {
                // A separator stands where one belongs: it stays, as a plain hyphen.
                self.cut(index.wrapping_add(1), end, ChangeCode::Hyphen);
                self.set(index, '-', ChangeCode::Hyphen);
                index = index.wrapping_add(1);
                left = lengths.next().unwrap_or(usize::MAX);
            } else {
                self.cut(index, end, ChangeCode::Hyphen);
            }
        }
    }

    /// Where a caret of the given text (UTF-16 offset) belongs now: right of everything that
    /// stood left of it.
    #[must_use]
    pub fn caret(&self, caret: u32) -> u32 {
        let mut new = 0_u32;
        let mut pending = 0_u32;
        for cell in &self.cells {
            let width = utf16(cell.ch);
            if cell.from == cell.to {
                // What was put in is passed only together with a character that follows it.
                pending = pending.wrapping_add(width);
            } else if cell.to <= caret {
                new = new.wrapping_add(pending).wrapping_add(width);
                pending = 0;
            } else {
                break;
            }
        }
        new
    }

    /// The changes made, in the order of the given text; neighbours with one reason are one.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let mut out = Vec::new();
        self.tell(&mut out);
        out
    }

    /// Adds the changes to `out`.
    pub(crate) fn tell(&self, out: &mut Vec<Change>) {
        // How far both texts have been gone through.
        let (mut given, mut value) = (0_u32, 0_u32);
        for index in 0..=self.cells.len() {
            let (from, to, width, why) = match self.cells.get(index) {
                Some(cell) => (cell.from, cell.to, utf16(cell.ch), cell.why),
                None => (self.units, self.units, 0, None),
            };
            while given < from {
                let next = given.wrapping_add(1);
                if let Some(Some(code)) = self.gone.get(given as usize) {
                    add(out, given, next, *code, value, value);
                }
                given = next;
            }
            // What was taken out between a kana and its mark is part of their joining.
            given = to;
            let start = value;
            value = start.wrapping_add(width);
            if let Some(code) = why {
                add(out, from, to, code, start, value);
            }
        }
    }
}

/// Adds a change to those before it, or to the last of them.
fn add(
    changes: &mut Vec<Change>,
    from: u32,
    to: u32,
    code: ChangeCode,
    value_from: u32,
    value_to: u32,
) {
    match changes.last_mut() {
        Some(last) if last.code == code && last.to == from && last.value_to == value_from => {
            last.to = to;
            last.value_to = value_to;
        }
        _ => changes.push(Change {
            from,
            to,
            code,
            value_from,
            value_to,
        }),
    }
}

/// Length in UTF-16 code units, the page's unit for offsets.
pub(super) fn utf16(ch: char) -> u32 {
    if ch > '\u{FFFF}' { 2 } else { 1 }
}
