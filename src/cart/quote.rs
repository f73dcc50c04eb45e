//! What a cart comes to, step by step: goods, coupons, shipping, fees, points, the carrier's fee, tax.

use alloc::vec::Vec;

use serde::Serialize;

use super::ahead::Warning;
use super::amount::sum;
use super::charge::Sums;
use super::entry::Entry;
use super::ledger::{Ledger, taken};
use super::line::{Discount, UsedAs};
use super::reward::{RewardProgress, rewards};
use super::round::{Part, Tie, share_out, shares};
use super::rules::SplitBy;
use super::shipping::{FreeShipping, ShippingCharge, shipping};
use super::view::View;
use super::{Amount, Currency, Percent, TaxRate};

/// What one rate comes to, shipping and fees included. `net + tax = gross`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RateTotal {
    /// The rate.
    pub rate: TaxRate,
    /// What it comes to.
    pub percent: Percent,
    /// Without tax.
    pub net: Amount,
    /// Tax, rounded once.
    pub tax: Amount,
    /// With tax.
    pub gross: Amount,
}

/// What became of a coupon, in the order of the cart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CouponTotal {
    /// Its number in the cart, from 0.
    pub coupon: u32,
    /// What it takes off, taxed or not as prices are entered.
    pub amount: Amount,
    /// What is missing for it to hold, tax included; 0 where it holds.
    pub gap: Amount,
}

/// What the carrier takes for cash at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodCharge {
    /// Tax included.
    pub fee: Amount,
    /// What is collected, the fee included.
    pub collected: Amount,
    /// Whether the carrier collects as much. Where not, there is no fee in the total.
    pub available: bool,
}

/// What a cart comes to, in the currency's minor unit (whole yen). The gross of the rates adds up to the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// The currency. In a page its face says it.
    #[cfg_attr(target_arch = "wasm32", serde(skip))]
    pub currency: Currency,
    /// Sum of the lines at full price, as entered.
    pub subtotal: Amount,
    /// What lines and coupons take off that, as entered.
    pub discount: Amount,
    /// The coupons on the whole order, each with what it takes off.
    pub coupons: Vec<CouponTotal>,
    /// One entry for each rate that occurs, the highest first.
    pub rates: Vec<RateTotal>,
    /// The delivery charge.
    pub shipping: ShippingCharge,
    /// Fees beside the goods, as entered; without that of cash on delivery.
    pub fees: Amount,
    /// Cash on delivery, where it was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cod: Option<CodCharge>,
    /// Points that are used, as a discount or to pay.
    pub points: Amount,
    /// Tax contained in `total`.
    pub tax: Amount,
    /// The price of it all, tax included.
    pub total: Amount,
    /// What is left to pay: `total` without the points that pay.
    pub payable: Amount,
    /// How far free shipping is; of several destinations, the one that is farthest. Absent where there is no such
    /// rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_shipping: Option<FreeShipping>,
    /// How far the shop's rewards are, in the order of its rules; of an order with several destinations, by all of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rewards: Vec<RewardProgress>,
    /// What costs more than it seems.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// What coupons leave of each entry, and what each took.
#[derive(Debug)]
pub(super) struct Goods {
    pub parts: Vec<Part>,
    pub coupons: Vec<CouponTotal>,
    pub off: Amount,
    /// What all of them come to with tax, once that is known.
    pub gross: Option<Amount>,
}

/// What a quote is made of.
#[derive(Debug)]
#[cfg_attr(
    not(feature = "full"),
    expect(dead_code, reason = "a proof asks for all of it")
)]
pub(super) struct Steps<'a> {
    pub goods: Goods,
    pub shipping: ShippingCharge,
    /// With the destination that it is for.
    pub free_shipping: Option<(FreeShipping, usize)>,
    /// What each rate came to before points, where there are any.
    pub before: Vec<RateTotal>,
    pub points: Amount,
    /// What of each of these they take, where they are a discount.
    pub shares: Vec<Amount>,
    /// What of them is a way to pay.
    pub paid_in_points: Amount,
    pub cod: Option<CodCharge>,
    pub sums: Sums<'a>,
}

impl Steps<'_> {
    /// What there is to pay.
    pub(super) fn payable(&self) -> Amount {
        self.sums.gross().minus(self.paid_in_points)
    }
}

/// What a cart comes to, step by step.
pub(super) fn steps<'a>(view: &'a View<'_>) -> Steps<'a> {
    let (cart, rules) = (&view.cart, &view.rules);
    let mut goods = goods(view);
    let mut sums = Sums::new(view);
    for (entry, part) in view.entries.iter().zip(&goods.parts) {
        sums.add_goods(entry, part.now);
    }
    let goods_gross = sums.gross();
    goods.gross = Some(goods_gross);

    let (shipping, free_shipping) = shipping(view, &goods);
    if let Some(rules) = &rules.shipping {
        sums.charge(shipping.fee, rules.tax_rate, rules.tax_included);
    }
    for fee in &cart.fees {
        sums.charge(fee.amount, fee.tax_rate, fee.tax_included);
    }

    let (mut before, mut off) = (Vec::new(), Vec::new());
    let (mut points, mut paid_in_points) = (Amount::ZERO, Amount::ZERO);
    if let Some(used) = view.points {
        before = sums.totals();
        points = used.amount.min(sums.gross().if_positive());
        if used.used_as == UsedAs::Discount {
            let weights = before.iter().map(|total| total.gross.if_positive());
            let weights: Vec<Amount> = weights.collect();
            off = shares(points, &weights, rules.split.tie);
            for (total, share) in before.iter().zip(&off) {
                sums.charge(share.negated(), total.rate, true);
            }
        } else {
            paid_in_points = points;
        }
    }

    let mut cod = None;
    if let Some(rules) = rules.cod.as_ref().filter(|_| cart.cash_on_delivery) {
        let charge = super::cod::charge(rules, sums.gross().minus(paid_in_points), goods_gross);
        sums.charge(charge.fee, rules.tax_rate, true);
        cod = Some(charge);
    }
    Steps {
        goods,
        shipping,
        free_shipping,
        before,
        points,
        shares: off,
        paid_in_points,
        cod,
        sums,
    }
}

/// What a cart comes to.
pub(super) fn quote(view: &View<'_>) -> Quote {
    let Steps {
        goods,
        shipping,
        free_shipping: nearest,
        points,
        paid_in_points,
        cod,
        sums,
        ..
    } = steps(view);
    let cart = &view.cart;
    let rates = sums.totals();
    let total = sums.gross();
    let all = |of: fn(&Entry) -> Amount| sum(view.groups.iter().map(of));
    let mut quote = Quote {
        currency: cart.currency,
        subtotal: all(|group| group.entered),
        discount: all(|group| group.full)
            .minus(all(|group| group.amount))
            .plus(goods.off),
        shipping,
        fees: sum(cart.fees.iter().map(|fee| fee.amount)),
        cod,
        points,
        tax: sum(rates.iter().map(|total| total.tax)),
        total,
        payable: total.minus(paid_in_points),
        rates,
        free_shipping: nearest.map(|(free, _)| free),
        rewards: rewards(view, &goods),
        coupons: goods.coupons,
        warnings: Vec::new(),
    };
    if let Some((free, to)) = nearest {
        quote.free_shipping = Some(view.look_ahead(&quote, free, to));
    }
    for at in 0..quote.rewards.len() {
        let ahead = quote
            .rewards
            .get(at)
            .map(|reward| view.look_ahead(&quote, reward.progress, 0));
        if let Some((reward, ahead)) = quote.rewards.get_mut(at).zip(ahead) {
            reward.progress = ahead;
        }
    }
    quote.warnings = view.warnings(&quote);
    quote
}

/// Takes the coupons off, one after the other.
pub(super) fn goods(view: &View<'_>) -> Goods {
    let mut parts = parts(view.entries);
    let mut coupons = Vec::new();
    let mut off = Amount::ZERO;
    for (coupon, discount, minimum) in view.coupons() {
        let (amount, gap) = use_coupon(view, view.entries, &mut parts, discount, minimum);
        off = off.plus(amount);
        // Who only asks what there is to pay has no use for each.
        if view.ahead {
            coupons.push(CouponTotal {
                coupon: coupon as u32,
                amount,
                gap,
            });
        }
    }
    Goods {
        parts,
        coupons,
        off,
        gross: None,
    }
}

/// Entries before any coupon.
pub(super) fn parts(entries: &[Entry]) -> Vec<Part> {
    entries.iter().map(|entry| Part::of(entry.amount)).collect()
}

/// Takes a coupon off: what it takes, and what is missing for it to hold.
pub(super) fn use_coupon(
    ledger: &Ledger,
    entries: &[Entry],
    parts: &mut [Part],
    discount: Discount,
    minimum: Option<Amount>,
) -> (Amount, Amount) {
    let mut gap = Amount::ZERO;
    if let Some(minimum) = minimum {
        let mut sums = Sums::new(ledger);
        entries
            .iter()
            .for_each(|entry| sums.add_goods(entry, entry.amount));
        gap = minimum.minus(sums.gross()).if_positive().min(Amount::MAX);
    }
    let mut amount = Amount::ZERO;
    if gap == Amount::ZERO {
        amount = taken(discount, sum(parts.iter().map(|part| part.now)));
        take(ledger, entries, parts, amount);
    }
    (amount, gap)
}

/// By what an amount is split: of an entry of which so much is left.
pub(super) fn weight(ledger: &Ledger, entry: &Entry, now: Amount, amount: Amount) -> Amount {
    // What comes back has no part in what goes out, and the other way round.
    let own = now.signed_as(amount).if_positive();
    let with_tax = ledger.rules.split.by == SplitBy::Gross && !entry.included;
    if with_tax {
        own.plus(ledger.tax(own, entry.rate, false))
    } else {
        own
    }
}

/// Splits an amount over the rates, or over the lines, and takes it off.
fn take(ledger: &Ledger, entries: &[Entry], parts: &mut [Part], amount: Amount) {
    let tie = ledger.rules.split.tie;
    for (entry, part) in entries.iter().zip(&mut *parts) {
        part.weight = weight(ledger, entry, part.now, amount);
    }
    // First over rates and kinds of price, as the law has it; then within each. Those of a kind stand together.
    let kinds =
        entries.chunk_by(|one, next| (one.rate, one.included) == (next.rate, next.included));
    if ledger.by_lines() || kinds.clone().count() == parts.len() {
        share_out(amount, parts, tie);
    } else {
        let mut of_kinds = Vec::new();
        let mut from = parts.iter();
        for kind in kinds.clone() {
            let own = from.by_ref().take(kind.len());
            of_kinds.push(Part::new(sum(own.map(|part| part.weight))));
        }
        share_out(amount, &mut of_kinds, tie);
        let mut left = &mut *parts;
        for (kind, of) in kinds.zip(of_kinds) {
            let Some(own) = left.split_off_mut(..kind.len()) else {
                break;
            };
            share_out(of.share, own, Tie::First);
        }
    }
    for part in parts {
        part.now = part.now.minus(part.share);
    }
}
