//! The funnel by field: who came to each, who ended there, and what was in the way.

use std::collections::HashMap;

use serde::Serialize;
use surasura::beacon::{FieldMeter, MAX_FIELDS, Why};
use surasura::field::{Code, Kind};

use super::row::{self, Book};
use super::seen::{Cell, Seen, cells};
use super::stat::Rate;
use super::step::Steps;
use super::survival::{Lifetimes, Survival};
use super::tally::{Histogram, Quartiles, Tally, Times};

/// Fields that are listed at most: as many as one attempt can have.
pub const FIELDS: usize = MAX_FIELDS;

/// A field of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The step it is in; `null` where there are none.
    pub step: Option<String>,
    /// Its key.
    pub key: String,
    /// What surasura takes it for.
    pub kind: Option<&'static str>,
    /// Its place in the form.
    pub at: u8,
}

/// What is counted of a field. The last eleven are times, not attempts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldNumbers {
    /// Attempts that visited it.
    pub reached: u64,
    /// Attempts in progress that were in it last.
    pub in_progress: u64,
    /// Attempts that were abandoned in it.
    pub ended: u64,
    /// Of those that reached it.
    pub ended_rate: Option<Rate>,
    /// Attempts that were abandoned and had it for their first friction.
    pub cause: u64,
    /// What that was.
    pub whys: Whys,
    /// Time in it.
    pub time: Option<Quartiles>,
    /// Time until something was put in.
    pub hesitation: Option<Quartiles>,
    /// What became of them by the time in it, from the shortest.
    pub survival: Vec<Survival>,
    /// The rules that failed in it, those that failed most first.
    pub rules: Vec<Cell<Rule, RuleNumbers>>,
    /// Changes of what had been committed.
    pub corrections: u64,
    /// Visits after one that had committed something.
    pub returns: u64,
    /// Mended without a word.
    pub fixed: u64,
    /// Mended, and a rule failed all the same.
    pub rejected: u64,
    /// Filled by the browser.
    pub autofilled: u64,
    /// Filled by surasura.
    pub filled: u64,
    /// Pasted into.
    pub pasted: u64,
    /// Required and blank at a submit.
    pub blank: u64,
    /// Blank where it had been filled in.
    pub lost: u64,
    /// A fault was shown before she had left it: our own fault.
    pub early: u64,
    /// A fault was still shown after its rules held: our own fault.
    pub stale: u64,
}

/// Attempts by what their first friction was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Whys {
    /// A rule that fails.
    pub rule: u64,
    /// Required and blank.
    pub blank: u64,
    /// What was in it is gone.
    pub lost: u64,
    /// Stuck.
    pub stuck: u64,
}

/// A rule that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The code.
    pub code: &'static str,
}

/// What is counted of a rule in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RuleNumbers {
    /// Times it failed.
    pub times: u64,
    /// Attempts in which it did.
    pub attempts: u64,
    /// Those of them that were abandoned, wherever.
    pub abandoned: u64,
    /// Those of them whose first friction it was.
    pub cause: u64,
}

/// The fields, in form order.
pub(super) struct Fields {
    pub(super) cells: Vec<Cell<Field, FieldNumbers>>,
    pub(super) left_out: usize,
}

#[derive(Default)]
struct Count {
    kind: Option<Kind>,
    at: u8,
    newest: i64,
    reached: Tally,
    in_progress: Tally,
    ended: Tally,
    whys: [Tally; Why::ALL.len()],
    time: Histogram,
    lifetimes: Lifetimes,
    hesitation: Histogram,
    times: [Times; FieldMeter::ALL.len()],
    rules: HashMap<Code, OfRule>,
}

#[derive(Default)]
struct OfRule {
    times: Times,
    attempts: Tally,
    abandoned: Tally,
    cause: Tally,
}

pub(super) fn fields(all: &[Seen<'_>], book: &Book, steps: &Steps, smallest: u64) -> Fields {
    let mut counts: HashMap<u32, Count> = HashMap::new();
    for seen in all {
        let ended = seen.ended();
        let last = seen.row.place(seen.row.last).filter(|_| seen.in_progress);
        for (field, at) in seen.row.fields.iter().zip(0_u8..) {
            let count = counts.entry(field.place).or_default();
            count.add(seen, field, at);
            count.ended.add_if(ended == Some(field.place), seen.weight);
            count
                .in_progress
                .add_if(last == Some(field.place), seen.weight);
        }
    }
    let mut found: Vec<_> = counts
        .into_iter()
        .filter_map(|(place, count)| Some((book.places.name(place)?, count)))
        .collect();
    // Anyone can make a key up: those that most came to are the form's.
    found.sort_by(|(place, count), (other, of_other)| {
        of_other
            .reached
            .heard()
            .cmp(&count.reached.heard())
            .then_with(|| place.cmp(other))
    });
    let left_out = found.len().saturating_sub(FIELDS);
    found.truncate(FIELDS);
    found.sort_by_cached_key(|((step, key), count)| {
        let step = step.as_ref().and_then(|step| book.keys.known(step));
        (steps.order(step), count.at, key.clone())
    });
    let groups = found.into_iter().map(|((step, key), count)| {
        let field = Field {
            step: step.as_ref().map(ToString::to_string),
            key: key.to_string(),
            kind: count.kind.map(Kind::as_str),
            at: count.at,
        };
        (field, count.reached.heard(), count.numbers(smallest))
    });
    Fields {
        cells: cells(groups.collect(), smallest),
        left_out,
    }
}

impl Count {
    fn add(&mut self, seen: &Seen<'_>, field: &row::Field, at: u8) {
        let weight = seen.weight;
        // A form changes: a field is what the newest attempt has it for.
        if self.newest <= seen.row.head.happened_at {
            self.newest = seen.row.head.happened_at;
            (self.kind, self.at) = (field.kind, field.at);
        }
        self.reached.add(weight);
        self.time.add(field.get(FieldMeter::Time), weight);
        self.lifetimes.add(seen, field, at);
        self.hesitation
            .add(field.get(FieldMeter::Hesitation), weight);
        for (times, meter) in self.times.iter_mut().zip(FieldMeter::ALL) {
            times.add(field.get(*meter), weight);
        }
        let cause = seen
            .row
            .cause
            .filter(|cause| cause.field == at && seen.is_abandoned());
        if let Some(cause) = cause
            && let Some(why) = self.whys.get_mut(cause.why as usize)
        {
            why.add(weight);
        }
        for (code, times) in &field.rules {
            let rule = self.rules.entry(*code).or_default();
            rule.times.add(*times, weight);
            rule.attempts.add(weight);
            rule.abandoned.add_if(seen.is_abandoned(), weight);
            rule.cause
                .add_if(cause.and_then(|cause| cause.rule) == Some(*code), weight);
        }
    }

    fn numbers(self, smallest: u64) -> FieldNumbers {
        let times = |meter: FieldMeter| {
            self.times
                .get(meter as usize)
                .copied()
                .unwrap_or_default()
                .count()
        };
        let [rule, blank, lost, stuck] = self.whys.map(Tally::count);
        FieldNumbers {
            reached: self.reached.count(),
            in_progress: self.in_progress.count(),
            ended: self.ended.count(),
            ended_rate: self.ended.share(self.reached),
            cause: rule + blank + lost + stuck,
            whys: Whys {
                rule,
                blank,
                lost,
                stuck,
            },
            time: self.time.quartiles(),
            survival: self.lifetimes.points(smallest),
            hesitation: self.hesitation.quartiles(),
            corrections: times(FieldMeter::Corrections),
            returns: times(FieldMeter::Returns),
            fixed: times(FieldMeter::Fixed),
            rejected: times(FieldMeter::Rejected),
            autofilled: times(FieldMeter::Autofilled),
            filled: times(FieldMeter::Filled),
            pasted: times(FieldMeter::Pasted),
            blank: times(FieldMeter::Blank),
            lost: times(FieldMeter::Lost),
            early: times(FieldMeter::Early),
            stale: times(FieldMeter::Stale),
            rules: rules(self.rules, smallest),
        }
    }
}

fn rules(counts: HashMap<Code, OfRule>, smallest: u64) -> Vec<Cell<Rule, RuleNumbers>> {
    let mut found: Vec<_> = counts
        .into_iter()
        .map(|(code, count)| (code.as_str(), count))
        .collect();
    found.sort_by(|(code, count), (other, of_other)| {
        of_other
            .times
            .count()
            .cmp(&count.times.count())
            .then_with(|| code.cmp(other))
    });
    let groups = found.into_iter().map(|(code, count)| {
        let numbers = RuleNumbers {
            times: count.times.count(),
            attempts: count.attempts.count(),
            abandoned: count.abandoned.count(),
            cause: count.cause.count(),
        };
        (Rule { code }, count.attempts.heard(), numbers)
    });
    cells(groups.collect(), smallest)
}
