//! The schema for machines says the same as the reader, and the documents say the same as the schema.

use std::sync::LazyLock;

use serde_json::Value;
use surasura::beacon::schema::{BEYOND, LISTS, MEMBERS, canonical, json_schema, members, words};
use surasura::field::Locale;

use super::{body, validator::is_valid};

static SCHEMA: LazyLock<Value> = LazyLock::new(json_schema);

pub fn is_in_schema(body: &Value) -> bool {
    is_valid(&SCHEMA, body)
}

/// A body that was written follows the schema.
#[track_caller]
pub fn check(body: &str) {
    let value: Value = serde_json::from_str(body).expect("JSON");
    assert!(is_in_schema(&value), "{body}");
}

/// Something that a schema cannot say is on the list of such.
#[track_caller]
pub fn mark(why: &str) {
    assert!(BEYOND.iter().any(|(known, _)| *known == why), "{why}");
}

#[test]
fn the_example_with_every_member_follows_it() {
    assert!(is_in_schema(&body()));
    let of = |path: &str| match path.split_once("[].") {
        Some((list, key)) => body()[list][1].get(key).is_some(),
        None => body().get(path).is_some(),
    };
    let missing: Vec<_> = MEMBERS
        .iter()
        .map(|member| member.path)
        .filter(|path| !of(path))
        .collect();
    assert_eq!(missing, ["log[].act"], "which is half of a number");
}

/// All of it is closed: every object says that nothing else may be there, every array how long it may be.
#[test]
fn it_is_closed() {
    fn look(schema: &Value, found: &mut usize) {
        if schema["type"] == "object" {
            assert_eq!(schema["additionalProperties"], false, "{schema}");
            *found += 1;
        }
        if schema["type"] == "array" {
            let is_bounded = schema["maxItems"].is_u64() || schema["items"] == false;
            assert!(is_bounded, "{schema}");
        }
        // The only texts are words of lists, hex digits and declared keys.
        if schema["type"] == "string" {
            let pattern = schema["pattern"].as_str().expect("a pattern");
            assert!(["^[0-9a-f]{32}$", "^[a-z][a-z0-9-]{0,31}$"].contains(&pattern));
        }
        match schema {
            Value::Object(object) => object.values().for_each(|child| look(child, found)),
            Value::Array(array) => array.iter().for_each(|child| look(child, found)),
            _ => {}
        }
    }
    let mut found = 0;
    look(&SCHEMA, &mut found);
    assert_eq!(
        found, 7,
        "the body, a field, its rules, four kinds of counts"
    );
}

/// The same bytes wherever it is made: keys in order.
#[test]
fn it_is_canonical() {
    let text = canonical();
    assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), *SCHEMA);
    assert!(text.starts_with("{\n  \"$defs\": {\n") && text.ends_with("}\n"));
    // A key at the same depth comes after the one before.
    let keys: Vec<_> = text
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
        .collect();
    assert!(keys.is_sorted(), "{keys:?}");
    assert!(keys.len() > 7);
}

#[test]
fn every_word_is_explained_in_both_languages() {
    for list in LISTS {
        for locale in [Locale::Ja, Locale::En] {
            let meanings = list.meanings(locale);
            assert_eq!(meanings.len(), list.words().len());
            for (word, meaning) in meanings {
                assert!(
                    !meaning.is_empty() && !meaning.contains("[`"),
                    "{word}: {meaning}"
                );
            }
        }
    }
    let is_ja = |text: &str| {
        text.chars()
            .any(|ch| ('\u{3040}'..='\u{9FFF}').contains(&ch))
    };
    for member in MEMBERS {
        let [ja, en] = member.about;
        assert!(is_ja(ja) && !is_ja(en), "{}", member.path);
    }
}

/// The part of `docs/wire.md` between two marks.
fn part(name: &str) -> &'static str {
    let docs = include_str!("../../docs/wire.md");
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let part = docs
        .split(&begin)
        .nth(1)
        .and_then(|rest| rest.split(&end).next());
    part.unwrap_or_else(|| panic!("no {begin}"))
}

#[test]
fn the_tables_of_the_docs_are_made_of_it() {
    assert_eq!(
        part("members"),
        members(Locale::En),
        "surasura wire table --lang en"
    );
    assert_eq!(
        part("words"),
        words(Locale::En),
        "surasura wire table --lang en"
    );
    for (code, [_, en]) in BEYOND {
        assert!(
            part("beyond").contains(&format!("- `{code}`: {en}\n")),
            "{code}"
        );
    }
    assert_eq!(part("beyond").lines().count(), BEYOND.len());
}

#[test]
fn the_examples_of_the_docs_are_read() {
    let docs = include_str!("../../docs/wire.md");
    let blocks: Vec<_> = docs.split("```json\n").skip(1).collect();
    assert_eq!(blocks.len(), 2, "an attempt, and one that is only counted");
    for block in blocks {
        let example = block.split("```").next().expect("an end");
        let snapshot = surasura::beacon::decode(example.as_bytes()).expect("it follows the format");
        check(example);
        let written = surasura::beacon::encode(&snapshot);
        assert_eq!(
            example.split_whitespace().collect::<String>(),
            written,
            "as it is written"
        );
    }
}

#[test]
fn the_examples_of_the_readmes_are_read() {
    for readme in [
        include_str!("../../README.md"),
        include_str!("../../README.ja.md"),
    ] {
        let block = readme
            .split("```json\n{\"v\":")
            .nth(1)
            .and_then(|rest| rest.split("```").next());
        let example = format!("{{\"v\":{}", block.expect("a beacon"));
        assert!(
            surasura::beacon::decode(example.as_bytes()).is_ok(),
            "{example}"
        );
        check(&example);
    }
}
