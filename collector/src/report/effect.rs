//! What help or nudges change: the attempts that were free to see them beside those of the hold-out.

use serde::Serialize;

use super::hide::is_small;
use super::seen::Seen;
use super::stat::{Rate, at_every_look, split};
use super::tally::Tally;

/// Below this probability a split is not what it was meant to be (Fabijan et al. 2019 look for less than
/// 0.001, too).
const SUSPECT: f64 = 0.001;

/// Attempts with help, or nudges, beside attempts of the hold-out. What is in progress is in neither.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Effect {
    /// Of help: those to whom it was shown. Of nudges: those to whom they were free to come.
    pub with: Option<Arm>,
    /// Those of the hold-out in the same place.
    pub without: Option<Arm>,
    /// How much higher the rate is with it, with its band; `null` unless both are there and neither is
    /// suppressed.
    pub uplift: Option<Rate>,
    /// What that comes to; `null` where there is none, or the split is suspect.
    pub finding: Option<Finding>,
    /// One of the two is too small to be shown, or hides one that is.
    pub suppressed: bool,
}

/// What an effect comes to, by its band of 95 % made as wide as it takes to hold at every look: the report is
/// looked at all day, and a band for one look does not (Johari et al. 2022).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Finding {
    /// The whole band lies above 0.
    Helps,
    /// The whole band lies below 0: it is to be switched off.
    Harms,
    /// The band spans 0.
    Unclear,
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Arm {
    /// Attempts.
    pub attempts: u64,
    /// Those of them that were done.
    pub done: u64,
    /// Their share.
    pub rate: Option<Rate>,
}

/// The check of the split (sample ratio mismatch).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Split {
    /// Attempts on the side of those who see it.
    pub shown: u64,
    /// Attempts of the hold-out.
    pub would: u64,
    /// The share of the hold-out that the shop means, 0 to 1.
    pub meant: f64,
    /// How likely a split this uneven is by chance.
    pub p: f64,
    /// It is not by chance: what is compared cannot be relied on.
    pub suspect: bool,
}

/// The two that are compared.
#[derive(Clone, Copy, Default)]
pub(super) struct Arms {
    with: [Tally; 2],
    without: [Tally; 2],
    /// Those in progress, too: they were drawn like the others.
    drawn: [u64; 2],
}

impl Arms {
    pub(super) fn add(&mut self, seen: &Seen<'_>, with: bool, without: bool) {
        let [to_with, to_without] = &mut self.drawn;
        let (arm, drawn) = match (with, without) {
            (true, false) => (&mut self.with, to_with),
            (false, true) => (&mut self.without, to_without),
            // It is drawn once an attempt; both is neither.
            _ => return,
        };
        *drawn += 1;
        if !seen.in_progress {
            let [attempts, done] = arm;
            attempts.add(seen.weight);
            done.add_if(seen.is_done(), seen.weight);
        }
    }

    /// How many were drawn to each side, and how many of them are compared: each is to be shown or not.
    pub(super) fn sizes(self) -> [u64; 4] {
        let [shown, would] = self.drawn;
        let [with, without] = [self.with, self.without].map(|[attempts, _]| attempts.heard());
        [shown, would, with, without]
    }

    /// Whether one of them is too small to be shown.
    pub(super) fn is_small(self, smallest: u64) -> bool {
        self.sizes().iter().any(|size| is_small(*size, smallest))
    }

    /// `meant`: the share of the hold-out. `None` where nobody was drawn, or too few to either side.
    pub(super) fn split(self, smallest: u64, meant: f64) -> Option<Split> {
        let [shown, would] = self.drawn;
        if self.drawn.iter().any(|side| is_small(*side, smallest)) {
            return None;
        }
        let p = split(shown, would, meant)?;
        Some(Split {
            shown,
            would,
            meant,
            p,
            suspect: p < SUSPECT,
        })
    }

    /// `suppressed`: neither is to be shown, since either would tell the other, which the signal's attempts lack.
    /// `is_suspect`: the split is, and there is no finding.
    pub(super) fn effect(self, suppressed: bool, is_suspect: bool) -> Effect {
        let arms = [self.with, self.without];
        let [with, without] = arms.map(|[attempts, done]| {
            (!suppressed && attempts.heard() > 0).then(|| Arm {
                attempts: attempts.count(),
                done: done.count(),
                rate: done.share(attempts),
            })
        });
        let rates = with
            .and_then(|arm| arm.rate)
            .zip(without.and_then(|arm| arm.rate));
        let uplift = rates.map(|(with, without)| with.above(without));
        Effect {
            with,
            without,
            uplift,
            finding: uplift.filter(|_| !is_suspect).and_then(|_| self.finding()),
            suppressed,
        }
    }

    fn finding(self) -> Option<Finding> {
        let arms = [self.with, self.without];
        let [first, second] = arms.map(|[attempts, _]| attempts.effective());
        let errors = at_every_look(first, second);
        let [with, without] = arms.map(|[attempts, done]| done.share_as_wide(attempts, errors));
        Some(Finding::of(with?.above(without?)))
    }
}

impl Finding {
    fn of(uplift: Rate) -> Self {
        if uplift.low > 0.0 {
            Self::Helps
        } else if uplift.high < 0.0 {
            Self::Harms
        } else {
            Self::Unclear
        }
    }
}
