use super::*;

/// Checked with `date -u -d … +%s`.
const MOMENTS: [(i64, &str); 7] = [
    (0, "1970-01-01T00:00:00.000Z"),
    (-1, "1969-12-31T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (1_709_164_800_000, "2024-02-29T00:00:00.000Z"),
    (1_709_251_200_000, "2024-03-01T00:00:00.000Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    (1_795_316_645_678, "2026-11-22T03:04:05.678Z"),
];

#[test]
fn moments_are_written_as_date_writes_them() {
    for (ms, text) in MOMENTS {
        assert_eq!(iso(ms), text);
    }
}

#[test]
fn a_day_is_read_as_it_is_written() {
    for days in [-719_528, -1, 0, 59, 60, 11_016, 20_779, 47_540] {
        let day = Day(days);
        assert_eq!(day.to_string().parse(), Ok(day));
    }
    for bad in [
        "",
        "2026",
        "2026-11",
        "2026-11-31",
        "2025-02-29",
        "2100-02-29",
        "2026-00-01",
        "2026-13-01",
        "2026-1-1",
        "2026-11-22T00",
        "+2026-11-22",
        "２０２６-11-22",
        "99999-01-01",
        "2026-11-00",
    ] {
        assert!(bad.parse::<Day>().is_err(), "{bad}");
    }
}

#[test]
fn a_day_of_japan_begins_at_fifteen_hours_of_greenwich() {
    let day: Day = "2026-11-22".parse().unwrap();
    let start = Zone::JAPAN.start(day);
    assert_eq!(iso(start), "2026-11-21T15:00:00.000Z");
    assert_eq!(Zone::JAPAN.day(start), day);
    assert_eq!(Zone::JAPAN.day(start - 1), day.plus(-1));
    assert_eq!(Zone::JAPAN.day(start + DAY - 1), day);
}

#[test]
fn zones_are_written_like_iso_8601_does() {
    for (text, minutes) in [
        ("+09:00", 540),
        ("-03:30", -210),
        ("+00:00", 0),
        ("+14:00", 840),
    ] {
        let zone: Zone = text.parse().unwrap();
        assert_eq!((zone, zone.to_string().as_str()), (Zone(minutes), text));
    }
    for bad in [
        "", "9", "09:00", "+9:00", "+0900", "+15:00", "+09:60", "JST", "++9:00",
    ] {
        assert!(bad.parse::<Zone>().is_err(), "{bad}");
    }
}
