use super::*;

#[test]
fn a_range_is_of_days_and_of_nothing_else() {
    let day = |text: &str| Some(text.parse::<Day>().unwrap());
    for (query, from, to) in [
        (None, None, None),
        (Some(""), None, None),
        (Some("from=2026-11-01"), day("2026-11-01"), None),
        (Some("to=2026-11-30&from="), None, day("2026-11-30")),
        (
            Some("from=2026-11-01&to=2026-11-30"),
            day("2026-11-01"),
            day("2026-11-30"),
        ),
    ] {
        assert_eq!(Range::read(query), Some(Range { from, to }), "{query:?}");
    }
    for bad in [
        "from",
        "from=yesterday",
        "from=2026-11-31",
        "since=2026-11-01",
        "from=2026-11-01T00",
    ] {
        assert_eq!(Range::read(Some(bad)), None, "{bad}");
    }
}

#[test]
fn a_range_has_all_of_its_last_day() {
    let range = Range::read(Some("from=2026-11-22&to=2026-11-22")).unwrap();
    // Midnight of Japan is 15:00 of Greenwich of the day before: 1795273200 by `date`.
    let start = 1_795_273_200_000;
    assert_eq!(range.moments(Zone::JAPAN), [start, start + 86_400_000]);
}

#[test]
fn no_cell_is_a_formula_and_none_ends_early() {
    for (cell, expected) in [
        ("tel", "tel"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+81", "'+81"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("a,b", "\"a,b\""),
        ("say \"a\"", "\"say \"\"a\"\"\""),
        ("a\nb", "\"a\nb\""),
        ("=\"a\"", "\"'=\"\"a\"\"\""),
    ] {
        assert_eq!(csv::guarded(cell), expected);
    }
}
