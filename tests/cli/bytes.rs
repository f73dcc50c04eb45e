//! What changes is what was asked for, and every other byte stays.

use super::{cp932, pipe};

const PHONE: [&str; 2] = ["--column", "電話=phone"];
const ADDRESS: [&str; 2] = ["--column", "住所=address"];

#[test]
fn a_column_of_utf8() {
    let run = pipe(
        &PHONE,
        "名,電話\n山田,０９０ー１２３４ー５６７８\n林,03-5253-2111\n",
    );
    assert_eq!(run.text(), "名,電話\n山田,090-1234-5678\n林,03-5253-2111\n");
}

#[test]
fn what_is_not_valid_stays() {
    let input = "電話\n５２５３-２１１１\n9012345678\n";
    assert_eq!(pipe(&PHONE, input).text(), input);
}

#[test]
fn line_ends_quotes_and_marks_stay() {
    let run = pipe(
        &PHONE,
        "\u{FEFF}\"名\",\"電話\",メモ\r\n\"山田\",\"0312345678\",\"a, \"\"b\"\"\"\r\n\r\n\"林\",0312345678, \"x\"\n\"\",,\rx,0312345678,",
    );
    assert_eq!(
        run.text(),
        "\u{FEFF}\"名\",\"電話\",メモ\r\n\"山田\",\"03-1234-5678\",\"a, \"\"b\"\"\"\r\n\r\n\"林\",03-1234-5678, \"x\"\n\"\",,\rx,03-1234-5678,"
    );
}

#[test]
fn line_breaks_inside_quotes() {
    for end in ["\n", "\r\n"] {
        let input = format!("住所,メモ{end}\"港区１ー２{end}塔３\",\"1{end}2\"{end}");
        let output = format!("住所,メモ{end}\"港区1-2{end}塔3\",\"1{end}2\"{end}");
        assert_eq!(pipe(&ADDRESS, input).text(), output);
    }
    // A mixed cell that is right already.
    let input = "住所\r\n\"港区1\r\n塔3\n南\"\r\n";
    assert_eq!(pipe(&ADDRESS, input).text(), input);
}

#[test]
fn a_new_value_gets_the_quotes_it_needs() {
    // With - between columns, a hyphen in a value wants quotes.
    let run = pipe(
        &["-c", "2=phone", "-d", "-", "--no-header"],
        "a-0312345678\n",
    );
    assert_eq!(run.text(), "a-\"03-1234-5678\"\n");
}

#[test]
fn cp932_stays_cp932() {
    // ～ － ㈱ 髙 and second bytes that are ASCII: 表 ソ 能 \, ポ |.
    let rest = "㈱髙表ソ能～－①,\"表\"\"ソ\"";
    let input = format!("住所,名,メモ\r\n港区芝公園４丁目２－８表ソ,{rest}\r\n");
    let output = format!("住所,名,メモ\r\n港区芝公園4丁目2-8表ソ,{rest}\r\n");
    for encoding in ["auto", "cp932", "sjis"] {
        let run = pipe(&["-c", "住所=address", "-e", encoding], cp932(&input));
        assert_eq!(run.out, cp932(&output), "{encoding}: {}", run.err);
        assert!(run.err.contains("CP932"));
    }
    // Characters that a user defined, beside one that changes.
    let run = pipe(
        &["-c", "1=address", "--no-header", "-e", "cp932"],
        b"\xF0\x40\x82\x50\n",
    );
    assert_eq!(run.out, b"\xF0\x401\n");
}

#[test]
fn a_bar_between_columns_is_not_the_end_of_a_letter() {
    let run = pipe(
        &["-c", "2=phone", "-d", "|", "--no-header"],
        cp932("ポスト|0312345678\n"),
    );
    assert_eq!(run.out, cp932("ポスト|03-1234-5678\n"), "{}", run.err);
}

#[test]
fn tabs_between_columns() {
    for tab in ["tab", "\t", "\\t"] {
        let run = pipe(
            &["-c", "電話=phone", "-d", tab],
            "名\t電話\na,b\t0312345678\n",
        );
        assert_eq!(run.text(), "名\t電話\na,b\t03-1234-5678\n");
    }
}

#[test]
fn a_character_that_the_encoding_has_not_is_never_lost() {
    // ワ and its mark are one letter, ヷ, which CP932 has not.
    let input = cp932("セイ,電話\r\nﾜﾞ,０３１２３４５６７８\r\nｶﾞ,\r\n");
    let run = pipe(
        &["-c", "セイ=kana", "-c", "電話=phone", "--locale", "en"],
        &input,
    );
    assert_eq!(
        run.out,
        cp932("セイ,電話\r\nﾜﾞ,03-1234-5678\r\nガ,\r\n"),
        "{}",
        run.err
    );
    let told = "CHARACTER_UNENCODABLE             1  row 2:";
    assert!(run.err.contains(told), "{}", run.err);
    let run = pipe(&["-c", "セイ=kana", "--check"], &input);
    assert_eq!(run.code, Some(1));
}

/// Every broken row goes through; the others are mended.
#[test]
fn broken_rows_stay_as_they_are() {
    let input = b"n,\xE9\x9B\xBB\xE8\xA9\xB1\n1,0312345678\n0312345678\n1,0312345678,x\n\xFF,0312345678\n1,\"0312345678\n2,0312345678\n3,\xE3\x81\n";
    let mut output = input.to_vec();
    let hyphen = |output: &mut Vec<u8>, row: &[u8]| {
        let at = output.windows(row.len()).position(|found| found == row);
        let at = at.expect("the row") + row.len();
        output.splice(at - 8..at, *b"-1234-5678");
    };
    hyphen(&mut output, b"\n1,0312345678");
    hyphen(&mut output, b"\n2,0312345678");
    let run = pipe(&["-c", "2=phone", "-e", "utf-8", "--locale", "en"], input);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.out, output);
    for told in [
        "rows: 7",
        "rows left as they are: 5",
        "COLUMN_COUNT                      2  row 3",
        "ENCODING_INVALID                  2  row 5",
        "QUOTE_UNCLOSED                    1  row 6",
    ] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
}

#[test]
fn lines_without_columns() {
    let args = ["--lines", "--kind", "phone"];
    let run = pipe(
        &args,
        "０３ー１２３４ー５６７８\r\n\r\n\"0312345678\"\n1,2\n0312345678",
    );
    assert_eq!(
        run.text(),
        "03-1234-5678\r\n\r\n03-1234-5678\n1,2\n03-1234-5678"
    );
    // Quotes are characters of the value.
    let run = pipe(&["--lines", "--kind", "name"], "\"Ａ,\"\"\"\n\"Ｂ\n");
    assert_eq!(run.text(), "\"A,\"\"\"\n\"B\n");
    assert_eq!(pipe(&args, "").text(), "");
    let run = pipe(&["--lines", "--kind", "kana"], cp932("ﾔﾏﾀﾞ ﾀﾛｳ\n山\n"));
    assert_eq!(run.out, cp932("ヤマダ タロウ\n山\n"), "{}", run.err);
}

#[test]
fn what_cannot_be_told_is_asked() {
    let euc = encoding_rs::EUC_JP.encode("電話\n０３１２３４５６７８\n").0;
    assert_eq!(pipe(&["-c", "1=phone"], euc).fault(), "ENCODING_UNKNOWN");
    let utf16 = b"\xFF\xFEa\0\n\0";
    for encoding in ["auto", "utf-8", "cp932"] {
        let run = pipe(&["-c", "1=phone", "-e", encoding], utf16);
        assert_eq!(run.fault(), "ENCODING_UNSUPPORTED");
    }
}

/// A whole file that was mended is as it should be.
#[test]
fn mending_again_changes_nothing() {
    let args = ["-c", "1=phone", "-c", "2=address", "--locale", "en"];
    let once = pipe(&args, "a,b\n0312345678,１ー２\n5253-2111,\"ｶﾞ\n1\"\n");
    let twice = pipe(&args, once.text());
    assert_eq!(twice.text(), once.text());
    assert!(
        once.err.contains(", changed: 1, invalid: 1"),
        "{}",
        once.err
    );
    assert!(
        twice.err.contains(", changed: 0, invalid: 1"),
        "{}",
        twice.err
    );
}
