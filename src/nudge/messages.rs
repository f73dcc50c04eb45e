//! The words of a nudge. `{gap}` and `{amount}` become yen with their unit.

use alloc::string::String;

use super::NudgeState;
use crate::cart::{Amount, Basis, FreeShipping, Threshold};
use crate::field::Locale;
use crate::text::number::grouped;
use crate::text::part::split_once;

pub(super) fn text(state: NudgeState, free: &FreeShipping, locale: Locale) -> String {
    let template = match (state, locale) {
        (NudgeState::Empty | NudgeState::Far, Locale::Ja) => {
            "{amount}以上のお買い上げで送料無料です"
        }
        (NudgeState::Empty | NudgeState::Far, Locale::En) => {
            "Free shipping on orders of {amount} or more"
        }
        (NudgeState::Near, Locale::Ja) => "あと{gap}で送料無料です!",
        (NudgeState::Near, Locale::En) => "{gap} more for free shipping!",
        (NudgeState::Reached, Locale::Ja) => "送料無料になりました!",
        (NudgeState::Reached, Locale::En) => "Shipping is free now!",
    };
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, tail)) = split_once(rest, b'{') {
        out.push_str(before);
        let Some((name, after)) = split_once(tail, b'}') else {
            break;
        };
        match name {
            "gap" => much(&mut out, free, free.gap_included, locale),
            _ => amount(&mut out, free, locale),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// 1,000円 or ¥1,000, 3点 or 3 items, without asking the page's locale data.
fn much(out: &mut String, free: &FreeShipping, amount: Amount, locale: Locale) {
    let digits = grouped(amount.magnitude());
    let (before, behind) = match (locale, free.from.is_quantity()) {
        (Locale::Ja, false) => ("", "円"),
        (Locale::Ja, true) => ("", "点"),
        (Locale::En, false) => ("¥", ""),
        (Locale::En, true) if amount.get() == 1 => ("", " item"),
        (Locale::En, true) => ("", " items"),
    };
    out.push_str(before);
    out.push_str(&digits);
    out.push_str(behind);
}

/// What is asked for; money without tax says so (総額表示, 消費税法63条).
fn amount(out: &mut String, free: &FreeShipping, locale: Locale) {
    let excluded = matches!(
        free.from,
        Threshold::Amount { basis: Basis::GoodsTaxExcluded, .. }
    );
    if excluded && locale == Locale::Ja {
        out.push_str("税抜");
    }
    much(out, free, free.from.wanted(), locale);
    if excluded && locale == Locale::En {
        out.push_str(" before tax");
    }
}
