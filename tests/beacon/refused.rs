//! What is not the format.

use serde_json::{Value, json};
use surasura::beacon::{FieldKey, WireError};

use super::schema::{is_in_schema, mark};
use super::{body, read, with};

/// Refused by the reader, and by the schema.
#[track_caller]
pub fn refused(body: &Value) {
    assert_eq!(read(body), Err(WireError::Malformed), "{body}");
    assert!(!is_in_schema(body), "the schema lets it in: {body}");
}

/// Refused by the reader for what a schema cannot say: why, as `docs/wire.md` lists it.
#[track_caller]
pub fn beyond(why: &str, body: &Value) {
    assert_eq!(read(body), Err(WireError::Malformed), "{body}");
    assert!(is_in_schema(body), "the schema can say it: {body}");
    mark(why);
}

#[track_caller]
pub fn taken(body: &Value) {
    assert!(read(body).is_ok(), "{body}");
    assert!(is_in_schema(body), "{body}");
}

/// The paths of all members, those of objects in arrays included.
fn members(value: &Value, path: &str, out: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, child)| (key.clone(), child))
            .collect(),
        Value::Array(array) => {
            let at = array.iter().enumerate();
            at.map(|(at, child)| (at.to_string(), child)).collect()
        }
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
    assert!(paths.len() > 70, "{}", paths.len());
    paths
}

#[test]
fn an_unknown_member_is_refused_wherever_it_stands() {
    let mut objects: Vec<String> = member_paths();
    objects.push(String::new());
    objects.retain(|path| body().pointer(path).is_some_and(Value::is_object));
    assert_eq!(
        objects.len(),
        9,
        "the body, three fields, the rules of one, four kinds of counts"
    );
    for path in objects {
        for key in ["value", "length", "name", "url", "V", "field", ""] {
            for value in [json!("090-1234-5678"), json!(1), json!([1]), Value::Null] {
                let mut body = body();
                let object = body.pointer_mut(&path).and_then(Value::as_object_mut);
                object.expect("an object").insert(key.into(), value);
                refused(&body);
            }
        }
    }
}

/// What must be there: these by themselves, the others because something goes by them.
#[test]
fn a_missing_member_is_refused_where_it_is_needed() {
    let needed = [
        "/v", "/via", "/outcome", "/attempt", "/rev", "/seq", "/cause", "/why",
    ];
    let meant = ["/steps", "/of", "/fields"];
    for path in member_paths() {
        let (parent, key) = path.rsplit_once('/').expect("a path");
        let mut body = body();
        let Some(Value::Object(object)) = body.pointer_mut(parent) else {
            continue;
        };
        object.remove(key);
        match path.as_str() {
            path if needed.contains(&path) || key == "key" => refused(&body),
            path if meant.contains(&path) => beyond("PLACES", &body),
            _ => taken(&body),
        }
    }
}

#[test]
fn another_type_is_refused() {
    for path in member_paths() {
        let was = body().pointer(&path).cloned().expect("it is there");
        let others = [
            json!("x y"),
            json!(-1),
            json!(1.5),
            json!(true),
            json!([]),
            json!({}),
            json!([[1]]),
            json!("1"),
            Value::Null,
        ];
        for other in others {
            let body = with(&path, other.clone());
            let is_same = other.is_array() && was.is_array() && other == json!([])
                || other.is_object() && was.is_object() && !path.starts_with("/fields/")
                || other.is_object() && path.ends_with("rules")
                || other.is_boolean() && was.is_boolean();
            match path.as_str() {
                _ if !is_same => refused(&body),
                "/steps" | "/fields" => beyond("PLACES", &body),
                _ => taken(&body),
            }
        }
    }
    // A number with a point is none, though a schema takes it for the whole number that it is.
    for path in [
        "/v",
        "/rev",
        "/seq",
        "/of",
        "/m/0",
        "/fields/1/m/0",
        "/log/1",
        "/nudges/near",
    ] {
        let was = body()
            .pointer(path)
            .and_then(Value::as_f64)
            .expect("a number");
        beyond("POINTS", &with(path, json!(was)));
    }
}

/// An array of the right values in the right order is not the object.
#[test]
fn an_array_is_no_object() {
    let values = |object: &Value| {
        let object = object.as_object().expect("an object");
        Value::Array(object.values().cloned().collect())
    };
    refused(&values(&body()));
    refused(&with("/fields/0", values(&body()["fields"][0])));
    for path in ["/nudges", "/silent", "/held", "/help", "/fields/1/rules"] {
        let was = body().pointer(path).cloned().expect("it is there");
        refused(&with(path, values(&was)));
        let pairs = was.as_object().expect("an object").iter();
        refused(&with(
            path,
            pairs.map(|(key, value)| json!([key, value])).collect(),
        ));
    }
}

#[test]
fn another_version_is_another_format() {
    for version in [0, 1, 3, 255, 256, 258, u64::MAX] {
        let unknown = Err(WireError::VersionUnknown);
        let body = with("/v", json!(version));
        assert_eq!(read(&body), unknown, "{version}");
        assert!(!is_in_schema(&body));
        let other = json!({"v": version, "hits": []});
        assert_eq!(read(&other), unknown, "it may look quite different");
    }
    // As version 1 was.
    let one = json!({"v": 1, "attempt": "8f14e45fceea167a5a36dedd4bea2543", "rev": 4,
        "outcome": "started", "ms": 48200, "of": 7, "last": null, "fields": [], "nudges": {}});
    assert_eq!(read(&one), Err(WireError::VersionUnknown));
    for version in [
        json!("2"),
        json!(-2),
        Value::Null,
        json!([2]),
        json!({"2": 2}),
    ] {
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
        for path in ["/fields/1/key", "/steps/1", "/segments/0"] {
            refused(&with(path, json!(key)));
        }
    }
    let longest = "a".repeat(32);
    for key in ["a", "field-96", "address-line1", &longest] {
        for path in ["/fields/1/key", "/steps/1", "/segments/0"] {
            taken(&with(path, json!(key)));
        }
    }
    for attempt in [
        "",
        "8f14e45fceea167a5a36dedd4bea254",
        "8F14E45FCEEA167A5A36DEDD4BEA2543",
        "8f14e45fceea167a5a36dedd4bea25430",
        "8f14e45fceea167a5a36dedd4bea254g",
    ] {
        refused(&with("/attempt", json!(attempt)));
    }
}

/// A place past the end, and what stands twice.
#[test]
fn what_contradicts_itself_is_refused() {
    for path in ["/last", "/cause"] {
        beyond("PLACES", &with(path, json!(3)));
        taken(&with(path, json!(2)));
    }
    for path in ["/step", "/fields/0/step"] {
        beyond("PLACES", &with(path, json!(2)));
        taken(&with(path, json!(0)));
    }
    let bare = |step: u8| json!({"v": 2, "via": "beacon", "outcome": "viewed", "step": step});
    beyond("PLACES", &bare(1));
    taken(&bare(0));
    beyond("PLACES", &with("/of", json!(2)));
    taken(&with("/of", json!(3)));
    let mut twice = with("/fields/0/key", json!("tel"));
    taken(&twice); // in another step
    twice["fields"][0]["step"] = json!(1);
    beyond("PLACES", &twice);
    refused(&with("/steps/1", json!("cart")));
    refused(&with("/segments/1", json!("member")));
}

/// 0 to 127 is what an entry is about, from 128 on what it is; then the time.
#[test]
fn a_timeline_is_about_what_there_is() {
    let log = |log: &[u32]| with("/log", json!(log));
    taken(&log(&[]));
    taken(&log(&[128 + 2, 29]));
    for past in [
        [128 + 3, 0],      // a field past the three
        [2, 0],            // a step past the two
        [8 * 128 + 4, 0],  // a signal past the four
        [12 * 128 + 8, 0], // a state of the nudge past the eight
        [128 + 127, 0],    // a visit of nothing
        [13 * 128, 0],     // hidden is about nothing
        [13 * 128 + 1, 0],
        [128, 30], // a bucket past the last
    ] {
        beyond("PAIRS", &log(&past));
    }
    beyond("PAIRS", &log(&[128]));
    beyond("PAIRS", &log(&[128, 0, 129]));
    refused(&log(&[20 * 128 + 127, 0])); // an act past the twenty
    refused(&log(&[65_536, 0]));
    let many = |count: usize| log(&[128, 0].repeat(count));
    taken(&many(96));
    refused(&many(97));
}

#[test]
fn what_is_out_of_bounds_is_refused() {
    let bounds: [(&str, u64, u64); 17] = [
        ("/late", 0, 65_535),
        ("/rev", 1, 4_294_967_295),
        ("/seq", 1, 4_294_967_295),
        ("/sample", 1, 100),
        ("/of", 3, 96),
        ("/fields/0/at", 0, 95),
        ("/m/0", 0, 65_535),
        ("/m/1", 0, 29),
        ("/m/2", 0, 29),
        ("/m/3", 0, 29),
        ("/m/4", 0, 65_535),
        ("/fields/1/m/0", 0, 65_535),
        ("/fields/1/m/1", 0, 29),
        ("/fields/1/m/2", 0, 29),
        ("/fields/1/m/3", 0, 65_535),
        ("/help/stuck/0", 0, 65_535),
        ("/fields/1/rules/PHONE_TOO_SHORT", 1, 65_535),
    ];
    for (path, least, most) in bounds {
        taken(&with(path, json!(least)));
        taken(&with(path, json!(most)));
        refused(&with(path, json!(most + 1)));
        if let Some(less) = least.checked_sub(1).filter(|_| path != "/of") {
            refused(&with(path, json!(less)));
        }
    }
    for path in ["/nudges/near", "/silent/TYPING", "/held/EARLY"] {
        refused(&with(path, json!(0)));
        taken(&with(path, json!(65_535)));
        refused(&with(path, json!(65_536)));
    }
    // One number more than there are meters; and one key, field or step more than there may be.
    for (path, count) in [("/m", 11), ("/fields/1/m", 15), ("/help/stuck", 5)] {
        taken(&with(path, json!(vec![1; count])));
        refused(&with(path, json!(vec![1; count + 1])));
    }
    let keys = |count: usize| json!((0..count).map(|at| format!("k{at}")).collect::<Vec<_>>());
    for (path, most) in [("/segments", 4), ("/steps", 16)] {
        taken(&with(path, keys(most)));
        refused(&with(path, keys(most + 1)));
    }
    let fields = |count: usize| {
        let field = |at: usize| json!({"key": format!("k{at}"), "at": at.min(95)});
        let mut body = with("/fields", (0..count).map(field).collect());
        body["of"] = json!(96);
        body
    };
    taken(&fields(96));
    refused(&fields(97));
}

#[test]
fn an_unknown_word_is_refused() {
    for word in [
        "",
        "Started",
        "paid",
        "開始",
        "090-1234-5678",
        "phone_too_short",
    ] {
        for path in [
            "/via",
            "/outcome",
            "/device",
            "/channel",
            "/why",
            "/fields/0/kind",
        ] {
            refused(&with(path, json!(word)));
        }
        for path in ["/nudges", "/silent", "/held", "/fields/1/rules"] {
            refused(&with(path, json!({word: 1})));
        }
        refused(&with("/help", json!({word: [1]})));
    }
}

/// Who is only counted has no revision, and who has one is somebody.
#[test]
fn an_attempt_has_a_revision_and_a_number() {
    let without = |keys: &[&str]| {
        let mut body = body();
        let object = body.as_object_mut().expect("an object");
        keys.iter().for_each(|key| drop(object.remove(*key)));
        body
    };
    // Without any of them she is only counted, and then nothing else is told of her.
    refused(&without(&["attempt", "rev", "seq"]));
    for keys in [
        &["attempt"][..],
        &["rev"],
        &["seq"],
        &["attempt", "rev"],
        &["attempt", "seq"],
        &["rev", "seq"],
    ] {
        refused(&without(keys));
    }
    refused(&without(&["why"]));
    refused(&without(&["cause"]));
    taken(&without(&["cause", "why"]));
}
