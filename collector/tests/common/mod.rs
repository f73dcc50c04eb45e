//! A collector of its own for every test, and a client that sends exactly what it is told.

#![allow(dead_code, reason = "every test file uses another part of it")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rusqlite::types::FromSql;
use serde_json::Value;
use tempfile::TempDir;

/// Longer than anything here may take.
const PATIENCE: Duration = Duration::from_secs(20);

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_surasura-collector"));
    command
        .env_remove("SURASURA_REPORT_TOKEN")
        .env_remove("RUST_LOG");
    command
}

pub struct Server {
    pub address: SocketAddr,
    pub dir: TempDir,
    child: Child,
    // Kept open: whoever writes to a closed one would notice.
    out: BufReader<ChildStdout>,
}

impl Server {
    pub fn start(args: &[&str]) -> Self {
        Self::start_in(TempDir::new().unwrap(), args)
    }

    /// Starts with `data.sqlite3` and the folder `www` in this directory.
    pub fn start_in(dir: TempDir, args: &[&str]) -> Self {
        Self::start_as(command(), dir, args)
    }

    /// Starts it so that a file that may not grow is an error, not the end of the process.
    pub fn start_ignoring_file_limits(args: &[&str]) -> Self {
        let mut shell = Command::new("sh");
        let program = env!("CARGO_BIN_EXE_surasura-collector");
        shell.args(["-c", r#"trap "" XFSZ; exec "$0" "$@""#, program]);
        Self::start_as(shell, TempDir::new().unwrap(), args)
    }

    fn start_as(mut command: Command, dir: TempDir, args: &[&str]) -> Self {
        let www = dir.path().join("www");
        fs::create_dir_all(&www).unwrap();
        let mut child = command
            .args(["--listen", "127.0.0.1:0", "--data"])
            .arg(dir.path().join("data.sqlite3"))
            .arg("--www")
            .arg(&www)
            .args(args)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let address = line
            .strip_prefix("surasura collector: http://")
            .and_then(|rest| rest.strip_suffix("/\n"))
            .unwrap_or_else(|| panic!("not the line that says it is ready: {line:?}"));
        Self {
            address: address.parse().unwrap(),
            dir,
            child,
            out,
        }
    }

    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data.sqlite3")
    }

    /// One value from the data file, read beside the running collector.
    pub fn sql<T: FromSql>(&self, sql: &str) -> T {
        let db = Connection::open(self.data()).unwrap();
        db.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    pub fn attempts(&self) -> i64 {
        self.sql("SELECT count(*) FROM attempts")
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends the bytes and reads until the other side closes.
    pub fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        stream.write_all(bytes).unwrap();
        Answer::read(stream)
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Answer {
        let mut head = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
        if !headers
            .iter()
            .any(|h| h.to_ascii_lowercase().starts_with("host:"))
        {
            head += &format!("host: {}\r\n", self.address);
        }
        for header in headers {
            head += &format!("{header}\r\n");
        }
        if !body.is_empty() || method == "POST" {
            head += &format!("content-length: {}\r\n", body.len());
        }
        self.raw(&[head.as_bytes(), b"\r\n", body].concat())
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"")
    }

    pub fn post(&self, body: impl AsRef<[u8]>) -> Answer {
        self.ask(
            "POST",
            "/efo",
            &["content-type: text/plain;charset=UTF-8"],
            body.as_ref(),
        )
    }

    /// The process's number.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end, as an init system does, and waits.
    #[cfg(unix)]
    pub fn end(mut self) -> (ExitStatus, TempDir) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
        let begin = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(begin.elapsed() < PATIENCE, "it does not end");
            std::thread::sleep(Duration::from_millis(10));
        };
        (status, self.take_dir())
    }

    /// Ends it as a power cut would, from its point of view.
    pub fn kill(mut self) -> TempDir {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.take_dir()
    }

    fn take_dir(&mut self) -> TempDir {
        std::mem::replace(&mut self.dir, TempDir::new().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _status = self.child.wait();
    }
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    fn read(mut stream: TcpStream) -> Self {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let split = bytes
            .windows(4)
            .position(|w| w == b"\r\n\r\n")
            .unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(&bytes)));
        let head = String::from_utf8(bytes[..split].to_vec()).unwrap();
        let status = head[9..12].parse().unwrap();
        Self {
            status,
            head,
            body: bytes[split + 4..].to_vec(),
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    /// The body of an answer that came in chunks (RFC 9112, 7.1).
    pub fn unchunked(&self) -> Vec<u8> {
        assert_eq!(
            self.header("transfer-encoding"),
            Some("chunked"),
            "{}",
            self.head
        );
        let (mut left, mut body) = (self.body.as_slice(), Vec::new());
        loop {
            let end = left.windows(2).position(|w| w == b"\r\n").expect("a size");
            let size = std::str::from_utf8(&left[..end]).unwrap();
            let size = usize::from_str_radix(size, 16).unwrap();
            left = &left[end + 2..];
            if size == 0 {
                return body;
            }
            body.extend_from_slice(&left[..size]);
            left = &left[size + 2..];
        }
    }

    pub fn json(&self) -> Value {
        assert_eq!(
            self.header("content-type"),
            Some("application/json"),
            "{}",
            self.head
        );
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The code of a refusal, which must come with a message.
    pub fn code(&self) -> String {
        let json = self.json();
        assert!(json["message"].as_str().is_some_and(|m| m.len() > 5));
        json["code"].as_str().unwrap().into()
    }
}

/// A beacon of an attempt that went to the phone; every revision is handed over.
pub fn beacon(attempt: u128, rev: u32, outcome: &str) -> String {
    format!(
        r#"{{"v":2,"via":"beacon","late":0,"attempt":"{attempt:032x}","rev":{rev},"seq":{rev},"outcome":"{outcome}","device":"phone","of":7,"last":1,"fields":[{{"key":"name","kind":"name","m":[1,8,0,1]}},{{"key":"tel","kind":"phone","at":4,"m":[2,9,0,2,1,0,1],"rules":{{"PHONE_TOO_SHORT":1}}}}],"m":[1,12],"nudges":{{"near":1}}}}"#
    )
}
