//! Listeners, and the closure that they call.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::AbortController;

/// What is told of events, by their numbers in `dom.js`: which event, on which control.
pub(super) type Handler = Closure<dyn Fn(u8, u8)>;

/// Listeners that are taken off by hand. The closure may hold what holds this: neither goes before
/// [`stop`](Self::stop).
#[derive(Default)]
pub(super) struct Listening(Cell<Option<(AbortController, Handler)>>);

impl Listening {
    pub(super) fn start(&self, controller: AbortController, handler: Handler) {
        self.0.set(Some((controller, handler)));
    }

    pub(super) fn stop(&self) {
        if let Some((controller, _)) = self.0.take() {
            controller.abort();
        }
    }
}
