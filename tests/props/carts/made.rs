//! Carts and shops made at random, with everything that they can have.

use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use surasura::cart::{
    After, Basis, CodBracket, CodRules, Coupon, Currency, Destination, Discount, Fee, FreeFrom,
    Judged, Name, NudgeRules, OwnRate, Percent, Points, Region, Reward, RewardKind, Rounding,
    ShippingRules, SplitBy, SplitOver, SplitRules, Take, TaxScope, TaxTarget, Temperature,
    Threshold, Tie, UsedAs,
};
use surasura::cart::{Cart, Line, ShopRules, TaxRate};

use surasura::Amount;

/// How large the numbers are.
#[derive(Clone)]
pub struct Numbers {
    pub price: BoxedStrategy<i64>,
    pub quantity: BoxedStrategy<u32>,
    pub percent: BoxedStrategy<u32>,
}

/// As in a shop.
pub fn sane() -> Numbers {
    let whole = (0..=100_u32).prop_map(|percent| percent * 1000);
    Numbers {
        // Often the same.
        price: prop_oneof![4 => 0..30_000_i64, 1 => 0..10_i64, 2 => select(vec![500, 3980])]
            .boxed(),
        quantity: (0..12_u32).boxed(),
        percent: prop_oneof![whole, 0..=100_000_u32].boxed(),
    }
}

/// Any, often at a limit.
pub fn insane() -> Numbers {
    let most = Amount::MAX.get();
    let limits = [0, -1, 1, i64::MAX, i64::MIN, most, most + 1, -most];
    Numbers {
        price: prop_oneof![4 => 0..100_000_i64, 2 => 0..=most, 1 => select(limits.to_vec())]
            .boxed(),
        quantity: prop_oneof![4 => 0..5_u32, 1 => Just(u32::MAX), 1 => any::<u32>()].boxed(),
        percent: prop_oneof![8 => 0..=100_000_u32, 1 => any::<u32>()].boxed(),
    }
}

impl Numbers {
    fn amount(&self) -> impl Strategy<Value = Amount> + use<> {
        self.price.clone().prop_map(Amount::new)
    }
}

pub fn name(name: &str) -> Name {
    Name::new(name).expect("a name")
}

/// A rate of the shop's own, as fine as percentages are.
pub fn own_rate() -> TaxRate {
    TaxRate::from_code("own").expect("a code")
}

/// Two of them come to as much, and are two.
pub fn rates() -> Vec<TaxRate> {
    let law = [
        TaxRate::STANDARD,
        TaxRate::REDUCED,
        TaxRate::OLD_8,
        TaxRate::EXEMPT,
    ];
    [law.as_slice(), &[own_rate()]].concat()
}

pub fn rate() -> impl Strategy<Value = TaxRate> {
    select(rates())
}

pub fn rounding() -> impl Strategy<Value = Rounding> {
    select(Rounding::ALL.to_vec())
}

fn discount(numbers: &Numbers) -> impl Strategy<Value = Discount> + use<> {
    let percent = numbers.percent.clone().prop_map(Percent::from_thousandths);
    prop_oneof![
        numbers
            .amount()
            .prop_map(|amount| Discount::Amount { amount }),
        (percent, rounding())
            .prop_map(|(percent, rounding)| Discount::Percent { percent, rounding }),
    ]
}

pub fn line(numbers: &Numbers) -> impl Strategy<Value = Line> + use<> {
    let named = |names: [&str; 2]| of(select(names.map(name).to_vec()));
    (
        (
            numbers.amount(),
            numbers.quantity.clone(),
            rate(),
            any::<bool>(),
        ),
        of(discount(numbers)),
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.85),
        select(["home", "away"].map(name).to_vec()),
        named(["cool", "frozen"]),
        named(["two", "three"]),
    )
        .prop_map(
            |(goods, discount, returned, counts, destination, temperature, offer)| {
                let (price, quantity, rate, tax_included) = goods;
                Line {
                    tax_included,
                    discount,
                    returned,
                    counts,
                    destination: Some(destination),
                    temperature,
                    offer,
                    ..Line::new(price, quantity, rate)
                }
            },
        )
}

fn coupon(numbers: &Numbers) -> impl Strategy<Value = Coupon> + use<> {
    let offer = (select(vec!["two", "three"]), 1..4_u32, 1..3_u32);
    prop_oneof![
        3 => (discount(numbers), of(numbers.amount())).prop_map(|(discount, minimum)| Coupon {
            take: Take::Off(discount),
            minimum,
        }),
        1 => offer.prop_map(|(offer, buy, free)| Coupon {
            take: Take::Offer { offer: name(offer), buy, free },
            minimum: None,
        }),
    ]
}

fn points(numbers: &Numbers) -> impl Strategy<Value = Points> + use<> {
    let used_as = select(vec![UsedAs::Discount, UsedAs::Payment]);
    (numbers.amount(), used_as).prop_map(|(amount, used_as)| Points { amount, used_as })
}

fn fee(numbers: &Numbers) -> impl Strategy<Value = Fee> + use<> {
    (numbers.amount(), any::<bool>(), rate()).prop_map(|(amount, tax_included, tax_rate)| Fee {
        name: name("wrapping"),
        amount,
        tax_included,
        tax_rate,
    })
}

/// A cart of all that there is; what a shop does not have is taken out by [`order`].
fn cart(numbers: &Numbers) -> impl Strategy<Value = Cart> + use<> {
    let region = || of(select(["JP-13", "JP-47", "islands"].map(name).to_vec()));
    let several = (any::<bool>(), region(), region()).prop_map(|(several, home, away)| {
        let all = [("home", home), ("away", away)];
        let all = all.map(|(place, region)| Destination {
            name: name(place),
            region,
        });
        if several { all.to_vec() } else { Vec::new() }
    });
    let member = of(Just(name("gold")));
    let currency = select(["JPY", "USD"].map(Currency::from_code).to_vec());
    (
        prop::collection::vec(line(numbers), 0..7),
        prop::collection::vec(coupon(numbers), 0..3),
        of(points(numbers)),
        prop::collection::vec(fee(numbers), 0..2),
        several,
        (region(), member, any::<bool>(), currency),
    )
        .prop_map(|(lines, coupons, points, fees, destinations, rest)| {
            let (region, member, cash_on_delivery, currency) = rest;
            Cart {
                currency: currency.expect("a currency"),
                lines,
                coupons,
                points,
                fees,
                region,
                destinations,
                member,
                cash_on_delivery,
            }
        })
}

fn threshold(numbers: &Numbers) -> impl Strategy<Value = Threshold> + use<> {
    let (basis, after) = (select(Basis::ALL.to_vec()), select(After::ALL.to_vec()));
    // Often more than what is in the cart.
    let amount = (numbers.amount(), 0..9_i64)
        .prop_map(|(amount, times)| Amount::new(amount.get().saturating_mul(times)));
    prop_oneof![
        6 => (amount, basis, after)
            .prop_map(|(amount, basis, after)| Threshold::Amount { amount, basis, after }),
        1 => (0..40_u32).prop_map(|quantity| Threshold::Quantity { quantity }),
        1 => Just(Threshold::Never { never: true }),
    ]
}

/// Rules for a region, for members, for all; each is there or not.
fn free_from(numbers: &Numbers) -> impl Strategy<Value = Vec<FreeFrom>> + use<> {
    let rule = |regions: &[&str], members: &[&str]| {
        let names = |names: &[&str]| names.iter().copied().map(name).collect::<Vec<_>>();
        let (regions, members) = (names(regions), names(members));
        of(threshold(numbers).prop_map(move |from| FreeFrom {
            from,
            regions: regions.clone(),
            members: members.clone(),
        }))
    };
    let far = rule(&["JP-47", "islands"], &[]);
    (far, rule(&[], &["gold"]), rule(&[], &[]))
        .prop_map(|(far, members, all)| [far, members, all].into_iter().flatten().collect())
}

fn temperature(
    numbers: &Numbers,
    which: &'static str,
) -> impl Strategy<Value = Temperature> + use<> {
    (numbers.amount(), of(1..5_u32), any::<bool>()).prop_map(move |(fee, pieces, waived)| {
        Temperature {
            name: name(which),
            fee,
            pieces,
            waived,
        }
    })
}

fn shipping(numbers: &Numbers) -> impl Strategy<Value = ShippingRules> + use<> {
    let region = (of(numbers.amount()), of(numbers.amount()), any::<bool>());
    let region = region.prop_map(|(fee, surcharge, surcharge_waived)| Region {
        names: ["JP-47", "islands"].map(name).to_vec(),
        fee,
        surcharge,
        surcharge_waived,
    });
    (
        (numbers.amount(), any::<bool>(), rate()),
        free_from(numbers),
        select(Judged::ALL.to_vec()),
        region,
        (temperature(numbers, "cool"), temperature(numbers, "frozen")),
        any::<bool>(),
    )
        .prop_map(
            |(fee, free_from, judged, region, (cool, frozen), fee_per_temperature)| {
                let (fee, tax_included, tax_rate) = fee;
                ShippingRules {
                    fee,
                    tax_included,
                    tax_rate,
                    free_from,
                    judged,
                    regions: vec![region],
                    temperatures: vec![cool, frozen],
                    fee_per_temperature,
                }
            },
        )
}

fn cod(numbers: &Numbers) -> impl Strategy<Value = CodRules> + use<> {
    let brackets = prop::collection::vec((1..60_000_i64, 0..900_i64), 0..4).prop_map(|rows| {
        let mut most = 0;
        let bracket = |(more, fee): (i64, i64)| {
            most += more;
            CodBracket {
                up_to: Amount::new(most),
                fee: Amount::new(fee),
            }
        };
        rows.into_iter().map(bracket).collect()
    });
    (brackets, any::<bool>(), rate(), of(numbers.amount())).prop_map(
        |(brackets, with_fee, tax_rate, free_from)| CodRules {
            brackets,
            with_fee,
            tax_rate,
            free_from,
        },
    )
}

fn rules(numbers: &Numbers) -> impl Strategy<Value = ShopRules> + use<> {
    let split = (
        select(SplitOver::ALL.to_vec()),
        select(SplitBy::ALL.to_vec()),
        select(Tie::ALL.to_vec()),
    );
    let tax = (
        rounding(),
        select(TaxScope::ALL.to_vec()),
        select(TaxTarget::ALL.to_vec()),
    );
    let own = prop_oneof![4 => Just(8_375), 1 => numbers.percent.clone()];
    (
        tax,
        split,
        of(shipping(numbers)),
        of(cod(numbers)),
        of(numbers.amount()),
        (own, free_from(numbers)),
    )
        .prop_map(
            |(tax, (over, by, tie), shipping, cod, near_within, (own, rewards))| {
                let kinds = RewardKind::ALL.iter().copied();
                let reward = |(kind, from)| Reward {
                    name: name("extra"),
                    kind,
                    label: None,
                    from,
                };
                let (tax_rounding, tax_scope, tax_target) = tax;
                let percent = Percent::from_thousandths(own);
                ShopRules {
                    tax_scope,
                    tax_target,
                    tax_rates: vec![OwnRate {
                        code: own_rate(),
                        percent,
                    }],
                    split: SplitRules { over, by, tie },
                    shipping,
                    cod,
                    members: vec![name("gold")],
                    rewards: kinds.zip(rewards).map(reward).collect(),
                    nudge: NudgeRules {
                        near_within,
                        ..NudgeRules::default()
                    },
                    ..ShopRules::new(tax_rounding)
                }
            },
        )
}

/// A cart, and a shop that knows all that is in it.
pub fn order(numbers: &Numbers) -> impl Strategy<Value = (Cart, ShopRules)> + use<> {
    (cart(numbers), rules(numbers)).prop_map(|(mut cart, rules)| {
        let known = |region: &Name| rules.shipping.is_some() || region.as_str() != "islands";
        cart.region = cart.region.filter(known);
        for place in &mut cart.destinations {
            place.region = place.region.filter(known);
        }
        for line in &mut cart.lines {
            line.destination = line.destination.filter(|_| !cart.destinations.is_empty());
            line.temperature = line.temperature.filter(|_| rules.shipping.is_some());
        }
        cart.cash_on_delivery &= rules.cod.is_some();
        (cart, rules)
    })
}
