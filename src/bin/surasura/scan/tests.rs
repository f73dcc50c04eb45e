use std::borrow::Cow;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

const COMMA: Layout = Layout::Csv {
    delimiter: b',',
    cp932: false,
};

/// A record: its bytes and its values.
type Record<'a> = (&'a [u8], Vec<Cow<'a, [u8]>>);

/// Every record; nothing where quotes do not close.
fn records(layout: Layout, bytes: &[u8]) -> Option<Vec<Record<'_>>> {
    let mut scanner = Scanner::new(layout);
    let mut rest = bytes;
    let mut records = Vec::new();
    loop {
        match scanner.scan(rest, true, 0) {
            Scan::Record(len) => {
                let fields = scanner.fields().iter();
                let values = fields.map(|(from, to)| value(&rest[*from..*to])).collect();
                records.push((&rest[..len], values));
                rest = &rest[len..];
                scanner.reset();
            }
            Scan::Broken(_) => return None,
            Scan::More => return Some(records),
        }
    }
}

fn values(layout: Layout, text: &str) -> Vec<Vec<String>> {
    let records = records(layout, text.as_bytes()).expect("quotes that close");
    let string = |value: Cow<'_, [u8]>| String::from_utf8_lossy(&value).into_owned();
    let record = |(_, values): (_, Vec<_>)| values.into_iter().map(string).collect();
    records.into_iter().map(record).collect()
}

#[test]
fn records_end_with_either_line_end_or_both() {
    let cut = values(COMMA, "a,b\r\nc,d\ne,f\rg,h");
    assert_eq!(cut, [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]]);
}

#[test]
fn quotes_hold_delimiters_line_ends_and_quotes() {
    let cut = values(COMMA, "\"a,\r\nb\",\"\"\"c\"\"\",\"\"\n");
    assert_eq!(cut, [["a,\r\nb", "\"c\"", ""]]);
}

#[test]
fn a_quote_elsewhere_is_a_character() {
    let cut = values(COMMA, "a\"b,\"c\"d\"e, \"f\"\n");
    assert_eq!(cut, [["a\"b", "cd\"e", " \"f\""]]);
}

#[test]
fn a_stray_quote_breaks_its_own_line_alone() {
    let broken = |text: &str| {
        let mut scanner = Scanner::new(COMMA);
        scanner.scan(text.as_bytes(), true, 0)
    };
    // It never closes.
    assert_eq!(broken("1,\"a\n2,b\n"), Scan::Broken(5));
    assert_eq!(broken("1,\"a"), Scan::Broken(4));
    assert_eq!(broken("1,\"a\r\n2,b\r\n"), Scan::Broken(6));
    assert_eq!(broken("1,\"a\r2,b\r"), Scan::Broken(5));
    // The quote that opens on the next line would close it.
    assert_eq!(broken("1,\"a\n2,\"b\"\n"), Scan::Broken(5));
}

#[test]
fn lines_have_no_quotes_and_no_delimiters() {
    let mut scanner = Scanner::new(Layout::Lines);
    assert_eq!(scanner.scan(b"\"a,b\r\nc", false, 0), Scan::Record(6));
    assert_eq!(scanner.fields(), [(0, 4)]);
}

#[test]
fn the_second_byte_of_a_character_is_no_delimiter() {
    let bar = |cp932| Layout::Csv {
        delimiter: b'|',
        cp932,
    };
    // ポ is 0x83 0x7C, and 0x7C is |.
    let text = b"\x83\x7C|a\n";
    let cut = |cp932| records(bar(cp932), text).map(|records| records[0].1.len());
    assert_eq!(cut(true), Some(2));
    assert_eq!(cut(false), Some(3));
    // A lead byte that was cut off from its character takes no line end along.
    assert_eq!(
        records(bar(true), b"\x83\n\x83").map(|all| all.len()),
        Some(2)
    );
}

#[test]
fn values_are_quoted_where_they_were_or_must_be() {
    let field = |value: &str, quoted| {
        let mut out = String::new();
        push_field(&mut out, value, b',', quoted);
        out
    };
    assert_eq!(field("a", false), "a");
    assert_eq!(field("a", true), "\"a\"");
    assert_eq!(field("a,b", false), "\"a,b\"");
    assert_eq!(field("a\"b", false), "\"a\"\"b\"");
    assert_eq!(field("a\nb", false), "\"a\nb\"");
}

fn text() -> impl Strategy<Value = Vec<u8>> {
    vec(select(b"ab,,\"\"\"\r\n\n".to_vec()), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The oracle: the `csv` crate, wherever quotes close.
    #[test]
    fn cuts_as_the_csv_crate_does(text in text()) {
        let Some(ours) = records(COMMA, &text) else { return Ok(()) };
        let joined: Vec<u8> = ours.iter().flat_map(|(bytes, _)| bytes.iter().copied()).collect();
        prop_assert_eq!(&joined, &text, "every byte is in a record");
        let ours: Vec<Vec<Vec<u8>>> = ours
            .iter()
            // The crate passes over empty lines.
            .filter(|(bytes, _)| bytes.iter().any(|byte| !b"\r\n".contains(byte)))
            .map(|(_, values)| values.iter().map(|value| value.to_vec()).collect())
            .collect();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_slice());
        let theirs: Vec<Vec<Vec<u8>>> = reader
            .byte_records()
            .map(|record| record.expect("in memory").iter().map(<[u8]>::to_vec).collect())
            .collect();
        prop_assert_eq!(ours, theirs);
    }

    /// What is written is read back.
    #[test]
    fn reads_what_it_writes(values in vec(vec("[a,\"\r\n]{1,6}", 2..4), 1..4), quoted: bool) {
        let mut text = String::new();
        for record in &values {
            for (index, value) in record.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                push_field(&mut text, value, b',', quoted);
            }
            text.push('\n');
        }
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.expect("in memory").iter().map(str::to_owned).collect())
            .collect();
        prop_assert_eq!(&theirs, &values);
    }

    /// In pieces it is cut as in one.
    #[test]
    fn pieces_change_nothing(text in text(), size in 1_usize..5) {
        let mut whole = Scanner::new(COMMA);
        let expected = whole.scan(&text, true, 0);
        let mut pieces = Scanner::new(COMMA);
        let mut end = 0;
        let found = loop {
            let found = pieces.scan(&text[..end], end == text.len(), 0);
            if found != Scan::More || end == text.len() {
                break found;
            }
            end = (end + size).min(text.len());
        };
        prop_assert_eq!(found, expected);
        prop_assert_eq!(pieces.fields(), whole.fields());
    }
}
