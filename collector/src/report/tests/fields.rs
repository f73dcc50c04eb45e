//! The table of fields.

use super::*;
use crate::report::{
    Cell, FIELDS, Field, FieldNumbers, Often, Quartiles, Range, Rate, Rule, RuleNumbers, Whys,
};

/// A field: its key, kind, place, meters and rules.
fn field(key: &str, kind: &str, at: u8, meters: &[u16], rules: &str) -> String {
    format!(r#"{{"key":"{key}","kind":"{kind}","at":{at},"m":{meters:?},"rules":{{{rules}}}}}"#)
}

fn fields(outcome: &str, fields: &[String], rest: &str) -> String {
    format!(
        r#""outcome":"{outcome}","of":3,"fields":[{}]{rest}"#,
        fields.join(",")
    )
}

/// Buckets of time: 3 is 1 to 1.5 s, 5 is 2 to 3 s, 9 is 8 to 12 s.
fn bodies() -> Vec<String> {
    let name = |time| field("name", "name", 0, &[1, time, 3, 1], "");
    // visits time hesitation commits corrections returns fixed rejected autofilled filled pasted blank lost early stale
    let tel = |meters: &[u16], rules: &str| field("tel", "phone", 1, meters, rules);
    vec![
        body(
            1,
            &fields(
                "started",
                &[
                    name(3),
                    tel(
                        &[2, 9, 5, 2, 1, 1, 1, 1],
                        r#""PHONE_TOO_SHORT":2,"PHONE_NOT_DIGITS":1"#,
                    ),
                ],
                r#","last":1,"cause":1,"why":"rule""#,
            ),
        ),
        // The rule was mended: no cause.
        body(
            2,
            &fields(
                "started",
                &[
                    name(5),
                    tel(&[1, 5, 3, 1, 0, 0, 2], r#""PHONE_TOO_SHORT":1"#),
                ],
                r#","last":1"#,
            ),
        ),
        body(
            3,
            &fields(
                "completed",
                &[name(9), tel(&[1, 3, 0, 1, 0, 0, 0, 0, 1], "")],
                r#","last":1"#,
            ),
        ),
        // Where it was lost she did not go again.
        body(
            4,
            &fields(
                "started",
                &[
                    name(3),
                    tel(&[1, 3, 3, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6], ""),
                ],
                r#","last":0,"cause":1,"why":"lost""#,
            ),
        ),
        body(
            5,
            &fields(
                "started",
                &[name(3)],
                r#","last":0,"cause":0,"why":"stuck""#,
            ),
        ),
    ]
}

fn numbers(fields: &[Cell<Field, FieldNumbers>], key: &str) -> FieldNumbers {
    let cell = fields.iter().find(|cell| cell.of.key == key).unwrap();
    cell.numbers.clone().unwrap()
}

#[tokio::test]
async fn fields_are_as_counted_by_hand() {
    let report = report_of(&bodies(), "").await;
    let order: Vec<_> = report
        .fields
        .iter()
        .map(|cell| (cell.of.key.as_str(), cell.of.at, cell.of.kind))
        .collect();
    assert_eq!(
        order,
        [("name", 0, Some("name")), ("tel", 1, Some("phone"))]
    );
    let rule = |code, [times, attempts, abandoned, cause]: [u64; 4]| Cell {
        of: Rule { code },
        suppressed: false,
        numbers: Some(RuleNumbers {
            times,
            attempts,
            abandoned,
            cause,
        }),
    };
    let expected = FieldNumbers {
        reached: 4,
        in_progress: 0,
        ended: 2,
        ended_rate: Rate::of(2.0, 4.0),
        cause: 2,
        whys: Whys {
            rule: 1,
            blank: 0,
            lost: 1,
            stuck: 0,
        },
        // Buckets 3 3 5 9: the first, the second and the third of four.
        time: Some(Quartiles {
            q1: Range(1000, Some(1500)),
            median: Range(1000, Some(1500)),
            q3: Range(2000, Some(3000)),
        }),
        // 0 3 3 5
        hesitation: Some(Quartiles {
            q1: Range(0, Some(250)),
            median: Range(1000, Some(1500)),
            q3: Range(1000, Some(1500)),
        }),
        rules: vec![
            rule("PHONE_TOO_SHORT", [3, 2, 2, 1]),
            rule("PHONE_NOT_DIGITS", [1, 1, 1, 0]),
        ],
        corrections: 1,
        returns: 1,
        fixed: 3,
        rejected: 1,
        autofilled: 1,
        filled: 1,
        pasted: 2,
        blank: 3,
        lost: 4,
        early: 5,
        stale: 6,
        // By a test of its own.
        survival: numbers(&report.fields, "tel").survival,
    };
    assert_eq!(numbers(&report.fields, "tel"), expected);
    let name = numbers(&report.fields, "name");
    assert_eq!(
        (name.reached, name.ended, name.cause, name.whys.stuck),
        (5, 2, 1, 1)
    );
    // Every abandoned attempt ended somewhere.
    let ended: u64 = report
        .fields
        .iter()
        .filter_map(|cell| Some(cell.numbers.as_ref()?.ended))
        .sum();
    assert_eq!((ended, report.totals.abandoned), (4, 4));
}

/// Of five that were started, a fault was shown too early and too long in the fourth alone.
#[tokio::test]
async fn our_own_faults_are_told_of_all_attempts() {
    let totals = report_of(&bodies(), "").await.totals;
    let often = |times| Often { attempts: 1, times };
    assert_eq!((totals.early, totals.stale), (often(5), often(6)));
    assert_eq!(totals.own_fault_rate, Rate::of(1.0, 5.0));
}

/// By f-tra, 4 ended in the last field in which something was entered, and so did 5.
#[tokio::test]
async fn where_it_ended_depends_on_who_says_so() {
    let report = report_of(&bodies(), "definition=f-tra").await;
    assert_eq!(
        (
            numbers(&report.fields, "name").ended,
            numbers(&report.fields, "tel").ended
        ),
        (2, 2)
    );
    let looked = body(
        9,
        &fields(
            "started",
            &[
                field("name", "name", 0, &[1, 3, 3, 1], ""),
                field("tel", "phone", 1, &[1, 3, 3], ""),
            ],
            r#","last":1"#,
        ),
    );
    let ended = async |query| {
        let fields = report_of(std::slice::from_ref(&looked), query).await.fields;
        (
            numbers(&fields, "name").ended,
            numbers(&fields, "tel").ended,
        )
    };
    assert_eq!(ended("").await, (0, 1));
    assert_eq!(ended("definition=f-tra").await, (1, 0));
}

#[tokio::test]
async fn one_key_in_two_steps_is_two_fields() {
    let twice = r#""outcome":"started","of":2,"steps":["sender","receiver"],"step":1,"last":1,
        "fields":[{"key":"tel","m":[1]},{"key":"tel","step":1,"m":[1]}]"#;
    let report = report_of(&[body(1, twice)], "").await;
    let found: Vec<_> = report
        .fields
        .iter()
        .map(|cell| {
            (
                cell.of.step.as_deref(),
                cell.numbers.as_ref().unwrap().ended,
            )
        })
        .collect();
    assert_eq!(found, [(Some("sender"), 0), (Some("receiver"), 1)]);
}

#[tokio::test]
async fn a_field_stands_where_the_newest_form_has_it() {
    let world = World::new(ALL);
    let old = fields(
        "started",
        &[
            field("name", "name", 0, &[1], ""),
            r#"{"key":"tel","at":1,"m":[1]}"#.into(),
        ],
        "",
    );
    let new = fields(
        "started",
        &[
            field("name", "name", 3, &[1], ""),
            field("tel", "phone", 0, &[1], ""),
        ],
        "",
    );
    // The newer one has the lower id.
    world
        .put(&body(2, &old), Browser::Chrome, NOON - 90 * MINUTE)
        .await;
    world
        .put(&body(1, &new), Browser::Chrome, NOON - 80 * MINUTE)
        .await;
    let report = world.report("");
    let order: Vec<_> = report
        .fields
        .iter()
        .map(|cell| (cell.of.key.as_str(), cell.of.at, cell.of.kind))
        .collect();
    assert_eq!(
        order,
        [("tel", 0, Some("phone")), ("name", 3, Some("name"))]
    );
}

#[tokio::test]
async fn made_up_keys_do_not_push_the_form_out() {
    let mut bodies = bodies();
    for n in 0..100 {
        bodies.push(body(
            100 + n,
            &fields(
                "started",
                &[field(&format!("made-up-{n}"), "number", 0, &[1], "")],
                "",
            ),
        ));
    }
    let report = report_of(&bodies, "").await;
    assert_eq!(
        (FIELDS, report.fields.len(), report.fields_left_out),
        (96, 96, 6)
    );
    for key in ["name", "tel"] {
        assert!(report.fields.iter().any(|cell| cell.of.key == key), "{key}");
    }
}
