//! What is left where the shopper is only to be counted.

use serde_json::{Value, json};
use surasura::beacon::{Snapshot, Why, WireError, decode, encode};

use super::refused::{beyond, refused, taken};
use super::{body, key, read, with};

/// A body of one who is only counted.
fn counted() -> Value {
    json!({
        "v": 2, "via": "outbox", "late": 3, "outcome": "started", "device": "phone", "sample": 50,
        "steps": ["address"], "of": 7, "last": 0, "cause": 0, "why": "rule",
        "fields": [{"key": "tel", "kind": "phone", "at": 4, "open": true,
            "rules": {"PHONE_TOO_SHORT": 1, "PHONE_NOT_DIGITS": 2}}],
    })
}

/// What is written of a snapshot whose identifier is gone.
fn reduced(body: &Value) -> Value {
    let snapshot = read(body).expect("the format").counted_only();
    serde_json::from_str(&encode(&snapshot)).expect("JSON")
}

/// Of the steps the one she is in; of the fields the last, which is the cause as well.
#[test]
fn no_identifier_no_times_no_counts() {
    assert_eq!(reduced(&body()), counted());
    assert_eq!(reduced(&counted()), counted(), "there is no less");
    taken(&counted());
}

/// Two fields where the last is not the cause; the steps are theirs and the one she is in.
#[test]
fn no_more_than_two_fields_are_told() {
    let other = |last: u8, cause: u8| {
        let mut body = with("/last", json!(last));
        body["cause"] = json!(cause);
        read(&reduced(&body)).expect("the format")
    };
    for (last, cause, places) in [(2, 0, (1, 0)), (0, 2, (0, 1))] {
        let counted = other(last, cause);
        let keys: Vec<_> = counted
            .fields
            .iter()
            .map(|field| field.key.clone())
            .collect();
        assert_eq!(keys, [key("name"), key("field-6")]);
        let expected = (Some(places.0), Some((places.1, Why::Rule)));
        assert_eq!((counted.last, counted.cause), expected);
        assert_eq!(counted.steps, [key("cart"), key("address")]);
        let steps: Vec<_> = counted.fields.iter().map(|field| field.step).collect();
        assert_eq!((counted.step, steps), (1, vec![0, 1]));
    }
}

#[test]
fn fields_that_do_not_count_leave_nothing_behind() {
    let mut body = body();
    for key in ["last", "cause", "why"] {
        body.as_object_mut().expect("an object").remove(key);
    }
    let expected = json!({
        "v": 2, "via": "outbox", "late": 3, "outcome": "started", "device": "phone", "sample": 50,
        "steps": ["address"], "of": 7,
    });
    assert_eq!(reduced(&body), expected);
    let nothing = Snapshot::new(None);
    assert_eq!(decode(encode(&nothing).as_bytes()), Ok(nothing));
}

/// Whoever says that she is only counted, and then tells her from others, is not heard.
#[test]
fn what_would_tell_her_from_others_is_refused() {
    for member in [
        "channel", "segments", "m", "nudges", "silent", "held", "help", "log",
    ] {
        let mut told = counted();
        told[member] = body()[member].clone();
        if member == "log" {
            told[member] = json!([0, 0]);
        }
        refused(&told);
    }
    for member in ["attempt", "rev", "seq"] {
        let mut told = counted();
        told[member] = body()[member].clone();
        refused(&told);
    }
    let mut told = counted();
    told["fields"][0]["m"] = json!([1]);
    beyond("COUNTED", &told);
    let mut told = counted();
    told["fields"] = json!([{"key": "tel", "at": 4}, {"key": "name"}]);
    beyond("COUNTED", &told);
    told["cause"] = json!(1);
    taken(&told);
    let mut told = counted();
    told["steps"] = json!(["address", "delivery"]);
    beyond("COUNTED", &told);
    told["step"] = json!(1);
    taken(&told);
    assert_eq!(
        read(&with("/attempt", Value::Null)),
        Err(WireError::Malformed)
    );
}
