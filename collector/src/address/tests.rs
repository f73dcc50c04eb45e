use axum::http::{HeaderName, HeaderValue};

use super::*;

fn found(peer: &str, headers: &[(&'static str, &str)], proxied: bool) -> Option<String> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(
            HeaderName::from_static(name),
            HeaderValue::from_str(value).unwrap(),
        );
    }
    of(peer.parse().unwrap(), &map, proxied).map(|ip| ip.to_string())
}

#[test]
fn without_a_proxy_the_peer_counts_and_no_header() {
    let claims = [
        ("x-forwarded-for", "192.0.2.1"),
        ("forwarded", "for=192.0.2.1"),
    ];
    assert_eq!(
        found("198.51.100.7", &claims, false).unwrap(),
        "198.51.100.7"
    );
    assert_eq!(
        found("::ffff:198.51.100.7", &[], false).unwrap(),
        "198.51.100.7"
    );
    for here in ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"] {
        assert_eq!(found(here, &claims, false), None, "{here}");
    }
}

#[test]
fn behind_a_proxy_its_own_hop_counts_and_not_what_the_client_wrote_before_it() {
    for (header, value, expected) in [
        ("x-forwarded-for", "192.0.2.1", "192.0.2.1"),
        (
            "x-forwarded-for",
            "10.0.0.1, 203.0.113.9 , 192.0.2.1",
            "192.0.2.1",
        ),
        ("x-forwarded-for", "192.0.2.1:4711", "192.0.2.1"),
        ("x-forwarded-for", "2001:db8::1", "2001:db8::1"),
        ("x-forwarded-for", "[2001:db8::1]:4711", "2001:db8::1"),
        ("forwarded", "for=192.0.2.1", "192.0.2.1"),
        (
            "forwarded",
            "for=10.0.0.1, proto=https;For=192.0.2.1",
            "192.0.2.1",
        ),
        (
            "forwarded",
            r#"for="[2001:db8::1]:4711";by=_x"#,
            "2001:db8::1",
        ),
        ("forwarded", r#"for="[2001:db8::1]""#, "2001:db8::1"),
    ] {
        let found = found("127.0.0.1", &[(header, value)], true);
        assert_eq!(found.as_deref(), Some(expected), "{header}: {value}");
    }
    let two = [
        ("x-forwarded-for", "10.0.0.1"),
        ("x-forwarded-for", "192.0.2.1"),
    ];
    assert_eq!(found("127.0.0.1", &two, true).unwrap(), "192.0.2.1");
    let both = [
        ("forwarded", "for=10.0.0.1"),
        ("x-forwarded-for", "192.0.2.1"),
    ];
    assert_eq!(found("127.0.0.1", &both, true).unwrap(), "192.0.2.1");
}

#[test]
fn a_proxy_that_names_nobody_leaves_nobody() {
    for (header, value) in [
        ("x-forwarded-for", "unknown"),
        ("x-forwarded-for", "192.0.2.1,"),
        ("x-forwarded-for", ""),
        ("forwarded", "for=unknown"),
        ("forwarded", "for=_hidden"),
        ("forwarded", "proto=https"),
        ("via", "192.0.2.1"),
    ] {
        assert_eq!(
            found("127.0.0.1", &[(header, value)], true),
            None,
            "{header}: {value}"
        );
    }
}
