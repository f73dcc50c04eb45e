//! What JavaScript may call, each a function of the module that takes numbers and gives at most one:
//! `core` in `desk.js` is all of them. What each does stands with the method of `Core` of that name.
//!
//! Without a class there is nothing that JavaScript would have to hold and free, and no glue: what
//! `wasm-bindgen` writes for these functions only passes numbers on, which WebAssembly does by itself.

use wasm_bindgen::prelude::*;

use super::memory::core;

macro_rules! doors {
    ($(fn $name:ident($($given:ident: $kind:ident),*) $(-> $answer:ty)?;)*) => {$(
        #[doc = concat!("`", stringify!($name), "` of the core.")]
        #[wasm_bindgen]
        pub fn $name($($given: $kind),*) $(-> $answer)? {
            core().$name($($given),*)
        }
    )*};
}

/// Where an answer lies; nowhere where there is none.
type Answer = *const u32;

// `desk.rs`
doors! {
    fn room(numbers: usize) -> *mut u32;
}

// `cart.rs`
#[cfg(feature = "cart")]
doors! {
    fn price(length: usize) -> Answer;
    fn open(length: usize) -> Answer;
    fn quantity(cart: usize, line: usize, quantity: u32) -> Answer;
    fn quote(cart: usize) -> Answer;
    fn close(cart: usize);
    fn consider(cart: usize, length: usize) -> Answer;
    fn update(cart: usize, length: usize) -> Answer;
    fn total(cart: usize) -> f64;
}

// `nudge.rs`
#[cfg(feature = "cart")]
doors! {
    fn nudge(length: usize) -> Answer;
    fn welcome(length: usize) -> Answer;
    fn bucket(length: usize) -> u32;
}

// `addon.rs`
#[cfg(feature = "full")]
doors! {
    fn catalogue(length: usize) -> Answer;
    fn suggest(catalogue: usize, cart: usize, length: usize) -> Answer;
    fn shut(catalogue: usize);
}

// `outcome.rs`, `form.rs`
#[cfg(feature = "form")]
doors! {
    fn names() -> Answer;
    fn normalize(kind: usize, length: usize, bits: u32, caret: u32, today: u32) -> Answer;
    fn form() -> usize;
    fn recognize(form: usize, length: usize) -> u32;
    fn fields(form: usize) -> Answer;
    fn detach(form: usize);
    fn event(form: usize, what: u8, at: u8, active: bool) -> u8;
    fn look(form: usize, at: u8, length: usize, bits: u32, caret: u32, today: u32) -> Answer;
    fn looked(form: usize, at: u8, answer: u8) -> u32;
}

// `attempt.rs`
#[cfg(feature = "attempt")]
doors! {
    fn begin(now_ms: f64);
    fn resume(length: usize, now_ms: f64) -> bool;
    fn save(now_ms: f64) -> Answer;
    fn about(device: usize, channel: usize, sample: u8);
    fn etiquette(early_ms: u32, gap_ms: u32, gap_pages: u16, most: u16, hold_out: u16, rest: bool);
    fn segment(length: usize);
    fn step(length: usize, now_ms: f64);
    fn declare(at: u8, length: usize) -> u32;
    fn has(at: u8) -> bool;
    fn happen(what: u8, at: u8, extra: u32, now_ms: f64);
    fn silent(length: usize, now_ms: f64);
    fn take(via: usize, instead: bool, now_ms: f64) -> Answer;
    fn peek(now_ms: f64) -> Answer;
    fn count_only();
    fn unsent();
    fn id() -> Answer;
    fn signal(now_ms: f64) -> u32;
    fn help(signal: usize, now_ms: f64) -> u32;
    fn money() -> u32;
    fn due() -> u32;
}

// `help.rs`
#[cfg(feature = "form")]
doors! {
    fn typed(form: usize, at: u8, what: u8, length: usize);
    fn read_as(form: usize, at: u8, to: u8, bits: u32) -> Answer;
    fn places(length: usize) -> Answer;
}

// `cart/proof.rs`
#[cfg(feature = "full")]
doors! {
    fn explain(length: usize) -> Answer;
    fn reconcile(length: usize) -> Answer;
}

// `friends.rs`, and `learn` of `outcome.rs`
#[cfg(feature = "full")]
doors! {
    fn learn(decoded: usize, all: usize);
    fn parts(kind: usize, length: usize, bits: u32, today: u32) -> Answer;
    fn phone(length: usize) -> Answer;
    fn date(length: usize) -> Answer;
    fn address(length: usize) -> Answer;
    fn split(length: usize) -> Answer;
    fn convert(form: u8, length: usize) -> Answer;
    fn count(length: usize) -> usize;
    fn missing(bits: u32, length: usize) -> Answer;
    fn watch() -> usize;
    fn forget(watcher: usize);
    fn hear(watcher: usize, what: u8, length: usize);
    fn reading(watcher: usize, bits: u32, offered: bool) -> Answer;
    fn segments(watcher: usize, bits: u32) -> Answer;
}
