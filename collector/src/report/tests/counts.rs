//! Totals by each definition, steps, what is in progress, what is sampled.

use super::*;
use crate::report::{Rate, Sampled, StepNumbers, Totals};

const NAME: &str = r#""of":2,"fields":[{"key":"name","m":[1]}],"last":0"#;
const TYPED: &str = r#""of":2,"fields":[{"key":"name","m":[1,0,0,1]}],"last":0"#;
/// In two steps: submitted (16 << 7 | 127), then step 1.
const GOES_ON: &str = r#""steps":["address","confirm"],"step":1,"log":[0,0,2175,8,1,0]"#;

fn bodies() -> Vec<String> {
    vec![
        body(1, r#""outcome":"viewed""#),
        body(2, &format!(r#""outcome":"started",{NAME}"#)),
        body(3, &format!(r#""outcome":"started",{TYPED}"#)),
        // Stopped once, then through: two submits.
        body(
            4,
            &format!(r#""outcome":"submitted",{TYPED},"m":[1,9,3,7,1,1]"#),
        ),
        body(
            5,
            &format!(r#""outcome":"completed",{TYPED},"m":[1,11,4,9,1]"#),
        ),
        // What went through was the first step's form.
        body(
            6,
            &format!(r#""outcome":"submitted",{TYPED},"m":[2,8,2,5,1],{GOES_ON}"#),
        ),
    ]
}

/// attempts, in progress, untouched, started, abandoned, done
fn parts(totals: &Totals) -> [u64; 6] {
    let Totals {
        attempts,
        in_progress,
        untouched,
        started,
        abandoned,
        done,
        ..
    } = *totals;
    [attempts, in_progress, untouched, started, abandoned, done]
}

#[tokio::test]
async fn every_definition_has_its_own_totals() {
    let world = world(&bodies(), ALL).await;
    // 1 touched nothing; 2 to 6 started, of which 4 and 5 went through, and 5 was completed; 2 entered nothing.
    for (definition, expected) in [
        ("surasura", [6, 0, 1, 5, 3, 2]),
        ("zuko", [6, 0, 1, 5, 4, 1]),
        ("matomo", [6, 0, 1, 5, 3, 2]),
        ("gyro-n", [6, 0, 1, 5, 3, 2]),
        ("f-tra", [6, 0, 2, 4, 3, 1]),
    ] {
        let report = world.report(&format!("definition={definition}"));
        assert_eq!(parts(&report.totals), expected, "{definition}");
        assert_eq!(report.definition, definition);
    }
    let rates = |definition: &str| {
        let totals = world.report(&format!("definition={definition}")).totals;
        (
            totals.done_rate.unwrap().rate,
            totals.abandon_rate.unwrap().rate,
            totals.resubmitters,
        )
    };
    assert_eq!(rates("surasura"), (2.0 / 5.0, 3.0 / 5.0, Some(1)));
    assert_eq!(rates("zuko"), (1.0 / 5.0, 4.0 / 5.0, None));
    // Of all who came.
    assert_eq!(rates("gyro-n"), (2.0 / 6.0, 3.0 / 6.0, None));
    assert_eq!(rates("f-tra"), (1.0 / 6.0, 3.0 / 6.0, None));
    let Totals {
        submitted,
        completed,
        unconfirmed,
        ..
    } = world.report("").totals;
    assert_eq!((submitted, completed, unconfirmed), (2, 1, 1));
}

/// The name was left (1 << 7), then a submit was stopped (15 << 7 | 127): for Gyro-n that is not to leave at a
/// field, which is all that it calls abandoned.
#[tokio::test]
async fn what_is_neither_done_nor_abandoned_is_counted_apart() {
    let stopped = body(
        1,
        &format!(r#""outcome":"started",{TYPED},"m":[1,0,0,0,0,1],"log":[128,5,2047,3]"#),
    );
    let world = world(&[stopped], ALL).await;
    let theirs = world.report("definition=gyro-n").totals;
    assert_eq!((parts(&theirs), theirs.otherwise), ([1, 0, 0, 1, 0, 0], 1));
    let ours = world.report("").totals;
    assert_eq!((parts(&ours), ours.otherwise), ([1, 0, 0, 1, 1, 0], 0));
}

/// Steps 0 and 1; submitted is 16 << 7 | 127, blocked 15 << 7 | 127.
#[tokio::test]
async fn every_step_has_a_submit_of_its_own() {
    let two = |log: &str| {
        let head =
            r#""outcome":"submitted","m":[2,0,0,0,2,1],"steps":["address","confirm"],"step":1"#;
        body(1, &format!(r#"{head},"log":[{log}]"#))
    };
    for (log, expected) in [
        ("0,0,2175,0,1,0,2175,0", 0),
        ("0,0,2047,0,2175,0,1,0,2175,0", 1),
        // Back to the first, and submitted anew.
        ("0,0,2175,0,1,0,0,0,2175,0,1,0", 1),
    ] {
        let totals = report_of(&[two(log)], "").await.totals;
        assert_eq!(totals.resubmitters, Some(expected), "{log}");
    }
}

#[tokio::test]
async fn nothing_is_abandoned_that_may_go_on() {
    let world = World::new(ALL);
    let started = |n| body(n, &format!(r#""outcome":"started",{NAME}"#));
    // Heard of 29 and 30 minutes ago; and one just now, which had lain in the outbox for an hour.
    world
        .put(&started(1), Browser::Chrome, NOON - 29 * MINUTE)
        .await;
    world
        .put(&started(2), Browser::Chrome, NOON - 30 * MINUTE)
        .await;
    let late = started(3).replace(r#""via":"beacon""#, r#""via":"outbox","late":60"#);
    world.put(&late, Browser::Chrome, NOON).await;
    // Submitted is done at once, by our definition; for Zuko it may still be completed.
    world
        .put(
            &body(4, &format!(r#""outcome":"submitted",{NAME}"#)),
            Browser::Chrome,
            NOON,
        )
        .await;
    world
        .put(&body(5, r#""outcome":"viewed""#), Browser::Chrome, NOON)
        .await;
    assert_eq!(parts(&world.report("").totals), [5, 2, 0, 3, 2, 1]);
    assert_eq!(
        parts(&world.report("definition=zuko").totals),
        [5, 3, 0, 2, 2, 0]
    );
    // When the other half hour has passed, it was abandoned.
    let later = world
        .reporter
        .report_at(&Ask::default(), NOON + 31 * MINUTE)
        .unwrap();
    assert_eq!(parts(&later.totals), [5, 0, 1, 4, 3, 1]);
}

#[tokio::test]
async fn steps_are_a_funnel() {
    let steps = r#""steps":["cart","address","confirm"]"#;
    let started = |n, step: &str| body(n, &format!(r#""outcome":"started",{NAME},{step}"#));
    let bodies = [
        body(1, r#""outcome":"viewed","steps":["cart"]"#),
        started(2, r#""steps":["cart"]"#),
        started(3, r#""steps":["cart","address"],"step":1"#),
        // Back from the confirmation, and gone.
        started(4, &format!(r#"{steps},"step":1"#)),
        body(
            5,
            &format!(r#""outcome":"completed",{NAME},{steps},"step":2"#),
        ),
        // She came in at the second.
        started(6, r#""steps":["address"]"#),
    ];
    let report = report_of(&bodies, "").await;
    let numbers = |[attempts, went_on, ended, untouched]: [u64; 4]| StepNumbers {
        attempts,
        went_on,
        ended,
        ended_rate: Rate::of(ended as f64, attempts as f64),
        untouched,
        in_progress: 0,
    };
    let found: Vec<_> = report
        .steps
        .iter()
        .map(|cell| {
            (
                cell.of.key.as_deref().unwrap(),
                cell.numbers.clone().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("cart", numbers([5, 3, 1, 1])),
        ("address", numbers([4, 1, 3, 0])),
        ("confirm", numbers([2, 2, 0, 0])),
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn what_is_sampled_stands_for_more() {
    // One in four, twice, and one in three: 4 + 4 + 3 1/3; one of the first two was done.
    let bodies = [
        body(1, &format!(r#""outcome":"started","sample":25,{NAME}"#)),
        body(2, &format!(r#""outcome":"completed","sample":25,{NAME}"#)),
        body(3, &format!(r#""outcome":"started","sample":30,{NAME}"#)),
    ];
    let report = report_of(&bodies, "").await;
    assert_eq!(parts(&report.totals), [11, 0, 0, 11, 7, 4]);
    assert_eq!(
        report.sampled,
        Some(Sampled {
            heard: 3,
            estimated: 11
        })
    );
    let rate = report.totals.done_rate.unwrap().rate;
    assert!((rate - 4.0 / (34.0 / 3.0)).abs() < 1e-12);
    assert_eq!(report_of(&bodies[..0], "").await.sampled, None);
}

#[tokio::test]
async fn days_are_the_shop_s() {
    let world = World::new(ALL);
    let midnight = NOON - 12 * 60 * MINUTE;
    for (n, at) in [(1, midnight - 1), (2, midnight), (3, NOON)] {
        world
            .put(&body(n, r#""outcome":"viewed""#), Browser::Chrome, at)
            .await;
    }
    let attempts = |query| world.report(query).totals.attempts;
    assert_eq!(attempts("from=2026-11-23&to=2026-11-23"), 2);
    assert_eq!(attempts("from=2026-11-22&to=2026-11-22"), 1);
    assert_eq!(attempts(""), 3);
    assert_eq!(attempts("to=2026-11-21"), 0);
    let report = world.report("");
    assert_eq!(
        [report.from, report.to, report.utc_offset],
        ["2026-10-27", "2026-11-23", "+09:00"]
    );
}
