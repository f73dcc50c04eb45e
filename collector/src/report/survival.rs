//! What becomes of those who come to a field, by the time they are in it.

use serde::Serialize;
use surasura::beacon::{BUCKETS, FieldMeter, shortest};

use super::row::Field;
use super::seen::Seen;
use super::stat::Rate;

/// Where they stand at the end of a bucket of time: `left` + `still` + those who are done with it = 1.
///
/// Estimated as Aalen and Johansen do (1978): to be done with a field competes with leaving it for good. Kaplan
/// and Meier's estimator would have to take who is done for lost sight of, and would tell how many left if nobody
/// ever got done. Lost sight of is only who is there still. Times are right-open buckets: who is lost sight of in
/// one was there for all that happened in it, as is usual for ties. Where few are in it still, in fewer attempts
/// than may be shown, there are no more points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Survival {
    /// The end of the bucket, ms of visible time in the field; `null`: the last has none.
    pub until: Option<u32>,
    /// Attempts that were in it still when the bucket began.
    pub at_risk: u64,
    /// Abandoned until then, in it, or with a rule of it failing, or its friction the first: the cumulative
    /// incidence, with its band by the delta method (Gaynor et al. 1993) on the scale of log(-log) (Choudhury 2002).
    pub left: Rate,
    /// In it still, with its band by Greenwood's formula on the same scale (Kalbfleisch and Prentice 1980).
    pub still: Rate,
}

/// How the time of an attempt in a field ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Its rules held, and she went on.
    Done,
    /// The attempt was abandoned in it, or with a rule of it failing, or its friction the first.
    Left,
    /// Neither is known.
    Open,
}

impl End {
    /// Of a field of an attempt; `at`: its number there.
    fn of(seen: &Seen<'_>, field: &Field, at: u8) -> Self {
        let is_cause = seen.row.cause.is_some_and(|cause| cause.field == at);
        let is_unresolved = field.open || is_cause;
        if seen.is_abandoned() {
            let is_here = seen.ended() == Some(field.place);
            return if is_here || is_unresolved {
                Self::Left
            } else {
                Self::Done
            };
        }
        let is_in = is_unresolved || seen.row.last == Some(at);
        if is_in && !seen.is_done() {
            Self::Open
        } else {
            Self::Done
        }
    }
}

/// The attempts of a bucket.
#[derive(Clone, Copy, Default)]
struct Bucket {
    heard: u64,
    done: f64,
    left: f64,
    open: f64,
}

impl Bucket {
    fn all(&self) -> f64 {
        self.done + self.left + self.open
    }
}

/// How long attempts were in a field, and how that ended.
#[derive(Clone, Copy, Default)]
pub(super) struct Lifetimes {
    buckets: [Bucket; BUCKETS as usize],
    weight: f64,
    squares: f64,
}

/// What happened in a bucket, for the variances of those after it.
struct Event {
    /// In it when the bucket began; of them those who left for good, those who went either way, and those who stayed.
    at_risk: f64,
    left: f64,
    gone: f64,
    staying: f64,
    /// The share still in it before, and that of those who had left after.
    still_before: f64,
    left_after: f64,
}

impl Lifetimes {
    pub(super) fn add(&mut self, seen: &Seen<'_>, field: &Field, at: u8) {
        let bucket = usize::from(field.get(FieldMeter::Time));
        let Some(bucket) = self.buckets.get_mut(bucket) else {
            return;
        };
        let weight = seen.weight;
        bucket.heard += 1;
        match End::of(seen, field, at) {
            End::Done => bucket.done += weight,
            End::Left => bucket.left += weight,
            End::Open => bucket.open += weight,
        }
        self.weight += weight;
        self.squares += weight * weight;
    }

    /// The points up to where fewer than `smallest` attempts are in it still.
    pub(super) fn points(&self, smallest: u64) -> Vec<Survival> {
        // Unequal weights tell less than their number: Kish's effective sample size.
        let scale = self.weight / self.squares;
        let mut points = Vec::new();
        let mut events: Vec<Event> = Vec::new();
        let [mut still, mut left, mut done, mut greenwood] = [1.0, 0.0, 0.0, 0.0];
        for (at, (bucket, end)) in self.buckets.iter().zip(1_u16..).enumerate() {
            let later = self.buckets.iter().skip(at + 1);
            // A sum of its own: what is left of a subtraction of weights is not nobody.
            let (heard, staying) = later
                .fold((bucket.heard, bucket.open), |(heard, all), later| {
                    (heard + later.heard, all + later.all())
                });
            if heard < smallest.max(1) {
                break;
            }
            let all = staying + bucket.left + bucket.done;
            let at_risk = all * scale;
            done += bucket.done;
            // Nor is a sum of shares the whole.
            let is_all_left = staying <= 0.0 && done <= 0.0;
            let event = Event {
                at_risk,
                left: bucket.left * scale,
                gone: (bucket.left + bucket.done) * scale,
                staying: staying * scale,
                still_before: still,
                left_after: if is_all_left {
                    1.0
                } else {
                    left + still * bucket.left / all
                },
            };
            // As many as tell as much of the whole: all where nobody was lost sight of (Peto et al. 1977).
            let size = at_risk / still;
            still *= staying / all;
            left = event.left_after;
            if staying > 0.0 {
                greenwood += event.gone / (at_risk * event.staying);
            }
            events.push(event);
            points.push(Survival {
                until: (end < BUCKETS).then(|| shortest(end)),
                at_risk: all.round() as u64,
                left: Rate::log_log(left, variance(&events, left).sqrt(), size),
                still: Rate::log_log(still, still * greenwood.sqrt(), size),
            });
        }
        points
    }
}

/// The variance of a cumulative incidence (Gaynor et al. 1993; Marubini and Valsecchi 1995, chapter 10).
fn variance(events: &[Event], left: f64) -> f64 {
    let of = |event: &Event| {
        let after = left - event.left_after;
        // Where nobody stays, nothing comes after.
        let by_staying = if event.staying > 0.0 {
            after * after * event.gone / (event.at_risk * event.staying)
        } else {
            0.0
        };
        let square = event.at_risk * event.at_risk;
        let not_left = event.at_risk - event.left;
        let by_leaving = event.still_before * event.still_before * event.left * not_left
            / (square * event.at_risk);
        let both = 2.0 * after * event.still_before * event.left / square;
        by_staying + by_leaving - both
    };
    events.iter().map(of).sum::<f64>().max(0.0)
}
