//! Which columns are meant, and how they are to be written.

use super::pipe;

const INPUT: &str = "名,電話,電話,2,=phone\na,1,2,0312345678,x\n";

#[test]
fn names_go_before_numbers() {
    // A column that is called 2, and the second one.
    let mended = "名,電話,電話,2,=phone\na,1,2,03-1234-5678,x\n";
    assert_eq!(pipe(&["-c", "2=phone"], INPUT).text(), mended);
    assert_eq!(pipe(&["-k", "phone", "-c", "4"], INPUT).text(), mended);
    assert_eq!(pipe(&["-k", "phone", "-c", " 2 "], INPUT).text(), mended);
    // The last = counts, and only before a kind.
    assert_eq!(pipe(&["-c", "=phone=name"], INPUT).text(), INPUT);
    let run = pipe(&["-k", "name", "-c", "a=b"], "a=b\nＡ\n");
    assert_eq!(run.text(), "a=b\nA\n");
}

#[test]
fn several_columns_in_any_order() {
    let input = "電話,郵便,カナ,名\n0312345678,1000001,やまだ,やまだ\n";
    let run = pipe(
        &["-c", "カナ=kana", "-c", "電話=phone", "-c", "郵便=postal"],
        input,
    );
    assert_eq!(
        run.text(),
        "電話,郵便,カナ,名\n03-1234-5678,100-0001,ヤマダ,やまだ\n"
    );
}

#[test]
fn without_a_header() {
    let run = pipe(
        &["--no-header", "-k", "postal", "-c", "1"],
        "1000001\n1060032\n",
    );
    assert_eq!(run.text(), "100-0001\n106-0032\n");
    assert_eq!(pipe(&["--no-header", "-c", "1=postal"], "").text(), "");
    let run = pipe(&["--no-header", "-c", "名=name"], "名\n");
    assert_eq!(run.fault(), "COLUMN_UNKNOWN");
    assert!(run.err.contains("1-1"), "{}", run.err);
}

#[test]
fn faults_of_columns() {
    let fault = |args: &[&str]| pipe(args, INPUT).fault().to_owned();
    assert_eq!(fault(&["-c", "氏名=name"]), "COLUMN_UNKNOWN");
    assert_eq!(fault(&["-c", "0=name"]), "COLUMN_UNKNOWN");
    assert_eq!(fault(&["-c", "6=name"]), "COLUMN_UNKNOWN");
    assert_eq!(fault(&["-c", "電話=phone"]), "COLUMN_AMBIGUOUS");
    assert_eq!(fault(&["-c", "名=name", "-c", "1=name"]), "COLUMN_TWICE");
    assert_eq!(fault(&["-c", "名"]), "USAGE_INVALID");
    assert_eq!(fault(&["-c", "名=nome"]), "USAGE_INVALID");
    assert_eq!(pipe(&["-c", "名=name"], "").fault(), "HEADER_MISSING");
    assert_eq!(pipe(&["-c", "名=name"], "\n\n").fault(), "HEADER_MISSING");
    assert_eq!(pipe(&["-c", "名=name"], "\"名\n").fault(), "HEADER_BROKEN");
    // What there is instead is said; a terminal is not told to do anything.
    let run = pipe(&["-c", "x=name", "--locale", "en"], "a\u{1b}[2J,b\n");
    assert_eq!(
        run.err,
        "COLUMN_UNKNOWN: there is no such column: x (a\u{FFFD}[2J, b)\n"
    );
}

#[test]
fn faults_of_usage() {
    let fault = |args: &[&str]| pipe(args, "").fault().to_owned();
    for args in [
        &[][..],
        &["--lines"],
        &["--kind", "phone"],
        &["--kind", "telephone", "-c", "1"],
        &["--lines", "--kind", "phone", "-c", "1"],
        &["--lines", "--kind", "phone", "-d", ","],
        &["-c", "1=phone", "--in-place"],
        &["-c", "1=phone", "--in-place", "-"],
        &["-c", "1=phone", "--check", "-o", "x"],
        &["-c", "1=phone", "--report-values"],
        &["-c", "1=phone", "-d", ",,"],
        &["-c", "1=phone", "-d", "\""],
        &["-c", "1=phone", "-e", "euc-jp"],
        &["-c", "1=phone", "--suggest"],
        &["-c", "1=phone", "--threads", "0"],
        &["-c", "1=phone", "--today", "tomorrow"],
    ] {
        assert_eq!(fault(args), "USAGE_INVALID", "{args:?}");
    }
}

#[test]
fn options_reach_the_library() {
    let mend = |args: &[&str], input: &str| {
        let args = [args, &["--lines", "-q"]].concat();
        pipe(&args, input).text().to_owned()
    };
    assert_eq!(
        mend(&["-k", "kana", "--kana", "hiragana"], "ヤマダ"),
        "やまだ"
    );
    for (args, input, mended) in [
        ("-k postal --digits-only", "１００-０００１", "1000001"),
        (
            "-k phone --digits-only",
            "０３ー５２５３ー２１１１",
            "0352532111",
        ),
        ("-k kana --kana halfwidth", "ガッツ", "ｶﾞｯﾂ"),
        (
            "-k kana --kana halfwidth --kana-set zengin",
            "ガッツ",
            "ｶﾞﾂﾂ",
        ),
        ("-k kana --kana-set eccube", "やまだ", "ヤマダ"),
        ("-k company", "㈱山田", "(株)山田"),
        ("-k company --company long", "山田㈱", "山田株式会社"),
        ("-k company --company short", "株式会社山田", "(株)山田"),
        ("-k name --drop-selectors", "辻\u{E0100}", "辻"),
        ("-k date", "昭和60年4月1日", "1985-04-01"),
        ("-k date --date wareki", "1985/4/1", "昭和60年4月1日"),
        ("-k date --date slashes", "S60.4.1", "1985/04/01"),
        ("-k date --date digits", "1985年4月1日", "19850401"),
        ("-k number", "１，０００個", "1000"),
    ] {
        let args: Vec<_> = args.split(' ').collect();
        assert_eq!(mend(&args, input), mended, "{args:?}");
    }
    let said = |args: &str, input: &str| {
        let args: Vec<_> = args.split(' ').chain(["--lines", "--check"]).collect();
        pipe(&args, input).err
    };
    for (args, input, code) in [
        (
            "-k kana --kana-set eccube",
            "ヤマダ タロウ",
            "KANA_UNSUPPORTED",
        ),
        ("-k name --charset jis-x-0208", "髙橋", "CHARSET_MISSING"),
        ("-k name --charset cp932", "𠮷田", "CHARSET_MISSING"),
        (
            "-k date --birth --today 2026-11-21",
            "2026-11-22",
            "DATE_FUTURE",
        ),
    ] {
        assert!(
            said(args, input).contains(code),
            "{args}: {}",
            said(args, input)
        );
        let without = args.split(" --").next().expect("a kind");
        assert!(!said(without, input).contains(code), "{args}: without");
    }
}

/// A line of an address of several needs no house number of its own.
#[test]
fn addresses_in_several_columns_are_parts() {
    let check = |args: &[&str]| pipe(&[args, &["--locale", "en"]].concat(), "a,b\n港区,塔\n").err;
    let warned = |args: &[&str]| check(args).contains("ADDRESS_NO_NUMBER");
    assert!(warned(&["-c", "a=address"]));
    assert!(!warned(&["-c", "a=address", "--part"]));
    assert!(!warned(&["-c", "a=address", "-c", "b=address"]));
}

#[test]
fn messages_in_two_languages() {
    let said = |locale: &[&str]| pipe(&[&["-c", "1=phone"], locale].concat(), "a\n090\n").err;
    assert!(
        said(&[]).contains("2行目: 電話番号が8桁足りません"),
        "{}",
        said(&[])
    );
    let english = said(&["--locale", "en"]);
    assert!(
        english.contains("row 2: The phone number is short by 8"),
        "{english}"
    );
    let run = pipe(&["-c", "b=phone"], "a\n");
    assert_eq!(run.err, "COLUMN_UNKNOWN: その列はありません: b (a)\n");
}
