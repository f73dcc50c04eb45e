//! Reads the numbers that `pkg/npm/read.js` wrote, one after the other.

use alloc::vec::Vec;

use crate::cart::{Amount, Name, Percent, TaxRate};
use crate::error::{Error, ErrorCode};

/// What stands for an absent member.
const ABSENT: f64 = -9_007_199_254_740_992.0;

/// Reads numbers one after the other. What is wrong is kept, the first of it, and said at the end.
pub(super) struct Reader {
    pub(super) numbers: Vec<f64>,
    at: usize,
    pub(super) wrong: Option<Error>,
}

impl Reader {
    pub(super) const fn new(numbers: Vec<f64>) -> Self {
        Self {
            numbers,
            at: 0,
            wrong: None,
        }
    }

    #[inline(never)]
    pub(super) fn number(&mut self) -> f64 {
        let number = self.numbers.get(self.at).copied();
        self.at = self.at.saturating_add(1);
        number.unwrap_or(ABSENT)
    }

    pub(super) fn some(&mut self) -> Option<f64> {
        Some(self.number()).filter(|number| *number > ABSENT)
    }

    #[inline(never)]
    pub(super) fn flag(&mut self, default: bool) -> bool {
        self.some().map_or(default, |number| number > 0.0)
    }

    pub(super) fn is_there(&mut self) -> bool {
        self.flag(false)
    }

    #[inline(never)]
    pub(super) fn amount(&mut self) -> Amount {
        self.maybe().unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn maybe(&mut self) -> Option<Amount> {
        self.some().map(|number| Amount::new(number as i64))
    }

    #[inline(never)]
    pub(super) fn count(&mut self) -> Option<u32> {
        self.some().map(|number| number as u32)
    }

    /// One of a list; the first, where it was not said.
    pub(super) fn one<T: Copy + Default>(&mut self, all: &[T]) -> T {
        self.chosen(all).unwrap_or_default()
    }

    pub(super) fn chosen<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.place()).copied()
    }

    /// A place in a list; none has that of what was not said.
    #[inline(never)]
    fn place(&mut self) -> usize {
        self.some().map_or(usize::MAX, |number| number as usize)
    }

    #[inline(never)]
    pub(super) fn name(&mut self) -> Option<Name> {
        self.count().map(Name::numbered)
    }

    /// A name that `read.js` saw.
    #[inline(never)]
    pub(super) fn named(&mut self) -> Name {
        self.name().unwrap_or(Name::numbered(0))
    }

    pub(super) fn names(&mut self) -> Vec<Name> {
        self.list(|read, _| read.named())
    }

    pub(super) fn rate(&mut self) -> TaxRate {
        TaxRate::new(self.named())
    }

    pub(super) fn wrong(&mut self, at: Error, code: ErrorCode) {
        self.wrong.get_or_insert(at.with(code));
    }

    pub(super) fn percent(&mut self, at: Error) -> Option<Percent> {
        let percent = Percent::from_number(self.some()?);
        if percent.is_none() {
            self.wrong(at, ErrorCode::PercentInvalid);
        }
        percent
    }

    /// A list, as long as it says.
    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self, usize) -> T) -> Vec<T> {
        let length = self.count().unwrap_or_default() as usize;
        let mut all = Vec::with_capacity(length.min(self.numbers.len()));
        for at in 0..length.min(self.numbers.len()) {
            all.push(read(self, at));
        }
        all
    }
}
