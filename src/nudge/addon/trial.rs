//! Products that are tried in a cart.

use alloc::vec;
use alloc::vec::Vec;

use super::nearest::{Found, MOST, Place, Search};
use super::{AddedItem, AddonOptions, Catalogue, Change, Objective, Suggestion, place};
use crate::cart::{Amount, Goal, Ledger, Line, Name, Quote, Toward, sort};
use crate::error::{Error, ErrorCode};

/// So many are priced in a round, those that overshoot least.
const PRICED: usize = 8;

/// So often more is asked for where what should be enough is not: a coupon holds from there on.
const ROUNDS: usize = 3;

/// What of a product is in the cart.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Held {
    pieces: u32,
    line: Option<usize>,
}

/// What of each product is in the cart, by the products of its lines.
pub(super) fn held(
    ledger: &Ledger,
    products: usize,
    lines: &[Option<u32>],
) -> Result<Vec<Held>, Error> {
    let mut all = vec![Held::default(); products];
    for (at, product) in lines.iter().enumerate() {
        let Some(product) = product else { continue };
        let missing = Error::at("options.lines", at, "").with(ErrorCode::ValueMissing);
        let (held, line) = all
            .get_mut(*product as usize)
            .zip(ledger.line(at))
            .ok_or(missing)?;
        if !line.returned {
            held.pieces = held.pieces.saturating_add(line.quantity);
            held.line = held.line.or(Some(at));
        }
    }
    Ok(all)
}

/// How good something is that was priced: the less the better.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// The margin, less than nothing, for the shop; nothing for the shopper.
    lead: i64,
    net: Amount,
    overshoot: Amount,
    count: usize,
    lost: i64,
    numbers: [u32; MOST],
}

pub(super) struct Trial<'a> {
    /// The cart, with a line of nothing of each kind of products; what is tried is put behind.
    pub ledger: &'a mut Ledger,
    pub before: &'a Quote,
    pub destination: Option<Name>,
    pub options: &'a AddonOptions,
    pub catalogue: &'a Catalogue,
    /// The line of the first kind.
    pub first: usize,
    pub goal: Goal,
    /// What each kind is towards the goal.
    pub toward: Vec<Option<Toward>>,
    /// Of each product.
    pub held: Vec<Held>,
    pub best: Option<(Rank, Suggestion)>,
    /// Whether something closed the gap that the carrier takes.
    pub reached: bool,
}

impl Trial<'_> {
    /// What may be added, by what it counts for.
    pub(super) fn shelf(&self) -> Vec<Place> {
        let mut shelf = Vec::with_capacity(self.catalogue.shelf.len());
        for place in &self.catalogue.shelf {
            if let Some(place) = self.fitting(place) {
                shelf.push(place);
            }
        }
        // Most often prices count for what they are.
        if !shelf.is_sorted() {
            sort(&mut shelf);
        }
        shelf
    }

    fn fitting(&self, place: &Place) -> Option<Place> {
        let held = self.held.get(place.number as usize)?;
        let line = self.line(place.number)?;
        let mut pieces = place.pieces.saturating_sub(held.pieces).min(MOST as u32);
        let toward = if let Some(at) = held.line {
            pieces = pieces.min(self.options.raise.into());
            // It may have another price than the product, and a discount.
            self.goal.toward(self.ledger, at)?
        } else {
            let kind = self.catalogue.products.get(place.number as usize)?.kind;
            (*self.toward.get(kind)?)?
        };
        let value = self.goal.value(self.ledger, &toward, &line)?;
        (value > 0 && pieces > 0).then_some(Place {
            value,
            pieces,
            ..*place
        })
    }

    /// The line of the cart that a product is on, or else one of none.
    fn line(&self, number: u32) -> Option<Line> {
        let number = number as usize;
        if let Some(at) = self.held.get(number)?.line {
            return self.ledger.line(at).copied();
        }
        let product = self.catalogue.products.get(number)?;
        let kind = self.ledger.line(self.first.saturating_add(product.kind))?;
        Some(Line {
            unit_price: product.price,
            ..*kind
        })
    }

    /// Whether it is carried as it is.
    pub(super) fn is_plain(&self, place: &Place) -> bool {
        self.line(place.number)
            .is_some_and(|line| line.temperature.is_none())
    }

    /// Prices the few that are nearest to what is missing, and keeps the best.
    pub(super) fn price_nearest(&mut self, shelf: &[Place], mut missing: Amount) {
        for _ in 0..ROUNDS {
            let mut search = Search::new(shelf, Goal::target(missing), Goal::SLACK, PRICED);
            search.run(self.options.max_items);
            let gaps = search
                .best
                .iter()
                .filter_map(|found| self.price(found, shelf));
            match gaps.min() {
                Some(short) if short > Amount::ZERO => missing = missing.plus(short),
                _ => return,
            }
        }
    }

    /// Prices something, and gives what is still missing then; nothing where there is no price.
    fn price(&mut self, found: &Found, shelf: &[Place]) -> Option<Amount> {
        let mut items: Vec<AddedItem> = Vec::new();
        for product in found.numbers(shelf) {
            match items.last_mut().filter(|item| item.product == product) {
                Some(item) => item.quantity = item.quantity.saturating_add(1),
                None => items.push(AddedItem {
                    product,
                    quantity: 1,
                    line: self.held.get(product as usize)?.line,
                }),
            }
        }
        let mut spend = Amount::ZERO;
        let lines = self.ledger.lines();
        let mut changed = Vec::new();
        let mut is_there = true;
        for item in &items {
            let line = self.line(item.product)?;
            let Ok(at) = item.line.map_or_else(|| self.ledger.push(&line), Ok) else {
                continue;
            };
            let before = self.ledger.line_gross(at);
            let held = self.ledger.line(at).map_or(0, |line| line.quantity);
            is_there &= self
                .ledger
                .set_quantity(at, held.saturating_add(item.quantity))
                .is_ok();
            spend = spend.plus(self.ledger.line_gross(at)).minus(before);
            changed.push((at, held));
        }
        let after = self
            .ledger
            .quote()
            .ok()
            .filter(|_| is_there && changed.len() == items.len());
        for (at, held) in &changed {
            // It was so before.
            let _ = self.ledger.set_quantity(*at, *held);
        }
        while self.ledger.lines() > lines {
            self.ledger.pop();
        }
        self.weigh(found, items, spend, &after?)
    }

    /// Keeps what was priced if it is the best; gives what is still missing.
    fn weigh(
        &mut self,
        found: &Found,
        items: Vec<AddedItem>,
        spend: Amount,
        after: &Quote,
    ) -> Option<Amount> {
        let free = place(after, self.destination)?;
        let before = self.before;
        let refused = |quote: &Quote| quote.cod.is_some_and(|cod| !cod.available);
        if free.gap > Amount::ZERO || (refused(after) && !refused(before)) {
            return Some(free.gap);
        }
        self.reached = true;
        let net = after.payable.minus(before.payable);
        if after.shipping.fee >= before.shipping.fee || net >= spend {
            return Some(free.gap);
        }
        let overshoot = free.counted.minus(free.from.wanted());
        let lead = if self.options.objective == Objective::Shop {
            found.lost
        } else {
            0
        };
        let rank = Rank {
            lead,
            net,
            overshoot,
            count: found.count,
            lost: found.lost,
            numbers: found.sorted,
        };
        if self.best.as_ref().is_none_or(|(best, _)| rank < *best) {
            let fee = |quote: &Quote| quote.cod.map_or(Amount::ZERO, |cod| cod.fee);
            let change = |of: fn(&Quote) -> Amount| Change {
                before: of(before),
                after: of(after),
            };
            let suggestion = Suggestion {
                items,
                spend,
                overshoot,
                shipping: change(|quote| quote.shipping.fee),
                temperature: change(|quote| quote.shipping.temperature),
                cod: Change {
                    before: fee(before),
                    after: fee(after),
                },
                payable: change(|quote| quote.payable),
                net,
                assumed: after.shipping.assumed,
            };
            self.best = Some((rank, suggestion));
        }
        Some(free.gap)
    }
}

#[cfg(test)]
mod tests;
