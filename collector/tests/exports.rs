//! What analysts get, through the real server, and that it is what its schema says.

mod common;

use common::{Server, beacon};
use serde_json::Value;

/// Whether a value is what a schema says; as much of JSON Schema as ours has, `pattern` aside.
fn fits(value: &Value, schema: &Value) -> bool {
    if let Some(any) = schema["anyOf"].as_array() {
        return any.iter().any(|one| fits(value, one));
    }
    let is_one_of = schema["enum"]
        .as_array()
        .is_none_or(|words| words.contains(value));
    is_one_of
        && match schema["type"].as_str().unwrap() {
            "null" => value.is_null(),
            "boolean" => value.is_boolean(),
            "string" => value.is_string(),
            "integer" => value.as_u64().is_some_and(|number| {
                schema["minimum"].as_u64().unwrap() <= number
                    && number <= schema["maximum"].as_u64().unwrap()
            }),
            "array" => value
                .as_array()
                .is_some_and(|list| list.iter().all(|one| fits(one, &schema["items"]))),
            "object" => value.as_object().is_some_and(|object| {
                let known = &schema["properties"];
                let required = schema["required"].as_array().into_iter().flatten();
                assert_eq!(schema["additionalProperties"], false);
                required
                    .into_iter()
                    .all(|name| object.contains_key(name.as_str().unwrap()))
                    && object
                        .iter()
                        .all(|(name, value)| known.get(name).is_some_and(|of| fits(value, of)))
            }),
            other => panic!("{other}"),
        }
}

/// An attempt with every member in use.
const FULL: &str = r#"{"v":2,"via":"outbox","late":90,"attempt":"8f14e45fceea167a5a36dedd4bea2543","rev":4,"seq":3,"outcome":"submitted","device":"phone","channel":"search","segments":["member"],"sample":50,"steps":["address","payment"],"step":1,"m":[2,12,4,11,1,1],"of":7,"last":1,"cause":1,"why":"rule","fields":[{"key":"name","kind":"name","m":[1,8,2,1]},{"key":"tel","kind":"phone","step":1,"at":4,"open":true,"m":[2,9,3,2,1,1,1,1],"rules":{"PHONE_TOO_SHORT":2}}],"nudges":{"near":1},"silent":{"TYPING":2},"held":{"EARLY":1},"help":{"stuck":[1,0,0,1]},"log":[0,0,129,9,1027,1,1539,2]}"#;

fn lines(server: &Server, query: &str) -> Vec<Value> {
    let answer = server.get(&format!("/report/export.ndjson{query}"));
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/x-ndjson"));
    let body = String::from_utf8(answer.unchunked()).unwrap();
    body.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_line_is_an_attempt_by_name_and_what_the_schema_says() {
    let server = Server::start(&[]);
    assert_eq!(server.post(FULL).status, 204);
    assert_eq!(server.post(beacon(7, 2, "started")).status, 204);
    let schema = server.get("/report/schema.json").json();
    let lines = lines(&server, "");
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert!(fits(line, &schema), "{line}");
    }
    // The one from the outbox happened an hour and a half before.
    let first = &lines[0];
    assert_eq!(first["attempt"], "8f14e45fceea167a5a36dedd4bea2543");
    assert_eq!(
        (&first["via"], &first["lateMinutes"]),
        (&"outbox".into(), &90.into())
    );
    let delivery = serde_json::json!({"handedOver": 3, "received": 1, "late": 1});
    assert_eq!(first["delivery"], delivery);
    assert_eq!(first["step"], "payment");
    assert_eq!(
        first["last"],
        serde_json::json!({"step": "payment", "key": "tel"})
    );
    assert_eq!(
        first["cause"],
        serde_json::json!({"step": "payment", "key": "tel", "why": "rule"})
    );
    // Buckets 12 and 9 begin at 24 and 8 s (docs/wire.md).
    assert_eq!(first["meters"]["timeMs"], 24_000);
    assert_eq!(first["fields"][1]["meters"]["timeMs"], 8_000);
    assert_eq!(first["fields"][1]["meters"]["visits"], 2);
    assert_eq!(
        first["fields"][1]["rules"],
        serde_json::json!({"PHONE_TOO_SHORT": 2})
    );
    assert_eq!(first["help"][0]["signal"], "stuck");
    assert_eq!(first["help"][0]["meters"]["taken"], 1);
    // 0: a step, the first. 129 = 1 * 128 + 1: a visit to the second field, 8 s after. 1027 = 8 * 128 + 3: help for
    // the fourth signal, 1539 = 12 * 128 + 3: the nudge's fourth state.
    let log = serde_json::json!([
        {"act": "step", "afterMs": 0, "step": "address"},
        {"act": "visit", "afterMs": 8000, "field": {"step": "payment", "key": "tel"}},
        {"act": "help", "afterMs": 250, "signal": "loop"},
        {"act": "nudge", "afterMs": 500, "nudge": "one-item"},
    ]);
    assert_eq!(first["log"], log);
    assert_eq!(
        (&lines[1]["browser"], &lines[1]["step"]),
        (&"other".into(), &Value::Null)
    );

    let mut changed = first.clone();
    for (name, wrong) in [
        ("outcome", "山田".into()),
        ("value", "090".into()),
        ("rev", 0.into()),
    ] {
        changed[name] = wrong;
        assert!(!fits(&changed, &schema), "{name}");
        changed = first.clone();
    }
}

#[test]
fn a_range_is_by_the_days_of_the_shop() {
    let server = Server::start(&[]);
    for n in 1..=3 {
        assert_eq!(server.post(beacon(n, 1, "started")).status, 204);
    }
    let db = rusqlite::Connection::open(server.data()).unwrap();
    // 2026-11-21T14:59:59.999Z is the last moment of the 21st in Japan.
    for (n, moment) in [
        (1, 1_795_273_199_999_i64),
        (2, 1_795_273_200_000),
        (3, 1_795_359_599_999),
    ] {
        let sql = "UPDATE attempts SET happened_at = ?1 WHERE hex(attempt) LIKE '%' || ?2";
        assert_eq!(db.execute(sql, (moment, n)).unwrap(), 1);
    }
    for (query, expected) in [
        ("?from=2026-11-22", 2),
        ("?to=2026-11-21", 1),
        ("?from=2026-11-21&to=2026-11-22", 3),
        ("?from=2026-11-22&to=2026-11-22", 2),
        ("?from=2026-11-23", 0),
    ] {
        assert_eq!(lines(&server, query).len(), expected, "{query}");
    }
    for path in [
        "/report/export.ndjson",
        "/report/export.csv",
        "/report/export.json",
    ] {
        let answer = server.get(&format!("{path}?from=yesterday"));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "RANGE_MALFORMED")
        );
    }
}

#[test]
fn the_table_has_a_row_for_each_field() {
    let server = Server::start(&[]);
    assert_eq!(server.post(FULL).status, 204);
    let viewed = r#"{"v":2,"via":"later","late":0,"attempt":"00000000000000000000000000000001","rev":1,"seq":1,"outcome":"viewed"}"#;
    assert_eq!(server.post(viewed).status, 204);
    let answer = server.get("/report/export.csv");
    assert_eq!(
        answer.header("content-type"),
        Some("text/csv; charset=utf-8")
    );
    let body = String::from_utf8(answer.unchunked()).unwrap();
    let body = body.strip_prefix('\u{feff}').expect("a byte order mark");
    let lines: Vec<Vec<&str>> = body
        .split_terminator("\r\n")
        .map(|l| l.split(',').collect())
        .collect();
    assert_eq!(lines.len(), 4, "a head, two fields, and one without any");
    let cell = |line: usize, name: &str| {
        let at = lines[0]
            .iter()
            .position(|head| *head == name)
            .unwrap_or_else(|| panic!("no {name}"));
        lines[line][at]
    };
    for line in &lines {
        assert_eq!(line.len(), lines[0].len());
    }
    for (name, first, second) in [
        ("outcome", "submitted", "submitted"),
        ("delivery.handedOver", "3", "3"),
        ("segments", "member", "member"),
        ("steps", "address payment", "address payment"),
        ("last.key", "tel", "tel"),
        ("cause.why", "rule", "rule"),
        ("nudges", "near:1", "near:1"),
        ("meters.timeMs", "24000", "24000"),
        ("field.step", "address", "payment"),
        ("field.key", "name", "tel"),
        ("field.timeMs", "6000", "8000"),
        ("field.open", "false", "true"),
        ("field.rules", "", "PHONE_TOO_SHORT:2"),
    ] {
        assert_eq!([cell(1, name), cell(2, name)], [first, second], "{name}");
    }
    assert_eq!((cell(3, "outcome"), cell(3, "field.key")), ("viewed", ""));
}

#[test]
fn the_document_has_the_counts_as_well() {
    let server = Server::start(&[]);
    let counted = r#"{"v":2,"via":"beacon","late":0,"outcome":"started","device":"phone"}"#;
    assert_eq!(server.post(counted).status, 204);
    let document = |server: &Server| -> Value {
        serde_json::from_slice(&server.get("/report/export.json").unchunked()).unwrap()
    };
    assert_eq!(document(&server)["attempts"], serde_json::json!([]));
    for n in 1..=2 {
        assert_eq!(server.post(beacon(n, 1, "started")).status, 204);
    }
    let found = document(&server);
    assert_eq!(
        (&found["from"], &found["utcOffset"]),
        (&Value::Null, &"+09:00".into())
    );
    assert_eq!(found["attempts"].as_array().unwrap().len(), 2);
    let row = &found["counted"][0];
    assert_eq!(
        (&row["outcome"], &row["count"]),
        (&"started".into(), &1.into())
    );
}

#[test]
fn an_attempt_is_deleted_on_request_and_stays_so() {
    let server = Server::start(&[]);
    assert_eq!(server.post(beacon(7, 1, "started")).status, 204);
    let delete = |id: &str| server.ask("DELETE", &format!("/report/attempts/{id}"), &[], b"");
    let id = format!("{:032x}", 7);
    assert_eq!(delete(&id).status, 204);
    assert_eq!(
        server.post(beacon(7, 2, "started")).status,
        204,
        "its outbox is content"
    );
    assert_eq!(server.attempts(), 0);
    let again = delete(&id);
    assert_eq!(
        (again.status, again.code().as_str()),
        (404, "ATTEMPT_UNKNOWN")
    );
    for bad in ["7", "%E5%B1%B1", "%ff", "0000000000000000000000000000000G"] {
        let answer = delete(bad);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "ATTEMPT_MALFORMED"),
            "{bad}"
        );
    }
}
