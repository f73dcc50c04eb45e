//! Carts, rules and what a nudge needs of a quote, of the numbers that `pkg/npm/read.js` has checked: its shapes,
//! member by member. Words are numbers in the order of their lists there, names in the order in which they came.

#[cfg(feature = "full")]
mod proof;

use alloc::string::String;

use serde::Serialize;

use super::Core;
use super::reader::Reader;
use crate::cart::{
    After, Amount, Basis, Cart, CodBracket, CodRules, Coupon, Currency, Destination, Discount, Fee,
    FreeFrom, Judged, Ledger, Line, OwnRate, Points, Region, Reward, RewardKind, Rounding,
    ShippingRules, ShopRules, SplitBy, SplitOver, Take, TaxScope, TaxTarget, Temperature,
    Threshold, Tie, UsedAs,
};
use crate::error::{Error, ErrorCode};

impl Core {
    /// `priceCart` of the numbers of `PRICE` in `pkg/npm/read.js`, two for each: what it comes to, or what is wrong.
    pub fn price(&mut self, length: usize) -> *const u32 {
        let quote = self.ledger(length).and_then(|ledger| ledger.quote());
        self.told(quote)
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
            at as u32
        });
        self.told(opened)
    }

    /// Says how many there are of a line of an open cart: nothing, or what is wrong.
    pub fn quantity(&mut self, cart: usize, line: usize, quantity: u32) -> *const u32 {
        match self
            .opened(cart)
            .map(|ledger| ledger.set_quantity(line, quantity))
        {
            Some(Err(error)) => self.refused(error),
            _ => core::ptr::null(),
        }
    }

    /// What an open cart comes to: what it comes to, or what is wrong.
    pub fn quote(&mut self, cart: usize) -> *const u32 {
        let quote = self
            .opened(cart)
            .ok_or(TORN)
            .and_then(|ledger| ledger.quote());
        self.told(quote)
    }

    /// A cart that is open no more.
    pub fn close(&mut self, cart: usize) {
        if let Some(place) = self.carts.get_mut(cart) {
            *place = None;
        }
    }

    /// What an open cart and the one of these numbers come to, and what is lost between them: what it comes to, or what is wrong.
    pub fn consider(&mut self, cart: usize, length: usize) -> *const u32 {
        let other = self.ledger(length);
        let opened = self.opened(cart).ok_or(TORN);
        let considered = opened.and_then(|ledger| ledger.consider(&other?));
        self.told(considered)
    }

    /// An open cart is another from here on, of the same numbers as at first: nothing, or what is wrong.
    pub fn update(&mut self, cart: usize, length: usize) -> *const u32 {
        match self.ledger(length) {
            Ok(ledger) => {
                if let Some(place) = self.carts.get_mut(cart) {
                    *place = Some(ledger);
                }
                core::ptr::null()
            }
            Err(error) => self.refused(error),
        }
    }

    /// What is to be paid for an open cart; NaN where that is too large.
    pub fn total(&mut self, cart: usize) -> f64 {
        let payable = self.opened(cart).and_then(|ledger| ledger.payable().ok());
        payable.map_or(f64::NAN, |amount| amount.get() as f64)
    }

    /// A value, or what is wrong.
    pub(super) fn told<T: Serialize>(&mut self, value: Result<T, Error>) -> *const u32 {
        match value {
            Ok(value) => self.tell(&value),
            Err(error) => self.refused(error),
        }
    }

    /// What is wrong, as code and path with a space between; its address is odd, which none of a value is.
    pub(super) fn refused(&mut self, error: Error) -> *const u32 {
        let mut text = String::from(error.code.as_str());
        text.push(' ');
        text.push_str(&error.path());
        self.answer(&text).wrapping_byte_add(1)
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
        let number =
            |&[low, high]: &[u32; 2]| f64::from_bits(u64::from(low) | u64::from(high) << 32);
        Reader::new(pairs.map(number).collect())
    }
}

/// Numbers that `read.js` did not write.
pub(super) const TORN: Error = Error::new(ErrorCode::TypeInvalid, "");

impl Reader {
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
            OwnRate {
                code,
                percent: percent.unwrap_or_default(),
            }
        });
        self.number();
        rules.split.over = self.one(&SplitOver::ALL);
        rules.split.by = self.one(&SplitBy::ALL);
        rules.split.tie = self.one(&Tie::ALL);
        rules.members = self.names();
        rules.nudge = self.nudge_rules();
        rules.rewards = self.list(|read, at| {
            read.number();
            Reward {
                name: read.named(),
                kind: read.chosen(&RewardKind::ALL).unwrap_or(RewardKind::Gift),
                label: None,
                from: read.free_from("rewards", at),
            }
        });
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
                read.free_from("shipping.freeFrom", at)
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

    fn free_from(&mut self, list: &'static str, at: usize) -> FreeFrom {
        FreeFrom {
            from: self.threshold(list, at),
            regions: self.names(),
            members: self.names(),
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
                CodBracket {
                    up_to: read.amount(),
                    fee: read.amount(),
                }
            }),
        }
    }

    fn cart(&mut self) -> Cart {
        self.number();
        let currency = if self.flag(false) {
            Currency::OTHER
        } else {
            Currency::JPY
        };
        let (region, member) = (self.name(), self.name());
        let cash_on_delivery = self.flag(false);
        let has_points = self.is_there();
        let points = Points {
            amount: self.amount(),
            used_as: self.chosen(&UsedAs::ALL).unwrap_or(UsedAs::Discount),
        };
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
                Destination {
                    name: read.named(),
                    region: read.name(),
                }
            }),
            lines: self.list(|read, at| {
                read.number();
                let mut line =
                    Line::new(read.amount(), read.count().unwrap_or_default(), read.rate());
                line.tax_included = read.flag(false);
                let is_there = read.is_there();
                line.discount = read.discount(Error::at("lines", at, "discount.percent"));
                if is_there && line.discount.is_none() {
                    read.wrong(
                        Error::at("lines", at, "discount.amount"),
                        ErrorCode::ValueMissing,
                    );
                }
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
        let off = self.discount(Error::at("coupons", at, "percent"));
        let minimum = self.maybe();
        let offer = self.name();
        let [buy, free] = [self.count(), self.count()].map(Option::unwrap_or_default);
        let nothing = Discount::Amount {
            amount: Amount::ZERO,
        };
        let take = match (off, offer) {
            (None, Some(offer)) => Take::Offer { offer, buy, free },
            (off, offer) => {
                if offer.is_some() {
                    self.wrong(
                        Error::at("coupons", at, "offer"),
                        ErrorCode::RulesContradict,
                    );
                } else if off.is_none() {
                    self.wrong(Error::at("coupons", at, "amount"), ErrorCode::ValueMissing);
                }
                Take::Off(off.unwrap_or(nothing))
            }
        };
        Coupon { take, minimum }
    }

    /// `at`: where its percentage would be.
    fn discount(&mut self, at: Error) -> Option<Discount> {
        let amount = self.maybe();
        let percent = self.percent(at);
        let rounding = self.one(&Rounding::ALL);
        if amount.is_some() && percent.is_some() {
            self.wrong(at, ErrorCode::RulesContradict);
        }
        let amount = amount.map(|amount| Discount::Amount { amount });
        amount.or(percent.map(|percent| Discount::Percent { percent, rounding }))
    }
}
