//! What helps in filling a form: the reading of a name, the places of a postal code.

use alloc::string::String;
use alloc::vec::Vec;

use super::Core;
use super::outcome::decode;
use crate::field::postal;
use crate::form::furigana::{Event, Furigana};

impl Core {
    /// Something happened to a field of names, by its number in `friends.js`; the buffer has the value
    /// and the type of the input.
    pub fn typed(&mut self, form: usize, at: u8, what: u8, length: usize) {
        let Some(watched) = self.watched(form, at) else {
            return;
        };
        let mut furigana = core::mem::take(&mut watched.furigana);
        self.feed(&mut furigana, what, length);
        if let Some(watched) = self.watched(form, at) {
            watched.furigana = furigana;
        }
    }

    /// The reading of a name for the field `to`, empty unless it is known whole. Nowhere once one was typed by hand.
    pub fn read_as(&mut self, form: usize, at: u8, to: u8, bits: u32) -> *const u32 {
        let options = self.options(form, to, bits, 0);
        let name = self.watched(form, at);
        match name.and_then(|name| name.furigana.offer(options.kana)) {
            Some(reading) if reading.complete => self.answer(&reading.text),
            Some(_) => self.answer(""),
            None => core::ptr::null(),
        }
    }

    /// `postal::answer` of the texts in the buffer: a shard, a code, an address.
    pub fn places(&mut self, length: usize) -> *const u32 {
        let answer = match &*self.texts(length) {
            [shard, code, address] => postal::answer(shard, code, address),
            _ => String::new(),
        };
        self.answer(&answer)
    }
}

impl Core {
    /// The text of so many UTF-16 units in the buffer. Half a surrogate pair stands as U+FFFD, as in
    /// a form that is sent: what is to be left alone does not come here.
    pub(super) fn lossy(&self, from: usize, length: usize) -> String {
        let to = from.saturating_add(length);
        let units = self.given.get(from..to).unwrap_or_default();
        let mut text = String::with_capacity(units.len());
        decode(units, &mut |ch| {
            text.push(ch.unwrap_or(char::REPLACEMENT_CHARACTER))
        });
        text
    }

    /// The texts in the buffer, each after its length.
    pub(super) fn texts(&self, length: usize) -> Vec<String> {
        let mut texts = Vec::new();
        let mut at = 0_usize;
        while let Some(units) = self.given.get(at).filter(|_| at < length) {
            let units = *units as usize;
            at = at.saturating_add(1);
            texts.push(self.lossy(at, units));
            at = at.saturating_add(units);
        }
        texts
    }

    /// Tells a watcher of names what happened, by its number in `friends.js`.
    pub(super) fn feed(&self, furigana: &mut Furigana, what: u8, length: usize) {
        let texts = self.texts(length);
        let [value, input_type] = &*texts else { return };
        furigana.hear(match what {
            1 => Event::Value(value),
            2 => Event::HandEdited(value),
            _ => Event::Input {
                value,
                input_type,
                is_composing: what > 2,
            },
        });
    }
}
