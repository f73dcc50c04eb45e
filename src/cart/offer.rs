//! Offers of which pieces are free: three for the price of two.

use alloc::vec::Vec;

use super::ledger::Ledger;
use super::line::Take;
use crate::error::Error;

impl Ledger {
    /// Of every so many pieces of an offer the cheapest are free.
    pub(super) fn offer(&mut self) -> Result<(), Error> {
        for at in 0..self.cart.coupons.len() {
            let Some(Take::Offer { offer, buy, free }) =
                self.cart.coupons.get(at).map(|coupon| coupon.take)
            else {
                continue;
            };
            let mut lines = Vec::new();
            let mut pieces = 0_u64;
            for (at, (line, entry)) in self.cart.lines.iter().zip(&self.lines).enumerate() {
                if line.offer == Some(offer) && !line.returned {
                    // Of those that cost the same, which are free is not left to their places.
                    let alike = (entry.key(), line.discount, line.quantity);
                    lines.push((line.unit_price, alike, at));
                    pieces = pieces.saturating_add(line.quantity.into());
                }
            }
            sort(&mut lines);
            let group = u64::from(buy).saturating_add(free.into());
            let groups = pieces.checked_div(group).unwrap_or_default();
            let mut left = groups.saturating_mul(free.into());
            for (_, (.., quantity), at) in lines {
                let free = u32::try_from(left).unwrap_or(u32::MAX).min(quantity);
                left = left.saturating_sub(free.into());
                self.put(at, free)?;
            }
        }
        Ok(())
    }
}

/// Sorts: in a page a tenth of what the standard library's would take.
pub(crate) fn sort<T: Ord>(all: &mut [T]) {
    let sift = |all: &mut [T], mut at: usize, end: usize| {
        loop {
            let [left, right] = [1, 2].map(|side| at.saturating_mul(2).saturating_add(side));
            let mut most = at;
            for child in [left, right] {
                if child < end && all.get(child) > all.get(most) {
                    most = child;
                }
            }
            if most == at {
                return;
            }
            all.swap(at, most);
            at = most;
        }
    };
    for at in (0..all.len() / 2).rev() {
        sift(all, at, all.len());
    }
    for end in (1..all.len()).rev() {
        all.swap(0, end);
        sift(all, 0, end);
    }
}

#[cfg(test)]
mod tests;
