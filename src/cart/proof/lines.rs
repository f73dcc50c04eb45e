//! What was taken of each line, and by what.

use alloc::vec;
use alloc::vec::Vec;

use serde::Serialize;

use super::Fraction;
use super::parts::{CouponProof, Split, coupon};
use super::taxes::{RatePart, TaxStep, Taxed, step};
use crate::cart::amount::sum;
use crate::cart::entry::Entry;
use crate::cart::ledger::Ledger;
use crate::cart::line::{Discount, Line};
use crate::cart::quote::{parts, use_coupon, weight};
use crate::cart::round::{Part, Tie, shares};
use crate::cart::rules::TaxScope;
use crate::cart::view::View;
use crate::cart::{Amount, Rounding, TaxRate, WHOLE};

/// What a discount takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// What there was to take it of.
    pub base: Amount,
    /// The part in percent, before it was rounded; absent of an amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<Fraction>,
    /// How it was rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Rounding>,
    /// What it takes.
    pub amount: Amount,
}

impl Taken {
    pub(super) fn new(discount: Discount, base: Amount, amount: Amount) -> Self {
        let (exact, rounding) = match discount {
            Discount::Amount { .. } => (None, None),
            Discount::Percent { percent, rounding } => {
                let exact = Fraction::new(base, percent.thousandths().into(), WHOLE.into());
                (Some(exact), Some(rounding))
            }
        };
        Self {
            base,
            exact,
            rounding,
            amount,
        }
    }
}

/// What became of a line. `full = offer + own + coupons + left`. What comes back has the other sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LineProof {
    /// Its number in the cart, from 0.
    pub line: u32,
    /// Its rate.
    pub rate: TaxRate,
    /// Whether the amounts from `full` on have tax in them.
    pub included: bool,
    /// At full price, as entered.
    pub entered: Amount,
    /// The tax that brings a piece to its price with tax, where tax is rounded so (`unit-gross`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub piece: Option<TaxStep>,
    /// At full price.
    pub full: Amount,
    /// What an offer takes: its free pieces.
    pub offer: Amount,
    /// What its own discount takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<Taken>,
    /// What each coupon takes, in the order of the quote's. Where a coupon is split over the rates alone, the yen of a
    /// rate are given to its lines by the same rule (largest remainder, what is left to the first), for this table
    /// alone: no tax goes by them.
    pub coupons: Vec<Amount>,
    /// What is left, and taxed.
    pub left: Amount,
    /// What points take as a discount, tax included, of the part of its rate; given to lines for this table alone.
    pub points: Amount,
}

/// The lines, and the coupons that take of them.
pub(super) fn lines(view: &View<'_>) -> (Vec<LineProof>, Vec<CouponProof>) {
    let (ledger, entries): (&Ledger, _) = (view, view.entries);
    let given = ledger.cart.lines.iter().zip(&ledger.lines).enumerate();
    let mut lines: Vec<LineProof> = given
        .map(|(at, (line, entry))| before(ledger, at, line, entry))
        .collect();
    let mut parts = parts(entries);
    let mut coupons = Vec::new();
    // Which lines are in which entry.
    let members = members(ledger, entries);
    for (at, discount, minimum) in view.coupons() {
        let left = |parts: &[Part]| -> Vec<Amount> { parts.iter().map(|part| part.now).collect() };
        let before = left(&parts);
        let (amount, gap) = use_coupon(ledger, entries, &mut parts, discount, minimum);
        let now = left(&parts);
        for ((members, before), now) in members.iter().zip(&before).zip(&now) {
            let all = members
                .iter()
                .filter_map(|at| Some((*at, ledger.lines.get(*at)?, lines.get(*at)?.left)));
            let all: Vec<(usize, Entry, Amount)> =
                all.map(|(at, entry, left)| (at, *entry, left)).collect();
            let share = before.minus(*now);
            let of_lines = all
                .iter()
                .map(|(_, entry, left)| weight(ledger, entry, *left, amount));
            let weights: Vec<Amount> = of_lines.collect();
            let taken = shares(share, &weights, Tie::First);
            for ((at, ..), taken) in all.iter().zip(taken) {
                if let Some(line) = lines.get_mut(*at) {
                    line.coupons.push(taken);
                    line.left = line.left.minus(taken);
                }
            }
        }
        let split = Split {
            ledger,
            entries,
            before: &before,
            now: &now,
        };
        let base = sum(before.iter().copied());
        coupons.push(coupon(
            &split,
            at,
            Taken::new(discount, base, amount),
            minimum,
            gap,
        ));
    }
    (lines, coupons)
}

/// A line before any coupon.
fn before(ledger: &Ledger, at: usize, line: &Line, entry: &Entry) -> LineProof {
    // Of a piece, times the pieces, as the ledger had it.
    let unit = Line {
        quantity: 1,
        ..*line
    };
    let mut one = Entry {
        included: line.tax_included,
        rate: entry.rate,
        ..Entry::default()
    };
    ledger.amounts(&mut one, &unit, 0);
    let free = one.full.times(entry.free.into());
    let base = entry.full.minus(free);
    let own = line
        .discount
        .map(|discount| Taken::new(discount, base, base.minus(entry.amount)));
    let is_brought = ledger.rules.tax_scope == TaxScope::UnitGross && !line.tax_included;
    let piece = RatePart {
        of: Taxed::Line,
        at: Some(at as u32),
        amount: line.unit_price,
        included: false,
    };
    let piece = is_brought.then(|| step(ledger, piece, entry.rate, Some(entry.pieces)));
    LineProof {
        line: at as u32,
        rate: line.tax_rate,
        included: entry.included,
        entered: entry.entered,
        piece,
        full: entry.full,
        offer: free,
        own,
        coupons: Vec::new(),
        left: entry.amount,
        points: Amount::ZERO,
    }
}

/// The lines of each entry: itself, or all that are alike.
fn members(ledger: &Ledger, entries: &[Entry]) -> Vec<Vec<usize>> {
    if ledger.by_lines() {
        return (0..entries.len()).map(|at| vec![at]).collect();
    }
    let mut members = vec![Vec::new(); entries.len()];
    for (at, line) in ledger.lines.iter().enumerate() {
        let group = entries.binary_search_by(|group| group.key().cmp(&line.key()));
        if let Some(group) = group.ok().and_then(|group| members.get_mut(group)) {
            group.push(at);
        }
    }
    members
}
