//! What a cart comes to.

use alloc::vec::Vec;

use serde::Serialize;

use super::{Basis, Cart, FreeFrom, MAX_LINES, Rounding, ShopRules, TaxRate, Yen};
use crate::error::{Error, ErrorCode};

/// What one rate comes to, shipping included. `net + tax = gross`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RateTotal {
    /// The rate.
    pub rate: TaxRate,
    /// The rate in percent.
    pub percent: u8,
    /// Without tax.
    pub net: Yen,
    /// Tax, rounded once.
    pub tax: Yen,
    /// With tax.
    pub gross: Yen,
}

/// The delivery charge of a quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShippingCharge {
    /// As entered in the rules; 0 when waived.
    pub fee: Yen,
    /// Whether it is waived because the free-shipping amount is reached.
    pub free: bool,
}

/// How far free shipping is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FreeShipping {
    /// The amount from which on shipping is free.
    pub amount: Yen,
    /// What counts.
    pub basis: Basis,
    /// What of this cart counts, on that basis.
    pub counted: Yen,
    /// Missing on that basis; 0 when reached.
    pub gap: Yen,
    /// The same in tax-included yen, as the shopper sees prices. Never less than what is needed.
    pub gap_included: Yen,
}

/// What a cart comes to, in whole yen. The gross of the rates adds up to the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// Sum of the lines as entered.
    pub subtotal: Yen,
    /// One entry for each rate that occurs, the standard rate first.
    pub rates: Vec<RateTotal>,
    /// The delivery charge.
    pub shipping: ShippingCharge,
    /// Tax contained in `total`.
    pub tax: Yen,
    /// To pay, tax included.
    pub total: Yen,
    /// Absent when the shop has no free-shipping rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_shipping: Option<FreeShipping>,
}

/// What was entered at one rate, apart by whether tax is in it.
#[derive(Clone, Copy, Default)]
struct Entered {
    included: Yen,
    excluded: Yen,
    occurs: bool,
}

impl Entered {
    fn add(&mut self, amount: Yen, tax_included: bool) -> Option<()> {
        let side = if tax_included {
            &mut self.included
        } else {
            &mut self.excluded
        };
        *side = side.plus(amount)?;
        self.occurs = true;
        Some(())
    }

    /// The total of the rate. Lines entered without tax are brought to tax-included yen together,
    /// and the tax is taken out of the whole once: for a cart entered one way alone this is the same
    /// as rounding its tax once, by every rounding.
    fn total(self, rate: TaxRate, rounding: Rounding) -> Option<RateTotal> {
        let percent = rate.percent();
        let by = i64::from(percent);
        let added = self.excluded.share(by, 100, rounding)?;
        let gross = self.included.plus(self.excluded)?.plus(added)?;
        let tax = tax_in(gross, rate, rounding)?;
        Some(RateTotal {
            rate,
            percent,
            net: gross.minus(tax)?,
            tax,
            gross,
        })
    }
}

/// The tax contained in a tax-included amount.
fn tax_in(gross: Yen, rate: TaxRate, rounding: Rounding) -> Option<Yen> {
    let by = i64::from(rate.percent());
    gross.share(by, by.checked_add(100)?, rounding)
}

/// The sums of a cart, one for each rate of [`TaxRate::ALL`].
#[derive(Clone, Copy, Default)]
struct Sums([Entered; TaxRate::ALL.len()]);

impl Sums {
    fn add(&mut self, rate: TaxRate, amount: Yen, tax_included: bool) -> Option<()> {
        let at = TaxRate::ALL.iter().position(|known| *known == rate)?;
        self.0.get_mut(at)?.add(amount, tax_included)
    }

    fn totals(&self, rounding: Rounding) -> Option<Vec<RateTotal>> {
        let mut totals = Vec::new();
        for (rate, entered) in TaxRate::ALL.into_iter().zip(self.0) {
            if entered.occurs {
                totals.push(entered.total(rate, rounding)?);
            }
        }
        Some(totals)
    }
}

/// What a cart comes to under a shop's rules.
///
/// # Errors
/// `NUMBER_NEGATIVE`, `NUMBER_TOO_LARGE` and `TOO_MANY_LINES`, with the path of the culprit.
pub fn price(cart: &Cart, rules: &ShopRules) -> Result<Quote, Error> {
    rules.check()?;
    if cart.lines.len() > MAX_LINES {
        return Err(Error::new(ErrorCode::TooManyLines, "lines"));
    }
    let too_large = Error::new(ErrorCode::NumberTooLarge, "lines");
    let mut sums = Sums::default();
    let mut subtotal = Yen::ZERO;
    for (index, line) in cart.lines.iter().enumerate() {
        let amount = line.amount(index)?;
        if line.quantity == 0 {
            continue;
        }
        subtotal = subtotal.plus(amount).ok_or(too_large)?;
        sums.add(line.tax_rate, amount, line.tax_included)
            .ok_or(too_large)?;
    }
    let goods = sums.totals(rules.tax_rounding).ok_or(too_large)?;
    let mut free_shipping = free_shipping(&goods, rules).ok_or(too_large)?;
    // Where prices are entered without tax and rounded up one by one for the shopper, an item may
    // show a yen more than it adds: the gap must not promise too little.
    if rules.tax_rounding != Rounding::Floor
        && cart
            .lines
            .iter()
            .any(|line| !line.tax_included && line.quantity > 0)
        && let Some(free) = free_shipping.as_mut().filter(|free| free.gap > Yen::ZERO)
    {
        free.gap_included = free.gap_included.plus(Yen::new(1)).ok_or(too_large)?;
    }
    let mut shipping = ShippingCharge::default();
    // An empty cart is not delivered, and one of nought of everything is empty.
    if let Some(charge) = rules.shipping.filter(|_| !goods.is_empty()) {
        shipping.free = free_shipping.is_some_and(|free| free.gap == Yen::ZERO);
        if !shipping.free {
            shipping.fee = charge.fee;
            let added = sums.add(charge.tax_rate, charge.fee, charge.tax_included);
            added.ok_or(too_large)?;
        }
    }
    let rates = sums.totals(rules.tax_rounding).ok_or(too_large)?;
    let sum = |part: fn(&RateTotal) -> Yen| {
        rates
            .iter()
            .try_fold(Yen::ZERO, |sum, rate| sum.plus(part(rate)))
            .ok_or(too_large)
    };
    let (tax, total) = (sum(|rate| rate.tax)?, sum(|rate| rate.gross)?);
    Ok(Quote {
        subtotal,
        rates,
        shipping,
        tax,
        total,
        free_shipping,
    })
}

/// How far free shipping is, if the shop has such a rule. `None` outside: an overflow.
fn free_shipping(goods: &[RateTotal], rules: &ShopRules) -> Option<Option<FreeShipping>> {
    let Some(FreeFrom { amount, basis }) = rules.shipping.and_then(|shipping| shipping.free_from)
    else {
        return Some(None);
    };
    let counts = |total: &RateTotal| match basis {
        Basis::GoodsTaxIncluded => total.gross,
        Basis::GoodsTaxExcluded => total.net,
    };
    let counted = goods
        .iter()
        .try_fold(Yen::ZERO, |sum, total| sum.plus(counts(total)))?;
    let gap = amount.minus(counted)?.max(Yen::ZERO);
    let gap_included = match basis {
        Basis::GoodsTaxIncluded => gap,
        Basis::GoodsTaxExcluded => gap_with_tax(goods, gap, rules.tax_rounding)?,
    };
    Some(Some(FreeShipping {
        amount,
        basis,
        counted,
        gap,
        gap_included,
    }))
}

/// The least tax-included amount that closes a gap without tax, whichever rate the goods have that
/// are added: the most that any rate asks for.
fn gap_with_tax(goods: &[RateTotal], gap: Yen, rounding: Rounding) -> Option<Yen> {
    if gap == Yen::ZERO {
        return Some(gap);
    }
    let mut most = Yen::ZERO;
    for rate in TaxRate::ALL {
        let total = goods.iter().find(|total| total.rate == rate);
        let (net, gross) = total.map_or((Yen::ZERO, Yen::ZERO), |total| (total.net, total.gross));
        let wanted = net.plus(gap)?;
        let by = i64::from(rate.percent()).checked_add(100)?;
        // Rounding moves the boundary by a few yen at most; the search begins just below it.
        let mut reached = wanted
            .share(by, 100, Rounding::Floor)?
            .minus(Yen::new(3))?
            .max(gross);
        while reached.minus(tax_in(reached, rate, rounding)?)? < wanted {
            reached = reached.plus(Yen::new(1))?;
        }
        most = most.max(reached.minus(gross)?);
    }
    Some(most)
}
