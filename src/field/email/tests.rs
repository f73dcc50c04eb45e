use super::domains;
use crate::field::{Code, Kind, Options, Outcome, Severity, normalize};
use crate::text::ChangeCode;

fn email(text: &str) -> Outcome {
    normalize(Kind::Email, text, Options::default())
}

/// The domain offered in place of another.
fn suggest(domain: &str) -> Option<String> {
    let whole = domains::suggest(&format!("taro@{domain}"))?;
    Some(whole.strip_prefix("taro@").unwrap().to_owned())
}

#[test]
fn a_known_domain_is_never_another_mistyped() {
    for domain in domains::listed() {
        for domain in [domain.to_owned(), format!("mail.{domain}")] {
            assert_eq!(suggest(&domain), None, "{domain}");
            let outcome = email(&format!("taro@{domain}"));
            assert!(
                outcome.valid() && outcome.issues.is_empty(),
                "{domain}: {outcome:?}"
            );
        }
    }
}

/// Neighbours on a keyboard, as pairs.
const NEIGHBOURS: &str = "qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm \
    qa wa ws es ed rd rf tf tg yg yh uh uj ij ik ok ol pl az sz sx dx dc fc fv gv gb hb hn jn jm km";

/// Every domain that one slip makes of a domain: a key left out, pressed twice, its neighbour
/// pressed, or two swapped.
fn slips_of(domain: &str) -> Vec<String> {
    let letters: Vec<char> = domain.chars().collect();
    let mut slips = Vec::new();
    let mut slip = |change: &dyn Fn(&mut Vec<char>)| {
        let mut letters = letters.clone();
        change(&mut letters);
        slips.push(String::from_iter(letters));
    };
    for (at, letter) in letters.iter().enumerate() {
        slip(&|letters| {
            letters.remove(at);
        });
        slip(&|letters| letters.insert(at, *letter));
        if at > 0 {
            slip(&|letters| letters.swap(at - 1, at));
        }
        for pair in NEIGHBOURS.split(' ') {
            let (one, other) = (pair.chars().next().unwrap(), pair.chars().nth(1).unwrap());
            if *letter == one {
                slip(&|letters| letters[at] = other);
            } else if *letter == other {
                slip(&|letters| letters[at] = one);
            }
        }
    }
    slips.retain(|slip| slip != domain);
    slips
}

/// One slip in a common domain leads back to it, or to nothing; hardly ever to another one, and then
/// to one that is no farther. What is found of the slips in names of five letters and more is stated
/// in docs/fields.md.
#[test]
fn a_slip_leads_back_or_nowhere() {
    let (mut all, mut back, mut astray) = (0, 0, Vec::new());
    for domain in domains::common() {
        let short = domain.find('.').unwrap() < 5;
        for slip in slips_of(domain) {
            let outcome = email(&format!("taro@{slip}"));
            let meant = outcome
                .issues
                .iter()
                .find_map(|issue| issue.suggestion.as_deref());
            let meant = meant.map(|whole| &whole[5..]);
            if meant.is_some_and(|meant| meant != domain) {
                astray.push(format!("{domain}: {slip}: {meant:?}"));
            }
            if !short {
                all += 1;
                back += usize::from(meant == Some(domain));
            }
        }
    }
    // Both are one slip from it.
    assert_eq!(astray, ["eonet.ne.jp: sonet.ne.jp: Some(\"so-net.ne.jp\")"]);
    assert!(all > 2000 && back * 1000 >= all * 995, "{back} of {all}");
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
        assert_eq!(suggest(domain).as_deref(), meant, "{domain}");
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
    // 4 labels of 60 letters and their dots are 244.
    let whole = |length: usize| {
        let local = "a".repeat(length - 248);
        email(&format!(
            "{local}@{}jpn",
            format!("{}.", "b".repeat(60)).repeat(4)
        ))
    };
    assert!(whole(254).valid());
    assert_eq!(whole(255).issues[0].code, Code::EmailBadDomain);
}

#[test]
fn changes_say_what_and_where() {
    let change = |from: u32, to: u32, code: ChangeCode| (from, to, code);
    assert_eq!(
        email(" taro＠EXAMPLE。jp").told(),
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
    let real = include_str!("../../../tests/data/mail_domains.txt");
    let real = real.lines().filter(|line| !line.starts_with('#'));
    let real: Vec<&str> = real.flat_map(str::split_whitespace).collect();
    assert!(real.len() > 300, "{}", real.len());
    for domain in real {
        assert_eq!(suggest(domain), None, "{domain}");
        let outcome = email(&format!("taro@{domain}"));
        assert_eq!(outcome.issues, [], "{domain}");
    }
}

/// `.con` and `.ne.jo` do not exist, whatever stands before them. Without a domain that is known
/// nothing is offered: it would be made up.
#[test]
fn an_ending_that_does_not_exist_is_doubted() {
    for (text, offered) in [
        ("taro@example.con", None),
        ("taro@example.co.jpp", None),
        ("taro@example.cojp", None),
        ("taro@example.ne.jo", None),
        ("taro@gmail.con", Some("taro@gmail.com")),
        ("taro@docomo.ne.jo", Some("taro@docomo.ne.jp")),
    ] {
        let outcome = email(text);
        assert!(outcome.valid(), "{text}");
        assert_eq!(outcome.issues[0].code, Code::EmailTypo, "{text}");
        assert_eq!(outcome.issues[0].suggestion.as_deref(), offered, "{text}");
    }
    assert_eq!(email("taro@falcon.com").issues, []);
    assert_eq!(email("taro@con.jp").issues, []);
}

/// Shift and 2 is a quotation mark on one keyboard and @ on the other.
#[test]
fn an_address_without_its_at_is_offered_with_it() {
    for (text, code, offered) in [
        ("tarogmail.com", Code::EmailNoAt, Some("taro@gmail.com")),
        (
            "taro\"docomo.ne.jp",
            Code::EmailNoAt,
            Some("taro@docomo.ne.jp"),
        ),
        (
            "taro[mail.goo.ne.jp",
            Code::EmailNoAt,
            Some("taro@mail.goo.ne.jp"),
        ),
        (
            "taro”i.softbank.jp",
            Code::EmailNotAscii,
            Some("taro@i.softbank.jp"),
        ),
        ("taro@@gmail.com", Code::EmailTwoAts, Some("taro@gmail.com")),
        ("taro@@example.jp", Code::EmailTwoAts, None),
        ("taro@taro@gmail.com", Code::EmailTwoAts, None),
        ("www.yahoo.co.jp", Code::EmailNoAt, None),
        ("http://yahoo.co.jp", Code::EmailNoAt, None),
        ("gmail.com", Code::EmailNoAt, None),
        ("たろうgmail.com", Code::EmailNotAscii, None),
        ("taro.example.com", Code::EmailNoAt, None),
    ] {
        let outcome = email(text);
        let [issue] = outcome.issues.as_slice() else {
            panic!("{text}: {outcome:?}")
        };
        assert_eq!(
            (
                outcome.value.as_str(),
                issue.code,
                issue.suggestion.as_deref()
            ),
            (text, code, offered),
        );
    }
}

/// What stands around an address in a message or an address book is taken out, and said so.
#[test]
fn an_address_is_unwrapped() {
    for (text, code) in [
        ("<taro@example.com>", ChangeCode::Prefix),
        ("山田　太郎 <taro@example.com>", ChangeCode::Prefix),
        (
            "mailto:taro@example.com?subject=%E3%81%82",
            ChangeCode::Prefix,
        ),
        ("メール：taro@example.com", ChangeCode::Prefix),
        ("taro@example.com（自宅）", ChangeCode::Note),
        ("taro@example.com。", ChangeCode::Punctuation),
        ("taro@example.com、", ChangeCode::Punctuation),
        ("taro@example，com", ChangeCode::Punctuation),
        ("taro@example・com", ChangeCode::Punctuation),
    ] {
        let outcome = email(text);
        assert_eq!(outcome.value, "taro@example.com", "{text}");
        assert!(
            outcome.valid() && outcome.changes.iter().any(|change| change.code == code),
            "{text}: {outcome:?}"
        );
    }
    // One address is asked for; brackets of addresses stay.
    assert_eq!(
        email("a@example.com,b@example.com").issues[0].code,
        Code::EmailTwoAts
    );
    assert_eq!(email("{taro}@example.com").value, "{taro}@example.com");
    assert_eq!(
        email("taro@[192.0.2.1]").issues[0].code,
        Code::EmailBadDomain
    );
}
