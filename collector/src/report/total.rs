//! The counts of attempts.

use serde::Serialize;
use surasura::beacon::{FieldMeter, Meter, Outcome};
use surasura::friction::peers::Peer;

use super::often::{Frequency, Often};
use super::seen::Seen;
use super::stat::Rate;
use super::tally::{Histogram, Quartiles, Tally};

/// Counts of attempts. `attempts` = `in_progress` + `untouched` + `abandoned` + `otherwise` + `done`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// All.
    pub attempts: u64,
    /// Not done, and heard of a moment ago.
    pub in_progress: u64,
    /// Not started, not done.
    pub untouched: u64,
    /// Started.
    pub started: u64,
    /// Started, not done.
    pub abandoned: u64,
    /// Started, not done, and not what the definition calls abandoned.
    pub otherwise: u64,
    /// What the definition takes for its goal.
    pub done: u64,
    /// A submit went through, and no further step began after it.
    pub submitted: u64,
    /// The shop said that it was completed.
    pub completed: u64,
    /// Submitted, not completed.
    pub unconfirmed: u64,
    /// More than one submit; `null` where the definition has no such number.
    pub resubmitters: Option<u64>,
    /// `done` ÷ what the definition takes for the whole.
    pub done_rate: Option<Rate>,
    /// `abandoned` ÷ the same.
    pub abandon_rate: Option<Rate>,
    /// Time that pages were visible, of those started.
    pub time: Option<Quartiles>,
    /// Time until the first touch, of those started.
    pub hesitation: Option<Quartiles>,
    /// Time from the first touch to the submit, of those submitted.
    pub completing: Option<Quartiles>,
    /// Faults that were shown before a field had been left: our own fault.
    pub early: Often,
    /// Faults that were still shown after the rules held: our own fault.
    pub stale: Often,
    /// Attempts, of those started, in which surasura did either; those in progress are in none of the three.
    pub own_fault_rate: Option<Rate>,
}

/// What a rate is a share of: for Gyro-n and f-tra of all who came, for the others of those who started.
pub(super) const fn is_of_all(peer: Peer) -> bool {
    matches!(peer, Peer::GyroN | Peer::FTra)
}

/// What stands in every row of the breakdowns.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    pub(super) attempts: Tally,
    pub(super) in_progress: Tally,
    pub(super) untouched: Tally,
    pub(super) started: Tally,
    pub(super) abandoned: Tally,
    otherwise: Tally,
    pub(super) done: Tally,
    base: Tally,
}

impl Parts {
    pub(super) fn add(&mut self, seen: &Seen<'_>, peer: Peer) {
        let weight = seen.weight;
        self.attempts.add(weight);
        self.in_progress.add_if(seen.in_progress, weight);
        self.untouched.add_if(seen.is_untouched(), weight);
        self.started.add_if(seen.is_started(), weight);
        self.abandoned.add_if(seen.is_abandoned(), weight);
        self.otherwise.add_if(seen.is_otherwise(), weight);
        self.done.add_if(seen.is_done(), weight);
        let is_whole = if is_of_all(peer) {
            !seen.in_progress
        } else {
            seen.is_started()
        };
        self.base.add_if(is_whole || seen.is_done(), weight);
    }

    pub(super) fn done_rate(&self) -> Option<Rate> {
        self.done.share(self.base)
    }

    pub(super) fn abandon_rate(&self) -> Option<Rate> {
        self.abandoned.share(self.base)
    }
}

pub(super) fn totals(all: &[Seen<'_>], peer: Peer) -> Totals {
    let mut parts = Parts::default();
    let [mut submitted, mut completed, mut resubmitters] = [Tally::default(); 3];
    let [mut time, mut hesitation, mut completing] = [Histogram::default(); 3];
    let [mut early, mut stale] = [Frequency::default(); 2];
    let mut faulty = Tally::default();
    for seen in all {
        let (row, weight) = (seen.row, seen.weight);
        parts.add(seen, peer);
        submitted.add_if(row.outcome >= Outcome::Submitted, weight);
        completed.add_if(row.outcome == Outcome::Completed, weight);
        resubmitters.add_if(seen.is_resubmitter() == Some(true), weight);
        if seen.is_started() {
            time.add(row.get(Meter::Time), weight);
            hesitation.add(row.get(Meter::Hesitation), weight);
            let faults = [FieldMeter::Early, FieldMeter::Stale].map(|meter| row.sum(meter));
            for (fault, times) in [&mut early, &mut stale].into_iter().zip(faults) {
                fault.add(times, weight);
            }
            faulty.add_if(faults != [0, 0], weight);
        }
        if row.outcome >= Outcome::Submitted && row.get(Meter::Submits) > 0 {
            completing.add(row.get(Meter::Completing), weight);
        }
    }
    let has_resubmitters = matches!(peer, Peer::Surasura | Peer::Matomo);
    Totals {
        attempts: parts.attempts.count(),
        in_progress: parts.in_progress.count(),
        untouched: parts.untouched.count(),
        started: parts.started.count(),
        abandoned: parts.abandoned.count(),
        otherwise: parts.otherwise.count(),
        done: parts.done.count(),
        submitted: submitted.count(),
        completed: completed.count(),
        unconfirmed: submitted.count().saturating_sub(completed.count()),
        resubmitters: has_resubmitters.then(|| resubmitters.count()),
        done_rate: parts.done_rate(),
        abandon_rate: parts.abandon_rate(),
        time: time.quartiles(),
        hesitation: hesitation.quartiles(),
        completing: completing.quartiles(),
        early: early.often(),
        stale: stale.often(),
        own_fault_rate: faulty.share(parts.started),
    }
}
