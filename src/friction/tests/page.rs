use super::*;
use Meter::{Backs, Blocked, Completing, Dropped, Hidden, Pages, Restarts, Resumed, Submits};

fn whole(attempt: &mut Attempt, now: u64, meter: Meter) -> u16 {
    attempt.seen(now).get(meter)
}

#[test]
fn an_attempt_that_nobody_began_is_viewed() {
    let snapshot = attempt().seen(4000);
    assert_eq!(
        (snapshot.rev, snapshot.seq, snapshot.outcome),
        (1, 1, Outcome::Viewed)
    );
    assert_eq!(
        (snapshot.of, snapshot.last, snapshot.cause),
        (3, None, None)
    );
    assert_eq!((snapshot.fields.len(), snapshot.log.len()), (0, 0));
    let counted =
        [Pages, Meter::Time, Meter::Hesitation, Completing].map(|meter| snapshot.get(meter));
    assert_eq!(counted, [1, S3, S3, 0]);
}

/// Focused, or filled, is started; that a rule failed or that it was blank is not.
#[test]
fn an_outcome_never_goes_back() {
    for event in [
        Event::Blank(TEL),
        Event::Lost(TEL),
        failed(TEL, Code::PhoneTooShort),
        Event::Blocked,
    ] {
        assert_eq!(
            after(&[(1000, event)]).outcome(),
            Outcome::Viewed,
            "{event:?}"
        );
    }
    for event in [
        Event::Focus(TEL),
        typed(TEL, By::Autofill),
        typed(TEL, By::Us),
        Event::Commit(TEL),
    ] {
        assert_eq!(
            after(&[(1000, event)]).outcome(),
            Outcome::Started,
            "{event:?}"
        );
    }
    let mut attempt = attempt();
    let mut outcome = |event| {
        attempt.apply(1000, event);
        attempt.seen(1000).outcome
    };
    assert_eq!(outcome(Event::Focus(MEMO)), Outcome::Started);
    assert_eq!(outcome(Event::Submitted), Outcome::Submitted);
    assert_eq!(outcome(Event::Focus(MEMO)), Outcome::Submitted);
    assert_eq!(outcome(Event::Completed), Outcome::Completed);
    assert_eq!(outcome(Event::Submitted), Outcome::Completed);
}

/// 2 s until the first touch; from there 1 s to the first submit, 3 s to the second.
#[test]
fn the_time_to_submit_begins_with_the_first_touch() {
    let mut attempt = after(&[(3000, Event::Focus(TEL)), (4000, Event::Submitted)]);
    let mut told = |now| {
        let snapshot = attempt.seen(now);
        [Meter::Hesitation, Completing, Submits].map(|meter| snapshot.get(meter))
    };
    assert_eq!(told(5000), [S2, S1, 1]);
    attempt.apply(6000, Event::Submitted);
    let snapshot = attempt.seen(99_000);
    let told = [Meter::Hesitation, Completing, Submits].map(|meter| snapshot.get(meter));
    assert_eq!(told, [S2, S3, 2]);
}

#[test]
fn what_happens_to_the_page_is_counted() {
    let counts = [
        (Event::Blocked, Blocked),
        (Event::Submitted, Submits),
        (Event::Restart, Restarts),
        (Event::Resumed, Resumed),
        (Event::Dropped, Dropped),
    ];
    for (event, meter) in counts {
        let mut attempt = after(&[(1000, event), (2000, event)]);
        assert_eq!(whole(&mut attempt, 2000, meter), 2, "{event:?}");
        for (_, other) in counts {
            assert!(
                other == meter || whole(&mut attempt, 2000, other) == 0,
                "{event:?} {other:?}"
            );
        }
    }
}

/// 1 s, hidden for a minute, 2 s; for the field 0.5 and 1 s.
#[test]
fn a_hidden_page_is_no_time_spent() {
    let mut attempt = after(&[
        (1500, Event::Focus(TEL)),
        (2000, Event::Hidden),
        (2000, Event::Hidden), // hidden, and then left
        (62_000, Event::Visible),
        (63_000, Event::Blur(TEL)),
    ]);
    assert_eq!(whole(&mut attempt, 64_000, Meter::Time), S3);
    assert_eq!(whole(&mut attempt, 64_000, Hidden), 1);
    assert_eq!(
        field(&mut attempt, 64_000, TEL).get(FieldMeter::Time),
        4,
        "1.5 s"
    );
    let log: Vec<_> = attempt
        .seen(64_000)
        .log
        .iter()
        .map(|entry| (entry.act, entry.after))
        .collect();
    // 1 s since it began, and 1 s since it was visible again.
    assert_eq!(
        log,
        [(Act::Hidden, S1), (Act::Visible, 0), (Act::Visit, S1)]
    );
    // Shown twice: the clock goes on as it was.
    attempt.apply(64_000, Event::Visible);
    assert_eq!(whole(&mut attempt, 65_000, Meter::Time), S4);
    assert_eq!(attempt.seen(65_000).log.len(), 3);
}

/// A machine that slept says nothing when it goes: what passed until the page came back is no time spent.
#[test]
fn time_that_the_page_was_away_for_is_nobodys() {
    for event in [Event::Visible, Event::Resumed] {
        let mut attempt = after(&[(2000, Event::Focus(TEL)), (90_000, event)]);
        assert_eq!(whole(&mut attempt, 91_000, Meter::Time), S2);
        assert_eq!(field(&mut attempt, 91_000, TEL).get(FieldMeter::Time), S1);
    }
}

/// Neither what it jumps back over nor what it runs through again is time.
#[test]
fn a_clock_that_jumps_back_adds_nothing() {
    let mut attempt = after(&[(2000, Event::Focus(TEL)), (500, Event::Blur(TEL))]);
    assert_eq!(whole(&mut attempt, 100, Meter::Time), S1);
    assert_eq!(whole(&mut attempt, 2000, Meter::Time), S1);
    assert_eq!(whole(&mut attempt, 3000, Meter::Time), S2);
    assert_eq!(field(&mut attempt, 3000, TEL).get(FieldMeter::Time), 0);
    assert_eq!(
        whole(&mut attempt, u64::MAX, Meter::Time),
        29,
        "as far as buckets go"
    );
    // Hidden and shown by an earlier clock: it goes on from there.
    let mut attempt = after(&[(2000, Event::Hidden), (500, Event::Visible)]);
    assert_eq!(whole(&mut attempt, 1500, Meter::Time), S2);
}

#[test]
fn steps_are_gone_through_and_back() {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
    let keys = [
        "cart", "address", "confirm", "address", "address", "confirm",
    ];
    let mut fields = Vec::new();
    for (now, step) in (0..).step_by(1000).zip(keys) {
        attempt.step(now, key(step));
        fields.push(attempt.declare(key("tel"), Some(Kind::Phone), 0));
    }
    // The same key in another step is another field, in the same step it is the same.
    assert_eq!(fields, [0, 1, 2, 1, 1, 2].map(Some));
    let snapshot = attempt.seen(9000);
    let steps: Vec<_> = snapshot.steps.iter().map(FieldKey::as_str).collect();
    assert_eq!(
        (steps, snapshot.step),
        (vec!["cart", "address", "confirm"], 2)
    );
    assert_eq!(
        snapshot.get(Backs),
        1,
        "from the confirmation to the address"
    );
    let log: Vec<_> = snapshot
        .log
        .iter()
        .map(|entry| (entry.act, entry.about))
        .collect();
    assert_eq!(log, [0, 1, 2, 1, 2].map(|at| (Act::Step, Some(at))));
    assert_eq!(snapshot.of, 3);
}

/// The first step is one step, however often it is said: by each render of a single-page shop.
#[test]
fn a_step_that_is_said_again_is_no_other() {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
    for _ in 0..3 {
        attempt.step(0, key("cart"));
    }
    assert_eq!(attempt.seen(0).log.len(), 1);
    for at in 0..20 {
        attempt.step(0, key(&format!("step-{at}")));
    }
    assert_eq!(
        attempt.seen(0).steps.len(),
        16,
        "and past the 16th none is one of its own"
    );
    assert_eq!(attempt.seen(0).step, 15);
}

/// A field that goes with its step is left with it, though no browser says so.
#[test]
fn a_step_ends_the_visit() {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
    attempt.step(0, key("cart"));
    attempt.declare(key("tel"), Some(Kind::Phone), 0);
    attempt.apply(1000, Event::Focus(0));
    attempt.step(3000, key("address"));
    let snapshot = attempt.seen(9000);
    assert_eq!(snapshot.fields[0].get(FieldMeter::Time), S2);
    let log: Vec<_> = snapshot
        .log
        .iter()
        .map(|entry| (entry.act, entry.about))
        .collect();
    assert_eq!(
        log,
        [
            (Act::Step, Some(0)),
            (Act::Visit, Some(0)),
            (Act::Step, Some(1))
        ]
    );
}

#[test]
fn a_field_may_take_the_place_of_another() {
    let mut attempt = attempt();
    let company = attempt.declare(key("organization"), Some(Kind::Company), 1);
    assert_eq!(company, Some(3), "where the telephone number was");
    // Places past the last that the wire knows are the last.
    assert_eq!(attempt.declare(key("far"), None, 255), Some(4));
    attempt.apply(1000, Event::Focus(4));
    let far = attempt.seen(1000).fields[0].clone();
    assert_eq!((far.key.as_str(), far.at), ("far", 95));
    for at in 0..96 {
        attempt.declare(FieldKey::position(at), None, at as u8);
    }
    assert_eq!(attempt.seen(1000).of, 96);
    assert_eq!(attempt.declare(key("one-more"), None, 0), None);
    assert_eq!(
        attempt.declare(key("tel"), None, 0),
        Some(TEL),
        "one that is known is the same"
    );
}

#[test]
fn what_is_known_of_her_stays() {
    use crate::beacon::{Channel, Device};
    let mut attempt = attempt();
    attempt.describe(Some(Device::Phone), None);
    attempt.describe(Some(Device::Desktop), Some(Channel::Mail));
    for segment in ["a", "b", "a", "c", "d", "e"] {
        attempt.segment(key(segment));
    }
    attempt.sample(0);
    let snapshot = attempt.seen(1000);
    assert_eq!(
        (snapshot.device, snapshot.channel),
        (Some(Device::Phone), Some(Channel::Mail))
    );
    assert_eq!(snapshot.segments, ["a", "b", "c", "d"].map(key));
    assert_eq!(snapshot.sample, 1);
    attempt.sample(255);
    assert_eq!(attempt.seen(1000).sample, 100);
}
