//! Plain strings from one form into another, in one pass. Fields do it with an
//! [`Edit`](super::Edit), which remembers what came from where.

use alloc::string::String;

use super::kana::{Mark, is_katakana, mark, spacing, to_hiragana, to_katakana, voiced};
use super::width::{full, half, katakana, shift};

/// A form of letters or kana. What it does not speak of stays: kanji always do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Letters, digits, signs and the space in half width: `ＡＢＣ　１２３！` becomes `ABC 123!`, `￥`
    /// U+FFE5 becomes `¥` U+00A5 and never a backslash. Kana stay.
    HalfWidth,
    /// The same in full width.
    FullWidth,
    /// Hiragana in full-width katakana; half-width katakana, too: `がｶﾞ` becomes `ガガ`.
    Katakana,
    /// Katakana of both widths in hiragana: `ガｶﾞ` becomes `がが`. `ヷヸヹヺ` have no hiragana and stay.
    Hiragana,
    /// Half-width katakana and `｡｢｣､･ｰ` in full width, with the marks joined: `ｶﾞｰﾃﾞﾝ` becomes
    /// `ガーデン`. Hiragana stay.
    FullKatakana,
    /// Full-width katakana and `。「」、・ー` in half width, with the marks apart: `ガーデン` becomes
    /// `ｶﾞｰﾃﾞﾝ`. What has no half width stays: `ヰヱヮヵヶヽヾ`, and hiragana.
    HalfKatakana,
}

/// The text in another form.
///
/// Kana and a mark after them that can only belong to them, U+3099, U+309A or a half-width one, become
/// one letter wherever the form is one of kana; `゛` U+309B and `゜` U+309C may stand for themselves.
///
/// ```
/// use surasura::text::convert::{Form, convert};
///
/// assert_eq!(convert("ＡＢＣ１２３", Form::HalfWidth), "ABC123");
/// assert_eq!(convert("ｷｬﾌﾟﾃﾝ", Form::FullKatakana), "キャプテン");
/// assert_eq!(convert("ヴァイオリン", Form::HalfKatakana), "ｳﾞｧｲｵﾘﾝ");
/// assert_eq!(convert("にゅうりょく", Form::Katakana), "ニュウリョク");
/// assert_eq!(convert("ﾀｶﾊｼ", Form::Hiragana), "たかはし");
/// ```
#[must_use]
pub fn convert(text: &str, form: Form) -> String {
    match form {
        Form::HalfWidth => text.chars().map(half).collect(),
        Form::FullWidth => text.chars().map(full).collect(),
        Form::Katakana => composed(text, to_katakana, |ch| ch),
        Form::Hiragana => composed(text, |ch| ch, to_hiragana),
        Form::FullKatakana => composed(text, |ch| ch, |ch| ch),
        Form::HalfKatakana => {
            let narrow = Narrow::new();
            let mut out = String::with_capacity(text.len());
            let mut before = None;
            for ch in text.chars() {
                // Katakana alone take a half-width mark.
                let mark = before.is_some_and(is_katakana);
                let (one, mark) = narrow.of(if mark { spacing(ch) } else { ch });
                out.push(one);
                out.extend(mark);
                before = Some(ch);
            }
            out
        }
    }
}

/// The text with half-width katakana in full width and marks joined, by way of `before` they are and
/// `after`.
fn composed(text: &str, before: fn(char) -> char, after: fn(char) -> char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut base = None;
    for ch in text.chars() {
        // ASCII has no marks.
        if ch.is_ascii() {
            base = None;
            out.push(ch);
            continue;
        }
        if let (Some(last), Some(mark)) = (base, mark(ch, false))
            && let Some(joined) = voiced(last, mark)
        {
            out.pop();
            out.push(after(joined));
            base = None;
            continue;
        }
        let one = before(katakana(ch));
        base = Some(one);
        out.push(after(one));
    }
    out
}

/// Katakana and its punctuation in half width: of each of U+3000 to U+30FF the place among the
/// half-width forms, counted from 1, and in the upper two bits the mark that is apart there.
pub(crate) struct Narrow([u8; 256]);

impl Narrow {
    /// The table of [`katakana`] turned around.
    pub(crate) fn new() -> Self {
        let mut table = [0_u8; 256];
        for index in 1..64_u8 {
            let full = katakana(shift('\u{FF60}', i32::from(index)));
            for (mark, bit) in [
                (None, 0),
                (Some(Mark::Dakuten), 64),
                (Some(Mark::Handakuten), 128),
            ] {
                let letter = mark.map_or(Some(full), |mark| voiced(full, mark));
                if let Some(letter) = letter
                    && let Some(entry) = table.get_mut(letter as usize & 0xFF)
                {
                    *entry = index | bit;
                }
            }
        }
        Self(table)
    }

    /// What `ch` is in half width, or itself, and the mark that is apart there: `ガ` is `ｶ` and `ﾞ`.
    pub(crate) fn of(&self, ch: char) -> (char, Option<char>) {
        let entry = self.0.get((ch as usize).wrapping_sub(0x3000));
        let entry = entry.copied().unwrap_or(0);
        if entry == 0 {
            return (ch, None);
        }
        let mark = match entry >> 6 {
            0 => None,
            1 => Some('\u{FF9E}'),
            _ => Some('\u{FF9F}'),
        };
        (shift('\u{FF60}', i32::from(entry & 63)), mark)
    }
}

#[cfg(test)]
mod tests;
