use surasura::beacon;
use tempfile::TempDir;

use super::*;

/// One field of an attempt: key, kind, place, time, edits, fixes, rules.
type Visit = (&'static str, &'static str, u8, u32, u16, u16, &'static str);

fn body(n: u8, outcome: &str, last: Option<&str>, visits: &[Visit], nudges: &str) -> String {
    let fields: Vec<String> = visits
        .iter()
        .map(|(key, kind, at, ms, edits, fixes, rules)| {
            format!(
                r#"{{"key":"{key}","kind":{kind},"at":{at},"visits":1,"ms":{ms},"edits":{edits},"fixes":{fixes},"rules":{{{rules}}}}}"#
            )
        })
        .collect();
    let last = last.map_or("null".into(), |key| format!("\"{key}\""));
    format!(
        r#"{{"v":1,"attempt":"{n:032x}","rev":1,"outcome":"{outcome}","ms":1000,"of":4,"last":{last},"fields":[{}],"nudges":{{{nudges}}}}}"#,
        fields.join(",")
    )
}

const NAME: &str = r#""name""#;
const PHONE: &str = r#""phone""#;
const EMAIL: &str = r#""email""#;

/// Eight attempts. One looked only; two gave up at the phone, one at the e-mail, one at the name;
/// one submitted and was heard of no more; two completed.
fn attempts() -> Vec<String> {
    let name = |ms, fixes| ("name", NAME, 0, ms, 1, fixes, "");
    let tel = |ms, edits, rules| ("tel", PHONE, 1, ms, edits, 0, rules);
    let email = |ms, rules| ("email", EMAIL, 2, ms, 1, 0, rules);
    vec![
        body(1, "viewed", None, &[], ""),
        body(2, "started", Some("name"), &[name(500, 0)], ""),
        body(
            3,
            "started",
            Some("tel"),
            &[
                name(1000, 1),
                tel(9000, 3, r#""PHONE_TOO_SHORT":2,"PHONE_NOT_DIGITS":1"#),
            ],
            r#""near":2"#,
        ),
        body(
            4,
            "started",
            Some("tel"),
            // Came back to the phone from the e-mail: it ended at the phone.
            &[
                name(2000, 0),
                tel(7000, 2, r#""PHONE_TOO_SHORT":1"#),
                email(300, ""),
            ],
            r#""near":1,"reached":1"#,
        ),
        body(
            5,
            "started",
            Some("email"),
            &[
                name(3000, 2),
                tel(800, 1, ""),
                email(1000, r#""EMAIL_NO_AT":1"#),
            ],
            "",
        ),
        body(
            6,
            "submitted",
            Some("tel"),
            &[name(4000, 0), tel(1200, 1, r#""PHONE_NOT_DIGITS":4"#)],
            "",
        ),
        body(
            7,
            "completed",
            Some("tel"),
            &[name(5000, 0), tel(600, 1, ""), email(700, "")],
            r#""empty":1"#,
        ),
        body(
            8,
            "completed",
            Some("email"),
            &[name(6000, 0), email(900, "")],
            "",
        ),
    ]
}

async fn report_of(bodies: &[String]) -> Report {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&dir.path().join("d")).unwrap();
    for body in bodies {
        let state = beacon::decode(body.as_bytes()).unwrap();
        store.put(state).await.unwrap();
    }
    let report = Reporter::new(&store).unwrap().report().unwrap();
    writer.close().await;
    Report::clone(&report)
}

#[tokio::test]
async fn totals_are_as_counted_by_hand() {
    let totals = report_of(&attempts()).await.totals;
    let expected = Totals {
        attempts: 8,
        started: 7,
        submitted: 3,
        completed: 2,
        untouched: 1,
        abandoned: 4,
        unconfirmed: 1,
        completion_rate: Some(2.0 / 7.0),
    };
    assert_eq!(totals, expected);
}

#[tokio::test]
async fn fields_are_as_counted_by_hand() {
    let rule = |code: &str, count| Rule {
        code: code.into(),
        count,
    };
    let field = |key: &str, kind: &str, at, reached, ended, median_ms, edits, fixes, rules| Field {
        key: key.into(),
        kind: Some(kind.into()),
        at,
        reached,
        ended,
        median_ms,
        edits,
        fixes,
        rules,
    };
    let expected = [
        // 500 1000 2000 [3000] 4000 5000 6000
        field("name", "name", 0, 7, 1, 3000, 7, 3, vec![]),
        // 600 800 [1200] 7000 9000; submitted and completed attempts did not end here
        field(
            "tel",
            "phone",
            1,
            5,
            2,
            1200,
            8,
            0,
            vec![rule("PHONE_NOT_DIGITS", 5), rule("PHONE_TOO_SHORT", 3)],
        ),
        // 300 [700 900] 1000
        field(
            "email",
            "email",
            2,
            4,
            1,
            800,
            4,
            0,
            vec![rule("EMAIL_NO_AT", 1)],
        ),
    ];
    let report = report_of(&attempts()).await;
    assert_eq!(report.fields, expected);
    assert_eq!(report.fields_left_out, 0);
    // Every abandoned attempt ended somewhere.
    let ended: u64 = report.fields.iter().map(|field| field.ended).sum();
    assert_eq!(ended, report.totals.abandoned);
}

#[tokio::test]
async fn the_worst_field_is_named() {
    let worst = |keys: &[&str], ended| {
        let keys = keys.iter().map(|key| (*key).into()).collect();
        Some(Worst { keys, ended })
    };
    let mut bodies = attempts();
    assert_eq!(report_of(&bodies).await.worst, worst(&["tel"], 2));
    let name = ("name", NAME, 0, 100, 0, 0, "");
    bodies.push(body(9, "started", Some("name"), &[name], ""));
    assert_eq!(report_of(&bodies).await.worst, worst(&["name", "tel"], 2));
}

#[tokio::test]
async fn nudges_are_as_counted_by_hand() {
    let nudges = report_of(&attempts()).await.nudges;
    let found: Vec<_> = nudges
        .iter()
        .map(|n| (n.state.as_str(), n.attempts, n.shown))
        .collect();
    assert_eq!(found, [("empty", 1, 1), ("near", 2, 3), ("reached", 1, 1)]);
}

#[tokio::test]
async fn an_empty_file_has_an_empty_report() {
    let report = report_of(&[]).await;
    assert_eq!(report.totals, Totals::default());
    assert_eq!((report.worst, report.fields.len()), (None, 0));
    assert!(report.totals.completion_rate.is_none());
}

#[tokio::test]
async fn a_field_stands_where_the_newest_form_has_it() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&dir.path().join("d")).unwrap();
    let old = [
        ("name", NAME, 0, 0, 0, 0, ""),
        ("tel", "null", 1, 0, 0, 0, ""),
    ];
    let new = [
        ("name", NAME, 3, 0, 0, 0, ""),
        ("tel", PHONE, 0, 0, 0, 0, ""),
    ];
    for (n, visits) in [(1, old), (2, new)] {
        let body = body(n, "started", Some("tel"), &visits, "");
        store
            .put(beacon::decode(body.as_bytes()).unwrap())
            .await
            .unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    writer.close().await;
    let report = Reporter::new(&store).unwrap().report().unwrap();
    let order: Vec<_> = report
        .fields
        .iter()
        .map(|f| (f.key.as_str(), f.at, f.kind.as_deref()))
        .collect();
    assert_eq!(
        order,
        [("tel", 0, Some("phone")), ("name", 3, Some("name"))]
    );
}

#[tokio::test]
async fn made_up_keys_do_not_push_the_form_out() {
    let mut bodies = attempts();
    for n in 0..100 {
        let key: &'static str = format!("made-up-{n}").leak();
        let visits = [(key, "null", 1, 0, 0, 0, "")];
        bodies.push(body(100 + n, "started", Some(key), &visits, ""));
    }
    let report = report_of(&bodies).await;
    assert_eq!((report.fields.len(), report.fields_left_out), (64, 39));
    for key in ["name", "tel", "email"] {
        assert!(report.fields.iter().any(|f| f.key == key), "{key}");
    }
}

#[tokio::test]
async fn the_list_of_attempts_is_short_and_newest_first() {
    let bodies: Vec<_> = (1..=30).map(|n| body(n, "viewed", None, &[], "")).collect();
    let latest = report_of(&bodies).await.latest;
    assert_eq!(latest.len(), LATEST);
    assert!(
        latest
            .windows(2)
            .all(|w| w[0].received_at >= w[1].received_at)
    );
    assert!(latest.iter().all(|l| l.attempt.len() == 8));
}

#[tokio::test]
async fn it_counts_again_when_the_file_has_changed() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&dir.path().join("d")).unwrap();
    let reporter = Reporter::new(&store).unwrap();
    let before = reporter.report().unwrap();
    assert!(Arc::ptr_eq(&before, &reporter.report().unwrap()));
    let body = body(1, "viewed", None, &[], "");
    store
        .put(beacon::decode(body.as_bytes()).unwrap())
        .await
        .unwrap();
    assert_eq!(reporter.report().unwrap().totals.attempts, 1);
}

#[test]
fn every_number_is_defined_once_in_both_languages() {
    let report = serde_json::to_value(Totals::default()).unwrap();
    let totals = report.as_object().unwrap();
    let defined: Vec<_> = definitions().iter().map(|d| d.of).collect();
    for number in totals.keys() {
        assert!(defined.contains(&number.as_str()), "{number}");
    }
    for number in ["reached", "ended", "medianMs", "fixes", "rules", "nudges"] {
        assert!(defined.contains(&number), "{number}");
    }
    let mut once = defined.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), defined.len());
    for d in definitions() {
        assert!(
            !d.ja.is_ascii() && d.en.is_ascii() || d.en.contains('÷'),
            "{}",
            d.of
        );
    }
}
