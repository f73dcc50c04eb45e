//! Forms that are looked after: what an event means, and when a field is to be looked at. `form.js`
//! listens and writes.

use alloc::vec::Vec;

use super::json::Json;
use super::{Core, NONE, options};
use crate::beacon::{FieldKey, MAX_FIELDS};
use crate::field::{Code, KanaForm, Kind, Options};
use crate::form::furigana::Furigana;
use crate::form::{Described, Field, key, recognize};
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
    /// The gravest rule that failed when it was looked at last.
    rule: Option<Code>,
    /// When it was looked at last nothing was in it.
    empty: bool,
    /// How the name in it is read.
    pub(super) furigana: Furigana,
}

/// What is to be done after an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Nothing,
    /// The field is to be looked at.
    Look,
    /// And its issues are of interest now.
    Leaving,
    /// It is to be looked at, and left as it is: what is complete is praised at once.
    Tasting,
}

impl Answer {
    /// Late to scold, early to praise: what the page may say after a look. 0: nothing, 1: that all is
    /// well, 2: what is wrong.
    fn say(answer: u8, watched: &Watched) -> u8 {
        let well = watched.rule.is_none();
        match answer {
            _ if watched.empty => 0,
            2 if well => 1,
            2 => 2,
            3 if well => 1,
            _ => 0,
        }
    }
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

impl Core {
    /// A form without fields; gives its number.
    pub fn form(&mut self) -> usize {
        self.forms.push(Form::default());
        self.forms.len().wrapping_sub(1)
    }

    /// Adds a field to a form by what the text in the buffer says of it: 1, or 0 where it is none of
    /// our business, or [`NONE`] where the kind that the shop gave it does not exist.
    pub fn recognize(&mut self, form: usize, length: usize) -> u32 {
        let text = self.lossy(0, length);
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
        form.fields.push(Watched {
            key,
            field,
            composing: false,
            left: false,
            judged: false,
            rule: None,
            empty: true,
            furigana: Furigana::new(),
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
            fields.word("token", Some(&field.token));
            if let Some(kind) = field.boxes {
                fields.word("boxes", Some(kind.as_str()));
            }
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
    /// 1: the field is to be looked at, 2: and its issues are of interest now, 3: it is to be looked at
    /// alone.
    pub fn event(&mut self, form: usize, what: u8, at: u8, active: bool) -> u8 {
        let watched = self.watched(form, at);
        watched.map_or(Answer::Nothing, |watched| watched.hear(what, active)) as u8
    }

    /// Looks at a field that holds the text in the buffer, or at the boxes of one, whose texts come joined by
    /// hyphens: as [`Core::normalize`].
    pub fn look(
        &mut self,
        form: usize,
        at: u8,
        length: usize,
        bits: u32,
        caret: u32,
        today: u32,
    ) -> *const u32 {
        let watched = self.watched(form, at);
        let Some(kind) = watched.and_then(|watched| watched.field.kind.or(watched.field.boxes))
        else {
            return core::ptr::null();
        };
        let mut options = self.options(form, at, bits, today);
        options.caret = Some(caret).filter(|caret| *caret != NONE);
        let rule = self.read(kind, length, options);
        let empty = self.edit.cells().is_empty();
        if let Some(watched) = self.watched(form, at) {
            watched.rule = rule;
            watched.empty = empty;
        }
        self.outcome()
    }

    /// What became of that, `answer` being what [`Core::event`] had answered: as [`Answer::say`]; four times
    /// what is to be told of a text that is judged for the first time, 0: nothing, 1: that its rules hold, from
    /// 2 the number of the one that fails, more by that.
    pub fn looked(&mut self, form: usize, at: u8, answer: u8) -> u32 {
        let Some(watched) = self.watched(form, at) else {
            return 0;
        };
        let leaving = answer == Answer::Leaving as u8;
        let judged = match watched.rule {
            _ if !leaving || watched.judged => 0,
            None => 1,
            Some(rule) => (rule as u32).wrapping_add(2),
        };
        watched.judged |= leaving;
        judged << 2 | u32::from(Answer::say(answer, watched))
    }
}

impl Core {
    pub(super) fn watched(&mut self, form: usize, at: u8) -> Option<&mut Watched> {
        self.forms.get_mut(form)?.fields.get_mut(usize::from(at))
    }

    /// The options of a field.
    pub(super) fn options(&mut self, form: usize, at: u8, bits: u32, today: u32) -> Options {
        let mut options = options::unpack(bits, today);
        if let Some(Watched { field, .. }) = self.watched(form, at) {
            options.part = field.part;
            if field.hiragana && options::is_kana_open(bits) {
                options.kana = KanaForm::Hiragana;
            }
        }
        options
    }
}

impl Watched {
    /// What an event means for the field.
    fn hear(&mut self, what: u8, active: bool) -> Answer {
        let answer = match what {
            0 => {
                self.judged = false;
                Answer::Nothing
            }
            1 => Answer::Leaving,
            // While the field is focused a change comes right before it is left or submitted;
            // without focus it is autofill.
            2 => {
                self.judged = false;
                if active {
                    Answer::Look
                } else {
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
            // Of a name or an address nobody knows whether it is complete.
            5 => match self.field.kind {
                Some(Kind::Name | Kind::Kana | Kind::Address | Kind::Company) => Answer::Nothing,
                _ => Answer::Tasting,
            },
            _ => Answer::Leaving,
        };
        let heard = self.field.kind.or(self.field.boxes);
        if answer == Answer::Nothing || heard.is_none() {
            Answer::Nothing
        } else if self.composing {
            self.left |= answer == Answer::Leaving;
            Answer::Nothing
        } else {
            answer
        }
    }
}
