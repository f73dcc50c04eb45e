use super::super::recognize::{Described, recognize};
use crate::field::Kind;

fn typed<'a>(r#type: &'a str, name: &'a str) -> Described<'a> {
    Described {
        r#type,
        name,
        ..Described::default()
    }
}

/// Payment, passwords and one-time codes: not read, not listened to, whatever else is said of them.
#[test]
fn what_is_private_is_not_ours() {
    const TOKENS: &str = "cc-number,cc-name,cc-csc,cc-exp,cc-type,billing cc-number,\
        transaction-amount,one-time-code,new-password,current-password,current-password webauthn";
    for token in TOKENS.split(',') {
        let text = typed("text", "");
        assert_eq!(
            recognize(&Described {
                autocomplete: token,
                ..text
            }),
            None,
            "{token}"
        );
        let insisted = Described {
            autocomplete: token,
            name: "tel",
            attribute: "phone",
            key: "tel",
            option: Some(("tel", Some(Kind::Phone))),
            ..typed("text", "")
        };
        assert_eq!(recognize(&insisted), None, "{token}");
    }
    for r#type in [
        "password", "hidden", "file", "submit", "button", "reset", "image",
    ] {
        assert_eq!(recognize(&typed(r#type, "tel")), None, "{type}");
    }
    const NAMES: &str = "card_number cardNumber card-no cardnumber cardholder cardholder_name \
        creditcard credit_card[no] cc_number ccname cvc cvv2 CVV csc security_code securityCode exp_month \
        otp pin password login_pass payment[card][name]";
    for name in NAMES.split(' ') {
        for r#type in ["text", "tel"] {
            assert_eq!(recognize(&typed(r#type, name)), None, "{name}");
            assert_eq!(
                recognize(&Described {
                    r#type,
                    id: name,
                    ..typed("text", "")
                }),
                None,
                "{name} as an id"
            );
        }
    }
}

/// As payment pages and login forms in the wild name their fields.
#[test]
fn payment_by_any_name_is_none_of_our_business() {
    for name in [
        "ccnum",
        "ccno",
        "ccv",
        "cvn",
        "cvvcode",
        "pan",
        "paymentcard",
        "expdate",
        "expmonth",
        "valid_thru",
        "verification_value",
        "authcode",
        "passcode",
        "pincode",
        "smscode",
        "seccode",
        "account_number",
        "kouza_no",
        "yuko_kigen",
        "カード番号",
        "クレジットカード番号",
        "セキュリティコード",
        "有効期限",
        "expirationDate",
        "auth_code",
        "onetime_code",
        "sms_code",
        "verification_code",
        "nameoncard",
        "holder_name",
    ] {
        assert_eq!(recognize(&typed("tel", name)), None, "{name}");
        assert_eq!(recognize(&typed("text", name)), None, "{name}");
    }
    let labelled = Described {
        hints: "ご利用の カード番号 ",
        ..typed("tel", "x1")
    };
    assert_eq!(recognize(&labelled), None);
    for hints in [
        "CVC",
        "Name on card",
        "認証コード",
        "口座名義（カナ）",
        "秘密の質問の答え",
    ] {
        let labelled = Described {
            hints,
            ..typed("text", "name")
        };
        assert_eq!(recognize(&labelled), None, "{hints}");
    }
    let told = Described {
        hints: "電話番号（認証の通知を送ります）",
        ..typed("tel", "tel")
    };
    assert!(
        recognize(&told).is_some(),
        "a word about it is no label of it"
    );
    assert!(recognize(&typed("text", "verify_email")).is_some());
}

/// As a name the word alone is enough; a label may speak of a gift.
#[test]
fn a_name_of_one_word_is_believed() {
    for name in ["カード", "認証", "認証欄"] {
        assert_eq!(recognize(&typed("text", name)), None, "{name}");
    }
}
