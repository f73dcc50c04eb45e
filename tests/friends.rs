//! The table of what `surasura/full` has beside `normalize` (`tests/data/friends.jsonl`), natively. The
//! package is held to the same table in Node and in a page: `tests/pack/friends.mjs`.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Map, Value, json};
use surasura::field::{Charset, KanaForm, Locale, address, date, name, normalize_parts, phone};
use surasura::form::furigana::{Event, Furigana, Reading};
use surasura::text::charset::{missing, review};
use surasura::text::{Form, convert, count};
use surasura::{Issue, Kind, Options};

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn charset(name: &str) -> Charset {
    match name {
        "utf-8" => Charset::Utf8,
        "cp932" => Charset::Cp932,
        "jis-x-0208" => Charset::JisX0208,
        _ => panic!("no set {name}"),
    }
}

/// Options and language as JavaScript names them, those that the table uses.
fn options(given: &Value) -> (Options, Locale) {
    let mut options = Options::default();
    let mut locale = Locale::Ja;
    for (name, value) in given.as_object().unwrap_or(&Map::new()) {
        match (name.as_str(), value) {
            ("digitsOnly", Value::Bool(on)) => options.digits_only = *on,
            ("part", Value::Bool(on)) => options.part = *on,
            ("charset", set) => options.charset = charset(text(set)),
            ("locale", language) if language == "en" => locale = Locale::En,
            ("kana", form) if form == "hiragana" => options.kana = KanaForm::Hiragana,
            ("kana", form) if form == "halfwidth" => options.kana = KanaForm::HalfWidth,
            _ => panic!("no option {name} {value}"),
        }
    }
    (options, locale)
}

/// Members that are there, as JavaScript leaves the others out.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let there = members.into_iter();
    let there = there.filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(there.collect())
}

fn told(issue: &Issue, locale: Locale) -> Value {
    object([
        ("code", Some(json!(issue.code))),
        ("severity", Some(json!(issue.severity()))),
        ("message", Some(json!(issue.message(locale)))),
        ("part", issue.part.map(Value::from)),
        ("suggestion", issue.suggestion.clone().map(Value::from)),
    ])
}

fn parts(kind: &str, texts: &[Value], given: &Value) -> Value {
    let (options, locale) = options(given);
    let kind = Kind::from_name(kind).expect("a kind");
    let texts: Vec<&str> = texts.iter().map(text).collect();
    let out = normalize_parts(kind, &texts, options);
    let issues: Vec<Value> = out.issues.iter().map(|it| told(it, locale)).collect();
    json!({ "values": out.values, "changed": out.changed, "issues": issues, "valid": out.valid() })
}

fn number(typed: &str, given: &Value) -> Value {
    match phone::parse(typed) {
        Ok(phone) => object([
            ("ok", Some(json!(true))),
            ("national", Some(json!(phone.national))),
            ("parts", Some(json!(phone.parts))),
            ("e164", Some(json!(phone.e164))),
            ("line", Some(json!(phone.line.as_str()))),
            ("extension", phone.extension.map(Value::from)),
        ]),
        Err(issue) => json!({ "ok": false, "issue": told(&issue, options(given).1) }),
    }
}

fn place(typed: &str) -> Value {
    let parsed = address::parse(typed);
    json!({
        "prefecture": parsed.prefecture,
        "municipality": parsed.municipality,
        "town": parsed.town,
        "numbers": parsed.numbers,
        "building": parsed.building,
        "room": parsed.room,
    })
}

fn day(typed: &str, given: &Value) -> Value {
    match date::parse(typed) {
        Err(issue) => json!({ "ok": false, "issue": told(&issue, options(given).1) }),
        Ok(day) => {
            let era = day
                .era()
                .map(|(era, year)| json!({ "name": era.as_str(), "year": year }));
            object([
                ("ok", Some(json!(true))),
                ("year", Some(json!(day.year))),
                ("month", Some(json!(day.month))),
                ("day", Some(json!(day.day))),
                ("era", era),
            ])
        }
    }
}

fn form(name: &str) -> Form {
    match name {
        "half" => Form::HalfWidth,
        "full" => Form::FullWidth,
        "katakana" => Form::Katakana,
        "hiragana" => Form::Hiragana,
        "full-katakana" => Form::FullKatakana,
        "half-katakana" => Form::HalfKatakana,
        _ => panic!("no form {name}"),
    }
}

fn outside(typed: &str, set: Charset) -> Value {
    let each = missing(typed, set).map(|found| {
        let alone = review(&found.ch.to_string(), set).expect("it is missing");
        object([
            ("char", Some(json!(found.ch))),
            ("at", Some(json!(found.at))),
            ("instead", alone.proposal.map(Value::from)),
        ])
    });
    each.collect()
}

fn furigana(events: &[Value], given: &Value) -> Value {
    let form = options(given).0.kana;
    let mut furigana = Furigana::new();
    for event in events {
        let value = text(&event["value"]);
        furigana.hear(match text(&event["type"]) {
            "value" => Event::Value(value),
            "hand" => Event::HandEdited(value),
            _ => Event::Input {
                value,
                input_type: event["inputType"].as_str().unwrap_or_default(),
                is_composing: event["isComposing"].as_bool().unwrap_or_default(),
            },
        });
    }
    let said = |reading: Reading| json!(reading);
    let segments: Vec<Value> = furigana
        .segments(form)
        .into_iter()
        .map(|part| {
            object([
                ("from", Some(json!(part.from))),
                ("to", Some(json!(part.to))),
                ("reading", part.reading.map(Value::from)),
            ])
        })
        .collect();
    json!({
        "offer": furigana.offer(form).map(said),
        "reading": said(furigana.reading(form)),
        "segments": segments,
    })
}

#[test]
fn natively_as_in_the_package() {
    let mut wrong = Vec::new();
    let mut count_of = std::collections::BTreeMap::new();
    for line in include_str!("data/friends.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let given = |at: usize| &case["with"][at];
        let first = || text(given(0));
        let call = text(&case["call"]);
        *count_of.entry(call.to_owned()).or_insert(0) += 1;
        let got = match call {
            "normalizeParts" => parts(first(), list(given(1)), given(2)),
            "parsePhone" => number(first(), given(1)),
            "parseDate" => day(first(), given(1)),
            "parseAddress" => place(first()),
            "splitName" => json!(name::split(first()).map(<[&str; 2]>::from)),
            "convert" => json!(convert(first(), form(text(given(1))))),
            "countCharacters" => json!(count(first())),
            "missingCharacters" => outside(first(), charset(text(given(1)))),
            "furigana" => furigana(list(given(0)), given(1)),
            _ => panic!("no {call}"),
        };
        if got != case["gives"] {
            wrong.push(format!("{line}\n  gives {got}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert_eq!(count_of.len(), 9);
    assert!(count_of.values().all(|count| *count >= 4), "{count_of:?}");
}
