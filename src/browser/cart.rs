//! Carts, rules and what a nudge needs of a quote, of the numbers that `pkg/npm/read.js` has checked: its shapes,
//! member by member. Words are numbers in the order of their lists there, names in the order in which they came.

use alloc::string::String;
use alloc::vec::Vec;

use super::Core;
use super::out::to_json;
use crate::cart::{
    After, Amount, Basis, Cart, CodBracket, CodRules, Coupon, Currency, Destination, Discount, Fee, FreeFrom,
    FreeShipping, Judged, Ledger, Line, Name, OwnRate, Percent, Points, Region, Rounding, ShippingRules,
    ShopRules, SplitBy, SplitOver, Take, TaxRate, TaxScope, TaxTarget, Temperature, Threshold, Tie, UsedAs,
};
use crate::error::{Error, ErrorCode};
use crate::field::Locale;
use crate::nudge::{NudgeContext, Progress};

impl Core {
    /// `priceCart` of the numbers of `PRICE` in `pkg/npm/read.js`, two for each: JSON, or what is wrong.
    pub fn price(&mut self, length: usize) -> *const u32 {
        let quote = self.ledger(length).and_then(|ledger| ledger.quote());
        self.answer(&quote.map_or_else(thrown, |quote| to_json(&quote)))
    }

    /// Opens a cart, of the same numbers: its number, or what is wrong.
    pub fn open(&mut self, length: usize) -> *const u32 {
        let opened = self.ledger(length).map(|ledger| {
            let free = self.carts.iter().position(Option::is_none);
            let at = free.unwrap_or(self.carts.len());
            if free.is_none() {
                self.carts.push(None);
            }
            if let Some(place) = self.carts.get_mut(at) {
                *place = Some(ledger);
            }
            crate::text::number::decimal(at as u64)
        });
        self.answer(&opened.unwrap_or_else(thrown))
    }

    /// Says how many there are of a line of an open cart: nothing, or what is wrong.
    pub fn quantity(&mut self, cart: usize, line: usize, quantity: u32) -> *const u32 {
        match self.opened(cart).map(|ledger| ledger.set_quantity(line, quantity)) {
            Some(Err(error)) => self.answer(&thrown(error)),
            _ => core::ptr::null(),
        }
    }

    /// What an open cart comes to: JSON, or what is wrong.
    pub fn quote(&mut self, cart: usize) -> *const u32 {
        let quote = self.opened(cart).ok_or(TORN).and_then(|ledger| ledger.quote());
        self.answer(&quote.map_or_else(thrown, |quote| to_json(&quote)))
    }

    /// A cart that is open no more.
    pub fn close(&mut self, cart: usize) {
        if let Some(place) = self.carts.get_mut(cart) {
            *place = None;
        }
    }

    /// `decideNudge` of the numbers of `NUDGE` in `pkg/npm/read.js`, two for each: JSON, or what is
    /// wrong.
    pub fn nudge(&mut self, length: usize) -> *const u32 {
        let mut reader = self.reader(length);
        let (progress, rules, context) = reader.nudge();
        let nudge = crate::nudge::decide(progress, &rules, context);
        let answer = reader.wrong.map_or_else(|| to_json(&nudge), thrown);
        self.answer(&answer)
    }

    pub(super) fn opened(&mut self, cart: usize) -> Option<&mut Ledger> {
        self.carts.get_mut(cart)?.as_mut()
    }

    fn ledger(&mut self, length: usize) -> Result<Ledger, Error> {
        let mut reader = self.reader(length);
        let rules = reader.rules();
        let cart = reader.cart();
        match reader.wrong {
            Some(error) => Err(error),
            None => Ledger::open(cart, rules),
        }
    }

    /// Reads the numbers of any size that the first ones given are, two each.
    pub(super) fn reader(&self, length: usize) -> Reader {
        let (pairs, _) = self.given.as_chunks();
        let pairs = pairs.iter().take(length / 2);
        let number = |&[low, high]: &[u32; 2]| f64::from_bits(u64::from(low) | u64::from(high) << 32);
        Reader { numbers: pairs.map(number).collect(), at: 0, wrong: None }
    }
}

/// What JavaScript's face makes a `SurasuraError` of: code and path with a space between.
pub(super) fn thrown(error: Error) -> String {
    let mut text = String::from(error.code.as_str());
    text.push(' ');
    text.push_str(&error.path());
    text
}

/// Numbers that `read.js` did not write.
pub(super) const TORN: Error = Error::new(ErrorCode::TypeInvalid, "");

/// What stands for an absent member.
const ABSENT: f64 = -9_007_199_254_740_992.0;

/// Reads numbers one after the other. What is wrong is kept, the first of it, and said at the end.
pub(super) struct Reader {
    numbers: Vec<f64>,
    at: usize,
    pub wrong: Option<Error>,
}

impl Reader {
    pub(super) fn number(&mut self) -> f64 {
        let number = self.numbers.get(self.at).copied();
        self.at = self.at.saturating_add(1);
        number.unwrap_or(ABSENT)
    }

    fn some(&mut self) -> Option<f64> {
        Some(self.number()).filter(|number| *number > ABSENT)
    }

    pub(super) fn flag(&mut self, default: bool) -> bool {
        self.some().map_or(default, |number| number > 0.0)
    }

    fn is_there(&mut self) -> bool {
        self.flag(false)
    }

    pub(super) fn amount(&mut self) -> Amount {
        self.maybe().unwrap_or_default()
    }

    pub(super) fn maybe(&mut self) -> Option<Amount> {
        self.some().map(|number| Amount::new(number as i64))
    }

    pub(super) fn count(&mut self) -> Option<u32> {
        self.some().map(|number| number as u32)
    }

    /// One of a list; the first, where it was not said.
    pub(super) fn one<T: Copy + Default>(&mut self, all: &[T]) -> T {
        self.chosen(all).unwrap_or_default()
    }

    fn chosen<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let at = self.some()?;
        all.get(at as usize).copied()
    }

    pub(super) fn name(&mut self) -> Option<Name> {
        self.count().map(Name::numbered)
    }

    /// A name that `read.js` saw.
    fn named(&mut self) -> Name {
        self.name().unwrap_or(Name::numbered(0))
    }

    pub(super) fn names(&mut self) -> Vec<Name> {
        self.list(|read, _| read.named())
    }

    pub(super) fn rate(&mut self) -> TaxRate {
        TaxRate::new(self.named())
    }

    fn wrong(&mut self, at: Error, code: ErrorCode) {
        self.wrong.get_or_insert(at.with(code));
    }

    fn percent(&mut self, at: Error) -> Option<Percent> {
        let percent = Percent::from_number(self.some()?);
        if percent.is_none() {
            self.wrong(at, ErrorCode::PercentInvalid);
        }
        percent
    }

    /// A list, as long as it says.
    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self, usize) -> T) -> Vec<T> {
        let length = self.count().unwrap_or_default() as usize;
        let mut all = Vec::with_capacity(length.min(self.numbers.len()));
        for at in 0..length.min(self.numbers.len()) {
            all.push(read(self, at));
        }
        all
    }

    fn rules(&mut self) -> ShopRules {
        self.number();
        let mut rules = ShopRules::new(self.one(&Rounding::ALL));
        rules.tax_scope = self.one(&TaxScope::ALL);
        rules.tax_target = self.one(&TaxTarget::ALL);
        rules.day = self.count();
        rules.tax_rates = self.list(|read, at| {
            read.number();
            let code = read.rate();
            let percent = read.percent(Error::at("taxRates", at, "percent"));
            OwnRate { code, percent: percent.unwrap_or_default() }
        });
        self.number();
        rules.split.over = self.one(&SplitOver::ALL);
        rules.split.by = self.one(&SplitBy::ALL);
        rules.split.tie = self.one(&Tie::ALL);
        rules.members = self.names();
        self.number();
        rules.nudge.near_within = self.maybe();
        let is_there = self.is_there();
        rules.shipping = Some(self.shipping()).filter(|_| is_there);
        let is_there = self.is_there();
        rules.cod = Some(self.cod()).filter(|_| is_there);
        rules
    }

    fn shipping(&mut self) -> ShippingRules {
        ShippingRules {
            fee: self.amount(),
            tax_included: self.flag(false),
            tax_rate: self.rate(),
            judged: self.one(&Judged::ALL),
            fee_per_temperature: self.flag(false),
            free_from: self.list(|read, at| {
                read.number();
                FreeFrom {
                    from: read.threshold("shipping.freeFrom", at),
                    regions: read.names(),
                    members: read.names(),
                }
            }),
            regions: self.list(|read, _| {
                read.number();
                Region {
                    names: read.names(),
                    fee: read.maybe(),
                    surcharge: read.maybe(),
                    surcharge_waived: read.flag(false),
                }
            }),
            temperatures: self.list(|read, _| {
                read.number();
                Temperature {
                    name: read.named(),
                    fee: read.amount(),
                    pieces: read.count(),
                    waived: read.flag(false),
                }
            }),
        }
    }

    fn threshold(&mut self, list: &'static str, at: usize) -> Threshold {
        let amount = self.maybe();
        let basis = self.chosen(&Basis::ALL);
        let after = self.chosen(&After::ALL);
        let quantity = self.count();
        let never = self.flag(false);
        let mut missing = |member| self.wrong(Error::at(list, at, member), ErrorCode::ValueMissing);
        match (amount, quantity, never) {
            (Some(amount), None, false) => {
                if basis.is_none() {
                    missing("basis");
                } else if after.is_none() {
                    missing("after");
                }
                Threshold::Amount {
                    amount,
                    basis: basis.unwrap_or(Basis::GoodsTaxIncluded),
                    after: after.unwrap_or(After::Nothing),
                }
            }
            (None, Some(quantity), false) => Threshold::Quantity { quantity },
            (None, None, true) => Threshold::Never { never },
            (None, None, false) => {
                missing("amount");
                Threshold::Never { never }
            }
            _ => {
                self.wrong(Error::at(list, at, ""), ErrorCode::RulesContradict);
                Threshold::Never { never }
            }
        }
    }

    fn cod(&mut self) -> CodRules {
        CodRules {
            with_fee: self.flag(false),
            tax_rate: self.rate(),
            free_from: self.maybe(),
            brackets: self.list(|read, _| {
                read.number();
                CodBracket { up_to: read.amount(), fee: read.amount() }
            }),
        }
    }

    fn cart(&mut self) -> Cart {
        self.number();
        let currency = if self.flag(false) { Currency::OTHER } else { Currency::JPY };
        let (region, member) = (self.name(), self.name());
        let cash_on_delivery = self.flag(false);
        let has_points = self.is_there();
        let points = Points { amount: self.amount(), used_as: self.chosen(&UsedAs::ALL).unwrap_or(UsedAs::Discount) };
        Cart {
            currency,
            region,
            member,
            cash_on_delivery,
            points: has_points.then_some(points),
            coupons: self.list(Self::coupon),
            fees: self.list(|read, _| {
                read.number();
                Fee {
                    name: read.named(),
                    amount: read.amount(),
                    tax_included: read.flag(false),
                    tax_rate: read.rate(),
                }
            }),
            destinations: self.list(|read, _| {
                read.number();
                Destination { name: read.named(), region: read.name() }
            }),
            lines: self.list(|read, at| {
                read.number();
                let mut line = Line::new(read.amount(), read.count().unwrap_or_default(), read.rate());
                line.tax_included = read.flag(false);
                read.number();
                line.discount = read.discount("lines", at);
                line.returned = read.flag(false);
                line.counts = read.flag(true);
                line.destination = read.name();
                line.temperature = read.name();
                line.offer = read.name();
                line
            }),
        }
    }

    fn coupon(&mut self, at: usize) -> Coupon {
        self.number();
        let off = self.discount("coupons", at);
        let minimum = self.maybe();
        let offer = self.name();
        let [buy, free] = [self.count(), self.count()].map(Option::unwrap_or_default);
        let nothing = Discount::Amount { amount: Amount::ZERO };
        let take = match (off, offer) {
            (None, Some(offer)) => Take::Offer { offer, buy, free },
            (off, offer) => {
                let code = if offer.is_some() { ErrorCode::RulesContradict } else { ErrorCode::ValueMissing };
                if off.is_none() || offer.is_some() {
                    self.wrong(Error::at("coupons", at, "amount"), code);
                }
                Take::Off(off.unwrap_or(nothing))
            }
        };
        Coupon { take, minimum }
    }

    fn discount(&mut self, list: &'static str, at: usize) -> Option<Discount> {
        let amount = self.maybe();
        let percent = self.percent(Error::at(list, at, "percent"));
        let rounding = self.one(&Rounding::ALL);
        if amount.is_some() && percent.is_some() {
            self.wrong(Error::at(list, at, "percent"), ErrorCode::RulesContradict);
        }
        let amount = amount.map(|amount| Discount::Amount { amount });
        amount.or(percent.map(|percent| Discount::Percent { percent, rounding }))
    }

    fn nudge(&mut self) -> (Progress, ShopRules, NudgeContext) {
        let rules = self.rules();
        self.number();
        let empty = !self.flag(false);
        let has_goal = self.is_there();
        let free = FreeShipping {
            from: self.goal(),
            counted: self.amount(),
            gap: self.amount(),
            gap_included: self.amount(),
        };
        self.number();
        let locale = if self.flag(false) { Locale::En } else { Locale::Ja };
        let context = NudgeContext { locale, dismissed: self.flag(false), composing: self.flag(false) };
        let free_shipping = has_goal.then_some(free);
        (Progress { empty, free_shipping }, rules, context)
    }

    /// The rule that a quote was worked out by.
    fn goal(&mut self) -> Threshold {
        let amount = self.amount();
        let basis = self.chosen(&Basis::ALL).unwrap_or(Basis::GoodsTaxIncluded);
        let after = self.chosen(&After::ALL).unwrap_or(After::Nothing);
        match self.count() {
            Some(quantity) => Threshold::Quantity { quantity },
            None => Threshold::Amount { amount, basis, after },
        }
    }
}
