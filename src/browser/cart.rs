//! Carts, rules and what a nudge needs of a quote, of the numbers that `pkg/npm/read.js` has checked:
//! its shapes, member by member. Words are numbers in the order of their lists there.

use alloc::string::String;
use alloc::vec::Vec;

use super::Core;
use super::out::to_json;
use crate::cart::{
    Basis, Cart, FreeFrom, FreeShipping, Line, NudgeRules, Rounding, ShippingRules, ShopRules,
    TaxRate, Yen,
};
use crate::error::{Error, ErrorCode};
use crate::field::Locale;
use crate::nudge::{NudgeContext, Progress};

impl Core {
    /// `priceCart` of the numbers of `PRICE` in `pkg/npm/read.js`, two for each: JSON, or what is wrong.
    pub fn price(&mut self, length: usize) -> *const u32 {
        let read = to_price(&self.doubles(length));
        let quote = read.and_then(|(cart, rules)| crate::cart::price(&cart, &rules));
        self.answer(&quote.map_or_else(thrown, |quote| to_json(&quote)))
    }

    /// `decideNudge` of the numbers of `NUDGE` in `pkg/npm/read.js`, two for each: JSON, or what is
    /// wrong.
    pub fn nudge(&mut self, length: usize) -> *const u32 {
        let read = to_nudge(&self.doubles(length));
        let nudge =
            read.map(|(progress, rules, context)| crate::nudge::decide(progress, &rules, context));
        self.answer(&nudge.map_or_else(thrown, |nudge| to_json(&nudge)))
    }

    /// The numbers of any size that the first ones given are, two each.
    fn doubles(&self, length: usize) -> Vec<f64> {
        let (pairs, _) = self.given.as_chunks();
        let pairs = pairs.iter().take(length / 2);
        pairs
            .map(|&[low, high]| f64::from_bits(u64::from(low) | u64::from(high) << 32))
            .collect()
    }
}

/// What JavaScript's face makes a `SurasuraError` of: code and path with a space between.
fn thrown(error: Error) -> String {
    let mut text = String::from(error.code.as_str());
    text.push(' ');
    text.push_str(&error.path());
    text
}

/// A cart's lines, and the rules after them.
fn to_price(numbers: &[f64]) -> Result<(Cart, ShopRules), Error> {
    let (lines, rest) = numbers.split_last_chunk().ok_or(TORN)?;
    let (lines, []) = lines.as_chunks() else {
        return Err(TORN);
    };
    let lines = lines.iter().map(line).collect();
    Ok((Cart { lines }, rules(rest)))
}

/// What a nudge needs of a quote, the rules, and the moment.
fn to_nudge(numbers: &[f64]) -> Result<(Progress, ShopRules, NudgeContext), Error> {
    let (quote, rest) = numbers.split_first_chunk().ok_or(TORN)?;
    let (shop, rest) = rest.split_first_chunk().ok_or(TORN)?;
    let context = rest.try_into().map_err(|_| TORN)?;
    Ok((progress(quote), rules(shop), nudge_context(context)))
}

/// Numbers that `read.js` did not write.
const TORN: Error = Error::new(ErrorCode::TypeInvalid, "");

fn line(&[unit_price, quantity, rate, included]: &[f64; 4]) -> Line {
    Line {
        unit_price: yen(unit_price),
        quantity: quantity as u32,
        tax_rate: tax_rate(rate),
        tax_included: included > 0.0,
    }
}

fn rules(&[rounding, near, fee, included, rate, amount, basis]: &[f64; 7]) -> ShopRules {
    ShopRules {
        tax_rounding: match rounding as u8 {
            0 => Rounding::Floor,
            1 => Rounding::HalfUp,
            _ => Rounding::Ceil,
        },
        shipping: is_there(fee).then(|| ShippingRules {
            fee: yen(fee),
            tax_included: included > 0.0,
            tax_rate: tax_rate(rate),
            free_from: is_there(amount).then(|| FreeFrom {
                amount: yen(amount),
                basis: self::basis(basis),
            }),
        }),
        nudge: NudgeRules {
            near_within: is_there(near).then(|| yen(near)),
        },
    }
}

fn progress(&[filled, amount, basis, counted, gap, gap_included]: &[f64; 6]) -> Progress {
    Progress {
        empty: filled <= 0.0,
        free_shipping: is_there(amount).then(|| FreeShipping {
            amount: yen(amount),
            basis: self::basis(basis),
            counted: yen(counted),
            gap: yen(gap),
            gap_included: yen(gap_included),
        }),
    }
}

fn nudge_context(&[locale, dismissed, composing]: &[f64; 3]) -> NudgeContext {
    NudgeContext {
        dismissed: dismissed > 0.0,
        composing: composing > 0.0,
        locale: if locale > 0.0 { Locale::En } else { Locale::Ja },
    }
}

/// Whether a member was given: nothing that is has a number below zero.
fn is_there(number: f64) -> bool {
    number >= 0.0
}

fn yen(number: f64) -> Yen {
    Yen::new(number as i64)
}

/// The standard rate, also where a delivery charge does not say.
fn tax_rate(number: f64) -> TaxRate {
    if number > 0.0 {
        TaxRate::Reduced
    } else {
        TaxRate::Standard
    }
}

fn basis(number: f64) -> Basis {
    if number > 0.0 {
        Basis::GoodsTaxExcluded
    } else {
        Basis::GoodsTaxIncluded
    }
}
