use super::*;
use crate::beacon::{Held, Why, bucket};
use crate::nudge::NudgeState;

#[test]
fn a_revision_is_made_where_there_is_news() {
    let mut attempt = attempt();
    let first = attempt
        .taken(4000, Via::Later, false)
        .expect("that the form was there");
    assert_eq!((first.rev, first.seq, first.via), (1, 1, Via::Later));
    assert_eq!(
        attempt.taken(9000, Via::Later, false),
        None,
        "time by itself is no news"
    );
    let rule = Code::PhoneTooShort;
    for event in [
        Event::Focus(TEL),
        hand(TEL),
        typed(TEL, By::Us),
        Event::Commit(TEL),
        Event::Fixed(TEL),
        Event::Passed(TEL),
        failed(TEL, rule),
        Event::Blur(TEL),
        Event::Blank(TEL),
        Event::Lost(TEL),
        Event::Resumed,
        Event::Leaving,
        Event::Blocked,
        Event::Submitted,
        Event::Completed,
        Event::Restart,
        Event::Nudge(NudgeState::Far),
        Event::Silent(Held::Typing),
        Event::HelpTaken(crate::beacon::Signal::Loop),
        Event::HelpClosed(crate::beacon::Signal::Loop),
        Event::Dropped,
    ] {
        attempt.apply(9000, event);
        assert!(
            attempt.taken(9000, Via::Later, false).is_some(),
            "{event:?}"
        );
    }
    // What the etiquette alone goes by is nothing to send; nor is that she was away; nor what says nothing new.
    for event in [
        Event::Hidden,
        Event::Visible,
        Event::Composing(true),
        Event::Composing(false),
        Event::Frame,
        Event::Button,
        Event::Hidden,
        Event::Visible,
        Event::Visible,
        Event::Passed(NAME),
        Event::Blur(NAME),
    ] {
        attempt.apply(9000, event);
        assert_eq!(attempt.taken(9000, Via::Later, false), None, "{event:?}");
    }
}

/// What was called back had no number of its own: the next one has it.
#[test]
fn a_revision_in_place_of_another_has_its_number() {
    let mut attempt = attempt();
    let mut take = |event, instead| {
        attempt.apply(2000, event);
        let snapshot = attempt.taken(2000, Via::Later, instead).expect("news");
        (snapshot.rev, snapshot.seq)
    };
    assert_eq!(
        take(Event::Focus(TEL), true),
        (1, 1),
        "there was none before"
    );
    assert_eq!(take(hand(TEL), true), (2, 1));
    assert_eq!(take(hand(TEL), true), (3, 1));
    assert_eq!(take(hand(TEL), false), (4, 2), "the one before went out");
    assert_eq!(take(hand(TEL), true), (5, 2));
}

#[test]
fn what_could_not_be_handed_over_is_made_again() {
    let mut attempt = attempt();
    assert_eq!(
        attempt
            .taken(1000, Via::Beacon, false)
            .map(|it| (it.rev, it.seq)),
        Some((1, 1))
    );
    assert_eq!(attempt.taken(1000, Via::Beacon, false), None);
    attempt.unsent();
    let again = attempt.taken(1000, Via::Fetch, true).expect("once more");
    assert_eq!(
        (again.rev, again.seq, again.via),
        (2, 1, Via::Fetch),
        "no gap for what never left"
    );
}

/// What was seen is what is sent.
#[test]
fn peek_makes_no_revision() {
    let mut attempt = attempt();
    attempt.apply(1000, Event::Focus(TEL));
    let seen = attempt.seen(2000);
    assert_eq!(attempt.seen(2000), seen);
    assert_eq!(attempt.taken(2000, Via::Beacon, false), Some(seen));
    assert_eq!(attempt.seen(2000).rev, 1, "nothing happened since");
    attempt.apply(2000, Event::Blur(TEL));
    assert_eq!(attempt.seen(2000).rev, 2);
}

/// Who is only counted has no identifier, no revision, and is in no experiment.
#[test]
fn who_is_only_counted_is_nobody() {
    use crate::friction::help::{Help, HelpRules};
    let mut attempt = attempt();
    attempt.rules(HelpRules {
        hold_out: 10_000,
        ..HelpRules::default()
    });
    attempt.count_only();
    assert_eq!(attempt.id(), None);
    run(
        &mut attempt,
        &[(2000, Event::Focus(TEL)), (3000, Event::Blur(TEL))],
    );
    let seen = attempt.seen(3000);
    assert_eq!((seen.attempt, seen.rev, seen.seq), (None, 0, 0));
    assert_eq!(
        (seen.outcome, seen.last, seen.log.len()),
        (Outcome::Started, Some(0), 0)
    );
    assert_eq!(seen.get(Meter::Time), 0);
    assert!(attempt.taken(3000, Via::Beacon, false).is_some());
    assert_eq!(
        attempt.help(30_000, crate::beacon::Signal::Loop),
        Help::Shown
    );
}

/// She looks at a field for two minutes and closes the tab: no field was left, and nothing typed.
#[test]
fn to_stay_in_a_field_is_news_when_the_page_goes() {
    let mut attempt = after(&[(2000, Event::Focus(TEL))]);
    let first = attempt.taken(2000, Via::Later, false).expect("the focus");
    assert_eq!((first.rev, first.cause), (1, None));
    // The same bucket, up to 250 ms.
    assert_eq!(attempt.taken(2249, Via::Later, false), None);
    assert_eq!(attempt.seen(122_000).rev, 2);
    run(&mut attempt, &[(122_000, Event::Hidden)]);
    let last = attempt
        .taken(122_000, Via::Beacon, false)
        .expect("her stay");
    assert_eq!((last.rev, last.cause), (2, Some((0, Why::Stuck))));
    // 96 to 128 s.
    assert_eq!(last.fields[0].get(FieldMeter::Time), bucket(96_000));
    // Away, no time passes; and what is taken once is no news again.
    assert_eq!(attempt.taken(500_000, Via::Beacon, false), None);
}
