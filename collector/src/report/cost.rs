//! What costs most: of the attempts that were abandoned, which field and which rule was the first friction of
//! how many. Nothing is called the worst as long as chance could have put it before another.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use serde::Serialize;
use surasura::beacon::Why;

use super::field::{Field, FieldNumbers};
use super::row::Book;
use super::seen::{Cell, Seen};
use super::stat::Rate;
use super::tally::Tally;

/// Fields and rules that are listed at most.
const LISTED: usize = 8;

/// What the abandoned attempts come down to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Costs {
    /// Attempts that were abandoned.
    pub abandoned: u64,
    /// Those of them in which no friction was seen: the form was not what they left for.
    pub without: u64,
    /// By field.
    pub fields: Ranking,
    /// By field and rule.
    pub rules: Ranking,
}

/// A ranking, as far as it can be told.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ranking {
    /// The band of the first lies above those of all others: it does cost most.
    pub clear: bool,
    /// How many of `list` may be the one that costs most: the first, and those whose bands overlap its.
    pub leaders: usize,
    /// Those that cost most first.
    pub list: Vec<Cost>,
}

/// What a field, or a rule in it, costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cost {
    /// The field's step.
    pub step: Option<String>,
    /// The field's key.
    pub key: String,
    /// What was wrong: `rule`, `blank`, `lost` or `stuck`; `null` for a field in all.
    pub why: Option<&'static str>,
    /// The rule, if it was one.
    pub rule: Option<&'static str>,
    /// Attempts abandoned whose first friction it was.
    pub attempts: u64,
    /// Their share of all abandoned, with its band.
    pub share: Rate,
}

/// A field, and what was wrong with it.
type Reason = (u32, Why, Option<&'static str>);

pub(super) fn costs(all: &[Seen<'_>], book: &Book, shown: &[Cell<Field, FieldNumbers>]) -> Costs {
    let [mut abandoned, mut without] = [Tally::default(); 2];
    let mut fields: HashMap<u32, Tally> = HashMap::new();
    let mut reasons: HashMap<Reason, Tally> = HashMap::new();
    for seen in all.iter().filter(|seen| seen.is_abandoned()) {
        abandoned.add(seen.weight);
        let cause = seen
            .row
            .cause
            .and_then(|cause| Some((cause, seen.row.place(Some(cause.field))?)));
        let Some((cause, place)) = cause else {
            without.add(seen.weight);
            continue;
        };
        fields.entry(place).or_default().add(seen.weight);
        let rule = cause.rule.map(|rule| rule.as_str());
        reasons
            .entry((place, cause.why, rule))
            .or_default()
            .add(seen.weight);
    }
    let shown = Shown::of(shown);
    Costs {
        abandoned: abandoned.count(),
        without: without.count(),
        fields: ranking(fields, abandoned, |place| shown.cost(book, *place, None)),
        rules: ranking(reasons, abandoned, |(place, why, rule)| {
            shown.cost(book, *place, Some((*why, *rule)))
        }),
    }
}

/// The fields and rules that are not suppressed.
struct Shown<'a>(HashSet<(Option<&'a str>, &'a str, Option<&'a str>)>);

impl<'a> Shown<'a> {
    fn of(fields: &'a [Cell<Field, FieldNumbers>]) -> Self {
        let mut shown = HashSet::new();
        for cell in fields {
            let (step, key) = (cell.of.step.as_deref(), cell.of.key.as_str());
            let Some(numbers) = &cell.numbers else {
                continue;
            };
            shown.insert((step, key, None));
            let rules = numbers.rules.iter().filter(|rule| !rule.suppressed);
            shown.extend(rules.map(|rule| (step, key, Some(rule.of.code))));
        }
        Self(shown)
    }

    fn cost(
        &self,
        book: &Book,
        place: u32,
        reason: Option<(Why, Option<&'static str>)>,
    ) -> Option<Cost> {
        let (step, key) = book.places.name(place)?;
        let rule = reason.and_then(|(_, rule)| rule);
        let known = (step.as_ref().map(|step| step.as_str()), key.as_str(), rule);
        self.0.contains(&known).then(|| Cost {
            step: step.as_ref().map(ToString::to_string),
            key: key.to_string(),
            why: reason.map(|(why, _)| why.as_str()),
            rule,
            attempts: 0,
            share: Rate {
                rate: 0.0,
                low: 0.0,
                high: 0.0,
            },
        })
    }
}

/// Those that are shown, and whether the first of all stands apart.
fn ranking<K: Eq + Hash>(
    counts: HashMap<K, Tally>,
    abandoned: Tally,
    cost: impl Fn(&K) -> Option<Cost>,
) -> Ranking {
    let of = |tally: Tally| Some((tally.count(), tally.share(abandoned)?));
    let mut all: Vec<_> = counts
        .iter()
        .filter_map(|(key, tally)| Some((of(*tally)?, cost(key))))
        .map(|((attempts, share), cost)| {
            cost.map_or(Err((attempts, share)), |cost| {
                Ok(Cost {
                    attempts,
                    share,
                    ..cost
                })
            })
        })
        .collect();
    let share = |one: &Result<Cost, (u64, Rate)>| match one {
        Ok(cost) => cost.share,
        Err((_, share)) => *share,
    };
    let name = |one: &Result<Cost, _>| {
        one.as_ref()
            .ok()
            .map(|cost| (cost.step.clone(), cost.key.clone(), cost.why, cost.rule))
    };
    all.sort_by(|one, other| {
        share(other)
            .rate
            .total_cmp(&share(one).rate)
            .then_with(|| name(one).cmp(&name(other)))
    });
    let Some(first) = all.first().map(share) else {
        return Ranking::default();
    };
    // One that was nobody's cause could be somebody's, too.
    let none = Tally::default()
        .share(abandoned)
        .map_or(1.0, |none| none.high);
    let rivals = all.iter().skip(1).map(|one| share(one).high);
    let clear = rivals.fold(none, f64::max) < first.low && all.first().is_some_and(Result::is_ok);
    let mut list: Vec<_> = all.into_iter().filter_map(Result::ok).collect();
    let leaders = list
        .iter()
        .take_while(|cost| cost.share.high >= first.low)
        .count();
    list.truncate(LISTED);
    Ranking {
        clear,
        leaders: leaders.min(LISTED),
        list,
    }
}
