use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

const COMMA: Layout = Layout::Csv {
    delimiter: b',',
    cp932: false,
};

/// The tests' files are as much smaller as their chunks are.
const KB: usize = 1024;

/// An input that gives so many bytes at once.
struct Drops<'a>(&'a [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let len = self.1.min(to.len()).min(self.0.len());
        let (now, later) = self.0.split_at(len);
        to[..len].copy_from_slice(now);
        self.0 = later;
        Ok(len)
    }
}

/// Every row with its bytes and its cells.
type Rows = Vec<(u64, Vec<u8>, Standing, Vec<Vec<u8>>)>;

fn rows(layout: Layout, text: &[u8], drop: usize, columns: usize, header: bool) -> Rows {
    let mut reader = Reader::new(Drops(text, drop));
    (reader.chunk, reader.most) = (KB, 64 * KB);
    reader.set_layout(layout);
    let picks: Vec<usize> = (0..columns).collect();
    reader.choose(picks, columns, header);
    let mut rows = Vec::new();
    let mut spare = Batch::default();
    while let Some(batch) = reader.next(spare).expect("an input without errors") {
        let mut start = 0;
        let mut cells = batch.cells.chunks_exact(columns);
        for row in &batch.rows {
            let cells = match row.standing {
                Standing::Fine => cells.next().expect("cells of a fine row"),
                _ => &[],
            };
            let cells = cells
                .iter()
                .map(|(from, to)| batch.bytes[*from..*to].to_vec());
            let bytes = batch.bytes[start..row.end].to_vec();
            rows.push((row.number, bytes, row.standing, cells.collect()));
            start = row.end;
        }
        assert_eq!(start, batch.bytes.len(), "no gap");
        assert!(cells.next().is_none());
        spare = batch;
    }
    rows
}

fn standings(text: &str) -> Vec<(u64, Standing)> {
    let rows = rows(COMMA, text.as_bytes(), usize::MAX, 2, true);
    rows.into_iter()
        .map(|(number, _, standing, _)| (number, standing))
        .collect()
}

const UNCLOSED: Standing = Standing::Broken(Trouble::QuoteUnclosed);
const COUNT: Standing = Standing::Broken(Trouble::ColumnCount);

#[test]
fn rows_are_numbered_as_a_spreadsheet_does() {
    let found = standings("a,b\n1,2\n\n3\n\"4\n4\",5\n6,7");
    let expected = [
        Standing::Header,
        Standing::Fine,
        Standing::Blank,
        COUNT,
        Standing::Fine,
        Standing::Fine,
    ];
    assert_eq!(found, (1..).zip(expected).collect::<Vec<_>>());
}

#[test]
fn a_stray_quote_costs_one_row() {
    let rest = "3,c\n4,\"d\ne\"\n5,f\n";
    for stray in ["2,\"b\n", "2,\"b\"x\"\n"] {
        let found = standings(&format!("a,b\n1,a\n{stray}{rest}"));
        let broken: Vec<_> = found
            .iter()
            .filter(|(_, standing)| !matches!(standing, Standing::Fine | Standing::Header))
            .collect();
        if stray.contains('x') {
            assert!(broken.is_empty(), "text after a quote on one line is text");
        } else {
            assert_eq!(broken, [&(3, UNCLOSED)]);
        }
    }
    // Nothing on a later line closes it.
    assert_eq!(
        standings("a,b\n1,\"a\n2,b\n")[1..],
        [(2, UNCLOSED), (3, Standing::Fine)]
    );
}

/// Every line alone is unclosed, and from every line the scan would go to the end.
#[test]
fn stray_quotes_in_every_line_take_no_square_of_time() {
    let text = "a\"b,\"c\n".repeat(50_000);
    let found = rows(COMMA, text.as_bytes(), usize::MAX, 2, false);
    assert_eq!(found.len(), 50_000);
    assert!(
        found
            .iter()
            .all(|(_, _, standing, _)| *standing == UNCLOSED)
    );
}

#[test]
fn what_is_too_long_goes_through() {
    let long = "x".repeat(67 * KB);
    let text = format!("1,2\n{long}\n3,4\n");
    let found = rows(COMMA, text.as_bytes(), usize::MAX, 2, false);
    let bytes: Vec<u8> = found
        .iter()
        .flat_map(|(_, bytes, _, _)| bytes.clone())
        .collect();
    assert!(bytes == text.as_bytes());
    let kinds: Vec<_> = found
        .iter()
        .map(|(number, _, standing, _)| (*number, *standing))
        .collect();
    assert_eq!(kinds[1], (2, Standing::Broken(Trouble::RecordTooLong)));
    assert_eq!(kinds.last(), Some(&(3, Standing::Fine)));
    assert!(
        kinds[2..kinds.len() - 1]
            .iter()
            .all(|kind| *kind == (2, Standing::Rest))
    );
    // Quotes that stay open for so long are a stray one.
    let text = format!("1,\"2\n{}", "3,4\n".repeat(64 * KB));
    let found = rows(COMMA, text.as_bytes(), usize::MAX, 2, false);
    assert_eq!(found[0].2, UNCLOSED);
    assert!(
        found[1..]
            .iter()
            .all(|(_, _, standing, _)| *standing == Standing::Fine)
    );
}

#[test]
fn the_first_record_is_read_without_being_taken() {
    let mut reader = Reader::new(Drops(b"\r\n\"a\r\n\",b\r\n1,2\r\n", 2));
    reader.set_layout(COMMA);
    let first = reader.first().expect("no errors");
    assert_eq!(
        first,
        First::Fields(vec![b"\"a\r\n\"".to_vec(), b"b".to_vec()])
    );
    reader.choose(vec![1], 2, true);
    let mut kinds = Vec::new();
    while let Some(batch) = reader.next(Batch::default()).expect("no errors") {
        kinds.extend(batch.rows.iter().map(|row| row.standing));
    }
    assert_eq!(kinds, [Standing::Blank, Standing::Header, Standing::Fine]);

    let first = |text: &[u8]| {
        let mut reader = Reader::new(Drops(text, 1));
        reader.set_layout(COMMA);
        reader.first().expect("no errors")
    };
    assert_eq!(first(b""), First::None);
    assert_eq!(first(b"\n\r\n"), First::None);
    assert_eq!(first(b"\"a\nb"), First::Broken);
}

#[test]
fn looks_for_the_first_character_that_tells_the_encoding() {
    let text = [&b"a".repeat(3 * CHUNK)[..], "あ".as_bytes()].concat();
    let look = |far| {
        let mut reader = Reader::new(Drops(&text, CHUNK));
        let (block, whole) = reader.look(far).expect("no errors");
        (block.len(), whole)
    };
    assert_eq!(look(false), (CHUNK, false));
    assert_eq!(look(true), (text.len(), false));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// However the input comes, the rows are the same, and together they are the input.
    #[test]
    fn drops_make_the_same_rows(
        text in vec(select(b"ab,,\"\"\r\n\n".to_vec()), 0..60),
        drop in 1_usize..20,
        lines: bool,
    ) {
        let layout = if lines { Layout::Lines } else { COMMA };
        let columns = if lines { 1 } else { 2 };
        let whole = rows(layout, &text, usize::MAX, columns, false);
        prop_assert_eq!(&rows(layout, &text, drop, columns, false), &whole);
        let joined: Vec<u8> = whole.iter().flat_map(|(_, bytes, _, _)| bytes.clone()).collect();
        prop_assert_eq!(joined, text);
        prop_assert!(whole.iter().zip(1..).all(|(row, number)| row.0 == number));
    }

    /// What is known of lines further up saves time and changes nothing.
    #[test]
    fn each_row_is_as_if_it_stood_alone(text in vec(select(b"ab,\"\"\"\n\n".to_vec()), 0..60)) {
        let mut scanner = Scanner::new(COMMA);
        let mut lens = Vec::new();
        let mut rest = text.as_slice();
        loop {
            let (len, broken) = match scanner.scan(rest, true, 0) {
                Scan::Record(len) => (len, false),
                Scan::Broken(len) => (len, true),
                Scan::More => break,
            };
            lens.push((len, broken));
            scanner.reset();
            rest = &rest[len..];
        }
        let rows = rows(COMMA, &text, usize::MAX, 2, false);
        let found: Vec<_> = rows.iter().map(|row| (row.1.len(), row.2 == UNCLOSED)).collect();
        prop_assert_eq!(found, lens);
    }
}
