//! How long this shopper takes for a field: what is long for one is short for another.

use crate::beacon::{BUCKETS, bucket, shortest};

/// Fewer visits say nothing of a pace.
const ENOUGH: u16 = 3;

/// Visits in which something was typed, by how long they took.
#[derive(Clone, Debug, Default)]
pub(super) struct Pace {
    pub(super) visits: [u16; BUCKETS as usize],
}

impl Pace {
    pub(super) fn add(&mut self, ms: u32) {
        if let Some(count) = self.visits.get_mut(usize::from(bucket(ms.into()))) {
            *count = count.saturating_add(1);
        }
    }

    /// Half of her visits took less than this, ms; `None` before there are enough.
    pub(super) fn median_ms(&self) -> Option<u32> {
        let all = self
            .visits
            .iter()
            .fold(0, |all: u16, count| all.saturating_add(*count));
        let mut seen = 0_u16;
        let half = self.visits.iter().zip(1..).find(|(count, _)| {
            seen = seen.saturating_add(**count);
            seen >= all.div_ceil(2)
        });
        half.filter(|_| all >= ENOUGH)
            .map(|(_, next)| shortest(next))
    }
}
