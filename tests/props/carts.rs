//! Of quotes, and of what is said about them.

#[path = "carts/addons.rs"]
mod addons;
#[path = "carts/gaps.rs"]
mod gaps;
#[path = "carts/ledgers.rs"]
mod ledgers;
#[path = "carts/made.rs"]
mod made;
#[path = "carts/nudges.rs"]
mod nudges;
#[path = "carts/proofs.rs"]
mod proofs;
#[path = "carts/reconciled.rs"]
mod reconciled;
#[path = "carts/splits.rs"]
mod splits;
#[path = "carts/taxes.rs"]
mod taxes;

use proptest::prelude::*;
use serde_json::Value;
use surasura::cart::{
    CodBracket, Coupon, Currency, Discount, Ledger, RateTotal, ShippingCharge, SplitBy, SplitOver,
    Take, TaxRate, TaxScope, UsedAs,
};
use surasura::nudge::etiquette::Moment;
use surasura::{Amount, Cart, Line, NudgeState, Quote, ShopRules, decide, price};

use super::config;
use made::{insane, order, sane};

fn checked(cart: &Cart, rules: &ShopRules) -> Quote {
    price(cart, rules).expect("a sane cart")
}

fn total(amounts: impl IntoIterator<Item = Amount>) -> i64 {
    amounts.into_iter().map(Amount::get).sum()
}

/// Whether something goes out.
fn is_delivered(cart: &Cart) -> bool {
    cart.lines
        .iter()
        .any(|line| line.quantity > 0 && !line.returned)
}

/// Whether a page can hold every number.
fn is_exact(json: &Value) -> bool {
    let most = Amount::MAX.get();
    match json {
        Value::Array(all) => all.iter().all(is_exact),
        Value::Object(members) => members.values().all(is_exact),
        Value::Number(number) => number
            .as_i64()
            .map_or(number.is_f64(), |number| (-most..=most).contains(&number)),
        _ => true,
    }
}

/// What is the same in every quote, whatever is in it.
fn adds_up(quote: &Quote) -> Result<(), TestCaseError> {
    let of = |part: fn(&RateTotal) -> Amount| total(quote.rates.iter().map(part));
    prop_assert_eq!(of(|rate| rate.gross), quote.total.get());
    prop_assert_eq!(of(|rate| rate.tax), quote.tax.get());
    for rate in &quote.rates {
        prop_assert_eq!(rate.net.get() + rate.tax.get(), rate.gross.get());
    }
    let percents: Vec<_> = quote.rates.iter().map(|rate| rate.percent).collect();
    prop_assert!(
        percents.is_sorted_by(|one, next| one >= next),
        "{percents:?}"
    );
    let shipping = &quote.shipping;
    prop_assert!(shipping.surcharge.get() + shipping.temperature.get() <= shipping.fee.get());
    prop_assert!(shipping.fee <= shipping.full);
    if !shipping.destinations.is_empty() {
        let all = &shipping.destinations;
        prop_assert_eq!(total(all.iter().map(|one| one.fee)), shipping.fee.get());
        prop_assert_eq!(all.iter().all(|one| one.free), shipping.free);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(400))]

    /// 消費税法基本通達 1-8-15 asks for it, and so does whoever pays.
    #[test]
    fn the_rates_add_up_to_the_total((cart, rules) in order(&sane())) {
        let quote = checked(&cart, &rules);
        adds_up(&quote)?;
        let full = |line: &Line| {
            let full = line.unit_price.get() * i64::from(line.quantity);
            if line.returned { -full } else { full }
        };
        prop_assert_eq!(quote.subtotal.get(), cart.lines.iter().map(full).sum::<i64>());
        prop_assert_eq!(quote.fees.get(), total(cart.fees.iter().map(|fee| fee.amount)));
        let pays = cart.points.is_some_and(|points| points.used_as == UsedAs::Payment);
        let paid = if pays { quote.points.get() } else { 0 };
        prop_assert_eq!(quote.payable.get(), quote.total.get() - paid);
        prop_assert!(quote.points <= cart.points.map_or(Amount::ZERO, |points| points.amount));
        prop_assert_eq!(quote.cod.is_some(), cart.cash_on_delivery);
        if let Some(cod) = quote.cod {
            prop_assert_eq!(cod.collected, quote.payable);
            prop_assert!(cod.available || cod.fee == Amount::ZERO);
        }
    }

    /// Nothing is delivered where nothing is sent, and it costs something where it is.
    #[test]
    fn what_is_sent_is_charged((cart, rules) in order(&sane())) {
        let quote = checked(&cart, &rules);
        let sent = is_delivered(&cart) && rules.shipping.is_some();
        let nothing = ShippingCharge { waivable: quote.shipping.waivable, ..ShippingCharge::default() };
        prop_assert!(sent || quote.shipping == nothing, "{:?}", quote.shipping);
        let Some(shipping) = rules.shipping.filter(|_| sent) else { return Ok(()) };
        let least = shipping.regions[0].fee.unwrap_or(shipping.fee).min(shipping.fee);
        prop_assert!(quote.shipping.full >= least);
        prop_assert!(quote.shipping.free || quote.shipping.fee >= least);
    }

    /// Nobody is paid for a discount.
    #[test]
    fn a_discount_takes_no_more_than_there_is((mut cart, mut rules) in order(&sane())) {
        // By prices with tax the part of what is entered without may be more than it costs: Vendure's rule.
        rules.split.by = SplitBy::Entered;
        cart.lines.iter_mut().for_each(|line| line.returned = false);
        let quote = checked(&cart, &rules);
        let coupons = total(quote.coupons.iter().map(|coupon| coupon.amount));
        prop_assert!(coupons >= 0 && coupons <= quote.discount.get());
        if rules.tax_scope != TaxScope::UnitGross {
            prop_assert!(quote.discount <= quote.subtotal);
        }
        prop_assert!(quote.total >= Amount::ZERO && quote.payable >= Amount::ZERO);
        prop_assert!(quote.rates.iter().all(|rate| rate.gross >= Amount::ZERO), "{:?}", quote.rates);
        // A coupon that holds takes what it says, or all that there is.
        for told in &quote.coupons {
            let coupon = cart.coupons[told.coupon as usize];
            let Take::Off(Discount::Amount { amount }) = coupon.take else { continue };
            let holds = told.gap == Amount::ZERO;
            let most = if holds { amount } else { Amount::ZERO };
            prop_assert!(told.amount <= most);
        }
    }

    #[test]
    fn the_order_of_lines_does_not_matter(
        ((cart, mut rules), shuffled) in order(&sane()).prop_flat_map(|(cart, rules)| {
            let lines = Just(cart.lines.clone()).prop_shuffle();
            (Just((cart, rules)), lines)
        }),
        scope in prop::sample::select(vec![TaxScope::Rate, TaxScope::UnitGross]),
    ) {
        // Over lines, a yen that is left goes to a line, which has a place.
        rules.split.over = SplitOver::Rates;
        rules.tax_scope = scope;
        let other = Cart { lines: shuffled, ..cart.clone() };
        prop_assert_eq!(checked(&cart, &rules), checked(&other, &rules));
    }

    /// The same the other way round, at every rounding: no yen stays with either.
    #[test]
    fn a_refund_is_the_negative_of_its_sale((mut cart, mut rules) in order(&sane())) {
        let is_off = |coupon: &Coupon| matches!(coupon.take, Take::Off(_));
        cart.coupons.retain(is_off);
        cart.coupons.iter_mut().for_each(|coupon| coupon.minimum = None);
        (cart.points, cart.cash_on_delivery, rules.shipping) = (None, false, None);
        rules.rewards.clear();
        cart.fees.clear();
        for line in &mut cart.lines {
            (line.returned, line.temperature) = (false, None);
        }
        for region in cart.destinations.iter_mut().map(|place| &mut place.region).chain([&mut cart.region]) {
            *region = None;
        }
        let sale = checked(&cart, &rules);
        cart.lines.iter_mut().for_each(|line| line.returned = true);
        let refund = checked(&cart, &rules);
        let not = |amount: Amount| Amount::new(-amount.get());
        let mut expected = sale;
        for rate in &mut expected.rates {
            (rate.net, rate.tax, rate.gross) = (not(rate.net), not(rate.tax), not(rate.gross));
        }
        for coupon in &mut expected.coupons {
            coupon.amount = not(coupon.amount);
        }
        let Quote { subtotal, discount, tax, total, payable, .. } = &mut expected;
        for amount in [subtotal, discount, tax, total, payable] {
            *amount = not(*amount);
        }
        prop_assert_eq!(refund, expected);
    }

    /// The fee at the door is that of the first bracket which holds.
    #[test]
    fn cash_at_the_door_costs_the_least_that_holds(
        (mut cart, mut rules) in order(&sane()),
        rows in prop::collection::vec((1..400_i64, 0..900_i64), 0..5),
    ) {
        let Some(cod) = &mut rules.cod else { return Ok(()) };
        cart.cash_on_delivery = true;
        cod.free_from = None;
        cod.brackets.clear();
        let due = checked(&cart, &rules).payable.get();
        // They end about what is due: a bracket further, or not.
        let cod = rules.cod.as_mut().expect("it is there");
        let mut most = (due - 600).max(0);
        for (more, fee) in rows {
            most += more;
            cod.brackets.push(CodBracket { up_to: Amount::new(most), fee: Amount::new(fee) });
        }
        let holds = |bracket: &&CodBracket| {
            let fee = if cod.with_fee && due > 0 { bracket.fee.get() } else { 0 };
            due + fee <= bracket.up_to.get()
        };
        let expected = cod.brackets.iter().find(holds).copied();
        let fee = expected.map_or(0, |bracket| bracket.fee.get());
        let told = checked(&cart, &rules).cod.expect("it was chosen");
        prop_assert_eq!(told.available, expected.is_some());
        prop_assert_eq!(told.fee.get(), if due > 0 { fee } else { 0 });
        prop_assert_eq!(told.collected.get(), due + told.fee.get());
    }

    /// Whatever the numbers: a quote of amounts that a page can hold, or a code and a path.
    #[test]
    fn no_number_makes_a_wrong_total((cart, rules) in order(&insane())) {
        match price(&cart, &rules) {
            Ok(quote) => {
                adds_up(&quote)?;
                let json = serde_json::to_value(&quote).expect("JSON");
                prop_assert!(is_exact(&json), "{json}");
                // A nudge of such a quote does not panic either.
                let _ = decide(&(&quote).into(), &rules.nudge, &Moment::default());
            }
            Err(error) => prop_assert!(!error.path().is_empty() && !error.to_string().is_empty()),
        }
    }

    #[test]
    fn a_cart_survives_json((cart, rules) in order(&sane())) {
        let json = serde_json::to_value(&cart).expect("JSON");
        prop_assert_eq!(serde_json::from_value::<Cart>(json).expect("a cart"), cart);
        let json = serde_json::to_string(&rules).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<ShopRules>(&json).expect("rules"), rules);
    }
}
