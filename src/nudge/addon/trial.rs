//! Products that are tried in a cart.

use alloc::vec;
use alloc::vec::Vec;

use super::nearest::{Found, MOST, Place, Search};
use super::{AddedItem, AddonOptions, Catalogue, Change, Objective, Suggestion, place};
use crate::cart::{Added, Amount, Goal, Ledger, Line, Name, Quote, Toward, sort};
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
pub(super) fn held(ledger: &Ledger, products: usize, lines: &[Option<u32>]) -> Result<Vec<Held>, Error> {
    let mut all = vec![Held::default(); products];
    for (at, product) in lines.iter().enumerate() {
        let Some(product) = product else { continue };
        let missing = Error::at("options.lines", at, "").with(ErrorCode::ValueMissing);
        let (held, line) = all.get_mut(*product as usize).zip(ledger.line(at)).ok_or(missing)?;
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
    pub ledger: &'a Ledger,
    pub before: &'a Quote,
    pub destination: Option<Name>,
    pub options: &'a AddonOptions,
    pub catalogue: &'a Catalogue,
    /// As the catalogue's, with the destination.
    pub kinds: Vec<Line>,
    pub goal: Goal<'a>,
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
        let (line, _) = self.line(place.number)?;
        let mut pieces = place.pieces.saturating_sub(held.pieces).min(MOST as u32);
        let value = if held.line.is_some() {
            pieces = pieces.min(self.options.raise.into());
            // It may have another price than the product, and a discount.
            let toward = self.goal.toward(&line).ok()??;
            self.goal.value(&toward, &line, line.quantity)?
        } else {
            let kind = self.catalogue.products.get(place.number as usize)?.kind;
            self.goal.value(self.toward.get(kind)?.as_ref()?, &line, 0)?
        };
        (value > 0 && pieces > 0).then_some(Place { value, pieces, ..*place })
    }

    /// The line of the cart that a product is on, with its number, or else a new one of none.
    fn line(&self, number: u32) -> Option<(Line, Option<usize>)> {
        let number = number as usize;
        let at = self.held.get(number)?.line;
        if let Some(line) = at.and_then(|at| self.ledger.line(at)) {
            return Some((*line, at));
        }
        let product = self.catalogue.products.get(number)?;
        Some((Line { unit_price: product.price, ..*self.kinds.get(product.kind)? }, None))
    }

    /// Whether it is carried as it is.
    pub(super) fn is_plain(&self, place: &Place) -> bool {
        self.line(place.number).is_some_and(|(line, _)| line.temperature.is_none())
    }

    /// Prices the few that are nearest to what is missing, and keeps the best.
    pub(super) fn price_nearest(&mut self, shelf: &[Place], mut missing: Amount) {
        for _ in 0..ROUNDS {
            let mut search = Search::new(shelf, Goal::target(missing), Goal::SLACK, PRICED);
            search.run(self.options.max_items);
            let gaps = search.best.iter().filter_map(|found| self.price(found, shelf));
            match gaps.min() {
                Some(short) if short > Amount::ZERO => missing = missing.plus(short),
                _ => return,
            }
        }
    }

    /// Prices something, and gives what is still missing then; nothing where there is no price.
    fn price(&mut self, found: &Found, shelf: &[Place]) -> Option<Amount> {
        let mut items: Vec<AddedItem> = Vec::new();
        let mut added: Vec<Added> = Vec::new();
        for number in found.numbers(shelf) {
            match (items.last_mut(), added.last_mut()) {
                (Some(item), Some(added)) if item.product == number => {
                    item.quantity = item.quantity.saturating_add(1);
                    added.line.quantity = item.quantity;
                }
                _ => {
                    let (line, at) = self.line(number)?;
                    items.push(AddedItem { product: number, quantity: 1, line: at });
                    added.push(Added { at, line: Line { quantity: 1, ..line } });
                }
            }
        }
        let (after, spend) = self.ledger.quote_with(&added).ok()?;
        let free = place(&after, self.destination)?;
        let before = self.before;
        let refused = |quote: &Quote| quote.cod.is_some_and(|cod| !cod.available);
        if free.gap > Amount::ZERO || (refused(&after) && !refused(before)) {
            return Some(free.gap);
        }
        self.reached = true;
        let net = after.payable.minus(before.payable);
        if after.shipping.fee >= before.shipping.fee || net >= spend {
            return Some(free.gap);
        }
        let overshoot = free.counted.minus(free.from.wanted());
        let lead = if self.options.objective == Objective::Shop { found.lost } else { 0 };
        let rank = Rank { lead, net, overshoot, count: found.count, lost: found.lost, numbers: found.sorted };
        if self.best.as_ref().is_none_or(|(best, _)| rank < *best) {
            let fee = |quote: &Quote| quote.cod.map_or(Amount::ZERO, |cod| cod.fee);
            let change = |of: fn(&Quote) -> Amount| Change { before: of(before), after: of(&after) };
            let suggestion = Suggestion {
                items,
                spend,
                overshoot,
                shipping: change(|quote| quote.shipping.fee),
                temperature: change(|quote| quote.shipping.temperature),
                cod: Change { before: fee(before), after: fee(&after) },
                payable: change(|quote| quote.payable),
                net,
                assumed: after.shipping.assumed,
            };
            self.best = Some((rank, suggestion));
        }
        Some(free.gap)
    }
}
