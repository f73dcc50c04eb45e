//! The page: what JavaScript calls, and the only room that knows the DOM.
//!
//! JavaScript listens and writes (`*.js` beside this), Rust decides: everything crosses as numbers in
//! two buffers, texts by their UTF-16 units (`desk.js`). JavaScript's face (`pkg/npm/`) starts the module
//! on the first call, and fails open.
//!
//! A page loads what it has: the feature `form` makes a module for forms and their fields, `cart` one
//! for the cart and its nudge, `attempt` one for what becomes of them; `full` has all three, and more.

#[cfg(feature = "full")]
mod addon;
#[cfg(feature = "attempt")]
mod attempt;
#[cfg(feature = "cart")]
mod cart;
mod desk;
mod doors;
#[cfg(feature = "cart")]
mod flat;
#[cfg(feature = "form")]
mod form;
#[cfg(feature = "full")]
mod friends;
#[cfg(feature = "form")]
mod help;
#[cfg(feature = "form")]
mod json;
mod memory;
#[cfg(feature = "cart")]
mod nudge;
#[cfg(feature = "form")]
mod options;
#[cfg(feature = "full")]
mod out;
#[cfg(feature = "form")]
mod outcome;
#[cfg(feature = "cart")]
mod reader;
#[cfg(feature = "cart")]
mod unwritable;

use alloc::vec::Vec;

#[cfg(feature = "form")]
use self::form::Form;
#[cfg(feature = "cart")]
use crate::cart::Ledger;
#[cfg(feature = "full")]
use crate::form::furigana::Furigana;
#[cfg(feature = "attempt")]
use crate::friction::Attempt;
#[cfg(feature = "full")]
use crate::nudge::Catalogue;
#[cfg(feature = "form")]
use crate::text::{Change, Edit};

/// A number that stands for nothing: no value of its own, no caret, no field.
#[cfg(any(feature = "form", feature = "attempt"))]
const NONE: u32 = u32::MAX;

/// All that the module holds: the buffers, the forms that are looked after, the attempt that runs.
#[derive(Debug, Default)]
struct Core {
    /// What JavaScript gave; where it lies changes with its room alone, as `desk.js` trusts.
    given: Vec<u32>,
    /// What is answered.
    numbers: Vec<u32>,
    /// What is answered of a cart.
    #[cfg(feature = "cart")]
    values: Vec<f64>,
    /// Where texts are read, one after the other.
    #[cfg(feature = "form")]
    edit: Edit,
    #[cfg(feature = "form")]
    changes: Vec<Change>,
    #[cfg(feature = "form")]
    forms: Vec<Form>,
    #[cfg(feature = "attempt")]
    attempt: Option<Attempt>,
    /// Carts that are open; none where one was closed.
    #[cfg(feature = "cart")]
    carts: Vec<Option<Ledger>>,
    /// Catalogues that are open; none where one was closed.
    #[cfg(feature = "full")]
    catalogues: Vec<Option<Catalogue>>,
    /// The names that are watched for their readings; none where one has gone.
    #[cfg(feature = "full")]
    watchers: Vec<Option<Furigana>>,
}
