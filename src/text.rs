//! What a character is: its width, its kana, whether it is a hyphen or a space.
//!
//! Nothing here knows of fields. A field kind is a list of passes over an [`Edit`]; each pass
//! says why it changed a character, and the edit keeps track of where every character came from.
//!
//! Full NFC or NFKC never runs over a value: both change people's names (神 U+FA19 becomes 神
//! U+795E). The tables here are proved against `unicode-normalization` over every code point that
//! they cover, and are the identity elsewhere (`tests/oracle.rs`).

pub mod charset;
pub mod convert;
mod count;
pub mod dash;
pub mod edit;
pub mod kana;
pub(crate) mod list;
pub mod number;
pub(crate) mod numeral;
pub(crate) mod part;
pub mod radical;
pub mod space;
pub mod width;

pub use convert::{Form, convert};
pub use count::count;
pub use edit::{Change, ChangeCode, Edit, group};
