//! Whose pages may send beacons, through the real server; every corner is in `src/origin/tests.rs`.

mod common;

use common::{Answer, Server, beacon};

const SHOP: &str = "origin: https://shop.example";

fn post(server: &Server, headers: &[&str]) -> Answer {
    server.ask("POST", "/efo", headers, beacon(1, 1, "started").as_bytes())
}

fn shared(answer: &Answer) -> [Option<&str>; 3] {
    [
        answer.header("access-control-allow-origin"),
        answer.header("access-control-expose-headers"),
        answer.header("vary"),
    ]
}

#[test]
fn without_declared_origins_a_foreign_page_is_refused_and_told_nothing() {
    let server = Server::start(&[]);
    for headers in [
        &[SHOP][..],
        &["sec-fetch-site: cross-site"],
        &["origin: null"],
    ] {
        let answer = post(&server, headers);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (403, "ORIGIN_FOREIGN"),
            "{headers:?}"
        );
        assert_eq!(shared(&answer)[0], None);
        let asked = server.ask("OPTIONS", "/efo", headers, b"");
        assert_ne!(asked.status, 204);
        assert_eq!(shared(&asked)[0], None);
    }
    assert_eq!(server.attempts(), 0);
    let own = format!("origin: http://{}", server.address);
    assert_eq!(post(&server, &[&own]).status, 204);
    assert_eq!(
        post(&server, &[]).status,
        204,
        "an old browser, or no browser"
    );
}

#[test]
fn a_declared_origin_may_send_and_read_the_answer() {
    let args = [
        "--origin",
        "https://shop.example",
        "--origin",
        "https://b.example",
    ];
    let server = Server::start(&args);
    let answer = post(&server, &[SHOP, "sec-fetch-site: cross-site"]);
    assert_eq!(answer.status, 204);
    let told = [
        Some("https://shop.example"),
        Some("retry-after"),
        Some("origin"),
    ];
    assert_eq!(shared(&answer), told);
    // A refusal is read, too.
    let answer = server.ask("POST", "/efo", &[SHOP], b"{}");
    assert_eq!((answer.status, shared(&answer)), (400, told));
    // Who reads it sends no cookies along.
    assert_eq!(answer.header("access-control-allow-credentials"), None);

    assert_eq!(post(&server, &["origin: https://evil.example"]).status, 403);
    let own = format!("origin: http://{}", server.address);
    assert_eq!(
        post(&server, &[&own]).status,
        403,
        "who declares declares all"
    );
}

#[test]
fn a_browser_that_asks_first_is_answered_for_declared_origins() {
    let server = Server::start(&["--origin", "https://shop.example"]);
    let ask = |origin| {
        let headers = [
            origin,
            "access-control-request-method: POST",
            "access-control-request-headers: content-type",
            "access-control-request-private-network: true",
        ];
        server.ask("OPTIONS", "/efo", &headers, b"")
    };
    let answer = ask(SHOP);
    assert_eq!(answer.status, 204);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some("https://shop.example")
    );
    assert_eq!(answer.header("access-control-allow-methods"), Some("POST"));
    assert_eq!(
        answer.header("access-control-allow-headers"),
        Some("content-type")
    );
    assert_eq!(answer.header("access-control-allow-private-network"), None);
    let answer = ask("origin: https://evil.example");
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (403, "ORIGIN_FOREIGN")
    );
    assert_eq!(answer.header("access-control-allow-origin"), None);
    // The report is nobody's but its own.
    let answer = server.ask("GET", "/report/data", &[SHOP], b"");
    assert_eq!(answer.header("access-control-allow-origin"), None);
}
