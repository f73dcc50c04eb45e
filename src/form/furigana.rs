//! Furigana: the reading of a name, from how the name was typed.
//!
//! A Japanese keyboard types kana and turns them into kanji, so that whoever watches the field sees
//! the reading pass: `やまだ`, then `山田`. [`Furigana`] watches one field, event by event, and keeps
//! beside each part of the name what it was typed as. What was never seen as kana is *unknown* and
//! said to be: autofill, paste, dictation, a prediction that was picked early, live conversion. A
//! furigana that is silently half right is worse than none.
//!
//! It is told, and it answers: no clock, no page. A form with family and given name has two of them.
//!
//! Whom it was measured by: the tests of historykana and react-use-kana, which go by the values of a
//! field alone (`tests/data/furigana.tsv`), and sequences of events as each keyboard sends them
//! (`tests/data/furigana/`).

mod change;
mod convert;
mod sound;

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::field::{KanaForm, Kind, Options, normalize};
use change::Change;

/// A field that holds more characters than this holds no name: nothing is said of it.
pub const MAX_CHARS: usize = 256;

/// What happens to the field, as the events of the page tell.
///
/// `compositionstart`, `compositionupdate` and `compositionend` need not be told: the `input` beside
/// them has in its value what they have in their data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// `input` on the name. Also for a value that is found changed on `change` or `blur` or was set
    /// by a script: then without a type.
    Input {
        /// The value after the event.
        value: &'a str,
        /// `inputType`; empty where the event has none, as with autofill.
        input_type: &'a str,
        /// `isComposing`.
        is_composing: bool,
    },
    /// A value of the name of which nothing else is known. It is taken for typed, as far as it can
    /// be.
    Value(&'a str),
    /// The shopper, or the browser for them, changed the field of the reading to this value. What
    /// the page itself writes there is not told.
    HandEdited(&'a str),
}

/// The reading of a name, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// What is known of it, in the form asked for.
    pub text: String,
    /// Whether that is all of it. Where it is not, part of the name is unread: say so, and leave the
    /// field of the reading to the shopper.
    pub complete: bool,
}

/// A part of the name and its reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// Start in the name, a UTF-16 offset.
    pub from: u32,
    /// End in the name, exclusive.
    pub to: u32,
    /// Its reading, empty for signs; `None` where that is unknown.
    pub reading: Option<String>,
}

/// Who writes the field of the reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Writer {
    #[default]
    Page,
    Shopper,
    /// The shopper, who emptied it.
    Nobody,
}

/// Stands in a reading for a character whose own is not known.
const UNKNOWN: char = '\0';

/// What a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A character of the name.
    Name,
    /// One that was converted together with the one before it.
    Joined,
    /// Of the reading of those before it.
    Read,
}

/// A letter of a name that is written with its reading: 山田やまだ.
#[derive(Clone, Copy, Debug)]
struct Letter {
    ch: char,
    role: Role,
}

/// Watches a field of names.
#[derive(Clone, Debug, Default)]
pub struct Furigana {
    now: Vec<Letter>,
    /// The last name of known reading from which something was taken.
    before: Vec<Letter>,
    /// The name is too long for one.
    is_lost: bool,
    /// The last romaji seen were of half width: macOS, which may convert while one types.
    is_half_width: bool,
    writer: Writer,
}

impl Furigana {
    /// Of an empty field.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes an event in. The work grows with the length of the value.
    pub fn hear(&mut self, event: Event<'_>) {
        match event {
            Event::Input {
                value,
                input_type,
                is_composing,
            } => self.change(value, Change::of(input_type.as_bytes(), is_composing)),
            Event::Value(value) => self.change(value, Change::Typed),
            Event::HandEdited("") => self.writer = Writer::Nobody,
            Event::HandEdited(_) => self.writer = Writer::Shopper,
        }
        // Both fields empty: a new beginning.
        if self.writer == Writer::Nobody && self.now.is_empty() && !self.is_lost {
            self.writer = Writer::Page;
        }
    }

    /// The reading to offer. `None` once the shopper typed one by hand, until both fields are empty.
    /// One that is not complete is not to be written, and an earlier one of ours is then to be taken
    /// out: it was of another name.
    #[must_use]
    pub fn offer(&self, form: KanaForm) -> Option<Reading> {
        (self.writer == Writer::Page).then(|| self.reading(form))
    }

    /// The reading of the name as it is now, whoever writes it.
    #[must_use]
    pub fn reading(&self, form: KanaForm) -> Reading {
        Reading {
            text: formed(&self.now, form),
            complete: !self.is_lost && is_known(&self.now),
        }
    }

    /// The parts of the name in their order, without gaps, each with its reading. Neighbours that
    /// are read as they are written are one, and so are unknown ones.
    #[must_use]
    pub fn segments(&self, form: KanaForm) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut from = 0_u32;
        let mut rest = self.now.as_slice();
        while !rest.is_empty() {
            let mut len = part(rest).len();
            let mut last = kind(part(rest));
            loop {
                let next = part(rest.get(len..).unwrap_or_default());
                if next.is_empty() || last.is_none() || kind(next) != last {
                    break;
                }
                (len, last) = (len.saturating_add(next.len()), kind(next));
            }
            let (letters, behind) = rest.split_at_checked(len).unwrap_or_default();
            let name = letters.iter().filter(|letter| letter.role != Role::Read);
            let units = name.map(|letter| letter.ch.len_utf16() as u32);
            let to = units.fold(from, u32::saturating_add);
            let reading = is_known(letters).then(|| formed(letters, form));
            segments.push(Segment { from, to, reading });
            (from, rest) = (to, behind);
        }
        segments
    }
}

/// The first characters of some letters that are read together, and their reading.
fn part(letters: &[Letter]) -> &[Letter] {
    let next = letters
        .iter()
        .skip(1)
        .position(|letter| letter.role == Role::Name);
    let len = next.map_or(letters.len(), |next| next.saturating_add(1));
    letters.get(..len).unwrap_or_default()
}

/// Of a part that is read as it is written, true; of one that is unknown, false; of one that was
/// converted, nothing.
fn kind(part: &[Letter]) -> Option<bool> {
    match part {
        [_] => Some(true),
        [_, read] if read.ch == UNKNOWN => Some(false),
        [name, read] if read.ch == name.ch => Some(true),
        _ => None,
    }
}

fn is_known(letters: &[Letter]) -> bool {
    letters.iter().all(|letter| letter.ch != UNKNOWN)
}

/// A reading in the form that a field of readings has.
fn formed(letters: &[Letter], form: KanaForm) -> String {
    let mut text = String::new();
    for letter in letters {
        if letter.role == Role::Read && letter.ch != UNKNOWN {
            text.push(letter.ch);
        }
    }
    let options = Options {
        kana: form,
        ..Options::default()
    };
    normalize(Kind::Kana, &text, options).value
}

/// The reading of a name, in hiragana, after a field had these values one after the other, and
/// nothing else is known of how they came about.
///
/// ```
/// use surasura::form::furigana::of_history;
///
/// let typed = of_history(&["ｙ", "や", "やｍ", "やま", "やまｄ", "やまだ", "山田"]);
/// assert_eq!((typed.text.as_str(), typed.complete), ("やまだ", true));
///
/// let pasted = of_history(&["山田太郎"]);
/// assert_eq!((pasted.text.as_str(), pasted.complete), ("", false));
/// ```
#[must_use]
pub fn of_history(values: &[&str]) -> Reading {
    let mut furigana = Furigana::new();
    for value in values {
        furigana.hear(Event::Value(value));
    }
    furigana.reading(KanaForm::Hiragana)
}

#[cfg(test)]
mod tests;
