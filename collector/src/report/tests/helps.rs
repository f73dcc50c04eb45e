//! Help.

use super::*;
use crate::report::{Arm, Finding, Help, Rate, Split};

/// shown, would, held, taken, closed
fn help(outcome: &str, help: &str) -> String {
    format!(
        r#""outcome":"{outcome}","of":1,"fields":[{{"key":"name","m":[1]}}],"last":0,"help":{{{help}}}"#
    )
}

/// Of 70 who saw help 56 were done, of 80 who would have 48: Newcombe's example.
#[tokio::test]
async fn what_help_changes_has_a_band() {
    let bodies: Vec<_> = many(1, 56, &help("completed", r#""loop":[1,0,0,1]"#))
        .chain(many(
            100,
            14,
            &help("started", r#""loop":[1,0,2,0,1],"stuck":[1]"#),
        ))
        .chain(many(200, 48, &help("submitted", r#""loop":[0,1]"#)))
        .chain(many(300, 32, &help("started", r#""loop":[0,1]"#)))
        .chain(many(400, 3, r#""outcome":"viewed""#))
        .collect();
    let Help {
        signals, effect, ..
    } = report_of(&bodies, "").await.help;
    let arm = |done, attempts| Arm {
        attempts,
        done,
        rate: Rate::of(done as f64, attempts as f64),
    };
    assert_eq!(effect.with, Some(arm(56, 70)));
    assert_eq!(effect.without, Some(arm(48, 80)));
    let uplift = effect.uplift.unwrap();
    let four = |x: f64| (x * 10_000.0).round() as i64;
    assert_eq!(
        [uplift.rate, uplift.low, uplift.high].map(four),
        [2000, 524, 3339]
    );
    // 80 of 150 held out are not a tenth.
    assert_eq!(effect.finding, None);
    let [stuck, looping] = &signals[..] else {
        panic!("two signals")
    };
    assert_eq!((stuck.of.key, looping.of.key), ("stuck", "loop"));
    let looping = looping.numbers.clone().unwrap();
    assert_eq!((looping.attempts, looping.held), (150, 28));
    let counts = [looping.shown, looping.would, looping.taken, looping.closed];
    assert_eq!(counts, [70, 80, 56, 14].map(Some));
    assert_eq!(looping.effect, effect);
    let stuck = stuck.numbers.clone().unwrap();
    assert_eq!(
        (stuck.effect.with, stuck.effect.without, stuck.effect.uplift),
        (Some(arm(0, 14)), None, None)
    );
}

/// One in ten is meant to be held out: 10 of 100 are; 0 of 150 is (15² ÷ 15) + (15² ÷ 135) = 16.7, p = 0.00004.
#[tokio::test]
async fn a_split_that_is_not_as_meant_is_a_warning() {
    let split = async |shown, would| {
        let bodies: Vec<_> = many(1, shown, &help("started", r#""stuck":[1]"#))
            .chain(many(1000, would, &help("started", r#""stuck":[0,1]"#)))
            .collect();
        report_of(&bodies, "").await.help.split
    };
    let as_meant = Split {
        shown: 90,
        would: 10,
        meant: 0.1,
        p: 1.0,
        suspect: false,
    };
    let found = split(90, 10).await.unwrap();
    assert!((found.p - 1.0).abs() < 1e-6);
    assert_eq!(Split { p: 1.0, ..found }, as_meant);
    let off = split(150, 0).await.unwrap();
    assert!(
        off.suspect && (off.p - 0.000_044).abs() < 0.000_002,
        "{}",
        off.p
    );
    assert_eq!(split(0, 0).await, None);
}

#[tokio::test]
async fn what_is_in_progress_is_in_neither() {
    let world = World::new(ALL);
    let body = body(1, &help("started", r#""stuck":[1]"#));
    world.put(&body, Browser::Chrome, NOON - MINUTE).await;
    let help = world.report("").help;
    assert_eq!(help.effect.with, None);
    assert_eq!(help.split.unwrap().shown, 1);
}

#[tokio::test]
async fn a_small_arm_hides_both() {
    let bodies: Vec<_> = many(1, 9, &help("completed", r#""stuck":[1]"#))
        .chain(many(100, 2, &help("started", r#""stuck":[0,1]"#)))
        .collect();
    let world = world(&bodies, Settings { smallest: 5, ..ALL }).await;
    let effect = world.report("").help.effect;
    assert!(effect.suppressed);
    assert_eq!(
        (effect.with, effect.without, effect.uplift),
        (None, None, None)
    );
}

#[tokio::test]
async fn loops_are_as_counted_by_hand() {
    // pages time hesitation completing submits blocked backs restarts hidden resumed
    let bodies = [
        body(1, r#""outcome":"viewed","m":[3,0,0,0,1,2,3,1,4,1]"#),
        body(2, r#""outcome":"viewed","m":[1,0,0,0,0,0,1]"#),
    ];
    let loops = report_of(&bodies, "").await.loops;
    let found = [
        loops.backs,
        loops.restarts,
        loops.blocked,
        loops.hidden,
        loops.resumed,
    ];
    let expected = [(2, 4), (1, 1), (1, 2), (1, 4), (1, 1)];
    assert_eq!(found.map(|often| (often.attempts, often.times)), expected);
}

/// The other way round, and twice as many: of 160 who saw help 96 were done, of 140 who would have 112. At every look
/// it takes 3.04 standard errors (74.7 × 0.08 = 5.97; √(1.167 × ln(6.97 ÷ 0.0025))), of √(0.24 ÷ 160 + 0.16 ÷ 140) = 0.0514.
#[tokio::test]
async fn help_that_does_harm_is_called_so() {
    let bodies = |shown: &str, would: &str| {
        many(1, 96, &help("completed", shown))
            .chain(many(1000, 64, &help("started", shown)))
            .chain(many(2000, 112, &help("completed", would)))
            .chain(many(3000, 28, &help("started", would)))
            .collect::<Vec<_>>()
    };
    let (shown, would) = (r#""stuck":[1]"#, r#""stuck":[0,1]"#);
    let help = async |bodies: &[String], hold_out| {
        let world = world(bodies, Settings { hold_out, ..ALL }).await;
        world.report("").help
    };
    let other = help(&bodies(would, shown), 80.0 / 150.0).await;
    assert_eq!(other.effect.finding, Some(Finding::Helps));
    // 140 of 300 are held out, where 70 of 150 are meant to be.
    let bodies = bodies(shown, would);
    let as_meant = help(&bodies, 70.0 / 150.0).await;
    assert_eq!(as_meant.effect.finding, Some(Finding::Harms));
    let signal = as_meant.signals[0].numbers.clone().unwrap();
    assert_eq!(signal.effect.finding, Some(Finding::Harms));
    let uplift = as_meant.effect.uplift.unwrap();
    assert!((uplift.rate + 0.2).abs() < 1e-12);
    // Where a tenth is meant, nothing can be said of it.
    let suspect = help(&bodies, 0.1).await;
    assert!(suspect.split.unwrap().suspect);
    assert_eq!(
        (suspect.effect.uplift, suspect.effect.finding),
        (Some(uplift), None)
    );
    let signal = suspect.signals[0].numbers.clone().unwrap();
    assert_eq!(signal.effect.finding, None);
}

/// Ten saw help: 3 took it, 2 closed it, 1 took one and closed another, 4 did neither.
#[tokio::test]
async fn how_help_is_met_adds_up() {
    // Act 8 is help, about signal 2: 8 × 128 + 2. Bucket 3 is 1 to 1.5 s, bucket 7 4 to 6 s.
    let log = |after| format!(r#","log":[0,3,1026,{after}]"#);
    let of = |n, numbers: &str, log: &str| body(n, &format!("{}{log}", help("started", numbers)));
    let steps = r#","steps":["customer"]"#;
    let with = |after| format!("{steps}{}", log(after));
    let bodies: Vec<_> = (0..3)
        .map(|n| of(n, r#""stuck":[1,0,0,1]"#, &with(3)))
        .chain((3..5).map(|n| of(n, r#""stuck":[1,0,0,0,1]"#, &with(7))))
        .chain([of(5, r#""stuck":[2,0,0,1,1]"#, "")])
        .chain((6..10).map(|n| of(n, r#""stuck":[1]"#, "")))
        .chain([of(10, r#""stuck":[0,1]"#, "")])
        .collect();
    let help = report_of(&bodies, "").await.help;
    let met = help.etiquette;
    assert_eq!(met.attempts, Some(10));
    assert_eq!(
        [met.taken, met.closed, met.wasted],
        [4.0, 2.0, 4.0].map(|hits| Rate::of(hits, 10.0))
    );
    // Of the five whose timeline tells.
    assert_eq!(met.instant, Rate::of(3.0, 5.0));
    assert_eq!(help.signals[0].numbers.clone().unwrap().etiquette, met);
    let few = Settings {
        smallest: 11,
        ..ALL
    };
    let met = world(&bodies, few).await.report("").help.etiquette;
    assert_eq!(met, crate::report::Etiquette::default());
}

/// Newcombe's example once more: its band for one look lies below 0, and is called nothing yet. It would take 3.14
/// standard errors (37.3 × 0.08 = 2.99; √(1.335 × ln(3.99 ÷ 0.0025))), of √(0.24 ÷ 80 + 0.16 ÷ 70) = 0.0727: 0.228.
#[tokio::test]
async fn what_one_look_would_call_harm_may_be_unclear() {
    let (shown, would) = (r#""stuck":[1]"#, r#""stuck":[0,1]"#);
    let bodies: Vec<_> = many(1, 48, &help("completed", shown))
        .chain(many(100, 32, &help("started", shown)))
        .chain(many(200, 56, &help("completed", would)))
        .chain(many(300, 14, &help("started", would)))
        .collect();
    let hold_out = 70.0 / 150.0;
    let world = world(&bodies, Settings { hold_out, ..ALL }).await;
    let effect = world.report("").help.effect;
    let high = effect.uplift.unwrap().high;
    assert!((high + 0.0524).abs() < 5e-5, "{high}");
    assert_eq!(effect.finding, Some(Finding::Unclear));
}

/// Of 400 a tenth is held out, as is meant. Of the 45 loops 15 are: 10.5² ÷ 4.5 + 10.5² ÷ 40.5 = 27.2. Of the 355 who
/// are stuck 25 are: 10.5² ÷ 35.5 + 10.5² ÷ 319.5 = 3.45, which chance exceeds in 6 %.
#[tokio::test]
async fn a_signal_is_judged_by_its_own_split_too() {
    let bodies: Vec<_> = many(1, 330, &help("started", r#""stuck":[1]"#))
        .chain(many(1000, 25, &help("completed", r#""stuck":[0,1]"#)))
        .chain(many(2000, 30, &help("started", r#""loop":[1]"#)))
        .chain(many(3000, 15, &help("completed", r#""loop":[0,1]"#)))
        .collect();
    let help = report_of(&bodies, "").await.help;
    assert!(!help.split.unwrap().suspect);
    let findings: Vec<_> = help
        .signals
        .iter()
        .map(|cell| cell.numbers.as_ref().unwrap().effect.finding)
        .collect();
    assert_eq!(findings, [Some(Finding::Harms), None]);
}
