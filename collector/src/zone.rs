//! The shop's time zone, and days in it. A fixed distance from Greenwich: Japan has no summer time.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

const MINUTE: i64 = 60_000;
/// A day in ms.
pub const DAY: i64 = 1440 * MINUTE;

/// How many minutes the shop's clock is before Greenwich's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(i16);

impl Default for Zone {
    fn default() -> Self {
        Self::JAPAN
    }
}

impl Zone {
    /// +09:00.
    pub const JAPAN: Self = Self(540);

    /// The moment as the shop's clock shows it, in ms since 1970-01-01 00:00 of that clock.
    #[must_use]
    pub fn local(self, ms: i64) -> i64 {
        ms.saturating_add(i64::from(self.0).saturating_mul(MINUTE))
    }

    /// The day of a moment.
    #[must_use]
    pub fn day(self, ms: i64) -> Day {
        Day(self.local(ms).div_euclid(DAY))
    }

    /// When a day begins, in ms since 1970 UTC.
    #[must_use]
    pub fn start(self, day: Day) -> i64 {
        day.0
            .saturating_mul(DAY)
            .saturating_sub(i64::from(self.0).saturating_mul(MINUTE))
    }
}

impl FromStr for Zone {
    type Err = &'static str;

    /// `+09:00`, as ISO 8601 writes it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const SHAPE: &str = "it is written like +09:00";
        let (sign, rest) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
            (Some(rest), _) => (1, rest),
            (_, Some(rest)) => (-1, rest),
            _ => return Err(SHAPE),
        };
        let (hours, minutes) = rest.split_once(':').ok_or(SHAPE)?;
        let hours = two_digits(hours).ok_or(SHAPE)?;
        let minutes = two_digits(minutes).ok_or(SHAPE)?;
        // No clock is further from Greenwich than +14:00.
        if hours > 14 || minutes > 59 {
            return Err("no place has that time");
        }
        Ok(Self(sign * (hours * 60 + minutes)))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        let minutes = self.0.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

fn two_digits(text: &str) -> Option<i16> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A day of the calendar, by its distance from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Year, month and day of the month. The years are counted from March, so that the day that some of
    /// them have more is their last one.
    fn parts(self) -> (i64, i64, i64) {
        let days = self.0 + 719_468; // since 0000-03-01
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153; // from March
        let of_month = day - (153 * month + 2) / 5 + 1;
        let year = era * 400 + year + i64::from(month > 9);
        (year, (month + 2) % 12 + 1, of_month)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = &'static str;

    /// `2026-11-22`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const SHAPE: &str = "a day is written like 2026-11-22";
        let (year, rest) = text.split_once('-').ok_or(SHAPE)?;
        let (month, day) = rest.split_once('-').ok_or(SHAPE)?;
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SHAPE);
        }
        let mut year: i64 = year.parse().map_err(|_| SHAPE)?;
        let month = i64::from(two_digits(month).ok_or(SHAPE)?);
        let day = i64::from(two_digits(day).ok_or(SHAPE)?);
        let from_march = (month + 9) % 12;
        year -= i64::from(from_march > 9);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100
            + (153 * from_march + 2) / 5
            + day
            - 1
            - 719_468;
        let found = Self(days);
        // The 31st of a month that has none comes out as another day.
        if found.to_string() == text {
            Ok(found)
        } else {
            Err("there is no such day")
        }
    }
}

/// This moment, in ms since 1970 UTC.
#[must_use]
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or_default()
}

/// A moment as ISO 8601 writes it, in UTC: `2026-11-22T03:04:05.678Z`.
#[must_use]
pub fn iso(ms: i64) -> String {
    let day = Day(ms.div_euclid(DAY));
    let ms = ms.rem_euclid(DAY);
    let (hours, minutes) = (ms / 3_600_000, ms / MINUTE % 60);
    let (seconds, ms) = (ms / 1000 % 60, ms % 1000);
    format!("{day}T{hours:02}:{minutes:02}:{seconds:02}.{ms:03}Z")
}

#[cfg(test)]
mod tests;
