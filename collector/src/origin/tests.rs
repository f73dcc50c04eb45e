use axum::http::HeaderName;

use super::*;

const SHOP: &str = "https://shop.example";

fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
    let pairs = pairs.iter().map(|(name, value)| {
        (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    });
    pairs.collect()
}

fn undeclared(proxied: bool) -> Origins {
    Origins::new(Vec::new(), proxied)
}

fn declared() -> Origins {
    Origins::new(
        vec![
            HeaderValue::from_static(SHOP),
            HeaderValue::from_static("null"),
        ],
        false,
    )
}

fn is_let_in(origins: &Origins, pairs: &[(&'static str, &'static str)]) -> bool {
    match origins.check(&headers(pairs)) {
        Ok(_) => true,
        Err(problem) => {
            assert_eq!(problem, Problem::ORIGIN_FOREIGN);
            false
        }
    }
}

#[test]
fn what_says_nothing_of_a_page_is_let_in() {
    for origins in [undeclared(false), declared()] {
        assert!(is_let_in(&origins, &[]));
        assert!(is_let_in(&origins, &[("host", "shop.example")]));
        assert!(is_let_in(&origins, &[("sec-fetch-site", "same-origin")]));
        assert!(!is_let_in(&origins, &[("sec-fetch-site", "cross-site")]));
    }
}

#[test]
fn without_declared_ones_a_page_sends_to_its_own_host() {
    let origins = undeclared(false);
    for (host, origin, expected) in [
        ("shop.example", SHOP, true),
        ("Shop.Example:443", SHOP, true),
        ("shop.example", "http://shop.example", true),
        ("127.0.0.1:8787", "http://127.0.0.1:8787", true),
        ("127.0.0.1:8787", "http://127.0.0.1:8788", false),
        ("shop.example", "https://shop.example:8443", false),
        ("shop.example", "https://evil.example", false),
        ("shop.example", "https://shop.example.evil.example", false),
        ("shop.example", "null", false),
        ("shop.example", "", false),
    ] {
        let pairs = [("host", host), ("origin", origin)];
        assert_eq!(is_let_in(&origins, &pairs), expected, "{origin} to {host}");
    }
    assert!(!is_let_in(&origins, &[("origin", SHOP)]), "no host");
}

#[test]
fn behind_a_proxy_the_browsers_word_or_the_forwarded_host_counts() {
    let here = ("host", "127.0.0.1:8787");
    let origins = undeclared(true);
    let shop = ("origin", SHOP);
    assert!(is_let_in(
        &origins,
        &[here, shop, ("sec-fetch-site", "same-origin")]
    ));
    assert!(!is_let_in(
        &origins,
        &[here, shop, ("sec-fetch-site", "same-site")]
    ));
    assert!(!is_let_in(
        &origins,
        &[here, shop, ("sec-fetch-site", "cross-site")]
    ));
    assert!(is_let_in(
        &origins,
        &[here, shop, ("x-forwarded-host", "shop.example")]
    ));
    assert!(!is_let_in(&origins, &[here, shop]));
    // Anybody could write it if no proxy does.
    let claimed = [here, shop, ("x-forwarded-host", "shop.example")];
    assert!(!is_let_in(&undeclared(false), &claimed));
}

#[test]
fn a_declared_origin_is_that_one_to_the_letter_and_is_told_so() {
    let cross = ("sec-fetch-site", "cross-site");
    for origin in [SHOP, "null"] {
        let found = declared().check(&headers(&[("origin", origin), cross]));
        assert_eq!(found, Ok(Shared(Some(HeaderValue::from_static(origin)))));
        let found = declared().preflight(&headers(&[("origin", origin)]));
        assert_eq!(found, Ok(Shared(Some(HeaderValue::from_static(origin)))));
    }
    for other in [
        "http://shop.example",
        "https://shop.example:8443",
        "https://www.shop.example",
        "https://SHOP.example",
        "https://shop.example/",
        "https://evil.example",
    ] {
        // Nor the host's own, once some are declared.
        let pairs = [("origin", other), ("host", "evil.example")];
        assert!(!is_let_in(&declared(), &pairs), "{other}");
        let found = declared().preflight(&headers(&pairs));
        assert_eq!(found, Err(Problem::ORIGIN_FOREIGN), "{other}");
    }
}

#[test]
fn a_question_that_no_page_asks_is_another_method() {
    let found = declared().preflight(&HeaderMap::new());
    assert_eq!(found, Err(Problem::BEACON_METHOD));
}
