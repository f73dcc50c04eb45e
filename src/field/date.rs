//! Days of the calendar, western and by era.
//!
//! Sources: the Gregorian calendar, in force in Japan since 1873-01-01, which is 明治6年1月1日 (明治5年
//! 太政官布告第337号); the edicts that named the eras ([`Era`]).

mod era;
mod read;

use alloc::string::String;
use alloc::vec::Vec;

use super::{Code, DateForm, Issue, Options, Read};
use crate::text::{ChangeCode, Edit};

pub use era::Era;

/// A day of the Gregorian calendar, carried back to the time before it was in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 1000 to 9999: four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day, if there is one: no 29 February 2019.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = matches!(year, 1000..=9999)
            && matches!(month, 1..=12)
            && (1..=days_in(year.into(), month.into())).contains(&day.into());
        exists.then_some(Self { year, month, day })
    }

    /// Its era and the year of it, counted from 1. `None` before 明治6年, when the calendar was
    /// another one.
    #[must_use]
    pub fn era(self) -> Option<(Era, u16)> {
        let (era, year) = Era::of(self.key())?;
        Some((era, year as u16))
    }

    /// The day in a form; one before 明治6年 with its western year.
    #[must_use]
    pub fn text(self, form: DateForm) -> String {
        text(self.key(), form)
    }

    /// The day as a number of eight digits.
    pub(super) fn key(self) -> u32 {
        key(self.year.into(), self.month.into(), self.day.into())
    }
}

const fn key(year: u32, month: u32, day: u32) -> u32 {
    year * 10_000 + month * 100 + day
}

/// Days of a month from 1 to 12, by the Gregorian rule.
fn days_in(year: u32, month: u32) -> u32 {
    let four = if year.is_multiple_of(100) { 400 } else { 4 };
    match month {
        2 => 28 + u32::from(year.is_multiple_of(four)),
        // April, June, September, November.
        _ => 31 - (0b1010_0101_0000 >> month & 1),
    }
}

/// The day of eight digits in a form.
fn text(day: u32, form: DateForm) -> String {
    let (mut out, mut year) = (String::new(), day / 10_000);
    let [first, second, last] = match form {
        DateForm::Iso => ['-', '-', NOTHING],
        DateForm::Slashes => ['/', '/', NOTHING],
        DateForm::Digits => [NOTHING; 3],
        DateForm::Wareki => {
            let era = era::of(day);
            out.push_str(era.name);
            year = year.wrapping_sub(era.before);
            ['年', '月', '日']
        }
    };
    put(&mut out, year, first);
    put(&mut out, day / 100 % 100, second);
    put(&mut out, day % 100, last);
    out
}

/// What follows a number that is followed by nothing.
const NOTHING: char = '\0';

/// Puts a number of two digits or more and what follows it; of one digit before 年, 月 and 日.
#[inline(never)]
fn put(out: &mut String, number: u32, unit: char) {
    if number > 9 {
        put(out, number / 10, '十');
    } else if unit.is_ascii() {
        out.push('0');
    }
    out.push(match (number, unit) {
        (1, '年') => '元',
        _ => char::from(b'0' | (number % 10) as u8),
    });
    if !matches!(unit, NOTHING | '十') {
        out.push(unit);
    }
}

/// Reads a day in any shape.
///
/// # Errors
/// An issue with one of the codes `DATE_*`.
pub fn parse(text: &str) -> Result<Date, Issue> {
    day(&mut Edit::new(text))
}

/// The same in an edit that holds the text.
pub(crate) fn day(edit: &mut Edit) -> Result<Date, Issue> {
    let options = Options::default();
    let day = read::read(edit, &options);
    let day = day.map_err(|wrong| issue(wrong, options.date))?;
    Ok(Date {
        year: (day / 10_000) as u16,
        month: (day / 100 % 100) as u8,
        day: (day % 100) as u8,
    })
}

/// The day in the form that the options ask for: `昭和６０年４月１日` becomes `1985-04-01`.
pub(super) fn read(edit: &mut Edit, options: &Options) -> Read {
    match read::read(edit, options) {
        Ok(day) => {
            edit.become_text(&self::text(day, options.date), ChangeCode::Form);
            Ok(Vec::new())
        }
        Err(wrong) => Err(issue(wrong, options.date)),
    }
}

/// What is wrong, with the days of the month or, of eight digits, the day that may have been meant.
type Wrong = (Code, u32);

fn issue((code, about): Wrong, form: DateForm) -> Issue {
    let issue = Issue::new(code);
    if about > 31 {
        issue.with_suggestion(text(about, form))
    } else {
        issue.with_count(about as usize)
    }
}

#[cfg(test)]
mod tests;
