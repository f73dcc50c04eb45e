use super::*;
use FieldMeter::{
    Autofilled, Blank, Commits, Corrections, Filled, Fixed, Hesitation, Lost, Pasted, Rejected,
    Returns, Time, Visits,
};

#[test]
fn visits_are_times_it_was_focused() {
    let visits = |events| told(events, TEL, [Visits]);
    let [twice, filled] = [
        [
            (1000, Event::Focus(TEL)),
            (2000, Event::Blur(TEL)),
            (2000, Event::Focus(TEL)),
        ],
        [
            (1000, typed(TEL, By::Autofill)),
            (1000, Event::Commit(TEL)),
            (2000, Event::Focus(TEL)),
        ],
    ];
    assert_eq!(visits(&twice), [2]);
    assert_eq!(visits(&filled[..2]), [1], "filled without");
    assert_eq!(visits(&filled), [1], "filled, and focused once");
    assert_eq!(visits(&[(1000, Event::Blank(TEL))]), [1], "found blank");
}

/// Time runs while the field is focused, and for all visits together.
#[test]
fn time_is_the_time_of_all_visits() {
    let events = [
        (2000, Event::Focus(TEL)),
        (4000, Event::Blur(TEL)), // 2 s
        (9000, Event::Focus(NAME)),
        (9000, Event::Blur(NAME)),
        (9000, Event::Focus(TEL)),
        (10_000, Event::Blur(TEL)), // 1 s
        (30_000, Event::Hidden),
    ];
    assert_eq!(told(&events, TEL, [Time]), [S3]);
    assert_eq!(told(&events[..2], TEL, [Time]), [S2]);
    assert_eq!(told(&events, NAME, [Time]), [0]);
    // Still focused: up to now.
    let mut open = after(&events[..1]);
    assert_eq!(field(&mut open, 3000, TEL).get(Time), S1);
    assert_eq!(field(&mut open, 6000, TEL).get(Time), S4);
}

/// From focus to the first thing typed, in all visits until then.
#[test]
fn hesitation_ends_with_the_first_thing_typed() {
    let events = [
        (1000, Event::Focus(TEL)),
        (2000, Event::Blur(TEL)), // 1 s, and nothing typed
        (5000, Event::Focus(TEL)),
        (7000, hand(TEL)), // 2 s more
        (60_000, hand(TEL)),
        (61_000, Event::Blur(TEL)),
        (62_000, Event::Focus(TEL)),
        (99_000, Event::Blur(TEL)),
    ];
    assert_eq!(told(&events[..2], TEL, [Hesitation]), [S1]);
    assert_eq!(told(&events, TEL, [Hesitation]), [S3]);
    for by in [By::Autofill, By::Us, By::Paste] {
        let filled = [
            (1000, typed(TEL, by)),
            (1000, Event::Focus(TEL)),
            (9000, Event::Blur(TEL)),
        ];
        assert_eq!(told(&filled, TEL, [Hesitation]), [0], "{by:?}");
    }
}

/// A commit is the first one, a correction each that changes it; a visit after that is a return.
#[test]
fn corrections_are_counted_by_commits() {
    let visit = |now: u64, commits: bool| {
        let commit = [(now + 400, Event::Commit(TEL))];
        let mut events = vec![(now, Event::Focus(TEL)), (now + 100, hand(TEL))];
        events.extend(commit.into_iter().filter(|_| commits));
        events.push((now + 400, Event::Blur(TEL)));
        events
    };
    let meters = [Commits, Corrections, Returns];
    let empty = visit(1000, false);
    assert_eq!(told(&empty, TEL, meters), [0, 0, 0]);
    // Entered for nothing before: that was no commit to return to.
    let one = [empty, visit(2000, true)].concat();
    assert_eq!(told(&one, TEL, meters), [1, 0, 0]);
    let looked = [one, visit(3000, false)].concat();
    assert_eq!(told(&looked, TEL, meters), [1, 0, 1]);
    let changed = [looked, visit(4000, true)].concat();
    assert_eq!(told(&changed, TEL, meters), [2, 1, 2]);
    // What was lost is entered anew: there is nothing that is changed.
    let lost = [changed, vec![(5000, Event::Lost(TEL))], visit(6000, true)].concat();
    assert_eq!(told(&lost, TEL, meters), [3, 1, 3]);
    // What she took out herself and put in again is two changes.
    let cleared = [(7000, Event::Commit(TEL)), (7000, Event::Cleared(TEL))];
    let cleared = [lost, cleared.to_vec(), visit(8000, true)].concat();
    assert_eq!(told(&cleared, TEL, meters), [5, 3, 4]);
}

/// What she took out herself cannot be lost, nor is what was lost before, and put in again since.
#[test]
fn what_was_taken_out_is_not_lost() {
    let mut attempt = attempt();
    let mut tell = |event| {
        attempt.apply(2000, event);
        (attempt.has(TEL), attempt.seen(2000).cause)
    };
    assert_eq!(tell(Event::Commit(TEL)), (true, None));
    let (has, cause) = tell(Event::Lost(TEL));
    assert_eq!(
        (has, cause.map(|(_, why)| why)),
        (false, Some(crate::beacon::Why::Lost))
    );
    assert_eq!(tell(Event::Commit(TEL)), (true, None));
    tell(Event::Commit(TEL));
    assert_eq!(tell(Event::Cleared(TEL)), (false, None));
}

/// 東京 typed with a slip put right within the composition: eleven events of input, one commit.
#[test]
fn a_composition_is_one_commit() {
    let mut events = vec![(1000, Event::Focus(NAME)), (1000, Event::Composing(true))];
    events.extend((0..11).map(|at| (1100 + at * 100, hand(NAME))));
    events.push((2300, Event::Composing(false)));
    events.push((2400, Event::Commit(NAME)));
    events.push((2400, Event::Blur(NAME)));
    assert_eq!(
        told(&events, NAME, [Visits, Commits, Corrections]),
        [1, 1, 0]
    );
    let once = events.clone();
    let again = once.into_iter().map(|(now, event)| (now + 5000, event));
    events.extend(again);
    assert_eq!(
        told(&events, NAME, [Visits, Commits, Corrections]),
        [2, 2, 1]
    );
}

/// What the browser filled was no visit: to look at it is not to come back, to change it is a correction.
#[test]
fn what_was_filled_is_changed_but_not_returned_to() {
    let events = [
        (1000, typed(TEL, By::Autofill)),
        (1000, Event::Commit(TEL)),
        (2000, Event::Focus(TEL)),
        (2500, Event::Commit(TEL)),
        (2500, Event::Blur(TEL)),
        (3000, Event::Focus(TEL)),
    ];
    let meters = [Visits, Commits, Corrections, Returns];
    assert_eq!(told(&events[..2], TEL, meters), [1, 1, 0, 0]);
    assert_eq!(told(&events[..5], TEL, meters), [1, 2, 1, 0]);
    assert_eq!(told(&events, TEL, meters), [2, 2, 1, 1]);
}

#[test]
fn mended_and_rejected_are_told_apart() {
    let rule = Code::PhoneTooShort;
    let events = [
        (1000, Event::Fixed(TEL)),
        (2000, Event::Fixed(TEL)),
        (
            2000,
            Event::Failed {
                at: TEL,
                rule,
                fixed: true,
            },
        ),
        (3000, failed(TEL, rule)),
    ];
    assert_eq!(told(&events, TEL, [Fixed, Rejected]), [2, 1]);
}

#[test]
fn who_filled_it_is_told() {
    let fills = [
        (By::Autofill, Autofilled),
        (By::Us, Filled),
        (By::Paste, Pasted),
    ];
    for (by, meter) in fills {
        let events = [
            (1000, typed(TEL, by)),
            (1500, typed(TEL, by)),
            (2000, hand(TEL)),
        ];
        for (_, other) in fills {
            let expected = if other == meter { 2 } else { 0 };
            assert_eq!(told(&events, TEL, [other]), [expected], "{by:?} {other:?}");
        }
    }
}

#[test]
fn blank_and_lost_are_counted() {
    let events = [
        (1000, Event::Blank(TEL)),
        (2000, Event::Blank(TEL)),
        (3000, Event::Commit(TEL)),
        (4000, Event::Lost(TEL)),
    ];
    assert_eq!(told(&events, TEL, [Blank, Lost]), [2, 1]);
    let has = |count: usize| after(&events[..count]).has(TEL);
    assert_eq!([0, 2, 3, 4].map(has), [false, false, true, false]);
    assert!(!attempt().has(9), "which there is not");
}

#[test]
fn each_rule_is_counted_by_itself() {
    let mut attempt = after(&[
        (1000, failed(TEL, Code::PhoneTooShort)),
        (1000, failed(TEL, Code::PhoneNotDigits)),
        (1000, failed(TEL, Code::PhoneTooShort)),
    ]);
    let rules = [(Code::PhoneTooShort, 2), (Code::PhoneNotDigits, 1)];
    let tel = field(&mut attempt, 1000, TEL);
    assert_eq!((tel.rules, tel.open), (rules.to_vec(), true));
    attempt.apply(2000, Event::Passed(TEL));
    let tel = field(&mut attempt, 2000, TEL);
    assert_eq!(
        (tel.rules, tel.open),
        (rules.to_vec(), false),
        "what failed stays told"
    );
}

#[test]
fn counts_stop_at_the_most_that_they_hold() {
    let mut attempt = attempt();
    for _ in 0..70_000 {
        run(
            &mut attempt,
            &[
                (1000, Event::Focus(TEL)),
                (1000, failed(TEL, Code::PhoneTooShort)),
            ],
        );
        run(
            &mut attempt,
            &[(1000, Event::Commit(TEL)), (1000, Event::Blocked)],
        );
    }
    let tel = field(&mut attempt, 1000, TEL);
    assert_eq!(
        (tel.get(Visits), tel.get(Corrections), tel.rules[0].1),
        (65_535, 65_535, 65_535)
    );
    assert_eq!(attempt.seen(1000).get(Meter::Blocked), 65_535);
}

/// Of a field that was not declared nothing is told, and it is no news.
#[test]
fn what_was_not_declared_is_nothing() {
    let mut attempt = attempt();
    let before = attempt.taken(1000, Via::Fetch, false).expect("the first");
    for at in [3, 95, 96, 127, 255] {
        let rule = Code::EmailTypo;
        for event in [
            Event::Focus(at),
            hand(at),
            typed(at, By::Paste),
            typed(at, By::Autofill),
            typed(at, By::Us),
            Event::Commit(at),
            Event::Fixed(at),
            Event::Passed(at),
            failed(at, rule),
            Event::Failed {
                at,
                rule,
                fixed: true,
            },
            Event::Blank(at),
            Event::Lost(at),
            Event::Asked(at),
            Event::Told(at),
            Event::Untold(at),
            Event::Here(at),
            Event::Gone(at),
            Event::Blur(at),
        ] {
            attempt.apply(1000, event);
            assert_eq!(attempt.taken(1000, Via::Fetch, false), None, "{event:?}");
        }
    }
    assert_eq!(attempt.seen(1000), before);
}
