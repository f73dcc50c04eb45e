//! The rules of good manners (NN/g, Borst et al., KARTE's guide), as plain bookkeeping.

use std::collections::BTreeMap;

use surasura::beacon::{Held, Signal, bucket, shortest};
use surasura::field::Code;
use surasura::friction::By;
use surasura::friction::help::{Help, HelpRules};
use surasura::{Event, Kind};

/// The steps of the checkout; the last is where the order is confirmed.
pub const STEPS: [&str; 3] = ["cart", "address", "confirm"];
/// What the three fields of each step mean.
pub const KINDS: [Option<Kind>; 3] = [Some(Kind::Phone), Some(Kind::Address), None];

/// What is known of a field.
#[derive(Clone, Debug)]
struct Field {
    step: usize,
    at: usize,
    was_focused: bool,
    is_gone: bool,
    /// The rule that failed last, how often in a row.
    open: Option<(Code, u32)>,
}

#[derive(Debug, Default)]
pub struct Model {
    rules: HelpRules,
    /// Visible time, ms.
    clock: u64,
    is_hidden: bool,
    seen: Vec<usize>,
    step: usize,
    step_began: u64,
    fields: Vec<Field>,
    focused: Option<usize>,
    entered_at: u64,
    last_focused: Option<usize>,
    /// In which field she has typed and not left it.
    typing: Option<usize>,
    last_key: u64,
    is_composing: bool,
    in_payment: bool,
    at_button: bool,
    did_something: bool,
    is_submitted: bool,
    /// How long visits took in which she typed.
    visits: Vec<u64>,
    wandered: u32,
    blocked: u32,
    is_leaving: bool,
    dismissed: Vec<Signal>,
    /// When help was shown, or would have been, and on which page.
    shows: Vec<(u64, u32)>,
    page: u32,
    arm: Option<Help>,
    last_held: Option<(Signal, Held)>,
    counted: BTreeMap<(u8, u8), u32>,
    held: BTreeMap<&'static str, u32>,
}

impl Model {
    pub fn new(rules: HelpRules) -> Self {
        Self {
            rules,
            ..Self::default()
        }
    }

    /// A step begins; whether its fields are new.
    pub fn step(&mut self, step: usize) -> bool {
        let is_new = !self.seen.contains(&step);
        if is_new || step != self.step {
            if let Some(at) = self.focused {
                self.happen(Event::Blur(at as u8));
            }
            (self.typing, self.is_composing) = (None, false);
            (self.in_payment, self.at_button) = (false, false);
            (self.wandered, self.blocked) = (0, 0);
            self.step_began = self.clock;
        }
        if is_new {
            self.seen.push(step);
        }
        self.step = step;
        is_new
    }

    pub fn declare(&mut self, at: usize) -> u8 {
        let step = self.step;
        self.fields.push(Field {
            step,
            at,
            was_focused: false,
            is_gone: false,
            open: None,
        });
        (self.fields.len() - 1) as u8
    }

    pub fn pass(&mut self, ms: u64) {
        if !self.is_hidden {
            self.clock += ms;
        }
    }

    /// A new page is visible, and nothing on it has the focus.
    pub fn page(&mut self) {
        (self.is_hidden, self.is_composing, self.is_leaving) = (false, false, false);
        (self.focused, self.typing) = (None, None);
        (self.in_payment, self.at_button) = (false, false);
        (self.step_began, self.wandered, self.last_held) = (self.clock, 0, None);
        self.fields
            .iter_mut()
            .for_each(|field| field.is_gone = true);
        self.page += 1;
    }

    pub fn happen(&mut self, event: Event) {
        match event {
            Event::Focus(at) => self.focus(usize::from(at)),
            Event::Blur(at) => self.blur(usize::from(at)),
            Event::Typed {
                at,
                by: By::Hand | By::Paste,
            } if self.knows(at) => {
                let at = usize::from(at);
                if self.focused.is_none() {
                    self.last_focused = Some(at);
                }
                self.did_something = true;
                (self.typing, self.last_key, self.is_leaving) = (Some(at), self.clock, false);
            }
            Event::Commit(at) if self.knows(at) => self.wandered = 0,
            Event::Passed(at) if self.knows(at) => self.fields[usize::from(at)].open = None,
            Event::Failed { at, rule, .. } if self.knows(at) => {
                let open = &mut self.fields[usize::from(at)].open;
                let before = open.filter(|(known, _)| *known == rule);
                *open = Some((rule, before.map_or(1, |(_, times)| times + 1)));
            }
            Event::Here(at) if self.knows(at) => self.fields[usize::from(at)].is_gone = false,
            Event::Gone(at) if self.knows(at) => {
                let at = usize::from(at);
                let field = &mut self.fields[at];
                field.is_gone = true;
                field.open = field.open.map(|(rule, _)| (rule, 0));
                if self.focused == Some(at) {
                    self.blur(at);
                }
            }
            Event::Composing(is_open) => self.is_composing = is_open,
            Event::Frame => self.in_payment = true,
            Event::Button => self.at_button = true,
            Event::Hidden => self.is_hidden = true,
            Event::Visible => self.is_hidden = false,
            Event::Leaving => self.is_leaving = true,
            Event::Blocked => {
                self.blocked += 1;
                self.did_something = true;
            }
            Event::Submitted => {
                (self.blocked, self.wandered) = (0, 0);
                (self.did_something, self.is_submitted) = (true, true);
            }
            Event::HelpClosed(signal) => self.dismissed.push(signal),
            _ => {}
        }
    }

    fn knows(&self, at: u8) -> bool {
        usize::from(at) < self.fields.len()
    }

    fn focus(&mut self, at: usize) {
        let Some(field) = self.fields.get_mut(at) else {
            return;
        };
        if !field.was_focused {
            self.wandered = 0;
        } else if self.last_focused != Some(at) {
            self.wandered += 1;
        }
        field.was_focused = true;
        (self.focused, self.last_focused, self.typing) = (Some(at), Some(at), None);
        (self.entered_at, self.last_key) = (self.clock, self.clock);
        (self.in_payment, self.at_button, self.is_leaving) = (false, false, false);
        self.did_something = true;
    }

    fn blur(&mut self, at: usize) {
        let typed = self.typing == Some(at);
        if typed {
            self.visits.push(self.clock - self.entered_at);
        }
        if typed || self.focused == Some(at) {
            self.focused = self.focused.filter(|focused| *focused != at);
            (self.typing, self.is_composing, self.last_key) = (None, false, self.clock);
        }
    }

    fn open(&self, at: Option<usize>) -> bool {
        at.is_some_and(|at| self.fields[at].open.is_some())
    }

    /// The button is next, or has been pressed for good.
    fn is_last(&self) -> bool {
        let is_there = |field: &&Field| field.step == self.step && !field.is_gone;
        let there = self.fields.iter().filter(is_there);
        let last = there.max_by_key(|field| field.at).map(|field| field.at);
        let next = self.last_focused.map(|at| &self.fields[at]);
        self.at_button
            || STEPS[self.step] == "confirm"
            || next
                .filter(is_there)
                .is_some_and(|field| Some(field.at) == last)
    }

    /// Whether no rule stands against it.
    fn may_show(&self, signal: Signal) -> bool {
        let since = |then: u64| self.clock - then;
        let in_field = self.focused.is_some() || self.typing.is_some();
        let gap = self.shows.last().is_none_or(|(then, page)| {
            since(*then) >= u64::from(self.rules.gap_ms)
                && self.page - page >= u32::from(self.rules.gap_pages)
        });
        since(self.step_began) >= u64::from(self.rules.early_ms)
            && self.did_something
            && !self.is_composing
            && !self.open(self.typing)
            && !self.in_payment
            && !self.is_last()
            && self.shows.len() < usize::from(self.rules.most)
            && gap
            && !self.rules.rest
            && !self.dismissed.contains(&signal)
            && !self.is_hidden
            && !(in_field && since(self.last_key) < 3000)
    }

    pub fn answered(&mut self, signal: Signal, answer: Help) {
        let is_held = matches!(answer, Help::Held(_));
        assert_eq!(
            self.may_show(signal),
            !is_held,
            "{answer:?} for {signal:?}: {self:?}"
        );
        let meter = match answer {
            Help::Shown => 0,
            Help::Would => 1,
            Help::Held(_) => 2,
        };
        if let Help::Held(why) = answer {
            if self.last_held == Some((signal, why)) {
                return;
            }
            self.last_held = Some((signal, why));
            *self.held.entry(why.as_str()).or_default() += 1;
        } else {
            self.shows.push((self.clock, self.page));
            (self.last_held, self.is_leaving, self.wandered) = (None, false, 0);
            assert_eq!(
                *self.arm.get_or_insert(answer),
                answer,
                "one arm for all of it"
            );
            let all = Help::Would == answer || self.rules.hold_out < 10_000;
            let none = Help::Shown == answer || self.rules.hold_out > 0;
            assert!(all && none, "{answer:?} with {}", self.rules.hold_out);
        }
        *self.counted.entry((signal as u8, meter)).or_default() += 1;
    }

    /// The gravest sign that she is stuck.
    pub fn signal(&self) -> Option<Signal> {
        let mut here = self
            .fields
            .iter()
            .filter(|field| field.step == self.step && !field.is_gone);
        if self.blocked >= 2 || here.any(|field| field.open.is_some_and(|(_, times)| times >= 2)) {
            return Some(Signal::Loop);
        }
        if let Some(at) = self.focused
            && self.clock - self.last_key >= self.patience(KINDS[self.fields[at].at])
        {
            return Some(Signal::Stuck);
        }
        if self.wandered >= 4 {
            return Some(Signal::Circling);
        }
        self.is_leaving.then_some(Signal::Leaving)
    }

    /// 12 s, or 20 s for what has to be thought of; or four times as long as half of her visits take.
    fn patience(&self, kind: Option<Kind>) -> u64 {
        let floor = if kind == Some(Kind::Phone) {
            12_000
        } else {
            20_000
        };
        if self.visits.len() < 3 {
            return floor;
        }
        let mut visits: Vec<_> = self.visits.iter().map(|ms| bucket(*ms)).collect();
        visits.sort_unstable();
        let half = visits[visits.len().div_ceil(2) - 1];
        floor.max(u64::from(shortest(half + 1)) * 4)
    }

    /// Money comes after help.
    pub fn money(&self, held: Option<Held>) {
        let is_needed = self
            .signal()
            .is_some_and(|signal| !self.dismissed.contains(&signal));
        let was_given = self
            .shows
            .last()
            .is_some_and(|(then, _)| self.clock - then < u64::from(self.rules.gap_ms));
        let is_busy =
            self.is_composing || self.open(self.typing) || self.in_payment || self.is_last();
        match held {
            Some(Held::HelpFirst) => assert!((is_needed || was_given) && !is_busy),
            Some(_) => assert!(is_busy),
            None => assert!(!is_needed && !was_given && !is_busy),
        }
    }

    /// How often help for a signal was shown, would have been, was held back.
    pub fn counted(&self, signal: Signal) -> [u32; 3] {
        [0, 1, 2].map(|meter| {
            self.counted
                .get(&(signal as u8, meter))
                .copied()
                .unwrap_or_default()
        })
    }

    pub fn held_for(&self, why: Held) -> u32 {
        self.held.get(why.as_str()).copied().unwrap_or_default()
    }
}
