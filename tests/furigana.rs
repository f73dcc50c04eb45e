//! Readings from the events that keyboards send (`tests/data/furigana/`), none of them recorded: they
//! are written from documents, which each file names.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

use serde_json::Value;
use surasura::field::KanaForm;
use surasura::form::furigana::{Event, Furigana};

/// What is offered: the reading, with `?` before it where some of it is not known; `-` for nothing.
fn offered(furigana: &Furigana) -> String {
    match furigana.offer(KanaForm::Hiragana) {
        None => "-".into(),
        Some(reading) if reading.complete => reading.text,
        Some(reading) => format!("?{}", reading.text),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// An event is `[inputType, isComposing, value]`, and what is then offered if that is of interest; or
/// `["hand", value]`.
fn hear(furigana: &mut Furigana, event: &[Value]) -> Option<String> {
    if let [hand, value] = event {
        assert_eq!(hand, "hand");
        furigana.hear(Event::HandEdited(text(value)));
        return None;
    }
    furigana.hear(Event::Input {
        value: text(&event[2]),
        input_type: text(&event[0]),
        is_composing: event[1].as_bool().expect("whether it is composing"),
    });
    event.get(3).map(|expected| text(expected).to_owned())
}

#[test]
fn every_keyboard() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/furigana");
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in fs::read_dir(folder).expect("the folder") {
        let path = file.expect("a file").path();
        let table = fs::read_to_string(&path).expect("UTF-8");
        let mut lines = table
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let head = lines.next().expect("a first line");
        assert!(
            head["recorded"].is_boolean() && head["written_from"].is_array(),
            "{path:?}"
        );
        for trace in lines {
            count += 1;
            let mut furigana = Furigana::new();
            let mut check = |furigana: &Furigana, expected: &str, at: &Value| {
                let got = offered(furigana);
                if got != expected {
                    let what = text(&trace["what"]);
                    wrong.push(format!(
                        "{path:?} {what}: {got:?}, not {expected:?} after {at}"
                    ));
                }
            };
            for event in trace["events"].as_array().expect("events") {
                let expected = hear(&mut furigana, event.as_array().expect("an event"));
                if let Some(expected) = expected {
                    check(&furigana, &expected, event);
                }
            }
            check(&furigana, text(&trace["reading"]), &Value::Null);
        }
    }
    assert!(count > 70, "{count} traces");
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
