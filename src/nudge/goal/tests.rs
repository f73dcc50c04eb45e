use serde_json::json;

use super::GoalKind;
use crate::cart::{Currency, ShopRules, price};
use crate::field::Locale;
use crate::nudge::etiquette::{HeldBack, Moment};
use crate::nudge::tests::{amount, nudge, of, rules, shop, text};
use crate::nudge::{Nudge, NudgeState};

/// 2,500 of 5,000 is near; by a tenth of that more it stays so.
#[test]
fn what_is_near_stays_near_a_little_longer() {
    let near = nudge(2500, &shop(), Moment::default());
    let after = Moment {
        memory: near.memory,
        ..Moment::default()
    };
    assert_eq!(nudge(2250, &shop(), after).state, NudgeState::Near);
    assert_eq!(nudge(2249, &shop(), after).state, NudgeState::Far);
    assert_eq!(
        nudge(2250, &shop(), Moment::default()).state,
        NudgeState::Far
    );
}

fn tiers() -> ShopRules {
    let mut shop = shop();
    let gift = |kind: &str, name: &str, amount: i64| json!({"name": name, "kind": kind, "amount": amount, "basis": "goods-tax-included", "after": "lines"});
    let rewards = json!([
        gift("gift", "tote", 8000),
        gift("coupon", "spring", 6000),
        gift("points", "double", 20_000)
    ]);
    shop.rewards = serde_json::from_value(rewards).unwrap();
    shop.rewards[0].label = Some("トートバッグ".into());
    shop
}

/// The nearest that is near, once what was reached has been told.
#[test]
fn of_several_goals_the_nearest_is_spoken_of() {
    let shop = tiers();
    for (unit_price, kind, state, words) in [
        (
            2000,
            GoalKind::Shipping,
            NudgeState::Far,
            "5,000円以上のお買い上げで送料無料です",
        ),
        (
            4000,
            GoalKind::Shipping,
            NudgeState::Near,
            "あと1,000円で送料無料です!",
        ),
        (
            5000,
            GoalKind::Coupon,
            NudgeState::Near,
            "あと1,000円でspringが使えます!",
        ),
        (
            6000,
            GoalKind::Gift,
            NudgeState::Near,
            "あと2,000円でトートバッグをプレゼント!",
        ),
        (
            8000,
            GoalKind::Shipping,
            NudgeState::Reached,
            "送料無料になりました!",
        ),
        (
            12_000,
            GoalKind::Points,
            NudgeState::Near,
            "あと8,000円でdoubleがもらえます!",
        ),
        (
            20_000,
            GoalKind::Shipping,
            NudgeState::Reached,
            "送料無料になりました!",
        ),
    ] {
        let nudge = nudge(unit_price, &shop, Moment::default());
        assert_eq!((nudge.kind, nudge.state), (kind, state), "{unit_price}");
        assert_eq!(text(&nudge, &shop, Locale::Ja), words);
        let order: Vec<i64> = nudge.tiers.iter().map(|tier| tier.amount.get()).collect();
        assert_eq!(order, [5000, 6000, 8000, 20_000]);
    }
    let near = nudge(4000, &shop, Moment::default());
    let then = nudge(
        5000,
        &shop,
        Moment {
            memory: near.memory,
            ..Moment::default()
        },
    );
    assert_eq!(
        (then.kind, then.state),
        (GoalKind::Shipping, NudgeState::Reached)
    );
    let again = nudge(
        5000,
        &shop,
        Moment {
            memory: then.memory,
            ..Moment::default()
        },
    );
    assert_eq!(
        (again.kind, again.state),
        (GoalKind::Coupon, NudgeState::Near)
    );
}

fn region(shop: &ShopRules, unit_price: i64, region: Option<&str>) -> Nudge {
    let cart = json!({"lines": [{"unitPrice": unit_price, "quantity": 1, "taxRate": "standard", "taxIncluded": true}], "region": region});
    of(
        &price(&serde_json::from_value(cart).unwrap(), shop).unwrap(),
        shop,
        &Moment::default(),
    )
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
    let near = region(&shop, 4000, okinawa);
    assert_eq!(
        text(&near, &shop, Locale::Ja),
        "あと1,000円で送料が660円下がります!"
    );
    let stays = Some("離島・一部地域の追加送料1,200円は別にかかります");
    let (state, detail, note) = words(4000, okinawa);
    assert_eq!((state, note.as_deref()), (NudgeState::Near, stays));
    assert_eq!(
        detail.as_deref(),
        Some("送料は1,860円から1,200円になります")
    );
    let (state, _, note) = words(5000, okinawa);
    assert_eq!((state, note.as_deref()), (NudgeState::Reached, stays));
    // A long way off, too, it is not said to be free for nothing.
    assert_eq!(words(100, okinawa).2.as_deref(), stays);
    assert_eq!(
        words(4000, None).2.as_deref(),
        Some("お届け先によって送料が変わることがあります")
    );
    assert_eq!(words(4000, Some("JP-13")).2, None);
    assert_eq!(
        words(5000, Some("JP-13")).2.as_deref(),
        Some("送料は当店が負担しています")
    );
}

#[test]
fn where_a_rule_does_not_hold_nobody_is_pushed() {
    let rule = json!({"amount": 5000, "basis": "goods-tax-included", "after": "lines", "regions": ["JP-13"]});
    let shop = rules(660, rule);
    let nudge = region(&shop, 4000, Some("JP-47"));
    assert_eq!((nudge.state, nudge.held_back), (NudgeState::Excluded, None));
    assert_eq!(
        text(&nudge, &shop, Locale::Ja),
        "このお届け先への送料は660円です"
    );
    assert_eq!(region(&shop, 4000, Some("JP-13")).state, NudgeState::Near);
    // Nothing is charged: nothing to say.
    let free = rules(0, amount(5000, "goods-tax-included"));
    let nudge = region(&free, 4000, None);
    assert_eq!(
        (nudge.state, nudge.held_back),
        (NudgeState::NotNeeded, Some(HeldBack::NoRule))
    );
}

/// What was reached before it was looked at is no news.
#[test]
fn what_was_free_all_along_is_not_announced() {
    let shop = tiers();
    let first = nudge(7000, &shop, Moment::default());
    assert_eq!(
        (first.kind, first.state),
        (GoalKind::Gift, NudgeState::Near)
    );
    let moment = Moment {
        memory: first.memory,
        ..Moment::default()
    };
    let then = nudge(7999, &shop, moment);
    assert_eq!((then.kind, then.state), (GoalKind::Gift, NudgeState::Near));
    assert_eq!(then.held_back, Some(HeldBack::Unchanged));
}
