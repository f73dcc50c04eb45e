//! The report, and `--check`.

use super::{Shop, cp932, pipe};

const INPUT: &str =
    "名,電話\n山田,９０１２３４５６７８\n\"鈴木, 一\",０３ー１２３４ー５６７８\n壊れ\n";

#[test]
fn a_report_has_no_values() {
    let shop = Shop::with("a.csv", INPUT);
    let run = shop.run(&[
        "-c",
        "電話=phone",
        "--report",
        "found.csv",
        "--report-changes",
        "a.csv",
    ]);
    assert_eq!(run.code, Some(0));
    assert_eq!(
        shop.read("found.csv"),
        "row,column,code,severity,suggestion\n\
         2,電話,PHONE_NO_LEADING_ZERO,error,yes\n\
         3,電話,WIDTH,change,\n\
         3,電話,HYPHEN,change,\n\
         4,,COLUMN_COUNT,error,\n"
    );
}

#[test]
fn values_are_asked_for() {
    let shop = Shop::with("a.csv", INPUT);
    shop.run(&[
        "-c",
        "電話=phone",
        "--report",
        "found.csv",
        "--report-values",
        "a.csv",
    ]);
    assert_eq!(
        shop.read("found.csv"),
        "row,column,code,severity,suggestion,before,after\n\
         2,電話,PHONE_NO_LEADING_ZERO,error,090-1234-5678,９０１２３４５６７８,９０１２３４５６７８\n\
         4,,COLUMN_COUNT,error,,,\n"
    );
    let changes = ["--report-values", "--report-changes"];
    shop.run(
        &[
            &[
                "-c",
                "名=name",
                "-c",
                "電話=phone",
                "--report",
                "found.csv",
                "a.csv",
            ],
            &changes[..],
        ]
        .concat(),
    );
    let change = "\n3,電話,HYPHEN,change,,０３ー１２３４ー５６７８,03-1234-5678\n";
    assert!(shop.read("found.csv").contains(change));
}

/// A report about a file of Excel's opens in Excel.
#[test]
fn a_report_is_marked_where_the_file_is_not_plain_utf8() {
    for (bytes, marked) in [
        (INPUT.as_bytes().to_vec(), false),
        (format!("\u{FEFF}{INPUT}").into_bytes(), true),
        (cp932(INPUT), true),
    ] {
        let shop = Shop::with("a.csv", bytes);
        shop.run(&["-c", "電話=phone", "--report", "found.csv", "a.csv"]);
        assert_eq!(shop.read("found.csv").starts_with("\u{FEFF}row,"), marked);
    }
}

#[test]
fn check_writes_nothing_and_says_whether_all_is_valid() {
    let check = |input: &str| pipe(&["-c", "1=phone", "--check"], input);
    for (input, code) in [
        ("a\n０３１２３４５６７８\n", 0),
        ("a\n\n", 0),
        ("a\n090\n", 1),
        ("a\n0312345678,x\n", 1),
    ] {
        let run = check(input);
        assert_eq!((run.code, run.out.len()), (Some(code), 0), "{}", run.err);
    }
    // A warning is no error.
    let run = pipe(
        &["-c", "1=address", "--check", "--locale", "en"],
        "a\n港区\n",
    );
    assert_eq!(run.code, Some(0));
    assert!(run.err.contains("with a warning: 1"), "{}", run.err);
    let run = pipe(
        &["-c", "1=phone", "--check", "--locale", "en"],
        "a\n0312345678\n",
    );
    assert!(run.err.contains("would change: 1"), "{}", run.err);
}

#[test]
fn a_report_can_go_to_the_standard_output() {
    let args = ["-c", "1=phone", "--report", "-"];
    let run = pipe(&[&args[..], &["--check"]].concat(), "a\n090\n");
    let text = String::from_utf8(run.out).expect("UTF-8");
    assert_eq!(
        text,
        "row,column,code,severity,suggestion\n2,a,PHONE_TOO_SHORT,error,\n"
    );
    // Not beside the data.
    assert_eq!(pipe(&args, "a\n090\n").fault(), "USAGE_INVALID");
}

#[test]
fn the_summary_counts() {
    let run = pipe(
        &["-c", "電話=phone", "-c", "カナ=kana", "--locale", "en"],
        "電話,カナ\n０９０ー１２３４ー５６７８,ﾔﾏﾀﾞ\n090,山\n,\n\n０９０,\n",
    );
    for told in [
        "-: UTF-8, rows: 4\n",
        "電話 (phone): values: 3, changed: 1, invalid: 2, with a warning: 0\n",
        "    change   WIDTH                             1\n",
        "    error    PHONE_TOO_SHORT                   2  row 3: The phone number is short by 8\n",
        "カナ (kana): values: 2, changed: 1, invalid: 1, with a warning: 0\n",
        "    error    KANA_IS_KANJI                     1  row 3: There are kanji. Please enter the reading in kana\n",
        " rows/s\n",
    ] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
}

#[test]
fn no_progress_where_there_is_no_terminal() {
    let run = pipe(&["-c", "1=phone"], "a\n090\n");
    assert!(!run.err.contains(['\r', '\u{1b}']), "{:?}", run.err);
    let run = pipe(&["-c", "1=phone", "--quiet"], "a\n090\n");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}
