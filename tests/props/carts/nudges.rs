//! Of nudges: what they promise is what happens, and they come when they are welcome.

use std::cmp::Reverse;

use proptest::option::of;
use surasura::nudge::GoalKind;
use surasura::nudge::etiquette::{HeldBack, Memory};

use super::*;

/// What a cart comes to with goods for so much in it, at its highest rate.
fn with(cart: &Cart, rules: &ShopRules, gap: Amount) -> Quote {
    let mut cart = cart.clone();
    let lines = cart.lines.iter().map(|line| line.tax_rate);
    let fees = cart.fees.iter().map(|fee| fee.tax_rate);
    let shipping = rules.shipping.iter().map(|shipping| shipping.tax_rate);
    let door = rules.cod.iter().map(|cod| cod.tax_rate);
    let known = lines.chain(fees).chain(shipping).chain(door);
    let law = [TaxRate::STANDARD]
        .into_iter()
        .filter(|_| cart.currency == Currency::JPY);
    // Of equal ones the law's comes first.
    let is_own = |rate: TaxRate| rules.tax_rates.iter().any(|own| own.code == rate);
    // A shop without any rate has what is added at none.
    let rate = known
        .chain(law)
        .max_by_key(|rate| (rules.percent(*rate), Reverse(is_own(*rate))))
        .unwrap_or(TaxRate::EXEMPT);
    cart.lines.push(Line::new(gap, 1, rate));
    checked(&cart, rules)
}

fn moment() -> impl Strategy<Value = (Moment, u64, i64)> {
    let flags = prop::array::uniform4(prop::bool::weighted(0.1));
    let dismissed = prop::bool::weighted(0.01);
    (
        flags,
        dismissed,
        0..3000_u64,
        prop_oneof![0..7000_i64, Just(4999), Just(5000)],
    )
        .prop_map(
            |([composing, typing, last_step, one_item], dismissed, later, unit_price)| {
                let moment = Moment {
                    dismissed,
                    composing,
                    typing,
                    last_step,
                    one_item,
                    ..Moment::default()
                };
                (moment, later, unit_price)
            },
        )
}

proptest! {
    #![proptest_config(config(400))]

    /// What a nudge says is what the quote holds.
    #[test]
    fn a_nudge_cannot_lie((cart, rules) in order(&sane())) {
        let quote = checked(&cart, &rules);
        let nudge = decide(&(&quote).into(), &rules.nudge, &Moment::default());
        prop_assert_eq!(nudge.hidden, nudge.held_back.is_some());
        let goal = match nudge.reward {
            Some(number) => quote.rewards.iter().find(|one| one.reward == number).map(|one| one.progress),
            None => quote.free_shipping.filter(|_| quote.shipping.waivable),
        };
        let Some(goal) = goal else {
            prop_assert!(matches!(nudge.state, NudgeState::Empty | NudgeState::Excluded | NudgeState::NotNeeded));
            prop_assert!(nudge.hidden || nudge.state == NudgeState::Excluded);
            return Ok(());
        };
        prop_assert_eq!((nudge.gap, nudge.saves, nudge.net), (goal.gap_included, goal.saves, goal.net));
        prop_assert_eq!(nudge.state == NudgeState::Empty, quote.rates.is_empty());
        if is_delivered(&cart) && nudge.kind == GoalKind::Shipping {
            prop_assert_eq!(nudge.state == NudgeState::Reached, quote.shipping.free);
        }
        prop_assert!(goal.gap == Amount::ZERO || nudge.progress < 100, "{nudge:?}");
        let near = match rules.nudge.near_within {
            Some(within) if !goal.from.is_quantity() => within.get(),
            _ => goal.from.wanted().get() / 2,
        };
        let far = nudge.gap.get() > near;
        prop_assert!(nudge.state != NudgeState::Near || !far);
        prop_assert!(nudge.state != NudgeState::Far || far);
        let is_push = matches!(nudge.state, NudgeState::Near | NudgeState::OneItem);
        prop_assert!(!is_push || nudge.kind != GoalKind::Shipping || nudge.hidden || nudge.saves > Amount::ZERO);
    }

    /// What is saved, and what there is to pay more, is what comes of it: the cart is priced by itself with goods for the gap.
    #[test]
    fn what_it_promises_happens((mut cart, rules) in order(&sane())) {
        // What is added goes to where all of it goes.
        cart.destinations.clear();
        for line in &mut cart.lines {
            line.destination = None;
        }
        let now = checked(&cart, &rules);
        let rewards = now.rewards.iter().map(|one| one.progress);
        for goal in now.free_shipping.into_iter().chain(rewards) {
            if goal.gap == Amount::ZERO || goal.from.is_quantity() || goal.gap_included == Amount::MAX {
                continue;
            }
            let then = with(&cart, &rules, goal.gap_included);
            let fell = now.shipping.fee_included.get() - then.shipping.fee_included.get();
            prop_assert_eq!(goal.saves.get(), fell.max(0));
            prop_assert_eq!(goal.net.get(), then.payable.get() - now.payable.get());
        }
    }

    /// What is warned of: without that coupon shipping is free, and there is as much less to pay.
    #[test]
    fn a_warning_is_true((cart, rules) in order(&sane())) {
        let now = checked(&cart, &rules);
        for warning in &now.warnings {
            let mut cart = cart.clone();
            match (warning.code.as_str(), warning.at) {
                ("COUPON_COSTS_SHIPPING", Some(at)) => drop(cart.coupons.remove(at as usize)),
                ("POINTS_COST_SHIPPING", None) => cart.points = None,
                _ => continue,
            }
            let then = checked(&cart, &rules);
            prop_assert!(!now.shipping.free && then.shipping.free);
            prop_assert_eq!(warning.net.get(), now.payable.get() - then.payable.get());
        }
    }

    /// Whatever she does and when: nothing appears while she types, nor twice, nor too soon, nor after she closed it.
    #[test]
    fn it_never_comes_when_it_is_not_welcome(
        moments in prop::collection::vec(moment(), 1..60),
        settle in 0..1000_u32,
        interval in 0..4000_u32,
        most in of(1..5_u32),
    ) {
        let mut rules: ShopRules = serde_json::from_value(serde_json::json!({
            "taxRounding": "floor",
            "shipping": {
                "fee": 660, "taxIncluded": true,
                "freeFrom": [{"amount": 5000, "basis": "goods-tax-included", "after": "lines"}],
            },
        })).expect("rules");
        (rules.nudge.settle_ms, rules.nudge.interval_ms, rules.nudge.most_shows) = (settle, interval, most);
        let (mut now, mut memory, mut dismissed) = (0, Memory::default(), false);
        let (mut last, mut since) = (None, 0);
        let mut shown: Vec<(u64, NudgeState)> = Vec::new();
        for (mut moment, later, unit_price) in moments {
            now += later;
            (moment.now_ms, moment.memory) = (Some(now), memory);
            let cart = Cart { lines: vec![Line::new(Amount::new(unit_price), 1, TaxRate::STANDARD)], ..Cart::default() };
            let nudge = decide(&(&checked(&cart, &rules)).into(), &rules.nudge, &moment);
            dismissed |= moment.dismissed;
            let is_first = last.is_none();
            if last != Some(nudge.state) {
                (last, since) = (Some(nudge.state), now);
            }
            memory = nudge.memory;
            if let Some(due) = nudge.due_ms {
                prop_assert!(due > now && matches!(nudge.held_back, Some(HeldBack::Settling | HeldBack::TooSoon)));
            }
            if nudge.held_back.is_some() {
                continue;
            }
            prop_assert!(!dismissed && !moment.composing && !moment.typing && !moment.last_step);
            prop_assert!(is_first || now - since >= u64::from(settle));
            if let Some((before, state)) = shown.last() {
                prop_assert!(now - before >= u64::from(interval) && *state != nudge.state);
            }
            shown.push((now, nudge.state));
        }
        prop_assert!(most.is_none_or(|most| shown.len() <= most as usize));
    }
}
