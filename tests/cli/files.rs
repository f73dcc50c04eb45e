//! Files: read, written, replaced, never lost.

use std::fs;
use std::io::{Read, Write};

use super::{Shop, command, start};

const PHONES: [&str; 2] = ["-c", "1=phone"];
const INPUT: &str = "a\n0312345678\n";
const OUTPUT: &str = "a\n03-1234-5678\n";

fn run(shop: &Shop, args: &[&str]) -> super::Run {
    shop.run(&[&PHONES, args].concat())
}

#[test]
fn to_a_file() {
    let shop = Shop::with("a.csv", INPUT);
    assert_eq!(run(&shop, &["-o", "b.csv", "a.csv"]).text(), "");
    assert_eq!(shop.read("b.csv"), OUTPUT);
    assert_eq!(shop.read("a.csv"), INPUT);
    // Again: what is there is replaced.
    fs::write(shop.path("b.csv"), "old").expect("a file");
    run(&shop, &["-o", "b.csv", "a.csv"]);
    assert_eq!(shop.read("b.csv"), OUTPUT);
    assert_eq!(shop.names(), ["a.csv", "b.csv"]);
    assert_eq!(run(&shop, &["-o", "-", "a.csv"]).text(), OUTPUT);
}

#[test]
fn in_place() {
    let shop = Shop::with("a.csv", INPUT);
    assert_eq!(run(&shop, &["--in-place", "a.csv"]).text(), "");
    assert_eq!(shop.read("a.csv"), OUTPUT);
    assert_eq!(shop.names(), ["a.csv"]);
}

#[test]
fn the_input_is_not_overwritten_by_accident() {
    let shop = Shop::with("a.csv", INPUT);
    fs::create_dir(shop.path("sub")).expect("a folder");
    for args in [
        &["-o", "a.csv", "a.csv"][..],
        &["-o", "sub/../a.csv", "a.csv"],
        &["--report", "a.csv", "a.csv"],
        &["--report", "b.csv", "-o", "b.csv", "a.csv"],
        &["--report", "a.csv", "--in-place", "a.csv"],
    ] {
        assert_eq!(run(&shop, args).fault(), "OUTPUT_IS_INPUT", "{args:?}");
    }
    assert_eq!(shop.read("a.csv"), INPUT);
    assert_eq!(shop.names(), ["a.csv", "sub"]);
}

/// `surasura a.csv >> a.csv` would never end.
#[cfg(unix)]
#[test]
fn nor_by_the_shell() {
    let shop = Shop::with("a.csv", INPUT);
    let append = fs::File::options().append(true).open(shop.path("a.csv"));
    let output = command(&PHONES)
        .arg(shop.path("a.csv"))
        .stdout(append.expect("the file"))
        .output()
        .expect("the tool");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stderr.starts_with(b"OUTPUT_IS_INPUT"));
    assert_eq!(shop.read("a.csv"), INPUT);
}

#[test]
fn a_fault_leaves_nothing_behind() {
    let shop = Shop::with("a.csv", INPUT);
    let args = ["-c", "9=phone", "--in-place", "--report", "r.csv", "a.csv"];
    assert_eq!(shop.run(&args).fault(), "COLUMN_UNKNOWN");
    assert_eq!(
        run(&shop, &["--report", "no/r.csv", "-o", "b.csv", "a.csv"]).fault(),
        "FILE_UNWRITABLE"
    );
    assert_eq!(
        run(&shop, &["-o", "no/b.csv", "a.csv"]).fault(),
        "FILE_UNWRITABLE"
    );
    assert_eq!(run(&shop, &["-o", ".", "a.csv"]).fault(), "FILE_UNWRITABLE");
    assert_eq!(run(&shop, &["b.csv"]).fault(), "FILE_UNREADABLE");
    assert_eq!(run(&shop, &["."]).fault(), "FILE_UNREADABLE");
    assert_eq!(shop.names(), ["a.csv"]);
    assert_eq!(shop.read("a.csv"), INPUT);
}

/// What only its owner could read stays so, and a link stays a link.
#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let shop = Shop::with("a.csv", INPUT);
    let mode = |name: &str| {
        let metadata = fs::metadata(shop.path(name)).expect("a file");
        metadata.permissions().mode() & 0o777
    };
    fs::set_permissions(shop.path("a.csv"), fs::Permissions::from_mode(0o600)).expect("its owner");
    symlink("a.csv", shop.path("link.csv")).expect("a link");
    run(&shop, &["-o", "b.csv", "--report", "r.csv", "a.csv"]);
    assert_eq!((mode("b.csv"), mode("r.csv")), (0o600, 0o600));
    run(&shop, &["--in-place", "link.csv"]);
    assert_eq!(shop.read("a.csv"), OUTPUT);
    assert_eq!(mode("a.csv"), 0o600);
    assert!(
        fs::symlink_metadata(shop.path("link.csv"))
            .expect("a link")
            .is_symlink()
    );
    // Where something is already, it gives the permissions.
    fs::set_permissions(shop.path("b.csv"), fs::Permissions::from_mode(0o640)).expect("its owner");
    run(&shop, &["-o", "b.csv", "a.csv"]);
    assert_eq!(mode("b.csv"), 0o640);
}

#[cfg(unix)]
#[test]
fn devices_are_written_to() {
    let shop = Shop::with("a.csv", INPUT);
    assert_eq!(
        run(
            &shop,
            &["-o", "/dev/null", "--report", "/dev/null", "a.csv"]
        )
        .text(),
        ""
    );
}

/// `surasura ... | head -1`.
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    // An encoding that is said need not be looked for.
    let mut child = start(command(&PHONES).args(["-e", "utf-8", "-"]));
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(INPUT.as_bytes()).expect("an open pipe");
    let mut stdout = child.stdout.take().expect("a pipe");
    // What is there comes at once: nothing waits for the end of the input.
    let mut first = [0; OUTPUT.len()];
    stdout.read_exact(&mut first).expect("the first rows");
    assert_eq!(first, OUTPUT.as_bytes());
    drop(stdout);
    let rest = "0312345678\n".repeat(100_000);
    // The tool ends before it has read all.
    let _closed = stdin.write_all(rest.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0));
    assert!(
        output.stderr.is_empty(),
        "{:?}",
        String::from_utf8(output.stderr)
    );
}

#[test]
fn help_and_version_are_no_errors() {
    for (arg, word) in [("--help", "Usage: surasura"), ("--version", "surasura ")] {
        let output = command(&[arg]).output().expect("the tool");
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&output.stdout).contains(word));
    }
}
