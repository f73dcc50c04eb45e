//! The corpus of what keyboards send (docs/ime.md): that it is whole, and what a furigana may conclude
//! from its names. The replay is in `tests/web/ime.rs`.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use surasura::field::KanaForm;
use surasura::form::furigana::{Event, Furigana};

fn traces() -> Vec<Value> {
    let lines = include_str!("data/ime.jsonl").lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn events(trace: &Value) -> impl Iterator<Item = (&str, &Value, Option<&str>)> {
    let events = trace["events"].as_array().expect("events");
    events.iter().map(|event| {
        let value = event.get(2).map(text);
        (text(&event[0]), event.get(1).unwrap_or(&Value::Null), value)
    })
}

#[test]
fn the_corpus_is_whole() {
    let mut ids = BTreeSet::new();
    let mut by_ime: BTreeMap<String, usize> = BTreeMap::new();
    let traces = traces();
    for trace in &traces {
        let id = text(&trace["id"]);
        assert!(ids.insert(id.to_owned()), "{id} is there twice");
        *by_ime.entry(text(&trace["ime"]).to_owned()).or_default() += 1;
        let is_recorded = match text(&trace["origin"]) {
            "recorded" => true,
            "documents" => false,
            other => panic!("{id}: {other}"),
        };
        assert_eq!(is_recorded, trace["steps"].is_array(), "{id}: steps");
        let sources = trace["sources"].as_array().map_or(0, Vec::len);
        assert_eq!(is_recorded, sources == 0, "{id}: sources");
        let mut composing = false;
        for (event, properties, _) in events(trace) {
            match event {
                "compositionstart" => {
                    assert!(!composing, "{id}: a composition in a composition");
                    composing = true;
                }
                "compositionend" => {
                    assert!(composing, "{id}: the end of nothing");
                    composing = false;
                }
                // What surasura does: never in a composition.
                "written" => assert!(!composing, "{id}: written into a composition"),
                // Only Firefox and Safari say so after the end.
                "input" if composing => {
                    assert_eq!(properties["isComposing"], true, "{id}: {properties}");
                }
                _ => {}
            }
        }
        assert!(!composing, "{id}: the composition never ends");
    }
    for ime in [
        "Microsoft IME",
        "Google Japanese Input",
        "Japanese of macOS, live conversion",
        "Kana keyboard of iOS",
        "Gboard",
        "Samsung Keyboard",
        "ATOK",
    ] {
        assert!(by_ime[ime] >= 3, "{ime}");
    }
    assert!(traces.len() >= 60, "{} traces", traces.len());
}

/// The reading after a trace, with `?` for one that is not known.
fn reading(trace: &Value) -> String {
    let mut furigana = Furigana::new();
    let plain = |state: &str| state.replace('|', "");
    let mut now = trace["starts"].as_str().map(plain).unwrap_or_default();
    furigana.hear(Event::Input {
        value: &now,
        input_type: "",
        is_composing: false,
    });
    for (event, properties, value) in events(trace) {
        // What surasura writes is heard as an `input` without a type, like any other.
        let written = event == "written";
        if written {
            now = plain(text(properties));
        } else if let Some(value) = value {
            now = plain(value);
        }
        if written || event == "input" {
            furigana.hear(Event::Input {
                value: &now,
                input_type: properties["inputType"].as_str().unwrap_or_default(),
                is_composing: properties["isComposing"] == true,
            });
        }
    }
    let reading = furigana.reading(KanaForm::Hiragana);
    if reading.complete {
        reading.text
    } else {
        "?".into()
    }
}

#[test]
fn a_reading_is_right_or_unknown() {
    let (mut known, mut unknown) = (0, 0);
    let mut wrong = Vec::new();
    for trace in traces() {
        let is_name = trace["field"]["kind"] == "name";
        assert_eq!(is_name, trace["furigana"].is_string(), "{}", trace["id"]);
        if !is_name {
            continue;
        }
        let expected = text(&trace["furigana"]);
        *(if expected == "?" {
            &mut unknown
        } else {
            &mut known
        }) += 1;
        let got = reading(&trace);
        if got != expected {
            wrong.push(format!("{}: {got}, not {expected}", trace["id"]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(known > 8 && unknown > 8, "{known} known, {unknown} unknown");
}
