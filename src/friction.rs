//! One checkout attempt: events in, meters and signals out. It is told the time, the field and the rule;
//! it is never told a text.
//!
//! What each number means stands with [`FieldMeter`] and [`Meter`]; [`peers`] has what others mean by the
//! same words, worked out from the same numbers. [`help`] says when she needs help, and when it may come.

mod apply;
mod event;
mod field;
pub mod help;
mod keep;
mod pace;
#[cfg(not(target_arch = "wasm32"))]
pub mod peers;

use alloc::string::String;
use alloc::vec::Vec;

pub use self::event::{By, Event};

use self::field::Field;
use self::help::{Etiquette, HelpRules};
use self::pace::Pace;
use crate::beacon::{
    Act, AttemptId, Channel, Device, Entry, FieldKey, FieldMeter, HelpMeter, MAX_FIELDS, MAX_LOG,
    MAX_SEGMENTS, MAX_STEPS, Meter, Outcome, Signal, Snapshot, Via, body, bucket,
};
use crate::field::Kind;

/// A checkout attempt.
///
/// `last`, the field where an abandoned attempt is said to have ended, is the field focused last
/// (Zuko and Gyro-n define it so, too).
#[derive(Clone, Debug)]
pub struct Attempt {
    /// As it goes on the wire; times, and what follows from the fields, are put in when it does.
    state: Snapshot,
    changed: bool,
    /// Of the field that is focused, what was taken last: its time, and whether she was stuck in it.
    taken: Option<(u16, bool)>,
    /// Visible time, and that before the first touch of a field, ms.
    time_ms: u32,
    hesitation_ms: u32,
    /// The fields that were declared. Those visited are in `state`, too, in the order of the visits.
    fields: Vec<Field>,
    /// The fields of `fields` that were focused last, and that are.
    last: Option<u8>,
    focused: Option<u8>,
    /// Visible time since the last entry of the timeline, ms.
    quiet_ms: u32,
    /// Since when the page has been visible, or the last event; `None` while it is hidden.
    running_since: Option<u64>,
    etiquette: Etiquette,
    pace: Pace,
}

impl Attempt {
    /// Begins an attempt at `now_ms` on a visible page.
    #[must_use]
    pub fn new(id: AttemptId, now_ms: u64) -> Self {
        let mut state = Snapshot::new(Some(id));
        (state.rev, state.seq) = (0, 0);
        state.log.reserve_exact(MAX_LOG);
        let mut attempt = Self {
            state,
            changed: true,
            taken: None,
            time_ms: 0,
            hesitation_ms: 0,
            fields: Vec::new(),
            last: None,
            focused: None,
            quiet_ms: 0,
            running_since: Some(now_ms),
            etiquette: Etiquette::default(),
            pace: Pace::default(),
        };
        attempt.count(Meter::Pages);
        attempt
    }

    /// The shopper is only to be counted from here on: what is written says no more than that she was there,
    /// how far she came and what the first trouble was ([`Snapshot::counted_only`]).
    pub const fn count_only(&mut self) {
        self.state.attempt = None;
    }

    /// Says what she holds and where she came from. What is known already stays.
    pub fn describe(&mut self, device: Option<Device>, channel: Option<Channel>) {
        self.state.device = self.state.device.or(device);
        self.state.channel = self.state.channel.or(channel);
    }

    /// Says what the shop knows of her; past the fourth nothing is taken.
    pub fn segment(&mut self, key: FieldKey) {
        let segments = &mut self.state.segments;
        if segments.len() < MAX_SEGMENTS && !segments.contains(&key) {
            segments.push(key);
        }
    }

    /// Says how many of a hundred attempts are sent, 1 to 100.
    pub fn sample(&mut self, of_100: u8) {
        self.state.sample = of_100.clamp(1, 100);
    }

    /// Says when help may come.
    pub const fn rules(&mut self, rules: HelpRules) {
        self.etiquette.rules = rules;
    }

    /// A step of the checkout begins. Going to one that was there before another is going back. Past
    /// the 16th, steps are none of their own.
    pub fn step(&mut self, now_ms: u64, key: FieldKey) {
        self.run_to(now_ms);
        let steps = &mut self.state.steps;
        let is_first = steps.is_empty();
        let known = steps.iter().position(|step| *step == key);
        let at = known.unwrap_or(steps.len());
        if known.is_none() {
            if at >= MAX_STEPS {
                return;
            }
            steps.push(key);
        }
        let at = at as u8;
        if at != self.state.step || is_first {
            // A field that went with its step is not always left.
            if let Some(focused) = self.focused {
                self.apply(now_ms, Event::Blur(focused));
            }
            if at < self.state.step {
                self.count(Meter::Backs);
            }
            self.state.step = at;
            self.etiquette.begin_step();
            self.log(Act::Step, Some(at));
            self.changed = true;
        }
    }

    /// Declares a field of the step; gives its number. One past the 96th is not metered; one that is
    /// known is the same again.
    pub fn declare(&mut self, key: FieldKey, kind: Option<Kind>, at: u8) -> Option<u8> {
        let step = self.state.step;
        let same = |field: &Field| field.step == step && field.key == key;
        if let Some(known) = self.fields.iter().position(same) {
            let known = known as u8;
            self.set_gone(known, false);
            return Some(known);
        }
        if self.fields.len() >= MAX_FIELDS {
            return None;
        }
        let at = at.min(MAX_FIELDS.wrapping_sub(1) as u8);
        self.fields.push(Field::new(key, kind, step, at));
        self.state.of = self.fields.len() as u8;
        Some(self.state.of.wrapping_sub(1))
    }

    /// The attempt's identifier; `None` where she is only counted.
    #[must_use]
    pub const fn id(&self) -> Option<AttemptId> {
        self.state.attempt
    }

    /// How far it came.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.state.outcome
    }

    /// Whether something has been committed in a field, so that it is lost if it is blank later.
    #[must_use]
    pub fn has(&self, at: u8) -> bool {
        self.field(at).is_some_and(|field| field.has)
    }

    /// The body of a beacon as it would be now, without making a revision of it.
    #[must_use]
    pub fn peek(&mut self, now_ms: u64) -> String {
        String::from_utf8(self.body(now_ms)).unwrap_or_default()
    }

    /// The same as bytes.
    pub(crate) fn body(&mut self, now_ms: u64) -> Vec<u8> {
        self.run_to(now_ms);
        let (rev, seq) = (self.state.rev, self.state.seq);
        if self.state.attempt.is_some() {
            self.state.rev = rev.saturating_add(u32::from(self.is_news()));
            self.state.seq = seq.max(1);
        }
        let body = body(self.state(now_ms));
        (self.state.rev, self.state.seq) = (rev, seq);
        body
    }

    /// A new revision to send, if anything has happened since the last one; to stay in a field, too, is
    /// something. `instead`: the one before was called back, and this goes in its place.
    pub fn take(&mut self, now_ms: u64, via: Via, instead: bool) -> Option<&Snapshot> {
        self.run_to(now_ms);
        if !self.is_news() {
            return None;
        }
        (self.changed, self.taken) = (false, self.stay());
        self.state.via = via;
        if self.state.attempt.is_some() {
            self.state.rev = self.state.rev.saturating_add(1);
            if !instead || self.state.seq == 0 {
                self.state.seq = self.state.seq.saturating_add(1);
            }
        }
        Some(self.state(now_ms))
    }

    /// The last revision could not be handed over: the next [`take`](Self::take) makes one again, `instead`
    /// of it where nothing else was taken since.
    pub const fn unsent(&mut self) {
        self.changed = true;
    }

    fn is_news(&self) -> bool {
        self.changed || self.taken != self.stay()
    }

    /// How she is in the field that is focused: who leaves from there has told nothing since she came.
    fn stay(&self) -> Option<(u16, bool)> {
        let field = self.focused.and_then(|at| self.field(at))?;
        Some((bucket(field.time_ms.into()), field.stuck))
    }

    fn field(&self, at: u8) -> Option<&Field> {
        self.fields.get(usize::from(at))
    }

    fn reach(&mut self, outcome: Outcome) {
        self.state.outcome = self.state.outcome.max(outcome);
    }

    /// Counts what became of help.
    fn helped(&mut self, signal: Signal, meter: HelpMeter, act: Act) {
        self.helps(signal, meter);
        self.log(act, Some(signal as u8));
    }

    fn helps(&mut self, signal: Signal, meter: HelpMeter) {
        if let Some(meters) = self.state.help.get_mut(signal as usize) {
            more(meters, meter as usize);
        }
    }

    fn count(&mut self, meter: Meter) {
        more(&mut self.state.meters, meter as usize);
    }

    fn set(&mut self, meter: Meter, value: u16) {
        if let Some(slot) = self.state.meters.get_mut(meter as usize) {
            *slot = value;
        }
    }

    /// Lets the visible time run up to now. A clock that jumps back adds nothing.
    pub fn run_to(&mut self, now_ms: u64) {
        let Some(since) = self.running_since else {
            return;
        };
        self.running_since = Some(now_ms.max(since));
        let ms = now_ms.saturating_sub(since).min(u32::MAX.into()) as u32;
        self.time_ms = self.time_ms.saturating_add(ms);
        if self.state.outcome == Outcome::Viewed {
            self.hesitation_ms = self.time_ms;
        }
        self.quiet_ms = self.quiet_ms.saturating_add(ms);
        self.etiquette.pass(ms);
        let (focused, is_stuck) = (self.focused, self.is_stuck());
        if let Some(field) = focused.and_then(|at| self.fields.get_mut(usize::from(at))) {
            field.pass(ms);
            field.stuck |= is_stuck;
        }
    }

    fn log_of(&mut self, act: Act, at: u8) {
        let place = self.field(at).and_then(|field| field.place);
        self.log(act, place);
    }

    /// Adds to the timeline. Where it is full, what happened in the middle goes: how it began and how it
    /// ended tell most.
    fn log(&mut self, act: Act, about: Option<u8>) {
        let after = bucket(self.quiet_ms.into());
        let mut entry = Entry { act, about, after };
        let log = &mut self.state.log;
        if log.len() < MAX_LOG {
            log.push(entry);
        } else {
            // Each takes the place of the one before, and that of the first is lost.
            for place in log.iter_mut().skip(MAX_LOG / 3).rev() {
                core::mem::swap(place, &mut entry);
            }
        }
        self.quiet_ms = 0;
    }

    /// The state as it stands.
    fn state(&mut self, now_ms: u64) -> &Snapshot {
        self.run_to(now_ms);
        self.set(Meter::Time, bucket(self.time_ms.into()));
        self.set(Meter::Hesitation, bucket(self.hesitation_ms.into()));
        self.state.last = self.last.and_then(|at| self.field(at)?.place);
        self.state.cause = None;
        for field in &self.fields {
            let Some(place) = field.place else {
                continue;
            };
            if let Some(state) = self.state.fields.get_mut(usize::from(place)) {
                let times = [
                    (FieldMeter::Time, field.time_ms),
                    (FieldMeter::Hesitation, field.hesitation_ms),
                ];
                for (meter, ms) in times {
                    if let Some(slot) = state.meters.get_mut(meter as usize) {
                        *slot = bucket(ms.into());
                    }
                }
            }
            let is_first = self.state.cause.is_none_or(|(first, _)| place < first);
            if let Some(why) = field.friction().filter(|_| is_first) {
                self.state.cause = Some((place, why));
            }
        }
        &self.state
    }
}

/// One more.
fn more(counts: &mut [u16], at: usize) {
    if let Some(slot) = counts.get_mut(at) {
        *slot = slot.saturating_add(1);
    }
}

fn tally<T: PartialEq>(counts: &mut Vec<(T, u16)>, what: T) {
    match counts.iter_mut().find(|(known, _)| *known == what) {
        Some((_, count)) => *count = count.saturating_add(1),
        None => counts.push((what, 1)),
    }
}

#[cfg(test)]
mod tests;
