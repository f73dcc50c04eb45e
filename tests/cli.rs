//! The command-line tool, run as a shop runs it.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "cli")]

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;

use encoding_rs::SHIFT_JIS;
use tempfile::TempDir;

#[path = "cli/bulk.rs"]
mod bulk;
#[path = "cli/bytes.rs"]
mod bytes;
#[path = "cli/columns.rs"]
mod columns;
#[path = "cli/docs.rs"]
mod docs;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/report.rs"]
mod report;
#[path = "cli/wire.rs"]
mod wire;

/// What a run gave.
struct Run {
    code: Option<i32>,
    out: Vec<u8>,
    err: String,
}

impl Run {
    /// Its output, after a run without a fault.
    fn text(&self) -> &str {
        assert_eq!(self.code, Some(0), "{}", self.err);
        std::str::from_utf8(&self.out).expect("UTF-8")
    }

    /// The code that it ended with, after which nothing may have come out.
    fn fault(&self) -> &str {
        assert_eq!(self.code, Some(2), "{}", self.err);
        assert!(self.out.is_empty());
        self.err.split(':').next().expect("a word")
    }
}

fn command<S: AsRef<OsStr>>(args: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_surasura"));
    command.args(args);
    command
}

fn start(command: &mut Command) -> Child {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool")
}

/// Runs the tool with an input on its standard input.
fn pipe(args: &[&str], input: impl AsRef<[u8]>) -> Run {
    let mut child = start(&mut command(args));
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.as_ref().to_vec();
    // The tool may end without reading all of it.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("an end");
    writer.join().expect("a writer");
    Run {
        code: output.status.code(),
        out: output.stdout,
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A folder with a file in it.
struct Shop {
    dir: TempDir,
}

impl Shop {
    fn with(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let shop = Self { dir };
        std::fs::write(shop.path(name), bytes).expect("a file");
        shop
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("a file")
    }

    /// What lies in the folder.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.dir.path()).expect("a folder");
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            let name = entry.expect("an entry").file_name();
            name.to_string_lossy().into_owned()
        };
        let mut names: Vec<_> = entries.map(name).collect();
        names.sort();
        names
    }

    /// Runs the tool in the folder.
    fn run(&self, args: &[&str]) -> Run {
        let output = command(args)
            .current_dir(self.dir.path())
            .stdin(Stdio::null())
            .output()
            .expect("the tool");
        Run {
            code: output.status.code(),
            out: output.stdout,
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

/// A text in CP932.
fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = SHIFT_JIS.encode(text);
    assert!(!lost, "{text}");
    bytes.into_owned()
}
