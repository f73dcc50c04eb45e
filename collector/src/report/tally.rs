//! Counting with weights: of attempts of which one in four is sent, each stands for four.

use serde::Serialize;
use surasura::beacon::{BUCKETS, shortest};

use super::stat::Rate;

/// A number of attempts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    heard: u64,
    weight: f64,
    squares: f64,
}

impl Tally {
    /// Counts an attempt that stands for so many.
    pub fn add(&mut self, weight: f64) {
        self.heard += 1;
        self.weight += weight;
        self.squares += weight * weight;
    }

    /// Counts an attempt if it is one of these.
    pub fn add_if(&mut self, is: bool, weight: f64) {
        if is {
            self.add(weight);
        }
    }

    /// Those that are not among these others, which are some of them.
    #[must_use]
    pub fn without(self, others: Self) -> Self {
        Self {
            heard: self.heard.saturating_sub(others.heard),
            weight: self.weight - others.weight,
            squares: self.squares - others.squares,
        }
    }

    /// How many were heard of.
    #[must_use]
    pub const fn heard(self) -> u64 {
        self.heard
    }

    /// How many there were; rounded where each stands for several.
    #[must_use]
    pub fn count(self) -> u64 {
        self.weight.round() as u64
    }

    /// Their share of others that they are among.
    #[must_use]
    pub fn share(self, of: Self) -> Option<Rate> {
        Rate::of(self.effective_of(of), of.effective())
    }

    /// The same, with a band of so many standard errors.
    #[must_use]
    pub fn share_as_wide(self, of: Self, errors: f64) -> Option<Rate> {
        Rate::as_wide(self.effective_of(of), of.effective(), errors)
    }

    /// As many as tell as much: unequal weights tell less than their number (Kish's effective sample size).
    #[must_use]
    pub fn effective(self) -> f64 {
        if self.heard == 0 {
            return 0.0;
        }
        self.weight * self.weight / self.squares
    }

    /// Their share of the effective sample size of others.
    fn effective_of(self, of: Self) -> f64 {
        self.weight / of.weight * of.effective()
    }
}

/// A number of times.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Times(f64);

impl Times {
    /// Adds the times of an attempt.
    pub fn add(&mut self, times: u16, weight: f64) {
        self.0 += f64::from(times) * weight;
    }

    /// How often; rounded where attempts stand for several.
    #[must_use]
    pub fn count(self) -> u64 {
        self.0.round() as u64
    }
}

/// How many attempts have a time in which bucket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Histogram([f64; BUCKETS as usize]);

impl Default for Histogram {
    fn default() -> Self {
        Self([0.0; BUCKETS as usize])
    }
}

impl Histogram {
    /// Counts the time of an attempt.
    pub fn add(&mut self, bucket: u16, weight: f64) {
        if let Some(slot) = self.0.get_mut(usize::from(bucket)) {
            *slot += weight;
        }
    }

    /// Its quartiles; `None` of nothing.
    #[must_use]
    pub fn quartiles(&self) -> Option<Quartiles> {
        Some(Quartiles {
            q1: self.quantile(0.25)?,
            median: self.quantile(0.5)?,
            q3: self.quantile(0.75)?,
        })
    }

    /// The first bucket up to which there are at least so many of all.
    fn quantile(&self, share: f64) -> Option<Range> {
        let all: f64 = self.0.iter().sum();
        let mut sum = 0.0;
        let reached = self.0.iter().position(|of| {
            sum += of;
            sum >= all * share
        });
        (all > 0.0).then_some(Range::of(reached.unwrap_or_default() as u16))
    }
}

/// A time: from, and up to but not; `null`: without end. In ms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range(pub u32, pub Option<u32>);

impl Range {
    /// The times of a bucket.
    #[must_use]
    pub fn of(bucket: u16) -> Self {
        let next = (bucket + 1 < BUCKETS).then(|| shortest(bucket + 1));
        Self(shortest(bucket), next)
    }
}

/// A quarter of the attempts took at most `q1`, half of them at most `median`, three quarters at most `q3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Quartiles {
    /// The first quartile.
    pub q1: Range,
    /// The median.
    pub median: Range,
    /// The third quartile.
    pub q3: Range,
}

#[cfg(test)]
mod tests;
