use crate::field::{Code, KanaForm, KanaSet, Kind, Options, Outcome, normalize};
use crate::text::ChangeCode;

fn kana(text: &str, form: KanaForm) -> Outcome {
    normalize(
        Kind::Kana,
        text,
        Options {
            kana: form,
            ..Options::default()
        },
    )
}

/// What can be mended is, whatever else is wrong with it.
#[test]
fn what_is_kana_is_mended_beside_what_is_not() {
    let outcome = kana("巴マミ", KanaForm::Hiragana);
    assert_eq!((outcome.value.as_str(), outcome.changed), ("巴まみ", true));
    assert_eq!(outcome.changes[0].code, ChangeCode::Kana);
    assert!(!outcome.valid());
    assert_eq!(outcome.issues[0].code, Code::KanaIsKanji);
    let outcome = kana("ﾔﾏﾀﾞＴａｒｏ", KanaForm::Katakana);
    assert_eq!(
        (outcome.value.as_str(), outcome.valid()),
        ("ヤマダTaro", false)
    );
}

#[test]
fn each_form_has_its_own_letters() {
    for (text, katakana, hiragana) in [
        ("ヴァイオリン", "ヴァイオリン", "ゔぁいおりん"),
        ("ｳﾞｧ", "ヴァ", "ゔぁ"),
        ("さゝき", "サヽキ", "さゝき"),
        ("コーヒー", "コーヒー", "こーひー"),
        ("らーめ〜ん", "ラーメーン", "らーめーん"),
        ("ジャン・ポール", "ジャン・ポール", "じゃん・ぽーる"),
        // These exist in katakana only.
        ("ヷ", "ヷ", "ヷ"),
    ] {
        for (form, expected) in [
            (KanaForm::Katakana, katakana),
            (KanaForm::Hiragana, hiragana),
        ] {
            let outcome = kana(text, form);
            assert_eq!(
                (outcome.value.as_str(), outcome.issues.len()),
                (expected, 0),
                "{text}"
            );
        }
    }
    assert_eq!(kana("わ\u{3099}", KanaForm::Katakana).value, "ヷ");
    let outcome = kana("わ\u{3099}", KanaForm::Hiragana);
    assert_eq!(
        (outcome.value.as_str(), outcome.valid()),
        ("わ\u{3099}", false)
    );
}

#[test]
fn a_dash_is_a_long_vowel_after_kana_alone() {
    for (text, expected) in [
        ("カ-", "カー"),
        ("カー-", "カーー"),
        ("-カ", "-カ"),
        ("カ--", "カーー"),
    ] {
        assert_eq!(kana(text, KanaForm::Katakana).value, expected);
    }
}

#[test]
fn a_mark_that_was_joined_moves_the_caret() {
    let options = |caret| Options {
        caret: Some(caret),
        ..Options::default()
    };
    let at = |caret| normalize(Kind::Kana, "ｶﾞｷﾞ", options(caret)).caret;
    assert_eq!([0, 1, 2, 3, 4].map(at), [0, 0, 1, 1, 2].map(Some));
}

fn of(text: &str, kana: KanaForm, kana_set: KanaSet) -> Outcome {
    normalize(
        Kind::Kana,
        text,
        Options {
            kana,
            kana_set,
            ..Options::default()
        },
    )
}

/// What the set does not have is named, and where there is a reading without it, that is offered.
#[test]
fn a_set_says_which_character_and_offers_a_way_out() {
    let (full, half) = (KanaForm::Katakana, KanaForm::HalfWidth);
    for (text, form, set, what, offered) in [
        (
            "ヤマダ タロウ",
            full,
            KanaSet::EcCube,
            ' ',
            Some("ヤマダタロウ"),
        ),
        (
            "ジャン・ポール",
            full,
            KanaSet::EcCube,
            '・',
            Some("ジャンポール"),
        ),
        (
            "ﾔﾏﾀﾞ・ﾀﾛｳ ｼﾞﾛｳ",
            half,
            KanaSet::EcCube,
            '･',
            Some("ﾔﾏﾀﾞﾀﾛｳｼﾞﾛｳ"),
        ),
        ("サヽキ", full, KanaSet::EcCube, 'ヽ', None),
        ("サヽ キ", full, KanaSet::EcCube, 'ヽ', None),
        ("ヷ", full, KanaSet::EcCube, 'ヷ', None),
        ("・", full, KanaSet::EcCube, '・', None),
        ("カヲル", full, KanaSet::Zengin, 'ヲ', Some("カオル")),
        ("カヲル", half, KanaSet::Zengin, 'ｦ', Some("ｶｵﾙ")),
        ("スヱ・ヰ", full, KanaSet::Zengin, 'ヱ', Some("スエイ")),
        (
            "ジャン・ポール",
            full,
            KanaSet::Zengin,
            '・',
            Some("ジヤンポ-ル"),
        ),
        ("スヱヰ", half, KanaSet::Zengin, 'ヱ', Some("ｽｴｲ")),
        ("スヱ", half, KanaSet::Any, 'ヱ', Some("ｽｴ")),
    ] {
        let outcome = of(text, form, set);
        let issue = &outcome.issues[0];
        assert_eq!(
            (outcome.issues.len(), issue.code),
            (1, Code::KanaUnsupported),
            "{text}"
        );
        assert_eq!(
            (issue.what, issue.suggestion.as_deref()),
            (Some(what), offered),
            "{text}"
        );
    }
}

/// Kanji are said to be kanji, whatever else is wrong; a stranger is named before kana that the set does
/// not have.
#[test]
fn the_gravest_is_said() {
    for (text, set, code, what) in [
        ("ヤマダ 太郎", KanaSet::EcCube, Code::KanaIsKanji, '太'),
        ("a山", KanaSet::Any, Code::KanaIsKanji, '山'),
        ("ヤマダ 1", KanaSet::EcCube, Code::KanaNotKana, '1'),
        ("ヲ！", KanaSet::Zengin, Code::KanaNotKana, '!'),
        ("〇", KanaSet::Any, Code::KanaIsKanji, '〇'),
    ] {
        let outcome = of(text, KanaForm::Katakana, set);
        let issue = &outcome.issues[0];
        assert_eq!((issue.code, issue.what), (code, Some(what)), "{text}");
        assert_eq!((outcome.issues.len(), &issue.suggestion), (1, &None));
    }
}

/// A mark apart is no change where it was typed so.
#[test]
fn half_width_that_was_typed_is_left_alone() {
    let outcome = of("ﾔﾏﾀﾞが", KanaForm::HalfWidth, KanaSet::Any);
    assert_eq!(outcome.value, "ﾔﾏﾀﾞｶﾞ");
    assert_eq!(outcome.told(), [(4, 5, ChangeCode::Width)]);
    let change = outcome.changes[0];
    assert_eq!((change.value_from, change.value_to), (4, 6));
    assert!(!of("ｺｰﾋｰ ﾎﾟﾙ", KanaForm::HalfWidth, KanaSet::Any).changed);
}

#[test]
fn a_caret_stays_beside_a_letter_that_became_two() {
    let at = |caret| {
        let options = Options {
            caret: Some(caret),
            kana: KanaForm::HalfWidth,
            ..Options::default()
        };
        normalize(Kind::Kana, "カガギ", options).caret
    };
    assert_eq!([0, 1, 2, 3].map(at), [0, 1, 3, 5].map(Some));
}
