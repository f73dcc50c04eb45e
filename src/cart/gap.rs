//! How far free shipping is: something is added to the cart, and looked at what counts then.

use alloc::vec::Vec;

use super::amount::sum;
use super::charge::Sums;
use super::delivery::{After, Basis, Threshold};
use super::entry::Entry;
use super::quote::{Goods, goods};
use super::rules::TaxScope;
use super::shipping::FreeShipping;
use super::view::View;
use super::{Amount, Rounding, WHOLE};

/// How far a rule is from being reached. `judged`: the destination that counts, or all; `to`: where what is added
/// would go.
pub(super) fn free_shipping(
    view: &View<'_>,
    after_coupons: &Goods,
    from: Threshold,
    judged: Option<usize>,
    to: usize,
) -> FreeShipping {
    let counted = counted(view, after_coupons, from, judged);
    let wanted = from.wanted();
    // One of nothing is free whatever is in the cart.
    let gap = if wanted == Amount::ZERO {
        wanted
    } else {
        // Where more comes back than a page can hold beside it, it is as far as can be.
        wanted.minus(counted).if_positive().min(Amount::MAX)
    };
    let gap_included = if !view.ahead || from.is_quantity() || gap == Amount::ZERO {
        gap
    } else {
        let gap = Gap {
            view,
            from,
            judged,
            to,
            missing: gap,
        };
        gap.included().unwrap_or(Amount::MAX)
    };
    FreeShipping {
        from,
        counted,
        gap,
        gap_included,
        saves: Amount::ZERO,
        net: Amount::ZERO,
    }
}

const ONE: Amount = Amount::new(1);

/// How something is added: at which rate, and whether its price is entered with tax.
type Way = (usize, bool);

pub(super) struct Gap<'a> {
    pub view: &'a View<'a>,
    pub from: Threshold,
    pub judged: Option<usize>,
    pub to: usize,
    pub missing: Amount,
}

impl Gap<'_> {
    /// The price with tax of something that closes the gap, whatever its rate. None: nothing does.
    fn included(&self) -> Option<Amount> {
        let (cart, rules, groups) = (&self.view.cart, &self.view.rules, self.view.groups);
        let excluded = if rules.tax_scope == TaxScope::UnitGross {
            // Tax was added to them piece by piece.
            cart.lines
                .iter()
                .any(|line| !line.tax_included && line.quantity > 0)
        } else {
            groups
                .iter()
                .any(|group| !group.included && group.lines > 0)
        };
        let rates = 0..self.view.rates.len();
        let ways = rates.flat_map(|rate| [(rate, true), (rate, false)]);
        let ways: Vec<Way> = ways.filter(|(_, included)| *included || excluded).collect();
        let mut price = Amount::ZERO;
        // By what is added at one rate a coupon may reach its minimum, and what was enough at another no longer is.
        let mut enough = 0;
        for way in ways.iter().cycle().take(ways.len().saturating_mul(16)) {
            if enough == ways.len() {
                break;
            }
            let least = self.least(price, *way)?;
            enough = if least == price {
                enough.saturating_add(1)
            } else {
                1
            };
            price = least;
        }
        Some(price)
    }

    /// The price itself if it is enough; or else a higher one that is, where a unit less is not. None: none is.
    pub(super) fn least(&self, price: Amount, way: Way) -> Option<Amount> {
        let (mut low, mut step) = (price, ONE);
        if price == Amount::ZERO {
            // Most often what is missing is the answer: prices with tax, and nothing in percent.
            step = self.missing;
        } else if self.reaches(price, way) {
            return Some(price);
        }
        let mut high = low.plus(step);
        while !self.reaches(high, way) {
            low = high;
            step = step.times(2);
            high = high.plus(step);
            if !high.is_exact() {
                return None;
            }
        }
        // Not reached at `low`, reached at `high`.
        let mut middle = high.minus(ONE);
        while low < middle {
            if self.reaches(middle, way) {
                high = middle;
            } else {
                low = middle;
            }
            middle = Amount::new(low.get().midpoint(high.get()));
        }
        Some(high)
    }

    /// Whether shipping is free when something of that price is added.
    fn reaches(&self, price: Amount, (rate, included): Way) -> bool {
        let entered = if included {
            price
        } else {
            self.without_tax(price, rate)
        };
        let added = self.view.added(entered, 1, rate, included, self.to);
        let entries = self.view.with(&added);
        let view = View {
            entries: &entries,
            ahead: false,
            ..*self.view
        };
        let counted = counted(&view, &goods(&view), self.from, self.judged);
        counted.is_exact() && counted >= self.from.wanted()
    }

    /// The most without tax that shows no more than a price.
    pub(super) fn without_tax(&self, price: Amount, rate: usize) -> Amount {
        let over = WHOLE.saturating_add(self.view.percent(rate));
        let mut entered = price.share(WHOLE, over, Rounding::Floor).plus(ONE);
        while entered.plus(self.view.tax(entered, rate, false)) > price && entered > Amount::ZERO {
            entered = entered.minus(ONE);
        }
        entered
    }
}

/// What of the goods counts.
fn counted(
    view: &View<'_>,
    after_coupons: &Goods,
    from: Threshold,
    judged: Option<usize>,
) -> Amount {
    let (basis, after) = match from {
        Threshold::Amount { basis, after, .. } => (basis, after),
        _ => (Basis::GoodsAsEntered, After::Nothing),
    };
    let points = view.points.filter(|_| after == After::Points);
    let points = points.map_or(Amount::ZERO, |points| points.amount);
    let counts = |entry: &Entry| entry.counts && judged.is_none_or(|at| entry.destination == at);
    // What was added up before is not added up again.
    if let Some(gross) = after_coupons.gross
        && basis == Basis::GoodsTaxIncluded
        && after >= After::Coupons
        && view.entries.iter().all(counts)
    {
        return gross.minus(points);
    }
    let mut sums = Sums::new(view);
    let mut entered = Amount::ZERO;
    let mut pieces = 0_i64;
    for (entry, part) in view.entries.iter().zip(&after_coupons.parts) {
        if !counts(entry) {
            continue;
        }
        let (amount, as_entered) = match after {
            After::Nothing => (entry.full, entry.entered),
            After::Lines => (entry.amount, entry.amount),
            After::Coupons | After::Points => (part.now, part.now),
        };
        sums.add_goods(entry, amount);
        entered = entered.plus(as_entered);
        pieces = pieces.saturating_add(entry.pieces);
    }
    if from.is_quantity() {
        return Amount::new(pieces);
    }
    let goods = match basis {
        Basis::GoodsTaxIncluded => sums.gross(),
        Basis::GoodsTaxExcluded => sum(sums.totals().iter().map(|total| total.net)),
        Basis::GoodsAsEntered => entered,
    };
    goods.minus(points)
}

#[cfg(test)]
mod tests;
