//! The page: what JavaScript calls, and the only room that knows the DOM.
//!
//! JavaScript listens and writes (`*.js` beside this), Rust decides: everything crosses as numbers in
//! two buffers, texts by their UTF-16 units (`desk.js`). JavaScript's face (`pkg/npm/`) starts the module
//! on the first call, and fails open.

mod attempt;
mod cart;
mod doors;
mod form;
#[cfg(feature = "full")]
mod friends;
mod memory;
mod options;
mod out;
mod outcome;

use alloc::string::String;
use alloc::vec::Vec;

use self::form::Form;
use self::out::to_json;
use crate::error::Error;
#[cfg(feature = "full")]
use crate::form::furigana::Furigana;
use crate::friction::Attempt;
use crate::text::{Change, Edit};

/// A number that stands for nothing: no value of its own, no caret, no attempt.
const NONE: u32 = u32::MAX;

/// All that the module holds: the buffers, the forms that are looked after, the attempts that run.
#[derive(Debug, Default)]
struct Core {
    /// What JavaScript gave; where it lies changes with its room alone, as `desk.js` trusts.
    given: Vec<u32>,
    /// What is answered.
    numbers: Vec<u32>,
    /// Where texts are read, one after the other.
    edit: Edit,
    changes: Vec<Change>,
    forms: Vec<Form>,
    attempts: Vec<Attempt>,
    /// The names that are watched for their readings; none where one has gone.
    #[cfg(feature = "full")]
    watchers: Vec<Option<Furigana>>,
}

impl Core {
    /// `priceCart` of the numbers of `PRICE` in `pkg/npm/read.js`, two for each: JSON, or what is wrong.
    pub fn price(&mut self, length: usize) -> *const u32 {
        let read = cart::to_price(&self.doubles(length));
        let quote = read.and_then(|(cart, rules)| crate::cart::price(&cart, &rules));
        self.answer(&quote.map_or_else(thrown, |quote| to_json(&quote)))
    }

    /// `decideNudge` of the numbers of `NUDGE` in `pkg/npm/read.js`, two for each: JSON, or what is
    /// wrong.
    pub fn nudge(&mut self, length: usize) -> *const u32 {
        let read = cart::to_nudge(&self.doubles(length));
        let nudge =
            read.map(|(progress, rules, context)| crate::nudge::decide(progress, &rules, context));
        self.answer(&nudge.map_or_else(thrown, |nudge| to_json(&nudge)))
    }

    /// Where what is given lies, once there is room for so many numbers.
    pub fn room(&mut self, numbers: usize) -> *mut u32 {
        if self.given.len() < numbers {
            self.given.resize(numbers, 0);
        }
        self.given.as_mut_ptr()
    }
}

impl Core {
    /// The text whose UTF-16 units are the first numbers given; nothing where one is half a
    /// surrogate pair.
    fn text(&self, length: usize) -> Option<String> {
        let mut text = String::with_capacity(length);
        let units = self.given.iter().take(length).map(|unit| *unit as u16);
        for ch in char::decode_utf16(units) {
            text.push(ch.ok()?);
        }
        Some(text)
    }

    /// The numbers of any size that the first ones given are, two each.
    fn doubles(&self, length: usize) -> Vec<f64> {
        let (pairs, _) = self.given.as_chunks();
        let pairs = pairs.iter().take(length / 2);
        pairs
            .map(|&[low, high]| f64::from_bits(u64::from(low) | u64::from(high) << 32))
            .collect()
    }

    /// Answers with a text, after its length; gives where it lies.
    fn answer(&mut self, text: &str) -> *const u32 {
        self.numbers.clear();
        outcome::text(&mut self.numbers, text);
        self.numbers.as_ptr()
    }
}

/// What JavaScript's face makes a `SurasuraError` of: code and path with a space between.
fn thrown(error: Error) -> String {
    let mut text = String::from(error.code.as_str());
    text.push(' ');
    text.push_str(&error.path());
    text
}
