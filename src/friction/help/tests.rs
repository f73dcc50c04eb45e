mod held;
mod signals;

use super::{Help, HelpRules};
use crate::beacon::{AttemptId, FieldKey, Held, HelpMeter, Signal, Snapshot};
use crate::field::{Code, Kind};
use crate::friction::{Attempt, By, Event};
use crate::nudge::NudgeState;

const RULES: HelpRules = HelpRules {
    early_ms: 10_000,
    gap_ms: 60_000,
    gap_pages: 0,
    most: 3,
    rest: false,
    hold_out: 0,
};

fn key(key: &str) -> FieldKey {
    FieldKey::new(key).unwrap()
}

/// An attempt at a form of six telephone numbers, begun at 0, of which the first was entered and left.
fn begun(rules: HelpRules) -> Attempt {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
    attempt.rules(rules);
    for at in 0..6 {
        attempt.declare(FieldKey::position(at), Some(Kind::Phone), at as u8);
    }
    run(
        &mut attempt,
        &[(1000, Event::Focus(0)), (2000, Event::Blur(0))],
    );
    attempt
}

fn run(attempt: &mut Attempt, events: &[(u64, Event)]) {
    for (now, event) in events {
        attempt.apply(*now, *event);
    }
}

/// The signal after some events, at the time of the last.
fn signal(events: &[(u64, Event)]) -> Option<(Signal, Option<u8>)> {
    let mut attempt = begun(RULES);
    run(&mut attempt, events);
    attempt.signal()
}

const fn hand(at: u8) -> Event {
    Event::Typed { at, by: By::Hand }
}

const fn failed(at: u8, rule: Code) -> Event {
    let fixed = false;
    Event::Failed { at, rule, fixed }
}

/// Visible time passes, and nothing else: a frame is asked for that has nothing to say.
const WAIT: Event = Event::Composing(false);
