//! One file a kind of field: what was meant, what it becomes, what is wrong.

pub mod address;
pub mod company;
#[cfg_attr(
    all(target_arch = "wasm32", not(feature = "full")),
    allow(dead_code, reason = "not in this build")
)]
pub mod date;
pub mod email;
pub mod issue;
pub mod kana;
pub mod name;
#[cfg_attr(
    all(target_arch = "wasm32", not(feature = "full")),
    allow(dead_code, reason = "not in this build")
)]
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
        all_well(&self.issues)
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
pub(crate) const FULL: bool = cfg!(any(feature = "full", not(target_arch = "wasm32")));

/// UTF-16 units of a text that is read, at most. No field holds more; a pasted book is left as it is at
/// once, and does not hold up the page.
pub(crate) const LONGEST: usize = 65_536;

/// What became of an edit: a value with what is to be said of it, or why there can be none.
pub(crate) type Read = Result<Vec<Issue>, Issue>;

/// Whether a character shows nothing.
fn is_blank(ch: char) -> bool {
    space::is_space(ch) || space::is_invisible(None, ch)
}

/// What was meant by `text` in a field of this kind. An empty text, or one that shows nothing, is
/// valid and becomes empty: whether a field is required is the form's rule.
#[must_use]
pub fn normalize(kind: Kind, text: &str, options: Options) -> Outcome {
    let mut edit = Edit::new(text);
    // In what is too long nobody looks where characters end.
    let kept = options.caret.map(|caret| match edit.units() as usize {
        0..=LONGEST => edit.caret(caret),
        _ => caret.min(edit.units()),
    });
    match read(kind, &mut edit, &options) {
        Ok(issues) => Outcome {
            value: edit.text(),
            changed: edit.changed(),
            caret: options.caret.map(|caret| edit.caret(caret)),
            changes: edit.changes(),
            issues,
        },
        Err(issue) => Outcome {
            value: text.into(),
            changed: false,
            caret: kept,
            changes: Vec::new(),
            issues: vec![issue],
        },
    }
}

/// The same in an edit that holds the text.
pub(crate) fn read(kind: Kind, edit: &mut Edit, options: &Options) -> Read {
    if edit.units() as usize > LONGEST {
        return Err(Issue::new(Code::TextTooLong));
    }
    if edit.cells().iter().all(|cell| is_blank(cell.ch)) {
        name::clean(edit);
        return Ok(Vec::new());
    }
    let mut issues = match kind {
        Kind::Postal => postal::read(edit, options),
        Kind::Phone => phone::read(edit, options),
        Kind::Email => email::read(edit),
        Kind::Name => name::read(edit, options),
        Kind::Kana => kana::read(edit, options),
        Kind::Address => address::read(edit, options),
        Kind::Company => company::read(edit, options),
        #[cfg(any(feature = "full", not(target_arch = "wasm32")))]
        Kind::Date => date::read(edit, options),
        #[cfg(any(feature = "full", not(target_arch = "wasm32")))]
        Kind::Number => number::read(edit),
        // Not in this build: see [`Kind::built`].
        #[cfg(not(any(feature = "full", not(target_arch = "wasm32"))))]
        Kind::Date | Kind::Number => name::read(edit, options),
    }?;
    // A value that cannot be used is not worth a warning.
    if FULL && options.charset != Charset::Utf8 && all_well(&issues) {
        issues.extend(warning(kind, edit, options));
    }
    Ok(issues)
}

/// Whether none of these is an error.
fn all_well(issues: &[Issue]) -> bool {
    issues
        .iter()
        .all(|issue| issue.severity() != Severity::Error)
}

/// The warning of characters that the back end cannot store.
fn warning(kind: Kind, edit: &Edit, options: &Options) -> Option<Issue> {
    let review = charset::review(&edit.text(), options.charset)?;
    let storable = Options {
        caret: None,
        charset: Charset::Utf8,
        ..*options
    };
    // What stands beside an accented letter is read anew beside a plain one.
    let value = |proposal: String| normalize(kind, &proposal, storable).value;
    Some(Issue {
        code: Code::CharsetMissing,
        count: review.count,
        what: Some(review.first),
        part: None,
        suggestion: review.proposal.map(value),
    })
}
