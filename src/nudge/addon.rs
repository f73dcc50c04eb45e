//! Which products close the gap to free shipping: found among thousands, and given back only if the cart, priced again
//! with them in it, does ship for less.

// Money is added, multiplied and divided with a check each time.
#![deny(clippy::arithmetic_side_effects, clippy::float_arithmetic)]

mod answer;
mod nearest;
mod trial;

pub use answer::{AddedItem, Advice, Change, Silence, Suggestion};
pub use nearest::{Candidate, Combination, nearest};

use alloc::vec::Vec;

use nearest::Place;
use serde::Deserialize;
use trial::{Trial, held};

use crate::cart::{
    Amount, FreeShipping, Goal, Ledger, Line, MAX_LINES, Name, Quote, TaxRate, is_price, sort,
};
use crate::error::{Error, ErrorCode};

/// A product that may be suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Product {
    /// Price of one as it is sold now, in the currency's minor unit (whole yen).
    pub unit_price: Amount,
    /// Tax rate of the goods.
    pub tax_rate: TaxRate,
    /// Whether `unit_price` includes consumption tax.
    pub tax_included: bool,
    /// Whether it counts towards free shipping. What does not is not suggested.
    #[serde(default = "yes")]
    pub counts: bool,
    /// How it is carried, as [`Line::temperature`].
    #[serde(default)]
    pub temperature: Option<Name>,
    /// The buy-X offer that it is part of, as [`Line::offer`].
    #[serde(default)]
    pub offer: Option<Name>,
    /// What the shop earns by one; it is not given back.
    #[serde(default)]
    pub margin: Amount,
    /// How many there are, those in the cart among them; enough, if absent.
    #[serde(default)]
    pub stock: Option<u32>,
    /// How many an order may have, those in the cart among them; any, if absent.
    #[serde(default)]
    pub limit: Option<u32>,
}

const fn yes() -> bool {
    true
}

impl Product {
    /// A product with tax in its price, and nothing else said.
    #[must_use]
    pub const fn new(unit_price: Amount, tax_rate: TaxRate) -> Self {
        let (counts, tax_included) = (true, true);
        let (temperature, offer, stock, limit) = (None, None, None, None);
        Self {
            unit_price,
            tax_rate,
            tax_included,
            counts,
            temperature,
            offer,
            margin: Amount::ZERO,
            stock,
            limit,
        }
    }
}

/// For whom the best is looked for, among what overshoots least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Objective {
    /// The shopper: what she pays more, all in all.
    #[default]
    Customer,
    /// The shop: what it earns by the products; then as for the shopper.
    Shop,
}

impl Objective {
    /// Both, by their numbers in `read.js`.
    pub const ALL: [Self; 2] = [Self::Customer, Self::Shop];
}

/// What may be suggested.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AddonOptions {
    /// At most so many pieces: 1, 2 or 3. More are 3, none is 1.
    pub max_items: usize,
    /// For whom.
    pub objective: Objective,
    /// Where they go, of the cart's destinations; by default to the first to which shipping may be free and is not yet.
    pub destination: Option<Name>,
    /// Whether one more of a product in the cart may be suggested.
    pub raise: bool,
    /// The product of each of the cart's lines, by its number in the catalogue; none where it is not one of these.
    pub lines: Vec<Option<u32>>,
}

impl Default for AddonOptions {
    fn default() -> Self {
        let (objective, destination, lines) = (Objective::Customer, None, Vec::new());
        Self {
            max_items: 2,
            objective,
            destination,
            raise: true,
            lines,
        }
    }
}

/// A shop's products, sorted once.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The lowest price first; the price stands as the value.
    shelf: Vec<Place>,
    products: Vec<Sold>,
    /// What products are but for their price, as lines without any.
    kinds: Vec<Line>,
}

/// A product in the order of the catalogue.
#[derive(Clone, Copy, Debug)]
struct Sold {
    price: Amount,
    /// Which of the kinds it is of.
    kind: usize,
}

impl Catalogue {
    /// Sorts products by their prices.
    ///
    /// # Errors
    /// At the product: `NUMBER_NEGATIVE`, `NUMBER_TOO_LARGE` (price or margin). `TOO_MANY_LINES`: more than
    /// [`MAX_LINES`].
    pub fn new(products: &[Product]) -> Result<Self, Error> {
        if products.len() > MAX_LINES {
            return Err(Error::new(ErrorCode::TooManyLines, "products"));
        }
        let (mut shelf, mut all, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
        for (at, product) in products.iter().enumerate() {
            let Product {
                unit_price,
                tax_included,
                counts,
                temperature,
                offer,
                margin,
                ..
            } = *product;
            for (amount, member) in [(unit_price, "unitPrice"), (margin, "margin")] {
                is_price(amount, Error::at("products", at, member))?;
            }
            let nothing = Line::new(Amount::ZERO, 0, product.tax_rate);
            let kind = Line {
                tax_included,
                counts,
                temperature,
                offer,
                ..nothing
            };
            let known = kinds.iter().position(|known| *known == kind);
            all.push(Sold {
                price: unit_price,
                kind: known.unwrap_or(kinds.len()),
            });
            if known.is_none() {
                kinds.push(kind);
            }
            let [stock, limit] =
                [product.stock, product.limit].map(|most| most.unwrap_or(u32::MAX));
            let pieces = stock.min(limit);
            shelf.push(Place {
                value: unit_price.get(),
                lost: margin.negated().get(),
                number: at as u32,
                pieces,
            });
        }
        sort(&mut shelf);
        Ok(Self {
            shelf,
            products: all,
            kinds,
        })
    }

    /// The products that close the gap to free shipping best, priced in a copy of the cart before they are given back;
    /// or why there are none.
    ///
    /// The [`nearest`] few are priced. Left out are those by which shipping does not fall, or what is to be paid rises
    /// by as much as the products cost or more, or the carrier no longer collects. Of what is left the best is the one
    /// that lets the shopper pay least, then with the smallest overshoot, the fewest pieces, the highest margin, first
    /// in the catalogue.
    ///
    /// Where prices count for what they are the overshoot is the least that there is; where the shop's rule counts
    /// without tax or after coupons, products of several rates may be a unit of rounding off.
    ///
    /// # Errors
    /// `DESTINATION_UNKNOWN` at `options.destination`; `VALUE_MISSING` at `options.lines[3]`, a line or product that
    /// there is not; `TAX_RATE_UNKNOWN`, `TEMPERATURE_UNKNOWN` at `products[3].taxRate`, of the cart's rules;
    /// `NUMBER_TOO_LARGE`.
    pub fn suggest(&self, ledger: &Ledger, options: &AddonOptions) -> Result<Advice, Error> {
        self.suggest_as(&mut ledger.clone(), &self.kinds, options)
    }

    /// The kinds of products, by whose names a cart of others may go.
    #[cfg(target_arch = "wasm32")]
    #[must_use]
    pub fn kinds(&self) -> &[Line] {
        &self.kinds
    }

    /// With the names of the kinds as the cart has them. What is tried is put into the cart itself, and taken out.
    pub(crate) fn suggest_as(
        &self,
        ledger: &mut Ledger,
        kinds: &[Line],
        options: &AddonOptions,
    ) -> Result<Advice, Error> {
        let kept = ledger.kept();
        let advice = self.advise(ledger, kinds, options);
        ledger.put_back(kept);
        advice
    }

    fn advise(
        &self,
        ledger: &mut Ledger,
        kinds: &[Line],
        options: &AddonOptions,
    ) -> Result<Advice, Error> {
        let before = ledger.quote()?;
        let held = held(ledger, self.products.len(), &options.lines)?;
        let silent = |silence| Ok(Advice::Nothing { held_back: silence });
        let shipping = ledger.rules().shipping.as_ref();
        if shipping.is_none_or(|shipping| shipping.free_from.is_empty()) {
            return silent(Silence::NoRule);
        }
        let destination = destination(ledger, &before, options.destination)?;
        if before.shipping.fee == Amount::ZERO {
            return silent(Silence::NotNeeded);
        }
        let free = match place(&before, destination) {
            None => return silent(Silence::Excluded),
            Some(free) if free.gap == Amount::ZERO => return silent(Silence::NotNeeded),
            Some(free) => free,
        };
        // Each kind as a line of nothing: so it is checked, and known.
        let first = ledger.lines();
        for (at, kind) in kinds.iter().enumerate() {
            let product = || {
                self.products
                    .iter()
                    .position(|product| product.kind == at)
                    .unwrap_or_default()
            };
            ledger
                .push(&Line {
                    destination,
                    ..*kind
                })
                .map_err(|error| error.of("products", product()))?;
        }
        let goal = Goal::new(ledger, &free, destination);
        let toward = (0..kinds.len())
            .map(|kind| goal.toward(ledger, first.saturating_add(kind)))
            .collect();
        let mut trial = Trial {
            ledger,
            before: &before,
            destination,
            options,
            catalogue: self,
            first,
            goal,
            toward,
            held,
            best: None,
            reached: false,
        };
        let mut shelf = trial.shelf();
        trial.price_nearest(&shelf, free.gap);
        let all = shelf.len();
        // Goods that are carried in another way may cost more than they save: those that are not are tried apart.
        shelf.retain(|place| trial.is_plain(place));
        if shelf.len() < all {
            trial.price_nearest(&shelf, free.gap);
        }
        match trial.best {
            Some((_, suggestion)) => Ok(Advice::Add(suggestion)),
            None if trial.reached => silent(Silence::DoesNotPay),
            None => silent(Silence::NothingFits),
        }
    }
}

/// Where what is added goes; nowhere in particular where the cart has no several destinations.
fn destination(
    ledger: &Ledger,
    before: &Quote,
    asked: Option<Name>,
) -> Result<Option<Name>, Error> {
    if asked.is_some_and(|name| !ledger.has_destination(name)) {
        return Err(Error::new(
            ErrorCode::DestinationUnknown,
            "options.destination",
        ));
    }
    let all = &before.shipping.destinations;
    let first = all
        .iter()
        .find(|one| !one.free && one.free_shipping.is_some())
        .or(all.first());
    Ok(asked.or(first.map(|one| one.name)))
}

/// How far free shipping to a destination is.
fn place(quote: &Quote, destination: Option<Name>) -> Option<FreeShipping> {
    match destination {
        None => quote.free_shipping,
        Some(name) => {
            quote
                .shipping
                .destinations
                .iter()
                .find(|one| one.name == name)?
                .free_shipping
        }
    }
}

#[cfg(test)]
mod tests;
