//! `docs/cli.md` says what the tool does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{Shop, command};

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join(path)).expect(path)
}

/// The blocks of the section with the example.
fn blocks(docs: &str) -> Vec<(&str, &str)> {
    let example = docs
        .split("\n## ")
        .find(|section| section.starts_with("An example"));
    let parts: Vec<_> = example.expect("an example").split("```").collect();
    let inside = parts.iter().skip(1).step_by(2);
    inside
        .map(|block| block.split_once('\n').expect("a language"))
        .collect()
}

#[test]
fn the_example_is_real() {
    let docs = read("docs/cli.md");
    let blocks = blocks(&docs);
    let [
        ("csv", input),
        ("sh", line),
        ("csv", mended),
        ("text", said),
        ("csv", found),
    ] = blocks[..]
    else {
        panic!("{blocks:#?}");
    };
    let line = line.trim().strip_prefix("surasura ").expect("the tool");
    let (args, output) = line.split_once(" > ").expect("an output");
    assert_eq!(output, "mended.csv");
    let shop = Shop::with("customers.csv", input);
    let args: Vec<_> = args.split(' ').collect();
    let run = shop.run(&args);
    assert_eq!(run.text(), mended);
    assert_eq!(shop.read("found.csv"), found);
    // The last line has the time.
    let lines = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        assert!(lines.pop().is_some_and(|last| last.ends_with(" rows/s")));
        lines
    };
    assert_eq!(lines(&run.err), lines(said));

    let shop = Shop::with("customers.csv", mended);
    assert_eq!(shop.run(&args).text(), mended);
}

fn options(text: &str) -> BTreeSet<&str> {
    let is_name = |ch: char| ch.is_ascii_lowercase() || ch == '-';
    let word = |at: usize| {
        let rest = &text[at..];
        let end = rest.find(|ch| !is_name(ch)).unwrap_or(rest.len());
        &rest[..end]
    };
    text.match_indices("--")
        .map(|(at, _)| word(at))
        .filter(|word| word.len() > 3)
        .collect()
}

#[test]
fn every_option_is_in_the_tables() {
    let docs = read("docs/cli.md");
    let rows: Vec<_> = docs
        .lines()
        .filter(|line| line.starts_with("| `-"))
        .collect();
    let mut listed = BTreeSet::new();
    for row in &rows {
        listed.extend(options(row.split(" | ").next().expect("a cell")));
    }
    let help = |args: &[&str]| {
        let output = command(args).output().expect("the tool");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let wire = ["table", "inventory", "notice"].map(|what| help(&["wire", what, "--help"]));
    let help = help(&["--help"]) + &wire.concat();
    let mut known: BTreeSet<_> = BTreeSet::new();
    for line in help
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with('-'))
    {
        known.extend(options(line.split(" <").next().expect("a name")));
    }
    known.retain(|option| !["--help", "--version"].contains(option));
    assert_eq!(listed, known);
    assert!(
        options(&docs).is_subset(
            &known
                .iter()
                .copied()
                .chain(["--path", "--features", "--profile", "--bin"])
                .collect()
        )
    );
    // The values and defaults, too.
    let mut option = "";
    for line in help.lines().map(str::trim) {
        if line.starts_with('-') {
            option = options(line).into_iter().next().expect("a name");
        }
        let row = || rows.iter().find(|row| row.contains(option)).expect("a row");
        if let Some(values) = line
            .strip_prefix("[possible values: ")
            .and_then(|line| line.strip_suffix(']'))
        {
            if option == "--kind" {
                continue; // in fields.md
            }
            for value in values.split(", ") {
                assert!(row().contains(&format!("`{value}`")), "{option}: {value}");
            }
        }
    }
}

#[test]
fn every_code_is_in_the_tables() {
    let docs = read("docs/cli.md");
    let listed: BTreeSet<_> = docs
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(code, _)| code)
        .filter(|code| code.chars().all(|ch| ch.is_ascii_uppercase() || ch == '_'))
        .filter(|code| *code != "FILE")
        .collect();
    let mut known = BTreeSet::new();
    for path in ["src/bin/surasura/fault.rs", "src/bin/surasura/trouble.rs"] {
        let source = read(path);
        for line in source.lines() {
            if let Some((_, code)) = line.split_once(" => \"") {
                known.insert(code.trim_end_matches("\",").to_owned());
            }
        }
    }
    assert_eq!(listed, known.iter().map(String::as_str).collect());
    assert!(known.len() > 15);
}
