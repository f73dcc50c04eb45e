//! Delivery, what is only counted, attempts one by one, and what is read again.

use surasura::beacon::AttemptId;

use super::*;
use crate::report::{
    Counted, DeliveryNumbers, LATEST, LogLine, Range, Rate, ReportError, TimelineField, Ways,
};

/// A state of an attempt, as one handing-over.
fn sent(n: u128, rev: u32, seq: u32, via: &str) -> String {
    body(n, r#""outcome":"viewed""#)
        .replace(r#""rev":1,"seq":1"#, &format!(r#""rev":{rev},"seq":{seq}"#))
        .replace(r#""via":"beacon""#, &format!(r#""via":{via}"#))
}

#[tokio::test]
async fn delivery_is_as_counted_by_hand() {
    let world = World::new(ALL);
    // Of 1, the second and the fourth came, by Chrome; of 2, all two, one late; of 3, the only one, by Safari.
    for (body, browser) in [
        (sent(1, 2, 2, "\"beacon\""), Browser::Chrome),
        (sent(1, 4, 4, "\"later\""), Browser::Chrome),
        (sent(2, 1, 1, "\"outbox\",\"late\":9"), Browser::Chrome),
        (sent(2, 2, 2, "\"fetch\""), Browser::Chrome),
        (
            sent(3, 1, 1, "\"loader\"").replace("}", r#","m":[0,0,0,0,0,0,0,0,0,0,2]}"#),
            Browser::Safari,
        ),
    ] {
        world.put(&body, browser, NOON - 60 * MINUTE).await;
    }
    world.store.refuse("BEACON_MALFORMED");
    world.store.refuse("BEACON_MALFORMED");
    world.store.sweep(NOON, 400).await.unwrap();
    let delivery = world.report("from=2026-01-01").delivery;
    let chrome = DeliveryNumbers {
        attempts: 2,
        expected: 6,
        received: 4,
        rate: Rate::of(4.0, 6.0),
        late: 1,
        dropped: 0,
        via: Ways {
            later: 1,
            fetch: 1,
            ..Ways::default()
        },
    };
    let all = DeliveryNumbers {
        attempts: 3,
        expected: 7,
        received: 5,
        rate: Rate::of(5.0, 7.0),
        late: 1,
        dropped: 2,
        via: Ways {
            later: 1,
            fetch: 1,
            loader: 1,
            ..Ways::default()
        },
    };
    assert_eq!(delivery.all, all);
    let browsers: Vec<_> = delivery.browsers.iter().map(|cell| cell.of.key).collect();
    assert_eq!(browsers, ["chrome", "safari"]);
    assert_eq!(delivery.browsers[0].numbers, Some(chrome));
}

#[tokio::test]
async fn what_was_refused_is_shown_for_its_days() {
    let world = World::new(ALL);
    world.store.refuse("BEACON_MALFORMED");
    world.store.refuse("BEACON_MALFORMED");
    let now = crate::zone::now();
    world.store.sweep(now, 400).await.unwrap();
    let refused = |now| {
        world
            .reporter
            .report_at(&Ask::default(), now)
            .unwrap()
            .delivery
            .refused
    };
    let [malformed] = &refused(now)[..] else {
        panic!("one code")
    };
    assert_eq!(
        (malformed.code.as_str(), malformed.count),
        ("BEACON_MALFORMED", 2)
    );
    assert!(refused(now + 40 * 24 * 60 * MINUTE).is_empty());
}

#[tokio::test]
async fn those_who_are_only_counted_are_apart() {
    let world = World::new(ALL);
    let started = r#"{"v":2,"via":"beacon","outcome":"started","of":2,"steps":["address"],"fields":[{"key":"name"},{"key":"tel","at":1}],"last":1,"cause":0,"why":"rule"}"#;
    let bodies = [
        started.to_string(),
        started.replace(r#""of""#, r#""sample":50,"of""#),
        r#"{"v":2,"via":"beacon","outcome":"completed"}"#.into(),
        r#"{"v":2,"via":"beacon","outcome":"viewed"}"#.into(),
    ];
    for body in &bodies {
        world.put(body, Browser::Chrome, NOON).await;
    }
    let report = world.report("");
    assert_eq!(report.totals.attempts, 0);
    // One of the two that started stands for two.
    let Counted {
        snapshots,
        viewed,
        started,
        submitted,
        completed,
        ended,
        causes,
    } = report.counted.unwrap();
    assert_eq!(
        [snapshots, viewed, started, submitted, completed],
        [5, 1, 3, 0, 1]
    );
    let [ended] = &ended[..] else {
        panic!("one field")
    };
    assert_eq!(
        (ended.of.step.as_deref(), ended.of.key.as_deref()),
        (Some("address"), Some("tel"))
    );
    assert_eq!(ended.numbers.unwrap().snapshots, 3);
    let [cause] = &causes[..] else {
        panic!("one cause")
    };
    assert_eq!(
        (cause.of.key.as_deref(), cause.of.why.as_deref()),
        (Some("name"), Some("rule"))
    );
    // No filter applies to them.
    assert_eq!(world.report("device=-").counted, None);
    assert_eq!(world.report("to=2026-11-22").counted, None);
}

#[tokio::test]
async fn the_list_of_attempts_is_short_and_newest_first() {
    let world = World::new(ALL);
    for n in 1..=30 {
        world
            .put(
                &body(n, r#""outcome":"viewed""#),
                Browser::Line,
                NOON - n as i64 * MINUTE,
            )
            .await;
    }
    let latest = world.report("").latest;
    let found: Vec<_> = latest.iter().map(|one| one.attempt.as_str()).collect();
    let expected: Vec<_> = (1..=LATEST).map(|n| format!("{n:032x}")).collect();
    assert_eq!(found, expected);
    assert_eq!((latest[0].browser, latest[0].in_progress), ("line", true));
}

#[tokio::test]
async fn a_timeline_says_what_happened() {
    let world = World::new(ALL);
    // step 0; visit 1; failed 2; help 8 for loop 3; nudge 12 near 2; hidden 13
    let log = [
        (0, 0, 0),
        (1, 0, 5),
        (2, 1, 3),
        (8, 3, 4),
        (12, 2, 9),
        (13, 127, 29),
    ];
    let log: Vec<_> = log
        .iter()
        .flat_map(|(act, about, after)| [act << 7 | about, *after])
        .collect();
    let fields = r#"[{"key":"name","m":[1,5,3,1]},{"key":"tel","at":1,"open":true,"m":[2,9,4,2,1],"rules":{"PHONE_TOO_SHORT":2}}]"#;
    let one = body(
        7,
        &format!(
            r#""outcome":"started","device":"phone","segments":["member"],"steps":["address"],"of":2,"fields":{fields},"last":1,"cause":1,"why":"rule","log":{log:?}"#
        ),
    );
    world.put(&one, Browser::Safari, NOON).await;
    let timeline = world
        .reporter
        .timeline(AttemptId::from_hex(&format!("{:032x}", 7)).unwrap())
        .unwrap()
        .unwrap();
    let field = |key: &str| {
        Some(TimelineField {
            step: Some("address".into()),
            key: key.into(),
        })
    };
    let line = |act, field, about: Option<&str>, after| LogLine {
        act,
        field,
        about: about.map(Into::into),
        after,
    };
    let expected = [
        line("step", None, Some("address"), Range(0, Some(250))),
        line("visit", field("name"), None, Range(2000, Some(3000))),
        line("failed", field("tel"), None, Range(1000, Some(1500))),
        line("help", None, Some("loop"), Range(1500, Some(2000))),
        line("nudge", None, Some("near"), Range(8000, Some(12_000))),
        line("hidden", None, None, Range(8_192_000, None)),
    ];
    assert_eq!(timeline.log, expected);
    assert_eq!(
        (timeline.last, timeline.cause, timeline.why),
        (field("tel"), field("tel"), Some("rule"))
    );
    assert_eq!(timeline.fields[1].rules, [("PHONE_TOO_SHORT", 2)]);
    assert_eq!((timeline.began_at, timeline.browser), (NOON, "safari"));
    assert_eq!(
        world.reporter.timeline(AttemptId::new([0; 16])).unwrap(),
        None
    );
}

#[tokio::test]
async fn what_changes_is_read_again() {
    let world = World::new(ALL);
    let attempts = || {
        let totals = world.report("").totals;
        (totals.attempts, totals.completed)
    };
    let viewed = body(1, r#""outcome":"viewed""#);
    world.put(&viewed, Browser::Chrome, NOON).await;
    world
        .put(&body(2, r#""outcome":"viewed""#), Browser::Chrome, NOON)
        .await;
    assert_eq!(attempts(), (2, 0));
    let newer = viewed
        .replace(r#""rev":1,"seq":1"#, r#""rev":2,"seq":3"#)
        .replace("viewed", "completed");
    world.put(&newer, Browser::Chrome, NOON).await;
    assert_eq!(attempts(), (2, 1));
    // An older one that comes after all: no other state, but one more that came.
    let older = viewed.replace(r#""seq":1"#, r#""seq":2"#);
    world.put(&older, Browser::Chrome, NOON).await;
    assert_eq!(world.report("").delivery.all.received, 4);
    let id = AttemptId::from_hex(&format!("{:032x}", 1)).unwrap();
    assert!(world.store.delete(id).await.unwrap());
    assert_eq!(attempts(), (1, 0));
}

#[tokio::test]
async fn too_many_days_are_refused() {
    let world = World::new(ALL);
    let ask = Ask::parse("from=2020-01-01").unwrap();
    let refused = world.reporter.report_at(&ask, NOON);
    assert!(matches!(refused, Err(ReportError::Query(invalid)) if invalid.parameter == "from"));
}
