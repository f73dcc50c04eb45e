//! The options of a text, packed by JavaScript's face into the bits of one number: two for each, in
//! the order of `OPTIONS` in `pkg/npm/options.js`.

use crate::field::date::Date;
use crate::field::{Blocks, Charset, CompanyForm, DateForm, KanaForm, KanaSet, Options, Width};

/// Whether the form of readings was left open: a field whose label asks for hiragana has it.
pub(super) fn is_kana_open(bits: u32) -> bool {
    bits & 3 == 3
}

/// The options behind a number. `today`: year, month and day in decimal, 0 where it is not told.
pub(super) fn unpack(bits: u32, today: u32) -> Options {
    let mut bits = bits;
    let mut take = || {
        let taken = bits & 3;
        bits >>= 2;
        taken
    };
    Options {
        caret: None,
        kana: match take() {
            1 => KanaForm::Hiragana,
            2 => KanaForm::HalfWidth,
            _ => KanaForm::Katakana,
        },
        kana_set: match take() {
            0 => KanaSet::Any,
            1 => KanaSet::EcCube,
            _ => KanaSet::Zengin,
        },
        charset: match take() {
            0 => Charset::Utf8,
            1 => Charset::Cp932,
            _ => Charset::JisX0208,
        },
        company: match take() {
            0 => CompanyForm::Typed,
            1 => CompanyForm::Short,
            _ => CompanyForm::Long,
        },
        date: match take() {
            0 => DateForm::Iso,
            1 => DateForm::Slashes,
            2 => DateForm::Digits,
            _ => DateForm::Wareki,
        },
        width: if take() == 0 {
            Width::Half
        } else {
            Width::Full
        },
        blocks: if take() == 0 {
            Blocks::Keep
        } else {
            Blocks::Hyphens
        },
        digits_only: take() == 1,
        drop_selectors: take() == 1,
        birth: take() == 1,
        part: take() == 1,
        today: Date::new(
            (today / 10_000) as u16,
            (today / 100 % 100) as u8,
            (today % 100) as u8,
        ),
    }
}
