use serde_json::json;

use super::etiquette::{HeldBack, Moment};
use super::{Nudge, NudgeState, decide};
use crate::cart::{Amount, Cart, Currency, Line, Quote, Rounding, ShopRules, TaxRate, price};
use crate::field::Locale;

pub(super) fn rules(fee: i64, free_from: serde_json::Value) -> ShopRules {
    let shipping = json!({"fee": fee, "taxIncluded": true, "freeFrom": [free_from]});
    serde_json::from_value(json!({"taxRounding": "floor", "shipping": shipping})).unwrap()
}

pub(super) fn amount(amount: i64, basis: &str) -> serde_json::Value {
    json!({"amount": amount, "basis": basis, "after": "lines"})
}

/// 660 yen of delivery, free from 5,000 yen with tax.
pub(super) fn shop() -> ShopRules {
    rules(660, amount(5000, "goods-tax-included"))
}

/// What so many things of that price come to; nothing for 0.
fn quote(unit_price: i64, quantity: u32, rules: &ShopRules) -> Quote {
    let line = Line::new(Amount::new(unit_price), quantity, TaxRate::STANDARD);
    let lines = if unit_price == 0 {
        Vec::new()
    } else {
        vec![line]
    };
    price(
        &Cart {
            lines,
            ..Cart::default()
        },
        rules,
    )
    .unwrap()
}

/// The nudge of a cart.
pub(super) fn of(quote: &Quote, rules: &ShopRules, moment: &Moment) -> Nudge {
    decide(&quote.into(), &rules.nudge, moment)
}

/// The nudge of a cart with one thing of that price in it.
pub(super) fn nudge(unit_price: i64, rules: &ShopRules, moment: Moment) -> Nudge {
    of(&quote(unit_price, 1, rules), rules, &moment)
}

pub(super) fn text(nudge: &Nudge, rules: &ShopRules, locale: Locale) -> String {
    nudge.say(rules, Currency::JPY, locale).text
}

pub(super) fn said(
    unit_price: i64,
    rules: &ShopRules,
    locale: Locale,
) -> (NudgeState, i64, String) {
    let nudge = nudge(unit_price, rules, Moment::default());
    assert_eq!(nudge.held_back, None);
    (nudge.state, nudge.gap.get(), text(&nudge, rules, locale))
}

#[test]
fn what_is_said_is_true_to_the_yen() {
    for (unit_price, state, gap, ja, en) in [
        (
            0,
            NudgeState::Empty,
            5000,
            "5,000円以上のお買い上げで送料無料です",
            "Free shipping on orders of ¥5,000 or more",
        ),
        (
            1,
            NudgeState::Far,
            4999,
            "5,000円以上のお買い上げで送料無料です",
            "Free shipping on orders of ¥5,000 or more",
        ),
        (
            2499,
            NudgeState::Far,
            2501,
            "5,000円以上のお買い上げで送料無料です",
            "Free shipping on orders of ¥5,000 or more",
        ),
        (
            2500,
            NudgeState::Near,
            2500,
            "あと2,500円で送料無料です!",
            "¥2,500 more for free shipping!",
        ),
        (
            4000,
            NudgeState::Near,
            1000,
            "あと1,000円で送料無料です!",
            "¥1,000 more for free shipping!",
        ),
        (
            4999,
            NudgeState::Near,
            1,
            "あと1円で送料無料です!",
            "¥1 more for free shipping!",
        ),
        (
            5000,
            NudgeState::Reached,
            0,
            "送料無料になりました!",
            "Shipping is free now!",
        ),
        (
            9_999_999,
            NudgeState::Reached,
            0,
            "送料無料になりました!",
            "Shipping is free now!",
        ),
    ] {
        assert_eq!(
            said(unit_price, &shop(), Locale::Ja),
            (state, gap, ja.into()),
            "{unit_price}"
        );
        assert_eq!(
            said(unit_price, &shop(), Locale::En),
            (state, gap, en.into()),
            "{unit_price}"
        );
    }
}

#[test]
fn near_is_what_the_shop_says() {
    let mut shop = shop();
    for (near_within, state) in [(999, NudgeState::Far), (1000, NudgeState::Near)] {
        shop.nudge.near_within = Some(Amount::new(near_within));
        assert_eq!(said(4000, &shop, Locale::Ja).0, state);
    }
    shop.nudge.near_within = Some(Amount::ZERO);
    assert_eq!(said(4999, &shop, Locale::Ja).0, NudgeState::Far);
    assert_eq!(said(5000, &shop, Locale::Ja).0, NudgeState::Reached);
}

/// The line is drawn without tax, the shopper sees prices with it: she is told what she has to add.
#[test]
fn a_basis_without_tax_is_said_to_be_one() {
    let shop = rules(660, amount(5000, "goods-tax-excluded"));
    let (state, gap, text) = said(4400, &shop, Locale::Ja);
    // 4,400 are 4,000 without tax; 5,499 are 5,000 with 499 of tax, rounded down.
    assert_eq!(
        (state, gap, text.as_str()),
        (NudgeState::Near, 1099, "あと1,099円で送料無料です!")
    );
    assert_eq!(said(4400 + 1099, &shop, Locale::Ja).0, NudgeState::Reached);
    assert_eq!(said(4400 + 1098, &shop, Locale::Ja).0, NudgeState::Near);
    assert_eq!(
        said(0, &shop, Locale::Ja).2,
        "税抜5,000円以上のお買い上げで送料無料です"
    );
    assert_eq!(
        said(0, &shop, Locale::En).2,
        "Free shipping on orders of ¥5,000 before tax or more"
    );
    let ceil = ShopRules {
        tax_rounding: Rounding::Ceil,
        ..shop
    };
    assert_eq!(said(4400, &ceil, Locale::Ja).1, 1100);
}

/// Where pieces count, money is not spoken of, and what is near is half of them.
#[test]
fn pieces_are_counted_as_pieces() {
    let mut shop = rules(660, json!({"quantity": 4}));
    let said = |quantity: u32, shop: &ShopRules, locale| {
        let nudge = of(&quote(100, quantity, shop), shop, &Moment::default());
        assert_eq!(nudge.detail, None);
        (
            nudge.state,
            nudge.gap.get(),
            nudge.progress,
            text(&nudge, shop, locale),
        )
    };
    let far = (
        "4点以上のお買い上げで送料無料です",
        "Free shipping on orders of 4 items or more",
    );
    let reached = ("送料無料になりました!", "Shipping is free now!");
    // What is near in yen says nothing of pieces.
    for near_within in [None, Some(Amount::ZERO), Some(Amount::new(1500))] {
        shop.nudge.near_within = near_within;
        for (quantity, state, gap, progress, (ja, en)) in [
            (0, NudgeState::Empty, 4, 0, far),
            (1, NudgeState::Far, 3, 25, far),
            (
                2,
                NudgeState::Near,
                2,
                50,
                ("あと2点で送料無料です!", "2 items more for free shipping!"),
            ),
            (
                3,
                NudgeState::OneItem,
                1,
                75,
                ("あと1点で送料無料です!", "1 item more for free shipping!"),
            ),
            (4, NudgeState::Reached, 0, 100, reached),
            (5, NudgeState::Reached, 0, 100, reached),
        ] {
            assert_eq!(
                said(quantity, &shop, Locale::Ja),
                (state, gap, progress, ja.into())
            );
            assert_eq!(
                said(quantity, &shop, Locale::En),
                (state, gap, progress, en.into())
            );
        }
    }
    let many = rules(660, json!({"quantity": 1200}));
    assert_eq!(
        said(1, &many, Locale::Ja).3,
        "1,200点以上のお買い上げで送料無料です"
    );
}

/// What is told is what is to be added at list price, where a coupon takes a part of that too.
#[test]
fn what_is_said_is_what_is_to_be_added() {
    let shop = rules(
        660,
        json!({"amount": 5000, "basis": "goods-tax-included", "after": "coupons"}),
    );
    let mut cart = Cart::default();
    cart.lines
        .push(Line::new(Amount::new(4444), 1, TaxRate::STANDARD));
    let coupon = |percent: u8| {
        serde_json::from_value(json!({"percent": percent, "rounding": "half-up"})).unwrap()
    };
    for (percent, state, text) in [
        (10, NudgeState::Near, "あと1,112円で送料無料です!"),
        (
            100,
            NudgeState::Far,
            "5,000円以上のお買い上げで送料無料です",
        ),
    ] {
        cart.coupons = vec![coupon(percent)];
        let quote = price(&cart, &shop).unwrap();
        let nudge = of(&quote, &shop, &Moment::default());
        let said = nudge.say(&shop, Currency::JPY, Locale::Ja);
        assert_eq!((nudge.state, said.text.as_str()), (state, text));
    }
}

#[test]
fn progress_is_rounded_down() {
    let progress = |unit_price| nudge(unit_price, &shop(), Moment::default()).progress;
    assert_eq!(
        [0, 49, 50, 2500, 4999, 5000, 50_000].map(progress),
        [0, 0, 1, 50, 99, 100, 100]
    );
}

#[test]
fn nobody_is_told_of_a_reward_that_there_is_not() {
    let no_shipping = ShopRules {
        shipping: None,
        ..shop()
    };
    let mut never_free = shop();
    never_free.shipping.as_mut().unwrap().free_from.clear();
    for shop in [
        no_shipping,
        never_free,
        rules(660, json!({"never": true})),
        rules(0, amount(5000, "goods-tax-included")),
    ] {
        for unit_price in [0, 4000, 5000] {
            let nudge = nudge(
                unit_price,
                &shop,
                Moment {
                    dismissed: true,
                    ..Moment::default()
                },
            );
            assert_eq!(nudge.held_back, Some(HeldBack::NoRule));
            assert!(nudge.hidden);
            assert_eq!((nudge.gap, nudge.progress), (Amount::ZERO, 0));
            assert!(nudge.tiers.is_empty());
        }
    }
    assert_eq!(HeldBack::NoRule.as_str(), "NO_RULE");
}

#[test]
fn one_thing_more_is_a_state_of_its_own() {
    let moment = Moment {
        one_item: true,
        ..Moment::default()
    };
    let nudge = nudge(4000, &shop(), moment);
    assert_eq!(nudge.state, NudgeState::OneItem);
    assert_eq!(
        text(&nudge, &shop(), Locale::Ja),
        "あと1,000円で送料無料です!"
    );
}

#[test]
fn it_is_silent_where_it_would_not_pay() {
    let mut shop = shop();
    // 1,500 are more than twice 660.
    shop.nudge.most_for_saving = Some(2);
    for (unit_price, held_back) in [
        (3500, Some(HeldBack::DoesNotPay)),
        (3680, None),
        (3679, Some(HeldBack::DoesNotPay)),
        (5000, None),
    ] {
        assert_eq!(
            nudge(unit_price, &shop, Moment::default()).held_back,
            held_back,
            "{unit_price}"
        );
    }
}

#[test]
fn states_have_names() {
    for state in NudgeState::ALL {
        assert_eq!(NudgeState::from_name(state.as_str()), Some(state));
    }
    assert_eq!(NudgeState::from_name("NEAR"), None);
}

#[test]
fn a_nudge_has_the_members_it_is_documented_with() {
    let json = serde_json::to_value(nudge(4000, &shop(), Moment::default())).unwrap();
    let expected = json!({
        "state": "near", "kind": "shipping", "amount": 5000, "pieces": false, "taxExcluded": false,
        "gap": 1000, "progress": 80, "fee": 660, "saves": 660, "net": 340, "stays": 0,
        "detail": "DETAIL_NET", "hidden": false,
        "tiers": [{"kind": "shipping", "amount": 5000, "pieces": false, "gap": 1000, "progress": 80}],
        "memory": {
            "seen": 3, "sinceMs": 0, "shown": 3, "shownMs": 0, "shows": 1, "reached": 0, "dismissed": false,
        },
    });
    assert_eq!(json, expected);
    let held = Moment {
        dismissed: true,
        ..Moment::default()
    };
    let json = serde_json::to_value(nudge(4000, &shop(), held)).unwrap();
    assert_eq!(json["heldBack"], "DISMISSED");
}
