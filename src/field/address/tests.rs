use super::parse;
use crate::field::{Blocks, Code, Kind, Options, Outcome, Severity, Width, normalize};
use crate::text::ChangeCode;

fn address(text: &str, part: bool) -> Outcome {
    normalize(
        Kind::Address,
        text,
        Options {
            part,
            ..Options::default()
        },
    )
}

fn with(text: &str, width: Width, blocks: Blocks) -> Outcome {
    let options = Options {
        width,
        blocks,
        part: true,
        ..Options::default()
    };
    normalize(Kind::Address, text, options)
}

fn full(text: &str) -> String {
    with(text, Width::Full, Blocks::Keep).value
}

fn hyphens(text: &str) -> String {
    with(text, Width::Half, Blocks::Hyphens).value
}

#[test]
fn a_missing_house_number_is_a_warning() {
    for text in [
        "東京都千代田区",
        "大阪市北区梅田",
        "万葉館",
        "夕張市三部",
        "上木町九十五",
        "札幌市中央区南2条西",
        "北見市北十条",
        "港区六本木",
        "港区麻布十番",
        "佐賀県小城市三条",
        "千代田区四番町",
        "札幌市西区二十四軒",
        "東京都港区六本木サンハイツ101",
        "港区六本木 森タワー36階",
        "渋谷区神南 コーポ神南 201号室",
        "横浜市中区山下町 シルクビル 2F",
        "京都市中京区河原町通四条上る",
    ] {
        let outcome = address(text, false);
        let [issue] = outcome.issues.as_slice() else {
            panic!("{text}: {outcome:?}")
        };
        assert_eq!(
            (issue.code, issue.severity()),
            (Code::AddressNoNumber, Severity::Warning)
        );
        assert!(outcome.valid() && !outcome.changed);
    }
}

/// A false alarm is worse than silence.
#[test]
fn what_may_be_a_house_number_is_one() {
    for text in [
        "霞が関2-1-10",
        "千代田区1",
        "千代田区１",
        "豊洲一丁目",
        "字中野二番地",
        "下田町十号",
        "紀尾井町一の三",
        "二ー三",
        "紀尾井町壱番地",
        "札幌市中央区南一条西14丁目",
        "無番地",
        "千歳市平和無番地",
        "安平町字安平番外地",
        "盛岡市飯岡新田4地割",
        "山陽小野田市本町5区",
        "白山市横江町事業施行地区内1街区",
        "旭市ハの74",
        "長野市大字西長野6のロ",
        "金沢市十三間町中丁15",
        "帯広市南町南7線31番地",
        "坂井市丸岡町熊堂3号7番地",
        "カーサ101",
        "鈴鹿ハイツ12",
        "新宿郵便局留め",
        "中央郵便局私書箱",
        "1-2-3 Marunouchi, Chiyoda-ku",
    ] {
        assert_eq!(address(text, false).issues, [], "{text}");
    }
}

/// The number may stand in another line of it.
#[test]
fn one_line_of_several_needs_no_number() {
    for text in ["東京都", "千代田区", "サンタワー"] {
        assert_eq!(address(text, true).issues, []);
        assert_eq!(address(text, false).issues.len(), 1);
    }
    assert_eq!(address("千代田区１ー２", true).value, "千代田区1-2");
}

#[test]
fn changes_say_what_and_where() {
    let change = |from: u32, to: u32, code: ChangeCode| (from, to, code);
    assert_eq!(
        address("港区１ー２／３タワ－ビル", false).told(),
        [
            change(2, 3, ChangeCode::Width),
            change(3, 4, ChangeCode::Hyphen),
            change(4, 7, ChangeCode::Width),
            change(9, 10, ChangeCode::LongVowel),
        ]
    );
    assert_eq!(
        with("一丁目２番地", Width::Half, Blocks::Hyphens).told(),
        [
            change(0, 1, ChangeCode::Digit),
            change(1, 3, ChangeCode::Hyphen),
            change(3, 4, ChangeCode::Width),
            change(4, 6, ChangeCode::Hyphen),
        ]
    );
}

#[test]
fn a_dash_is_read_by_its_neighbours() {
    for (text, expected) in [
        ("1ーー2", "1--2"),
        ("サンター-1", "サンター-1"),
        ("シャン－ゼリゼ", "シャン－ゼリゼ"),
        ("トッ－プ", "トッ－プ"),
        ("タワ-ビル", "タワ-ビル"),
        ("港区－1", "港区-1"),
        ("ー1", "ー1"),
        ("1ー", "1-"),
    ] {
        assert_eq!(address(text, true).value, expected);
    }
}

/// The suggestion for each code, if that is said of the text.
fn offered(text: &str, code: Code) -> Option<Option<String>> {
    let issues = address(text, true).issues;
    let mut found = issues.into_iter().filter(|issue| issue.code == code);
    found.next().map(|issue| issue.suggestion)
}

/// The digits are the shopper's: they are kept, and their absence is offered.
#[test]
fn a_postal_code_in_the_address_is_noticed() {
    for (text, rest) in [
        (
            "〒100-0001 東京都千代田区千代田1-1",
            "東京都千代田区千代田1-1",
        ),
        (
            "〒１００ー０００１　東京都千代田区千代田１ー１",
            "東京都千代田区千代田1-1",
        ),
        ("〒1000001東京都千代田区1-1", "東京都千代田区1-1"),
        ("〒 100-0001 千代田区1-1", "千代田区1-1"),
        ("100-0001 東京都千代田区1-1", "東京都千代田区1-1"),
        ("060-0000北海道札幌市", "北海道札幌市"),
    ] {
        let said = offered(text, Code::AddressPostalCode);
        assert_eq!(said.flatten().as_deref(), Some(rest), "{text}");
        assert!(address(rest, true).issues.is_empty() && !address(rest, true).changed);
    }
    // Nothing would be left.
    assert_eq!(offered("〒100-0001", Code::AddressPostalCode), Some(None));
    for text in [
        "100-0001",
        "123-4567 サンタワー",
        "〒100 東京都千代田区",
        "1234567番地",
        "太宰府市宰府1-2",
        "",
    ] {
        assert_eq!(offered(text, Code::AddressPostalCode), None, "{text}");
    }
    // Its digits are no house number.
    let issues = address("〒100-0001 東京都千代田区", false).issues;
    let codes: Vec<_> = issues.iter().map(|issue| issue.code).collect();
    assert_eq!(codes, [Code::AddressNoNumber, Code::AddressPostalCode]);
}

#[test]
fn a_kanji_one_between_digits_is_asked_about() {
    let meant = |text| offered(text, Code::AddressKanjiOne).flatten();
    assert_eq!(meant("紀尾井町１一３").as_deref(), Some("紀尾井町1-3"));
    assert_eq!(meant("1一2一3").as_deref(), Some("1-2-3"));
    assert_eq!(address("紀尾井町1一3", true).value, "紀尾井町1一3");
    for text in ["1-3一番館", "十一3", "1一", "一3", "1二3", "三一四"] {
        assert_eq!(offered(text, Code::AddressKanjiOne), None, "{text}");
    }
    let wide = with("紀尾井町1一3", Width::Full, Blocks::Keep).issues;
    assert_eq!(wide[0].suggestion.as_deref(), Some("紀尾井町１－３"));
}

#[test]
fn full_width_is_all_of_ascii_and_nothing_else() {
    for (text, expected) in [
        (
            "千代田区1-2-3 サンタワー101",
            "千代田区１－２－３　サンタワー１０１",
        ),
        ("千代田区１ー２ー３", "千代田区１－２－３"),
        (
            "ﾊｲﾂA101 No.10 #5 T&T",
            "ハイツＡ１０１　Ｎｏ．１０　＃５　Ｔ＆Ｔ",
        ),
        (
            "グラントウキョウノースタワー36階",
            "グラントウキョウノースタワー３６階",
        ),
        ("メゾン・ド・ヴィル（東）", "メゾン・ド・ヴィル（東）"),
        ("タワ－ビル", "タワ－ビル"),
        ("辻\u{E0101}町1", "辻\u{E0101}町１"),
        ("1~3階", "１～３階"),
    ] {
        assert_eq!(full(text), expected);
        assert_eq!(full(expected), expected);
    }
    // What was full and is full was not changed.
    let wide = with("港区１－２　Ａ棟", Width::Full, Blocks::Keep);
    assert!(!wide.changed && wide.changes.is_empty());
    let mixed = with("港区１ー2　Ａ棟", Width::Full, Blocks::Keep);
    assert_eq!(
        mixed.told(),
        [(3, 4, ChangeCode::Hyphen), (4, 5, ChangeCode::Width)]
    );
}

/// Full to half and back.
#[test]
fn width_goes_both_ways() {
    for text in [
        "東京都江東区豊洲１－２－２７",
        "札幌市中央区南２条西１－５－２Ｆ",
        "ハイツＡ－１０１",
        "サンタワー－１０１　Ｂ１Ｆ",
        "Ｎｏ．１０　＃１０１　Ｔ＆Ｔビル　１／２　８：３０　１，２階",
        "ラ・メゾン（東館）１～３階",
    ] {
        let half = address(text, true).value;
        assert_ne!(half, text);
        assert_eq!(full(&half), text);
    }
}

#[test]
fn blocks_become_hyphens_only_where_asked() {
    for (text, expected) in [
        ("1丁目2番地3号", "1-2-3"),
        ("１丁目２番３号", "1-2-3"),
        ("一丁目2番3", "1-2-3"),
        ("一丁目二番三号", "1-2-3"),
        ("２番地の３", "2-3"),
        ("482番地ノ2", "482-2"),
        ("上北沢４の９の２", "上北沢4-9-2"),
        ("豊洲一丁目 2-27", "豊洲1-2-27"),
        ("銀座1丁目-5-2", "銀座1-5-2"),
        ("新金岡町4丁1−8", "新金岡町4-1-8"),
        ("木曽東四丁目14-イ22", "木曽東4-14-イ22"),
        ("北24条西7丁目1番10号", "北24条西7-1-10"),
        ("大和大路2丁目五百三十七の1", "大和大路2-537-1"),
        ("十丁目十番百号", "10-10-100"),
        ("一〇三番四五号", "103-45"),
        // A number alone, and what only looks like one.
        ("1丁目", "1丁目"),
        ("474番地", "474番地"),
        ("3番3号棟", "3番3号棟"),
        ("麻布十番1-2", "麻布十番1-2"),
        ("三番町2番地4", "三番町2-4"),
        ("八丁堀4丁目5番", "八丁堀4-5"),
        ("六本木ヒルズ五番街", "六本木ヒルズ五番街"),
        ("北一条西2丁目", "北一条西2丁目"),
        ("下田市一丁目6-26", "下田市一丁目6-26"),
        ("大字八丁目353番地1", "大字八丁目353-1"),
        ("五之三川平1-2", "五之三川平1-2"),
        ("夕張市三部", "夕張市三部"),
        ("熊堂3号7番地", "熊堂3号7番地"),
        // What follows the number stays a word of its own.
        ("1丁目2番3号101", "1-2-3 101"),
        ("1丁目2番3号A棟", "1-2-3 A棟"),
        ("1丁目2番3号棟101", "1-2 3号棟101"),
        ("1丁目2番3号三田ビル", "1-2-3 三田ビル"),
        ("1丁目2番3号サンタワー", "1-2-3サンタワー"),
        ("1丁目2番3号-101", "1-2-3-101"),
        ("2番地4三番町KSビル10階", "2-4三番町KSビル10階"),
        ("9番地7千代田21ビル7階", "9-7千代田21ビル7階"),
        ("15番5十五番館ビル", "15-5十五番館ビル"),
        ("2丁目2番3号西天満二丁目-B09号", "2-2-3西天満二丁目-B09号"),
        (
            "6丁目17番1号銀座6丁目ビル2番3号",
            "6-17-1銀座6丁目ビル2番3号",
        ),
        // Too many to be a house number.
        ("1-2-3-4-5-6-7-8番9", "1-2-3-4-5-6-7-8番9"),
    ] {
        assert_eq!(hyphens(text), expected, "{text}");
        assert_eq!(hyphens(expected), expected);
        let wide = with(text, Width::Full, Blocks::Hyphens).value;
        assert_eq!(wide, full(expected), "{text}");
    }
    assert_eq!(address("一丁目2番地の3", true).value, "一丁目2番地の3");
}

/// A postal code in kanji numerals is one when they are digits.
#[test]
fn a_postal_code_of_blocks_is_told() {
    let outcome = with("〒一二三の四五六七", Width::Half, Blocks::Hyphens);
    assert_eq!(outcome.value, "〒123-4567");
    let codes: Vec<_> = outcome.issues.iter().map(|issue| issue.code).collect();
    assert_eq!(codes, [Code::AddressPostalCode]);
}

/// The caret keeps its place among what was put in and taken out.
#[test]
fn the_caret_follows_the_blocks() {
    let text = "百号千丁目十番百号";
    for (caret, expected) in [(0, 0), (9, 13)] {
        let options = Options {
            caret: Some(caret),
            blocks: Blocks::Hyphens,
            part: true,
            ..Options::default()
        };
        let outcome = normalize(Kind::Address, text, options);
        assert_eq!(outcome.value, "百号1000-10-100");
        assert_eq!(outcome.caret, Some(expected));
    }
}

#[test]
fn parts_agree_in_every_width() {
    for text in [
        "東京都千代田区丸の内1丁目9番1号グラントウキョウノースタワー36階",
        "札幌市中央区南2条西1-5-2F",
        "紀尾井町一の三 ハイツA-101",
        "京都市中京区寺町通御池上る上本能寺前町488番地",
    ] {
        assert_eq!(parse(&full(text)), parse(text), "{text}");
        let half = address(&full(text), true).value;
        assert_eq!(parse(&half), parse(text), "{text}");
    }
    assert_eq!(parse(""), super::Parsed::default());
}

/// Digits are counted past any sum, and those that are all of a text stay what they are.
#[test]
fn digits_without_end() {
    for text in ["1".repeat(263), "1".repeat(259) + "-1111千代田区1-2-3"] {
        let issues = address(&format!("〒{text}"), false).issues;
        assert!(
            issues
                .iter()
                .all(|issue| issue.code != Code::AddressPostalCode),
            "{text}"
        );
    }
    assert_eq!(parse("0471312345").numbers, ["0471312345"]);
    assert_eq!(parse("一〇三四五").numbers, ["10345"]);
}
