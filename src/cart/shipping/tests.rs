use serde_json::{Value, json};

use crate::cart::tests::{floor, line, quote, things, with};
use crate::cart::{Quote, ShippingCharge};

/// 600 yen of delivery, free from 5,000 yen of goods, and more.
fn shop(more: Value) -> Value {
    let free_from = json!([{"amount": 5000, "basis": "goods-tax-included", "after": "coupons"}]);
    let shipping = json!({"fee": 600, "taxIncluded": true, "freeFrom": free_from});
    with(
        &floor(),
        json!({"shipping": with(&shipping, more), "members": ["gold"]}),
    )
}

fn to(region: &str, price: i64) -> Value {
    with(&things(&[price]), json!({"region": region}))
}

fn charged(quote: &Quote) -> (i64, bool) {
    (quote.shipping.fee.get(), quote.shipping.free)
}

#[test]
fn shipping_is_free_from_an_amount_on() {
    for (price, expected) in [(4999, (600, false)), (5000, (0, true)), (5001, (0, true))] {
        let quote = quote(&things(&[price]), &shop(json!({})));
        assert_eq!(charged(&quote), expected, "{price}");
        assert_eq!(quote.shipping.full.get(), 600, "what free shipping saves");
    }
    let never = quote(&things(&[9_999_999]), &shop(json!({"freeFrom": []})));
    assert_eq!((charged(&never), never.free_shipping), ((600, false), None));
    let always = json!([{"amount": 0, "basis": "goods-as-entered", "after": "points"}]);
    let always = quote(&things(&[1]), &shop(json!({"freeFrom": always})));
    assert_eq!(charged(&always), (0, true));
}

/// Most shops keep the surcharge for islands where shipping is free; some do not.
#[test]
fn regions_have_charges_of_their_own() {
    for waived in [false, true] {
        let shop = shop(json!({"regions": [
            {"names": ["JP-47", "islands"], "fee": 1200, "surcharge": 500, "surchargeWaived": waived},
            {"names": ["JP-01"], "fee": 900},
            {"names": ["JP-02"], "surcharge": 100},
        ]}));
        let kept = if waived { 0 } else { 500 };
        for (region, fee, surcharge, left) in [
            ("JP-13", 600, 0, 0),
            ("JP-47", 1200, 500, kept),
            ("islands", 1200, 500, kept),
            ("JP-01", 900, 0, 0),
            ("JP-02", 600, 100, 100),
        ] {
            let paid = quote(&to(region, 4999), &shop);
            assert_eq!(charged(&paid), (fee + surcharge, false), "{region}");
            assert_eq!(paid.shipping.surcharge.get(), surcharge, "{region}");
            let free = quote(&to(region, 5000), &shop);
            assert_eq!(charged(&free), (left, true), "{region}");
            assert_eq!(free.shipping.surcharge.get(), left, "{region}");
            assert_eq!(free.shipping.full.get(), fee + surcharge, "{region}");
        }
    }
}

#[test]
fn a_region_may_have_a_line_of_its_own_or_none() {
    let shop = shop(json!({"freeFrom": [
        {"never": true, "regions": ["islands"]},
        {"amount": 9800, "basis": "goods-tax-included", "after": "coupons", "regions": ["JP-47"]},
        {"amount": 3980, "basis": "goods-tax-included", "after": "coupons"},
    ]}));
    for (region, price, free, gap) in [
        ("JP-13", 3979, false, Some(1)),
        ("JP-13", 3980, true, Some(0)),
        ("JP-47", 3980, false, Some(5820)),
        ("JP-47", 9800, true, Some(0)),
        ("islands", 9_999_999, false, None),
    ] {
        let quote = quote(&to(region, price), &shop);
        assert_eq!(quote.shipping.free, free, "{region} {price}");
        assert_eq!(
            quote.free_shipping.map(|free| free.gap.get()),
            gap,
            "{region} {price}"
        );
    }
}

#[test]
fn members_may_have_a_line_of_their_own() {
    let shop = shop(json!({"freeFrom": [
        {"amount": 3000, "basis": "goods-tax-included", "after": "coupons", "members": ["gold"]},
        {"amount": 5000, "basis": "goods-tax-included", "after": "coupons"},
    ]}));
    for (price, member, others) in [
        (2999, false, false),
        (3000, true, false),
        (5000, true, true),
    ] {
        let cart = things(&[price]);
        assert_eq!(
            quote(&with(&cart, json!({"member": "gold"})), &shop)
                .shipping
                .free,
            member,
            "{price}"
        );
        assert_eq!(quote(&cart, &shop).shipping.free, others, "{price}");
    }
}

/// So many of them, frozen.
fn frozen(price: i64, quantity: u32) -> Value {
    with(
        &line(price, quantity, "reduced"),
        json!({"temperature": "frozen"}),
    )
}

#[test]
fn what_is_kept_cool_is_charged_by_the_parcel() {
    for (waived, quantity, temperature) in [
        (false, 1, 300),
        (false, 3, 300),
        (false, 4, 600),
        (false, 6, 600),
        (false, 7, 900),
        (true, 7, 900),
    ] {
        let shop = shop(
            json!({"temperatures": [{"name": "frozen", "fee": 300, "pieces": 3, "waived": waived}]}),
        );
        let cart = json!({"lines": [line(100, 1, "standard"), frozen(100, quantity)]});
        let paid = quote(&cart, &shop);
        assert_eq!(charged(&paid), (600 + temperature, false), "{quantity}");
        assert_eq!(paid.shipping.temperature.get(), temperature, "{quantity}");
        let cart = json!({"lines": [line(5000, 1, "standard"), frozen(100, quantity)]});
        let free = quote(&cart, &shop);
        let left = if waived { 0 } else { temperature };
        assert_eq!(charged(&free), (left, true), "{quantity}");
        assert_eq!(
            (free.shipping.temperature.get(), free.shipping.full.get()),
            (left, 600 + temperature)
        );
    }
    // Of what comes back no parcel is sent.
    let shop = shop(json!({"temperatures": [{"name": "frozen", "fee": 300, "pieces": 3}]}));
    let back = with(&frozen(100, 3), json!({"returned": true}));
    let exchange = json!({"lines": [frozen(100, 4), back]});
    assert_eq!(quote(&exchange, &shop).shipping.temperature.get(), 600);
    let only_back = json!({"lines": [line(100, 1, "standard"), back]});
    assert_eq!(quote(&only_back, &shop).shipping.fee.get(), 600);
}

#[test]
fn each_temperature_may_be_a_parcel() {
    let temperatures = json!([{"name": "cool", "fee": 200}, {"name": "frozen", "fee": 300}]);
    let cool = with(&line(100, 9, "reduced"), json!({"temperature": "cool"}));
    let plain = line(100, 1, "standard");
    for (lines, ways, temperature) in [
        (json!([plain]), 1, 0),
        (json!([frozen(100, 9)]), 1, 300),
        (json!([plain, frozen(100, 9)]), 2, 300),
        (
            json!([plain, plain, cool, frozen(100, 9), frozen(50, 1)]),
            3,
            500,
        ),
        (json!([plain, frozen(100, 0)]), 1, 0),
    ] {
        for (each, fee) in [(false, 600), (true, 600 * ways)] {
            let shop = shop(json!({"temperatures": temperatures, "feePerTemperature": each}));
            let quote = quote(&json!({"lines": lines}), &shop);
            assert_eq!(charged(&quote), (fee + temperature, false), "{lines}");
        }
    }
}

/// A gift to each of two places, and something at home.
fn to_places(prices: &[(&str, i64)], regions: &[(&str, Option<&str>)]) -> Value {
    let place = |(name, region): &(&str, Option<&str>)| match region {
        Some(region) => json!({"name": name, "region": region}),
        None => json!({"name": name}),
    };
    let line = |(place, price): &(&str, i64)| {
        with(&line(*price, 1, "standard"), json!({"destination": place}))
    };
    json!({
        "lines": prices.iter().map(line).collect::<Vec<_>>(),
        "destinations": regions.iter().map(place).collect::<Vec<_>>(),
    })
}

#[test]
fn an_order_is_judged_as_a_whole_or_by_destinations() {
    let cart = to_places(
        &[("home", 3000), ("away", 2500), ("home", 1500)],
        &[("home", None), ("away", None), ("nobody", None)],
    );
    let order = quote(&cart, &shop(json!({})));
    assert_eq!(charged(&order), (0, true));
    let each = quote(&cart, &shop(json!({"judged": "destination"})));
    assert_eq!(charged(&each), (1200, false));
    let told: Vec<_> = each
        .shipping
        .destinations
        .iter()
        .map(|one| {
            let free = one.free_shipping.unwrap();
            (
                one.name.as_str(),
                one.fee.get(),
                one.free,
                free.counted.get(),
                free.gap.get(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("home", 600, false, 4500, 500),
            ("away", 600, false, 2500, 2500)
        ]
    );
    assert_eq!(
        each.free_shipping.unwrap().gap.get(),
        2500,
        "the one that is farthest"
    );
    let cart = to_places(
        &[("home", 5000), ("away", 2500)],
        &[("home", None), ("away", None)],
    );
    let some = quote(&cart, &shop(json!({"judged": "destination"})));
    assert_eq!(charged(&some), (600, false), "one of two");
    assert_eq!(
        some.shipping
            .destinations
            .iter()
            .map(|one| one.free)
            .collect::<Vec<_>>(),
        [true, false]
    );
}

/// Where one of two places is never free, nothing is promised of the whole.
#[test]
fn a_place_that_is_never_free_is_not_passed_over() {
    let shop = shop(json!({"freeFrom": [
        {"never": true, "regions": ["JP-47"]},
        {"amount": 5000, "basis": "goods-tax-included", "after": "coupons"},
    ]}));
    let cart = |price| {
        to_places(
            &[("home", price), ("away", 1000)],
            &[("home", Some("JP-13")), ("away", Some("JP-47"))],
        )
    };
    for (price, fee) in [(3000, 1200), (9000, 600)] {
        let quote = quote(&cart(price), &shop);
        assert_eq!(charged(&quote), (fee, false), "{price}");
        assert_eq!(quote.free_shipping, None, "{price}");
        assert!(
            quote.shipping.destinations[0].free_shipping.is_some(),
            "{price}"
        );
    }
    let home = quote(
        &to_places(
            &[("home", 3000)],
            &[("home", Some("JP-13")), ("away", Some("JP-47"))],
        ),
        &shop,
    );
    assert_eq!(
        home.free_shipping.unwrap().gap.get(),
        2000,
        "nothing goes there"
    );
}

#[test]
fn pieces_may_count() {
    let shop = shop(json!({"freeFrom": [{"quantity": 3}]}));
    let uncounted = with(&line(100, 9, "standard"), json!({"counts": false}));
    for (quantity, free) in [(1, false), (2, false), (3, true), (9, true)] {
        let quote = quote(
            &json!({"lines": [line(100, quantity, "standard"), uncounted]}),
            &shop,
        );
        assert_eq!(quote.shipping.free, free, "{quantity}");
        let told = quote.free_shipping.unwrap();
        let gap = i64::from(3_u32.saturating_sub(quantity));
        assert_eq!(
            (told.counted.get(), told.gap.get(), told.gap_included.get()),
            (quantity.into(), gap, gap)
        );
        assert!(told.from.is_quantity());
    }
}

/// While nobody knows where it goes, what is said may become more.
#[test]
fn a_region_that_is_not_known_is_assumed() {
    let regions = json!({"regions": [{"names": ["JP-47"], "surcharge": 500}]});
    let rule = json!({"amount": 9800, "basis": "goods-tax-included", "after": "coupons", "regions": ["JP-47"]});
    let cart = things(&[1000]);
    for (more, expected) in [
        (regions.clone(), true),
        (json!({"freeFrom": [rule]}), true),
        (json!({}), false),
    ] {
        assert_eq!(
            quote(&cart, &shop(more.clone())).shipping.assumed,
            expected,
            "{more}"
        );
        let known = with(&cart, json!({"region": "JP-13"}));
        assert!(!quote(&known, &shop(more)).shipping.assumed);
    }
    let places = [("home", Some("JP-13")), ("away", None)];
    for (prices, assumed) in [
        (&[("home", 1)][..], false),
        (&[("home", 1), ("away", 1)][..], true),
    ] {
        assert_eq!(
            quote(&to_places(prices, &places), &shop(regions.clone()))
                .shipping
                .assumed,
            assumed
        );
    }
}

/// What only comes back is not sent; an exchange is, also one for less.
#[test]
fn what_is_not_sent_is_not_charged() {
    let back = with(&line(4000, 1, "standard"), json!({"returned": true}));
    let gift_back = with(&line(0, 1, "standard"), json!({"returned": true}));
    for lines in [
        json!([]),
        json!([line(4000, 0, "standard")]),
        json!([back]),
        json!([gift_back]),
    ] {
        let quote = quote(&json!({"lines": lines}), &shop(json!({})));
        assert_eq!(
            quote.shipping,
            ShippingCharge {
                waivable: true,
                ..ShippingCharge::default()
            },
            "{lines}"
        );
    }
    for lines in [
        json!([line(3000, 1, "standard"), back]),
        json!([line(4000, 1, "standard"), back]),
        json!([line(0, 1, "standard")]),
    ] {
        let quote = quote(&json!({"lines": lines}), &shop(json!({})));
        assert_eq!(charged(&quote), (600, false), "{lines}");
    }
    let mut places = to_places(
        &[("home", 1000), ("away", 1000)],
        &[("home", None), ("away", None)],
    );
    places["lines"][1]["returned"] = true.into();
    let sent = quote(&places, &shop(json!({})));
    assert_eq!(
        (charged(&sent), sent.shipping.destinations.len()),
        ((600, false), 1)
    );
}

#[test]
fn delivery_without_tax_gets_its_own() {
    let cart = json!({"lines": [line(1080, 1, "reduced")]});
    for (rate, total) in [("standard", 1740), ("reduced", 1728), ("exempt", 1680)] {
        let quote = quote(&cart, &shop(json!({"taxIncluded": false, "taxRate": rate})));
        assert_eq!(
            (quote.shipping.fee.get(), quote.total.get()),
            (600, total),
            "{rate}"
        );
    }
}
