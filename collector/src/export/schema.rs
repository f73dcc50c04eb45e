//! What a line of NDJSON can be, as JSON Schema: every word from the closed list that it is of, so that
//! there is visibly no room for anything else.

use serde_json::{Map, Value, json};
use surasura::beacon::{
    Act, Channel, Device, FieldMeter, Held, HelpMeter, Meter, Outcome, Signal, Via, Why,
};
use surasura::field::{Code, Kind};
use surasura::nudge::NudgeState;

use super::row::{field_meter_name, meter_name};
use crate::client::{Browser, Os};

/// The schema (2020-12).
pub(super) fn schema() -> Value {
    let meters = Meter::ALL.iter().map(|meter| meter_name(*meter));
    let held = counts(Held::ALL.iter().map(|why| why.as_str()));
    let mut schema = object(vec![
        (
            "attempt",
            json!({"type": "string", "pattern": "^[0-9a-f]{32}$"}),
        ),
        ("rev", number(1, u64::from(u32::MAX))),
        (
            "outcome",
            word(Outcome::ALL.iter().map(|word| word.as_str())),
        ),
        ("beganAt", moment()),
        ("happenedAt", moment()),
        ("receivedAt", moment()),
        (
            "browser",
            word(Browser::ALL.iter().map(|word| word.as_str())),
        ),
        ("os", word(Os::ALL.iter().map(|word| word.as_str()))),
        (
            "delivery",
            object(vec![
                ("handedOver", number(1, u64::from(u32::MAX))),
                ("received", number(1, u64::from(u32::MAX))),
                ("late", number(0, u64::from(u32::MAX))),
            ]),
        ),
        ("via", word(Via::ALL.iter().map(|word| word.as_str()))),
        ("lateMinutes", number(0, 65_535)),
        (
            "device",
            or_null(word(Device::ALL.iter().map(|word| word.as_str()))),
        ),
        (
            "channel",
            or_null(word(Channel::ALL.iter().map(|word| word.as_str()))),
        ),
        ("segments", list(key())),
        ("sample", number(1, 100)),
        ("steps", list(key())),
        ("step", or_null(key())),
        ("of", number(0, 255)),
        ("meters", all(meters)),
        ("last", or_null(object(place()))),
        (
            "cause",
            or_null(object(
                [
                    place(),
                    vec![("why", word(Why::ALL.iter().map(|word| word.as_str())))],
                ]
                .concat(),
            )),
        ),
        ("fields", list(field())),
        (
            "nudges",
            counts(NudgeState::ALL.into_iter().map(NudgeState::as_str)),
        ),
        ("silent", held.clone()),
        ("held", held),
        (
            "help",
            list(object(vec![
                ("signal", word(Signal::ALL.iter().map(|word| word.as_str()))),
                (
                    "meters",
                    all(HelpMeter::ALL.iter().map(|meter| meter.as_str())),
                ),
            ])),
        ),
        ("log", list(log())),
    ]);
    if let Some(schema) = schema.as_object_mut() {
        let version = "https://json-schema.org/draft/2020-12/schema";
        schema.insert("$schema".into(), version.into());
        schema.insert("title".into(), "surasura: an attempt".into());
    }
    schema
}

fn field() -> Value {
    let meters = FieldMeter::ALL.iter().map(|meter| field_meter_name(*meter));
    object(
        [
            place(),
            vec![
                (
                    "kind",
                    or_null(word(Kind::ALL.into_iter().map(Kind::as_str))),
                ),
                ("at", number(0, 255)),
                ("open", json!({"type": "boolean"})),
                ("meters", all(meters)),
                ("rules", counts(Code::ALL.into_iter().map(Code::as_str))),
            ],
        ]
        .concat(),
    )
}

fn log() -> Value {
    let mut log = object(vec![
        ("act", word(Act::ALL.iter().map(|word| word.as_str()))),
        ("afterMs", number(0, u64::from(u32::MAX))),
        ("field", object(place())),
        ("step", key()),
        ("signal", word(Signal::ALL.iter().map(|word| word.as_str()))),
        (
            "nudge",
            word(NudgeState::ALL.into_iter().map(NudgeState::as_str)),
        ),
    ]);
    if let Some(required) = log.get_mut("required") {
        *required = json!(["act", "afterMs"]);
    }
    log
}

fn place() -> Vec<(&'static str, Value)> {
    vec![("step", or_null(key())), ("key", key())]
}

/// Exactly these members.
fn object(members: Vec<(&'static str, Value)>) -> Value {
    let required: Vec<_> = members.iter().map(|(name, _)| *name).collect();
    let properties: Map<_, _> = members
        .into_iter()
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

/// A number for each of these.
fn all(names: impl Iterator<Item = &'static str>) -> Value {
    object(names.map(|name| (name, count())).collect())
}

/// A number for some of these.
fn counts(names: impl Iterator<Item = &'static str>) -> Value {
    let properties: Map<_, _> = names.map(|name| (name.to_owned(), count())).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn count() -> Value {
    number(0, u64::from(u32::MAX))
}

fn number(least: u64, most: u64) -> Value {
    json!({"type": "integer", "minimum": least, "maximum": most})
}

fn word(words: impl Iterator<Item = &'static str>) -> Value {
    json!({"type": "string", "enum": words.collect::<Vec<_>>()})
}

/// What the shop declared.
fn key() -> Value {
    json!({"type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$"})
}

fn moment() -> Value {
    let pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$";
    json!({"type": "string", "format": "date-time", "pattern": pattern})
}

fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

fn or_null(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}
