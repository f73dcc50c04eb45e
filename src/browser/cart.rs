//! Carts, rules and what a nudge needs of a quote, of the numbers that `pkg/npm/read.js` has checked:
//! its shapes, member by member. Words are numbers in the order of their lists there.

use crate::cart::{
    Basis, Cart, FreeFrom, FreeShipping, Line, NudgeRules, Rounding, ShippingRules, ShopRules,
    TaxRate, Yen,
};
use crate::error::{Error, ErrorCode};
use crate::field::Locale;
use crate::nudge::{NudgeContext, Progress};

/// A cart's lines, and the rules after them.
pub(super) fn to_price(numbers: &[f64]) -> Result<(Cart, ShopRules), Error> {
    let (lines, rest) = numbers.split_last_chunk().ok_or(TORN)?;
    let (lines, []) = lines.as_chunks() else {
        return Err(TORN);
    };
    let lines = lines.iter().map(line).collect();
    Ok((Cart { lines }, rules(rest)))
}

/// What a nudge needs of a quote, the rules, and the moment.
pub(super) fn to_nudge(numbers: &[f64]) -> Result<(Progress, ShopRules, NudgeContext), Error> {
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
