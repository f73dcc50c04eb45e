//! Why another system's totals differ: the cart is priced again under each policy on which systems differ, and what then
//! agrees with every figure explains them.

mod change;
mod system;

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use change::{Change, CouponOrder, Setting, ShippingTax};
pub use system::System;

use super::ledger::Ledger;
use super::quote::{Quote, RateTotal};
use super::{Amount, Cart, ShopRules, TaxRate, price};
use crate::error::{Error, ErrorCode};

/// Another system's totals, as far as they are known; what is absent is not compared. Each is what [`Quote`] has under
/// the same name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Totals {
    /// Sum of the lines at full price, as entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtotal: Option<Amount>,
    /// What lines and coupons take off, as entered; not negative for a sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount: Option<Amount>,
    /// The delivery charge, as entered in the rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Amount>,
    /// Fees beside the goods, as entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fees: Option<Amount>,
    /// The carrier's fee for cash on delivery, tax included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cod: Option<Amount>,
    /// Points that are used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Amount>,
    /// Tax contained in `total`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax: Option<Amount>,
    /// The price of it all, tax included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// What is left to pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payable: Option<Amount>,
    /// Rates of which something is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<RateFigures>,
}

/// What another system says of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RateFigures {
    /// The rate. Of one that our quote does not have, every figure is 0.
    pub rate: TaxRate,
    /// Without tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub net: Option<Amount>,
    /// Tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<Amount>,
    /// With tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gross: Option<Amount>,
}

/// A figure that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// Its name in [`Totals`]: `total`; of a rate `net`, `tax` or `gross`.
    pub figure: &'static str,
    /// The rate, of a figure of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<TaxRate>,
    /// What we have.
    pub ours: Amount,
    /// What the other system has.
    pub theirs: Amount,
    /// Theirs less ours.
    pub difference: Amount,
}

/// Whether the totals are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// They are.
    Equal,
    /// They are not, and other settings would make them so.
    Explained,
    /// They are not, and nothing that can be said in the rules makes them so.
    Unknown,
}

/// Settings under which every figure agrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The system that is known to work so, where one setting was not enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<System>,
    /// What is set otherwise.
    pub changes: Vec<Change>,
}

impl Explanation {
    fn of(settings: &[Setting], system: Option<System>) -> Self {
        Self {
            system,
            changes: settings
                .iter()
                .map(|setting| Change::from(*setting))
                .collect(),
        }
    }

    /// The cart and the rules with these settings.
    #[must_use]
    pub fn applied(&self, cart: &Cart, rules: &ShopRules) -> (Cart, ShopRules) {
        let (mut cart, mut rules) = (cart.clone(), rules.clone());
        for change in &self.changes {
            change.value.apply(&mut cart, &mut rules);
        }
        (cart, rules)
    }
}

/// How our totals and another system's compare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reconciliation {
    /// Whether they are the same.
    pub verdict: Verdict,
    /// The figures that are not.
    pub differences: Vec<Difference>,
    /// All that explain it with as few changes as it takes: single settings; where there are none, known systems; where
    /// there are none, two settings. More than one means that this cart does not tell them apart.
    pub explanations: Vec<Explanation>,
}

/// Compares a cart's totals with another system's and, where they differ, looks for the setting that explains it: at most
/// some 600 times the work of [`price`].
///
/// # Errors
/// Those of [`price`]. `VALUE_MISSING` at `totals`: no figure is given. `NUMBER_TOO_LARGE` at `totals`: one that a page
/// cannot hold.
pub fn reconcile(cart: &Cart, rules: &ShopRules, totals: &Totals) -> Result<Reconciliation, Error> {
    let quote = price(cart, rules)?;
    let all = figures(&quote, totals);
    if all.is_empty() {
        return Err(Error::new(ErrorCode::ValueMissing, "totals"));
    }
    if all.iter().any(|one| !one.theirs.is_exact()) {
        return Err(Error::new(ErrorCode::NumberTooLarge, "totals"));
    }
    let differences: Vec<Difference> = all
        .into_iter()
        .filter(|one| one.ours != one.theirs)
        .collect();
    let mut explanations = Vec::new();
    if !differences.is_empty() {
        explanations = explained(cart, rules, totals);
    }
    let verdict = match (differences.is_empty(), explanations.is_empty()) {
        (true, _) => Verdict::Equal,
        (false, false) => Verdict::Explained,
        (false, true) => Verdict::Unknown,
    };
    Ok(Reconciliation {
        verdict,
        differences,
        explanations,
    })
}

/// The figures that are given, with ours beside them.
fn figures(quote: &Quote, totals: &Totals) -> Vec<Difference> {
    let mut all = Vec::new();
    let mut add = |figure, rate, theirs: Option<Amount>, ours: Amount| {
        if let Some(theirs) = theirs {
            all.push(Difference {
                figure,
                rate,
                ours,
                theirs,
                difference: theirs.minus(ours),
            });
        }
    };
    let cod = quote.cod.map_or(Amount::ZERO, |cod| cod.fee);
    for (figure, theirs, ours) in [
        ("subtotal", totals.subtotal, quote.subtotal),
        ("discount", totals.discount, quote.discount),
        ("shipping", totals.shipping, quote.shipping.fee),
        ("fees", totals.fees, quote.fees),
        ("cod", totals.cod, cod),
        ("points", totals.points, quote.points),
        ("tax", totals.tax, quote.tax),
        ("total", totals.total, quote.total),
        ("payable", totals.payable, quote.payable),
    ] {
        add(figure, None, theirs, ours);
    }
    for theirs in &totals.rates {
        let ours = quote.rates.iter().find(|total| total.rate == theirs.rate);
        let figure = |of: fn(&RateTotal) -> Amount| ours.map_or(Amount::ZERO, of);
        add(
            "net",
            Some(theirs.rate),
            theirs.net,
            figure(|total| total.net),
        );
        add(
            "tax",
            Some(theirs.rate),
            theirs.tax,
            figure(|total| total.tax),
        );
        add(
            "gross",
            Some(theirs.rate),
            theirs.gross,
            figure(|total| total.gross),
        );
    }
    all
}

/// All explanations of as few changes as it takes.
fn explained(cart: &Cart, rules: &ShopRules, totals: &Totals) -> Vec<Explanation> {
    let agrees = |settings: &[Setting]| {
        let (mut cart, mut rules) = (cart.clone(), rules.clone());
        for setting in settings {
            setting.apply(&mut cart, &mut rules);
        }
        let quote = Ledger::open(cart, rules).and_then(|ledger| ledger.quote());
        quote.is_ok_and(|quote| {
            figures(&quote, totals)
                .iter()
                .all(|one| one.ours == one.theirs)
        })
    };
    let singles = change::all(cart, rules);
    let mut found = Vec::new();
    for setting in &singles {
        if agrees(&[*setting]) {
            found.push(Explanation::of(&[*setting], None));
        }
    }
    if !found.is_empty() {
        return found;
    }
    for system in System::ALL {
        let mut settings = system.settings(cart, rules);
        if !agrees(&settings) {
            continue;
        }
        // What this cart does not need of it says nothing.
        for at in (0..settings.len()).rev() {
            let setting = settings.remove(at);
            if !agrees(&settings) {
                settings.insert(at, setting);
            }
        }
        let fewer = |other: &Explanation| other.changes.len() > settings.len();
        let at = found.iter().position(fewer).unwrap_or(found.len());
        found.insert(at, Explanation::of(&settings, Some(system)));
    }
    if !found.is_empty() {
        return found;
    }
    for (at, one) in singles.iter().enumerate() {
        for other in singles.iter().skip(at) {
            // Of one setting there is one value.
            let two = [*one, *other];
            if one.path() != other.path() && agrees(&two) {
                found.push(Explanation::of(&two, None));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
