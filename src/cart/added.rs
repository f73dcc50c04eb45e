//! An open cart with something more in it: what that counts for, and what all then comes to. As long as discounts do
//! not go by lines this takes as long as there are rates and destinations, however many lines the cart has.

use alloc::vec::Vec;

use super::amount::divided;
use super::delivery::{After, Judged, Threshold};
use super::entry::{Entry, grouped};
use super::gap::Gap;
use super::ledger::{Ledger, TOO_LARGE};
use super::rules::TaxScope;
use super::shipping::FreeShipping;
use super::{Amount, Cart, Line, Name, Quote, ShopRules};
use crate::error::{Error, ErrorCode};

/// Something more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Added {
    /// The line that there are more of; none: it is a new one.
    pub at: Option<usize>,
    /// The goods. Of `quantity` so many more.
    pub line: Line,
}

impl Ledger {
    pub(crate) const fn rules(&self) -> &ShopRules {
        &self.rules
    }

    pub(crate) fn line(&self, at: usize) -> Option<&Line> {
        self.cart.lines.get(at)
    }

    pub(crate) fn has_destination(&self, name: Name) -> bool {
        self.places.iter().any(|place| place.name == Some(name))
    }

    /// The same cart where the rates of these lines are known, too; none where they are already.
    pub(crate) fn knowing(&self, lines: &[Line]) -> Result<Option<Self>, Error> {
        let mut cart = None;
        for line in lines {
            if !self.rates.iter().any(|(rate, _)| *rate == line.tax_rate) {
                let cart = cart.get_or_insert_with(|| self.cart.clone());
                let destination = self.places.first().and_then(|place| place.name);
                cart.lines.push(Line { destination, ..Line::new(Amount::ZERO, 0, line.tax_rate) });
            }
        }
        cart.map(|cart| Self::open(cart, self.rules.clone())).transpose()
    }

    /// What all comes to with something more, and what that costs by itself, with tax.
    ///
    /// # Errors
    /// `NUMBER_TOO_LARGE`: a sum that a page could not hold.
    pub(crate) fn quote_with(&self, added: &[Added]) -> Result<(Quote, Amount), Error> {
        let in_offer = added.iter().any(|added| added.line.offer.is_some());
        let mut with = if in_offer { self.clone() } else { self.without_lines() };
        let mut spend = Amount::ZERO;
        for Added { at, line } in added {
            let before = at.and_then(|at| self.cart.lines.get(at));
            let held = before.map_or(0, |before| before.quantity);
            let line = Line { quantity: held.saturating_add(line.quantity), ..*line };
            let mut entry = self.kind(&line).map_err(|_| TOO_LARGE)?;
            let mut alone = entry;
            self.amounts(&mut alone, &Line { quantity: held, ..line }, 0);
            self.amounts(&mut entry, &line, 0);
            spend = spend.plus(self.with_tax(&entry)).minus(self.with_tax(&alone));
            if in_offer {
                match at.and_then(|at| with.cart.lines.get_mut(at)) {
                    Some(place) => *place = line,
                    None => with.cart.lines.push(line),
                }
                continue;
            }
            if let Some(before) = at.and_then(|at| self.lines.get(at)) {
                grouped(&mut with.groups, before, -1);
            }
            grouped(&mut with.groups, &entry, 1);
            match at.and_then(|at| with.lines.get_mut(at)) {
                Some(place) => *place = entry,
                None if at.is_none() => with.lines.push(entry),
                None => {}
            }
        }
        if in_offer {
            // Which pieces are free depends on all of them.
            with = Self::open(with.cart, with.rules)?;
        }
        if with.groups.iter().all(Entry::is_exact) { Ok((with.quote()?, spend)) } else { Err(TOO_LARGE) }
    }

    /// A copy of all that a quote is worked out of.
    fn without_lines(&self) -> Self {
        let Cart { currency, points, region, member, cash_on_delivery, .. } = self.cart;
        let cart = Cart {
            currency,
            lines: Vec::new(),
            coupons: self.cart.coupons.clone(),
            points,
            fees: self.cart.fees.clone(),
            region,
            destinations: self.cart.destinations.clone(),
            member,
            cash_on_delivery,
        };
        Self {
            cart,
            rules: self.rules.clone(),
            rates: self.rates.clone(),
            places: self.places.clone(),
            lines: if self.by_lines() { self.lines.clone() } else { Vec::new() },
            groups: self.groups.clone(),
        }
    }

    /// What a line is, before any amount; or which member of it this cart does not know.
    fn kind(&self, line: &Line) -> Result<Entry, (ErrorCode, &'static str)> {
        let rate = self.rates.iter().position(|(rate, _)| *rate == line.tax_rate);
        let rate = rate.ok_or((ErrorCode::TaxRateUnknown, "taxRate"))?;
        let temperature = self.temperature(line).ok_or((ErrorCode::TemperatureUnknown, "temperature"))?;
        let destination = self.places.iter().position(|place| place.name == line.destination).unwrap_or(0);
        Ok(Entry { rate, destination, temperature, included: line.tax_included, counts: line.counts, ..Entry::default() })
    }

    fn with_tax(&self, entry: &Entry) -> Amount {
        let tax = if entry.included { Amount::ZERO } else { self.tax(entry.amount, entry.rate, false) };
        entry.amount.plus(tax)
    }
}

/// So many parts has a unit of the gap: what a price counts for on another basis is a fraction.
const PARTS: i64 = 256;

/// Free shipping that is to be reached.
#[derive(Debug)]
pub(crate) struct Goal<'a>(Gap<'a>);

/// What pieces of one kind are towards a goal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Toward {
    entry: Entry,
    /// The least of it that closes the gap, as entered.
    least: Amount,
}

impl<'a> Goal<'a> {
    /// By so much three values that are enough may fall short of the target: each is rounded down.
    pub(crate) const SLACK: i64 = 2;

    /// `destination`: where goods for it go.
    pub(crate) fn new(ledger: &'a Ledger, free: &FreeShipping, destination: Option<Name>) -> Self {
        let to = ledger.places.iter().position(|place| place.name == destination).unwrap_or(0);
        let each = ledger.rules.shipping.as_ref().is_some_and(|shipping| shipping.judged == Judged::Destination);
        Self(Gap { ledger, from: free.from, judged: each.then_some(to), to, missing: free.gap })
    }

    /// What values have to come to where so much is missing.
    pub(crate) const fn target(missing: Amount) -> i64 {
        missing.get().saturating_mul(PARTS)
    }

    /// What lines like this one are towards the goal; none where they do not help.
    ///
    /// # Errors
    /// Which member the cart does not know.
    pub(crate) fn toward(&self, line: &Line) -> Result<Option<Toward>, (ErrorCode, &'static str)> {
        let Gap { ledger, from, judged, missing, .. } = self.0;
        let entry = ledger.kind(line)?;
        if !entry.counts || judged.is_some_and(|at| entry.destination != at) {
            return Ok(None);
        }
        let included = entry.included || ledger.rules.tax_scope == TaxScope::UnitGross;
        let least = match self.0.least(Amount::ZERO, (entry.rate, included)) {
            _ if from.is_quantity() => Some(missing),
            Some(least) if !included => Some(self.0.without_tax(least, entry.rate)),
            least => least,
        };
        Ok(least.map(|least| Toward { entry, least }))
    }

    /// What a piece more counts for where there are so many of the line; none where that is too much for a number.
    pub(crate) fn value(&self, kind: &Toward, line: &Line, held: u32) -> Option<i64> {
        let Gap { ledger, from, missing, .. } = self.0;
        if from.is_quantity() {
            return Some(PARTS);
        }
        let with = |quantity| {
            let mut entry = kind.entry;
            ledger.amounts(&mut entry, &Line { quantity, ..*line }, 0);
            if matches!(from, Threshold::Amount { after: After::Nothing, .. }) { entry.full } else { entry.amount }
        };
        let mut amount = with(held.saturating_add(1));
        if held > 0 {
            amount = amount.minus(with(held));
        }
        if !amount.is_exact() || kind.least == missing {
            return amount.get().checked_mul(PARTS);
        }
        let target = Self::target(missing);
        let (times, rest) = divided(amount.get(), kind.least.get());
        let part = rest.checked_mul(target)?.checked_div(kind.least.get())?;
        times.checked_mul(target)?.checked_add(part)
    }
}
