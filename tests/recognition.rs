//! What the fields of the carts used in Japan are taken for: every row of `tests/data/forms.tsv`.
//!
//! `cargo test --test recognition -- --nocapture` prints the share that is right and what is missed.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use surasura::Kind;
use surasura::form::{Described, Field, recognize};

/// What is missed: the form, the name, the label, and why. A row that is not listed must be right,
/// and one that is listed must not: what has been mended is to be taken off.
const MISSES: &[(&str, &str, &str, &str)] = &[
    (
        "colorme-customer",
        "card_text",
        "ギフトカードに書くメッセージ",
        "card in a name: rather one too many left alone",
    ),
    (
        "welcart-customer",
        "customer[name3]",
        "",
        "name1 to name4, and neither token nor label says that two are readings",
    ),
    ("welcart-customer", "customer[name4]", "", "as name3"),
    (
        "logo-form",
        "input-104",
        "電話番号（日中に連絡の取れるもの）",
        "04 may be the number of a box",
    ),
    (
        "handmade-mixed",
        "birthday",
        "誕生日（MMDD）",
        "the name is believed, not the remark",
    ),
    (
        "handmade-mixed",
        "address_name",
        "お届け先の呼び名（例：実家）",
        "address before name: pref_name and building_name are addresses",
    ),
    (
        "handmade-mixed",
        "f1",
        "会社の電話番号",
        "a number of one digit may be that of a box",
    ),
];

/// A row of the table.
struct Row<'a> {
    form: &'a str,
    field: Described<'a>,
    expected: &'a str,
}

fn rows() -> Vec<Row<'static>> {
    let table = include_str!("data/forms.tsv").lines();
    table
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [form, r#type, autocomplete, name, id, hints, expected, _note] = *cells else {
                panic!("eight columns: {line}");
            };
            let field = Described {
                r#type,
                autocomplete,
                name,
                id,
                hints,
                ..Described::default()
            };
            Row {
                form,
                field,
                expected,
            }
        })
        .collect()
}

fn got(field: Option<&Field>) -> &'static str {
    match field {
        None => "untouched",
        Some(field) => field.kind.map_or("none", Kind::as_str),
    }
}

/// The same words as `form.js` joins a label of: `aria-label`, `placeholder`, labels.
fn as_on_the_page(field: &Described<'_>) -> Option<Field> {
    let hints = format!("  \n    {}\n ", field.hints);
    recognize(&Described {
        hints: &hints,
        ..*field
    })
}

#[test]
fn fields_of_carts_are_what_they_are() {
    let rows = rows();
    let mut carts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut missed, mut surprises) = (Vec::new(), Vec::new());
    let (mut secrets, mut written) = (0, 0);
    for Row {
        form,
        field,
        expected,
    } in &rows
    {
        let found = got(recognize(field).as_ref());
        assert_eq!(
            found,
            got(as_on_the_page(field).as_ref()),
            "space around {field:?}"
        );
        let right = found == *expected;
        let (cart, _) = form.split_once('-').unwrap_or((form, ""));
        let (all, good) = carts.entry(cart).or_default();
        *all += 1;
        *good += usize::from(right);
        let (name, hints) = (field.name, field.hints);
        let said = format!("{form}: {name:?} {hints:?} is {expected}, taken for {found}");
        let listed = MISSES
            .iter()
            .any(|(of, named, label, _)| (of, *named, *label) == (form, name, hints));
        if right == listed {
            surprises.push(said.clone());
        }
        if !right {
            secrets += usize::from(*expected == "untouched");
            written += usize::from(*expected == "none" && found != "untouched");
            missed.push(said);
        }
    }
    let (all, good) = (rows.len(), rows.len() - missed.len());
    println!("{}", missed.join("\n"));
    println!(
        "{good} of {all} right, {:.1} %; {written} normalised that should be left alone",
        100.0 * good as f64 / all as f64
    );
    for (cart, (all, good)) in &carts {
        println!("{cart}: {good} of {all}");
    }
    assert_eq!(secrets, 0, "what nobody may read or listen to");
    let docs = include_str!("../docs/recognition.md");
    for said in [
        format!("{good} of {all} are right"),
        format!("{all} fields of"),
    ] {
        assert!(docs.contains(&said), "docs/recognition.md: {said}");
    }
    assert!(
        surprises.is_empty(),
        "missed and not listed, or listed and right:\n{}",
        surprises.join("\n")
    );
    assert!(good * 100 >= all * 95, "fewer than 95 % are right");
}

#[test]
fn the_table_is_large_enough() {
    let rows = rows();
    let mut forms: Vec<&str> = rows.iter().map(|row| row.form).collect();
    forms.dedup();
    assert!(
        forms.len() >= 40 && rows.len() >= 500,
        "{} of {}",
        rows.len(),
        forms.len()
    );
    for Row { form, field, .. } in &rows {
        let same = |row: &&Row<'_>| (row.form, row.field.name) == (form, field.name);
        let alike = rows
            .iter()
            .filter(same)
            .filter(|row| row.field.hints == field.hints);
        assert!(
            alike.count() == 1
                || !MISSES
                    .iter()
                    .any(|(of, name, ..)| (*of, *name) == (form, field.name)),
            "{form} {} cannot be listed: there are two of it",
            field.name
        );
    }
}
