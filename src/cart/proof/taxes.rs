//! What was taxed at each rate, and how it was rounded.

use alloc::vec::Vec;

use serde::Serialize;

use super::Fraction;
use super::lines::LineProof;
use crate::cart::ledger::Ledger;
use crate::cart::quote::{RateTotal, Steps};
use crate::cart::rules::{TaxScope, TaxTarget};
use crate::cart::{Amount, Percent, Rounding, TaxRate};

/// What something is that is taxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Taxed {
    /// All of a rate together.
    Rate,
    /// The goods of a rate that are entered in one way, after coupons.
    Goods,
    /// A line, after coupons.
    Line,
    /// The delivery charge.
    Shipping,
    /// A fee beside the goods.
    Fee,
    /// Points as a discount: less than nothing.
    Points,
    /// The carrier's fee for cash on delivery.
    Cod,
}

/// A figure that was rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TaxStep {
    /// What was taxed.
    pub of: Taxed,
    /// Its number in the cart, from 0: of a line, of a fee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
    /// The amount that was taxed: of one piece, where `pieces` is there.
    pub amount: Amount,
    /// Whether it has the tax in it.
    pub included: bool,
    /// What was rounded: the tax, or what is left without it.
    pub target: TaxTarget,
    /// That figure before it was rounded.
    pub exact: Fraction,
    /// That figure.
    pub rounded: Amount,
    /// How often it is taken, where tax is rounded by the piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pieces: Option<i64>,
    /// The tax that came of it, of all pieces.
    pub tax: Amount,
}

/// A part of what is charged at a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RatePart {
    /// What it is.
    pub of: Taxed,
    /// The number of a fee in the cart, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
    /// As it was entered.
    pub amount: Amount,
    /// Whether that has tax in it.
    pub included: bool,
}

/// What a rate comes to, and how. `net + tax = gross`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RateProof {
    /// The rate.
    pub rate: TaxRate,
    /// What it comes to.
    pub percent: Percent,
    /// How often tax is rounded.
    pub scope: TaxScope,
    /// How.
    pub rounding: Rounding,
    /// What is charged at it. The parts and the tax that is added to those without add up to `gross`.
    pub parts: Vec<RatePart>,
    /// Where prices with tax and without meet at the rate: the tax that brings those without to their prices with tax, of
    /// all of them together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<TaxStep>,
    /// What was rounded: one figure where the rate is taxed once. Their `tax` adds up to the rate's.
    pub steps: Vec<TaxStep>,
    /// Without tax.
    pub net: Amount,
    /// Tax.
    pub tax: Amount,
    /// With tax.
    pub gross: Amount,
}

/// The tax of an amount at one of the ledger's rates; of a piece, times the pieces.
pub(super) fn step(ledger: &Ledger, part: RatePart, rate: usize, pieces: Option<i64>) -> TaxStep {
    let RatePart {
        of,
        at,
        amount,
        included,
    } = part;
    let (by, over, target) = ledger.taxed_by(rate, included);
    TaxStep {
        of,
        at,
        amount,
        included,
        target,
        exact: Fraction::new(amount, by.into(), over.into()),
        rounded: amount.share(by, over, ledger.rules.tax_rounding),
        pieces,
        tax: ledger
            .tax(amount, rate, included)
            .times(pieces.unwrap_or(1)),
    }
}

/// The rates of a quote.
pub(super) fn rates(
    ledger: &Ledger,
    steps: &Steps<'_>,
    lines: &[LineProof],
    points: &[(TaxRate, Amount)],
    totals: &[RateTotal],
) -> Vec<RateProof> {
    let rules = &ledger.rules;
    let proof = |total: &RateTotal| {
        let RateTotal {
            rate,
            percent,
            net,
            tax,
            gross,
        } = *total;
        let at = ledger.rates.iter().position(|(known, _)| *known == rate)?;
        let beside = beside(ledger, steps, points, rate);
        let mut parts = Vec::new();
        let mut added = None;
        let mut taxed = Vec::new();
        for included in [true, false] {
            let own = lines
                .iter()
                .filter(|line| (line.rate, line.included) == (rate, included));
            let goods = own.fold(Amount::ZERO, |sum, line| sum.plus(line.left));
            if goods != Amount::ZERO {
                parts.push(RatePart {
                    of: Taxed::Goods,
                    at: None,
                    amount: goods,
                    included,
                });
            }
        }
        parts.extend(&beside);
        if ledger.taxes_lines() {
            let own = lines
                .iter()
                .zip(&ledger.lines)
                .filter(|(line, entry)| line.rate == rate && entry.lines > 0);
            for (line, entry) in own {
                let all = RatePart {
                    of: Taxed::Line,
                    at: Some(line.line),
                    amount: line.left,
                    included: line.included,
                };
                // Of a piece, unless something was taken of the line.
                let given = ledger.cart.lines.get(line.line as usize);
                let piece =
                    given.filter(|_| ledger.taxes_pieces(entry) && line.left == entry.amount);
                taxed.push(match piece {
                    Some(given) => step(
                        ledger,
                        RatePart {
                            amount: given.unit_price,
                            ..all
                        },
                        at,
                        Some(entry.pieces),
                    ),
                    None => step(ledger, all, at, None),
                });
            }
            taxed.extend(beside.iter().map(|part| step(ledger, *part, at, None)));
        } else if let Some(sum) = steps.sums.rates.get(at) {
            let part = |amount, included| RatePart {
                of: Taxed::Rate,
                at: None,
                amount,
                included,
            };
            let excluded = step(ledger, part(sum.excluded, false), at, None);
            if sum.excluded != Amount::ZERO && sum.is_excluded() {
                // By every rounding the tax in the price that it makes is the same.
                taxed.push(excluded);
            } else {
                added = Some(excluded).filter(|_| sum.excluded != Amount::ZERO);
                taxed.push(step(ledger, part(gross, true), at, None));
            }
        }
        let (scope, rounding) = (rules.tax_scope, rules.tax_rounding);
        Some(RateProof {
            rate,
            percent,
            scope,
            rounding,
            parts,
            added,
            steps: taxed,
            net,
            tax,
            gross,
        })
    };
    totals.iter().filter_map(proof).collect()
}

/// What is charged at a rate beside the goods.
fn beside(
    ledger: &Ledger,
    steps: &Steps<'_>,
    points: &[(TaxRate, Amount)],
    rate: TaxRate,
) -> Vec<RatePart> {
    let mut all = Vec::new();
    let mut add = |of, at, (its, amount): (TaxRate, Amount), included| {
        if its == rate && amount != Amount::ZERO {
            all.push(RatePart {
                of,
                at,
                amount,
                included,
            });
        }
    };
    if let Some(rules) = &ledger.rules.shipping {
        add(
            Taxed::Shipping,
            None,
            (rules.tax_rate, steps.shipping.fee),
            rules.tax_included,
        );
    }
    for (at, fee) in ledger.cart.fees.iter().enumerate() {
        add(
            Taxed::Fee,
            Some(at as u32),
            (fee.tax_rate, fee.amount),
            fee.tax_included,
        );
    }
    for (its, amount) in points {
        add(Taxed::Points, None, (*its, amount.negated()), true);
    }
    if let Some((rules, charge)) = ledger.rules.cod.as_ref().zip(steps.cod) {
        add(Taxed::Cod, None, (rules.tax_rate, charge.fee), true);
    }
    all
}
