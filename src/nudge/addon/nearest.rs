//! Which one, two or three of many close a gap with the least beyond it.

use alloc::vec::Vec;

use crate::cart::Amount;

/// Something that may be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What a piece of it closes of the gap, in the same unit as that.
    pub counts: Amount,
    /// What a shopper pays for a piece.
    pub price: Amount,
    /// What the shop earns by a piece; it decides between what is equal otherwise.
    pub margin: Amount,
    /// How many pieces there are.
    pub stock: u32,
    /// How many of them an order may have; as many as there are, if absent.
    pub limit: Option<u32>,
    /// Whether it is in the cart already: then it is not suggested.
    pub in_cart: bool,
}

/// What closes a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combination {
    /// The numbers of the candidates, a piece each: what counts for most first.
    pub items: Vec<usize>,
    /// What a shopper pays for them.
    pub spend: Amount,
    /// What is beyond the gap.
    pub overshoot: Amount,
}

/// The best that closes a gap: the one with the smallest overshoot, of these with the fewest pieces, of these with the
/// highest margin, of these the first in the list. At most `most` pieces, 1 to 3. None: nothing closes it, or there
/// is none.
///
/// ```
/// use surasura::Amount;
/// use surasura::nudge::{Candidate, nearest};
///
/// let thing = |price| Candidate {
///     counts: Amount::new(price),
///     price: Amount::new(price),
///     margin: Amount::ZERO,
///     stock: 9,
///     limit: None,
///     in_cart: false,
/// };
/// let best = nearest(Amount::new(1600), &[thing(440), thing(1980), thing(1200)], 2);
/// let best = best.ok_or("nothing")?;
/// assert_eq!((best.items, best.overshoot), (vec![2, 0], Amount::new(40)));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn nearest(gap: Amount, candidates: &[Candidate], most: usize) -> Option<Combination> {
    let mut shelf = Vec::new();
    for (number, one) in candidates.iter().enumerate() {
        let fits = !one.in_cart && one.counts.is_exact() && one.margin.is_exact();
        let pieces = one.stock.min(one.limit.unwrap_or(u32::MAX));
        if fits && one.counts > Amount::ZERO && pieces > 0 {
            let (value, lost) = (one.counts.get(), one.margin.negated().get());
            shelf.push(Place {
                value,
                lost,
                number: number as u32,
                pieces,
            });
        }
    }
    crate::cart::sort(&mut shelf);
    let mut search = Search::new(&shelf, gap.is_exact().then_some(gap.get())?, 0, 1);
    search.run(most);
    let best = search.best.first()?;
    let items: Vec<usize> = best.numbers(&shelf).map(|number| number as usize).collect();
    let price = |at: &usize| {
        candidates
            .get(*at)
            .map_or(Amount::TOO_LARGE, |one| one.price)
    };
    let spend = items
        .iter()
        .fold(Amount::ZERO, |sum, at| sum.plus(price(at)));
    Some(Combination {
        items,
        spend,
        overshoot: Amount::new(best.over),
    })
}

/// A candidate where it stands: by what it counts for, at the same the higher margin first, then by the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// What a piece counts for.
    pub value: i64,
    /// The margin, less than nothing.
    pub lost: i64,
    /// Its number in the catalogue.
    pub number: u32,
    pub pieces: u32,
}

/// The most pieces that are suggested.
pub(super) const MOST: usize = 3;

/// Places that close the gap together. The order of the members is that of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub over: i64,
    pub count: usize,
    pub lost: i64,
    /// Numbers in the catalogue, the lowest first.
    pub sorted: [u32; MOST],
    /// Places, the highest last.
    at: [usize; MOST],
}

impl Found {
    /// Numbers in the catalogue, what counts for most first.
    pub(super) fn numbers<'a>(&self, shelf: &'a [Place]) -> impl Iterator<Item = u32> + use<'a> {
        let at = self.at.into_iter().take(self.count).rev();
        at.filter_map(|at| shelf.get(at)).map(|place| place.number)
    }
}

/// A search of the best few among places in their order.
pub(super) struct Search<'a> {
    shelf: &'a [Place],
    target: i64,
    /// From which on the target counts as reached: what is worked out of fractions may fall short of it by them.
    reach: i64,
    keep: usize,
    /// The best first.
    pub best: Vec<Found>,
}

impl<'a> Search<'a> {
    pub(super) fn new(shelf: &'a [Place], target: i64, slack: i64, keep: usize) -> Self {
        Self {
            shelf,
            target,
            reach: target.saturating_sub(slack),
            keep,
            best: Vec::new(),
        }
    }

    /// Looks at all that are of at most so many pieces, and of none that is not needed.
    pub(super) fn run(&mut self, most: usize) {
        if self.target <= 0 {
            return;
        }
        let all = self.shelf;
        let alone = all.partition_point(|place| place.value < self.reach);
        for at in alone..all.len() {
            if !self.put([at, 0, 0], 1) {
                break;
            }
        }
        // What reaches by itself needs no other beside it.
        self.shelf = all.get(..alone).unwrap_or_default();
        if most >= 2 {
            self.pairs(None);
        }
        if most >= MOST {
            let largest = self.value(alone.saturating_sub(1));
            for first in 0..alone {
                let value = self.value(first);
                if value.saturating_mul(3).saturating_sub(self.target) > self.bound(MOST)
                    || self.bound(MOST) < 0
                {
                    break;
                }
                if value.saturating_add(largest).saturating_add(largest) >= self.reach {
                    self.pairs(Some(first));
                }
            }
        }
        self.shelf = all;
    }

    /// Looks at all pairs, beside one that counts for no more than either: one pointer goes up, the other comes down.
    fn pairs(&mut self, first: Option<usize>) {
        let (beside, from) = first.map_or((0, 0), |first| (self.value(first), first));
        let count = if first.is_some() { MOST } else { 2 };
        let end = self.shelf.len();
        let mut low = end;
        for one in from..end {
            let value = self.value(one);
            let sum = value.wrapping_add(beside);
            low = low.max(one);
            while low > one && sum.wrapping_add(self.value(low.wrapping_sub(1))) >= self.reach {
                low = low.wrapping_sub(1);
            }
            for two in low..end {
                let more = self.value(two);
                if sum.wrapping_add(more).wrapping_sub(self.target) > self.bound(count) {
                    if two == one {
                        return;
                    }
                    break;
                }
                let at = match first {
                    // These two need no third.
                    Some(_) if value.wrapping_add(more) >= self.reach => break,
                    Some(first) => [first, one, two],
                    None => [one, two, 0],
                };
                // The next are no better than this one.
                if self.has(at, count) && !self.put(at, count) {
                    break;
                }
            }
        }
    }

    fn value(&self, at: usize) -> i64 {
        self.shelf.get(at).map_or(0, |place| place.value)
    }

    /// What may be beyond the target if something of so many pieces is to be kept.
    fn bound(&self, count: usize) -> i64 {
        match self.best.last() {
            Some(worst) if self.best.len() >= self.keep => {
                worst.over.wrapping_sub((worst.count < count).into())
            }
            _ => i64::MAX,
        }
    }

    /// Whether there are as many pieces of each as are taken.
    fn has(&self, at: [usize; MOST], count: usize) -> bool {
        let at = at.get(..count).unwrap_or_default();
        at.iter().all(|one| {
            let taken = at.iter().filter(|other| *other == one).count();
            self.shelf
                .get(*one)
                .is_some_and(|place| place.pieces as usize >= taken)
        })
    }

    /// Keeps what is among the best; false where it is not.
    fn put(&mut self, at: [usize; MOST], count: usize) -> bool {
        let (mut sum, mut lost) = (0_i64, 0_i64);
        let mut sorted = [u32::MAX; MOST];
        for (number, at) in sorted.iter_mut().zip(at).take(count) {
            let Some(place) = self.shelf.get(at) else {
                return false;
            };
            sum = sum.wrapping_add(place.value);
            lost = lost.saturating_add(place.lost);
            *number = place.number;
        }
        let [a, b, c] = sorted;
        let (a, b) = (a.min(b), a.max(b));
        let (b, c) = (b.min(c), b.max(c));
        let sorted = [a.min(b), a.max(b), c];
        // What falls short by a fraction is not better than what is exact.
        let over = sum.wrapping_sub(self.target).max(0);
        let found = Found {
            over,
            count,
            lost,
            sorted,
            at,
        };
        let place = self
            .best
            .iter()
            .position(|other| *other > found)
            .unwrap_or(self.best.len());
        if place >= self.keep {
            return false;
        }
        self.best.insert(place, found);
        self.best.truncate(self.keep);
        true
    }
}

#[cfg(test)]
mod tests;
