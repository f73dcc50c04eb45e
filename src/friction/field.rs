//! A field that was declared, and what is not on the wire of it.

use super::{more, tally};
use crate::beacon::{FieldKey, FieldMeter, FieldMeters, FieldState, Why};
use crate::field::{Code, Kind};

/// A field that was declared.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) key: FieldKey,
    pub(super) kind: Option<Kind>,
    pub(super) step: u8,
    pub(super) at: u8,
    /// Its place among those visited.
    pub(super) place: Option<u8>,
    /// Time in it, and time until something was put into it, ms.
    pub(super) time_ms: u32,
    pub(super) hesitation_ms: u32,
    /// The rule that failed when it was looked at last, and how often in a row.
    pub(super) open: Option<Code>,
    pub(super) streak: u16,
    /// Something has been put into it: she hesitates no more.
    pub(super) touched: bool,
    /// She has been in it, and something was committed when she was.
    pub(super) been: bool,
    pub(super) entered: bool,
    /// Something has been committed in it, and is not lost.
    pub(super) has: bool,
    /// She was stuck in it, and has committed nothing since.
    pub(super) stuck: bool,
    /// What was in it is gone, and has not been put in again.
    pub(super) lost: bool,
    /// It was blank at a submit, and still is.
    pub(super) blank: bool,
    /// It is on the page no more, or was on the page before.
    pub(super) gone: bool,
    /// She has left it once, or it was filled without her, or a submit was tried: a fault may be told.
    pub(super) left: bool,
    /// A fault is shown at it, and what it was said of is there no more.
    pub(super) told: bool,
    pub(super) outdated: bool,
}

impl Field {
    pub(super) const fn new(key: FieldKey, kind: Option<Kind>, step: u8, at: u8) -> Self {
        Self {
            key,
            kind,
            step,
            at,
            place: None,
            time_ms: 0,
            hesitation_ms: 0,
            open: None,
            streak: 0,
            touched: false,
            been: false,
            entered: false,
            has: false,
            stuck: false,
            lost: false,
            blank: false,
            gone: false,
            left: false,
            told: false,
            outdated: false,
        }
    }

    /// What goes on the wire of it, once it is visited.
    pub(super) fn state(&self) -> FieldState {
        FieldState {
            key: self.key.clone(),
            kind: self.kind,
            step: self.step,
            at: self.at,
            open: false,
            meters: FieldMeters::default(),
            rules: alloc::vec::Vec::new(),
        }
    }

    /// Time passes while it is focused.
    pub(super) const fn pass(&mut self, ms: u32) {
        self.time_ms = self.time_ms.saturating_add(ms);
        if !self.touched {
            self.hesitation_ms = self.hesitation_ms.saturating_add(ms);
        }
    }

    /// It was looked at on leaving, and this rule failed, or none did.
    pub(super) fn judge(&mut self, state: &mut FieldState, rule: Option<Code>) {
        self.streak = match rule {
            Some(_) if rule == self.open => self.streak.saturating_add(1),
            Some(_) => 1,
            None => 0,
        };
        self.open = rule;
        state.open = rule.is_some();
        if let Some(code) = rule {
            tally(&mut state.rules, code);
        }
    }

    /// She goes on: whether what is shown at it holds no longer, which is told once.
    pub(super) const fn is_stale(&mut self) -> bool {
        let is_stale = self.outdated && self.open.is_none() && !self.blank;
        self.outdated &= !is_stale;
        is_stale
    }

    /// What is wrong with it and has not been put right.
    pub(super) const fn friction(&self) -> Option<Why> {
        if self.open.is_some() {
            Some(Why::Rule)
        } else if self.lost {
            Some(Why::Lost)
        } else if self.blank {
            Some(Why::Blank)
        } else if self.stuck {
            Some(Why::Stuck)
        } else {
            None
        }
    }
}

/// Counts something of a field.
pub(super) fn add(state: &mut FieldState, meter: FieldMeter) {
    more(&mut state.meters, meter as usize);
}
