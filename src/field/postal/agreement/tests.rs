use super::*;
use crate::field::Severity;
use crate::field::postal::{answer, lookup};

fn folded(text: &str) -> String {
    String::from_utf8(fold(text)).expect("UTF-8")
}

#[test]
fn two_spellings_of_an_address_are_one() {
    for (a, b) in [
        ("霞ヶ関", "霞が関"),
        ("霞ケ関", "霞ｹ関"),
        ("一ノ宮", "一之宮"),
        ("一宮", "１の宮"),
        ("三ツ沢", "三沢"),
        ("昭和通り", "昭和通"),
        ("字丸山", "丸山"),
        ("北一条西", "北1西"),
        ("神楽岡十六条", "神楽岡16条"),
        ("二十丁目", "20丁目"),
        ("二十四", "２４"),
        ("十", "10"),
        ("十日町", "10日町"),
        ("角十", "角10"),
        ("桧原　村", "檜原村"),
        ("辻\u{E0100}町", "辻町"),
        ("宝\u{FA10}", "宝塚"),
        ("はりまや", "ハリマヤ"),
    ] {
        assert_eq!(folded(a), folded(b), "{a} {b}");
    }
    for (a, b) in [
        ("北町", "南町"),
        ("一番町", "三番町"),
        ("上町", "下町"),
        ("十二", "二十"),
    ] {
        assert_ne!(folded(a), folded(b));
    }
}

/// Both sides of a pair are in no other pair: one walk over the list is enough.
#[test]
fn what_a_variant_becomes_is_no_variant() {
    let all: Vec<char> = VARIANTS.chars().collect();
    assert_eq!(all.len() % 2, 0);
    for pair in all.chunks(2) {
        assert_eq!(folded(&pair[1].to_string()), folded(&pair[0].to_string()));
        assert_ne!(pair[0], pair[1]);
    }
}

#[test]
fn a_part_is_found_where_it_is() {
    let (text, none) = ("東京都港区".as_bytes(), usize::MAX);
    assert_eq!(position(text, "東".as_bytes()), 0);
    assert_eq!(position(text, "港区".as_bytes()), 9);
    assert_eq!(position(text, "区港".as_bytes()), none);
    assert_eq!(position(text, b""), none);
    assert_eq!(position(b"", "区".as_bytes()), none);
    assert_eq!(after(text, "都".as_bytes()), Some("港区".as_bytes()));
    assert_eq!(after(text, "区".as_bytes()), Some(&b""[..]));
    assert_eq!(after(text, b""), None);
}

#[test]
fn one_place_that_agrees_is_enough_and_else_the_nearest_speaks() {
    let shard = "P1 498 2026-10-03\n\t愛知県\t弥富市\n1前ケ須\n\t三重県\t桑名郡木曽岬町\n1栄";
    let found = lookup(shard, "498-0000").expect("a shard");
    for (address, part) in [
        ("三重県桑名郡木曽岬町栄1", None),
        ("愛知県弥富市前ヶ須1", None),
        ("愛知県弥富市栄1", Some(Part::Town)),
        ("愛知県津島市1", Some(Part::City)),
        ("東京都港区1", Some(Part::Prefecture)),
    ] {
        assert_eq!(contradiction(&found, address), part, "{address}");
        let head = match part {
            Some(part) => format!("2026-10-03\t{}\n", part.as_str()),
            None => "2026-10-03\n".to_owned(),
        };
        assert!(
            answer(shard, "498-0000", address).starts_with(&head),
            "{address}"
        );
    }
    assert_eq!(
        answer(shard, "498-0000", ""),
        "2026-10-03\n\t愛知県\t弥富市\t前ケ須\n\t三重県\t桑名郡木曽岬町\t栄"
    );
    assert_eq!(answer(shard, "498-0001", "東京都"), "2026-10-03");
    assert_eq!(answer("", "498-0000", "東京都"), "");
    let unknown = lookup(shard, "498-0001").expect("a shard");
    assert_eq!(contradiction(&unknown, "東京都港区1"), None);
}

#[test]
fn it_is_a_warning() {
    let issue = Part::Town.issue();
    assert_eq!(issue.code.as_str(), "POSTAL_ADDRESS_MISMATCH");
    assert_eq!(issue.severity(), Severity::Warning);
    assert_eq!(Part::Prefecture.as_str(), "prefecture");
    assert_eq!(Part::City.as_str(), "city");
}

/// A megabyte pasted into an address is not walked through for every place.
#[test]
fn a_long_address_is_looked_at_in_part() {
    let long = "区".repeat(1_000_000);
    assert_eq!(fold(&long).len(), 3 * LENGTH);
}
