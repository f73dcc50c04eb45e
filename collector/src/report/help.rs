//! Help: what was shown, what was held back and why, and what it changes.

use serde::Serialize;
use surasura::beacon::{HelpMeter, Signal};

use super::effect::{Arms, Effect, Split};
use super::etiquette::{Etiquette, Manners, Met};
use super::hide::{hidden, is_small};
use super::often::{Counts, Word, reasons};
use super::row::Row;
use super::seen::{Cell, Seen, cells};
use super::tally::{Tally, Times};

/// Help.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Help {
    /// By signal, from the weakest.
    pub signals: Vec<Cell<Word, SignalNumbers>>,
    /// Held back, by reason.
    pub held: Counts,
    /// How it was met, whatever it was for.
    pub etiquette: Etiquette,
    /// What it changes: attempts that saw any beside those that would have.
    pub effect: Effect,
    /// Whether the two were drawn as they were meant to be; `null` where nothing was drawn, or too few to a side.
    pub split: Option<Split>,
}

/// What became of help for a signal: times, but for `attempts`. Where the effect is suppressed, what would tell of
/// it is `null`, too.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SignalNumbers {
    /// Attempts with the signal, and something to offer.
    pub attempts: u64,
    /// Shown.
    pub shown: Option<u64>,
    /// It would have been shown, but for the hold-out.
    pub would: Option<u64>,
    /// Held back.
    pub held: u64,
    /// Taken.
    pub taken: Option<u64>,
    /// Closed.
    pub closed: Option<u64>,
    /// How it was met.
    pub etiquette: Etiquette,
    /// What it changes.
    pub effect: Effect,
}

/// Those of some signals, counted.
#[derive(Clone, Copy, Default)]
struct Count {
    arms: Arms,
    manners: Manners,
}

impl Count {
    fn add(&mut self, seen: &Seen<'_>, signals: &[Signal]) {
        let any = |meter| {
            signals
                .iter()
                .any(|signal| seen.row.help(*signal, meter) > 0)
        };
        let is_shown = any(HelpMeter::Shown);
        self.arms.add(seen, is_shown, any(HelpMeter::Would));
        if is_shown {
            let met = Met {
                taken: any(HelpMeter::Taken),
                closed: any(HelpMeter::Closed),
                instant: instant(seen.row, signals),
            };
            self.manners.add(seen, met);
        }
    }

    /// How many are told of as shown to, held out and compared; and of how many it is known how soon it came.
    fn sizes(&self) -> ([u64; 5], u64) {
        let [drawn_with, drawn_without, with, without] = self.arms.sizes();
        let [shown, timed] = self.manners.sizes();
        ([drawn_with, drawn_without, with, without, shown], timed)
    }
}

/// What is not to be shown of a signal.
#[derive(Clone, Copy)]
struct Hidden {
    /// The effect, and how it was met: each would tell of the other.
    effect: bool,
    /// How soon it came.
    instant: bool,
}

/// Of signals, which make up all: what is of a few, and as much as it takes that it cannot be had from all.
fn hide(counts: &[Count], smallest: u64) -> Vec<Hidden> {
    let sizes: Vec<_> = counts.iter().map(Count::sizes).collect();
    let timed: Vec<_> = sizes.iter().map(|(_, timed)| *timed).collect();
    let instants = hidden(&timed, smallest);
    let mut found: Vec<_> = instants
        .into_iter()
        .map(|instant| Hidden {
            effect: false,
            instant,
        })
        .collect();
    for which in 0..5 {
        let of = sizes.iter().filter_map(|(sizes, _)| sizes.get(which));
        let of: Vec<_> = of.copied().collect();
        for (found, is) in found.iter_mut().zip(hidden(&of, smallest)) {
            found.effect |= is;
        }
    }
    found
}

/// Whether any of it came at once; `None`: the timeline tells of none.
fn instant(row: &Row, signals: &[Signal]) -> Option<bool> {
    let of = |signal: &Signal| row.instants.help.get(*signal as usize).copied().flatten();
    // `Some(true)` is the greatest.
    signals.iter().map(of).max().flatten()
}

/// `hold_out`: the share of attempts that is meant to see none.
pub(super) fn help(all: &[Seen<'_>], smallest: u64, hold_out: f64) -> Help {
    let mut count = Count::default();
    all.iter().for_each(|seen| count.add(seen, Signal::ALL));
    let split = count.arms.split(smallest, hold_out);
    let (sizes, timed) = count.sizes();
    let is_few = sizes.iter().any(|size| is_small(*size, smallest));
    let is_untimed = is_small(timed, smallest);
    Help {
        signals: signals(all, smallest, hold_out, is_suspect(split)),
        held: reasons(all, |seen| &seen.row.held, smallest),
        etiquette: count.manners.etiquette_unless(is_few, is_untimed),
        effect: count.arms.effect(is_few, is_suspect(split)),
        split,
    }
}

fn is_suspect(split: Option<Split>) -> bool {
    split.is_some_and(|split| split.suspect)
}

/// A signal is judged where neither its own split is suspect nor that of all: who is told that the latter cannot be
/// relied on is not told of what to take out.
fn signals(
    all: &[Seen<'_>],
    smallest: u64,
    hold_out: f64,
    of_all_is_suspect: bool,
) -> Vec<Cell<Word, SignalNumbers>> {
    let counts: Vec<_> = Signal::ALL
        .iter()
        .map(|signal| {
            let mut count = Count::default();
            all.iter().for_each(|seen| count.add(seen, &[*signal]));
            count
        })
        .collect();
    let hidden = hide(&counts, smallest);
    let rows = Signal::ALL.iter().zip(counts).zip(hidden);
    let rows = rows.filter_map(|((signal, count), hidden)| {
        let mut attempts = Tally::default();
        let mut times = [Times::default(); HelpMeter::ALL.len()];
        for seen in all {
            let of = |meter| seen.row.help(*signal, meter);
            let is_any = HelpMeter::ALL.iter().any(|meter| of(*meter) > 0);
            attempts.add_if(is_any, seen.weight);
            for (sum, meter) in times.iter_mut().zip(HelpMeter::ALL) {
                sum.add(of(*meter), seen.weight);
            }
        }
        let [shown, would, held, taken, closed] = times.map(Times::count);
        let unless_hidden = |times| (!hidden.effect).then_some(times);
        let is_suspect = of_all_is_suspect || is_suspect(count.arms.split(smallest, hold_out));
        let numbers = SignalNumbers {
            attempts: attempts.count(),
            shown: unless_hidden(shown),
            would: unless_hidden(would),
            held,
            taken: unless_hidden(taken),
            closed: unless_hidden(closed),
            etiquette: count
                .manners
                .etiquette_unless(hidden.effect, hidden.instant),
            effect: count.arms.effect(hidden.effect, is_suspect),
        };
        let key = signal.as_str();
        (attempts.heard() > 0).then_some((Word { key }, attempts.heard(), numbers))
    });
    cells(rows.collect(), smallest)
}
