use crate::field::{Kind, Options, Outcome, normalize};
use crate::text::ChangeCode;

fn name(text: &str) -> Outcome {
    normalize(Kind::Name, text, Options::default())
}

#[test]
fn changes_say_what_and_where() {
    let change = |from: u32, to: u32, code: ChangeCode| (from, to, code);
    assert_eq!(
        name("　Ｊｏｎ\u{200B}か\u{3099}⾼ジョ-ジ ").told(),
        [
            change(0, 1, ChangeCode::Space),
            change(1, 4, ChangeCode::Width),
            change(4, 5, ChangeCode::Invisible),
            change(5, 7, ChangeCode::Kana),
            change(7, 8, ChangeCode::Radical),
            change(10, 11, ChangeCode::LongVowel),
            change(12, 13, ChangeCode::Space),
        ]
    );
}

/// Offsets are UTF-16: 𠮷 U+20BB7 is two of them.
#[test]
fn the_caret_counts_as_the_page_does() {
    let at = |text: &str, caret| {
        let outcome = normalize(
            Kind::Name,
            text,
            Options {
                caret: Some(caret),
                ..Options::default()
            },
        );
        (outcome.value, outcome.caret.unwrap())
    };
    assert_eq!(at("𠮷田ｶﾞ", 5), ("𠮷田ガ".into(), 4));
    // Between a letter and its mark, which become one letter: before it.
    assert_eq!(at("𠮷田ｶﾞ", 4), ("𠮷田ガ".into(), 3));
    assert_eq!(at("𠮷田ｶﾞ", 1).1, 0, "inside of a pair there is no place");
    assert_eq!(at("　𠮷田", 3), ("𠮷田".into(), 2));
}

#[test]
fn a_sign_is_half_width_among_latin_letters_alone() {
    for (text, expected) in [
        ("Ｏ＇Ｂｒｉｅｎ", "O'Brien"),
        ("Ｄｒ．（Ｍｓ．）", "Dr.(Ms.)"),
        ("山田（旧姓佐藤）", "山田（旧姓佐藤）"),
        ("＇山田", "＇山田"),
        ("山田！", "山田！"),
    ] {
        assert_eq!(name(text).value, expected);
    }
}

/// Nobody's name is wrong.
#[test]
fn a_name_has_no_issue() {
    for text in ["1", "@", "😀", "𠮷", "\u{FA11}", "〆木", "々"] {
        let outcome = name(text);
        assert_eq!((outcome.value.as_str(), outcome.issues.len()), (text, 0));
    }
}

#[test]
fn a_whole_name_is_cut_at_its_one_space() {
    for (text, expected) in [
        ("山田　太郎", Some(("山田", "太郎"))),
        ("山田 太郎", Some(("山田", "太郎"))),
        (" 山田　 太郎\u{A0}", Some(("山田", "太郎"))),
        ("𠮷田\t辻\u{E0101}子", Some(("𠮷田", "辻\u{E0101}子"))),
        ("やまだ たろう", Some(("やまだ", "たろう"))),
        ("王 Wang", None),
        ("山田太郎", None),
        ("山田 太郎 様", None),
        ("ジャン・ポール", None),
        ("John Smith", None),
        ("Ｊｏｈｎ　Ｓｍｉｔｈ", None),
        ("José Álvarez", None),
        ("", None),
        ("　", None),
        ("山田　", None),
    ] {
        assert_eq!(super::split(text), expected, "{text:?}");
    }
}

/// Selectors go alone, and only where they are asked to.
#[test]
fn selectors_are_dropped_on_demand() {
    let options = Options {
        drop_selectors: true,
        ..Options::default()
    };
    let outcome = normalize(Kind::Name, "辻\u{E0101}\u{FA19}", options);
    assert_eq!(outcome.value, "辻\u{FA19}");
    assert_eq!(outcome.told(), [(1, 3, ChangeCode::Invisible)]);
}
