//! An attempt goes over several pages: what one leaves, the next takes up, as numbers.

use alloc::string::String;
use alloc::vec::Vec;

use super::Attempt;
use super::field::Field;
use crate::beacon::{
    About, Act, AttemptId, BUCKETS, Channel, Device, Entry, FieldKey, Held, MAX_FIELDS, MAX_LOG,
    MAX_SEGMENTS, MAX_STEPS, Meter, Outcome, Signal, Snapshot,
};
use crate::field::{Code, Kind};
use crate::nudge::NudgeState;

/// What these numbers are; others are not taken up.
const VERSION: u32 = 3;

/// Numbers that are written, or read: one description for both, so that they cannot differ.
struct Tape {
    numbers: Vec<u32>,
    /// The next to read; `None` where they are written.
    at: Option<usize>,
    /// Something was missing, or nothing that could have been written.
    is_broken: bool,
}

impl Tape {
    const fn is_read(&self) -> bool {
        self.at.is_some()
    }

    fn number(&mut self, number: &mut u32) {
        match &mut self.at {
            None => self.numbers.push(*number),
            Some(at) => match self.numbers.get(*at) {
                Some(kept) => {
                    *number = *kept;
                    *at = at.wrapping_add(1);
                }
                None => self.is_broken = true,
            },
        }
    }

    /// A number of at most so much; 0 once something is broken.
    fn upto(&mut self, number: u32, most: usize) -> u32 {
        let mut wide = number;
        self.number(&mut wide);
        self.is_broken |= wide as usize > most;
        if self.is_broken { 0 } else { wide }
    }

    fn narrow(&mut self, number: &mut u16) {
        *number = self.upto(u32::from(*number), usize::from(u16::MAX)) as u16;
    }

    fn all(&mut self, numbers: &mut [u16]) {
        for number in numbers {
            self.narrow(number);
        }
    }

    fn byte(&mut self, number: &mut u8, most: usize) {
        *number = self.upto(u32::from(*number), most) as u8;
    }

    fn flag(&mut self, flag: &mut bool) {
        *flag = self.upto(u32::from(*flag), 1) != 0;
    }

    /// Which of so many, or none of them.
    fn which(&mut self, number: Option<usize>, of: usize) -> Option<usize> {
        let wide = number.map_or(0, |number| number.wrapping_add(1) as u32);
        (self.upto(wide, of) as usize).checked_sub(1)
    }

    /// How many there are.
    fn length(&mut self, length: usize, most: usize) -> usize {
        self.upto(length as u32, most) as usize
    }

    fn key(&mut self, key: Option<&FieldKey>) -> Option<FieldKey> {
        let bytes = key.map_or(&[][..], |key| key.as_str().as_bytes());
        let mut read = String::new();
        for at in 0..self.length(bytes.len(), FieldKey::MAX) {
            let mut byte = bytes.get(at).copied().unwrap_or_default();
            self.byte(&mut byte, 127);
            // Always ASCII, which takes fewer bytes to say.
            read.push(char::from(byte & 127));
        }
        let key = FieldKey::new(&read);
        self.is_broken |= key.is_none();
        key
    }

    /// Keys, each once.
    fn keys(&mut self, keys: &mut Vec<FieldKey>, most: usize) {
        for at in 0..self.length(keys.len(), most) {
            let key = self.key(keys.get(at));
            if self.is_read() {
                self.is_broken |= key.as_ref().is_some_and(|key| keys.contains(key));
                keys.extend(key);
            }
        }
    }

    /// How often each was, by its number; each once.
    fn counts<T: Copy + PartialEq>(
        &mut self,
        counts: &mut Vec<(T, u16)>,
        all: &[T],
        to: fn(T) -> usize,
    ) {
        for at in 0..self.length(counts.len(), all.len()) {
            let known = counts.get(at).map(|(what, _)| to(*what));
            let mut count = counts.get(at).map_or(0, |(_, count)| *count);
            let what = self.which(known, all.len()).and_then(|what| all.get(what));
            self.narrow(&mut count);
            if self.is_read() {
                let is_new = |what: &&T| !counts.iter().any(|(known, _)| known == *what);
                match what.filter(is_new) {
                    Some(what) if count > 0 => counts.push((*what, count)),
                    _ => self.is_broken = true,
                }
            }
        }
    }
}

impl Attempt {
    /// Everything that a later page needs, as numbers.
    #[must_use]
    pub fn save(&mut self, now_ms: u64) -> Vec<u32> {
        self.run_to(now_ms);
        let (numbers, at) = (Vec::new(), None);
        let mut tape = Tape {
            numbers,
            at,
            is_broken: false,
        };
        self.carry(&mut tape);
        tape.numbers
    }

    /// Goes on with an attempt on another page, which is visible from `now_ms` on. `None`: these are not
    /// numbers that [`Attempt::save`] gave. Whatever they are, the wire takes what comes of them.
    #[must_use]
    pub fn restore(numbers: &[u32], now_ms: u64) -> Option<Self> {
        let mut attempt = Self::new(AttemptId::new([0; 16]), now_ms);
        let mut tape = Tape {
            numbers: numbers.into(),
            at: Some(0),
            is_broken: false,
        };
        attempt.carry(&mut tape);
        if tape.is_broken || tape.at != Some(numbers.len()) {
            return None;
        }
        attempt.count(Meter::Pages);
        let pages = &mut attempt.etiquette.since_pages;
        *pages = pages.saturating_add(1);
        attempt.changed = true;
        Some(attempt)
    }

    fn carry(&mut self, tape: &mut Tape) {
        let mut version = VERSION;
        tape.number(&mut version);
        tape.is_broken |= version != VERSION;
        self.carry_state(tape);
        self.carry_fields(tape);
        self.carry_log(tape);
        let last = tape.which(self.last.map(usize::from), self.fields.len());
        self.last = last.map(|last| last as u8);
        let has_place = |at| self.field(at).is_some_and(|field| field.place.is_some());
        tape.is_broken |= !self.last.is_none_or(has_place);
        tape.number(&mut self.time_ms);
        tape.number(&mut self.hesitation_ms);
        tape.number(&mut self.quiet_ms);
        tape.all(&mut self.pace.visits);
        let etiquette = &mut self.etiquette;
        tape.narrow(&mut etiquette.shows);
        tape.number(&mut etiquette.since_ms);
        tape.narrow(&mut etiquette.since_pages);
        tape.byte(&mut etiquette.dismissed, 255);
        tape.narrow(&mut etiquette.blocked);
    }

    fn carry_state(&mut self, tape: &mut Tape) {
        let state = &mut self.state;
        let mut id = state.attempt.map_or([0; 16], AttemptId::bytes);
        for byte in &mut id {
            tape.byte(byte, 255);
        }
        // Who is only counted is not known on the next page.
        tape.is_broken |= id == [0; 16];
        state.attempt = Some(AttemptId::new(id));
        tape.number(&mut state.rev);
        tape.number(&mut state.seq);
        let outcome = tape.which(Some(state.outcome as usize), Outcome::ALL.len());
        state.outcome = outcome
            .and_then(Outcome::from_number)
            .unwrap_or(Outcome::Viewed);
        let device = state.device.map(|device| device as usize);
        let device = tape.which(device, Device::ALL.len());
        state.device = device.and_then(Device::from_number);
        let channel = state.channel.map(|channel| channel as usize);
        let channel = tape.which(channel, Channel::ALL.len());
        state.channel = channel.and_then(Channel::from_number);
        tape.keys(&mut state.segments, MAX_SEGMENTS);
        tape.byte(&mut state.sample, 100);
        tape.is_broken |= state.sample == 0;
        tape.keys(&mut state.steps, MAX_STEPS);
        tape.byte(&mut state.step, state.steps.len().saturating_sub(1));
        tape.all(&mut state.meters);
        tape.is_broken |= state.get(Meter::Completing) >= BUCKETS;
        tape.counts(&mut state.silent, Held::ALL, |why| why as usize);
        tape.counts(&mut state.held, Held::ALL, |why| why as usize);
        tape.all(state.help.as_flattened_mut());
        tape.all(&mut state.nudges.0);
    }

    /// The fields: what is on the wire of those visited goes with them, in the order of their places.
    fn carry_fields(&mut self, tape: &mut Tape) {
        for at in 0..tape.length(self.fields.len(), MAX_FIELDS) {
            self.carry_field(tape, at);
        }
        let Self { fields, state, .. } = self;
        state.of = fields.len() as u8;
        let visited = fields.iter().filter(|field| field.place.is_some()).count();
        for place in 0..tape.length(state.fields.len(), fields.len()) {
            let field = fields.iter().find(|field| field.place == Some(place as u8));
            if tape.is_read() {
                // As many as there are, and one for each place: none is there twice.
                let Some(field) = field.filter(|_| place < visited) else {
                    tape.is_broken = true;
                    return;
                };
                let mut told = field.state();
                told.open = field.open.is_some();
                state.fields.push(told);
            }
            if let Some(told) = state.fields.get_mut(place) {
                tape.all(&mut told.meters);
                tape.counts(&mut told.rules, &Code::ALL, |code| code as usize);
            }
        }
        tape.is_broken |= state.fields.len() != visited;
    }

    fn carry_field(&mut self, tape: &mut Tape, at: usize) {
        let key = tape.key(self.fields.get(at).map(|field| &field.key));
        if let Some(key) = key.filter(|_| tape.is_read()) {
            let mut field = Field::new(key, None, 0, 0);
            // Until the next page declares it.
            field.gone = true;
            self.fields.push(field);
        }
        let at = at.min(self.fields.len());
        let (before, rest) = self.fields.split_at_mut(at);
        let Some(field) = rest.first_mut() else {
            return;
        };
        let kind = tape.which(field.kind.map(|kind| kind as usize), Kind::ALL.len());
        field.kind = kind.and_then(|kind| Kind::ALL.get(kind).copied());
        tape.byte(&mut field.step, self.state.steps.len().saturating_sub(1));
        tape.byte(&mut field.at, MAX_FIELDS.wrapping_sub(1));
        let same = |known: &Field| known.step == field.step && known.key == field.key;
        tape.is_broken |= tape.is_read() && before.iter().any(same);
        let place = tape.which(field.place.map(usize::from), MAX_FIELDS);
        field.place = place.map(|place| place as u8);
        tape.number(&mut field.time_ms);
        tape.number(&mut field.hesitation_ms);
        let open = tape.which(field.open.map(|code| code as usize), Code::ALL.len());
        field.open = open.and_then(|code| Code::ALL.get(code).copied());
        tape.narrow(&mut field.streak);
        for flag in [
            &mut field.touched,
            &mut field.been,
            &mut field.entered,
            &mut field.has,
            &mut field.stuck,
            &mut field.lost,
            &mut field.blank,
            &mut field.left,
        ] {
            tape.flag(flag);
        }
    }

    fn carry_log(&mut self, tape: &mut Tape) {
        let state = &mut self.state;
        for at in 0..tape.length(state.log.len(), MAX_LOG) {
            let entry = state.log.get(at).copied();
            let act = tape.which(entry.map(|entry| entry.act as usize), Act::ALL.len());
            let about = entry.and_then(|entry| entry.about).map(usize::from);
            let about = tape.which(about, MAX_FIELDS).map(|about| about as u8);
            let after = u32::from(entry.map_or(0, |entry| entry.after));
            let after = tape.upto(after, usize::from(BUCKETS.wrapping_sub(1))) as u16;
            if tape.is_read() {
                match act.and_then(Act::from_number) {
                    Some(act) if may_be(state, act, about) => {
                        state.log.push(Entry { act, about, after });
                    }
                    _ => tape.is_broken = true,
                }
            }
        }
    }
}

/// Whether an entry of the timeline can be about that.
fn may_be(state: &Snapshot, act: Act, about: Option<u8>) -> bool {
    let of = match act.about() {
        Some(About::Field) => state.fields.len(),
        Some(About::Step) => state.steps.len(),
        Some(About::Signal) => Signal::ALL.len(),
        Some(About::Nudge) => NudgeState::ALL.len(),
        None => return about.is_none(),
    };
    about.is_some_and(|about| usize::from(about) < of)
}
