use axum::http::HeaderValue;

use super::*;

/// As the makers write them; the numbers of versions are of no matter.
const AGENTS: [(&str, Browser, Os); 17] = [
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
        Browser::Chrome,
        Os::Windows,
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0",
        Browser::Edge,
        Os::Windows,
    ),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
        Browser::Safari,
        Os::Mac,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        Browser::Safari,
        Os::Ios,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/156.0.0.0 Mobile/15E148 Safari/604.1",
        Browser::Chrome,
        Os::Ios,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15",
        Browser::Firefox,
        Os::Ios,
    ),
    (
        "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) EdgiOS/140.0 Version/18.0 Mobile/15E148 Safari/604.1",
        Browser::Edge,
        Os::Ios,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.0.0",
        Browser::Line,
        Os::Ios,
    ),
    (
        "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/156.0.0.0 Mobile Safari/537.36 Line/14.0.0/IAB",
        Browser::Line,
        Os::Android,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 YJApp-IOS jp.co.yahoo.ipn.appli/4.80",
        Browser::Yahoo,
        Os::Ios,
    ),
    (
        "Mozilla/5.0 (Linux; Android 14; SC-51E) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
        Browser::Samsung,
        Os::Android,
    ),
    (
        "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/156.0.0.0 Mobile Safari/537.36",
        Browser::Other,
        Os::Android,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0",
        Browser::Other,
        Os::Ios,
    ),
    (
        "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
        Browser::Firefox,
        Os::Linux,
    ),
    (
        "Mozilla/5.0 (Linux; U; Android 4.0) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0",
        Browser::Other,
        Os::Android,
    ),
    ("curl/8.0", Browser::Other, Os::Other),
    ("", Browser::Other, Os::Other),
];

#[test]
fn a_browser_is_known_by_its_own_mark_not_by_the_one_it_stands_on() {
    for (agent, browser, os) in AGENTS {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, HeaderValue::from_static(agent));
        assert_eq!(Client::of(&headers), Client { browser, os }, "{agent}");
    }
}

#[test]
fn a_request_that_says_nothing_or_nothing_legible_is_other() {
    assert_eq!(Client::of(&HeaderMap::new()), Client::UNKNOWN);
    let mut headers = HeaderMap::new();
    let bytes = HeaderValue::from_bytes(b"Chrome/\xff").unwrap();
    headers.insert(header::USER_AGENT, bytes);
    assert_eq!(Client::of(&headers), Client::UNKNOWN);
}
