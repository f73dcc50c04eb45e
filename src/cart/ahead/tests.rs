use serde_json::json;

use super::{Warning, WarningCode};
use crate::cart::{Amount, Cart, Ledger, Quote, ShopRules};

/// 660 yen of delivery, free from 5,000 yen after coupons and points; cash on delivery below 10,000, 30,000 and 100,000.
fn shop() -> ShopRules {
    serde_json::from_value(json!({
        "taxRounding": "floor",
        "shipping": {
            "fee": 660, "taxIncluded": true,
            "freeFrom": [{"amount": 5000, "basis": "goods-tax-included", "after": "points"}],
        },
        "rewards": [{"name": "tote", "kind": "gift", "amount": 6000, "basis": "goods-tax-included", "after": "coupons"}],
        "cod": {"brackets": [{"upTo": 9999, "fee": 330}, {"upTo": 29_999, "fee": 440}, {"upTo": 99_999, "fee": 660}]},
    }))
    .unwrap()
}

fn open(unit_price: i64, more: serde_json::Value) -> Ledger {
    let mut cart = json!({"lines": [{"unitPrice": unit_price, "quantity": 1, "taxRate": "standard", "taxIncluded": true}]});
    let members = more.as_object().unwrap().clone();
    cart.as_object_mut().unwrap().extend(members);
    let cart: Cart = serde_json::from_value(cart).unwrap();
    Ledger::open(cart, shop()).unwrap()
}

fn quote(unit_price: i64, more: serde_json::Value) -> Quote {
    open(unit_price, more).quote().unwrap()
}

fn warning(code: WarningCode, at: Option<u32>, costs: i64, gap: i64, net: i64) -> Warning {
    let [costs, gap, net] = [costs, gap, net].map(Amount::new);
    Warning {
        code,
        at,
        costs,
        gap,
        pieces: false,
        net,
    }
}

/// 4,000 and 1,000 more: 660 falls, and there is 340 more to pay. The gift, 2,000 off, is reached with 1,340 more.
#[test]
fn what_is_missing_is_priced_again() {
    let quote = quote(4000, json!({}));
    let free = quote.free_shipping.unwrap();
    assert_eq!((free.saves, free.net), (Amount::new(660), Amount::new(340)));
    let gift = quote.rewards[0].progress;
    assert_eq!(
        (gift.gap, gift.saves, gift.net),
        (Amount::new(2000), Amount::new(660), Amount::new(1340))
    );
}

#[test]
fn what_is_reached_saves_nothing_more() {
    let free = quote(5000, json!({})).free_shipping.unwrap();
    assert_eq!(
        (free.gap, free.saves, free.net),
        (Amount::ZERO, Amount::ZERO, Amount::ZERO)
    );
}

/// Cash on delivery goes up with it: 9,400 and 660 and 440 are 10,500. With 600 more there is no 660, and the fee is for 10,000:
/// 10,440.
#[test]
fn what_is_added_may_cost_more_at_the_door() {
    let mut rules = shop();
    rules.shipping.as_mut().unwrap().free_from[0].from = serde_json::from_value(
        json!({"amount": 10_000, "basis": "goods-tax-included", "after": "lines"}),
    )
    .unwrap();
    let cart = json!({
        "lines": [{"unitPrice": 9400, "quantity": 1, "taxRate": "standard", "taxIncluded": true}], "cashOnDelivery": true,
    });
    let cart: Cart = serde_json::from_value(cart).unwrap();
    let quote = Ledger::open(cart, rules).unwrap().quote().unwrap();
    let free = quote.free_shipping.unwrap();
    assert_eq!(quote.payable, Amount::new(10_500));
    assert_eq!((free.saves, free.net), (Amount::new(660), Amount::new(-60)));
}

/// 5,300 less 500 are 4,800: 200 short, 660 of delivery. Without the coupon there is 5,300 to pay, with it 5,460.
#[test]
fn a_coupon_that_costs_free_shipping_is_told() {
    let costs =
        |amount, unit_price| quote(unit_price, json!({"coupons": [{"amount": amount}]})).warnings;
    let code = WarningCode::CouponCostsShipping;
    assert_eq!(costs(500, 5300), [warning(code, Some(0), 660, 200, 160)]);
    // It takes more off than the delivery is: still told, and that it pays.
    assert_eq!(costs(1000, 5300), [warning(code, Some(0), 660, 700, -340)]);
    assert_eq!(costs(300, 5300), []);
    assert_eq!(costs(500, 4999), []);
}

/// Of two coupons of 200 and 500 on 5,300 either alone: 5,100 leaves it free, 4,800 does not.
#[test]
fn of_two_coupons_the_one_that_costs_it_is_told() {
    let both = quote(5300, json!({"coupons": [{"amount": 200}, {"amount": 500}]})).warnings;
    // Without the second 5,100 are left; without the first 4,800.
    assert_eq!(
        both,
        [warning(
            WarningCode::CouponCostsShipping,
            Some(1),
            660,
            400,
            160
        )]
    );
}

#[test]
fn points_that_cost_free_shipping_are_told() {
    let points = json!({"points": {"amount": 400, "usedAs": "discount"}});
    // 5,300 - 400 + 660 = 5,560 for 5,300.
    let expected = warning(WarningCode::PointsCostShipping, None, 660, 100, 260);
    assert_eq!(quote(5300, points).warnings, [expected]);
}

/// Yamato's table has 440 yen from 10,000 on, and 330 below: two yen less lower it by 110.
#[test]
fn the_edge_of_a_bracket_is_told_where_it_pays() {
    let edge = |unit_price| quote(unit_price, json!({"cashOnDelivery": true})).warnings;
    assert_eq!(
        edge(10_001),
        [warning(WarningCode::CodEdge, None, 110, 2, 110)]
    );
    assert_eq!(edge(9999), []);
    assert_eq!(
        edge(10_109),
        [warning(WarningCode::CodEdge, None, 110, 110, 110)]
    );
    assert_eq!(edge(10_110), []);
}

/// A carrier that takes 100 where nothing is collected, and 500 from a yen on: nobody buys for nothing.
#[test]
fn an_edge_at_nothing_is_none() {
    let mut rules = shop();
    let brackets = json!([{"upTo": 0, "fee": 100}, {"upTo": 9999, "fee": 500}]);
    rules.cod.as_mut().unwrap().brackets = serde_json::from_value(brackets).unwrap();
    rules.shipping = None;
    let line = json!({"unitPrice": 300, "quantity": 1, "taxRate": "standard", "taxIncluded": true});
    let cart: Cart =
        serde_json::from_value(json!({"lines": [line], "cashOnDelivery": true})).unwrap();
    assert_eq!(
        Ledger::open(cart, rules).unwrap().quote().unwrap().warnings,
        []
    );
}

#[test]
fn what_a_change_loses_is_told_before_it_is_made() {
    let now = open(6100, json!({}));
    let lost = |then: &Ledger| now.consider(then).unwrap().lost;
    let shipping = warning(WarningCode::ShippingLost, None, 660, 400, 660 - 1500);
    let gift = warning(WarningCode::RewardLost, Some(0), 0, 1400, 660 - 1500);
    assert_eq!(
        lost(&open(6100, json!({"coupons": [{"amount": 1500}]}))),
        [shipping, gift]
    );
    assert_eq!(lost(&open(6100, json!({"coupons": [{"amount": 50}]}))), []);
    // Points count for the one, and not for the other.
    let points = open(
        6100,
        json!({"points": {"amount": 1500, "usedAs": "discount"}}),
    );
    assert_eq!(lost(&points), [shipping]);
    let empty = Ledger::open(Cart::default(), shop()).unwrap();
    assert_eq!(lost(&empty), []);
    let considered = now.consider(&points).unwrap();
    assert_eq!(considered.quote, points.quote().unwrap());
}

/// Three of four pieces: what is missing is one, and no yen.
#[test]
fn pieces_that_are_lost_are_pieces() {
    let rules: ShopRules = serde_json::from_value(json!({
        "taxRounding": "floor",
        "shipping": {"fee": 660, "taxIncluded": true, "freeFrom": [{"quantity": 4}]},
    }))
    .unwrap();
    let open = |quantity: u32| {
        let line = json!({"unitPrice": 500, "quantity": quantity, "taxRate": "standard", "taxIncluded": true});
        let cart: Cart = serde_json::from_value(json!({"lines": [line]})).unwrap();
        Ledger::open(cart, rules.clone()).unwrap()
    };
    let lost = open(4).consider(&open(3)).unwrap().lost;
    let expected = warning(WarningCode::ShippingLost, None, 660, 1, 160);
    assert_eq!(
        lost,
        [Warning {
            pieces: true,
            ..expected
        }]
    );
}

#[test]
fn cash_at_the_door_can_be_lost() {
    let door = json!({"cashOnDelivery": true});
    let now = open(99_999, door.clone());
    let then = open(100_000, door);
    let lost = now.consider(&then).unwrap().lost;
    assert_eq!(lost.len(), 1);
    assert_eq!(
        (lost[0].code, lost[0].code.as_str()),
        (WarningCode::CodLost, "COD_LOST")
    );
}

#[test]
fn what_there_is_to_pay_is_that_of_the_quote() {
    for unit_price in [0, 4000, 9999, 12_345] {
        let ledger = open(
            unit_price,
            json!({"cashOnDelivery": true, "coupons": [{"percent": 10}]}),
        );
        assert_eq!(ledger.payable().unwrap(), ledger.quote().unwrap().payable);
    }
}
