//! The funnel by step.

use std::collections::HashMap;

use serde::Serialize;

use super::row::Book;
use super::seen::{Cell, Seen, cells};
use super::stat::Rate;
use super::tally::Tally;

/// A step; `null` where the attempts have none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Its key.
    pub key: Option<String>,
}

/// Attempts that were in a step; by our own definitions `attempts` = `went_on` + `ended` + `untouched` +
/// `in_progress`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepNumbers {
    /// All of them.
    pub attempts: u64,
    /// They left it for another step, or were done.
    pub went_on: u64,
    /// They were abandoned in it.
    pub ended: u64,
    /// Of all of them.
    pub ended_rate: Option<Rate>,
    /// They were in it last, and had started nothing.
    pub untouched: u64,
    /// They are in it.
    pub in_progress: u64,
}

#[derive(Clone, Copy, Default)]
struct Count {
    attempts: Tally,
    went_on: Tally,
    ended: Tally,
    untouched: Tally,
    in_progress: Tally,
    /// The sum of its places among the steps of the attempts.
    places: f64,
}

/// The steps in the order in which most attempts came to them.
pub(super) struct Steps {
    pub(super) cells: Vec<Cell<Step, StepNumbers>>,
    /// Where each stands.
    order: HashMap<Option<u32>, usize>,
}

impl Steps {
    pub(super) fn order(&self, step: Option<u32>) -> usize {
        self.order.get(&step).copied().unwrap_or(usize::MAX)
    }
}

pub(super) fn steps(all: &[Seen<'_>], book: &Book, smallest: u64) -> Steps {
    let mut counts: HashMap<Option<u32>, Count> = HashMap::new();
    for seen in all {
        let (row, weight) = (seen.row, seen.weight);
        let none = row.steps.is_empty().then_some(None);
        for (at, step) in row.steps.iter().copied().map(Some).chain(none).enumerate() {
            let count = counts.entry(step).or_default();
            count.attempts.add(weight);
            count.places += at as f64;
            count
                .went_on
                .add_if(step != row.step || seen.is_done(), weight);
            if step == row.step {
                count.ended.add_if(seen.is_abandoned(), weight);
                count.untouched.add_if(seen.is_untouched(), weight);
                count.in_progress.add_if(seen.in_progress, weight);
            }
        }
    }
    let name = |step: Option<u32>| {
        step.and_then(|step| book.keys.name(step))
            .map(ToString::to_string)
    };
    let mut found: Vec<_> = counts
        .into_iter()
        .map(|(step, count)| (step, name(step), count))
        .collect();
    let place = |count: &Count| count.places / count.attempts.heard() as f64;
    found.sort_by(|(_, name, count), (_, other, of_other)| {
        place(count)
            .total_cmp(&place(of_other))
            .then_with(|| name.cmp(other))
    });
    let order = found
        .iter()
        .enumerate()
        .map(|(at, (step, ..))| (*step, at))
        .collect();
    let groups = found.into_iter().map(|(_, key, count)| {
        let [attempts, went_on, ended, untouched, in_progress] = [
            count.attempts,
            count.went_on,
            count.ended,
            count.untouched,
            count.in_progress,
        ]
        .map(Tally::count);
        let numbers = StepNumbers {
            attempts,
            went_on,
            ended,
            ended_rate: count.ended.share(count.attempts),
            untouched,
            in_progress,
        };
        (Step { key }, count.attempts.heard(), numbers)
    });
    Steps {
        cells: cells(groups.collect(), smallest),
        order,
    }
}
