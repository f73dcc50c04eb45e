//! Rules of the source that the compiler does not check.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use surasura::field::{Code, Issue, Locale};

/// A source file: its path from the root of the repository, with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn is_test(&self) -> bool {
        self.path.starts_with("tests/")
            || self.path.ends_with("tests.rs")
            || self.path.contains("/tests/")
    }

    /// The command-line tool: a program of its own beside the library, native, with all of std.
    fn is_tool(&self) -> bool {
        self.path.starts_with("src/bin/")
    }

    /// The lines without their comments, counted from 1. A `//` in a string cuts the line short:
    /// what is looked for here stands in no string.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = |line| str::split(line, "//").next().unwrap_or(line);
        self.text
            .lines()
            .map(code)
            .zip(1..)
            .map(|(line, number)| (number, line))
    }

    /// Where one of the words stands, as `path:line: word`.
    fn find(&self, words: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        for (number, line) in self.code() {
            for word in words.iter().filter(|word| has_word(line, word)) {
                found.push(format!("{}:{number}: {word}", self.path));
            }
        }
        found
    }
}

/// Whether `word` stands in a line, not as the end of another: `write!`, but not `overwrite!`.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|before| before.is_alphanumeric() || before == '_')
    })
}

fn collect(folder: &Path, root: &Path, out: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path: PathBuf = entry.expect("an entry").path();
        if path.is_dir() {
            if !path.ends_with("node_modules") {
                collect(&path, root, out);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("UTF-8");
            let path = path.strip_prefix(root).expect("below the root");
            let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
            out.push(Source {
                path: names.join("/"),
                text,
            });
        }
    }
}

/// Everything in `src/` and `tests/`.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src", "tests"] {
        collect(&root.join(folder), root, &mut sources);
    }
    assert!(
        sources
            .iter()
            .any(|source| source.path == "src/browser/form.rs")
    );
    assert!(sources.iter().any(|source| source.path == "tests/lints.rs"));
    sources
}

/// What ships to the page.
fn shipped() -> Vec<Source> {
    let mut sources = sources();
    // The reader of beacons and the texts about them are native.
    let native = ["src/beacon/read", "src/beacon/schema"];
    sources.retain(|source| {
        let is_native = native.iter().any(|path| source.path.starts_with(path));
        !source.is_test() && !source.is_tool() && !is_native
    });
    sources
}

#[test]
fn the_finder_finds() {
    let source = Source {
        path: "src/a.rs".into(),
        text: "let a = format!(\"\");\n// format!\noverformat!();\n  todo!()".into(),
    };
    assert_eq!(
        source.find(&["format!", "todo!"]),
        ["src/a.rs:1: format!", "src/a.rs:4: todo!"]
    );
}

/// What prints, or ends the program.
const LOUD: [&str; 11] = [
    "print!",
    "println!",
    "eprint!",
    "eprintln!",
    "dbg!",
    "panic!",
    "todo!",
    "unimplemented!",
    "unreachable!",
    "assert!",
    "assert_eq!",
];

/// One `format!` costs the page 1.7 KB, one panic with a message its text; and a page must not end.
#[test]
fn nothing_that_ships_formats_prints_or_panics() {
    let texts = ["format!", "format_args!", "write!", "writeln!"];
    let words = [texts.as_slice(), &LOUD].concat();
    let found: Vec<_> = shipped()
        .iter()
        .flat_map(|source| source.find(&words))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// A list of characters has two bytes for each.
#[test]
fn lists_have_no_character_beyond_the_basic_plane() {
    let mut lists = 0;
    for source in shipped() {
        for list in source.text.split("list!(").skip(1) {
            let Some(list) = list.trim_start().strip_prefix('"') else {
                continue;
            };
            let list = list.split('"').next().unwrap_or_default();
            let long = list
                .split("\\u{")
                .skip(1)
                .any(|code| code.find('}') > Some(4));
            let basic = list.chars().all(|ch| ch <= '\u{FFFF}') && !long;
            assert!(basic, "{}: {list}", source.path);
            lists += 1;
        }
    }
    assert!(lists > 20);
}

/// `println!` and `eprintln!` panic when nobody reads any more.
#[test]
fn the_tool_neither_prints_nor_panics() {
    let sources = sources();
    let tool = || sources.iter().filter(|source| source.is_tool());
    assert!(tool().any(|source| source.path == "src/bin/surasura/main.rs"));
    let found: Vec<_> = tool()
        .filter(|source| !source.is_test())
        .flat_map(|source| source.find(&LOUD))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Nobody who uses the library gets what the tool is made of.
#[test]
fn the_library_knows_nothing_of_the_tool() {
    let words = ["clap", "indicatif", "sha2", "tempfile"];
    let manifest = include_str!("../Cargo.toml");
    let optional = |line: &&str| line.contains("optional = true");
    let names = manifest.lines().filter(optional);
    let names: Vec<_> = names.filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, words, "the words of this test");
    let sources = sources();
    let library = sources
        .iter()
        .filter(|source| !source.is_test() && !source.is_tool());
    let found: Vec<_> = library.flat_map(|source| source.find(&words)).collect();
    assert!(found.is_empty(), "{found:#?}");
    let default = manifest.lines().find(|line| line.starts_with("default = "));
    assert_eq!(
        default,
        Some("default = [\"std\", \"full\"]"),
        "the tool is asked for"
    );
}

/// The core is told the time and told the bits.
#[test]
fn the_core_asks_nothing_of_the_outside() {
    let words = [
        "std::time",
        "std::fs",
        "std::net",
        "std::env",
        "std::thread",
        "std::process",
        "std::io",
        "SystemTime",
        "Instant",
        "HashMap",
        "HashSet",
    ];
    let found: Vec<_> = shipped()
        .iter()
        .flat_map(|source| source.find(&words))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_the_browser_room_knows_the_page() {
    let words = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "serde_wasm_bindgen",
        "JsValue",
    ];
    let sources = sources();
    let (inside, outside): (Vec<_>, Vec<_>) = sources
        .iter()
        .filter(|source| !source.is_test())
        .partition(|source| {
            source.path == "src/browser.rs" || source.path.starts_with("src/browser/")
        });
    let found: Vec<_> = outside
        .iter()
        .flat_map(|source| source.find(&words))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
    assert!(inside.iter().any(|source| !source.find(&words).is_empty()));
}

/// A file says one idea.
#[test]
fn files_stay_under_400_lines() {
    let mut long = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines >= 400 {
            long.push(format!("{}: {lines} lines", source.path));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

/// A file that a tool made says which one, and the tool is there to make it again.
#[test]
fn what_was_made_can_be_made_again() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut made = 0;
    for source in sources() {
        let Some(rest) = source.text.strip_prefix("//! Made by `") else {
            continue;
        };
        let tool = rest.split('`').next().expect("a name");
        assert!(root.join(tool).is_file(), "{}: no {tool}", source.path);
        assert!(
            source.text.contains("//! Source: "),
            "{}: of what",
            source.path
        );
        made += 1;
    }
    assert_eq!(made, 3, "the phone plan, the radicals and the proposals");
}

/// A native test file is compiled away where there is no file system to read its data from.
#[test]
fn native_tests_are_native() {
    for source in sources() {
        // What lies deeper belongs to the file that names it.
        let file = source.path.strip_prefix("tests/");
        let is_native = file.is_some_and(|file| file != "web.rs" && !file.contains('/'));
        let line = "#![cfg(not(target_arch = \"wasm32\"))]";
        assert!(
            !is_native || source.text.lines().any(|text| text == line),
            "{}",
            source.path
        );
    }
}

/// Every issue with its words stands in the table of fields, and every code in the types.
#[test]
fn every_issue_is_documented() {
    let docs = include_str!("../docs/fields.md");
    let types = include_str!("../pkg/npm/index.d.ts");
    for code in Code::ALL {
        let name = code.as_str();
        let row = format!("| `{name}` | {} |", code.severity().as_str());
        let row = docs.lines().find(|line| line.starts_with(&row));
        let row = row.unwrap_or_else(|| panic!("docs/fields.md has no row for {name}"));
        let issue = Issue::new(code).with_count(7);
        for locale in [Locale::Ja, Locale::En] {
            let message = issue.message(locale);
            // `#` stands for the number; no message has another one in it.
            let said = row
                .split('|')
                .any(|cell| cell.trim().replace('#', "7") == message);
            assert!(said, "docs/fields.md does not say {message:?}");
        }
        assert!(
            types.contains(&format!("\"{name}\"")),
            "index.d.ts has no {name}"
        );
    }
}

/// `make bench` builds with `--locked`: its lock file is to know what the library has come to need.
#[test]
fn the_lock_file_of_the_benchmark_is_up_to_date() {
    let manifest = include_str!("../Cargo.toml");
    let mut needed = BTreeSet::new();
    for section in manifest.split("\n[").skip(1) {
        let (head, lines) = section.split_once('\n').unwrap_or_default();
        let own = head == "dependencies]" || head.ends_with(".dependencies]");
        let workspace = head == "workspace.dependencies]";
        for line in lines.lines().filter(|_| own && !workspace) {
            if let Some((name, of)) = line.split_once(" = ")
                && !name.starts_with('#')
                && !of.contains("optional = true")
            {
                needed.insert(name);
            }
        }
    }
    let lock = include_str!("bench/native/Cargo.lock");
    let entry = lock
        .split("name = \"surasura\"")
        .nth(1)
        .expect("it is there");
    let list = entry.split("dependencies = [").nth(1).expect("it has some");
    let list = list.split(']').next().unwrap_or_default();
    let locked: BTreeSet<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(locked, needed);
}
