use crate::field::{CompanyForm, Kind, Options, normalize};
use crate::text::ChangeCode;

#[test]
fn a_legal_form_is_one_change() {
    let outcome = |text: &str, company| {
        let options = Options {
            company,
            caret: Some(1),
            ..Options::default()
        };
        normalize(Kind::Company, text, options)
    };
    let typed = outcome("㈱ＡＢ", CompanyForm::Typed);
    assert_eq!(
        typed.told(),
        [(0, 1, ChangeCode::LegalForm), (1, 3, ChangeCode::Width)]
    );
    assert_eq!((typed.value.as_str(), typed.caret), ("(株)AB", Some(3)));
    // Opened and then written out: from what was typed to what is there.
    let long = outcome("㈱山田", CompanyForm::Long);
    let change = long.changes[0];
    assert_eq!((change.value_from, change.value_to), (0, 4));
    assert_eq!(long.told(), [(0, 1, ChangeCode::LegalForm)]);
    let short = outcome("山株式会社", CompanyForm::Short);
    assert_eq!(short.told(), [(1, 5, ChangeCode::LegalForm)]);
    assert_eq!(short.caret, Some(1));
}

/// Each form becomes the other and comes back.
#[test]
fn short_and_long_are_each_other() {
    let as_form = |text: &str, company| {
        let options = Options {
            company,
            ..Options::default()
        };
        normalize(Kind::Company, text, options).value
    };
    let words: Vec<&str> = super::FORMS.split(' ').collect();
    assert_eq!(words.len(), 17 * 4);
    // K.K. is the same in both.
    for form in words[..16 * 4].chunks(4) {
        let [long, short, one, all] = form else {
            panic!("four words")
        };
        for name in ["", "山田", "Yamada "] {
            let with = |form: &str| name.to_owned() + form;
            assert_eq!(as_form(&with(long), CompanyForm::Short), with(short));
            assert_eq!(as_form(&with(short), CompanyForm::Long), with(long));
            for one in [one, all].into_iter().filter(|one| **one != "_") {
                assert_eq!(as_form(&with(one), CompanyForm::Short), with(short));
                assert_eq!(as_form(&with(one), CompanyForm::Long), with(long));
            }
        }
    }
}
