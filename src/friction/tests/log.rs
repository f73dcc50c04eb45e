use super::*;
use crate::beacon::{MAX_LOG, Signal, Why};
use crate::nudge::NudgeState;

/// 10 s to the first focus, 3 s in the field, then at once.
#[test]
fn the_timeline_is_what_happened_in_order() {
    let mut attempt = after(&[
        (11_000, Event::Focus(TEL)),
        (11_500, hand(TEL)),
        (14_000, Event::Commit(TEL)),
        (14_000, failed(TEL, Code::PhoneTooShort)),
        (14_000, Event::Blur(TEL)),
        (14_250, Event::Blank(NAME)),
        (14_250, Event::Blocked),
        (15_250, typed(NAME, By::Autofill)),
        (15_250, typed(MEMO, By::Paste)),
        (15_250, typed(MEMO, By::Us)),
        (16_250, Event::Lost(MEMO)),
        (16_250, Event::Nudge(NudgeState::Near)),
        (16_250, Event::HelpTaken(Signal::Loop)),
        (16_250, Event::HelpClosed(Signal::Stuck)),
        (16_250, Event::Leaving),
        (16_250, Event::Submitted),
        (16_250, Event::Restart),
        (16_250, Event::Completed),
    ]);
    // Fields by their order: tel, name, memo.
    let expected = [
        (Act::Failed, Some(0), 10), // 13 s
        (Act::Visit, Some(0), 0),
        (Act::Blank, Some(1), 1), // 250 ms
        (Act::Blocked, None, 0),
        (Act::Autofilled, Some(1), S1),
        (Act::Pasted, Some(2), 0),
        (Act::Filled, Some(2), 0),
        (Act::Lost, Some(2), S1),
        (Act::Nudge, Some(2), 0),
        (Act::HelpTaken, Some(3), 0),
        (Act::HelpClosed, Some(2), 0),
        (Act::Leaving, None, 0),
        (Act::Submitted, None, 0),
        (Act::Restart, None, 0),
        (Act::Completed, None, 0),
    ];
    let expected = expected.map(|(act, about, after)| Entry { act, about, after });
    let snapshot = attempt.seen(20_000);
    assert_eq!(snapshot.log, expected);
    let order: Vec<_> = snapshot.fields.iter().map(|field| field.at).collect();
    assert_eq!(
        order,
        [TEL, NAME, MEMO],
        "by the first visit, not by position"
    );
}

/// That the page is there again is told once, on whatever page.
#[test]
fn a_page_that_comes_back_is_visible() {
    let acts = |attempt: &mut Attempt| {
        let log = attempt.seen(9000).log;
        log.iter().map(|entry| entry.act).collect::<Vec<_>>()
    };
    let hidden = (2000, Event::Hidden);
    for back in [Event::Visible, Event::Resumed] {
        let mut attempt = after(&[hidden, (3000, back), (3000, Event::Visible)]);
        assert_eq!(acts(&mut attempt), [Act::Hidden, Act::Visible], "{back:?}");
    }
    // Back to a page of the history, with what the pages after it left.
    let numbers = after(&[hidden]).save(2000);
    let mut attempt = Attempt::restore(&numbers, 3000).expect("what was saved");
    attempt.apply(3000, Event::Resumed);
    assert_eq!(acts(&mut attempt), [Act::Hidden, Act::Visible]);
}

/// The first 32 and the last 64 of 100 entries: those from the 33rd to the 36th make room.
#[test]
fn what_happened_in_the_middle_makes_room() {
    let mut attempt = attempt();
    // The nth entry comes n mod 20 buckets after the one before.
    let mut now = 1000;
    for at in 0..100_u16 {
        now += u64::from(crate::beacon::shortest(at % 20));
        attempt.apply(now, Event::Leaving);
    }
    let log = attempt.seen(now).log;
    assert_eq!(log.len(), MAX_LOG);
    let after: Vec<_> = log.iter().map(|entry| entry.after).collect();
    let expected: Vec<_> = (0..32).chain(36..100).map(|at| at % 20).collect();
    assert_eq!(after, expected);
}

/// `last` is the field focused last; what is filled or found blank since is not.
#[test]
fn the_field_focused_last_is_where_it_ended() {
    let mut attempt = after(&[
        (1000, Event::Focus(TEL)),
        (2000, Event::Blur(TEL)),
        (2000, Event::Focus(NAME)),
        (3000, Event::Blur(NAME)),
        (3000, typed(MEMO, By::Autofill)),
        (3000, Event::Commit(MEMO)),
        (4000, Event::Blank(TEL)),
    ]);
    let snapshot = attempt.seen(4000);
    let last = usize::from(snapshot.last.expect("a field"));
    assert_eq!((last, snapshot.fields[last].at), (1, NAME));
    assert_eq!(
        after(&[(1000, typed(TEL, By::Autofill))]).seen(1000).last,
        None
    );
    // What she types in has the focus, though it came before anybody listened.
    assert_eq!(after(&[(1000, hand(TEL))]).seen(1000).last, Some(0));
}

fn cause(events: &[(u64, Event)]) -> Option<(u8, Why)> {
    let mut attempt = attempt();
    run(
        &mut attempt,
        &[(1000, Event::Focus(MEMO)), (1000, Event::Blur(MEMO))],
    );
    run(&mut attempt, events);
    let snapshot = attempt.seen(events.last()?.0);
    let (at, why) = snapshot.cause?;
    Some((snapshot.fields[usize::from(at)].at, why))
}

#[test]
fn the_cause_is_the_first_friction_that_is_not_resolved() {
    let rule = Code::PhoneTooShort;
    let open = [(1000, failed(TEL, rule))];
    assert_eq!(cause(&open), Some((TEL, Why::Rule)));
    assert_eq!(cause(&[open[0], (2000, Event::Passed(TEL))]), None);
    // The order is that of the visits: the telephone number came before the name.
    let name = [open[0], (2000, Event::Blank(NAME))];
    assert_eq!(cause(&name), Some((TEL, Why::Rule)));
    assert_eq!(
        cause(&[name[0], name[1], (3000, Event::Passed(TEL))]),
        Some((NAME, Why::Blank))
    );
    assert_eq!(cause(&[name[1], (3000, Event::Commit(NAME))]), None);
    let lost = [(1000, Event::Commit(TEL)), (2000, Event::Lost(TEL))];
    assert_eq!(cause(&lost), Some((TEL, Why::Lost)));
    assert_eq!(cause(&[lost[0], lost[1], (3000, Event::Commit(TEL))]), None);
    // Several in one field: the rule, what is lost, what is blank.
    let all = [open[0], lost[0], lost[1], (2000, Event::Blank(TEL))];
    assert_eq!(cause(&all), Some((TEL, Why::Rule)));
    assert_eq!(cause(&all[1..]), Some((TEL, Why::Lost)));
}

/// Nobody is stuck before 12 s without a key, 20 s where there is more to think of; whether help is offered or not.
#[test]
fn stuck_is_a_cause_until_something_is_committed() {
    let stuck = |at: u8, ms: u64| cause(&[(1000, Event::Focus(at)), (1000 + ms, Event::Blur(at))]);
    assert_eq!(stuck(TEL, 11_999), None);
    assert_eq!(stuck(TEL, 12_000), Some((TEL, Why::Stuck)));
    assert_eq!(stuck(MEMO, 19_999), None);
    assert_eq!(stuck(MEMO, 20_000), Some((MEMO, Why::Stuck)));
    let then = [
        (1000, Event::Focus(TEL)),
        (20_000, hand(TEL)),
        (21_000, Event::Commit(TEL)),
    ];
    assert_eq!(cause(&then[..2]), Some((TEL, Why::Stuck)));
    assert_eq!(cause(&then), None);
}

#[test]
fn what_was_shown_and_held_back_is_counted() {
    use crate::beacon::{Held, HelpMeter};
    let mut attempt = after(&[
        (1000, Event::Nudge(NudgeState::Near)),
        (1000, Event::Nudge(NudgeState::Near)),
        (1000, Event::Nudge(NudgeState::Reached)),
        (1000, Event::Silent(Held::Typing)),
        (1000, Event::Silent(Held::NoSaving)),
        (1000, Event::Silent(Held::Typing)),
        (1000, Event::HelpTaken(Signal::Stuck)),
        (1000, Event::HelpClosed(Signal::Loop)),
    ]);
    let snapshot: Snapshot = attempt.seen(1000);
    let nudges = NudgeState::ALL.map(|state| snapshot.nudges.get(state));
    assert_eq!(nudges, [0, 0, 2, 0, 1, 0, 0, 0]);
    assert_eq!(snapshot.silent, [(Held::Typing, 2), (Held::NoSaving, 1)]);
    assert_eq!(
        snapshot.help[Signal::Stuck as usize][HelpMeter::Taken as usize],
        1
    );
    assert_eq!(
        snapshot.help[Signal::Loop as usize][HelpMeter::Closed as usize],
        1
    );
    assert_eq!(snapshot.help.iter().flatten().sum::<u16>(), 2);
}
