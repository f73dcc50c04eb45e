//! Cash on delivery.

use super::Amount;
use super::quote::CodCharge;
use super::rules::{CodBracket, CodRules};

/// What the carrier takes for collecting an amount. Where its fee is part of what it looks up, this is the least fee
/// that holds: each lower one would lift the sum past its own bracket.
pub(super) fn charge(rules: &CodRules, collected: Amount, goods: Amount) -> CodCharge {
    let nothing = CodCharge {
        fee: Amount::ZERO,
        collected,
        available: true,
    };
    let is_free = is_free(rules, collected, goods);
    for bracket in &rules.brackets {
        let (fee, looked_up) = look_up(rules, bracket, collected, is_free);
        if looked_up <= bracket.up_to {
            return CodCharge {
                fee,
                collected: collected.plus(fee),
                ..nothing
            };
        }
    }
    CodCharge {
        available: false,
        ..nothing
    }
}

/// Whether the shop pays it, or nothing is collected.
pub(super) fn is_free(rules: &CodRules, collected: Amount, goods: Amount) -> bool {
    collected <= Amount::ZERO || rules.free_from.is_some_and(|from| goods >= from)
}

/// The fee of a bracket, and what is compared with its end.
pub(super) fn look_up(
    rules: &CodRules,
    bracket: &CodBracket,
    collected: Amount,
    is_free: bool,
) -> (Amount, Amount) {
    let fee = if is_free { Amount::ZERO } else { bracket.fee };
    (
        fee,
        if rules.with_fee {
            collected.plus(fee)
        } else {
            collected
        },
    )
}

#[cfg(test)]
mod tests;
