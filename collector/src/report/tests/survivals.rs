//! What became of those in a field by the time in it. The bands are p^exp(±1.96 s ÷ (p |log p|)).

use super::*;
use crate::report::{Rate, Survival};

/// An attempt that was in a field for a time, and last; and what it came to.
fn tel(outcome: &str, time: u16) -> String {
    format!(r#""outcome":"{outcome}","of":2,"fields":[{{"key":"tel","m":[1,{time}]}}],"last":0"#)
}

fn survival(report: &Report, key: &str) -> Vec<Survival> {
    let field = report.fields.iter().find(|cell| cell.of.key == key);
    field.unwrap().numbers.clone().unwrap().survival
}

/// The rate and its band to four digits.
fn four(rate: Rate) -> [i64; 3] {
    [rate.rate, rate.low, rate.high].map(|x| (x * 10_000.0).round() as i64)
}

/// Ten: 4 are done within 1 to 1.5 s; 2 leave and 1 is done within 2 to 3 s; 1 leaves and 2 are done within 4 to 6 s.
fn ten() -> Vec<String> {
    many(1, 4, &tel("completed", 3))
        .chain(many(10, 2, &tel("started", 5)))
        .chain(many(20, 1, &tel("submitted", 5)))
        .chain(many(30, 1, &tel("started", 7)))
        .chain(many(40, 2, &tel("completed", 7)))
        .collect()
}

/// Nobody is lost sight of: the shares are those of ten, and the variances p(1 - p) ÷ 10.
#[tokio::test]
async fn where_all_is_known_the_curve_is_the_plain_share() {
    let points = survival(&report_of(&ten(), "").await, "tel");
    let until: Vec<_> = points.iter().map(|point| point.until).collect();
    let ends = [250, 500, 1000, 1500, 2000, 3000, 4000, 6000];
    assert_eq!(until, ends.map(Some));
    let at_risk: Vec<_> = points.iter().map(|point| point.at_risk).collect();
    assert_eq!(at_risk, [10, 10, 10, 10, 6, 6, 3, 3]);
    let wilson = |hits| four(Rate::of(hits, 10.0).unwrap());
    let left: Vec<_> = points.iter().map(|point| four(point.left)).collect();
    let (two, three) = ([2000, 309, 4747], [3000, 711, 5779]);
    let none = wilson(0.0);
    assert_eq!(left, [none, none, none, none, none, two, two, three]);
    let still: Vec<_> = points.iter().map(|point| four(point.still)).collect();
    let six = [6000, 2527, 8272];
    let all = wilson(10.0);
    assert_eq!(still, [all, all, all, six, six, three, three, none]);
}

/// Four: 1 leaves within 1 to 1.5 s, 1 is lost sight of at 2 to 3 s, of the last two 1 leaves and 1 is done within 4 to 6 s.
/// Left are 1/4, and 1/4 + 3/4 × 1/2 = 5/8; the variance of that is 3/64 + 9/64 × 1/12 - 3/64 + 9/16 × 1/8 = 21/256.
/// The two at last stand for the 3/4 of 8/3: none of them is from 0 to 3.8415 ÷ (2.6667 + 3.8415).
#[tokio::test]
async fn who_is_there_still_is_followed_as_far_as_is_known() {
    let world = World::new(ALL);
    for (n, outcome, time, ago) in [
        (1, "started", 3, 120),
        (2, "started", 5, 1),
        (3, "started", 7, 120),
        (4, "completed", 7, 120),
    ] {
        let at = NOON - ago * MINUTE;
        world
            .put(&body(n, &tel(outcome, time)), Browser::Chrome, at)
            .await;
    }
    let points = survival(&world.report(""), "tel");
    let [.., before, last] = &points[..] else {
        panic!("eight points")
    };
    assert_eq!((before.at_risk, last.at_risk), (2, 2));
    assert_eq!(four(before.left), [2500, 89, 6653]);
    assert_eq!(four(before.still), [7500, 1279, 9605]);
    assert_eq!(four(last.left), [6250, 417, 9328]);
    assert_eq!(four(last.still), [0, 0, 5903]);
}

/// The field in which it ended, and one that it was left with: open, or with the friction that was first.
#[tokio::test]
async fn who_leaves_with_friction_unresolved_has_left_there() {
    let field =
        |key: &str, at: u8, rest: &str| format!(r#"{{"key":"{key}","at":{at},"m":[1,3]{rest}}}"#);
    let fields = [
        field("name", 0, ""),
        field("kana", 1, r#","open":true"#),
        field("tel", 2, ""),
        field("email", 3, ""),
    ];
    let of = |outcome: &str| {
        format!(
            r#""outcome":"{outcome}","of":4,"fields":[{}],"last":3,"cause":2,"why":"blank""#,
            fields.join(",")
        )
    };
    let left = |report: &Report| {
        ["name", "kana", "tel", "email"].map(|key| {
            let points = survival(report, key);
            let last = points.last().unwrap();
            (last.left.rate, last.still.rate)
        })
    };
    let report = report_of(&[body(1, &of("started"))], "").await;
    assert_eq!(
        left(&report),
        [(0.0, 0.0), (1.0, 0.0), (1.0, 0.0), (1.0, 0.0)]
    );
    let report = report_of(&[body(1, &of("completed"))], "").await;
    assert_eq!(left(&report), [(0.0, 0.0); 4]);
    // In progress she is done with the first alone.
    let world = World::new(ALL);
    let body = body(1, &of("started"));
    world.put(&body, Browser::Chrome, NOON - MINUTE).await;
    let expected = [(0.0, 0.0), (0.0, 1.0), (0.0, 1.0), (0.0, 1.0)];
    assert_eq!(left(&world.report("")), expected);
}

#[tokio::test]
async fn the_curve_ends_where_few_are_left() {
    let world = world(&ten(), Settings { smallest: 5, ..ALL }).await;
    let points = survival(&world.report(""), "tel");
    assert_eq!(points.len(), 6);
    assert_eq!(points[5].at_risk, 6);
}

/// One in four is sent: four times as many, no surer.
#[tokio::test]
async fn sampled_attempts_make_a_curve_no_surer() {
    let sampled: Vec<_> = ten()
        .iter()
        .map(|body| body.replace(r#""of":2"#, r#""sample":25,"of":2"#))
        .collect();
    let plain = survival(&report_of(&ten(), "").await, "tel");
    let points = survival(&report_of(&sampled, "").await, "tel");
    assert_eq!(points.len(), plain.len());
    for (point, plain) in points.iter().zip(plain) {
        assert_eq!(point.at_risk, 4 * plain.at_risk);
        assert_eq!(four(point.left), four(plain.left));
        assert_eq!(four(point.still), four(plain.still));
    }
}

/// Of 40 who came 35 are lost sight of at 1 to 1.5 s: that nobody is in it for longer than 6 s is known of five, and none
/// of five is from 0 to 3.8415 ÷ (5 + 3.8415).
#[tokio::test]
async fn who_was_not_followed_makes_nothing_surer() {
    let done: Vec<_> = many(100, 5, &tel("completed", 7)).collect();
    let world = world(&done, ALL).await;
    for body in many(1, 35, &tel("started", 3)) {
        world.put(&body, Browser::Chrome, NOON - MINUTE).await;
    }
    let points = survival(&world.report(""), "tel");
    let last = points.last().unwrap();
    assert_eq!(last.at_risk, 5);
    let none = [0, 0, 4345];
    assert_eq!((four(last.still), four(last.left)), (none, none));
    // All forty were seen until then.
    assert_eq!(four(points[3].still), four(Rate::of(40.0, 40.0).unwrap()));
}

/// One in three is sent, whose weight is 100 ÷ 33, or all are, in five buckets: sums of shares are not exact, but nobody is
/// nobody and all are all.
#[tokio::test]
async fn nobody_is_nobody_whatever_each_stands_for() {
    for (count, sample) in (3..=12).flat_map(|count| [(count, 33), (count, 100)]) {
        let wilson = |hits: u16| four(Rate::of(f64::from(hits), f64::from(count)).unwrap());
        let at = |n: u16| 3 + n % 5 * 2;
        let bodies = |outcome: &str| -> Vec<_> {
            let of = |n| {
                let rest = format!(r#""sample":{sample},{}"#, tel(outcome, at(n)));
                body(u128::from(n), &rest)
            };
            (0..count).map(of).collect()
        };
        let report = report_of(&bodies("completed"), "").await;
        let last = *survival(&report, "tel").last().unwrap();
        assert_eq!(
            (four(last.still), four(last.left)),
            (wilson(0), wilson(0)),
            "{count}"
        );
        let report = report_of(&bodies("started"), "").await;
        let last = *survival(&report, "tel").last().unwrap();
        assert_eq!(
            (four(last.still), four(last.left)),
            (wilson(0), wilson(count)),
            "{count}"
        );
    }
}
