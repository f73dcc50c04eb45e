//! What the tool itself finds wrong with a row or a cell, beside the library's issues.

/// Something wrong with a row or a cell. It stays as it was. The codes are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A row has more or fewer columns than the first one.
    ColumnCount,
    /// Quotes of a row open and do not close.
    QuoteUnclosed,
    /// A row is longer than the tool reads.
    RecordTooLong,
    /// Bytes of a row are no text in the encoding of the file.
    EncodingInvalid,
    /// The value of a cell has a character that the encoding of the file has not.
    CharacterUnencodable,
}

impl Trouble {
    /// The stable code: `COLUMN_COUNT`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ColumnCount => "COLUMN_COUNT",
            Self::QuoteUnclosed => "QUOTE_UNCLOSED",
            Self::RecordTooLong => "RECORD_TOO_LONG",
            Self::EncodingInvalid => "ENCODING_INVALID",
            Self::CharacterUnencodable => "CHARACTER_UNENCODABLE",
        }
    }

    /// The words, in Japanese and English.
    pub const fn words(self) -> [&'static str; 2] {
        match self {
            Self::ColumnCount => [
                "列の数が1行目と異なります",
                "the number of columns is not that of the first row",
            ],
            Self::QuoteUnclosed => ["引用符が閉じていません", "the quotes do not close"],
            Self::RecordTooLong => [
                "行が長すぎます（16 MBまで）",
                "the row is too long (16 MB at most)",
            ],
            Self::EncodingInvalid => [
                "ファイルの文字コードでは読めない文字があります",
                "bytes are no text in the file's encoding",
            ],
            Self::CharacterUnencodable => [
                "ファイルの文字コードにない文字が必要です",
                "the value needs a character that the file's encoding has not",
            ],
        }
    }
}
