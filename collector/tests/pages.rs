//! The report's numbers and events over HTTP, the files, the headers.

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Write};

use common::{Server, beacon};
use tempfile::TempDir;

fn with_files(files: &[(&str, &[u8])]) -> Server {
    let dir = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join("www").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    Server::start_in(dir, &[])
}

#[test]
fn an_open_page_is_told_of_news_only() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    let head = format!(
        "GET /report/events HTTP/1.1\r\nhost: {}\r\n\r\n",
        server.address
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    let head: Vec<_> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    assert!(head[0].contains("200"));
    assert!(head.iter().any(|h| h == "content-type: text/event-stream"));

    let mut next = || lines.find(|line| line.starts_with("data:")).unwrap();
    server.post(beacon(1, 2, "started"));
    let first = next();
    // Neither is news; the third is, and is the next that is heard of.
    server.post(beacon(1, 1, "started"));
    server.post("nonsense");
    server.post(beacon(1, 3, "started"));
    let second = next();
    assert_eq!((first.as_str(), second.as_str()), ("data: 1", "data: 2"));
}

#[test]
fn files_have_the_types_that_browsers_insist_on() {
    let server = with_files(&[
        ("index.html", b"<!doctype html>"),
        ("a.js", b"1"),
        ("a.css", b""),
        ("surasura/a.wasm", b"\0asm"),
        ("report.html", b"<!doctype html><title>report"),
    ]);
    for (path, expected) in [
        ("/", "text/html"),
        ("/a.js", "text/javascript"),
        ("/a.css", "text/css"),
        ("/surasura/a.wasm", "application/wasm"),
        ("/report", "text/html"),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        let found = answer.header("content-type").unwrap();
        assert_eq!(found.split(';').next(), Some(expected), "{path}");
    }
    assert!(server.get("/report").body.ends_with(b"report"));
}

#[test]
fn every_answer_says_what_a_page_may_do() {
    let server = with_files(&[("index.html", b""), ("report.html", b"")]);
    for path in ["/", "/report", "/report/data", "/nowhere", "/efo"] {
        let answer = server.get(path);
        let policy = answer.header("content-security-policy").expect(path);
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert!(answer.header("referrer-policy").is_some(), "{path}");
        assert!(
            answer.header("access-control-allow-origin").is_none(),
            "{path}"
        );
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let server = with_files(&[("index.html", b"")]);
    assert_eq!(server.post(beacon(1, 1, "started")).status, 204);
    for path in [
        "/../data.sqlite3",
        "/..%2fdata.sqlite3",
        "/%2e%2e/data.sqlite3",
        "/x/../../data.sqlite3",
        "/..%5cdata.sqlite3",
        "//data.sqlite3",
        "/data.sqlite3",
        "/data.sqlite3-wal",
        "/nowhere",
        "/%00",
    ] {
        let answer = server.get(path);
        assert!(
            (400..500).contains(&answer.status),
            "{path} {}",
            answer.status
        );
    }
    assert_eq!(server.get("/nowhere").code(), "NOT_FOUND");
    let answer = server.ask("DELETE", "/index.html", &[], b"");
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (405, "METHOD_NOT_ALLOWED")
    );
}

#[test]
fn a_folder_without_the_page_says_so() {
    let server = Server::start(&[]);
    let answer = server.get("/report");
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (404, "REPORT_PAGE_MISSING")
    );
    assert_eq!(server.get("/report/data").status, 200);
}
