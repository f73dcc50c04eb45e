//! Carts, rules and what a nudge needs of a quote, read from JavaScript.

use wasm_bindgen::JsValue;

use super::reader::{Reader, member, optional};
use crate::cart::{
    Basis, Cart, FreeFrom, FreeShipping, Line, NudgeRules, Rounding, ShippingRules, ShopRules,
    TaxRate,
};
use crate::error::ErrorCode;
use crate::nudge::Progress;

/// `Cart`.
pub(super) fn cart(reader: &mut Reader, cart: &JsValue) -> Cart {
    reader.object(cart, "cart");
    Cart {
        lines: reader.lines(&member(cart, "lines"), "lines", line),
    }
}

fn line(reader: &mut Reader, line: &JsValue) -> Line {
    reader.object(line, "");
    Line {
        unit_price: reader.yen(line, "unitPrice"),
        quantity: reader.count(line, "quantity"),
        tax_rate: tax_rate(reader, line, "taxRate"),
        tax_included: reader.flag(line, "taxIncluded"),
    }
}

fn tax_rate(reader: &mut Reader, of: &JsValue, path: &'static str) -> TaxRate {
    let unknown = ErrorCode::TaxRateUnknown;
    reader.word(of, path, TaxRate::from_name, unknown, TaxRate::Standard)
}

fn basis(reader: &mut Reader, of: &JsValue, path: &'static str) -> Basis {
    let unknown = ErrorCode::BasisUnknown;
    reader.word(of, path, Basis::from_name, unknown, Basis::GoodsTaxIncluded)
}

/// `ShopRules`.
pub(super) fn rules(reader: &mut Reader, rules: &JsValue) -> ShopRules {
    reader.object(rules, "rules");
    let unknown = ErrorCode::TaxRoundingUnknown;
    let tax_rounding = reader.word(
        rules,
        "taxRounding",
        Rounding::from_name,
        unknown,
        Rounding::Floor,
    );
    let mut nudge = NudgeRules::default();
    if let Some(given) = optional(rules, "nudge")
        && optional(&given, "nearWithin").is_some()
    {
        nudge.near_within = Some(reader.yen(&given, "nudge.nearWithin"));
    }
    let shipping = optional(rules, "shipping").map(|given| shipping(reader, &given));
    ShopRules {
        tax_rounding,
        shipping,
        nudge,
    }
}

fn shipping(reader: &mut Reader, shipping: &JsValue) -> ShippingRules {
    reader.object(shipping, "shipping");
    let free_from = |reader: &mut Reader, free: &JsValue| {
        reader.object(free, "shipping.freeFrom");
        FreeFrom {
            amount: reader.yen(free, "shipping.freeFrom.amount"),
            basis: basis(reader, free, "shipping.freeFrom.basis"),
        }
    };
    ShippingRules {
        fee: reader.yen(shipping, "shipping.fee"),
        tax_included: reader.flag(shipping, "shipping.taxIncluded"),
        tax_rate: match optional(shipping, "taxRate") {
            Some(_) => tax_rate(reader, shipping, "shipping.taxRate"),
            None => TaxRate::Standard,
        },
        free_from: optional(shipping, "freeFrom").map(|free| free_from(reader, &free)),
    }
}

/// What of a `Quote` a nudge is worked out from.
pub(super) fn progress(reader: &mut Reader, quote: &JsValue) -> Progress {
    reader.object(quote, "quote");
    let free_shipping = |reader: &mut Reader, free: &JsValue| FreeShipping {
        amount: reader.yen(free, "freeShipping.amount"),
        basis: basis(reader, free, "freeShipping.basis"),
        counted: reader.yen(free, "freeShipping.counted"),
        gap: reader.yen(free, "freeShipping.gap"),
        gap_included: reader.yen(free, "freeShipping.gapIncluded"),
    };
    let rates = member(quote, "rates");
    Progress {
        empty: reader.lines(&rates, "rates", |_, _| ()).is_empty(),
        free_shipping: optional(quote, "freeShipping").map(|free| free_shipping(reader, &free)),
    }
}
