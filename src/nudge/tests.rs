use serde_json::json;

use super::etiquette::{HeldBack, Moment};
use super::{GoalKind, Nudge, NudgeState, decide};
use crate::cart::{Amount, Cart, Currency, Line, Quote, Rounding, ShopRules, TaxRate, Wording, price};
use crate::field::Locale;

fn rules(fee: i64, free_from: serde_json::Value) -> ShopRules {
    let shipping = json!({"fee": fee, "taxIncluded": true, "freeFrom": [free_from]});
    serde_json::from_value(json!({"taxRounding": "floor", "shipping": shipping})).unwrap()
}

fn amount(amount: i64, basis: &str) -> serde_json::Value {
    json!({"amount": amount, "basis": basis, "after": "lines"})
}

/// 660 yen of delivery, free from 5,000 yen with tax.
fn shop() -> ShopRules {
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
fn of(quote: &Quote, rules: &ShopRules, moment: &Moment) -> Nudge {
    decide(&quote.into(), &rules.nudge, moment)
}

/// The nudge of a cart with one thing of that price in it.
fn nudge(unit_price: i64, rules: &ShopRules, moment: Moment) -> Nudge {
    of(&quote(unit_price, 1, rules), rules, &moment)
}

fn text(nudge: &Nudge, rules: &ShopRules, locale: Locale) -> String {
    nudge.say(rules, Currency::JPY, locale).text
}

fn said(unit_price: i64, rules: &ShopRules, locale: Locale) -> (NudgeState, i64, String) {
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
        (nudge.state, nudge.gap.get(), nudge.progress, text(&nudge, shop, locale))
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
            let nudge = nudge(unit_price, &shop, Moment { dismissed: true, ..Moment::default() });
            assert_eq!(nudge.held_back, Some(HeldBack::NoRule));
            assert!(nudge.hidden);
            assert_eq!((nudge.gap, nudge.progress), (Amount::ZERO, 0));
            assert!(nudge.tiers.is_empty());
        }
    }
    assert_eq!(HeldBack::NoRule.as_str(), "NO_RULE");
}

/// Held back, and still worked out: the page may have said it before.
#[test]
fn a_closed_nudge_and_a_busy_shopper_hold_it_back() {
    let usual = Moment::default();
    for (moment, held_back, hidden) in [
        (usual, None, false),
        (Moment { dismissed: true, ..usual }, Some(HeldBack::Dismissed), true),
        (Moment { composing: true, ..usual }, Some(HeldBack::Composing), false),
        (Moment { typing: true, ..usual }, Some(HeldBack::Typing), false),
        (Moment { last_step: true, ..usual }, Some(HeldBack::LastStep), false),
        (Moment { held_out: true, ..usual }, Some(HeldBack::HoldOut), true),
        (Moment { dismissed: true, composing: true, ..usual }, Some(HeldBack::Dismissed), true),
    ] {
        let nudge = nudge(4000, &shop(), moment);
        assert_eq!((nudge.held_back, nudge.hidden), (held_back, hidden), "{moment:?}");
        let said = text(&nudge, &shop(), Locale::Ja);
        assert_eq!((nudge.state, said.as_str()), (NudgeState::Near, "あと1,000円で送料無料です!"));
    }
    let all = [
        (HeldBack::NoRule, "NO_RULE"),
        (HeldBack::HoldOut, "HOLD_OUT"),
        (HeldBack::Dismissed, "DISMISSED"),
        (HeldBack::NoSaving, "NO_SAVING"),
        (HeldBack::DoesNotPay, "DOES_NOT_PAY"),
        (HeldBack::Composing, "COMPOSING"),
        (HeldBack::Typing, "TYPING"),
        (HeldBack::LastStep, "LAST_STEP"),
        (HeldBack::Enough, "ENOUGH"),
        (HeldBack::Unchanged, "UNCHANGED"),
        (HeldBack::Settling, "SETTLING"),
        (HeldBack::TooSoon, "TOO_SOON"),
    ];
    for (reason, code) in all {
        assert_eq!(reason.as_str(), code);
    }
}

/// What is remembered is handed from one decision to the next.
fn told(rules: &ShopRules, steps: &[(u64, i64)]) -> Vec<(NudgeState, Option<HeldBack>, Option<u64>)> {
    let mut moment = Moment::default();
    let step = |(now_ms, unit_price): &(u64, i64)| {
        moment.now_ms = Some(*now_ms);
        let nudge = nudge(*unit_price, rules, moment);
        moment.memory = nudge.memory;
        (nudge.state, nudge.held_back, nudge.due_ms)
    };
    steps.iter().map(step).collect()
}

#[test]
fn it_speaks_when_the_state_has_changed_and_settled() {
    use HeldBack::{Settling, TooSoon, Unchanged};
    use NudgeState::{Far, Lost, Near, Reached};
    let mut shop = shop();
    (shop.nudge.settle_ms, shop.nudge.interval_ms) = (300, 2000);
    let steps = [
        (0, 4000),
        (100, 4500),
        // A quantity that is tried out: it never lasts.
        (200, 5000),
        (400, 4500),
        (600, 5000),
        (899, 5000),
        (900, 5000),
        (2000, 5000),
        (4000, 4800),
        (4300, 4800),
        (4301, 100),
        (9000, 100),
    ];
    let expected = [
        (Near, None, None),
        (Near, Some(Unchanged), None),
        (Reached, Some(Settling), Some(2000)),
        (Lost, Some(Settling), Some(2000)),
        (Reached, Some(Settling), Some(2000)),
        (Reached, Some(Settling), Some(2000)),
        (Reached, Some(TooSoon), Some(2000)),
        (Reached, None, None),
        (Lost, Some(Settling), Some(4300)),
        (Lost, None, None),
        (Far, Some(Settling), Some(6300)),
        (Far, None, None),
    ];
    assert_eq!(told(&shop, &steps), expected);
    // What was told and tried out and is back is not told again.
    let steps = [(0, 4000), (5000, 5000), (5100, 4000)];
    assert_eq!(told(&shop, &steps)[2], (Lost, Some(Settling), Some(5400)));
    shop.nudge.most_shows = Some(1);
    assert_eq!(told(&shop, &[(0, 4000), (9000, 5000), (19_000, 5000)])[2].1, Some(HeldBack::Enough));
}

/// A clock that jumps back holds nothing back for ever.
#[test]
fn a_clock_that_goes_back_starts_anew() {
    let steps = [(1_000_000, 4000), (1_000_100, 5000), (500, 5000), (800, 5000), (1_002_000, 5000)];
    let told = told(&shop(), &steps);
    assert_eq!(told[2].1, Some(HeldBack::Settling));
    assert_eq!(told[3].1, Some(HeldBack::TooSoon));
    assert_eq!(told[4].1, None);
}

#[test]
fn dismissed_stays_dismissed() {
    let first = nudge(4000, &shop(), Moment { dismissed: true, ..Moment::default() });
    let later = Moment { memory: first.memory, now_ms: Some(1_000_000), ..Moment::default() };
    assert_eq!(nudge(5000, &shop(), later).held_back, Some(HeldBack::Dismissed));
}

/// 2,500 of 5,000 is near; by a tenth of that more it stays so.
#[test]
fn what_is_near_stays_near_a_little_longer() {
    let near = nudge(2500, &shop(), Moment::default());
    let after = Moment { memory: near.memory, ..Moment::default() };
    assert_eq!(nudge(2250, &shop(), after).state, NudgeState::Near);
    assert_eq!(nudge(2249, &shop(), after).state, NudgeState::Far);
    assert_eq!(nudge(2250, &shop(), Moment::default()).state, NudgeState::Far);
}

#[test]
fn one_thing_more_is_said_where_there_is_one() {
    let moment = Moment { one_item: true, ..Moment::default() };
    let nudge = nudge(4000, &shop(), moment);
    assert_eq!(nudge.state, NudgeState::OneItem);
    assert_eq!(text(&nudge, &shop(), Locale::Ja), "あと1点、1,000円で送料無料です!");
}

/// 1,000 yen more, and 660 of delivery falls: 340 in effect. 400 more: 260 less to pay.
#[test]
fn what_it_saves_is_said_in_yen() {
    let line = |unit_price, locale| {
        let nudge = nudge(unit_price, &shop(), Moment::default());
        nudge.say(&shop(), Currency::JPY, locale).detail.unwrap()
    };
    assert_eq!(line(4000, Locale::Ja), "1,000円の追加で送料660円が0円に。実質340円です");
    assert_eq!(line(4600, Locale::Ja), "400円の追加で送料660円が0円に。お支払いは260円少なくなります");
    assert_eq!(line(4600, Locale::En), "Add ¥400 and ¥660 of shipping goes: you pay ¥260 less");
    // Without tax it is charged 600; the shopper sees 660.
    let mut shop = shop();
    let shipping = shop.shipping.as_mut().unwrap();
    (shipping.fee, shipping.tax_included) = (Amount::new(600), false);
    let nudge = nudge(4000, &shop, Moment::default());
    assert_eq!((nudge.fee, nudge.saves, nudge.net), (Amount::new(660), Amount::new(660), Amount::new(340)));
}

#[test]
fn it_is_silent_where_it_would_not_pay() {
    let mut shop = shop();
    // 1,500 are more than twice 660.
    shop.nudge.most_for_saving = Some(2);
    for (unit_price, held_back) in [(3500, Some(HeldBack::DoesNotPay)), (3680, None), (3679, Some(HeldBack::DoesNotPay)), (5000, None)] {
        assert_eq!(nudge(unit_price, &shop, Moment::default()).held_back, held_back, "{unit_price}");
    }
}

fn region(shop: &ShopRules, unit_price: i64, region: Option<&str>) -> Nudge {
    let cart = json!({"lines": [{"unitPrice": unit_price, "quantity": 1, "taxRate": "standard", "taxIncluded": true}], "region": region});
    of(&price(&serde_json::from_value(cart).unwrap(), shop).unwrap(), shop, &Moment::default())
}

/// The islands are charged 1,200 beside, whatever is in the cart.
#[test]
fn islands_are_not_told_what_is_not_so() {
    let mut shop = shop();
    let islands = json!([{"names": ["JP-47"], "surcharge": 1200}]);
    shop.shipping.as_mut().unwrap().regions = serde_json::from_value(islands).unwrap();
    let words = |unit_price, to| {
        let nudge = region(&shop, unit_price, to);
        let said = nudge.say(&shop, Currency::JPY, Locale::Ja);
        (nudge.state, said.detail, said.note)
    };
    let okinawa = Some("JP-47");
    let (state, detail, note) = words(4000, okinawa);
    assert_eq!((state, note), (NudgeState::Near, None));
    assert_eq!(detail.as_deref(), Some("1,000円の追加で送料が660円下がります"));
    let (state, _, note) = words(5000, okinawa);
    assert_eq!(state, NudgeState::Reached);
    assert_eq!(note.as_deref(), Some("離島・一部地域の追加送料1,200円は別にかかります"));
    assert_eq!(words(4000, None).2.as_deref(), Some("お届け先によって送料が変わることがあります"));
    assert_eq!(words(4000, Some("JP-13")).2, None);
    assert_eq!(words(5000, Some("JP-13")).2.as_deref(), Some("送料は当店が負担しています"));
}

#[test]
fn where_a_rule_does_not_hold_nobody_is_pushed() {
    let rule = json!({"amount": 5000, "basis": "goods-tax-included", "after": "lines", "regions": ["JP-13"]});
    let shop = rules(660, rule);
    let nudge = region(&shop, 4000, Some("JP-47"));
    assert_eq!((nudge.state, nudge.held_back), (NudgeState::Excluded, None));
    assert_eq!(text(&nudge, &shop, Locale::Ja), "このお届け先への送料は660円です");
    assert_eq!(region(&shop, 4000, Some("JP-13")).state, NudgeState::Near);
    // Nothing is charged: nothing to say.
    let free = rules(0, amount(5000, "goods-tax-included"));
    let nudge = region(&free, 4000, None);
    assert_eq!((nudge.state, nudge.held_back), (NudgeState::NotNeeded, Some(HeldBack::NoRule)));
}

fn tiers() -> ShopRules {
    let mut shop = shop();
    let gift = |kind: &str, name: &str, amount: i64| {
        json!({"name": name, "kind": kind, "amount": amount, "basis": "goods-tax-included", "after": "lines"})
    };
    let rewards = json!([gift("gift", "tote", 8000), gift("coupon", "spring", 6000), gift("points", "double", 20_000)]);
    shop.rewards = serde_json::from_value(rewards).unwrap();
    shop.rewards[0].label = Some("トートバッグ".into());
    shop
}

/// The nearest that is near, once what was reached has been told.
#[test]
fn of_several_goals_the_nearest_is_spoken_of() {
    let shop = tiers();
    for (unit_price, kind, state, words) in [
        (2000, GoalKind::Shipping, NudgeState::Far, "5,000円以上のお買い上げで送料無料です"),
        (4000, GoalKind::Shipping, NudgeState::Near, "あと1,000円で送料無料です!"),
        (5000, GoalKind::Coupon, NudgeState::Near, "あと1,000円でspringが使えます!"),
        (6000, GoalKind::Gift, NudgeState::Near, "あと2,000円でトートバッグをプレゼント!"),
        (8000, GoalKind::Shipping, NudgeState::Reached, "送料無料になりました!"),
        (12_000, GoalKind::Points, NudgeState::Near, "あと8,000円でdoubleがもらえます!"),
        (20_000, GoalKind::Shipping, NudgeState::Reached, "送料無料になりました!"),
    ] {
        let nudge = nudge(unit_price, &shop, Moment::default());
        assert_eq!((nudge.kind, nudge.state), (kind, state), "{unit_price}");
        assert_eq!(text(&nudge, &shop, Locale::Ja), words);
        let order: Vec<i64> = nudge.tiers.iter().map(|tier| tier.amount.get()).collect();
        assert_eq!(order, [5000, 6000, 8000, 20_000]);
    }
    let near = nudge(4000, &shop, Moment::default());
    let then = nudge(5000, &shop, Moment { memory: near.memory, ..Moment::default() });
    assert_eq!((then.kind, then.state), (GoalKind::Shipping, NudgeState::Reached));
    let again = nudge(5000, &shop, Moment { memory: then.memory, ..Moment::default() });
    assert_eq!((again.kind, again.state), (GoalKind::Coupon, NudgeState::Near));
}

/// The consumer agency asks who pays it (2023-12-19).
#[test]
fn a_shop_chooses_its_words() {
    let mut shop = shop();
    shop.nudge.wording = Wording::ShopPays;
    assert_eq!(said(4000, &shop, Locale::Ja).2, "あと1,000円で送料を当社が負担します!");
    assert_eq!(said(5000, &shop, Locale::En).2, "We pay the shipping");
    shop.nudge.messages.insert("NUDGE_NEAR".into(), "{gap}で{other}どうぞ".into());
    assert_eq!(said(4000, &shop, Locale::Ja).2, "1,000円でどうぞ");
}

#[test]
fn other_money_is_written_in_its_own_unit() {
    let shop = rules(660, amount(5000, "goods-tax-included"));
    let nudge = nudge(4000, &shop, Moment::default());
    let dollars = Currency::from_code("USD").unwrap();
    assert_eq!(nudge.say(&shop, dollars, Locale::En).text, "USD 10.00 more for free shipping!");
    assert_eq!(nudge.say(&shop, dollars, Locale::Ja).text, "あと10.00 USDで送料無料です!");
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
    let held = Moment { dismissed: true, ..Moment::default() };
    let json = serde_json::to_value(nudge(4000, &shop(), held)).unwrap();
    assert_eq!(json["heldBack"], "DISMISSED");
}
