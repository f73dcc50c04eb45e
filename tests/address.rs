//! Addresses taken apart, and the municipalities and towns of all Japan.

#![cfg(not(target_arch = "wasm32"))]

#[path = "tables/plain.rs"]
mod plain;

use plain::plain;
use surasura::field::address::{self, Parsed};
use surasura::field::{Blocks, Width};
use surasura::{Kind, Options, normalize};

/// The lines of a table that are no remark, in their cells.
fn lines(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

fn joined(parsed: &Parsed) -> String {
    [
        &parsed.prefecture,
        &parsed.municipality,
        &parsed.town,
        &parsed.numbers.join(","),
        &parsed.building,
        &parsed.room,
    ]
    .map(String::as_str)
    .join("|")
}

#[test]
fn the_parts_of_an_address() {
    let mut wrong = Vec::new();
    for row in lines(include_str!("data/address_parts.tsv")) {
        let (input, expected) = (plain(row[0]), plain(row[1]));
        let got = joined(&address::parse(&input));
        if got != expected {
            wrong.push(format!("{input}: {got}, not {expected} ({})", row[2]));
        }
        // Whatever a shop stores, the parts are the same.
        for width in [Width::Half, Width::Full] {
            let options = Options {
                width,
                ..Options::default()
            };
            let stored = normalize(Kind::Address, &input, options).value;
            let folded: String = joined(&address::parse(&stored));
            assert_eq!(
                folded.replace('\u{3000}', " "),
                got.replace('\u{3000}', " ")
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// 1,892 municipalities: with the prefecture and without, with spaces and without, with their county
/// and without, each followed by a town.
#[test]
fn every_municipality_is_told_from_its_town() {
    let mut count = 0;
    for row in lines(include_str!("data/municipalities.tsv")) {
        let prefecture = row[0];
        for name in row[1].split(' ') {
            count += 1;
            for (before, between) in [
                (prefecture, ""),
                (prefecture, " "),
                (prefecture, "\u{3000}"),
            ] {
                let parsed = address::parse(&[before, between, name, between, "本町1-2"].concat());
                assert_eq!(
                    joined(&parsed),
                    [prefecture, "|", name, "|本町|1,2||"].concat()
                );
            }
            // A town or village alone may be part of a city: 紀尾井町.
            let alone = name.ends_with(['市', '区']) || name.contains('郡');
            let parsed = address::parse(&[name, "本町1-2"].concat());
            let (municipality, town) = match alone {
                true => (name, String::from("本町")),
                false => ("", [name, "本町"].concat()),
            };
            assert_eq!((&*parsed.municipality, parsed.town), (municipality, town));
            if let Some((_, town)) = name.split_once('郡')
                && name.ends_with(['町', '村'])
            {
                let parsed = address::parse(&[prefecture, town, "本町1-2"].concat());
                assert_eq!(parsed.municipality, town, "{name}");
            }
            // Nothing of it is changed.
            let whole = [prefecture, name].concat();
            for blocks in [Blocks::Keep, Blocks::Hyphens] {
                let options = Options {
                    part: true,
                    blocks,
                    ..Options::default()
                };
                let outcome = normalize(Kind::Address, &whole, options);
                assert!(!outcome.changed && outcome.issues.is_empty(), "{outcome:?}");
            }
            // And no number is seen in it.
            let outcome = normalize(Kind::Address, &whole, Options::default());
            assert_eq!(outcome.issues.len(), 1, "{whole}");
        }
    }
    assert_eq!(count, 1892);
}

#[test]
fn a_town_that_begins_like_the_end_of_a_municipality() {
    let mut count = 0;
    for row in lines(include_str!("data/towns.tsv")) {
        count += 1;
        let (prefecture, municipality) = row[0].split_once(' ').expect("two names");
        let parsed = address::parse(&[prefecture, municipality, row[1], "1-2"].concat());
        let expected = [prefecture, "|", municipality, "|", row[1], "|1,2||"].concat();
        assert_eq!(joined(&parsed), expected);
    }
    assert!(count > 300);
}

/// 東京 alone is not told from 東京 in a name.
#[test]
fn every_prefecture_is_told() {
    let mut count = 0;
    for row in lines(include_str!("data/municipalities.tsv")) {
        count += 1;
        assert_eq!(address::parse(row[0]).prefecture, row[0]);
    }
    assert_eq!(count, 47);
    for name in [
        "東京",
        "東京港区",
        "大阪市",
        "京都市",
        "太宰府市",
        "宇都宮市",
        "府中市",
    ] {
        assert_eq!(address::parse(name).prefecture, "");
    }
}
