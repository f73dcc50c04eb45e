//! A form that is looked after. Nothing is written during a composition, nothing is moved, nothing
//! is blocked.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::HtmlFormElement;

use super::dom::{self, Control};
use super::listening::{Handler, Listening};
use super::reader::{Reader, get};
use super::{options, outcome, thrown, to_js};
use crate::beacon::{FieldKey, MAX_FIELDS};
use crate::error::{Error, ErrorCode};
use crate::field::{KanaForm, Kind, Locale, Options, normalize};
use crate::form::{Described, Field, key, recognize};
use crate::friction::{Attempt, Event};
use crate::text::part::parts;

/// A field of the form.
struct Watched {
    control: Control,
    key: FieldKey,
    field: Field,
    /// A composition is open.
    composing: Cell<bool>,
    /// It was left while a composition was open: to be looked at when that ends.
    left: Cell<bool>,
    /// What it holds has been judged, and is not judged again until it is entered or changed: a
    /// second press on the button does not make a second mistake.
    judged: Cell<bool>,
    /// It was changed since it was entered.
    edited: Cell<bool>,
}

/// Who wants to know of events.
type Watcher = Box<dyn Fn(Event)>;

/// A form, its fields, and who wants to know.
pub(super) struct Form {
    pub(super) element: HtmlFormElement,
    fields: Vec<Watched>,
    locale: Locale,
    kana: KanaForm,
    /// What is being written makes events of its own; they are not the shopper's.
    writing: Cell<bool>,
    listening: Listening,
    watcher: RefCell<Option<Watcher>>,
    turn: Cell<u32>,
}

impl Form {
    /// Declares the fields, in form order.
    pub(super) fn declare_to(&self, attempt: &mut Attempt) {
        for watched in &self.fields {
            attempt.declare(watched.key.clone(), watched.field.kind);
        }
    }

    /// The position of the focused field.
    pub(super) fn focused(&self) -> Option<u8> {
        let at = self
            .fields
            .iter()
            .position(|watched| dom::is_active(&watched.control));
        at.map(|at| at as u8)
    }

    /// Who is told of events from now on. Gives the number to end it by.
    pub(super) fn watch(&self, watcher: Watcher) -> u32 {
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        self.watcher.replace(Some(watcher));
        turn
    }

    /// Nobody is told any more, unless somebody else has begun since.
    pub(super) fn unwatch(&self, turn: u32) {
        if self.turn.get() == turn {
            self.watcher.replace(None);
        }
    }

    fn report(&self, event: Event) {
        if let Some(watcher) = &*self.watcher.borrow() {
            watcher(event);
        }
    }

    /// An event by its number in `dom.js`, on the control at a position.
    fn on_event(&self, what: u8, at: u8) {
        if self.writing.get() {
            return;
        }
        let Some(watched) = self.fields.get(usize::from(at)) else {
            return;
        };
        match what {
            0 => {
                watched.edited.set(false);
                watched.judged.set(false);
                self.report(Event::Focus(at));
            }
            1 => {
                let edited = watched.edited.take();
                self.report(Event::Leave { at, edited });
                self.check(watched, at, true);
            }
            // While the field is focused a change comes right before it is left or submitted;
            // without focus it is autofill.
            2 => {
                let filled = !dom::is_active(&watched.control);
                watched.edited.set(true);
                watched.judged.set(false);
                if filled {
                    self.report(Event::Leave { at, edited: true });
                }
                self.check(watched, at, filled);
            }
            3 => watched.composing.set(true),
            4 => {
                watched.composing.set(false);
                if watched.left.take() {
                    self.check(watched, at, true);
                }
            }
            _ => self.check_all(),
        }
    }

    /// Normalises a field. `leaving`: its issues are of interest now.
    fn check(&self, watched: &Watched, at: u8, leaving: bool) {
        if watched.composing.get() {
            watched.left.set(leaving);
            return;
        }
        let Some(kind) = watched
            .field
            .kind
            .filter(|_| dom::is_editable(&watched.control))
        else {
            return;
        };
        let before = watched.control.value();
        // Half a surrogate pair comes over as U+FFFD: what cannot be read is not rewritten.
        if before.chars().any(|ch| ch == '\u{FFFD}') {
            return;
        }
        let caret = dom::caret_of(&watched.control);
        let options = Options {
            caret,
            kana: self.kana,
            part: watched.field.part,
        };
        let mut outcome = normalize(kind, &before, options);
        if outcome.changed {
            self.writing.set(true);
            outcome.changed = dom::write(&watched.control, &outcome.value, outcome.caret);
            self.writing.set(false);
        }
        let judged = watched.judged.replace(leaving || watched.judged.get());
        let rule = outcome
            .issues
            .first()
            .map(|issue| issue.code)
            .filter(|_| leaving && !judged);
        if outcome.changed || rule.is_some() {
            self.report(Event::Checked {
                at,
                fixed: outcome.changed,
                rule,
            });
        }
        let (control, field, name) = (&watched.control, watched.key.as_str(), kind.as_str());
        if outcome.changed {
            let changes = to_js(&outcome.changes);
            dom::tell_change(control, field, name, &before, &outcome.value, &changes);
        }
        if leaving {
            let issues = to_js(&outcome::issues(outcome.issues, self.locale));
            dom::tell_issues(control, field, name, &issues);
        }
    }

    fn check_all(&self) {
        for (at, watched) in self.fields.iter().enumerate() {
            self.check(watched, at as u8, true);
        }
    }
}

/// What a control means, from what `dom.js` says of it.
fn recognized(described: &str) -> Result<Option<Field>, Error> {
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
        let unknown = Error::new(ErrorCode::FieldKindUnknown, "options.fields");
        let kind = match kind {
            "false" => None,
            name => Some(Kind::from_name(name).map_err(|_| unknown)?),
        };
        field.option = Some((listed, kind));
    }
    Ok(recognize(&field))
}

fn attach(form: &JsValue, options: &JsValue) -> Result<Rc<Form>, Error> {
    let Some(element) = form.dyn_ref::<HtmlFormElement>() else {
        return Err(Error::new(ErrorCode::FormInvalid, "form"));
    };
    let mut reader = Reader::default();
    let locale = options::locale(&mut reader, options);
    let kana = options::kana(&mut reader, options);
    reader.done(())?;
    let option = get(options, "fields");
    let controls = js_sys::Array::new();
    let (mut keys, mut fields) = (Vec::new(), Vec::new());
    let all = dom::controls_of(element);
    for index in 0..all.length() {
        let control: Control = all.get(index).unchecked_into();
        let Some(field) = recognized(&dom::describe(&control, &option))? else {
            continue;
        };
        // Past what a beacon can hold, a form has its fields left alone.
        if fields.len() == MAX_FIELDS {
            break;
        }
        controls.push(&control);
        let key = key(&field, &keys);
        keys.push(key.clone());
        fields.push(Watched {
            control,
            key,
            field,
            composing: Cell::default(),
            left: Cell::default(),
            judged: Cell::default(),
            edited: Cell::default(),
        });
    }
    let form = Rc::new(Form {
        element: element.clone(),
        fields,
        locale,
        kana,
        writing: Cell::default(),
        listening: Listening::default(),
        watcher: RefCell::default(),
        turn: Cell::default(),
    });
    // The form lives as long as its listeners, whether or not the page keeps the handle.
    let shared = Rc::clone(&form);
    let handler = Handler::new(move |what, at| shared.on_event(what, at));
    let controller = dom::watch_form(element, &controls, &handler);
    form.listening.start(controller, handler);
    Ok(form)
}

/// What `attachForm` gives.
#[wasm_bindgen]
pub struct FormHandle {
    pub(super) form: Rc<Form>,
}

impl core::fmt::Debug for FormHandle {
    fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        to.write_str("FormHandle")
    }
}

#[wasm_bindgen]
impl FormHandle {
    /// The fields that are looked after.
    #[wasm_bindgen(getter)]
    pub fn fields(&self) -> JsValue {
        let fields = js_sys::Array::new();
        for Watched { key, field, .. } in &self.form.fields {
            let kind = field.kind.map(Kind::as_str);
            fields.push(&dom::attached_field(
                key.as_str(),
                kind,
                field.reason.as_str(),
            ));
        }
        fields.into()
    }

    /// Normalises every field now.
    #[wasm_bindgen(js_name = normalizeAll)]
    pub fn normalize_all(&self) {
        self.form.check_all();
    }

    /// Takes every listener off.
    pub fn detach(&self) {
        self.form.watcher.replace(None);
        self.form.listening.stop();
    }
}

/// `attachForm` of `pkg/npm/index.d.ts`.
#[wasm_bindgen(js_name = attachForm)]
pub fn attach_form(form: &JsValue, options: &JsValue) -> Result<FormHandle, JsValue> {
    attach(form, options)
        .map(|form| FormHandle { form })
        .map_err(thrown)
}
