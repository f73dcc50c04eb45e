//! The nudges of the cart.

use super::*;
use crate::report::{Arm, Finding, Nudges, Often, Rate};

fn words(cells: &crate::report::Counts) -> Vec<(&str, u64, u64)> {
    let often = |often: Often| (often.attempts, often.times);
    cells
        .iter()
        .map(|cell| {
            let (attempts, times) = often(cell.numbers.unwrap());
            (cell.of.key, attempts, times)
        })
        .collect()
}

#[tokio::test]
async fn nudges_are_as_counted_by_hand() {
    let bodies = [
        body(
            1,
            r#""outcome":"viewed","nudges":{"near":2,"reached":1},"silent":{"TYPING":3}"#,
        ),
        body(
            2,
            r#""outcome":"viewed","nudges":{"near":1},"silent":{"HOLD_OUT":1,"TYPING":1}"#,
        ),
    ];
    let nudges = report_of(&bodies, "").await.nudges;
    assert_eq!(words(&nudges.states), [("near", 2, 3), ("reached", 1, 1)]);
    assert_eq!(
        words(&nudges.silent),
        [("HOLD_OUT", 1, 1), ("TYPING", 2, 4)]
    );
}

fn arm(done: u64, attempts: u64) -> Arm {
    Arm {
        attempts,
        done,
        rate: Rate::of(done as f64, attempts as f64),
    }
}

fn nudge(outcome: &str, rest: &str) -> String {
    format!(r#""outcome":"{outcome}",{rest}"#)
}

/// Free to come: shown in 1 to 3, held back in 4. Held out: 5 to 7. The shop had nothing to say in 8; of 9 both
/// is said, so that it is in neither; 10 has no nudges.
#[tokio::test]
async fn nudges_are_compared_by_whether_they_were_free_to_come() {
    let bodies = [
        body(1, &nudge("completed", r#""nudges":{"near":1}"#)),
        body(2, &nudge("completed", r#""nudges":{"reached":1}"#)),
        body(3, &nudge("started", r#""nudges":{"far":1}"#)),
        body(4, &nudge("started", r#""silent":{"DOES_NOT_PAY":2}"#)),
        body(5, &nudge("completed", r#""silent":{"HOLD_OUT":1}"#)),
        body(
            6,
            &nudge("started", r#""silent":{"NO_RULE":1,"HOLD_OUT":1}"#),
        ),
        body(7, &nudge("viewed", r#""silent":{"HOLD_OUT":3}"#)),
        body(8, &nudge("completed", r#""silent":{"NO_RULE":1}"#)),
        body(
            9,
            &nudge(
                "completed",
                r#""nudges":{"near":1},"silent":{"HOLD_OUT":1}"#,
            ),
        ),
        body(10, r#""outcome":"completed""#),
    ];
    let nudges = |nudge_hold_out| {
        let settings = Settings {
            nudge_hold_out,
            ..ALL
        };
        let bodies = &bodies;
        async move { world(bodies, settings).await.report("").nudges }
    };
    let Nudges { effect, split, .. } = nudges(None).await;
    assert_eq!(
        (effect.with, effect.without),
        (Some(arm(2, 4)), Some(arm(1, 3)))
    );
    assert_eq!(effect.finding, Some(Finding::Unclear));
    assert_eq!(split, None, "what the shop means is not known");
    // Of 7, 3/7 are held out, as is meant.
    let split = nudges(Some(3.0 / 7.0)).await.split.unwrap();
    assert_eq!((split.shown, split.would, split.suspect), (4, 3, false));
    assert!((split.p - 1.0).abs() < 1e-9);
}

/// Four that ask for more: in one the goal was reached, in one it was closed, in two neither. One that only says
/// that shipping is free asks for nothing.
#[tokio::test]
async fn how_nudges_are_met_adds_up() {
    let bodies = [
        body(
            1,
            &nudge(
                "completed",
                r#""nudges":{"near":2,"reached":1},"silent":{"DISMISSED":1}"#,
            ),
        ),
        body(
            2,
            &nudge(
                "started",
                r#""nudges":{"one-item":1},"silent":{"DISMISSED":1}"#,
            ),
        ),
        body(3, &nudge("started", r#""nudges":{"lost":1}"#)),
        // Act 12 about state 2: 12 × 128 + 2; 1 to 1.5 s after it came.
        body(
            4,
            &nudge("started", r#""nudges":{"near":1},"log":[1538,3]"#),
        ),
        body(5, &nudge("started", r#""nudges":{"reached":1}"#)),
    ];
    let met = report_of(&bodies, "").await.nudges.etiquette;
    assert_eq!(met.attempts, Some(4));
    assert_eq!(
        [met.taken, met.closed, met.wasted],
        [1.0, 1.0, 2.0].map(|hits| Rate::of(hits, 4.0))
    );
    assert_eq!(met.instant, Rate::of(1.0, 1.0));
}
