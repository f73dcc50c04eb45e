//! The library's options by their names on the command line: this is the one place.

use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use surasura::field::date::Date;
use surasura::field::{Blocks, Charset, CompanyForm, DateForm, KanaForm, KanaSet, Width};
use surasura::{Kind, Options};

/// Names and what they stand for.
type Names<T> = &'static [(&'static str, T)];

const KANA: Names<KanaForm> = &[
    ("katakana", KanaForm::Katakana),
    ("hiragana", KanaForm::Hiragana),
    ("halfwidth", KanaForm::HalfWidth),
];
const KANA_SET: Names<KanaSet> = &[
    ("any", KanaSet::Any),
    ("eccube", KanaSet::EcCube),
    ("zengin", KanaSet::Zengin),
];
const WIDTH: Names<Width> = &[("half", Width::Half), ("full", Width::Full)];
const BLOCKS: Names<Blocks> = &[("keep", Blocks::Keep), ("hyphens", Blocks::Hyphens)];
const COMPANY: Names<CompanyForm> = &[
    ("typed", CompanyForm::Typed),
    ("short", CompanyForm::Short),
    ("long", CompanyForm::Long),
];
const CHARSET: Names<Charset> = &[
    ("utf-8", Charset::Utf8),
    ("cp932", Charset::Cp932),
    ("jis-x-0208", Charset::JisX0208),
];
const DATE: Names<DateForm> = &[
    ("iso", DateForm::Iso),
    ("slashes", DateForm::Slashes),
    ("digits", DateForm::Digits),
    ("wareki", DateForm::Wareki),
];

/// A parser that takes one of the names.
fn choice<T: Copy + Send + Sync>(names: Names<T>) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names.iter().map(|(name, _)| *name)).try_map(|given| {
        let found = names.iter().find(|(name, _)| *name == given);
        found.map(|(_, value)| *value).ok_or("another name")
    })
}

/// A parser that takes the name of a kind.
pub fn kind() -> impl TypedValueParser<Value = Kind> {
    let names = Kind::ALL.map(Kind::as_str);
    PossibleValuesParser::new(names).try_map(|given| Kind::from_name(&given))
}

/// The options of the library.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "How values are written")]
pub struct FieldOptions {
    /// postal, phone: digits alone, without hyphens
    #[arg(long)]
    digits_only: bool,

    /// kana: the form of the letters
    #[arg(long, value_name = "FORM", default_value = "katakana", value_parser = choice(KANA))]
    kana: KanaForm,

    /// kana: which characters are allowed; `zengin` is what a bank transfer can carry
    #[arg(long, value_name = "SET", default_value = "any", value_parser = choice(KANA_SET))]
    kana_set: KanaSet,

    /// address: width of letters, digits and hyphens
    #[arg(long, value_name = "WIDTH", default_value = "half", value_parser = choice(WIDTH))]
    width: Width,

    /// address: whether 1丁目2番地3号 becomes 1-2-3
    #[arg(long, value_name = "FORM", default_value = "keep", value_parser = choice(BLOCKS))]
    blocks: Blocks,

    /// address: a line of an address of several; so it is when several columns are addresses
    #[arg(long)]
    part: bool,

    /// company: how the legal form is written: ㈱ as (株) or 株式会社
    #[arg(long, value_name = "FORM", default_value = "typed", value_parser = choice(COMPANY))]
    company: CompanyForm,

    /// date: how a day is written
    #[arg(long, value_name = "FORM", default_value = "iso", value_parser = choice(DATE))]
    date: DateForm,

    /// date: a date of birth, not in the future and not too long ago
    #[arg(long)]
    birth: bool,

    /// date: the day that --birth measures by [default: today in Japan]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Date>,

    /// name, kana, company, address: warn of characters that this set has not
    #[arg(long, value_name = "SET", default_value = "utf-8", value_parser = choice(CHARSET))]
    charset: Charset,

    /// name, company, address: take out what chooses the glyph of a kanji
    #[arg(long)]
    drop_selectors: bool,
}

impl FieldOptions {
    /// The library's options for a column; `part`: there are several columns of addresses.
    pub fn options(&self, part: bool) -> Options {
        // Every member by its name: the compiler asks for one that is new.
        Options {
            caret: None,
            part: self.part || part,
            digits_only: self.digits_only,
            kana: self.kana,
            kana_set: self.kana_set,
            width: self.width,
            blocks: self.blocks,
            company: self.company,
            charset: self.charset,
            drop_selectors: self.drop_selectors,
            date: self.date,
            birth: self.birth,
            today: self.today.or_else(today_in_japan),
        }
    }
}

/// A day as `2026-11-22`.
fn day(text: &str) -> Result<Date, &'static str> {
    let read = || {
        let mut parts = text.splitn(3, '-');
        let date = Date {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        };
        let exists =
            date.year >= 1 && (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
        exists.then_some(date)
    };
    read().ok_or("a day is written 2026-11-22")
}

/// Today, nine hours ahead of UTC all the year.
fn today_in_japan() -> Option<Date> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    date_of((now.as_secs() + 9 * 3600) / 86400)
}

/// The day that comes so many days after 1970-01-01.
fn date_of(mut days: u64) -> Option<Date> {
    let mut year = 1970_u16;
    let leap = |year: u16| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    loop {
        let length = if leap(year) { 366 } else { 365 };
        if days < length {
            break;
        }
        days -= length;
        year = year.checked_add(1)?;
    }
    let february = if leap(year) { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, length) in (1_u8..).zip(lengths) {
        if days < length {
            let day = u8::try_from(days + 1).ok()?;
            return Some(Date { year, month, day });
        }
        days -= length;
    }
    None
}

#[cfg(test)]
mod tests;
