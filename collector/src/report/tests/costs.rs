//! What costs most, and when that can be said.

use super::*;
use crate::report::{Costs, Rate};

/// Abandoned in `key`, by a rule of the phone.
fn cost(key: &str, rule: &str) -> String {
    format!(
        r#""outcome":"started","of":1,"fields":[{{"key":"{key}","m":[1],"open":true,"rules":{{"{rule}":1}}}}],"last":0,"cause":0,"why":"rule""#
    )
}

const SHORT: &str = "PHONE_TOO_SHORT";
const BLANK: &str = r#""outcome":"started","of":1,"fields":[{"key":"name","m":[1]}],"last":0,"cause":0,"why":"blank""#;
const NONE: &str = r#""outcome":"started","of":1,"fields":[{"key":"name","m":[1]}],"last":0"#;

async fn costs(bodies: impl Iterator<Item = String>) -> Costs {
    report_of(&bodies.collect::<Vec<_>>(), "").await.costs
}

fn names(costs: &Costs) -> Vec<(&str, u64)> {
    costs
        .fields
        .list
        .iter()
        .map(|cost| (cost.key.as_str(), cost.attempts))
        .collect()
}

/// 20 of 40: 0.352 to 0.648. 6 of 40: 0.071 to 0.291. They do not overlap.
#[tokio::test]
async fn what_stands_apart_is_named() {
    let bodies = many(1, 20, &cost("tel", SHORT))
        .chain(many(100, 6, BLANK))
        .chain(many(200, 14, NONE));
    let costs = costs(bodies).await;
    assert_eq!((costs.abandoned, costs.without), (40, 14));
    assert_eq!(names(&costs), [("tel", 20), ("name", 6)]);
    assert_eq!((costs.fields.clear, costs.fields.leaders), (true, 1));
    let [tel, name] = &costs.rules.list[..] else {
        panic!("two")
    };
    assert_eq!(
        (tel.why, tel.rule, tel.attempts),
        (Some("rule"), Some(SHORT), 20)
    );
    assert_eq!(
        (name.why, name.rule, name.attempts),
        (Some("blank"), None, 6)
    );
    assert_eq!(Some(tel.share), Rate::of(20.0, 40.0));
    assert!(costs.rules.clear);
}

/// 20 of 40 begins at 0.352, 12 of 40 ends at 0.454.
#[tokio::test]
async fn what_overlaps_is_not_ranked() {
    let bodies = many(1, 20, &cost("tel", SHORT))
        .chain(many(100, 12, BLANK))
        .chain(many(200, 8, NONE));
    let costs = costs(bodies).await;
    assert_eq!((costs.fields.clear, costs.fields.leaders), (false, 2));
    assert_eq!(names(&costs), [("tel", 20), ("name", 12)]);
}

/// 1 of 1 begins at 0.207, but none of 1 ends at 0.793: any other field could be as bad. 4 of 4: 0.510, 0.490.
#[tokio::test]
async fn a_few_say_nothing_of_the_others() {
    for (count, clear) in [(1, false), (3, false), (4, true)] {
        let costs = costs(many(1, count, &cost("tel", SHORT))).await;
        assert_eq!(
            (costs.fields.clear, costs.fields.leaders),
            (clear, 1),
            "{count}"
        );
    }
    let none = costs([].into_iter()).await;
    assert_eq!(
        (none.abandoned, none.fields.clear, none.fields.list.len()),
        (0, false, 0)
    );
}

/// One field, two rules: the field stands apart, neither rule does.
#[tokio::test]
async fn a_field_may_stand_apart_where_no_rule_does() {
    let bodies =
        many(1, 12, &cost("tel", SHORT)).chain(many(100, 12, &cost("tel", "PHONE_NOT_DIGITS")));
    let costs = costs(bodies).await;
    assert_eq!((costs.fields.clear, costs.fields.leaders), (true, 1));
    assert_eq!((costs.rules.clear, costs.rules.leaders), (false, 2));
}

/// What failed most often is the cause; of equals the one that came last.
#[tokio::test]
async fn of_several_rules_one_is_the_cause() {
    let rules = |rules: &str| cost("tel", SHORT).replace(&format!(r#"{{"{SHORT}":1}}"#), rules);
    for (given, expected) in [
        (r#"{"PHONE_TOO_SHORT":3,"PHONE_NOT_DIGITS":1}"#, SHORT),
        (
            r#"{"PHONE_TOO_SHORT":1,"PHONE_NOT_DIGITS":1}"#,
            "PHONE_NOT_DIGITS",
        ),
    ] {
        let costs = costs([body(1, &rules(given))].into_iter()).await;
        assert_eq!(costs.rules.list[0].rule, Some(expected));
    }
}

/// What is done is nobody's cost, whatever stood in the way.
#[tokio::test]
async fn only_what_was_abandoned_costs() {
    let done = cost("tel", SHORT).replace("started", "completed");
    let costs = costs(many(1, 9, &done)).await;
    assert_eq!(
        (costs.abandoned, costs.without, costs.fields.list.len()),
        (0, 0, 0)
    );
}

#[tokio::test]
async fn a_field_that_is_not_shown_is_not_named() {
    let bodies: Vec<_> = many(1, 4, &cost("tel", SHORT))
        .chain(many(100, 6, BLANK))
        .chain(many(200, 7, &cost("email", "EMAIL_NO_AT")))
        .collect();
    let world = world(&bodies, Settings::default()).await;
    let report = world.report("");
    // Of tel, 4 are too few; name is the next smallest.
    assert_eq!(names(&report.costs), [("email", 7)]);
    assert_eq!(report.costs.abandoned, 17);
    assert!(!report.costs.fields.clear, "7 of 17 overlaps 6 of 17");
}
