use serde_json::{Value, json};

use crate::cart::tests::{floor, line, quote, things, with};
use crate::cart::{Amount, CodCharge, Quote};

/// Sagawa's, up to 10,000, and Yamato's, below it.
const SAGAWA: [i64; 4] = [10_000, 30_000, 100_000, 300_000];
const YAMATO: [i64; 4] = [9_999, 29_999, 99_999, 300_000];

fn brackets(ends: [i64; 4]) -> Value {
    let rows = ends.into_iter().zip([330, 440, 660, 1100]);
    rows.map(|(most, fee)| json!({"upTo": most, "fee": fee}))
        .collect()
}

fn at_the_door(goods: i64, more: Value, cod: Value) -> Quote {
    let cart = with(&things(&[goods]), json!({"cashOnDelivery": true}));
    let rules = with(&floor(), json!({"cod": cod}));
    quote(&with(&cart, more), &rules)
}

fn told(quote: &Quote) -> (i64, i64, bool) {
    let CodCharge {
        fee,
        collected,
        available,
    } = quote.cod.unwrap();
    (fee.get(), collected.get(), available)
}

#[test]
fn a_bracket_holds_up_to_its_end_or_below_it() {
    for (goods, up_to, below) in [
        (1, 330, 330),
        (9_999, 330, 330),
        (10_000, 330, 440),
        (10_001, 440, 440),
        (29_999, 440, 440),
        (30_000, 440, 660),
        (99_999, 660, 660),
        (100_000, 660, 1100),
        (300_000, 1100, 1100),
    ] {
        for (brackets, fee) in [(brackets(SAGAWA), up_to), (brackets(YAMATO), below)] {
            let quote = at_the_door(goods, json!({}), json!({"brackets": brackets}));
            assert_eq!(told(&quote), (fee, goods + fee, true), "{goods}");
            assert_eq!(
                (quote.total.get(), quote.payable.get()),
                (goods + fee, goods + fee)
            );
        }
    }
    for goods in [300_001, 9_999_999] {
        let quote = at_the_door(goods, json!({}), json!({"brackets": brackets(SAGAWA)}));
        assert_eq!(
            told(&quote),
            (0, goods, false),
            "the carrier collects no more"
        );
        assert_eq!(quote.total.get(), goods);
    }
    let nobody = at_the_door(1, json!({}), json!({"brackets": []}));
    assert_eq!(told(&nobody), (0, 1, false));
}

/// Up Garage: what is looked up has the fee itself in it.
#[test]
fn a_fee_may_lift_the_sum_past_its_own_bracket() {
    let cod = json!({"brackets": brackets(SAGAWA), "withFee": true});
    let delivery = json!({"fees": [{"name": "delivery", "amount": 1000, "taxIncluded": true}]});
    for (goods, fee, total) in [
        (28_560, 440, 30_000),
        (28_561, 660, 30_221),
        (8670, 330, 10_000),
        (8671, 440, 10_111),
    ] {
        let quote = at_the_door(goods, delivery.clone(), cod.clone());
        assert_eq!(told(&quote), (fee, total, true), "{goods}");
    }
    // The last bracket ends with its fee in it.
    for (goods, fee, available) in [(297_900, 1100, true), (297_901, 0, false)] {
        let quote = at_the_door(goods, delivery.clone(), cod.clone());
        assert_eq!(
            told(&quote),
            (fee, goods + 1000 + fee, available),
            "{goods}"
        );
    }
}

/// The fee is taxed together with the goods of its rate, once.
#[test]
fn the_fee_is_part_of_its_rate() {
    let cart = json!({"lines": [line(1080, 1, "reduced"), line(105, 1, "standard")], "cashOnDelivery": true});
    let of = |rate: &str| {
        let cod = json!({"brackets": [{"upTo": 9999, "fee": 335}], "taxRate": rate});
        let quote = quote(&cart, &with(&floor(), json!({"cod": cod})));
        let rates = quote
            .rates
            .iter()
            .map(|rate| (rate.gross.get(), rate.tax.get()));
        rates.collect::<Vec<_>>()
    };
    assert_eq!(of("standard"), [(440, 40), (1080, 80)]);
    assert_eq!(of("reduced"), [(105, 9), (1415, 104)]);
}

#[test]
fn points_that_pay_are_not_collected() {
    let cod = json!({"brackets": brackets(SAGAWA)});
    for (points, used_as, total, told_of) in [
        (500, "payment", 10_830, (330, 10_330, true)),
        (500, "discount", 10_330, (330, 10_330, true)),
        (499, "payment", 10_940, (440, 10_441, true)),
        // Nothing to collect, and no fee for it.
        (99_999, "payment", 10_500, (0, 0, true)),
    ] {
        let points = json!({"points": {"amount": points, "usedAs": used_as}});
        let quote = at_the_door(10_500, points, cod.clone());
        assert_eq!(
            (quote.total.get(), told(&quote)),
            (total, told_of),
            "{used_as}"
        );
        assert_eq!(quote.payable, quote.cod.unwrap().collected);
    }
}

/// What the shop pays it from is goods after coupons, without delivery.
#[test]
fn from_so_much_on_the_shop_pays() {
    let cod = json!({"brackets": brackets(SAGAWA), "freeFrom": 50_000});
    let fee = json!({"fees": [{"name": "card", "amount": 1000, "taxIncluded": true}]});
    for (goods, more, expected) in [
        (49_999, fee.clone(), 660),
        (50_000, fee, 0),
        (50_000, json!({"coupons": [{"amount": 1}]}), 660),
        (50_001, json!({"coupons": [{"amount": 1}]}), 0),
    ] {
        let quote = at_the_door(goods, more, cod.clone());
        assert_eq!(quote.cod.unwrap().fee.get(), expected, "{goods}");
    }
    let quote = at_the_door(300_001, json!({}), cod);
    assert_eq!(
        told(&quote),
        (0, 300_001, false),
        "what is free is not unlimited"
    );
    assert_eq!(quote.cod.unwrap().collected, Amount::new(300_001));
}
