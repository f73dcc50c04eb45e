use super::domains;
use crate::field::{Code, Kind, Options, Outcome, Severity, normalize};
use crate::text::{Change, ChangeCode};

fn email(text: &str) -> Outcome {
    normalize(Kind::Email, text, Options::default())
}

/// The words of the lists, read from their source: they are private to it.
fn listed() -> Vec<&'static str> {
    let lists = include_str!("domains.rs").split("const ").skip(1).take(2);
    let words = lists.flat_map(|list| list.split('"').nth(1).unwrap().split_whitespace());
    let words: Vec<_> = words.filter(|word| *word != "\\").collect();
    assert!(words.len() > 50 && words.contains(&"docomo.ne.jp") && words.contains(&"email.com"));
    words
}

#[test]
fn a_known_domain_is_never_another_mistyped() {
    for domain in listed() {
        for domain in [domain.to_owned(), format!("mail.{domain}")] {
            assert_eq!(domains::suggest(&domain), None, "{domain}");
            let outcome = email(&format!("taro@{domain}"));
            assert!(
                outcome.valid() && outcome.issues.is_empty(),
                "{domain}: {outcome:?}"
            );
        }
    }
}

/// No list suggests what is not in it, and each slip leads to a domain one or two letters away.
#[test]
fn a_slip_leads_to_a_listed_domain() {
    let listed = listed();
    let mut offered = 0;
    for domain in &listed {
        for at in 0..domain.len() {
            let mut slip = String::from(*domain);
            slip.remove(at);
            if let Some(meant) = domains::suggest(&slip) {
                assert!(
                    listed.contains(&meant) && !listed.contains(&slip.as_str()),
                    "{slip}"
                );
                offered += 1;
            }
        }
    }
    assert!(offered > 200, "{offered}");
    assert_eq!(domains::suggest("example.com"), None);
    assert_eq!(domains::suggest(""), None);
}

/// A name of up to four letters is whole or another's, one of up to seven has one slip at most.
#[test]
fn a_domain_far_off_is_nobodys_slip() {
    for (domain, meant) in [
        ("gmial.com", Some("gmail.com")),
        ("gmaill.con", Some("gmail.com")),
        ("gxxxl.com", None),
        ("aau.com", None),
        ("ua.com", None),
        ("au.con", Some("au.com")),
        ("sotfbnak.ne.jp", Some("softbank.ne.jp")),
        ("xy.com", None),
    ] {
        assert_eq!(domains::suggest(domain), meant, "{domain}");
    }
}

#[test]
fn a_typo_is_a_warning_and_keeps_what_was_typed() {
    let outcome = email("Taro.Y@gmial.com");
    assert!(outcome.valid());
    assert_eq!(outcome.value, "Taro.Y@gmial.com");
    let [issue] = outcome.issues.as_slice() else {
        panic!("{outcome:?}")
    };
    assert_eq!(
        (issue.code, issue.severity()),
        (Code::EmailTypo, Severity::Warning)
    );
    assert_eq!(issue.suggestion.as_deref(), Some("Taro.Y@gmail.com"));
}

#[test]
fn a_domain_that_cannot_be_is_an_error_with_a_way_out() {
    let outcome = email("taro@docomo..ne.jp");
    assert!(!outcome.valid());
    assert_eq!(outcome.issues[0].code, Code::EmailBadDomain);
    assert_eq!(
        outcome.issues[0].suggestion.as_deref(),
        Some("taro@docomo.ne.jp")
    );
    assert_eq!(email("taro@example").issues[0].suggestion, None);
}

#[test]
fn old_docomo_and_au_addresses_may_not_be_reached() {
    for text in [
        "taro..y@docomo.ne.jp",
        "taro.@ezweb.ne.jp",
        "taro...@docomo.ne.jp",
    ] {
        let outcome = email(text);
        assert!(outcome.valid() && !outcome.changed);
        let [issue] = outcome.issues.as_slice() else {
            panic!("{outcome:?}")
        };
        assert_eq!(
            (issue.code, issue.suggestion.as_deref()),
            (Code::EmailLegacyDots, None)
        );
    }
    for text in [
        "taro..y@gmail.com",
        "taro.@softbank.ne.jp",
        ".taro@docomo.ne.jp",
    ] {
        assert_eq!(email(text).issues[0].code, Code::EmailBadLocal, "{text}");
    }
}

#[test]
fn lengths_are_those_of_the_rfc() {
    let local = |length: usize| email(&format!("{}@example.com", "a".repeat(length)));
    assert!(local(64).valid());
    assert_eq!(local(65).issues[0].code, Code::EmailBadLocal);
    let label = |length: usize| email(&format!("a@{}.com", "b".repeat(length)));
    assert!(label(63).valid());
    assert_eq!(label(64).issues[0].code, Code::EmailBadDomain);
    // 4 labels of 62 letters and their dots are 252.
    let domain = |last: &str| {
        email(&format!(
            "a@{}{last}",
            format!("{}.", "b".repeat(62)).repeat(4)
        ))
    };
    assert!(domain("jpn").valid());
    assert_eq!(domain("asia").issues[0].code, Code::EmailBadDomain);
}

#[test]
fn changes_say_what_and_where() {
    let change = |from, to, code| Change { from, to, code };
    assert_eq!(
        email(" taro＠EXAMPLE。jp").changes,
        [
            change(0, 1, ChangeCode::Space),
            change(5, 6, ChangeCode::Width),
            change(6, 13, ChangeCode::Case),
            change(13, 14, ChangeCode::Punctuation),
        ]
    );
    let outcome = normalize(
        Kind::Email,
        "ta ro@x.jp",
        Options {
            caret: Some(4),
            ..Options::default()
        },
    );
    assert_eq!(
        (outcome.value.as_str(), outcome.caret),
        ("taro@x.jp", Some(3))
    );
}

/// What Japanese shoppers have, listed or not: nobody is told that her address is a mistake.
#[test]
fn real_domains_are_no_slips() {
    const REAL: &str = "ymail.com rocketmail.com gmx.com gmx.net aim.com proton.me protonmail.com \
        fastmail.com zoho.com hey.com qq.com foxmail.com 163.com 126.com naver.com hanmail.net \
        daum.net kakao.com yandex.com mail.ru att.net sbcglobal.net verizon.net yahoo.ne.jp \
        yahoo.co.uk yahoo.co.kr yahoo.co.in yahoo.co.th yahoo.fr yahoo.de yahoo.ca yahoo.com.tw \
        yahoo.com.hk hotmail.co.uk hotmail.fr hotmail.ca hotmail.cl outlook.fr outlook.kr \
        outlook.in live.co.uk live.cn live.ca live.nl goo.ne.jp nifty.ne.jp softbank.jp \
        softbank.co.jp docomo.jp auone.jp kddi.com emnet.ne.jp pdx.ne.jp mopera.net rakumail.jp \
        rakuten.co.jp sakura.ne.jp kcn.jp cnc.jp dream.jp wind.ne.jp sannet.ne.jp tnc.ne.jp \
        ztv.ne.jp att.ne.jp lcv.ne.jp ctb.ne.jp bai.ne.jp t.vodafone.ne.jp dk.pdx.ne.jp gol.com \
        line.com life.com mc.com";
    for domain in REAL.split_whitespace() {
        assert_eq!(domains::suggest(domain), None, "{domain}");
    }
}
