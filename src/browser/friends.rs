//! The friends of `normalize` in `surasura/full`: the boxes of a split field, numbers and addresses
//! taken apart, texts converted, counted and looked over, the reading of a name, places of a postal
//! code. `pkg/npm/friends.js` is their face.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Core, NONE, desk, options, outcome};
use crate::field::{Issue, Kind, LONGEST, address, date, name, normalize_parts, phone};
use crate::form::furigana::Furigana;
use crate::text::convert::convert_codes;
use crate::text::{Form, charset, count};

impl Core {
    /// Normalises the boxes whose texts are in the buffer. Gives where an outcome lies that has their
    /// issues, and behind it the list of their values; nowhere if there is no such kind.
    pub fn parts(&mut self, kind: usize, length: usize, bits: u32, today: u32) -> *const u32 {
        let Some(kind) = Kind::built().get(kind) else {
            return core::ptr::null();
        };
        let texts = self.texts(length);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = normalize_parts(*kind, &texts, options::unpack(bits, today));
        self.say("", &found.issues);
        self.list(&found.values)
    }

    /// Reads the telephone number in the buffer: an outcome whose value is the number, E.164, the line
    /// and the extension, with a space between; or one with an issue.
    pub fn phone(&mut self, length: usize) -> *const u32 {
        let mut value = String::new();
        let mut issues = Vec::new();
        match phone::parse(&self.lossy(0, length)) {
            Ok(phone) => {
                value = phone.national;
                let extension = phone.extension.as_deref().unwrap_or_default();
                for part in [&phone.e164, phone.line.as_str(), extension] {
                    value.push(' ');
                    value.push_str(part);
                }
            }
            Err(issue) => issues.push(issue),
        }
        self.say(&value, &issues)
    }

    /// Reads the date in the buffer: year, month, day, the era, counted from 1, and the year of it, both 0
    /// where there is none; or 0 before an outcome with an issue.
    pub fn date(&mut self, length: usize) -> *const u32 {
        self.edit.clear();
        // The edit keeps its room: no more of it is taken than a field takes.
        let length = length.min(LONGEST);
        let given = self.given.get(..length).unwrap_or_default();
        let date = match outcome::give(&mut self.edit, given) {
            Some(()) => date::day(&mut self.edit),
            None => date::parse(&self.lossy(0, length)),
        };
        self.numbers.clear();
        match date {
            Ok(date) => {
                let (era, year) = date
                    .era()
                    .map_or((0, 0), |(era, year)| (era as u32 + 1, year));
                let [month, day] = [date.month, date.day].map(u32::from);
                let found = [date.year.into(), month, day, era, year.into()];
                self.numbers.extend_from_slice(&found);
            }
            Err(issue) => {
                self.say("", &[issue]);
                self.numbers.insert(0, 0);
            }
        }
        self.numbers.as_ptr()
    }

    /// Takes the address in the buffer apart: prefecture, municipality, town, building and room, then
    /// a list of what the house number is made of.
    pub fn address(&mut self, length: usize) -> *const u32 {
        let parsed = address::parse(&self.lossy(0, length));
        self.numbers.clear();
        for part in [
            &parsed.prefecture,
            &parsed.municipality,
            &parsed.town,
            &parsed.building,
            &parsed.room,
        ] {
            desk::text(&mut self.numbers, part);
        }
        self.list(&parsed.numbers)
    }

    /// Family and given name in the buffer. Nowhere if they cannot be told apart.
    pub fn split(&mut self, length: usize) -> *const u32 {
        let text = self.lossy(0, length);
        let Some((family, given)) = name::split(&text) else {
            return core::ptr::null();
        };
        self.numbers.clear();
        desk::text(&mut self.numbers, family);
        desk::text(&mut self.numbers, given);
        self.numbers.as_ptr()
    }

    /// The text in the buffer in another form, by its number in `friends.js`.
    pub fn convert(&mut self, form: u8, length: usize) -> *const u32 {
        let form = match form {
            0 => Form::HalfWidth,
            1 => Form::FullWidth,
            2 => Form::Katakana,
            3 => Form::Hiragana,
            4 => Form::FullKatakana,
            _ => Form::HalfKatakana,
        };
        self.numbers.clear();
        self.numbers.push(0);
        let given = self.given.get(..length).unwrap_or_default();
        convert_codes(given, form, &mut self.numbers);
        desk::set_length(&mut self.numbers, 0);
        self.numbers.as_ptr()
    }

    /// How many characters a shopper counts in the buffer.
    pub fn count(&mut self, length: usize) -> usize {
        count(&self.lossy(0, length))
    }

    /// Which characters in the buffer the set of these options does not have: how many, then of each
    /// where it is and what could stand in its place, 0 if it can go, [`NONE`] if there is nothing.
    pub fn missing(&mut self, bits: u32, length: usize) -> *const u32 {
        let set = options::unpack(bits, 0).charset;
        let text = self.lossy(0, length);
        self.numbers.clear();
        self.numbers.push(0);
        let mut alone = String::new();
        for charset::Missing { ch, at } in charset::missing(&text, set) {
            alone.clear();
            alone.push(ch);
            let proposal = charset::review(&alone, set).and_then(|review| review.proposal);
            let instead = proposal.map_or(NONE, |text| text.chars().next().map_or(0, u32::from));
            self.numbers.extend([at, instead]);
        }
        let found = self.numbers.len() as u32 / 2;
        if let Some(first) = self.numbers.first_mut() {
            *first = found;
        }
        self.numbers.as_ptr()
    }

    /// Begins to watch a field of names, which is empty; gives the number of its watcher.
    pub fn watch(&mut self) -> usize {
        let at = match self.watchers.iter().position(Option::is_none) {
            Some(left) => left,
            None => {
                self.watchers.push(None);
                self.watchers.len().wrapping_sub(1)
            }
        };
        if let Some(watcher) = self.watchers.get_mut(at) {
            *watcher = Some(Furigana::default());
        }
        at
    }

    /// Forgets a watcher: another may have its number.
    pub fn forget(&mut self, watcher: usize) {
        if let Some(watcher) = self.watchers.get_mut(watcher) {
            *watcher = None;
        }
    }

    /// Something happened to a field of names, by its number in `friends.js`; the buffer has the value
    /// and the type of the input.
    pub fn hear(&mut self, watcher: usize, what: u8, length: usize) {
        let Some(Some(furigana)) = self.watchers.get_mut(watcher) else {
            return;
        };
        let mut furigana = core::mem::take(furigana);
        self.feed(&mut furigana, what, length);
        if let Some(watcher) = self.watchers.get_mut(watcher) {
            *watcher = Some(furigana);
        }
    }

    /// The reading of the name: whether it is complete, and its text. Where it is to be offered, nowhere
    /// once one was typed by hand.
    pub fn reading(&mut self, watcher: usize, bits: u32, offered: bool) -> *const u32 {
        let form = options::unpack(bits, 0).kana;
        let furigana = self.watchers.get(watcher).and_then(Option::as_ref);
        let reading = furigana.and_then(|furigana| match offered {
            true => furigana.offer(form),
            false => Some(furigana.reading(form)),
        });
        match reading {
            Some(reading) => {
                self.numbers.clear();
                self.numbers.push(reading.complete.into());
                desk::text(&mut self.numbers, &reading.text);
                self.numbers.as_ptr()
            }
            None => core::ptr::null(),
        }
    }

    /// The parts of the name: how many, then of each where it ends and its reading, [`NONE`] where
    /// that is unknown.
    pub fn segments(&mut self, watcher: usize, bits: u32) -> *const u32 {
        let form = options::unpack(bits, 0).kana;
        let furigana = self.watchers.get(watcher).and_then(Option::as_ref);
        let segments = furigana.map_or_else(Vec::new, |furigana| furigana.segments(form));
        self.numbers.clear();
        self.numbers.push(segments.len() as u32);
        for segment in segments {
            self.numbers.push(segment.to);
            match segment.reading {
                Some(reading) => desk::text(&mut self.numbers, &reading),
                None => self.numbers.push(NONE),
            }
        }
        self.numbers.as_ptr()
    }
}

impl Core {
    /// Writes an outcome of a value and its issues.
    fn say(&mut self, value: &str, issues: &[Issue]) -> *const u32 {
        self.numbers.clear();
        self.numbers.push(0);
        desk::text(&mut self.numbers, value);
        // No caret, no changes.
        self.numbers.extend_from_slice(&[NONE, 0]);
        outcome::close(&mut self.numbers, issues);
        self.numbers.as_ptr()
    }

    /// Writes texts behind what is answered: how many, then each after its length.
    fn list(&mut self, texts: &[String]) -> *const u32 {
        self.numbers.push(texts.len() as u32);
        for text in texts {
            desk::text(&mut self.numbers, text);
        }
        self.numbers.as_ptr()
    }
}
