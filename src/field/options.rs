//! How a field is normalised. Every default suits most Japanese shops.

use super::date::Date;
pub use crate::text::charset::Charset;

/// What a kana field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KanaForm {
    /// フリガナ
    #[default]
    Katakana,
    /// ふりがな
    Hiragana,
    /// ﾌﾘｶﾞﾅ
    HalfWidth,
}

/// Which characters a kana field may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KanaSet {
    /// Every kana, with spaces and `・`.
    #[default]
    Any,
    /// What EC-CUBE accepts: ァ to ヶ, ー, nothing else.
    EcCube,
    /// What a bank transfer can carry (全銀).
    Zengin,
}

/// Width of letters and digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// `1-2-3`
    #[default]
    Half,
    /// `１－２－３`
    Full,
}

/// What becomes of 丁目, 番地 and 号 in an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blocks {
    /// They stay as typed.
    #[default]
    Keep,
    /// `1丁目2番地3号` becomes `1-2-3`.
    Hyphens,
}

/// How a company's legal form is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CompanyForm {
    /// As typed; only the one-character forms are opened: `㈱` to `(株)`, `㍿` to `株式会社`.
    #[default]
    Typed,
    /// `(株)`
    Short,
    /// `株式会社`
    Long,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateForm {
    /// `1985-04-01`
    #[default]
    Iso,
    /// `1985/04/01`
    Slashes,
    /// `19850401`
    Digits,
    /// `昭和60年4月1日`
    Wareki,
}

/// How a field is normalised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Caret in the text given, a UTF-16 offset.
    pub caret: Option<u32>,
    /// One line of an address of several: the house number may stand in another.
    pub part: bool,
    /// A postal code or telephone number as digits alone, without hyphens.
    pub digits_only: bool,
    /// What a kana field holds.
    pub kana: KanaForm,
    /// Which characters a kana field may hold.
    pub kana_set: KanaSet,
    /// Width of the letters, digits and hyphens of an address; full width takes its ASCII signs and
    /// spaces along, for back ends that refuse any half-width character.
    pub width: Width,
    /// What becomes of 丁目, 番地 and 号 in an address.
    pub blocks: Blocks,
    /// How a company's legal form is written.
    pub company: CompanyForm,
    /// What the back end can store: names, companies, kana and addresses are checked against it.
    pub charset: Charset,
    /// Whether variation selectors, which choose the glyph of a kanji, are taken out of it.
    pub drop_selectors: bool,
    /// How a date is written.
    pub date: DateForm,
    /// A date of birth: not in the future, not before 1868, no more than 120 years ago.
    pub birth: bool,
    /// The day on which this happens, which a date of birth is measured by. The core has no clock.
    pub today: Option<Date>,
}
