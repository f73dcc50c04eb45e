use super::*;

#[test]
fn one_rule_that_fails_again_in_one_field_is_a_loop() {
    let (short, long) = (Code::PhoneTooShort, Code::PhoneTooLong);
    let once = [(3000, failed(0, short))];
    assert_eq!(signal(&once), None);
    assert_eq!(
        signal(&[once[0], (4000, failed(0, long))]),
        None,
        "another rule"
    );
    assert_eq!(
        signal(&[once[0], (4000, failed(1, short))]),
        None,
        "another field"
    );
    let twice = [once[0], (4000, failed(0, short))];
    assert_eq!(signal(&twice), Some((Signal::Loop, Some(0))));
    assert_eq!(
        signal(&[twice[0], twice[1], (5000, Event::Passed(0))]),
        None
    );
    let broken = [once[0], (4000, Event::Passed(0)), (5000, failed(0, short))];
    assert_eq!(signal(&broken), None, "not in a row");
    // What was taken off the page cannot be tried again; where it comes back it begins anew.
    let gone = [twice[0], twice[1], (5000, Event::Gone(0))];
    assert_eq!(signal(&gone), None);
    let back = [(6000, Event::Here(0)), (7000, failed(0, short))];
    assert_eq!(signal(&[&gone[..], &back].concat()), None);
    // In another step it is none of her trouble any more.
    let mut attempt = begun(RULES);
    run(&mut attempt, &twice);
    attempt.step(6000, key("cart"));
    attempt.step(6000, key("next"));
    assert_eq!(attempt.signal(), None);
}

/// Changed in between or not: what counts is that it did not go through.
#[test]
fn a_submit_that_is_stopped_again_is_a_loop() {
    let blocked = (3000, Event::Blocked);
    assert_eq!(signal(&[blocked]), None);
    assert_eq!(signal(&[blocked, blocked]), Some((Signal::Loop, None)));
    let mended = [blocked, (4000, Event::Commit(0)), (5000, Event::Blocked)];
    assert_eq!(signal(&mended), Some((Signal::Loop, None)));
    assert_eq!(
        signal(&[blocked, (4000, Event::Submitted), (5000, Event::Blocked)]),
        None
    );
}

/// Twelve seconds without a key, or four times as long as her visits take.
#[test]
fn stuck_goes_by_her_own_pace() {
    let wait = |at: u64| [(20_000, Event::Focus(1)), (20_000 + at, WAIT)];
    assert_eq!(signal(&wait(11_999)), None);
    assert_eq!(signal(&wait(12_000)), Some((Signal::Stuck, Some(1))));
    // Nobody is in a field that was taken off the page.
    let gone = [(20_000, Event::Focus(1)), (21_000, Event::Gone(1))];
    assert_eq!(signal(&[gone[0], gone[1], (90_000, WAIT)]), None);
    // A key begins it anew.
    let typed = [
        (20_000, Event::Focus(1)),
        (31_000, hand(1)),
        (42_999, WAIT),
        (43_000, WAIT),
    ];
    assert_eq!(signal(&typed[..3]), None);
    assert_eq!(signal(&typed), Some((Signal::Stuck, Some(1))));
    assert_eq!(signal(&[typed[0], (40_000, Event::Blur(1))]), None, "left");

    // Three visits of 7 s, in the bucket that ends at 8 s: 32 s are long for her.
    let mut slow = begun(RULES);
    for at in 0..3_u64 {
        let now = 10_000 + at * 10_000;
        run(
            &mut slow,
            &[
                (now, Event::Focus(1)),
                (now + 100, hand(1)),
                (now + 7000, Event::Blur(1)),
            ],
        );
    }
    run(&mut slow, &[(50_000, Event::Focus(2)), (81_999, WAIT)]);
    assert_eq!(slow.signal(), None);
    slow.apply(82_000, WAIT);
    assert_eq!(slow.signal(), Some((Signal::Stuck, Some(2))));
    // Visits in which nothing was typed say nothing of her pace.
    let mut quick = begun(RULES);
    for at in 0..3_u64 {
        let now = 10_000 + at * 10_000;
        run(
            &mut quick,
            &[(now, Event::Focus(1)), (now + 9000, Event::Blur(1))],
        );
    }
    run(&mut quick, &[(50_000, Event::Focus(2)), (62_000, WAIT)]);
    assert_eq!(quick.signal(), Some((Signal::Stuck, Some(2))));
}

/// An address has to be looked up: nobody is stuck in it before 20 s.
#[test]
fn what_has_to_be_thought_of_takes_longer() {
    for (kind, ms) in [
        (None, 20_000),
        (Some(Kind::Address), 20_000),
        (Some(Kind::Company), 20_000),
        (Some(Kind::Name), 12_000),
        (Some(Kind::Postal), 12_000),
    ] {
        let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
        attempt.declare(key("a"), kind, 0);
        run(&mut attempt, &[(0, Event::Focus(0)), (ms - 1, WAIT)]);
        assert_eq!(attempt.signal(), None, "{kind:?}");
        attempt.apply(ms, WAIT);
        assert_eq!(attempt.signal(), Some((Signal::Stuck, Some(0))), "{kind:?}");
    }
}

/// Four fields in a row that she has been in, and nothing changed.
#[test]
fn going_round_is_circling() {
    let visit = |now: u64, at: u8| [(now, Event::Focus(at)), (now, Event::Blur(at))];
    let round = [
        visit(3000, 1),
        visit(4000, 2),
        visit(5000, 0),
        visit(6000, 1),
        visit(7000, 2),
    ]
    .concat();
    assert_eq!(signal(&round), None, "three that she has been in");
    let more = [round.clone(), visit(8000, 0).to_vec()].concat();
    assert_eq!(signal(&more), Some((Signal::Circling, Some(0))));
    let changed = [
        round.clone(),
        vec![(7500, Event::Commit(2))],
        visit(8000, 0).to_vec(),
    ]
    .concat();
    assert_eq!(signal(&changed), None, "something was got done");
    let new = [more, visit(9000, 3).to_vec()].concat();
    assert_eq!(signal(&new), None, "a field that she had not been in");
    // To look at another window and come back to the same field is not to go round.
    let same: Vec<_> = (3..20).flat_map(|at| visit(at * 1000, 0)).collect();
    assert_eq!(signal(&same), None);
    // Nor is it to see for the first time what the browser has filled in.
    let fill = |at| {
        (
            2500,
            Event::Typed {
                at,
                by: By::Autofill,
            },
        )
    };
    let seen = [
        visit(3000, 1),
        visit(4000, 2),
        visit(5000, 3),
        visit(6000, 4),
    ]
    .concat();
    assert_eq!(signal(&[(1..6).map(fill).collect(), seen].concat()), None);
}

#[test]
fn the_pointer_at_the_top_is_leaving() {
    let leaving = (3000, Event::Leaving);
    assert_eq!(signal(&[leaving]), Some((Signal::Leaving, Some(0))));
    assert_eq!(
        signal(&[leaving, (4000, Event::Focus(1))]),
        None,
        "she is back"
    );
    let graver = [leaving, (3000, Event::Blocked), (3000, Event::Blocked)];
    assert_eq!(signal(&graver), Some((Signal::Loop, None)), "the gravest");
}
