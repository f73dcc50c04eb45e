//! The schema for machines: JSON Schema, draft 2020-12.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::list::{ACTS, List};
use super::{MEMBERS, Member, Shape};
use crate::beacon::VERSION;

/// The key of a member of a field begins so.
const OF_FIELD: &str = "fields[].";

/// The schema of a beacon. It is closed: what it does not name may not be there.
#[must_use]
pub fn json_schema() -> Value {
    let whole = |member: &&Member| !member.path.contains("[]");
    let mut schema = object(MEMBERS.iter().filter(whole), |path| path);
    let about = [
        (
            "$schema",
            json!("https://json-schema.org/draft/2020-12/schema"),
        ),
        (
            "$id",
            json!(alloc::format!("urn:surasura:beacon:{VERSION}")),
        ),
        ("title", json!("surasura beacon")),
        (
            "dependentRequired",
            json!({
                "attempt": ["rev", "seq"], "rev": ["attempt"], "seq": ["attempt"],
                "cause": ["why"], "why": ["cause"],
                "channel": ["attempt"], "segments": ["attempt"], "m": ["attempt"],
                "nudges": ["attempt"], "silent": ["attempt"], "held": ["attempt"],
                "help": ["attempt"], "log": ["attempt"],
            }),
        ),
        (
            "$defs",
            json!({
                "count": number(1, u64::from(u16::MAX)),
                "key": {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$"},
            }),
        ),
    ];
    if let Some(schema) = schema.as_object_mut() {
        schema.extend(about.map(|(key, value)| (key.into(), value)));
    }
    schema
}

/// The schema as text, the same wherever it is made: keys in order, two spaces, a line end at the end. Its
/// SHA-256 is what a shop pins.
#[must_use]
pub fn canonical() -> String {
    let mut text = serde_json::to_string_pretty(&Sorted(&json_schema())).unwrap_or_default();
    text.push('\n');
    text
}

/// Objects with their keys in order, however the map keeps them.
struct Sorted<'a>(&'a Value);

impl serde::Serialize for Sorted<'_> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(object) => {
                let sorted: BTreeMap<_, _> = object.iter().collect();
                to.collect_map(sorted.into_iter().map(|(key, value)| (key, Sorted(value))))
            }
            Value::Array(array) => to.collect_seq(array.iter().map(Sorted)),
            other => other.serialize(to),
        }
    }
}

/// An object of members and nothing else.
fn object<'a>(
    members: impl Iterator<Item = &'a Member>,
    key: fn(&'static str) -> &'static str,
) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for member in members {
        let [_, about] = member.about;
        let mut schema = shape(member.shape);
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".into(), json!(about));
        }
        if member.is_required {
            required.push(key(member.path));
        }
        properties.insert(key(member.path).into(), schema);
    }
    json!({
        "type": "object", "properties": properties, "required": required,
        "additionalProperties": false,
    })
}

fn number(least: u64, most: u64) -> Value {
    json!({"type": "integer", "minimum": least, "maximum": most})
}

fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Only(number) => json!({"const": number}),
        Shape::Number(least, most) => number(least, most),
        Shape::Word(list) => json!({"enum": list.words()}),
        Shape::Hex => json!({"type": "string", "pattern": "^[0-9a-f]{32}$"}),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::Key => json!({"$ref": "#/$defs/key"}),
        Shape::Keys(most) => json!({
            "type": "array", "items": {"$ref": "#/$defs/key"}, "maxItems": most, "uniqueItems": true,
        }),
        Shape::Numbers(list) => numbers(list),
        Shape::Counts(list) => words(list, &json!({"$ref": "#/$defs/count"})),
        Shape::Grid(list, of) => words(list, &numbers(of)),
        Shape::Fields(most) => {
            let fields = MEMBERS
                .iter()
                .filter(|member| member.path.starts_with(OF_FIELD));
            let field = object(fields, |path| path.trim_start_matches(OF_FIELD));
            json!({"type": "array", "items": field, "maxItems": most})
        }
        Shape::Log(most) => {
            // An act and what it is about; a time is less.
            let last = ((ACTS.words)().len() as u64).saturating_sub(1) << 7 | 127;
            json!({"type": "array", "items": number(0, last), "maxItems": most.saturating_mul(2)})
        }
    }
}

/// A number for each word, in order.
fn numbers(list: &List) -> Value {
    let words = (list.words)().into_iter().enumerate();
    let items: Vec<_> = words
        .map(|(at, (word, about))| {
            json!({
                "type": "integer", "minimum": 0, "maximum": list.most(at),
                "description": alloc::format!("{word}: {about}"),
            })
        })
        .collect();
    json!({"type": "array", "prefixItems": items, "items": false})
}

/// The same for each of the words that are there.
fn words(list: &List, each: &Value) -> Value {
    let words = list.words().into_iter();
    let properties: Map<_, _> = words.map(|word| (word.into(), each.clone())).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}
