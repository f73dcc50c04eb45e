//! From what was typed to a day.

use super::era::{MEIJI, ROWS, Row, WESTERN, by_sign};
use super::{Wrong, days_in, key};
use crate::field::{Code, Options};
use crate::text::dash::is_separator;
use crate::text::list::{among, list, place};
use crate::text::numeral::{self, Numeral, at};
use crate::text::{Edit, space};

/// 120 years, as a difference of days of eight digits. Nobody has lived longer but Jeanne Calment.
const OLDEST: u32 = key(120, 0, 0);

/// The months in English, as far as they differ.
const MONTHS: &[u8; 36] = b"janfebmaraprmayjunjulaugsepoctnovdec";

/// A day that no day is after.
const LAST: u32 = u32::MAX;

/// What stands for a number that was not given.
const NONE: u32 = 10_000;

const NOT_DATE: Wrong = (Code::DateNotDate, 0);

/// Reads a day of eight digits; the text is folded on the way.
pub(super) fn read(edit: &mut Edit, options: &Options) -> Result<u32, Wrong> {
    if !numeral::fold(edit) {
        return Err(NOT_DATE);
    }
    let mut date = [NONE; 3];
    let (mut count, mut index) = (0_usize, 0_usize);
    // The era; which of the numbers is a month in English.
    let (mut era, mut month) = (WESTERN, None);
    while let Some(slot) = date.get_mut(count) {
        let start = index;
        let mut numeral = Numeral::new();
        // 元 is the first year of an era.
        while numeral.push(
            Some(at(edit, index))
                .filter(|ch| *ch != '元')
                .unwrap_or('1'),
        ) {
            index = index.wrapping_add(1);
        }
        let len = index.wrapping_sub(start);
        let mut value = numeral.value();
        if len == 0 {
            let ch = at(edit, index);
            index = index.wrapping_add(1);
            let is_named = |name: &[u8]| {
                let mut letters = name.iter().zip(start..);
                letters.all(|(letter, index)| at(edit, index) as u32 | 0x20 == u32::from(*letter))
            };
            let name = ch
                .is_ascii_alphabetic()
                .then(|| MONTHS.chunks_exact(3).position(is_named));
            if let Some(name) = name.flatten() {
                while at(edit, index).is_ascii_alphabetic() {
                    index = index.wrapping_add(1);
                }
                value = name as u64 + 1;
                month = Some(count);
            } else if count == 0
                && era.first == 0
                && let Some(sign) = by_sign(ch)
            {
                era = sign;
                continue;
            } else if is_between(ch) {
                continue;
            } else {
                index = start;
                break;
            }
        }
        if value < NONE.into() {
            *slot = value as u32;
            count = count.wrapping_add(1);
        } else if count == 0 && (len == 6 || len == 8 && era.first == 0) && value < 100_000_000 {
            let value = value as u32;
            date = [value / NONE, value / 100 % 100, value % 100];
            if len == 6 && era.first == 0 && !matches!(value % NONE, 100..1300) {
                // 198504: a year and a month.
                date = [value / 100, value % 100, NONE];
            }
            count = 3;
        } else {
            index = start;
            break;
        }
    }
    while space::is_space(at(edit, index)) {
        index = index.wrapping_add(1);
    }
    // What follows is a day of the week.
    index = index.wrapping_add(usize::from(at(edit, index) == '日'));

    let rest = edit.cells().get(index..).unwrap_or_default();
    // A second number in what follows: a time, another day, the year by another name.
    let more = rest.iter().any(|cell| matches!(cell.ch, '1'..='9'));
    let limits = match (options.birth, options.today) {
        (false, _) => (0, LAST),
        (true, Some(today)) => (today.key().saturating_sub(OLDEST), today.key()),
        // Where nobody says what day it is.
        (true, None) => (key(1868, 1, 1), LAST),
    };
    let day = judge(date, era, month, more, limits)?;
    let mut weekday = None;
    for cell in rest {
        let at = place(list!("土日月火水木金"), cell.ch);
        if at.is_some() && (weekday.is_none() || at == Some(1)) {
            weekday = weekday.or(at);
        } else if !is_between(cell.ch) && cell.ch != '0' {
            // A time is not dropped: it may be what matters, and the day that of another country.
            return Err((Code::DateNotDate, if more { 0 } else { day }));
        }
    }
    if weekday.is_some_and(|at| at != weekday_of(day)) {
        return Err((Code::DateOtherWeekday, day));
    }
    Ok(day)
}

/// What carries nothing before, between and behind the numbers: the second character of an era, the
/// ends of 1st, 2nd and 3rd, the signs of a midnight.
fn is_between(ch: char) -> bool {
    among(
        ch,
        list!("年月日/治正和成西暦,、､。｡ねんがつにちstndrh曜祝生まれ時分秒:TZ"),
    ) || is_separator(ch)
}

/// The day of three numbers, or what is missing or wrong. `named`: which of them is a month in
/// English. `more`: another number follows.
fn judge(
    date: [u32; 3],
    era: &Row,
    named: Option<usize>,
    more: bool,
    limits: (u32, u32),
) -> Result<u32, Wrong> {
    let [year, month, day] = date;
    if day == NONE {
        let code = if more || year == NONE || matches!(month, 32..NONE) {
            Code::DateNotDate
        } else if era.first == 0 && year < 1232 {
            Code::DateNoYear
        } else if month == NONE {
            Code::DateNoMonth
        } else {
            Code::DateNoDay
        };
        return Err((code, 0));
    }
    // The one day that all readings are.
    let mut meant = 0;
    let mut weigh = |era, date| {
        if let Ok(day) = resolve(era, date, limits) {
            meant = if meant == 0 || meant == day {
                day
            } else {
                u32::MAX
            };
        }
    };
    let code = if day > 999 || matches!(named, Some(0 | 2)) {
        // 4/1/1985 may be in April or in January, April 1, 1985 in April alone.
        if named != Some(0) {
            weigh(WESTERN, [day, month, year]);
        }
        if named != Some(1) {
            weigh(WESTERN, [day, year, month]);
        }
        Code::DateOrder
    } else if era.first == 0 && matches!(year, 1..1000) {
        // 85 is 1985 only where nothing else can be, as for a birthday.
        if limits.1 < LAST {
            for era in &ROWS {
                weigh(era, date);
            }
        }
        Code::DateShortYear
    } else {
        return resolve(era, date, limits);
    };
    Err((code, meant % u32::MAX))
}

/// The day of these numbers, if there is one between the limits.
fn resolve(
    era: &Row,
    [year, month, day]: [u32; 3],
    (first, last): (u32, u32),
) -> Result<u32, Wrong> {
    if year == 0 {
        return Err((Code::DateNoSuchYear, 0));
    }
    if !matches!(month, 1..=12) {
        return Err((Code::DateNoSuchMonth, 0));
    }
    let year = year.wrapping_add(era.before);
    let days = days_in(year, month);
    if !(1..=days).contains(&day) {
        return Err((Code::DateNoSuchDay, days));
    }
    if !matches!(year, 1000..=9999) {
        return Err(NOT_DATE);
    }
    let day = key(year, month, day);
    if day > last {
        return Err((Code::DateFuture, 0));
    }
    if day < first || (era.first > 0 && day < MEIJI) {
        return Err((Code::DateTooOld, 0));
    }
    // 令和元年1月 is said of the year as a whole, but nobody was born in it.
    if day > era.last || (first > 0 && day < era.first) {
        // 昭和1985年 is a slip of another kind.
        let meant = if day < key(3000, 1, 1) { day } else { 0 };
        return Err((Code::DateOutsideEra, meant));
    }
    Ok(day)
}

/// The day of the week of a day of eight digits, by Zeller's congruence: 0 for Saturday.
pub(super) fn weekday_of(day: u32) -> usize {
    let (mut year, mut month) = (day / 10_000, day / 100 % 100);
    // The year begins in March, so that its odd day is the last.
    if month < 3 {
        year -= 1;
        month += 12;
    }
    let days = day % 100 + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400;
    (days % 7) as usize
}
