//! How a fraction becomes whole, how percentages are held, and how an amount is split without one yen lost.

use alloc::vec::Vec;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Amount;
use super::amount::{divided, product, sum};

/// How the one fraction per rate is rounded: the seller's free choice (国税庁 インボイスQ&A). Of a refund
/// the amount is rounded as that of its sale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// 切捨て, the most common.
    #[default]
    Floor,
    /// 四捨五入.
    HalfUp,
    /// 切上げ.
    Ceil,
    /// 五捨六入, as `WooCommerce` has it for prices with tax.
    HalfDown,
    /// To the even neighbour, as commercetools has it.
    HalfEven,
}

impl Rounding {
    /// Every rounding, by their numbers in `read.js`.
    pub const ALL: [Self; 5] = [
        Self::Floor,
        Self::HalfUp,
        Self::Ceil,
        Self::HalfDown,
        Self::HalfEven,
    ];

    /// Whether `down` and `rest / over` become `down + 1`.
    pub(super) fn is_up(self, rest: i64, over: i64, down: i64) -> bool {
        let twice = rest.wrapping_mul(2);
        match self {
            Self::Floor => false,
            Self::HalfUp => twice >= over,
            Self::Ceil => rest > 0,
            Self::HalfDown => twice > over,
            Self::HalfEven => twice > over || (twice == over && down & 1 == 1),
        }
    }
}

/// A percentage in thousandths: 10.75 % are 10,750. As JSON it is the number, 10.75.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u32);

impl Percent {
    /// The most that one is read as: 10,000 %.
    pub(super) const MOST: Self = Self(10_000_000);
}

/// 100 %.
pub(super) const WHOLE: u32 = 100_000;

impl Percent {
    /// A percentage of so many thousandths of a percent.
    #[must_use]
    pub const fn from_thousandths(thousandths: u32) -> Self {
        Self(thousandths)
    }

    /// A whole percentage.
    #[must_use]
    pub const fn new(percent: u16) -> Self {
        #[expect(clippy::arithmetic_side_effects, reason = "65,535,000 fits")]
        Self(percent as u32 * 1000)
    }

    /// Its thousandths of a percent.
    #[must_use]
    pub const fn thousandths(self) -> u32 {
        self.0
    }
}

#[expect(
    clippy::float_arithmetic,
    reason = "a percentage comes and goes as a number"
)]
impl Percent {
    /// The percentage of that number, unless it is finer than thousandths, negative, or more than 10,000.
    #[must_use]
    pub fn from_number(percent: f64) -> Option<Self> {
        let thousandths = percent * 1000.0;
        // 10.75 × 1000 is 10,750 in doubles, 1.1 × 1000 a little more than 1,100.
        let whole = (thousandths + 0.5) as u32;
        let near = (thousandths - f64::from(whole)).abs() < 1e-6;
        (near && percent >= 0.0 && whole <= Self::MOST.0).then_some(Self(whole))
    }

    fn to_number(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.checked_rem(1000) {
            Some(0) => to.serialize_u32(self.0.checked_div(1000).unwrap_or_default()),
            _ => to.serialize_f64(self.to_number()),
        }
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_number(f64::deserialize(from)?)
            .ok_or_else(|| serde::de::Error::custom("PERCENT_INVALID"))
    }
}

/// Who gets the unit that is left where fractions are equal. The law does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tie {
    /// The higher rate, or the line that stands before.
    #[default]
    First,
    /// The lower rate, or the line that stands behind: EC-CUBE 2.
    Last,
    /// Who has the larger part.
    Largest,
}

impl Tie {
    /// Every way, by their numbers in `read.js`.
    pub const ALL: [Self; 3] = [Self::First, Self::Last, Self::Largest];
}

/// Splits an amount by weights: each gets its share rounded down, and what is left goes by one to those with the
/// largest fractions (largest remainder; 基通1-8-5 asks for the ratio of the prices). None where it does not fit, or where
/// there is nothing to go by. Linear: 100,000 weights are no harder than ten.
///
/// ```
/// use surasura::cart::{Amount, Tie, split};
///
/// let shares = split(Amount::new(1000), &[Amount::new(3300), Amount::new(2160)], Tie::First);
/// assert_eq!(shares, Some(vec![Amount::new(604), Amount::new(396)]));
/// ```
#[must_use]
pub fn split(amount: Amount, weights: &[Amount], tie: Tie) -> Option<Vec<Amount>> {
    let shares = shares(amount, weights, tie);
    let whole = sum(shares.iter().copied());
    (whole == amount && !weights.iter().any(|weight| weight.is_negative())).then_some(shares)
}

/// [`split`], with shares that are too large where it does not fit, and of nothing where there is nothing to go by.
pub(super) fn shares(amount: Amount, weights: &[Amount], tie: Tie) -> Vec<Amount> {
    let mut parts: Vec<Part> = weights.iter().copied().map(Part::new).collect();
    share_out(amount, &mut parts, tie);
    parts.iter().map(|part| part.share).collect()
}

/// A part of what is split.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    /// What there is of an entry, of which its share is taken.
    pub now: Amount,
    /// By what it is split.
    pub weight: Amount,
    /// What it gets.
    pub share: Amount,
    /// What is left of that.
    rest: i64,
}

impl Part {
    pub(super) fn new(weight: Amount) -> Self {
        Self {
            weight,
            ..Self::default()
        }
    }

    /// Of an entry, of which nothing has been taken.
    pub(super) fn of(now: Amount) -> Self {
        Self {
            now,
            ..Self::default()
        }
    }

    /// Gets one of those that are left.
    fn one_more(&mut self, left: &mut i64) {
        self.share = Amount::new(self.share.get().wrapping_add(1));
        *left = left.wrapping_sub(1);
    }
}

/// [`shares`], in place.
pub(super) fn share_out(amount: Amount, parts: &mut [Part], tie: Tie) {
    let over = sum(parts.iter().map(|part| part.weight));
    let size = amount.size().get();
    let mut left = size;
    for part in &mut *parts {
        let (share, rest) = match product(size, part.weight.get()) {
            Some(product) if over > Amount::ZERO && over.is_exact() => divided(product, over.get()),
            _ if size == 0 || over == Amount::ZERO => (0, 0),
            _ => (Amount::TOO_LARGE.get(), 0),
        };
        left = left.wrapping_sub(share);
        (part.share, part.rest) = (Amount::new(share), rest);
    }
    if over == Amount::ZERO {
        left = 0;
    }
    // Who has more than this left gets one; who has just this, as long as there are any.
    let line = least(parts.iter().map(|part| part.rest), left);
    for part in &mut *parts {
        if part.rest > line {
            part.one_more(&mut left);
        }
    }
    // Of these the heavy first, where that is the rule.
    let equal = parts.iter().filter(|part| part.rest == line);
    let heavy = match tie {
        Tie::Largest => least(equal.map(|part| part.weight.get()), left),
        _ => -1,
    };
    for only in [false, true] {
        for step in 0..parts.len() {
            let at = if tie == Tie::Last {
                parts.len().wrapping_sub(step).wrapping_sub(1)
            } else {
                step
            };
            if let Some(part) = parts.get_mut(at)
                && left > 0
                && part.rest == line
                && if only {
                    part.weight.get() == heavy
                } else {
                    part.weight.get() > heavy
                }
            {
                part.one_more(&mut left);
            }
        }
    }
    for part in parts {
        part.share = part.share.signed_as(amount);
    }
}

/// The number that fewer than `count` of the others are more than, and as many or more are at least. Halved between
/// those that there are, which are few.
fn least(numbers: impl Iterator<Item = i64> + Clone, count: i64) -> i64 {
    if count <= 0 {
        return Amount::MAX.get();
    }
    let mut high = numbers.clone().max().unwrap_or_default();
    let mut low = if count == 1 { high } else { 0 };
    while low < high {
        // The upper of two.
        let middle = high.wrapping_sub(high.wrapping_sub(low) / 2);
        let (mut more, mut above, mut below) = (0_i64, high, low);
        for number in numbers.clone() {
            if number >= middle {
                more = more.wrapping_add(1);
                above = above.min(number);
            } else {
                below = below.max(number);
            }
        }
        if more >= count {
            low = above;
        } else {
            high = below;
        }
    }
    low
}

#[cfg(test)]
mod tests;
