//! A validator for the keywords of JSON Schema that the schema of a beacon uses, and no others.

use serde_json::{Map, Value};

/// Whether a value is what a schema says. Panics at a keyword that it does not know: it would pass over it.
pub fn is_valid(root: &Value, value: &Value) -> bool {
    valid(root, root, value)
}

fn valid(root: &Value, schema: &Value, value: &Value) -> bool {
    let schema = match schema {
        Value::Bool(all) => return *all,
        Value::Object(schema) => schema,
        other => panic!("no schema: {other}"),
    };
    let mut keywords = schema.iter();
    keywords.all(|(keyword, rule)| holds(root, schema, keyword, rule, value))
}

fn holds(
    root: &Value,
    schema: &Map<String, Value>,
    keyword: &str,
    rule: &Value,
    value: &Value,
) -> bool {
    let number = || value.as_f64().zip(rule.as_f64());
    let length = || {
        value
            .as_array()
            .map(|array| array.len() as u64)
            .zip(rule.as_u64())
    };
    match keyword {
        "$schema" | "$id" | "$defs" | "title" | "description" => true,
        "$ref" => {
            let path = rule
                .as_str()
                .and_then(|path| path.strip_prefix('#'))
                .expect("a place");
            valid(root, root.pointer(path).expect("it is there"), value)
        }
        "type" => is_type(rule.as_str().expect("a type"), value),
        // 2 and 2.0 are one number.
        "const" => number().is_some_and(|(value, rule)| value == rule),
        "enum" => rule.as_array().expect("words").contains(value),
        "minimum" => number().is_none_or(|(value, least)| value >= least),
        "maximum" => number().is_none_or(|(value, most)| value <= most),
        "pattern" => value
            .as_str()
            .is_none_or(|text| matches(rule.as_str().expect("a pattern"), text)),
        "maxItems" => length().is_none_or(|(length, most)| length <= most),
        "uniqueItems" => value.as_array().is_none_or(|items| {
            let mut seen = Vec::new();
            let is_new = |item: &Value| {
                !seen.contains(item) && {
                    seen.push(item.clone());
                    true
                }
            };
            items.iter().all(is_new)
        }),
        "items" => {
            let first = schema
                .get("prefixItems")
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            let rest = value.as_array().map(|items| items.iter().skip(first));
            rest.is_none_or(|mut rest| rest.all(|item| valid(root, rule, item)))
        }
        "prefixItems" => value.as_array().is_none_or(|items| {
            let mut pairs = items.iter().zip(rule.as_array().expect("schemas"));
            pairs.all(|(item, rule)| valid(root, rule, item))
        }),
        "required" => object(value).is_none_or(|object| {
            let mut keys = rule.as_array().expect("keys").iter();
            keys.all(|key| object.contains_key(key.as_str().expect("a key")))
        }),
        "dependentRequired" => object(value).is_none_or(|object| {
            let mut keys = rule.as_object().expect("keys").iter();
            keys.all(|(key, needed)| {
                !object.contains_key(key) || holds(root, schema, "required", needed, value)
            })
        }),
        "properties" => object(value).is_none_or(|object| {
            let mut rules = rule.as_object().expect("schemas").iter();
            rules.all(|(key, rule)| object.get(key).is_none_or(|value| valid(root, rule, value)))
        }),
        "additionalProperties" => object(value).is_none_or(|object| {
            assert_eq!(rule, false, "the schema is closed");
            let known = schema
                .get("properties")
                .and_then(Value::as_object)
                .expect("some");
            object.keys().all(|key| known.contains_key(key))
        }),
        other => panic!("unknown keyword {other}"),
    }
}

fn object(value: &Value) -> Option<&Map<String, Value>> {
    value.as_object()
}

/// An integer is any number without a fraction, 4.0 as well.
fn is_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        other => panic!("unknown type {other}"),
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    let all = |is: fn(u8) -> bool| text.bytes().all(is);
    match pattern {
        "^[0-9a-f]{32}$" => {
            text.len() == 32 && all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        }
        "^[a-z][a-z0-9-]{0,31}$" => {
            let first = text
                .bytes()
                .next()
                .is_some_and(|byte| byte.is_ascii_lowercase());
            let rest =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            first && text.len() <= 32 && all(rest)
        }
        other => panic!("unknown pattern {other}"),
    }
}

#[test]
fn it_tells_right_from_wrong() {
    use serde_json::json;
    let schema = json!({
        "type": "object", "additionalProperties": false, "required": ["a"],
        "dependentRequired": {"b": ["c"]},
        "properties": {
            "a": {"type": "integer", "minimum": 1, "maximum": 3},
            "b": {"enum": ["x"]},
            "c": {"type": "array", "uniqueItems": true, "maxItems": 3,
                "prefixItems": [{"const": 1}], "items": {"$ref": "#/$defs/key"}},
        },
        "$defs": {"key": {"type": "string", "pattern": "^[a-z][a-z0-9-]{0,31}$"}},
    });
    for right in [
        json!({"a": 1}),
        json!({"a": 3.0, "b": "x", "c": [1, "tel", "b-1"]}),
    ] {
        assert!(is_valid(&schema, &right), "{right}");
    }
    for wrong in [
        json!([]),
        json!({}),
        json!({"a": 0}),
        json!({"a": 4}),
        json!({"a": 1.5}),
        json!({"a": "1"}),
        json!({"a": 1, "d": 1}),
        json!({"a": 1, "b": "x"}),
        json!({"a": 1, "b": "y", "c": []}),
        json!({"a": 1, "c": [2]}),
        json!({"a": 1, "c": [1, "Tel"]}),
        json!({"a": 1, "c": [1, "x", "x"]}),
        json!({"a": 1, "c": [1, "x", "y", "z"]}),
        json!({"a": 1, "c": [1, 2]}),
    ] {
        assert!(!is_valid(&schema, &wrong), "{wrong}");
    }
}
