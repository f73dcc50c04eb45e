//! How what was shown was met: taken, closed, or neither; and whether it came too soon.

use serde::Serialize;

use super::hide::is_small;
use super::seen::Seen;
use super::stat::Rate;
use super::tally::Tally;

/// Of the attempts in which something was shown, what became of it. What is in progress is not in it.
/// `taken` + `closed` + `wasted` = 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Etiquette {
    /// Attempts in which it was shown; `null` where they are too few to be told of, or hide some that are, and all
    /// else is, too.
    pub attempts: Option<u64>,
    /// It was taken: help by her word, a nudge in so far as a goal was told to be reached.
    pub taken: Option<Rate>,
    /// It was not, and she closed it.
    pub closed: Option<Rate>,
    /// Neither.
    pub wasted: Option<Rate>,
    /// It surely was shown within 5 seconds of the step, of those whose timeline tells.
    pub instant: Option<Rate>,
}

/// Something that was shown in an attempt.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Met {
    pub(super) taken: bool,
    pub(super) closed: bool,
    /// Whether it surely came at once; `None`: the timeline does not tell.
    pub(super) instant: Option<bool>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Manners {
    shown: Tally,
    taken: Tally,
    closed: Tally,
    timed: Tally,
    instant: Tally,
}

impl Manners {
    /// Counts an attempt in which it was shown.
    pub(super) fn add(&mut self, seen: &Seen<'_>, met: Met) {
        if seen.in_progress {
            return;
        }
        let weight = seen.weight;
        self.shown.add(weight);
        self.taken.add_if(met.taken, weight);
        self.closed.add_if(met.closed && !met.taken, weight);
        self.timed.add_if(met.instant.is_some(), weight);
        self.instant.add_if(met.instant == Some(true), weight);
    }

    /// In how many it was shown, and of how many the timeline tells: each is to be shown or not.
    pub(super) const fn sizes(self) -> [u64; 2] {
        [self.shown.heard(), self.timed.heard()]
    }

    /// Where only the few are hidden.
    pub(super) fn etiquette(self, smallest: u64) -> Etiquette {
        let [is_few, is_few_timed] = self.sizes().map(|size| is_small(size, smallest));
        self.etiquette_unless(is_few, is_few_timed)
    }

    /// `suppressed`: nothing is to be shown; `is_untimed`: not how soon it came.
    pub(super) fn etiquette_unless(self, suppressed: bool, is_untimed: bool) -> Etiquette {
        if suppressed {
            return Etiquette::default();
        }
        let neither = self.shown.without(self.taken).without(self.closed);
        Etiquette {
            attempts: Some(self.shown.count()),
            taken: self.taken.share(self.shown),
            closed: self.closed.share(self.shown),
            wasted: neither.share(self.shown),
            instant: self.instant.share(self.timed).filter(|_| !is_untimed),
        }
    }
}
