use super::*;
use crate::beacon::{Channel, Device, Held, Signal, encode};
use crate::friction::help::{Help, HelpRules};
use crate::nudge::NudgeState;

/// An attempt with something of everything in it.
fn full() -> Attempt {
    let mut attempt = Attempt::new(AttemptId::new([7; 16]), 0);
    attempt.describe(Some(Device::Tablet), Some(Channel::Ad));
    attempt.segment(key("member"));
    attempt.sample(25);
    attempt.rules(HelpRules {
        hold_out: 0,
        ..HelpRules::default()
    });
    attempt.step(0, key("cart"));
    attempt.declare(key("name"), Some(Kind::Name), 0);
    attempt.step(1000, key("address"));
    for (at, name) in (0..).zip(["name", "tel", "memo"]) {
        attempt.declare(key(name), Kind::ALL.get(usize::from(at) * 3).copied(), at);
    }
    let rule = Code::PhoneTooShort;
    run(
        &mut attempt,
        &[
            (2000, Event::Focus(1)),
            (2500, hand(1)),
            (3000, Event::Commit(1)),
            (3000, Event::Blur(1)),
            (4000, Event::Focus(2)),
            (7000, hand(2)),
            (9000, Event::Commit(2)),
            (9000, failed(2, rule)),
            (
                9000,
                Event::Failed {
                    at: 2,
                    rule,
                    fixed: true,
                },
            ),
            (9000, Event::Blur(2)),
            (9000, Event::Blank(3)),
            (9000, Event::Blocked),
            (9500, typed(3, By::Us)),
            (9500, Event::Lost(1)),
            (12_000, Event::Nudge(NudgeState::Near)),
            (12_000, Event::Silent(Held::Typing)),
            (13_000, Event::Hidden),
            (14_000, Event::Visible),
            (14_000, Event::Dropped),
        ],
    );
    assert_eq!(attempt.help(14_000, Signal::Loop), Help::Shown);
    assert_eq!(
        attempt.help(14_000, Signal::Stuck),
        Help::Held(Held::Enough)
    );
    run(&mut attempt, &[(15_000, Event::HelpClosed(Signal::Loop))]);
    attempt.taken(15_000, Via::Later, false);
    attempt
}

/// What the next page goes on with is what this one ended with, but that it is another page.
#[test]
fn an_attempt_goes_on_where_it_was() {
    let mut attempt = full();
    let numbers = attempt.save(16_000);
    let before = attempt.seen(16_000);
    // Another page has another clock.
    let mut restored = Attempt::restore(&numbers, 500).expect("what was saved");
    let after = restored.seen(500);
    let mut expected = before.clone();
    expected.via = Via::Beacon;
    expected.rev += 1; // that it goes on is news
    expected.meters[Meter::Pages as usize] += 1;
    assert_eq!(after, expected);
    assert_eq!(restored.id(), attempt.id());
    // Saved again at once, it is the same but for the page.
    let again = Attempt::restore(&numbers, 0)
        .map(|mut attempt| attempt.save(0))
        .expect("the same");
    let differ = numbers
        .iter()
        .zip(&again)
        .filter(|(one, other)| one != other)
        .count();
    assert_eq!(
        (again.len(), differ),
        (numbers.len(), 2),
        "pages, and pages since help was shown"
    );
}

#[test]
fn events_go_on_after_it() {
    let numbers = full().save(16_000);
    let mut attempt = Attempt::restore(&numbers, 0).expect("what was saved");
    attempt.step(0, key("address"));
    assert_eq!(
        attempt.declare(key("tel"), Some(Kind::Phone), 1),
        Some(2),
        "it is known"
    );
    assert!(attempt.has(2) && !attempt.has(1), "what was lost is gone");
    let before = attempt.seen(0);
    run(
        &mut attempt,
        &[
            (1000, Event::Focus(2)),
            (3000, Event::Commit(2)),
            (3000, Event::Blur(2)),
        ],
    );
    let after = attempt.seen(3000);
    let tel = |snapshot: &Snapshot, meter| {
        let tel = snapshot
            .fields
            .iter()
            .find(|field| field.key.as_str() == "tel");
        tel.map(|tel| tel.get(meter)).expect("it is there")
    };
    for (meter, more) in [
        (FieldMeter::Visits, 1),
        (FieldMeter::Commits, 1),
        (FieldMeter::Corrections, 1),
        (FieldMeter::Returns, 1),
    ] {
        assert_eq!(tel(&after, meter), tel(&before, meter) + more, "{meter:?}");
    }
    // 5 s then, 2 s now.
    assert_eq!(
        (
            tel(&before, FieldMeter::Time),
            tel(&after, FieldMeter::Time)
        ),
        (S4, S6)
    );
    assert_eq!(after.log.len(), before.log.len() + 1);
    // What was shown and closed is not forgotten with the page.
    attempt.rules(HelpRules {
        most: 9,
        early_ms: 0,
        gap_ms: 0,
        ..HelpRules::default()
    });
    assert_eq!(
        attempt.help(9000, Signal::Loop),
        Help::Held(Held::Dismissed)
    );
}

/// A rule that failed twice went through all the same: the next page has other fields.
#[test]
fn a_loop_stays_with_its_field() {
    let rule = Code::PhoneTooShort;
    let mut before = after(&[(2000, failed(TEL, rule)), (3000, failed(TEL, rule))]);
    assert_eq!(before.signal(), Some((Signal::Loop, Some(TEL))));
    let mut next = Attempt::restore(&before.save(4000), 0).expect("what was saved");
    next.declare(key("zip"), Some(Kind::Postal), 0);
    assert_eq!(next.signal(), None);
    assert_eq!(next.nudge(), None);
    next.declare(key("tel"), Some(Kind::Phone), 1);
    let again = Some((Signal::Loop, Some(TEL)));
    assert_eq!(next.signal(), again, "she is back at it");
}

#[test]
fn what_was_not_saved_is_not_taken_up() {
    let numbers = full().save(16_000);
    assert!(Attempt::restore(&[], 0).is_none());
    for end in 0..numbers.len() {
        assert!(
            Attempt::restore(&numbers[..end], 0).is_none(),
            "{end} numbers"
        );
    }
    let longer = [&numbers[..], &[0]].concat();
    assert!(Attempt::restore(&longer, 0).is_none());
    assert!(Attempt::restore(&[2; 5000], 0).is_none());
}

/// Whatever one number is changed to, the attempt is refused, or the wire takes it.
#[test]
fn what_was_changed_is_refused_or_sound() {
    let numbers = full().save(16_000);
    let (mut taken, mut refused) = (0, 0);
    for at in 0..numbers.len() {
        let was = numbers[at];
        for other in [
            0,
            1,
            2,
            3,
            95,
            96,
            127,
            255,
            256,
            65_535,
            65_536,
            was + 1,
            was ^ 1 << 31,
            u32::MAX,
        ] {
            let mut changed = numbers.clone();
            changed[at] = other;
            let Some(mut attempt) = Attempt::restore(&changed, 0) else {
                refused += 1;
                continue;
            };
            taken += 1;
            attempt.apply(1000, Event::Focus(1));
            let snapshot = attempt.taken(2000, Via::Later, false).expect("it is news");
            assert_eq!(
                decode(encode(&snapshot).as_bytes()),
                Ok(snapshot),
                "{at}: {was} to {other}"
            );
        }
    }
    assert!(taken > 1000 && refused > 1000, "{taken} {refused}");
}

/// Two keys that are one, two fields that are one, two fields in one place: nothing that was saved says so.
#[test]
fn what_is_there_twice_is_refused() {
    let mut attempt = Attempt::new(AttemptId::new([7; 16]), 0);
    for step in ["aa", "bb"] {
        attempt.step(0, key(step));
    }
    for field in ["cc", "dd"] {
        attempt.declare(key(field), None, 0);
    }
    run(&mut attempt, &[(0, Event::Focus(0)), (0, Event::Focus(1))]);
    let sound = attempt.save(0);
    let is_taken = |changes: &[(&[u32], &[u32])]| {
        let mut numbers = sound.clone();
        for (from, to) in changes {
            let mut windows = sound.windows(from.len());
            let at = windows
                .position(|window| window == *from)
                .expect("it is there");
            numbers[at..at + to.len()].copy_from_slice(to);
        }
        Attempt::restore(&numbers, 0).is_some()
    };
    assert!(is_taken(&[]));
    let [a, b, c, d] = [b'a', b'b', b'c', b'd'].map(u32::from);
    assert!(!is_taken(&[(&[2, b, b], &[2, a, a])]), "a step");
    assert!(!is_taken(&[(&[2, d, d], &[2, c, c])]), "a field");
    assert!(!is_taken(&[(&[2, d, d], &[2, 68, 68])]), "no key");
    // After its key a field has: no kind, step 1, position 0, and its place, from 1.
    let (first, second) = ([c, c, 0, 1, 0, 1], [d, d, 0, 1, 0, 2]);
    let swapped = ([c, c, 0, 1, 0, 2], [d, d, 0, 1, 0, 1]);
    assert!(is_taken(&[(&first, &swapped.0), (&second, &swapped.1)]));
    assert!(!is_taken(&[(&second, &swapped.1)]), "two in one place");
    assert!(
        !is_taken(&[(&second, &[d, d, 0, 1, 0, 0])]),
        "a place of nobody"
    );
    assert!(
        !is_taken(&[(&second, &[d, d, 0, 1, 0, 3])]),
        "a place past the last"
    );
    assert!(
        !is_taken(&[(&second, &[d, d, 0, 2, 0, 2])]),
        "a step past the last"
    );
    assert!(
        !is_taken(&[(&second, &[d, d, 0, 1, 96, 2])]),
        "a position past the last"
    );
    // Who is only counted is not known on another page.
    attempt.count_only();
    assert!(Attempt::restore(&attempt.save(0), 0).is_none());
}
