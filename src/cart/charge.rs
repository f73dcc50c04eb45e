//! The sums of a quote, a row for each rate, and the one rounding of each.

use alloc::vec;
use alloc::vec::Vec;

use super::amount::sum;
use super::entry::Entry;
use super::ledger::Ledger;
use super::quote::RateTotal;
use super::rules::TaxTarget;
use super::{Amount, TaxRate};

/// What is charged at one rate.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RateSum {
    /// Prices with tax, of which the tax is taken out at the end.
    pub included: Amount,
    /// Prices without tax, to which it is added at the end.
    pub excluded: Amount,
    /// With tax, and that tax: of what was rounded by itself.
    gross: Amount,
    tax: Amount,
    occurs: bool,
}

impl RateSum {
    /// Whether nothing of it is entered with tax.
    pub(super) fn is_excluded(&self) -> bool {
        self.included == Amount::ZERO
    }

    /// Prices without tax are brought to prices with tax together, and the tax is taken out of the whole once: for
    /// a cart entered one way alone this is the same as rounding its tax once, by every rounding.
    fn tax(&self, ledger: &Ledger, rate: usize) -> Amount {
        let (gross, added) = self.together(ledger, rate);
        let only_excluded = self.is_excluded() && ledger.rules.tax_target == TaxTarget::Net;
        let tax = if only_excluded {
            added
        } else {
            ledger.tax(gross, rate, true)
        };
        tax.plus(self.tax)
    }

    /// Both kinds of prices with tax, and the tax that was added to one of them.
    fn together(&self, ledger: &Ledger, rate: usize) -> (Amount, Amount) {
        if self.excluded == Amount::ZERO {
            return (self.included, Amount::ZERO);
        }
        let added = ledger.tax(self.excluded, rate, false);
        (self.included.plus(self.excluded).plus(added), added)
    }

    fn gross(&self, ledger: &Ledger, rate: usize) -> Amount {
        self.together(ledger, rate).0.plus(self.gross)
    }
}

/// What is charged, by rate.
#[derive(Clone, Debug)]
pub(super) struct Sums<'a> {
    ledger: &'a Ledger,
    pub rates: Vec<RateSum>,
}

impl<'a> Sums<'a> {
    pub(super) fn new(ledger: &'a Ledger) -> Self {
        let rates = vec![RateSum::default(); ledger.rates.len()];
        Self { ledger, rates }
    }

    /// Goods of which so much is to be paid.
    pub(super) fn add_goods(&mut self, entry: &Entry, now: Amount) {
        if entry.lines > 0 {
            let known = (now == entry.amount).then_some(entry.tax);
            self.add(entry.rate, now, entry.included, known);
        }
    }

    /// Shipping or a fee, with the sign that it has; nothing of nothing.
    pub(super) fn charge(&mut self, amount: Amount, rate: TaxRate, included: bool) {
        let rate = self.ledger.rates.iter().position(|(code, _)| *code == rate);
        if let Some(rate) = rate.filter(|_| amount != Amount::ZERO) {
            self.add(rate, amount, included, None);
        }
    }

    /// `known`: its tax, where it is rounded by itself and was worked out before.
    fn add(&mut self, rate: usize, amount: Amount, included: bool, known: Option<Amount>) {
        let Some(sum) = self.rates.get_mut(rate) else {
            return;
        };
        sum.occurs = true;
        let side = if self.ledger.taxes_lines() {
            let tax = known.unwrap_or_else(|| self.ledger.tax(amount, rate, included));
            sum.tax = sum.tax.plus(tax);
            if !included {
                sum.gross = sum.gross.plus(tax);
            }
            &mut sum.gross
        } else if included {
            &mut sum.included
        } else {
            &mut sum.excluded
        };
        *side = side.plus(amount);
    }

    /// What each rate that occurs comes to.
    pub(super) fn totals(&self) -> Vec<RateTotal> {
        let mut totals = Vec::new();
        for (at, sum) in self.rates.iter().enumerate() {
            if let Some((rate, percent)) = self.ledger.rates.get(at).filter(|_| sum.occurs) {
                let (gross, tax) = (sum.gross(self.ledger, at), sum.tax(self.ledger, at));
                totals.push(RateTotal {
                    rate: *rate,
                    percent: *percent,
                    net: gross.minus(tax),
                    tax,
                    gross,
                });
            }
        }
        totals
    }

    /// What it all comes to, with tax.
    pub(super) fn gross(&self) -> Amount {
        let all = self.rates.iter().enumerate();
        sum(all.map(|(at, sum)| sum.gross(self.ledger, at)))
    }
}
