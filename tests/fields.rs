//! The examples of `docs/fields.md`: every table with a column "typed", and every pair of
//! texts with an arrow between them.

#![cfg(not(target_arch = "wasm32"))]

#[path = "tables/plain.rs"]
mod plain;

use plain::plain;
use surasura::field::date::Date;
use surasura::field::{
    Blocks, Charset, CompanyForm, DateForm, KanaForm, KanaSet, PartsOutcome, Width, normalize_parts,
};
use surasura::{Issue, Kind, Options, Outcome, normalize};

/// What is in backquotes in a cell; `\u{…}` stands for a character that would not be seen.
fn quoted(cell: &str) -> Vec<String> {
    let inside = cell.split('`').skip(1).step_by(2);
    inside.map(plain).collect()
}

/// One of several by the name that JavaScript has for it.
fn named<T: Copy>(name: &str, choices: &[(&str, T)]) -> T {
    let found = choices.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("no {name}")).1
}

/// The options that a heading names as JavaScript writes them: `{ kana: "hiragana" }`.
fn options(heading: &str) -> Options {
    let mut options = Options::default();
    let Some((_, rest)) = heading.split_once('{') else {
        return options;
    };
    let (members, _) = rest.split_once('}').expect("a closing brace");
    for member in members.split(", ") {
        let (name, value) = member.trim().split_once(": ").expect("a value");
        let value = value.trim_matches('"');
        let yes = value == "true";
        match name {
            "digitsOnly" => options.digits_only = yes,
            "dropSelectors" => options.drop_selectors = yes,
            "part" => options.part = yes,
            "birth" => options.birth = yes,
            "kana" => {
                let forms = [
                    ("katakana", KanaForm::Katakana),
                    ("hiragana", KanaForm::Hiragana),
                    ("halfwidth", KanaForm::HalfWidth),
                ];
                options.kana = named(value, &forms);
            }
            "kanaSet" => {
                let sets = [("eccube", KanaSet::EcCube), ("zengin", KanaSet::Zengin)];
                options.kana_set = named(value, &sets);
            }
            "width" => {
                options.width = named(value, &[("half", Width::Half), ("full", Width::Full)])
            }
            "blocks" => {
                let forms = [("keep", Blocks::Keep), ("hyphens", Blocks::Hyphens)];
                options.blocks = named(value, &forms);
            }
            "company" => {
                let forms = [
                    ("typed", CompanyForm::Typed),
                    ("short", CompanyForm::Short),
                    ("long", CompanyForm::Long),
                ];
                options.company = named(value, &forms);
            }
            "charset" => {
                let sets = [("cp932", Charset::Cp932), ("jis-x-0208", Charset::JisX0208)];
                options.charset = named(value, &sets);
            }
            "date" => {
                let forms = [
                    ("iso", DateForm::Iso),
                    ("slashes", DateForm::Slashes),
                    ("digits", DateForm::Digits),
                    ("wareki", DateForm::Wareki),
                ];
                options.date = named(value, &forms);
            }
            "today" => {
                let number = |part: &str| part.parse::<u16>().expect("a number");
                let parts: Vec<_> = value.split('-').map(number).collect();
                options.today = Date::new(parts[0], parts[1] as u8, parts[2] as u8);
                assert!(options.today.is_some(), "{heading}");
            }
            _ => panic!("no option {name}"),
        }
    }
    options
}

/// What becomes of a text, or of boxes with ｜ between them.
struct Became {
    value: String,
    valid: bool,
    issues: Vec<Issue>,
}

fn become_of(kind: Kind, text: &str, options: Options) -> Became {
    if text.contains('｜') {
        let parts: Vec<_> = text.split('｜').collect();
        let outcome: PartsOutcome = normalize_parts(kind, &parts, options);
        return Became {
            valid: outcome.valid(),
            value: outcome.values.join("｜"),
            issues: outcome.issues,
        };
    }
    let outcome: Outcome = normalize(kind, text, options);
    Became {
        valid: outcome.valid(),
        value: outcome.value,
        issues: outcome.issues,
    }
}

fn is_code(text: &str) -> bool {
    text.contains('_')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// What is wrong with one example, if anything is. `expected`: the cell without its backquotes, or
/// the one of its texts that belongs to this one.
fn judge(
    kind: Kind,
    heading: &str,
    typed: &str,
    cell: &str,
    expected: Option<&str>,
) -> Option<String> {
    let became = become_of(kind, typed, options(heading));
    let issue = became.issues.first();
    let suggestion = issue.and_then(|issue| issue.suggestion.as_deref());
    let code = issue.map(|issue| issue.code.as_str());
    let offered = heading.starts_with("offered");
    let right = match expected {
        Some(expected) if offered => suggestion == Some(expected),
        Some(expected) if is_code(expected) => code == Some(expected),
        Some(expected) => became.valid && became.value == expected,
        None if cell.starts_with("the same") => became.valid && became.value == typed,
        None if cell.starts_with("nothing said") => became.issues.is_empty(),
        None if cell.starts_with("nothing") => issue.is_some() && suggestion.is_none(),
        None => panic!("{typed}: {cell} cannot be run"),
    };
    let got = format!("{:?} {code:?} {suggestion:?}", became.value);
    (!right).then(|| format!("{kind:?} {typed:?}, {heading}: {got}, not {cell}"))
}

fn cells(line: &str) -> Vec<&str> {
    let inside = line.trim().trim_start_matches('|').trim_end_matches('|');
    inside.split('|').map(str::trim).collect()
}

/// Runs one table; how many examples it has, and what is wrong with them.
fn run(section: Kind, table: &[&str], wrong: &mut Vec<String>) -> usize {
    let headings = cells(table[0]);
    let Some(at) = headings
        .iter()
        .position(|heading| heading.starts_with("typed"))
    else {
        return 0;
    };
    let mut count = 0;
    for row in table.iter().skip(2).map(|line| cells(line)) {
        let kind = match headings[0] {
            "kind" => {
                let name = row[0].split('`').nth(1).expect("a kind");
                Kind::from_name(name).expect("a kind")
            }
            _ => section,
        };
        let typed = quoted(row[at]);
        for (heading, cell) in headings.iter().zip(&row) {
            let is_result = *heading == "becomes" || heading.starts_with("offered");
            if !is_result && !heading.starts_with("`{") {
                continue;
            }
            // Of a cell with words, the texts in backquotes are remarks.
            let expected = match cell.starts_with('`') {
                true => quoted(cell.split(" (").next().unwrap_or_default()),
                false => Vec::new(),
            };
            let pairs = expected.len() < 2 || expected.len() == typed.len();
            assert!(pairs, "{row:?}: one for each, or one for all");
            for (index, typed) in typed.iter().enumerate() {
                let expected = expected.get(index).or(expected.first());
                let expected = expected.map(String::as_str);
                wrong.extend(judge(kind, heading, typed, cell, expected));
                count += 1;
            }
        }
    }
    count
}

#[test]
fn the_examples_of_the_docs_are_true() {
    let docs = include_str!("../docs/fields.md");
    let mut wrong = Vec::new();
    let (mut tables, mut arrows) = (0, 0);
    for section in docs.split("\n## ") {
        let heading = section.lines().next().unwrap_or_default();
        // What is of no kind is told of names.
        let kind = Kind::from_name(heading.trim_matches('`')).unwrap_or(Kind::Name);
        let lines: Vec<_> = section.lines().collect();
        let blocks = lines.split(|line| !line.starts_with('|'));
        for table in blocks.filter(|block| block.len() > 2) {
            tables += run(kind, table, &mut wrong);
        }
        for line in &lines {
            for (at, arrow) in line.match_indices("` → `") {
                let before = line[..at].rsplit('`').next().expect("a text");
                let after = line[at + arrow.len()..].split('`').next().expect("a text");
                let (before, after) = (plain(before), plain(after));
                wrong.extend(judge(kind, "", &before, &after, Some(&after)));
                arrows += 1;
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        tables > 250 && arrows > 4,
        "{tables} in tables, {arrows} beside arrows"
    );
}

#[test]
fn what_is_not_true_is_found() {
    let table = [
        "| typed | becomes | offered |",
        "|---|---|---|",
        "| `a`, `b` | the same | nothing said |",
    ];
    let mut wrong = Vec::new();
    assert_eq!(run(Kind::Name, &table, &mut wrong), 4);
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(run(Kind::Phone, &table, &mut wrong), 4);
    assert_eq!(wrong.len(), 4, "{wrong:?}");
}
