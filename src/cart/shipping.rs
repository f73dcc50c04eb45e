//! The delivery charge of a cart, and how far it is from free.

use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::amount::divided;
use super::delivery::{FreeFrom, Judged, Region, ShippingRules, Threshold};
use super::entry::Entry;
use super::gap::free_shipping;
use super::known::Place;
use super::quote::Goods;
use super::view::View;
use super::{Amount, Name};

/// The delivery charge of a quote, as entered in the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShippingCharge {
    /// All of it.
    pub fee: Amount,
    /// The same, tax included.
    pub fee_included: Amount,
    /// Whether what can be waived is, for every destination.
    pub free: bool,
    /// Of `fee`, what is for regions that are hard to reach.
    pub surcharge: Amount,
    /// Of `fee`, what is for goods that are kept cool.
    pub temperature: Amount,
    /// What it would be if it were not free: what free shipping saves.
    pub full: Amount,
    /// Whether anything is charged that free shipping would waive, or would be with goods in the cart.
    pub waivable: bool,
    /// Whether somewhere no region is known yet, and the shop's rules ask for it: it may become more.
    pub assumed: bool,
    /// Whether the shop has rules of free shipping, and somewhere that the goods go none of them holds.
    pub excluded: bool,
    /// Each destination, where the cart has several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub destinations: Vec<DestinationCharge>,
}

/// The delivery charge of one destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DestinationCharge {
    /// Its name in the cart.
    pub name: Name,
    /// All of it.
    pub fee: Amount,
    /// Whether what can be waived is.
    pub free: bool,
    /// How far free shipping is; absent where there is no such rule for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_shipping: Option<FreeShipping>,
}

/// How far free shipping is. As JSON the rule's members stand beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeShipping {
    /// The rule.
    pub from: Threshold,
    /// What of this cart counts, on that basis: money, or pieces.
    pub counted: Amount,
    /// Missing on that basis; 0 when reached.
    pub gap: Amount,
    /// The same in tax-included money, as the shopper sees prices, coupons and all: goods for so much, at any of the
    /// rates, and shipping is free. The same as `gap` where pieces count; [`Amount::MAX`] where a coupon leaves nothing
    /// of whatever is added.
    pub gap_included: Amount,
    /// Priced again with goods for just that much: what the delivery charge falls by, tax included. Of the quote's own
    /// rule, where it is not reached; 0 elsewhere.
    pub saves: Amount,
    /// Priced again in the same way: what there would be to pay more, or less. Without the goods' price where pieces
    /// count.
    pub net: Amount,
}

impl Serialize for FreeShipping {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut to = to.serialize_struct("FreeShipping", 8)?;
        self.members(&mut to)?;
        to.end()
    }
}

impl FreeShipping {
    /// Its members, for whatever has others beside them.
    pub(super) fn members<S: SerializeStruct>(&self, to: &mut S) -> Result<(), S::Error> {
        // One after the other, so that each has its place also where there is none.
        match self.from {
            Threshold::Amount {
                amount,
                basis,
                after,
            } => {
                to.serialize_field("amount", &Some(amount))?;
                to.serialize_field("basis", &Some(basis))?;
                to.serialize_field("after", &Some(after))?;
            }
            _ => {
                to.skip_field("amount")?;
                to.skip_field("basis")?;
                to.skip_field("after")?;
            }
        }
        match self.from {
            Threshold::Quantity { quantity } => to.serialize_field("quantity", &Some(quantity))?,
            _ => to.skip_field("quantity")?,
        }
        match self.from {
            Threshold::Never { never } => to.serialize_field("never", &Some(never))?,
            _ => to.skip_field("never")?,
        }
        to.serialize_field("counted", &self.counted)?;
        to.serialize_field("gap", &self.gap)?;
        to.serialize_field("gapIncluded", &self.gap_included)?;
        to.serialize_field("saves", &self.saves)?;
        to.serialize_field("net", &self.net)
    }
}

/// The charge, and the rule that is farthest from being reached, with the destination that it is for.
pub(super) fn shipping(
    view: &View<'_>,
    goods: &Goods,
) -> (ShippingCharge, Option<(FreeShipping, usize)>) {
    let mut charge = ShippingCharge::default();
    let mut farthest: Option<(FreeShipping, usize)> = None;
    let Some(rules) = &view.rules.shipping else {
        return (charge, farthest);
    };
    let (mut any, mut all_free, mut all_can_be) = (false, true, true);
    for (at, place) in view.places.iter().enumerate() {
        let has_goods = has_goods(view, at);
        let found = match rule(rules, place, view.cart.member) {
            Some(from) if has_goods || view.cart.destinations.is_empty() => {
                let judged = (rules.judged == Judged::Destination).then_some(at);
                Some(free_shipping(view, goods, from, judged, at))
            }
            _ => None,
        };
        if let Some(found) = found
            && farthest.is_none_or(|(than, _)| found.gap_included > than.gap_included)
        {
            farthest = Some((found, at));
        }
        charge.waivable |= base(rules, place).0 > Amount::ZERO;
        if !has_goods {
            continue;
        }
        any = true;
        all_can_be &= found.is_some();
        charge.excluded |=
            found.is_none() && rules.free_from.iter().any(|rule| !rule.from.is_never());
        charge.assumed |= place.region.is_none() && asks_for_regions(rules);
        let free = found.is_some_and(|found| found.gap == Amount::ZERO);
        all_free &= free;
        let mut fee = Amount::ZERO;
        parts(view, rules, at, place, |part| {
            let Part {
                side,
                amount,
                waived,
            } = part;
            charge.full = charge.full.plus(amount);
            charge.waivable |= waived && amount > Amount::ZERO;
            if free && waived {
                return;
            }
            fee = fee.plus(amount);
            match side {
                Side::Fee => {}
                Side::Surcharge => charge.surcharge = charge.surcharge.plus(amount),
                Side::Temperature => charge.temperature = charge.temperature.plus(amount),
            }
        });
        charge.fee = charge.fee.plus(fee);
        if let Some(name) = place.name {
            charge.destinations.push(DestinationCharge {
                name,
                fee,
                free,
                free_shipping: found,
            });
        }
    }
    charge.free = any && all_free;
    charge.fee_included = charge.fee;
    if !rules.tax_included {
        let rate = view
            .rates
            .iter()
            .position(|(rate, _)| *rate == rules.tax_rate);
        charge.fee_included =
            charge
                .fee
                .plus(view.tax(charge.fee, rate.unwrap_or_default(), false));
    }
    // Where a part of it is never free, nobody is told that it is, or soon.
    (charge, farthest.filter(|_| all_can_be))
}

/// An empty cart is not delivered, one of nought of everything is empty, and what only comes back is not sent.
pub(super) fn has_goods(view: &View<'_>, destination: usize) -> bool {
    view.groups
        .iter()
        .any(|group| group.destination == destination && group.out > 0)
}

/// A part of what a destination is charged.
pub(super) struct Part {
    pub side: Side,
    pub amount: Amount,
    /// Whether it falls where shipping is free.
    pub waived: bool,
}

/// What a part of the charge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The fee of the shop or of the region.
    Fee,
    /// A region that is hard to reach.
    Surcharge,
    /// Goods that are kept cool.
    Temperature,
}

/// What a place is charged, and its region where the rules have one for it.
fn base<'a>(rules: &'a ShippingRules, place: &Place) -> (Amount, Option<&'a Region>) {
    let region = place.region.and_then(|name| {
        rules
            .regions
            .iter()
            .find(|region| region.names.contains(&name))
    });
    (
        region.and_then(|region| region.fee).unwrap_or(rules.fee),
        region,
    )
}

/// Each part of what a destination is charged.
pub(super) fn parts(
    view: &View<'_>,
    rules: &ShippingRules,
    at: usize,
    place: &Place,
    mut each: impl FnMut(Part),
) {
    let (fee, region) = base(rules, place);
    let mut ways = 0_i64;
    // 0 are the goods that are carried as they are.
    for way in 0..=rules.temperatures.len() {
        let mine =
            |group: &&Entry| group.destination == at && group.temperature == way && group.out > 0;
        let mine = view.groups.iter().filter(mine);
        if mine.clone().next().is_none() {
            continue;
        }
        ways = ways.wrapping_add(1);
        if let Some(temperature) = way
            .checked_sub(1)
            .and_then(|way| rules.temperatures.get(way))
        {
            let pieces: i64 = mine.fold(0_i64, |sum, group| sum.saturating_add(group.out));
            let parcels = temperature.pieces.map_or(1, |most| {
                let most = i64::from(most).max(1);
                divided(pieces.saturating_add(most).saturating_sub(1), most).0
            });
            let amount = temperature.fee.times(parcels);
            each(Part {
                side: Side::Temperature,
                amount,
                waived: temperature.waived,
            });
        }
    }
    let amount = if rules.fee_per_temperature {
        fee.times(ways)
    } else {
        fee
    };
    each(Part {
        side: Side::Fee,
        amount,
        waived: true,
    });
    if let Some(region) = region {
        let amount = region.surcharge.unwrap_or_default();
        each(Part {
            side: Side::Surcharge,
            amount,
            waived: region.surcharge_waived,
        });
    }
}

/// The first rule that is for a place and a member, unless it is for none.
pub(super) fn rule(
    rules: &ShippingRules,
    place: &Place,
    member: Option<Name>,
) -> Option<Threshold> {
    let rule = rules
        .free_from
        .iter()
        .find(|rule| is_for(rule, place, member));
    rule.map(|rule| rule.from).filter(|from| !from.is_never())
}

/// Whether a rule is for a place and a member.
pub(super) fn is_for(rule: &FreeFrom, place: &Place, member: Option<Name>) -> bool {
    let is_for = |names: &[Name], name: Option<Name>| {
        names.is_empty() || name.is_some_and(|name| names.contains(&name))
    };
    is_for(&rule.regions, place.region) && is_for(&rule.members, member)
}

fn asks_for_regions(rules: &ShippingRules) -> bool {
    !rules.regions.is_empty() || rules.free_from.iter().any(|rule| !rule.regions.is_empty())
}

#[cfg(test)]
mod tests;
