//! Start, refusal to start, end, and what is on the disk after each.

#![cfg(unix)]

mod common;

use std::fs;
use std::io::{Read, Write};
use std::process::Output;
use std::time::{Duration, Instant};

use common::{Server, beacon, command};
use tempfile::TempDir;

fn refused(args: &[&str], dir: &TempDir) -> Output {
    let output = command()
        .args(["--listen", "127.0.0.1:0"])
        .args(args)
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert!(!output.status.success(), "{args:?}");
    assert!(output.stdout.is_empty(), "it never says that it is ready");
    output
}

#[test]
fn what_was_answered_with_204_survives_a_kill() {
    let server = Server::start(&[]);
    assert_eq!(server.post(beacon(7, 3, "started")).status, 204);
    let server = Server::start_in(server.kill(), &[]);
    assert_eq!(server.attempts(), 1);
    let row: String = server.sql("SELECT rev || state FROM attempts");
    assert_eq!(row, format!("3{}", beacon(7, 3, "started")));
    // And it goes on where it was.
    assert_eq!(server.post(beacon(7, 2, "viewed")).status, 204);
    assert_eq!(server.sql::<i64>("SELECT rev FROM attempts"), 3);
}

#[test]
fn asked_to_end_it_ends_at_once_and_leaves_one_file() {
    let server = Server::start(&[]);
    assert_eq!(server.post(beacon(7, 3, "started")).status, 204);
    // An open report page and an idle connection do not hold it back.
    let mut page = server.connect();
    let head = format!(
        "GET /report/events HTTP/1.1\r\nhost: {}\r\n\r\n",
        server.address
    );
    page.write_all(head.as_bytes()).unwrap();
    page.read_exact(&mut [0; 12]).unwrap();
    let _idle = server.connect();

    let begin = Instant::now();
    let (status, dir) = server.end();
    assert!(status.success());
    assert!(begin.elapsed() < Duration::from_secs(4));
    let left: Vec<_> = fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name != "www")
        .collect();
    assert_eq!(left, ["data.sqlite3"], "its log is folded in");
}

#[test]
fn data_inside_www_is_refused_before_anything_is_made() {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("www")).unwrap();
    for data in ["www/data.sqlite3", "./www/../www/data.sqlite3"] {
        let output = refused(&["--www", "www", "--data", data], &dir);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("could download it"), "{said}");
    }
    // The default file would lie in the folder that is served.
    refused(&["--www", "."], &dir);
    assert!(!dir.path().join("www/data.sqlite3").exists());
    assert!(!dir.path().join("surasura.sqlite3").exists());
}

#[test]
fn a_bad_setting_is_said_with_its_name() {
    let dir = TempDir::new().unwrap();
    fs::write(
        dir.path().join("text"),
        "long enough to be read as a file ".repeat(30),
    )
    .unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let long = "no/such/folder/data";
    for (args, name) in [
        (vec!["--data", long], "--data"),
        (vec!["--data", "text"], "--data"),
        (vec!["--www", "no-such-folder"], "--www"),
        (vec!["--endpoint", "/report"], "--endpoint"),
        (vec!["--report-token", ""], "--report-token"),
    ] {
        let said = String::from_utf8(refused(&args, &dir).stderr).unwrap();
        assert!(said.contains(name), "{said}");
        assert!(!said.contains("panicked"), "{said}");
    }
    let output = command()
        .args(["--listen", &taken])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert!(!output.status.success());
}

#[test]
fn nothing_of_a_beacon_is_logged() {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("www")).unwrap();
    let log = dir.path().join("log");
    let mut child = command()
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(dir.path().join("d"))
        .env("RUST_LOG", "trace")
        .stderr(fs::File::create(&log).unwrap())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 64];
    let read = child.stdout.as_mut().unwrap().read(&mut first).unwrap();
    let line = String::from_utf8_lossy(&first[..read]).into_owned();
    let address = line.split("http://").nth(1).unwrap();
    let address = address.split('/').next().unwrap();
    for body in [
        beacon(0xcafe_f00d, 1, "started"),
        r#"{"v":2,"canary":"090-1234-5678"}"#.into(),
    ] {
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        write!(
            stream,
            "POST /efo?canary-query HTTP/1.1\r\nhost: canary-host\r\nuser-agent: canary-agent Chrome/156\r\n\
             x-forwarded-for: 203.0.113.77\r\norigin: http://canary-host\r\n\
             connection: close\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let log = fs::read_to_string(log).unwrap();
    assert!(log.contains("/efo"), "it does log: {log}");
    for canary in [
        "cafef00d",
        "canary",
        "090-1234",
        "PHONE_TOO_SHORT",
        "203.0.113",
    ] {
        assert!(!log.contains(canary), "{canary}: {log}");
    }
    // Nor kept, in the file or in its log; but which browser it was is.
    let mut kept = Vec::new();
    for name in ["d", "d-wal"] {
        kept.extend(fs::read(dir.path().join(name)).unwrap());
    }
    let kept = String::from_utf8_lossy(&kept);
    assert!(kept.contains("chrome"));
    for canary in ["canary", "090-1234", "203.0.113", "Chrome/"] {
        assert!(!kept.contains(canary), "{canary}");
    }
}
