//! Of checkout attempts, whatever happens in them.

use proptest::prelude::*;
use proptest::sample::select;
use surasura::beacon::{AttemptId, FieldKey, MAX_FIELDS, Snapshot, decode, encode};
use surasura::field::Code;
use surasura::{Attempt, Event, Kind, NudgeState};

use super::config;

fn event() -> impl Strategy<Value = Event> {
    // Some of the fields are not declared.
    let at = || 0..=MAX_FIELDS as u8;
    let rule = proptest::option::of(select(Code::ALL.to_vec()));
    prop_oneof![
        3 => at().prop_map(Event::Focus),
        2 => (at(), any::<bool>()).prop_map(|(at, edited)| Event::Leave { at, edited }),
        2 => (at(), any::<bool>(), rule)
            .prop_map(|(at, fixed, rule)| Event::Checked { at, fixed, rule }),
        1 => Just(Event::Hidden),
        1 => Just(Event::Visible),
        1 => select(NudgeState::ALL.to_vec()).prop_map(Event::NudgeShown),
        1 => Just(Event::Submitted),
        1 => Just(Event::Completed),
    ]
}

/// Hiding a page is nothing to send by itself, nor is what a field does that was not declared.
fn is_news(event: Event, declared: usize) -> bool {
    match event {
        Event::Focus(at) | Event::Leave { at, .. } | Event::Checked { at, .. } => {
            usize::from(at) < declared
        }
        Event::Hidden | Event::Visible => false,
        _ => true,
    }
}

/// Durations are whole steps, fields never add up to more than the whole, and the beacon is small
/// and reads back the same.
fn is_sound(snapshot: &Snapshot) {
    let fields = || snapshot.fields.iter();
    assert!(snapshot.ms.is_multiple_of(100) && fields().all(|field| field.ms.is_multiple_of(100)));
    assert!(fields().map(|field| u64::from(field.ms)).sum::<u64>() <= u64::from(snapshot.ms));
    let body = encode(snapshot);
    assert!(
        body.len() < 16_384 && body.is_ascii(),
        "{} bytes",
        body.len()
    );
    assert_eq!(decode(body.as_bytes()).as_ref(), Ok(snapshot), "{body}");
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn an_attempt_is_sound_whatever_happens(
        declared in 0..=MAX_FIELDS,
        start in 0..1_000_000_u64,
        steps in prop::collection::vec((-5_000..60_000_i64, event(), any::<bool>()), 0..200),
    ) {
        let mut attempt = Attempt::new(AttemptId::new([7; 16]), start);
        for at in 0..declared {
            let key = format!("{}-{at:02}", "k".repeat(FieldKey::MAX - 3));
            let kind = Kind::ALL.get(at % 7).copied();
            attempt.declare(FieldKey::new(&key).expect("a key of 32 bytes"), kind);
        }
        // The first beacon says that the form was there.
        let (mut now, mut rev, mut passed, mut pending) = (start, 0, 0, true);
        for (step, event, takes) in steps {
            let then = now;
            now = now.saturating_add_signed(step);
            passed += now.saturating_sub(then);
            let before = attempt.peek(then);
            attempt.apply(now, event);
            pending |= is_news(event, declared);
            let after = attempt.peek(now);
            if now <= then {
                prop_assert_eq!(before.ms, after.ms, "a clock that jumps back adds nothing");
            }
            prop_assert!(u64::from(after.ms) <= passed && after.ms >= before.ms);
            prop_assert!(after.outcome >= before.outcome && after.rev >= before.rev);
            if takes {
                match attempt.take(now) {
                    Some(snapshot) => {
                        prop_assert!(pending && snapshot.rev > rev, "{event:?}");
                        prop_assert_eq!(&snapshot, &after, "peek shows what take gives");
                        rev = snapshot.rev;
                        is_sound(&snapshot);
                    }
                    None => prop_assert!(!pending, "{event:?}"),
                }
                pending = false;
                prop_assert_eq!(attempt.clone().take(now + 1_000_000), None, "nothing happened since");
            }
        }
        is_sound(&Snapshot { rev: 1, ..attempt.peek(now) });
    }
}
