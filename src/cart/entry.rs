//! What lines come to, one by one and together with their like.

use alloc::vec::Vec;

use super::Amount;

/// Goods that are alike in all that matters but their price: of a line, or of all such lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Which of the ledger's rates.
    pub rate: usize,
    /// Whether the amounts here have tax in them.
    pub included: bool,
    /// Which of the ledger's destinations.
    pub destination: usize,
    /// Which of the shop's temperatures, counted from 1; 0 for none.
    pub temperature: usize,
    /// Whether it counts towards free shipping.
    pub counts: bool,
    /// At full price, as entered.
    pub entered: Amount,
    /// At full price, with tax where `included`.
    pub full: Amount,
    /// After the discounts of lines.
    pub amount: Amount,
    /// Its tax, where tax is rounded by the line or piece.
    pub tax: Amount,
    /// How many pieces; less than nothing where more come back than go out.
    pub pieces: i64,
    /// How many go out.
    pub out: i64,
    /// How many of a line's pieces an offer gives.
    #[cfg(feature = "full")]
    pub free: u32,
    /// How many lines are of something.
    pub lines: i64,
}

impl Entry {
    /// What those that are alike have in common. In their order a yen that is left goes to the higher rate.
    pub(super) fn key(&self) -> impl Ord + use<> {
        let Self {
            rate,
            included,
            destination,
            temperature,
            counts,
            ..
        } = *self;
        (rate, !included, destination, temperature, !counts)
    }

    /// What its like come to when one of them becomes another.
    pub(super) fn change(&mut self, from: &Self, to: &Self) {
        for (sum, from, to) in [
            (&mut self.entered, from.entered, to.entered),
            (&mut self.full, from.full, to.full),
            (&mut self.amount, from.amount, to.amount),
            (&mut self.tax, from.tax, to.tax),
        ] {
            if from != to {
                *sum = sum.plus(to.minus(from));
            }
        }
        // So many pieces no cart has lines for.
        for (sum, from, to) in [
            (&mut self.pieces, from.pieces, to.pieces),
            (&mut self.out, from.out, to.out),
            (&mut self.lines, from.lines, to.lines),
        ] {
            *sum = sum.wrapping_add(to.wrapping_sub(from));
        }
    }

    pub(super) fn is_exact(&self) -> bool {
        [self.entered, self.full, self.amount, self.tax]
            .iter()
            .all(|amount| amount.is_exact())
    }
}

/// Puts a line to its like among groups. They are kept in their order.
pub(super) fn grouped(groups: &mut Vec<Entry>, line: &Entry) {
    let at = groups
        .iter()
        .position(|group| group.key() >= line.key())
        .unwrap_or(groups.len());
    match groups.get_mut(at) {
        Some(like) if like.key() == line.key() => like.change(&Entry::default(), line),
        _ => groups.insert(at, *line),
    }
}
