//! A cart that is open: its lines, what they come to, and the sums that a change of a quantity moves. What it
//! all comes to then takes as long as there are rates and destinations, however many lines there are.

use alloc::vec::Vec;

use super::entry::{Entry, grouped};
use super::known::{Place, places, rates};
use super::line::{Discount, Take};
use super::quote::{Quote, quote, steps};
use super::rules::{SplitOver, TaxScope, TaxTarget, is_price};
use super::{Amount, Cart, Line, MAX_LINES, Percent, ShopRules, TaxRate, WHOLE};
use crate::error::{Error, ErrorCode};

/// An open cart under a shop's rules.
///
/// ```
/// use surasura::cart::{Amount, Cart, Ledger, Line, Rounding, ShopRules, TaxRate};
///
/// let shirt = Line::new(Amount::new(4000), 1, TaxRate::STANDARD);
/// let cart = Cart { lines: vec![shirt], ..Cart::default() };
/// let mut ledger = Ledger::open(cart, ShopRules::new(Rounding::Floor))?;
/// ledger.set_quantity(0, 2)?;
/// assert_eq!(ledger.quote()?.total, Amount::new(8000));
/// # Ok::<(), surasura::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Ledger {
    pub(super) cart: Cart,
    pub(super) rules: ShopRules,
    /// Those that occur, and those of the law in Japan: the highest first.
    pub(super) rates: Vec<(TaxRate, Percent)>,
    pub(super) places: Vec<Place>,
    /// What each line comes to.
    pub(super) lines: Vec<Entry>,
    /// All that are alike together.
    pub(super) groups: Vec<Entry>,
}

impl Ledger {
    /// Opens a cart: reads every line once.
    ///
    /// # Errors
    /// With the path of the culprit: `NUMBER_NEGATIVE`, `NUMBER_TOO_LARGE`, `TOO_MANY_LINES`, `TAX_RATE_UNKNOWN`,
    /// `DESTINATION_UNKNOWN`, `REGION_UNKNOWN`, `TEMPERATURE_UNKNOWN`, `MEMBER_UNKNOWN`, `OFFER_INVALID`,
    /// `RULES_CONTRADICT`, `VALUE_MISSING`.
    pub fn open(cart: Cart, rules: ShopRules) -> Result<Self, Error> {
        rules.check()?;
        if cart.lines.len() > MAX_LINES {
            return Err(Error::new(ErrorCode::TooManyLines, "lines"));
        }
        let mut ledger = Self {
            rates: rates(&cart, &rules)?,
            places: places(&cart, &rules)?,
            lines: Vec::with_capacity(cart.lines.len()),
            groups: Vec::new(),
            cart,
            rules,
        };
        ledger.check()?;
        for at in 0..ledger.cart.lines.len() {
            let entry = ledger.entry(at)?;
            ledger.lines.push(entry);
            grouped(&mut ledger.groups, &entry);
        }
        // What was too large once would stay so.
        if !ledger.groups.iter().all(Entry::is_exact) {
            return Err(TOO_LARGE);
        }
        ledger.offer()?;
        Ok(ledger)
    }

    /// Says of a line how many there are. O(1), but for the lines of an offer, which it moves together.
    ///
    /// # Errors
    /// `NUMBER_TOO_LARGE` at the line's quantity: then it stays as it was. `VALUE_MISSING`: there is no such line.
    pub fn set_quantity(&mut self, line: usize, quantity: u32) -> Result<(), Error> {
        let missing = Error::at("lines", line, "").with(ErrorCode::ValueMissing);
        let given = self.cart.lines.get_mut(line).ok_or(missing)?;
        let before = core::mem::replace(&mut given.quantity, quantity);
        // What is refused half-way leaves the lines of an offer in a state between.
        let kept = given
            .offer
            .map(|_| (self.lines.clone(), self.groups.clone()));
        let mut changed = self.put(line, 0);
        if changed.is_ok() && kept.is_some() {
            changed = self.offer();
        }
        if changed.is_err() {
            if let Some(kept) = kept {
                (self.lines, self.groups) = kept;
            }
            if let Some(given) = self.cart.lines.get_mut(line) {
                given.quantity = before;
            }
        }
        changed.map_err(|_| Error::at("lines", line, "quantity").with(ErrorCode::NumberTooLarge))
    }

    /// What it all comes to.
    ///
    /// # Errors
    /// `NUMBER_TOO_LARGE`: a sum that a page could not hold.
    pub fn quote(&self) -> Result<Quote, Error> {
        exact(quote(&self.view(true)))
    }

    /// What there is to pay, and nothing else: a part of the time that a quote takes.
    ///
    /// # Errors
    /// As [`Ledger::quote`].
    pub fn payable(&self) -> Result<Amount, Error> {
        let payable = steps(&self.view(false)).payable();
        if payable.is_exact() {
            Ok(payable)
        } else {
            Err(TOO_LARGE)
        }
    }

    pub(super) fn by_lines(&self) -> bool {
        let by_lines = self.rules.split.over == SplitOver::Lines || self.taxes_lines();
        by_lines && !self.cart.coupons.is_empty()
    }

    /// Whether each line has its own tax.
    pub(super) fn taxes_lines(&self) -> bool {
        matches!(self.rules.tax_scope, TaxScope::Line | TaxScope::Unit)
    }

    pub(super) fn percent(&self, rate: usize) -> u32 {
        self.rates
            .get(rate)
            .map_or(0, |(_, percent)| percent.thousandths())
    }

    /// The tax of an amount at a rate, rounded once.
    pub(super) fn tax(&self, amount: Amount, rate: usize, included: bool) -> Amount {
        let (by, over, target) = self.taxed_by(rate, included);
        let part = amount.share(by, over, self.rules.tax_rounding);
        if target == TaxTarget::Tax {
            part
        } else {
            amount.minus(part)
        }
    }

    /// By what an amount is multiplied, over what it is divided, and what that gives.
    pub(super) fn taxed_by(&self, rate: usize, included: bool) -> (u32, u32, TaxTarget) {
        let percent = self.percent(rate);
        let with_tax = WHOLE.saturating_add(percent);
        match (included, self.rules.tax_target) {
            (false, _) => (percent, WHOLE, TaxTarget::Tax),
            (true, TaxTarget::Tax) => (percent, with_tax, TaxTarget::Tax),
            (true, TaxTarget::Net) => (WHOLE, with_tax, TaxTarget::Net),
        }
    }

    /// Whether the tax of a line is that of a piece, times the pieces.
    pub(super) fn taxes_pieces(&self, line: &Entry) -> bool {
        self.rules.tax_scope == TaxScope::Unit && line.amount == line.full
    }

    /// What a line comes to.
    pub(super) fn entry(&self, at: usize) -> Result<Entry, Error> {
        let wrong = |member| Error::at("lines", at, member);
        let line = self
            .cart
            .lines
            .get(at)
            .ok_or(wrong("").with(ErrorCode::ValueMissing))?;
        is_price(line.unit_price, wrong("unitPrice"))?;
        let unknown = wrong("taxRate").with(ErrorCode::TaxRateUnknown);
        let rate = self
            .rates
            .iter()
            .position(|(rate, _)| *rate == line.tax_rate)
            .ok_or(unknown)?;
        let destination = match line.destination {
            None if self.cart.destinations.is_empty() => Some(0),
            name => self.places.iter().position(|place| place.name == name),
        };
        let destination =
            destination.ok_or(wrong("destination").with(ErrorCode::DestinationUnknown))?;
        let temperature = self
            .temperature(line)
            .ok_or(wrong("temperature").with(ErrorCode::TemperatureUnknown))?;
        check_discount(
            line.discount,
            wrong("discount.amount"),
            wrong("discount.percent"),
        )?;
        let mut entry = Entry {
            rate,
            destination,
            temperature,
            counts: line.counts,
            ..Entry::default()
        };
        self.amounts(&mut entry, line, 0);
        if entry.is_exact() {
            Ok(entry)
        } else {
            Err(wrong("quantity").with(ErrorCode::NumberTooLarge))
        }
    }

    pub(super) fn amounts(&self, entry: &mut Entry, line: &Line, free: u32) {
        let sign = if line.returned { -1 } else { 1 };
        let quantity = i64::from(line.quantity).saturating_mul(sign);
        let mut unit = line.unit_price;
        entry.included = line.tax_included;
        entry.entered = unit.times(quantity);
        if self.rules.tax_scope == TaxScope::UnitGross && !entry.included {
            unit = unit.plus(self.tax(unit, entry.rate, false));
            entry.included = true;
        }
        entry.full = unit.times(quantity);
        let rest = entry
            .full
            .minus(unit.times(i64::from(free)).signed_as(entry.full));
        let off = line
            .discount
            .map_or(Amount::ZERO, |discount| taken(discount, rest));
        entry.amount = rest.minus(off);
        #[cfg(feature = "full")]
        {
            entry.free = free;
        }
        entry.pieces = quantity;
        entry.out = quantity.max(0);
        entry.lines = i64::from(quantity != 0);
        if self.taxes_lines() {
            entry.tax = if self.taxes_pieces(entry) {
                self.tax(unit, entry.rate, entry.included).times(quantity)
            } else {
                self.tax(entry.amount, entry.rate, entry.included)
            };
        }
    }

    fn temperature(&self, line: &Line) -> Option<usize> {
        let Some(name) = line.temperature else {
            return Some(0);
        };
        let known = self
            .rules
            .shipping
            .as_ref()
            .map_or(&[][..], |shipping| &shipping.temperatures);
        known
            .iter()
            .position(|temperature| temperature.name == name)?
            .checked_add(1)
    }

    /// Works out again what a line comes to when so many of its pieces are free: what it is of stays. What is too
    /// large is not taken.
    pub(super) fn put(&mut self, at: usize, free: u32) -> Result<(), Error> {
        let (Some(line), Some(before)) = (self.cart.lines.get(at), self.lines.get(at)) else {
            return Ok(());
        };
        let mut entry = *before;
        self.amounts(&mut entry, line, free);
        if let Some(group) = self
            .groups
            .iter_mut()
            .find(|group| group.key() == entry.key())
        {
            let mut sum = *group;
            sum.change(before, &entry);
            if !sum.is_exact() || !entry.is_exact() {
                return Err(Error::at("lines", at, "quantity").with(ErrorCode::NumberTooLarge));
            }
            *group = sum;
        }
        if let Some(line) = self.lines.get_mut(at) {
            *line = entry;
        }
        Ok(())
    }

    /// Checks what of a cart can be wrong but for its lines.
    fn check(&self) -> Result<(), Error> {
        for (at, coupon) in self.cart.coupons.iter().enumerate() {
            let wrong = |member| Error::at("coupons", at, member);
            is_price(coupon.minimum.unwrap_or_default(), wrong("minimum"))?;
            match coupon.take {
                Take::Off(discount) => {
                    check_discount(Some(discount), wrong("amount"), wrong("percent"))?
                }
                Take::Offer { buy: 0, .. } => {
                    return Err(wrong("buy").with(ErrorCode::OfferInvalid));
                }
                Take::Offer { free: 0, .. } => {
                    return Err(wrong("free").with(ErrorCode::OfferInvalid));
                }
                Take::Offer { .. } => {}
            }
        }
        for (at, fee) in self.cart.fees.iter().enumerate() {
            is_price(fee.amount, Error::at("fees", at, "amount"))?;
        }
        let points = self.cart.points.map(|points| points.amount);
        is_price(
            points.unwrap_or_default(),
            Error::in_member("points.amount"),
        )?;
        let member = self.cart.member;
        if member.is_some_and(|member| !self.rules.members.contains(&member)) {
            return Err(Error::new(ErrorCode::MemberUnknown, "member"));
        }
        if self.cart.cash_on_delivery && self.rules.cod.is_none() {
            return Err(Error::new(ErrorCode::ValueMissing, "rules.cod"));
        }
        Ok(())
    }
}

pub(super) const TOO_LARGE: Error = Error::new(ErrorCode::NumberTooLarge, "lines");

/// Refuses what a page could not hold.
fn exact(quote: Quote) -> Result<Quote, Error> {
    // Whatever was too large is in one of these.
    let Quote {
        subtotal,
        discount,
        tax,
        total,
        payable,
        ..
    } = quote;
    let all = [subtotal, discount, tax, total, payable, quote.shipping.full];
    let places = quote
        .shipping
        .destinations
        .iter()
        .map(|one| one.free_shipping);
    let rewards = quote.rewards.iter().map(|one| Some(one.progress));
    let mut counted = places
        .chain(rewards)
        .chain([quote.free_shipping])
        .flatten()
        .map(|free| free.counted);
    let is_exact = all.iter().all(|amount| amount.is_exact()) && counted.all(Amount::is_exact);
    if is_exact { Ok(quote) } else { Err(TOO_LARGE) }
}

fn check_discount(
    discount: Option<Discount>,
    at_amount: Error,
    at_percent: Error,
) -> Result<(), Error> {
    match discount {
        Some(Discount::Amount { amount }) => is_price(amount, at_amount),
        Some(Discount::Percent { percent, .. }) if percent.thousandths() > WHOLE => {
            Err(at_percent.with(ErrorCode::PercentInvalid))
        }
        _ => Ok(()),
    }
}

/// What a discount takes off: no more than there is, and of what comes back as much as of what went out.
pub(super) fn taken(discount: Discount, of: Amount) -> Amount {
    match discount {
        Discount::Amount { amount } => amount.min(of.size()).signed_as(of),
        Discount::Percent { percent, rounding } => of.share(percent.thousandths(), WHOLE, rounding),
    }
}

#[cfg(test)]
mod tests;
