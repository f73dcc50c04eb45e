use super::{Attempt, Event};
use crate::beacon::{AttemptId, FieldKey, FieldState, MAX_FIELDS, Outcome};
use crate::field::{Code, Kind};
use crate::nudge::NudgeState;

const NAME: u8 = 0;
const TEL: u8 = 1;
const MEMO: u8 = 2;

fn key(key: &str) -> FieldKey {
    FieldKey::new(key).unwrap()
}

/// An attempt at a form of three fields, begun at 1,000 ms.
fn attempt() -> Attempt {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 1000);
    attempt.declare(key("name"), Some(Kind::Name));
    attempt.declare(key("tel"), Some(Kind::Phone));
    attempt.declare(key("memo"), None);
    attempt
}

fn leave(at: u8, edited: bool) -> Event {
    Event::Leave { at, edited }
}

fn failed(at: u8, rule: Code) -> Event {
    Event::Checked {
        at,
        fixed: false,
        rule: Some(rule),
    }
}

fn run(attempt: &mut Attempt, events: &[(u64, Event)]) {
    for (now, event) in events {
        attempt.apply(*now, *event);
    }
}

fn field(attempt: &mut Attempt, now: u64, at: u8) -> FieldState {
    let fields = attempt.peek(now).fields;
    fields
        .into_iter()
        .find(|field| field.at == at)
        .unwrap_or_else(|| panic!("{at} was visited"))
}

#[test]
fn an_attempt_that_nobody_began_says_so_once() {
    let mut attempt = attempt();
    let snapshot = attempt.take(4000).unwrap();
    assert_eq!(
        (snapshot.rev, snapshot.outcome, snapshot.ms),
        (1, Outcome::Viewed, 3000)
    );
    assert_eq!(
        (snapshot.of, snapshot.last, snapshot.fields),
        (3, None, Vec::new())
    );
    assert_eq!(
        attempt.take(9000),
        None,
        "time by itself is nothing to send"
    );
    attempt.unsent();
    assert_eq!(attempt.take(9000).unwrap().rev, 2, "it did not get away");
}

#[test]
fn the_field_focused_last_is_where_it_ended() {
    let mut attempt = attempt();
    run(
        &mut attempt,
        &[
            (1000, Event::Focus(TEL)),
            (2000, leave(TEL, true)),
            (2000, Event::Focus(NAME)),
            (3000, leave(NAME, false)),
        ],
    );
    let snapshot = attempt.take(3000).unwrap();
    assert_eq!(snapshot.outcome, Outcome::Started);
    assert_eq!(snapshot.last, FieldKey::new("name"));
    let order: Vec<_> = snapshot.fields.iter().map(|field| field.at).collect();
    assert_eq!(order, [TEL, NAME], "by first visit, not by position");
    assert_eq!(snapshot.fields[0].kind, Some(Kind::Phone));
    assert_eq!((snapshot.fields[0].edits, snapshot.fields[1].edits), (1, 0));
}

/// Time runs while the page is visible, and for a field while it is focused as well.
#[test]
fn a_hidden_page_is_no_time_spent() {
    let mut attempt = attempt();
    run(
        &mut attempt,
        &[
            (2000, Event::Focus(TEL)),
            (2500, Event::Hidden),
            (60_000, Event::Visible),
            (60_700, leave(TEL, false)),
        ],
    );
    assert_eq!(attempt.peek(61_000).ms, 1000 + 500 + 700 + 300);
    assert_eq!(field(&mut attempt, 61_000, TEL).ms, 500 + 700);
    // Hidden twice, or shown twice, changes nothing.
    run(
        &mut attempt,
        &[
            (61_000, Event::Hidden),
            (62_000, Event::Hidden),
            (63_000, Event::Visible),
        ],
    );
    run(&mut attempt, &[(63_500, Event::Visible)]);
    assert_eq!(attempt.peek(64_000).ms, 2500 + 1000);
}

#[test]
fn a_page_that_is_hidden_and_shown_has_nothing_to_send() {
    let mut attempt = attempt();
    attempt.take(1000);
    run(
        &mut attempt,
        &[(2000, Event::Hidden), (3000, Event::Visible)],
    );
    assert_eq!(attempt.take(4000), None);
}

#[test]
fn a_clock_that_jumps_back_adds_nothing() {
    let mut attempt = attempt();
    run(
        &mut attempt,
        &[(2000, Event::Focus(TEL)), (500, leave(TEL, false))],
    );
    assert_eq!(attempt.peek(100).ms, 1000);
    assert_eq!(
        attempt.peek(2000).ms,
        1000,
        "nor does what it runs through again"
    );
    assert_eq!(attempt.peek(2100).ms, 1100);
    assert_eq!(field(&mut attempt, 2100, TEL).ms, 0);
}

#[test]
fn durations_are_coarse() {
    let mut attempt = attempt();
    run(
        &mut attempt,
        &[(1000, Event::Focus(TEL)), (1199, leave(TEL, false))],
    );
    assert_eq!(field(&mut attempt, 1199, TEL).ms, 100);
    assert_eq!(attempt.peek(1199).ms, 100);
    assert_eq!(
        attempt.peek(u64::MAX).ms,
        4_294_967_200,
        "as far as the wire counts"
    );
}

#[test]
fn a_field_focused_twice_is_visited_twice_and_listed_once() {
    let mut attempt = attempt();
    run(
        &mut attempt,
        &[
            (1000, Event::Focus(TEL)),
            (2000, Event::Focus(TEL)),
            (3000, leave(TEL, true)),
            (3000, Event::Focus(TEL)),
        ],
    );
    assert_eq!(attempt.peek(4000).fields.len(), 1);
    let tel = field(&mut attempt, 4000, TEL);
    assert_eq!((tel.visits, tel.ms, tel.edits), (3, 3000, 1));
}

/// One that was left without a word, because another took the focus, is not timed on.
#[test]
fn one_field_is_focused_at_a_time() {
    let mut attempt = attempt();
    run(
        &mut attempt,
        &[(1000, Event::Focus(TEL)), (2000, Event::Focus(NAME))],
    );
    // Late news of the field before do not take the focus from this one.
    run(&mut attempt, &[(3000, leave(TEL, true))]);
    assert_eq!(field(&mut attempt, 4000, TEL).ms, 1000);
    assert_eq!(field(&mut attempt, 4000, NAME).ms, 2000);
}

/// Autofill fills what nobody visited: what is known of it is kept, and it is not where it ended.
#[test]
fn what_autofill_filled_counts_as_visited() {
    let mut attempt = attempt();
    run(
        &mut attempt,
        &[
            (1000, leave(TEL, true)),
            (
                1000,
                Event::Checked {
                    at: TEL,
                    fixed: true,
                    rule: None,
                },
            ),
            (1000, failed(NAME, Code::KanaNotKana)),
        ],
    );
    let snapshot = attempt.peek(5000);
    assert_eq!((snapshot.outcome, snapshot.last), (Outcome::Viewed, None));
    let tel = field(&mut attempt, 5000, TEL);
    assert_eq!((tel.visits, tel.ms, tel.edits, tel.fixes), (1, 0, 1, 1));
    assert_eq!(
        field(&mut attempt, 5000, NAME).rules,
        [(Code::KanaNotKana, 1)]
    );
}

#[test]
fn each_rule_is_counted_by_itself() {
    let mut attempt = attempt();
    run(
        &mut attempt,
        &[
            (1000, Event::Focus(TEL)),
            (1000, failed(TEL, Code::PhoneTooShort)),
            (1000, failed(TEL, Code::PhoneNotDigits)),
            (1000, failed(TEL, Code::PhoneTooShort)),
            (
                1000,
                Event::Checked {
                    at: TEL,
                    fixed: true,
                    rule: None,
                },
            ),
        ],
    );
    let tel = field(&mut attempt, 1000, TEL);
    assert_eq!(
        tel.rules,
        [(Code::PhoneTooShort, 2), (Code::PhoneNotDigits, 1)]
    );
    assert_eq!(tel.fixes, 1);
}

#[test]
fn an_outcome_never_goes_back() {
    let mut attempt = attempt();
    let mut outcome = |event| {
        attempt.apply(1000, event);
        attempt.peek(1000).outcome
    };
    assert_eq!(outcome(Event::NudgeShown(NudgeState::Far)), Outcome::Viewed);
    assert_eq!(outcome(Event::Focus(MEMO)), Outcome::Started);
    assert_eq!(outcome(Event::Submitted), Outcome::Submitted);
    assert_eq!(outcome(Event::Focus(MEMO)), Outcome::Submitted);
    assert_eq!(outcome(Event::Completed), Outcome::Completed);
    assert_eq!(outcome(Event::Submitted), Outcome::Completed);
}

#[test]
fn nudges_are_counted_by_state() {
    let mut attempt = attempt();
    for state in [NudgeState::Near, NudgeState::Near, NudgeState::Reached] {
        attempt.apply(1000, Event::NudgeShown(state));
    }
    let nudges = attempt.peek(1000).nudges;
    assert_eq!(
        NudgeState::ALL.map(|state| nudges.get(state)),
        [0, 0, 2, 0, 1, 0, 0, 0]
    );
}

#[test]
fn what_was_not_declared_is_nothing() {
    let mut attempt = attempt();
    attempt.take(1000);
    for at in [3, 64, 255] {
        run(
            &mut attempt,
            &[
                (1000, Event::Focus(at)),
                (1000, failed(at, Code::EmailTypo)),
                (1000, leave(at, true)),
            ],
        );
    }
    assert_eq!(attempt.take(1000), None);
    assert_eq!(
        (attempt.peek(1000).fields, attempt.peek(1000).last),
        (Vec::new(), None)
    );
}

#[test]
fn the_64th_field_is_the_last_and_no_key_is_twice() {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
    attempt.declare(key("tel"), Some(Kind::Phone));
    attempt.declare(key("tel"), Some(Kind::Phone));
    assert_eq!(attempt.peek(0).of, 1);
    for at in 0..MAX_FIELDS {
        attempt.declare(FieldKey::position(at), None);
    }
    assert_eq!(usize::from(attempt.peek(0).of), MAX_FIELDS);
    attempt.apply(0, Event::Focus(63));
    assert_eq!(attempt.peek(0).last.unwrap().as_str(), "field-63");
}

/// What was seen is what is sent.
#[test]
fn peek_makes_no_revision() {
    let mut attempt = attempt();
    attempt.apply(1000, Event::Focus(TEL));
    let seen = attempt.peek(2000);
    assert_eq!(attempt.peek(2000), seen);
    assert_eq!(attempt.take(2000), Some(seen));
    assert_eq!(attempt.peek(2000).rev, 1, "nothing happened since");
    attempt.apply(2000, leave(TEL, false));
    assert_eq!(attempt.peek(2000).rev, 2);
}

#[test]
fn counts_stop_at_the_most_they_hold() {
    let mut attempt = attempt();
    for _ in 0..70_000 {
        attempt.apply(1000, Event::Focus(TEL));
        attempt.apply(1000, failed(TEL, Code::PhoneTooShort));
        attempt.apply(1000, Event::NudgeShown(NudgeState::Near));
    }
    let tel = field(&mut attempt, 1000, TEL);
    assert_eq!((tel.visits, tel.rules[0].1), (u16::MAX, u16::MAX));
    assert_eq!(attempt.peek(1000).nudges.get(NudgeState::Near), u16::MAX);
}
