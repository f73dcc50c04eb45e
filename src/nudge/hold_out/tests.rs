use super::{bucket, fnv1a};

fn of(text: &str) -> u32 {
    bucket(text.encode_utf16())
}

/// Known answers of FNV-1a (draft-eastlake-fnv-21, appendix C): "", "a", "foobar".
#[test]
fn the_hash_is_fnv_1a_of_32_bits() {
    let hash = |text: &str| fnv1a(text.encode_utf16());
    assert_eq!(
        [hash(""), hash("a"), hash("foobar")],
        [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]
    );
}

/// Seed, id and answer as in the cases that `GrowthBook` publishes for its SDKs (cases.json, `hash`, version 2).
#[test]
fn shoppers_fall_where_growthbook_puts_them() {
    for (seed, id, answer) in [
        ("seed", "a", 505),
        ("seed", "b", 2696),
        ("foo", "ab", 2575),
        ("foo", "def", 2019),
        ("89123klj", "8952klfjas09ujkasdf", 1240),
        ("90850943850283058242805", "123", 7516),
        ("()**(%$##$%#$#", "___)((*\":&", 128),
    ] {
        assert_eq!(
            bucket(seed.encode_utf16().chain(id.encode_utf16())),
            answer,
            "{seed} {id}"
        );
    }
}

/// No ten-thousandth is far from its share: 100,000 shoppers in ten parts, 10,000 each within five standard deviations (95).
#[test]
fn shoppers_are_spread_evenly() {
    let mut parts = [0_u32; 10];
    for shopper in 0..100_000 {
        let part = of(&format!("nudge{shopper}")) / 1000;
        parts[part as usize] += 1;
    }
    assert!(
        parts.iter().all(|part| part.abs_diff(10_000) < 475),
        "{parts:?}"
    );
}
