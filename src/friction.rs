//! One checkout attempt: events in, meters out. It is told the time, the field and the rule; it is
//! never told a text.

use alloc::vec::Vec;

use crate::beacon::{AttemptId, FieldKey, FieldState, MAX_FIELDS, NudgeCounts, Outcome, Snapshot};
use crate::field::{Code, Kind};
use crate::nudge::NudgeState;

/// Durations are written in steps of this many ms: finer ones would tell how somebody types.
const STEP_MS: u64 = 100;

/// Something that happened. Fields are named by their position in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A field was focused.
    Focus(u8),
    /// A field was left.
    Leave {
        /// Its position.
        at: u8,
        /// It was left with another text than it was entered with.
        edited: bool,
    },
    /// A field's text was looked at: surasura mended it, or a rule failed.
    Checked {
        /// Its position.
        at: u8,
        /// The text was replaced without a word.
        fixed: bool,
        /// The gravest rule that failed, once for each time the field is left with it.
        rule: Option<Code>,
    },
    /// The page was hidden: the clock stands.
    Hidden,
    /// The page is visible again.
    Visible,
    /// A nudge was shown.
    NudgeShown(NudgeState),
    /// A submit went through.
    Submitted,
    /// The order is placed.
    Completed,
}

/// A field of the form, declared when the attempt begins.
#[derive(Clone, Debug)]
struct Meter {
    key: FieldKey,
    kind: Option<Kind>,
    visits: u16,
    ms: u64,
    edits: u16,
    fixes: u16,
    rules: Vec<(Code, u16)>,
}

/// A checkout attempt.
///
/// `last`, the field where an abandoned attempt is said to have ended, is the field focused last
/// (Zuko and Gyro-n define it so, too).
#[derive(Clone, Debug)]
pub struct Attempt {
    id: AttemptId,
    rev: u32,
    changed: bool,
    outcome: Outcome,
    meters: Vec<Meter>,
    order: Vec<u8>,
    last: Option<u8>,
    focused: Option<u8>,
    nudges: NudgeCounts,
    visible_ms: u64,
    running_since: Option<u64>,
}

impl Attempt {
    /// Begins an attempt at `now_ms` on a visible page.
    #[must_use]
    pub const fn new(id: AttemptId, now_ms: u64) -> Self {
        Self {
            id,
            rev: 0,
            changed: true,
            outcome: Outcome::Viewed,
            meters: Vec::new(),
            order: Vec::new(),
            last: None,
            focused: None,
            nudges: NudgeCounts::NONE,
            visible_ms: 0,
            running_since: Some(now_ms),
        }
    }

    /// Declares the next field of the form. One past the 64th, or with the key of another, is not
    /// metered.
    pub fn declare(&mut self, key: FieldKey, kind: Option<Kind>) {
        if self.meters.len() < MAX_FIELDS && self.meters.iter().all(|meter| meter.key != key) {
            let (visits, ms, edits, fixes, rules) = (0, 0, 0, 0, Vec::new());
            self.meters.push(Meter {
                key,
                kind,
                visits,
                ms,
                edits,
                fixes,
                rules,
            });
        }
    }

    /// The attempt's identifier.
    #[must_use]
    pub const fn id(&self) -> AttemptId {
        self.id
    }

    /// Takes an event in. Events of a field that was not declared are nothing.
    pub fn apply(&mut self, now_ms: u64, event: Event) {
        self.run_to(now_ms);
        match event {
            Event::Focus(at) => {
                let Some(meter) = self.meters.get_mut(usize::from(at)) else {
                    return;
                };
                meter.visits = meter.visits.saturating_add(1);
                if self.order.iter().all(|known| *known != at) {
                    self.order.push(at);
                }
                self.last = Some(at);
                self.focused = Some(at);
                self.reach(Outcome::Started);
            }
            Event::Leave { at, edited } => {
                if self.focused == Some(at) {
                    self.focused = None;
                }
                let Some(meter) = self.visited(at) else {
                    return;
                };
                meter.edits = meter.edits.saturating_add(u16::from(edited));
            }
            Event::Checked { at, fixed, rule } => {
                let Some(meter) = self.visited(at) else {
                    return;
                };
                meter.fixes = meter.fixes.saturating_add(u16::from(fixed));
                if let Some(code) = rule {
                    count(&mut meter.rules, code);
                }
            }
            Event::Hidden => {
                self.running_since = None;
                return;
            }
            Event::Visible => {
                self.running_since = Some(now_ms);
                return;
            }
            Event::NudgeShown(state) => self.nudges.add(state),
            Event::Submitted => self.reach(Outcome::Submitted),
            Event::Completed => self.reach(Outcome::Completed),
        }
        self.changed = true;
    }

    /// The state as it stands, without making a revision of it.
    #[must_use]
    pub fn peek(&mut self, now_ms: u64) -> Snapshot {
        self.run_to(now_ms);
        let mut snapshot = self.snapshot();
        snapshot.rev = snapshot.rev.saturating_add(u32::from(self.changed));
        snapshot
    }

    /// A new revision to send, if anything has happened since the last one.
    pub fn take(&mut self, now_ms: u64) -> Option<Snapshot> {
        self.run_to(now_ms);
        if !self.changed {
            return None;
        }
        self.changed = false;
        self.rev = self.rev.saturating_add(1);
        Some(self.snapshot())
    }

    /// The last revision could not be handed over: the next [`take`](Self::take) makes one again.
    pub const fn unsent(&mut self) {
        self.changed = true;
    }

    /// A field that was visited. One that autofill filled without a visit counts as visited: what
    /// is known of it would otherwise be lost.
    fn visited(&mut self, at: u8) -> Option<&mut Meter> {
        let meter = self.meters.get_mut(usize::from(at))?;
        if meter.visits == 0 {
            meter.visits = 1;
            self.order.push(at);
        }
        Some(meter)
    }

    fn reach(&mut self, outcome: Outcome) {
        self.outcome = self.outcome.max(outcome);
    }

    /// Lets the visible time run up to now. A clock that jumps back adds nothing.
    fn run_to(&mut self, now_ms: u64) {
        if let Some(since) = self.running_since {
            let passed = now_ms.saturating_sub(since);
            self.visible_ms = self.visible_ms.saturating_add(passed);
            if let Some(meter) = self
                .focused
                .and_then(|at| self.meters.get_mut(usize::from(at)))
            {
                meter.ms = meter.ms.saturating_add(passed);
            }
            self.running_since = Some(now_ms.max(since));
        }
    }

    fn snapshot(&self) -> Snapshot {
        let mut fields = Vec::new();
        for at in &self.order {
            let Some(meter) = self.meters.get(usize::from(*at)) else {
                continue;
            };
            fields.push(FieldState {
                key: meter.key.clone(),
                kind: meter.kind,
                at: *at,
                visits: meter.visits,
                ms: coarse(meter.ms),
                edits: meter.edits,
                fixes: meter.fixes,
                rules: meter.rules.clone(),
            });
        }
        let last = self.last.and_then(|at| self.meters.get(usize::from(at)));
        Snapshot {
            attempt: self.id,
            rev: self.rev,
            outcome: self.outcome,
            ms: coarse(self.visible_ms),
            of: self.meters.len() as u8,
            last: last.map(|meter| meter.key.clone()),
            fields,
            nudges: self.nudges,
        }
    }
}

fn count(rules: &mut Vec<(Code, u16)>, code: Code) {
    match rules.iter_mut().find(|(known, _)| *known == code) {
        Some((_, count)) => *count = count.saturating_add(1),
        None => rules.push((code, 1)),
    }
}

/// A duration in whole steps, as far as the wire can count.
fn coarse(ms: u64) -> u32 {
    const MOST: u64 = u32::MAX as u64 / STEP_MS;
    ((ms / STEP_MS).min(MOST) * STEP_MS) as u32
}

#[cfg(test)]
mod tests;
