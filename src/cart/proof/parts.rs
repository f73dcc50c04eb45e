//! Coupons, points, the delivery charge and the carrier's fee, each with what it goes by.

use alloc::vec::Vec;

use serde::Serialize;

use super::Fraction;
use super::lines::{LineProof, Taken};
use crate::cart::amount::sum;
use crate::cart::cod::{is_free, look_up};
use crate::cart::delivery::Judged;
use crate::cart::entry::Entry;
use crate::cart::gap::free_shipping;
use crate::cart::ledger::Ledger;
use crate::cart::line::UsedAs;
use crate::cart::quote::{Steps, weight};
use crate::cart::round::{Tie, shares};
use crate::cart::shipping::{self, FreeShipping, Part, Side};
use crate::cart::view::View;
use crate::cart::{Amount, Name, TaxRate};

/// A share of something that is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// The line, where it is split over lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The rate.
    pub rate: TaxRate,
    /// Whether the prices of this share have tax in them.
    pub included: bool,
    /// By what it is split.
    pub weight: Amount,
    /// The share before it was rounded: down, and one more for those with the largest fractions (largest remainder;
    /// 基通1-8-5 asks for the ratio of the prices).
    pub exact: Fraction,
    /// The share.
    pub amount: Amount,
}

/// What became of a coupon on the whole order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CouponProof {
    /// Its number in the cart, from 0.
    pub coupon: u32,
    /// What it takes, of what was left of the goods.
    pub taken: Taken,
    /// From this much of goods on it holds, tax included, after the discounts of lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Amount>,
    /// What is missing for that; 0 where it holds.
    pub gap: Amount,
    /// Over what it is split: the lines, or the rates, those with tax in their prices apart from those without. They add
    /// up to what it takes.
    pub shares: Vec<Share>,
}

/// A coupon that was taken off: the goods before, and what it left.
pub(super) struct Split<'a> {
    pub ledger: &'a Ledger,
    pub entries: &'a [Entry],
    pub before: &'a [Amount],
    pub now: &'a [Amount],
}

pub(super) fn coupon(
    split: &Split<'_>,
    at: usize,
    taken: Taken,
    minimum: Option<Amount>,
    gap: Amount,
) -> CouponProof {
    let Split {
        ledger,
        entries,
        before,
        now,
    } = split;
    let by_lines = ledger.by_lines();
    let mut all: Vec<Share> = Vec::new();
    let of_entries = entries.iter().zip(*before);
    let weights: Vec<Amount> = of_entries
        .map(|(entry, before)| weight(ledger, entry, *before, taken.amount))
        .collect();
    let moved = before
        .iter()
        .zip(*now)
        .map(|(before, now)| before.minus(*now));
    for (at, ((entry, weight), amount)) in entries.iter().zip(&weights).zip(moved).enumerate() {
        let Some((rate, _)) = ledger.rates.get(entry.rate) else {
            continue;
        };
        match all.last_mut() {
            // Those of a kind stand together.
            Some(last) if !by_lines && (last.rate, last.included) == (*rate, entry.included) => {
                last.weight = last.weight.plus(*weight);
                last.amount = last.amount.plus(amount);
            }
            _ => all.push(Share {
                line: by_lines.then_some(at as u32),
                rate: *rate,
                included: entry.included,
                weight: *weight,
                exact: Fraction::new(Amount::ZERO, 0, 1),
                amount,
            }),
        }
    }
    let over = sum(weights);
    for share in &mut all {
        share.exact = Fraction::new(taken.amount, share.weight.get(), over.get());
    }
    CouponProof {
        coupon: at as u32,
        taken,
        minimum,
        gap,
        shares: all,
    }
}

/// What became of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PointsProof {
    /// What was given.
    pub given: Amount,
    /// What there was to pay: no more is used.
    pub most: Amount,
    /// What is used.
    pub amount: Amount,
    /// A discount lowers the taxed amount, a payment does not (国税庁 No.6480).
    pub used_as: UsedAs,
    /// Over which rates a discount is split, by what each comes to with shipping and fees, tax included.
    pub shares: Vec<Share>,
    /// What of the delivery charge it takes, tax included, for this table alone.
    pub shipping: Amount,
    /// What of each fee it takes, in the order of the cart's. With the lines' `points` and `shipping` they add up to
    /// `amount`, where it is a discount.
    pub fees: Vec<Amount>,
}

/// The points, each line with what they take of it, and what they take of each of the ledger's rates.
pub(super) fn points(
    ledger: &Ledger,
    steps: &Steps<'_>,
    lines: &mut [LineProof],
) -> (Option<PointsProof>, Vec<(TaxRate, Amount)>) {
    let mut of_rates = Vec::new();
    let Some(points) = ledger.cart.points else {
        return (None, of_rates);
    };
    let fees = &ledger.cart.fees;
    let mut proof = PointsProof {
        given: points.amount,
        most: sum(steps.before.iter().map(|total| total.gross)).if_positive(),
        amount: steps.points,
        used_as: points.used_as,
        shares: Vec::new(),
        shipping: Amount::ZERO,
        fees: fees.iter().map(|_| Amount::ZERO).collect(),
    };
    let over = sum(steps.before.iter().map(|total| total.gross.if_positive()));
    for (total, share) in steps.before.iter().zip(&steps.shares) {
        let weight = total.gross.if_positive();
        let exact = Fraction::new(steps.points, weight.get(), over.get());
        proof.shares.push(Share {
            line: None,
            rate: total.rate,
            included: true,
            weight,
            exact,
            amount: *share,
        });
        of_rates.push((total.rate, *share));

        // What is taxed at the rate, tax included: its lines, shipping, fees.
        let gross = |amount: Amount, rate: TaxRate, included: bool| {
            if rate != total.rate {
                return Amount::ZERO;
            }
            let at = ledger.rates.iter().position(|(known, _)| *known == rate);
            let tax = at
                .filter(|_| !included)
                .map_or(Amount::ZERO, |at| ledger.tax(amount, at, false));
            amount.plus(tax).if_positive()
        };
        let rules = ledger.rules.shipping.as_ref();
        let shipping = rules.map_or(Amount::ZERO, |rules| {
            gross(steps.shipping.fee, rules.tax_rate, rules.tax_included)
        });
        let goods = lines
            .iter()
            .map(|line| gross(line.left, line.rate, line.included));
        let beside = fees
            .iter()
            .map(|fee| gross(fee.amount, fee.tax_rate, fee.tax_included));
        let weights: Vec<Amount> = goods.chain([shipping]).chain(beside).collect();
        let places = lines.iter_mut().map(|line| &mut line.points);
        let places = places.chain([&mut proof.shipping]).chain(&mut proof.fees);
        for (place, share) in places.zip(shares(*share, &weights, Tie::First)) {
            *place = place.plus(share);
        }
    }
    (Some(proof), of_rates)
}

/// The delivery charge of a destination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryProof {
    /// Its name in the cart, where it has destinations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// What it is charged for, waived or not. The amounts that are not add up to `fee`.
    pub parts: Vec<PartProof>,
    /// What is charged, as entered in the rules.
    pub fee: Amount,
    /// Which of the shop's rules of free shipping is for it, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<u32>,
    /// What of the cart counts for it, on its basis, and what is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_shipping: Option<FreeShipping>,
    /// Whether that is reached.
    pub free: bool,
}

/// A part of a delivery charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartProof {
    /// What it is for.
    pub part: Side,
    /// As entered in the rules.
    pub amount: Amount,
    /// Whether it is not charged: shipping is free, and the shop's rules let this part fall then.
    pub waived: bool,
}

pub(super) fn shipping(view: &View<'_>, steps: &Steps<'_>) -> Vec<DeliveryProof> {
    let mut all = Vec::new();
    let Some(rules) = &view.rules.shipping else {
        return all;
    };
    for (at, place) in view.places.iter().enumerate() {
        if !shipping::has_goods(view, at) {
            continue;
        }
        let member = view.cart.member;
        let rule = rules
            .free_from
            .iter()
            .position(|rule| shipping::is_for(rule, place, member));
        let judged = (rules.judged == Judged::Destination).then_some(at);
        let from = shipping::rule(rules, place, member);
        let found = from.map(|from| free_shipping(view, &steps.goods, from, judged, at));
        let free = found.is_some_and(|found| found.gap == Amount::ZERO);
        let part = |Part {
                        side,
                        amount,
                        waived,
                    }| PartProof {
            part: side,
            amount,
            waived: waived && free,
        };
        let mut parts = Vec::new();
        shipping::parts(view, rules, at, place, |one| parts.push(part(one)));
        let charged = parts.iter().filter(|part| !part.waived);
        let fee = sum(charged.map(|part| part.amount));
        let rule = rule.map(|rule| rule as u32);
        all.push(DeliveryProof {
            name: place.name,
            parts,
            fee,
            rule,
            free_shipping: found,
            free,
        });
    }
    all
}

/// How the carrier's fee was found: of each bracket in turn, until one holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodProof {
    /// What is collected without the fee.
    pub collected: Amount,
    /// Whether there is no fee: the shop pays it from that much of goods on, or nothing is collected.
    pub free: bool,
    /// The goods with tax, after coupons, which the shop compares for that.
    pub goods: Amount,
    /// The brackets that were tried, in their order; the last is the one that holds, if the carrier collects as much.
    pub tried: Vec<CodTried>,
}

/// A bracket of the carrier's fees that was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodTried {
    /// The most that it holds for.
    pub up_to: Amount,
    /// Its fee.
    pub fee: Amount,
    /// What was compared with `upTo`: what is collected, with this fee where the rules say so.
    pub looked_up: Amount,
    /// Whether it holds.
    pub holds: bool,
}

pub(super) fn cod(ledger: &Ledger, steps: &Steps<'_>) -> Option<CodProof> {
    let (rules, charge) = ledger.rules.cod.as_ref().zip(steps.cod)?;
    let collected = charge.collected.minus(charge.fee);
    let goods = steps.goods.gross.unwrap_or_default();
    let free = is_free(rules, collected, goods);
    let mut tried = Vec::new();
    for bracket in &rules.brackets {
        let (fee, looked_up) = look_up(rules, bracket, collected, free);
        let holds = looked_up <= bracket.up_to;
        tried.push(CodTried {
            up_to: bracket.up_to,
            fee,
            looked_up,
            holds,
        });
        if holds {
            break;
        }
    }
    Some(CodProof {
        collected,
        free,
        goods,
        tried,
    })
}
