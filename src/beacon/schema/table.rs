//! The schema for people: tables in Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{LISTS, List, MEMBERS, Shape, said};
use crate::beacon::BUCKETS;
use crate::field::Locale;

/// A row of a table.
pub(super) fn row<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<_> = cells
        .into_iter()
        .map(|cell| cell.replace('|', "\\|"))
        .collect();
    format!("| {} |\n", cells.join(" | "))
}

/// Every member: its key, what it can be, what it means, what for.
#[must_use]
pub fn members(locale: Locale) -> String {
    let mut out = match locale {
        Locale::Ja => row(["メンバー", "値", "意味", "目的"]),
        Locale::En => row(["member", "values", "meaning", "what for"]),
    };
    out.push_str("|---|---|---|---|\n");
    for member in MEMBERS {
        let key = format!("`{}`", member.path);
        let mut values = values(member.shape, locale);
        if member.is_required {
            values.push_str(said(locale, ["。必須", "; always there"]));
        }
        let about = said(locale, member.about);
        let purpose = said(locale, member.purpose.words());
        out.push_str(&row([key.as_str(), &values, about, purpose]));
    }
    out
}

/// Every word of the closed lists that no other document explains.
#[must_use]
pub fn words(locale: Locale) -> String {
    let mut out = String::new();
    for list in LISTS {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("### {}\n\n", said(locale, list.name)));
        out.push_str(&match locale {
            Locale::Ja => row(["番号", "語", "意味"]),
            Locale::En => row(["number", "word", "meaning"]),
        });
        out.push_str("|---|---|---|\n");
        for (at, (word, meaning)) in list.meanings(locale).into_iter().enumerate() {
            let word = format!("`{word}`");
            out.push_str(&row([at.to_string().as_str(), &word, &meaning]));
        }
    }
    out
}

fn values(shape: Shape, locale: Locale) -> String {
    let bucket = u64::from(BUCKETS).saturating_sub(1);
    match (shape, locale) {
        (Shape::Only(number), _) => number.to_string(),
        (Shape::Number(least, most), Locale::Ja) => format!("{least}〜{most}"),
        (Shape::Number(least, most), Locale::En) => format!("{least} to {most}"),
        (Shape::Word(list), _) => listed(list, locale),
        (Shape::Hex, Locale::Ja) => "16進数32桁(小文字)".into(),
        (Shape::Hex, Locale::En) => "32 hex digits, lower case".into(),
        (Shape::Flag, Locale::Ja) => "`true`、または無し".into(),
        (Shape::Flag, Locale::En) => "`true`, or absent".into(),
        (Shape::Key, _) => "`[a-z][a-z0-9-]{0,31}`".into(),
        (Shape::Keys(most), Locale::Ja) => format!("名前を{most}個まで"),
        (Shape::Keys(most), Locale::En) => format!("at most {most} keys, each once"),
        (Shape::Numbers(list), Locale::Ja) => {
            format!(
                "数を{}個まで(下の表の順)。0〜65535、時間は0〜{bucket}",
                list.words().len()
            )
        }
        (Shape::Numbers(list), Locale::En) => format!(
            "at most {} numbers, in the order below; 0 to 65535, times 0 to {bucket}",
            list.words().len()
        ),
        (Shape::Counts(list), Locale::Ja) => format!("{}ごとに1〜65535", listed(list, locale)),
        (Shape::Counts(list), Locale::En) => {
            format!("{}, each with 1 to 65535", listed(list, locale))
        }
        (Shape::Grid(list, of), Locale::Ja) => {
            format!(
                "{}ごとに、数を{}個まで",
                listed(list, locale),
                of.words().len()
            )
        }
        (Shape::Grid(list, of), Locale::En) => {
            let count = of.words().len();
            format!(
                "{}, each with at most {count} numbers",
                listed(list, locale)
            )
        }
        (Shape::Fields(most), Locale::Ja) => format!("{most}個まで"),
        (Shape::Fields(most) | Shape::Log(most), Locale::En) => format!("at most {most}"),
        (Shape::Log(most), Locale::Ja) => format!("できごとを{most}個まで"),
    }
}

/// The words of a list, or where they stand if they are many.
fn listed(list: &List, locale: Locale) -> String {
    let words = list.words();
    if words.len() > 10 {
        return match words.first() {
            Some(first)
                if first.contains('_') && LISTS.iter().all(|known| known.name != list.name) =>
            {
                said(
                    locale,
                    [
                        "[fields.md](fields.md) のコード",
                        "codes of [fields.md](fields.md)",
                    ],
                )
                .into()
            }
            _ => said(locale, ["下の表の語", "words of the table below"]).into(),
        };
    }
    let words: Vec<_> = words.into_iter().map(|word| format!("`{word}`")).collect();
    words.join(said(locale, ["、", ", "]))
}
