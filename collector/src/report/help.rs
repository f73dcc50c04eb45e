//! Help and nudges: what was shown, what was held back and why, and what help changes.

use std::collections::HashMap;

use serde::Serialize;
use surasura::beacon::{Held, HelpMeter, Meter, Signal};
use surasura::nudge::NudgeState;

use super::seen::{Cell, Seen, cells};
use super::stat::{Rate, split};
use super::tally::{Tally, Times};

/// Below this probability a split is not what it was meant to be (Fabijan et al. 2019 look for less than
/// 0.001, too).
const SUSPECT: f64 = 0.001;

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

/// The nudges of the cart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Nudges {
    /// Shown, by state.
    pub states: Counts,
    /// Held back, by reason.
    pub silent: Counts,
}

/// Help.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Help {
    /// By signal, from the weakest.
    pub signals: Vec<Cell<Word, SignalNumbers>>,
    /// Held back, by reason.
    pub held: Counts,
    /// What it changes: attempts that saw any beside those that would have.
    pub effect: Effect,
    /// Whether the two were drawn as they were meant to be; `null` where nothing was drawn.
    pub split: Option<Split>,
}

/// What became of help for a signal: times, but for `attempts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SignalNumbers {
    /// Attempts with the signal, and something to offer.
    pub attempts: u64,
    /// Shown.
    pub shown: u64,
    /// It would have been shown, but for the hold-out.
    pub would: u64,
    /// Held back.
    pub held: u64,
    /// Taken.
    pub taken: u64,
    /// Closed.
    pub closed: u64,
    /// What it changes.
    pub effect: Effect,
}

/// Attempts with help beside attempts that would have had it. What is in progress is in neither.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Effect {
    /// Those to whom help was shown.
    pub with: Option<Arm>,
    /// Those of the hold-out to whom it would have been.
    pub without: Option<Arm>,
    /// How much higher the rate is with help, with its band; `null` unless both are there and neither is
    /// suppressed.
    pub uplift: Option<Rate>,
    /// One of the two is too small to be shown.
    pub suppressed: bool,
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
    /// Attempts to whom help was shown.
    pub shown: u64,
    /// Attempts to whom it would have been.
    pub would: u64,
    /// The share of the hold-out that the shop means, 0 to 1.
    pub meant: f64,
    /// How likely a split this uneven is by chance.
    pub p: f64,
    /// It is not by chance: what is compared cannot be relied on.
    pub suspect: bool,
}

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

#[derive(Clone, Copy, Default)]
struct Frequency {
    attempts: Tally,
    times: Times,
}

impl Frequency {
    fn add(&mut self, times: u16, weight: f64) {
        self.attempts.add_if(times > 0, weight);
        self.times.add(times, weight);
    }

    fn often(self) -> Often {
        Often {
            attempts: self.attempts.count(),
            times: self.times.count(),
        }
    }
}

/// What is counted of each attempt under words, in the order of `words`.
fn counts<'a>(
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

pub(super) fn nudges(all: &[Seen<'_>], smallest: u64) -> Nudges {
    let states = NudgeState::ALL.into_iter();
    Nudges {
        states: counts(
            all,
            states.clone().map(NudgeState::as_str),
            |seen| {
                states
                    .clone()
                    .map(|state| (state.as_str(), seen.row.nudges.get(state)))
                    .collect()
            },
            smallest,
        ),
        silent: reasons(all, |seen| &seen.row.silent, smallest),
    }
}

fn reasons<'a>(
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

/// The two that are compared.
#[derive(Clone, Copy, Default)]
struct Arms {
    with: [Tally; 2],
    without: [Tally; 2],
}

impl Arms {
    fn add(&mut self, seen: &Seen<'_>, shown: bool, would: bool) {
        let arm = match (shown, would) {
            (true, false) => &mut self.with,
            (false, true) => &mut self.without,
            // It is drawn once an attempt; both is neither.
            _ => return,
        };
        if !seen.in_progress {
            let [attempts, done] = arm;
            attempts.add(seen.weight);
            done.add_if(seen.is_done(), seen.weight);
        }
    }

    fn effect(self, smallest: u64) -> Effect {
        let arms = [self.with, self.without];
        let is_small = |[attempts, _]: &[Tally; 2]| (1..smallest).contains(&attempts.heard());
        // Either would tell the other, which the signal's attempts lack.
        let suppressed = arms.iter().any(is_small);
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
        Effect {
            with,
            without,
            uplift: rates.map(|(with, without)| with.above(without)),
            suppressed,
        }
    }
}

/// `hold_out`: the share of attempts that is meant to see none.
pub(super) fn help(all: &[Seen<'_>], smallest: u64, hold_out: f64) -> Help {
    let mut effect = Arms::default();
    let [mut shown, mut would] = [0, 0];
    for seen in all {
        let any = |meter| {
            Signal::ALL
                .iter()
                .any(|signal| seen.row.help(*signal, meter) > 0)
        };
        let (is_shown, is_would) = (any(HelpMeter::Shown), any(HelpMeter::Would));
        effect.add(seen, is_shown, is_would);
        shown += u64::from(is_shown && !is_would);
        would += u64::from(is_would && !is_shown);
    }
    Help {
        signals: signals(all, smallest),
        held: reasons(all, |seen| &seen.row.held, smallest),
        effect: effect.effect(smallest),
        split: split(shown, would, hold_out)
            .filter(|_| shown + would >= smallest)
            .map(|p| Split {
                shown,
                would,
                meant: hold_out,
                p,
                suspect: p < SUSPECT,
            }),
    }
}

fn signals(all: &[Seen<'_>], smallest: u64) -> Vec<Cell<Word, SignalNumbers>> {
    let rows = Signal::ALL.iter().filter_map(|signal| {
        let mut attempts = Tally::default();
        let mut arms = Arms::default();
        let mut times = [Times::default(); HelpMeter::ALL.len()];
        for seen in all {
            let of = |meter| seen.row.help(*signal, meter);
            let is_any = HelpMeter::ALL.iter().any(|meter| of(*meter) > 0);
            attempts.add_if(is_any, seen.weight);
            for (sum, meter) in times.iter_mut().zip(HelpMeter::ALL) {
                sum.add(of(*meter), seen.weight);
            }
            arms.add(seen, of(HelpMeter::Shown) > 0, of(HelpMeter::Would) > 0);
        }
        let [shown, would, held, taken, closed] = times.map(Times::count);
        let numbers = SignalNumbers {
            attempts: attempts.count(),
            shown,
            would,
            held,
            taken,
            closed,
            effect: arms.effect(smallest),
        };
        let key = signal.as_str();
        (attempts.heard() > 0).then_some((Word { key }, attempts.heard(), numbers))
    });
    cells(rows.collect(), smallest)
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
