//! The rates of a cart and the places that it goes to, as far as the shop or the law knows them.

use alloc::vec::Vec;

use super::{Cart, Currency, Name, Percent, ShopRules, TaxRate};
use crate::error::{Error, ErrorCode};

/// A place that goods go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub name: Option<Name>,
    pub region: Option<Name>,
}

/// The rates of a cart, the highest first; in Japan also those that something added would have.
pub(super) fn rates(cart: &Cart, rules: &ShopRules) -> Result<Vec<(TaxRate, Percent)>, Error> {
    let mut rates: Vec<(TaxRate, Percent)> = Vec::new();
    let mut add = |rate: TaxRate, at: Error| {
        if !rates.iter().any(|(known, _)| *known == rate) {
            let unknown = at.with(ErrorCode::TaxRateUnknown);
            insert(&mut rates, rate, rules).ok_or(unknown)?;
        }
        Ok(())
    };
    for (at, line) in cart.lines.iter().enumerate() {
        add(line.tax_rate, Error::at("lines", at, "taxRate"))?;
    }
    for (at, fee) in cart.fees.iter().enumerate() {
        add(fee.tax_rate, Error::at("fees", at, "taxRate"))?;
    }
    if let Some(shipping) = &rules.shipping {
        add(shipping.tax_rate, Error::in_member("shipping.taxRate"))?;
    }
    if let Some(cod) = &rules.cod {
        add(cod.tax_rate, Error::in_member("cod.taxRate"))?;
    }
    if cart.currency == Currency::JPY {
        for rate in [TaxRate::STANDARD, TaxRate::REDUCED] {
            // Before 2019 there is none that is reduced.
            let _ = add(rate, Error::in_member(""));
        }
    }
    // Something added to a cart without any rate has to have one.
    if rates.is_empty() {
        rates.push((TaxRate::EXEMPT, Percent::default()));
    }
    Ok(rates)
}

/// Puts a rate in its place: where that is. None: nobody knows what it comes to.
pub(super) fn insert(
    rates: &mut Vec<(TaxRate, Percent)>,
    rate: TaxRate,
    rules: &ShopRules,
) -> Option<usize> {
    let percent = rules.percent(rate)?;
    // Of equal ones first the law's, in its order, then the shop's in theirs.
    let place = |rate: TaxRate| rate.place(&rules.tax_rates);
    let behind = |(code, than): &(TaxRate, Percent)| (*than, place(rate)) < (percent, place(*code));
    let at = rates.iter().position(behind).unwrap_or(rates.len());
    rates.insert(at, (rate, percent));
    Some(at)
}

/// Where the goods go; one place where nothing is said.
pub(super) fn places(cart: &Cart, rules: &ShopRules) -> Result<Vec<Place>, Error> {
    let mut places = Vec::new();
    for (at, destination) in cart.destinations.iter().enumerate() {
        let region = destination.region;
        check_region(region, rules, Error::at("destinations", at, "region"))?;
        places.push(Place {
            name: Some(destination.name),
            region,
        });
    }
    check_region(cart.region, rules, Error::in_member("region"))?;
    if places.is_empty() {
        places.push(Place {
            name: None,
            region: cart.region,
        });
    }
    Ok(places)
}

/// A region is a code of ISO 3166-2:JP, or a name that the shop's rules have.
fn check_region(region: Option<Name>, rules: &ShopRules, at: Error) -> Result<(), Error> {
    let Some(region) = region else { return Ok(()) };
    let shipping = rules.shipping.as_ref();
    let own = shipping.is_some_and(|shipping| {
        let names = shipping.regions.iter().map(|region| &region.names);
        let free = shipping.free_from.iter().map(|rule| &rule.regions);
        names.chain(free).any(|names| names.contains(&region))
    });
    if region.is_prefecture() || own {
        Ok(())
    } else {
        Err(at.with(ErrorCode::RegionUnknown))
    }
}
