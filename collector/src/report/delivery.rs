//! What arrived of what was sent, and what came without an attempt to belong to.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;
use surasura::beacon::{Meter, Outcome, Via};

use super::often::Word;
use super::seen::{Cell, Seen, cells};
use super::stat::Rate;
use crate::client::Browser;
use crate::zone::Day;

/// Delivery.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Delivery {
    /// All browsers together.
    pub all: DeliveryNumbers,
    /// By browser.
    pub browsers: Vec<Cell<Word, DeliveryNumbers>>,
    /// What was turned away in these days, by the code of the answer.
    pub refused: Vec<Refused>,
}

/// Handings-over, as they were sent: not weighted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct DeliveryNumbers {
    /// Attempts heard of.
    pub attempts: u64,
    /// Handings-over that there were: the highest number heard of, of each attempt.
    pub expected: u64,
    /// Those that came.
    pub received: u64,
    /// Their share. What came of no attempt at all cannot be in it.
    pub rate: Option<Rate>,
    /// Those of them that came from the outbox.
    pub late: u64,
    /// Snapshots that pages had to give up.
    pub dropped: u64,
    /// Attempts by the way their newest state came.
    pub via: Ways,
}

/// Attempts by the way their newest state came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ways {
    /// `fetchLater`.
    pub later: u64,
    /// `sendBeacon`.
    pub beacon: u64,
    /// `fetch`.
    pub fetch: u64,
    /// From the outbox.
    pub outbox: u64,
    /// By the loader.
    pub loader: u64,
}

/// What was turned away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// The code of the answer.
    pub code: String,
    /// How often.
    pub count: u64,
}

impl DeliveryNumbers {
    fn add(&mut self, seen: &Seen<'_>) {
        let (row, head) = (seen.row, &seen.row.head);
        self.attempts += 1;
        self.expected += u64::from(head.seq);
        self.received += u64::from(head.received);
        self.late += u64::from(head.late);
        self.dropped += u64::from(row.get(Meter::Dropped));
        let way = match row.via {
            Via::Later => &mut self.via.later,
            Via::Beacon => &mut self.via.beacon,
            Via::Fetch => &mut self.via.fetch,
            Via::Outbox => &mut self.via.outbox,
            Via::Loader => &mut self.via.loader,
        };
        *way += 1;
    }

    fn rated(mut self) -> Self {
        self.rate = Rate::of(self.received as f64, self.expected as f64);
        self
    }
}

pub(super) fn delivery(all: &[Seen<'_>], refused: Vec<Refused>, smallest: u64) -> Delivery {
    let mut sum = DeliveryNumbers::default();
    let mut by: HashMap<&'static str, DeliveryNumbers> = HashMap::new();
    for seen in all {
        sum.add(seen);
        by.entry(seen.row.head.browser.as_str())
            .or_default()
            .add(seen);
    }
    let browsers = Browser::ALL.iter().filter_map(|browser| {
        let key = browser.as_str();
        let numbers = by.get(key)?.rated();
        Some((Word { key }, numbers.attempts, numbers))
    });
    Delivery {
        all: sum.rated(),
        browsers: cells(browsers.collect(), smallest),
        refused,
    }
}

pub(super) fn refused(db: &Connection, from: Day, to: Day) -> rusqlite::Result<Vec<Refused>> {
    let mut lines = db.prepare_cached(
        "SELECT code, sum(count) FROM refused WHERE day BETWEEN ?1 AND ?2 GROUP BY code ORDER BY code",
    )?;
    let of = |line: &rusqlite::Row<'_>| {
        let count: i64 = line.get(1)?;
        Ok(Refused {
            code: line.get(0)?,
            count: count.unsigned_abs(),
        })
    };
    lines
        .query_map([from.to_string(), to.to_string()], of)?
        .collect()
}

/// What came without an attempt: of shoppers who are only to be counted. Not in any other number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Counted {
    /// All.
    pub snapshots: u64,
    /// Nothing was touched.
    pub viewed: u64,
    /// Started, not submitted.
    pub started: u64,
    /// Submitted, not completed.
    pub submitted: u64,
    /// Completed.
    pub completed: u64,
    /// Those started and not submitted, by the field focused last.
    pub ended: Vec<Cell<CountedField, Snapshots>>,
    /// The same, by their first friction.
    pub causes: Vec<Cell<CountedField, Snapshots>>,
}

/// A field, as it is known without an attempt. What is not known is `null`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct CountedField {
    /// The step she was in.
    pub step: Option<String>,
    /// The field.
    pub key: Option<String>,
    /// What was wrong with it.
    pub why: Option<String>,
}

/// A number of snapshots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Snapshots {
    /// How many.
    pub snapshots: u64,
}

/// A count: how many came, and how many they stand for.
#[derive(Clone, Copy, Default)]
struct Sum {
    heard: u64,
    weight: f64,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.heard += other.heard;
        self.weight += other.weight;
    }

    fn count(self) -> u64 {
        self.weight.round() as u64
    }
}

/// `None` where there are none.
pub(super) fn counted(
    db: &Connection,
    from: Day,
    to: Day,
    smallest: u64,
) -> rusqlite::Result<Option<Counted>> {
    let mut outcomes = [Sum::default(); Outcome::ALL.len()];
    let [mut ended, mut causes] = [HashMap::new(), HashMap::new()];
    let mut lines = db.prepare_cached(
        "SELECT outcome, step, last, cause, why, sample, sum(count) FROM counted
         WHERE day BETWEEN ?1 AND ?2 GROUP BY 1, 2, 3, 4, 5, 6",
    )?;
    let mut found = lines.query([from.to_string(), to.to_string()])?;
    while let Some(line) = found.next()? {
        let known = |column| {
            Ok::<_, rusqlite::Error>(
                Some(line.get::<_, String>(column)?).filter(|text| !text.is_empty()),
            )
        };
        let (sample, count): (u8, i64) = (line.get(5)?, line.get(6)?);
        let sum = Sum {
            heard: count.unsigned_abs(),
            weight: count as f64 * 100.0 / f64::from(sample.max(1)),
        };
        let outcome = Outcome::from_word(&line.get::<_, String>(0)?).unwrap_or(Outcome::Viewed);
        if let Some(slot) = outcomes.get_mut(outcome as usize) {
            slot.add(sum);
        }
        if outcome == Outcome::Started {
            let (step, why) = (known(1)?, known(4)?);
            let place = CountedField {
                step,
                key: known(2)?,
                why: None,
            };
            ended.entry(place).or_insert_with(Sum::default).add(sum);
            // The step is the one she was in, not that of the cause.
            let cause = CountedField {
                step: None,
                key: known(3)?,
                why,
            };
            causes.entry(cause).or_insert_with(Sum::default).add(sum);
        }
    }
    let [viewed, started, submitted, completed] = outcomes.map(Sum::count);
    let snapshots = viewed + started + submitted + completed;
    Ok((snapshots > 0).then(|| Counted {
        snapshots,
        viewed,
        started,
        submitted,
        completed,
        ended: fields(ended, smallest),
        causes: fields(causes, smallest),
    }))
}

fn fields(sums: HashMap<CountedField, Sum>, smallest: u64) -> Vec<Cell<CountedField, Snapshots>> {
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|(field, sum), (other, of_other)| {
        of_other
            .heard
            .cmp(&sum.heard)
            .then_with(|| field.cmp(other))
    });
    let rows = sums.into_iter().map(|(field, sum)| {
        let snapshots = sum.count();
        (field, sum.heard, Snapshots { snapshots })
    });
    cells(rows.collect(), smallest)
}
