use super::{HeldBack, Moment};
use crate::cart::ShopRules;
use crate::field::Locale;
use crate::nudge::NudgeState;
use crate::nudge::tests::{nudge, shop, text};

/// Held back, and still worked out: the page may have said it before.
#[test]
fn a_closed_nudge_and_a_busy_shopper_hold_it_back() {
    let usual = Moment::default();
    for (moment, held_back, hidden) in [
        (usual, None, false),
        (
            Moment {
                dismissed: true,
                ..usual
            },
            Some(HeldBack::Dismissed),
            true,
        ),
        (
            Moment {
                composing: true,
                ..usual
            },
            Some(HeldBack::Composing),
            false,
        ),
        (
            Moment {
                typing: true,
                ..usual
            },
            Some(HeldBack::Typing),
            false,
        ),
        (
            Moment {
                last_step: true,
                ..usual
            },
            Some(HeldBack::LastStep),
            false,
        ),
        (
            Moment {
                held_out: true,
                ..usual
            },
            Some(HeldBack::HoldOut),
            true,
        ),
        (
            Moment {
                dismissed: true,
                composing: true,
                ..usual
            },
            Some(HeldBack::Dismissed),
            true,
        ),
    ] {
        let nudge = nudge(4000, &shop(), moment);
        assert_eq!(
            (nudge.held_back, nudge.hidden),
            (held_back, hidden),
            "{moment:?}"
        );
        let said = text(&nudge, &shop(), Locale::Ja);
        assert_eq!(
            (nudge.state, said.as_str()),
            (NudgeState::Near, "あと1,000円で送料無料です!")
        );
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
fn told(
    rules: &ShopRules,
    steps: &[(u64, i64)],
) -> Vec<(NudgeState, Option<HeldBack>, Option<u64>)> {
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
    assert_eq!(
        told(&shop, &[(0, 4000), (9000, 5000), (19_000, 5000)])[2].1,
        Some(HeldBack::Enough)
    );
}

/// A clock that jumps back holds nothing back for ever.
#[test]
fn a_clock_that_goes_back_starts_anew() {
    let steps = [
        (1_000_000, 4000),
        (1_000_100, 5000),
        (500, 5000),
        (800, 5000),
        (1_002_000, 5000),
    ];
    let told = told(&shop(), &steps);
    assert_eq!(told[2].1, Some(HeldBack::Settling));
    assert_eq!(told[3].1, Some(HeldBack::TooSoon));
    assert_eq!(told[4].1, None);
}

#[test]
fn dismissed_stays_dismissed() {
    let first = nudge(
        4000,
        &shop(),
        Moment {
            dismissed: true,
            ..Moment::default()
        },
    );
    let later = Moment {
        memory: first.memory,
        now_ms: Some(1_000_000),
        ..Moment::default()
    };
    assert_eq!(
        nudge(5000, &shop(), later).held_back,
        Some(HeldBack::Dismissed)
    );
}
