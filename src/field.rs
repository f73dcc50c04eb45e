//! One file a kind of field: what was meant, what it becomes, what is wrong.

pub mod address;
pub mod company;
pub mod date;
pub mod email;
pub mod issue;
pub mod kana;
pub mod name;
pub mod number;
mod options;
pub mod parts;
pub mod phone;
pub mod postal;

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

pub use issue::{Code, Issue, Locale, Severity};
pub use options::{Blocks, Charset, CompanyForm, DateForm, KanaForm, KanaSet, Options, Width};
pub use parts::{PartsOutcome, normalize_parts};

use crate::error::{Error, ErrorCode};
use crate::text::{Change, Edit, charset, space};

/// What a field means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A postal code of seven digits.
    Postal,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A person's name, as it is written.
    Name,
    /// A reading in kana.
    Kana,
    /// An address, whole or a line of it.
    Address,
    /// The name of a company or shop.
    Company,
    /// A day of the calendar: of birth, of delivery.
    Date,
    /// A quantity or another number.
    Number,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Postal,
        Self::Phone,
        Self::Email,
        Self::Name,
        Self::Kana,
        Self::Address,
        Self::Company,
        Self::Date,
        Self::Number,
    ];

    /// The kinds that this build normalises: for a page without the feature `full` the last two are left
    /// out.
    #[must_use]
    pub fn built() -> &'static [Self] {
        let [common @ .., _, _] = &Self::ALL;
        if FULL { &Self::ALL } else { common }
    }

    /// The name used in options, attributes and beacons.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Postal => "postal",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Name => "name",
            Self::Kana => "kana",
            Self::Address => "address",
            Self::Company => "company",
            Self::Date => "date",
            Self::Number => "number",
        }
    }

    /// The kind of that name.
    ///
    /// # Errors
    /// `FIELD_KIND_UNKNOWN`.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let found = Self::built().iter().find(|kind| kind.as_str() == name);
        found
            .copied()
            .ok_or(Error::new(ErrorCode::FieldKindUnknown, "kind"))
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The value to store. Where no value can be made of it, the text as it was typed.
    pub value: String,
    /// Whether `value` differs from the text given.
    pub changed: bool,
    /// Where the caret belongs in `value` (UTF-16), when one was given.
    pub caret: Option<u32>,
    /// What changed and why, in the order of the given text. Empty when `changed` is false.
    pub changes: Vec<Change>,
    /// What is wrong, the gravest first.
    pub issues: Vec<Issue>,
}

impl Outcome {
    /// True when no issue is an error.
    #[must_use]
    pub fn valid(&self) -> bool {
        self.issues
            .iter()
            .all(|issue| issue.severity() != Severity::Error)
    }

    /// The outcome of an edit that made a value.
    pub(crate) fn edited(text: &str, edit: &Edit, options: Options, issues: Vec<Issue>) -> Self {
        let value = edit.text();
        let changed = value != text;
        let changes = if changed { edit.changes() } else { Vec::new() };
        let caret = options.caret.map(|caret| edit.caret(caret));
        Self {
            value,
            changed,
            caret,
            changes,
            issues,
        }
    }

    /// The outcome where no value can be made: the text stays.
    pub(crate) fn kept(text: &str, options: Options, issue: Issue) -> Self {
        Self {
            value: text.into(),
            changed: false,
            caret: options.caret.map(|caret| Edit::new(text).caret(caret)),
            changes: Vec::new(),
            issues: vec![issue],
        }
    }
}

#[cfg(test)]
impl Outcome {
    /// The changes without what they became.
    fn told(&self) -> Vec<(u32, u32, crate::text::ChangeCode)> {
        let changes = self.changes.iter();
        changes
            .map(|change| (change.from, change.to, change.code))
            .collect()
    }
}

/// Whether the kinds and options are built that a page's module leaves out. Natively they always are.
const FULL: bool = cfg!(any(feature = "full", not(target_arch = "wasm32")));

/// Bytes of a text that is read, at most. No field holds more; a pasted book is left as it is at once,
/// and does not hold up the page.
const LONGEST: usize = 65_536;

/// Whether a text shows nothing.
fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|ch| space::is_space(ch) || space::is_invisible(None, ch))
}

/// What was meant by `text` in a field of this kind. An empty text, or one that shows nothing, is
/// valid and becomes empty: whether a field is required is the form's rule.
#[must_use]
pub fn normalize(kind: Kind, text: &str, options: Options) -> Outcome {
    if text.len() > LONGEST {
        return Outcome::kept(text, options, Issue::new(Code::TextTooLong));
    }
    if is_blank(text) {
        let mut edit = Edit::new(text);
        name::clean(&mut edit);
        return Outcome::edited(text, &edit, options, Vec::new());
    }
    let mut outcome = match kind {
        Kind::Postal => postal::normalize(text, options),
        Kind::Phone => phone::normalize(text, options),
        Kind::Email => email::normalize(text, options),
        Kind::Name => name::normalize(text, options),
        Kind::Kana => kana::normalize(text, options),
        Kind::Address => address::normalize(text, options),
        Kind::Company => company::normalize(text, options),
        #[cfg(any(feature = "full", not(target_arch = "wasm32")))]
        Kind::Date => date::normalize(text, options),
        #[cfg(any(feature = "full", not(target_arch = "wasm32")))]
        Kind::Number => number::normalize(text, options),
        // Not in this build: see [`Kind::built`].
        #[cfg(not(any(feature = "full", not(target_arch = "wasm32"))))]
        Kind::Date | Kind::Number => name::normalize(text, options),
    };
    // A value that cannot be used is not worth a warning.
    if FULL && options.charset != Charset::Utf8 && outcome.valid() {
        warn(kind, options, &mut outcome);
    }
    outcome
}

/// Warns of the characters that the back end cannot store.
fn warn(kind: Kind, options: Options, outcome: &mut Outcome) {
    if let Some(review) = charset::review(&outcome.value, options.charset) {
        let storable = Options {
            caret: None,
            charset: Charset::Utf8,
            ..options
        };
        // What stands beside an accented letter is read anew beside a plain one.
        let value = |proposal: String| normalize(kind, &proposal, storable).value;
        outcome.issues.push(Issue {
            code: Code::CharsetMissing,
            count: review.count,
            what: Some(review.first),
            part: None,
            suggestion: review.proposal.map(value),
        });
    }
}
