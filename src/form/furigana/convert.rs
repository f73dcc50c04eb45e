//! Whether a text can be what some kana were converted to.

use super::UNKNOWN;
use crate::text::{kana, space, width};

/// Kanji that are read with two kana or more in the names of almost everybody. A name of them that
/// needs more kana than were typed was predicted: やま gives 山, but 山田 takes three.
///
/// Chosen over the 1,999 most frequent family names and 91,222 spellings of given names of
/// japanese-personal-name-dataset 0.4.0 (MIT), which is also where the figures of docs/fields.md
/// are from: those that tell the most family names from what was typed of them so far, and are
/// wrong of fewer than one shopper in a thousand.
const LONG: &str = "上下中俊前勝北原口吉坂堀塚大孝宏山岡岩島崎川平広彦本杉村松林森橋池沢浅渡石福竹菅藤西金鈴関隆高黒";

/// Whether `text` can be what `typed` was converted to, all of it and nothing else. `is_half_width`
/// says that the keyboard may convert while one types.
pub(super) fn fits(text: &[char], typed: &[char], is_half_width: bool) -> bool {
    if typed.contains(&UNKNOWN) {
        return false;
    }
    // Kana at an end must have been typed there: たべ may be completed to 食べる.
    let (mut text, mut typed) = (text, typed);
    while let [ch, rest @ ..] = text
        && kana::is_kana(*ch)
    {
        match typed {
            [first, behind @ ..] if is_same(*ch, *first) => (text, typed) = (rest, behind),
            _ => return false,
        }
    }
    while let [rest @ .., ch] = text
        && kana::is_kana(*ch)
    {
        match typed {
            [before @ .., last] if is_same(*ch, *last) => (text, typed) = (rest, before),
            _ => return false,
        }
    }
    if text.is_empty() {
        return typed.is_empty();
    }
    let mut least = 0_usize;
    for ch in text {
        if space::is_ideograph(*ch) || kana::is_kana(*ch) {
            least = least.wrapping_add(1);
        }
        if LONG.chars().any(|long| long == *ch) {
            least = least.wrapping_add(1);
        }
    }
    // りょ and う at once make 涼: after so little, there may have been more.
    least <= typed.len() && !(is_half_width && typed.len() < 3)
}

/// Whether a keyboard may offer `ch` for a kana that was typed: を for お, マリヲ for まりお; ヶ is read in
/// several ways, ゞ as what stands before it.
pub(super) fn is_same(ch: char, typed: char) -> bool {
    let plain = |ch| kana::to_hiragana(width::katakana(ch));
    let (ch, typed) = (plain(ch), plain(typed));
    ch == typed || (ch, typed) == ('を', 'お') || matches!(ch, 'ゕ' | 'ゖ' | 'ゝ' | 'ゞ')
}
