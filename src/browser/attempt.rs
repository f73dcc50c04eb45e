//! Watches an attempt and hands it over when the page is hidden or left.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::dom;
use super::form::{Form, FormHandle};
use super::listening::{Handler, Listening};
use super::thrown;
use crate::beacon::{AttemptId, encode};
use crate::error::{Error, ErrorCode};
use crate::friction::{Attempt, Event};
use crate::host::{Clock, Randomness, Transport};
use crate::nudge::NudgeState;

/// What the page gives: its clock, its randomness, `sendBeacon`.
struct Page {
    endpoint: String,
}

impl Clock for Page {
    fn now_ms(&self) -> u64 {
        dom::now() as u64
    }
}

impl Randomness for Page {
    fn attempt_id(&mut self) -> AttemptId {
        let mut bytes = [0; 16];
        for (byte, random) in bytes.iter_mut().zip(dom::random()) {
            *byte = random;
        }
        AttemptId::new(bytes)
    }
}

impl Transport for Page {
    fn send(&mut self, body: &str) -> bool {
        dom::send(&self.endpoint, body)
    }
}

/// An attempt that runs.
struct Running {
    page: Page,
    attempt: Attempt,
    complete_on_submit: bool,
}

impl Running {
    fn apply(&mut self, event: Event) {
        self.attempt.apply(self.page.now_ms(), event);
    }

    /// Sends the state if it is news.
    fn flush(&mut self) {
        if let Some(snapshot) = self.attempt.take(self.page.now_ms())
            && !self.page.send(&encode(&snapshot))
        {
            self.attempt.unsent();
        }
    }

    /// Something that happened to the page, by its number in `dom.js`.
    fn on_page(&mut self, what: u8) {
        match what {
            0 => {
                self.apply(Event::Hidden);
                self.flush();
            }
            1 => self.apply(Event::Visible),
            // Second best, where a page is left without being hidden first. Both together do no
            // harm: without news there is no second revision.
            2 => self.flush(),
            3 => {
                self.apply(Event::Submitted);
                if self.complete_on_submit {
                    self.apply(Event::Completed);
                }
            }
            shown => {
                if let Some(state) = NudgeState::ALL.get(usize::from(shown.saturating_sub(4))) {
                    self.apply(Event::NudgeShown(*state));
                }
            }
        }
    }
}

/// What `startAttempt` gives.
#[wasm_bindgen]
pub struct AttemptHandle {
    form: Rc<Form>,
    running: Rc<RefCell<Running>>,
    listening: Rc<Listening>,
    turn: u32,
}

impl core::fmt::Debug for AttemptHandle {
    fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        to.write_str("AttemptHandle")
    }
}

#[wasm_bindgen]
impl AttemptHandle {
    /// The identifier.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.running.borrow().attempt.id().to_hex()
    }

    /// What would be sent now.
    pub fn snapshot(&self) -> String {
        let mut running = self.running.borrow_mut();
        let now_ms = running.page.now_ms();
        encode(&running.attempt.peek(now_ms))
    }

    /// The order is placed.
    pub fn complete(&self) {
        let mut running = self.running.borrow_mut();
        running.apply(Event::Completed);
        running.flush();
    }

    /// Stops listening.
    pub fn stop(&self) {
        self.form.unwatch(self.turn);
        self.listening.stop();
    }
}

/// `startAttempt` of `pkg/npm/index.d.ts`, once JavaScript's face has seen that the shopper does not
/// object to it.
#[wasm_bindgen(js_name = startAttempt)]
pub fn start_attempt(
    form: &FormHandle,
    endpoint: &str,
    complete_on_submit: bool,
) -> Result<AttemptHandle, JsValue> {
    let error = |code| Err(thrown(Error::new(code, "options.endpoint")));
    let endpoint = match dom::resolve(endpoint) {
        None => return error(ErrorCode::EndpointInvalid),
        Some(elsewhere) if elsewhere.is_empty() => return error(ErrorCode::EndpointCrossOrigin),
        Some(endpoint) => endpoint,
    };
    let form = Rc::clone(&form.form);
    let mut page = Page { endpoint };
    let id = page.attempt_id();
    let mut attempt = Attempt::new(id, page.now_ms());
    form.declare_to(&mut attempt);
    if dom::is_hidden() {
        attempt.apply(page.now_ms(), Event::Hidden);
    }
    // A field that was focused before the module came counts as the first.
    if let Some(at) = form.focused() {
        attempt.apply(page.now_ms(), Event::Focus(at));
    }
    let running = Rc::new(RefCell::new(Running {
        page,
        attempt,
        complete_on_submit,
    }));
    let watched = Rc::clone(&running);
    let turn = form.watch(Box::new(move |event| watched.borrow_mut().apply(event)));

    // The attempt lives as long as its listeners, whether or not the page keeps the handle: the
    // closure holds them, too.
    let listening = Rc::new(Listening::default());
    let (watched, held) = (Rc::clone(&running), Rc::clone(&listening));
    let handler = Handler::new(move |what, _| {
        let _ = &held;
        watched.borrow_mut().on_page(what);
    });
    let controller = dom::watch_page(&form.element, &handler);
    listening.start(controller, handler);
    Ok(AttemptHandle {
        form,
        running,
        listening,
        turn,
    })
}
