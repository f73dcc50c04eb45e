//! Rates of consumption tax. They go by codes and days, never by numbers: the reduced 8 % and the old
//! 8 % are two rates, and a change of the law is a row.

use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use super::name::KNOWN;
use super::rules::OwnRate;
use super::{Name, Percent};

/// A consumption tax rate by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaxRate(Name);

impl TaxRate {
    /// 標準税率: 10 % since 2019-10-01.
    pub const STANDARD: Self = Self(Name::known(0));
    /// 軽減税率: 8 % since 2019-10-01, of food and drink, newspapers by subscription.
    pub const REDUCED: Self = Self(Name::known(1));
    /// 経過措置 of the 8 % before: what was agreed on under the old law.
    pub const OLD_8: Self = Self(Name::known(2));
    /// 経過措置 of the 5 % before.
    pub const OLD_5: Self = Self(Name::known(3));
    /// 非課税: gift vouchers, books of the law's list. No tax, and still a rate that an invoice tells apart.
    pub const EXEMPT: Self = Self(Name::known(4));

    /// The rate whose code is that name; whether the shop has it, its rules say.
    #[must_use]
    pub const fn new(code: Name) -> Self {
        Self(code)
    }

    /// The rate of that code, where it can be one.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Name::new(code).map(Self)
    }

    /// Where it stands: the law's before the shop's, each as they are listed.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn place(self, own: &[OwnRate]) -> Option<usize> {
        let known = KNOWN.iter().position(|name| *name == self.as_str());
        known.or_else(|| {
            own.iter()
                .position(|own| own.code == self)?
                .checked_add(KNOWN.len())
        })
    }

    /// In a page the numbers of names are in that order.
    #[cfg(target_arch = "wasm32")]
    pub(super) const fn place(self, _: &[OwnRate]) -> Self {
        self
    }

    /// Its code, as a name.
    #[cfg(all(target_arch = "wasm32", feature = "full"))]
    #[must_use]
    pub const fn name(self) -> Name {
        self.0
    }

    /// Its code: `standard`.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Default for TaxRate {
    fn default() -> Self {
        Self::STANDARD
    }
}

/// What a rate came to from a day on.
struct Row {
    rate: TaxRate,
    /// Year, month and day as one number.
    from: u32,
    percent: u16,
}

const fn row(rate: TaxRate, from: u32, percent: u16) -> Row {
    Row {
        rate,
        from,
        percent,
    }
}

/// 消費税法29条 and the laws that changed it (昭和63年法律108号, 平成6年109号, 平成24年68号, 平成28年85号); the latest first.
/// National and local tax together.
const LAW: [Row; 8] = [
    row(TaxRate::STANDARD, 20191001, 10),
    row(TaxRate::STANDARD, 20140401, 8),
    row(TaxRate::STANDARD, 19970401, 5),
    row(TaxRate::STANDARD, 19890401, 3),
    row(TaxRate::REDUCED, 20191001, 8),
    row(TaxRate::OLD_8, 20191001, 8),
    row(TaxRate::OLD_5, 20140401, 5),
    row(TaxRate::EXEMPT, 0, 0),
];

/// What the law says of a rate on a day, `20261122`; on none of those before the rate was there.
#[must_use]
pub(super) fn by_law(rate: TaxRate, day: u32) -> Option<Percent> {
    let row = LAW.iter().find(|row| row.rate == rate && row.from <= day)?;
    Some(Percent::new(row.percent))
}

/// The days on which the standard rate became another, the latest first.
#[cfg(feature = "full")]
pub(super) fn days() -> impl Iterator<Item = u32> {
    LAW.iter()
        .filter(|row| row.rate == TaxRate::STANDARD)
        .map(|row| row.from)
}

#[cfg(test)]
mod tests;
