//! The eras since Meiji.

use super::key;
use crate::text::list::{list, place};

/// An era. 大正 and 昭和 are in force from the day on which their edicts were made, so that this day
/// bears the name before, too; 平成 (昭和64年政令第1号) and 令和 (平成31年政令第143号) from the day after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Era {
    /// 明治. Its first five years were counted by the moon and are not read.
    Meiji,
    /// 大正
    Taisho,
    /// 昭和
    Showa,
    /// 平成
    Heisei,
    /// 令和
    Reiwa,
}

impl Era {
    /// Every era, in their order.
    pub const ALL: [Self; 5] = [
        Self::Meiji,
        Self::Taisho,
        Self::Showa,
        Self::Heisei,
        Self::Reiwa,
    ];

    /// Its name: `昭和`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        let row = ROWS.get((self as usize).wrapping_add(OTHERS));
        row.map_or("", |row| row.name)
    }

    /// The era of a day of eight digits, and the year of it.
    pub(super) fn of(day: u32) -> Option<(Self, u32)> {
        let row = of(day);
        let mut eras = Self::ALL.into_iter();
        let era = eras.find(|era| era.as_str() == row.name)?;
        Some((era, (day / 10_000).wrapping_sub(row.before)))
    }
}

/// A way to count years. Its days are numbers of eight digits.
#[derive(Debug)]
pub(super) struct Row {
    /// The first day of an era; of 明治 the first by the calendar of today. 0 for another way.
    pub first: u32,
    /// The last day that is counted so.
    pub last: u32,
    /// The year before the first.
    pub before: u32,
    /// Of an era.
    pub name: &'static str,
}

impl Row {
    const fn new(first: u32, last: u32, before: u32, name: &'static str) -> Self {
        Self {
            first,
            last,
            before,
            name,
        }
    }
}

/// The first day of 明治 by the calendar of today.
pub(super) const MEIJI: u32 = key(1873, 1, 1);

/// The last two digits of a western year, a whole one, and eras.
pub(super) static ROWS: [Row; 8] = [
    Row::new(0, u32::MAX, 1900, ""),
    Row::new(0, u32::MAX, 2000, ""),
    Row::new(0, u32::MAX, 0, ""),
    Row::new(MEIJI, key(1912, 7, 30), 1867, "明治"),
    Row::new(key(1912, 7, 30), key(1926, 12, 25), 1911, "大正"),
    Row::new(key(1926, 12, 25), key(1989, 1, 7), 1925, "昭和"),
    Row::new(key(1989, 1, 8), key(2019, 4, 30), 1988, "平成"),
    Row::new(key(2019, 5, 1), u32::MAX, 2018, "令和"),
];

/// How many of them are no eras.
const OTHERS: usize = 3;

/// Western years.
pub(super) const WESTERN: &Row = &ROWS[2];

/// The way to count the years of a day: western before 明治6年.
pub(super) fn of(day: u32) -> &'static Row {
    let row = ROWS.iter().rfind(|row| row.first <= day);
    row.unwrap_or(WESTERN)
}

/// The era that a sign stands for: `昭`, `㍼`, `S`, `s`.
pub(super) fn by_sign(sign: char) -> Option<&'static Row> {
    let at = place(list!("MTSHRmtshr㍾㍽㍼㍻㋿明大昭平令"), sign)? % 5;
    ROWS.get(at.wrapping_add(OTHERS))
}
