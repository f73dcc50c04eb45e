use super::*;

/// What is answered after some events, at a time.
fn asked(rules: HelpRules, events: &[(u64, Event)], now: u64) -> Help {
    let mut attempt = begun(rules);
    run(&mut attempt, events);
    attempt.help(now, Signal::Loop)
}

#[test]
fn help_comes_between_two_fields() {
    assert_eq!(asked(RULES, &[], 10_000), Help::Shown);
    assert_eq!(
        asked(
            HelpRules {
                hold_out: 10_000,
                ..RULES
            },
            &[],
            10_000
        ),
        Help::Would
    );
}

#[test]
fn every_reason_holds_it_back() {
    let held = |rules, events: &[(u64, Event)], now| match asked(rules, events, now) {
        Help::Held(why) => Some(why),
        _ => None,
    };
    let plain = |events: &[(u64, Event)], now| held(RULES, events, now);
    let rule = Code::PhoneTooShort;
    // The step is to be visible for ten seconds.
    assert_eq!(plain(&[], 9_999), Some(Held::Early));
    assert_eq!(
        plain(&[(3000, Event::Hidden), (9000, Event::Visible)], 15_999),
        Some(Held::Early)
    );
    assert_eq!(
        plain(&[(3000, Event::Hidden), (9000, Event::Visible)], 16_000),
        None
    );
    assert_eq!(
        plain(&[(20_000, Event::Hidden)], 20_000),
        Some(Held::Hidden)
    );
    assert_eq!(
        plain(&[(20_000, Event::Composing(true))], 90_000),
        Some(Held::Composing)
    );
    // Three seconds without a key, in a field.
    let focus = (20_000, Event::Focus(1));
    assert_eq!(plain(&[focus], 22_999), Some(Held::Typing));
    assert_eq!(plain(&[focus], 23_000), None);
    assert_eq!(
        plain(&[focus, (23_000, hand(1))], 25_999),
        Some(Held::Typing)
    );
    assert_eq!(
        plain(
            &[focus, (23_000, hand(1)), (23_500, Event::Blur(1))],
            23_500
        ),
        None
    );
    // A field that nobody saw focused.
    assert_eq!(plain(&[(20_000, hand(1))], 22_999), Some(Held::Typing));
    assert_eq!(plain(&[(20_000, hand(1))], 23_000), None);
    // In a field whose rule fails, from the first key until it is left.
    let mending = [(15_000, failed(1, rule)), focus, (21_000, hand(1))];
    assert_eq!(plain(&mending[..2], 30_000), None);
    assert_eq!(plain(&mending, 30_000), Some(Held::Mending));
    assert_eq!(
        plain(
            &[mending[0], focus, mending[2], (30_000, Event::Blur(1))],
            30_000
        ),
        None
    );
    assert_eq!(
        plain(
            &[mending[0], focus, mending[2], (30_000, Event::Passed(1))],
            30_000
        ),
        None
    );
    // The payment has the focus, until a field has.
    assert_eq!(
        plain(&[(20_000, Event::Frame)], 30_000),
        Some(Held::Payment)
    );
    assert_eq!(
        plain(&[(20_000, Event::Frame), (21_000, Event::Focus(1))], 30_000),
        None
    );
    // The button, or the field before it.
    assert_eq!(
        plain(&[(20_000, Event::Button)], 30_000),
        Some(Held::LastStep)
    );
    assert_eq!(
        plain(&[(20_000, Event::Focus(5))], 30_000),
        Some(Held::LastStep)
    );
    let left = [(20_000, Event::Focus(5)), (21_000, Event::Blur(5))];
    assert_eq!(plain(&left, 30_000), Some(Held::LastStep));
    assert_eq!(
        plain(&[left[0], left[1], (22_000, Event::Focus(1))], 30_000),
        None
    );
    // The last that is on the page; one that is gone is none.
    let gone = [(20_000, Event::Gone(5)), (21_000, Event::Focus(4))];
    assert_eq!(plain(&gone, 30_000), Some(Held::LastStep));
    assert_eq!(
        plain(&[gone[0], gone[1], (22_000, Event::Here(5))], 30_000),
        None
    );
    assert_eq!(plain(&[left[0], (21_000, Event::Gone(5))], 30_000), None);
    assert_eq!(
        plain(&[(20_000, Event::Completed)], 30_000),
        Some(Held::LastStep)
    );
    // Closed for one signal is closed for that signal.
    let closed = |signal| [(15_000, Event::HelpClosed(signal))];
    assert_eq!(plain(&closed(Signal::Loop), 20_000), Some(Held::Dismissed));
    assert_eq!(plain(&closed(Signal::Stuck), 20_000), None);
    assert_eq!(
        held(HelpRules { most: 0, ..RULES }, &[], 20_000),
        Some(Held::Enough)
    );
    assert_eq!(
        held(
            HelpRules {
                rest: true,
                ..RULES
            },
            &[],
            20_000
        ),
        Some(Held::TooSoon)
    );
}

#[test]
fn nothing_comes_before_she_did_something() {
    let ask = |events: &[(u64, Event)]| {
        let mut attempt = Attempt::new(AttemptId::new([1; 16]), 0);
        attempt.rules(RULES);
        for at in 0..3 {
            attempt.declare(FieldKey::position(at), None, at as u8);
        }
        run(&mut attempt, events);
        attempt.help(30_000, Signal::Leaving)
    };
    let untouched = Help::Held(Held::Untouched);
    assert_eq!(ask(&[(0, Event::Leaving)]), untouched);
    // A draft that was put in, or what the browser remembers, is not her doing.
    assert_eq!(ask(&[(0, Event::Typed { at: 0, by: By::Us })]), untouched);
    assert_eq!(
        ask(&[
            (
                0,
                Event::Typed {
                    at: 0,
                    by: By::Autofill
                }
            ),
            (0, Event::Commit(0))
        ]),
        untouched
    );
    for event in [Event::Focus(0), hand(0), Event::Blocked] {
        assert_eq!(ask(&[(0, event)]), Help::Shown, "{event:?}");
    }
}

#[test]
fn the_step_of_the_confirmation_is_the_last() {
    let mut attempt = begun(RULES);
    attempt.step(3000, key("confirm"));
    assert_eq!(
        attempt.help(30_000, Signal::Loop),
        Help::Held(Held::LastStep)
    );
    attempt.step(30_000, key("address"));
    assert_eq!(
        attempt.help(39_999, Signal::Loop),
        Help::Held(Held::Early),
        "a step of its own"
    );
    assert_eq!(attempt.help(40_000, Signal::Loop), Help::Shown);
}

/// A minute between two, three in all.
#[test]
fn it_comes_seldom() {
    let mut attempt = begun(RULES);
    let mut ask = |now| attempt.help(now, Signal::Loop);
    assert_eq!(ask(10_000), Help::Shown);
    assert_eq!(ask(69_999), Help::Held(Held::TooSoon));
    assert_eq!(ask(70_000), Help::Shown);
    assert_eq!(ask(130_000), Help::Shown);
    assert_eq!(ask(999_000), Help::Held(Held::Enough));
    // By pages, too, where the shop says so; across pages both go on.
    let rules = HelpRules {
        gap_pages: 2,
        ..RULES
    };
    let mut attempt = begun(rules);
    assert_eq!(attempt.help(10_000, Signal::Loop), Help::Shown);
    for expected in [Help::Held(Held::TooSoon), Help::Shown] {
        let numbers = attempt.save(10_000);
        attempt = Attempt::restore(&numbers, 0).expect("what was saved");
        attempt.rules(rules);
        assert_eq!(attempt.help(70_000, Signal::Loop), expected);
    }
}

/// Who is in the hold-out is so by the identifier of the attempt: the same on every page.
#[test]
fn the_hold_out_is_drawn_once() {
    let arm = |id: u8| {
        let mut attempt = Attempt::new(AttemptId::new([id; 16]), 0);
        attempt.rules(HelpRules {
            hold_out: 5_000,
            early_ms: 0,
            ..RULES
        });
        attempt.declare(key("a"), None, 0);
        attempt.declare(key("b"), None, 1);
        run(&mut attempt, &[(0, Event::Focus(0)), (0, Event::Blur(0))]);
        attempt.help(5000, Signal::Loop)
    };
    let arms: Vec<_> = (0..=255).map(arm).collect();
    assert_eq!(arms, (0..=255).map(arm).collect::<Vec<_>>());
    // Half of 256, give or take four standard deviations of 8.
    let held_out = arms.iter().filter(|arm| **arm == Help::Would).count();
    assert!((96..=160).contains(&held_out), "{held_out}");
    assert!(
        arms.iter()
            .all(|arm| matches!(arm, Help::Would | Help::Shown))
    );
}

#[test]
fn what_was_answered_is_counted() {
    let mut attempt = begun(RULES);
    assert_eq!(attempt.help(5000, Signal::Loop), Help::Held(Held::Early));
    assert_eq!(
        attempt.help(6000, Signal::Loop),
        Help::Held(Held::Early),
        "the same is not another"
    );
    assert_eq!(attempt.help(6000, Signal::Stuck), Help::Held(Held::Early));
    assert_eq!(attempt.help(6000, Signal::Loop), Help::Held(Held::Early));
    assert_eq!(attempt.help(10_000, Signal::Loop), Help::Shown);
    assert_eq!(
        attempt.help(10_000, Signal::Loop),
        Help::Held(Held::TooSoon)
    );
    let snapshot: Snapshot = attempt.seen(10_000);
    let told = |signal: Signal, meter: HelpMeter| snapshot.help[signal as usize][meter as usize];
    assert_eq!(snapshot.held, [(Held::Early, 3), (Held::TooSoon, 1)]);
    assert_eq!(
        (
            told(Signal::Loop, HelpMeter::Held),
            told(Signal::Stuck, HelpMeter::Held)
        ),
        (3, 1)
    );
    assert_eq!(
        (
            told(Signal::Loop, HelpMeter::Shown),
            told(Signal::Loop, HelpMeter::Would)
        ),
        (1, 0)
    );
}

/// Money waits while help is needed or was given a moment ago, and wherever help would wait.
#[test]
fn help_goes_before_money() {
    let nudge = |events: &[(u64, Event)]| {
        let mut attempt = begun(RULES);
        run(&mut attempt, events);
        attempt.nudge()
    };
    assert_eq!(nudge(&[]), None);
    assert_eq!(nudge(&[(3000, Event::Leaving)]), Some(Held::HelpFirst));
    let closed = [
        (3000, Event::Leaving),
        (3000, Event::HelpClosed(Signal::Leaving)),
    ];
    assert_eq!(nudge(&closed), None, "she wants none");
    assert_eq!(
        nudge(&[(3000, Event::Composing(true))]),
        Some(Held::Composing)
    );
    assert_eq!(nudge(&[(3000, Event::Frame)]), Some(Held::Payment));
    assert_eq!(nudge(&[(3000, Event::Focus(5))]), Some(Held::LastStep));
    let mending = [
        (3000, failed(1, Code::PhoneTooShort)),
        (3000, Event::Focus(1)),
        (3000, hand(1)),
    ];
    assert_eq!(nudge(&mending), Some(Held::Mending));
    let mut attempt = begun(RULES);
    assert_eq!(attempt.help(10_000, Signal::Loop), Help::Shown);
    assert_eq!(attempt.nudge(), Some(Held::HelpFirst));
    attempt.apply(69_999, Event::Nudge(NudgeState::Far));
    assert_eq!(attempt.nudge(), Some(Held::HelpFirst));
    attempt.apply(70_000, WAIT);
    assert_eq!(attempt.nudge(), None);
}

/// When to ask again: after the shortest time that may change the answer.
#[test]
fn the_next_moment_to_ask_is_known() {
    let due = |events: &[(u64, Event)]| {
        let mut attempt = begun(RULES);
        run(&mut attempt, events);
        attempt.due_ms()
    };
    assert_eq!(due(&[]), Some(8000), "ten seconds of the step");
    assert_eq!(due(&[(30_000, WAIT)]), None);
    let focus = (30_000, Event::Focus(1));
    assert_eq!(due(&[focus]), Some(3000), "idle");
    assert_eq!(due(&[focus, (34_000, WAIT)]), Some(8000), "stuck at twelve");
    assert_eq!(due(&[focus, (50_000, WAIT)]), None);
    let mut attempt = begun(RULES);
    assert_eq!(attempt.help(10_000, Signal::Loop), Help::Shown);
    attempt.apply(11_000, WAIT);
    assert_eq!(attempt.due_ms(), Some(59_000), "the gap");
}
