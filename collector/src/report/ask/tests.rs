use surasura::beacon::{Channel, Device, FieldKey};
use surasura::friction::peers::Peer;

use super::{Ask, DAYS};
use crate::client::Browser;
use crate::zone::Day;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn every_parameter_is_read() {
    let query = "from=2026-11-01&to=2026-11-22&device=phone&channel=-&segment=member&step=shipping\
                 &browser=safari&definition=f-tra";
    let expected = Ask {
        from: Some(day("2026-11-01")),
        to: Some(day("2026-11-22")),
        device: Some(Some(Device::Phone)),
        channel: Some(None),
        segment: Some(FieldKey::new("member")),
        step: Some(FieldKey::new("shipping")),
        browser: Some(Browser::Safari),
        definition: Some(Peer::FTra),
    };
    assert_eq!(Ask::parse(query), Ok(expected));
    assert_eq!(Ask::parse(""), Ok(Ask::default()));
    assert_eq!(
        Ask::parse("channel=ad").unwrap().channel,
        Some(Some(Channel::Ad))
    );
}

#[test]
fn what_is_not_known_is_refused_by_its_name() {
    for (query, parameter) in [
        ("form=2026-11-01", "form"),
        ("from=2026-11-31", "from"),
        ("from=2026-11-1", "from"),
        ("to=today", "to"),
        ("from=2026-11-02&to=2026-11-01", "to"),
        ("device=watch", "device"),
        ("device=", "device"),
        ("device", "device"),
        ("device=phone&device=phone", "device"),
        ("channel=Direct", "channel"),
        ("segment=1st", "segment"),
        ("segment=a%20b", "segment"),
        ("step=", "step"),
        ("browser=netscape", "browser"),
        ("browser=-", "browser"),
        ("definition=ga4", "definition"),
        ("=1", ""),
    ] {
        assert_eq!(
            Ask::parse(query).map_err(|error| error.parameter),
            Err(parameter.into()),
            "{query}"
        );
    }
    let long = Ask::parse(&"x".repeat(5000)).unwrap_err();
    assert_eq!(long.parameter.len(), 32);
}

#[test]
fn without_days_it_is_four_weeks() {
    let today = day("2026-11-22");
    let days = |query| {
        Ask::parse(query)
            .unwrap()
            .days(today)
            .map_err(|error| error.parameter)
    };
    assert_eq!(DAYS, 28);
    assert_eq!(days(""), Ok((day("2026-10-26"), today)));
    assert_eq!(
        days("to=2026-03-28"),
        Ok((day("2026-03-01"), day("2026-03-28")))
    );
    assert_eq!(days("from=2026-11-01"), Ok((day("2026-11-01"), today)));
    assert_eq!(
        days("from=2026-12-01"),
        Ok((day("2026-12-01"), day("2026-12-01")))
    );
    assert_eq!(
        days("from=2025-10-19"),
        Ok((day("2025-10-19"), today)),
        "400 days"
    );
    assert_eq!(days("from=2025-10-18"), Err("from".into()));
}
