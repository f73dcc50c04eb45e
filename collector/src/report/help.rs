//! Help: what was shown, what was held back and why, and what it changes.

use serde::Serialize;
use surasura::beacon::{HelpMeter, Signal};

use super::effect::{Arms, Effect, Split};
use super::etiquette::{Etiquette, Manners, Met};
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
    Help {
        signals: signals(all, smallest, split),
        held: reasons(all, |seen| &seen.row.held, smallest),
        etiquette: count.manners.etiquette(smallest),
        effect: count.arms.effect(smallest, split),
        split,
    }
}

fn signals(
    all: &[Seen<'_>],
    smallest: u64,
    split: Option<Split>,
) -> Vec<Cell<Word, SignalNumbers>> {
    let rows = Signal::ALL.iter().filter_map(|signal| {
        let mut attempts = Tally::default();
        let mut count = Count::default();
        let mut times = [Times::default(); HelpMeter::ALL.len()];
        for seen in all {
            let of = |meter| seen.row.help(*signal, meter);
            let is_any = HelpMeter::ALL.iter().any(|meter| of(*meter) > 0);
            attempts.add_if(is_any, seen.weight);
            for (sum, meter) in times.iter_mut().zip(HelpMeter::ALL) {
                sum.add(of(*meter), seen.weight);
            }
            count.add(seen, &[*signal]);
        }
        let [shown, would, held, taken, closed] = times.map(Times::count);
        let numbers = SignalNumbers {
            attempts: attempts.count(),
            shown,
            would,
            held,
            taken,
            closed,
            etiquette: count.manners.etiquette(smallest),
            effect: count.arms.effect(smallest, split),
        };
        let key = signal.as_str();
        (attempts.heard() > 0).then_some((Word { key }, attempts.heard(), numbers))
    });
    cells(rows.collect(), smallest)
}
