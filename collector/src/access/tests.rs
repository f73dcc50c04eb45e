use axum::http::{HeaderName, HeaderValue};

use super::*;

const LOCAL: &str = "127.0.0.1";
const STRANGER: &str = "192.0.2.7";

struct Ask {
    peer: &'static str,
    uri: &'static str,
    version: Version,
    headers: Vec<(&'static str, String)>,
}

fn ask(peer: &'static str, headers: &[(&'static str, &str)]) -> Ask {
    Ask {
        peer,
        uri: "/report",
        version: Version::HTTP_11,
        headers: headers.iter().map(|(n, v)| (*n, (*v).into())).collect(),
    }
}

impl Ask {
    fn of(&self, access: &Access) -> Result<(), Problem> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            headers.append(
                HeaderName::from_static(name),
                HeaderValue::from_str(value).unwrap(),
            );
        }
        access.check(&Visitor {
            peer: self.peer.parse().unwrap(),
            version: self.version,
            uri: &self.uri.parse().unwrap(),
            headers: &headers,
        })
    }
}

fn without_token() -> Access {
    Access::new(None, false)
}

fn with_token() -> Access {
    Access::new(Some("ひみつ:7".into()), false)
}

fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

#[test]
fn this_machine_sees_the_report_with_or_without_a_token() {
    for peer in [LOCAL, "127.9.9.9", "::1", "::ffff:127.0.0.1"] {
        for host in [
            "127.0.0.1:8787",
            "localhost",
            "LocalHost:1",
            "[::1]:80",
            "127.1.2.3",
        ] {
            assert_eq!(
                ask(peer, &[("host", host)]).of(&without_token()),
                Ok(()),
                "{peer} {host}"
            );
            assert_eq!(ask(peer, &[("host", host)]).of(&with_token()), Ok(()));
        }
    }
}

#[test]
fn another_machine_needs_the_token() {
    for peer in [STRANGER, "10.0.0.1", "fe80::1", "::ffff:192.0.2.7"] {
        let ask = ask(peer, &[("host", "127.0.0.1")]);
        assert_eq!(ask.of(&without_token()), Err(Problem::TOKEN_NOT_SET));
        assert_eq!(ask.of(&with_token()), Err(Problem::TOKEN_NEEDED));
    }
}

#[test]
fn a_foreign_host_on_loopback_is_a_stranger() {
    for host in [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.example:8787",
        "127.0.0.1@evil.example",
        "evil@127.0.0.1",
        "0.0.0.0",
        "[::2]",
        "192.0.2.7",
        "",
        "a b",
    ] {
        let found = ask(LOCAL, &[("host", host)]).of(&without_token());
        assert_eq!(found, Err(Problem::TOKEN_NOT_SET), "{host}");
    }
    assert!(ask(LOCAL, &[]).of(&without_token()).is_err(), "no host");
    let two = ask(LOCAL, &[("host", "localhost"), ("host", "evil.example")]);
    assert!(two.of(&without_token()).is_err(), "two hosts");
}

#[test]
fn a_target_in_absolute_form_counts_as_the_host() {
    let mut ask = ask(LOCAL, &[("host", "localhost")]);
    ask.uri = "http://evil.example/report";
    assert!(ask.of(&without_token()).is_err());
    ask.uri = "http://localhost:8787/report";
    assert!(ask.of(&without_token()).is_ok());
}

#[test]
fn whoever_comes_by_a_proxy_is_a_stranger() {
    for header in [
        "forwarded",
        "via",
        "x-real-ip",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-forwarded-anything",
        "cf-connecting-ip",
    ] {
        let ask = ask(LOCAL, &[("host", "localhost"), (header, "127.0.0.1")]);
        assert_eq!(
            ask.of(&without_token()),
            Err(Problem::TOKEN_NOT_SET),
            "{header}"
        );
        assert_eq!(ask.of(&with_token()), Err(Problem::TOKEN_NEEDED));
    }
    let mut old = ask(LOCAL, &[("host", "127.0.0.1:8787")]);
    old.version = Version::HTTP_10;
    assert!(old.of(&without_token()).is_err(), "HTTP/1.0");
}

#[test]
fn proxied_makes_a_stranger_of_everyone() {
    let here = ask(LOCAL, &[("host", "localhost")]);
    assert_eq!(
        here.of(&Access::new(None, true)),
        Err(Problem::TOKEN_NOT_SET)
    );
    assert_eq!(
        here.of(&Access::new(Some("t".into()), true)),
        Err(Problem::TOKEN_NEEDED)
    );
}

#[test]
fn the_token_opens_as_password_or_bearer() {
    for value in [
        basic("", "ひみつ:7"),
        basic("anyone", "ひみつ:7"),
        basic("x", "ひみつ:7").replace("Basic", "bAsIc"),
    ] {
        let mut ask = ask(STRANGER, &[("host", "shop.example")]);
        ask.headers.push(("authorization", value.clone()));
        assert_eq!(ask.of(&with_token()), Ok(()), "{value}");
        assert_eq!(ask.of(&without_token()), Err(Problem::TOKEN_NOT_SET));
    }
    let bearer = ask(STRANGER, &[("authorization", "Bearer t0ken")]);
    assert_eq!(bearer.of(&Access::new(Some("t0ken".into()), false)), Ok(()));
}

#[test]
fn anything_but_the_token_does_not_open() {
    for value in [
        basic("x", "t0keN"),
        basic("x", "t0ke"),
        basic("x", "t0ken "),
        basic("t0ken", ""),
        basic("x", ""),
        format!("Basic {}", STANDARD.encode("t0ken")),
        "Basic ****".into(),
        "Basic".into(),
        "Bearer".into(),
        "Bearer ".into(),
        "Bearer t0ken2".into(),
        "Digest t0ken".into(),
        "t0ken".into(),
    ] {
        let access = Access::new(Some("t0ken".into()), false);
        let ask = ask(STRANGER, &[("authorization", &value)]);
        assert_eq!(ask.of(&access), Err(Problem::TOKEN_NEEDED), "{value}");
    }
}

#[test]
fn who_guesses_has_to_wait_and_nobody_else() {
    let access = Access::new(Some("t0ken".into()), false);
    let with = |peer, token: &str| ask(peer, &[("authorization", token)]).of(&access);
    for _ in 0..10 {
        assert_eq!(with(STRANGER, "Bearer wrong"), Err(Problem::TOKEN_NEEDED));
    }
    // Nor is it told then whether the next guess was right.
    for guess in ["Bearer wrong", "Bearer t0ken"] {
        let refused = with(STRANGER, guess).unwrap_err();
        assert_eq!((refused.status.as_u16(), refused.code), (429, "TOO_MANY"));
    }
    assert_eq!(with("198.51.100.1", "Bearer t0ken"), Ok(()));
    // Who says nothing guesses nothing.
    assert_eq!(ask(STRANGER, &[]).of(&access), Err(Problem::TOKEN_NEEDED));
}

#[test]
fn behind_a_proxy_the_one_who_guesses_waits_not_the_proxy() {
    let access = Access::new(Some("t0ken".into()), true);
    let with = |who: &str, token: &str| {
        ask(LOCAL, &[("x-forwarded-for", who), ("authorization", token)]).of(&access)
    };
    for _ in 0..10 {
        assert!(with("192.0.2.1", "Bearer wrong").is_err());
    }
    assert!(with("192.0.2.1", "Bearer t0ken").is_err());
    assert_eq!(with("192.0.2.2", "Bearer t0ken"), Ok(()));
}
