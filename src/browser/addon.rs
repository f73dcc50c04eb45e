//! Catalogues, and what of them closes the gap of an open cart.

use alloc::vec::Vec;

use super::Core;
use super::cart::TORN;
use super::reader::Reader;
use crate::cart::{Line, Name, TaxRate};
use crate::error::Error;
use crate::nudge::{AddonOptions, Catalogue, Objective, Product};

impl Core {
    /// Opens a catalogue, of the numbers of `CATALOGUE` in `pkg/npm/read.js`, two for each: its number, or what is
    /// wrong.
    pub fn catalogue(&mut self, length: usize) -> *const u32 {
        let mut reader = self.reader(length);
        let products = reader.list(|read, _| read.product());
        let opened = Catalogue::new(&products).map(|catalogue| {
            let free = self.catalogues.iter().position(Option::is_none);
            let at = free.unwrap_or(self.catalogues.len());
            if free.is_none() {
                self.catalogues.push(None);
            }
            if let Some(place) = self.catalogues.get_mut(at) {
                *place = Some(catalogue);
            }
            at as u32
        });
        self.told(opened)
    }

    /// What of a catalogue closes the gap of an open cart, of the numbers of `suggesting` in `pkg/npm/read.js`, two for
    /// each: JSON, or what is wrong.
    pub fn suggest(&mut self, catalogue: usize, cart: usize, length: usize) -> *const u32 {
        let mut reader = self.reader(length);
        let options = reader.addons();
        // What the cart calls the names of the catalogue.
        let names = reader.names();
        let mut advice = || {
            let catalogue = self.catalogues.get(catalogue)?.as_ref()?;
            let ledger = self.carts.get_mut(cart)?.as_mut()?;
            let kinds: Option<Vec<Line>> = catalogue
                .kinds()
                .iter()
                .map(|kind| renamed(kind, &names))
                .collect();
            Some(catalogue.suggest_as(ledger, &kinds?, &options))
        };
        let advice = advice().unwrap_or(Err::<_, Error>(TORN));
        self.written(advice)
    }

    /// A catalogue that is open no more.
    pub fn shut(&mut self, catalogue: usize) {
        if let Some(place) = self.catalogues.get_mut(catalogue) {
            *place = None;
        }
    }
}

/// A kind of products as another calls its names; none where one is not among them.
fn renamed(kind: &Line, names: &[Name]) -> Option<Line> {
    let of = |name: Name| names.get(name.number()).copied();
    let tax_rate = TaxRate::new(of(kind.tax_rate.name())?);
    Some(Line {
        tax_rate,
        temperature: kind.temperature.and_then(of),
        offer: kind.offer.and_then(of),
        ..*kind
    })
}

impl Reader {
    fn product(&mut self) -> Product {
        self.number();
        let mut product = Product::new(self.amount(), self.rate());
        product.tax_included = self.flag(false);
        product.counts = self.flag(true);
        product.temperature = self.name();
        product.offer = self.name();
        product.margin = self.amount();
        product.stock = self.count();
        product.limit = self.count();
        product
    }

    fn addons(&mut self) -> AddonOptions {
        self.number();
        let standard = AddonOptions::default();
        AddonOptions {
            max_items: self
                .count()
                .map_or(standard.max_items, |count| count as usize),
            objective: self.one(&Objective::ALL),
            destination: self.name(),
            raise: self.flag(standard.raise),
            lines: self.list(|read, _| read.count()),
        }
    }
}
