//! How sure a number is: bands of rates, of the difference of two, and whether a split is as it was meant.

use serde::Serialize;

/// The 97.5 % point of the normal distribution: bands are of 95 %.
const Z: f64 = 1.959_963_984_540_054;
/// What a band of 95 % leaves to chance.
const CHANCE: f64 = 0.05;
/// Eight over a hundred: a band that holds at every look is narrowest, for its number, at about a hundred.
const MIXTURE: f64 = 0.08;

/// A rate with its band of 95 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rate {
    /// The rate, 0 to 1.
    pub rate: f64,
    /// Lower end of its band.
    pub low: f64,
    /// Upper end of its band.
    pub high: f64,
}

impl Rate {
    /// `hits` of `of` by Wilson's score interval, without correction for continuity (Wilson 1927; Brown, Cai
    /// and DasGupta 2001 recommend it for few). `None` of nothing.
    #[must_use]
    pub fn of(hits: f64, of: f64) -> Option<Self> {
        Self::as_wide(hits, of, Z)
    }

    /// The same, with a band of so many standard errors.
    #[must_use]
    pub fn as_wide(hits: f64, of: f64, errors: f64) -> Option<Self> {
        if of <= 0.0 {
            return None;
        }
        let rate = (hits / of).min(1.0);
        let square = errors * errors;
        let centre = rate + square / (2.0 * of);
        let half = errors * (rate * (1.0 - rate) / of + square / (4.0 * of * of)).sqrt();
        let whole = 1.0 + square / of;
        Some(Self {
            rate,
            low: ((centre - half) / whole).min(rate).max(0.0),
            high: ((centre + half) / whole).max(rate).min(1.0),
        })
    }

    /// An estimate of a share with its standard error, of `of` attempts: its band is that of log(-log) of it, which
    /// stays between 0 and 1. None and all have no such band, and get Wilson's.
    #[must_use]
    pub fn log_log(rate: f64, error: f64, of: f64) -> Self {
        if rate <= 0.0 || rate >= 1.0 || error <= 0.0 {
            let whole = Self {
                rate,
                low: rate,
                high: rate,
            };
            return Self::of(rate * of, of).unwrap_or(whole);
        }
        // Of log(-log p) the derivative is 1 / (p log p).
        let half = Z * error / (rate * rate.ln().abs());
        Self {
            rate,
            low: rate.powf(half.exp()),
            high: rate.powf((-half).exp()),
        }
    }

    /// How much higher this one is than another of other attempts, with its band: Newcombe's hybrid score
    /// interval (Newcombe 1998, method 10). -1 to 1.
    #[must_use]
    pub fn above(self, other: Self) -> Self {
        let rate = self.rate - other.rate;
        let down = (self.rate - self.low).hypot(other.high - other.rate);
        let up = (self.high - self.rate).hypot(other.rate - other.low);
        Self {
            rate,
            low: rate - down,
            high: rate + up,
        }
    }
}

/// So many standard errors on either side make a band of the difference of two, of so many attempts each, that
/// holds at every look while more come, not at one look alone: Robbins' normal mixture (1970), as Waudby-Smith et
/// al. have it (2024, theorem 2.2), by the half of the harmonic mean of the two, as the variance goes.
#[must_use]
pub fn at_every_look(first: f64, second: f64) -> f64 {
    let mixed = MIXTURE * first * second / (first + second);
    ((1.0 + 1.0 / mixed) * ((1.0 + mixed) / (CHANCE * CHANCE)).ln()).sqrt()
}

/// How likely it is that a split of so many and so many came by chance, where the second was meant to get
/// `share` of all: Pearson's chi-square with one degree of freedom. `None` where nothing can be said.
#[must_use]
pub fn split(first: u64, second: u64, share: f64) -> Option<f64> {
    let all = (first + second) as f64;
    let meant = [all * (1.0 - share), all * share];
    if meant.iter().any(|meant| *meant <= 0.0) {
        return None;
    }
    let found = [first as f64, second as f64];
    let square = |(found, meant): (f64, f64)| (found - meant) * (found - meant) / meant;
    Some(by_chance(found.into_iter().zip(meant).map(square).sum()))
}

/// The probability of a chi-square of one degree of freedom as large as this or larger.
fn by_chance(chi_square: f64) -> f64 {
    let z = (chi_square / 2.0).sqrt();
    let bell = (-z * z).exp() / std::f64::consts::PI.sqrt();
    if z < 2.0 {
        // erf as a series of positive terms (Abramowitz and Stegun, 7.1.6).
        let mut term = z;
        let mut sum = 0.0;
        let mut odd = 1.0;
        while term > f64::EPSILON * sum {
            sum += term;
            odd += 2.0;
            term *= 2.0 * z * z / odd;
        }
        return 1.0 - 2.0 * bell * sum;
    }
    // erfc as a continued fraction (Abramowitz and Stegun, 7.1.14), from its far end.
    let fraction = (1..=80)
        .rev()
        .fold(z, |below, n| z + f64::from(n) / 2.0 / below);
    bell / fraction
}

#[cfg(test)]
mod tests;
