//! The attempt: what happened, told to the meters. `attempt.js` listens, keeps and sends. A page has one: who
//! begins another ends the one before.

use alloc::string::String;

use super::{Core, NONE};
use crate::beacon::{AttemptId, Channel, Device, FieldKey, Held, Signal, Via, body};
use crate::field::{Code, Kind};
use crate::friction::help::{Help, HelpRules};
use crate::friction::{Attempt, By, Event};
use crate::nudge::NudgeState;
use crate::text::part::split_once;

impl Core {
    /// Begins an attempt, its identifier the first 16 numbers in the buffer.
    pub fn begin(&mut self, now_ms: f64) {
        let mut bytes = [0; 16];
        for (byte, random) in bytes.iter_mut().zip(&self.given) {
            *byte = *random as u8;
        }
        self.attempt = Some(Attempt::new(AttemptId::new(bytes), now_ms as u64));
    }

    /// Goes on with the attempt whose numbers are in the buffer. False: they are none.
    pub fn resume(&mut self, length: usize, now_ms: f64) -> bool {
        let numbers = self.given.get(..length).unwrap_or_default();
        let attempt = Attempt::restore(numbers, now_ms as u64);
        let is_one = attempt.is_some();
        if is_one {
            self.attempt = attempt;
        }
        is_one
    }

    /// The numbers that [`Core::resume`] takes, after their number.
    pub fn save(&mut self, now_ms: f64) -> *const u32 {
        let Some(attempt) = &mut self.attempt else {
            return core::ptr::null();
        };
        let numbers = attempt.save(now_ms as u64);
        self.numbers.clear();
        self.numbers.push(numbers.len() as u32);
        self.numbers.extend(numbers);
        self.numbers.as_ptr()
    }

    /// What she holds and where she came from, by their numbers, and how many of 100 are sent.
    pub fn about(&mut self, device: usize, channel: usize, sample: u8) {
        if let Some(attempt) = &mut self.attempt {
            attempt.describe(Device::from_number(device), Channel::from_number(channel));
            attempt.sample(sample);
        }
    }

    /// When help may come.
    pub fn etiquette(
        &mut self,
        early_ms: u32,
        gap_ms: u32,
        gap_pages: u16,
        most: u16,
        hold_out: u16,
        rest: bool,
    ) {
        if let Some(attempt) = &mut self.attempt {
            attempt.rules(HelpRules {
                early_ms,
                gap_ms,
                gap_pages,
                most,
                rest,
                hold_out,
            });
        }
    }

    /// What the shop says of her, the key in the buffer.
    pub fn segment(&mut self, length: usize) {
        let key = FieldKey::new(&self.word(length));
        if let Some((attempt, key)) = self.attempt.as_mut().zip(key) {
            attempt.segment(key);
        }
    }

    /// The step whose key is in the buffer begins.
    pub fn step(&mut self, length: usize, now_ms: f64) {
        let key = FieldKey::new(&self.word(length));
        if let Some((attempt, key)) = self.attempt.as_mut().zip(key) {
            attempt.step(now_ms as u64, key);
        }
    }

    /// Declares the field at a position of the form, its key and its kind in the buffer, a space between
    /// them; gives its number, or [`NONE`] where it is not metered.
    pub fn declare(&mut self, at: u8, length: usize) -> u32 {
        let text = self.word(length);
        let (key, kind) = split_once(&text, b' ').unwrap_or((&text, ""));
        let key = FieldKey::new(key);
        let number = self
            .attempt
            .as_mut()
            .zip(key)
            .and_then(|(attempt, key)| attempt.declare(key, Kind::from_name(kind).ok(), at));
        number.map_or(NONE, u32::from)
    }

    /// Whether something had been put into a field.
    pub fn has(&mut self, at: u8) -> bool {
        self.attempt.as_ref().is_some_and(|attempt| attempt.has(at))
    }

    /// A nudge was held back, the reason in the buffer.
    pub fn silent(&mut self, length: usize, now_ms: f64) {
        let why = Held::from_word(&self.word(length));
        if let Some((attempt, why)) = self.attempt.as_mut().zip(why) {
            attempt.apply(now_ms as u64, Event::Silent(why));
        }
    }

    /// Something happened, by its number in `attempt.js`.
    pub fn happen(&mut self, what: u8, at: u8, extra: u32, now_ms: f64) {
        let Some(attempt) = &mut self.attempt else {
            return;
        };
        let Some(event) = event(what, at, extra) else {
            return;
        };
        attempt.apply(now_ms as u64, event);
    }

    /// The body of a beacon, if there is news.
    pub fn take(&mut self, via: usize, instead: bool, now_ms: f64) -> *const u32 {
        let via = Via::from_number(via).unwrap_or(Via::Beacon);
        let attempt = self.attempt.as_mut();
        match attempt.and_then(|attempt| attempt.take(now_ms as u64, via, instead)) {
            Some(snapshot) => {
                let body = body(snapshot);
                self.ascii(&body)
            }
            None => core::ptr::null(),
        }
    }

    /// What would be sent now.
    pub fn peek(&mut self, now_ms: f64) -> *const u32 {
        match &mut self.attempt {
            Some(attempt) => {
                let body = attempt.body(now_ms as u64);
                self.ascii(&body)
            }
            None => core::ptr::null(),
        }
    }

    /// The shopper is only to be counted from here on.
    pub fn count_only(&mut self) {
        if let Some(attempt) = &mut self.attempt {
            attempt.count_only();
        }
    }

    /// What was taken could not be handed over.
    pub fn unsent(&mut self) {
        if let Some(attempt) = &mut self.attempt {
            attempt.unsent();
        }
    }

    /// The identifier of the attempt.
    pub fn id(&mut self) -> *const u32 {
        match self.attempt.as_ref().and_then(Attempt::id) {
            Some(id) => self.ascii(&id.hex()),
            None => core::ptr::null(),
        }
    }

    /// Where she needs help: the number of the signal from 1, and 256 times the number of the field from
    /// 1; 0 where she does not.
    pub fn signal(&mut self, now_ms: f64) -> u32 {
        let Some(attempt) = &mut self.attempt else {
            return 0;
        };
        // To be stuck is that nothing happens: nobody else tells the time.
        attempt.run_to(now_ms as u64);
        match attempt.signal() {
            Some((signal, at)) => {
                let at = at.map_or(0, |at| u32::from(at).wrapping_add(1));
                (signal as u32).wrapping_add(1) | at << 8
            }
            None => 0,
        }
    }

    /// Whether help for a signal may come now: 0: yes, 1: it would, but for the hold-out, from 2 the
    /// reason why not, more by that.
    pub fn help(&mut self, signal: usize, now_ms: f64) -> u32 {
        let decided = self
            .attempt
            .as_mut()
            .zip(Signal::from_number(signal))
            .map(|(attempt, signal)| attempt.help(now_ms as u64, signal));
        match decided {
            Some(Help::Shown) => 0,
            Some(Help::Held(why)) => (why as u32).wrapping_add(2),
            _ => 1,
        }
    }

    /// Why a nudge of the cart may not come now, from 1; 0: it may.
    pub fn money(&mut self) -> u32 {
        match self.attempt.as_ref().and_then(Attempt::nudge) {
            Some(why) => (why as u32).wrapping_add(1),
            None => 0,
        }
    }

    /// When to ask again although nothing has happened, ms from now; [`NONE`]: not at all.
    pub fn due(&mut self) -> u32 {
        self.attempt
            .as_ref()
            .and_then(Attempt::due_ms)
            .unwrap_or(NONE)
    }

    /// A word in the buffer. What is no letter of ours makes none.
    fn word(&self, length: usize) -> String {
        let mut word = String::new();
        for unit in self.given.get(..length).unwrap_or_default() {
            word.push(if *unit < 128 {
                char::from(*unit as u8)
            } else {
                '?'
            });
        }
        word
    }

    /// Answers with a text that is ASCII, after its length.
    fn ascii(&mut self, text: &[u8]) -> *const u32 {
        self.numbers.clear();
        self.numbers.push(text.len() as u32);
        self.numbers
            .extend(text.iter().map(|byte| u32::from(*byte)));
        self.numbers.as_ptr()
    }
}

/// What happened. `extra`: the number of a rule, a state or a signal.
fn event(what: u8, at: u8, extra: u32) -> Option<Event> {
    let number = (extra & 0xFFFF) as usize;
    let rule = || Code::ALL.get(number).copied();
    Some(match what {
        0 => Event::Focus(at),
        1 => Event::Blur(at),
        2 => Event::Typed { at, by: By::Hand },
        3 => Event::Typed { at, by: By::Paste },
        4 => Event::Typed {
            at,
            by: By::Autofill,
        },
        5 => Event::Typed { at, by: By::Us },
        6 => Event::Commit(at),
        7 => Event::Fixed(at),
        8 => Event::Passed(at),
        9 => Event::Failed {
            at,
            rule: rule()?,
            fixed: false,
        },
        10 => Event::Failed {
            at,
            rule: rule()?,
            fixed: true,
        },
        11 => Event::Blank(at),
        12 => Event::Lost(at),
        13 => Event::Composing(true),
        14 => Event::Composing(false),
        15 => Event::Frame,
        16 => Event::Button,
        17 => Event::Hidden,
        18 => Event::Visible,
        19 => Event::Resumed,
        20 => Event::Leaving,
        21 => Event::Blocked,
        22 => Event::Submitted,
        23 => Event::Completed,
        24 => Event::Restart,
        25 => Event::Nudge(NudgeState::ALL.get(number).copied()?),
        26 => Event::HelpTaken(Signal::from_number(number)?),
        27 => Event::HelpClosed(Signal::from_number(number)?),
        28 => Event::Dropped,
        29 => Event::Cleared(at),
        30 => Event::Asked(at),
        31 => Event::Told(at),
        32 => Event::Untold(at),
        33 => Event::Here(at),
        34 => Event::Gone(at),
        _ => return None,
    })
}
