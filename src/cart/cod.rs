//! Cash on delivery.

use super::Amount;
use super::quote::CodCharge;
use super::rules::CodRules;

/// What the carrier takes for collecting an amount. Where its fee is part of what it looks up, this is the least fee
/// that holds: each lower one would lift the sum past its own bracket.
pub(super) fn charge(rules: &CodRules, collected: Amount, goods: Amount) -> CodCharge {
    let nothing = CodCharge { fee: Amount::ZERO, collected, available: true };
    let is_free = collected <= Amount::ZERO || rules.free_from.is_some_and(|from| goods >= from);
    for bracket in &rules.brackets {
        let fee = if is_free { Amount::ZERO } else { bracket.fee };
        let with_fee = collected.plus(fee);
        let looked_up = if rules.with_fee { with_fee } else { collected };
        if looked_up <= bracket.up_to {
            return CodCharge { fee, collected: with_fee, ..nothing };
        }
    }
    CodCharge { available: false, ..nothing }
}

#[cfg(test)]
mod tests;
