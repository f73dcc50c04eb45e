//! Of checkout attempts, whatever happens in them.

use std::collections::HashSet;

use proptest::prelude::*;
use proptest::sample::select;
use surasura::beacon::{
    AttemptId, FieldKey, FieldMeter, Held, MAX_BODY, MAX_FIELDS, MAX_LOG, Meter, Signal, Snapshot,
    Via, decode, encode,
};
use surasura::field::Code;
use surasura::friction::By;
use surasura::{Attempt, Event, Kind, NudgeState};

use super::config;

fn event() -> impl Strategy<Value = Event> {
    // Some of the fields are not declared.
    let at = || 0..=MAX_FIELDS as u8;
    let by = || select(vec![By::Hand, By::Paste, By::Autofill, By::Us]);
    let rule = || select(Code::ALL.to_vec());
    let of_field = prop_oneof![
        3 => at().prop_map(Event::Focus),
        2 => at().prop_map(Event::Blur),
        2 => (at(), by()).prop_map(|(at, by)| Event::Typed { at, by }),
        2 => at().prop_map(Event::Commit),
        1 => at().prop_map(Event::Cleared),
        1 => at().prop_map(Event::Fixed),
        1 => at().prop_map(Event::Passed),
        2 => (at(), rule(), any::<bool>()).prop_map(|(at, rule, fixed)| Event::Failed { at, rule, fixed }),
        1 => at().prop_map(Event::Blank),
        1 => at().prop_map(Event::Lost),
        1 => at().prop_map(Event::Asked),
        1 => at().prop_map(Event::Here),
        1 => at().prop_map(Event::Gone),
        2 => at().prop_map(Event::Told),
        1 => at().prop_map(Event::Untold),
    ];
    let of_page = select(vec![
        Event::Composing(true),
        Event::Composing(false),
        Event::Frame,
        Event::Button,
        Event::Hidden,
        Event::Visible,
        Event::Resumed,
        Event::Leaving,
        Event::Blocked,
        Event::Submitted,
        Event::Completed,
        Event::Restart,
        Event::Dropped,
    ]);
    prop_oneof![
        4 => of_field,
        2 => of_page,
        1 => select(NudgeState::ALL.to_vec()).prop_map(Event::Nudge),
        1 => select(Held::ALL).prop_map(Event::Silent),
        1 => select(Signal::ALL).prop_map(Event::HelpTaken),
        1 => select(Signal::ALL).prop_map(Event::HelpClosed),
    ]
}

/// What is done between two events.
#[derive(Clone, Copy, Debug)]
enum Then {
    Nothing,
    Take(bool),
    Help(Signal),
    Step(u8),
    Page,
}

fn then() -> impl Strategy<Value = Then> {
    prop_oneof![
        6 => Just(Then::Nothing),
        3 => any::<bool>().prop_map(Then::Take),
        1 => select(Signal::ALL).prop_map(Then::Help),
        1 => (0..20_u8).prop_map(Then::Step),
        1 => Just(Then::Page),
    ]
}

/// Times are buckets, no field had the focus for longer than the whole took, and the beacon reads back the
/// same, or without its detail where that is too much.
fn is_sound(snapshot: &Snapshot) {
    let time = snapshot.get(Meter::Time);
    assert!(snapshot.get(Meter::Hesitation) <= time && snapshot.get(Meter::Completing) <= time);
    assert!(snapshot.log.len() <= MAX_LOG);
    for field in &snapshot.fields {
        let [visits, spent, hesitation, commits, corrections, returns] = [
            FieldMeter::Visits,
            FieldMeter::Time,
            FieldMeter::Hesitation,
            FieldMeter::Commits,
            FieldMeter::Corrections,
            FieldMeter::Returns,
        ]
        .map(|meter| field.get(meter));
        assert!(spent <= time && hesitation <= spent);
        assert!(visits > 0 && returns < visits && corrections <= commits);
        let failed = field.rules.iter().any(|(_, count)| *count > 0);
        assert!(failed || !field.open);
    }
    let body = encode(snapshot);
    assert!(
        body.len() <= MAX_BODY && body.is_ascii(),
        "{} bytes",
        body.len()
    );
    let read = decode(body.as_bytes()).expect("what is written can be read");
    assert_eq!(encode(&read), body);
    if body.len() < MAX_BODY / 2 && read.log.len() == snapshot.log.len() {
        assert_eq!(read, *snapshot, "{body}");
    }
}

/// The state as it stands, all of it.
fn seen(attempt: &mut Attempt, now: u64) -> Snapshot {
    // What time had passed is so for the attempt, too.
    let _body = attempt.peek(now);
    let mut attempt = attempt.clone();
    attempt.unsent();
    let seen = attempt.take(now, Via::Beacon, true);
    seen.expect("it was not sent").clone()
}

fn declare(attempt: &mut Attempt, fields: usize) {
    for at in 0..fields {
        let key = format!("{}-{at:02}", "k".repeat(FieldKey::MAX - 3));
        let key = FieldKey::new(&key).expect("a key of 32 bytes");
        attempt.declare(key, Kind::ALL.get(at % 12).copied(), at as u8);
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn an_attempt_is_sound_whatever_happens(
        fields in 0..=40_usize,
        start in 0..1_000_000_u64,
        stream in prop::collection::vec((-5_000..60_000_i64, event(), then()), 0..120),
    ) {
        let mut attempt = Attempt::new(AttemptId::new([7; 16]), start);
        declare(&mut attempt, fields);
        let (mut now, mut rev, mut seq) = (start, 0, 0);
        // Fields that she has left, or that a submit has asked for.
        let mut left = HashSet::new();
        for (step, event, then) in stream {
            let before = seen(&mut attempt, now);
            now = now.saturating_add_signed(step);
            attempt.apply(now, event);
            let after = seen(&mut attempt, now);
            let defects = |snapshot: &Snapshot, meter| snapshot.fields.iter().map(|field| field.get(meter)).sum::<u16>();
            let more = |meter| defects(&after, meter) - defects(&before, meter);
            let may_be_early = matches!(event, Event::Told(at) if !left.contains(&at));
            prop_assert!(more(FieldMeter::Early) <= u16::from(may_be_early));
            let goes_on = matches!(event, Event::Focus(_) | Event::Blocked | Event::Submitted);
            prop_assert!(goes_on || more(FieldMeter::Stale) == 0);
            if let Event::Blur(at) | Event::Asked(at) = event
                && at < before.of
            {
                left.insert(at);
            }
            if step <= 0 {
                prop_assert_eq!(before.get(Meter::Time), after.get(Meter::Time), "no time passed");
            }
            // Nothing that was counted is uncounted, nothing that was seen is forgotten.
            prop_assert!(after.outcome >= before.outcome && after.rev >= before.rev);
            let grows = |before: &[u16], after: &[u16]| before.iter().zip(after).all(|(one, other)| one <= other);
            prop_assert!(grows(&before.meters, &after.meters));
            prop_assert!(grows(&before.help.concat(), &after.help.concat()));
            prop_assert!(before.fields.len() <= after.fields.len());
            for (one, other) in before.fields.iter().zip(&after.fields) {
                prop_assert!((&one.key, one.step) == (&other.key, other.step), "the order stays");
                prop_assert!(grows(&one.meters, &other.meters));
            }
            match then {
                Then::Nothing => {}
                Then::Take(instead) => {
                    let shown = seen(&mut attempt, now);
                    if let Some(snapshot) = attempt.take(now, Via::Fetch, instead).cloned() {
                        prop_assert_eq!(snapshot.rev, rev + 1);
                        let expected = if instead && seq > 0 { seq } else { seq + 1 };
                        prop_assert_eq!(snapshot.seq, expected);
                        (rev, seq) = (snapshot.rev, snapshot.seq);
                        is_sound(&snapshot);
                        let same = Snapshot { via: Via::Beacon, seq: shown.seq, ..snapshot };
                        prop_assert_eq!(same, shown, "what is seen is what is taken");
                    }
                    prop_assert!(attempt.clone().take(now, Via::Fetch, instead).is_none());
                }
                Then::Help(signal) => drop(attempt.help(now, signal)),
                Then::Step(step) => {
                    attempt.step(now, FieldKey::position(step.into()));
                    declare(&mut attempt, fields);
                }
                Then::Page => {
                    let numbers = attempt.save(now);
                    let mut expected = seen(&mut attempt, now);
                    attempt = Attempt::restore(&numbers, 0).expect("what was saved");
                    now = 0;
                    expected.meters[Meter::Pages as usize] += 1;
                    expected.rev = rev + 1;
                    prop_assert_eq!(seen(&mut attempt, 0), expected);
                }
            }
        }
        is_sound(&seen(&mut attempt, now));
    }

    /// Numbers that nobody saved are not taken up, or what comes of them is sound.
    #[test]
    fn whatever_is_taken_up_is_sound(
        fields in 0..12_usize,
        stream in prop::collection::vec(event(), 0..60),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![0..130_u32, any::<u32>()]), 0..6),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
    ) {
        let mut attempt = Attempt::new(AttemptId::new([7; 16]), 0);
        attempt.step(0, FieldKey::position(0));
        declare(&mut attempt, fields);
        for (now, event) in (0..).step_by(700).zip(&stream) {
            attempt.apply(now, *event);
        }
        let mut numbers = attempt.save(90_000);
        for (at, number) in changes {
            let at = at.index(numbers.len());
            numbers[at] = number;
        }
        if let Some(cut) = cut {
            numbers.truncate(cut.index(numbers.len()));
        }
        if let Some(mut attempt) = Attempt::restore(&numbers, 5) {
            for event in stream {
                attempt.apply(1000, event);
            }
            let snapshot = attempt.take(2000, Via::Beacon, false).cloned().expect("it is news");
            prop_assert!(decode(encode(&snapshot).as_bytes()).is_ok());
            let again = attempt.save(3000);
            prop_assert!(Attempt::restore(&again, 0).is_some());
        }
    }

    #[test]
    fn numbers_at_random_are_no_attempt(numbers in prop::collection::vec(any::<u32>(), 0..400)) {
        prop_assert!(Attempt::restore(&numbers, 0).is_none());
    }
}
