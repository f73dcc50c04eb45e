use crate::field::Kind;
use crate::form::{Described, Reason, recognize};

/// What a label says counts where nothing else is said, and only if it is clear.
#[test]
fn a_label_is_the_last_resort() {
    let labelled = |name, hints| {
        let field = recognize(&Described {
            r#type: "text",
            name,
            hints,
            ..Described::default()
        });
        let field = field.unwrap_or_else(|| panic!("{hints} is ours"));
        assert_eq!(
            field.reason == Reason::Label,
            field.kind.is_some(),
            "{hints}"
        );
        assert!(
            field.kind.is_none() || field.part,
            "no word on what is missing"
        );
        field.kind
    };
    for (hints, kind) in [
        ("会社の電話番号", Kind::Phone),
        (" 必須\n 電話番号 *", Kind::Phone),
        ("携帯電話のメールアドレス", Kind::Email),
        ("お名前（フリガナ）", Kind::Kana),
        ("会社名 フリガナ", Kind::Kana),
        ("氏名(漢字)", Kind::Name),
        ("郵便番号（ハイフンなし）", Kind::Postal),
        ("町名・番地、建物名", Kind::Address),
    ] {
        assert_eq!(labelled("input-31", hints), Some(kind), "{hints}");
    }
    for unclear in [
        "お電話またはメールアドレス",
        "電話番号 郵便番号",
        "電話番号（市外局番）",
        "生年月日（年）",
        "ご連絡方法（電話・メール）",
        "電話番号を入力",
        "お名前の印刷",
        "商品名",
        "Phone number",
    ] {
        assert_eq!(labelled("input-31", unclear), None, "{unclear}");
    }
    assert_eq!(labelled("nickname", "お名前"), None, "the name says more");
    assert_eq!(labelled("q2", "電話番号"), None, "a box of several");
    assert_eq!(labelled("q12", "電話番号"), Some(Kind::Phone));
    let keyboard = Described {
        hints: "郵便番号",
        r#type: "tel",
        ..Described::default()
    };
    let field = recognize(&keyboard).unwrap();
    assert_eq!(
        (field.kind, field.reason),
        (Some(Kind::Postal), Reason::Label)
    );
}
