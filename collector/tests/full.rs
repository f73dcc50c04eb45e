//! A disk that takes no more: nothing is acknowledged, nothing is kept in part, and it goes on once there is
//! room. The limit of a process on the size of its files stands in for the disk.

#![cfg(target_os = "linux")]

mod common;

use std::process::Command;

use common::{Server, beacon};

fn limit_files(server: &Server, bytes: &str) {
    let pid = server.pid().to_string();
    let limit = format!("--fsize={bytes}");
    let status = Command::new("prlimit")
        .args(["--pid", &pid, &limit])
        .status()
        .unwrap();
    assert!(status.success());
}

#[test]
fn what_the_disk_does_not_take_is_not_acknowledged() {
    let server = Server::start_ignoring_file_limits(&["--total-rate", "0"]);
    for n in 0..5 {
        assert_eq!(server.post(beacon(n, 1, "started")).status, 204);
    }
    // As much as its log has by now, and a little; a limit that can be lifted.
    limit_files(&server, "100000:unlimited");
    let mut acknowledged = 5;
    let mut refused = 0;
    // Its log is folded in where that leaves room; then there is none.
    while refused < 5 {
        let answer = server.post(beacon(acknowledged, 1, "started"));
        if answer.status == 204 {
            acknowledged += 1;
            refused = 0;
        } else {
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (503, "STORE_UNAVAILABLE")
            );
            assert!(answer.header("retry-after").is_some());
            refused += 1;
        }
        assert!(
            acknowledged < 1000,
            "two files of 100 kB have no room for that"
        );
    }
    // What it has is seen.
    assert_eq!(server.attempts(), acknowledged as i64);
    assert_eq!(server.get("/report/data").status, 200);

    limit_files(&server, "unlimited:unlimited");
    assert_eq!(server.post(beacon(2000, 1, "started")).status, 204);
    assert_eq!(server.attempts(), acknowledged as i64 + 1);
    let server = Server::start_in(server.kill(), &[]);
    assert_eq!(server.attempts(), acknowledged as i64 + 1);
    assert_eq!(server.sql::<String>("PRAGMA integrity_check"), "ok");
}
