//! すらすら: a Japanese checkout that fills itself in, tells the truth about money, and knows where
//! it hurts.
//!
//! Three promises, a room each:
//!
//! 1. **Type it any way you like.** [`field::normalize`] says what was meant by a text in a field of
//!    a [`Kind`], what changed and why, and what is wrong.
//! 2. **The money is right.** [`cart::price`] computes a [`Quote`] to the yen: one rounding per tax
//!    rate, shipping, the gap to free shipping on a stated basis. [`nudge::decide`] says what is true
//!    and worth saying about it.
//! 3. **The shop learns where people give up, and nothing else.** [`friction::Attempt`] turns events
//!    into meters, [`beacon`] writes them in a closed format that cannot carry a value.
//!
//! The core reads no clock, draws no randomness, knows no page: it is told, and it answers. Only
//! `browser`, compiled for `wasm32` alone, knows the DOM.
//!
//! ```
//! use surasura::{Kind, Options, normalize};
//!
//! let phone = normalize(Kind::Phone, "０９０ー１２３４ー５６７８", Options::default());
//! assert_eq!(phone.value, "090-1234-5678");
//!
//! let short = normalize(Kind::Phone, "5253-2111", Options::default());
//! assert_eq!(short.issues[0].code.as_str(), "PHONE_NO_AREA_CODE");
//! assert_eq!(short.value, "5253-2111"); // what was typed stays
//! ```

// The page needs `unsafe` to name its allocator and to keep what it holds; natively there is none.
// Tests may use what they like.
#![cfg_attr(not(test), no_std)]
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]
#![deny(unsafe_code)]
#![deny(missing_docs, missing_debug_implementations)]
// No input may panic: the page would lose what it was about to do.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unreachable,
        clippy::todo
    )
)]

extern crate alloc;
#[cfg(all(not(test), any(feature = "std", not(target_arch = "wasm32"))))]
extern crate std;

pub mod beacon;
pub mod cart;
pub mod error;
pub mod field;
pub mod form;
pub mod friction;
pub mod nudge;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod browser;

#[doc(inline)]
pub use {
    cart::{Amount, Cart, Line, Quote, ShopRules, price},
    error::{Error, ErrorCode},
    field::{Code, Issue, Kind, Locale, Options, Outcome, Severity, normalize},
    friction::{Attempt, Event},
    nudge::{Nudge, NudgeState, decide},
    text::{Change, ChangeCode},
};

// The Rust snippets of the README are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
