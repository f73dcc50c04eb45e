//! `text::convert` over every code point: against `unicode-normalization`, against the passes of a
//! field, and there and back.

#![cfg(not(target_arch = "wasm32"))]

use surasura::text::{Edit, Form, convert, group, kana, width};
use unicode_normalization::UnicodeNormalization;

fn every_char() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}

/// The `<wide>` mappings: U+FF01 to U+FF5E, U+3000, and the seven signs from U+FFE0 on.
#[test]
fn half_width_is_the_wide_mapping_and_the_rest_stays() {
    for ch in every_char() {
        let half = width::half(ch);
        match ch {
            '\u{FF01}'..='\u{FF5E}' | '\u{3000}' | '\u{FFE0}'..='\u{FFE6}' => {
                assert_ne!(half, ch);
                assert!(half < '\u{100}' || half == '\u{20A9}', "{ch:?}: {half:?}");
                assert_eq!(nfkc(&half.to_string()), nfkc(&ch.to_string()), "{ch:?}");
                assert_eq!(width::full(half), ch, "there and back");
            }
            _ => assert_eq!(half, ch),
        }
        let full = width::full(ch);
        assert!(full == ch || width::half(full) == ch, "{ch:?}: {full:?}");
    }
    assert_eq!(
        every_char().filter(|ch| width::full(*ch) != *ch).count(),
        94 + 1 + 7
    );
}

/// A line for each character, and for each of the basic plane before each of six marks: what the passes of a field make of
/// it, since those are proved in `oracle.rs`.
#[test]
fn a_string_becomes_what_a_field_makes_of_it() {
    let marks = ["", "\u{3099}", "\u{309A}", "ﾞ", "ﾟ", "゛", "゜"];
    for block in every_char().collect::<Vec<_>>().chunks(0x4000) {
        let mut text = String::new();
        for ch in block {
            let basic = *ch <= '\u{FFFF}';
            for mark in marks.iter().filter(|mark| basic || mark.is_empty()) {
                text.push(*ch);
                text.push_str(mark);
                text.push('\n');
            }
        }
        let field = |map: fn(char) -> char, after: fn(char) -> char| {
            let why = surasura::ChangeCode::Kana;
            let mut edit = Edit::new(&text);
            edit.map(group::ALL, why, map);
            kana::compose(&mut edit, false);
            edit.map(group::ALL, why, after);
            edit.text()
        };
        let same = |ch| ch;
        for (form, expected) in [
            (Form::FullKatakana, field(same, same)),
            (Form::Katakana, field(kana::to_katakana, same)),
            (Form::Hiragana, field(same, kana::to_hiragana)),
        ] {
            let got = convert(&text, form);
            let differs = got
                .lines()
                .zip(expected.lines())
                .find(|pair| pair.0 != pair.1);
            assert_eq!(differs, None, "{form:?}");
            assert_eq!(got.len(), expected.len());
        }
    }
}

#[test]
fn half_width_katakana_is_nfkc_turned_around() {
    let text: String = every_char()
        .filter(|ch| *ch != '\n')
        .flat_map(|ch| [ch, '\n'])
        .collect();
    let halves = convert(&text, Form::HalfKatakana);
    let fulls = convert(&halves, Form::FullKatakana);
    let mut changed = 0;
    for ((full, half), back) in text.lines().zip(halves.lines()).zip(fulls.lines()) {
        if half == full {
            continue;
        }
        changed += 1;
        let narrow = |ch| matches!(ch, '\u{FF61}'..='\u{FF9F}');
        assert!(half.chars().all(narrow), "{full}: {half}");
        assert_eq!(back, full, "there and back");
        if !matches!(full, "゛" | "゜") {
            assert_eq!(nfkc(half), full);
        }
    }
    // 63 half-width forms, 20 with ﾞ, 5 with ﾟ, ヴ, ヷ and ヺ.
    assert_eq!(changed, 63 + 20 + 5 + 3);
}
