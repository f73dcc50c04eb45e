//! What ends the tool, as stable codes, and the words for it.

use std::fmt::Display;

use surasura::Locale;

/// The words of one language.
pub fn words(locale: Locale, [ja, en]: [&'static str; 2]) -> &'static str {
    match locale {
        Locale::Ja => ja,
        Locale::En => en,
    }
}

/// Why nothing can be done. The codes are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultCode {
    /// The options contradict each other or lack one.
    UsageInvalid,
    /// No column has that name or number.
    ColumnUnknown,
    /// Several columns have that name.
    ColumnAmbiguous,
    /// A column was chosen twice.
    ColumnTwice,
    /// The input has no record.
    HeaderMissing,
    /// The quotes of the first record do not close.
    HeaderBroken,
    /// The encoding cannot be told.
    EncodingUnknown,
    /// The encoding is one that this tool does not read.
    EncodingUnsupported,
    /// The input cannot be opened or read.
    FileUnreadable,
    /// The output or the report cannot be written.
    FileUnwritable,
    /// Two of input, output and report are one file.
    OutputIsInput,
}

impl FaultCode {
    /// The stable code: `COLUMN_UNKNOWN`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UsageInvalid => "USAGE_INVALID",
            Self::ColumnUnknown => "COLUMN_UNKNOWN",
            Self::ColumnAmbiguous => "COLUMN_AMBIGUOUS",
            Self::ColumnTwice => "COLUMN_TWICE",
            Self::HeaderMissing => "HEADER_MISSING",
            Self::HeaderBroken => "HEADER_BROKEN",
            Self::EncodingUnknown => "ENCODING_UNKNOWN",
            Self::EncodingUnsupported => "ENCODING_UNSUPPORTED",
            Self::FileUnreadable => "FILE_UNREADABLE",
            Self::FileUnwritable => "FILE_UNWRITABLE",
            Self::OutputIsInput => "OUTPUT_IS_INPUT",
        }
    }

    fn words(self) -> [&'static str; 2] {
        match self {
            Self::UsageInvalid => [
                "オプションの指定が正しくありません",
                "the options do not go together",
            ],
            Self::ColumnUnknown => ["その列はありません", "there is no such column"],
            Self::ColumnAmbiguous => [
                "同じ名前の列が複数あります。番号で指定してください",
                "several columns have that name; please give its number",
            ],
            Self::ColumnTwice => ["同じ列が2回指定されています", "a column was given twice"],
            Self::HeaderMissing => [
                "見出しの行がありません（入力が空です）",
                "there is no header: the input is empty",
            ],
            Self::HeaderBroken => [
                "1行目の引用符が閉じていません",
                "the quotes of the first record do not close",
            ],
            Self::EncodingUnknown => [
                "文字コードを判別できません。--encoding で指定してください",
                "the encoding cannot be told; please say it with --encoding",
            ],
            Self::EncodingUnsupported => [
                "対応していない文字コードです。UTF-8かCP932に変換してください",
                "this encoding is not read; please convert to UTF-8 or CP932",
            ],
            Self::FileUnreadable => ["読み込めません", "cannot be read"],
            Self::FileUnwritable => ["書き込めません", "cannot be written"],
            Self::OutputIsInput => [
                "入力・出力・レポートが同じファイルです。上書きするには --in-place を指定してください",
                "input, output and report must be different files; to replace the input say --in-place",
            ],
        }
    }
}

/// What ends the tool: a code and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The stable code.
    pub code: FaultCode,
    about: String,
}

impl Fault {
    /// A fault of a file, a column or an option.
    pub fn new(code: FaultCode, about: impl Display) -> Self {
        Self {
            code,
            about: about.to_string(),
        }
    }

    /// One line: the code, the words, what it is about.
    pub fn message(&self, locale: Locale) -> String {
        let code = self.code.as_str();
        let words = words(locale, self.code.words());
        format!("{code}: {words}: {}", printable(&self.about))
    }
}

/// A text of a file for a terminal, which would obey its control characters.
pub fn printable(text: &str) -> String {
    let plain = |ch: char| if ch.is_control() { '\u{FFFD}' } else { ch };
    text.chars().map(plain).collect()
}
