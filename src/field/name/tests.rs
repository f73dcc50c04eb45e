use crate::field::{Kind, Options, Outcome, normalize};
use crate::text::{Change, ChangeCode};

fn name(text: &str) -> Outcome {
    normalize(Kind::Name, text, Options::default())
}

#[test]
fn changes_say_what_and_where() {
    let change = |from, to, code| Change { from, to, code };
    assert_eq!(
        name("　Ｊｏｎ\u{200B}か\u{3099}⾼ジョ-ジ ").changes,
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
