//! SIGKILL in the midst of a burst: each beacon that was acknowledged is there after the restart, and
//! nothing that was not sent.

#![cfg(unix)]

mod common;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{Server, beacon};
use rusqlite::Connection;

const CLIENTS: u128 = 8;
/// Acknowledged before it is killed.
const ENOUGH: usize = 400;

/// Revisions of an attempt, acknowledged and sent.
type Revisions = BTreeMap<u128, (u32, u32)>;

/// Sends one revision after the other, three for an attempt, until nobody answers.
fn client(server: &Server, number: u128, count: &AtomicUsize, all: &Mutex<Revisions>) {
    let Ok(mut stream) = TcpStream::connect(server.address) else {
        return;
    };
    for n in 0_u128.. {
        let (attempt, rev) = (number << 64 | (n / 3), (n % 3 + 1) as u32);
        let body = beacon(attempt, rev, "started");
        let request = format!(
            "POST /efo HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\n\r\n{body}",
            server.address,
            body.len()
        );
        all.lock().unwrap().entry(attempt).or_default().1 = rev;
        let mut answer = [0; 1024];
        let sent = stream.write_all(request.as_bytes());
        match sent.and_then(|()| stream.read(&mut answer)) {
            Ok(length) if answer[..length].starts_with(b"HTTP/1.1 204") => {
                all.lock().unwrap().entry(attempt).or_default().0 = rev;
                count.fetch_add(1, Ordering::Relaxed);
            }
            _ => return,
        }
    }
}

#[test]
fn each_that_was_acknowledged_is_there_and_nothing_else() {
    let mut server = Server::start(&["--total-rate", "0"]);
    for round in 0..3_u128 {
        let all = Mutex::new(Revisions::new());
        let count = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for n in 0..CLIENTS {
                let (server, all, count) = (&server, &all, &count);
                scope.spawn(move || client(server, round * CLIENTS + n, count, all));
            }
            while count.load(Ordering::Relaxed) < ENOUGH {
                std::thread::yield_now();
            }
            let pid = server.pid().to_string();
            let killed = std::process::Command::new("kill")
                .args(["-KILL", &pid])
                .status();
            assert!(killed.unwrap().success());
        });
        server = Server::start_in(server.kill(), &["--total-rate", "0"]);

        let db = Connection::open(server.data()).unwrap();
        let check: String = db
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(check, "ok");
        let mut found = BTreeMap::new();
        let mut rows = db
            .prepare("SELECT attempt, rev, state FROM attempts")
            .unwrap();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let attempt = u128::from_be_bytes(row.get(0).unwrap());
            let (rev, state): (u32, String) = (row.get(1).unwrap(), row.get(2).unwrap());
            assert_eq!(state, beacon(attempt, rev, "started"), "as it was sent");
            found.insert(attempt, rev);
        }
        let all = all.into_inner().unwrap();
        for (attempt, (acknowledged, sent)) in &all {
            let rev = found.get(attempt).copied().unwrap_or_default();
            assert!(
                (*acknowledged..=*sent).contains(&rev),
                "{rev}, {acknowledged} of {sent}"
            );
        }
        let of_round = found.keys().filter(|id| (**id >> 64) / CLIENTS == round);
        assert!(
            of_round.clone().all(|id| all.contains_key(id)),
            "what nobody sent"
        );
        assert!(of_round.count() >= ENOUGH / 3);
    }
}
