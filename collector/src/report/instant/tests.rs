//! Bucket 3 is 1 to 1.5 s, 5 is 2 to 3 s, 7 is 4 to 6 s.

use super::*;

fn entry(act: Act, about: u8, after: u16) -> Entry {
    Entry {
        act,
        about: Some(about),
        after,
    }
}

const NEAR: u8 = NudgeState::Near as u8;
const REACHED: u8 = NudgeState::Reached as u8;
const STUCK: usize = Signal::Stuck as usize;

fn help(log: &[Entry]) -> Option<bool> {
    Instants::of(log).help[STUCK]
}

#[test]
fn what_surely_came_within_five_seconds_is_instant() {
    let step = entry(Act::Step, 0, 20);
    let after = |bucket| entry(Act::Help, STUCK as u8, bucket);
    let visit = |bucket| entry(Act::Visit, 0, bucket);
    // At most 3 s; at most 6 s, which may be more than five; 3 and 1.5 s; 3 and 3 s.
    assert_eq!(help(&[step, after(5)]), Some(true));
    assert_eq!(help(&[step, after(7)]), Some(false));
    assert_eq!(help(&[step, visit(5), after(3)]), Some(true));
    assert_eq!(help(&[step, visit(5), after(5)]), Some(false));
    // Without steps it is the attempt that began; any later one is another step.
    assert_eq!(help(&[visit(7), after(3)]), Some(false));
    assert_eq!(help(&[visit(7), step, after(3)]), Some(true));
    // The last bucket has no end.
    assert_eq!(help(&[after(29)]), Some(false));
    // One of two is enough.
    assert_eq!(help(&[step, after(3), after(9)]), Some(true));
    assert_eq!(help(&[step]), None);
}

#[test]
fn only_a_nudge_that_asks_for_more_can_be_too_soon() {
    let nudge = |state| Instants::of(&[entry(Act::Nudge, state, 0)]).nudge;
    assert_eq!((nudge(NEAR), nudge(REACHED)), (Some(true), None));
}

/// The 33rd entry of a full timeline may have had others before it.
#[test]
fn a_full_timeline_does_not_tell_across_its_gap() {
    let visits = |count| vec![entry(Act::Visit, 0, 0); count];
    let came = entry(Act::Help, STUCK as u8, 0);
    let at = |place: usize| {
        let mut log = visits(MAX_LOG);
        log[place] = came;
        help(&log)
    };
    // 16 times 250 ms and less, and 33 times.
    assert_eq!((at(15), at(31)), (Some(true), Some(false)));
    assert_eq!(at(32), None);
    let mut log = visits(MAX_LOG);
    log[40] = entry(Act::Step, 0, 0);
    log[41] = came;
    assert_eq!(help(&log), Some(true), "what came after it is known");
}
