//! What is refused: by what is wrong, and where.

use super::*;

#[track_caller]
fn refused(cart: Value, rules: Value, error: &str) {
    let (cart, rules) = read(cart, rules);
    let found = price(&cart, &rules).expect_err(error);
    assert_eq!(found.to_string(), error);
    assert_eq!(
        format!("{} at {}", found.code.as_str(), found.path()),
        error
    );
}

/// A JSON value with another in it.
pub fn with(value: &Value, path: &str, other: Value) -> Value {
    let mut value = value.clone();
    let (parent, member) = path.rsplit_once('/').expect("a path");
    let parent = value.pointer_mut(parent).expect(path);
    match member.parse::<usize>() {
        Ok(at) => parent[at] = other,
        Err(_) => parent[member] = other,
    }
    value
}

/// What is no price, with its code.
fn wrong_prices() -> [(i64, &'static str); 4] {
    let past = Amount::MAX.get() + 1;
    let (negative, large) = ("NUMBER_NEGATIVE", "NUMBER_TOO_LARGE");
    [
        (-1, negative),
        (i64::MIN, negative),
        (past, large),
        (i64::MAX, large),
    ]
}

#[test]
fn a_price_that_is_no_price_is_refused_with_its_line() {
    for (price, code) in wrong_prices() {
        for quantity in [0, 1, u32::MAX] {
            let lines = json!([line(1, 1), line(1, 1), line(price, quantity)]);
            refused(
                json!({"lines": lines}),
                floor(),
                &format!("{code} at lines[2].unitPrice"),
            );
        }
    }
}

/// Every amount that a cart has beside its prices.
#[test]
fn an_amount_of_a_cart_that_is_none_is_refused() {
    let cart = json!({
        "lines": [line(1000, 1)],
        "coupons": [{"percent": 1}, {"percent": 10, "minimum": 500}],
        "points": {"amount": 1, "usedAs": "payment"},
        "fees": [{"name": "card", "amount": 50, "taxIncluded": true}],
    });
    quote(cart.clone(), floor());
    for (amount, code) in wrong_prices() {
        for (path, value, place) in [
            (
                "/lines/0/discount",
                json!({"amount": amount}),
                "lines[0].discount.amount",
            ),
            ("/coupons/0", json!({"amount": amount}), "coupons[0].amount"),
            ("/coupons/1/minimum", json!(amount), "coupons[1].minimum"),
            ("/points/amount", json!(amount), "points.amount"),
            ("/fees/0/amount", json!(amount), "fees[0].amount"),
        ] {
            refused(
                with(&cart, path, value),
                floor(),
                &format!("{code} at {place}"),
            );
        }
    }
    let over = json!({"percent": 100.001});
    refused(
        with(&cart, "/lines/0/discount", over.clone()),
        floor(),
        "PERCENT_INVALID at lines[0].discount.percent",
    );
    refused(
        with(&cart, "/coupons/0", over),
        floor(),
        "PERCENT_INVALID at coupons[0].percent",
    );
    for (buy, free, member) in [(0, 1, "buy"), (2, 0, "free")] {
        refused(
            with(
                &cart,
                "/coupons/0",
                json!({"offer": "a", "buy": buy, "free": free}),
            ),
            floor(),
            &format!("OFFER_INVALID at coupons[0].{member}"),
        );
    }
}

/// Rules with everything in them.
pub fn rules() -> Value {
    json!({
        "taxRounding": "half-up", "taxScope": "line", "taxTarget": "net", "day": 20_261_122,
        "taxRates": [{"code": "ny", "percent": 8.875}],
        "split": {"over": "lines", "by": "gross", "tie": "last"},
        "shipping": {
            "fee": 600, "taxIncluded": true, "taxRate": "standard",
            "freeFrom": [
                {"never": true, "regions": ["islands"]},
                {"quantity": 3, "members": ["gold"]},
                {"amount": 5000, "basis": "goods-tax-included", "after": "coupons"},
            ],
            "judged": "destination",
            "regions": [{"names": ["JP-47"], "fee": 1200, "surcharge": 500, "surchargeWaived": true}],
            "temperatures": [{"name": "frozen", "fee": 300, "pieces": 3, "waived": true}],
            "feePerTemperature": true,
        },
        "cod": {
            "brackets": [{"upTo": 9999, "fee": 330}, {"upTo": 29_999, "fee": 440}],
            "withFee": true, "taxRate": "standard", "freeFrom": 50_000,
        },
        "members": ["gold"],
        "rewards": [
            {"name": "tote", "kind": "gift", "label": "トート", "amount": 8000, "basis": "goods-tax-included", "after": "lines"},
            {"name": "double", "kind": "points", "quantity": 4, "regions": ["JP-13"], "members": ["gold"]},
        ],
        "nudge": {
            "nearWithin": 1500, "mostForSaving": 3, "settleMs": 500, "intervalMs": 5000, "mostShows": 4,
            "wording": "shop-pays", "messages": {"NUDGE_NEAR": "あと{gap}"},
        },
    })
}

#[test]
fn rules_are_checked_whatever_is_in_the_cart() {
    let carts = [json!({"lines": []}), json!({"lines": [line(1000, 1)]})];
    let amounts = [
        ("/shipping/fee", "shipping.fee"),
        ("/shipping/freeFrom/2/amount", "shipping.freeFrom[2].amount"),
        ("/shipping/regions/0/fee", "shipping.regions[0].fee"),
        (
            "/shipping/regions/0/surcharge",
            "shipping.regions[0].surcharge",
        ),
        (
            "/shipping/temperatures/0/fee",
            "shipping.temperatures[0].fee",
        ),
        ("/cod/brackets/1/upTo", "cod.brackets[1].upTo"),
        ("/cod/brackets/0/fee", "cod.brackets[0].fee"),
        ("/cod/freeFrom", "cod.freeFrom"),
        ("/rewards/0/amount", "rewards[0].amount"),
        ("/nudge/nearWithin", "nudge.nearWithin"),
    ];
    let for_all = json!({"amount": 1, "basis": "goods-as-entered", "after": "nothing"});
    for cart in &carts {
        quote(cart.clone(), rules());
        for (amount, code) in wrong_prices() {
            for (path, place) in amounts {
                let rules = with(&rules(), path, json!(amount));
                refused(cart.clone(), rules, &format!("{code} at {place}"));
            }
        }
        for (path, value, error) in [
            (
                "/shipping/taxRate",
                json!("none"),
                "TAX_RATE_UNKNOWN at shipping.taxRate",
            ),
            (
                "/cod/taxRate",
                json!("none"),
                "TAX_RATE_UNKNOWN at cod.taxRate",
            ),
            (
                "/shipping/freeFrom/1/members",
                json!(["tin"]),
                "MEMBER_UNKNOWN at shipping.freeFrom[1].members",
            ),
            (
                "/rewards/1/members",
                json!(["gold", "tin"]),
                "MEMBER_UNKNOWN at rewards[1].members",
            ),
            // Behind one for all nobody asks the others.
            (
                "/shipping/freeFrom/0/regions",
                json!([]),
                "RULES_CONTRADICT at shipping.freeFrom[0]",
            ),
            (
                "/shipping/freeFrom/1",
                for_all.clone(),
                "RULES_CONTRADICT at shipping.freeFrom[1]",
            ),
            (
                "/shipping/freeFrom/0/never",
                json!(false),
                "OPTION_INVALID at shipping.freeFrom[0].never",
            ),
            (
                "/shipping/temperatures/0/pieces",
                json!(0),
                "RULES_CONTRADICT at shipping.temperatures[0].pieces",
            ),
            // A bracket that begins where it ends.
            (
                "/cod/brackets/1/upTo",
                json!(9999),
                "RULES_CONTRADICT at cod.brackets[1].upTo",
            ),
            (
                "/cod/brackets/1/upTo",
                json!(9998),
                "RULES_CONTRADICT at cod.brackets[1].upTo",
            ),
        ] {
            refused(cart.clone(), with(&rules(), path, value), error);
        }
    }
}

#[test]
fn what_the_shop_does_not_know_is_refused() {
    let cart = json!({
        "lines": [line(1000, 1), line(1000, 1)],
        "fees": [{"name": "card", "amount": 50, "taxIncluded": true}],
        "region": "JP-01", "member": "gold",
    });
    let set = |path, name: &str| with(&cart, path, json!(name));
    quote(cart.clone(), rules());
    for region in ["JP-47", "JP-09", "islands"] {
        quote(set("/region", region), rules());
    }
    for region in [
        "JP-00", "JP-48", "JP-99", "JP-1", "JP-010", "jp-13", "US-NY", "island",
    ] {
        refused(set("/region", region), rules(), "REGION_UNKNOWN at region");
        let cart = json!({"lines": [], "destinations": [{"name": "home"}, {"name": "a", "region": region}]});
        refused(cart, rules(), "REGION_UNKNOWN at destinations[1].region");
    }
    refused(
        set("/lines/1/taxRate", "old-10"),
        rules(),
        "TAX_RATE_UNKNOWN at lines[1].taxRate",
    );
    refused(
        set("/fees/0/taxRate", "old-10"),
        rules(),
        "TAX_RATE_UNKNOWN at fees[0].taxRate",
    );
    refused(
        set("/lines/1/temperature", "warm"),
        rules(),
        "TEMPERATURE_UNKNOWN at lines[1].temperature",
    );
    refused(
        set("/lines/1/destination", "home"),
        rules(),
        "DESTINATION_UNKNOWN at lines[1].destination",
    );
    refused(set("/member", "tin"), rules(), "MEMBER_UNKNOWN at member");
    // Where there are several places, a line has to say to which it goes.
    let cart = json!({"lines": [line(1000, 1)], "destinations": [{"name": "home"}]});
    refused(
        cart.clone(),
        rules(),
        "DESTINATION_UNKNOWN at lines[0].destination",
    );
    quote(with(&cart, "/lines/0/destination", json!("home")), rules());
    refused(
        with(&cart, "/lines/0/destination", json!("away")),
        rules(),
        "DESTINATION_UNKNOWN at lines[0].destination",
    );
    let cod = json!({"lines": [line(1000, 1)], "cashOnDelivery": true});
    refused(cod.clone(), floor(), "VALUE_MISSING at rules.cod");
    assert!(quote(cod, rules()).cod.unwrap().available);
    let frozen = with(
        &json!({"lines": [line(1000, 1)]}),
        "/lines/0/temperature",
        json!("frozen"),
    );
    quote(frozen.clone(), rules());
    refused(
        frozen,
        floor(),
        "TEMPERATURE_UNKNOWN at lines[0].temperature",
    );
    // Before 2019-10-01 there was none that is reduced.
    let food = json!({"lines": [{"unitPrice": 100, "quantity": 1, "taxRate": "reduced", "taxIncluded": true}]});
    let before = json!({"taxRounding": "floor", "day": 20_190_930});
    refused(food, before, "TAX_RATE_UNKNOWN at lines[0].taxRate");
}

#[test]
fn a_product_or_a_sum_past_what_a_page_can_hold_is_refused() {
    let most = Amount::MAX.get();
    let of = |lines: &[Value]| json!({"lines": lines});
    refused(
        of(&[line(most, 2)]),
        floor(),
        "NUMBER_TOO_LARGE at lines[0].quantity",
    );
    let many = line(1 << 40, u32::MAX);
    refused(
        of(&[line(1, 1), many.clone()]),
        floor(),
        "NUMBER_TOO_LARGE at lines[1].quantity",
    );
    let back = with(&json!({"line": many}), "/line/returned", json!(true))["line"].clone();
    refused(
        of(&[back]),
        floor(),
        "NUMBER_TOO_LARGE at lines[0].quantity",
    );
    let sum = "NUMBER_TOO_LARGE at lines";
    refused(of(&[line(1 << 52, 1), line(1 << 52, 1)]), floor(), sum);
    let (part, rest) = (line(most - 1, 1), line(1, 1));
    quote(of(&[part.clone(), rest.clone()]), floor());
    refused(of(&[part, rest.clone(), rest]), floor(), sum);
    // Tax that is added, delivery, fees and the carrier's fee count as well.
    let one = of(&[line(most, 1)]);
    refused(
        with(&one, "/lines/0/taxIncluded", json!(false)),
        floor(),
        sum,
    );
    refused(
        one.clone(),
        with(&delivery(), "/shipping/freeFrom", json!([])),
        sum,
    );
    let fee = json!([{"name": "card", "amount": 1, "taxIncluded": true}]);
    refused(with(&one, "/fees", fee), floor(), sum);
    let cod = json!({"taxRounding": "floor", "cod": {"brackets": [{"upTo": most, "fee": 1}]}});
    refused(with(&one, "/cashOnDelivery", json!(true)), cod, sum);
}

#[test]
fn a_cart_has_a_limit() {
    let line = Line::new(Amount::new(1), 1, TaxRate::STANDARD);
    let mut cart = Cart {
        lines: vec![line; MAX_LINES],
        ..Cart::default()
    };
    let rules = ShopRules::new(Rounding::Floor);
    assert_eq!(price(&cart, &rules).unwrap().total.get(), 100_000);
    cart.lines.push(line);
    let error = price(&cart, &rules).unwrap_err();
    assert_eq!(error.to_string(), "TOO_MANY_LINES at lines");
}
