//! Help at the right moment: when she needs it, and when it may come. One etiquette for help and for the
//! nudges of the cart: help before money.
//!
//! The rules are those of the published work on interruptions: at the boundary of a task, not within one
//! (Adamczyk and Bailey 2004, Borst et al. 2015); thresholds by her own pace, not by the clock (Horwitz et
//! al. 2020, Fernández-Fontelo et al. 2023); what was closed stays closed, with a limit and a pause between
//! two (KARTE's and Sprocket's guides).

use super::Attempt;
use crate::beacon::{Act, Held, HelpMeter, Meter, Outcome, Signal, Snapshot};
use crate::field::Kind;
use crate::nudge::hold_out::bucket;

/// So often one rule fails in one field, or a submit is stopped, in a row, until it is a loop.
const LOOP: u16 = 2;
/// So many fields that she has been in, in a row, without a change, are circling.
const CIRCLE: u16 = 4;
/// So many times as long as she usually takes is stuck.
const TIMES: u32 = 4;
/// Nobody is stuck before this time without a key, ms; nor in what has to be looked up or thought of.
const FLOOR_MS: u32 = 12_000;
const FLOOR_LONG_MS: u32 = 20_000;
/// After this time without a key she is between two thoughts, ms.
const IDLE_MS: u32 = 3_000;

/// When help may come. Times in ms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpRules {
    /// Not before a step has been visible for so long.
    pub early_ms: u32,
    /// Not sooner than this after the one before, in visible time.
    pub gap_ms: u32,
    /// Nor before so many more pages.
    pub gap_pages: u16,
    /// At most so many in an attempt.
    pub most: u16,
    /// One was shown on this device within the last day, in another attempt: none until that has passed.
    pub rest: bool,
    /// How many of 10,000 attempts see none, so that its effect can be known.
    pub hold_out: u16,
}

impl Default for HelpRules {
    fn default() -> Self {
        Self {
            early_ms: 10_000,
            gap_ms: 60_000,
            gap_pages: 0,
            most: 1,
            rest: false,
            hold_out: 1_000,
        }
    }
}

/// What is decided of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// To be shown.
    Shown,
    /// It would be, but she is in the hold-out.
    Would,
    /// Not now.
    Held(Held),
}

/// What the etiquette goes by.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Etiquette {
    pub(super) rules: HelpRules,
    pub(super) composing: bool,
    pub(super) payment: bool,
    pub(super) button: bool,
    pub(super) leaving: bool,
    /// The field in which something was typed since it was entered.
    pub(super) typed: Option<u8>,
    /// Time of this visit, ms.
    pub(super) visit_ms: u32,
    /// Time without a key, ms.
    idle_ms: u32,
    /// Time of this step, ms.
    step_ms: u32,
    /// Fields in a row that she has been in, without a change.
    pub(super) wander: u16,
    /// Submits in a row that were stopped.
    pub(super) blocked: u16,
    /// Shown so often, and so long and so many pages ago.
    pub(super) shows: u16,
    pub(super) since_ms: u32,
    pub(super) since_pages: u16,
    /// The signals whose help she closed, a bit each.
    pub(super) dismissed: u8,
    /// What was held back last, and why: the same again is not another.
    held: Option<(Signal, Held)>,
}

impl Etiquette {
    pub(super) fn pass(&mut self, ms: u32) {
        for time in [
            &mut self.visit_ms,
            &mut self.idle_ms,
            &mut self.step_ms,
            &mut self.since_ms,
        ] {
            *time = time.saturating_add(ms);
        }
    }

    pub(super) const fn begin_step(&mut self) {
        self.progress();
        self.leave();
        self.step_ms = 0;
        self.button = false;
        self.payment = false;
    }

    /// A field is entered: for the first time, or the one that she was in last once more.
    pub(super) const fn enter(&mut self, is_first: bool, is_same: bool) {
        (self.visit_ms, self.idle_ms, self.typed) = (0, 0, None);
        (self.payment, self.button, self.leaving) = (false, false, false);
        if is_first {
            self.wander = 0;
        } else if !is_same {
            self.wander = self.wander.saturating_add(1);
        }
    }

    pub(super) const fn leave(&mut self) {
        (self.typed, self.composing, self.idle_ms) = (None, false, 0);
    }

    pub(super) const fn type_(&mut self, at: u8) {
        (self.typed, self.idle_ms, self.leaving) = (Some(at), 0, false);
    }

    /// Something was got done.
    pub(super) const fn progress(&mut self) {
        (self.wander, self.blocked) = (0, 0);
    }

    pub(super) const fn block(&mut self) {
        self.blocked = self.blocked.saturating_add(1);
    }

    pub(super) const fn dismiss(&mut self, signal: Signal) {
        self.dismissed |= 1 << signal as u8;
    }

    const fn is_dismissed(&self, signal: Signal) -> bool {
        self.dismissed & 1 << signal as u8 != 0
    }
}

impl Attempt {
    /// Where she needs help, if she does: the gravest sign, and the field that it is about. As of the last time
    /// that was told ([`Attempt::run_to`]).
    #[must_use]
    pub fn signal(&self) -> Option<(Signal, Option<u8>)> {
        let Etiquette {
            blocked,
            wander,
            leaving,
            ..
        } = self.etiquette;
        let step = self.state.step;
        let loops =
            |field: &super::Field| field.step == step && !field.gone && field.streak >= LOOP;
        let looping = self.fields.iter().position(loops);
        let looping = looping.map(|at| at as u8);
        if looping.is_some() || blocked >= LOOP {
            return Some((Signal::Loop, looping));
        }
        if self.is_stuck() {
            return Some((Signal::Stuck, self.focused));
        }
        if wander >= CIRCLE {
            return Some((Signal::Circling, self.focused.or(self.last)));
        }
        leaving.then_some((Signal::Leaving, self.last))
    }

    /// Longer in a field without a key than she takes for others.
    pub(super) fn is_stuck(&self) -> bool {
        let Some(field) = self.focused.and_then(|at| self.field(at)) else {
            return false;
        };
        self.etiquette.idle_ms >= self.threshold_ms(field.kind)
    }

    fn threshold_ms(&self, kind: Option<Kind>) -> u32 {
        let floor = match kind {
            None | Some(Kind::Address | Kind::Company) => FLOOR_LONG_MS,
            _ => FLOOR_MS,
        };
        let pace = self.pace.median_ms().unwrap_or_default();
        floor.max(pace.saturating_mul(TIMES))
    }

    /// Visible time until [`Attempt::signal`] or [`Attempt::help`] may answer otherwise although nothing
    /// has happened, ms; `None` where time changes nothing.
    #[must_use]
    pub fn due_ms(&self) -> Option<u32> {
        let state = &self.etiquette;
        let focused = self.focused.and_then(|at| self.field(at));
        // When each comes, and how much of that has passed.
        let times = [
            (if self.is_in() { IDLE_MS } else { 0 }, state.idle_ms),
            (
                focused.map_or(0, |field| self.threshold_ms(field.kind)),
                state.idle_ms,
            ),
            (state.rules.early_ms, state.step_ms),
            (
                if state.shows > 0 {
                    state.rules.gap_ms
                } else {
                    0
                },
                state.since_ms,
            ),
        ];
        let mut due = None;
        for (at, passed) in times {
            let left = at.saturating_sub(passed);
            if left > 0 && due.is_none_or(|due| left < due) {
                due = Some(left);
            }
        }
        due
    }

    /// Decides whether help for a signal may come now, and counts what was decided. To be asked where
    /// there is something to offer alone.
    pub fn help(&mut self, now_ms: u64, signal: Signal) -> Help {
        self.run_to(now_ms);
        if let Some(why) = self.held(signal) {
            if self.etiquette.held != Some((signal, why)) {
                self.etiquette.held = Some((signal, why));
                super::tally(&mut self.state.held, why);
                self.helps(signal, HelpMeter::Held);
                self.changed = true;
            }
            return Help::Held(why);
        }
        // Those who would have seen it are counted like those who did: else the two could not be compared.
        let state = &mut self.etiquette;
        (state.shows, state.since_ms, state.since_pages) = (state.shows.saturating_add(1), 0, 0);
        (state.held, state.leaving, state.wander) = (None, false, 0);
        self.changed = true;
        if self.is_held_out() {
            self.helped(signal, HelpMeter::Would, Act::HelpWould);
            Help::Would
        } else {
            self.helped(signal, HelpMeter::Shown, Act::Help);
            Help::Shown
        }
    }

    /// Whether she is in the share that sees none: by the attempt, the same on every page. Who is only counted
    /// is in no experiment.
    fn is_held_out(&self) -> bool {
        self.state.attempt.is_some_and(|id| {
            let hex = id.hex();
            let seed = b"help".iter().chain(&hex);
            bucket(seed.map(|byte| u16::from(*byte))) < u32::from(self.etiquette.rules.hold_out)
        })
    }

    /// Why help for a signal may not come now; the first reason that applies.
    fn held(&self, signal: Signal) -> Option<Held> {
        let state = &self.etiquette;
        let rules = &state.rules;
        let too_soon = state.shows > 0
            && (state.since_ms < rules.gap_ms || state.since_pages < rules.gap_pages);
        // Not a list of all: what comes after the first is not asked, and a list takes more bytes.
        Some(if state.is_dismissed(signal) {
            Held::Dismissed
        } else if state.shows >= rules.most {
            Held::Enough
        } else if self.running_since.is_none() {
            Held::Hidden
        } else if state.composing {
            Held::Composing
        } else if self.is_in() && state.idle_ms < IDLE_MS {
            Held::Typing
        } else if self.is_mending() {
            Held::Mending
        } else if state.payment {
            Held::Payment
        } else if self.is_last() {
            Held::LastStep
        } else if self.is_untouched() {
            Held::Untouched
        } else if state.step_ms < rules.early_ms {
            Held::Early
        } else if too_soon || rules.rest {
            Held::TooSoon
        } else {
            return None;
        })
    }

    /// Why a nudge of the cart may not come now, beyond what it holds itself back for.
    #[must_use]
    pub fn nudge(&self) -> Option<Held> {
        let state = &self.etiquette;
        let needs_help = self
            .signal()
            .is_some_and(|(signal, _)| !state.is_dismissed(signal));
        Some(if state.composing {
            Held::Composing
        } else if self.is_mending() {
            Held::Mending
        } else if state.payment {
            Held::Payment
        } else if self.is_last() {
            Held::LastStep
        } else if needs_help || (state.shows > 0 && state.since_ms < state.rules.gap_ms) {
            Held::HelpFirst
        } else {
            return None;
        })
    }

    /// She is in a field, whether anybody saw her enter it or not.
    const fn is_in(&self) -> bool {
        self.focused.is_some() || self.etiquette.typed.is_some()
    }

    /// A rule fails in the field where she types.
    fn is_mending(&self) -> bool {
        let field = self.etiquette.typed.and_then(|at| self.field(at));
        field.is_some_and(|field| field.open.is_some())
    }

    /// She has done nothing yet: no field was focused, no submit tried. What was filled in for her is none of
    /// her doing.
    fn is_untouched(&self) -> bool {
        let blocked = self.state.get(Meter::Blocked);
        self.last.is_none() && blocked == 0 && self.state.outcome < Outcome::Submitted
    }

    /// The button is next: it has the focus, or she is in the last field of the form, or left it last; or
    /// the step is the one where the order is confirmed. Or it was pressed, and all is over.
    fn is_last(&self) -> bool {
        let Snapshot {
            steps,
            step,
            outcome,
            ..
        } = &self.state;
        let key = steps.get(usize::from(*step));
        if self.etiquette.button
            || *outcome == Outcome::Completed
            || key.is_some_and(|key| key.as_str() == "confirm")
        {
            return true;
        }
        let field = self.last.and_then(|at| self.field(at));
        let here = |other: &&super::Field| other.step == *step && !other.gone;
        field.filter(here).is_some_and(|field| {
            self.fields
                .iter()
                .filter(here)
                .all(|other| other.at <= field.at)
        })
    }
}

#[cfg(test)]
mod tests;
