//! What each event changes.

use super::field::{Field, add};
use super::{Attempt, By, Event, tally};
use crate::beacon::{Act, FieldMeter, FieldState, HelpMeter, Meter, Outcome, bucket};
use crate::field::Code;

impl Attempt {
    /// Takes an event in. Events of a field that was not declared are nothing.
    pub fn apply(&mut self, now_ms: u64, event: Event) {
        // Time that the page was away for is nobody's, whether it said that it went or not.
        if matches!(event, Event::Visible | Event::Resumed) {
            // It is visible after it was resumed, too.
            let is_known = self.running_since.is_some() && event == Event::Visible;
            self.running_since = Some(now_ms);
            if !is_known {
                self.log(Act::Visible, None);
            }
        }
        self.run_to(now_ms);
        let known = match event {
            Event::Focus(at) => self.focus(at),
            Event::Blur(at) => self.blur(at),
            Event::Typed { at, by } => self.typed(at, by),
            Event::Commit(at) => self.commit(at),
            Event::Cleared(at) => self.clear(at),
            Event::Fixed(at) => self.tell(at, FieldMeter::Fixed, None),
            Event::Passed(at) => self.judge(at, None, false),
            Event::Failed { at, rule, fixed } => self.judge(at, Some(rule), fixed),
            Event::Blank(at) => self.blank(at),
            Event::Lost(at) => self.lose(at),
            Event::Asked(at) => self.ask(at),
            Event::Told(at) => self.show(at, true),
            Event::Untold(at) => self.show(at, false),
            Event::Here(at) => self.set_gone(at, false),
            Event::Gone(at) => self.set_gone(at, true),
            _ => self.page(event),
        };
        self.changed |= known.is_some();
    }

    fn focus(&mut self, at: u8) -> Option<()> {
        self.field(at)?;
        self.go_on(Some(at));
        let (field, state) = self.touch(at)?;
        let is_first = !field.been;
        field.been = true;
        if !is_first {
            add(state, FieldMeter::Visits);
        }
        if field.entered {
            add(state, FieldMeter::Returns);
        }
        self.etiquette.enter(is_first, self.last == Some(at));
        self.focused = Some(at);
        self.last = Some(at);
        Some(())
    }

    fn blur(&mut self, at: u8) -> Option<()> {
        self.ask(at);
        if self.etiquette.typed == Some(at) {
            self.pace.add(self.etiquette.visit_ms);
        } else if self.focused != Some(at) {
            // Late news: another has the focus.
            return None;
        }
        self.focused = self.focused.filter(|focused| *focused != at);
        self.etiquette.leave();
        self.log_of(Act::Visit, at);
        Some(())
    }

    fn typed(&mut self, at: u8, by: By) -> Option<()> {
        self.touch(at)?.0.touched = true;
        if matches!(by, By::Hand | By::Paste) {
            // What was focused before anybody listened.
            if self.focused.is_none() {
                self.last = Some(at);
            }
            self.etiquette.type_(at);
        }
        match by {
            By::Hand => Some(()),
            By::Paste => self.tell(at, FieldMeter::Pasted, Some(Act::Pasted)),
            By::Autofill => self.tell(at, FieldMeter::Autofilled, Some(Act::Autofilled)),
            By::Us => self.tell(at, FieldMeter::Filled, Some(Act::Filled)),
        }
    }

    fn commit(&mut self, at: u8) -> Option<()> {
        let is_in = self.focused == Some(at);
        let (field, state) = self.touch(at)?;
        field.entered |= field.been;
        field.left |= !is_in;
        field.outdated = field.told;
        // To put in again what was lost is no change of her mind.
        if state.get(FieldMeter::Commits) > 0 && !field.lost {
            add(state, FieldMeter::Corrections);
        }
        add(state, FieldMeter::Commits);
        (field.has, field.touched) = (true, true);
        (field.stuck, field.blank, field.lost) = (false, false, false);
        self.etiquette.wander = 0;
        Some(())
    }

    /// What is not there cannot be lost.
    fn clear(&mut self, at: u8) -> Option<()> {
        self.fields.get_mut(usize::from(at))?.has = false;
        Some(())
    }

    fn judge(&mut self, at: u8, rule: Option<Code>, fixed: bool) -> Option<()> {
        // A submit looks at every field: one that nobody was in, and that is well, is none of hers.
        if rule.is_none() && self.field(at)?.place.is_none() {
            return None;
        }
        let (field, state) = self.visit(at)?;
        field.judge(state, rule);
        if rule.is_some() {
            if fixed {
                add(state, FieldMeter::Rejected);
            }
            self.log_of(Act::Failed, at);
        }
        Some(())
    }

    fn blank(&mut self, at: u8) -> Option<()> {
        self.visit(at)?.0.blank = true;
        self.tell(at, FieldMeter::Blank, Some(Act::Blank))
    }

    fn lose(&mut self, at: u8) -> Option<()> {
        let (field, _) = self.visit(at)?;
        (field.has, field.lost) = (false, true);
        self.tell(at, FieldMeter::Lost, Some(Act::Lost))
    }

    /// A fault may be told from now on. That is no news.
    fn ask(&mut self, at: u8) -> Option<()> {
        self.fields.get_mut(usize::from(at))?.left = true;
        None
    }

    /// A fault is shown at a field, or none is.
    fn show(&mut self, at: u8, told: bool) -> Option<()> {
        let field = self.fields.get_mut(usize::from(at))?;
        let is_early = told && !field.told && !field.left;
        (field.told, field.outdated) = (told, false);
        if is_early {
            self.tell(at, FieldMeter::Early, None)
        } else {
            None
        }
    }

    /// A field is on the page, or no more.
    pub(super) fn set_gone(&mut self, at: u8, gone: bool) -> Option<()> {
        let field = self.fields.get_mut(usize::from(at))?;
        field.gone = gone;
        if !gone {
            return None;
        }
        // What is not there cannot be tried again and again.
        field.streak = 0;
        if self.focused == Some(at) {
            // It is not told that it was left.
            self.blur(at)
        } else {
            None
        }
    }

    /// She goes on to a field, or to the button: what is shown at the others ought to be true.
    fn go_on(&mut self, to: Option<u8>) {
        for at in 0..self.fields.len() as u8 {
            let field = self.fields.get_mut(usize::from(at));
            if to != Some(at) && field.is_some_and(Field::is_stale) {
                self.tell(at, FieldMeter::Stale, None);
            }
        }
    }

    /// Counts something of a field that counts as visited, for what is known of it would else be lost:
    /// autofill fills without a visit.
    fn tell(&mut self, at: u8, meter: FieldMeter, act: Option<Act>) -> Option<()> {
        let (_, state) = self.visit(at)?;
        add(state, meter);
        if let Some(act) = act {
            self.log_of(act, at);
        }
        Some(())
    }

    /// A field that is told of, now at the latest.
    fn visit(&mut self, at: u8) -> Option<(&mut Field, &mut FieldState)> {
        let field = self.fields.get_mut(usize::from(at))?;
        let told = &mut self.state.fields;
        let place = match field.place {
            Some(place) => place,
            None => {
                let mut state = field.state();
                add(&mut state, FieldMeter::Visits);
                told.push(state);
                told.len().wrapping_sub(1) as u8
            }
        };
        field.place = Some(place);
        Some((field, told.get_mut(usize::from(place))?))
    }

    /// A field that was focused, or filled: the attempt has started.
    fn touch(&mut self, at: u8) -> Option<(&mut Field, &mut FieldState)> {
        self.field(at)?;
        self.reach(Outcome::Started);
        self.visit(at)
    }

    /// What happens to the page. Nothing of it is news where the shopper is only away.
    fn page(&mut self, event: Event) -> Option<()> {
        match event {
            Event::Hidden => {
                // Twice where a page is hidden and left.
                self.running_since.take()?;
                self.count(Meter::Hidden);
                self.log(Act::Hidden, None);
                return None;
            }
            Event::Resumed => self.count(Meter::Resumed),
            Event::Composing(is_open) => {
                self.etiquette.composing = is_open;
                return None;
            }
            Event::Frame => {
                self.etiquette.payment = true;
                return None;
            }
            Event::Button => {
                self.etiquette.button = true;
                return None;
            }
            Event::Leaving => {
                self.etiquette.leaving = true;
                self.log(Act::Leaving, None);
            }
            Event::Blocked => {
                self.go_on(None);
                self.count(Meter::Blocked);
                self.etiquette.block();
                self.log(Act::Blocked, None);
            }
            Event::Submitted => {
                self.go_on(None);
                self.count(Meter::Submits);
                self.etiquette.progress();
                self.reach(Outcome::Submitted);
                self.log(Act::Submitted, None);
                let ms = self.time_ms.saturating_sub(self.hesitation_ms);
                self.set(Meter::Completing, bucket(ms.into()));
            }
            Event::Completed => {
                self.reach(Outcome::Completed);
                self.log(Act::Completed, None);
            }
            Event::Restart => {
                self.count(Meter::Restarts);
                self.log(Act::Restart, None);
            }
            Event::Nudge(state) => {
                self.state.nudges.add(state);
                self.log(Act::Nudge, Some(state as u8));
            }
            Event::Silent(why) => tally(&mut self.state.silent, why),
            Event::HelpTaken(signal) => self.helped(signal, HelpMeter::Taken, Act::HelpTaken),
            Event::HelpClosed(signal) => {
                self.etiquette.dismiss(signal);
                self.helped(signal, HelpMeter::Closed, Act::HelpClosed);
            }
            Event::Dropped => self.count(Meter::Dropped),
            _ => return None,
        }
        Some(())
    }
}
