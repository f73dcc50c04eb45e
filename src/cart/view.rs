//! A cart as it is priced: as it is, or as it would be with something more in it, without a coupon, without points.
//! None of these copies more than the sums.

use alloc::vec::Vec;
use core::ops::Deref;

use super::Amount;
use super::entry::{Entry, grouped};
use super::ledger::Ledger;
use super::line::{Discount, Points, Take};

#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub ledger: &'a Ledger,
    /// All that are alike together.
    pub groups: &'a [Entry],
    /// What is split and taxed: lines where a discount goes by lines, or else all that are alike together.
    pub entries: &'a [Entry],
    /// Points that are used.
    pub points: Option<Points>,
    /// The number of a coupon that is left out.
    pub without: Option<usize>,
    /// Whether anybody asks what is missing in the shopper's prices, and what comes after that.
    pub ahead: bool,
}

impl Deref for View<'_> {
    type Target = Ledger;

    fn deref(&self) -> &Ledger {
        self.ledger
    }
}

impl Ledger {
    /// The cart as it is.
    pub(super) fn view(&self, ahead: bool) -> View<'_> {
        let entries = if self.by_lines() {
            &self.lines
        } else {
            &self.groups
        };
        View {
            ledger: self,
            groups: &self.groups,
            entries,
            points: self.cart.points,
            without: None,
            ahead,
        }
    }
}

impl View<'_> {
    /// The entries with one more: with its like, so that a discount is split as it will be.
    pub(super) fn with(&self, added: &Entry) -> Vec<Entry> {
        let mut entries = self.entries.to_vec();
        if self.by_lines() {
            entries.push(*added);
        } else {
            grouped(&mut entries, added);
        }
        entries
    }

    /// The coupons that are taken off the whole order, each with its number.
    pub(super) fn coupons(&self) -> impl Iterator<Item = (usize, Discount, Option<Amount>)> {
        let all = self.ledger.cart.coupons.iter().enumerate();
        let without = self.without;
        all.filter_map(move |(at, coupon)| match coupon.take {
            Take::Off(discount) if without != Some(at) => Some((at, discount, coupon.minimum)),
            _ => None,
        })
    }
}
