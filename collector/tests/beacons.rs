//! What the beacon path takes, what it refuses and why, and that it goes on afterwards.

mod common;

use std::io::Write;
use std::net::Shutdown;

use common::{Server, beacon};

const MAX: usize = 16_384;

/// A beacon with white space before it, of exactly this length: not a byte of it can be spared.
fn padded(length: usize) -> Vec<u8> {
    let beacon = beacon(1, 1, "started").into_bytes();
    [vec![b' '; length - beacon.len()], beacon].concat()
}

fn chunked(body: &[u8]) -> Vec<u8> {
    let mut bytes =
        b"POST /efo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n"
            .to_vec();
    for chunk in body.chunks(8_000) {
        bytes.extend(format!("{:x}\r\n", chunk.len()).bytes());
        bytes.extend(chunk);
        bytes.extend(b"\r\n");
    }
    bytes.extend(b"0\r\n\r\n");
    bytes
}

#[test]
fn a_beacon_is_one_row_and_the_answer_is_empty() {
    let server = Server::start(&[]);
    let answer = server.post(beacon(7, 1, "started"));
    assert_eq!((answer.status, answer.body.len()), (204, 0));
    let row: String = server.sql("SELECT outcome || ' ' || state FROM attempts");
    assert_eq!(row, format!("started {}", beacon(7, 1, "started")));
}

#[test]
fn a_revision_counts_once_and_the_highest_wins() {
    let server = Server::start(&[]);
    let row = || server.sql::<String>("SELECT group_concat(rev || outcome) FROM attempts");
    for (rev, outcome, expected) in [
        (2, "started", "2started"),
        (2, "started", "2started"),
        (2, "completed", "2started"),
        (1, "viewed", "2started"),
        (5, "completed", "5completed"),
        (4, "submitted", "5completed"),
    ] {
        assert_eq!(server.post(beacon(7, rev, outcome)).status, 204);
        assert_eq!(row(), expected, "after {rev} {outcome}");
    }
    // Five of the handings-over came, of which one said something else of a revision.
    let seqs: String =
        server.sql("SELECT seq || ' ' || received || ' ' || hex(seqs) FROM attempts");
    assert_eq!(seqs, "5 4 1B");
}

#[test]
fn any_content_type_will_do() {
    let server = Server::start(&[]);
    let types: [&[&str]; 5] = [
        &[],
        &["content-type: application/json"],
        &["content-type: text/plain"],
        &["content-type: application/x-www-form-urlencoded"],
        &["content-type: nonsense"],
    ];
    for (n, headers) in (1..).zip(types) {
        let body = beacon(n, 1, "started");
        let answer = server.ask("POST", "/efo", headers, body.as_bytes());
        assert_eq!(answer.status, 204, "{headers:?}");
    }
    assert_eq!(server.attempts(), 5);
}

#[test]
fn the_endpoint_is_where_it_was_put() {
    let server = Server::start(&["--endpoint", "/shop/efo-1"]);
    let body = beacon(1, 1, "started");
    let answer = server.ask("POST", "/shop/efo-1", &[], body.as_bytes());
    assert_eq!(answer.status, 204);
    assert_eq!(server.post(&body).status, 405);
}

#[test]
fn a_beacon_has_at_most_16384_bytes() {
    let server = Server::start(&[]);
    for length in [MAX + 1, 2 * MAX, 900_000] {
        let body = padded(length);
        let answer = server.post(&body);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (413, "BEACON_TOO_LARGE"),
            "{length}"
        );
        let answer = server.raw(&chunked(&body));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (413, "BEACON_TOO_LARGE"),
            "chunked, {length}"
        );
    }
    assert_eq!(server.attempts(), 0);
    assert_eq!(server.post(padded(MAX)).status, 204);
    assert_eq!(server.raw(&chunked(&padded(MAX))).status, 204);
    assert_eq!(server.attempts(), 1);
}

#[test]
fn a_body_without_end_is_cut_off() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    let head = format!(
        "POST /efo HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n",
        u64::MAX / 2
    );
    stream.write_all(head.as_bytes()).unwrap();
    let block = [b' '; 65_536];
    // At some point the other side does not listen any more.
    let sent = (0..4096)
        .take_while(|_| stream.write_all(&block).is_ok())
        .count();
    assert!(sent < 4096, "it took 256 MiB");
    assert_eq!(server.post(beacon(1, 1, "started")).status, 204);
}

#[test]
fn other_methods_are_told_what_to_use() {
    let server = Server::start(&[]);
    for method in ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"] {
        let answer = server.ask(method, "/efo", &[], b"");
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (405, "METHOD_NOT_ALLOWED"),
            "{method}"
        );
        assert_eq!(answer.header("allow"), Some("POST"));
    }
    assert_eq!(server.ask("HEAD", "/efo", &[], b"").status, 405);
}

#[test]
fn clients_that_break_off_leave_nothing_and_do_no_harm() {
    let server = Server::start(&[]);
    let body = beacon(1, 1, "started");
    let head = format!(
        "POST /efo HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    for piece in [
        b"".as_slice(),
        b"\0\0\0\0",
        b"POST",
        head.as_bytes(),
        [head.as_bytes(), &body.as_bytes()[..body.len() - 1]]
            .concat()
            .as_slice(),
    ] {
        let mut stream = server.connect();
        stream.write_all(piece).unwrap();
        stream.shutdown(Shutdown::Both).unwrap();
    }
    assert_eq!(server.post(beacon(2, 1, "started")).status, 204);
    assert_eq!(server.attempts(), 1);
}

#[test]
fn a_data_file_that_is_locked_is_said_and_never_a_204() {
    let server = Server::start(&[]);
    let other = rusqlite::Connection::open(server.data()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = server.post(beacon(1, 1, "started"));
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (503, "STORE_UNAVAILABLE")
    );
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(server.post(beacon(1, 1, "started")).status, 204);
    assert_eq!(server.attempts(), 1);
}

#[test]
fn many_at_once_are_all_kept() {
    let server = Server::start(&[]);
    std::thread::scope(|scope| {
        for part in 0..8 {
            let server = &server;
            scope.spawn(move || {
                for n in 0..25 {
                    let body = beacon(part * 100 + n, 1, "started");
                    assert_eq!(server.post(body).status, 204);
                }
            });
        }
    });
    assert_eq!(server.attempts(), 200);
}
