//! One file a kind of field: what was meant, what it becomes, what is wrong.

pub mod address;
pub mod email;
pub mod issue;
pub mod kana;
pub mod name;
pub mod phone;
pub mod postal;

use serde::{Serialize, Serializer};

pub use issue::{Code, Issue, Locale, Severity};

use crate::error::{Error, ErrorCode};
use crate::text::{Change, Edit, space};

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
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Postal,
        Self::Phone,
        Self::Email,
        Self::Name,
        Self::Kana,
        Self::Address,
    ];

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
        }
    }

    /// The kind of that name.
    ///
    /// # Errors
    /// `FIELD_KIND_UNKNOWN`.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == name);
        found.ok_or(Error::new(ErrorCode::FieldKindUnknown, "kind"))
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// What a kana field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KanaForm {
    /// フリガナ
    #[default]
    Katakana,
    /// ふりがな
    Hiragana,
}

/// How a field is normalised. The default suits most Japanese shops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Caret in the text given, a UTF-16 offset.
    pub caret: Option<u32>,
    /// What a kana field holds.
    pub kana: KanaForm,
    /// One line of an address of several: the house number may stand in another.
    pub part: bool,
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

/// What was meant by `text` in a field of this kind. An empty text, or one that shows nothing, is
/// valid and becomes empty: whether a field is required is the form's rule.
#[must_use]
pub fn normalize(kind: Kind, text: &str, options: Options) -> Outcome {
    if text
        .chars()
        .all(|ch| space::is_space(ch) || space::is_invisible(None, ch))
    {
        let mut edit = Edit::new(text);
        name::clean(&mut edit);
        return Outcome::edited(text, &edit, options, Vec::new());
    }
    match kind {
        Kind::Postal => postal::normalize(text, options),
        Kind::Phone => phone::normalize(text, options),
        Kind::Email => email::normalize(text, options),
        Kind::Name => name::normalize(text, options),
        Kind::Kana => kana::normalize(text, options),
        Kind::Address => address::normalize(text, options),
    }
}
