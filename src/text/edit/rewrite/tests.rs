use crate::text::{Change, ChangeCode, Edit};

/// `㈱` to `(株)`, `会社` to `社`.
fn rewritten(text: &str) -> Edit {
    let mut edit = Edit::new(text);
    edit.rewrite(ChangeCode::LegalForm, &|edit, at, words| {
        match (edit.at(at), edit.at(at + 1)) {
            (Some('㈱'), _) => words.push_str("(株)"),
            (Some('会'), Some('社')) => {
                words.push('社');
                return 2;
            }
            _ => {}
        }
        1
    });
    edit
}

#[test]
fn words_take_the_place_of_characters() {
    for (text, expected) in [
        ("㈱山田", "(株)山田"),
        ("山田㈱㈱", "山田(株)(株)"),
        ("会社会社会", "社社会"),
        ("𠮷㈱𠮷", "𠮷(株)𠮷"),
        ("", ""),
    ] {
        assert_eq!(rewritten(text).text(), expected);
    }
    assert!(rewritten("山田").changes().is_empty());
}

#[test]
fn a_change_covers_what_was_there_and_what_became_of_it() {
    let change = |from, to, value_from, value_to| Change {
        from,
        to,
        code: ChangeCode::LegalForm,
        value_from,
        value_to,
    };
    assert_eq!(
        rewritten("𠮷㈱会社山会社").changes(),
        [change(2, 5, 2, 6), change(6, 8, 7, 8)]
    );
}

#[test]
fn a_caret_passes_the_words_as_one() {
    let edit = rewritten("山㈱田会社");
    let at = [0, 1, 2, 3, 4, 5].map(|caret| edit.caret(caret));
    assert_eq!(at, [0, 1, 4, 5, 5, 6]);
}
