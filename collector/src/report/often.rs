//! How often something happened, and in how many attempts; by the words of a closed list.

use std::collections::HashMap;

use serde::Serialize;
use surasura::beacon::{Held, Meter};

use super::seen::{Cell, Seen, cells};
use super::tally::{Tally, Times};

/// A word of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    /// The word.
    pub key: &'static str,
}

/// How often, and in how many attempts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Often {
    /// Attempts.
    pub attempts: u64,
    /// Times.
    pub times: u64,
}

/// Words with how often.
pub type Counts = Vec<Cell<Word, Often>>;

/// How she went back and forth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Loops {
    /// Back to an earlier step.
    pub backs: Often,
    /// Begun anew.
    pub restarts: Often,
    /// Submits that were stopped.
    pub blocked: Often,
    /// Pages hidden.
    pub hidden: Often,
    /// Pages that came back from the cache of the browser's history.
    pub resumed: Often,
}

/// Counts how often, and in how many attempts.
#[derive(Clone, Copy, Default)]
pub(super) struct Frequency {
    attempts: Tally,
    times: Times,
}

impl Frequency {
    pub(super) fn add(&mut self, times: u16, weight: f64) {
        self.attempts.add_if(times > 0, weight);
        self.times.add(times, weight);
    }

    pub(super) fn often(self) -> Often {
        Often {
            attempts: self.attempts.count(),
            times: self.times.count(),
        }
    }
}

/// What is counted of each attempt under words, in the order of `words`.
pub(super) fn counts<'a>(
    all: &'a [Seen<'a>],
    words: impl Iterator<Item = &'static str>,
    of: impl Fn(&Seen<'a>) -> Vec<(&'static str, u16)>,
    smallest: u64,
) -> Counts {
    let mut found: HashMap<&'static str, Frequency> = HashMap::new();
    for seen in all {
        for (word, times) in of(seen) {
            found.entry(word).or_default().add(times, seen.weight);
        }
    }
    let rows = words.filter_map(|key| {
        let frequency = found.get(key)?;
        let heard = frequency.attempts.heard();
        (heard > 0).then_some((Word { key }, heard, frequency.often()))
    });
    cells(rows.collect(), smallest)
}

/// Why something was held back, and how often.
pub(super) fn reasons<'a>(
    all: &'a [Seen<'a>],
    of: impl Fn(&Seen<'a>) -> &'a [(Held, u16)],
    smallest: u64,
) -> Counts {
    let words = Held::ALL.iter().map(|why| why.as_str());
    let of = |seen: &Seen<'a>| {
        of(seen)
            .iter()
            .map(|(why, times)| (why.as_str(), *times))
            .collect()
    };
    counts(all, words, of, smallest)
}

pub(super) fn loops(all: &[Seen<'_>]) -> Loops {
    let of = |meter| {
        let mut frequency = Frequency::default();
        all.iter()
            .for_each(|seen| frequency.add(seen.row.get(meter), seen.weight));
        frequency.often()
    };
    Loops {
        backs: of(Meter::Backs),
        restarts: of(Meter::Restarts),
        blocked: of(Meter::Blocked),
        hidden: of(Meter::Hidden),
        resumed: of(Meter::Resumed),
    }
}
