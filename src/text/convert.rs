//! Plain strings from one form into another, in one pass. Fields do it with an
//! [`Edit`](super::Edit), which remembers what came from where.

use alloc::string::String;
use alloc::vec::Vec;

use super::kana::{Mark, is_katakana, mark, spacing, to_hiragana, to_katakana, voiced};
use super::width::{full, half, halved, katakana, shift};

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
    let given: Vec<u32> = text.chars().map(u32::from).collect();
    let mut out = Vec::with_capacity(given.len());
    convert_codes(&given, form, &mut out);
    out.into_iter().filter_map(char::from_u32).collect()
}

/// The same of the codes of characters, or of UTF-16 units: what has another form is within the basic
/// plane, and half a surrogate pair stays.
pub(crate) fn convert_codes(given: &[u32], form: Form, out: &mut Vec<u32>) {
    let same: fn(char) -> char = |ch| ch;
    let (before, after) = match form {
        Form::HalfWidth => (half as fn(char) -> char, same),
        Form::FullWidth => (full as fn(char) -> char, same),
        Form::Katakana => (to_katakana as fn(char) -> char, same),
        Form::Hiragana => (same, to_hiragana as fn(char) -> char),
        Form::FullKatakana | Form::HalfKatakana => (same, same),
    };
    if matches!(form, Form::HalfWidth | Form::FullWidth) {
        // Nothing belongs together.
        let one = |code: &u32| char::from_u32(*code).map_or(*code, |ch| before(ch).into());
        out.extend(given.iter().map(one));
        return;
    }
    // What a mark may belong to: a kana in full width.
    let mut base = None;
    for code in given {
        let Some(ch) = char::from_u32(*code) else {
            base = None;
            out.push(*code);
            continue;
        };
        if form == Form::HalfKatakana {
            // Katakana alone take a half-width mark.
            let mark = base.is_some_and(is_katakana);
            let (one, mark) = narrow(if mark { spacing(ch) } else { ch });
            out.push(one.into());
            out.extend(mark.map(u32::from));
            base = Some(ch);
        } else if let (Some(last), Some(mark)) = (base, mark(ch, false))
            && let Some(joined) = voiced(last, mark)
        {
            out.pop();
            out.push(after(joined).into());
            base = None;
        } else {
            let one = before(katakana(ch));
            base = Some(one);
            out.push(after(one).into());
        }
    }
}

/// What katakana and its punctuation are in half width, others themselves, and the mark that is apart
/// there: `ガ` is `ｶ` and `ﾞ`. [`katakana`] turned around.
pub(crate) fn narrow(ch: char) -> (char, Option<char>) {
    if !matches!(ch, '\u{3000}'..='\u{30FF}') {
        return (ch, None);
    }
    // A voiced letter follows its base by so much; ヴ and ヷヸヹヺ are elsewhere.
    for (mark, by) in [
        (None, 0),
        (Some(Mark::Dakuten), 1),
        (Some(Mark::Handakuten), 2),
        (Some(Mark::Dakuten), 0x4E),
        (Some(Mark::Dakuten), 8),
    ] {
        let base = shift(ch, -by);
        if mark.is_none_or(|mark| voiced(base, mark) == Some(ch))
            && let Some(half) = halved(base)
        {
            let mark = mark.map(|mark| match mark {
                Mark::Dakuten => '\u{FF9E}',
                Mark::Handakuten => '\u{FF9F}',
            });
            return (half, mark);
        }
    }
    (ch, None)
}

#[cfg(test)]
mod tests;
