//! What watching costs: an event, a snapshot, its body, for a form of 40 fields. Measured natively:
//! `cargo run --profile server --example attempt`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use surasura::beacon::{AttemptId, FieldKey};
use surasura::field::Code;
use surasura::friction::By;
use surasura::{Attempt, Event, Kind};

const FIELDS: u8 = 40;
const ROUNDS: usize = 41;

fn attempt() -> Attempt {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
    for step in ["cart", "address", "delivery", "payment"] {
        attempt.step(0, FieldKey::new(step).expect("a key"));
        for at in 0..FIELDS / 4 {
            let kind = Kind::ALL.get(usize::from(at)).copied();
            attempt.declare(FieldKey::position(usize::from(at)), kind, at);
        }
    }
    attempt
}

/// A field is entered, typed in with twelve keys in a composition, left, and every fourth time rejected.
fn visit(at: u8) -> Vec<Event> {
    let mut events = vec![Event::Focus(at), Event::Composing(true)];
    events.extend([Event::Typed { at, by: By::Hand }; 12]);
    events.extend([Event::Composing(false), Event::Commit(at), Event::Fixed(at)]);
    events.push(if at.is_multiple_of(4) {
        let (rule, fixed) = (Code::PhoneTooShort, true);
        Event::Failed { at, rule, fixed }
    } else {
        Event::Passed(at)
    });
    events.push(Event::Blur(at));
    events
}

/// The quickest quarter of rounds, each time.
fn quartile(mut run: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<_> = (0..ROUNDS).map(|_| run()).collect();
    times.sort_unstable();
    times.get(ROUNDS / 4).copied().unwrap_or_default()
}

fn main() {
    let events: Vec<Event> = (0..FIELDS).flat_map(visit).collect();
    let mut attempt = attempt();
    let mut now = 0;
    let mut pass = |attempt: &mut Attempt| {
        for event in &events {
            now += 150;
            attempt.apply(now, black_box(*event));
        }
    };
    pass(&mut attempt);
    let all = quartile(|| {
        let start = Instant::now();
        pass(&mut attempt);
        start.elapsed()
    });
    let count = events.len() as u32;
    println!("event\t{} ns, mean of {count}", (all / count).as_nanos());

    let mut fresh = self::attempt();
    for (now, event) in (0..).step_by(400).zip(&events) {
        fresh.apply(now, *event);
    }
    let mut body = String::new();
    let snapshot = quartile(|| {
        let start = Instant::now();
        body = black_box(&mut fresh).peek(99_000_000);
        start.elapsed()
    });
    println!(
        "snapshot and body\t{} us, {} bytes",
        snapshot.as_micros(),
        body.len()
    );
    let mut numbers = Vec::new();
    let saved = quartile(|| {
        let start = Instant::now();
        numbers = black_box(&mut fresh).save(99_000_000);
        start.elapsed()
    });
    println!(
        "saved for the next page\t{} us, {} numbers",
        saved.as_micros(),
        numbers.len()
    );
}
