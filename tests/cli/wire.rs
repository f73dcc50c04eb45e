//! `surasura wire`: the schema, and the texts about it.

use std::fs;

use serde_json::Value;
use surasura::beacon::schema::{canonical, members, words};
use surasura::field::Locale;

use super::{Run, Shop, pipe};

fn wire(args: &[&str]) -> Run {
    pipe(&[&["wire"], args].concat(), "")
}

#[test]
fn the_schema_is_printed_as_it_is_hashed() {
    let run = wire(&["schema"]);
    assert_eq!(run.text(), canonical());
    let schema: Value = serde_json::from_str(run.text()).expect("JSON");
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert_eq!(schema["additionalProperties"], false);
    // The hash of docs/wire.md was made by sha256sum of what is printed.
    let docs = include_str!("../../docs/wire.md");
    let hash = wire(&["hash"]);
    let hash = hash.text();
    assert!(hash.len() == 65 && hash.ends_with('\n'), "{hash}");
    assert!(
        docs.contains(&format!("\n```text\n{hash}```\n")),
        "docs/wire.md has not {hash}"
    );
}

#[test]
fn the_tables_are_there_in_both_languages() {
    for (lang, locale) in [("ja", Locale::Ja), ("en", Locale::En)] {
        let run = wire(&["table", "--lang", lang]);
        assert!(run.text().contains(&members(locale)) && run.text().contains(&words(locale)));
    }
    assert_eq!(
        wire(&["table"]).text(),
        wire(&["table", "--lang", "ja"]).text()
    );
}

/// SHA-384 of "abc" as FIPS 180-4 has it, `cb00753f…25a7`, in base64; of nothing, `38b060a7…5b95`.
const ABC: &str = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
const EMPTY: &str = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";

#[test]
fn the_inventory_has_the_hash_of_each_file() {
    let shop = Shop::with("surasura.js", "abc");
    fs::write(shop.path("form.wasm"), "").expect("a file");
    fs::write(shop.path("surasura.css"), "abc").expect("a file");
    fs::create_dir(shop.path("old.js")).expect("a folder");
    let run = shop.run(&["wire", "inventory", "--dist", ".", "--lang", "en"]);
    let text = run.text();
    let files = format!(
        "| Files and their integrity (SRI) | `form.wasm` `{EMPTY}`<br>`surasura.js` `{ABC}` |"
    );
    assert!(text.contains(&files), "{text}");
    let hash = wire(&["hash"]);
    for row in [
        "| Script | surasura |",
        concat!("| Version | ", env!("CARGO_PKG_VERSION"), " |"),
        "| Destination | the shop's own server, same origin |",
        "| CSP | `script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'` |",
        "| Owner | (to be filled in by the shop) |",
        &format!(
            "| Format of the data (version, hash) | 2, SHA-256 `{}` |",
            hash.text().trim()
        ),
    ] {
        assert!(text.lines().any(|line| line == row), "{row}\n{text}");
    }
    // Every member is named, and what is not touched.
    for member in surasura::beacon::schema::MEMBERS {
        assert!(
            text.contains(&format!("`{}`", member.path)),
            "{}",
            member.path
        );
    }
    assert!(text.contains("payment fields (`autocomplete` beginning with `cc-`"));
    // A table of two columns, whatever a name has in it.
    let args = [
        "wire",
        "inventory",
        "--dist",
        ".",
        "--recipient",
        "A|B\n| C",
    ];
    let run = shop.run(&args);
    assert!(run.text().contains(r"| 送信先 | A\|B"), "{}", run.text());
    let is_row =
        |line: &str| line.starts_with("| ") && line.replace(r"\|", "").matches('|').count() == 3;
    assert!(
        run.text()
            .lines()
            .all(|line| is_row(line) || line == "|---|---|")
    );
}

#[test]
fn the_notice_says_what_to_whom_and_what_for() {
    let run = wire(&["notice", "--recipient", "株式会社 受信"]);
    let text = run.text();
    let headings = [
        "### 送信される情報",
        "### 送信されない情報",
        "### 送信先\n\n株式会社 受信\n",
        "### 利用目的",
    ];
    let places: Vec<_> = headings.iter().map(|heading| text.find(heading)).collect();
    assert!(
        places.is_sorted() && places.iter().all(Option::is_some),
        "{text}"
    );
    for words in [
        "27条の12",
        "問1-12、1-13",
        "法律上の助言ではありません",
        "自社の商品を売る通販サイトは対象外",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let args = [
        "notice",
        "--recipient",
        "Receiver Inc.",
        "--purpose",
        "To mend our forms",
        "--lang",
        "en",
    ];
    let run = wire(&args);
    let text = run.text();
    assert!(text.contains("### To whom\n\nReceiver Inc.\n\n### What for\n\n- To mend our forms\n"));
    assert!(text.contains("no legal advice") && text.contains("1-12 and 1-13"));
    assert!(
        !text
            .chars()
            .any(|ch| ('\u{3040}'..='\u{30FF}').contains(&ch)),
        "{text}"
    );
}

#[test]
fn what_cannot_be_done_has_a_code() {
    assert_eq!(wire(&[]).fault(), "USAGE_INVALID");
    assert_eq!(wire(&["shema"]).fault(), "USAGE_INVALID");
    assert_eq!(wire(&["inventory"]).fault(), "USAGE_INVALID");
    assert_eq!(wire(&["notice"]).fault(), "USAGE_INVALID");
    assert_eq!(wire(&["schema", "--lang", "en"]).fault(), "USAGE_INVALID");
    assert_eq!(wire(&["table", "--lang", "fr"]).fault(), "USAGE_INVALID");
    assert_eq!(
        pipe(&["-c", "1=phone", "wire", "schema"], "").fault(),
        "USAGE_INVALID"
    );
    let shop = Shop::with("readme.txt", "abc");
    let fault = |args: &[&str]| {
        let run = shop.run(args);
        assert_eq!(run.fault(), "FILE_UNREADABLE");
        run.err
    };
    assert!(fault(&["wire", "inventory", "--dist", "."]).contains("読み込めません"));
    assert!(
        fault(&["wire", "inventory", "--dist", "nowhere", "--lang", "en"])
            .contains("cannot be read")
    );
    assert_eq!(wire(&["--help"]).code, Some(0));
}

/// A file that is called so is still a file.
#[test]
fn a_file_may_be_called_wire() {
    let shop = Shop::with("wire", "０３ー５２５３ー２１１１\n");
    let run = shop.run(&["--lines", "-k", "phone", "-q", "./wire"]);
    assert_eq!(run.text(), "03-5253-2111\n");
}

/// Each command of `docs/privacy.md` is run as it stands there, but for its quotes.
#[test]
fn the_commands_of_the_docs_run() {
    let docs = include_str!("../../docs/privacy.md");
    let blocks = docs
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let shop = Shop::with("surasura.js", "abc");
    let mut ran = 0;
    for line in blocks.flat_map(str::lines) {
        let (command, _) = line.split_once(" > ").expect("a file");
        let words = command.replace('"', "");
        let mut args = words.split(' ');
        assert_eq!(args.next(), Some("surasura"));
        let args: Vec<_> = args.collect();
        assert!(shop.run(&args).text().len() > 1000, "{line}");
        ran += 1;
    }
    assert_eq!(ran, 3);
    // The policy of the page is that of the inventory.
    let run = shop.run(&["wire", "inventory", "--dist", "."]);
    let policy = docs
        .split("Content-Security-Policy: ")
        .nth(1)
        .and_then(|rest| rest.lines().next());
    assert!(run.text().contains(policy.expect("a policy")));
}
