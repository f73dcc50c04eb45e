//! Who sees the report, through the real server; the rule's every corner is in `src/access/tests.rs`.

mod common;

use common::Server;

/// `x:geheim` and `x:falsch`, as HTTP Basic writes them.
const RIGHT: &str = "authorization: Basic eDpnZWhlaW0=";
const WRONG: &str = "authorization: Basic eDpmYWxzY2g=";
const PATHS: [&str; 7] = [
    "/report",
    "/report/data",
    "/report/events",
    "/report/export.ndjson",
    "/report/export.json",
    "/report/export.csv",
    "/report/schema.json",
];

fn status(server: &Server, path: &str, headers: &[&str]) -> u16 {
    // HEAD: the stream of events has no end to wait for.
    server.ask("HEAD", path, headers, b"").status
}

fn with_page(args: &[&str]) -> Server {
    let server = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(server.path().join("www")).unwrap();
    std::fs::write(server.path().join("www/report.html"), "<!doctype html>").unwrap();
    Server::start_in(server, args)
}

#[test]
fn this_machine_sees_it() {
    for args in [&[][..], &["--report-token", "geheim"]] {
        let server = with_page(args);
        for path in PATHS {
            assert_eq!(status(&server, path, &[]), 200, "{path}");
            assert_eq!(status(&server, path, &["host: localhost:1"]), 200, "{path}");
        }
    }
}

#[test]
fn strangers_do_not_while_no_token_is_set() {
    let server = with_page(&[]);
    for headers in [
        &["x-forwarded-for: 127.0.0.1"][..],
        &["x-forwarded-proto: https"],
        &["forwarded: for=127.0.0.1"],
        &["host: shop.example"],
        &["host: shop.example", RIGHT],
    ] {
        for path in PATHS {
            assert_eq!(status(&server, path, headers), 403, "{path} {headers:?}");
        }
        let answer = server.ask("GET", "/report/data", headers, b"");
        assert_eq!(answer.code(), "REPORT_TOKEN_NOT_SET");
        assert!(answer.header("www-authenticate").is_none());
    }
}

#[test]
fn strangers_are_asked_for_the_token() {
    for stranger in ["x-forwarded-for: 192.0.2.7", "host: shop.example"] {
        let server = with_page(&["--report-token", "geheim"]);
        for path in PATHS {
            assert_eq!(status(&server, path, &[stranger]), 401, "{path}");
            assert_eq!(status(&server, path, &[stranger, WRONG]), 401, "{path}");
            assert_eq!(status(&server, path, &[stranger, RIGHT]), 200, "{path}");
            let bearer = "authorization: Bearer geheim";
            assert_eq!(status(&server, path, &[stranger, bearer]), 200, "{path}");
        }
        let answer = server.ask("GET", "/report/data", &[stranger], b"");
        assert_eq!(answer.code(), "REPORT_TOKEN_NEEDED");
        let asked = answer.header("www-authenticate").unwrap();
        assert!(
            asked.starts_with("Basic realm="),
            "a browser asks by itself"
        );
    }
}

#[test]
fn who_guesses_is_slowed_down() {
    let server = with_page(&["--report-token", "geheim"]);
    let stranger = "host: shop.example";
    for _ in 0..10 {
        assert_eq!(status(&server, "/report/data", &[stranger, WRONG]), 401);
    }
    let answer = server.ask("GET", "/report/data", &[stranger, RIGHT], b"");
    assert_eq!((answer.status, answer.code().as_str()), (429, "TOO_MANY"));
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=7).contains(&wait), "{wait}");
    assert_eq!(
        status(&server, "/report/data", &[]),
        200,
        "this machine asks for none"
    );
}

#[test]
fn only_who_sees_an_attempt_deletes_it() {
    let server = with_page(&["--report-token", "geheim"]);
    assert_eq!(server.post(common::beacon(7, 1, "started")).status, 204);
    let path = "/report/attempts/00000000000000000000000000000007";
    let delete = |headers: &[&str]| server.ask("DELETE", path, headers, b"").status;
    assert_eq!(delete(&["host: shop.example"]), 401);
    assert_eq!(delete(&["host: shop.example", WRONG]), 401);
    assert_eq!(server.attempts(), 1);
    assert_eq!(delete(&["host: shop.example", RIGHT]), 204);
    assert_eq!(server.attempts(), 0);
}

#[test]
fn behind_a_proxy_everyone_is_asked() {
    let server = with_page(&["--proxied", "--report-token", "geheim"]);
    for path in PATHS {
        assert_eq!(status(&server, path, &[]), 401, "{path}");
        assert_eq!(status(&server, path, &[RIGHT]), 200, "{path}");
    }
    // nginx without a line of its own: HTTP/1.0, the collector's address as host, nothing else.
    let server = with_page(&[]);
    let request = format!(
        "GET /report/data HTTP/1.0\r\nhost: {}\r\n\r\n",
        server.address
    );
    assert_eq!(server.raw(request.as_bytes()).status, 403);
}

#[test]
fn beacons_and_files_need_no_token() {
    let server = with_page(&["--proxied", "--report-token", "geheim"]);
    assert_eq!(server.post(common::beacon(1, 1, "started")).status, 204);
    assert_eq!(server.get("/report.html").status, 200);
}
