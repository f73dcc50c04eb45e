//! Where the definitions differ, on attempts of a form of name and telephone number.

use super::Peer;
use crate::beacon::{AttemptId, FieldKey, Snapshot};
use crate::friction::{Attempt, By, Event};

const NAME: u8 = 0;
const TEL: u8 = 1;

fn made(events: &[Event]) -> Snapshot {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
    for (key, at) in [("name", 0), ("tel", 1)] {
        attempt.declare(FieldKey::new(key).unwrap(), None, at);
    }
    for event in events {
        attempt.apply(0, *event);
    }
    attempt.seen(0)
}

/// For each of surasura, Zuko, Matomo, Gyro-n and f-tra: whether it was started, done, abandoned, and the
/// key of the field where it ended.
fn told(snapshot: &Snapshot) -> [(bool, bool, bool, Option<&str>); 5] {
    Peer::ALL.map(|peer| {
        let ended = peer.ended_at(snapshot).map(usize::from);
        let key = ended.map(|at| snapshot.fields[at].key.as_str());
        let (started, done) = (peer.is_started(snapshot), peer.is_done(snapshot));
        (started, done, peer.is_abandoned(snapshot), key)
    })
}

const NOT: (bool, bool, bool, Option<&str>) = (false, false, false, None);
const UNDER_WAY: (bool, bool, bool, Option<&str>) = (true, false, false, None);
const DONE: (bool, bool, bool, Option<&str>) = (true, true, false, None);
const LEFT_AT_TEL: (bool, bool, bool, Option<&str>) = (true, false, true, Some("tel"));

fn visit(at: u8) -> [Event; 2] {
    [Event::Focus(at), Event::Blur(at)]
}

fn entered(at: u8) -> [Event; 3] {
    [Event::Focus(at), Event::Commit(at), Event::Blur(at)]
}

#[test]
fn who_only_looked_at_the_page_started_nothing() {
    assert_eq!(told(&made(&[])), [NOT; 5]);
    assert_eq!(told(&made(&[Event::Hidden])), [NOT; 5]);
}

/// f-tra: nothing was entered.
#[test]
fn who_only_focused_a_field_started_for_all_but_one() {
    let looked = made(&visit(TEL));
    assert_eq!(
        told(&looked),
        [LEFT_AT_TEL, LEFT_AT_TEL, LEFT_AT_TEL, LEFT_AT_TEL, NOT]
    );
}

/// f-tra: the name was entered, the telephone number was not.
#[test]
fn the_field_focused_last_is_not_the_one_entered_last() {
    let events = [&entered(NAME)[..], &visit(TEL)].concat();
    let at_name = (true, false, true, Some("name"));
    assert_eq!(
        told(&made(&events)),
        [LEFT_AT_TEL, LEFT_AT_TEL, LEFT_AT_TEL, LEFT_AT_TEL, at_name]
    );
}

/// What the browser filled is an interaction and something entered, but nobody focused it.
#[test]
fn who_had_it_filled_focused_nothing() {
    let events = [
        Event::Typed {
            at: TEL,
            by: By::Autofill,
        },
        Event::Commit(TEL),
    ];
    let nowhere = (true, false, true, None);
    assert_eq!(
        told(&made(&events)),
        [nowhere, nowhere, nowhere, NOT, LEFT_AT_TEL]
    );
}

/// Gyro-n: to press the button was the last thing done; a field focused after that is again.
#[test]
fn who_left_at_a_submit_that_was_stopped_left_at_no_field() {
    let stopped = [
        &entered(TEL)[..],
        &[Event::Blank(NAME), Event::Blocked, Event::Hidden],
    ]
    .concat();
    let at_button = UNDER_WAY;
    assert_eq!(
        told(&made(&stopped)),
        [
            LEFT_AT_TEL,
            LEFT_AT_TEL,
            LEFT_AT_TEL,
            at_button,
            LEFT_AT_TEL
        ]
    );
    let back = [&stopped[..], &[Event::Visible, Event::Focus(TEL)]].concat();
    assert_eq!(told(&made(&back)), [LEFT_AT_TEL; 5], "and is in it still");
    let again = [&back[..], &[Event::Blur(TEL), Event::Leaving]].concat();
    assert_eq!(told(&made(&again)), [LEFT_AT_TEL; 5]);
}

/// Zuko and f-tra wait for the page of thanks.
#[test]
fn submitted_is_not_completed() {
    let submitted = [&entered(TEL)[..], &[Event::Submitted]].concat();
    assert_eq!(
        told(&made(&submitted)),
        [DONE, LEFT_AT_TEL, DONE, DONE, LEFT_AT_TEL]
    );
    let completed = [&submitted[..], &[Event::Completed]].concat();
    assert_eq!(told(&made(&completed)), [DONE; 5]);
}

/// Matomo counts submits, those that were stopped among them; the others have no such word.
#[test]
fn a_second_submit_is_a_resubmit() {
    let told = |events: &[Event]| Peer::ALL.map(|peer| peer.is_resubmitter(&made(events)));
    let both = |is: bool| [Some(is), None, Some(is), None, None];
    assert_eq!(told(&[Event::Submitted]), both(false));
    assert_eq!(told(&[Event::Blocked, Event::Submitted]), both(true));
    assert_eq!(told(&[Event::Submitted, Event::Submitted]), both(true));
}

#[test]
fn names_are_found_again() {
    for peer in Peer::ALL {
        assert_eq!(Peer::from_name(peer.as_str()), Some(peer));
    }
    assert_eq!(Peer::from_name("Zuko"), None);
}
