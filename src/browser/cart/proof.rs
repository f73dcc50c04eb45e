//! `explainCart` and `reconcileCart` of `surasura/full`, of the numbers of `pkg/npm/proof.js`.

use super::{Core, Reader};
use crate::cart::{Ledger, RateFigures, Totals, reconcile};

impl Core {
    /// `explainCart` of the numbers that `price` takes: JSON, or what is wrong.
    pub fn explain(&mut self, length: usize) -> *const u32 {
        let proof = self
            .ledger(length)
            .and_then(|ledger: Ledger| ledger.proof());
        self.written(proof)
    }

    /// `reconcileCart` of the same, and then the totals: JSON, or what is wrong.
    pub fn reconcile(&mut self, length: usize) -> *const u32 {
        let mut reader = self.reader(length);
        let rules = reader.rules();
        let cart = reader.cart();
        let totals = reader.totals();
        let found = match reader.wrong {
            Some(error) => Err(error),
            None => reconcile(&cart, &rules, &totals),
        };
        self.written(found)
    }
}

impl Reader {
    fn totals(&mut self) -> Totals {
        self.number();
        Totals {
            subtotal: self.maybe(),
            discount: self.maybe(),
            shipping: self.maybe(),
            fees: self.maybe(),
            cod: self.maybe(),
            points: self.maybe(),
            tax: self.maybe(),
            total: self.maybe(),
            payable: self.maybe(),
            rates: self.list(|read, _| {
                read.number();
                RateFigures {
                    rate: read.rate(),
                    net: read.maybe(),
                    tax: read.maybe(),
                    gross: read.maybe(),
                }
            }),
        }
    }
}
