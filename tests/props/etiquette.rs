//! Of help, whatever happens: it keeps its manners. What they are is kept book of once more here, plainly,
//! from the stream of events alone.

use proptest::prelude::*;
use proptest::sample::select;
use surasura::beacon::{AttemptId, FieldKey, Held, HelpMeter, Signal, decode};
use surasura::field::Code;
use surasura::friction::By;
use surasura::friction::help::{Help, HelpRules};
use surasura::{Attempt, Event};

use super::config;

#[path = "etiquette/model.rs"]
mod model;

use model::{KINDS, Model, STEPS};

/// Something that happens, or is asked.
#[derive(Clone, Debug)]
enum Act {
    Pass(u64),
    Happens(Event),
    Step(usize),
    /// Another page: what the last one saved is taken up.
    Page,
    Ask(Signal),
    /// A burst: a field is gone through with its keys, for so long.
    Fill(u8, u64),
}

fn event() -> impl Strategy<Value = Event> {
    // The last ones are never declared.
    let at = || 0..11_u8;
    let by = || select(vec![By::Hand, By::Paste, By::Autofill, By::Us]);
    let rule = || select(vec![Code::PhoneTooShort, Code::PhoneTooLong]);
    let signal = || select(Signal::ALL);
    prop_oneof![
        6 => at().prop_map(Event::Focus),
        5 => at().prop_map(Event::Blur),
        4 => (at(), by()).prop_map(|(at, by)| Event::Typed { at, by }),
        2 => at().prop_map(Event::Commit),
        3 => (at(), rule(), any::<bool>())
            .prop_map(|(at, rule, fixed)| Event::Failed { at, rule, fixed }),
        1 => at().prop_map(Event::Passed),
        1 => at().prop_map(Event::Blank),
        1 => at().prop_map(Event::Lost),
        1 => at().prop_map(Event::Asked),
        1 => at().prop_map(Event::Here),
        1 => at().prop_map(Event::Gone),
        2 => at().prop_map(Event::Told),
        1 => at().prop_map(Event::Untold),
        3 => any::<bool>().prop_map(Event::Composing),
        1 => Just(Event::Frame),
        1 => Just(Event::Button),
        1 => Just(Event::Hidden),
        2 => Just(Event::Visible),
        2 => Just(Event::Leaving),
        2 => Just(Event::Blocked),
        1 => Just(Event::Submitted),
        1 => signal().prop_map(Event::HelpClosed),
        1 => signal().prop_map(Event::HelpTaken),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let pass = vec![0, 1, 500, 2999, 3000, 5000, 12_000, 20_000, 60_000];
    prop_oneof![
        6 => select(pass).prop_map(Act::Pass),
        8 => event().prop_map(Act::Happens),
        1 => (0..STEPS.len()).prop_map(Act::Step),
        1 => Just(Act::Page),
        5 => select(Signal::ALL).prop_map(Act::Ask),
        2 => (0..9_u8, 500..9000_u64).prop_map(|(at, ms)| Act::Fill(at, ms)),
    ]
}

fn rules() -> impl Strategy<Value = HelpRules> {
    let early = select(vec![0, 3000, 10_000, 15_000]);
    let gap = select(vec![0, 5000, 60_000]);
    let rest = prop::bool::weighted(0.05);
    let hold_out = select(vec![0_u16, 1_000, 5_000, 10_000]);
    let rules = (early, gap, 0..3_u16, 0..5_u16, rest, hold_out);
    rules.prop_map(
        |(early_ms, gap_ms, gap_pages, most, rest, hold_out)| HelpRules {
            early_ms,
            gap_ms,
            gap_pages,
            most,
            rest,
            hold_out,
        },
    )
}

/// The attempt and the book, told the same.
struct Play {
    attempt: Attempt,
    model: Model,
    now: u64,
    rules: HelpRules,
}

impl Play {
    fn new(id: [u8; 16], rules: HelpRules) -> Self {
        let mut play = Self {
            attempt: Attempt::new(AttemptId::new(id), 0),
            model: Model::new(rules),
            now: 0,
            rules,
        };
        play.attempt.rules(rules);
        play.step(0);
        play
    }

    fn step(&mut self, step: usize) {
        let key = FieldKey::new(STEPS[step]).expect("a key");
        self.attempt.step(self.now, key);
        if self.model.step(step) {
            for (at, kind) in KINDS.iter().enumerate() {
                let key = FieldKey::position(at);
                let number = self.attempt.declare(key, *kind, at as u8);
                assert_eq!(number, Some(self.model.declare(at)));
            }
        }
    }

    fn happen(&mut self, event: Event) {
        self.attempt.apply(self.now, event);
        self.model.happen(event);
    }

    fn pass(&mut self, ms: u64) {
        self.now += ms;
        self.model.pass(ms);
        // Time by itself is told by whatever comes next; this tells nothing else.
        let _seen = self.attempt.peek(self.now);
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Pass(ms) => self.pass(ms),
            Act::Happens(event) => self.happen(event),
            Act::Step(step) => self.step(step),
            Act::Page => {
                let numbers = self.attempt.save(self.now);
                // Each page has a clock of its own.
                self.now = 0;
                self.attempt = Attempt::restore(&numbers, 0).expect("what was saved");
                self.attempt.rules(self.rules);
                self.model.page();
            }
            Act::Ask(signal) => {
                let answer = self.attempt.help(self.now, signal);
                self.model.answered(signal, answer);
            }
            Act::Fill(at, ms) => {
                for event in [Event::Focus(at), Event::Typed { at, by: By::Hand }] {
                    self.happen(event);
                }
                self.pass(ms);
                self.happen(Event::Blur(at));
            }
        }
        assert_eq!(
            self.attempt.signal().map(|(signal, _)| signal),
            self.model.signal()
        );
        self.model.money(self.attempt.nudge());
    }
}

proptest! {
    #![proptest_config(config(256))]

    /// Shown, or would be, exactly where no rule stands against it; money never before help.
    #[test]
    fn help_keeps_its_manners(
        id in any::<[u8; 16]>(),
        rules in rules(),
        acts in prop::collection::vec(act(), 1..150),
    ) {
        let mut play = Play::new(id, rules);
        for act in acts {
            play.act(act);
        }
        // Every answer is counted, and nothing else.
        let body = play.attempt.peek(play.now);
        let snapshot = decode(body.as_bytes()).expect("it can be read");
        for signal in Signal::ALL {
            let told = |meter: HelpMeter| {
                u32::from(snapshot.help[*signal as usize][meter as usize])
            };
            let [shown, would, held] = play.model.counted(*signal);
            prop_assert_eq!(told(HelpMeter::Shown), shown);
            prop_assert_eq!(told(HelpMeter::Would), would);
            prop_assert_eq!(told(HelpMeter::Held), held);
        }
        for why in Held::ALL {
            let told = snapshot.held.iter().find(|(known, _)| known == why);
            let told = told.map_or(0, |(_, count)| u32::from(*count));
            prop_assert_eq!(told, play.model.held_for(*why));
        }
    }

    /// By the identifier alone: whatever else happens, on every page.
    #[test]
    fn the_arm_is_that_of_the_attempt(id in any::<[u8; 16]>(), pages in 1..5_usize) {
        let rules = HelpRules { early_ms: 0, gap_ms: 0, most: 99, hold_out: 5_000, ..HelpRules::default() };
        let mut arms = Vec::new();
        let mut play = Play::new(id, rules);
        for at in 0..pages {
            play.act(Act::Fill((at % 2) as u8, 700));
            play.act(Act::Pass(at as u64 * 1000));
            arms.push(play.attempt.help(play.now, Signal::ALL[at % 4]));
            let numbers = play.attempt.save(play.now);
            play.attempt = Attempt::restore(&numbers, 0).expect("what was saved");
            play.attempt.rules(rules);
            play.now = 0;
        }
        prop_assert!(arms.iter().all(|arm| *arm == arms[0] && !matches!(arm, Help::Held(_))));
    }
}

/// The book is worth nothing if nothing is ever shown in it.
#[test]
fn help_is_shown_and_held_back_for_every_reason() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let (mut shown, mut would) = (0, 0);
    let mut held: Vec<Held> = Vec::new();
    for _ in 0..400 {
        let acts = (
            any::<[u8; 16]>(),
            rules(),
            prop::collection::vec(act(), 150),
        );
        let (id, rules, acts) = acts.new_tree(&mut runner).expect("a stream").current();
        let mut play = Play::new(id, rules);
        acts.into_iter().for_each(|act| play.act(act));
        for signal in Signal::ALL {
            let counted = play.model.counted(*signal);
            shown += counted[0];
            would += counted[1];
        }
        held.extend(
            Held::ALL
                .iter()
                .filter(|why| play.model.held_for(**why) > 0),
        );
    }
    assert!(shown > 50 && would > 50, "{shown} shown, {would} held out");
    for why in [
        Held::Dismissed,
        Held::Enough,
        Held::Hidden,
        Held::Composing,
        Held::Typing,
        Held::Mending,
        Held::Payment,
        Held::LastStep,
        Held::Untouched,
        Held::Early,
        Held::TooSoon,
    ] {
        assert!(held.contains(&why), "{why:?} never");
    }
}
