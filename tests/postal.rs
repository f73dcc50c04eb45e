//! From codes to places and back: the tables, and the data that they are taken from.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use surasura::field::postal::{Lookup, Part, Place, contradiction, lookup, shard_of};
use surasura::{Kind, Options, normalize};

/// Some 400 codes of the data of 2026-10-03, in shards as `tools/postal.py --sample` writes them.
const SAMPLE: &str = include_str!("data/postal_shards.txt");

/// The shards of a text that holds several.
fn shards(text: &str) -> Vec<&str> {
    let starts: Vec<usize> = text.match_indices("P1 ").map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(from, to)| &text[*from..to])
        .collect()
}

fn find<'a>(shards: &[&'a str], code: &str) -> Option<Lookup<'a>> {
    let name = shard_of(code).expect("three digits");
    let shard = shards.iter().find(|shard| shard[3..].starts_with(name))?;
    Some(lookup(shard, code).expect("the shard of the code"))
}

fn rows(table: &str) -> impl Iterator<Item = [&str; 3]> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        cells
            .try_into()
            .unwrap_or_else(|_| panic!("three columns: {line}"))
    })
}

/// A place as the table writes it.
fn written(place: &Place<'_>) -> String {
    let town = if place.town.is_empty() {
        "-"
    } else {
        place.town
    };
    let mut out = [place.prefecture, place.city, town].join(" ");
    if !place.building.is_empty() {
        out += &format!(" [{}]", place.building);
    }
    if !place.office.is_empty() {
        out += &format!(" / {} / {}", place.number, place.office);
    }
    out
}

#[test]
fn a_code_has_every_place_of_the_data() {
    let shards = shards(SAMPLE);
    for [code, expected, why] in rows(include_str!("data/postal_lookup.tsv")) {
        let found = find(&shards, code).unwrap_or_else(|| panic!("{code}: no shard"));
        assert_eq!(found.date, "2026-10-03");
        let got = match found.issue() {
            Some(issue) => format!("!{}", issue.code.as_str()),
            None => found
                .candidates
                .iter()
                .map(written)
                .collect::<Vec<_>>()
                .join(" | "),
        };
        assert_eq!(got, expected, "{code}: {why}");
    }
}

#[test]
fn an_address_is_doubted_only_where_no_place_can_be_meant() {
    let shards = shards(SAMPLE);
    let mut wrong = Vec::new();
    for [input, expected, why] in rows(include_str!("data/postal_address.tsv")) {
        let (code, address) = input.split_once(' ').expect("a code and an address");
        let part = find(&shards, code).and_then(|found| contradiction(&found, address));
        let got = part.map_or("-", Part::as_str);
        if got != expected {
            wrong.push(format!("{input}: {got}, not {expected} ({why})"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Ways of writing the address of a place, all of them right.
fn spellings(place: &Place<'_>) -> Vec<String> {
    let Place {
        prefecture,
        city,
        town,
        building,
        number,
        ..
    } = *place;
    let street = place.street();
    let whole = format!("{prefecture}{city}{street}1-2-3 {building}");
    let county = city.split_once('郡').map_or(city, |(_, rest)| {
        if rest.ends_with(['町', '村']) {
            rest
        } else {
            city
        }
    });
    let wide: String = whole
        .chars()
        .map(|ch| match ch {
            '!'..='~' => char::from_u32(ch as u32 + 0xFEE0).expect("a full-width form"),
            ' ' => '\u{3000}',
            _ => ch,
        })
        .collect();
    let normal = normalize(Kind::Address, &wide, Options::default()).value;
    vec![
        whole.replace(['ヶ', 'ケ'], "が"),
        whole.replace(['が', 'ケ'], "ヶ"),
        whole
            .replace('ノ', "の")
            .replace('龍', "竜")
            .replace('澤', "沢")
            .replace('檜', "桧"),
        wide,
        normal,
        format!("{prefecture}{city}{town}{number}"),
        format!("{city}{street}1-2-3"),
        format!("{county}{street}１丁目"),
        format!("{prefecture} {county} 大字{street}字1"),
        format!("{prefecture}{city}"),
        format!("〒123-4567 {whole}"),
        whole,
    ]
}

/// Every code of these shards, with what is found for it.
fn codes<'a>(shards: &[&'a str]) -> Vec<(String, Lookup<'a>)> {
    let mut all = BTreeMap::new();
    for shard in shards {
        let mut at = -1_i32;
        for line in shard.lines().skip(1) {
            if line.starts_with('\t') {
                at = -1;
                continue;
            }
            let digits: String = line.chars().take_while(char::is_ascii_digit).collect();
            at += digits.parse::<i32>().unwrap_or(1);
            let code = format!("{}-{at:04}", &shard[3..6]);
            all.entry(code)
                .or_insert_with_key(|code| lookup(shard, code).expect("a shard"));
        }
    }
    all.into_iter().collect()
}

/// Tries so many spellings of every place. How many codes were looked at, and how many addresses of places drawn at random were doubted.
fn check(codes: &[(String, Lookup<'_>)], each: usize) -> (usize, usize) {
    let mut doubted = 0;
    for (index, (code, found)) in codes.iter().enumerate() {
        for place in &found.candidates {
            let spellings = spellings(place);
            let some = spellings
                .iter()
                .cycle()
                .skip(index)
                .take(each.min(spellings.len()));
            for spelling in some {
                assert_eq!(contradiction(found, spelling), None, "{code}: {spelling}");
            }
        }
        let (_, other) = &codes[(index * 7919 + 13) % codes.len()];
        let place = &other.candidates[0];
        let elsewhere = format!("{}{}{}1-2-3", place.prefecture, place.city, place.street());
        doubted += usize::from(contradiction(found, &elsewhere).is_some());
    }
    (codes.len(), doubted)
}

#[test]
fn no_right_address_of_the_sample_is_doubted() {
    let shards = shards(SAMPLE);
    let (all, doubted) = check(&codes(&shards), usize::MAX);
    assert!(all > 300, "{all} codes");
    assert!(
        doubted * 100 > all * 98,
        "{doubted} of {all} wrong addresses were doubted"
    );
}

/// The whole data, after `make postal`: `cargo test --test postal -- --ignored`.
#[test]
#[ignore = "needs what make postal builds"]
fn no_right_address_of_the_data_is_doubted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/postal");
    let mut total = (0, 0);
    for entry in fs::read_dir(folder).expect("make postal") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|end| end == "txt") {
            let text = fs::read_to_string(path).expect("a shard");
            let (all, doubted) = check(&codes(&[&text]), 2);
            total = (total.0 + all, total.1 + doubted);
        }
    }
    assert!(total.0 > 140_000, "{} codes", total.0);
    // Within a shard, where the other address is a neighbour's.
    println!(
        "{} codes, {} of as many neighbours' addresses doubted",
        total.0, total.1
    );
    assert!(total.1 * 100 > total.0 * 80);
}
