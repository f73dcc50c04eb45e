//! What is not the format.

use serde_json::{Value, json};
use surasura::beacon::{FieldKey, MAX_BODY, WireError, decode};

use super::{body, read, with};

#[track_caller]
fn refused(body: &Value) {
    assert_eq!(read(body), Err(WireError::Malformed), "{body}");
}

/// The paths of all members, those of objects in arrays included.
fn members(value: &Value, path: &str, out: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, child)| (key.clone(), child))
            .collect(),
        Value::Array(array) => array
            .iter()
            .enumerate()
            .map(|(at, child)| (at.to_string(), child))
            .collect(),
        _ => return,
    };
    for (key, child) in children {
        let path = format!("{path}/{key}");
        members(child, &path, out);
        out.push(path);
    }
}

fn member_paths() -> Vec<String> {
    let mut paths = Vec::new();
    members(&body(), "", &mut paths);
    assert!(paths.len() > 30);
    paths
}

#[test]
fn an_unknown_member_is_refused_wherever_it_stands() {
    let mut objects: Vec<String> = member_paths();
    objects.push(String::new());
    objects.retain(|path| body().pointer(path).is_some_and(Value::is_object));
    assert_eq!(
        objects.len(),
        8,
        "the body, three fields, their rules, the nudges"
    );
    for path in objects {
        for value in [json!("090-1234-5678"), json!(1), Value::Null] {
            let mut body = body();
            let object = body
                .pointer_mut(&path)
                .and_then(Value::as_object_mut)
                .unwrap();
            object.insert("value".into(), value);
            refused(&body);
        }
    }
}

#[test]
fn a_missing_member_is_refused() {
    for path in member_paths() {
        let (parent, key) = path.rsplit_once('/').unwrap();
        let mut body = body();
        let Some(Value::Object(object)) = body.pointer_mut(parent) else {
            continue;
        };
        object.remove(key);
        // Counts are there or not; a format without them would carry a zero for every rule.
        if parent.ends_with("rules") || parent.ends_with("nudges") {
            assert!(read(&body).is_ok(), "{path}");
        } else {
            refused(&body);
        }
    }
}

#[test]
fn another_type_is_refused() {
    for path in member_paths() {
        let was = body().pointer(&path).cloned().unwrap();
        let nullable = path == "/last" || path.ends_with("/kind");
        let others = [
            json!("x y"),
            json!(-1),
            json!(1.5),
            json!(true),
            json!([]),
            json!({}),
            json!([[1]]),
            Value::Null,
        ];
        for other in others {
            let same = (other.is_object() && was.is_object())
                || (other.is_array() && was.is_array() && other == json!([]))
                || (other.is_null() && nullable);
            // No field visited: then there is no last one either, which is refused as well.
            if !same || path == "/fields" {
                refused(&with(&path, other));
            }
        }
    }
    // An array of the right values in the right order is not the object.
    let values: Vec<Value> = [
        "v", "attempt", "rev", "outcome", "ms", "of", "last", "fields", "nudges",
    ]
    .iter()
    .map(|key| body()[key].clone())
    .collect();
    refused(&Value::Array(values));
    refused(&with(
        "/fields/0",
        json!(["name", "name", 0, 1, 5200, 1, 0, {}]),
    ));
    refused(&with("/rev", json!("4")));
    refused(&with("/rev", json!(4.0)));
}

#[test]
fn another_version_is_another_format() {
    for version in [0, 2, 255, 256, u64::MAX] {
        let unknown = Err(WireError::VersionUnknown);
        assert_eq!(read(&with("/v", json!(version))), unknown, "{version}");
        assert_eq!(
            read(&json!({"v": version, "hits": []})),
            unknown,
            "it may look quite different"
        );
    }
    for version in [json!("1"), json!(1.0), json!(-1), Value::Null] {
        refused(&with("/v", version));
    }
}

#[test]
fn a_key_cannot_be_a_value() {
    let long = "a".repeat(33);
    for key in [
        "",
        "Tel",
        "te l",
        "tel ",
        "電話",
        "tél",
        "09012345678",
        "1tel",
        "-tel",
        "tel_1",
        "taro@example.com",
        "taro.yamada",
        "tel\n",
        "tel\0",
        &long,
    ] {
        assert_eq!(FieldKey::new(key), None, "{key:?}");
        let mut body = with("/fields/1/key", json!(key));
        body["last"] = json!("name");
        refused(&body);
        refused(&with("/last", json!(key)));
    }
    let longest = "a".repeat(32);
    for key in ["a", "tel", "field-64", "address-line1", &longest] {
        let mut body = with("/fields/1/key", json!(key));
        body["last"] = json!(key);
        assert_eq!(
            read(&body).unwrap().last.as_ref().map(FieldKey::as_str),
            Some(key)
        );
    }
    for attempt in [
        "",
        "8f14e45fceea167a5a36dedd4bea254",
        "8F14E45FCEEA167A5A36DEDD4BEA2543",
    ] {
        refused(&with("/attempt", json!(attempt)));
    }
    refused(&with(
        "/attempt",
        json!("8f14e45fceea167a5a36dedd4bea25430"),
    ));
    refused(&with("/attempt", json!("8f14e45fceea167a5a36dedd4bea254g")));
}

#[test]
fn what_contradicts_itself_is_refused() {
    refused(&with("/last", json!("email")));
    refused(&with("/fields/0/key", json!("tel")));
    refused(&with("/fields/0/at", json!(4)));
    refused(&with("/fields/1/at", json!(7)));
    assert!(
        read(&with("/fields/1/at", json!(6))).is_ok(),
        "the last position of seven"
    );
    refused(&with("/of", json!(5)));
    refused(&with("/of", json!(2)));
    refused(&with("/of", json!(65)));
    refused(&with("/of", json!(256)));
    assert!(read(&with("/of", json!(64))).is_ok());
}

#[test]
fn what_is_out_of_bounds_is_refused() {
    for path in ["/rev", "/fields/0/visits"] {
        refused(&with(path, json!(0)));
        assert!(read(&with(path, json!(1))).is_ok());
    }
    for path in ["/ms", "/fields/0/ms"] {
        for ms in [1, 99, 48_250, u64::from(u32::MAX), 4_294_967_300] {
            refused(&with(path, json!(ms)));
        }
        assert!(read(&with(path, json!(4_294_967_200_u64))).is_ok());
    }
    refused(&with("/rev", json!(4_294_967_296_u64)));
    for path in [
        "/fields/0/visits",
        "/fields/0/edits",
        "/fields/0/fixes",
        "/fields/1/rules/PHONE_TOO_SHORT",
        "/nudges/near",
    ] {
        refused(&with(path, json!(65_536)));
        assert!(read(&with(path, json!(65_535))).is_ok(), "{path}");
    }
}

#[test]
fn an_unknown_word_is_refused() {
    for word in ["", "Started", "paid", "開始"] {
        refused(&with("/outcome", json!(word)));
        refused(&with("/fields/0/kind", json!(word)));
        refused(&with("/fields/0/rules", json!({word: 1})));
        refused(&with("/nudges", json!({word: 1})));
    }
    refused(&with("/fields/0/rules", json!({"phone_too_short": 1})));
}

#[test]
fn a_member_said_twice_is_refused() {
    let body = body().to_string();
    let twice = [
        (r#""rev":4"#, r#""rev":4,"rev":5"#),
        (r#""at":0"#, r#""at":0,"at":1"#),
        (r#""near":1"#, r#""near":1,"near":2"#),
        (
            r#""PHONE_TOO_SHORT":1"#,
            r#""PHONE_TOO_SHORT":1,"PHONE_TOO_SHORT":2"#,
        ),
        (r#""v":1"#, r#""v":1,"v":1"#),
    ];
    for (once, twice) in twice {
        assert_eq!(body.matches(once).count(), 1);
        let body = body.replace(once, twice);
        assert_eq!(
            decode(body.as_bytes()),
            Err(WireError::Malformed),
            "{twice}"
        );
    }
}

#[test]
fn a_body_past_the_limit_is_not_read() {
    let body = body().to_string();
    let padded = |length: usize| body.clone() + &" ".repeat(length - body.len());
    assert!(decode(padded(MAX_BODY).as_bytes()).is_ok(), "65,536 bytes");
    assert_eq!(
        decode(padded(MAX_BODY + 1).as_bytes()),
        Err(WireError::TooLarge)
    );
    assert_eq!(decode(&vec![b'['; MAX_BODY]), Err(WireError::Malformed));
    assert_eq!(decode(&vec![b'['; MAX_BODY + 1]), Err(WireError::TooLarge));
    assert_eq!(MAX_BODY, 65_536);
}

#[test]
fn what_is_cut_off_or_goes_on_is_refused() {
    let body = body().to_string();
    for end in 0..body.len() {
        assert_eq!(
            decode(&body.as_bytes()[..end]),
            Err(WireError::Malformed),
            "{end}"
        );
    }
    for rest in ["{}", ",", "x", "\0", &body] {
        assert_eq!(
            decode((body.clone() + rest).as_bytes()),
            Err(WireError::Malformed),
            "{rest}"
        );
    }
    assert!(decode((body.clone() + "\n").as_bytes()).is_ok());
    assert_eq!(
        decode(("\u{FEFF}".to_owned() + &body).as_bytes()),
        Err(WireError::Malformed)
    );
    let broken: Vec<u8> = body
        .replace("started", "st\u{E9}rted")
        .chars()
        .map(|ch| ch as u8)
        .collect();
    assert_eq!(decode(&broken), Err(WireError::Malformed), "no UTF-8");
}

/// Deep enough to overflow a stack that followed it.
#[test]
fn depth_is_refused() {
    let deep = "[".repeat(30_000) + &"]".repeat(30_000);
    let objects = r#"{"a":"#.repeat(8_000) + "1" + &"}".repeat(8_000);
    for deep in [&deep, &objects] {
        assert_eq!(decode(deep.as_bytes()), Err(WireError::Malformed));
        for (member, with) in [
            (r#""v":1"#, r#""v":1,"x":"#),
            (r#""rules":{}"#, r#""rules":"#),
        ] {
            let body = body()
                .to_string()
                .replacen(member, &(with.to_owned() + deep), 1);
            assert_eq!(decode(body.as_bytes()), Err(WireError::Malformed));
        }
    }
}

#[test]
fn refusals_have_stable_codes() {
    assert_eq!(WireError::Malformed.code(), "BEACON_MALFORMED");
    assert_eq!(
        WireError::VersionUnknown.to_string(),
        "BEACON_VERSION_UNKNOWN"
    );
    assert_eq!(WireError::TooLarge.code(), "BEACON_TOO_LARGE");
}
