//! In steady state an event allocates nothing: whatever room it needs was taken when it was new.

#![cfg(not(target_arch = "wasm32"))]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use surasura::beacon::{AttemptId, FieldKey, Held, Signal, Via};
use surasura::field::Code;
use surasura::friction::By;
use surasura::{Attempt, Event, Kind, NudgeState};

/// Counts what its own thread asks for: the runner of the tests has others.
struct Counting;

thread_local! {
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

fn count() {
    // At the end of a thread there is nothing to count in any more.
    let _gone = ASKED.try_with(|asked| asked.set(asked.get() + 1));
}

// SAFETY: all is left to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

fn asked(work: impl FnOnce()) -> u64 {
    let before = ASKED.get();
    work();
    ASKED.get() - before
}

/// Every event that there is, for a form of 40 fields.
fn events() -> Vec<Event> {
    let mut events = vec![
        Event::Composing(true),
        Event::Composing(false),
        Event::Frame,
        Event::Button,
        Event::Hidden,
        Event::Visible,
        Event::Resumed,
        Event::Leaving,
        Event::Blocked,
        Event::Submitted,
        Event::Completed,
        Event::Restart,
        Event::Dropped,
    ];
    for at in 0..40 {
        let (rule, fixed) = (Code::PhoneTooShort, true);
        let typed = [By::Hand, By::Paste, By::Autofill, By::Us].map(|by| Event::Typed { at, by });
        events.push(Event::Focus(at));
        events.extend(typed);
        events.extend([
            Event::Commit(at),
            Event::Cleared(at),
            Event::Fixed(at),
            Event::Failed { at, rule, fixed },
            Event::Passed(at),
            Event::Blank(at),
            Event::Lost(at),
            Event::Gone(at),
            Event::Here(at),
            Event::Told(at),
            Event::Untold(at),
            Event::Asked(at),
            Event::Blur(at),
        ]);
    }
    events.extend(NudgeState::ALL.map(Event::Nudge));
    events.extend(Held::ALL.iter().copied().map(Event::Silent));
    for signal in Signal::ALL {
        events.extend([Event::HelpTaken(*signal), Event::HelpClosed(*signal)]);
    }
    events
}

#[test]
fn the_counter_counts() {
    assert_eq!(asked(|| ()), 0);
    assert_eq!(asked(|| drop(vec![0_u8; 8])), 1);
    assert_eq!(
        asked(|| drop(String::from("a") + "bcdefghijklmnopqrstuvwxyz")),
        2
    );
}

#[test]
fn an_event_allocates_nothing_in_steady_state() {
    let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
    attempt.step(0, FieldKey::position(0));
    for at in 0..40 {
        attempt.declare(FieldKey::position(at), Some(Kind::Phone), at as u8);
    }
    let events = events();
    let mut now = 0;
    let mut apply = |attempt: &mut Attempt, event: Event| {
        now += 700;
        attempt.apply(now, event);
    };
    // Each once: what is new may take room.
    for event in &events {
        apply(&mut attempt, *event);
    }
    for event in &events {
        let asked = asked(|| {
            for _ in 0..1000 {
                apply(&mut attempt, *event);
            }
        });
        assert_eq!(asked, 0, "{event:?}");
    }
    // A page that takes an attempt up has its room from the start.
    let numbers = attempt.save(9);
    let mut restored = Attempt::restore(&numbers, 0).expect("what was saved");
    let after = asked(|| events.iter().for_each(|event| restored.apply(9, *event)));
    assert_eq!(after, 0);
    // To send it copies nothing; its body is a text of its own.
    let sent = asked(|| assert!(restored.take(9, Via::Beacon, false).is_some()));
    assert_eq!(sent, 0);
    assert!(asked(|| drop(restored.peek(9))) > 0);
}
