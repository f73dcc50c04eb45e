use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::reader::Reader;

/// Values as files have them, in characters that both encodings have.
fn cell() -> impl Strategy<Value = String> {
    let pieces = [
        "０９０",
        "1234",
        "ー",
        "－",
        "-",
        "港区",
        "ｶﾞ",
        "ポ",
        "表",
        "髙",
        "㈱",
        ",",
        "\"",
        "\n",
        "\r\n",
        "　",
        " ",
        "",
    ];
    vec(select(pieces.to_vec()), 0..5).prop_map(|pieces| pieces.concat())
}

/// Rows of three cells.
fn read(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records();
    let cells = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    records
        .map(|record| cells(record.expect("rows of one length")))
        .collect()
}

/// What the library makes of a cell, whose line breaks are one character to it.
fn expected(column: &Column, cell: &str) -> String {
    let outcome = normalize(column.kind, &cell.replace("\r\n", "\n"), column.options);
    match (outcome.changed, cell.contains("\r\n")) {
        (false, _) => cell.to_owned(),
        (true, true) => outcome.value.replace('\n', "\r\n"),
        (true, false) => outcome.value,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The oracle: the `csv` crate reads the same cells before and after, but for the chosen ones,
    /// and those are what the library says.
    #[test]
    fn only_the_chosen_cells_change(
        rows in vec([cell(), cell(), cell()], 1..6),
        cp932: bool,
        crlf: bool,
        quoted: bool,
    ) {
        let mut writer = csv::WriterBuilder::new()
            .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .quote_style(if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
            .from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("in memory");
        }
        let input = String::from_utf8(writer.into_inner().expect("in memory")).expect("UTF-8");

        let encoding = if cp932 { Encoding::Cp932 } else { Encoding::Utf8 };
        let column = |index, kind| Column {
            name: String::new(),
            index,
            kind,
            options: Options::default(),
        };
        let columns = vec![column(0, Kind::Phone), column(2, Kind::Address)];
        let layout = Layout::Csv { delimiter: b',', cp932 };
        let mut bytes = Vec::new();
        prop_assert!(encoding.push(&mut bytes, &input));
        let mut reader = Reader::new(bytes.as_slice());
        reader.set_layout(layout);
        reader.choose(vec![0, 2], 3, false);
        let plan = Plan { encoding, layout, columns, report: None, writes: true };
        let batch = reader.next(Batch::default()).expect("in memory").expect("rows");
        let done = plan.mend(batch);

        let output = encoding.decode(&done.out).expect("text").into_owned();
        let mut wanted = read(&input);
        for row in &mut wanted {
            for column in &plan.columns {
                row[column.index] = expected(column, &row[column.index]);
            }
        }
        prop_assert_eq!(read(&output), wanted);
        prop_assert_eq!(done.tally.rows, rows.len() as u64);
        if done.tally.columns.iter().all(|column| column.changed == 0) {
            prop_assert_eq!(done.out, bytes);
        }
    }
}
