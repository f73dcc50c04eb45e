//! Something more in an open cart: lines that are put to it, and what they count for on the way to free shipping.

use alloc::vec::Vec;

use super::amount::divided;
use super::delivery::{After, Judged, Threshold};
use super::entry::{Entry, grouped};
use super::gap::Gap;
use super::known;
use super::ledger::Ledger;
use super::shipping::FreeShipping;
use super::{Amount, Line, Name, Percent, ShopRules, TaxRate};
use crate::error::{Error, ErrorCode};

impl Ledger {
    pub(crate) const fn rules(&self) -> &ShopRules {
        &self.rules
    }

    /// How many lines there are.
    pub(crate) const fn lines(&self) -> usize {
        self.cart.lines.len()
    }

    pub(crate) fn line(&self, at: usize) -> Option<&Line> {
        self.cart.lines.get(at)
    }

    pub(crate) fn has_destination(&self, name: Name) -> bool {
        self.places.iter().any(|place| place.name == Some(name))
    }

    /// Puts a line to the cart, of which there is none yet; gives its number.
    ///
    /// # Errors
    /// Those of the line as in [`Ledger::open`]; then it is not there.
    pub(crate) fn push(&mut self, line: &Line) -> Result<usize, Error> {
        let at = self.cart.lines.len();
        if !self.rates.iter().any(|(rate, _)| *rate == line.tax_rate) {
            let unknown = Error::at("lines", at, "taxRate").with(ErrorCode::TaxRateUnknown);
            let place =
                known::insert(&mut self.rates, line.tax_rate, &self.rules).ok_or(unknown)?;
            for entry in self.lines.iter_mut().chain(&mut self.groups) {
                entry.rate = entry.rate.saturating_add((entry.rate >= place).into());
            }
        }
        self.cart.lines.push(Line {
            quantity: 0,
            ..*line
        });
        match self.entry(at) {
            Ok(entry) => {
                self.lines.push(entry);
                grouped(&mut self.groups, &entry);
                Ok(at)
            }
            Err(error) => {
                self.cart.lines.pop();
                Err(error)
            }
        }
    }

    /// Takes the last line out of the cart, of which there is none.
    pub(crate) fn pop(&mut self) {
        self.cart.lines.pop();
        self.lines.pop();
    }

    /// What lines that are put to the cart leave behind; to be given to [`Ledger::put_back`].
    pub(crate) fn kept(&self) -> Kept {
        Kept {
            lines: self.lines(),
            rates: self.rates.clone(),
            groups: self.groups.clone(),
        }
    }

    /// Makes the cart what it was, once there are as many of each line as before.
    pub(crate) fn put_back(&mut self, kept: Kept) {
        self.cart.lines.truncate(kept.lines);
        self.lines.truncate(kept.lines);
        for entry in &mut self.lines {
            let rate = self.rates.get(entry.rate);
            entry.rate = kept
                .rates
                .iter()
                .position(|known| Some(known) == rate)
                .unwrap_or_default();
        }
        (self.rates, self.groups) = (kept.rates, kept.groups);
    }

    /// What a line comes to after its discounts, with tax.
    pub(crate) fn line_gross(&self, at: usize) -> Amount {
        let entry = self.lines.get(at).copied().unwrap_or_default();
        let tax = if entry.included {
            Amount::ZERO
        } else {
            self.tax(entry.amount, entry.rate, false)
        };
        entry.amount.plus(tax)
    }
}

/// How a cart was before lines were put to it.
pub(crate) struct Kept {
    lines: usize,
    rates: Vec<(TaxRate, Percent)>,
    groups: Vec<Entry>,
}

/// So many parts has a unit of the gap: what a price counts for on another basis is a fraction.
const PARTS: i64 = 256;

/// Free shipping that is to be reached.
#[derive(Debug)]
pub(crate) struct Goal {
    from: Threshold,
    judged: Option<usize>,
    to: usize,
    missing: Amount,
}

/// What pieces of one kind are towards a goal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Toward {
    entry: Entry,
    /// The least of it that closes the gap, as entered.
    least: Amount,
}

impl Goal {
    /// By so much three values that are enough may fall short of the target: each is rounded down.
    pub(crate) const SLACK: i64 = 2;

    /// `destination`: where goods for it go.
    pub(crate) fn new(ledger: &Ledger, free: &FreeShipping, destination: Option<Name>) -> Self {
        let to = ledger
            .places
            .iter()
            .position(|place| place.name == destination)
            .unwrap_or(0);
        let each = ledger
            .rules
            .shipping
            .as_ref()
            .is_some_and(|shipping| shipping.judged == Judged::Destination);
        Self {
            from: free.from,
            judged: each.then_some(to),
            to,
            missing: free.gap,
        }
    }

    /// What values have to come to where so much is missing.
    pub(crate) const fn target(missing: Amount) -> i64 {
        missing.get().saturating_mul(PARTS)
    }

    /// What more of a line is towards the goal; none where it does not help.
    pub(crate) fn toward(&self, ledger: &Ledger, line: usize) -> Option<Toward> {
        let Self {
            from,
            judged,
            to,
            missing,
        } = *self;
        let entry = *ledger.lines.get(line)?;
        if !entry.counts || judged.is_some_and(|at| entry.destination != at) {
            return None;
        }
        let view = ledger.view(true);
        let gap = Gap {
            view: &view,
            from,
            judged,
            to,
            missing,
        };
        let mut least = missing;
        if !from.is_quantity() {
            least = gap.least(Amount::ZERO, (entry.rate, entry.included))?;
            if !entry.included {
                least = gap.without_tax(least, entry.rate);
            }
        }
        Some(Toward { entry, least })
    }

    /// What a piece more of such a line counts for; none where that is too much for a number.
    pub(crate) fn value(&self, ledger: &Ledger, toward: &Toward, line: &Line) -> Option<i64> {
        let Self { from, missing, .. } = *self;
        if from.is_quantity() {
            return Some(PARTS);
        }
        let with = |more| {
            let mut entry = Entry {
                included: line.tax_included,
                ..toward.entry
            };
            ledger.amounts(
                &mut entry,
                &Line {
                    quantity: line.quantity.saturating_add(more),
                    ..*line
                },
                0,
            );
            if matches!(
                from,
                Threshold::Amount {
                    after: After::Nothing,
                    ..
                }
            ) {
                entry.full
            } else {
                entry.amount
            }
        };
        let amount = with(1).minus(with(0));
        if !amount.is_exact() || toward.least == missing {
            return amount.get().checked_mul(PARTS);
        }
        let target = Self::target(missing);
        let (times, rest) = divided(amount.get(), toward.least.get());
        let part = rest.checked_mul(target)?.checked_div(toward.least.get())?;
        times.checked_mul(target)?.checked_add(part)
    }
}
