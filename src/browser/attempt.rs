//! Attempts: what happened, told to the meters. `form.js` listens and sends.

use super::Core;
use crate::beacon::{AttemptId, encode};
use crate::friction::{Attempt, Event};
use crate::nudge::NudgeState;

impl Core {
    /// Begins an attempt on a form, its identifier the first 16 numbers in the buffer; gives its
    /// number.
    pub fn attempt(&mut self, form: usize, now_ms: f64) -> usize {
        let mut bytes = [0; 16];
        for (byte, random) in bytes.iter_mut().zip(&self.given) {
            *byte = *random as u8;
        }
        let mut attempt = Attempt::new(AttemptId::new(bytes), now_ms as u64);
        if let Some(form) = self.forms.get(form) {
            for watched in &form.fields {
                attempt.declare(watched.key.clone(), watched.field.kind);
            }
        }
        self.attempts.push(attempt);
        self.attempts.len().wrapping_sub(1)
    }

    /// A field was focused when the attempt began.
    pub fn focused(&mut self, attempt: usize, at: u8, now_ms: f64) {
        self.apply(attempt, Event::Focus(at), now_ms);
    }

    /// Something happened to the page, by its number in `form.js`.
    pub fn happen(&mut self, attempt: usize, what: u8, now_ms: f64) {
        let event = match what {
            0 => Event::Hidden,
            1 => Event::Visible,
            2 => Event::Submitted,
            3 => Event::Completed,
            shown => match NudgeState::ALL.get(usize::from(shown.wrapping_sub(4))) {
                Some(state) => Event::NudgeShown(*state),
                None => return,
            },
        };
        self.apply(attempt, event, now_ms);
    }

    /// The body of a beacon, if there is news.
    pub fn take(&mut self, attempt: usize, now_ms: f64) -> *const u32 {
        let snapshot = self.attempts.get_mut(attempt);
        match snapshot.and_then(|attempt| attempt.take(now_ms as u64)) {
            Some(snapshot) => self.answer(&encode(&snapshot)),
            None => core::ptr::null(),
        }
    }

    /// What was taken could not be handed over.
    pub fn unsent(&mut self, attempt: usize) {
        if let Some(attempt) = self.attempts.get_mut(attempt) {
            attempt.unsent();
        }
    }

    /// What would be sent now.
    pub fn peek(&mut self, attempt: usize, now_ms: f64) -> *const u32 {
        let attempt = self.attempts.get_mut(attempt);
        match attempt.map(|attempt| attempt.peek(now_ms as u64)) {
            Some(snapshot) => self.answer(&encode(&snapshot)),
            None => core::ptr::null(),
        }
    }

    /// The identifier of an attempt.
    pub fn id(&mut self, attempt: usize) -> *const u32 {
        match self.attempts.get(attempt) {
            Some(attempt) => self.answer(&attempt.id().to_hex()),
            None => core::ptr::null(),
        }
    }
}

impl Core {
    /// Tells an attempt of an event; nobody where there is none of that number.
    pub(super) fn apply(&mut self, attempt: usize, event: Event, now_ms: f64) {
        if let Some(attempt) = self.attempts.get_mut(attempt) {
            attempt.apply(now_ms as u64, event);
        }
    }
}
