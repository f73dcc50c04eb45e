//! Breakdowns, filters, and what they must not tell.

use super::*;
use crate::report::{Breakdown, GroupKey};

const FIVE: Settings = Settings { smallest: 5, ..ALL };

fn viewed(members: &str) -> String {
    format!(r#""outcome":"viewed",{members}"#)
}

/// The groups and their attempts; `None`: not shown.
fn groups(breakdown: &Breakdown) -> Vec<(Option<&str>, Option<u64>)> {
    breakdown
        .iter()
        .map(|cell| {
            let key = match &cell.of.key {
                Some(GroupKey::Name(name)) => Some(name.as_str()),
                _ => None,
            };
            assert_eq!(cell.suppressed, cell.numbers.is_none());
            (key, cell.numbers.map(|numbers| numbers.attempts))
        })
        .collect()
}

#[tokio::test]
async fn groups_are_as_counted_by_hand() {
    let typed = r#""of":1,"fields":[{"key":"name","m":[1]}],"last":0"#;
    let bodies = [
        body(
            1,
            &viewed(r#""device":"phone","channel":"search","segments":["member","first"]"#),
        ),
        body(
            2,
            &format!(
                r#""outcome":"started",{typed},"device":"phone","channel":"mail","segments":["member"]"#
            ),
        ),
        body(
            3,
            &format!(r#""outcome":"completed",{typed},"device":"desktop","channel":"search""#),
        ),
        body(4, &viewed("\"sample\":100")),
    ];
    let by = report_of(&bodies, "").await.by;
    assert_eq!(
        groups(&by.device),
        [
            (Some("phone"), Some(2)),
            (Some("desktop"), Some(1)),
            (None, Some(1))
        ]
    );
    assert_eq!(
        groups(&by.channel),
        [
            (Some("search"), Some(2)),
            (Some("mail"), Some(1)),
            (None, Some(1))
        ]
    );
    assert_eq!(
        groups(&by.segment),
        [
            (Some("first"), Some(1)),
            (Some("member"), Some(2)),
            (None, Some(2))
        ]
    );
    assert_eq!(groups(&by.browser), [(Some("chrome"), Some(4))]);
    let phone = by.device[0].numbers.unwrap();
    assert_eq!((phone.started, phone.abandoned, phone.done), (1, 1, 0));
    assert_eq!(phone.done_rate.unwrap().rate, 0.0);
    assert_eq!(by.device[2].numbers.unwrap().done_rate, None);
}

#[tokio::test]
async fn hours_and_weekdays_are_all_there() {
    let world = World::new(ALL);
    // Monday 12:00, Monday 00:00, Sunday 23:59, of the shop's clock.
    for (n, minutes) in [(1, 0), (2, 720), (3, 721)] {
        world
            .put(
                &body(n, &viewed("\"of\":1")),
                Browser::Chrome,
                NOON - minutes * MINUTE,
            )
            .await;
    }
    let by = world.report("").by;
    let attempts = |breakdown: &Breakdown| -> Vec<_> {
        breakdown
            .iter()
            .map(|cell| cell.numbers.unwrap().attempts)
            .collect()
    };
    let mut hours = vec![0; 24];
    (hours[0], hours[12], hours[23]) = (1, 1, 1);
    assert_eq!(attempts(&by.hour), hours);
    assert_eq!(attempts(&by.weekday), [2, 0, 0, 0, 0, 0, 1]);
    assert_eq!(by.weekday[6].of.key, Some(GroupKey::Number(7)));
}

fn phones() -> Vec<String> {
    many(1, 20, &viewed(r#""device":"phone","channel":"search""#))
        .chain(many(
            100,
            9,
            &viewed(r#""device":"desktop","channel":"search""#),
        ))
        .chain(many(
            200,
            3,
            &viewed(r#""device":"tablet","channel":"mail""#),
        ))
        .collect()
}

/// 3 tablets are too few; 32 less 20 phones and 9 desktops would tell them, so that desktops go, too.
#[tokio::test]
async fn small_groups_are_not_shown() {
    let world = world(&phones(), FIVE).await;
    let report = world.report("");
    assert_eq!(report.totals.attempts, 32);
    assert_eq!(
        groups(&report.by.device),
        [
            (Some("phone"), Some(20)),
            (Some("tablet"), None),
            (Some("desktop"), None)
        ]
    );
    let written = serde_json::to_value(&report.by.device[1]).unwrap();
    assert_eq!(
        written,
        serde_json::json!({ "key": "tablet", "suppressed": true, "numbers": null })
    );
}

#[tokio::test]
async fn what_is_not_shown_cannot_be_asked_for() {
    let world = world(&phones(), FIVE).await;
    for (query, suppressed, attempts) in [
        ("device=phone", false, 20),
        ("device=tablet", true, 0),
        ("device=desktop", true, 0),
        ("channel=mail", true, 0),
        ("channel=search", true, 0),
        // Nobody is no small group.
        ("device=-", false, 0),
        ("segment=member", false, 0),
        ("browser=chrome", false, 32),
        // All the phones came by search.
        ("device=phone&channel=search", false, 20),
        ("device=phone&channel=mail", false, 0),
    ] {
        let report = world.report(query);
        assert_eq!(
            (report.suppressed, report.totals.attempts),
            (suppressed, attempts),
            "{query}"
        );
        assert_eq!(report.latest.is_empty(), attempts == 0, "{query}");
    }
}

#[tokio::test]
async fn filters_pick_what_they_say() {
    let bodies = [
        body(
            1,
            &viewed(r#""device":"phone","segments":["member"],"steps":["cart","address"]"#),
        ),
        body(
            2,
            &viewed(r#""device":"phone","segments":["member","first"],"steps":["cart"]"#),
        ),
        body(3, &viewed(r#""channel":"ad""#)),
    ];
    let world = world(&bodies, ALL).await;
    for (query, attempts) in [
        ("device=phone", 2),
        ("device=-", 1),
        ("segment=first", 1),
        ("segment=-", 1),
        ("step=cart", 2),
        ("step=address", 1),
        ("step=-", 1),
        ("channel=ad", 1),
        ("segment=member&step=address", 1),
        ("browser=firefox", 0),
    ] {
        assert_eq!(world.report(query).totals.attempts, attempts, "{query}");
    }
}

#[tokio::test]
async fn rules_and_fields_are_groups_too() {
    let tel = |rules: &str| {
        format!(
            r#""outcome":"started","of":1,"fields":[{{"key":"tel","m":[1],"rules":{{{rules}}}}}],"last":0"#
        )
    };
    let bodies: Vec<_> = many(1, 30, &tel(r#""PHONE_TOO_SHORT":1"#))
        .chain(many(100, 9, &tel(r#""PHONE_TOO_LONG":1"#)))
        .chain(many(200, 2, &tel(r#""PHONE_FOREIGN":1"#)))
        .collect();
    let world = world(&bodies, FIVE).await;
    let report = world.report("");
    let rules = &report.fields[0].numbers.as_ref().unwrap().rules;
    let found: Vec<_> = rules
        .iter()
        .map(|cell| (cell.of.code, cell.suppressed))
        .collect();
    assert_eq!(
        found,
        [
            ("PHONE_TOO_SHORT", false),
            ("PHONE_TOO_LONG", true),
            ("PHONE_FOREIGN", true)
        ]
    );
}
