//! What a back end can store, against the codecs of CPython, over every code point; and what is
//! proposed for what it cannot.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use surasura::text::charset::{Charset, accented, codes, missing, review};
use surasura::text::{radical, space};
use surasura::{Kind, Options, normalize};
use unicode_normalization::UnicodeNormalization;

/// Not ASCII.
fn every_char() -> impl Iterator<Item = char> {
    '\u{80}'..=char::MAX
}

/// What CPython 3.11 can encode: `shift_jis` and `cp932` without the private use area.
fn cpython() -> [BTreeSet<char>; 2] {
    let lines: Vec<&str> = include_str!("data/charsets.txt").lines().collect();
    let [jis, more, less] = lines[..] else {
        panic!("three lines");
    };
    let shift_jis: BTreeSet<char> = jis.chars().collect();
    let cp932 = jis.chars().filter(|ch| !less.contains(*ch));
    let cp932 = cp932.chain(more.chars()).collect();
    [shift_jis, cp932]
}

fn ours(charset: Charset) -> BTreeSet<char> {
    every_char().filter(|ch| charset.has(*ch)).collect()
}

#[test]
fn jis_x_0208_is_the_codec_of_cpython() {
    let [shift_jis, _] = cpython();
    assert_eq!(shift_jis.len(), 6944);
    assert_eq!(ours(Charset::JisX0208), shift_jis);
}

/// CPython encodes seven characters that no bytes decode to: six are other readings of signs that
/// CP932 has, for which other converters have no bytes, and U+0080 is a control character.
#[test]
fn cp932_is_what_cpython_decodes() {
    let [_, cp932] = cpython();
    let ours = ours(Charset::Cp932);
    assert_eq!(ours.difference(&cp932).count(), 0);
    let more: Vec<char> = cp932.difference(&ours).copied().collect();
    let readings = "\u{A2}\u{A3}\u{AC}\u{2016}\u{2212}\u{301C}";
    assert_eq!(String::from_iter(&more), String::from("\u{80}") + readings);
    for ch in readings.chars() {
        assert!(Charset::JisX0208.has(ch));
        let other = review(&ch.to_string(), Charset::Cp932).and_then(|review| review.proposal);
        let other = other
            .expect("the other reading")
            .chars()
            .next()
            .expect("a character");
        assert!(
            Charset::Cp932.has(other) && !Charset::JisX0208.has(other),
            "{other:?}"
        );
    }
    assert_eq!(ours.len(), 7389);
}

#[test]
fn every_ascii_character_is_in_every_set() {
    for ch in '\0'..='\u{7F}' {
        for charset in [Charset::Utf8, Charset::Cp932, Charset::JisX0208] {
            assert!(charset.has(ch), "{ch:?}");
        }
    }
    assert!(every_char().all(|ch| Charset::Utf8.has(ch)));
}

/// The order in which a page asks `TextDecoder` and `normalize`.
#[test]
fn the_codes_are_in_the_documented_order() {
    let codes: Vec<u16> = codes().collect();
    assert_eq!(codes.len(), 60 * 256);
    assert!(codes.is_sorted());
    assert!(codes.iter().all(|code| !(0xA000..0xE000).contains(code)));
    let accented: Vec<char> = accented().collect();
    assert_eq!(accented.len(), 0x1F00 - 0xC0 + 0x200);
    assert_eq!((accented[0], accented[0x1E40]), ('À', '\u{F900}'));
}

/// Every proposal there is: it is in the set, and the same letter or kanji by what Unicode says of
/// either, where Unicode says anything.
#[test]
fn a_proposal_is_in_the_set_and_one_character() {
    for (charset, least) in [(Charset::Cp932, 1_100), (Charset::JisX0208, 1_150)] {
        let mut proposals = 0;
        // The planes that have kanji.
        let planes = ('\u{80}'..='\u{FFFF}').chain('\u{20000}'..='\u{2FFFF}');
        for ch in planes.filter(|ch| !charset.has(*ch)) {
            let text = ch.to_string();
            let review = review(&text, charset).expect("it is missing");
            assert_eq!((review.count, review.first), (1, ch));
            let Some(proposal) = review.proposal else {
                continue;
            };
            proposals += 1;
            assert_eq!(
                missing(&proposal, charset).count(),
                0,
                "{ch:?}: {proposal:?}"
            );
            assert!(proposal.chars().count() <= 1, "{ch:?}: {proposal:?}");
            let decomposed: String = text.nfd().take(1).collect();
            if decomposed != text && !text.is_empty() && !proposal.is_empty() {
                assert_eq!(proposal, decomposed, "{ch:?}");
            }
            let kanji = |ch: char| space::is_ideograph(ch) && radical::to_ideograph(ch) == ch;
            assert_eq!(
                kanji(ch),
                proposal.chars().any(kanji),
                "{ch:?}: {proposal:?}"
            );
        }
        assert!(proposals >= least, "{proposals}");
    }
}

fn proposed(text: &str, charset: Charset) -> Option<String> {
    review(text, charset).and_then(|review| review.proposal)
}

#[test]
fn names_have_a_form_that_the_back_end_can_store() {
    let (cp932, jis) = (Charset::Cp932, Charset::JisX0208);
    for (text, charset, expected) in [
        ("𠮷田", cp932, Some("吉田")),
        ("髙橋", jis, Some("高橋")),
        ("山﨑", jis, Some("山崎")),
        ("髙𠮷", cp932, Some("髙吉")),
        ("髙𠮷", jis, Some("高吉")),
        ("濵田德子", jis, Some("浜田徳子")),
        ("栁瀨", jis, Some("柳瀬")),
        ("\u{FA19}\u{FA1B}", jis, Some("神福")),
        (
            "\u{FA19}\u{F9DC}\u{FA30}",
            cp932,
            Some("\u{FA19}\u{F9DC}侮"),
        ),
        ("森山𥙿", cp932, Some("森山裕")),
        ("𣘺本", cp932, Some("橋本")),
        ("鷗外", cp932, Some("鴎外")),
        ("辻\u{E0101}", jis, Some("辻")),
        ("葛\u{FE00}西", cp932, Some("葛西")),
        ("张伟", cp932, None),
        ("刘丽", cp932, Some("劉麗")),
        ("José Müller", cp932, Some("Jose Muller")),
        ("Nguyễn Văn Đức", cp932, Some("Nguyen Van Duc")),
        ("Yūko Satō", jis, Some("Yuko Sato")),
        ("e\u{301}", cp932, Some("e")),
        ("A〜B", cp932, Some("A～B")),
        ("A～B", jis, Some("A〜B")),
        ("１−２－", cp932, Some("１－２－")),
        ("１−２－", jis, Some("１−２−")),
        ("¥100", cp932, Some("￥100")),
        ("¥100", jis, None),
        ("ﾔﾏﾀﾞ", jis, None),
        ("①㈱", cp932, None),
        ("①", jis, None),
        ("山田😀", cp932, None),
        ("髙橋", cp932, None),
    ] {
        assert_eq!(proposed(text, charset).as_deref(), expected, "{text}");
    }
}

/// The cases of names that shops lost: what is warned of.
#[test]
fn what_is_missing_and_where() {
    let chars = |text: &str, charset| -> Vec<(char, u32)> {
        missing(text, charset)
            .map(|missing| (missing.ch, missing.at))
            .collect()
    };
    let (cp932, jis) = (Charset::Cp932, Charset::JisX0208);
    assert_eq!(chars("田中", jis), []);
    assert_eq!(chars("髙橋", jis), [('髙', 0)]);
    assert_eq!(chars("𠮷田", jis), [('𠮷', 0)]);
    assert_eq!(chars("髙橋", cp932), []);
    assert_eq!(chars("𠮷田", cp932), [('𠮷', 0)]);
    assert_eq!(
        chars("𠮷𠮷髙辻\u{E0101}", jis),
        [('𠮷', 0), ('𠮷', 2), ('髙', 4), ('\u{E0101}', 6)]
    );
    assert_eq!(chars("𠮷髙😀", Charset::Utf8), []);
}

/// A warning on the kinds that hold words: it names the character and offers a whole value.
#[test]
fn a_field_warns_and_never_replaces() {
    for kind in [Kind::Name, Kind::Company, Kind::Address] {
        let options = Options {
            charset: Charset::JisX0208,
            part: true,
            ..Options::default()
        };
        let outcome = normalize(kind, "　髙﨑辻\u{E0101}", options);
        assert_eq!(outcome.value, "髙﨑辻\u{E0101}");
        assert!(outcome.valid());
        let issue = &outcome.issues[0];
        assert_eq!(issue.code.as_str(), "CHARSET_MISSING");
        assert_eq!((issue.what, issue.count), (Some('髙'), 3));
        assert_eq!(issue.suggestion.as_deref(), Some("高崎辻"));
        let selector = normalize(kind, "辻\u{E0101}", options);
        assert_eq!(selector.issues[0].what, Some('辻'), "what shows");
        let cp932 = Options {
            charset: Charset::Cp932,
            ..options
        };
        assert_eq!(normalize(kind, "髙﨑", cp932).issues, []);
        assert_eq!(
            normalize(kind, "髙𠮷😀", Options::default()).issues.len(),
            usize::from(kind == Kind::Address)
        );
    }
    // A sign beside an accented letter is read anew beside a plain one.
    let options = Options {
        charset: Charset::Cp932,
        ..Options::default()
    };
    let outcome = normalize(Kind::Name, "e\u{301}＋", options);
    assert_eq!(outcome.issues[0].suggestion.as_deref(), Some("e+"));
    let kana = Options {
        charset: Charset::JisX0208,
        ..Options::default()
    };
    let outcome = normalize(Kind::Kana, "ヷ", kana);
    assert_eq!(outcome.issues[0].code.as_str(), "CHARSET_MISSING");
    assert_eq!(outcome.issues[0].suggestion, None);
    // What is not a reading at all is said to be that.
    let outcome = normalize(Kind::Kana, "髙", kana);
    assert_eq!(outcome.issues.len(), 1);
    assert_eq!(outcome.issues[0].code.as_str(), "KANA_IS_KANJI");
}
