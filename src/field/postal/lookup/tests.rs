use super::*;

const SHARD: &str = "P1 100 2026-10-03
\t東京都\t千代田区
1
千代田
9一ツ橋
1 1番町
5991霞が関霞が関ビル\t霞が関ビル
霞が関霞が関ビル\t霞が関ビル
\t東京都\t港区
3芝
8063三田\t\t1-1\t一社
0三田\t\t1-2\t二社
0芝\t\t1-2\t三社
";

fn towns<'a>(code: &str) -> Vec<&'a str> {
    let found = lookup(SHARD, code).expect(code);
    found.candidates.iter().map(|place| place.town).collect()
}

#[test]
fn the_numbers_of_a_shard_are_steps() {
    assert_eq!(towns("100-0000"), [""]);
    assert_eq!(towns("100-0001"), ["千代田"]);
    assert_eq!(towns("1000010"), ["一ツ橋"]);
    assert_eq!(towns("100-0011"), ["1番町"]);
    assert_eq!(towns("100-0002"), ["芝"]);
    assert_eq!(towns("100-0012"), [""; 0]);
    assert_eq!(towns("100-9999"), [""; 0]);
}

#[test]
fn a_building_ends_its_town() {
    for code in ["100-6002", "100-6003"] {
        let found = lookup(SHARD, code).expect("a shard");
        assert_eq!(found.date, "2026-10-03");
        let place = found.common();
        assert_eq!(
            (place.town, place.building, place.street()),
            ("霞が関霞が関ビル", "霞が関ビル", "霞が関")
        );
    }
    assert_eq!(
        lookup(SHARD, "100-0001").unwrap().common().street(),
        "千代田"
    );
}

#[test]
fn what_all_agree_on_is_common() {
    let found = lookup(SHARD, "100-8065").expect("a shard");
    assert_eq!(found.candidates[1].number, "1-2");
    assert_eq!(found.candidates[1].office, "二社");
    let common = Place {
        prefecture: "東京都",
        city: "港区",
        ..Place::default()
    };
    assert_eq!(found.common(), common);

    let place = |prefecture, city, town| Place {
        prefecture,
        city,
        town,
        ..Place::default()
    };
    for (a, b, common) in [
        (
            place("甲", "乙", "丙"),
            place("甲", "乙", "丙"),
            place("甲", "乙", "丙"),
        ),
        (
            place("甲", "乙", "丙"),
            place("甲", "乙", "丁"),
            place("甲", "乙", ""),
        ),
        // The same name in another city is no common part.
        (
            place("甲", "乙", "丙"),
            place("甲", "丁", "丙"),
            place("甲", "", ""),
        ),
        (
            place("甲", "乙", "丙"),
            place("丁", "乙", "丙"),
            place("", "", ""),
        ),
    ] {
        assert_eq!(a.common(b), common);
    }
}

#[test]
fn a_code_that_is_not_there_is_a_warning() {
    let found = lookup(SHARD, "100-9999").expect("a shard");
    assert_eq!(found.common(), Place::default());
    let issue = found.issue().expect("an issue");
    assert_eq!(issue.code.as_str(), "POSTAL_UNKNOWN");
    assert_eq!(issue.severity(), crate::field::Severity::Warning);
    assert_eq!(lookup(SHARD, "100-0001").unwrap().issue(), None);
}

#[test]
fn what_is_not_the_shard_of_a_code_has_no_answer() {
    for (shard, code) in [
        ("", "100-0001"),
        ("<!doctype html>", "100-0001"),
        ("P2 100 2026-10-03\n\t東京都\t千代田区\n千代田", "100-0001"),
        (SHARD, "101-0001"),
        (SHARD, ""),
        (SHARD, "10"),
        (SHARD, "〒〒"),
    ] {
        assert_eq!(lookup(shard, code), None, "{shard:?} {code:?}");
    }
}

#[test]
fn the_name_of_a_shard_is_three_digits() {
    assert_eq!(shard_of("100-0001"), Some("100"));
    assert_eq!(shard_of("100"), Some("100"));
    for code in ["", "10", "1０0", "１００", "10-0001"] {
        assert_eq!(shard_of(code), None, "{code}");
    }
}

/// Nothing that a server may give instead stops the page.
#[test]
fn no_text_is_too_odd_for_a_shard() {
    let mut shards = vec![
        "P1 100 ".to_owned(),
        "P1 100 x\n\t\n\t\t\t\n99999999999999999999999999\n0\n\n \n".to_owned(),
        "P1 100 \n千代田\n\t東京都\n千代田".to_owned(),
    ];
    // Every shard that is cut off, and every one that misses a character.
    for (at, _) in SHARD.char_indices() {
        shards.push(SHARD[..at].to_owned());
        let rest = SHARD[at..].chars().skip(1).collect::<String>();
        shards.push(SHARD[..at].to_owned() + &rest);
    }
    for shard in &shards {
        for code in [
            "100-0000", "100-0001", "100-6002", "1008065", "1000", "100千",
        ] {
            if let Some(found) = lookup(shard, code) {
                let _ = super::super::contradiction(&found, "東京都千代田区千代田1-1");
                let _ = found.common();
            }
            let _ = super::super::answer(shard, code, "東京都千代田区千代田1-1");
        }
    }
}
