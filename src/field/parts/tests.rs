use super::{PartsOutcome, normalize_parts};
use crate::field::{Code, KanaForm, Kind, Options};

fn outcome(kind: Kind, parts: &[&str]) -> PartsOutcome {
    let outcome = normalize_parts(kind, parts, Options::default());
    told_truly(kind, parts, &outcome, Options::default());
    outcome
}

/// What holds of every outcome.
fn told_truly(kind: Kind, parts: &[&str], outcome: &PartsOutcome, options: Options) {
    assert_eq!(outcome.values.len(), parts.len(), "{parts:?}");
    assert_eq!(outcome.changed, outcome.values != parts, "{parts:?}");
    for issue in &outcome.issues {
        assert!(
            issue
                .part
                .is_none_or(|part| usize::from(part) < parts.len()),
            "{parts:?} {issue:?}"
        );
    }
    if outcome.valid() {
        let values: Vec<&str> = outcome.values.iter().map(|value| &**value).collect();
        let again = normalize_parts(kind, &values, options);
        assert!(!again.changed, "{parts:?}: {values:?} becomes {again:?}");
        assert_eq!(again.issues, outcome.issues, "{parts:?}");
    } else if kind != Kind::Kana {
        assert!(!outcome.changed, "{parts:?}: what was typed stays");
    }
}

/// `|` between the boxes, and between the values that they get.
fn check(kind: Kind, rows: &[(&str, &str)]) {
    for (given, expected) in rows {
        let parts: Vec<&str> = given.split('|').collect();
        let outcome = outcome(kind, &parts);
        assert!(outcome.valid(), "{given}: {outcome:?}");
        assert_eq!(outcome.values.join("|"), *expected, "{given}");
    }
}

/// The code of what is wrong, and the box.
fn refused(kind: Kind, rows: &[(&str, Code, Option<u8>)]) {
    for (given, code, part) in rows {
        let parts: Vec<&str> = given.split('|').collect();
        let outcome = outcome(kind, &parts);
        assert!(!outcome.valid(), "{given}: {outcome:?}");
        let issue = &outcome.issues[0];
        assert_eq!((issue.code, issue.part), (*code, *part), "{given}");
        assert_eq!(outcome.values, parts, "{given}");
    }
}

#[test]
fn a_telephone_number_in_boxes() {
    check(
        Kind::Phone,
        &[
            ("03|5253|2111", "03|5253|2111"),
            ("０３|５２５３|２１１１", "03|5253|2111"),
            ("03-|5253-|2111", "03|5253|2111"),
            ("03|−5253−|2111 ", "03|5253|2111"),
            ("(03)|5253|2111", "03|5253|2111"),
            // By the plan: an old area code, one that is too short, a mobile number as 3-3-5.
            ("0471|31|2345", "04|7131|2345"),
            ("042|921|2345", "04|2921|2345"),
            ("0824|21|2345", "082|421|2345"),
            ("0126|72|1234", "01267|2|1234"),
            ("0120|12|3456", "0120|123|456"),
            ("080|0123|4567", "0800|123|4567"),
            ("090|123|45678", "090|1234|5678"),
            // Typed or pasted whole.
            ("09012345678||", "090|1234|5678"),
            ("|090-1234-5678|", "090|1234|5678"),
            ("||０９０１２３４５６７８", "090|1234|5678"),
            ("+81 90-1234-5678||", "090|1234|5678"),
            ("03-5253-2111（代表）||", "03|5253|2111"),
            ("0901234|5678|", "090|1234|5678"),
            ("090|12345678|", "090|1234|5678"),
            // Pasted over the first while the others hold a number, or filled in everywhere.
            ("03-5253-2111|1234|5678", "03|5253|2111"),
            ("09012345678|09012345678|09012345678", "090|1234|5678"),
            // Two boxes, four, one.
            ("03|52532111", "03|5253-2111"),
            ("0471|31-2345", "04|7131-2345"),
            ("0352532111|", "03|5253-2111"),
            ("03|5253|2111|１２", "03|5253|2111|12"),
            ("03|5253|2111|内線12", "03|5253|2111|12"),
            ("0352532111|||", "03|5253|2111|"),
            ("０３５２５３２１１１", "03-5253-2111"),
            ("||", "||"),
            ("　| |\u{200B}", "||"),
        ],
    );
    refused(
        Kind::Phone,
        &[
            ("03|5253|211", Code::PhoneTooShort, Some(2)),
            ("03|525|2111", Code::PhoneTooShort, Some(1)),
            ("090|1234|56789", Code::PhoneTooLong, Some(2)),
            ("090|12345|6789", Code::PhoneTooLong, Some(1)),
            ("03|5253|", Code::PhoneTooShort, Some(2)),
            ("03||2111", Code::PhoneTooShort, Some(1)),
            ("03|5253|211|", Code::PhoneTooShort, Some(2)),
            ("090||", Code::PhoneTooShort, Some(1)),
            ("0901234567||", Code::PhoneTooShort, Some(1)),
            ("03|525321", Code::PhoneTooShort, Some(1)),
            // By groups, where they are not the boxes.
            ("|090-1234-56789", Code::PhoneTooLong, Some(1)),
            ("090-1234-56789|", Code::PhoneTooLong, Some(0)),
            ("0740|-92-1", Code::PhoneTooShort, Some(1)),
            ("03-5253|211", Code::PhoneTooShort, Some(1)),
            ("〇三|525|2111", Code::PhoneTooShort, Some(1)),
            ("+81 3|5253|211", Code::PhoneTooShort, Some(2)),
            ("186 03|5253|211", Code::PhoneTooShort, Some(2)),
            ("03|52\u{200B}53|211", Code::PhoneTooShort, Some(2)),
            ("+81-3|5253|21111", Code::PhoneTooLong, Some(2)),
            ("+81-3-5253|21111", Code::PhoneTooLong, None),
            // Which of the two is short nobody can tell.
            ("0471|31|234", Code::PhoneTooShort, None),
            ("|5253|2111", Code::PhoneNoAreaCode, Some(0)),
            ("5253|2111|", Code::PhoneNoAreaCode, Some(0)),
            ("90|1234|5678", Code::PhoneNoLeadingZero, Some(0)),
            ("03|525a|2111", Code::PhoneNotDigits, Some(1)),
            ("なし||", Code::PhoneNotDigits, Some(0)),
            ("0900|123|4567", Code::PhoneUnknownPrefix, Some(0)),
            ("+1|650|2530000", Code::PhoneForeign, Some(0)),
        ],
    );
}

/// What is offered is whole; in the first box it is spread.
#[test]
fn a_suggestion_is_spread_when_taken() {
    let outcome = outcome(Kind::Phone, &["90", "1234", "5678"]);
    let whole = outcome.issues[0].suggestion.clone().unwrap();
    check(Kind::Phone, &[(&format!("{whole}||"), "090|1234|5678")]);
}

#[test]
fn a_postal_code_in_boxes() {
    check(
        Kind::Postal,
        &[
            ("100|0001", "100|0001"),
            ("１００|０００１", "100|0001"),
            ("1000001|", "100|0001"),
            ("|100-0001", "100|0001"),
            ("〒100-0001|", "100|0001"),
            ("〒100|0001", "100|0001"),
            ("1000|001", "100|0001"),
            ("100-|0001", "100|0001"),
            ("100-0001|4567", "100|0001"),
            ("1000001", "100-0001"),
        ],
    );
    refused(
        Kind::Postal,
        &[
            ("100|000", Code::PostalTooShort, Some(1)),
            ("10|0001", Code::PostalTooShort, Some(0)),
            ("100|", Code::PostalOld, Some(1)),
            ("100|01", Code::PostalOld, Some(1)),
            ("1000|0001", Code::PostalTooLong, Some(0)),
            ("100|00012", Code::PostalTooLong, Some(1)),
            ("100|000a", Code::PostalNotDigits, Some(1)),
        ],
    );
}

/// Digits alone concern a value in one box; a second box that has two groups follows.
#[test]
fn digits_alone() {
    let options = Options {
        digits_only: true,
        ..Options::default()
    };
    for (kind, parts, values) in [
        (
            Kind::Phone,
            ["03", "5253-2111"].as_slice(),
            ["03", "52532111"].as_slice(),
        ),
        (
            Kind::Phone,
            &["03", "5253", "2111"],
            &["03", "5253", "2111"],
        ),
        (
            Kind::Phone,
            &["0471-31-2345", "", ""],
            &["04", "7131", "2345"],
        ),
        (Kind::Phone, &["03-5253-2111"], &["0352532111"]),
        (Kind::Postal, &["100-0001", ""], &["100", "0001"]),
        (Kind::Postal, &["〒100-0001"], &["1000001"]),
    ] {
        let outcome = normalize_parts(kind, parts, options);
        assert_eq!(outcome.values, values);
        told_truly(kind, parts, &outcome, options);
    }
}

#[test]
fn a_mail_address_in_boxes() {
    check(
        Kind::Email,
        &[
            ("taro|example.com", "taro|example.com"),
            ("ｔａｒｏ|ＥＸＡＭＰＬＥ．ＣＯＭ", "taro|example.com"),
            ("taro@example.com|", "taro|example.com"),
            ("taro@|example.com", "taro|example.com"),
            ("taro|@example.com", "taro|example.com"),
            ("taro|＠example.com", "taro|example.com"),
            ("|taro@example.com", "taro|example.com"),
            ("taro@example.com|docomo.ne.jp", "taro|example.com"),
            ("taro..y|docomo.ne.jp", "taro..y|docomo.ne.jp"),
            ("taro|gmial.com", "taro|gmial.com"),
        ],
    );
    let typo = outcome(Kind::Email, &["taro", "gmial.com"]);
    let issue = &typo.issues[0];
    assert_eq!((issue.code, issue.part), (Code::EmailTypo, Some(1)));
    assert_eq!(issue.suggestion.as_deref(), Some("taro@gmail.com"));
    refused(
        Kind::Email,
        &[
            ("taro|", Code::EmailNoDomain, Some(1)),
            ("|example.com", Code::EmailNoLocal, Some(0)),
            ("ta,ro|example.com", Code::EmailBadLocal, Some(0)),
            ("taro|example", Code::EmailBadDomain, Some(1)),
            ("taro|日本.jp", Code::EmailNotAscii, Some(1)),
            ("太郎|example.com", Code::EmailNotAscii, Some(0)),
            ("a@b|c@d", Code::EmailTwoAts, Some(0)),
        ],
    );
}

#[test]
fn a_name_in_boxes() {
    check(
        Kind::Name,
        &[
            ("山田|太郎", "山田|太郎"),
            (" 山田 |ﾀﾛｳ", "山田|タロウ"),
            ("山田　太郎|", "山田|太郎"),
            ("|山田 太郎", "山田|太郎"),
            ("　山田　　太郎　|　", "山田|太郎"),
            ("辻\u{E0101} 神\u{FA19}|", "辻\u{E0101}|神\u{FA19}"),
            ("\u{200B} 山田|", "山田|"),
            // More than one way to part it, or none.
            ("山田太郎|", "山田太郎|"),
            ("山田　太郎　様|", "山田　太郎　様|"),
            ("Taro Yamada|", "Taro Yamada|"),
            ("Ｔａｒｏ　Ｙａｍａｄａ|", "Taro　Yamada|"),
            ("山田　太郎|太郎", "山田　太郎|太郎"),
            ("山田 太郎", "山田 太郎"),
        ],
    );
    check(
        Kind::Kana,
        &[
            ("やまだ|たろう", "ヤマダ|タロウ"),
            ("ﾔﾏﾀﾞ ﾀﾛｳ|", "ヤマダ|タロウ"),
            ("|ヤマダ　タロウ", "ヤマダ|タロウ"),
        ],
    );
    let options = Options {
        kana: KanaForm::Hiragana,
        ..Options::default()
    };
    let parted = normalize_parts(Kind::Kana, &["ヤマダ タロウ", ""], options);
    assert_eq!(parted.values, ["やまだ", "たろう"]);
    let foreign = outcome(Kind::Kana, &["ヤマダ", "太郎"]);
    assert_eq!(
        (foreign.issues[0].code, foreign.issues[0].part),
        (Code::KanaIsKanji, Some(1))
    );
    let foreign = outcome(Kind::Kana, &["やまだ 太郎", ""]);
    assert_eq!(foreign.values, ["ヤマダ", "太郎"]);
    assert_eq!(foreign.issues[0].part, Some(1));
}

/// A box keeps its own way of writing a number; an era stays.
#[test]
fn a_date_in_boxes() {
    check(
        Kind::Date,
        &[
            ("1985|4|1", "1985|4|1"),
            ("1985|04|01", "1985|04|01"),
            ("１９８５|０４|１", "1985|04|1"),
            ("昭和60|4|1", "1985|4|1"),
            ("昭和６０|４|１", "1985|4|1"),
            ("令和元|5|1", "2019|5|1"),
            ("1985年4月1日||", "1985|04|01"),
            ("１９８５年４月１日||", "1985|04|01"),
            ("|S60.4.1|", "1985|04|01"),
            ("19850401||", "1985|04|01"),
            ("昭和|60|４|１", "昭和|60|4|1"),
            ("S|60|4|1", "S|60|4|1"),
            ("||", "||"),
            // An era by a number of the shop's own, or chosen before anything is typed.
            ("3|60|4|1", "3|60|4|1"),
            ("昭和|||", "昭和|||"),
            // A card's expiry, or a birthday: no date of a calendar.
            ("2026|4", "2026|4"),
        ],
    );
    refused(
        Kind::Date,
        &[
            ("|4|1", Code::DateNoYear, Some(0)),
            ("1985||1", Code::DateNoMonth, Some(1)),
            ("1985||", Code::DateNoMonth, Some(1)),
            ("1985|4|", Code::DateNoDay, Some(2)),
            ("|4|", Code::DateNoYear, Some(0)),
            ("||1", Code::DateNoYear, Some(0)),
            ("昭和|60||1", Code::DateNoMonth, Some(2)),
            ("昭和|60|4|", Code::DateNoDay, Some(3)),
            ("1985|13|1", Code::DateNoSuchMonth, Some(1)),
            ("1985|2|30", Code::DateNoSuchDay, Some(2)),
            ("85|4|1", Code::DateShortYear, Some(0)),
            ("|60|4|1", Code::DateShortYear, Some(1)),
        ],
    );
}

/// Of other kinds each box is a value of its own.
#[test]
fn lines_of_an_address() {
    let options = Options {
        part: true,
        ..Options::default()
    };
    let parts = ["千代田区霞が関", "２ー１ー２", "サンタワー１０１"];
    let outcome = normalize_parts(Kind::Address, &parts, options);
    assert_eq!(outcome.values, ["千代田区霞が関", "2-1-2", "サンタワー101"]);
    assert_eq!(outcome.issues, []);
    assert_eq!(normalize_parts(Kind::Address, &[], options).values.len(), 0);
}

/// Linear in what is pasted.
#[test]
fn a_book_in_a_box() {
    let book = "山田 ０３ー".repeat(10_000);
    for kind in Kind::ALL {
        let outcome = normalize_parts(kind, &[&book, "", &book], Options::default());
        assert_eq!(outcome.values.len(), 3);
    }
}

/// What shows nothing is no given name: the parting ends.
#[test]
fn a_box_with_nothing_to_see_after_the_space() {
    for given in ["\u{200B}", "\u{FEFF}\u{200B}"] {
        let box_ = ["山田 ", given].concat();
        let out = super::normalize_parts(Kind::Name, &[&box_, ""], Options::default());
        assert_eq!(out.values, ["山田", ""], "{box_:?}");
    }
}

/// A box of a number that holds half a date is nothing that could be told from the others.
#[test]
fn half_a_date_in_a_box_is_left_alone() {
    let dates = [
        ["", "", "R1-12", "-31"],
        ["令和", "R1-12", "31", ""],
        ["", "2019", "", "年1月1日"],
    ];
    for parts in dates {
        let PartsOutcome { values, issues, .. } = outcome(Kind::Date, &parts);
        assert_eq!((values, issues), (parts.map(String::from).to_vec(), vec![]));
    }
}

#[test]
fn kanji_in_the_boxes_of_a_date_are_judged() {
    refused(
        Kind::Date,
        &[
            ("令和|元年|13|1", Code::DateNoSuchMonth, Some(2)),
            ("昭和|六十|四|三十一", Code::DateNoSuchDay, Some(3)),
        ],
    );
    check(Kind::Date, &[("令和|元|５|１", "令和|元|5|1")]);
}

/// More boxes than an issue can number.
#[test]
fn boxes_without_end() {
    let mut parts = vec!["03", "5253", "21111"];
    parts.resize(300, "");
    assert_eq!(
        outcome(Kind::Phone, &parts).issues[0].code,
        Code::PhoneTooLong
    );
}
