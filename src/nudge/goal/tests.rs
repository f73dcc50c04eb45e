use serde_json::json;

use super::GoalKind;
use crate::cart::ShopRules;
use crate::field::Locale;
use crate::nudge::NudgeState;
use crate::nudge::etiquette::Moment;
use crate::nudge::tests::{nudge, shop, text};

/// 2,500 of 5,000 is near; by a tenth of that more it stays so.
#[test]
fn what_is_near_stays_near_a_little_longer() {
    let near = nudge(2500, &shop(), Moment::default());
    let after = Moment { memory: near.memory, ..Moment::default() };
    assert_eq!(nudge(2250, &shop(), after).state, NudgeState::Near);
    assert_eq!(nudge(2249, &shop(), after).state, NudgeState::Far);
    assert_eq!(nudge(2250, &shop(), Moment::default()).state, NudgeState::Far);
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
