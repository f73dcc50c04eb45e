//! Forms that are looked after: what an event means, and when a field is to be looked at. `form.js`
//! listens and writes.

use alloc::vec::Vec;

use wasm_bindgen::prelude::*;

use super::{Core, NONE, options};
use crate::beacon::{FieldKey, MAX_FIELDS};
use crate::field::{Code, Kind, Options};
use crate::form::{Described, Field, key, recognize};
use crate::friction::Event;
use crate::json::Json;
use crate::text::part::parts;

/// A form.
#[derive(Debug, Default)]
pub(super) struct Form {
    pub(super) fields: Vec<Watched>,
}

/// A field of it.
#[derive(Debug)]
pub(super) struct Watched {
    pub(super) key: FieldKey,
    pub(super) field: Field,
    /// A composition is open.
    composing: bool,
    /// It was left while a composition was open: to be looked at when that ends.
    left: bool,
    /// What it holds has been judged, and is not judged again until it is entered or changed: a
    /// second press on the button does not make a second mistake.
    judged: bool,
    /// It was changed since it was entered.
    edited: bool,
    /// The gravest rule that failed when it was looked at last.
    rule: Option<Code>,
}

/// What is to be done after an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Nothing,
    /// The field is to be looked at.
    Look,
    /// And its issues are of interest now.
    Leaving,
}

/// What a control means, from what `form.js` says of it. `None` outside: a kind that there is not.
fn recognized(described: &str) -> Option<Option<Field>> {
    let mut parts = parts(described, 0);
    let mut part = || parts.next().unwrap_or_default();
    let mut field = Described {
        r#type: part(),
        autocomplete: part(),
        name: part(),
        id: part(),
        attribute: part(),
        key: part(),
        ..Described::default()
    };
    let (listed, kind) = (part(), part());
    field.hints = part();
    if !listed.is_empty() {
        let kind = match kind {
            "false" => None,
            name => Some(Kind::from_name(name).ok()?),
        };
        field.option = Some((listed, kind));
    }
    Some(recognize(&field))
}

#[wasm_bindgen]
impl Core {
    /// A form without fields; gives its number.
    pub fn form(&mut self) -> usize {
        self.forms.push(Form::default());
        self.forms.len().wrapping_sub(1)
    }

    /// Adds a field to a form by what the text in the buffer says of it: 1, or 0 where it is none of
    /// our business, or [`NONE`] where the kind that the shop gave it does not exist. An attempt that
    /// runs is told of it.
    pub fn recognize(&mut self, form: usize, length: usize, attempt: usize) -> u32 {
        let text = self.text(length).unwrap_or_default();
        let Some(field) = recognized(&text) else {
            return NONE;
        };
        // Past what a beacon can hold, a form has its fields left alone.
        let form = self.forms.get_mut(form);
        let Some((form, field)) = form
            .filter(|form| form.fields.len() < MAX_FIELDS)
            .zip(field)
        else {
            return 0;
        };
        let keys: Vec<FieldKey> = form.fields.iter().map(|field| field.key.clone()).collect();
        let key = key(&field, &keys);
        if let Some(attempt) = self.attempts.get_mut(attempt) {
            attempt.declare(key.clone(), field.kind);
        }
        form.fields.push(Watched {
            key,
            field,
            composing: false,
            left: false,
            judged: false,
            edited: false,
            rule: None,
        });
        1
    }

    /// The fields of a form, as the JSON of `AttachedField[]` in index.d.ts.
    pub fn fields(&mut self, form: usize) -> *const u32 {
        let mut fields = Json::default();
        fields.open('[');
        for Watched { key, field, .. } in self.forms.get(form).iter().flat_map(|form| &form.fields)
        {
            fields.open('{');
            fields.word("key", Some(key.as_str()));
            fields.word("kind", field.kind.map(Kind::as_str));
            fields.word("reason", Some(field.reason.as_str()));
            fields.close('}');
        }
        fields.close(']');
        self.answer(&fields.0)
    }

    /// Forgets a form, and gives back the room of its fields: a page may attach a form again and again.
    pub fn detach(&mut self, form: usize) {
        if let Some(form) = self.forms.get_mut(form) {
            *form = Form::default();
        }
    }

    /// Something happened to a field, by its number in `form.js`. Answers 0: nothing is to be done,
    /// 1: the field is to be looked at, 2: and its issues are of interest now.
    pub fn event(
        &mut self,
        form: usize,
        what: u8,
        at: u8,
        active: bool,
        attempt: usize,
        now_ms: f64,
    ) -> u8 {
        let (answer, event) = match self.watched(form, at) {
            Some(watched) => watched.hear(what, at, active),
            None => (Answer::Nothing, None),
        };
        if let Some(event) = event {
            self.apply(attempt, event, now_ms);
        }
        answer as u8
    }

    /// Looks at a field that holds the text in the buffer: as [`Core::normalize`].
    pub fn look(
        &mut self,
        form: usize,
        at: u8,
        length: usize,
        bits: u32,
        caret: u32,
        today: u32,
    ) -> *const u32 {
        let Some(Watched { field, .. }) = self.watched(form, at) else {
            return core::ptr::null();
        };
        let Some(kind) = field.kind else {
            return core::ptr::null();
        };
        let options = Options {
            caret: Some(caret).filter(|caret| *caret != NONE),
            part: field.part,
            ..options::unpack(bits, today)
        };
        let rule = self.read(kind, length, options);
        if let Some(watched) = self.watched(form, at) {
            watched.rule = rule;
        }
        self.outcome()
    }

    /// What became of that: whether the text was replaced, and whether its issues were of interest.
    pub fn looked(
        &mut self,
        form: usize,
        at: u8,
        fixed: bool,
        leaving: bool,
        attempt: usize,
        now_ms: f64,
    ) {
        let Some(watched) = self.watched(form, at) else {
            return;
        };
        let rule = watched.rule.filter(|_| leaving && !watched.judged);
        watched.judged |= leaving;
        if fixed || rule.is_some() {
            self.apply(attempt, Event::Checked { at, fixed, rule }, now_ms);
        }
    }
}

impl Core {
    fn watched(&mut self, form: usize, at: u8) -> Option<&mut Watched> {
        self.forms.get_mut(form)?.fields.get_mut(usize::from(at))
    }
}

impl Watched {
    /// What an event means for the field and for an attempt.
    fn hear(&mut self, what: u8, at: u8, active: bool) -> (Answer, Option<Event>) {
        let mut event = None;
        let answer = match what {
            0 => {
                self.edited = false;
                self.judged = false;
                event = Some(Event::Focus(at));
                Answer::Nothing
            }
            1 => {
                let edited = core::mem::take(&mut self.edited);
                event = Some(Event::Leave { at, edited });
                Answer::Leaving
            }
            // While the field is focused a change comes right before it is left or submitted;
            // without focus it is autofill.
            2 => {
                self.edited = true;
                self.judged = false;
                if active {
                    Answer::Look
                } else {
                    event = Some(Event::Leave { at, edited: true });
                    Answer::Leaving
                }
            }
            3 => {
                self.composing = true;
                Answer::Nothing
            }
            4 => {
                self.composing = false;
                if core::mem::take(&mut self.left) {
                    Answer::Leaving
                } else {
                    Answer::Nothing
                }
            }
            _ => Answer::Leaving,
        };
        if answer == Answer::Nothing || self.field.kind.is_none() {
            (Answer::Nothing, event)
        } else if self.composing {
            self.left = answer == Answer::Leaving;
            (Answer::Nothing, event)
        } else {
            (answer, event)
        }
    }
}
