//! Our small tables against `unicode-normalization`, over every code point: the same where they
//! cover it, the identity elsewhere.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::HashSet;

use surasura::text::{Edit, dash, kana, radical, space, width};
use surasura::{Kind, Options, normalize};
use unicode_normalization::UnicodeNormalization;

const DAKUTEN: char = '\u{3099}';
const HANDAKUTEN: char = '\u{309A}';

fn every_char() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}

/// NFKC of a character that it makes one character of.
fn nfkc_of(ch: char) -> char {
    let folded = nfkc(&ch.to_string());
    let mut chars = folded.chars();
    let first = chars.next().expect("NFKC empties no character");
    assert_eq!(chars.next(), None, "{ch:?} becomes one character");
    first
}

fn composed(text: &str, spacing: bool) -> String {
    let mut edit = Edit::new(text);
    kana::compose(&mut edit, spacing);
    edit.text()
}

#[test]
fn full_width_ascii_is_nfkc_and_the_rest_stays() {
    for ch in every_char() {
        let expected = if matches!(ch, '\u{FF01}'..='\u{FF5E}') {
            nfkc_of(ch)
        } else {
            ch
        };
        assert_eq!(width::ascii(ch), expected, "{ch:?}");
        let alphanumeric = if expected.is_ascii_alphanumeric() {
            expected
        } else {
            ch
        };
        assert_eq!(width::alphanumeric(ch), alphanumeric, "{ch:?}");
    }
}

#[test]
fn half_width_katakana_is_nfkc_and_the_rest_stays() {
    for ch in every_char() {
        let expected = match ch {
            '\u{FF61}'..='\u{FF9D}' => nfkc_of(ch),
            // The two exceptions: NFKC makes combining marks of them, which have nothing to stand on.
            '\u{FF9E}' => '\u{309B}',
            '\u{FF9F}' => '\u{309C}',
            _ => ch,
        };
        assert_eq!(width::katakana(ch), expected, "{ch:?}");
    }
    assert_eq!(nfkc_of('\u{FF9E}'), DAKUTEN);
    assert_eq!(nfkc_of('\u{FF9F}'), HANDAKUTEN);
}

/// Every character there is, with a mark after it: joined where NFC joins a kana, else left alone.
#[test]
fn kana_and_its_mark_are_nfc_and_no_other_pair_is() {
    for (mark, pairs) in [(DAKUTEN, 48), (HANDAKUTEN, 10)] {
        let mut joined = 0;
        for block in every_char().collect::<Vec<_>>().chunks(4096) {
            let text: String = block.iter().flat_map(|ch| [*ch, mark, '\n']).collect();
            let whole = composed(&text, false);
            let mut rest = whole.as_str();
            for ch in block {
                let pair = String::from_iter([*ch, mark]);
                // Half-width kana is made full on the way; NFC does not know it.
                let full = String::from_iter([width::katakana(*ch), mark]);
                let nfc = nfc(&full);
                let expected = if nfc.chars().count() == 1 { nfc } else { full };
                let tail = rest
                    .strip_prefix(&expected)
                    .and_then(|tail| tail.strip_prefix('\n'));
                let tail = tail.unwrap_or_else(|| panic!("{pair:?}: {expected:?} expected"));
                joined += usize::from(expected.chars().count() == 1 && width::katakana(*ch) == *ch);
                rest = tail;
            }
            assert_eq!(rest, "");
        }
        assert_eq!(joined, pairs, "letters that {mark:?} stands on");
    }
}

#[test]
fn half_width_kana_and_its_half_width_mark_are_nfkc() {
    let mut joined = 0;
    for base in '\u{FF61}'..='\u{FF9D}' {
        for (mark, spacing) in [('\u{FF9E}', '\u{309B}'), ('\u{FF9F}', '\u{309C}')] {
            let pair = String::from_iter([base, mark]);
            let nfkc = nfkc(&pair);
            let one = nfkc.chars().count() == 1;
            let apart = String::from_iter([nfkc_of(base), spacing]);
            joined += usize::from(one);
            assert_eq!(
                composed(&pair, false),
                if one { nfkc } else { apart },
                "{pair:?}"
            );
        }
    }
    assert_eq!(joined, 28, "ｶ to ﾄ, ﾊ to ﾎ twice, ｳ, ﾜ and ｦ");
}

/// ゛ and ゜ may stand for themselves in free text, and join nothing but what their combining forms
/// join.
#[test]
fn spacing_marks_join_only_when_asked() {
    for base in '\u{3041}'..='\u{30FF}' {
        for (spacing, combining) in [('\u{309B}', DAKUTEN), ('\u{309C}', HANDAKUTEN)] {
            let pair = String::from_iter([base, spacing]);
            assert_eq!(composed(&pair, false), pair);
            let nfc = nfc(&String::from_iter([base, combining]));
            let one = nfc.chars().count() == 1;
            assert_eq!(composed(&pair, true), if one { nfc } else { pair });
        }
    }
}

/// The two code charts, U+3041 and U+30A1 onwards, letter by letter.
#[test]
fn hiragana_and_katakana_are_the_code_charts() {
    const HIRAGANA: &str = "ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとど\
        なにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖゝゞ";
    const KATAKANA: &str = "ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトド\
        ナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶヽヾ";
    assert_eq!(HIRAGANA.chars().count(), 88);
    let in_katakana = |ch| {
        HIRAGANA
            .chars()
            .zip(KATAKANA.chars())
            .find(|pair| pair.0 == ch)
            .map_or(ch, |pair| pair.1)
    };
    let in_hiragana = |ch| {
        HIRAGANA
            .chars()
            .zip(KATAKANA.chars())
            .find(|pair| pair.1 == ch)
            .map_or(ch, |pair| pair.0)
    };
    for ch in every_char() {
        let kana = matches!(ch, '\u{3000}'..='\u{31FF}');
        assert_eq!(
            kana::to_katakana(ch),
            if kana { in_katakana(ch) } else { ch },
            "{ch:?}"
        );
        assert_eq!(
            kana::to_hiragana(ch),
            if kana { in_hiragana(ch) } else { ch },
            "{ch:?}"
        );
    }
    for (hiragana, katakana) in HIRAGANA.chars().zip(KATAKANA.chars()) {
        assert_eq!(katakana as u32, hiragana as u32 + 0x60);
        assert_eq!(kana::to_hiragana(kana::to_katakana(hiragana)), hiragana);
        assert!(kana::is_hiragana(hiragana) && !kana::is_katakana(hiragana));
        assert!(kana::is_katakana(katakana) && !kana::is_hiragana(katakana));
    }
}

#[test]
fn radicals_are_nfkc_where_it_knows_them() {
    for ch in every_char() {
        let ours = radical::to_ideograph(ch);
        match ch {
            '\u{2F00}'..='\u{2FD5}' => assert_eq!(ours, nfkc_of(ch), "{ch:?}"),
            // NFKC knows two of these 115 (U+2E9F, U+2EF3).
            '\u{2E80}'..='\u{2EF3}' => {
                assert!(ours == ch || space::is_ideograph(ours), "{ch:?}: {ours:?}");
                if nfkc_of(ch) != ch {
                    assert_eq!(ours, nfkc_of(ch), "{ch:?}");
                }
            }
            _ => assert_eq!(ours, ch),
        }
    }
    assert_eq!(nfkc_of('\u{2ED1}'), '\u{2ED1}', "what NFKC leaves");
    assert_eq!(radical::to_ideograph('\u{2ED1}'), '長');
}

/// Every kanji: the unified ideographs of planes 0, 2 and 3, the compatibility blocks, and three
/// marks that stand for one in names.
fn ideographs() -> Vec<char> {
    let blocks = [
        ('\u{3400}', '\u{4DBF}'),
        ('\u{4E00}', '\u{9FFF}'),
        ('\u{F900}', '\u{FAFF}'),
        ('\u{20000}', '\u{3FFFF}'),
    ];
    let mut all: Vec<char> = "々〆〇".chars().collect();
    blocks.iter().for_each(|(from, to)| all.extend(*from..=*to));
    all
}

#[test]
fn ideographs_are_told_from_everything_else() {
    let ideographs: HashSet<char> = ideographs().into_iter().collect();
    for ch in every_char() {
        assert_eq!(space::is_ideograph(ch), ideographs.contains(&ch), "{ch:?}");
    }
}

/// The reason for all this: NFC alone changes a thousand kanji that people are called by.
#[test]
fn names_keep_every_ideograph_that_nfc_changes() {
    let ideographs: Vec<char> = every_char().filter(|ch| space::is_ideograph(*ch)).collect();
    for block in ideographs.chunks(500) {
        let name = String::from_iter(block);
        let outcome = normalize(Kind::Name, &name, Options::default());
        assert!(!outcome.changed, "{:?}", outcome.changes);
        assert_eq!(outcome.value, name);
    }
    let changed = |from: char, to: char| {
        (from..=to)
            .filter(|ch| nfc(&ch.to_string()) != ch.to_string())
            .count()
    };
    // 460 of the 472 in the block; the other 12, 﨑 among them, are unified ideographs.
    assert_eq!(changed('\u{F900}', '\u{FAFF}'), 460);
    assert_eq!(changed('\u{2F800}', '\u{2FA1F}'), 542);
    assert_eq!(nfc("\u{FA19}"), "神");
    assert_ne!("\u{FA19}", "神");
}

/// Variation selectors choose the glyph of a name: every ideograph keeps one.
#[test]
fn names_keep_the_selector_after_every_ideograph() {
    let ideographs: Vec<char> = every_char().filter(|ch| space::is_ideograph(*ch)).collect();
    for block in ideographs.chunks(500) {
        for selector in ['\u{FE00}', '\u{E0101}'] {
            let name: String = block.iter().flat_map(|ch| [*ch, selector]).collect();
            assert_eq!(normalize(Kind::Name, &name, Options::default()).value, name);
        }
    }
}

#[test]
fn spaces_are_white_space_and_two_blank_fillers() {
    for ch in every_char() {
        let filler = matches!(ch, '\u{3164}' | '\u{FFA0}');
        assert_eq!(space::is_space(ch), ch.is_whitespace() || filler, "{ch:?}");
        let plain = if matches!(ch, '\u{3000}' | '\n') || !space::is_space(ch) {
            ch
        } else {
            ' '
        };
        assert_eq!(space::plain(ch), plain, "{ch:?}");
    }
}

#[test]
fn invisibles_hold_every_control_and_nothing_that_shows() {
    for ch in every_char() {
        let invisible = space::is_invisible(None, ch);
        if ch.is_control() {
            assert_ne!(invisible, space::is_space(ch), "{ch:?}: one of the two");
        }
        let shows = ch.is_alphanumeric() || ch.is_ascii_graphic();
        assert!(!(invisible && shows), "{ch:?}");
        // Soft hyphen, zero-width and direction marks, byte order mark, selectors.
        let mark = matches!(ch,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
        assert_eq!(
            invisible,
            mark || (ch.is_control() && !space::is_space(ch)),
            "{ch:?}"
        );
        let selector = matches!(ch, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
        assert_eq!(
            space::is_invisible(Some('辻'), ch),
            invisible && !selector,
            "{ch:?}"
        );
    }
}

/// What people type for a hyphen, from the lists of those who read what they type: all of it parts
/// digits, and only the dashes are dashes.
#[test]
fn every_hyphen_of_the_lists_parts_digits() {
    const DASHES: &str = "-\u{2D7}\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2043}\u{207B}\
        \u{2212}\u{23AF}\u{23E4}\u{2500}\u{2501}\u{25AC}\u{268A}\u{2796}\u{29FF}\u{2E3A}\u{2E3B}\
        \u{FE58}\u{FE63}\u{FF0D}";
    const OTHERS: &str = "_~\u{AD}\u{1173}\u{1B78}\u{203E}\u{301C}\u{30FC}\u{3161}\u{FF3F}\u{FF5E}\
        \u{FF70}\u{FFE3}\u{10110}\u{10191}";
    assert_eq!(DASHES.chars().count() + OTHERS.chars().count(), 39);
    for ch in every_char() {
        assert_eq!(dash::is_dash(ch), DASHES.contains(ch), "{ch:?}");
    }
    for ch in DASHES.chars().chain(OTHERS.chars()) {
        assert!(dash::is_separator(ch), "{ch:?}");
        let typed = format!("090{ch}1234{ch}5678");
        assert_eq!(
            normalize(Kind::Phone, &typed, Options::default()).value,
            "090-1234-5678"
        );
        let typed = format!("123{ch}4567");
        assert_eq!(
            normalize(Kind::Postal, &typed, Options::default()).value,
            "123-4567"
        );
    }
    // A character whose NFKC is the hyphen is one.
    for ch in every_char().filter(|ch| *ch > '\u{7F}' && nfkc(&ch.to_string()) == "-") {
        assert!(dash::is_dash(ch), "{ch:?}");
    }
}
