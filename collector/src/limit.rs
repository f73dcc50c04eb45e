//! How often somebody may come. In memory only, and without a list of who came: an address is hashed
//! with a key that is drawn at the start and forgotten at the end, and the hash picks one of a fixed
//! number of slots. Two who share a slot share its limit; nobody can choose with whom.

use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Slots of a limit by address: half a MiB.
const SLOTS: usize = 1 << 16;

/// So often, on average, and so many at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// In a second; 0: no limit.
    pub per_second: f64,
    /// After a pause, one after the other without any.
    pub burst: u32,
}

/// A limit. Each slot holds the moment at which all that came would have come, had they kept to the
/// rate; who is further ahead of that than the burst has to wait. (The generic cell rate algorithm, ITU-T
/// I.371: one number a slot, no timer.)
#[derive(Debug)]
pub struct Limiter {
    key: RandomState,
    start: Instant,
    slots: Box<[AtomicU64]>,
    /// Between two, in µs.
    every: u64,
    /// How far ahead one may be, in µs.
    ahead: u64,
}

impl Limiter {
    /// For all together.
    #[must_use]
    pub fn for_all(rate: Rate) -> Self {
        Self::new(rate, 1)
    }

    /// For each address. IPv6 counts by its first half, the network: one customer has a whole one.
    #[must_use]
    pub fn by_address(rate: Rate) -> Self {
        Self::new(rate, SLOTS)
    }

    fn new(rate: Rate, slots: usize) -> Self {
        let every = if rate.per_second > 0.0 {
            (1e6 / rate.per_second) as u64
        } else {
            0
        };
        Self {
            key: RandomState::new(),
            start: Instant::now(),
            slots: (0..slots).map(|_| AtomicU64::new(0)).collect(),
            every,
            ahead: every.saturating_mul(rate.burst.max(1).into()),
        }
    }

    /// Lets one more in, or says how long to wait.
    ///
    /// # Errors
    /// How long until it would be let in.
    pub fn take(&self, who: Option<IpAddr>) -> Result<(), Duration> {
        self.take_at(who, self.now())
    }

    /// Whether one more would be let in.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn look(&self, who: Option<IpAddr>) -> Result<(), Duration> {
        let seen = self.slot(who).map(|slot| slot.load(Ordering::Relaxed));
        self.next(seen.unwrap_or_default(), self.now()).map(drop)
    }

    fn take_at(&self, who: Option<IpAddr>, now: u64) -> Result<(), Duration> {
        let Some(slot) = self.slot(who).filter(|_| self.every > 0) else {
            return Ok(());
        };
        let mut seen = slot.load(Ordering::Relaxed);
        loop {
            let next = self.next(seen, now)?;
            match slot.compare_exchange_weak(seen, next, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return Ok(()),
                Err(other) => seen = other,
            }
        }
    }

    fn next(&self, seen: u64, now: u64) -> Result<u64, Duration> {
        let next = seen.max(now).saturating_add(self.every);
        match next.saturating_sub(now).checked_sub(self.ahead) {
            Some(wait) if wait > 0 => Err(Duration::from_micros(wait)),
            _ => Ok(next),
        }
    }

    fn slot(&self, who: Option<IpAddr>) -> Option<&AtomicU64> {
        let hash = match who {
            None => 0,
            Some(IpAddr::V4(v4)) => self.key.hash_one(v4.octets()),
            Some(IpAddr::V6(v6)) => self.key.hash_one(v6.to_bits() >> 64),
        };
        self.slots.get(hash as usize % self.slots.len().max(1))
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests;
