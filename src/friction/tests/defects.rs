//! What a form does wrong itself: a fault that is told too early, one that stands there too long.

use super::*;
use FieldMeter::{Early, Stale};

const SHORT: Code = Code::PhoneTooShort;

#[test]
fn a_fault_told_before_she_left_is_early() {
    let early = |events: &[(u64, Event)]| told(events, TEL, [Early]);
    let typing = [
        (1000, Event::Focus(TEL)),
        (2000, hand(TEL)),
        (2000, Event::Told(TEL)),
        // Another fault is the same once more; one that comes again is another.
        (2100, Event::Told(TEL)),
        (2200, Event::Untold(TEL)),
        (2300, Event::Told(TEL)),
    ];
    assert_eq!(early(&typing[..3]), [1]);
    assert_eq!(early(&typing[..4]), [1]);
    assert_eq!(early(&typing), [2]);
    // At a field where nobody has been.
    assert_eq!(early(&[(1000, Event::Told(TEL))]), [1]);
    // What surasura filled in is not hers.
    assert_eq!(
        early(&[(1000, typed(TEL, By::Us)), (1000, Event::Told(TEL))]),
        [1]
    );
}

#[test]
fn a_fault_told_on_leaving_or_at_a_submit_is_not_early() {
    let left = [
        (1000, Event::Focus(TEL)),
        (2000, hand(TEL)),
        (3000, Event::Commit(TEL)),
        (3000, Event::Blur(TEL)),
        (3000, failed(TEL, SHORT)),
        (3000, Event::Told(TEL)),
        // She is back in it: she has seen it once.
        (4000, Event::Focus(TEL)),
        (4100, hand(TEL)),
        (4100, Event::Untold(TEL)),
        (4200, Event::Told(TEL)),
    ];
    assert_eq!(told(&left, TEL, [Early]), [0]);
    // Enter, in a field that she has not left.
    let pressed = [
        (1000, Event::Focus(TEL)),
        (2000, hand(TEL)),
        (3000, Event::Commit(TEL)),
        (3000, Event::Asked(NAME)),
        (3000, Event::Asked(TEL)),
        (3000, failed(TEL, SHORT)),
        (3000, Event::Told(TEL)),
        (3000, Event::Told(NAME)),
        (3000, Event::Blocked),
    ];
    assert_eq!(told(&pressed, TEL, [Early]), [0]);
    let mut pressed = after(&pressed);
    let name = pressed
        .seen(3000)
        .fields
        .iter()
        .any(|field| field.at == NAME);
    assert!(!name, "a required one where nobody has been");
    let autofilled = [
        (1000, typed(TEL, By::Autofill)),
        (1000, Event::Commit(TEL)),
        (1000, failed(TEL, SHORT)),
        (1000, Event::Told(TEL)),
    ];
    assert_eq!(told(&autofilled, TEL, [Early]), [0], "the browser left it");
}

/// Told of, and mended; what was said still stands there.
const MENDED: [(u64, Event); 10] = [
    (1000, Event::Focus(TEL)),
    (2000, Event::Commit(TEL)),
    (2000, Event::Blur(TEL)),
    (2000, failed(TEL, SHORT)),
    (2000, Event::Told(TEL)),
    (3000, Event::Focus(TEL)),
    (4000, hand(TEL)),
    (5000, Event::Commit(TEL)),
    (5000, Event::Blur(TEL)),
    (5000, Event::Passed(TEL)),
];

#[test]
fn a_fault_that_outlives_its_mending_is_stale() {
    let and = |more: &[(u64, Event)]| told(&[&MENDED[..], more].concat(), TEL, [Stale]);
    assert_eq!(and(&[]), [0], "she has not gone on");
    let next = [(5000, Event::Focus(MEMO))];
    assert_eq!(and(&next), [1]);
    for button in [Event::Submitted, Event::Blocked] {
        assert_eq!(and(&[(6000, button)]), [1]);
    }
    // Once for each: the next field is not another.
    assert_eq!(and(&[next[0], (6000, Event::Focus(NAME))]), [1]);
    // Back into the same one is not on.
    assert_eq!(and(&[(6000, Event::Focus(TEL))]), [0]);
    // It went before she did, or something else was said.
    assert_eq!(and(&[(5000, Event::Untold(TEL)), next[0]]), [0]);
    assert_eq!(and(&[(5000, Event::Told(TEL)), next[0]]), [0]);
}

#[test]
fn a_fault_that_is_true_is_not_stale() {
    let and = |events: &[(u64, Event)], more: &[(u64, Event)]| {
        told(&[events, more].concat(), TEL, [Stale])
    };
    let next = (6000, Event::Focus(MEMO));
    // Left as it was.
    assert_eq!(and(&MENDED[..5], &[next]), [0]);
    // Changed, and still wrong.
    assert_eq!(and(&MENDED[..9], &[(5000, failed(TEL, SHORT)), next]), [0]);
    // Emptied, and required.
    assert_eq!(and(&MENDED, &[(5500, Event::Blank(TEL)), next]), [0]);
    // A submit asks for what is blank, she fills it in: what is said goes with the first letter, or is stale.
    let blank = [
        (1000, Event::Asked(TEL)),
        (1000, Event::Told(TEL)),
        (1000, Event::Blank(TEL)),
        (1000, Event::Blocked),
        (1000, Event::Focus(TEL)),
        (2000, Event::Commit(TEL)),
        (2000, Event::Blur(TEL)),
    ];
    assert_eq!(and(&blank, &[next]), [1]);
    assert_eq!(and(&blank[..5], &[(2000, Event::Untold(TEL))]), [0]);
    assert_eq!(and(&blank[..5], &[next]), [0], "still blank");
}

/// What she has left stays left on the next page; what stood on the last one does not stand on it.
#[test]
fn of_pages_only_the_leaving_is_kept() {
    let go_on = |events: &[(u64, Event)], more: &[(u64, Event)]| {
        let numbers = after(events).save(9000);
        let mut attempt = Attempt::restore(&numbers, 0).expect("what was saved");
        run(&mut attempt, more);
        let tel = field(&mut attempt, 9000, TEL);
        [Early, Stale].map(|meter| tel.get(meter))
    };
    assert_eq!(go_on(&MENDED, &[(0, Event::Focus(MEMO))]), [0, 0]);
    assert_eq!(go_on(&MENDED, &[(0, Event::Told(TEL))]), [0, 0]);
    assert_eq!(go_on(&MENDED[..1], &[(0, Event::Told(TEL))]), [1, 0]);
}
