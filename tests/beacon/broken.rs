//! What is not even JSON, or too much of it.

use surasura::beacon::{MAX_BODY, WireError, decode};

use super::body;

#[test]
fn a_member_said_twice_is_refused() {
    let body = body().to_string();
    let twice = [
        (r#""rev":4"#, r#""rev":4,"rev":5"#),
        (r#""at":4"#, r#""at":4,"at":5"#),
        (r#""near":1"#, r#""near":1,"near":2"#),
        (r#""EARLY":1"#, r#""EARLY":1,"EARLY":2"#),
        (r#""TYPING":3"#, r#""TYPING":3,"TYPING":3"#),
        (r#""stuck":[1,0,2]"#, r#""stuck":[1,0,2],"stuck":[1]"#),
        (
            r#""PHONE_TOO_SHORT":1"#,
            r#""PHONE_TOO_SHORT":1,"PHONE_TOO_SHORT":2"#,
        ),
        (r#""v":2"#, r#""v":2,"v":2"#),
    ];
    for (once, twice) in twice {
        assert_eq!(body.matches(once).count(), 1, "{once}");
        let body = body.replace(once, twice);
        assert_eq!(
            decode(body.as_bytes()),
            Err(WireError::Malformed),
            "{twice}"
        );
    }
}

#[test]
fn a_body_past_the_limit_is_not_read() {
    let body = body().to_string();
    let padded = |length: usize| body.clone() + &" ".repeat(length - body.len());
    assert!(decode(padded(16_384).as_bytes()).is_ok());
    assert_eq!(decode(padded(16_385).as_bytes()), Err(WireError::TooLarge));
    assert_eq!(decode(&vec![b'['; MAX_BODY]), Err(WireError::Malformed));
    assert_eq!(decode(&vec![b'['; MAX_BODY + 1]), Err(WireError::TooLarge));
    assert_eq!(MAX_BODY, 16_384);
}

#[test]
fn what_is_cut_off_or_goes_on_is_refused() {
    let body = body().to_string();
    let malformed = Err(WireError::Malformed);
    for end in 0..body.len() {
        assert_eq!(decode(&body.as_bytes()[..end]), malformed, "{end}");
    }
    for rest in ["{}", ",", "x", "\0", &body] {
        assert_eq!(
            decode((body.clone() + rest).as_bytes()),
            malformed,
            "{rest}"
        );
    }
    assert!(decode((body.clone() + "\n").as_bytes()).is_ok());
    assert_eq!(
        decode(("\u{FEFF}".to_owned() + &body).as_bytes()),
        malformed
    );
    let latin = body.replace("started", "st\u{E9}rted");
    let broken: Vec<u8> = latin.chars().map(|ch| ch as u8).collect();
    assert_eq!(decode(&broken), malformed, "no UTF-8");
}

/// Deep enough to overflow a stack that followed it.
#[test]
fn depth_is_refused() {
    let deep = "[".repeat(7_000) + &"]".repeat(7_000);
    let objects = r#"{"a":"#.repeat(2_000) + "1" + &"}".repeat(2_000);
    for deep in [&deep, &objects] {
        assert_eq!(decode(deep.as_bytes()), Err(WireError::Malformed));
        for (member, with) in [
            (r#""v":2"#, r#""v":2,"x":"#),
            (r#""rules":{"#, r#""rules":{"PHONE_TOO_LONG":"#),
            (r#""help":{"#, r#""help":{"leaving":"#),
        ] {
            let comma = if member.ends_with('{') { "," } else { "" };
            let with = with.to_owned() + deep + comma;
            let body = body().to_string();
            assert!(body.contains(member), "{member}");
            let body = body.replacen(member, &with, 1);
            assert_eq!(decode(body.as_bytes()), Err(WireError::Malformed));
        }
    }
}

#[test]
fn refusals_have_stable_codes() {
    assert_eq!(WireError::Malformed.code(), "BEACON_MALFORMED");
    assert_eq!(
        WireError::VersionUnknown.to_string(),
        "BEACON_VERSION_UNKNOWN"
    );
    assert_eq!(WireError::TooLarge.code(), "BEACON_TOO_LARGE");
}
