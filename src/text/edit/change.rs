//! What was changed, and why.

use serde::{Serialize, Serializer};

/// Why a part of the text was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ChangeCode {
    /// Full width to half width or back: `０` to `0`, `ｶ` to `カ`.
    Width,
    /// Hiragana to katakana or back; kana and its mark joined: `か` U+3099 to `が`.
    Kana,
    /// A dash that stands for `ー`, or a look-alike of it.
    LongVowel,
    /// A hyphen put in, taken out, moved, or its look-alike replaced.
    Hyphen,
    /// A space trimmed or its look-alike replaced.
    Space,
    /// A zero-width or direction mark taken out.
    Invisible,
    /// Upper to lower case, where case carries nothing.
    Case,
    /// A radical that looks like a character: `⻑` to `長`.
    Radical,
    /// A kanji numeral where only digits count: `〇` to `0`.
    Digit,
    /// `〒`, `+81`.
    Prefix,
    /// A remark or an extension taken out: `（代表）`.
    Note,
    /// `。` to `.`.
    Punctuation,
    /// How a company's legal form is written: `㈱` to `(株)`.
    LegalForm,
    /// A day or a number in the form of the field: `昭和60年` to `1985`, `1,000` to `1000`.
    Form,
}

impl ChangeCode {
    /// Every code.
    pub const ALL: [Self; 14] = [
        Self::Width,
        Self::Kana,
        Self::LongVowel,
        Self::Hyphen,
        Self::Space,
        Self::Invisible,
        Self::Case,
        Self::Radical,
        Self::Digit,
        Self::Prefix,
        Self::Note,
        Self::Punctuation,
        Self::LegalForm,
        Self::Form,
    ];

    /// The stable code: `WIDTH`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Width => "WIDTH",
            Self::Kana => "KANA",
            Self::LongVowel => "LONG_VOWEL",
            Self::Hyphen => "HYPHEN",
            Self::Space => "SPACE",
            Self::Invisible => "INVISIBLE",
            Self::Case => "CASE",
            Self::Radical => "RADICAL",
            Self::Digit => "DIGIT",
            Self::Prefix => "PREFIX",
            Self::Note => "NOTE",
            Self::Punctuation => "PUNCTUATION",
            Self::LegalForm => "LEGAL_FORM",
            Self::Form => "FORM",
        }
    }
}

impl Serialize for ChangeCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// One change, in UTF-16 offsets: `from` and `to` in the text as it was given, `value_from` and
/// `value_to` in what became of it. The former are equal where something was put in, the latter
/// where something was taken out. To undo a change is to put the one part in the place of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Start of the changed part.
    pub from: u32,
    /// End of the changed part, exclusive.
    pub to: u32,
    /// Why.
    pub code: ChangeCode,
    /// Start of what it became.
    pub value_from: u32,
    /// End of what it became, exclusive.
    pub value_to: u32,
}
