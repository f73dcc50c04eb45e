use super::{Form, convert};

#[test]
fn each_form_changes_what_it_speaks_of() {
    let text = "Ａ b\u{3000}１-ー｢ｶﾞ｣がガか\u{3099}゛ﾞヴゔｦﾞヱ漢\u{FA19}㈱①～￥";
    for (form, expected) in [
        (
            Form::HalfWidth,
            "A b 1-ー｢ｶﾞ｣がガか\u{3099}゛ﾞヴゔｦﾞヱ漢\u{FA19}㈱①~¥",
        ),
        (
            Form::FullWidth,
            "Ａ\u{3000}ｂ\u{3000}１－ー｢ｶﾞ｣がガか\u{3099}゛ﾞヴゔｦﾞヱ漢\u{FA19}㈱①～￥",
        ),
        (
            Form::Katakana,
            "Ａ b\u{3000}１-ー「ガ」ガガガ゛゛ヴヴヺヱ漢\u{FA19}㈱①～￥",
        ),
        (
            Form::Hiragana,
            "Ａ b\u{3000}１-ー「が」ががが゛゛ゔゔヺゑ漢\u{FA19}㈱①～￥",
        ),
        (
            Form::FullKatakana,
            "Ａ b\u{3000}１-ー「ガ」がガが゛゛ヴゔヺヱ漢\u{FA19}㈱①～￥",
        ),
        (
            Form::HalfKatakana,
            "Ａ b\u{3000}１-ｰ｢ｶﾞ｣がｶﾞか\u{3099}ﾞﾞｳﾞゔｦﾞヱ漢\u{FA19}㈱①～￥",
        ),
    ] {
        assert_eq!(convert(text, form), expected, "{form:?}");
        assert_eq!(convert("", form), "");
    }
}

/// The tables that the packages for this test: every voiced letter, and what has no half width.
#[test]
fn katakana_in_half_width() {
    for (full, half) in [
        ("ガギグゲゴザジズゼゾダヂヅデド", "ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞ"),
        ("バビブベボパピプペポ", "ﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ"),
        ("ヴヷヺ", "ｳﾞﾜﾞｦﾞ"),
        ("ァィゥェォャュョッー", "ｧｨｩｪｫｬｭｮｯｰ"),
        ("。「」、・゛゜", "｡｢｣､･ﾞﾟ"),
        ("ヰヱヮヵヶヽヾヸヹヿ", "ヰヱヮヵヶヽヾヸヹヿ"),
    ] {
        assert_eq!(convert(full, Form::HalfKatakana), half);
        assert_eq!(convert(half, Form::FullKatakana), full);
    }
    assert_eq!(convert("カ\u{3099}ハ\u{309A}", Form::HalfKatakana), "ｶﾞﾊﾟ");
    assert_eq!(convert("a\u{3099}", Form::HalfKatakana), "a\u{3099}");
}

/// A yen sign never becomes a backslash, nor a backslash a yen sign.
#[test]
fn a_yen_sign_is_no_backslash() {
    for (text, half) in [("￥", "¥"), ("＼", "\\"), ("\\", "\\"), ("¥", "¥")] {
        assert_eq!(convert(text, Form::HalfWidth), half);
    }
    assert_eq!(convert("\\¥", Form::FullWidth), "＼￥");
}
