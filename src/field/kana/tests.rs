use crate::field::{Code, KanaForm, Kind, Options, Outcome, normalize};
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
    assert_eq!(outcome.issues[0].code, Code::KanaNotKana);
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
        ("カー-", "カー-"),
        ("-カ", "-カ"),
        ("カ--", "カー-"),
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
