use std::collections::HashSet;

use super::{Code, Issue, Locale, Severity};

/// The name of a code as it stands in the source: `PhoneTooShort`.
fn variant(code: Code) -> String {
    code.as_str()
        .split('_')
        .map(|word| word[..1].to_owned() + &word[1..].to_lowercase())
        .collect()
}

#[test]
fn codes_are_unique_and_named_after_what_they_are() {
    let names: HashSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for code in Code::ALL {
        assert_eq!(Code::from_name(code.as_str()), Some(code));
        assert_eq!(format!("{code:?}"), variant(code));
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
    }
    assert_eq!(Code::from_name("phone_too_short"), None);
    assert_eq!(Code::from_name(""), None);
}

#[test]
fn every_code_has_words_of_its_own_in_both_languages() {
    let is_japanese = |text: &str| {
        text.chars()
            .any(|ch| matches!(ch, 'ぁ'..='ヿ' | '一'..='鿿'))
    };
    let mut seen = HashSet::new();
    for code in Code::ALL {
        let issue = Issue::new(code).with_count(3);
        let (ja, en) = (issue.message(Locale::Ja), issue.message(Locale::En));
        assert!(is_japanese(&ja), "{ja}");
        assert!(!is_japanese(&en) && en.is_ascii() && !en.is_empty(), "{en}");
        assert!(!ja.contains('#') && !en.contains('#'), "{ja} {en}");
        assert!(
            seen.insert(ja) && seen.insert(en),
            "{code:?} says what another says"
        );
    }
}

#[test]
fn the_count_stands_in_the_message() {
    let short = Issue::new(Code::PhoneTooShort).with_count(2);
    assert_eq!(short.message(Locale::Ja), "電話番号が2桁足りません");
    assert_eq!(short.message(Locale::En), "The phone number is short by 2");
    let counted = [
        Code::PostalTooShort,
        Code::PostalTooLong,
        Code::PhoneTooShort,
        Code::PhoneTooLong,
        // These name a character where they have one.
        Code::KanaNotKana,
        Code::KanaUnsupported,
        Code::CharsetMissing,
        Code::DateNoSuchDay,
    ];
    for code in Code::ALL {
        for locale in [Locale::Ja, Locale::En] {
            let [one, other] =
                [1234, 5678].map(|count| Issue::new(code).with_count(count).message(locale));
            assert_eq!(one != other, counted.contains(&code), "{one}");
            assert_eq!(one.contains("1234"), counted.contains(&code), "{one}");
        }
    }
    assert_eq!(
        Issue::new(Code::PhoneTooLong).with_count(usize::MAX).count,
        u16::MAX
    );
}

#[test]
fn the_character_stands_in_the_message() {
    let issue = Issue::new(Code::KanaNotKana).with_char('#');
    assert_eq!(issue.message(Locale::Ja), "「#」はかなではありません");
    assert_eq!(issue.message(Locale::En), "\"#\" is not kana");
    let named = [
        Code::KanaNotKana,
        Code::KanaUnsupported,
        Code::CharsetMissing,
    ];
    for code in named {
        for locale in [Locale::Ja, Locale::En] {
            let message = Issue::new(code).with_char('髙').message(locale);
            assert!(message.contains('髙'), "{message}");
        }
    }
}

#[test]
fn severities_and_locales_have_names() {
    let warnings: Vec<_> = Code::ALL
        .into_iter()
        .filter(|code| code.severity() == Severity::Warning)
        .collect();
    assert_eq!(
        warnings,
        [
            Code::PostalUnknown,
            Code::PostalAddressMismatch,
            Code::EmailLegacyDots,
            Code::EmailTypo,
            Code::CharsetMissing,
            Code::AddressNoNumber,
            Code::AddressPostalCode,
            Code::AddressKanjiOne
        ]
    );
    assert_eq!(
        (Severity::Error.as_str(), Severity::Warning.as_str()),
        ("error", "warning")
    );
    assert_eq!(Locale::from_name("ja"), Some(Locale::Ja));
    assert_eq!(Locale::from_name("en"), Some(Locale::En));
    assert_eq!(Locale::from_name("JA"), None);
}
