//! How what was shown was met: taken, closed, or neither; and whether it came too soon.

use serde::Serialize;
use surasura::beacon::{Act, BUCKETS, Entry, MAX_LOG, Signal, shortest};
use surasura::nudge::NudgeState;

use super::hide::is_small;
use super::seen::Seen;
use super::stat::Rate;
use super::tally::Tally;

/// So soon after the beginning of a step is instant, ms. Sprocket waits as long before it speaks at all
/// (sprocket.bz/blog/20201210).
const INSTANT_MS: u32 = 5_000;

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

/// Whether help for a signal, or a nudge that asks for more, surely came at once; `None`: it did not come, or
/// the timeline does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Instants {
    pub(super) help: [Option<bool>; Signal::ALL.len()],
    pub(super) nudge: Option<bool>,
}

impl Instants {
    /// From the timeline, whose times are from and to: what may have been later than it seems is not instant.
    pub(super) fn of(log: &[Entry]) -> Self {
        let mut found = Self::default();
        // Visible time since the step began, at most; `None`: it is not known.
        let mut since = Some(0_u32);
        for (at, entry) in log.iter().enumerate() {
            // Here a full timeline lacks what happened.
            if log.len() >= MAX_LOG && at == MAX_LOG / 3 {
                since = None;
            }
            since = since.map(|ms| ms.saturating_add(longest(entry.after)));
            let about = entry.about.map(usize::from);
            let slot = match entry.act {
                Act::Step => {
                    since = Some(0);
                    continue;
                }
                Act::Help => about.and_then(|signal| found.help.get_mut(signal)),
                Act::Nudge => about
                    .and_then(|state| NudgeState::ALL.get(state))
                    .filter(|state| asks(**state))
                    .map(|_| &mut found.nudge),
                _ => None,
            };
            if let (Some(slot), Some(ms)) = (slot, since) {
                *slot = Some(*slot == Some(true) || ms <= INSTANT_MS);
            }
        }
        found
    }
}

/// Whether a nudge of this state asks for more.
pub(super) const fn asks(state: NudgeState) -> bool {
    matches!(
        state,
        NudgeState::Near | NudgeState::OneItem | NudgeState::Lost
    )
}

/// The longest time of a bucket, ms.
const fn longest(bucket: u16) -> u32 {
    if bucket + 1 < BUCKETS {
        shortest(bucket + 1)
    } else {
        u32::MAX
    }
}

#[cfg(test)]
mod tests;
