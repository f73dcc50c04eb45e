//! Of help, what is of a few, and what would tell of it. A group of fewer than five is not shown.

use super::*;
use crate::report::{Arm, Effect, Etiquette, Help, Rate, SignalNumbers};

const FIVE: Settings = Settings { smallest: 5, ..ALL };

/// So many attempts with help; its numbers are shown, would, held, taken, closed.
fn with(from: u128, count: u128, outcome: &str, help: &str) -> impl Iterator<Item = String> {
    let rest = format!(
        r#""outcome":"{outcome}","of":1,"fields":[{{"key":"name","m":[1]}}],"last":0,"help":{{{help}}}"#
    );
    many(from, count, &rest)
}

async fn help_of(bodies: Vec<String>) -> Help {
    world(&bodies, FIVE).await.report("").help
}

fn numbers(help: &Help) -> Vec<SignalNumbers> {
    let of = |cell: &crate::report::Cell<_, SignalNumbers>| cell.numbers.clone().unwrap();
    help.signals.iter().map(of).collect()
}

const HIDDEN: Effect = Effect {
    with: None,
    without: None,
    uplift: None,
    finding: None,
    suppressed: true,
};

fn assert_hidden(signal: &SignalNumbers) {
    assert_eq!(signal.effect, HIDDEN);
    assert_eq!(signal.etiquette, Etiquette::default());
    let times = [signal.shown, signal.would, signal.taken, signal.closed];
    assert_eq!(times, [None; 4]);
}

/// Held out are 2 of the stuck, who were done, and 8 of the loops, who were not; of all 2 of 10. So the 8 would tell of
/// the 2. Those who leave tell of none of them.
#[tokio::test]
async fn a_small_arm_takes_the_next_along() {
    let bodies = with(1, 12, "started", r#""stuck":[1]"#)
        .chain(with(100, 2, "completed", r#""stuck":[0,1]"#))
        .chain(with(200, 20, "started", r#""loop":[1]"#))
        .chain(with(300, 8, "started", r#""loop":[0,1]"#))
        .chain(with(400, 30, "started", r#""leaving":[1,0,2,1]"#))
        .chain(with(500, 9, "started", r#""leaving":[0,1]"#));
    let help = help_of(bodies.collect()).await;
    let arm = |done, attempts| {
        let rate = Rate::of(done as f64, attempts as f64);
        Some(Arm {
            attempts,
            done,
            rate,
        })
    };
    assert_eq!(
        (help.effect.with, help.effect.without),
        (arm(0, 62), arm(2, 19))
    );
    let [leaving, stuck, looping] = &numbers(&help)[..] else {
        panic!("three signals")
    };
    assert_hidden(stuck);
    assert_hidden(looping);
    assert_eq!((stuck.attempts, looping.attempts), (14, 28));
    assert_eq!(
        (leaving.effect.with, leaving.effect.without),
        (arm(0, 30), arm(0, 9))
    );
    assert_eq!((leaving.shown, leaving.held), (Some(30), 60));
}

/// 2 of 22 closed it, none of the 20 loops: so both of the stuck.
#[tokio::test]
async fn how_a_few_met_it_cannot_be_had_from_all() {
    let bodies = with(1, 2, "started", r#""stuck":[1,0,0,0,1]"#)
        .chain(with(100, 9, "started", r#""stuck":[0,0,3]"#))
        .chain(with(200, 20, "started", r#""loop":[1]"#))
        .chain(with(300, 10, "started", r#""loop":[0,1]"#));
    let help = help_of(bodies.collect()).await;
    assert_eq!(help.etiquette.closed, Rate::of(2.0, 22.0));
    numbers(&help).iter().for_each(assert_hidden);
}

/// Of 12 stuck the timelines of 3 tell, of 20 loops those of 15. Bucket 3 is 1 to 1.5 s; act 8 is help: 8 × 128 + 2, and
/// + 3.
#[tokio::test]
async fn how_soon_it_came_to_a_few_cannot_be_had_from_all() {
    let log = |body: String, entry: u16| {
        let steps = format!(r#","steps":["customer"],"log":[0,3,{entry},3]}}"#);
        format!("{}{steps}", body.strip_suffix('}').unwrap())
    };
    let bodies = with(1, 9, "started", r#""stuck":[1]"#)
        .chain(with(100, 3, "started", r#""stuck":[1]"#).map(|body| log(body, 1026)))
        .chain(with(200, 5, "started", r#""loop":[1]"#))
        .chain(with(300, 15, "started", r#""loop":[1]"#).map(|body| log(body, 1027)));
    let help = help_of(bodies.collect()).await;
    assert_eq!(help.etiquette.instant, Rate::of(18.0, 18.0));
    let found: Vec<_> = numbers(&help)
        .iter()
        .map(|signal| (signal.etiquette.attempts, signal.etiquette.instant))
        .collect();
    assert_eq!(found, [(Some(12), None), (Some(20), None)]);
}

/// The effect of all, the split and how it was met: each would tell how many were held out. Two who are there still are
/// as few as two who left.
#[tokio::test]
async fn a_small_side_of_all_hides_the_split_too() {
    for ago in [120, 1] {
        let shown = with(1, 30, "started", r#""stuck":[1]"#).collect::<Vec<_>>();
        let world = world(&shown, FIVE).await;
        for body in with(100, 2, "started", r#""stuck":[0,1]"#) {
            world.put(&body, Browser::Chrome, NOON - ago * MINUTE).await;
        }
        let help = world.report("").help;
        assert_eq!((help.split, help.effect), (None, HIDDEN));
        assert_eq!(help.etiquette, Etiquette::default());
        numbers(&help).iter().for_each(assert_hidden);
    }
}
